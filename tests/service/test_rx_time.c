/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What an AF is told because time has passed: contacts expire, policy sets and wishes begin and
 * end, and clocks are set (TS 29.214 4.4.6, TS 23.237 6.4). The test moves both clocks.
 */
#include <stdio.h>
#include <stdlib.h>

#include "rx_rig.h"
#include "service_parts.h"
#include "sh_update.h"
#include "suite.h"
#include "validity.h"

enum { RELEASE = 1u << SC_RX_ACTION_RELEASE_OF_BEARER, PLMN = 1u << SC_RX_ACTION_PLMN_CHANGE };
enum { EVERY_MINUTE = SC_RX_TIME_MILLISECONDS, MANY = 300, A_DAY = 86400 };

static struct rx_rig *rig;

/* Each test begins with the network as it was provisioned. */
static void begin(const char *statements)
{
	rig = rx_rig_open(statements);
	CU_ASSERT_PTR_NOT_NULL_FATAL(rig);
}

static bool opens(const char *session, uint8_t third, uint8_t last, uint32_t actions)
{
	return rx_rig_opens(rig, session, third, last, actions);
}

static bool aborts(uint32_t count, const char *session)
{
	struct rx_rig_told told = { .aborts = true };

	snprintf(told.session, sizeof(told.session), "%s", session);
	return rx_rig_tells(rig, count, &told);
}

static bool reports(uint32_t count, const char *session, uint32_t actions, uint32_t refused)
{
	struct rx_rig_told told = { .actions = actions, .refused = refused };

	snprintf(told.session, sizeof(told.session), "%s", session);
	return rx_rig_tells(rig, count, &told);
}

static uint32_t known_moments(void)
{
	return sc_rx_moments_count(rig->life.service->time.moments);
}

/* Not a second early; and what has ended waits for nothing any longer. */
static void test_contact_expires(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0) && opens("b", 0, 4, 0));
	CU_ASSERT(rx_rig_waits(rig, EVERY_MINUTE));
	rx_rig_pass(rig, 50);
	CU_ASSERT(rx_rig_waits(rig, 10000));
	rx_rig_pass(rig, 49);
	CU_ASSERT_EQUAL(rig->told_count, 0);
	CU_ASSERT(rx_rig_waits(rig, 1000));
	rx_rig_pass(rig, 1);
	CU_ASSERT(aborts(1, "a"));
	CU_ASSERT_EQUAL(known_moments(), 0);
	CU_ASSERT(rx_rig_ends(rig, "a") && rx_rig_ends(rig, "b"));
	CU_ASSERT_EQUAL(sc_rx_time_due(rig->life.service), SC_RX_NEVER);
	rx_rig_close(rig);
}

/* An end before the moment takes the moment along. */
static void test_session_ends_first(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0) && opens("b", 0, 1, 0));
	CU_ASSERT_EQUAL(known_moments(), 2);
	CU_ASSERT(rx_rig_ends(rig, "a"));
	CU_ASSERT_EQUAL(known_moments(), 1);
	rx_rig_pass(rig, 100);
	CU_ASSERT(aborts(1, "b"));
	rx_rig_close(rig);
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
	CU_ASSERT(rx_rig_waits(rig, 30000));
	rx_rig_pass(rig, 29);
	CU_ASSERT_EQUAL(rig->told_count, 0);
	rx_rig_pass(rig, 1);
	CU_ASSERT(reports(1, "part", RELEASE, 2));
	CU_ASSERT(rx_rig_waits(rig, 30000));
	rx_rig_pass(rig, 60);
	CU_ASSERT_EQUAL(rig->told_count, 1);
	CU_ASSERT_EQUAL(sc_service_session_count(rig->life.service), 2);
	CU_ASSERT_EQUAL(known_moments(), 0);
	rx_rig_close(rig);
}

static void test_wish_begins(void)
{
	begin("INSERT INTO preference (subscription, name, media_group, valid_from)"
	      "    VALUES ('ann', 'no tablet', '*', 1800000020);"
	      "INSERT INTO preference_device (subscription, preference, device, mode)"
	      "    VALUES ('ann', 'no tablet', 'phone', 'never');");
	CU_ASSERT(opens("a", 0, 1, RELEASE));
	rx_rig_pass(rig, 19);
	CU_ASSERT_EQUAL(rig->told_count, 0);
	rx_rig_pass(rig, 1);
	CU_ASSERT(aborts(1, "a"));
	rx_rig_close(rig);
}

/* A WLAN is in the network that LTE tells, as long as LTE is there. */
static void test_network_changes(void)
{
	begin("UPDATE contact SET expires_at = 1800000040 WHERE uri = 'sip:liv@1';"
	      "DELETE FROM rule_restricted WHERE policy_set = 'in 102';");
	CU_ASSERT(opens("a", 5, 2, PLMN));
	rx_rig_pass(rig, 39);
	CU_ASSERT_EQUAL(rig->told_count, 0);
	rx_rig_pass(rig, 1);
	CU_ASSERT(reports(1, "a", PLMN, 0));
	rx_rig_close(rig);
}

