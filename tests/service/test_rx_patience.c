/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How long does a session that is to be ended wait for its AF? A day, whatever the clock does and
 * however often the broker stops; then it is over without a word. And what ends at the same moment
 * does not reach the disk at the same moment.
 */
#include <stdio.h>

#include "af_story.h"
#include "rx_list.h"
#include "rx_terminate.h"
#include "service_parts.h"
#include "suite.h"

enum { USERS = 3, MANY = 300, SECOND = 1000 };
enum { LIFE = SC_RX_ENDING_LIFE_SECONDS, YEAR = 365 * 86400 };

static bool call(const char *session, uint8_t user)
{
	return af_rig_call(
		rig, &(struct af_rig_call){
			     .session = session, .host = "pcscf.example.net", .user = user });
}

static void call_many(void)
{
	for (int i = 0; i < MANY; i++) {
		char session[AF_RIG_NAME];

		snprintf(session, sizeof(session), "one of many %d", i);
		CU_ASSERT_TRUE_FATAL(call(session, (uint8_t)(ANN + i % USERS)));
	}
}

/* A session that its AF, which is away, should end. */
static void begin_away(void)
{
	begin();
	rig->lost = "pcscf.example.net";
}

static void begin_with_one(void)
{
	begin_away();
	CU_ASSERT_TRUE_FATAL(call("of ann", ANN));
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_MEDIA));
}

static uint32_t live(void)
{
	return sc_service_session_count(rig->life.service);
}

static bool is_ending(void)
{
	const struct sc_rx_session *session = af_rig_session(rig, "of ann");

	return session != NULL && session->state == SC_SESSION_STATE_ENDING;
}

/* In steps: the wall clock is looked at now and then. */
static void pass(int64_t seconds)
{
	for (; seconds > 0; seconds -= 60)
		af_rig_pass(rig, (uint64_t)(seconds < 60 ? seconds : 60) * SECOND);
}

static void test_a_day(void)
{
	begin_with_one();
	pass(LIFE - 1);
	CU_ASSERT_TRUE(is_ending());
	pass(1);
	CU_ASSERT_EQUAL(live(), 0);
	af_rig_restart(rig);
	CU_ASSERT_EQUAL(live(), 0);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	af_rig_close(rig);
}

/* Since it was decided, not since the broker was started. */
static void test_restarts(void)
{
	begin_with_one();
	for (int i = 0; i < 4; i++) {
		pass(LIFE / 4 - (i == 3));
		af_rig_restart(rig);
		CU_ASSERT_TRUE(is_ending());
	}
	pass(SC_RX_RETURN_SECONDS);
	CU_ASSERT_EQUAL(live(), 0);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	af_rig_close(rig);
}

