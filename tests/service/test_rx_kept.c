/* SPDX-License-Identifier: BSD-2-Clause
 *
 * AF sessions over a restart: what is written down comes back exactly, a change waits for its
 * commit and others for it, and 100 000 sessions are soon live again.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "journal.h"
#include "provisioned.h"
#include "rx_authorise.h"
#include "rx_kept.h"
#include "rx_random.h"
#include "rx_restart.h"
#include "rx_terminate.h"
#include "service_parts.h"
#include "suite.h"

enum { ARENA = 256 * 1024, ROUNDS = 2000, MANY = 100000, SLICE = 500 };

static struct provisioned provisioned; /* the operator's file, and a store beside the one below */
static struct sc_store *store;
static struct sc_service *service;
static struct sc_arena arena;
static struct sc_rx_answer answer;
static char state[128];

static int64_t standing_clock(void)
{
	return PROVISIONED_NOW;
}

static bool start(void)
{
	const struct sc_store_settings settings = {
		.database = provisioned.database, .state = state, .watch = true
	};
	struct sc_problem problem = { "" };
	bool good = sc_store_open(&store, &settings, &problem) == SC_STATUS_OK;

	if (good)
		good = sc_service_open(&service, &(struct sc_service_settings){ .store = store,
							 .wall_clock = standing_clock,
							 .session_limit = 2 * MANY }) ==
			       SC_STATUS_OK &&
		       sc_service_restore(service, &problem) == SC_STATUS_OK;
	if (!good)
		printf("\n  %s\n", problem.sentence);
	return good;
}

static void stop(void)
{
	sc_service_close(service);
	sc_store_close(store);
	service = NULL;
	store = NULL;
}

static void restart(void)
{
	stop();
	CU_ASSERT_TRUE_FATAL(start());
}

/* Any session that is kept is the same when it is live, and after a restart. */
static void test_exact(void)
{
	struct sc_rx_session session;

	for (int i = 0; i < ROUNDS; i++) {
		struct sc_unit *unit = sc_unit_begin(service);
		const struct sc_rx_session *found = NULL;
		bool last = i == ROUNDS - 1;

		sc_arena_empty(&arena);
		rx_random_session(&arena, &session);
		sc_rx_keep(unit, &session);
		if (!last)
			sc_rx_drop(unit, SC_TEXT("nobody's"));
		CU_ASSERT_EQUAL_FATAL(sc_unit_write(unit, NULL), SC_STATUS_OK);
		if (i % 100 != 0 && !last)
			continue;
		CU_ASSERT_EQUAL_FATAL(sc_journal_flush(store), SC_STATUS_OK);
		found = sc_rx_sessions_find(service->sessions, session.id);
		CU_ASSERT_FATAL(found != NULL && rx_random_same(found, &session));
		restart();
		found = sc_rx_sessions_find(service->sessions, session.id);
		CU_ASSERT_FATAL(found != NULL && rx_random_same(found, &session));
	}
}

/* The file may hold what no decision has room for: that is never live. */
static void test_too_many_components(void)
{
	struct sc_rx_component components[SC_RX_COMPONENT_LIMIT + 1];
	struct sc_rx_session session = { .id = SC_TEXT("large"),
		.af_host = SC_TEXT("hss.example.net"),
		.subscription = SC_TEXT("ann"),
		.place = { .identity_kind = -1 },
		.components = components,
		.component_count = SC_RX_COMPONENT_LIMIT + 1 };

	for (uint32_t i = 0; i <= SC_RX_COMPONENT_LIMIT; i++)
		components[i] = (struct sc_rx_component){ .number = i };
	for (; session.component_count >= SC_RX_COMPONENT_LIMIT; session.component_count--) {
		bool fits = session.component_count == SC_RX_COMPONENT_LIMIT;
		struct sc_unit *unit = sc_unit_begin(service);

		sc_rx_keep(unit, &session);
		CU_ASSERT_EQUAL_FATAL(sc_unit_write(unit, NULL), SC_STATUS_OK);
		CU_ASSERT_EQUAL_FATAL(sc_journal_flush(store), SC_STATUS_OK);
		CU_ASSERT_EQUAL(sc_rx_sessions_find(service->sessions, session.id) != NULL, fits);
		CU_ASSERT_EQUAL(sc_service_missing(service), 1);
		restart();
		CU_ASSERT_EQUAL(sc_rx_sessions_find(service->sessions, session.id) != NULL, fits);
		CU_ASSERT_EQUAL(sc_service_missing(service), !fits);
	}
}

