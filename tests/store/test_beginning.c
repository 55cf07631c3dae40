/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can be done with a store that has only been begun? What is kept in state.db comes back while
 * continuity.db is still being read, and nobody has to wait who wants to stop.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal.h"
#include "scratch.h"
#include "suite.h"

/* So many that SQLite asks whether to go on. */
enum { MANY = 20000, IMPORT_LIMIT = MANY * 32 };

static struct scratch scratch;
static atomic_bool wants_to_stop;
static atomic_uint questions;

static bool stops(void *owner)
{
	(void)owner;
	atomic_fetch_add(&questions, 1);
	return atomic_load(&wants_to_stop);
}

static void changed(void *owner)
{
	(void)owner;
}

static struct sc_store_settings settings_of(bool watch)
{
	return (struct sc_store_settings){
		.database = scratch.database,
		.state = scratch.state,
		.watch = watch,
		.changed = changed,
		.stops = stops,
	};
}

static struct sc_store *begin(bool watch)
{
	const struct sc_store_settings settings = settings_of(watch);
	struct sc_store *store = NULL;

	CU_ASSERT_EQUAL_FATAL(sc_store_begin(&store, &settings, &scratch.problem), SC_STATUS_OK);
	return store;
}

/* A network of many subscriptions with nothing else. */
static void import_many(void)
{
	char *sql = malloc(IMPORT_LIMIT);
	size_t at = 0;

	CU_ASSERT_PTR_NOT_NULL_FATAL(sql);
	at = (size_t)snprintf(sql, IMPORT_LIMIT,
		"INSERT INTO policy_set (name) VALUES ('default');"
		"INSERT INTO policy_rule (policy_set, name, media_group) "
		"VALUES ('default', 'all', '*');"
		"INSERT INTO subscription (name, hplmn) VALUES");
	for (int i = 0; i < MANY; i++)
		at += (size_t)snprintf(
			sql + at, IMPORT_LIMIT - at, "%s('user%d','00101')", i == 0 ? "" : ",", i);
	snprintf(sql + at, IMPORT_LIMIT - at, ";");
	CU_ASSERT_EQUAL(scratch_import(&scratch, sql), SC_STATUS_OK);
	free(sql);
}

static void open_scratch(void)
{
	atomic_store(&wants_to_stop, false);
	atomic_store(&questions, 0);
	scratch_open(&scratch);
}

static void settled(void *owner, enum sc_status status)
{
	enum sc_status *heard = owner;

	*heard = status;
}

static enum sc_status count_peer(void *owner, const struct sc_kept_peer_row *row)
{
	uint32_t *count = owner;

	CU_ASSERT_EQUAL(row->origin_state_id, 7);
	(*count)++;
	return SC_STATUS_OK;
}

static enum sc_status restore(struct sc_store *store, uint32_t *count)
{
	const struct sc_restore visitor = { .peer = count_peer, .owner = count };

	return sc_journal_restore(store, &visitor, &scratch.problem);
}

static void keep_peer(struct sc_store *store)
{
	const struct sc_change change = { .kind = SC_CHANGE_KEEP_PEER,
		.peer = { .origin_host = SC_TEXT("af.example"), .origin_state_id = 7 } };
	enum sc_status heard = SC_STATUS_WAITING;
	const struct sc_journal_receipt receipt = { .done = settled, .owner = &heard };

	CU_ASSERT_EQUAL(sc_journal_write(store, &change, 1, &receipt), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_flush(store), SC_STATUS_OK);
	CU_ASSERT_EQUAL(heard, SC_STATUS_OK);
}

/* The journal serves before the snapshot does. */
static void test_halves(void)
{
	struct sc_store_report report;
	struct sc_store *store = NULL;
	uint32_t count = 0;

	open_scratch();
	import_many();
	for (int watch = 0; watch < 2; watch++) {
		store = begin(watch);
		if (watch == 0)
			keep_peer(store);
		CU_ASSERT_EQUAL(restore(store, &count), SC_STATUS_OK);
		CU_ASSERT_EQUAL(count, (uint32_t)watch + 1);
		CU_ASSERT_EQUAL_FATAL(sc_store_finish(store, &scratch.problem), SC_STATUS_OK);
		CU_ASSERT_EQUAL(sc_store_finish(store, &scratch.problem), SC_STATUS_OK);
		sc_store_report(store, &report);
		CU_ASSERT_EQUAL(report.account_count, MANY);
		CU_ASSERT_PTR_NOT_NULL(
			sc_snapshot_by_name(sc_store_snapshot(store), SC_TEXT("user17")));
		sc_store_close(store);
	}
	CU_ASSERT(atomic_load(&questions) > 0);
	scratch_close(&scratch);
}

/* What is wrong with the one file is said by the second half; the other file is none the worse. */
static void test_fails(void)
{
	struct sc_store *store = NULL;
	uint32_t count = 0;

	open_scratch();
	CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	store = begin(true);
	keep_peer(store);
	CU_ASSERT_EQUAL(sc_store_finish(store, &scratch.problem), SC_STATUS_OK);
	sc_store_close(store);
	unlink(scratch.database);
	store = begin(true);
	CU_ASSERT_EQUAL(restore(store, &count), SC_STATUS_OK);
	CU_ASSERT_EQUAL(count, 1);
	CU_ASSERT_EQUAL(sc_store_finish(store, &scratch.problem), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "does not exist: make it with"));
	sc_store_close(store);
	scratch_close(&scratch);
}

/* Who wants to stop is asked, and nobody waits for what is not needed any more. */
static void test_stops(void)
{
	struct sc_store *store = NULL;

	open_scratch();
	import_many();
	atomic_store(&wants_to_stop, true);
	store = begin(true);
	CU_ASSERT_EQUAL(sc_store_finish(store, &scratch.problem), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "interrupted"));
	CU_ASSERT(atomic_load(&questions) > 0);
	sc_store_close(store);
	atomic_store(&wants_to_stop, false);
	sc_store_close(begin(true));
	store = begin(true);
	CU_ASSERT_EQUAL(sc_store_finish(store, &scratch.problem), SC_STATUS_OK);
	sc_store_close(store);
	scratch_close(&scratch);
}

/* Sessions of AFs, few as they are, are enough to be asked once. */
static void test_stops_restoring(void)
{
	struct sc_store *store = NULL;
	uint32_t count = 0;
	char command[SCRATCH_PATH + 512];

	open_scratch();
	CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	sc_store_close(begin(true));
	snprintf(command, sizeof(command),
		"sqlite3 '%s' \"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
		"WHERE i < %d) INSERT INTO peer_state SELECT 'af' || i, 7 FROM n\"",
		scratch.state, MANY);
	CU_ASSERT_EQUAL_FATAL(system(command), 0);
	store = begin(true);
	CU_ASSERT_EQUAL(restore(store, &count), SC_STATUS_OK);
	CU_ASSERT_EQUAL(count, MANY);
	atomic_store(&wants_to_stop, true);
	CU_ASSERT_EQUAL(restore(store, &count), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "interrupted"));
	CU_ASSERT(count < 2 * MANY);
	sc_store_close(store);
	scratch_close(&scratch);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the journal serves before the snapshot", test_halves },
		{ "what is wrong is said", test_fails },
		{ "reading stops", test_stops },
		{ "restoring stops", test_stops_restoring },
	};

	return suite_run("beginning", tests, SC_COUNT_OF(tests));
}
