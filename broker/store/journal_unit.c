/* SPDX-License-Identifier: BSD-2-Clause */
#include "journal_unit.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "clean_text.h"
#include "queries.h"

/* Where each kind of change has its texts; all members of the union start at the same place. */
static const struct sc_row_texts *const texts_of[] = {
	[SC_CHANGE_KEEP_DATA] = &sc_kept_data_texts,
	[SC_CHANGE_DROP_DATA] = &sc_kept_data_texts,
	[SC_CHANGE_KEEP_ITEM] = &sc_kept_item_texts,
	[SC_CHANGE_DROP_ITEM] = &sc_kept_item_texts,
	[SC_CHANGE_KEEP_SUBSCRIPTION] = &sc_kept_subscription_texts,
	[SC_CHANGE_DROP_SUBSCRIPTION] = &sc_kept_subscription_texts,
	[SC_CHANGE_NOTE_DIGEST] = &sc_kept_subscription_texts,
	[SC_CHANGE_KEEP_NOTIFICATION] = &sc_kept_notification_texts,
	[SC_CHANGE_DROP_NOTIFICATION] = &sc_kept_notification_texts,
	[SC_CHANGE_KEEP_PEER] = &sc_kept_peer_texts,
	[SC_CHANGE_KEEP_SESSION] = &sc_kept_session_texts,
	[SC_CHANGE_NOTE_ENDING] = &sc_kept_session_texts,
	[SC_CHANGE_NOTE_TOLD] = &sc_kept_session_texts,
	[SC_CHANGE_DROP_SESSION] = &sc_kept_session_texts,
};

/* Of the sessions that are only noted or dropped nothing hangs on the row. */
static bool has_media(const struct sc_change *change)
{
	return change->kind == SC_CHANGE_KEEP_SESSION || change->kind == SC_CHANGE_NOTE_TOLD;
}

/* What a unit takes behind its changes: rows first, since these must be aligned. */
struct room {
	size_t rows;
	size_t texts;
	size_t limit; /* of both together */
};

/* Where the next of them goes. */
struct place {
	char *rows;
	char *texts;
};

static const struct sc_text *text_in(const void *row, const struct sc_row_text *text)
{
	return (const struct sc_text *)(const void *)((const char *)row + text->offset);
}

static enum sc_status measure(size_t *part, size_t bytes, const struct room *room)
{
	if (bytes > room->limit - room->rows - room->texts)
		return SC_STATUS_OUT_OF_ROOM;
	*part += bytes;
	return SC_STATUS_OK;
}

static enum sc_status measure_texts(
	struct room *room, const void *row, const struct sc_row_texts *texts)
{
	enum sc_status status = SC_STATUS_OK;

	for (size_t i = 0; status == SC_STATUS_OK && i < texts->count; i++) {
		const struct sc_text *text = text_in(row, &texts->text[i]);

		if (!texts->text[i].is_blob && !sc_text_is_clean(*text))
			return SC_STATUS_MALFORMED;
		status = measure(&room->texts, text->length, room);
	}
	return status;
}

static enum sc_status measure_session(struct room *room, const struct sc_kept_session *session)
{
	enum sc_status status =
		measure(&room->rows, session->media_count * sizeof(session->media[0]), room);

	if (status == SC_STATUS_OK)
		status =
			measure(&room->rows, session->flow_count * sizeof(session->flows[0]), room);
	for (uint32_t i = 0; status == SC_STATUS_OK && i < session->media_count; i++)
		status = measure_texts(room, &session->media[i], &sc_kept_media_texts);
	for (uint32_t i = 0; status == SC_STATUS_OK && i < session->flow_count; i++)
		status = measure_texts(room, &session->flows[i], &sc_kept_flow_texts);
	return status;
}

static void copy_texts(struct place *place, void *row, const struct sc_row_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		struct sc_text *text =
			(struct sc_text *)(void *)((char *)row + texts->text[i].offset);

		if (text->length != 0)
			memcpy(place->texts, text->at, text->length);
		text->at = place->texts;
		place->texts += text->length;
	}
}

static void *copy_rows(struct place *place, const void *rows, size_t bytes)
{
	void *copy = place->rows;

	if (bytes != 0)
		memcpy(copy, rows, bytes);
	place->rows += bytes;
	return copy;
}

static void copy_session(struct place *place, struct sc_kept_session *session)
{
	struct sc_kept_media_row *media =
		copy_rows(place, session->media, session->media_count * sizeof(session->media[0]));
	struct sc_kept_flow_row *flows =
		copy_rows(place, session->flows, session->flow_count * sizeof(session->flows[0]));

	for (uint32_t i = 0; i < session->media_count; i++)
		copy_texts(place, &media[i], &sc_kept_media_texts);
	for (uint32_t i = 0; i < session->flow_count; i++)
		copy_texts(place, &flows[i], &sc_kept_flow_texts);
	session->media = media;
	session->flows = flows;
}

enum sc_status sc_unit_make(
	struct sc_unit **unit, const struct sc_change *changes, uint32_t count, size_t limit)
{
	const size_t start = sizeof(struct sc_unit) + count * sizeof(struct sc_change);
	struct room room = { .limit = start > limit ? 0 : limit - start };
	struct sc_unit *made = NULL;
	struct place place = { 0 };
	enum sc_status status = start > limit ? SC_STATUS_OUT_OF_ROOM : SC_STATUS_OK;

	for (uint32_t i = 0; status == SC_STATUS_OK && i < count; i++) {
		status = measure_texts(&room, &changes[i].data, texts_of[changes[i].kind]);
		if (status == SC_STATUS_OK && has_media(&changes[i]))
			status = measure_session(&room, &changes[i].session);
	}
	if (status != SC_STATUS_OK)
		return status;
	made = malloc(start + room.rows + room.texts);
	if (made == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	*made = (struct sc_unit){ .count = count, .size = start + room.rows + room.texts };
	place.rows = (char *)made + start;
	place.texts = place.rows + room.rows;
	for (uint32_t i = 0; i < count; i++) {
		made->changes[i] = changes[i];
		copy_texts(&place, &made->changes[i].data, texts_of[changes[i].kind]);
		if (has_media(&changes[i]))
			copy_session(&place, &made->changes[i].session);
	}
	*unit = made;
	return SC_STATUS_OK;
}

void sc_unit_append(struct sc_unit_list *list, struct sc_unit *unit)
{
	unit->next = NULL;
	if (list->last == NULL)
		list->first = unit;
	else
		list->last->next = unit;
	list->last = unit;
}

void sc_unit_join(struct sc_unit_list *list, struct sc_unit_list *from)
{
	if (from->first == NULL)
		return;
	if (list->last == NULL)
		list->first = from->first;
	else
		list->last->next = from->first;
	list->last = from->last;
	*from = (struct sc_unit_list){ 0 };
}

struct sc_unit *sc_unit_take_first(struct sc_unit_list *list)
{
	struct sc_unit *unit = list->first;

	if (unit == NULL)
		return NULL;
	list->first = unit->next;
	if (list->first == NULL)
		list->last = NULL;
	return unit;
}

void sc_unit_free_all(struct sc_unit_list *list)
{
	struct sc_unit *unit = NULL;

	while ((unit = sc_unit_take_first(list)) != NULL)
		free(unit);
}
