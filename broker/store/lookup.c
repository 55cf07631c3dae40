/* SPDX-License-Identifier: BSD-2-Clause */
#include "lookup.h"

#include <stdlib.h>
#include <string.h>

#include "large_block.h"

static uint32_t first_slot(const struct sc_lookup *lookup, uint64_t hash)
{
	return (uint32_t)((hash & UINT32_MAX) * lookup->size >> 32);
}

static uint32_t slot_behind(const struct sc_lookup *lookup, uint32_t slot)
{
	return slot + 1 == lookup->size ? 0 : slot + 1;
}

enum sc_status sc_lookup_open(struct sc_lookup *lookup, uint32_t rows)
{
	uint64_t size = (uint64_t)rows + rows / 2 + 4;

	*lookup = (struct sc_lookup){ 0 };
	if (size > UINT32_MAX)
		return SC_STATUS_OUT_OF_ROOM;
	lookup->slots = sc_large_block_take((size_t)size * sizeof(*lookup->slots));
	if (lookup->slots == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	memset(lookup->slots, 0, (size_t)size * sizeof(*lookup->slots));
	lookup->size = (uint32_t)size;
	return SC_STATUS_OK;
}

void sc_lookup_close(struct sc_lookup *lookup)
{
	free(lookup->slots);
	*lookup = (struct sc_lookup){ 0 };
}

void sc_lookup_add(struct sc_lookup *lookup, uint64_t hash, uint32_t row)
{
	uint32_t slot = first_slot(lookup, hash);

	while (lookup->slots[slot] != 0)
		slot = slot_behind(lookup, slot);
	lookup->slots[slot] = (hash & ~(uint64_t)UINT32_MAX) | (row + 1);
}

struct sc_lookup_walk sc_lookup_begin(const struct sc_lookup *lookup, uint64_t hash)
{
	return (struct sc_lookup_walk){ .hash = hash, .slot = first_slot(lookup, hash) };
}

bool sc_lookup_next(const struct sc_lookup *lookup, struct sc_lookup_walk *walk, uint32_t *row)
{
	while (lookup->size != 0 && lookup->slots[walk->slot] != 0) {
		uint64_t found = lookup->slots[walk->slot];

		walk->slot = slot_behind(lookup, walk->slot);
		if (found >> 32 == walk->hash >> 32) {
			*row = (uint32_t)found - 1;
			return true;
		}
	}
	return false;
}
