/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What AFs are told while a session runs, and what their answers do: every way through rx_machine.h
 * that starts at ours, with a real journal under it.
 */
#include <stdio.h>

#include "af_rig.h"
#include "journal.h"
#include "suite.h"

#define NO_VIDEO                                                                                   \
	"INSERT INTO rule_restricted (policy_set, rule, access) VALUES "                           \
	"('everybody', 'video', 'EUTRAN')"
#define NO_MEDIA  NO_VIDEO ", ('everybody', 'audio', 'EUTRAN')"
#define ANY_MEDIA "DELETE FROM rule_restricted"

enum { ANN = 1, GUARD = SC_RX_GUARD_MILLISECONDS };

static struct af_rig *rig;

static const struct af_rig_call of_ann = {
	.session = "of ann", .host = "pcscf.example.net", .user = ANN, .actions = AF_RIG_ALL
};

static void begin(void)
{
	rig = af_rig_open();
	if (rig == NULL)
		exit(EXIT_FAILURE);
}

/* One session and a change that its AF must hear of. */
static void begin_with(const char *change)
{
	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, change));
	CU_ASSERT_EQUAL_FATAL(rig->sent_count, 1);
}

/* Whatever is still due has its time. */
static void end(void)
{
	af_rig_pass(rig, 2 * GUARD);
	af_rig_close(rig);
}

static bool is_live(const char *session)
{
	return af_rig_session(rig, session) != NULL;
}

/* Live, and after a restart as well; or neither. */
static bool lasts(const char *session)
{
	bool live = is_live(session);

	af_rig_restart(rig);
	CU_ASSERT_EQUAL(is_live(session), live);
	return live;
}

static void test_told(void)
{
	begin_with(NO_VIDEO);
	CU_ASSERT_FALSE(af_rig_sent(rig, 0)->aborts);
	CU_ASSERT_STRING_EQUAL(af_rig_sent(rig, 0)->session, "of ann");
	CU_ASSERT_STRING_EQUAL(af_rig_sent(rig, 0)->host, "pcscf.example.net");
	CU_ASSERT_STRING_EQUAL(af_rig_sent(rig, 0)->realm, "example.net");
	CU_ASSERT_STRING_EQUAL(af_rig_sent(rig, 0)->via, "agent.example.net");
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_AUDIO));
	af_rig_answer(rig, 0, SC_RX_PUSH_UNKNOWN);
	CU_ASSERT(lasts("of ann"));
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

static void test_never_answered(void)
{
	begin_with(NO_VIDEO);
	af_rig_answer(rig, 0, SC_RX_PUSH_MISSING);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_EQUAL(af_rig_sent(rig, 1)->lost, af_rig_sent(rig, 0)->lost);
	af_rig_answer(rig, 1, SC_RX_PUSH_MISSING);
	af_rig_pass(rig, 2 * GUARD);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT(is_live("of ann"));
	/* It was not told: the next look at the session finds that. */
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	af_rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 3);
	af_rig_answer(rig, 2, SC_RX_PUSH_ANSWERED);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end();
}

