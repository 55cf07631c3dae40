/* SPDX-License-Identifier: BSD-2-Clause */
#include "import_script.h"

#include <stdio.h>
#include <string.h>

#include "import_text.h"
#include "queries.h"

enum { REASON_LIMIT = SC_PROBLEM_LIMIT + 32 };

/* SQLite's message, in words that a person who wrote the row can use. */
static void reason_of(const struct sc_import_script *script, char reason[REASON_LIMIT])
{
	static const struct {
		const char *start;
		const char *end;
	} phrases[] = {
		{ "CHECK constraint failed: ", "" },
		{ "UNIQUE constraint failed: ", " is there already" },
		{ "NOT NULL constraint failed: ", " is missing" },
	};
	const char *message = sqlite3_errmsg(script->database);

	if (script->gate.denied.sentence[0] != '\0')
		message = script->gate.denied.sentence;
	snprintf(reason, REASON_LIMIT, "%s", message);
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++) {
		size_t length = strlen(phrases[i].start);

		if (strncmp(message, phrases[i].start, length) == 0)
			snprintf(reason, REASON_LIMIT, "%s%s", message + length, phrases[i].end);
	}
}

static enum sc_status refuse(struct sc_import_script *script, const char *reason)
{
	char words[SC_WORDS_LIMIT];

	sc_import_text_begin(script->at, words);
	return sc_problem_set(script->problem, SC_STATUS_IMPORT_REFUSED, "%s:%d: %s: %s",
		script->source, sc_import_text_line(script->text, script->at), words, reason);
}

static enum sc_status refuse_statement(struct sc_import_script *script)
{
	char reason[REASON_LIMIT];
	char words[SC_WORDS_LIMIT];
	const char *at = NULL;
	bool names_row =
		(sqlite3_errcode(script->database) & 0xff) == SQLITE_CONSTRAINT && script->row != 0;

	reason_of(script, reason);
	if (!names_row)
		return refuse(script, reason);
	at = sc_import_text_row(script->at, script->row);
	sc_import_text_begin(script->at, words);
	return sc_problem_set(script->problem, SC_STATUS_IMPORT_REFUSED,
		"%s:%d: %s: row %u (line %d): %s", script->source,
		sc_import_text_line(script->text, script->at), words, script->row,
		sc_import_text_line(script->text, at), reason);
}

/* SQLite announces each trigger as a comment with its name; the guard has one before each row. */
static int count_rows(unsigned what, void *owner, void *statement, void *text)
{
	struct sc_import_script *script = owner;
	const char *name = strstr(text, "TRIGGER ");
	size_t length = strlen(script->gate.table);

	(void)what;
	(void)statement;
	if (length != 0 && name != NULL && strncmp(name + 8, script->gate.table, length) == 0 &&
		strcmp(name + 8 + length, " before insert") == 0)
		script->row++;
	return 0;
}

/* Runs a statement of ours that names the source. */
static enum sc_status run_own(struct sc_import_script *script, const char *sql,
	void (*bind)(sqlite3_stmt *, struct sc_text))
{
	sqlite3_stmt *statement = NULL;
	int step = SQLITE_ERROR;

	sc_import_gate_lift(script->database);
	if (sqlite3_prepare_v2(script->database, sql, -1, &statement, NULL) == SQLITE_OK) {
		if (bind != NULL)
			bind(statement, sc_text_of(script->source));
		step = sqlite3_step(statement);
	}
	if (step != SQLITE_DONE)
		refuse_statement(script);
	sqlite3_finalize(statement);
	sc_import_gate_set(script->database, &script->gate);
	return step == SQLITE_DONE ? SC_STATUS_OK : SC_STATUS_IMPORT_REFUSED;
}

static enum sc_status open_session(struct sc_import_script *script)
{
	enum sc_status status = run_own(script, sc_begin_import_sql, sc_bind_begin_import);

	if (status == SC_STATUS_OK)
		status = run_own(script, sc_watch_import_sql, NULL);
	if (status == SC_STATUS_OK)
		script->session = SC_IMPORT_SESSION_OURS;
	return status;
}

static enum sc_status close_session(struct sc_import_script *script)
{
	enum sc_status status = SC_STATUS_OK;

	if (script->session == SC_IMPORT_SESSION_OURS)
		status = run_own(script, sc_end_import_sql, sc_bind_end_import);
	if (status == SC_STATUS_OK)
		script->session = SC_IMPORT_SESSION_NONE;
	return status;
}

/* The guard can only say that the number is wrong; here both numbers are known. */
static enum sc_status check_declared(struct sc_import_script *script)
{
	struct sc_open_import_row row = { 0 };
	char reason[REASON_LIMIT];
	sqlite3_stmt *query = NULL;
	bool wrong = false;

	sc_import_gate_lift(script->database);
	if (sqlite3_prepare_v2(script->database, sc_open_import_sql, -1, &query, NULL) ==
			SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW &&
		sc_read_open_import(query, &row, script->problem) == SC_STATUS_OK)
		wrong = row.has_rows_declared && row.rows_declared != row.rows_counted;
	sqlite3_finalize(query);
	sc_import_gate_set(script->database, &script->gate);
	if (!wrong)
		return SC_STATUS_OK;
	snprintf(reason, sizeof(reason), "import_begin declares %lld rows, the file changed %lld",
		(long long)row.rows_declared, (long long)row.rows_counted);
	return refuse(script, reason);
}

