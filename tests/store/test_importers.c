/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What becomes of the data when importers die, fail or meet? They stay whole, and nobody loses what
 * he has committed.
 */
#include <glob.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "scratch.h"
#include "suite.h"

static struct scratch scratch;

static double milliseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void begin(void)
{
	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
}

/* Another process that imports this again and again; see main(). */
static pid_t start_importer(const char *times, const char *sql)
{
	pid_t child = fork();

	if (child == 0) {
		execl("/proc/self/exe", "importer", scratch.database, times, sql, (char *)NULL);
		_exit(127);
	}
	return child;
}

static int run_importer(char **values)
{
	long times = strtol(values[2], NULL, 10);

	snprintf(scratch.database, sizeof(scratch.database), "%s", values[1]);
	for (long i = 0; i < times; i++) {
		if (scratch_import(&scratch, values[3]) != SC_STATUS_OK) {
			fprintf(stderr, "%s\n", scratch.problem.sentence);
			return EXIT_FAILURE;
		}
	}
	return EXIT_SUCCESS;
}

static const char many_rows[] =
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
	"INSERT INTO subscription (name, hplmn) SELECT 'n' || i, '00101' FROM n;"
	"INSERT INTO device (subscription, name) SELECT name, 'phone' FROM subscription "
	"WHERE name GLOB 'n*';";

/* Whole or not at all; true when it was imported, and then takes it out again. */
static bool is_imported(void)
{
	int64_t rows = scratch_number(&scratch, "SELECT count(*) FROM subscription");

	CU_ASSERT_TRUE(rows == 2 || rows == 2 + 3000);
	CU_ASSERT_EQUAL(
		scratch_number(&scratch, "SELECT count(*) FROM device"), rows == 2 ? 3 : 3 + 3000);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM import_session"), 0);
	if (rows == 2)
		return false;
	CU_ASSERT_EQUAL(scratch_import(&scratch, "DELETE FROM subscription WHERE name GLOB 'n*';"),
		SC_STATUS_OK);
	return true;
}

/* An importer that dies leaves the old data, whole. Its life is cut after one tenth, two tenths ...
 * of the time it needs. */
static void test_killed_importer(void)
{
	enum { ROUNDS = 12 };
	double start = 0;
	double whole = 0;
	int survived = 0;
	struct sc_store *store = NULL;

	begin();
	start = milliseconds();
	waitpid(start_importer("1", many_rows), NULL, 0);
	whole = milliseconds() - start;
	CU_ASSERT_TRUE(is_imported());
	for (int round = 1; round <= ROUNDS; round++) {
		int64_t nanoseconds = (int64_t)(whole * 1e5) * round;
		const struct timespec life = {
			.tv_sec = (time_t)(nanoseconds / 1000000000),
			.tv_nsec = (long)(nanoseconds % 1000000000),
		};
		pid_t child = start_importer("1", many_rows);

		nanosleep(&life, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		survived += is_imported();
	}
	printf("%d of %d killed imports had committed ", survived, ROUNDS);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE subscription SET class = 'z';"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM subscription"), 2);
	store = scratch_store(&scratch);
	CU_ASSERT_PTR_NOT_NULL(store);
	sc_store_close(store);
	scratch_close(&scratch);
}

static void test_two_importers(void)
{
	pid_t child = 0;
	int ending = 0;

	begin();
	child = start_importer("10", "UPDATE subscription SET class = 'p';");
	for (int i = 0; i < 10; i++)
		CU_ASSERT_EQUAL(scratch_import(&scratch, "UPDATE subscription SET class = 'q';"),
			SC_STATUS_OK);
	waitpid(child, &ending, 0);
	CU_ASSERT_EQUAL(ending, 0);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT max(id) FROM import"), 21);
	scratch_close(&scratch);
}

/* Importers work on a first file beside its place; something there: one has begun. */
static bool has_begun(void)
{
	char pattern[SCRATCH_PATH + 48];
	glob_t found;
	bool any = false;

	snprintf(pattern, sizeof(pattern), "%s.*/draft.db", scratch.database);
	any = glob(pattern, 0, NULL, &found) == 0;
	globfree(&found);
	return any;
}

#define FIRST_ROWS                                                                                 \
	"INSERT INTO policy_set (name) VALUES ('default') ON CONFLICT DO NOTHING;"                 \
	"INSERT INTO policy_rule (policy_set, name) VALUES ('default', 'all') ON CONFLICT DO "     \
	"NOTHING;"                                                                                 \
	"INSERT INTO subscription (name, hplmn) VALUES ('bob', '00101') ON CONFLICT DO NOTHING;"
/* Long enough for another import to come and go. */
#define LONG_WORK                                                                                  \
	"UPDATE subscription SET class = (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + "  \
	"1 FROM n WHERE i < 2000000) SELECT max(i) FROM n) WHERE name = 'bob';"

/* Both import first; what ours commits meanwhile stays, however the other one ends. */
static void test_two_first_importers(void)
{
	static const struct {
		const char *sql;
		int ending;
		int64_t imports; /* that are in the file in the end */
	} rows[] = {
		{ FIRST_ROWS LONG_WORK "INSERT INTO nothing VALUES (1);", EXIT_FAILURE, 1 },
		{ FIRST_ROWS LONG_WORK, EXIT_SUCCESS, 2 },
	};
	pid_t child = 0;
	int ending = 0;

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		scratch_open(&scratch);
		child = start_importer("1", rows[i].sql);
		while (!has_begun())
			sched_yield();
		CU_ASSERT_TRUE(access(scratch.database, F_OK) != 0);
		CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
		CU_ASSERT_EQUAL(waitpid(child, &ending, 0), child);
		CU_ASSERT_EQUAL(WEXITSTATUS(ending), rows[i].ending);
		CU_ASSERT_EQUAL(
			scratch_number(&scratch, "SELECT max(id) FROM import"), rows[i].imports);
		CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM device"), 3);
		CU_ASSERT_FALSE(has_begun());
		scratch_close(&scratch);
	}
}

int main(int arguments, char **values)
{
	static const struct suite_test tests[] = {
		{ "killed importer", test_killed_importer },
		{ "two importers", test_two_importers },
		{ "two first importers", test_two_first_importers },
	};

	if (arguments == 4)
		return run_importer(values);
	return suite_run("importers", tests, SC_COUNT_OF(tests));
}
