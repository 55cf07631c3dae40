/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What an AF is told because time has passed: contacts expire, policy sets and wishes begin and
 * end, and clocks are set (TS 29.214 4.4.6, TS 23.237 6.4). The test moves both clocks.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal.h"
#include "provisioned.h"
#include "rx_agreement.h"
#include "rx_authorise.h"
#include "rx_terminate.h"
#include "service_parts.h"
#include "suite.h"

#define AF "hss.example.net"

enum { ARENA = 256 * 1024, TOLD = 2048, TURNS = 100000, MANY = 1000, SESSIONS = 2000 };
enum { RELEASE = 1u << SC_RX_ACTION_RELEASE_OF_BEARER, PLMN = 1u << SC_RX_ACTION_PLMN_CHANGE };
enum { EVERY_MINUTE = SC_RX_TIME_MILLISECONDS };

/* What an AF was told. */
struct told {
	bool aborts;
	char session[32];
	uint32_t actions;
	uint32_t refused; /* number of the first component, 0: none */
};

static struct provisioned provisioned;
static struct sc_service *service;
static struct sc_arena arena;
static char state[96];
static int64_t now;
static uint64_t moment;
static uint64_t alarm_at;
static struct told told[TOLD];
static uint64_t flights[TOLD];
static uint32_t told_count;
static uint32_t answered;

static int64_t wall_clock(void)
{
	return now;
}

static uint64_t steady_clock(void)
{
	return moment;
}

static void set_alarm(void *owner, uint64_t milliseconds)
{
	(void)owner;
	if (moment + milliseconds < alarm_at)
		alarm_at = moment + milliseconds;
}

static enum sc_status write_down(void *owner, const struct sc_rx_push *push)
{
	struct told *one = &told[told_count];

	(void)owner;
	if (told_count == TOLD)
		return SC_STATUS_OUT_OF_ROOM;
	*one = (struct told){ .aborts = push->aborts,
		.actions = push->report->actions,
		.refused = push->report->refused_count == 0 ? 0 : push->report->refused[0] };
	snprintf(one->session, sizeof(one->session), "%.*s", SC_TEXT_ARG(push->session_id));
	flights[told_count++] = push->flight;
	return SC_STATUS_OK;
}

/* Until nothing is under way or due; an AF answers each at once. */
static void settle(void)
{
	struct sc_store_report report = { .journal_waiting = 1 };

	for (int i = 0; i < TURNS && (report.journal_waiting != 0 || alarm_at <= moment ||
					     answered < told_count);
		i++) {
		sc_journal_flush(provisioned.store);
		if (alarm_at <= moment) {
			alarm_at = UINT64_MAX;
			sc_service_tick(service);
		}
		while (answered < told_count)
			sc_rx_pushed(service, flights[answered++], SC_RX_PUSH_ANSWERED);
		sc_store_report(provisioned.store, &report);
	}
}

static void pass(int64_t seconds)
{
	for (; seconds > 0; seconds--) {
		now++;
		moment += 1000;
		settle();
	}
}

static bool start(void)
{
	const struct sc_store_settings store = { .database = provisioned.database, .state = state };
	const struct sc_service_settings settings = { .wall_clock = wall_clock,
		.steady_clock = steady_clock,
		.alarm = set_alarm,
		.session_limit = SESSIONS };
	const struct sc_rx_courier courier = { .send = write_down };
	struct sc_service_settings with_store = settings;
	struct sc_problem problem = { "" };

	alarm_at = UINT64_MAX;
	if (sc_store_open(&provisioned.store, &store, &problem) != SC_STATUS_OK)
		return false;
	with_store.store = provisioned.store;
	if (sc_service_open(&provisioned.service, &with_store) != SC_STATUS_OK)
		return false;
	service = provisioned.service;
	if (sc_service_restore(service, &problem) != SC_STATUS_OK)
		return false;
	sc_rx_set_courier(service, &courier);
	settle();
	return true;
}

static void stop(void)
{
	sc_service_close(provisioned.service);
	sc_store_close(provisioned.store);
	provisioned.service = NULL;
	provisioned.store = NULL;
}

/* Each test begins with the network as it was provisioned. */
static void begin(const char *sql)
{
	CU_ASSERT_FATAL(provisioned_open(&provisioned, "../vectors/rx/network.sql", SESSIONS));
	CU_ASSERT_FATAL(provisioned_import(&provisioned, sql));
	stop();
	now = PROVISIONED_NOW;
	moment = 1000;
	told_count = 0;
	answered = 0;
	snprintf(state, sizeof(state), "%s/state.db", provisioned.folder);
	CU_ASSERT_FATAL(start());
}

