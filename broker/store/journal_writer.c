/* SPDX-License-Identifier: BSD-2-Clause */
#include "journal_writer.h"

#include <stdbool.h>
#include <stdlib.h>

#include "queries.h"

/* What is not a kind of change. */
enum {
	BEGIN = SC_CHANGE_KIND_COUNT,
	COMMIT,
	ROLLBACK,
	BEGIN_UNIT,
	END_UNIT,
	UNDO_UNIT,
	KEEP_MEDIA,
	KEEP_FLOW,
	NOTE_MEDIA,
	STATEMENT_COUNT
};

static const char *const statements[] = {
	[SC_CHANGE_KEEP_DATA] = sc_keep_data_sql,
	[SC_CHANGE_DROP_DATA] = sc_drop_data_sql,
	[SC_CHANGE_KEEP_ITEM] = sc_keep_item_sql,
	[SC_CHANGE_DROP_ITEM] = sc_drop_item_sql,
	[SC_CHANGE_KEEP_SUBSCRIPTION] = sc_keep_subscription_sql,
	[SC_CHANGE_DROP_SUBSCRIPTION] = sc_drop_subscription_sql,
	[SC_CHANGE_NOTE_DIGEST] = sc_note_digest_sql,
	[SC_CHANGE_KEEP_NOTIFICATION] = sc_keep_notification_sql,
	[SC_CHANGE_DROP_NOTIFICATION] = sc_drop_notification_sql,
	[SC_CHANGE_KEEP_PEER] = sc_keep_peer_sql,
	[SC_CHANGE_KEEP_SESSION] = sc_keep_session_sql,
	[SC_CHANGE_NOTE_ENDING] = sc_note_ending_sql,
	[SC_CHANGE_NOTE_TOLD] = sc_note_told_sql,
	[SC_CHANGE_DROP_SESSION] = sc_drop_session_sql,
	[BEGIN] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[ROLLBACK] = "ROLLBACK",
	[BEGIN_UNIT] = "SAVEPOINT unit",
	[END_UNIT] = "RELEASE unit",
	[UNDO_UNIT] = "ROLLBACK TO unit",
	[KEEP_MEDIA] = sc_keep_media_sql,
	[KEEP_FLOW] = sc_keep_flow_sql,
	[NOTE_MEDIA] = sc_note_media_sql,
};

struct sc_writer {
	sqlite3 *database;
	sqlite3_stmt *statements[STATEMENT_COUNT];
	int log_pages; /* in the log after the latest commit */
};

static int note_log(void *owner, sqlite3 *database, const char *name, int pages)
{
	struct sc_writer *writer = owner;

	(void)database;
	(void)name;
	writer->log_pages = pages;
	return SQLITE_OK;
}

static enum sc_status cannot_write(struct sc_writer *writer, struct sc_problem *problem)
{
	return sc_problem_set(problem, SC_STATUS_STORE_FAILED, "%s cannot be written: %s",
		sqlite3_db_filename(writer->database, "main"), sqlite3_errmsg(writer->database));
}

enum sc_status sc_writer_open(
	struct sc_writer **writer, sqlite3 *database, struct sc_problem *problem)
{
	struct sc_writer *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OK;

	if (opened == NULL)
		return sc_problem_set(
			problem, SC_STATUS_OUT_OF_MEMORY, "there is not enough memory");
	opened->database = database;
	for (int i = 0; status == SC_STATUS_OK && i < STATEMENT_COUNT; i++) {
		if (sqlite3_prepare_v3(database, statements[i], -1, SQLITE_PREPARE_PERSISTENT,
			    &opened->statements[i], NULL) != SQLITE_OK)
			status = cannot_write(opened, problem);
	}
	if (status != SC_STATUS_OK) {
		sc_writer_close(opened);
		return status;
	}
	/* Takes the place of the automatic checkpoint: see journal_tidy.h. */
	sqlite3_wal_hook(database, note_log, opened);
	*writer = opened;
	return SC_STATUS_OK;
}

