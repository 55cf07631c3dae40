/* SPDX-License-Identifier: BSD-2-Clause */
#include "upgrade.h"

#include <stdio.h>

#include "schema_text.h"

enum {
	CONTINUITY_ID = 0x5363436f, /* "ScCo" */
	STATE_ID = 0x53635374,      /* "ScSt" */
	STATEMENT_LIMIT = 256,
};

static enum sc_status drop_all(sqlite3 *database, const char *kind, struct sc_problem *problem)
{
	char sql[STATEMENT_LIMIT];
	char *name = NULL;
	sqlite3_stmt *query = NULL;
	enum sc_status status = SC_STATUS_OK;

	snprintf(
		sql, sizeof(sql), "SELECT name FROM sqlite_schema WHERE type = '%s' LIMIT 1", kind);
	do {
		char *drop = NULL;

		sqlite3_free(name);
		name = NULL;
		if (sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK &&
			sqlite3_step(query) == SQLITE_ROW)
			name = sqlite3_mprintf("%s", sqlite3_column_text(query, 0));
		sqlite3_finalize(query);
		drop = name == NULL ? NULL : sqlite3_mprintf("DROP %s \"%w\"", kind, name);
		if (drop != NULL)
			status = sc_database_run(database, drop, problem);
		sqlite3_free(drop);
	} while (name != NULL && status == SC_STATUS_OK);
	sqlite3_free(name);
	return status;
}

static enum sc_status drop_words(sqlite3 *database, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	for (size_t i = 0; status == SC_STATUS_OK && sc_schema_word_tables[i] != NULL; i++) {
		char sql[STATEMENT_LIMIT];

		snprintf(sql, sizeof(sql), "DROP TABLE IF EXISTS \"%s\"", sc_schema_word_tables[i]);
		status = sc_database_run(database, sql, problem);
	}
	return status;
}

/* Triggers would refuse what a step changes, and views keep it from compiling. */
static enum sc_status drop_guard(sqlite3 *database, struct sc_problem *problem)
{
	enum sc_status status = drop_all(database, "trigger", problem);

	if (status == SC_STATUS_OK)
		status = drop_all(database, "view", problem);
	return status;
}

static enum sc_status put_guard(sqlite3 *database, struct sc_problem *problem)
{
	char stamp[STATEMENT_LIMIT];
	enum sc_status status = sc_database_run(database, sc_schema_guard, problem);

	snprintf(stamp, sizeof(stamp),
		"INSERT INTO edition (one, stamp) VALUES (1, %lld) "
		"ON CONFLICT (one) DO UPDATE SET stamp = excluded.stamp",
		(long long)sc_schema_stamp);
	if (status == SC_STATUS_OK)
		status = sc_database_run(database, stamp, problem);
	return status;
}

static enum sc_status renew_edition(sqlite3 *database, struct sc_problem *problem)
{
	enum sc_status status = drop_guard(database, problem);

	if (status == SC_STATUS_OK)
		status = drop_words(database, problem);
	if (status == SC_STATUS_OK)
		status = sc_database_run(database, sc_schema_words, problem);
	if (status == SC_STATUS_OK)
		status = put_guard(database, problem);
	return status;
}

static enum sc_status make_continuity(sqlite3 *database, struct sc_problem *problem)
{
	enum sc_status status = sc_database_run(database, sc_schema_words, problem);

	if (status == SC_STATUS_OK)
		status = sc_database_run(database, sc_schema_continuity, problem);
	if (status == SC_STATUS_OK)
		status = sc_database_run(database, sc_schema_bookkeeping, problem);
	if (status == SC_STATUS_OK)
		status = put_guard(database, problem);
	return status;
}

static enum sc_status make_state(sqlite3 *database, struct sc_problem *problem)
{
	return sc_database_run(database, sc_schema_state, problem);
}

/* What is not the same for both kinds of files. */
static const struct kind {
	const char *name;
	int id;
	const int *newest;
	enum sc_status (*make)(sqlite3 *database, struct sc_problem *problem);
	const char *const *steps;
	bool has_edition;
} kinds[] = {
	[SC_DATABASE_CONTINUITY] =
		{
			.name = "a continuity database",
			.id = CONTINUITY_ID,
			.newest = &sc_schema_continuity_version,
			.make = make_continuity,
			.steps = sc_schema_continuity_steps,
			.has_edition = true,
		},
	[SC_DATABASE_STATE] =
		{
			.name = "a state file of the broker",
			.id = STATE_ID,
			.newest = &sc_schema_state_version,
			.make = make_state,
			.steps = sc_schema_state_steps,
		},
};

int sc_upgrade_newest(enum sc_database_kind kind)
{
	return *kinds[kind].newest;
}

