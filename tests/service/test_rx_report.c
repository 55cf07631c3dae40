/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What RARs and ASRs say when accesses and policy change under a session (TS 29.214 4.4.6), and
 * what is not worth saying: rows of changes, each a story of one session.
 */
#include <stdio.h>

#include "af_rig.h"
#include "suite.h"

#define NO(media)                                                                                  \
	"INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('everybody', '" media      \
	"', 'PS'), ('everybody', '" media "', 'NON3GPP')"
#define ANY_MEDIA     "DELETE FROM rule_restricted"
#define OVER(access)  "UPDATE contact SET access = '" access "' WHERE ip4 LIKE '10.0.0._'"
#define WITHOUT_VOICE ", voice_support = 'not_supported' WHERE ip4 LIKE '10.0.0._'"
#define IN(plmn)      "UPDATE contact SET plmn = '" plmn "' WHERE ip4 LIKE '10.0.0._'"
#define GONE          "DELETE FROM contact WHERE ip4 LIKE '10.0.0._'"
#define CALL_OVER(access)                                                                          \
	"INSERT INTO contact (subscription, device, uri, access) VALUES ('ann', 'phone', "         \
	"'sip:ann@msc.example.net', '" access "'), ('vic', 'phone', 'sip:vic@msc.example.net',"    \
	" '" access "')"
#define BACK_IN_LTE                                                                                \
	"DELETE FROM contact WHERE uri LIKE 'sip:___@msc.example.net' AND subscription <> 'bob'; " \
	"UPDATE contact SET access = 'EUTRAN', voice_support = 'supported' WHERE ip4 LIKE "        \
	"'10.0.0._'"

enum { ANN = 1, BOB = 2, VIC = 3, STEPS = 5, AUDIO = 1, VIDEO = 2 };
enum { RELEASED = SC_RX_ABORT_BEARER_RELEASED, TO_CS = SC_RX_ABORT_PS_TO_CS_HANDOVER };

enum said { NOTHING, AN_RAR, AN_ASR };

/* One change, and what the AF hears of it; lost is also what it knows to be lost afterwards. */
struct step {
	const char *change; /* NULL: the end of the row */
	enum said said;
	uint32_t actions;
	uint32_t lost;
	int32_t cause; /* of an ASR, or an RAR that names what is lost */
};

