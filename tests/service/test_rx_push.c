/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What AFs are told while a session runs, and what their answers do: every way through rx_machine.h
 * that starts at ours, with a real journal under it.
 */
#include <stdio.h>

#include "af_story.h"
#include "journal.h"
#include "suite.h"

#define NO_TEXT                                                                                    \
	"INSERT INTO rule_restricted (policy_set, rule, access) VALUES "                           \
	"('everybody', 'rest', 'EUTRAN')"

enum { WLAN_OF_ANN = 9, IP_CAN_OF_WLAN = 6, IP_CAN_OF_NR = 8 };

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

/* Ann's session goes to an address of hers in a WLAN that the AF tells, while an RAR about LTE that
 * became NR waits or is on its way: the AAA is the last word (TS 29.214 4.4.2, 4.4.6.5). */
static void begin_moving(const char *lost)
{
	const struct af_rig_call moving = {
		.session = "of ann", .host = "pcscf.example.net", .user = WLAN_OF_ANN
	};

	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig,
		"INSERT INTO contact (subscription, device, uri, access, ip4)"
		" VALUES ('ann', 'phone', 'sip:ann@wlan', 'WLAN_TRUSTED', '10.0.0.9')"));
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	rig->lost = lost;
	CU_ASSERT_TRUE_FATAL(
		af_rig_import(rig, "UPDATE contact SET access = 'NR' WHERE ip4 = '10.0.0.1'"));
	CU_ASSERT_EQUAL_FATAL(rig->sent_count, lost == NULL);
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &moving));
	CU_ASSERT_EQUAL(rig->answer.access.ip_can, IP_CAN_OF_WLAN);
}

/* From then on only the WLAN counts. */
static void end_moved(uint32_t sent)
{
	CU_ASSERT_EQUAL(rig->sent_count, sent);
	CU_ASSERT(af_rig_import(
		rig, "UPDATE contact SET access = 'UTRAN_PS' WHERE ip4 = '10.0.0.1'"));
	CU_ASSERT_EQUAL(rig->sent_count, sent);
	CU_ASSERT(af_rig_import(rig, "UPDATE contact SET access = 'NR' WHERE ip4 = '10.0.0.9'"));
	CU_ASSERT_EQUAL(rig->sent_count, sent + 1);
	CU_ASSERT_EQUAL(af_rig_sent(rig, sent)->actions, (uint32_t)AF_RIG_IP_CAN);
	CU_ASSERT_EQUAL(af_rig_sent(rig, sent)->ip_can, IP_CAN_OF_NR);
	af_rig_answer(rig, sent, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, sent + 1);
	CU_ASSERT(lasts("of ann"));
	end();
}

static void test_move_crosses_rar(void)
{
	begin_moving(NULL);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	end_moved(1);
}

static void test_move_crosses_lost_rar(void)
{
	begin_moving(NULL);
	af_rig_answer(rig, 0, SC_RX_PUSH_MISSING);
	end_moved(1);
}

static void test_move_overtakes_rar(void)
{
	begin_moving("pcscf.example.net");
	rig->lost = NULL;
	sc_rx_way_opened(rig->life.service);
	af_rig_settle(rig);
	end_moved(0);
}

static void hear(void *owner, enum sc_status status)
{
	*(enum sc_status *)owner = status;
}

/* An AAR that says this of the video's number. */
static enum sc_status say(const struct sc_rx_stated_component *component)
{
	enum sc_status said = SC_STATUS_COUNT;
	const struct sc_promise promise = { .kept = hear, .owner = &said };
	const struct sc_rx_request request = { .session_id = SC_TEXT("of ann"),
		.af_host = SC_TEXT("pcscf.example.net"),
		.stated = { component, 1 } };

	sc_arena_empty(&rig->arena);
	if (sc_rx_authorise(rig->life.service, &rig->arena, &request, &rig->answer, &promise) ==
		SC_STATUS_OK)
		af_rig_settle(rig);
	return said;
}

/* The component that an RAR on its way tells to be lost has gone, and its number is another's. */
static void test_number_given_anew(void)
{
	const struct sc_rx_stated_component gone = {
		.number = AF_RIG_VIDEO, .has_status = true, .status = SC_FLOW_STATUS_REMOVED
	};
	const struct sc_rx_stated_component other = {
		.number = AF_RIG_VIDEO, .has_media = true, .media = SC_MEDIA_TEXT
	};

	begin_with(NO_VIDEO);
	CU_ASSERT_EQUAL(say(&gone), SC_STATUS_OK);
	CU_ASSERT_EQUAL(say(&other), SC_STATUS_OK);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	CU_ASSERT(af_rig_import(rig, NO_TEXT));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_EQUAL(af_rig_sent(rig, 1)->lost, UINT32_C(1) << (AF_RIG_VIDEO - 1));
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
		{ "a session that moves while an RAR is on its way", test_move_crosses_rar },
		{ "a session that moves while an RAR is lost", test_move_crosses_lost_rar },
		{ "a session that moves while an RAR waits", test_move_overtakes_rar },
		{ "a component that is another by now", test_number_given_anew },
		{ "what happens while an RAR is on its way", test_held_back },
	};

	return suite_run("News to AFs", tests, SC_COUNT_OF(tests));
}
