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
#include "rx_restart.h"
#include "rx_terminate.h"
#include "service_parts.h"
#include "suite.h"

enum { ARENA = 256 * 1024, TEXT_LIMIT = 24, ROUNDS = 2000, MANY = 100000, SLICE = 500 };

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

/* The same numbers in every run. */
static uint32_t draw(uint32_t below)
{
	static uint64_t random = 20261122;

	random = random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(random >> 33) % below;
}

/* Any bytes where the file takes any, never the end of a line. */
static struct sc_text draw_text(bool clean)
{
	struct sc_text text = { .length = draw(TEXT_LIMIT) };
	char *bytes = sc_arena_take(&arena, text.length + 1);

	for (size_t i = 0; i < text.length; i++) {
		bytes[i] = (char)(clean ? 'a' + draw(26) : draw(256));
		if (bytes[i] == '\n')
			bytes[i] = '\0';
	}
	text.at = bytes;
	return text;
}

static struct sc_text draw_octets(size_t length)
{
	char *bytes = sc_arena_take(&arena, length);

	if (draw(2) == 0)
		return (struct sc_text){ .at = bytes };
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)draw(256);
	return (struct sc_text){ .at = bytes, .length = length };
}

static const struct sc_text *draw_list(uint32_t *count)
{
	struct sc_text *list = NULL;

	*count = draw(4);
	list = sc_arena_take_array(&arena, *count, sizeof(*list));
	for (uint32_t i = 0; i < *count; i++)
		list[i] = draw_text(false);
	return list;
}

static struct sc_rx_rate draw_rate(void)
{
	if (draw(2) == 0)
		return (struct sc_rx_rate){ .present = false };
	return (struct sc_rx_rate){ .present = true, .bps = (uint64_t)draw(1 << 30) * 4000 };
}

static int32_t draw_known(uint32_t below)
{
	return (int32_t)draw(below + 1) - 1;
}

static void draw_flows(struct sc_rx_component *component)
{
	struct sc_rx_flow *flows = NULL;

	component->flow_count = draw(4);
	flows = sc_arena_take_array(&arena, component->flow_count, sizeof(*flows));
	for (uint32_t i = 0; i < component->flow_count; i++) {
		flows[i] = (struct sc_rx_flow){ .number = i * 3 + draw(3),
			.has_status = draw(2) == 0,
			.status = SC_FLOW_STATUS_ENABLED,
			.usage = (enum sc_flow_usage)draw(SC_FLOW_USAGE_COUNT),
			.up = draw_rate(),
			.down = draw_rate() };
		if (flows[i].has_status)
			flows[i].status = (enum sc_flow_status)draw(SC_FLOW_STATUS_COUNT);
		flows[i].descriptions = draw_list(&flows[i].description_count);
	}
	component->flows = flows;
}

static void draw_components(struct sc_rx_session *session)
{
	struct sc_rx_component *components = NULL;

	session->component_count = draw(SC_RX_COMPONENT_LIMIT + 1);
	components = sc_arena_take_array(&arena, session->component_count, sizeof(*components));
	for (uint32_t i = 0; i < session->component_count; i++) {
		components[i] = (struct sc_rx_component){ .number = i * 5 + draw(5),
			.media = (enum sc_media)draw(SC_MEDIA_COUNT),
			.status = (enum sc_flow_status)draw(SC_FLOW_STATUS_COUNT),
			.up = draw_rate(),
			.down = draw_rate(),
			.service = draw_text(false),
			.directive = (enum sc_directive)draw(SC_DIRECTIVE_COUNT),
			.reason = (enum sc_reason)draw(SC_REASON_COUNT),
			.made_active_at = draw(1 << 30),
			.moved_at = draw(1 << 30) };
		components[i].codecs = draw_list(&components[i].codec_count);
		draw_flows(&components[i]);
	}
	session->components = components;
}

