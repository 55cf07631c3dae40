/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_held.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

struct data_entry {
	struct sc_index_link link;
	struct sc_kept_data_row row;
	char room[]; /* its texts */
};

struct item_entry {
	struct sc_index_link link;
	struct sc_kept_item_row row;
	char room[];
};

struct sc_sh_held {
	struct sc_index data;
	struct sc_index items;
};

enum sc_status sc_sh_held_open(struct sc_sh_held **held)
{
	struct sc_sh_held *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened == NULL)
		return status;
	status = sc_index_open(&opened->data);
	if (status == SC_STATUS_OK)
		status = sc_index_open(&opened->items);
	if (status != SC_STATUS_OK) {
		sc_sh_held_close(opened);
		return status;
	}
	*held = opened;
	return SC_STATUS_OK;
}

static void close_index(struct sc_index *index, size_t link_at)
{
	for (uint32_t i = 0; i < index->bucket_count; i++) {
		while (index->buckets[i] != NULL) {
			struct sc_index_link *link = index->buckets[i];

			index->buckets[i] = link->next;
			free((char *)link - link_at);
		}
	}
	sc_index_close(index);
}

void sc_sh_held_close(struct sc_sh_held *held)
{
	if (held == NULL)
		return;
	close_index(&held->data, offsetof(struct data_entry, link));
	close_index(&held->items, offsetof(struct item_entry, link));
	free(held);
}

struct sc_text sc_sh_owner(struct sc_arena *arena, const struct sc_account *account,
	const struct sc_public_identity *identity)
{
	struct sc_text_writer out;

	if (identity->alias_set == 0)
		return identity->uri;
	sc_arena_lend(arena, &out);
	sc_text_put(&out, account->subscriber.name);
	sc_text_put(&out, SC_TEXT("#"));
	sc_text_put_i64(&out, identity->alias_set);
	return out.overflow ? (struct sc_text){ 0 } : sc_arena_settle(arena, &out);
}

static uint64_t hash_of_data(
	const struct sc_sh_held *held, struct sc_text owner, struct sc_text indication)
{
	const struct sc_text key[] = { owner, indication };

	return sc_index_hash(&held->data, key, SC_COUNT_OF(key));
}

static uint64_t hash_of_item(
	const struct sc_sh_held *held, struct sc_text owner, struct sc_text detail)
{
	const struct sc_text key[] = { owner, detail };

	return sc_index_hash(&held->items, key, SC_COUNT_OF(key));
}

static struct data_entry *find_data(
	const struct sc_sh_held *held, struct sc_text owner, struct sc_text indication)
{
	uint64_t hash = hash_of_data(held, owner, indication);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&held->data, hash, link)) != NULL) {
		struct data_entry *entry = SC_INDEX_ENTRY(link, struct data_entry, link);

		if (sc_text_equal(entry->row.owner, owner) &&
			sc_text_equal(entry->row.service_indication, indication))
			return entry;
	}
	return NULL;
}

static struct item_entry *find_item(const struct sc_sh_held *held, struct sc_text owner,
	enum sc_held_kind kind, struct sc_text detail)
{
	uint64_t hash = hash_of_item(held, owner, detail);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&held->items, hash, link)) != NULL) {
		struct item_entry *entry = SC_INDEX_ENTRY(link, struct item_entry, link);

		if (entry->row.kind == kind && sc_text_equal(entry->row.owner, owner) &&
			sc_text_equal(entry->row.detail, detail))
			return entry;
	}
	return NULL;
}

const struct sc_kept_data_row *sc_sh_held_data(
	const struct sc_sh_held *held, struct sc_text owner, struct sc_text indication)
{
	const struct data_entry *entry = find_data(held, owner, indication);

	return entry == NULL ? NULL : &entry->row;
}

const struct sc_kept_item_row *sc_sh_held_item(const struct sc_sh_held *held, struct sc_text owner,
	enum sc_held_kind kind, struct sc_text detail)
{
	const struct item_entry *entry = find_item(held, owner, kind, detail);

	return entry == NULL ? NULL : &entry->row;
}

/* Moves the texts into the room behind an entry, a NUL behind each. */
static void settle_texts(char *room, struct sc_text *const texts[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (texts[i]->length != 0)
			memcpy(room, texts[i]->at, texts[i]->length);
		room[texts[i]->length] = '\0';
		texts[i]->at = room;
		room += texts[i]->length + 1;
	}
}

static size_t room_for(struct sc_text *const texts[], size_t count)
{
	size_t room = count;

	for (size_t i = 0; i < count; i++)
		room += texts[i]->length;
	return room;
}

enum sc_status sc_sh_held_keep_data(struct sc_sh_held *held, const struct sc_kept_data_row *row)
{
	struct sc_kept_data_row copy = *row;
	struct sc_text *const texts[] = { &copy.owner, &copy.service_indication, &copy.data,
		&copy.updated_by };
	struct data_entry *entry = malloc(sizeof(*entry) + room_for(texts, SC_COUNT_OF(texts)));

	if (entry == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	settle_texts(entry->room, texts, SC_COUNT_OF(texts));
	entry->row = copy;
	sc_sh_held_drop_data(held, copy.owner, copy.service_indication);
	sc_index_add(
		&held->data, &entry->link, hash_of_data(held, copy.owner, copy.service_indication));
	return SC_STATUS_OK;
}

enum sc_status sc_sh_held_keep_item(struct sc_sh_held *held, const struct sc_kept_item_row *row)
{
	struct sc_kept_item_row copy = *row;
	struct sc_text *const texts[] = { &copy.owner, &copy.detail, &copy.value };
	struct item_entry *entry = malloc(sizeof(*entry) + room_for(texts, SC_COUNT_OF(texts)));

	if (entry == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	settle_texts(entry->room, texts, SC_COUNT_OF(texts));
	entry->row = copy;
	sc_sh_held_drop_item(held, copy.owner, copy.kind, copy.detail);
	sc_index_add(&held->items, &entry->link, hash_of_item(held, copy.owner, copy.detail));
	return SC_STATUS_OK;
}

void sc_sh_held_drop_data(struct sc_sh_held *held, struct sc_text owner, struct sc_text indication)
{
	struct data_entry *entry = find_data(held, owner, indication);

	if (entry == NULL)
		return;
	sc_index_remove(&held->data, &entry->link);
	free(entry);
}

void sc_sh_held_drop_item(struct sc_sh_held *held, struct sc_text owner, enum sc_held_kind kind,
	struct sc_text detail)
{
	struct item_entry *entry = find_item(held, owner, kind, detail);

	if (entry == NULL)
		return;
	sc_index_remove(&held->items, &entry->link);
	free(entry);
}

uint32_t sc_sh_held_data_count(const struct sc_sh_held *held)
{
	return held->data.count;
}
