/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What happens to a notification until somebody has it? Order, coalescing, trying again, the
 * answers of TS 29.328 6.1.4, and that none is lost over a restart.
 */
#include <stdio.h>
#include <string.h>

#include "news_rig.h"
#include "sh_outbox.h"
#include "suite.h"

#define AS1 "as1.example.net"
#define AS2 "as2.example.net"
#define ANN "sip:ann@example.net"
#define BOB "sip:bob@example.net"

enum { REPOSITORY = 0, STATE = 11, SCSCF = 12 };

static struct news_rig *rig;

/* AS1 makes changes, AS2 hears of them; nobody answers by himself. */
static void begin(void)
{
	rig = rig_open();
	CU_ASSERT_PTR_NOT_NULL_FATAL(rig);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 0, "none"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, REPOSITORY, ANN, "diary"), SC_STATUS_OK);
	rig->answers = false;
}

static void end(void)
{
	rig_close(rig);
}

static bool said(uint32_t nth, const char *piece)
{
	return strstr(rig_sent(rig, nth)->document, piece) != NULL;
}

static bool register_with(const char *identity, const char *state, const char *scscf)
{
	char sql[RIG_DOCUMENT];

	snprintf(sql, sizeof(sql),
		"UPDATE public_identity SET state = '%s', scscf = '%s' WHERE uri = '%s'", state,
		scscf, identity);
	return rig_import(rig, sql);
}

/* While one is on its way, only the newest state waits behind it. */
static void test_newest(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 2, "two"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 3, "three"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_EQUAL(rig_waiting(rig), 1);
	rig_answer(rig, 0, SC_SH_DELIVERED);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT(said(1, "<x>three</x>"));
	rig_answer(rig, 1, SC_SH_DELIVERED);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	rig_answer(rig, 1, SC_SH_NO_SUBSCRIPTION);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	end();
}

/* There and back again while it waits: he knows that already. */
static void test_nothing_new(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, ANN, ""), SC_STATUS_OK);
	rig->way = SC_STATUS_NETWORK_FAILED;
	CU_ASSERT(register_with(ANN, "authentication_pending", ""));
	CU_ASSERT_EQUAL(rig_waiting(rig), 1);
	CU_ASSERT(register_with(ANN, "registered", ""));
	rig->way = SC_STATUS_OK;
	rig_pass(rig, SC_SH_FIRST_REST_MILLISECONDS);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 2);
	end();
}

/* One after the other about one identity; another identity does not wait. */
static void test_order(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, BOB, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	CU_ASSERT(register_with(ANN, "not_registered", ""));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT(register_with(BOB, "registered", ""));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 1)->identity, BOB);
	rig_answer(rig, 0, SC_SH_DELIVERED);
	CU_ASSERT_EQUAL(rig->sent_count, 3);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 2)->identity, ANN);
	CU_ASSERT(said(2, "<IMSUserState>0</IMSUserState>"));
	end();
}

/* After 1, 2, 4 ... 256 and then each 300 seconds, until it is a day old. */
static void test_backoff(void)
{
	uint64_t rest = SC_SH_FIRST_REST_MILLISECONDS;
	uint32_t attempts = 0;

	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	for (int i = 0; i < 12; i++) {
		CU_ASSERT_EQUAL(rig->sent_count, (uint32_t)i + 1);
		rig_answer(rig, (uint32_t)i, SC_SH_NOT_DELIVERED);
		rig_pass(rig, rest - 1);
		CU_ASSERT_EQUAL(rig->sent_count, (uint32_t)i + 1);
		rig_pass(rig, 1);
		rest = rest * 2 < SC_SH_LONGEST_REST_MILLISECONDS ? rest * 2
								  : SC_SH_LONGEST_REST_MILLISECONDS;
	}
	CU_ASSERT_EQUAL(rig->sent_count, 13);
	while (rig_waiting(rig) != 0 && attempts < 1000) {
		attempts = rig->sent_count;
		rig_answer(rig, attempts - 1, SC_SH_NOT_DELIVERED);
		rig_pass(rig, SC_SH_LONGEST_REST_MILLISECONDS);
	}
	CU_ASSERT(attempts > 250 && attempts < 350);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	end();
}

/* Who could not be reached is tried when a way opens, to him or to the agent before him. */
static void test_way(void)
{
	begin();
	rig->way = SC_STATUS_NETWORK_FAILED;
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_waiting(rig), 1);
	rig->way = SC_STATUS_OK;
	rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	sc_sh_way_opened(rig->life.service, SC_TEXT(AS2));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	rig_answer(rig, 0, SC_SH_NOT_DELIVERED);
	sc_sh_way_opened(rig->life.service, SC_TEXT("other.example.net"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	sc_sh_way_opened(rig->life.service, SC_TEXT("Agent.Example.net"));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	rig_answer(rig, 1, SC_SH_DELIVERED);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	end();
}

/* Who changes it himself while he is being told of an older change is not told of his own. */
static void test_overtaken(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_EQUAL(rig_put(rig, AS2, ANN, 2, "two"), SC_STATUS_OK);
	rig_answer(rig, 0, SC_SH_DELIVERED);
	rig_restart(rig);
	rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	end();
}

/* 5107: this subscription is over. Another failure: it has been told. */
static void test_answers(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	rig_answer(rig, 0, SC_SH_REFUSED);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 2);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 2, "two"), SC_STATUS_OK);
	rig_answer(rig, 1, SC_SH_NO_SUBSCRIPTION);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 3, "three"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	end();
}