/* The broker was away for longer: the AF has a while to come back. */
static void test_away_ourselves(void)
{
	begin_with_one();
	rig->life.now += YEAR;
	af_rig_restart(rig);
	pass(SC_RX_RETURN_SECONDS - 1);
	CU_ASSERT_TRUE(is_ending());
	rig->lost = NULL;
	sc_rx_way_opened(rig->life.service);
	af_rig_settle(rig);
	CU_ASSERT_EQUAL_FATAL(rig->sent_count, 1);
	CU_ASSERT_TRUE(af_rig_sent(rig, 0)->aborts);
	/* What is on its way is waited for. */
	pass(SC_RX_RETURN_SECONDS);
	CU_ASSERT_TRUE(is_ending());
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(af_rig_end(rig, "of ann", "pcscf.example.net"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(live(), 0);
	af_rig_close(rig);
}

/* It was away for longer, and so is the AF. A way that is lost again begins that anew. */
static void test_lost_again(void)
{
	begin_with_one();
	rig->life.now += YEAR;
	af_rig_restart(rig);
	rig->lost = NULL;
	sc_rx_way_opened(rig->life.service);
	af_rig_settle(rig);
	CU_ASSERT_EQUAL_FATAL(rig->sent_count, 1);
	pass(2 * SC_RX_RETURN_SECONDS);
	rig->lost = "pcscf.example.net";
	af_rig_answer(rig, 0, SC_RX_PUSH_LOST);
	pass(SC_RX_RETURN_SECONDS - 1);
	CU_ASSERT_TRUE(is_ending());
	pass(1);
	CU_ASSERT_EQUAL(live(), 0);
	af_rig_close(rig);
}

/* A clock that is set back prolongs nothing by more than the day that it shows anew. */
static void test_clock_set_back(void)
{
	begin_with_one();
	rig->life.now -= YEAR;
	pass(2 * SC_RX_TIME_MILLISECONDS / SECOND);
	CU_ASSERT_TRUE(is_ending());
	pass(LIFE);
	CU_ASSERT_EQUAL(live(), 0);
	af_rig_close(rig);
}

/* A file that cannot be written keeps the session, until it can. */
static void test_failed_commit(void)
{
	char away[128];

	begin_with_one();
	pass(LIFE - 1);
	snprintf(away, sizeof(away), "%s.away", rig->life.state);
	CU_ASSERT_EQUAL_FATAL(rename(rig->life.state, away), 0);
	pass(60);
	CU_ASSERT_EQUAL(live(), 1);
	CU_ASSERT_EQUAL_FATAL(rename(away, rig->life.state), 0);
	af_rig_pass(rig, SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT_EQUAL(live(), 0);
	af_rig_close(rig);
}

static uint64_t on_the_way(void)
{
	struct sc_store_report report;

	sc_store_report(rig->life.provisioned.store, &report);
	return report.journal_waiting;
}

/* What is due on the disk while the loop has something to do; false: nothing ever was. */
static bool stays_bounded(void)
{
	uint64_t most = 0;

	for (int i = 0; i < 2 * MANY && rig->life.alarm <= rig->life.moment; i++) {
		af_rig_tick(rig);
		most = on_the_way() > most ? on_the_way() : most;
	}
	return most != 0 && most <= SC_RX_WRITING_LIMIT;
}

/* Very many ASRs were answered at once, and no STR comes; or no AF. */
static void test_many_end_together(void)
{
	begin_away();
	rig->lost = NULL;
	call_many();
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_MEDIA));
	for (uint32_t i = 0; i < rig->sent_count; i++)
		af_rig_answer(rig, i, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, MANY);
	living_pass(&rig->life, GUARD);
	CU_ASSERT_TRUE(stays_bounded());
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(live(), 0);
	af_rig_close(rig);

	begin_away();
	call_many();
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_MEDIA));
	living_pass(&rig->life, (uint64_t)LIFE * SECOND);
	CU_ASSERT_TRUE(stays_bounded());
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(live(), 0);
	af_rig_close(rig);
}

static void ended(void *owner, enum sc_status status)
{
	*(uint32_t *)owner += status == SC_STATUS_OK;
}

/* STRs of as many sessions as keep the disk busy are on their way; nothing has been committed. */
static void press(uint32_t *ends)
{
	const struct sc_promise promise = { .kept = ended, .owner = ends };

	for (int i = 0; i < SC_RX_PRESSED_LIMIT; i++) {
		char session[AF_RIG_NAME];

		snprintf(session, sizeof(session), "other %d", i);
		CU_ASSERT_EQUAL(sc_rx_terminate(rig->life.service, sc_text_of(session),
					SC_TEXT("other.example.net"), &promise),
			SC_STATUS_OK);
	}
}

static void call_others(void)
{
	for (int i = 0; i < SC_RX_PRESSED_LIMIT; i++) {
		char session[AF_RIG_NAME];

		snprintf(session, sizeof(session), "other %d", i);
		af_rig_ask(rig, &(struct af_rig_call){ .session = session,
					.host = "other.example.net",
					.user = (uint8_t)(ANN + i % USERS) });
	}
	af_rig_settle(rig);
}

