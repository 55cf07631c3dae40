/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Sh over TCP: one row of vectors/sh/udr.sql is one request and what it is answered with.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "rows.h"
#include "sh_draft.h"
#include "suite.h"

#define VECTORS "../vectors/sh/"

static struct desk desk;

static void run_row(const struct rows *rows)
{
	static struct sh_draft draft;
	struct desk_request request;
	bool good = sh_draft_request(&draft, rows, "UDR", &request) && desk_ask(&desk, &request) &&
		    sh_answer_fits(&desk, rows);

	if (!good)
		sh_answer_print(&desk, rows);
	CU_ASSERT(good);
}

static void test_rows(void)
{
	struct rows rows;
	unsigned count = 0;

	CU_ASSERT_FATAL(rows_open(&rows, VECTORS "udr.sql", "udr"));
	for (; rows_next(&rows); count++)
		run_row(&rows);
	CU_ASSERT(count > 100);
	rows_close(&rows);
}

/* What every answer of Sh carries (TS 29.329 6.1.2). */
static void test_shape(void)
{
	struct sh_udr udr = { .whom.user_identity = { .present = true,
				      .public_identity = SC_TEXT("sip:ann@example.net") },
		.what.data_reference = { { true, 17 } },
		.what.data_reference_count = 1 };
	const struct desk_request request = { .application = SC_SH_APPLICATION,
		.code = SC_SH_USER_DATA,
		.peer = "hss.example.net",
		.session_id = "a;b;c",
		.map = &sc_sh_udr_map,
		.values = &udr };
	uint32_t number = 0;

	CU_ASSERT_FATAL(desk_ask(&desk, &request));
	CU_ASSERT(sc_text_equal(desk_text(&desk, 0, 263), SC_TEXT("a;b;c")));
	CU_ASSERT(sc_text_equal(desk_text(&desk, 0, 264), SC_TEXT(RIG_HOST)));
	CU_ASSERT(desk_number(&desk, 0, 277, &number) && number == 1);
	CU_ASSERT_EQUAL(desk_text(&desk, 0, 260).length, 24);
	CU_ASSERT_PTR_NULL(desk_text(&desk, 0, 281).at);
}

/* Who asks by an identity that a wildcard covers learns the wildcard. */
static void test_wildcards(void)
{
	static const struct {
		const char *identity;
		uint32_t code;
		const char *wildcard;
	} rows[] = {
		{ "sip:room42@example.net", SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY,
			"sip:room!.*!@example.net" },
		{ "sip:pbx-7@example.net", SC_SH_AVP_WILDCARDED_IMPU,
			"sip:!pbx-[0-9]+!@example.net" },
		{ "sip:ann@example.net", SC_SH_AVP_WILDCARDED_IMPU, NULL },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sh_udr udr = { .whom.user_identity = { .present = true,
					      .public_identity = sc_text_of(rows[i].identity) },
			.what.data_reference = { { true, 10 } },
			.what.data_reference_count = 1 };
		const struct desk_request request = { .application = SC_SH_APPLICATION,
			.code = SC_SH_USER_DATA,
			.peer = "hss.example.net",
			.session_id = "a;b;c",
			.map = &sc_sh_udr_map,
			.values = &udr };

		CU_ASSERT_FATAL(desk_ask(&desk, &request));
		CU_ASSERT(sc_text_equal(desk_text(&desk, SC_VENDOR_3GPP, rows[i].code),
			sc_text_of(rows[i].wildcard)));
	}
}

/* A refusal says why in words. */
static void test_message(void)
{
	struct sh_udr udr = { .whom.user_identity = { .present = true,
				      .public_identity = SC_TEXT("sip:nobody@example.net") },
		.what.data_reference = { { true, 17 } },
		.what.data_reference_count = 1 };
	const struct desk_request request = { .application = SC_SH_APPLICATION,
		.code = SC_SH_USER_DATA,
		.peer = "hss.example.net",
		.session_id = "a;b;c",
		.map = &sc_sh_udr_map,
		.values = &udr };

	CU_ASSERT_FATAL(desk_ask(&desk, &request));
	CU_ASSERT(sc_text_equal(
		desk_text(&desk, 0, 281), sc_text_of(sc_status_sentence(SC_STATUS_USER_UNKNOWN))));
}

