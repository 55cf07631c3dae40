/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What if state.db is old, in use, locked, full, gone or damaged? Then who writes hears so within a
 * second, nothing is half written, reading goes on, and all is well once the trouble is over.
 */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "journal_desk.h"
#include "kept_text.h"
#include "suite.h"

/* As version 1 made it; frozen. */
static const char version_1[] =
	"CREATE TABLE broker_start (\n"
	"    one   INTEGER NOT NULL PRIMARY KEY CONSTRAINT \"one counter\" CHECK (one = 1),\n"
	"    count INTEGER NOT NULL CONSTRAINT \"an Origin-State-Id has 32 bits\"\n"
	"          CHECK (count BETWEEN 1 AND 4294967295)\n"
	") STRICT;\n"
	"INSERT INTO broker_start (one, count) VALUES (1, 1800000000);\n"
	"PRAGMA journal_mode = WAL; PRAGMA application_id = 0x53635374; PRAGMA user_version = 1;";

/* The databases as they are before the store opens them. */
static struct journal_desk *desk_without_store(void)
{
	struct journal_desk *desk = desk_open();

	sc_store_close(desk->store);
	desk->store = NULL;
	return desk;
}

static double seconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool fails_now(const struct journal_desk *desk, const char *words)
{
	struct sc_store_report report;

	sc_store_report(desk->store, &report);
	if (strstr(report.journal_failure, words) == NULL)
		fprintf(stderr, "said: %s\nnot: %s\n", report.journal_failure, words);
	return report.journal_fails && strstr(report.journal_failure, words) != NULL;
}

static bool is_well(const struct journal_desk *desk)
{
	struct sc_store_report report;

	sc_store_report(desk->store, &report);
	return !report.journal_fails && report.journal_waiting == 0;
}

static bool fails_to_restore(struct journal_desk *desk, const char *words)
{
	char *text = desk_text(desk);
	bool fails = strncmp(text, "failure|", 8) == 0 && strstr(text, words) != NULL;

	if (!fails)
		fprintf(stderr, "restored: %s\nnot: %s\n", text, words);
	free(text);
	return fails;
}

static void test_upgrades(void)
{
	struct journal_desk *desk = desk_without_store();
	char *fresh = scratch_schema(desk->scratch.state);
	struct sc_change change = change_keep_session("s", "alice", 2);
	char *upgraded = NULL;

	unlink(desk->scratch.state);
	desk_run(desk, version_1);
	desk->store = desk_try_open(desk);
	CU_ASSERT_PTR_NOT_NULL_FATAL(desk->store);
	CU_ASSERT_EQUAL(sc_store_start_count(desk->store), 1800000001);
	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	upgraded = scratch_schema(desk->scratch.state);
	CU_ASSERT_STRING_EQUAL(upgraded, fresh);
	CU_ASSERT_EQUAL(desk_number(desk, "PRAGMA user_version"), 2);
	sqlite3_free(upgraded);
	sqlite3_free(fresh);
	desk_close(desk);
}

static void test_upgrade_that_was_cut_short(void)
{
	struct journal_desk *desk = desk_without_store();

	unlink(desk->scratch.state);
	desk_run(desk, version_1);
	desk_run(desk, "CREATE TABLE rx_flow (x)");
	CU_ASSERT_PTR_NULL(desk_try_open(desk));
	CU_ASSERT_TRUE(scratch_says(&desk->scratch, "table rx_flow already exists"));
	CU_ASSERT_EQUAL(desk_number(desk, "PRAGMA user_version"), 1);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM sqlite_schema"), 2);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count FROM broker_start"), 1800000000);
	desk_close(desk);
}

