/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Sh over TCP: one row of vectors/sh/udr.sql is one request and what it is answered with.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "rows.h"
#include "sh_language.h"
#include "suite.h"

#define VECTORS "../vectors/sh/"

enum { TEXT_LIMIT = 2048, FEATURES_AVP = 628, FEATURE_LIST_AVP = 630, USER_DATA_AVP = 702 };

static struct desk desk;

/* A request under construction; the pieces of a row live in it. */
struct draft {
	struct sh_udr udr;
	char identity[TEXT_LIMIT];
	char indications[TEXT_LIMIT];
	char more[12][TEXT_LIMIT];
	uint8_t tbcd[64];
};

static uint32_t number_of(const char *digits)
{
	return (uint32_t)strtoul(digits, NULL, 10);
}

static struct sc_text tbcd_of(struct draft *draft, const char *digits)
{
	size_t length = strlen(digits);

	memset(draft->tbcd, 0xff, sizeof(draft->tbcd));
	for (size_t i = 0; i < length; i++) {
		uint8_t *octet = &draft->tbcd[i / 2];
		uint8_t digit = (uint8_t)(digits[i] - '0');

		*octet = (uint8_t)(i % 2 == 0 ? 0xf0 | digit : digit << 4 | (*octet & 0x0f));
	}
	return (struct sc_text){ (const char *)draft->tbcd, (length + 1) / 2 };
}

static void put_identity(struct draft *draft, const char *identities)
{
	struct sh_user_identity *user = &draft->udr.whom.user_identity;
	char *rest = draft->identity;
	const char *one = NULL;

	user->present = true;
	snprintf(draft->identity, sizeof(draft->identity), "%s", identities);
	while ((one = piece_next(&rest, ' ')) != NULL) {
		if (strncmp(one, "msisdn:", 7) == 0)
			user->msisdn = tbcd_of(draft, one + 7);
		else if (strncmp(one, "tbcd:", 5) == 0)
			user->msisdn = (struct sc_text){ (const char *)draft->tbcd,
				octets_of(one + 5, draft->tbcd, sizeof(draft->tbcd)) };
		else if (strncmp(one, "external:", 9) == 0)
			user->external = sc_text_of(one + 9);
		else
			user->public_identity = sc_text_of(one);
	}
}

static void put_lists(struct draft *draft, const struct rows *rows)
{
	struct sh_udr *udr = &draft->udr;
	char numbers[TEXT_LIMIT];
	char *rest = numbers;
	const char *one = NULL;

	snprintf(numbers, sizeof(numbers), "%s", rows_text(rows, "refs"));
	while ((one = piece_next(&rest, ',')) != NULL)
		udr->what.data_reference[udr->what.data_reference_count++] =
			(struct sc_avp_u32){ true, number_of(one) };
	snprintf(numbers, sizeof(numbers), "%s", rows_text(rows, "sets"));
	rest = numbers;
	while ((one = piece_next(&rest, ',')) != NULL)
		udr->what.identity_set[udr->what.identity_set_count++] =
			(struct sc_avp_u32){ true, number_of(one) };
	snprintf(draft->indications, sizeof(draft->indications), "%s",
		rows_text(rows, "indications"));
	rest = draft->indications;
	while ((one = piece_next(&rest, ',')) != NULL)
		udr->what.service_indication[udr->what.service_indication_count++] =
			sc_text_of(one);
}

static struct sc_text more_text(struct draft *draft, const char *more, const char *name, int slot)
{
	return sc_text_of(piece_named(more, ' ', name, draft->more[slot], TEXT_LIMIT));
}

static struct sc_avp_u32 more_number(const char *more, const char *name)
{
	char digits[16];
	const char *found = piece_named(more, ' ', name, digits, sizeof(digits));

	return (struct sc_avp_u32){ found != NULL, found == NULL ? 0 : number_of(found) };
}