/* What a promise was kept with, and how often. */
struct kept {
	enum sc_status status;
	int count;
};

static void note(void *owner, enum sc_status status)
{
	struct kept *kept = owner;

	kept->status = status;
	kept->count++;
}

static enum sc_status ask(const char *session, const char *icid, struct kept *kept)
{
	static const struct sc_rx_stated_component audio = {
		.number = 1, .has_media = true, .media = SC_MEDIA_AUDIO
	};
	const struct sc_promise promise = { .kept = note, .owner = kept };
	const struct sc_rx_request request = { .session_id = sc_text_of(session),
		.af_host = SC_TEXT("hss.example.net"),
		.keys = { .has_ip4 = true, .ip4 = { 10, 0, 0, 1 } },
		.charging_id = sc_text_of(icid),
		.stated = { &audio, 1 } };

	*kept = (struct kept){ .status = SC_STATUS_COUNT };
	sc_arena_empty(&arena);
	return sc_rx_authorise(service, &arena, &request, &answer, &promise);
}

static enum sc_status end(const char *session, struct kept *kept)
{
	const struct sc_promise promise = { .kept = note, .owner = kept };

	*kept = (struct kept){ .status = SC_STATUS_COUNT };
	return sc_rx_terminate(service, sc_text_of(session), SC_TEXT("hss.example.net"), &promise);
}

static bool is_live(const char *session)
{
	return sc_rx_sessions_find(service->sessions, sc_text_of(session)) != NULL;
}