/* Before the moment, and beyond it. */
static void test_restart(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';"
	      "UPDATE contact SET expires_at = 1800000200 WHERE uri = 'sip:ann@4';");
	CU_ASSERT(opens("a", 0, 1, 0) && opens("b", 0, 4, 0));
	rx_rig_pass(rig, 50);
	CU_ASSERT_FATAL(rx_rig_restart(rig));
	CU_ASSERT_EQUAL(known_moments(), 2);
	CU_ASSERT(rx_rig_waits(rig, 50000));
	rx_rig_pass(rig, 50);
	CU_ASSERT(aborts(1, "a"));
	CU_ASSERT(rx_rig_ends(rig, "a"));
	rig->life.now += 1000;
	CU_ASSERT_FATAL(rx_rig_restart(rig));
	CU_ASSERT(aborts(2, "b"));
	rx_rig_close(rig);
}

/* The wall clock is read every minute: it may have been set. */
static void test_clock_is_set_ahead(void)
{
	begin("UPDATE contact SET expires_at = 1800086400 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0));
	rig->life.now += A_DAY;
	rx_rig_settle(rig);
	CU_ASSERT_EQUAL(rig->told_count, 0);
	rig->life.moment = rig->life.alarm;
	rx_rig_settle(rig);
	CU_ASSERT(aborts(1, "a"));
	rx_rig_close(rig);
}

/* What had ended holds again. */
static void test_clock_is_set_back(void)
{
	begin(evening);
	rx_rig_pass(rig, 100);
	CU_ASSERT(opens("a", 0, 1, RELEASE));
	CU_ASSERT_EQUAL(known_moments(), 0);
	rig->life.now = PROVISIONED_NOW + 45;
	CU_ASSERT(rx_rig_waits(rig, EVERY_MINUTE));
	rig->life.moment = rig->life.alarm;
	rx_rig_settle(rig);
	CU_ASSERT(reports(1, "a", RELEASE, 2));
	rx_rig_close(rig);
}

/* All of them, a slice at a time, each once. */
static void test_many(void)
{
	char session[32] = "";

	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	for (int i = 0; i < MANY; i++) {
		snprintf(session, sizeof(session), "%d", i);
		CU_ASSERT(opens(session, 0, 1, 0));
	}
	CU_ASSERT_EQUAL(known_moments(), MANY);
	rx_rig_pass(rig, 100);
	CU_ASSERT_EQUAL(rig->told_count, MANY);
	CU_ASSERT_EQUAL(known_moments(), 0);
	rx_rig_close(rig);
}

/* What an import prolongs or shortens. */
static void test_import_moves_it(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0));
	CU_ASSERT_FATAL(rx_rig_import(
		rig, "UPDATE contact SET expires_at = 1800000130 WHERE uri = 'sip:ann@1';"));
	rx_rig_settle(rig);
	rx_rig_pass(rig, 120);
	CU_ASSERT_EQUAL(rig->told_count, 0);
	CU_ASSERT(rx_rig_waits(rig, 10000));
	CU_ASSERT_FATAL(rx_rig_import(
		rig, "UPDATE contact SET expires_at = 1800000125 WHERE uri = 'sip:ann@1';"));
	rx_rig_settle(rig);
	CU_ASSERT(rx_rig_waits(rig, 5000));
	rx_rig_pass(rig, 5);
	CU_ASSERT(aborts(1, "a"));
	rx_rig_close(rig);
}

/* An import that comes between verdict and commit cannot know of the session. */
static void test_import_before_commit(void)
{
	static const uint8_t address[] = { 0, 1 };
	enum sc_status promised = SC_STATUS_WAITING;

	begin("UPDATE contact SET q = 500 WHERE uri = 'sip:ann@1';");
	CU_ASSERT_EQUAL(rx_rig_ask(rig, "a", address, RELEASE, &promised), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_service_session_count(rig->life.service), 0);
	CU_ASSERT_FATAL(rx_rig_import(rig, "INSERT INTO rule_restricted (policy_set, rule, access)"
					   "    VALUES ('everybody', 'video', 'EUTRAN');"));
	CU_ASSERT_EQUAL(sc_service_session_count(rig->life.service), 0);
	rx_rig_settle(rig);
	CU_ASSERT_EQUAL(promised, SC_STATUS_OK);
	CU_ASSERT(reports(1, "a", RELEASE, 2));
	rx_rig_close(rig);
}

