/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which words can be loaded, and which rules bent? Stock extensions of freeDiameter beside an
 * application of our own that uses the same command code.
 */
#include <freeDiameter/freeDiameter-host.h>
#include <freeDiameter/libfdproto.h>
#include <string.h>

#include "application.h"
#include "avp_write.h"
#include "base_codes.h"
#include "dictionary.h"
#include "lexicon.h"
#include "message_rules.h"
#include "node.h"
#include "suite.h"

enum { AAR = 265, AUTH_REQUEST_TYPE = 274 };

static struct sc_problem problem;

static void stock_extensions_load_once(void)
{
	CU_ASSERT_PTR_NULL(sc_lexicon_find(0, 436));
	CU_ASSERT_EQUAL(sc_dictionary_load(NULL, "dict_nasreq.fdx", NULL, &problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_dictionary_load(NULL, "dict_dcca", NULL, &problem), SC_STATUS_OK);
	CU_ASSERT_PTR_NOT_NULL(sc_lexicon_find(0, 436)); /* Requested-Action */
	CU_ASSERT_NOT_EQUAL(sc_dictionary_load(NULL, "dict_dcca", NULL, &problem), SC_STATUS_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "dict_dcca"));
	CU_ASSERT_EQUAL(sc_dictionary_open(&problem), SC_STATUS_OK); /* it is open already */
}

static void wrong_plug_ins_are_one_sentence(void)
{
	CU_ASSERT_EQUAL(sc_dictionary_load("/nowhere", "dict_dcca", NULL, &problem),
		SC_STATUS_SETTING_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "/nowhere/dict_dcca.fdx"));
	CU_ASSERT_EQUAL(
		sc_dictionary_load(NULL, "./no_such", NULL, &problem), SC_STATUS_SETTING_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "./no_such"));
}

enum { RX = 16777236 };

static uint8_t bytes[512];

/* A request has so many Destination-Realms. */
static void begin(struct sc_avp_writer *writer, uint32_t code, uint8_t flags, uint32_t realms)
{
	const struct sc_header header = { .flags = flags, .code = code, .application = RX };

	sc_write_begin(writer, bytes, sizeof(bytes));
	sc_write_header(writer, &header);
	sc_write_text(writer, SC_BASE(SC_CODE_SESSION_ID), SC_TEXT("s"));
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_HOST), SC_TEXT("a.b"));
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT("b"));
	if ((flags & SC_FLAG_REQUEST) == 0)
		return;
	sc_write_u32(writer, SC_BASE(SC_CODE_AUTH_APPLICATION_ID), RX);
	for (uint32_t i = 0; i < realms; i++)
		sc_write_text(writer, SC_BASE(SC_CODE_DESTINATION_REALM), SC_TEXT("b"));
}

static bool obeys(struct sc_avp_writer *writer, struct sc_fault *fault)
{
	const struct sc_node_settings settings = sc_node_defaults();
	const struct sc_text text = { (const char *)bytes, sc_write_end(writer) };
	struct sc_message message;
	struct sc_header header;

	sc_frame_cut(text, UINT32_MAX, &header);
	CU_ASSERT_FATAL(sc_frame_inspect(text, &header, &settings.limits, &message, fault));
	return sc_rules_check(&message, fault);
}

/* An AAR as Rx sends it: no Auth-Request-Type, which NASREQ demands. */
static bool passes(struct sc_fault *fault)
{
	struct sc_avp_writer writer;

	begin(&writer, AAR, SC_FLAG_REQUEST, 1);
	return obeys(&writer, fault);
}

/* RAR, ASR and STR belong to every application: what Rx leaves out of them or answers instead of a
 * Result-Code must do, what it has in common with the others is still demanded. */
