/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_time.h"

#include "service_parts.h"

enum { MILLISECONDS = 1000, LONG_AGO = 1 };

/* A session on its way to the disk. Lives as long as its unit. */
struct standing {
	struct sc_service *service;
	struct sc_text session_id;
	int64_t until;
	uint64_t changes; /* as many as there had been when it was judged */
	struct sc_promise promise;
};

static bool is_due(const struct sc_service *service)
{
	int64_t earliest = sc_rx_moments_earliest(service->time.moments);

	return earliest != 0 && earliest <= sc_service_now(service);
}

/* There is no memory to know the session by: later all sessions stand in for it. */
static void look_at_all_later(struct sc_service *service)
{
	if (service->time.all_at == 0)
		service->time.all_at = sc_service_moment(service) + SC_RX_TIME_MILLISECONDS;
}

void sc_rx_time_set(struct sc_service *service, struct sc_text session_id, int64_t until)
{
	struct sc_rx_time *time = &service->time;
	int64_t now = sc_service_now(service);

	if (time->latest < now)
		time->latest = now;
	if (sc_rx_moments_set(time->moments, session_id, until) != SC_STATUS_OK)
		look_at_all_later(service);
}

static void stand(void *owner, enum sc_status status)
{
	const struct standing *standing = owner;
	struct sc_service *service = standing->service;
	bool holds = standing->changes == service->changes;

	if (status == SC_STATUS_OK)
		sc_rx_time_set(service, standing->session_id, holds ? standing->until : LONG_AGO);
	standing->promise.kept(standing->promise.owner, status);
}

struct sc_promise sc_rx_time_promise(struct sc_service *service, struct sc_unit *unit,
	struct sc_text session_id, int64_t until, const struct sc_promise *promise)
{
	struct standing *standing = sc_unit_take(unit, 1, sizeof(*standing));

	if (standing == NULL)
		return *promise;
	*standing = (struct standing){
		.service = service,
		.session_id = sc_unit_copy(unit, session_id),
		.until = until,
		.changes = service->changes,
		.promise = *promise,
	};
	return (struct sc_promise){ .kept = stand, .owner = standing };
}

/* A clock that was set back shows again what had passed. */
static void read_clock(struct sc_service *service)
{
	struct sc_rx_time *time = &service->time;
	int64_t now = sc_service_now(service);

	if (now < time->latest ||
		(time->all_at != 0 && time->all_at <= sc_service_moment(service))) {
		time->all_at = 0;
		sc_rx_push_all(service);
	}
	time->latest = now;
}

void sc_rx_time_run(struct sc_service *service)
{
	struct sc_rx_moments *moments = service->time.moments;

	read_clock(service);
	for (int i = 0; i < SC_RX_TIME_SLICE && is_due(service); i++) {
		struct sc_text id = sc_rx_moments_first(moments);

		sc_rx_push_one(service, id);
		(void)sc_rx_moments_set(moments, id, 0);
	}
}

/* How long until the wall clock shows that, if nobody sets it. */
static uint64_t left_until(const struct sc_service *service, int64_t moment)
{
	int64_t now = sc_service_now(service);

	if (moment <= now)
		return 0;
	if (moment - now >= SC_RX_TIME_MILLISECONDS / MILLISECONDS)
		return SC_RX_TIME_MILLISECONDS;
	return (uint64_t)(moment - now) * MILLISECONDS;
}

uint64_t sc_rx_time_due(const struct sc_service *service)
{
	int64_t earliest = sc_rx_moments_earliest(service->time.moments);

	if (sc_rx_sessions_count(service->sessions) == 0)
		return SC_RX_NEVER;
	return earliest == 0 ? SC_RX_TIME_MILLISECONDS : left_until(service, earliest);
}
