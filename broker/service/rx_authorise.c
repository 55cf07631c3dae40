/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_authorise.h"

#include <string.h>

#include "rx_change.h"
#include "rx_kept.h"
#include "rx_outline.h"
#include "rx_outlook.h"
#include "rx_report.h"
#include "service_parts.h"

/* What is told once and no subscription. */
static const uint32_t once = UINT32_C(1) << SC_RX_ACTION_ACCESS_NETWORK_INFO;

/* One request on its way through the steps. */
struct authorising {
	struct sc_service *service;
	struct sc_arena *arena;
	const struct sc_rx_request *request;
	struct sc_rx_answer *answer;
	const struct sc_promise *promise;
	const struct sc_rx_session *stored; /* NULL: none */
	const struct sc_rx_session *before; /* what the request modifies, NULL: nothing */
	struct sc_rx_binding binding;
	uint32_t features[SC_RX_FEATURE_LISTS]; /* agreed on, of a new session */
	bool repeated;                          /* the session is there and stays as it is */
	struct sc_rx_session session;           /* as it will be */
};

/* Nobody is judged on what is about to be different. */
static enum sc_status wait_for(struct authorising *work, const struct sc_rx_claim_key *key)
{
	struct sc_rx_claims *claims = work->service->rx_claims;

	if (sc_rx_claims_of(claims, key) == 0)
		return SC_STATUS_OK;
	return sc_rx_claims_wait(claims, key, work->promise);
}

static struct sc_rx_claim_key session_key(const struct authorising *work)
{
	return (struct sc_rx_claim_key){ .kind = SC_RX_CLAIM_SESSION,
		.name = work->request->session_id };
}

static struct sc_rx_claim_key charging_key(const struct authorising *work)
{
	return (struct sc_rx_claim_key){ .kind = SC_RX_CLAIM_CHARGING,
		.name = work->session.subscription,
		.detail = work->session.charging_id };
}

static struct sc_rx_claim_key place_key(const struct authorising *work)
{
	return (struct sc_rx_claim_key){ .kind = SC_RX_CLAIM_PLACE,
		.name = work->session.subscription };
}

/* The AF's session is its own: to everybody else it does not exist. One that is being ended is gone
 * for AARs that cross the ASR. */
static enum sc_status find_session(struct authorising *work)
{
	const struct sc_rx_request *request = work->request;
	const struct sc_rx_claim_key key = session_key(work);
	enum sc_status status = wait_for(work, &key);

	if (status != SC_STATUS_OK)
		return status;
	work->stored = sc_rx_find(work->service, request->session_id);
	if (work->stored != NULL &&
		(!sc_text_equal_nocase(work->stored->af_host, request->af_host) ||
			work->stored->state == SC_SESSION_STATE_ENDING))
		return SC_STATUS_SESSION_UNKNOWN;
	if (work->stored == NULL && request->kind == SC_RX_KIND_UPDATE)
		return SC_STATUS_SESSION_UNKNOWN;
	if (request->kind != SC_RX_KIND_INITIAL)
		work->before = work->stored;
	return SC_STATUS_OK;
}

/* What was agreed on in the first request holds; later ones are not heard (TS 29.214 5.4.1). */
static enum sc_status agree(struct authorising *work)
{
	const struct sc_rx_request *request = work->request;

	if (work->before != NULL || sc_rx_agree(request->offers, request->offer_count,
					    work->features, &work->answer->offer))
		return SC_STATUS_OK;
	memcpy(work->answer->features, sc_rx_features, sizeof(sc_rx_features));
	return SC_STATUS_FEATURE_UNSUPPORTED;
}

static enum sc_status bind(struct authorising *work)
{
	const struct sc_rx_bond bond = { .keys = &work->request->keys, .running = work->before };

	return sc_rx_bind(work->service, work->arena, &bond, &work->binding, &work->answer->misfit);
}

/* What is told once may be asked for in any request (TS 29.214 4.4.6.7). */
static void ask_where(struct authorising *work)
{
	const struct sc_rx_request *request = work->request;

	if ((request->specific_actions & once) != 0)
		work->answer->is_nowhere =
			!sc_rx_netloc_ask(&work->session, request->required_info);
}

static void begin_session(struct authorising *work)
{
	const struct sc_rx_footing footing = {
		.before = work->before, .binding = &work->binding, .features = work->features
	};

	sc_rx_outline(work->service, work->request, &footing, &work->session);
	ask_where(work);
}

static enum sc_status check_emergency(const struct authorising *work)
{
	const struct sc_rx_binding *binding = &work->binding;

	if (binding->contact != SC_NONE && !work->session.emergency &&
		binding->account->bindings[binding->contact].emergency)
		return SC_STATUS_NOT_EMERGENCY;
	return SC_STATUS_OK;
}

