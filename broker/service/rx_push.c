/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_push.h"

#include <stdlib.h>
#include <string.h>

#include "rx_change.h"
#include "rx_kept.h"
#include "rx_pushes.h"
#include "service_parts.h"

/* What one turn of the loop does at most. */
enum { LOOKS = 64, SENDS = 256, PLACES = 4096, TOUCHED_LIMIT = 1024, CROWDED = 64 };

static void set_alarm(struct sc_service *service)
{
	uint64_t due = sc_rx_push_due(service);

	if (due != SC_RX_NEVER && service->settings.alarm != NULL)
		service->settings.alarm(service->settings.owner, due);
}

static void rest(struct sc_service *service)
{
	service->pushes->rests_to = sc_service_moment(service) + SC_RX_AGAIN_MILLISECONDS;
}

void sc_rx_push_one(struct sc_service *service, struct sc_text id)
{
	struct sc_rx_pushing *pushing = sc_rx_pushing_find(service->pushes, id);

	if (pushing != NULL)
		pushing->again = true;
	else if (sc_rx_pushing_add(service->pushes, id) == NULL)
		sc_rx_push_all(service);
}

static bool queue_one(void *owner, const struct sc_rx_session *session)
{
	sc_rx_push_one(owner, session->id);
	return true;
}

void sc_rx_push_all(struct sc_service *service)
{
	service->pushes->walks = true;
	service->pushes->at = 0;
}

/* Accounts stand in the order of their ids; NULL: it is gone. */
static const struct sc_account *account_with(const struct sc_snapshot *snapshot, int64_t id)
{
	uint32_t low = 0;
	uint32_t high = sc_snapshot_account_count(snapshot);

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct sc_account *account = sc_snapshot_account(snapshot, middle);

		if (account->subscriber.id == id)
			return account;
		if (account->subscriber.id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Of a subscription that is gone not even the name is known: then all sessions are looked at. */
void sc_rx_push_touched(struct sc_service *service, const struct sc_touched *touched)
{
	bool all = touched->everyone || touched->count > TOUCHED_LIMIT;

	for (uint32_t i = 0; i < touched->count && !all; i++) {
		const struct sc_account *account =
			account_with(sc_service_snapshot(service), touched->subscriptions[i]);
		const struct sc_rx_session *one = NULL;

		all = account == NULL;
		while (!all && (one = sc_rx_sessions_of(
					service->sessions, account->subscriber.name, one)) != NULL)
			sc_rx_push_one(service, one->id);
	}
	if (all && sc_rx_sessions_count(service->sessions) != 0)
		sc_rx_push_all(service);
}

void sc_rx_push_forget(struct sc_service *service, struct sc_text session_id)
{
	struct sc_rx_pushing *pushing = sc_rx_pushing_find(service->pushes, session_id);

	if (pushing != NULL)
		sc_rx_pushing_end(service->pushes, pushing);
}

/* Who waits for the commit of what was decided about a session. */
struct writing {
	struct sc_service *service;
	struct sc_rx_pushing *pushing;
	enum sc_rx_line then; /* where it goes when it is durable */
};

static void written(void *owner, enum sc_status status)
{
	struct writing *writing = owner;
	struct writing done = *writing;
	struct sc_rx_pushes *pushes = done.service->pushes;

	free(writing);
	if (status != SC_STATUS_OK)
		rest(done.service);
	sc_rx_pushing_move(
		pushes, done.pushing, status == SC_STATUS_OK ? done.then : SC_RX_LINE_LOOK);
	if (done.pushing->gone ||
		(status == SC_STATUS_OK && done.then == SC_RX_LINE_LOOK && !done.pushing->again))
		sc_rx_pushing_end(pushes, done.pushing);
	set_alarm(done.service);
}

/* Writes the session as it is to be, NULL: its end; goes on in that line afterwards. */
static void write_session(struct sc_service *service, struct sc_rx_pushing *pushing,
	const struct sc_rx_session *session, enum sc_rx_line then)
{
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION, .name = pushing->id };
	struct writing *writing = malloc(sizeof(*writing));
	struct sc_unit *unit = sc_unit_begin(service);
	struct sc_rx_claim *claims = NULL;
	const struct sc_promise promise = { .kept = written, .owner = writing };

	sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_WRITING);
	if (writing != NULL && unit != NULL &&
		sc_rx_claim(service->rx_claims, &key, &claims) == SC_STATUS_OK) {
		*writing = (struct writing){ service, pushing, then };
		if (session != NULL)
			sc_rx_keep(unit, session);
		else
			sc_rx_drop(unit, pushing->id);
		if (sc_rx_change_write(service, unit, claims, &promise) == SC_STATUS_OK)
			return;
	} else {
		sc_unit_drop(unit);
	}
	free(writing);
	rest(service);
	sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_LOOK);
}