enum sc_status sc_upgrade_version(
	sqlite3 *database, enum sc_database_kind kind, int *version, struct sc_problem *problem)
{
	const char *path = sqlite3_db_filename(database, "main");
	int newest = sc_upgrade_newest(kind);
	int64_t id = 0;
	int64_t found = 0;
	int64_t objects = 0;
	enum sc_status status = sc_database_number(database, "PRAGMA application_id", &id, problem);

	if (status == SC_STATUS_OK)
		status = sc_database_number(database, "PRAGMA user_version", &found, problem);
	if (status == SC_STATUS_OK)
		status = sc_database_number(
			database, "SELECT count(*) FROM sqlite_schema", &objects, problem);
	if (status != SC_STATUS_OK)
		return status;
	if (id != kinds[kind].id && (id != 0 || objects != 0))
		return sc_problem_set(
			problem, SC_STATUS_STORE_FOREIGN, "%s is not %s", path, kinds[kind].name);
	if (found > newest)
		return sc_problem_set(problem, SC_STATUS_STORE_NEWER,
			"%s has version %lld and was made by a newer broker; this one knows versions "
			"up to %d",
			path, (long long)found, newest);
	*version = found < 0 ? 0 : (int)found;
	return SC_STATUS_OK;
}

/* Between BEGIN and COMMIT, unless somebody else was faster. The guard comes back with the last
 * step; a file that is in between is finished by the next start. */
static enum sc_status step_inside(
	sqlite3 *database, enum sc_database_kind kind, int from, struct sc_problem *problem)
{
	const struct kind *file = &kinds[kind];
	char sql[STATEMENT_LIMIT];
	int version = 0;
	int to = from == 0 ? *file->newest : from + 1;
	enum sc_status status = sc_upgrade_version(database, kind, &version, problem);

	if (status != SC_STATUS_OK || version != from)
		return status;
	if (from == 0) {
		status = file->make(database, problem);
	} else {
		status = drop_guard(database, problem);
		if (status == SC_STATUS_OK)
			status = sc_database_run(database, file->steps[from - 1], problem);
		if (status == SC_STATUS_OK && file->has_edition && to == *file->newest)
			status = renew_edition(database, problem);
	}
	snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d", file->id,
		to);
	if (status == SC_STATUS_OK)
		status = sc_database_run(database, sql, problem);
	return status;
}

static enum sc_status renew_inside(
	sqlite3 *database, enum sc_database_kind kind, int from, struct sc_problem *problem)
{
	(void)kind;
	(void)from;
	return renew_edition(database, problem);
}

/* Foreign keys are off meanwhile, as changes of tables need it. */
static enum sc_status in_transaction(sqlite3 *database, enum sc_database_kind kind, int from,
	enum sc_status (*change)(sqlite3 *, enum sc_database_kind, int, struct sc_problem *),
	struct sc_problem *problem)
{
	enum sc_status status =
		sc_database_run(database, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", problem);

	if (status != SC_STATUS_OK)
		return status;
	status = change(database, kind, from, problem);
	if (status == SC_STATUS_OK)
		status = sc_database_run(database, "COMMIT", problem);
	if (sqlite3_get_autocommit(database) == 0)
		sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
	if (status == SC_STATUS_OK)
		status = sc_database_run(database, "PRAGMA foreign_keys = ON", problem);
	return status;
}

/* Whether words and guard are those of another broker. */
static enum sc_status is_other_edition(
	sqlite3 *database, enum sc_database_kind kind, bool *other, struct sc_problem *problem)
{
	int64_t stamp = sc_schema_stamp;
	enum sc_status status = SC_STATUS_OK;

	if (kinds[kind].has_edition)
		status = sc_database_number(database, "SELECT stamp FROM edition", &stamp, problem);
	*other = stamp != sc_schema_stamp;
	return status;
}

enum sc_status sc_upgrade_needed(
	sqlite3 *database, enum sc_database_kind kind, bool *needed, struct sc_problem *problem)
{
	int version = 0;
	enum sc_status status = sc_upgrade_version(database, kind, &version, problem);

	if (status != SC_STATUS_OK)
		return status;
	*needed = true;
	if (version == sc_upgrade_newest(kind))
		status = is_other_edition(database, kind, needed, problem);
	return status;
}

enum sc_status sc_upgrade(sqlite3 *database, enum sc_database_kind kind, struct sc_problem *problem)
{
	int version = 0;
	bool other = false;
	enum sc_status status = sc_upgrade_version(database, kind, &version, problem);

	while (status == SC_STATUS_OK && version < sc_upgrade_newest(kind)) {
		status = in_transaction(database, kind, version, step_inside, problem);
		if (status == SC_STATUS_OK)
			status = sc_upgrade_version(database, kind, &version, problem);
	}
	if (status == SC_STATUS_OK)
		status = is_other_edition(database, kind, &other, problem);
	if (status == SC_STATUS_OK && other)
		status = in_transaction(database, kind, version, renew_inside, problem);
	return status;
}
