/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Requests that come before the ones they depend on are on the disk: each is judged on what those
 * before it have left, in the order in which they came, also across sessions of one call.
 */
#include <string.h>

#include "journal.h"
#include "provisioned.h"
#include "rx_authorise.h"
#include "rx_claims.h"
#include "rx_terminate.h"
#include "suite.h"

enum { ARENA = 64 * 1024, ASKED = 4 };

/* One request that asks again when it was told to. */
struct asking {
	struct sc_text session;
	bool ends; /* STR, otherwise AAR */
	enum sc_status said;
	uint32_t turn; /* of its answer among the answers, from 1 */
};

static struct provisioned provisioned;
static struct sc_arena arena;
static struct sc_rx_answer answer;
static uint32_t answers;

static void ask(struct asking *asking);

static void hear(void *owner, enum sc_status status)
{
	struct asking *asking = owner;

	if (status == SC_STATUS_WAITING) {
		ask(asking);
		return;
	}
	asking->said = status;
	asking->turn = ++answers;
}

static void ask(struct asking *asking)
{
	const struct sc_rx_request request = { .session_id = asking->session,
		.af_host = SC_TEXT("hss.example.net"),
		.keys = { .has_ip4 = true, .ip4 = { 10, 0, 0, 1 } },
		.charging_id = SC_TEXT("call") };
	const struct sc_promise promise = { .kept = hear, .owner = asking };
	enum sc_status status = SC_STATUS_OK;

	sc_arena_empty(&arena);
	if (asking->ends)
		status = sc_rx_terminate(
			provisioned.service, asking->session, request.af_host, &promise);
	else
		status = sc_rx_authorise(provisioned.service, &arena, &request, &answer, &promise);
	if (status != SC_STATUS_OK && status != SC_STATUS_WAITING)
		hear(asking, status);
}

/* All are asked before anything is on the disk. */
static void ask_all(struct asking *asking, uint32_t count)
{
	answers = 0;
	for (uint32_t i = 0; i < count; i++) {
		asking[i].said = SC_STATUS_COUNT;
		ask(&asking[i]);
	}
	for (uint32_t i = 0; i < 2 * count; i++)
		sc_journal_settle(provisioned.store);
}

/* Whose answer comes first when two claims of one request end together? */
static void test_line(void)
{
	const struct sc_rx_claim_key keys[] = {
		{ .kind = SC_RX_CLAIM_SESSION, .name = SC_TEXT("session") },
		{ .kind = SC_RX_CLAIM_CHARGING, .name = SC_TEXT("ann"), .detail = SC_TEXT("call") },
	};
	const size_t wanted[ASKED] = { 0, 1, 1, 0 };
	struct asking waiting[ASKED] = { { .said = SC_STATUS_COUNT } };
	struct sc_rx_claims *claims = NULL;
	struct sc_rx_claim *list = NULL;

	CU_ASSERT_EQUAL_FATAL(sc_rx_claims_open(&claims), SC_STATUS_OK);
	for (size_t i = 0; i < SC_COUNT_OF(keys); i++)
		CU_ASSERT_EQUAL(sc_rx_claim(claims, &keys[i], &list), SC_STATUS_OK);
	for (size_t i = 0; i < ASKED; i++) {
		waiting[i] = (struct asking){ .session = SC_TEXT("nobody's"), .ends = true };
		CU_ASSERT_EQUAL(sc_rx_claims_wait(claims, &keys[wanted[i]],
					&(struct sc_promise){ .kept = hear, .owner = &waiting[i] }),
			SC_STATUS_WAITING);
	}
	answers = 0;
	sc_rx_claims_release(claims, list);
	for (uint32_t i = 0; i < ASKED; i++) {
		CU_ASSERT_EQUAL(waiting[i].turn, i + 1);
		CU_ASSERT_EQUAL(waiting[i].said, SC_STATUS_SESSION_UNKNOWN);
	}
	sc_rx_claims_close(claims);
}

/* The AF does not wait for the STA before it opens the session that follows
 * (TS 29.214 4.4.1, 4.4.4: an AF-Charging-Identifier is free once the session that had it is
 * ended). */
static void test_followed(void)
{
	struct asking first = { .session = SC_TEXT("first") };
	struct asking after[] = {
		{ .session = SC_TEXT("first"), .ends = true },
		{ .session = SC_TEXT("second") },
	};

	ask_all(&first, 1);
	CU_ASSERT_EQUAL(first.said, SC_STATUS_OK);
	ask_all(after, SC_COUNT_OF(after));
	CU_ASSERT_EQUAL(after[0].said, SC_STATUS_OK);
	CU_ASSERT_EQUAL(after[1].said, SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 1);
	ask_all(&(struct asking){ .session = SC_TEXT("second"), .ends = true }, 1);
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 0);
}

/* Nor for the AAA of the first. */
static void test_all_at_once(void)
{
	struct asking asking[] = {
		{ .session = SC_TEXT("first") },
		{ .session = SC_TEXT("first"), .ends = true },
		{ .session = SC_TEXT("second") },
	};

	ask_all(asking, SC_COUNT_OF(asking));
	for (uint32_t i = 0; i < SC_COUNT_OF(asking); i++) {
		CU_ASSERT_EQUAL(asking[i].said, SC_STATUS_OK);
		CU_ASSERT_EQUAL(asking[i].turn, i + 1);
	}
	ask_all(&(struct asking){ .session = SC_TEXT("second"), .ends = true }, 1);
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 0);
}

/* Two sessions of one call are one too many, whichever is on the disk. */
static void test_duplicated(void)
{
	struct asking asking[] = {
		{ .session = SC_TEXT("first") },
		{ .session = SC_TEXT("second") },
		{ .session = SC_TEXT("first"), .ends = true },
	};

	ask_all(asking, SC_COUNT_OF(asking));
	CU_ASSERT_EQUAL(asking[0].said, SC_STATUS_OK);
	CU_ASSERT_EQUAL(asking[1].said, SC_STATUS_SESSION_DUPLICATED);
	CU_ASSERT_EQUAL(asking[2].said, SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 0);
}

static void test_close(void)
{
	sc_arena_close(&arena);
	provisioned_close(&provisioned);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "who waited first", test_line },
		{ "a session that follows", test_followed },
		{ "two sessions at once", test_all_at_once },
		{ "two sessions of one call", test_duplicated },
		{ "closing", test_close },
	};

	if (!provisioned_open(&provisioned, "../vectors/rx/network.sql", 3) ||
		sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return EXIT_FAILURE;
	return suite_run("Rx requests in each other's way", tests, SC_COUNT_OF(tests));
}