/* A session as its AF knows it once the report has reached it; from the arena. */
static bool take_in(struct sc_service *service, const struct sc_rx_report *report,
	struct sc_rx_session *session)
{
	struct sc_rx_component *components = sc_arena_take_array(
		&service->scratch, session->component_count, sizeof(*components));

	if (components == NULL)
		return false;
	for (uint32_t i = 0; i < session->component_count; i++) {
		components[i] = session->components[i];
		for (uint32_t r = 0; r < report->refused_count; r++) {
			if (report->refused[r] != components[i].number)
				continue;
			components[i].directive = SC_DIRECTIVE_DROP;
			components[i].reason = report->reasons[r];
		}
	}
	session->components = components;
	session->told = report->access;
	session->access = report->kind;
	session->updated_at = sc_service_now(service);
	return true;
}

static void note_told(struct sc_service *service, struct sc_rx_pushing *pushing)
{
	const struct sc_rx_session *known = sc_rx_find(service, pushing->id);
	struct sc_rx_session session;

	sc_arena_empty(&service->scratch);
	if (known != NULL)
		session = *known;
	if (known != NULL && take_in(service, &pushing->report, &session))
		write_session(service, pushing, &session, SC_RX_LINE_LOOK);
	else
		sc_rx_pushing_end(service->pushes, pushing);
}

/* The report outlives the snapshot it was made from. */
static void keep_report(struct sc_rx_pushing *pushing, const struct sc_rx_report *report)
{
	struct sc_text *plmn = &pushing->report.access.plmn;

	pushing->report = *report;
	if (plmn->length > sizeof(pushing->plmn))
		plmn->length = sizeof(pushing->plmn);
	if (plmn->length != 0)
		memcpy(pushing->plmn, plmn->at, plmn->length);
	plmn->at = pushing->plmn;
}

/* The ASR leaves after the commit that says it must: a restart of ours does not forget it. */
static void abort_session(struct sc_service *service, struct sc_rx_pushing *pushing,
	const struct sc_rx_session *known, int32_t cause)
{
	struct sc_rx_session session = *known;

	session.state = SC_SESSION_STATE_ENDING;
	session.abort_cause = cause;
	session.updated_at = sc_service_now(service);
	write_session(service, pushing, &session, SC_RX_LINE_SEND);
}

static enum sc_rx_event event_of(const struct sc_rx_report *report)
{
	return report->ends ? SC_RX_EVENT_ABORT : SC_RX_EVENT_REPORT;
}

/* What it must hear, if anything. */
static void report_on(struct sc_service *service, struct sc_rx_pushing *pushing,
	const struct sc_rx_session *session)
{
	struct sc_rx_report report;
	struct sc_rx_step step;

	sc_arena_empty(&service->scratch);
	if (sc_rx_report(service, &service->scratch, session, &report) != SC_STATUS_OK) {
		sc_rx_pushing_end(service->pushes, pushing);
		return;
	}
	sc_rx_time_set(service, session->id, report.valid_until);
	keep_report(pushing, &report);
	if (!report.ends && report.actions == 0) {
		if (report.access_is_new)
			note_told(service, pushing);
		else
			sc_rx_pushing_end(service->pushes, pushing);
		return;
	}
	step = sc_rx_step(pushing->state, event_of(&report));
	pushing->state = step.next;
	if (step.action == SC_RX_DO_SEND_ASR)
		abort_session(service, pushing, session, report.cause);
	else
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_SEND);
}

static void look_at(struct sc_service *service, struct sc_rx_pushing *pushing)
{
	const struct sc_rx_session *session = sc_rx_find(service, pushing->id);

	pushing->again = false;
	if (session == NULL) {
		sc_rx_pushing_end(service->pushes, pushing);
	} else if (pushing->state == SC_RX_DISCONNECTED) { /* the guard has ended it */
		write_session(service, pushing, NULL, SC_RX_LINE_LOOK);
	} else if (session->state == SC_SESSION_STATE_ENDING) {
		pushing->state = SC_RX_ABORTING;
		pushing->report =
			(struct sc_rx_report){ .ends = true, .cause = session->abort_cause };
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_SEND);
	} else {
		pushing->state = SC_RX_OPEN;
		report_on(service, pushing, session);
	}
}