static void note_decided(const struct sc_rx_findings *findings, struct sc_rx_component *component)
{
	for (uint32_t i = 0; i < findings->decided_count; i++) {
		if (findings->decided[i].number == component->number) {
			component->directive = findings->decided[i].directive;
			component->reason = findings->decided[i].reason;
		}
	}
}

/* What the AF is told about each component; when the session has changed its access, its components
 * have moved with it. */
static enum sc_status stamp(struct authorising *work, int64_t now)
{
	bool moved = work->before != NULL && sc_rx_session_has_moved(work->before, &work->session);
	struct sc_rx_component *components = sc_arena_take_array(
		work->arena, work->session.component_count, sizeof(*components));

	if (components == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < work->session.component_count; i++) {
		components[i] = work->session.components[i];
		if (moved)
			components[i].moved_at = now;
		note_decided(&work->answer->findings, &components[i]);
	}
	work->session.components = components;
	return SC_STATUS_OK;
}

static enum sc_status take_content(struct authorising *work)
{
	const struct sc_rx_stated *stated = &work->request->stated;
	struct sc_rx_offender *offender = &work->answer->offender;
	enum sc_status status = sc_rx_stated_check(work->arena, stated, offender);

	if (status == SC_STATUS_OK)
		status = sc_rx_content_merge(work->arena, stated, sc_service_now(work->service),
			&work->session, offender);
	return status;
}

/* An initial request that comes again with the same content gets the same answer, whatever has
 * become different meanwhile: that is told in RARs and ASRs. */
static enum sc_status check_repeated(struct authorising *work)
{
	if (work->stored == NULL || work->before != NULL)
		return SC_STATUS_OK;
	if (!sc_rx_session_equal(work->stored, &work->session))
		return SC_STATUS_SESSION_EXISTS;
	work->repeated = true;
	work->session = *work->stored;
	work->session.via = work->request->via;
	return SC_STATUS_OK;
}

/* A session that is being ended does not stand in the way of the one that follows it; whether one
 * that is just being written or taken away does, shows in a moment. */
static enum sc_status check_duplicated(struct authorising *work)
{
	const struct sc_rx_sessions *sessions = work->service->sessions;
	const struct sc_rx_session *other = NULL;
	const struct sc_rx_claim_key key = charging_key(work);
	enum sc_status status = SC_STATUS_OK;

	if (work->session.charging_id.length == 0)
		return status;
	status = wait_for(work, &key);
	if (status != SC_STATUS_OK)
		return status;
	while ((other = sc_rx_sessions_of(sessions, work->session.subscription, other)) != NULL) {
		if (sc_text_equal(other->charging_id, work->session.charging_id) &&
			!sc_text_equal(other->id, work->session.id) &&
			other->state != SC_SESSION_STATE_ENDING &&
			!sc_rx_peers_ended(work->service->peers, other)) {
			work->answer->offender.element = SC_RX_ELEMENT_CHARGING_ID;
			return SC_STATUS_SESSION_DUPLICATED;
		}
	}
	return SC_STATUS_OK;
}

/* What was preliminary has been checked early only, and nothing about another access: now it counts
 * (TS 29.214 4.4.1, 4.4.2). */
static bool all_is_asked(const struct authorising *work)
{
	const struct sc_rx_session *before = work->before;

	return before != NULL && ((before->preliminary && !work->session.preliminary) ||
					 sc_rx_session_has_moved(before, &work->session));
}

static enum sc_status check_verdict(const struct authorising *work)
{
	const struct sc_rx_trial trial = {
		.now = sc_service_now(work->service),
		.session = &work->session,
		.before = work->before,
		.binding = work->binding,
		.stated = &work->request->stated,
		.whole = all_is_asked(work),
		.arriving = work->request->arriving,
	};
	struct sc_rx_answer *answer = work->answer;
	enum sc_status status = sc_rx_try(work->service, work->arena, &trial, &answer->findings);

	if (status != SC_STATUS_OK || answer->findings.refusal_count == 0)
		return status;
	status = sc_rx_outlook(
		work->service, work->arena, &trial, &answer->findings, &answer->retry_seconds);
	if (status != SC_STATUS_OK)
		return status;
	return answer->retry_seconds != 0 ? SC_STATUS_SERVICE_NOT_AUTHORIZED_NOW
					  : SC_STATUS_SERVICE_NOT_AUTHORIZED;
}

static enum sc_status bind_and_read(struct authorising *work)
{
	enum sc_status status = find_session(work);