/* Once handed on is enough: an AF that takes its time keeps nobody busy. */
static void test_silence(void)
{
	begin(evening);
	CU_ASSERT(opens("a", 0, 1, RELEASE));
	rig->silent = true;
	rx_rig_pass(rig, 30);
	CU_ASSERT(reports(1, "a", RELEASE, 2));
	rx_rig_pass(rig, 30);
	CU_ASSERT(rx_rig_waits(rig, EVERY_MINUTE));
	CU_ASSERT_EQUAL(known_moments(), 0);
	rig->silent = false;
	rx_rig_settle(rig);
	CU_ASSERT_EQUAL(rig->told_count, 1);
	rx_rig_close(rig);
}

/* The same request again is the same session: its moment stays. */
static void test_repeated(void)
{
	begin("UPDATE contact SET expires_at = 1800000100 WHERE uri = 'sip:ann@1';");
	CU_ASSERT(opens("a", 0, 1, 0) && opens("a", 0, 1, 0));
	CU_ASSERT_EQUAL(known_moments(), 1);
	rx_rig_pass(rig, 100);
	CU_ASSERT(aborts(1, "a"));
	rx_rig_close(rig);
}

static void note(void *owner, enum sc_status status)
{
	*(enum sc_status *)owner = status;
}

/* What the user says himself changes sessions as what the operator imports does. */
static void test_statement(void)
{
	static const uint32_t repository = 0;
	static struct sc_sh_updated updated;
	static const struct sc_sh_update update = {
		.origin_host = SC_TEXT(RX_RIG_AF),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT("sip:ann@example.net") },
		.references = &repository,
		.reference_count = 1,
		.document = SC_TEXT(
			"<Sh-Data><RepositoryData><ServiceIndication>continuity-prefs"
			"</ServiceIndication><SequenceNumber>1</SequenceNumber><ServiceData>"
			"<cp:continuity xmlns:cp=\"urn:x-broker:continuity:1\" version=\"1\">"
			"<cp:user media=\"audio\" domain=\"2\"/></cp:continuity>"
			"</ServiceData></RepositoryData></Sh-Data>"),
	};
	enum sc_status promised = SC_STATUS_WAITING;
	const struct sc_promise promise = { .kept = note, .owner = &promised };

	begin("INSERT INTO sh_permission (origin_host, data_reference, may_update)"
	      "    VALUES ('hss.example.net', 'RepositoryData', 1);");
	rig->media = SC_MEDIA_AUDIO;
	CU_ASSERT(opens("a", 0, 1, RELEASE));
	sc_arena_empty(&rig->arena);
	CU_ASSERT_EQUAL(sc_sh_update(rig->life.service, &rig->arena, &update, &updated, &promise),
		SC_STATUS_OK);
	rx_rig_settle(rig);
	CU_ASSERT_EQUAL(promised, SC_STATUS_OK);
	CU_ASSERT(reports(1, "a", RELEASE, 1));
	rx_rig_close(rig);
}

/* The order of the heap against that of a plain array. */
static void test_order(void)
{
	enum { NAMES = 200, ROUNDS = 5000, MOMENTS = 50 };
	struct sc_rx_moments *moments = NULL;
	int64_t expected[NAMES] = { 0 };
	char name[16] = "";

	CU_ASSERT_EQUAL_FATAL(sc_rx_moments_open(&moments), SC_STATUS_OK);
	srand(1);
	for (int round = 0; round < ROUNDS; round++) {
		int which = rand() % NAMES;
		int64_t earliest = 0;
		uint32_t count = 0;

		expected[which] = rand() % MOMENTS;
		snprintf(name, sizeof(name), "%d", which);
		CU_ASSERT_EQUAL(sc_rx_moments_set(moments, sc_text_of(name), expected[which]),
			SC_STATUS_OK);
		for (int i = 0; i < NAMES; i++) {
			sc_look_ahead(&earliest, 0, expected[i]);
			count += expected[i] != 0;
		}
		CU_ASSERT_EQUAL(sc_rx_moments_earliest(moments), earliest);
		CU_ASSERT_EQUAL(sc_rx_moments_count(moments), count);
	}
	while (sc_rx_moments_count(moments) != 0) {
		int64_t earliest = sc_rx_moments_earliest(moments);

		sc_rx_moments_set(moments, sc_rx_moments_first(moments), 0);
		CU_ASSERT(sc_rx_moments_count(moments) == 0 ||
			  sc_rx_moments_earliest(moments) >= earliest);
	}
	CU_ASSERT_PTR_NULL(sc_rx_moments_first(moments).at);
	sc_rx_moments_close(moments);
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
		{ "an import prolongs and shortens", test_import_moves_it },
		{ "an import before the commit", test_import_before_commit },
		{ "an AF that does not answer", test_silence },
		{ "a request that is repeated", test_repeated },
		{ "the user says something himself", test_statement },
		{ "the order of moments", test_order },
	};

	return suite_run("Rx and time", tests, SC_COUNT_OF(tests));
}
