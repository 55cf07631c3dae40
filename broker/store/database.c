/* SPDX-License-Identifier: BSD-2-Clause */
#include "database.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export.h"
#include "upgrade.h"

enum {
	BUSY_MILLISECONDS = 5000, /* how long to wait for somebody else's lock */
	DATABASE_MODE = 0640,
};

/* A PRAGMA and what it must read as afterwards. */
struct setting {
	const char *set;
	const char *read;
	int64_t expected;
};

static const struct setting reader_settings[] = {
	{ "PRAGMA query_only = ON", "PRAGMA query_only", 1 },
	{ "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0 },
	{ "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1 },
	{ "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2 },
};

/* The schema is trusted here: its triggers ask pragma_foreign_key_check. */
static const struct setting writer_settings[] = {
	{ "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1 },
	{ "PRAGMA synchronous = FULL", "PRAGMA synchronous", 2 },
	{ "PRAGMA recursive_triggers = OFF", "PRAGMA recursive_triggers", 0 },
	/* The log of a large import shrinks again. */
	{ "PRAGMA journal_size_limit = 67108864", "PRAGMA journal_size_limit", 67108864 },
	{ "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1 },
	{ "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2 },
};

static enum sc_status failed(sqlite3 *database, const char *what, struct sc_problem *problem)
{
	if (sqlite3_errcode(database) == SQLITE_NOTADB)
		return sc_problem_set(problem, SC_STATUS_STORE_FOREIGN, "%s is no database", what);
	return sc_problem_set(
		problem, SC_STATUS_STORE_FAILED, "%s: %s", what, sqlite3_errmsg(database));
}

enum sc_status sc_database_run(sqlite3 *database, const char *sql, struct sc_problem *problem)
{
	if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
		return failed(database, sqlite3_db_filename(database, "main"), problem);
	return SC_STATUS_OK;
}

enum sc_status sc_database_number(
	sqlite3 *database, const char *sql, int64_t *number, struct sc_problem *problem)
{
	sqlite3_stmt *query = NULL;
	int step = sqlite3_prepare_v2(database, sql, -1, &query, NULL);

	if (step == SQLITE_OK)
		step = sqlite3_step(query);
	if (step == SQLITE_ROW || step == SQLITE_DONE)
		*number = step == SQLITE_ROW ? sqlite3_column_int64(query, 0) : 0;
	sqlite3_finalize(query);
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		return failed(database, sqlite3_db_filename(database, "main"), problem);
	return SC_STATUS_OK;
}

static enum sc_status apply(
	sqlite3 *database, const struct setting *settings, size_t count, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;
	int64_t found = 0;

	for (size_t i = 0; status == SC_STATUS_OK && i < count; i++) {
		status = sc_database_run(database, settings[i].set, problem);
		if (status == SC_STATUS_OK)
			status = sc_database_number(database, settings[i].read, &found, problem);
		if (status == SC_STATUS_OK && found != settings[i].expected)
			status = sc_problem_set(problem, SC_STATUS_STORE_FAILED,
				"SQLite did not accept: %s", settings[i].set);
	}
	return status;
}

/* Write-ahead logging lets readers read while somebody writes; a database in memory has none. */
static enum sc_status use_wal(sqlite3 *database, struct sc_problem *problem)
{
	sqlite3_stmt *query = NULL;
	char mode[16] = "";

	if (sqlite3_prepare_v2(database, "PRAGMA journal_mode = WAL", -1, &query, NULL) ==
			SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		snprintf(mode, sizeof(mode), "%s", (const char *)sqlite3_column_text(query, 0));
	sqlite3_finalize(query);
	if (strcmp(mode, "wal") == 0 || strcmp(mode, "memory") == 0)
		return SC_STATUS_OK;
	return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
		"%s: cannot use write-ahead logging: %s", sqlite3_db_filename(database, "main"),
		sqlite3_errmsg(database));
}

/* Each connection is used by one thread at a time, so SQLite needs no lock of its own. */
static enum sc_status open_file(
	sqlite3 **database, const char *path, int flags, struct sc_problem *problem)
{
	sqlite3 *opened = NULL;
	int ending = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (ending == SQLITE_OK)
		ending = sqlite3_extended_result_codes(opened, 1);
	if (ending == SQLITE_OK)
		ending = sqlite3_busy_timeout(opened, BUSY_MILLISECONDS);
	if (ending == SQLITE_OK)
		ending = sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (ending == SQLITE_OK) {
		*database = opened;
		return SC_STATUS_OK;
	}
	sc_problem_set(problem, SC_STATUS_STORE_FAILED, "%s cannot be opened: %s", path,
		opened == NULL ? "there is not enough memory" : sqlite3_errmsg(opened));
	sqlite3_close(opened);
	return SC_STATUS_STORE_FAILED;
}

/* Whatever version it has, as long as it is not newer than this broker. */
static enum sc_status open_for_reading(
	sqlite3 **database, const char *path, int *version, struct sc_problem *problem)
{
	sqlite3 *opened = NULL;
	enum sc_status status = SC_STATUS_OK;

	if (access(path, F_OK) != 0)
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s does not exist: make it with continuityctl import", path);
	status = open_file(&opened, path, SQLITE_OPEN_READONLY, problem);
	if (status == SC_STATUS_OK)
		status = apply(opened, reader_settings, SC_COUNT_OF(reader_settings), problem);
	if (status == SC_STATUS_OK)
		status = sc_upgrade_version(opened, SC_DATABASE_CONTINUITY, version, problem);
	if (status != SC_STATUS_OK) {
		sqlite3_close(opened);
		return status;
	}
	*database = opened;
	return SC_STATUS_OK;
}

enum sc_status sc_database_open_source(
	sqlite3 **database, const char *path, struct sc_problem *problem)
{
	int version = 0;

	return open_for_reading(database, path, &version, problem);
}

enum sc_status sc_database_open_reader(
	sqlite3 **database, const char *path, struct sc_problem *problem)
{
	const int newest = sc_upgrade_newest(SC_DATABASE_CONTINUITY);
	sqlite3 *opened = NULL;
	int version = 0;
	enum sc_status status = open_for_reading(&opened, path, &version, problem);

	if (status == SC_STATUS_OK && version < newest) {
		sqlite3_close(opened);
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s has version %d and must be brought to version %d: an import with "
			"continuityctl does that, and the start of a continuityd that may write it",
			path, version, newest);
	}
	if (status == SC_STATUS_OK)
		*database = opened;
	return status;
}

/* Creates the file with our mode, whatever the umask adds, unless it is there already. */
static enum sc_status make_file(const char *path, struct sc_problem *problem)
{
	int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, DATABASE_MODE);

	if (file >= 0) {
		close(file);
		return SC_STATUS_OK;
	}
	if (errno == EEXIST)
		return SC_STATUS_OK;
	return sc_problem_set(
		problem, SC_STATUS_STORE_FAILED, "%s cannot be made: %s", path, strerror(errno));
}

enum sc_status sc_database_open_writer(sqlite3 **database, const char *path,
	enum sc_database_kind kind, bool make, struct sc_problem *problem)
{
	bool in_memory = strcmp(path, ":memory:") == 0;
	sqlite3 *opened = NULL;
	enum sc_status status = SC_STATUS_OK;

	if (make && !in_memory)
		status = make_file(path, problem);
	if (status == SC_STATUS_OK)
		status = open_file(&opened, path,
			SQLITE_OPEN_READWRITE | (in_memory ? SQLITE_OPEN_MEMORY : 0), problem);
	if (status == SC_STATUS_OK)
		status = apply(opened, writer_settings, SC_COUNT_OF(writer_settings), problem);
	if (status == SC_STATUS_OK)
		status = sc_upgrade(opened, kind, problem);
	if (status == SC_STATUS_OK)
		status = use_wal(opened, problem);
	if (status != SC_STATUS_OK) {
		sqlite3_close(opened);
		return status;
	}
	*database = opened;
	return SC_STATUS_OK;
}

enum sc_status sc_database_upgrade(const char *path, struct sc_problem *problem)
{
	sqlite3 *database = NULL;
	bool needed = false;
	enum sc_status status = SC_STATUS_OK;

	if (access(path, W_OK) != 0)
		return SC_STATUS_OK; /* the reader says what is wrong with it */
	status = open_file(&database, path, SQLITE_OPEN_READONLY, problem);
	if (status == SC_STATUS_OK)
		status = sc_upgrade_needed(database, SC_DATABASE_CONTINUITY, &needed, problem);
	sqlite3_close(database);
	if (status != SC_STATUS_OK || !needed)
		return status;
	status = sc_database_open_writer(&database, path, SC_DATABASE_CONTINUITY, false, problem);
	if (status == SC_STATUS_OK)
		sqlite3_close(database);
	return status;
}
