/* SPDX-License-Identifier: BSD-2-Clause */
#include "changes.h"

#include <stdlib.h>
#include <time.h>

#include "database.h"
#include "queries.h"
#include "upgrade.h"

enum {
	KEPT_IMPORTS = 16, /* how many the change log keeps, see guard.sql */
	FIRST_ROOM = 64,
	/* How many are few enough to be read anew alone: that many, or one in so many. */
	FEW = 1024,
	FEW_SHARE = 64,
};

static uint64_t microseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* Whom imports have touched, as the change log has them. */
struct log {
	bool everyone;
	int64_t *touched; /* ascending */
	uint32_t count;
	uint32_t room;
};

static enum sc_status add_touched(struct log *log, int64_t subscription)
{
	if (log->count == log->room) {
		uint32_t more = log->room == 0 ? FIRST_ROOM : log->room * 2;
		int64_t *touched = realloc(log->touched, more * sizeof(*touched));

		if (touched == NULL)
			return SC_STATUS_OUT_OF_MEMORY;
		log->touched = touched;
		log->room = more;
	}
	log->touched[log->count++] = subscription;
	return SC_STATUS_OK;
}

static enum sc_status read_rows(
	sqlite3 *reader, int64_t since, struct log *log, struct sc_problem *problem)
{
	sqlite3_stmt *query = NULL;
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
			log->everyone = true;
		else if (status == SC_STATUS_OK)
			status = add_touched(log, row.subscription);
	}
	sqlite3_finalize(query);
	if (status == SC_STATUS_OK && step != SQLITE_DONE)
		status = sc_problem_set(problem, SC_STATUS_STORE_FAILED, "%s: %s",
			sqlite3_db_filename(reader, "main"), sqlite3_errmsg(reader));
	return status;
}

/* A log that is too short, or a change that passed it by, tells nothing: then it was everyone. */
static enum sc_status read_log(
	sqlite3 *reader, int64_t since, int64_t newest, struct log *log, struct sc_problem *problem)
{
	enum sc_status status = read_rows(reader, since, log, problem);

	if (since + KEPT_IMPORTS <= newest || newest < since ||
		(newest == since && log->count == 0))
		log->everyone = true;
	return status;
}

/* Both lists in one, each id once. */
static enum sc_status merge(
	const struct sc_changes_memory *memory, const struct log *log, struct log *merged)
{
	enum sc_status status = SC_STATUS_OK;
	uint32_t old = 0;
	uint32_t new = 0;

	while (status == SC_STATUS_OK && (old < memory->touched_count || new < log->count)) {
		bool takes_old =
			new == log->count ||
			(old < memory->touched_count && memory->touched[old] <= log->touched[new]);
		int64_t next = takes_old ? memory->touched[old] : log->touched[new];

		status = add_touched(merged, next);
		old += old < memory->touched_count && memory->touched[old] == next;
		new += new < log->count && log->touched[new] == next;
	}
	return status;
}

/* Those that were touched since the base, once more. What does not go so goes the long way, which
 * tells what is wrong: the snapshot stays NULL. */
static void read_few(sqlite3 *reader, struct sc_changes_memory *memory, int64_t newest,
	struct sc_changes *changes, struct sc_problem *problem)
{
	uint32_t everybody = sc_snapshot_account_count(memory->base);
	uint32_t limit = everybody / FEW_SHARE > FEW ? everybody / FEW_SHARE : FEW;
	struct log log = { .everyone = false };
	struct log merged = { .everyone = false };
	enum sc_status status = read_log(reader, memory->seen, newest, &log, problem);

	if (status == SC_STATUS_OK && !log.everyone)
		status = merge(memory, &log, &merged);
	if (status == SC_STATUS_OK && !log.everyone && merged.count <= limit &&
		sc_snapshot_load_touched(reader, memory->base,
			(struct sc_ids){ merged.touched, merged.count }, &changes->snapshot,
			problem) == SC_STATUS_OK) {
		free(memory->touched);
		memory->touched = merged.touched;
		memory->touched_count = merged.count;
		memory->seen = newest;
		merged.touched = NULL;
	}
	free(merged.touched);
	free(log.touched);
}

static enum sc_status read_snapshot(sqlite3 *reader, struct sc_changes_memory *memory,
	int64_t newest, struct sc_changes *changes, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	if (memory != NULL && memory->base != NULL)
		read_few(reader, memory, newest, changes, problem);
	if (changes->snapshot != NULL)
		return SC_STATUS_OK;
	status = sc_snapshot_load(reader, &changes->snapshot, NULL, problem);
	if (status == SC_STATUS_OK && memory != NULL)
		sc_changes_remember(memory, changes->snapshot);
	return status;
}

/* Inside a read transaction. */
static enum sc_status read_inside(sqlite3 *reader, struct sc_changes_memory *memory, int64_t since,
	struct sc_changes *changes, struct sc_problem *problem)
{
	int version = 0;
	int64_t newest = 0;
	struct log log = { .everyone = false };
	enum sc_status status =
		sc_upgrade_version(reader, SC_DATABASE_CONTINUITY, &version, problem);

	if (status == SC_STATUS_OK && version != sc_upgrade_newest(SC_DATABASE_CONTINUITY))
		status = sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s was replaced by one of version %d", sqlite3_db_filename(reader, "main"),
			version);
	if (status == SC_STATUS_OK)
		status = sc_database_number(reader, sc_newest_import_sql, &newest, problem);
	if (status == SC_STATUS_OK)
		status = read_snapshot(reader, memory, newest, changes, problem);
	if (status == SC_STATUS_OK)
		status = read_log(reader, since, newest, &log, problem);
	changes->everyone = log.everyone;
	changes->touched = log.touched;
	changes->touched_count = log.count;
	return status;
}

enum sc_status sc_changes_read(sqlite3 *reader, struct sc_changes_memory *memory, int64_t since,
	struct sc_changes *changes, struct sc_problem *problem)
{
	struct sc_changes found = { .loaded_at = (int64_t)time(NULL) };
	uint64_t start = microseconds();
	/* Asked first: what is committed from here on shows as a difference. */
	enum sc_status status =
		sc_database_number(reader, "PRAGMA data_version", &found.data_version, problem);

	if (status == SC_STATUS_OK)
		status = sc_database_run(reader, "BEGIN", problem);
	if (status == SC_STATUS_OK)
		status = read_inside(reader, memory, since, &found, problem);
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

void sc_changes_remember(struct sc_changes_memory *memory, struct sc_snapshot *everybody)
{
	sc_changes_forget(memory);
	memory->base = sc_snapshot_share(everybody);
	memory->seen = sc_snapshot_version(everybody);
}

void sc_changes_forget(struct sc_changes_memory *memory)
{
	sc_snapshot_free(memory->base);
	free(memory->touched);
	*memory = (struct sc_changes_memory){ .base = NULL };
}
