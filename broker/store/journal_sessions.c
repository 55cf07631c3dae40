/* SPDX-License-Identifier: BSD-2-Clause */
#include "journal_sessions.h"

#include <stdlib.h>
#include <string.h>

#include "queries.h"

enum { FIRST_ROWS = 16, FIRST_TEXTS = 4096 };

/* Texts that must outlive the step of their query. Blocks do not move; all but the newest and
 * largest go with the session. */
struct block {
	struct block *older;
	size_t used;
	size_t size;
	char room[];
};

/* Rows of one session. */
struct rows {
	void *row;
	uint32_t count;
	uint32_t room;
};

/* The three queries, each with the row that it stands on. */
struct side_by_side {
	const struct sc_reading *reading;
	sqlite3_stmt *sessions;
	sqlite3_stmt *media;
	sqlite3_stmt *flows;
	bool has_session;
	bool has_media;
	bool has_flow;
	struct sc_kept_session session;
	struct sc_kept_media_row next_media;
	struct sc_kept_flow_row next_flow;
	struct rows kept_media;
	struct rows kept_flows;
	struct block *texts;
};

static enum sc_status cannot_read(const struct sc_reading *reading)
{
	return sc_problem_set(reading->problem, SC_STATUS_STORE_FAILED, "%s cannot be read: %s",
		sqlite3_db_filename(reading->database, "main"), sqlite3_errmsg(reading->database));
}

static enum sc_status out_of_memory(const struct sc_reading *reading)
{
	return sc_problem_set(
		reading->problem, SC_STATUS_OUT_OF_MEMORY, "there is not enough memory");
}

enum sc_status sc_reading_step(const struct sc_reading *reading, sqlite3_stmt *query, bool *has_row)
{
	int step = sqlite3_step(query);

	*has_row = step == SQLITE_ROW;
	return step == SQLITE_ROW || step == SQLITE_DONE ? SC_STATUS_OK : cannot_read(reading);
}

enum sc_status sc_reading_begin(
	const struct sc_reading *reading, const char *sql, sqlite3_stmt **query, bool *has_row)
{
	if (sqlite3_prepare_v2(reading->database, sql, -1, query, NULL) != SQLITE_OK)
		return cannot_read(reading);
	return sc_reading_step(reading, *query, has_row);
}

static enum sc_status read_session(struct side_by_side *work)
{
	if (!work->has_session)
		return SC_STATUS_OK;
	return sc_read_kept_session(work->sessions, &work->session.row, work->reading->problem);
}

static enum sc_status read_media(struct side_by_side *work)
{
	if (!work->has_media)
		return SC_STATUS_OK;
	return sc_read_kept_media(work->media, &work->next_media, work->reading->problem);
}

static enum sc_status read_flow(struct side_by_side *work)
{
	if (!work->has_flow)
		return SC_STATUS_OK;
	return sc_read_kept_flow(work->flows, &work->next_flow, work->reading->problem);
}

static enum sc_status begin(struct side_by_side *work)
{
	const struct sc_reading *reading = work->reading;
	enum sc_status status =
		sc_reading_begin(reading, sc_kept_session_sql, &work->sessions, &work->has_session);

	if (status == SC_STATUS_OK)
		status = sc_reading_begin(
			reading, sc_kept_media_sql, &work->media, &work->has_media);
	if (status == SC_STATUS_OK)
		status = sc_reading_begin(reading, sc_kept_flow_sql, &work->flows, &work->has_flow);
	if (status == SC_STATUS_OK)
		status = read_session(work);
	if (status == SC_STATUS_OK)
		status = read_media(work);
	if (status == SC_STATUS_OK)
		status = read_flow(work);
	return status;
}

/* NULL: there is not enough memory. */
static char *take_room(struct side_by_side *work, size_t bytes)
{
	struct block *block = work->texts;
	char *room = NULL;

	if (block == NULL || bytes > block->size - block->used) {
		size_t size = block == NULL ? FIRST_TEXTS : block->size * 2;

		size = size < bytes ? bytes : size;
		block = malloc(sizeof(*block) + size);
		if (block == NULL)
			return NULL;
		*block = (struct block){ .older = work->texts, .size = size };
		work->texts = block;
	}
	room = block->room + block->used;
	block->used += bytes;
	return room;
}

