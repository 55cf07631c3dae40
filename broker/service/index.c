/* SPDX-License-Identifier: BSD-2-Clause */
#include "index.h"

#include <stddef.h>
#include <stdlib.h>

enum { BUCKETS_AT_FIRST = 64, BUCKET_LIMIT = 1 << 24, NAME_LIMIT = 256 };

/* Takes two hashes to one in which their order counts. */
static uint64_t join(uint64_t first, uint64_t second)
{
	return (first << 23 | first >> 41) * UINT64_C(0x9E3779B97F4A7C15) + second;
}

enum sc_status sc_index_open(struct sc_index *index)
{
	struct sc_index_link **buckets = calloc(BUCKETS_AT_FIRST, sizeof(struct sc_index_link *));

	if (buckets == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	*index = (struct sc_index){
		.key = sc_hash_key_draw(), .buckets = buckets, .bucket_count = BUCKETS_AT_FIRST
	};
	return SC_STATUS_OK;
}

void sc_index_close(struct sc_index *index)
{
	free(index->buckets);
	*index = (struct sc_index){ .buckets = NULL };
}

uint64_t sc_index_hash(const struct sc_index *index, const struct sc_text *parts, uint32_t count)
{
	uint64_t hash = 0;

	for (uint32_t i = 0; i < count; i++)
		hash = join(hash, sc_keyed_hash(&index->key, parts[i].at, parts[i].length));
	return hash;
}

uint64_t sc_index_hash_nocase(const struct sc_index *index, struct sc_text name)
{
	char lower[NAME_LIMIT];
	size_t length = name.length < sizeof(lower) ? name.length : sizeof(lower);
	struct sc_text part = { .at = lower, .length = length };

	for (size_t i = 0; i < length; i++) {
		char letter = name.at[i];

		lower[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
	}
	return sc_index_hash(index, &part, 1);
}

static struct sc_index_link **bucket_of(const struct sc_index *index, uint64_t hash)
{
	return &index->buckets[hash & (index->bucket_count - 1)];
}

struct sc_index_link *sc_index_next(
	const struct sc_index *index, uint64_t hash, const struct sc_index_link *after)
{
	struct sc_index_link *link = after != NULL ? after->next : *bucket_of(index, hash);

	while (link != NULL && link->hash != hash)
		link = link->next;
	return link;
}

static void put(struct sc_index *index, struct sc_index_link *link)
{
	struct sc_index_link **bucket = bucket_of(index, link->hash);

	link->next = *bucket;
	*bucket = link;
	if (bucket - index->buckets < (ptrdiff_t)index->empty)
		index->empty = (uint32_t)(bucket - index->buckets);
}

static void grow(struct sc_index *index)
{
	struct sc_index old = *index;
	uint32_t count = old.bucket_count * 2;
	struct sc_index_link **buckets = calloc(count, sizeof(struct sc_index_link *));

	if (buckets == NULL)
		return;
	index->buckets = buckets;
	index->bucket_count = count;
	index->empty = 0;
	for (uint32_t i = 0; i < old.bucket_count; i++) {
		while (old.buckets[i] != NULL) {
			struct sc_index_link *link = old.buckets[i];

			old.buckets[i] = link->next;
			put(index, link);
		}
	}
	free(old.buckets);
}

void sc_index_add(struct sc_index *index, struct sc_index_link *link, uint64_t hash)
{
	if (index->count == index->bucket_count && index->bucket_count < BUCKET_LIMIT)
		grow(index);
	link->hash = hash;
	put(index, link);
	index->count++;
}

void sc_index_remove(struct sc_index *index, struct sc_index_link *link)
{
	struct sc_index_link **at = bucket_of(index, link->hash);

	while (*at != link)
		at = &(*at)->next;
	*at = link->next;
	index->count--;
}

struct sc_index_link *sc_index_any(struct sc_index *index)
{
	while (index->empty < index->bucket_count && index->buckets[index->empty] == NULL)
		index->empty++;
	return index->empty < index->bucket_count ? index->buckets[index->empty] : NULL;
}
