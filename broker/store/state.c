/* SPDX-License-Identifier: BSD-2-Clause */
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "database.h"
#include "queries.h"

enum {
	STATE_MODE = 0640,
	LOCK_TRIES = 100,                /* another broker may be about to end */
	LOCK_NANOSECONDS = 20 * 1000000, /* between two of them */
};

/* RETURNING gives its row before the change is committed; stepping to the end commits it. */
static enum sc_status count_start(struct sc_state *state, struct sc_problem *problem)
{
	struct sc_count_start_row row = { 0 };
	sqlite3_stmt *statement = NULL;
	enum sc_status status = SC_STATUS_STORE_FAILED;
	int step = sqlite3_prepare_v2(state->database, sc_count_start_sql, -1, &statement, NULL);

	if (step == SQLITE_OK)
		step = sqlite3_step(statement);
	if (step == SQLITE_ROW) {
		status = sc_read_count_start(statement, &row, problem);
		step = sqlite3_step(statement);
	}
	sqlite3_finalize(statement);
	if (step != SQLITE_DONE || status == SC_STATUS_STORE_FAILED)
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s: the start cannot be counted: %s",
			sqlite3_db_filename(state->database, "main"),
			sqlite3_errmsg(state->database));
	state->start_count = (uint32_t)row.count;
	return status;
}

/* The lock is on the file itself, whatever path leads to it, and goes with the process. It is none
 * of the kind that SQLite uses; but closing any descriptor of the file ends those of SQLite, so
 * this one is closed last. False: somebody else has it. */
static bool take_lock(int file, int tries)
{
	const struct timespec pause = { .tv_nsec = LOCK_NANOSECONDS };

	while (flock(file, LOCK_EX | LOCK_NB) != 0) {
		if (--tries <= 0)
			return false;
		nanosleep(&pause, NULL);
	}
	return true;
}

static enum sc_status open_file(
	struct sc_state *state, const char *path, struct sc_problem *problem)
{
	state->lock = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, STATE_MODE);
	if (state->lock >= 0 && fstat(state->lock, &state->file) == 0)
		return SC_STATUS_OK;
	return sc_problem_set(
		problem, SC_STATUS_STORE_FAILED, "%s cannot be opened: %s", path, strerror(errno));
}

static enum sc_status open_locked(
	struct sc_state *state, const char *path, struct sc_problem *problem)
{
	enum sc_status status =
		sc_database_open_writer(&state->database, path, SC_DATABASE_STATE, true, problem);

	if (status == SC_STATUS_OK)
		status = count_start(state, problem);
	return status;
}

enum sc_status sc_state_open(
	struct sc_state *state, const char *path, bool try, struct sc_problem *problem)
{
	struct sc_state opened = { .lock = -1 };
	enum sc_status status = SC_STATUS_OK;

	if (path != NULL)
		status = open_file(&opened, path, problem);
	if (status == SC_STATUS_OK && path != NULL &&
		!take_lock(opened.lock, try ? 1 : LOCK_TRIES)) {
		if (!try)
			status = sc_problem_set(problem, SC_STATUS_STORE_FAILED,
				"%s is in use by another continuityd", path);
		sc_state_close(&opened);
		path = NULL;
	}
	if (status == SC_STATUS_OK)
		status = open_locked(&opened, path == NULL ? ":memory:" : path, problem);
	if (status != SC_STATUS_OK) {
		sc_state_close(&opened);
		return status;
	}
	*state = opened;
	return SC_STATUS_OK;
}

void sc_state_close(struct sc_state *state)
{
	sqlite3_close(state->database);
	if (state->lock >= 0)
		close(state->lock);
	*state = (struct sc_state){ .lock = -1 };
}

bool sc_state_is_replaced(const struct sc_state *state, const char *path)
{
	struct stat now;

	return state->lock >= 0 && (stat(path, &now) != 0 || now.st_ino != state->file.st_ino ||
					   now.st_dev != state->file.st_dev);
}
