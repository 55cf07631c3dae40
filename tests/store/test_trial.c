/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is a private copy whole, private, gone afterwards, and the original as it was?
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"
#include "suite.h"
#include "trial.h"

static struct scratch scratch;

/* What a file is: its bytes as FNV-1a, 0 when there is none. */
static uint64_t sum_of(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint64_t sum = UINT64_C(0xcbf29ce484222325);
	int byte;

	if (file == NULL)
		return 0;
	while ((byte = getc(file)) != EOF)
		sum = (sum ^ (uint64_t)byte) * UINT64_C(0x100000001b3);
	fclose(file);
	return sum;
}

/* How many files in the folder are not the database's own. */
static unsigned strangers(void)
{
	DIR *folder = opendir(scratch.directory);
	const struct dirent *entry;
	unsigned count = 0;

	CU_ASSERT_PTR_NOT_NULL_FATAL(folder);
	while ((entry = readdir(folder)) != NULL)
		count += strncmp(entry->d_name, "continuity-", 11) == 0;
	closedir(folder);
	return count;
}

static struct sc_trial open_trial(void)
{
	struct sc_trial trial = { .directory = "" };
	struct stat seen;

	CU_ASSERT_EQUAL_FATAL(
		sc_trial_open(&trial, scratch.directory, &scratch.problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(stat(trial.directory, &seen), 0);
	CU_ASSERT_EQUAL(seen.st_mode & 0777, 0700);
	CU_ASSERT_EQUAL(strangers(), 1);
	return trial;
}

static void close_trial(const struct sc_trial *trial)
{
	sc_trial_remove(trial);
	CU_ASSERT_EQUAL(strangers(), 0);
	sc_trial_remove(trial);
}

static enum sc_status copy(const struct sc_trial *trial)
{
	scratch.problem.sentence[0] = '\0';
	return sc_trial_copy(trial, scratch.database, NULL, NULL, &scratch.problem);
}

static uint32_t accounts_of(const char *path)
{
	const struct sc_store_settings settings = { .database = path };
	struct sc_store *store = NULL;
	uint32_t count;

	CU_ASSERT_EQUAL_FATAL(sc_store_open(&store, &settings, &scratch.problem), SC_STATUS_OK);
	count = sc_snapshot_account_count(sc_store_snapshot(store));
	sc_store_close(store);
	return count;
}

static void an_import_into_the_copy_stays_there(void)
{
	static const char more[] =
		"INSERT INTO subscription (name, hplmn) VALUES ('eve', '00101');";
	struct sc_import_report report;
	struct sc_trial trial;
	uint64_t before;

	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	before = sum_of(scratch.database);
	trial = open_trial();
	CU_ASSERT_EQUAL_FATAL(copy(&trial), SC_STATUS_OK);
	CU_ASSERT_EQUAL(accounts_of(trial.files[0]), 2);
	CU_ASSERT_EQUAL(
		sc_import(trial.files[0], "more.sql", sc_text_of(more), &report, &scratch.problem),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(accounts_of(trial.files[0]), 3);
	CU_ASSERT_EQUAL(accounts_of(scratch.database), 2);
	CU_ASSERT_EQUAL(sum_of(scratch.database), before);
	close_trial(&trial);
	CU_ASSERT_EQUAL(sum_of(scratch.database), before);
	scratch_close(&scratch);
}

/* What was committed but still stands in the write-ahead log of somebody else is copied too. */
static void the_log_is_copied(void)
{
	struct sc_store *reader;
	struct sc_trial trial;

	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	reader = scratch_store(&scratch);
	CU_ASSERT_EQUAL_FATAL(
		scratch_import(&scratch, "INSERT INTO subscription (name, hplmn) VALUES "
					 "('eve', '00101');"),
		SC_STATUS_OK);
	trial = open_trial();
	CU_ASSERT_EQUAL(copy(&trial), SC_STATUS_OK);
	CU_ASSERT_EQUAL(accounts_of(trial.files[0]), 3);
	close_trial(&trial);
	sc_store_close(reader);
	scratch_close(&scratch);
}

static void an_older_version_is_brought_up_to_date_in_the_copy(void)
{
	struct sc_trial trial;
	char said[4096];
	int64_t version;
	uint64_t before;

	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(
		scratch_shell(&scratch, ".read continuity_1.sql\n", said, sizeof(said)), 0);
	before = sum_of(scratch.database);
	trial = open_trial();
	CU_ASSERT_EQUAL(copy(&trial), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sum_of(scratch.database), before);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "PRAGMA user_version"), 1);
	snprintf(scratch.database, sizeof(scratch.database), "%.120s/continuity.db",
		trial.directory);
	version = scratch_number(&scratch, "PRAGMA user_version");
	CU_ASSERT_TRUE(version > 1);
	close_trial(&trial);
	scratch_close(&scratch);
}

static void refuses(const struct sc_trial *trial, enum sc_status expected, const char *words)
{
	CU_ASSERT_EQUAL(copy(trial), expected);
	CU_ASSERT_TRUE(scratch_says(&scratch, words));
}

static void what_cannot_be_copied_is_said(void)
{
	struct sc_trial trial;
	FILE *file;
	char said[256];

	scratch_open(&scratch);
	trial = open_trial();
	refuses(&trial, SC_STATUS_STORE_FAILED, "does not exist");
	file = fopen(scratch.database, "w");
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	for (int i = 0; i < 200; i++)
		fputs("This is a letter and no database. ", file);
	fclose(file);
	refuses(&trial, SC_STATUS_STORE_FOREIGN, "is no database");
	unlink(scratch.database);
	CU_ASSERT_EQUAL(
		scratch_shell(&scratch, "CREATE TABLE somebody_elses (x);", said, sizeof(said)), 0);
	refuses(&trial, SC_STATUS_STORE_FOREIGN, "is not a continuity database");
	close_trial(&trial);
	scratch_close(&scratch);
}

static void where_no_copy_can_stand_is_said(void)
{
	struct sc_trial trial = { .directory = "" };
	char folder[SC_TRIAL_PATH_LIMIT + 1];

	scratch_open(&scratch);
	CU_ASSERT_EQUAL(
		sc_trial_open(&trial, "/nowhere/at/all", &scratch.problem), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "/nowhere/at/all"));
	memset(folder, 'x', sizeof(folder));
	folder[sizeof(folder) - 1] = '\0';
	CU_ASSERT_EQUAL(sc_trial_open(&trial, folder, &scratch.problem), SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT_EQUAL(trial.directory[0], '\0');
	sc_trial_remove(&trial);
	scratch_close(&scratch);
}

/* A directory that vanishes under the copying is a full or broken disk to it. */
static void a_copy_that_cannot_be_written_is_said(void)
{
	struct sc_trial trial;

	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	trial = open_trial();
	CU_ASSERT_EQUAL(rmdir(trial.directory), 0);
	refuses(&trial, SC_STATUS_STORE_FAILED, "cannot be copied to");
	close_trial(&trial);
	scratch_close(&scratch);
}

struct counting {
	uint32_t calls;
	uint32_t last;
	bool grew;
};

static void count(void *owner, uint32_t done, uint32_t total)
{
	struct counting *counting = owner;

	counting->grew = counting->grew && done >= counting->last && done <= total;
	counting->last = done == total ? total : done;
	counting->calls++;
}

static void progress_grows_to_the_end(void)
{
	struct counting counting = { .grew = true };
	struct sc_trial trial;

	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	trial = open_trial();
	CU_ASSERT_EQUAL(sc_trial_copy(&trial, scratch.database, count, &counting, &scratch.problem),
		SC_STATUS_OK);
	CU_ASSERT_TRUE(counting.calls > 0);
	CU_ASSERT_TRUE(counting.grew);
	CU_ASSERT_TRUE(counting.last > 0);
	close_trial(&trial);
	scratch_close(&scratch);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "an import into the copy stays there", an_import_into_the_copy_stays_there },
		{ "the log is copied", the_log_is_copied },
		{ "an older version is brought up to date in the copy",
			an_older_version_is_brought_up_to_date_in_the_copy },
		{ "what cannot be copied is said", what_cannot_be_copied_is_said },
		{ "where no copy can stand is said", where_no_copy_can_stand_is_said },
		{ "a copy that cannot be written is said", a_copy_that_cannot_be_written_is_said },
		{ "progress grows to the end", progress_grows_to_the_end },
	};

	return suite_run("trial", tests, SC_COUNT_OF(tests));
}
