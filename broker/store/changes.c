/* SPDX-License-Identifier: BSD-2-Clause */
#include "changes.h"

#include <stdlib.h>
#include <time.h>

#include "database.h"
#include "load.h"
#include "queries.h"
#include "upgrade.h"

enum {
	KEPT_IMPORTS = 16, /* how many the change log keeps, see guard.sql */
	FIRST_ROOM = 64,
};

static uint64_t microseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static enum sc_status add_touched(struct sc_changes *changes, uint32_t *room, int64_t subscription)
{
	if (changes->touched_count == *room) {
		uint32_t more = *room == 0 ? FIRST_ROOM : *room * 2;
		int64_t *touched = realloc(changes->touched, more * sizeof(*touched));

		if (touched == NULL)
			return SC_STATUS_OUT_OF_MEMORY;
		changes->touched = touched;
		*room = more;
	}
	changes->touched[changes->touched_count++] = subscription;
	return SC_STATUS_OK;
}

static enum sc_status read_touched(
	sqlite3 *reader, int64_t since, struct sc_changes *changes, struct sc_problem *problem)
{
	sqlite3_stmt *query = NULL;
	uint32_t room = 0;
	enum sc_status status = SC_STATUS_OK;
	int step = sqlite3_prepare_v2(reader, sc_touched_sql, -1, &query, NULL);

	if (step == SQLITE_OK) {
		sc_bind_touched(query, since);
		step = SQLITE_ROW;
	}
	while (status == SC_STATUS_OK && step == SQLITE_ROW &&
		(step = sqlite3_step(query)) == SQLITE_ROW) {
		struct sc_touched_row row;

		status = sc_read_touched(query, &row, problem);
		if (status == SC_STATUS_OK && row.subscription == 0)
			changes->everyone = true;
		else if (status == SC_STATUS_OK)
			status = add_touched(changes, &room, row.subscription);
	}
	sqlite3_finalize(query);
	if (status == SC_STATUS_OK && step != SQLITE_DONE)
		status = sc_problem_set(problem, SC_STATUS_STORE_FAILED, "%s: %s",
			sqlite3_db_filename(reader, "main"), sqlite3_errmsg(reader));
	return status;
}

/* Inside a read transaction. */
static enum sc_status read_inside(
	sqlite3 *reader, int64_t since, struct sc_changes *changes, struct sc_problem *problem)
{
	int version = 0;
	int64_t newest = 0;
	enum sc_status status =
		sc_upgrade_version(reader, SC_DATABASE_CONTINUITY, &version, problem);

	if (status == SC_STATUS_OK && version != sc_upgrade_newest(SC_DATABASE_CONTINUITY))
		status = sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s was replaced by one of version %d", sqlite3_db_filename(reader, "main"),
			version);
	if (status == SC_STATUS_OK)
		status = sc_snapshot_load(reader, &changes->snapshot, NULL, problem);
	if (status == SC_STATUS_OK)
		status = read_touched(reader, since, changes, problem);
	if (status != SC_STATUS_OK)
		return status;
	newest = sc_snapshot_version(changes->snapshot);
	/* A log that is too short, or a change that passed it by, tells nothing. */
	if (since + KEPT_IMPORTS <= newest || newest < since ||
		(newest == since && changes->touched_count == 0))
		changes->everyone = true;
	return SC_STATUS_OK;
}

enum sc_status sc_changes_read(
	sqlite3 *reader, int64_t since, struct sc_changes *changes, struct sc_problem *problem)
{
	struct sc_changes found = { .loaded_at = (int64_t)time(NULL) };
	uint64_t start = microseconds();
	/* Asked first: what is committed from here on shows as a difference. */
	enum sc_status status =
		sc_database_number(reader, "PRAGMA data_version", &found.data_version, problem);

	if (status == SC_STATUS_OK)
		status = sc_database_run(reader, "BEGIN", problem);
	if (status == SC_STATUS_OK)
		status = read_inside(reader, since, &found, problem);
	if (sqlite3_get_autocommit(reader) == 0)
		sqlite3_exec(reader, "ROLLBACK", NULL, NULL, NULL);
	if (status != SC_STATUS_OK) {
		sc_changes_free(&found);
		return status;
	}
	found.microseconds = microseconds() - start;
	*changes = found;
	return SC_STATUS_OK;
}

void sc_changes_free(struct sc_changes *changes)
{
	sc_snapshot_free(changes->snapshot);
	free(changes->touched);
	*changes = (struct sc_changes){ 0 };
}