static void put_more(struct draft *draft, const char *more)
{
	struct sh_udr *udr = &draft->udr;
	struct sc_avp_u32 list = more_number(more, "list");
	struct sc_avp_u32 bits = more_number(more, "features");

	if (!bits.present)
		bits = more_number(more, "must-features");
	if (bits.present) {
		udr->features_count = 1;
		udr->features[0] = (struct sh_features){ .present = true,
			.vendor = { true, SC_VENDOR_3GPP },
			.list = { true, list.present ? list.value : 1 },
			.bits = bits };
	}
	udr->whom.user_name = more_text(draft, more, "user", 0);
	udr->whom.wildcarded_public_identity = more_text(draft, more, "wildcard-psi", 1);
	udr->whom.wildcarded_impu = more_text(draft, more, "wildcard-impu", 2);
	udr->what.server_name = more_text(draft, more, "server", 3);
	udr->requested_domain = more_number(more, "domain");
	udr->current_location = more_number(more, "location");
	udr->what.dsai_tag[0] = more_text(draft, more, "dsai", 4);
	udr->what.dsai_tag_count = udr->what.dsai_tag[0].at != NULL;
}

/* The map of requests insists on features; a row that does not needs one that does not. */
static const struct sc_avp_map *map_for(const char *more)
{
	static struct sc_avp_field fields[32];
	static struct sc_avp_map map;
	char digits[16];

	memcpy(fields, sc_sh_udr_map.fields, sc_sh_udr_map.count * sizeof(fields[0]));
	map = (struct sc_avp_map){ .fields = fields, .count = sc_sh_udr_map.count };
	for (uint32_t i = 0; i < map.count; i++) {
		if (fields[i].code == FEATURES_AVP)
			fields[i].mandatory_bit = piece_named(more, ' ', "must-features", digits,
							  sizeof(digits)) != NULL;
	}
	return &map;
}

static bool holds_all(struct sc_text document, const char *pieces, bool wanted)
{
	char whole[TEXT_LIMIT];
	char *rest = whole;
	const char *piece = NULL;

	snprintf(whole, sizeof(whole), "%s", pieces);
	while ((piece = piece_next(&rest, '|')) != NULL) {
		if ((memmem(document.at, document.length, piece, strlen(piece)) != NULL) != wanted)
			return false;
	}
	return true;
}

static bool document_fits(const struct rows *rows)
{
	struct sc_text document = desk_text(&desk, SC_VENDOR_3GPP, USER_DATA_AVP);
	const char *holds = rows_text(rows, "holds");

	if (holds == NULL || document.at == NULL)
		return (holds == NULL) == (document.at == NULL);
	return holds_all(document, holds, true) &&
	       holds_all(document, rows_text(rows, "lacks"), false);
}

static bool features_fit(const struct rows *rows)
{
	struct sc_text list = desk_text(&desk, SC_VENDOR_3GPP, FEATURES_AVP);
	struct sc_avp avp;

	if (rows_text(rows, "features") == NULL || list.at == NULL)
		return rows_text(rows, "features") == NULL && list.at == NULL;
	while (sc_avp_next(&list, &avp)) {
		if (avp.code == FEATURE_LIST_AVP)
			return (uint8_t)avp.value.at[3] == rows_number(rows, "features");
	}
	return false;
}

static void run_row(const struct rows *rows)
{
	static struct draft draft;
	const char *more = rows_text(rows, "more");
	const struct desk_request request = {
		.application = SC_SH_APPLICATION,
		.code = SC_SH_USER_DATA,
		.peer = rows_text(rows, "peer"),
		.session_id = "test;1;1",
		.without = rows_text(rows, "without"),
		.raw = rows_text(rows, "raw"),
		.map = map_for(more),
		.values = &draft.udr,
	};
	bool good = false;

	memset(&draft, 0, sizeof(draft));
	put_identity(&draft, rows_text(rows, "identity"));
	put_lists(&draft, rows);
	put_more(&draft, more);
	good = desk_ask(&desk, &request) &&
	       desk_answered(&desk, rows_text(rows, "kind"), rows_number(rows, "code")) &&
	       desk_failed(&desk, rows_text(rows, "failed")) && document_fits(rows) &&
	       features_fit(rows);
	if (!good)
		printf("\n  %s (%s): answered %u; %.*s\n", rows_text(rows, "name"),
			rows_text(rows, "clause"), (unsigned)rig_result(&desk.rig),
			SC_TEXT_ARG(desk_text(&desk, SC_VENDOR_3GPP, USER_DATA_AVP)));
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
	CU_ASSERT(holds_all(desk_text(&desk, SC_VENDOR_3GPP, USER_DATA_AVP),
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

	if (!desk_open(&desk, VECTORS "network.sql",
		    argument_count > 1 ? arguments[1] : "continuity_sh"))
		return EXIT_FAILURE;
	return suite_run("Sh", tests, SC_COUNT_OF(tests));
}
