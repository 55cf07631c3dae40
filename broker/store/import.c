/* SPDX-License-Identifier: BSD-2-Clause */
#include "import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "database.h"
#include "draft.h"
#include "import_script.h"
#include "load.h"
#include "queries.h"

static uint64_t microseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* Names the first row that refers to nothing; the constraint that the row breaks is `key`. */
static enum sc_status name_orphan(sqlite3 *database, const char *table, int key, const char *source,
	struct sc_problem *problem)
{
	static const char parts[] =
		"SELECT \"table\", group_concat(\"from\", ', '), "
		"group_concat(format('c.\"%w\"', \"from\"), ' || '', '' || '), "
		"group_concat(format('p.\"%w\" = c.\"%w\"', \"to\", \"from\"), ' AND '), "
		"group_concat(format('c.\"%w\" IS NOT NULL', \"from\"), ' AND ') "
		"FROM pragma_foreign_key_list(?) WHERE id = ?";
	sqlite3_stmt *query = NULL;
	char *sql = NULL;
	enum sc_status status = SC_STATUS_IMPORT_REFUSED;

	if (sqlite3_prepare_v2(database, parts, -1, &query, NULL) == SQLITE_OK) {
		sqlite3_bind_text(query, 1, table, -1, SQLITE_STATIC);
		sqlite3_bind_int(query, 2, key);
		if (sqlite3_step(query) == SQLITE_ROW)
			sql = sqlite3_mprintf(
				"SELECT '%q', '%q', %s FROM \"%w\" c WHERE %s AND NOT "
				"EXISTS (SELECT 1 FROM \"%w\" p WHERE %s) LIMIT 1",
				sqlite3_column_text(query, 0), sqlite3_column_text(query, 1),
				sqlite3_column_text(query, 2), table, sqlite3_column_text(query, 4),
				sqlite3_column_text(query, 0), sqlite3_column_text(query, 3));
	}
	sqlite3_finalize(query);
	query = NULL;
	if (sql != NULL && sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		sc_problem_set(problem, status,
			"%s: a row of table %s refers to %s (%s) \"%s\", which does not exist",
			source, table, sqlite3_column_text(query, 0), sqlite3_column_text(query, 1),
			sqlite3_column_text(query, 2));
	sqlite3_finalize(query);
	sqlite3_free(sql);
	return status;
}

/* Foreign keys wait until here, so that a file may list its rows in any order. */
static enum sc_status check_references(
	sqlite3 *database, const char *source, struct sc_problem *problem)
{
	sqlite3_stmt *query = NULL;
	enum sc_status status = SC_STATUS_OK;
	int waiting = 0;
	int unused = 0;

	sqlite3_db_status(database, SQLITE_DBSTATUS_DEFERRED_FKS, &waiting, &unused, 0);
	if (waiting == 0)
		return SC_STATUS_OK;
	if (sqlite3_prepare_v2(database, "PRAGMA foreign_key_check", -1, &query, NULL) ==
			SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW) {
		sc_problem_set(problem, SC_STATUS_IMPORT_REFUSED,
			"%s: a row of table %s refers to a row of table %s that does not exist",
			source, sqlite3_column_text(query, 0), sqlite3_column_text(query, 2));
		status = name_orphan(database, (const char *)sqlite3_column_text(query, 0),
			sqlite3_column_int(query, 3), source, problem);
	}
	sqlite3_finalize(query);
	return status;
}

/* What the loader would refuse later is refused now. */
static enum sc_status check_snapshot(sqlite3 *database, const char *source,
	struct sc_import_report *report, struct sc_problem *problem)
{
	struct sc_warnings warnings = {
		.room = sizeof(report->warnings) / sizeof(report->warnings[0]),
		.sentences = report->warnings,
	};
	struct sc_problem found = { .sentence = "" };
	struct sc_snapshot *snapshot = NULL;
	enum sc_status status = sc_snapshot_load(database, &snapshot, &warnings, &found);

	sc_snapshot_free(snapshot);
	report->warning_count = warnings.count;
	if (status == SC_STATUS_OK)
		return status;
	return sc_problem_set(problem,
		status == SC_STATUS_OUT_OF_MEMORY || status == SC_STATUS_STORE_FAILED
			? status
			: SC_STATUS_IMPORT_REFUSED,
		"%s: %s", source, found.sentence);
}

static enum sc_status count_changes(sqlite3 *database, int64_t after,
	struct sc_import_report *report, struct sc_problem *problem)
{
	sqlite3_stmt *query = NULL;
	struct sc_imported_row row = { 0 };
	enum sc_status status = SC_STATUS_STORE_FAILED;