/* Nothing is live before it is durable, and whoever comes meanwhile waits. */
static void test_in_flight(void)
{
	struct kept first;
	struct kept again;
	struct kept other;
	struct kept ending;

	CU_ASSERT_EQUAL(ask("in flight", "icid", &first), SC_STATUS_OK);
	CU_ASSERT_FALSE(is_live("in flight"));
	CU_ASSERT_EQUAL(ask("in flight", "icid", &again), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(ask("of the same call", "icid", &other), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(end("in flight", &ending), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	CU_ASSERT(first.status == SC_STATUS_OK && first.count == 1);
	CU_ASSERT(again.status == SC_STATUS_WAITING && again.count == 1);
	CU_ASSERT(other.status == SC_STATUS_WAITING && other.count == 1);
	CU_ASSERT(ending.status == SC_STATUS_WAITING && ending.count == 1);
	CU_ASSERT(is_live("in flight"));
	CU_ASSERT_EQUAL(ask("of the same call", "icid", &other), SC_STATUS_SESSION_DUPLICATED);
	CU_ASSERT_EQUAL(end("in flight", &ending), SC_STATUS_OK);
	CU_ASSERT(is_live("in flight"));
	CU_ASSERT_EQUAL(ask("in flight", "icid", &again), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(ending.status, SC_STATUS_OK);
	CU_ASSERT_FALSE(is_live("in flight"));
	CU_ASSERT_EQUAL(end("in flight", &ending), SC_STATUS_SESSION_UNKNOWN);
}

/* So many may wait and no more. */
static void test_too_many_wait(void)
{
	struct kept first;
	struct kept waiting[SC_RX_WAITING_LIMIT];
	struct kept refused;

	CU_ASSERT_EQUAL(ask("wanted", "", &first), SC_STATUS_OK);
	for (int i = 0; i < SC_RX_WAITING_LIMIT; i++)
		CU_ASSERT_EQUAL(ask("wanted", "", &waiting[i]), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(ask("wanted", "", &refused), SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(waiting[SC_RX_WAITING_LIMIT - 1].count, 1);
	CU_ASSERT_EQUAL(refused.count, 0);
	CU_ASSERT_EQUAL(end("wanted", &first), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
}

/* What the file refuses did not happen, and the session is as free as before. */
static void test_refused(void)
{
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION,
		.name = SC_TEXT("bad name") };
	const struct sc_promise promise = { .kept = note };
	const struct sc_rx_request request = { .session_id = SC_TEXT("bad name"),
		.af_host = SC_TEXT("hss.example.net"),
		.via = SC_TEXT("\xff"),
		.keys = { .has_ip4 = true, .ip4 = { 10, 0, 0, 1 } } };

	sc_arena_empty(&arena);
	CU_ASSERT_EQUAL(
		sc_rx_authorise(service, &arena, &request, &answer, &promise), SC_STATUS_MALFORMED);
	CU_ASSERT_FALSE(is_live("bad name"));
	CU_ASSERT_EQUAL(sc_rx_claims_of(service->rx_claims, &key), 0);
	CU_ASSERT_EQUAL(sc_rx_claims_count(service->rx_claims, SC_RX_CLAIM_PLACE), 0);
}

/* A session outlives the broker, and what is asked of it afterwards finds it as it was. */
static void test_restart(void)
{
	struct kept kept;

	CU_ASSERT_EQUAL(ask("lasting", "icid", &kept), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	restart();
	CU_ASSERT(is_live("lasting"));
	CU_ASSERT_EQUAL(ask("another", "icid", &kept), SC_STATUS_SESSION_DUPLICATED);
	CU_ASSERT_EQUAL(ask("lasting", "icid", &kept), SC_STATUS_OK);
	CU_ASSERT_EQUAL(answer.access.ip_can, 5);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(end("lasting", &kept), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	restart();
	CU_ASSERT_FALSE(is_live("lasting"));
}

/* The session is in memory and in the file what it was before a change that is refused. */
static void test_refused_change(void)
{
	static const struct sc_rx_stated_component too_much[] = {
		{ .number = 1, .has_status = true, .status = SC_FLOW_STATUS_REMOVED },
		{ .number = 2,
			.has_media = true,
			.media = SC_MEDIA_VIDEO,
			.up = { true, 1u << 30 } },
	};
	const struct sc_rx_request change = { .session_id = SC_TEXT("unchanged"),
		.af_host = SC_TEXT("hss.example.net"),
		.charging_id = SC_TEXT("another"),
		.stated = { .components = too_much,
			.component_count = SC_COUNT_OF(too_much),
			.has_standing = true,
			.preliminary = true,
			.several_dialogues = true } };
	const struct sc_promise promise = { .kept = note };
	struct sc_arena copies;
	struct sc_rx_session before;
	struct kept kept;

	CU_ASSERT_EQUAL(ask("unchanged", "icid", &kept), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	CU_ASSERT_FATAL(is_live("unchanged"));
	CU_ASSERT_EQUAL_FATAL(sc_arena_open(&copies, ARENA), SC_STATUS_OK);
	sc_rx_session_copy(&copies, sc_rx_find(service, SC_TEXT("unchanged")), &before);
	for (int i = 0; i < 2; i++) {
		sc_arena_empty(&arena);
		CU_ASSERT_EQUAL(sc_rx_authorise(service, &arena, &change, &answer, &promise),
			SC_STATUS_SERVICE_NOT_AUTHORIZED);
		CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
		CU_ASSERT(rx_random_same(sc_rx_find(service, SC_TEXT("unchanged")), &before));
		restart();
		CU_ASSERT(rx_random_same(sc_rx_find(service, SC_TEXT("unchanged")), &before));
	}
	sc_arena_close(&copies);
	CU_ASSERT_EQUAL(end("unchanged", &kept), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
}

/* Opened by an AF that says how often it started, 0: it does not. */
static void open_at(const char *host, const char *session, uint32_t origin_state)
{
	struct kept kept = { .status = SC_STATUS_COUNT };
	const struct sc_promise promise = { .kept = note, .owner = &kept };
	const struct sc_rx_request request = { .session_id = sc_text_of(session),
		.af_host = sc_text_of(host),
		.origin_state = origin_state,
		.keys = { .has_ip4 = true, .ip4 = { 10, 0, 0, 1 } } };

	sc_arena_empty(&arena);
	CU_ASSERT_EQUAL(
		sc_rx_authorise(service, &arena, &request, &answer, &promise), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(kept.status, SC_STATUS_OK);
}

static bool is_found(const char *session)
{
	return sc_rx_find(service, sc_text_of(session)) != NULL;
}

static void add_up(void *owner, struct sc_text host, uint32_t origin_state)
{
	if (sc_text_equal_nocase(host, SC_TEXT("AS.example.net")))
		*(uint32_t *)owner += origin_state;
}

/* What an AF said when it started is remembered, and what it opened before ends, a slice at a time,
 * also when the broker restarts in between. */
static void test_peer_restart(void)
{
	uint32_t others = sc_service_session_count(service);
	uint32_t said = 0;

	open_at("as.example.net", "first", 7);
	open_at("as.example.net", "second", 0);
	open_at("hss.example.net", "other", 0);
	restart();
	sc_rx_each_origin_state(service, add_up, &said);
	CU_ASSERT_EQUAL(said, 7);
	sc_rx_peer_restarted(service, SC_TEXT("as.example.net"), 7);
	sc_rx_peer_restarted(service, SC_TEXT("as.example.net"), 6);
	CU_ASSERT(is_found("first") && is_found("second") && is_found("other"));
	sc_rx_peer_restarted(service, SC_TEXT("AS.example.net"), 8);
	CU_ASSERT_FALSE(is_found("first") || is_found("second"));
	CU_ASSERT(is_found("other"));
	open_at("as.example.net", "third", 0);
	restart();
	CU_ASSERT_FALSE(is_found("first") || is_found("second"));
	CU_ASSERT(is_found("other") && is_found("third"));
	for (int i = 0; i < 100 && sc_rx_sweep_due(service) != SC_RX_NEVER; i++) {
		sc_service_tick(service);
		CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	}
	CU_ASSERT_EQUAL(sc_service_session_count(service), others + 2);
	restart();
	CU_ASSERT_EQUAL(sc_service_session_count(service), others + 2);
}

static void keep_slice(uint32_t from)
{
	static const struct sc_rx_flow flows[] = { { .number = 1 },
		{ .number = 2, .usage = SC_FLOW_USAGE_RTCP } };
	static const struct sc_rx_component components[] = {
		{ .number = 1, .flows = flows, .flow_count = 2 },
		{ .number = 2, .media = SC_MEDIA_VIDEO, .flows = flows, .flow_count = 2 },
	};
	struct sc_unit *unit = sc_unit_begin(service);
	char id[48];
	char name[24];

	for (uint32_t i = from; i < from + SLICE; i++) {
		snprintf(id, sizeof(id), "af.example.net;1800000000;%u", (unsigned)i);
		snprintf(name, sizeof(name), "user %u", (unsigned)i / 2);
		sc_rx_keep(unit, &(struct sc_rx_session){ .id = sc_text_of(id),
					 .af_host = SC_TEXT("af.example.net"),
					 .subscription = sc_text_of(name),
					 .components = components,
					 .component_count = 2 });
	}
	CU_ASSERT_EQUAL_FATAL(sc_unit_write(unit, NULL), SC_STATUS_OK);
}

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void test_many(void)
{
	struct sc_problem problem = { "" };
	uint32_t before = sc_service_session_count(service);
	int64_t began = 0;

	for (uint32_t i = 0; i < MANY; i += SLICE) {
		keep_slice(i);
		if (i % 5000 == 0)
			CU_ASSERT_EQUAL_FATAL(sc_journal_flush(store), SC_STATUS_OK);
	}
	CU_ASSERT_EQUAL_FATAL(sc_journal_flush(store), SC_STATUS_OK);
	began = milliseconds();
	CU_ASSERT_EQUAL(sc_service_restore(service, &problem), SC_STATUS_OK);
	printf("\n  %d sessions restored in %lld ms\n", MANY, (long long)(milliseconds() - began));
	CU_ASSERT_EQUAL(sc_service_session_count(service), before + MANY);
	restart();
	CU_ASSERT_EQUAL(sc_service_session_count(service), before + MANY);
	CU_ASSERT(is_live("af.example.net;1800000000;99999"));
}

static void test_close(void)
{
	stop();
	sc_arena_close(&arena);
	provisioned_close(&provisioned);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "any session comes back exactly", test_exact },
		{ "too many components", test_too_many_components },
		{ "what is on its way to the disk", test_in_flight },
		{ "too many wait", test_too_many_wait },
		{ "what cannot be written", test_refused },
		{ "over a restart", test_restart },
		{ "a change that is refused", test_refused_change },
		{ "an AF that restarts", test_peer_restart },
		{ "many sessions over a restart", test_many },
		{ "closing", test_close },
	};

	if (!provisioned_open(&provisioned, "../vectors/rx/network.sql", 3) ||
		sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return EXIT_FAILURE;
	snprintf(state, sizeof(state), "%s/state.db", provisioned.folder);
	if (!start())
		return EXIT_FAILURE;
	return suite_run("Rx sessions that are kept", tests, SC_COUNT_OF(tests));
}
