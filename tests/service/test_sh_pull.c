/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The ladder of TS 29.328 6.1.1.1 without a network around it: which check comes before which.
 */
#include <stdio.h>
#include <string.h>

#include "provisioned.h"
#include "sh_pull.h"
#include "suite.h"

enum { ARENA = 64 * 1024 };

static struct provisioned provisioned;
static struct sc_arena arena;
static struct sc_sh_pulled answer;

/* Everything is wrong at once; each row repairs one thing more. */
static void test_order(void)
{
	static const uint32_t undefined[] = { 14, 9 };
	static const uint32_t two[] = { 14, 11 };
	static const uint32_t one[] = { 14 };
	static const uint32_t state[] = { 11 };
	const struct sc_text stranger = SC_TEXT("as.example.net");
	const struct sc_text known = SC_TEXT("hss.example.net");
	struct sc_sh_pull question = {
		.origin_host = stranger,
		.identity = { .kind = SC_SH_BY_MSISDN,
			.value = SC_TEXT("999"),
			.private_identity = SC_TEXT("nobody@example.net") },
		.references = undefined,
		.reference_count = 2,
	};
	struct sc_service *service = provisioned.service;

	sc_arena_empty(&arena);
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_DATA_UNKNOWN);
	CU_ASSERT_EQUAL(answer.element, SC_SH_ELEMENT_DATA_REFERENCE);
	CU_ASSERT_EQUAL(answer.nth, 1);
	question.references = two;
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_FEATURE_NEEDED);
	question.references = one;
	question.reference_count = 1;
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_ELEMENT_MISSING);
	CU_ASSERT_EQUAL(answer.element, SC_SH_ELEMENT_REQUESTED_DOMAIN);
	question.elements = SC_SH_ELEMENT_REQUESTED_DOMAIN;
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_ELEMENT_MISSING);
	CU_ASSERT_EQUAL(answer.element, SC_SH_ELEMENT_CURRENT_LOCATION);
	question.elements |= SC_SH_ELEMENT_CURRENT_LOCATION;
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_NOT_PERMITTED);
	question.origin_host = known;
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_USER_UNKNOWN);
	question.references = state;
	question.identity.value = SC_TEXT("15550001");
	CU_ASSERT_EQUAL(
		sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_IDENTITIES_DO_NOT_MATCH);
	question.identity.private_identity = SC_TEXT("ann@example.net");
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_KEY_NOT_ALLOWED);
	question.references = one;
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_OK);
	CU_ASSERT_PTR_NULL(answer.document.at);
	question.references = state;
	question.identity.kind = SC_SH_BY_PUBLIC;
	question.identity.value = SC_TEXT("sip:ann@example.net");
	CU_ASSERT_EQUAL(sc_sh_pull(service, &arena, &question, &answer), SC_STATUS_OK);
	CU_ASSERT_PTR_NOT_NULL(answer.document.at);
}

/* A document that does not fit is an answer, whatever the room. */
static void test_room(void)
{
	static const uint32_t references[] = { 0, 10, 33 };
	const struct sc_text indications[] = { SC_TEXT("continuity-prefs") };
	const struct sc_sh_pull question = {
		.origin_host = SC_TEXT("hss.example.net"),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT("sip:ann@example.net") },
		.references = references,
		.reference_count = 3,
		.indications = indications,
		.indication_count = 1,
		.notif_eff = true,
	};
	size_t needed = 0;

	sc_arena_empty(&arena);
	CU_ASSERT_EQUAL(sc_sh_pull(provisioned.service, &arena, &question, &answer), SC_STATUS_OK);
	needed = arena.used;
	for (size_t room = 64; room < needed; room += 16) {
		sc_arena_empty(&arena);
		arena.size = room;
		CU_ASSERT_EQUAL(sc_sh_pull(provisioned.service, &arena, &question, &answer),
			SC_STATUS_OUT_OF_ROOM);
	}
	arena.size = ARENA;
}

/* Every number that is no Data-Reference, and the needs of those that are. */
static void test_references(void)
{
	enum sc_data_reference reference = SC_DATA_REFERENCE_REPOSITORYDATA;
	unsigned defined = 0;

	for (uint32_t number = 0; number < 1000; number++)
		defined += sc_sh_reference_from_number(number, &reference);
	CU_ASSERT_EQUAL(defined, SC_DATA_REFERENCE_COUNT);
	CU_ASSERT_FALSE(sc_sh_reference_from_number(UINT32_MAX, &reference));
	for (int i = 0; i < SC_DATA_REFERENCE_COUNT; i++)
		CU_ASSERT(sc_sh_reference_keys((enum sc_data_reference)i) != 0);
	CU_ASSERT(sc_sh_reference_allows(SC_DATA_REFERENCE_STN_SR, SC_PERMISSION_UPDATE));
	CU_ASSERT_FALSE(sc_sh_reference_allows(SC_DATA_REFERENCE_STN_SR, SC_PERMISSION_NOTIFY));
	CU_ASSERT_FALSE(
		sc_sh_reference_allows(SC_DATA_REFERENCE_UEREACHABILITYFORIP, SC_PERMISSION_PULL));
}

/* Who asks for the same again and again gets it once. */
static void test_repeated(void)
{
	static const uint32_t references[] = { 17, 17, 10, 17, 17, 10, 17, 17 };
	struct sc_sh_pull question = {
		.origin_host = SC_TEXT("hss.example.net"),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT("sip:ann@example.net") },
		.references = &references[1],
		.reference_count = 2,
		.notif_eff = true,
		.additional_msisdn = true,
	};
	struct sc_text once;

	sc_arena_empty(&arena);
	CU_ASSERT_EQUAL(sc_sh_pull(provisioned.service, &arena, &question, &answer), SC_STATUS_OK);
	once = answer.document;
	CU_ASSERT(once.length != 0);
	question.references = references;
	question.reference_count = SC_COUNT_OF(references);
	CU_ASSERT_EQUAL(sc_sh_pull(provisioned.service, &arena, &question, &answer), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(answer.document, once));
}

static void test_close(void)
{
	sc_arena_close(&arena);
	provisioned_close(&provisioned);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the order of checks", test_order },
		{ "too little room", test_room },
		{ "data references", test_references },
		{ "the same reference again", test_repeated },
		{ "closing", test_close },
	};

	if (!provisioned_open(&provisioned, "../vectors/sh/network.sql", 8) ||
		sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return EXIT_FAILURE;
	return suite_run("Sh pull", tests, SC_COUNT_OF(tests));
}
