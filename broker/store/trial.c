/* SPDX-License-Identifier: BSD-2-Clause */
#include "trial.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "database.h"

enum { PAGES_A_STEP = 4096 };

enum sc_status sc_trial_open(struct sc_trial *trial, const char *folder, struct sc_problem *problem)
{
	static const char *const endings[SC_TRIAL_FILE_COUNT] = { "", "-wal", "-shm", "-journal" };
	static const char name[] = "/continuity-what-if.XXXXXX/continuity.db-journal";
	struct sc_trial opened = { .directory = "" };
	size_t length = strlen(folder);

	if (length + sizeof(name) > SC_TRIAL_PATH_LIMIT)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_ROOM,
			"%.64s...: this path is too long for a private copy", folder);
	snprintf(
		opened.directory, sizeof(opened.directory), "%s/continuity-what-if.XXXXXX", folder);
	if (mkdtemp(opened.directory) == NULL)
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s: a folder for the private copy cannot be made there: %s", folder,
			strerror(errno));
	for (size_t i = 0; i < SC_TRIAL_FILE_COUNT; i++)
		snprintf(opened.files[i], sizeof(opened.files[i]), "%.*s/continuity.db%s",
			(int)(SC_TRIAL_PATH_LIMIT - sizeof("/continuity.db-journal")),
			opened.directory, endings[i]);
	*trial = opened;
	return SC_STATUS_OK;
}

/* To the end; SQLite tells of a lock only here, not when the copying is finished. */
static int copy_pages(sqlite3_backup *backup,
	void (*progress)(void *owner, uint32_t done, uint32_t total), void *owner)
{
	int step = SQLITE_OK;
	int finished;

	while (step == SQLITE_OK) {
		int total;

		step = sqlite3_backup_step(backup, PAGES_A_STEP);
		total = sqlite3_backup_pagecount(backup);
		if (progress != NULL)
			progress(owner, (uint32_t)(total - sqlite3_backup_remaining(backup)),
				(uint32_t)total);
	}
	finished = sqlite3_backup_finish(backup);
	return step == SQLITE_DONE ? finished : step;
}

/* Inside one read transaction of the source, so that an import meanwhile does not start it anew. */
static enum sc_status copy_to(sqlite3 *source, const char *file,
	void (*progress)(void *owner, uint32_t done, uint32_t total), void *owner,
	struct sc_problem *problem)
{
	sqlite3 *copy = NULL;
	sqlite3_backup *backup = NULL;
	enum sc_status status = SC_STATUS_OK;
	int ending = sqlite3_open_v2(file, &copy,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

	/* Nobody needs it after a loss of power. */
	if (ending == SQLITE_OK)
		ending = sqlite3_exec(copy, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	if (ending == SQLITE_OK)
		backup = sqlite3_backup_init(copy, "main", source, "main");
	if (backup != NULL)
		ending = copy_pages(backup, progress, owner);
	else if (ending == SQLITE_OK)
		ending = sqlite3_errcode(copy);
	if (ending != SQLITE_OK)
		status = sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s cannot be copied to %s: %s", sqlite3_db_filename(source, "main"), file,
			sqlite3_errstr(ending));
	sqlite3_close(copy);
	return status;
}

enum sc_status sc_trial_copy(const struct sc_trial *trial, const char *database,
	void (*progress)(void *owner, uint32_t done, uint32_t total), void *owner,
	struct sc_problem *problem)
{
	sqlite3 *source = NULL;
	int64_t objects = 0;
	enum sc_status status = sc_database_open_source(&source, database, problem);

	if (status == SC_STATUS_OK)
		status = sc_database_run(source, "BEGIN", problem);
	/* A transaction that has read nothing sees what is committed later. */
	if (status == SC_STATUS_OK)
		status = sc_database_number(
			source, "SELECT count(*) FROM sqlite_schema", &objects, problem);
	if (status == SC_STATUS_OK)
		status = copy_to(source, trial->files[0], progress, owner, problem);
	sqlite3_close(source);
	if (status == SC_STATUS_OK)
		status = sc_database_upgrade(trial->files[0], problem);
	return status;
}

void sc_trial_remove(const struct sc_trial *trial)
{
	if (trial->directory[0] == '\0')
		return;
	for (size_t i = 0; i < SC_TRIAL_FILE_COUNT; i++)
		unlink(trial->files[i]);
	rmdir(trial->directory);
}