	if (status == SC_STATUS_OK)
		status = agree(work);
	if (status == SC_STATUS_OK)
		status = bind(work);
	if (status != SC_STATUS_OK)
		return status;
	begin_session(work);
	work->answer->features[0] = work->session.features[0];
	work->answer->features[1] = work->session.features[1];
	status = check_emergency(work);
	if (status == SC_STATUS_OK)
		status = take_content(work);
	if (status == SC_STATUS_OK)
		status = check_repeated(work);
	if (status == SC_STATUS_OK)
		status = check_duplicated(work);
	return status;
}

static enum sc_status check_room(const struct authorising *work)
{
	const struct sc_rx_sessions *sessions = work->service->sessions;
	const struct sc_rx_claims *claims = work->service->rx_claims;
	const struct sc_rx_claim_key place = place_key(work);
	enum sc_status status = sc_rx_sessions_fit(sessions, &work->session);

	if (status != SC_STATUS_OK || work->stored != NULL)
		return status;
	return sc_rx_sessions_have_room(sessions, work->session.subscription,
		sc_rx_claims_count(claims, SC_RX_CLAIM_PLACE), sc_rx_claims_of(claims, &place));
}

/* What must stay as it was judged until the session is on the disk. */
static enum sc_status claim(const struct authorising *work, struct sc_rx_claim **list)
{
	struct sc_rx_claims *claims = work->service->rx_claims;
	const struct sc_rx_claim_key keys[] = { session_key(work), charging_key(work),
		place_key(work) };
	const bool wanted[] = { true, work->session.charging_id.length != 0, work->stored == NULL };
	enum sc_status status = SC_STATUS_OK;

	for (size_t i = 0; i < SC_COUNT_OF(keys) && status == SC_STATUS_OK; i++) {
		if (wanted[i])
			status = sc_rx_claim(claims, &keys[i], list);
	}
	return status;
}

/* At once when the AF is to be told something. */
static int64_t next_look(const struct authorising *work)
{
	bool pending = (work->session.specific_actions & once) != 0;

	return pending ? sc_service_now(work->service) : work->answer->findings.valid_until;
}

static enum sc_status keep(struct authorising *work)
{
	struct sc_rx_claim *claims = NULL;
	struct sc_unit *unit = NULL;
	struct sc_promise promise = *work->promise;
	enum sc_status status = check_room(work);

	if (status != SC_STATUS_OK)
		return status;
	unit = sc_unit_begin(work->service);
	if (unit == NULL || claim(work, &claims) != SC_STATUS_OK) {
		sc_unit_drop(unit);
		sc_rx_claims_release(work->service->rx_claims, claims);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	sc_rx_keep_origin_state(
		work->service, unit, work->request->af_host, work->request->origin_state);
	sc_rx_keep(unit, &work->session);
	if (!work->repeated)
		promise = sc_rx_time_promise(
			work->service, unit, work->session.id, next_look(work), work->promise);
	status = sc_rx_change_write(work->service, unit, claims, &promise);
	if (status == SC_STATUS_OK && !work->repeated)
		sc_rx_push_overtake(work->service, work->session.id, &work->answer->findings,
			work->request->specific_actions & once);
	return status;
}

enum sc_status sc_rx_authorise(struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_request *request, struct sc_rx_answer *answer,
	const struct sc_promise *promise)
{
	struct authorising work = {
		.service = service,
		.arena = arena,
		.request = request,
		.answer = answer,
		.promise = promise,
	};
	enum sc_status status = SC_STATUS_NOT_PERMITTED;

	answer->offender = (struct sc_rx_offender){ .element = SC_RX_ELEMENT_NONE };
	answer->misfit = (struct sc_rx_misfit){ .obstacle = SC_RX_OBSTACLE_NONE };
	answer->findings.decided_count = 0;
	answer->findings.refusal_count = 0;
	answer->findings.acceptable_count = 0;
	answer->retry_seconds = 0;
	answer->is_nowhere = false;
	if (sc_snapshot_rx_permits(sc_service_snapshot(service), request->af_host))
		status = bind_and_read(&work);
	if (status == SC_STATUS_OK && !work.repeated)
		status = check_verdict(&work);
	if (status == SC_STATUS_OK && !work.repeated)
		status = stamp(&work, sc_service_now(service));
	if (status == SC_STATUS_OK)
		status = keep(&work);
	if (status != SC_STATUS_OK)
		return status;
	answer->access = work.session.told;
	/* Only who wants to hear of changes is told the network (TS 29.214 4.4.1). */
	if ((work.session.specific_actions & UINT32_C(1) << SC_RX_ACTION_PLMN_CHANGE) == 0)
		answer->access.plmn = (struct sc_text){ 0 };
	return SC_STATUS_OK;
}
