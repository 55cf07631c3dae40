/* SPDX-License-Identifier: BSD-2-Clause */
#include "text_pool.h"

#include <stdlib.h>
#include <string.h>

#include "large_block.h"

enum {
	/* With what stands before the bytes, so that a block fills its pages. */
	FIRST_BLOCK_SIZE = 64 * 1024, /* the next ones are larger */
	LAST_BLOCK_SIZE = 8 * 1024 * 1024,
	REPEATED_SLOTS = 8192,
	REPEATED_LIMIT = 4096, /* more different words than this are not worth sharing */
	STRUCT_ALIGNMENT = 8,
};

struct sc_text_block {
	struct sc_text_block *older;
	size_t size; /* of the whole block */
	size_t used; /* of `bytes` */
	_Alignas(STRUCT_ALIGNMENT) char bytes[];
};

enum sc_status sc_text_pool_open(struct sc_text_pool *pool, struct sc_hash_key key)
{
	*pool = (struct sc_text_pool){ .key = key };
	pool->repeated = calloc(REPEATED_SLOTS, sizeof(*pool->repeated));
	return pool->repeated == NULL ? SC_STATUS_OUT_OF_MEMORY : SC_STATUS_OK;
}

void sc_text_pool_settle(struct sc_text_pool *pool)
{
	free(pool->repeated);
	pool->repeated = NULL;
}

void sc_text_pool_close(struct sc_text_pool *pool)
{
	struct sc_text_block *block = pool->newest;

	while (block != NULL) {
		struct sc_text_block *older = block->older;

		free(block);
		block = older;
	}
	free(pool->repeated);
	*pool = (struct sc_text_pool){ 0 };
}

static bool add_block(struct sc_text_pool *pool, size_t least)
{
	size_t size = pool->newest == NULL ? FIRST_BLOCK_SIZE : 2 * pool->newest->size;
	struct sc_text_block *block;

	if (size > LAST_BLOCK_SIZE)
		size = LAST_BLOCK_SIZE;
	if (size - sizeof(*block) < least)
		size = sizeof(*block) + least;
	block = sc_large_block_take(size);
	if (block == NULL)
		return false;
	*block = (struct sc_text_block){ .older = pool->newest, .size = size };
	pool->newest = block;
	return true;
}

bool sc_text_pool_keep(struct sc_text_pool *pool, struct sc_text text, struct sc_text *kept)
{
	struct sc_text_block *block = pool->newest;

	if (text.length == 0) {
		*kept = (struct sc_text){ .at = "", .length = 0 };
		return true;
	}
	if ((block == NULL || block->size - sizeof(*block) - block->used < text.length) &&
		!add_block(pool, text.length))
		return false;
	block = pool->newest;
	memcpy(block->bytes + block->used, text.at, text.length);
	*kept = (struct sc_text){ .at = block->bytes + block->used, .length = text.length };
	block->used += text.length;
	return true;
}

void *sc_text_pool_add(struct sc_text_pool *pool, size_t size)
{
	struct sc_text_block *block = pool->newest;
	size_t start = 0;

	if (block != NULL)
		start = (block->used + STRUCT_ALIGNMENT - 1) & ~(size_t)(STRUCT_ALIGNMENT - 1);
	if (block == NULL || block->size - sizeof(*block) < start + size) {
		if (!add_block(pool, size))
			return NULL;
		start = 0;
	}
	block = pool->newest;
	block->used = start + size;
	return memset(block->bytes + start, 0, size);
}

bool sc_text_pool_share(struct sc_text_pool *pool, struct sc_text text, struct sc_text *kept)
{
	uint64_t hash = sc_keyed_hash(&pool->key, text.at, text.length);
	size_t slot = (size_t)(hash % REPEATED_SLOTS);

	if (text.length == 0)
		return sc_text_pool_keep(pool, text, kept);
	while (pool->repeated[slot].at != NULL) {
		if (sc_text_equal(pool->repeated[slot], text)) {
			*kept = pool->repeated[slot];
			return true;
		}
		slot = (slot + 1) % REPEATED_SLOTS;
	}
	if (!sc_text_pool_keep(pool, text, kept))
		return false;
	if (pool->repeated_count < REPEATED_LIMIT) {
		pool->repeated[slot] = *kept;
		pool->repeated_count++;
	}
	return true;
}