void sc_writer_close(struct sc_writer *writer)
{
	if (writer == NULL)
		return;
	sqlite3_wal_hook(writer->database, NULL, NULL);
	for (int i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(writer->statements[i]);
	free(writer);
}

/* Runs a statement to its end; the first column of a row it gives lands in *number. */
static int run_for(sqlite3_stmt *statement, int64_t *number)
{
	int step = sqlite3_step(statement);

	while (step == SQLITE_ROW) {
		*number = sqlite3_column_int64(statement, 0);
		step = sqlite3_step(statement);
	}
	sqlite3_reset(statement);
	return step == SQLITE_DONE ? SQLITE_OK : step;
}

static int run(struct sc_writer *writer, int statement)
{
	int64_t unused = 0;

	return run_for(writer->statements[statement], &unused);
}

static int keep_session(struct sc_writer *writer, const struct sc_kept_session *session)
{
	sqlite3_stmt *keep = writer->statements[SC_CHANGE_KEEP_SESSION];
	int64_t id = 0;
	int ending = SQLITE_OK;

	sc_bind_keep_session(keep, &session->row);
	ending = run_for(keep, &id);
	for (uint32_t i = 0; ending == SQLITE_OK && i < session->media_count; i++) {
		struct sc_kept_media_row media = session->media[i];

		media.session = id;
		sc_bind_keep_media(writer->statements[KEEP_MEDIA], &media);
		ending = run(writer, KEEP_MEDIA);
	}
	for (uint32_t i = 0; ending == SQLITE_OK && i < session->flow_count; i++) {
		struct sc_kept_flow_row flow = session->flows[i];

		flow.session = id;
		sc_bind_keep_flow(writer->statements[KEEP_FLOW], &flow);
		ending = run(writer, KEEP_FLOW);
	}
	return ending;
}

/* Of a session that is gone there is no id, and of that no media. */
static int note_told(struct sc_writer *writer, const struct sc_kept_session *session)
{
	sqlite3_stmt *note = writer->statements[SC_CHANGE_NOTE_TOLD];
	int64_t id = 0;
	int ending = SQLITE_OK;

	sc_bind_note_told(note, &session->row);
	ending = run_for(note, &id);
	for (uint32_t i = 0; ending == SQLITE_OK && i < session->media_count && id != 0; i++) {
		struct sc_kept_media_row media = session->media[i];

		media.session = id;
		sc_bind_note_media(writer->statements[NOTE_MEDIA], &media);
		ending = run(writer, NOTE_MEDIA);
	}
	return ending;
}

static int make_change(struct sc_writer *writer, const struct sc_change *change)
{
	sqlite3_stmt *statement = writer->statements[change->kind];

	switch (change->kind) {
	case SC_CHANGE_KEEP_DATA:
		sc_bind_keep_data(statement, &change->data);
		break;
	case SC_CHANGE_DROP_DATA:
		sc_bind_drop_data(statement, &change->data);
		break;
	case SC_CHANGE_KEEP_ITEM:
		sc_bind_keep_item(statement, &change->item);
		break;
	case SC_CHANGE_DROP_ITEM:
		sc_bind_drop_item(statement, &change->item);
		break;
	case SC_CHANGE_KEEP_SUBSCRIPTION:
		sc_bind_keep_subscription(statement, &change->subscription);
		break;
	case SC_CHANGE_DROP_SUBSCRIPTION:
		sc_bind_drop_subscription(statement, &change->subscription);
		break;
	case SC_CHANGE_NOTE_DIGEST:
		sc_bind_note_digest(statement, &change->subscription);
		break;
	case SC_CHANGE_KEEP_NOTIFICATION:
		sc_bind_keep_notification(statement, &change->notification);
		break;
	case SC_CHANGE_DROP_NOTIFICATION:
		sc_bind_drop_notification(statement, &change->notification);
		break;
	case SC_CHANGE_KEEP_PEER:
		sc_bind_keep_peer(statement, &change->peer);
		break;
	case SC_CHANGE_KEEP_SESSION:
		return keep_session(writer, &change->session);
	case SC_CHANGE_NOTE_ENDING:
		sc_bind_note_ending(statement, &change->session.row);
		break;
	case SC_CHANGE_NOTE_TOLD:
		return note_told(writer, &change->session);
	case SC_CHANGE_DROP_SESSION:
		sc_bind_drop_session(statement, &change->session.row);
		break;
	case SC_CHANGE_KIND_COUNT:
		return SQLITE_MISUSE;
	}
	return run(writer, (int)change->kind);
}

/* What is wrong with the unit itself and leaves the transaction as it is. */
static bool fails_alone(int ending)
{
	int kind = ending & 0xff;

	return kind == SQLITE_CONSTRAINT || kind == SQLITE_MISMATCH || kind == SQLITE_TOOBIG;
}

/* One statement undoes itself; more need a savepoint. */
static bool needs_savepoint(const struct sc_unit *unit)
{
	const struct sc_change *change = &unit->changes[0];

	if (unit->count != 1)
		return unit->count > 1;
	return change->kind == SC_CHANGE_KEEP_SESSION ||
	       (change->kind == SC_CHANGE_NOTE_TOLD && change->session.media_count != 0);
}

static int make_changes(
	struct sc_writer *writer, const struct sc_unit *unit, struct sc_problem *problem)
{
	int ending = SQLITE_OK;

	for (uint32_t i = 0; ending == SQLITE_OK && i < unit->count; i++)
		ending = make_change(writer, &unit->changes[i]);
	if (ending != SQLITE_OK)
		cannot_write(writer, problem);
	return ending;
}

/* Anything but SQLITE_OK fails the whole batch. */
static int write_unit(struct sc_writer *writer, struct sc_unit *unit, struct sc_problem *problem)
{
	const bool guarded = needs_savepoint(unit);
	int ending = guarded ? run(writer, BEGIN_UNIT) : SQLITE_OK;

	if (ending == SQLITE_OK)
		ending = make_changes(writer, unit, problem);
	unit->status = ending == SQLITE_OK ? SC_STATUS_OK : SC_STATUS_STORE_FAILED;
	if (fails_alone(ending))
		ending = guarded ? run(writer, UNDO_UNIT) : SQLITE_OK;
	if (ending == SQLITE_OK && guarded)
		ending = run(writer, END_UNIT);
	return ending;
}

/* A failure of SQLite may have ended the transaction already. What was read while the file was
 * damaged is forgotten, so that the next try sees it afresh. */
static enum sc_status give_up(struct sc_writer *writer, const struct sc_unit_list *units)
{
	if (sqlite3_get_autocommit(writer->database) == 0)
		run(writer, ROLLBACK);
	sqlite3_db_release_memory(writer->database);
	for (struct sc_unit *unit = units->first; unit != NULL; unit = unit->next)
		unit->status = SC_STATUS_STORE_FAILED;
	return SC_STATUS_STORE_FAILED;
}

enum sc_status sc_writer_commit(
	struct sc_writer *writer, const struct sc_unit_list *units, struct sc_problem *problem)
{
	int ending = run(writer, BEGIN);

	for (struct sc_unit *unit = units->first; ending == SQLITE_OK && unit != NULL;
		unit = unit->next)
		ending = write_unit(writer, unit, problem);
	if (ending == SQLITE_OK)
		ending = run(writer, COMMIT);
	if (ending == SQLITE_OK)
		return SC_STATUS_OK;
	cannot_write(writer, problem);
	return give_up(writer, units);
}

int sc_writer_log_pages(const struct sc_writer *writer)
{
	return writer->log_pages;
}
