/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does a running store notice what others commit? Quickly, with the right names, never half of it,
 * and what cannot be served is said while the old data keep serving.
 */
#include <fcntl.h>
#include <poll.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "scratch.h"
#include "suite.h"

enum { PATIENCE = 20000 /* milliseconds until a test gives up */ };

static struct scratch scratch;
static struct sc_store *store;
static struct sc_touched touched;
static int wake = -1;

static void changed(void *owner)
{
	eventfd_write(*(int *)owner, 1);
}

static double milliseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void begin(void)
{
	const struct sc_store_settings settings = {
		.database = scratch.database,
		.state = scratch.state,
		.watch = true,
		.changed = changed,
		.owner = &wake,
	};

	scratch_open(&scratch);
	wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(sc_store_open(&store, &settings, &scratch.problem), SC_STATUS_OK);
}

static void end(void)
{
	sc_store_close(store);
	store = NULL;
	close(wake);
	scratch_close(&scratch);
}

/* Waits for the next news and takes them. */
static bool take(void)
{
	struct pollfd file = { .fd = wake, .events = POLLIN };
	eventfd_t times = 0;

	if (poll(&file, 1, PATIENCE) != 1)
		return false;
	eventfd_read(wake, &times);
	return sc_store_take(store, &touched);
}

static const char *refusal(void)
{
	static struct sc_store_report report;

	sc_store_report(store, &report);
	return report.refusal;
}

static int64_t version(void)
{
	return sc_snapshot_version(sc_store_snapshot(store));
}

/* Takes until the store shows this version. */
static bool reaches(int64_t wanted)
{
	while (version() < wanted) {
		if (!take())
			return false;
	}
	return true;
}

static int64_t id_of(const char *name)
{
	const struct sc_snapshot *snapshot = sc_store_snapshot(store);

	for (uint32_t i = 0; i < sc_snapshot_account_count(snapshot); i++) {
		const struct sc_subscriber *subscriber =
			&sc_snapshot_account(snapshot, i)->subscriber;

		if (sc_text_equal(subscriber->name, sc_text_of(name)))
			return subscriber->id;
	}
	return -1;
}

static void test_tells_whom_an_import_touched(void)
{
	int64_t bob = 0;

	begin();
	bob = id_of("bob");
	CU_ASSERT_FALSE(sc_store_take(store, &touched));
	CU_ASSERT_EQUAL(scratch_import(&scratch, "UPDATE device SET instance = 'urn:x' WHERE "
						 "subscription = 'bob';"),
		SC_STATUS_OK);
	CU_ASSERT_TRUE(reaches(2));
	CU_ASSERT_FALSE(touched.everyone);
	CU_ASSERT_EQUAL_FATAL(touched.count, 1);
	CU_ASSERT_EQUAL(touched.subscriptions[0], bob);
	CU_ASSERT_EQUAL(scratch_import(&scratch, "INSERT INTO subscription (name, hplmn) VALUES "
						 "('carol', '00101'); UPDATE contact SET q = 5;"),
		SC_STATUS_OK);
	CU_ASSERT_TRUE(reaches(3));
	CU_ASSERT_EQUAL_FATAL(touched.count, 3);
	CU_ASSERT_TRUE(touched.subscriptions[0] < touched.subscriptions[1] &&
		       touched.subscriptions[1] < touched.subscriptions[2]);
	CU_ASSERT_EQUAL(touched.subscriptions[2], id_of("carol"));
	CU_ASSERT_EQUAL(scratch_import(&scratch, "DELETE FROM subscription WHERE name = 'bob';"),
		SC_STATUS_OK);
	CU_ASSERT_TRUE(reaches(4));
	CU_ASSERT_EQUAL_FATAL(touched.count, 1);
	CU_ASSERT_EQUAL(touched.subscriptions[0], bob);
	CU_ASSERT_EQUAL(sc_snapshot_account_count(sc_store_snapshot(store)), 2);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE policy_rule SET level = 'shall';"), SC_STATUS_OK);
	CU_ASSERT_TRUE(reaches(5));
	CU_ASSERT_TRUE(touched.everyone);
	end();
}

static void test_notices_quickly(void)
{
	enum { ROUNDS = 20 };
	double worst = 0;
	double sum = 0;

	begin();
	for (int round = 0; round < ROUNDS; round++) {
		char sql[100];
		double start = 0;
		double took = 0;

		snprintf(sql, sizeof(sql), "UPDATE subscription SET class = 'c%d';", round);
		CU_ASSERT_EQUAL(scratch_import(&scratch, sql), SC_STATUS_OK);
		start = milliseconds();
		CU_ASSERT_TRUE(reaches(round + 2));
		took = milliseconds() - start;
		sum += took;
		worst = took > worst ? took : worst;
	}
	printf("a commit is in use after %.1f ms on average, %.1f ms at most ", sum / ROUNDS,
		worst);
	end();
}

/* Many commits that nobody fetches make one snapshot that has them all. */
static void test_gathers_what_was_not_fetched(void)
{
	begin();
	for (int round = 0; round < 6; round++)
		CU_ASSERT_EQUAL(
			scratch_import(&scratch,
				round % 2 == 0
					? "UPDATE device SET instance = 'i' WHERE subscription = 'bob';"
					: "UPDATE device SET instance = 'i' WHERE subscription = 'alice';"),
			SC_STATUS_OK);
	CU_ASSERT_TRUE(reaches(7));
	CU_ASSERT_TRUE(touched.count > 0 && touched.count <= 2);
	for (int round = 0; round < 20; round++)
		CU_ASSERT_EQUAL(scratch_import(&scratch, "UPDATE subscription SET class = 'd';"),
			SC_STATUS_OK);
	CU_ASSERT_TRUE(reaches(27));
	end();
}