static bool is_free(const struct sc_service *service, const struct sc_rx_pushing *pushing)
{
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION, .name = pushing->id };

	return sc_rx_claims_of(service->rx_claims, &key) == 0;
}

/* One that a request is changing right now is looked at when that has ended. */
static void look(struct sc_service *service)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = NULL;

	for (int i = 0; i < LOOKS; i++) {
		pushing = sc_rx_pushing_first(pushes, SC_RX_LINE_LOOK);
		if (pushing == NULL)
			return;
		if (is_free(service, pushing))
			look_at(service, pushing);
		else
			sc_rx_pushing_move(pushes, pushing, SC_RX_LINE_STRAY);
	}
}

/* False: its host has enough on its way. */
static bool send_one(struct sc_service *service, struct sc_rx_pushing *pushing,
	const struct sc_rx_session *session)
{
	struct sc_rx_pushes *pushes = service->pushes;
	enum sc_status status = sc_rx_pushing_take_off(pushes, pushing, session->af_host);
	const struct sc_rx_push push = { .flight = pushing->flight,
		.aborts = pushing->state == SC_RX_ABORTING,
		.session_id = session->id,
		.host = session->af_host,
		.realm = session->af_realm,
		.via = session->via,
		.report = &pushing->report };

	if (status == SC_STATUS_OUT_OF_ROOM) {
		sc_rx_pushing_move(pushes, pushing, SC_RX_LINE_SEND);
		return false;
	}
	if (status == SC_STATUS_OK &&
		service->rx_courier.send(service->rx_courier.owner, &push) == SC_STATUS_OK) {
		sc_rx_pushing_move(pushes, pushing, SC_RX_LINE_FLY);
		return true;
	}
	if (status == SC_STATUS_OK)
		sc_rx_pushing_land(pushes, pushing);
	sc_rx_pushing_move(pushes, pushing, SC_RX_LINE_STRAY);
	return true;
}

/* False: its host has enough on its way. */
static bool send_next(struct sc_service *service, struct sc_rx_pushing *pushing)
{
	const struct sc_rx_session *session = sc_rx_find(service, pushing->id);

	if (session == NULL) {
		sc_rx_pushing_end(service->pushes, pushing);
		return true;
	}
	if (pushing->again && pushing->state == SC_RX_REPORTING) {
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_LOOK);
		return true;
	}
	return send_one(service, pushing, session);
}

static void deliver(struct sc_service *service)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = NULL;
	int crowded = 0;

	for (int i = 0; i < SENDS && crowded < CROWDED && service->rx_courier.send != NULL; i++) {
		pushing = sc_rx_pushing_first(pushes, SC_RX_LINE_SEND);
		if (pushing == NULL)
			break;
		crowded = send_next(service, pushing) ? 0 : crowded + 1;
	}
	pushes->crowded = crowded == CROWDED;
}

/* At once, or when the request that is changing it has ended. */
static void drop_session(struct sc_service *service, struct sc_rx_pushing *pushing)
{
	pushing->state = SC_RX_DISCONNECTED;
	if (is_free(service, pushing))
		write_session(service, pushing, NULL, SC_RX_LINE_LOOK);
	else
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_LOOK);
}

static void end_guards(struct sc_service *service)
{
	struct sc_rx_pushing *pushing = NULL;
	uint64_t now = sc_service_moment(service);

	while ((pushing = sc_rx_pushing_first(service->pushes, SC_RX_LINE_GUARD)) != NULL &&
		pushing->deadline <= now)
		drop_session(service, pushing);
}

static void bring_back_strays(struct sc_service *service)
{
	struct sc_rx_pushing *pushing = NULL;

	while ((pushing = sc_rx_pushing_first(service->pushes, SC_RX_LINE_STRAY)) != NULL)
		sc_rx_pushing_move(service->pushes, pushing,
			pushing->state == SC_RX_OPEN || pushing->state == SC_RX_DISCONNECTED
				? SC_RX_LINE_LOOK
				: SC_RX_LINE_SEND);
	service->pushes->strays_at = 0;
}