/* ASRs call for STRs: while the disk has enough to do they leave one by one, and not at once. */
static void test_pressed(void)
{
	uint32_t ends = 0;

	begin_away();
	call_many();
	call_others();
	CU_ASSERT_EQUAL_FATAL(live(), MANY + SC_RX_PRESSED_LIMIT);
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_MEDIA));
	CU_ASSERT_EQUAL_FATAL(rig->sent_count, SC_RX_OUTSTANDING_LIMIT);
	press(&ends);
	rig->lost = NULL;
	sc_rx_way_opened(rig->life.service);
	for (uint32_t i = 1; i <= 3; i++) {
		living_pass(&rig->life, 1);
		af_rig_tick(rig);
		CU_ASSERT_EQUAL(rig->sent_count, SC_RX_OUTSTANDING_LIMIT + i);
		CU_ASSERT_EQUAL(rig->life.alarm, rig->life.moment + 1);
	}
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(ends, SC_RX_PRESSED_LIMIT);
	CU_ASSERT_EQUAL(rig->sent_count, 2 * SC_RX_OUTSTANDING_LIMIT);
	af_rig_close(rig);
}

static bool total_is(const struct sc_rx_totals *expected)
{
	struct sc_rx_totals totals;

	sc_rx_total(rig->life.service, &totals);
	return totals.sessions == expected->sessions && totals.ending == expected->ending &&
	       totals.strs_due == expected->strs_due && totals.audiences == expected->audiences &&
	       (totals.audiences == 0 ||
		       (sc_text_equal(totals.audience[0].host, SC_TEXT("pcscf.example.net")) &&
			       totals.audience[0].reachable == expected->audience[0].reachable &&
			       totals.audience[0].waiting == expected->audience[0].waiting &&
			       totals.audience[0].outstanding ==
				       expected->audience[0].outstanding));
}

static uint32_t awaited(enum sc_rx_awaited what)
{
	uint32_t count = 0;

	for (int i = 0; i < MANY; i++) {
		char session[AF_RIG_NAME];

		snprintf(session, sizeof(session), "one of many %d", i);
		count += sc_rx_awaited(rig->life.service, sc_text_of(session)) == what;
	}
	return count;
}

/* Whoever looks sees what waits for whom, from the change to the last STR. */
static void test_who_waits_for_whom(void)
{
	enum { OUT = SC_RX_OUTSTANDING_LIMIT, REST = MANY - OUT };

	begin_away();
	call_many();
	CU_ASSERT_TRUE(total_is(&(struct sc_rx_totals){ .sessions = MANY }));
	CU_ASSERT_EQUAL(awaited(SC_RX_AWAITED_NOTHING), MANY);
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_MEDIA));
	CU_ASSERT_TRUE(total_is(&(struct sc_rx_totals){
		MANY, MANY, 0, 1, { { .reachable = false, .waiting = MANY, .outstanding = 0 } } }));
	CU_ASSERT_EQUAL(awaited(SC_RX_AWAITED_WAY), MANY);
	rig->lost = NULL;
	sc_rx_way_opened(rig->life.service);
	af_rig_settle(rig);
	CU_ASSERT_TRUE(total_is(&(struct sc_rx_totals){ MANY, MANY, 0, 1,
		{ { .reachable = true, .waiting = REST, .outstanding = OUT } } }));
	CU_ASSERT_EQUAL(awaited(SC_RX_AWAITED_ROOM), REST);
	CU_ASSERT_EQUAL(awaited(SC_RX_AWAITED_ANSWER), OUT);
	for (uint32_t i = 0; i < rig->sent_count; i++)
		af_rig_answer(rig, i, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_TRUE(
		total_is(&(struct sc_rx_totals){ MANY, MANY, MANY, 0, { { .waiting = 0 } } }));
	CU_ASSERT_EQUAL(awaited(SC_RX_AWAITED_STR), MANY);
	af_rig_pass(rig, GUARD);
	CU_ASSERT_TRUE(total_is(&(struct sc_rx_totals){ .sessions = 0 }));
	CU_ASSERT_EQUAL(awaited(SC_RX_AWAITED_NOTHING), MANY);
	af_rig_close(rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a day", test_a_day },
		{ "whatever restarts", test_restarts },
		{ "a broker that was away for longer", test_away_ourselves },
		{ "a way that is lost again", test_lost_again },
		{ "a clock that is set back", test_clock_set_back },
		{ "a commit that fails", test_failed_commit },
		{ "many that end together", test_many_end_together },
		{ "a disk with enough to do", test_pressed },
		{ "who waits for whom", test_who_waits_for_whom },
	};

	return suite_run("How long a session waits for its AF", tests, SC_COUNT_OF(tests));
}