static void draw_session(struct sc_rx_session *session)
{
	*session = (struct sc_rx_session){ .id = draw_text(false),
		.af_host = draw_text(true),
		.af_realm = draw_text(true),
		.via = draw_text(true),
		.subscription = draw_text(true),
		.contact = draw_text(true),
		.device = draw_text(true),
		.access = (enum sc_access)draw(SC_ACCESS_COUNT),
		.charging_id = draw_text(false),
		.service = draw_text(false),
		.service_urn = draw_text(false),
		.place = { .ip4 = draw_octets(4),
			.ip6 = draw_octets(16),
			.ip6_bits = (uint8_t)draw(129),
			.ip_domain = draw_text(false),
			.apn = draw_text(false),
			.identity_kind = draw_known(10),
			.identity = draw_text(false) },
		.told = { draw_known(10), draw_known(2004), draw_known(2), draw_text(true) },
		.emergency = draw(2) == 0,
		.preliminary = draw(2) == 0,
		.forking = draw(2) == 0,
		.state = (enum sc_session_state)draw(SC_SESSION_STATE_COUNT),
		.abort_cause = draw_known(6),
		.origin_state = draw(1u << 31) * 2 + 1,
		.features = { draw(1u << 31) * 2, draw(1u << 31) },
		.specific_actions = draw(1u << 31) * 2 + 1,
		.created_at = draw(1u << 31),
		.updated_at = draw(1u << 31) };
	draw_components(session);
}

static bool accesses_equal(const struct sc_rx_access *a, const struct sc_rx_access *b)
{
	return a->ip_can == b->ip_can && a->rat == b->rat && a->trusted == b->trusted &&
	       sc_text_equal(a->plmn, b->plmn);
}

static bool places_equal(const struct sc_rx_place *a, const struct sc_rx_place *b)
{
	return sc_text_equal(a->ip4, b->ip4) && sc_text_equal(a->ip6, b->ip6) &&
	       a->ip6_bits == b->ip6_bits && sc_text_equal(a->ip_domain, b->ip_domain) &&
	       sc_text_equal(a->apn, b->apn) && a->identity_kind == b->identity_kind &&
	       sc_text_equal(a->identity, b->identity);
}

static bool decided_equal(const struct sc_rx_session *a, const struct sc_rx_session *b)
{
	for (uint32_t i = 0; i < a->component_count; i++) {
		const struct sc_rx_component *x = &a->components[i];
		const struct sc_rx_component *y = &b->components[i];

		if (x->directive != y->directive || x->reason != y->reason ||
			x->made_active_at != y->made_active_at || x->moved_at != y->moved_at)
			return false;
	}
	return true;
}

/* In everything, not only in what the AF said. */
static bool same(const struct sc_rx_session *a, const struct sc_rx_session *b)
{
	return sc_rx_session_equal(a, b) && sc_text_equal(a->id, b->id) &&
	       sc_text_equal(a->af_host, b->af_host) && sc_text_equal(a->af_realm, b->af_realm) &&
	       sc_text_equal(a->via, b->via) && sc_text_equal(a->device, b->device) &&
	       a->access == b->access && sc_text_equal(a->service_urn, b->service_urn) &&
	       places_equal(&a->place, &b->place) && accesses_equal(&a->told, &b->told) &&
	       a->preliminary == b->preliminary && a->forking == b->forking &&
	       a->state == b->state && a->abort_cause == b->abort_cause &&
	       a->origin_state == b->origin_state && a->created_at == b->created_at &&
	       a->updated_at == b->updated_at && decided_equal(a, b);
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
		draw_session(&session);
		sc_rx_keep(unit, &session);
		if (!last)
			sc_rx_drop(unit, SC_TEXT("nobody's"));
		CU_ASSERT_EQUAL_FATAL(sc_unit_write(unit, NULL), SC_STATUS_OK);
		if (i % 100 != 0 && !last)
			continue;
		CU_ASSERT_EQUAL_FATAL(sc_journal_flush(store), SC_STATUS_OK);
		found = sc_rx_sessions_find(service->sessions, session.id);
		CU_ASSERT_FATAL(found != NULL && same(found, &session));
		restart();
		found = sc_rx_sessions_find(service->sessions, session.id);
		CU_ASSERT_FATAL(found != NULL && same(found, &session));
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
		{ "what is on its way to the disk", test_in_flight },
		{ "too many wait", test_too_many_wait },
		{ "what cannot be written", test_refused },
		{ "over a restart", test_restart },
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