void sc_rx_push_run(struct sc_service *service)
{
	struct sc_rx_pushes *pushes = service->pushes;
	uint64_t now = sc_service_moment(service);

	end_guards(service);
	if (pushes->strays_at != 0 && pushes->strays_at <= now)
		bring_back_strays(service);
	if (pushes->walks && sc_rx_pushing_first(pushes, SC_RX_LINE_LOOK) == NULL)
		pushes->walks = sc_rx_sessions_walk(
			service->sessions, &pushes->at, PLACES, queue_one, service);
	if (pushes->rests_to <= now) {
		look(service);
		deliver(service);
	}
	if (pushes->strays_at == 0 && sc_rx_pushing_first(pushes, SC_RX_LINE_STRAY) != NULL)
		pushes->strays_at = now + SC_RX_AGAIN_MILLISECONDS;
}

static uint64_t sooner(uint64_t due, uint64_t moment, uint64_t now)
{
	uint64_t left = moment <= now ? 0 : moment - now;

	return left < due ? left : due;
}

uint64_t sc_rx_push_due(const struct sc_service *service)
{
	const struct sc_rx_pushes *pushes = service->pushes;
	const struct sc_rx_pushing *guarded = sc_rx_pushing_first(pushes, SC_RX_LINE_GUARD);
	uint64_t now = sc_service_moment(service);
	uint64_t due = SC_RX_NEVER;

	if (pushes->walks || sc_rx_pushing_first(pushes, SC_RX_LINE_LOOK) != NULL ||
		(sc_rx_pushing_first(pushes, SC_RX_LINE_SEND) != NULL && !pushes->crowded &&
			service->rx_courier.send != NULL))
		due = sooner(due, pushes->rests_to, now);
	if (pushes->strays_at != 0)
		due = sooner(due, pushes->strays_at, now);
	if (guarded != NULL)
		due = sooner(due, guarded->deadline, now);
	return due;
}

void sc_rx_set_courier(struct sc_service *service, const struct sc_rx_courier *courier)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = NULL;

	service->rx_courier = courier == NULL ? (struct sc_rx_courier){ .send = NULL } : *courier;
	/* Nobody will tell any more how it went. */
	while (courier == NULL && (pushing = sc_rx_pushing_first(pushes, SC_RX_LINE_FLY)) != NULL) {
		sc_rx_pushing_land(pushes, pushing);
		sc_rx_pushing_move(pushes, pushing, SC_RX_LINE_SEND);
		if (pushing->gone)
			sc_rx_pushing_end(pushes, pushing);
	}
	set_alarm(service);
}

void sc_rx_way_opened(struct sc_service *service)
{
	bring_back_strays(service);
	set_alarm(service);
}

static enum sc_rx_event event_of_answer(const struct sc_rx_pushing *pushing, enum sc_rx_pushed how)
{
	bool aborts = pushing->state == SC_RX_ABORTING;

	switch (how) {
	case SC_RX_PUSH_ANSWERED:
		return aborts ? SC_RX_EVENT_ASA : SC_RX_EVENT_RAA;
	case SC_RX_PUSH_UNKNOWN:
		return aborts ? SC_RX_EVENT_ASA_UNKNOWN : SC_RX_EVENT_RAA_UNKNOWN;
	case SC_RX_PUSH_MISSING:
		break;
	}
	return aborts ? SC_RX_EVENT_ASA : SC_RX_EVENT_RAA_MISSING;
}

static void go_on(struct sc_service *service, struct sc_rx_pushing *pushing, enum sc_rx_pushed how)
{
	struct sc_rx_step step = sc_rx_step(pushing->state, event_of_answer(pushing, how));

	pushing->state = step.next;
	if (step.action == SC_RX_DO_SEND_RAR) {
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_SEND);
	} else if (step.action == SC_RX_DO_START_GUARD) {
		pushing->deadline = sc_service_moment(service) + SC_RX_GUARD_MILLISECONDS;
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_GUARD);
	} else if (step.action == SC_RX_DO_DROP) {
		drop_session(service, pushing);
	} else if (step.action == SC_RX_DO_NOTE_TOLD && is_free(service, pushing)) {
		note_told(service, pushing);
	} else if (pushing->again || step.action == SC_RX_DO_NOTE_TOLD) {
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_LOOK);
	} else {
		sc_rx_pushing_end(service->pushes, pushing);
	}
}

void sc_rx_pushed(struct sc_service *service, uint64_t flight, enum sc_rx_pushed how)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = sc_rx_pushing_of_flight(pushes, flight);

	if (pushing == NULL)
		return;
	sc_rx_pushing_land(pushes, pushing);
	pushes->crowded = false;
	if (pushing->gone)
		sc_rx_pushing_end(pushes, pushing);
	else
		go_on(service, pushing, how);
	set_alarm(service);
}
