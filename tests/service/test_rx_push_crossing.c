/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What an AF is told in an RAR while it asks for something else in an AAR: whatever was decided
 * later holds, about each component and about the access, whichever answer comes first.
 */
#include "af_story.h"
#include "suite.h"

#define ON_NR "UPDATE contact SET access = 'NR' WHERE uri = 'sip:ann@1'"

enum { LONG = 2 * GUARD };

static const struct af_rig_call with_text = { .session = "of ann",
	.host = "pcscf.example.net",
	.user = ANN,
	.media = 1 << (AF_RIG_VIDEO - 1),
	.text = true };

/* Nothing more is sent, not after a restart either. */
static void end_after(uint32_t sent)
{
	af_rig_pass(rig, LONG);
	CU_ASSERT_EQUAL(rig->sent_count, sent);
	af_rig_restart(rig);
	af_rig_pass(rig, LONG);
	CU_ASSERT_EQUAL(rig->sent_count, sent);
	af_rig_close(rig);
}

/* The video that was lost is text by the time its loss is known. */
static void test_other_content(void)
{
	begin_with(NO_VIDEO);
	CU_ASSERT(af_rig_call(rig, &with_text));
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end_after(1);
}

/* The same while the AAR is still on its way to the disk. */
static void test_on_the_way_to_the_disk(void)
{
	begin_with(NO_VIDEO);
	CU_ASSERT_EQUAL(af_rig_ask(rig, &with_text), SC_STATUS_OK);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->promised, SC_STATUS_OK);
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end_after(1);
}

/* Lost, accepted again and lost again, all before the first answer: that is told twice. */
static void test_lost_again(void)
{
	begin_with(NO_VIDEO);
	CU_ASSERT(af_rig_import(rig, ANY_MEDIA));
	CU_ASSERT(af_rig_call(rig, &of_ann));
	CU_ASSERT(af_rig_import(rig, NO_VIDEO));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_EQUAL(af_rig_sent(rig, 1)->lost, 1 << (AF_RIG_VIDEO - 1));
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	af_rig_answer(rig, 1, SC_RX_PUSH_ANSWERED);
	CU_ASSERT(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end_after(2);
}

/* An RAR that must be sent again says what holds now. */
static void test_never_answered(void)
{
	begin_with(NO_VIDEO);
	CU_ASSERT(af_rig_call(rig, &with_text));
	af_rig_answer(rig, 0, SC_RX_PUSH_MISSING);
	CU_ASSERT_FALSE(af_rig_is_lost(rig, "of ann", AF_RIG_VIDEO));
	end_after(1);
}

/* The same AAR once more gets the same answer and decides nothing: the RAR tells more. */
static void test_repeated(void)
{
	struct af_rig_call repeated = of_ann;

	begin_with(ON_NR);
	repeated.initial = true;
	CU_ASSERT(af_rig_call(rig, &repeated));
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(af_rig_session(rig, "of ann")->access, SC_ACCESS_NR);
	end_after(1);
}

/* What is told once is asked for again before it was told. */
static void test_asked_again(void)
{
	struct af_rig_call asking = of_ann;

	begin_with(ON_NR);
	af_rig_answer(rig, 0, SC_RX_PUSH_ANSWERED);
	asking.actions = AF_RIG_WHERE;
	CU_ASSERT(af_rig_call(rig, &asking));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_EQUAL(af_rig_sent(rig, 1)->actions, AF_RIG_WHERE);
	CU_ASSERT(af_rig_call(rig, &asking));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	af_rig_answer(rig, 1, SC_RX_PUSH_ANSWERED);
	CU_ASSERT_EQUAL(rig->sent_count, 3);
	CU_ASSERT_EQUAL(af_rig_sent(rig, 2)->actions, AF_RIG_WHERE);
	af_rig_answer(rig, 2, SC_RX_PUSH_ANSWERED);
	end_after(3);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "other content in place of what is lost", test_other_content },
		{ "an AAR that is on its way to the disk", test_on_the_way_to_the_disk },
		{ "lost, accepted and lost again", test_lost_again },
		{ "an RAR that is never answered", test_never_answered },
		{ "an AAR that is repeated", test_repeated },
		{ "asked where the user is, twice", test_asked_again },
	};

	return suite_run("AARs that cross RARs", tests, SC_COUNT_OF(tests));
}