/* Another process that has the store open until it is killed. */
static pid_t start_another(struct journal_desk *desk)
{
	int ready[2];
	char byte = 0;
	pid_t another = pipe(ready) == 0 ? fork() : -1;

	if (another < 0)
		abort();
	if (another == 0) {
		if (desk_try_open(desk) == NULL || write(ready[1], &byte, 1) != 1)
			_exit(EXIT_FAILURE);
		for (;;)
			pause();
	}
	close(ready[1]);
	CU_ASSERT_EQUAL(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	return another;
}

static void test_one_broker_at_a_time(void)
{
	struct journal_desk *desk = desk_without_store();
	pid_t another = start_another(desk);
	int64_t starts = desk_number(desk, "SELECT count FROM broker_start");
	char link_path[SCRATCH_PATH + 64];

	CU_ASSERT_PTR_NULL(desk_try_open(desk));
	CU_ASSERT_TRUE(scratch_says(&desk->scratch, "state.db is in use by another continuityd"));
	/* Whatever the file is called. */
	snprintf(link_path, sizeof(link_path), "%s.too", desk->scratch.state);
	CU_ASSERT_EQUAL(link(desk->scratch.state, link_path), 0);
	strcat(desk->scratch.state, ".too");
	CU_ASSERT_PTR_NULL(desk_try_open(desk));
	CU_ASSERT_TRUE(scratch_says(&desk->scratch, "is in use by another continuityd"));
	desk->scratch.state[strlen(desk->scratch.state) - strlen(".too")] = '\0';
	/* Who only tries whether he could start leaves it alone. */
	sc_store_close(scratch_store(&desk->scratch));
	CU_ASSERT_STRING_EQUAL(desk->scratch.problem.sentence, "");
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count FROM broker_start"), starts);
	kill(another, SIGKILL);
	CU_ASSERT_EQUAL(waitpid(another, NULL, 0), another);
	desk->store = desk_try_open(desk);
	CU_ASSERT_PTR_NOT_NULL(desk->store);
	desk_close(desk);
}

/* An operator who looks for long hinders nobody. */
static void test_readers(void)
{
	enum { COUNT = 3000 };
	static char data[4000];
	struct journal_desk *desk = desk_open();
	sqlite3 *reader = NULL;
	struct sc_change change = change_keep_data("o", "a", "");

	memset(data, 'x', sizeof(data));
	change.data.data = (struct sc_text){ data, sizeof(data) };
	CU_ASSERT_EQUAL(sqlite3_open(desk->scratch.state, &reader), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM repository_data", NULL,
				NULL, NULL),
		SQLITE_OK);
	for (uint32_t i = 0; i < COUNT; i++) {
		change.data.service_indication = (struct sc_text){ (const char *)&i, sizeof(i) };
		desk_write(desk, &change, 1);
	}
	desk_wait(desk);
	for (uint32_t i = 0; i < COUNT; i++)
		CU_ASSERT_EQUAL_FATAL(desk->how[i], SC_STATUS_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(reader, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(reader);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM repository_data"), COUNT);
	desk_close(desk);
}

/* More than one batch waits, and none waits for the others to fail first. */
static void test_locked(void)
{
	enum { COUNT = 30000 };
	struct journal_desk *desk = desk_open();
	struct sc_change change = change_keep_peer("before.example", 1);
	sqlite3 *holder = NULL;
	double began = 0;

	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sqlite3_open(desk->scratch.state, &holder), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	began = seconds();
	change = change_keep_peer("during.example", 1);
	for (uint32_t i = 0; i < COUNT; i++)
		CU_ASSERT_EQUAL_FATAL(desk_write(desk, &change, 1), SC_STATUS_OK);
	desk_wait(desk);
	printf("%.2f s ... ", seconds() - began);
	CU_ASSERT_TRUE(seconds() - began < 8);
	for (uint32_t i = 1; i <= COUNT; i++)
		CU_ASSERT_EQUAL_FATAL(desk->how[i], SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(fails_now(desk, "state.db cannot be written: database is locked"));
	CU_ASSERT_TRUE(desk_holds(desk, "peer|before.example|1\n"));
	CU_ASSERT_EQUAL(sqlite3_exec(holder, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(holder);
	change = change_keep_peer("after.example", 1);
	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	CU_ASSERT_TRUE(is_well(desk));
	CU_ASSERT_TRUE(desk_holds(desk, "peer|after.example|1\npeer|before.example|1\n"));
	desk_close(desk);
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	CU_ASSERT_EQUAL(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* A unit of two rows that belong together, each of some size. */
static enum sc_status write_pair(struct journal_desk *desk, uint32_t number)
{
	static char data[50000];
	char owner[32];
	struct sc_change pair[] = { change_keep_data("", "a", ""), change_keep_data("", "b", "") };

	memset(data, 'x', sizeof(data));
	snprintf(owner, sizeof(owner), "o%u", number);
	for (int i = 0; i < 2; i++) {
		pair[i].data.owner = sc_text_of(owner);
		pair[i].data.data = (struct sc_text){ data, sizeof(data) };
	}
	return desk_write(desk, pair, 2);
}

/* Files may not grow beyond a limit, which is as good as a full disk. */
static void test_full(void)
{
	enum { COUNT = 60, LIMIT = 2 * 1024 * 1024 };
	struct journal_desk *desk = desk_open();
	int64_t kept = 0;

	signal(SIGXFSZ, SIG_IGN);
	limit_files(LIMIT);
	for (uint32_t i = 0; i < COUNT; i++) {
		CU_ASSERT_EQUAL_FATAL(write_pair(desk, i), SC_STATUS_OK);
		desk_wait(desk);
		kept += desk->how[i] == SC_STATUS_OK;
	}
	CU_ASSERT_TRUE(kept > 0);
	CU_ASSERT_TRUE(kept < COUNT);
	CU_ASSERT_TRUE(fails_now(desk, "state.db cannot be written: "));
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM repository_data"), 2 * kept);
	limit_files(RLIM_INFINITY);
	CU_ASSERT_EQUAL(write_pair(desk, COUNT), SC_STATUS_OK);
	desk_wait(desk);
	CU_ASSERT_EQUAL(desk->how[COUNT], SC_STATUS_OK);
	CU_ASSERT_TRUE(is_well(desk));
	desk_reopen(desk);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM repository_data"), 2 * kept + 2);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM pragma_integrity_check WHERE "
					  "integrity_check = 'ok'"),
		1);
	desk_close(desk);
}

static void test_gone(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change change = change_keep_peer("a.example", 1);
	char away[SCRATCH_PATH + 64];

	snprintf(away, sizeof(away), "%s.away", desk->scratch.state);
	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rename(desk->scratch.state, away), 0);
	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(fails_now(desk, "state.db is no longer the file that was opened"));
	CU_ASSERT_EQUAL(rename(away, desk->scratch.state), 0);
	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	CU_ASSERT_TRUE(is_well(desk));
	desk_close(desk);
}

/* One table cannot be read: its changes fail, and those of the others go on. */
static void test_damaged(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change data = change_keep_data("o", "a", "1");
	struct sc_change peer = change_keep_peer("a.example", 1);
	char page[4096];
	char junk[4096];
	off_t place = 0;
	int file = -1;

	CU_ASSERT_EQUAL(desk_commit(desk, &data, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(desk_number(desk, "PRAGMA page_size"), sizeof(page));
	place = (desk_number(desk, "SELECT rootpage FROM sqlite_schema WHERE name = "
				   "'repository_data'") -
			1) *
		(off_t)sizeof(page);
	sc_store_close(desk->store);
	memset(junk, 0x5a, sizeof(junk));
	file = open(desk->scratch.state, O_RDWR | O_CLOEXEC);
	CU_ASSERT_EQUAL(pread(file, page, sizeof(page), place), sizeof(page));
	CU_ASSERT_EQUAL(pwrite(file, junk, sizeof(junk), place), sizeof(junk));
	desk->store = desk_try_open(desk);
	CU_ASSERT_PTR_NOT_NULL_FATAL(desk->store);
	CU_ASSERT_EQUAL(desk_commit(desk, &peer, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_commit(desk, &data, 1), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(fails_now(desk, "malformed"));
	CU_ASSERT_TRUE(fails_to_restore(desk, "state.db cannot be read: database disk image"));
	CU_ASSERT_EQUAL(desk_commit(desk, &peer, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(pwrite(file, page, sizeof(page), place), sizeof(page));
	CU_ASSERT_EQUAL(desk_commit(desk, &data, 1), SC_STATUS_OK);
	CU_ASSERT_TRUE(is_well(desk));
	sc_store_close(desk->store);
	close(file); /* earlier, it would have ended the locks of SQLite in this process */
	desk->store = desk_try_open(desk);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM repository_data"), 1);
	desk_close(desk);
}

/* What nobody but a stranger can have written is told with its place. */
static void test_strange_words(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change change = change_keep_session("s", "alice", 1);

	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	desk_run(desk, "UPDATE rx_media SET reason = 'because'");
	CU_ASSERT_TRUE(fails_to_restore(
		desk, "table rx_media, column reason: \"because\" is no word of the vocabulary"));
	desk_close(desk);
}

/* Media and flows of no session are passed over, before a session and behind the last. */
static void test_stray_rows(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change changes[] = { change_keep_session("first", "alice", 2),
		change_keep_session("second", "alice", 2),
		change_keep_session("third", "alice", 2) };
	char *expected = kept_text_of(&changes[1], 1);

	CU_ASSERT_EQUAL(desk_commit(desk, changes, 3), SC_STATUS_OK);
	desk_run(desk, "DELETE FROM rx_session WHERE session_id <> CAST('second' AS BLOB)");
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM rx_flow"), 12);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	free(expected);
	desk_close(desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "upgrades", test_upgrades },
		{ "an upgrade that was cut short", test_upgrade_that_was_cut_short },
		{ "one broker at a time", test_one_broker_at_a_time },
		{ "readers", test_readers },
		{ "locked", test_locked },
		{ "full", test_full },
		{ "gone", test_gone },
		{ "damaged", test_damaged },
		{ "strange words", test_strange_words },
		{ "stray rows", test_stray_rows },
	};

	return suite_run("journal files", tests, SC_COUNT_OF(tests));
}