static enum sc_status step_all(struct sc_import_script *script, sqlite3_stmt *statement)
{
	int step = SQLITE_ROW;

	script->row = 0;
	while (step == SQLITE_ROW)
		step = sqlite3_step(statement);
	return step == SQLITE_DONE ? SC_STATUS_OK : refuse_statement(script);
}

/* BEGIN and COMMIT are ours already; a file's own only have to make a pair. */
static enum sc_status take_transaction(struct sc_import_script *script)
{
	if (script->gate.act == SC_IMPORT_ACT_ROLLBACK)
		return refuse(script, "a file that takes itself back is not imported");
	if (script->gate.act == SC_IMPORT_ACT_BEGIN) {
		if (script->begun)
			return refuse(script, "BEGIN twice, without COMMIT in between");
		script->begun = true;
		return SC_STATUS_OK;
	}
	if (!script->begun)
		return refuse(script, "COMMIT without BEGIN");
	if (script->session == SC_IMPORT_SESSION_FILES)
		return refuse(script, "INSERT INTO import_end is missing before it");
	script->begun = false;
	return SC_STATUS_OK;
}

static enum sc_status take_data(struct sc_import_script *script, sqlite3_stmt *statement)
{
	/* Opening a session compiles statements of ours, which must not change what was found. */
	const struct sc_import_gate found = script->gate;
	enum sc_status status = SC_STATUS_OK;

	if (found.act == SC_IMPORT_ACT_OPEN)
		status = close_session(script);
	else if (found.act == SC_IMPORT_ACT_CLOSE && script->session == SC_IMPORT_SESSION_OURS)
		return refuse(script, "import_end without import_begin");
	else if (found.act == SC_IMPORT_ACT_CLOSE)
		status = check_declared(script);
	else if (found.act == SC_IMPORT_ACT_CHANGE && script->session == SC_IMPORT_SESSION_NONE)
		status = open_session(script);
	script->gate = found;
	if (status == SC_STATUS_OK)
		status = step_all(script, statement);
	if (status != SC_STATUS_OK)
		return status;
	if (found.act == SC_IMPORT_ACT_OPEN) {
		script->session = SC_IMPORT_SESSION_FILES;
		return run_own(script, sc_watch_import_sql, NULL);
	}
	if (found.act == SC_IMPORT_ACT_CLOSE)
		script->session = SC_IMPORT_SESSION_NONE;
	else
		script->statements++;
	return SC_STATUS_OK;
}

static enum sc_status take_statement(struct sc_import_script *script, const char **rest)
{
	sqlite3_stmt *statement = NULL;
	enum sc_status status = SC_STATUS_OK;

	if (*script->at == '.')
		return refuse(
			script, "dot commands belong to the sqlite3 shell, not into an import");
	if (script->at[0] == '/' && script->at[1] == '*')
		return refuse(script, "a comment never ends");
	if (sc_import_text_hides_refusals(script->at))
		return refuse(script,
			"OR IGNORE and REPLACE hide what is wrong with a row; write ON CONFLICT (...) "
			"DO UPDATE or DO NOTHING");
	script->gate = (struct sc_import_gate){ .act = SC_IMPORT_ACT_READ };
	script->row = 0;
	if (sqlite3_prepare_v2(script->database, script->at, -1, &statement, rest) != SQLITE_OK)
		return refuse_statement(script);
	if (statement == NULL)
		return SC_STATUS_OK; /* a lone semicolon */
	if (script->gate.act == SC_IMPORT_ACT_BEGIN || script->gate.act == SC_IMPORT_ACT_COMMIT ||
		script->gate.act == SC_IMPORT_ACT_ROLLBACK)
		status = take_transaction(script);
	else
		status = take_data(script, statement);
	sqlite3_finalize(statement);
	return status;
}

static enum sc_status finish(struct sc_import_script *script)
{
	if (script->session == SC_IMPORT_SESSION_FILES)
		return refuse(script, "the file ends without INSERT INTO import_end; is it whole?");
	if (script->begun)
		return refuse(script, "the file ends without COMMIT; is it whole?");
	return close_session(script);
}

enum sc_status sc_import_script_run(struct sc_import_script *script)
{
	enum sc_status status = SC_STATUS_OK;
	const char *rest = script->text;
	const char *next = sc_import_text_skip_blank(rest);

	sc_import_gate_set(script->database, &script->gate);
	sqlite3_trace_v2(script->database, SQLITE_TRACE_STMT, count_rows, script);
	script->at = next;
	while (status == SC_STATUS_OK && *next != '\0') {
		script->at = next;
		status = take_statement(script, &rest);
		next = sc_import_text_skip_blank(rest);
	}
	if (status == SC_STATUS_OK)
		status = finish(script);
	sqlite3_trace_v2(script->database, 0, NULL, NULL);
	sc_import_gate_lift(script->database);
	return status;
}