static void end(void)
{
	provisioned_close(&provisioned);
}

static void note(void *owner, enum sc_status status)
{
	*(enum sc_status *)owner = status;
}

/* With these media, over 10.0.THIRD.LAST. It is under way when this returns. */
static enum sc_status ask(const char *session, uint8_t third, uint8_t last, uint32_t actions,
	enum sc_status *promised)
{
	static struct sc_rx_answer answer;
	const struct sc_promise promise = { .kept = note, .owner = promised };
	static const struct sc_rx_offer offer = {
		.vendor = 10415, .list = 1, .bits = SC_RX_FEATURE_PLMN_INFO
	};
	struct sc_rx_stated_component components[] = {
		{ .number = 1, .has_media = true, .media = SC_MEDIA_TEXT },
		{ .number = 2, .has_media = true, .media = SC_MEDIA_VIDEO },
	};
	struct sc_rx_request request = { .session_id = sc_text_of(session),
		.af_host = SC_TEXT(AF),
		.af_realm = SC_TEXT("example.net"),
		.specific_actions = actions,
		.offers = &offer,
		.offer_count = 1,
		.keys = { .has_ip4 = true, .ip4 = { 10, 0, third, last } },
		.stated = { components, third == 0 ? 2 : 1 } };

	sc_arena_empty(&arena);
	*promised = SC_STATUS_WAITING;
	return sc_rx_authorise(service, &arena, &request, &answer, &promise);
}

static bool opens(const char *session, uint8_t third, uint8_t last, uint32_t actions)
{
	enum sc_status promised = SC_STATUS_WAITING;
	bool taken = ask(session, third, last, actions, &promised) == SC_STATUS_OK;

	settle();
	return taken && promised == SC_STATUS_OK;
}

static bool ends(const char *session)
{
	enum sc_status promised = SC_STATUS_WAITING;
	const struct sc_promise promise = { .kept = note, .owner = &promised };
	bool taken = sc_rx_terminate(service, sc_text_of(session), SC_TEXT(AF), &promise) ==
		     SC_STATUS_OK;

	settle();
	return taken && promised == SC_STATUS_OK;
}

/* What was told last, and that it was the nth. */
static bool tells(
	uint32_t nth, const char *session, bool aborts, uint32_t actions, uint32_t refused)
{
	const struct told *last = &told[nth - 1];

	return told_count == nth && strcmp(last->session, session) == 0 && last->aborts == aborts &&
	       last->actions == actions && (aborts || last->refused == refused);
}

static bool waits_for(uint64_t milliseconds)
{
	return alarm_at == moment + milliseconds;
}

/* Not a second early; and what has ended waits for nothing any longer. */
static void test_contact_expires(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0) && opens("b", 0, 4, 0));
	CU_ASSERT(waits_for(EVERY_MINUTE));
	pass(50);
	CU_ASSERT(waits_for(10000));
	pass(49);
	CU_ASSERT_EQUAL(told_count, 0);
	CU_ASSERT(waits_for(1000));
	pass(1);
	CU_ASSERT(tells(1, "a", true, 0, 0));
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), 0);
	CU_ASSERT(ends("a") && ends("b"));
	CU_ASSERT_EQUAL(sc_rx_time_due(service), SC_RX_NEVER);
	end();
}

/* An end before the moment takes the moment along. */
static void test_session_ends_first(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0) && opens("b", 0, 1, 0));
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), 2);
	CU_ASSERT(ends("a"));
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), 1);
	pass(100);
	CU_ASSERT(tells(1, "b", true, 0, 0));
	end();
}

static const char evening[] =
	"INSERT INTO policy_set (name, scope, scope_value, valid_from, valid_to) VALUES"
	"    ('evening', 'subscription', 'ann', 1800000030, 1800000060);"
	"INSERT INTO policy_rule (policy_set, name, media_group) VALUES ('evening', 'v', 'video');"
	"INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('evening', 'v', 'EUTRAN');";