/* Commands of Sh that are not served, and applications that are not offered. */
static void test_unknown_commands(void)
{
	static const struct {
		uint32_t application;
		uint32_t code;
		uint32_t answer;
	} rows[] = {
		{ SC_SH_APPLICATION, 309, 3001 },
		{ SC_SH_APPLICATION, 310, 3001 },
		{ SC_SH_APPLICATION, 265, 3001 },
		{ 16777300, SC_SH_USER_DATA, 3007 },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		const struct desk_request request = { .application = rows[i].application,
			.code = rows[i].code,
			.peer = "hss.example.net",
			.session_id = "a;b;c" };

		CU_ASSERT(desk_ask(&desk, &request));
		CU_ASSERT(desk_answered(&desk, "base", rows[i].answer));
	}
}

/* A new preference is in the next answer. */
static void test_import(void)
{
	struct sh_udr udr = { .whom.user_identity = { .present = true,
				      .public_identity = SC_TEXT("sip:eve@example.net") },
		.what.service_indication = { SC_TEXT("continuity-prefs") },
		.what.service_indication_count = 1,
		.what.data_reference = { { true, 0 } },
		.what.data_reference_count = 1 };
	const struct desk_request request = { .application = SC_SH_APPLICATION,
		.code = SC_SH_USER_DATA,
		.peer = "hss.example.net",
		.session_id = "a;b;c",
		.map = &sc_sh_udr_map,
		.values = &udr };

	CU_ASSERT_FATAL(provisioned_import(&desk.provisioned,
		"INSERT INTO preference (subscription, name, domain) "
		"VALUES ('eve', 'late', 'ims_only');"));
	CU_ASSERT_FATAL(desk_ask(&desk, &request));
	CU_ASSERT(sh_holds(desk_text(&desk, SC_VENDOR_3GPP, SC_SH_AVP_USER_DATA),
		"<cp:user domain=\"3\"></cp:user>", true));
}

/* Whatever a peer sends is answered, and a good question afterwards gets its good answer. */
static void test_shaken(void)
{
	enum { ROUNDS = 3000 };
	struct sh_udr udr = { .features_count = 1,
		.features = { { true, false, { true, SC_VENDOR_3GPP }, { true, 1 }, { true, 9 } } },
		.whom.user_identity = { .present = true,
			.public_identity = SC_TEXT("sip:ann@example.net") },
		.what.service_indication = { SC_TEXT("continuity-prefs"), SC_TEXT("other") },
		.what.service_indication_count = 2,
		.what.data_reference = { { true, 0 }, { true, 10 }, { true, 14 }, { true, 26 } },
		.what.data_reference_count = 4,
		.what.identity_set = { { true, 1 }, { true, 2 } },
		.what.identity_set_count = 2,
		.requested_domain = { true, 1 },
		.current_location = { true, 0 },
		.whom.user_name = SC_TEXT("ann@example.net") };
	const struct desk_request request = { .application = SC_SH_APPLICATION,
		.code = SC_SH_USER_DATA,
		.peer = "hss.example.net",
		.session_id = "a;b;c",
		.map = &sc_sh_udr_map,
		.values = &udr };

	CU_ASSERT(desk_shake(&desk, &request, ROUNDS) > ROUNDS / 2);
	CU_ASSERT_FATAL(desk_ask(&desk, &request));
	CU_ASSERT(desk_answered(&desk, "base", 2001));
}

static void test_stop(void)
{
	desk_close(&desk);
}

int main(int argument_count, char **arguments)
{
	static const struct suite_test tests[] = {
		{ "the rows of udr.sql", test_rows },
		{ "what every answer carries", test_shape },
		{ "wildcarded identities in the answer", test_wildcards },
		{ "Error-Message", test_message },
		{ "commands and applications nobody serves", test_unknown_commands },
		{ "an import while running", test_import },
		{ "questions with changed octets", test_shaken },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, SC_SH_APPLICATION, VECTORS "network.sql",
		    argument_count > 1 ? arguments[1] : "continuity_sh"))
		return EXIT_FAILURE;
	return suite_run("Sh", tests, SC_COUNT_OF(tests));
}
