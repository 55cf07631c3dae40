/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_moments.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

enum { FIRST_ROOM = 64 };

struct entry {
	struct sc_index_link link;
	int64_t moment;
	uint32_t place; /* in the heap */
	struct sc_text id;
	char room[];
};

/* None in the heap comes before the one at half its place. */
struct sc_rx_moments {
	struct sc_index entries;
	struct entry **heap;
	uint32_t count;
	uint32_t room;
};

enum sc_status sc_rx_moments_open(struct sc_rx_moments **moments)
{
	struct sc_rx_moments *opened = calloc(1, sizeof(*opened));

	if (opened == NULL || sc_index_open(&opened->entries) != SC_STATUS_OK) {
		free(opened);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	*moments = opened;
	return SC_STATUS_OK;
}

void sc_rx_moments_close(struct sc_rx_moments *moments)
{
	if (moments == NULL)
		return;
	for (uint32_t i = 0; i < moments->count; i++)
		free(moments->heap[i]);
	free(moments->heap);
	sc_index_close(&moments->entries);
	free(moments);
}

static struct entry *find(const struct sc_rx_moments *moments, struct sc_text id, uint64_t hash)
{
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&moments->entries, hash, link)) != NULL) {
		struct entry *entry = SC_INDEX_ENTRY(link, struct entry, link);

		if (sc_text_equal(entry->id, id))
			return entry;
	}
	return NULL;
}

static void put(struct sc_rx_moments *moments, uint32_t place, struct entry *entry)
{
	moments->heap[place] = entry;
	entry->place = place;
}

/* Towards the front as long as it comes before the one there. */
static void advance(struct sc_rx_moments *moments, struct entry *entry)
{
	uint32_t place = entry->place;

	while (place != 0 && moments->heap[(place - 1) / 2]->moment > entry->moment) {
		put(moments, place, moments->heap[(place - 1) / 2]);
		place = (place - 1) / 2;
	}
	put(moments, place, entry);
}

/* Towards the end as long as one behind it comes before it. */
static void retreat(struct sc_rx_moments *moments, struct entry *entry)
{
	uint32_t place = entry->place;

	for (uint32_t next = 2 * place + 1; next < moments->count; next = 2 * place + 1) {
		if (next + 1 < moments->count &&
			moments->heap[next + 1]->moment < moments->heap[next]->moment)
			next++;
		if (moments->heap[next]->moment >= entry->moment)
			break;
		put(moments, place, moments->heap[next]);
		place = next;
	}
	put(moments, place, entry);
}

static void settle(struct sc_rx_moments *moments, struct entry *entry)
{
	advance(moments, entry);
	retreat(moments, entry);
}

static bool make_room(struct sc_rx_moments *moments)
{
	uint32_t room = moments->room == 0 ? FIRST_ROOM : moments->room * 2;
	struct entry **heap = NULL;

	if (moments->count < moments->room)
		return true;
	heap = realloc(moments->heap, room * sizeof(struct entry *));
	if (heap == NULL)
		return false;
	moments->heap = heap;
	moments->room = room;
	return true;
}

static enum sc_status add(
	struct sc_rx_moments *moments, struct sc_text id, uint64_t hash, int64_t moment)
{
	struct entry *entry = malloc(sizeof(*entry) + id.length);

	if (entry == NULL || !make_room(moments)) {
		free(entry);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	if (id.length != 0)
		memcpy(entry->room, id.at, id.length);
	entry->id = (struct sc_text){ .at = entry->room, .length = id.length };
	entry->moment = moment;
	sc_index_add(&moments->entries, &entry->link, hash);
	put(moments, moments->count++, entry);
	settle(moments, entry);
	return SC_STATUS_OK;
}

static void drop(struct sc_rx_moments *moments, struct entry *entry)
{
	struct entry *last = moments->heap[--moments->count];

	if (last != entry) {
		put(moments, entry->place, last);
		settle(moments, last);
	}
	sc_index_remove(&moments->entries, &entry->link);
	free(entry);
}

enum sc_status sc_rx_moments_set(
	struct sc_rx_moments *moments, struct sc_text session_id, int64_t moment)
{
	uint64_t hash = sc_index_hash(&moments->entries, &session_id, 1);
	struct entry *entry = find(moments, session_id, hash);

	if (entry == NULL)
		return moment == 0 ? SC_STATUS_OK : add(moments, session_id, hash, moment);
	if (moment == 0) {
		drop(moments, entry);
		return SC_STATUS_OK;
	}
	entry->moment = moment;
	settle(moments, entry);
	return SC_STATUS_OK;
}

int64_t sc_rx_moments_of(const struct sc_rx_moments *moments, struct sc_text session_id)
{
	const struct entry *entry =
		find(moments, session_id, sc_index_hash(&moments->entries, &session_id, 1));

	return entry == NULL ? 0 : entry->moment;
}

int64_t sc_rx_moments_earliest(const struct sc_rx_moments *moments)
{
	return moments->count == 0 ? 0 : moments->heap[0]->moment;
}

struct sc_text sc_rx_moments_first(const struct sc_rx_moments *moments)
{
	return moments->count == 0 ? (struct sc_text){ 0 } : moments->heap[0]->id;
}

uint32_t sc_rx_moments_count(const struct sc_rx_moments *moments)
{
	return moments->count;
}
