/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whom an identity means, as a person writes it; and a verdict for him.
 */
#include <stdio.h>

#include "judge.h"
#include "provisioned.h"
#include "suite.h"

static struct provisioned provisioned;

static const char *name_of(const char *identity)
{
	static char name[64];
	const struct sc_account *account = NULL;
	struct sc_arena arena;

	CU_ASSERT_EQUAL_FATAL(sc_arena_open(&arena, 4096), SC_STATUS_OK);
	if (sc_find_account(provisioned.service, &arena, sc_text_of(identity), &account) ==
		SC_STATUS_OK)
		snprintf(name, sizeof(name), "%.*s", SC_TEXT_ARG(account->subscriber.name));
	else
		name[0] = '\0';
	sc_arena_close(&arena);
	return name;
}

static void test_identities(void)
{
	static const struct {
		const char *identity;
		const char *name;
	} rows[] = {
		{ "sip:ann@example.net", "ann" },
		{ "SIP:ann@EXAMPLE.NET;x=y", "ann" },
		{ "tel:+1-555-0001", "ann" },
		{ "15550002", "ann" },
		{ "+15550002", "ann" },
		{ "001010000000003", "bob" },
		{ "bob2@example.net", "bob" },
		{ "meter@things.example.net", "ann" },
		{ "sip:room12@example.net", "svc" },
		{ "ann", "" },
		{ "sip:nobody@example.net", "" },
		{ "", "" },
		{ "+", "" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++)
		CU_ASSERT_STRING_EQUAL(name_of(rows[i].identity), rows[i].name);
}

static void test_judgement(void)
{
	static struct sc_judgement judgement;
	const struct sc_component components[] = { { .number = 1,
		.media = SC_MEDIA_VIDEO,
		.flow = SC_FLOW_SENDRECV,
		.contact = SC_NONE } };
	struct sc_question question = {
		.event = SC_EVENT_ORIGINATE, .components = components, .component_count = 1
	};
	struct sc_arena arena;

	CU_ASSERT_EQUAL_FATAL(sc_arena_open(&arena, 4096), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(sc_find_account(provisioned.service, &arena,
				      SC_TEXT("sip:ann@example.net"), &question.account),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_judge(provisioned.service, &question, &judgement), SC_STATUS_OK);
	CU_ASSERT_EQUAL(judgement.facts.now, PROVISIONED_NOW);
	CU_ASSERT_EQUAL(judgement.facts.contact_count, 4);
	CU_ASSERT_EQUAL_FATAL(judgement.decision.verdict_count, 1);
	CU_ASSERT_EQUAL(judgement.decision.verdicts[0].directive, SC_DIRECTIVE_PLACE);
	question.account = NULL;
	CU_ASSERT_EQUAL(sc_judge(provisioned.service, &question, &judgement), SC_STATUS_OK);
	CU_ASSERT_EQUAL(judgement.decision.verdicts[0].reason, SC_REASON_NO_SUBSCRIPTION);
	sc_arena_close(&arena);
}

static void test_close(void)
{
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 0);
	provisioned_close(&provisioned);
	sc_service_close(NULL);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "identities", test_identities },
		{ "a verdict", test_judgement },
		{ "closing", test_close },
	};

	if (!provisioned_open(&provisioned, "../vectors/sh/network.sql", 8))
		return EXIT_FAILURE;
	return suite_run("accounts", tests, SC_COUNT_OF(tests));
}
