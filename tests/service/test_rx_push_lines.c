/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When news to AFs leaves: so many to one host and no other held up, as soon as there is a way, and
 * never before what it says is on the disk, whatever the disk does.
 */
#include <stdio.h>

#include "af_story.h"
#include "suite.h"

enum { MANY = 100 };

static bool call_many(const char *host, const char *name, int count)
{
	bool good = true;

	for (int i = 0; i < count && good; i++) {
		char session[AF_RIG_NAME];

		snprintf(session, sizeof(session), "%s %d", name, i);
		good = af_rig_call(rig, &(struct af_rig_call){ .session = session,
						.host = host,
						.user = ANN,
						.actions = AF_RIG_ALL });
	}
	return good;
}

static uint32_t count_to(const char *host)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < rig->sent_count; i++)
		count += sc_text_equal(sc_text_of(af_rig_sent(rig, i)->host), sc_text_of(host));
	return count;
}

/* So many are on their way to one host; each answer makes room for the next at once. */
static void test_limit(void)
{
	const uint32_t others = 3;
	uint64_t moment = 0;

	begin();
	CU_ASSERT_TRUE_FATAL(call_many("pcscf.example.net", "many", MANY));
	CU_ASSERT_TRUE_FATAL(call_many("other.example.net", "few", (int)others));
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_VIDEO));
	moment = rig->life.moment;
	CU_ASSERT_EQUAL(count_to("pcscf.example.net"), SC_RX_OUTSTANDING_LIMIT);
	CU_ASSERT_EQUAL(count_to("other.example.net"), others);
	for (uint32_t i = 0; i < rig->sent_count; i++) {
		uint32_t before = count_to("pcscf.example.net");
		bool others_answer = af_rig_sent(rig, i)->host[0] == 'o';

		af_rig_answer(rig, i, SC_RX_PUSH_ANSWERED);
		CU_ASSERT_EQUAL(
			count_to("pcscf.example.net"), before + (!others_answer && before < MANY));
	}
	CU_ASSERT_EQUAL(rig->sent_count, MANY + others);
	CU_ASSERT_EQUAL(rig->life.moment, moment);
	CU_ASSERT(af_rig_is_lost(rig, "many 99", AF_RIG_VIDEO) &&
		  af_rig_is_lost(rig, "few 2", AF_RIG_VIDEO));
	end();
}

/* Imports come faster than all sessions can be looked at: each is looked at all the same. */
static void test_imports_in_a_row(void)
{
	enum { USERS = 3, ALL = 2700, EVERY = 27, ROUNDS = 40, TURNS = 20 };
	uint32_t told = 0;

	begin();
	for (int i = 0; i < ALL; i++) {
		char session[AF_RIG_NAME];

		snprintf(session, sizeof(session), "in a row %d", i);
		af_rig_ask(rig, &(struct af_rig_call){ .session = session,
					.host = "pcscf.example.net",
					.user = (uint8_t)(ANN + i % USERS),
					.media = 1 << (i % EVERY == 0) });
	}
	af_rig_settle(rig);
	rig->lost = "pcscf.example.net";
	CU_ASSERT_TRUE_FATAL(af_rig_import_only(rig, NO_VIDEO));
	for (int i = 0; i < ROUNDS; i++) {
		sc_rx_push_all(rig->life.service);
		for (int turn = 0; turn < TURNS; turn++)
			living_turn(&rig->life);
	}
	for (int i = 0; i < ALL; i += EVERY) {
		char session[AF_RIG_NAME];

		snprintf(session, sizeof(session), "in a row %d", i);
		told += af_rig_session(rig, session)->state == SC_SESSION_STATE_ENDING;
	}
	CU_ASSERT_EQUAL(told, ALL / EVERY);
	end();
}

/* One AF that never answers, one that no way leads to: the third hears all the same, at once. */
static void test_not_held_up(void)
{
	uint64_t moment = 0;

	begin();
	CU_ASSERT_TRUE_FATAL(call_many("pcscf.example.net", "mute", MANY));
	CU_ASSERT_TRUE_FATAL(call_many("third.example.net", "lost", MANY));
	CU_ASSERT_TRUE_FATAL(call_many("other.example.net", "good", MANY));
	rig->lost = "third.example.net";
	moment = rig->life.moment;
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_MEDIA));
	for (uint32_t i = 0; i < rig->sent_count; i++) {
		if (af_rig_sent(rig, i)->host[0] == 'o')
			af_rig_answer(rig, i, SC_RX_PUSH_ANSWERED);
	}
	CU_ASSERT_EQUAL(count_to("other.example.net"), MANY);
	CU_ASSERT_EQUAL(count_to("third.example.net"), 0);
	CU_ASSERT_EQUAL(count_to("pcscf.example.net"), SC_RX_OUTSTANDING_LIMIT);
	CU_ASSERT_EQUAL(rig->life.moment, moment);
	end();
}

static void test_way_opens(void)
{
	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	rig->lost = "pcscf.example.net";
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_VIDEO));
	af_rig_pass(rig, 10 * SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	rig->lost = NULL;
	sc_rx_way_opened(rig->life.service);
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end();
}

