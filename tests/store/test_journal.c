/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does a unit stand or fall as a whole, and does who wrote it hear of that once, in order, and not
 * too early? On disk and in memory, up to the limits.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal_desk.h"
#include "kept_text.h"
#include "suite.h"

static void test_all_or_nothing(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change good = change_keep_data("o", "before", "x");
	struct sc_change unit[] = {
		change_keep_data("o", "a", "1"),
		change_drop_data("o", "before"),
		change_keep_session("s", "alice", 2),
		change_keep_data("o", "b", "2"),
	};
	char *expected = kept_text_of(&good, 1);

	CU_ASSERT_EQUAL(desk_commit(desk, &good, 1), SC_STATUS_OK);
	unit[3].data.sequence = 65536;
	CU_ASSERT_EQUAL(desk_commit(desk, unit, SC_COUNT_OF(unit)), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	free(expected);
	desk_close(desk);
}

/* Within one batch, which in memory is all that was written before the loop settles. */
static void test_fails_alone(void)
{
	struct journal_desk *desk = desk_open_in_memory();
	struct sc_change wrong_sequence = change_keep_data("o", "wrong", "x");
	struct sc_change no_component = change_keep_session("s", "alice", 1);
	struct sc_kept_flow_row flow = { .media = 7, .number = 1 };
	struct sc_change twice[] = { change_keep_subscription(1, "sip:a", 0),
		change_keep_subscription(2, "sip:a", 0) };
	struct sc_change data = change_keep_data("o", "right", "x");
	struct sc_change session = change_keep_session("t", "alice", 1);
	const struct sc_change left[] = { data, session };
	static const enum sc_status expected[] = { SC_STATUS_OK, SC_STATUS_STORE_FAILED,
		SC_STATUS_STORE_FAILED, SC_STATUS_STORE_FAILED, SC_STATUS_OK };
	struct sc_store_report report;
	char *text = kept_text_of(left, 2);

	wrong_sequence.data.sequence = -1;
	no_component.session.flows = &flow;
	no_component.session.flow_count = 1;
	desk_write(desk, &data, 1);
	desk_write(desk, &wrong_sequence, 1);
	desk_write(desk, &no_component, 1);
	desk_write(desk, twice, 2);
	desk_write(desk, &session, 1);
	CU_ASSERT_EQUAL(desk->ended, 0);
	sc_journal_settle(desk->store);
	CU_ASSERT_EQUAL(desk->ended, 5);
	for (uint32_t i = 0; i < 5; i++) {
		CU_ASSERT_EQUAL(desk->order[i], i);
		CU_ASSERT_EQUAL(desk->how[i], expected[i]);
	}
	CU_ASSERT_TRUE(desk_holds(desk, text));
	sc_store_report(desk->store, &report);
	CU_ASSERT_EQUAL(report.journal_failures, 3);
	CU_ASSERT_FALSE(report.journal_fails);
	CU_ASSERT_PTR_NOT_NULL(strstr(report.journal_failure, "UNIQUE constraint failed"));
	free(text);
	desk_close(desk);
}

static void test_refuses_what_could_not_be_read_back(void)
{
	static const struct sc_text unclean[] = { SC_TEXT("\377"), SC_TEXT("a\0b"), SC_TEXT("\n"),
		SC_TEXT("\300\200") };
	struct journal_desk *desk = desk_open();
	struct sc_change unit[] = { change_keep_data("o", "a", "1"),
		change_keep_data("o", "b", "1") };

	for (size_t i = 0; i < SC_COUNT_OF(unclean); i++) {
		unit[1].data.owner = unclean[i];
		CU_ASSERT_EQUAL(desk_write(desk, unit, 2), SC_STATUS_MALFORMED);
	}
	desk_wait(desk);
	CU_ASSERT_EQUAL(desk->ended, 0);
	CU_ASSERT_TRUE(desk_holds(desk, ""));
	desk_close(desk);
}

static void test_order(void)
{
	enum { COUNT = 5000 };
	struct journal_desk *desk = desk_open();
	struct sc_change change = change_keep_data("o", "a", "");
	char number[16] = "";

	for (uint32_t i = 0; i < COUNT; i++) {
		snprintf(number, sizeof(number), "%u", i);
		change.data.data = sc_text_of(number);
		/* One unit in ten changes nothing and has its place all the same. */
		CU_ASSERT_EQUAL(desk_write(desk, &change, i % 10 == 0 ? 0 : 1), SC_STATUS_OK);
		if (i % 100 == 0)
			sc_journal_settle(desk->store);
	}
	desk_wait(desk);
	CU_ASSERT_EQUAL(desk->ended, COUNT);
	for (uint32_t i = 0; i < COUNT; i++) {
		CU_ASSERT_EQUAL_FATAL(desk->order[i], i);
		CU_ASSERT_EQUAL_FATAL(desk->how[i], SC_STATUS_OK);
	}
	CU_ASSERT_EQUAL(
		desk_number(desk, "SELECT CAST(data AS TEXT) FROM repository_data"), COUNT - 1);
	desk_close(desk);
}

/* Somebody who writes the next unit as soon as he hears of the one before. */
struct chain {
	struct sc_store *store;
	uint32_t left;
	uint32_t failed;
};

static void write_next(void *owner, enum sc_status status)
{
	struct chain *chain = owner;
	const struct sc_journal_receipt receipt = { write_next, chain };
	struct sc_change change = change_keep_peer("af.example", chain->left);

	chain->failed += status != SC_STATUS_OK;
	if (chain->left == 0)
		return;
	chain->left--;
	change.peer.origin_state_id = chain->left;
	chain->failed += sc_journal_write(chain->store, &change, 1, &receipt) != SC_STATUS_OK;
	sc_journal_settle(chain->store); /* allowed, if pointless */
}

static void test_writing_when_told(struct journal_desk *desk)
{
	struct chain chain = { .store = desk->store, .left = 100 };
	struct sc_store_report report;

	write_next(&chain, SC_STATUS_OK);
	while (chain.left != 0)
		CU_ASSERT_EQUAL(sc_journal_flush(desk->store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(desk->store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(chain.failed, 0);
	sc_store_report(desk->store, &report);
	CU_ASSERT_EQUAL(report.journal_waiting, 0);
	CU_ASSERT_TRUE(desk_holds(desk, "peer|af.example|0\n"));
	desk_close(desk);
}

static void test_writing_when_told_on_disk(void)
{
	test_writing_when_told(desk_open());
}

static void test_writing_when_told_in_memory(void)
{
	test_writing_when_told(desk_open_in_memory());
}

/* The loop is told of endings, from wherever; it counts how often. */
static void count_call(void *owner)
{
	uint32_t *calls = owner;

	__atomic_add_fetch(calls, 1, __ATOMIC_SEQ_CST);
}

static void nobody_cares(void *owner, enum sc_status status)
{
	uint32_t *ended = owner;

	*ended += status == SC_STATUS_OK;
}

static void test_wakes_the_loop(void)
{
	struct journal_desk *desk = desk_open();
	uint32_t calls = 0;
	uint32_t ended = 0;
	const struct sc_store_settings settings = {
		.database = desk->scratch.database, .committed = count_call, .owner = &calls
	};
	const struct sc_journal_receipt receipt = { nobody_cares, &ended };
	struct sc_change change = change_keep_peer("af.example", 1);
	struct sc_store *in_memory = NULL;

	CU_ASSERT_EQUAL_FATAL(
		sc_store_open(&in_memory, &settings, &desk->scratch.problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_write(in_memory, &change, 1, &receipt), SC_STATUS_OK);
	CU_ASSERT_EQUAL(calls, 1);
	CU_ASSERT_EQUAL(ended, 0);
	sc_journal_settle(in_memory);
	CU_ASSERT_EQUAL(ended, 1);
	sc_store_close(in_memory);
	desk_close(desk);
}

static void test_room_for_units(void)
{
	struct journal_desk *desk = desk_open_in_memory();
	uint32_t ended = 0;
	const struct sc_journal_receipt receipt = { nobody_cares, &ended };
	struct sc_store_report report;

	for (uint32_t i = 0; i < SC_JOURNAL_UNIT_LIMIT; i++)
		CU_ASSERT_EQUAL_FATAL(
			sc_journal_write(desk->store, NULL, 0, &receipt), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_write(desk->store, NULL, 0, &receipt), SC_STATUS_OUT_OF_ROOM);
	sc_store_report(desk->store, &report);
	CU_ASSERT_EQUAL(report.journal_waiting, SC_JOURNAL_UNIT_LIMIT);
	sc_journal_settle(desk->store);
	CU_ASSERT_EQUAL(ended, SC_JOURNAL_UNIT_LIMIT);
	CU_ASSERT_EQUAL(sc_journal_write(desk->store, NULL, 0, &receipt), SC_STATUS_OK);
	sc_journal_settle(desk->store);
	desk_close(desk);
}

static void test_room_for_bytes(void)
{
	enum { LARGE = 40 * 1024 * 1024 };
	struct journal_desk *desk = desk_open();
	char *large = malloc(LARGE);
	struct sc_change changes[] = { change_keep_data("o", "a", ""),
		change_keep_data("o", "b", ""), change_keep_data("o", "c", ""),
		change_keep_data("o", "d", "") };

	CU_ASSERT_PTR_NOT_NULL_FATAL(large);
	memset(large, 'x', LARGE);
	for (size_t i = 0; i < SC_COUNT_OF(changes); i++)
		changes[i].data.data = (struct sc_text){ large, LARGE };
	CU_ASSERT_EQUAL(desk_write(desk, changes, 4), SC_STATUS_OUT_OF_ROOM);
	changes[1].data.data.length = SIZE_MAX - 1000;
	CU_ASSERT_EQUAL(desk_write(desk, changes, 2), SC_STATUS_OUT_OF_ROOM);
	changes[1].data.data.length = LARGE;
	for (size_t i = 0; i < 3; i++)
		CU_ASSERT_EQUAL(desk_write(desk, &changes[i], 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_write(desk, &changes[3], 1), SC_STATUS_OUT_OF_ROOM);
	desk_wait(desk);
	CU_ASSERT_EQUAL(desk_commit(desk, &changes[3], 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT sum(length(data)) FROM repository_data"),
		INT64_C(4) * LARGE);
	free(large);
	desk_close(desk);
}

/* Nobody hears of what is written last, but it is kept. */
static void test_closing_commits(void)
{
	enum { COUNT = 3000 };
	struct journal_desk *desk = desk_open();
	char host[32];

	for (uint32_t i = 0; i < COUNT; i++) {
		struct sc_change change;

		snprintf(host, sizeof(host), "h%u.example", i);
		change = change_keep_peer(host, i);
		CU_ASSERT_EQUAL_FATAL(desk_write(desk, &change, 1), SC_STATUS_OK);
	}
	desk_reopen(desk);
	CU_ASSERT_EQUAL(desk->ended, 0);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM peer_state"), COUNT);
	desk_close(desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "all or nothing", test_all_or_nothing },
		{ "fails alone", test_fails_alone },
		{ "refuses what could not be read back", test_refuses_what_could_not_be_read_back },
		{ "order", test_order },
		{ "writing when told, on disk", test_writing_when_told_on_disk },
		{ "writing when told, in memory", test_writing_when_told_in_memory },
		{ "wakes the loop", test_wakes_the_loop },
		{ "room for units", test_room_for_units },
		{ "room for bytes", test_room_for_bytes },
		{ "closing commits", test_closing_commits },
	};

	return suite_run("journal", tests, SC_COUNT_OF(tests));
}