/* 5001: all of this host about this identity, and of nobody else. */
static void test_forgotten(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, BOB, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	rig_answer(rig, 0, SC_SH_RECEIVER_FORGOT);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 2);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 2);
	CU_ASSERT(register_with(ANN, "not_registered", ""));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 1)->host, AS1);
	end();
}

/* What was on its way goes again after a restart, with what is there then. */
static void test_restart(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "one"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT(said(1, "<x>one</x>"));
	rig->way = SC_STATUS_NETWORK_FAILED;
	rig_answer(rig, 1, SC_SH_NOT_DELIVERED);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 2, "two"), SC_STATUS_OK);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig_waiting(rig), 1);
	rig->way = SC_STATUS_OK;
	rig_pass(rig, SC_SH_FIRST_REST_MILLISECONDS);
	CU_ASSERT_EQUAL(rig->sent_count, 3);
	CU_ASSERT(said(2, "<x>two</x>"));
	rig_answer(rig, 2, SC_SH_DELIVERED);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 3);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	end();
}

static struct sc_kept_notification_row row_of(
	int64_t id, int64_t subscription, const char *host, const char *identity)
{
	return (struct sc_kept_notification_row){ .id = id,
		.subscription = subscription,
		.origin_host = sc_text_of(host),
		.identity = sc_text_of(identity) };
}

/* One who never answers has so many on their way and no more; others go on. */
static void test_silent(void)
{
	struct sc_sh_outbox *outbox = NULL;
	struct sc_sh_lane *lane = NULL;
	char identity[RIG_TEXT];
	uint32_t of_silent = 0;
	uint32_t of_other = 0;

	CU_ASSERT_EQUAL_FATAL(sc_sh_outbox_open(&outbox), SC_STATUS_OK);
	for (int i = 0; i < 2 * SC_SH_RECEIVER_FLIGHT_LIMIT; i++) {
		struct sc_kept_notification_row row;

		snprintf(identity, sizeof(identity), "sip:%d@example.net", i);
		row = row_of(i + 1, i + 1, "silent", identity);
		CU_ASSERT_EQUAL(sc_sh_outbox_keep(outbox, &row), SC_STATUS_OK);
	}
	for (int i = 0; i < 10; i++) {
		struct sc_kept_notification_row row = row_of(1000 + i, 1000 + i, "other", "one");

		CU_ASSERT_EQUAL(sc_sh_outbox_keep(outbox, &row), SC_STATUS_OK);
	}
	while ((lane = sc_sh_outbox_next(outbox)) != NULL) {
		int64_t id = sc_sh_lane_first(lane)->row.id;

		if (id < 1000) {
			of_silent++;
			continue;
		}
		CU_ASSERT_EQUAL(id, 1000 + (int64_t)of_other++);
		CU_ASSERT_PTR_EQUAL(sc_sh_lane_with(outbox, id), lane);
		sc_sh_outbox_drop(outbox, id);
		sc_sh_lane_go_on(outbox, lane);
	}
	CU_ASSERT_EQUAL(of_silent, SC_SH_RECEIVER_FLIGHT_LIMIT);
	CU_ASSERT_EQUAL(of_other, 10);
	CU_ASSERT_EQUAL(sc_sh_outbox_count(outbox), 2 * SC_SH_RECEIVER_FLIGHT_LIMIT);
	sc_sh_outbox_close(outbox);
}

/* Many subscribers of one identity, and a change for all: in slices, and each hears once. */
static void test_many(void)
{
	enum { MANY = 300 };
	char sql[RIG_DOCUMENT];

	begin();
	rig->answers = true;
	CU_ASSERT(rig_import(rig,
		"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
		"INSERT INTO sh_permission (origin_host, data_reference, may_notify) "
		"SELECT 'h' || i || '.example.net', 'IMSUserState', 1 FROM n"));
	for (int i = 1; i <= MANY; i++) {
		snprintf(sql, sizeof(sql), "h%d.example.net", i);
		CU_ASSERT_EQUAL(rig_want(rig, sql, STATE, ANN, ""), SC_STATUS_OK);
	}
	CU_ASSERT(register_with(ANN, "not_registered", ""));
	CU_ASSERT_EQUAL(rig->sent_count, MANY);
	CU_ASSERT(rig_import(rig, "DELETE FROM sh_permission WHERE origin_host LIKE 'h%'"));
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	CU_ASSERT_EQUAL(rig->sent_count, MANY);
	end();
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the newest state", test_newest },
		{ "nothing new", test_nothing_new },
		{ "order", test_order },
		{ "backoff", test_backoff },
		{ "a way opens", test_way },
		{ "an own change overtakes", test_overtaken },
		{ "answers", test_answers },
		{ "forgotten", test_forgotten },
		{ "restart", test_restart },
		{ "one who never answers", test_silent },
		{ "many", test_many },
	};

	return suite_run("Sh outbox", tests, SC_COUNT_OF(tests));
}
