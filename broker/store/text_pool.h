/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where does the text of a snapshot live? One behind the other in large blocks, freed together.
 * Words that many rows repeat (device names, codecs, PLMNs) are kept once. Structs that only some
 * rows have live there too.
 */
#ifndef SC_TEXT_POOL_H
#define SC_TEXT_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "keyed_hash.h"
#include "text.h"

struct sc_text_block;

struct sc_text_pool {
	struct sc_text_block *newest;
	struct sc_hash_key key;
	struct sc_text *repeated; /* a hash table of what is kept once */
	size_t repeated_count;
};

enum sc_status sc_text_pool_open(struct sc_text_pool *pool, struct sc_hash_key key);
void sc_text_pool_close(struct sc_text_pool *pool);
/* A copy of its own. False: no memory. */
bool sc_text_pool_keep(struct sc_text_pool *pool, struct sc_text text, struct sc_text *kept);
/* A copy that equal texts share. */
bool sc_text_pool_share(struct sc_text_pool *pool, struct sc_text text, struct sc_text *kept);
/* A cleared struct, aligned for pointers and 64-bit numbers; NULL: no memory. */
void *sc_text_pool_add(struct sc_text_pool *pool, size_t size);
/* Frees what only share() needs. */
void sc_text_pool_settle(struct sc_text_pool *pool);

#endif