static void test_answered_late(void)
{
	begin_with(NO_VIDEO);
	af_rig_answer(rig, 0, SC_RX_PUSH_MISSING);
	af_rig_answer(rig, 1, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end();
}

static void test_unknown_to_the_af(void)
{
	begin_with(NO_VIDEO);
	af_rig_answer(rig, 0, SC_RX_PUSH_UNKNOWN);
	CU_ASSERT_FALSE(lasts("of ann"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

static void test_abort(void)
{
	begin_with(NO_MEDIA);
	CU_ASSERT(af_rig_sent(rig, 0)->aborts);
	CU_ASSERT_EQUAL(af_rig_sent(rig, 0)->cause, SC_RX_ABORT_BEARER_RELEASED);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT(is_live("of ann"));
	CU_ASSERT_EQUAL(af_rig_end(rig, "of ann", "pcscf.example.net"), SC_STATUS_OK);
	CU_ASSERT_FALSE(lasts("of ann"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

static void test_no_str(void)
{
	begin_with(NO_MEDIA);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	af_rig_pass(rig, GUARD - 1);
	CU_ASSERT(is_live("of ann"));
	af_rig_pass(rig, 1);
	CU_ASSERT_FALSE(lasts("of ann"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

static void test_abort_of_nothing(void)
{
	begin_with(NO_MEDIA);
	af_rig_answer(rig, 0, SC_RX_PUSH_UNKNOWN);
	CU_ASSERT_FALSE(lasts("of ann"));
	end();
}

static void test_abort_never_answered(void)
{
	begin_with(NO_MEDIA);
	af_rig_answer(rig, 0, SC_RX_PUSH_MISSING);
	CU_ASSERT(is_live("of ann"));
	af_rig_pass(rig, GUARD);
	CU_ASSERT_FALSE(lasts("of ann"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

static void test_str_crosses_asr(void)
{
	begin_with(NO_MEDIA);
	CU_ASSERT_EQUAL(af_rig_end(rig, "of ann", "pcscf.example.net"), SC_STATUS_OK);
	CU_ASSERT_FALSE(is_live("of ann"));
	af_rig_answer(rig, 0, SC_RX_PUSH_UNKNOWN);
	CU_ASSERT_FALSE(lasts("of ann"));
	/* The same name again is another session: what came before means nothing to it. */
	CU_ASSERT(af_rig_import(rig, ANY_MEDIA));
	CU_ASSERT(af_rig_call(rig, &of_ann));
	af_rig_answer(rig, 0, SC_RX_PUSH_UNKNOWN);
	CU_ASSERT(lasts("of ann"));
	end();
}

static void test_aar_crosses_asr(void)
{
	begin_with(NO_MEDIA);
	CU_ASSERT_EQUAL(af_rig_ask(rig, &of_ann), SC_STATUS_SESSION_UNKNOWN);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(af_rig_ask(rig, &of_ann), SC_STATUS_SESSION_UNKNOWN);
	/* Also when all may be carried again: the AF has been told. */
	CU_ASSERT(af_rig_import(rig, ANY_MEDIA));
	CU_ASSERT_EQUAL(af_rig_ask(rig, &of_ann), SC_STATUS_SESSION_UNKNOWN);
	af_rig_pass(rig, GUARD);
	CU_ASSERT(af_rig_call(rig, &of_ann));
	end();
}

/* An AAR that is on its way to the disk when the RAA comes: told is told. */
static void test_raa_crosses_aar(void)
{
	const struct af_rig_call modified = {
		.session = "of ann", .host = "pcscf.example.net", .media = 1 << (AF_RIG_AUDIO - 1)
	};

	begin_with(NO_VIDEO);
	CU_ASSERT_EQUAL(af_rig_ask(rig, &modified), SC_STATUS_OK);
	sc_rx_pushed(rig->life.service, af_rig_sent(rig, 0)->flight, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	af_rig_settle(rig);
	CU_ASSERT_EQUAL(rig->promised, SC_STATUS_OK);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

/* What changes while an RAR is on its way is told after it. */
static void test_held_back(void)
{
	begin_with(NO_VIDEO);
	CU_ASSERT(af_rig_import(rig, NO_MEDIA " ON CONFLICT DO NOTHING"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT(af_rig_sent(rig, 1)->aborts);
	end();
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "an RAR that is answered", test_told },
		{ "an RAR that is never answered", test_never_answered },
		{ "an RAR that is answered the second time", test_answered_late },
		{ "an RAR about what the AF has lost", test_unknown_to_the_af },
		{ "ASR, ASA and STR", test_abort },
		{ "no STR", test_no_str },
		{ "an ASR about what the AF has lost", test_abort_of_nothing },
		{ "an ASR that is never answered", test_abort_never_answered },
		{ "an STR that crosses an ASR", test_str_crosses_asr },
		{ "an AAR that crosses an ASR", test_aar_crosses_asr },
		{ "an RAA that crosses an AAR", test_raa_crosses_aar },
		{ "what happens while an RAR is on its way", test_held_back },
	};

	return suite_run("News to AFs", tests, SC_COUNT_OF(tests));
}