/* What begins to be refused is told, what is allowed again is not: the AF asks when it wants it. */
static void test_policy_begins_and_ends(void)
{
	begin(evening);
	CU_ASSERT(opens("part", 0, 1, RELEASE) && opens("other", 0, 4, RELEASE));
	CU_ASSERT(waits_for(30000));
	pass(29);
	CU_ASSERT_EQUAL(told_count, 0);
	pass(1);
	CU_ASSERT(tells(1, "part", false, RELEASE, 2));
	CU_ASSERT(waits_for(30000));
	pass(60);
	CU_ASSERT_EQUAL(told_count, 1);
	CU_ASSERT_EQUAL(sc_service_session_count(service), 2);
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), 0);
	end();
}

static void test_wish_begins(void)
{
	begin("INSERT INTO preference (subscription, name, media_group, valid_from)"
	      "    VALUES ('ann', 'no tablet', '*', 1800000020);"
	      "INSERT INTO preference_device (subscription, preference, device, mode)"
	      "    VALUES ('ann', 'no tablet', 'phone', 'never');");
	CU_ASSERT(opens("a", 0, 1, RELEASE));
	pass(19);
	CU_ASSERT_EQUAL(told_count, 0);
	pass(1);
	CU_ASSERT(tells(1, "a", true, 0, 0));
	end();
}

/* A WLAN is in the network that LTE tells, as long as LTE is there. */
static void test_network_changes(void)
{
	begin("UPDATE contact SET expires_at = 1800000040 WHERE uri = 'sip:liv@1';"
	      "DELETE FROM rule_restricted WHERE policy_set = 'in 102';");
	CU_ASSERT(opens("a", 5, 2, PLMN));
	pass(39);
	CU_ASSERT_EQUAL(told_count, 0);
	pass(1);
	CU_ASSERT(tells(1, "a", false, PLMN, 0));
	end();
}

/* Before the moment, and beyond it. */
static void test_restart(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';"
	      "UPDATE contact SET expires_at = 1800000200 WHERE uri = 'sip:ann@4';");
	CU_ASSERT(opens("a", 0, 1, 0) && opens("b", 0, 4, 0));
	pass(50);
	stop();
	CU_ASSERT_FATAL(start());
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), 2);
	CU_ASSERT(waits_for(50000));
	pass(50);
	CU_ASSERT(tells(1, "a", true, 0, 0));
	CU_ASSERT(ends("a"));
	stop();
	now += 1000;
	CU_ASSERT_FATAL(start());
	CU_ASSERT(tells(2, "b", true, 0, 0));
	end();
}

/* The wall clock is read every minute: it may have been set. */
static void test_clock_is_set_ahead(void)
{
	begin("UPDATE contact SET expires_at = 1800086400 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0));
	now += 86400;
	settle();
	CU_ASSERT_EQUAL(told_count, 0);
	moment = alarm_at;
	settle();
	CU_ASSERT(tells(1, "a", true, 0, 0));
	end();
}

/* What had ended holds again. */
static void test_clock_is_set_back(void)
{
	begin(evening);
	pass(100);
	CU_ASSERT(opens("a", 0, 1, RELEASE));
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), 0);
	now = PROVISIONED_NOW + 45;
	CU_ASSERT(waits_for(EVERY_MINUTE));
	moment = alarm_at;
	settle();
	CU_ASSERT(tells(1, "a", false, RELEASE, 2));
	end();
}

/* All of them, a slice at a time, each once. */
static void test_many(void)
{
	char session[32] = "";

	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	for (int i = 0; i < MANY; i++) {
		enum sc_status promised = SC_STATUS_WAITING;

		snprintf(session, sizeof(session), "%d", i);
		CU_ASSERT_EQUAL(ask(session, 0, 1, 0, &promised), SC_STATUS_OK);
		settle();
	}
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), MANY);
	pass(100);
	CU_ASSERT_EQUAL(told_count, MANY);
	CU_ASSERT_EQUAL(sc_rx_moments_count(service->time.moments), 0);
	end();
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a contact expires", test_contact_expires },
		{ "a session ends first", test_session_ends_first },
		{ "a policy set begins and ends", test_policy_begins_and_ends },
		{ "a wish begins", test_wish_begins },
		{ "the network changes", test_network_changes },
		{ "a restart before and behind the moment", test_restart },
		{ "the clock is set ahead", test_clock_is_set_ahead },
		{ "the clock is set back", test_clock_is_set_back },
		{ "many at the same moment", test_many },
	};
	int result = EXIT_FAILURE;

	if (sc_arena_open(&arena, ARENA) == SC_STATUS_OK)
		result = suite_run("Rx and time", tests, SC_COUNT_OF(tests));
	sc_arena_close(&arena);
	return result;
}