static void base_commands_serve_applications(void)
{
	static const struct {
		uint32_t code;
		bool request;
		bool host;  /* Destination-Host */
		bool cause; /* Termination-Cause */
		uint32_t realms;
		uint32_t result;
		uint32_t failed;
	} rows[] = {
		{ 258, true, true, false, 1, 0, 0 },
		{ 258, true, false, false, 1, 5005, SC_CODE_DESTINATION_HOST },
		{ 258, true, true, false, 2, 5009, SC_CODE_DESTINATION_REALM },
		{ 274, true, true, false, 1, 0, 0 },
		{ 274, true, false, false, 1, 5005, SC_CODE_DESTINATION_HOST },
		{ 275, true, false, true, 1, 0, 0 },
		{ 275, true, false, true, 2, 0, 0 }, /* Kamailio's, after an ASR */
		{ 275, true, false, true, 0, 5005, SC_CODE_DESTINATION_REALM },
		{ 275, true, false, false, 1, 5005, 295 },
		{ 258, false, false, false, 0, 0, 0 },
		{ 274, false, false, false, 0, 0, 0 },
		{ 275, false, false, false, 0, 0, 0 },
	};
	struct sc_avp_writer writer;
	struct sc_fault fault;

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		begin(&writer, rows[i].code, rows[i].request ? SC_FLAG_REQUEST : 0, rows[i].realms);
		if (rows[i].host)
			sc_write_text(&writer, SC_BASE(SC_CODE_DESTINATION_HOST), SC_TEXT("c.b"));
		if (rows[i].cause)
			sc_write_u32(&writer, SC_BASE(295), 1);
		if (!rows[i].request) {
			uint8_t *group =
				sc_write_group(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT));

			sc_write_u32(&writer, SC_BASE(SC_CODE_VENDOR_ID), 10415);
			sc_write_u32(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT_CODE), 5065);
			sc_write_group_end(&writer, group);
		}
		CU_ASSERT_EQUAL(obeys(&writer, &fault), rows[i].result == 0);
		if (rows[i].result == 0)
			continue;
		CU_ASSERT_EQUAL(fault.code, rows[i].result);
		CU_ASSERT_EQUAL(fault.avp.code, rows[i].failed);
	}
}

static void rules_of_others_can_be_relaxed(void)
{
	struct sc_fault fault;

	CU_ASSERT_FALSE(passes(&fault));
	CU_ASSERT_EQUAL(fault.code, SC_DIAMETER_MISSING_AVP);
	CU_ASSERT_EQUAL(fault.avp.code, AUTH_REQUEST_TYPE);
	CU_ASSERT_EQUAL(sc_dictionary_relax(AAR, true, 0, AUTH_REQUEST_TYPE), 0);
	CU_ASSERT(passes(&fault));
	CU_ASSERT(passes(&fault)); /* from memory */
	CU_ASSERT_EQUAL(sc_dictionary_relax(AAR, true, 0, AUTH_REQUEST_TYPE), 0);
	CU_ASSERT_EQUAL(sc_dictionary_relax(AAR, true, 0, 0x5555), 0);
	CU_ASSERT_EQUAL(sc_dictionary_relax(0x777777, true, 0, AUTH_REQUEST_TYPE), 0);
}

static int refuse_to_define(struct dictionary *dictionary)
{
	(void)dictionary;
	return EINVAL;
}

static void applications_are_offered_once(void)
{
	static const struct sc_application broken = {
		.id = 16777001, .name = "Broken", .define = refuse_to_define
	};

	CU_ASSERT_EQUAL(sc_application_offer(&broken), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_application_offer(&broken), SC_STATUS_SETTING_WRONG);
	CU_ASSERT_EQUAL(sc_dictionary_define_offered(&problem), SC_STATUS_SETTING_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "Broken"));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "stock extensions", stock_extensions_load_once },
		{ "wrong plug-ins", wrong_plug_ins_are_one_sentence },
		{ "relaxed rules", rules_of_others_can_be_relaxed },
		{ "base commands", base_commands_serve_applications },
		{ "offers", applications_are_offered_once },
	};

	if (sc_dictionary_open(&problem) != SC_STATUS_OK)
		return EXIT_FAILURE;
	return suite_run("dictionary", tests, SC_COUNT_OF(tests));
}
