/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_restart.h"

#include "rx_change.h"
#include "rx_kept.h"
#include "service_parts.h"

enum { DROPS_IN_A_SLICE = 256, REST_MILLISECONDS = 1000 };

/* One slice. */
struct slice {
	struct sc_service *service;
	struct sc_unit *unit;
	struct sc_rx_claim *claims;
	uint32_t drops;
	bool left; /* something is being changed right now, or there is no memory */
};

/* In time for the next slice. */
static void set_alarm(struct sc_service *service)
{
	uint64_t due = sc_rx_sweep_due(service);

	if (due != SC_RX_NEVER && service->settings.alarm != NULL)
		service->settings.alarm(service->settings.owner, due);
}

const struct sc_rx_session *sc_rx_find(const struct sc_service *service, struct sc_text id)
{
	const struct sc_rx_session *session = sc_rx_sessions_find(service->sessions, id);

	if (session == NULL || sc_rx_peers_ended(service->peers, session))
		return NULL;
	return session;
}

void sc_rx_keep_origin_state(struct sc_service *service, struct sc_unit *unit, struct sc_text host,
	uint32_t origin_state)
{
	struct sc_change *change = NULL;

	if (origin_state <= sc_rx_peers_known(service->peers, host))
		return;
	change = sc_unit_add(unit, SC_CHANGE_KEEP_PEER);
	if (change != NULL)
		change->peer = (struct sc_kept_peer_row){
			.origin_host = sc_unit_copy(unit, host),
			.origin_state_id = origin_state,
		};
}

void sc_rx_peer_restarted(struct sc_service *service, struct sc_text host, uint32_t origin_state)
{
	struct sc_unit *unit = sc_unit_begin(service);

	if (unit != NULL) {
		sc_rx_keep_origin_state(service, unit, host, origin_state);
		(void)sc_unit_write(unit, NULL);
	}
	if (sc_rx_peers_restarted(service->peers, host, origin_state))
		set_alarm(service);
}

void sc_rx_sweep_all(struct sc_service *service)
{
	sc_rx_peers_sweep_all(service->peers);
}

void sc_rx_each_origin_state(const struct sc_service *service,
	void (*visit)(void *owner, struct sc_text host, uint32_t origin_state), void *owner)
{
	sc_rx_peers_each(service->peers, visit, owner);
}

/* One that is being changed right now is left to whoever changes it. False: the slice is full. */
static bool drop(struct slice *slice, const struct sc_rx_session *session)
{
	struct sc_rx_claims *claims = slice->service->rx_claims;
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION, .name = session->id };

	if (!sc_rx_peers_ended(slice->service->peers, session))
		return true;
	if (sc_rx_claims_of(claims, &key) != 0 ||
		sc_rx_claim(claims, &key, &slice->claims) != SC_STATUS_OK) {
		slice->left = true;
		return true;
	}
	sc_rx_drop(slice->unit, session->id);
	return ++slice->drops < DROPS_IN_A_SLICE;
}

static void rest(struct sc_service *service)
{
	service->sweeping.rests_to = sc_service_moment(service) + REST_MILLISECONDS;
}

static void swept(void *owner, enum sc_status status)
{
	struct sc_service *service = owner;

	service->sweeping.writing = false;
	if (status != SC_STATUS_OK)
		rest(service);
	set_alarm(service);
}

static void write_slice(struct slice *slice)
{
	const struct sc_promise promise = { .kept = swept, .owner = slice->service };

	if (sc_rx_change_write(slice->service, slice->unit, slice->claims, &promise) ==
		SC_STATUS_OK)
		slice->service->sweeping.writing = true;
	else
		rest(slice->service);
}

/* What is left comes again after a rest, as the host does; otherwise the next one's turn is. */
static void end_slice(struct slice *slice)
{
	sc_unit_drop(slice->unit);
	sc_rx_claims_release(slice->service->rx_claims, slice->claims);
	if (slice->left)
		rest(slice->service);
	else
		sc_rx_peers_swept(slice->service->peers);
}

/* The slice after the last one finds nothing more, and the host is done with. */
void sc_rx_sweep(struct sc_service *service)
{
	struct sc_text host = sc_rx_peers_to_sweep(service->peers);
	const struct sc_rx_session *session = NULL;
	struct slice slice = { .service = service };
	bool full = false;

	if (sc_rx_sweep_due(service) != 0)
		return;
	slice.unit = sc_unit_begin(service);
	if (slice.unit == NULL) {
		rest(service);
		return;
	}
	while (!full &&
		(session = sc_rx_sessions_of_host(service->sessions, host, session)) != NULL)
		full = !drop(&slice, session);
	if (slice.drops != 0)
		write_slice(&slice);
	else
		end_slice(&slice);
}

uint64_t sc_rx_sweep_due(const struct sc_service *service)
{
	uint64_t now = sc_service_moment(service);

	if (service->sweeping.writing || sc_rx_peers_to_sweep(service->peers).at == NULL)
		return SC_RX_NEVER;
	return service->sweeping.rests_to <= now ? 0 : service->sweeping.rests_to - now;
}