static const struct row {
	const char *name;
	uint8_t user;
	uint32_t wanted; /* Specific-Actions */
	struct step steps[STEPS];
} rows[] = {
	{ "video is forbidden, and nothing is said twice", ANN, AF_RIG_ALL,
		{ { NO("video"), AN_RAR, AF_RIG_RELEASE, VIDEO, RELEASED },
			{ NO("rest"), NOTHING, 0, VIDEO, 0 } } },
	{ "what is allowed again is carried again, and its next loss is told", ANN, AF_RIG_ALL,
		{ { NO("video"), AN_RAR, AF_RIG_RELEASE, VIDEO, RELEASED },
			{ ANY_MEDIA, NOTHING, 0, 0, 0 },
			{ NO("video"), AN_RAR, AF_RIG_RELEASE, VIDEO, RELEASED } } },
	{ "one after the other: the last ends it", ANN, AF_RIG_ALL,
		{ { NO("video"), AN_RAR, AF_RIG_RELEASE, VIDEO, RELEASED },
			{ NO("audio"), AN_ASR, 0, VIDEO, RELEASED } } },
	{ "all at once", ANN, AF_RIG_ALL,
		{ { NO("video") ";" NO("audio"), AN_ASR, 0, 0, RELEASED } } },
	{ "a part, for who did not ask to hear of parts", ANN, AF_RIG_IP_CAN | AF_RIG_PLMN,
		{ { NO("video"), NOTHING, 0, VIDEO, 0 },
			{ NO("audio"), AN_ASR, 0, VIDEO, RELEASED } } },
	{ "a part for a while, for who did not ask to hear of parts", ANN, AF_RIG_IP_CAN,
		{ { NO("video"), NOTHING, 0, VIDEO, 0 }, { ANY_MEDIA, NOTHING, 0, 0, 0 },
			{ NO("audio"), NOTHING, 0, AUDIO, 0 } } },
	{ "another access, and a part that may not use it", ANN, AF_RIG_IP_CAN,
		{ { NO("video") ";" OVER("WLAN_TRUSTED"), AN_RAR, AF_RIG_IP_CAN, VIDEO, 0 } } },
	{ "another access", ANN, AF_RIG_ALL,
		{ { OVER("WLAN_TRUSTED"), AN_RAR, AF_RIG_IP_CAN, 0, 0 },
			{ OVER("WLAN_TRUSTED"), NOTHING, 0, 0, 0 },
			{ OVER("WLAN_UNTRUSTED"), AN_RAR, AF_RIG_IP_CAN, 0, 0 },
			{ OVER("EUTRAN"), AN_RAR, AF_RIG_IP_CAN, 0, 0 } } },
	{ "another access, for who did not ask to hear of that", ANN, AF_RIG_RELEASE | AF_RIG_PLMN,
		{ { OVER("WLAN_TRUSTED"), NOTHING, 0, 0, 0 } } },
	{ "another network", ANN, AF_RIG_ALL,
		{ { IN("00102"), AN_RAR, AF_RIG_PLMN, 0, 0 }, { IN("00102"), NOTHING, 0, 0, 0 },
			{ IN(""), AN_RAR, AF_RIG_PLMN, 0, 0 } } },
	{ "another network, for who did not ask to hear of that", ANN,
		AF_RIG_RELEASE | AF_RIG_IP_CAN, { { IN("00102"), NOTHING, 0, 0, 0 } } },
	{ "another access that video may not use: one RAR says both", ANN, AF_RIG_ALL,
		{ { NO("video") ";" OVER("WLAN_TRUSTED"), AN_RAR, AF_RIG_IP_CAN | AF_RIG_RELEASE,
			VIDEO, RELEASED } } },
	{ "another URI at the same address", ANN, AF_RIG_ALL,
		{ { "UPDATE contact SET uri = 'sip:ann@new' WHERE subscription = 'ann'", NOTHING, 0,
			  0, 0 },
			{ NO("video"), AN_RAR, AF_RIG_RELEASE, VIDEO, RELEASED },
			{ GONE, AN_ASR, 0, VIDEO, RELEASED } } },
	{ "another URI at another address", ANN, AF_RIG_ALL,
		{ { "UPDATE contact SET uri = 'sip:ann@new', ip4 = '10.0.0.9' "
		    "WHERE subscription = 'ann'",
			AN_ASR, 0, 0, RELEASED } } },
	{ "the access is gone", ANN, AF_RIG_ALL, { { GONE, AN_ASR, 0, 0, RELEASED } } },
	{ "the access is gone, the circuit was always there", BOB, AF_RIG_ALL,
		{ { GONE, AN_ASR, 0, 0, RELEASED } } },
	{ "SRVCC takes the only access", ANN, AF_RIG_ALL,
		{ { OVER("GERAN_CS"), AN_ASR, 0, 0, TO_CS } } },
	{ "SRVCC, seen as a contact that goes and a circuit that comes", ANN, AF_RIG_ALL,
		{ { GONE ";" CALL_OVER("GERAN_CS"), AN_ASR, 0, 0, TO_CS } } },
	{ "SRVCC takes the speech, the video stays", ANN, AF_RIG_ALL,
		{ { CALL_OVER("UTRAN_CS") "; UPDATE contact SET access = 'UTRAN_PS'" WITHOUT_VOICE,
			  AN_RAR, AF_RIG_IP_CAN | AF_RIG_RELEASE, AUDIO, TO_CS },
			{ NO("rest"), NOTHING, 0, AUDIO, 0 },
			{ NO("video"), AN_ASR, 0, AUDIO, RELEASED } } },
	{ "SRVCC takes the speech, and gives it back", ANN, AF_RIG_ALL,
		{ { CALL_OVER("UTRAN_CS") "; UPDATE contact SET access = 'UTRAN_PS'" WITHOUT_VOICE,
			  AN_RAR, AF_RIG_IP_CAN | AF_RIG_RELEASE, AUDIO, TO_CS },
			{ BACK_IN_LTE, AN_RAR, AF_RIG_IP_CAN, 0, 0 },
			{ NO("audio"), AN_RAR, AF_RIG_RELEASE, AUDIO, RELEASED } } },
	{ "SRVCC takes the speech, for who did not ask to hear of parts", ANN, AF_RIG_IP_CAN,
		{ { CALL_OVER("UTRAN_CS") "; UPDATE contact SET access = 'UTRAN_PS'" WITHOUT_VOICE,
			AN_RAR, AF_RIG_IP_CAN, AUDIO, 0 } } },
	{ "vSRVCC takes the video along", VIC, AF_RIG_ALL,
		{ { CALL_OVER("UTRAN_CS") "; UPDATE contact SET access = 'UTRAN_PS'" WITHOUT_VOICE,
			AN_ASR, 0, 0, TO_CS } } },
	{ "vSRVCC has no video in GSM", VIC, AF_RIG_ALL,
		{ { CALL_OVER("GERAN_CS") "; UPDATE contact SET access = 'UTRAN_PS'" WITHOUT_VOICE,
			AN_RAR, AF_RIG_IP_CAN | AF_RIG_RELEASE, AUDIO, TO_CS } } },
	{ "no SRVCC: speech stays where it is", BOB, AF_RIG_ALL,
		{ { "UPDATE contact SET access = 'UTRAN_PS'" WITHOUT_VOICE, AN_RAR, AF_RIG_IP_CAN,
			0, 0 } } },
	{ "a circuit beside takes nothing by being there", BOB, AF_RIG_ALL,
		{ { NO("audio"), AN_RAR, AF_RIG_RELEASE, AUDIO, RELEASED } } },
	{ "a circuit takes nothing from where speech is already", ANN, AF_RIG_ALL,
		{ { CALL_OVER("UTRAN_CS") "; UPDATE contact SET access = 'EUTRAN'" WITHOUT_VOICE,
			NOTHING, 0, 0, 0 } } },
	{ "a circuit that comes takes nothing from LTE", ANN, AF_RIG_ALL,
		{ { CALL_OVER("UTRAN_CS"), NOTHING, 0, 0, 0 },
			{ NO("video"), AN_RAR, AF_RIG_RELEASE, VIDEO, RELEASED } } },
};