static void test_plain_shell_is_noticed(void)
{
	char said[1000];

	begin();
	scratch_shell(&scratch,
		"BEGIN; INSERT INTO import_begin (source, rows_declared) VALUES ('s', 1);\n"
		"UPDATE subscription SET class = 'x' WHERE name = 'alice';\n"
		"INSERT INTO import_end (source) VALUES ('s'); COMMIT;\n",
		said, sizeof(said));
	CU_ASSERT_STRING_EQUAL(said, "");
	CU_ASSERT_TRUE(reaches(2));
	CU_ASSERT_EQUAL(touched.count, 1);
	end();
}

static void test_bad_commit_is_refused_and_healed(void)
{
	const struct sc_snapshot *before = NULL;
	char said[1000];

	begin();
	before = sc_store_snapshot(store);
	/* A file without BEGIN, that stopped half way. */
	scratch_shell(&scratch,
		"INSERT INTO import_begin (source, rows_declared) VALUES ('half', 2);\n"
		"UPDATE subscription SET class = 'half' WHERE name = 'bob';\n",
		said, sizeof(said));
	while (strstr(refusal(), "\"half\" was begun and never ended") == NULL) {
		CU_ASSERT_TRUE_FATAL(take());
		CU_ASSERT_EQUAL(touched.count, 0);
		CU_ASSERT_FALSE(touched.everyone);
	}
	CU_ASSERT_PTR_EQUAL(sc_store_snapshot(store), before);
	CU_ASSERT_PTR_NOT_NULL(strstr(refusal(), "DELETE FROM import_session"));
	/* As the sentence says. */
	scratch_shell(&scratch, "DELETE FROM import_session;", said, sizeof(said));
	CU_ASSERT_TRUE(take());
	CU_ASSERT_STRING_EQUAL(refusal(), "");
	CU_ASSERT_EQUAL(touched.count, 1);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE subscription SET class = 'whole';"), SC_STATUS_OK);
	CU_ASSERT_TRUE(reaches(2));
	end();
}

/* Somebody wrote into the file, or seems to have: worth a look. */
static void stir(void)
{
	CU_ASSERT_EQUAL(utimensat(AT_FDCWD, scratch.database, NULL, 0), 0);
}

static void test_failed_look_is_forgotten(void)
{
	const struct sc_snapshot *before = NULL;
	sqlite3_int64 limit = sqlite3_hard_heap_limit64(-1);

	begin();
	before = sc_store_snapshot(store);
	sqlite3_hard_heap_limit64(1);
	stir();
	CU_ASSERT_TRUE(take());
	CU_ASSERT_PTR_NOT_NULL(strstr(refusal(), "out of memory"));
	sqlite3_hard_heap_limit64(limit);
	stir();
	CU_ASSERT_TRUE(take());
	CU_ASSERT_STRING_EQUAL(refusal(), "");
	CU_ASSERT_PTR_EQUAL(sc_store_snapshot(store), before);
	CU_ASSERT_FALSE(touched.everyone);
	end();
}

static void test_orphans_of_other_tools_are_refused(void)
{
	sqlite3 *database = NULL;

	begin();
	CU_ASSERT_EQUAL_FATAL(sqlite3_open(scratch.database, &database), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(database,
				"BEGIN; INSERT INTO import_begin (source) VALUES ('tool');"
				"INSERT INTO device (subscription, name) VALUES ('ghost', 'phone');"
				"DELETE FROM import_session; COMMIT",
				NULL, NULL, NULL),
		SQLITE_OK);
	CU_ASSERT_TRUE(take());
	CU_ASSERT_STRING_EQUAL(refusal(), "table device: subscription \"ghost\" does not exist");
	CU_ASSERT_EQUAL(version(), 1);
	CU_ASSERT_EQUAL(
		sqlite3_exec(database,
			"BEGIN; INSERT INTO import_begin (source, rows_declared) VALUES ('tool', 1);"
			"DELETE FROM device WHERE subscription = 'ghost';"
			"INSERT INTO import_end (source) VALUES ('tool'); COMMIT",
			NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(database);
	CU_ASSERT_TRUE(reaches(2));
	CU_ASSERT_STRING_EQUAL(refusal(), "");
	end();
}

static void test_another_file_in_its_place(void)
{
	struct scratch other;
	char moved[SCRATCH_PATH + 40];

	begin();
	scratch_open(&other);
	CU_ASSERT_EQUAL(scratch_import(&other, scratch_network), SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch_import(&other, "DELETE FROM subscription WHERE name = 'bob';"),
		SC_STATUS_OK);
	snprintf(moved, sizeof(moved), "%s.moved", scratch.database);
	CU_ASSERT_EQUAL(rename(scratch.database, moved), 0);
	CU_ASSERT_EQUAL(rename(other.database, scratch.database), 0);
	CU_ASSERT_TRUE(reaches(2));
	CU_ASSERT_EQUAL(sc_snapshot_account_count(sc_store_snapshot(store)), 1);
	scratch_close(&other);
	end();
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "tells whom an import touched", test_tells_whom_an_import_touched },
		{ "notices quickly", test_notices_quickly },
		{ "gathers what was not fetched", test_gathers_what_was_not_fetched },
		{ "plain shell is noticed", test_plain_shell_is_noticed },
		{ "bad commit is refused and healed", test_bad_commit_is_refused_and_healed },
		{ "a failed look is forgotten", test_failed_look_is_forgotten },
		{ "orphans of other tools are refused", test_orphans_of_other_tools_are_refused },
		{ "another file in its place", test_another_file_in_its_place },
	};

	return suite_run("changes", tests, SC_COUNT_OF(tests));
}