	if (sqlite3_prepare_v2(database, sc_imported_sql, -1, &query, NULL) == SQLITE_OK) {
		sc_bind_imported(query, after);
		if (sqlite3_step(query) == SQLITE_ROW)
			status = sc_read_imported(query, &row, problem);
	}
	sqlite3_finalize(query);
	report->rows = (uint64_t)row.changed;
	report->subscriptions = (uint32_t)row.subscriptions;
	if (status == SC_STATUS_STORE_FAILED)
		sc_problem_set(problem, status, "%s", sqlite3_errmsg(database));
	return status;
}

/* Everything between BEGIN and COMMIT. */
static enum sc_status change(struct sc_import_script *script, struct sc_import_report *report)
{
	sqlite3 *database = script->database;
	int64_t before = 0;
	enum sc_status status =
		sc_database_number(database, sc_newest_import_sql, &before, script->problem);

	if (status == SC_STATUS_OK)
		status = sc_database_run(
			database, "PRAGMA defer_foreign_keys = ON", script->problem);
	if (status == SC_STATUS_OK)
		status = sc_import_script_run(script);
	if (status == SC_STATUS_OK)
		status = check_references(database, script->source, script->problem);
	if (status == SC_STATUS_OK)
		status = check_snapshot(database, script->source, report, script->problem);
	if (status == SC_STATUS_OK)
		status = count_changes(database, before, report, script->problem);
	report->statements = script->statements;
	return status;
}

static enum sc_status import_into(struct sc_import_script *script, struct sc_import_report *report)
{
	sqlite3 *database = script->database;
	enum sc_status status = sc_database_run(database, "BEGIN IMMEDIATE", script->problem);

	if ((sqlite3_errcode(database) & 0xff) == SQLITE_BUSY)
		return sc_problem_set(script->problem, SC_STATUS_STORE_FAILED,
			"%s: somebody else is writing to %s; try again when that import has ended",
			script->source, sqlite3_db_filename(database, "main"));
	if (status != SC_STATUS_OK)
		return status;
	status = change(script, report);
	if (status == SC_STATUS_OK)
		status = sc_database_run(database, "COMMIT", script->problem);
	if (sqlite3_get_autocommit(database) == 0)
		sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

/* A terminated copy, as SQLite reads on from statement to statement. */
static enum sc_status copy_text(
	const char *source, struct sc_text sql, char **text, struct sc_problem *problem)
{
	const char *nul = sql.length == 0 ? NULL : memchr(sql.at, '\0', sql.length);
	int line = 1;

	for (const char *c = sql.at; nul != NULL && c < nul; c++)
		line += *c == '\n';
	if (nul != NULL)
		return sc_problem_set(problem, SC_STATUS_IMPORT_REFUSED,
			"%s:%d: the file holds a NUL byte; is it SQL?", source, line);
	*text = malloc(sql.length + 1);
	if (*text == NULL)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_MEMORY,
			"%s: there is not enough memory to read it", source);
	if (sql.length != 0)
		memcpy(*text, sql.at, sql.length);
	(*text)[sql.length] = '\0';
	return SC_STATUS_OK;
}

/* Opens, imports, closes; with `make` the file is new and nobody else's. */
static enum sc_status import_file(const char *path, bool make,
	const struct sc_import_script *unread, struct sc_import_report *report)
{
	struct sc_import_script script = *unread;
	struct sc_import_report found = { 0 };
	sqlite3 *database = NULL;
	enum sc_status status = sc_database_open_writer(
		&database, path, SC_DATABASE_CONTINUITY, make, script.problem);

	if (status == SC_STATUS_OK) {
		script.database = database;
		status = import_into(&script, &found);
	}
	/* What goes to another place goes there without its log. */
	if (status == SC_STATUS_OK && make &&
		sqlite3_wal_checkpoint_v2(database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) !=
			SQLITE_OK)
		status = sc_problem_set(script.problem, SC_STATUS_STORE_FAILED, "%s: %s", path,
			sqlite3_errmsg(database));
	sqlite3_close(database);
	if (status == SC_STATUS_OK)
		*report = found;
	return status;
}

/* Where there is no database yet. *late: somebody else has made one meanwhile, nothing happened. */
static enum sc_status import_first(const char *path, const struct sc_import_script *script,
	struct sc_import_report *report, bool *late)
{
	struct sc_draft draft = { 0 };
	enum sc_status status = sc_draft_open(&draft, path, script->problem);

	if (status == SC_STATUS_OK)
		status = import_file(draft.file, true, script, report);
	if (status == SC_STATUS_OK)
		status = sc_draft_publish(&draft, path, late, script->problem);
	sc_draft_close(&draft);
	return status;
}

enum sc_status sc_import(const char *database, const char *source, struct sc_text sql,
	struct sc_import_report *report, struct sc_problem *problem)
{
	uint64_t start = microseconds();
	struct sc_import_report found = { 0 };
	struct sc_import_script script = { .source = source, .problem = problem };
	char *text = NULL;
	bool exists = access(database, F_OK) == 0;
	enum sc_status status = copy_text(source, sql, &text, problem);

	if (status != SC_STATUS_OK)
		return status;
	script.text = text;
	if (!exists)
		status = import_first(database, &script, &found, &exists);
	if (exists)
		status = import_file(database, false, &script, &found);
	free(text);
	if (status != SC_STATUS_OK)
		return status;
	found.microseconds = microseconds() - start;
	*report = found;
	return SC_STATUS_OK;
}