/* Nobody says so, but there is a way: it is tried after a while. */
static void test_way_is_tried(void)
{
	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	rig->lost = "pcscf.example.net";
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_VIDEO));
	rig->lost = NULL;
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	af_rig_pass(rig, SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

/* What is no longer true when a way opens is not told. */
static void test_changed_while_waiting(void)
{
	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	rig->lost = "pcscf.example.net";
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_VIDEO));
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, ANY_MEDIA));
	rig->lost = NULL;
	sc_rx_way_opened(rig->life.service);
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	CU_ASSERT(is_live("of ann"));
	end();
}

/* A connection that is lost takes questions with it. They may never have arrived: they are asked
 * again, as often as that happens. */
static void test_way_is_lost(void)
{
	begin_with(NO_VIDEO);
	for (uint32_t i = 0; i < 3; i++) {
		rig->lost = "pcscf.example.net";
		af_rig_answer(rig, i, SC_RX_PUSH_LOST);
		CU_ASSERT_EQUAL(rig->sent_count, i + 1);
		rig->lost = NULL;
		sc_rx_way_opened(rig->life.service);
		af_rig_settle(rig);
		CU_ASSERT_EQUAL(rig->sent_count, i + 2);
	}
	CU_ASSERT(af_rig_import(rig, NO_MEDIA " ON CONFLICT DO NOTHING"));
	af_rig_answer(rig, 3, SC_RX_PUSH_ANSWERED);
	CU_ASSERT(af_rig_sent(rig, 4)->aborts);
	af_rig_answer(rig, 4, SC_RX_PUSH_LOST);
	CU_ASSERT(af_rig_sent(rig, 5)->aborts);
	af_rig_answer(rig, 5, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, 6);
	end();
}

static void test_before_the_commit(void)
{
	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	CU_ASSERT_TRUE_FATAL(af_rig_import_only(rig, NO_MEDIA));
	for (int i = 0; i < 10000 && rig->life.alarm <= rig->life.moment; i++)
		af_rig_tick(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	CU_ASSERT_EQUAL(af_rig_session(rig, "of ann")->state, SC_SESSION_STATE_OPEN);
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(af_rig_session(rig, "of ann")->state, SC_SESSION_STATE_ENDING);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

/* A disk that takes nothing: nothing leaves, nothing is lost, and it goes on when it does. */
static void test_failed_commit(void)
{
	char away[128];

	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	snprintf(away, sizeof(away), "%s.away", rig->life.state);
	CU_ASSERT_EQUAL_FATAL(rename(rig->life.state, away), 0);
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, NO_MEDIA));
	af_rig_pass(rig, 2 * SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	CU_ASSERT_EQUAL(af_rig_session(rig, "of ann")->state, SC_SESSION_STATE_OPEN);
	CU_ASSERT_EQUAL_FATAL(rename(away, rig->life.state), 0);
	af_rig_pass(rig, SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	/* The same at the other end: it is over, and stays known until that is written. */
	CU_ASSERT_EQUAL_FATAL(rename(rig->life.state, away), 0);
	af_rig_answer(rig, 0, SC_RX_PUSH_UNKNOWN);
	CU_ASSERT(is_live("of ann"));
	CU_ASSERT_EQUAL_FATAL(rename(away, rig->life.state), 0);
	af_rig_pass(rig, SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT_FALSE(lasts("of ann"));
	end();
}

/* What the AF was told is written down later, and not told again. */
static void test_failed_note(void)
{
	char away[128];

	begin_with(NO_VIDEO);
	snprintf(away, sizeof(away), "%s.away", rig->life.state);
	CU_ASSERT_EQUAL_FATAL(rename(rig->life.state, away), 0);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	af_rig_pass(rig, 2 * SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	CU_ASSERT_EQUAL_FATAL(rename(away, rig->life.state), 0);
	af_rig_pass(rig, SC_RX_AGAIN_MILLISECONDS);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

/* The broker goes between the commit and the ASA: the ASR leaves again. */
static void test_restart(void)
{
	begin_with(NO_MEDIA);
	af_rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT(af_rig_sent(rig, 1)->aborts);
	CU_ASSERT_EQUAL(af_rig_sent(rig, 1)->cause, SC_RX_ABORT_BEARER_RELEASED);
	af_rig_answer(rig, 1, SC_RX_PUSH_ANSWERED);
	af_rig_pass(rig, GUARD);
	CU_ASSERT_FALSE(lasts("of ann"));
	end();
}

/* Without a courier everything waits; what was on its way counts as lost. */
static void test_no_courier(void)
{
	begin_with(NO_VIDEO);
	sc_rx_set_courier(rig->life.service, NULL);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	af_rig_pass(rig, 2 * GUARD);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	af_rig_lend_courier(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	af_rig_answer(rig, 1, SC_RX_PUSH_ANSWERED);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end();
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "so many to one host", test_limit },
		{ "a host holds up no other", test_not_held_up },
		{ "imports in a row", test_imports_in_a_row },
		{ "a way opens", test_way_opens },
		{ "a way is tried", test_way_is_tried },
		{ "what changes while it waits", test_changed_while_waiting },
		{ "a way is lost", test_way_is_lost },
		{ "nothing leaves before the commit", test_before_the_commit },
		{ "a commit that fails", test_failed_commit },
		{ "a note that fails", test_failed_note },
		{ "a restart between commit and answer", test_restart },
		{ "no courier", test_no_courier },
	};

	return suite_run("When news to AFs leaves", tests, SC_COUNT_OF(tests));
}
