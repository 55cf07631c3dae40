/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How are things found by what peers call them? A hash index over entries that belong to somebody
 * else: it links them and frees none. It grows with them, and its hash is keyed, so that nobody can
 * aim at one chain. For the tables of this floor only.
 */
#ifndef SC_INDEX_H
#define SC_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "keyed_hash.h"
#include "status.h"
#include "text.h"

/* Stands inside the entry. */
struct sc_index_link {
	struct sc_index_link *next;
	uint64_t hash;
};

struct sc_index {
	struct sc_hash_key key;
	struct sc_index_link **buckets; /* a power of two of them */
	uint32_t bucket_count;
	uint32_t count;
	uint32_t empty; /* so many buckets at the beginning certainly are */
};

/* The entry that has the link as this member. */
#define SC_INDEX_ENTRY(link, type, member) ((type *)(void *)((char *)(link)-offsetof(type, member)))

enum sc_status sc_index_open(struct sc_index *index);
/* Frees the index, not its entries; a cleared one is allowed. */
void sc_index_close(struct sc_index *index);

/* Of a key that consists of several texts. */
uint64_t sc_index_hash(const struct sc_index *index, const struct sc_text *parts, uint32_t count);
/* Of a name that knows no case; one longer than any DiameterIdentity goes by its beginning. */
uint64_t sc_index_hash_nocase(const struct sc_index *index, struct sc_text name);
/* The entries with that hash, one after the other: the first when `after` is NULL. The caller
 * compares the key itself. */
struct sc_index_link *sc_index_next(
	const struct sc_index *index, uint64_t hash, const struct sc_index_link *after);
/* Never fails: an index that finds no memory to grow has longer chains. */
void sc_index_add(struct sc_index *index, struct sc_index_link *link, uint64_t hash);
/* The link must be in the index. */
void sc_index_remove(struct sc_index *index, struct sc_index_link *link);
/* Any entry, to empty the index with; NULL: there is none. */
struct sc_index_link *sc_index_any(struct sc_index *index);

#endif
