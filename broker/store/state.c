/* SPDX-License-Identifier: BSD-2-Clause */
#include "state.h"

#include "database.h"
#include "queries.h"

/* RETURNING gives its row before the change is committed; stepping to the end commits it. */
static enum sc_status count_start(sqlite3 *state, uint32_t *count, struct sc_problem *problem)
{
	struct sc_count_start_row row = { 0 };
	sqlite3_stmt *statement = NULL;
	enum sc_status status = SC_STATUS_STORE_FAILED;
	int step = sqlite3_prepare_v2(state, sc_count_start_sql, -1, &statement, NULL);

	if (step == SQLITE_OK)
		step = sqlite3_step(statement);
	if (step == SQLITE_ROW) {
		status = sc_read_count_start(statement, &row, problem);
		step = sqlite3_step(statement);
	}
	sqlite3_finalize(statement);
	if (step != SQLITE_DONE || status == SC_STATUS_STORE_FAILED)
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s: the start cannot be counted: %s", sqlite3_db_filename(state, "main"),
			sqlite3_errmsg(state));
	*count = (uint32_t)row.count;
	return status;
}

enum sc_status sc_state_open(
	sqlite3 **state, const char *path, uint32_t *start_count, struct sc_problem *problem)
{
	sqlite3 *opened = NULL;
	enum sc_status status = sc_database_open_writer(
		&opened, path == NULL ? ":memory:" : path, SC_DATABASE_STATE, true, problem);

	if (status == SC_STATUS_OK)
		status = count_start(opened, start_count, problem);
	if (status != SC_STATUS_OK) {
		sqlite3_close(opened);
		return status;
	}
	*state = opened;
	return SC_STATUS_OK;
}