static struct af_rig *rig;

static bool check(const struct step *step, uint32_t before)
{
	const struct af_rig_sent *sent = af_rig_sent(rig, before);
	uint32_t lost = (uint32_t)af_rig_is_lost(rig, "it", AF_RIG_AUDIO) << (AF_RIG_AUDIO - 1) |
			(uint32_t)af_rig_is_lost(rig, "it", AF_RIG_VIDEO) << (AF_RIG_VIDEO - 1);

	if (rig->sent_count != before + (step->said != NOTHING) || lost != step->lost)
		return false;
	if (step->said == AN_ASR)
		return sent->aborts && sent->cause == step->cause;
	if (step->said == NOTHING)
		return true;
	return !sent->aborts && sent->actions == step->actions &&
	       ((step->actions & AF_RIG_RELEASE) == 0 ||
		       (sent->lost == step->lost && sent->cause == step->cause));
}

static bool play(const struct row *row)
{
	bool good = af_rig_call(rig, &(struct af_rig_call){ .session = "it",
					     .host = "pcscf.example.net",
					     .user = row->user,
					     .actions = row->wanted });

	for (size_t i = 0; i < STEPS && good && row->steps[i].change != NULL; i++) {
		uint32_t before = rig->sent_count;

		good = af_rig_import(rig, row->steps[i].change);
		af_rig_answer(rig, before, SC_RX_PUSH_ANSWERED);
		good = good && check(&row->steps[i], before);
		/* What was said and noted is the same after a restart. */
		if (row->steps[i].said != AN_ASR) {
			af_rig_restart(rig);
			good = good && check(&row->steps[i], before);
		}
		if (!good)
			printf("\n  %s: step %u, %u sent, actions %x, lost %x, cause %d\n",
				row->name, (unsigned)i + 1, (unsigned)(rig->sent_count - before),
				(unsigned)af_rig_sent(rig, before)->actions,
				(unsigned)af_rig_sent(rig, before)->lost,
				(int)af_rig_sent(rig, before)->cause);
	}
	return good;
}

static void test_rows(void)
{
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		rig = af_rig_open();
		CU_ASSERT_PTR_NOT_NULL_FATAL(rig);
		CU_ASSERT(play(&rows[i]));
		af_rig_close(rig);
	}
}

static void hear(const char *change, int32_t ip_can, int32_t rat, int32_t trusted)
{
	uint32_t before = rig->sent_count;

	CU_ASSERT(af_rig_import(rig, change));
	CU_ASSERT_EQUAL(rig->sent_count, before + 1);
	CU_ASSERT_EQUAL(af_rig_sent(rig, before)->ip_can, ip_can);
	CU_ASSERT_EQUAL(af_rig_sent(rig, before)->rat, rat);
	CU_ASSERT_EQUAL(af_rig_sent(rig, before)->trusted, trusted);
	af_rig_answer(rig, before, SC_RX_PUSH_ANSWERED);
}

/* What is said about accesses and networks (TS 29.214 5.3.27, 5.3.31, 5.3.39). */
static void test_accesses(void)
{
	const struct af_rig_call call = {
		.session = "it", .host = "pcscf.example.net", .user = ANN, .actions = AF_RIG_ALL
	};

	rig = af_rig_open();
	CU_ASSERT_PTR_NOT_NULL_FATAL(rig);
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &call));
	hear(OVER("WLAN_TRUSTED"), 6, 0, 0);
	hear(OVER("WLAN_UNTRUSTED"), 6, 0, 1);
	hear(OVER("EUTRAN"), 5, 1004, -1);
	hear(IN("00102"), 5, 1004, -1);
	CU_ASSERT_STRING_EQUAL(af_rig_sent(rig, rig->sent_count - 1)->plmn, "00102");
	hear("UPDATE contact SET ip_can = 9, rat = 2 WHERE uri = 'sip:ann@1'", 9, 2, -1);
	af_rig_close(rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "changes under a session", test_rows },
		{ "accesses and networks", test_accesses },
	};

	return suite_run("What AFs are told", tests, SC_COUNT_OF(tests));
}