static void free_older(struct block *block)
{
	while (block != NULL && block->older != NULL) {
		struct block *older = block->older;

		block->older = older->older;
		free(older);
	}
}

static bool keep_texts(struct side_by_side *work, void *row, const struct sc_row_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		struct sc_text *text =
			(struct sc_text *)(void *)((char *)row + texts->text[i].offset);
		char *room = take_room(work, text->length);

		if (room == NULL)
			return false;
		if (text->length != 0)
			memcpy(room, text->at, text->length);
		text->at = room;
	}
	return true;
}

/* NULL: there is not enough memory. */
static void *add_row(struct rows *rows, const void *row, size_t size)
{
	void *added = NULL;

	if (rows->count == rows->room) {
		uint32_t room = rows->room == 0 ? FIRST_ROWS : rows->room * 2;
		void *grown = realloc(rows->row, room * size);

		if (grown == NULL)
			return NULL;
		rows->row = grown;
		rows->room = room;
	}
	added = (char *)rows->row + rows->count * size;
	memcpy(added, row, size);
	rows->count++;
	return added;
}

/* Rows of no session, which cannot be unless somebody else has written them, are passed over. */
static enum sc_status gather_media(struct side_by_side *work)
{
	const int64_t id = work->session.row.id;
	enum sc_status status = SC_STATUS_OK;

	while (status == SC_STATUS_OK && work->has_media && work->next_media.session <= id) {
		if (work->next_media.session == id) {
			struct sc_kept_media_row *kept = add_row(
				&work->kept_media, &work->next_media, sizeof(work->next_media));

			if (kept == NULL || !keep_texts(work, kept, &sc_kept_media_texts))
				return out_of_memory(work->reading);
		}
		status = sc_reading_step(work->reading, work->media, &work->has_media);
		if (status == SC_STATUS_OK)
			status = read_media(work);
	}
	return status;
}

static enum sc_status gather_flows(struct side_by_side *work)
{
	const int64_t id = work->session.row.id;
	enum sc_status status = SC_STATUS_OK;

	while (status == SC_STATUS_OK && work->has_flow && work->next_flow.session <= id) {
		if (work->next_flow.session == id) {
			struct sc_kept_flow_row *kept = add_row(
				&work->kept_flows, &work->next_flow, sizeof(work->next_flow));

			if (kept == NULL || !keep_texts(work, kept, &sc_kept_flow_texts))
				return out_of_memory(work->reading);
		}
		status = sc_reading_step(work->reading, work->flows, &work->has_flow);
		if (status == SC_STATUS_OK)
			status = read_flow(work);
	}
	return status;
}

static enum sc_status visit_session(struct side_by_side *work)
{
	const struct sc_restore *visitor = work->reading->visitor;
	enum sc_status status = SC_STATUS_OK;

	work->kept_media.count = 0;
	work->kept_flows.count = 0;
	free_older(work->texts);
	if (work->texts != NULL)
		work->texts->used = 0;
	status = gather_media(work);
	if (status == SC_STATUS_OK)
		status = gather_flows(work);
	if (status != SC_STATUS_OK)
		return status;
	work->session.media = work->kept_media.row;
	work->session.media_count = work->kept_media.count;
	work->session.flows = work->kept_flows.row;
	work->session.flow_count = work->kept_flows.count;
	return visitor->session(visitor->owner, &work->session);
}

enum sc_status sc_reading_sessions(const struct sc_reading *reading)
{
	struct side_by_side work = { .reading = reading };
	enum sc_status status = begin(&work);

	while (status == SC_STATUS_OK && work.has_session) {
		status = visit_session(&work);
		if (status == SC_STATUS_OK)
			status = sc_reading_step(reading, work.sessions, &work.has_session);
		if (status == SC_STATUS_OK)
			status = read_session(&work);
	}
	sqlite3_finalize(work.sessions);
	sqlite3_finalize(work.media);
	sqlite3_finalize(work.flows);
	free_older(work.texts);
	free(work.texts);
	free(work.kept_media.row);
	free(work.kept_flows.row);
	return status;
}
