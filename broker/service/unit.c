/* SPDX-License-Identifier: BSD-2-Clause */
#include "unit.h"

#include <stdlib.h>

#include "arena.h"
#include "memory.h"
#include "service_parts.h"

enum { BLOCK_SIZE = 4096, CHANGES_AT_FIRST = 4 };

/* One piece of the unit's memory; pieces hang on each other, the newest first. */
struct block {
	struct block *older;
	struct sc_arena arena;
};

struct sc_unit {
	struct sc_service *service;
	struct block *newest;
	struct sc_change *changes;
	uint32_t count;
	uint32_t room;
	bool failed; /* there was no memory for something */
	struct sc_promise promise;
};

struct sc_unit *sc_unit_begin(struct sc_service *service)
{
	struct sc_unit *unit = calloc(1, sizeof(*unit));

	if (unit != NULL)
		unit->service = service;
	return unit;
}

void sc_unit_drop(struct sc_unit *unit)
{
	if (unit == NULL)
		return;
	while (unit->newest != NULL) {
		struct block *block = unit->newest;

		unit->newest = block->older;
		sc_arena_close(&block->arena);
		free(block);
	}
	free(unit->changes);
	free(unit);
}

static struct sc_arena *open_block(struct sc_unit *unit, size_t bytes)
{
	struct block *block = calloc(1, sizeof(*block));

	if (block == NULL || sc_arena_open(&block->arena, bytes) != SC_STATUS_OK) {
		free(block);
		unit->failed = true;
		return NULL;
	}
	block->older = unit->newest;
	unit->newest = block;
	return &block->arena;
}

/* The newest block, or a further one when it has too little left. */
static struct sc_arena *arena_for(struct sc_unit *unit, size_t bytes)
{
	const size_t spare = 2 * sizeof(max_align_t);

	if (bytes > SIZE_MAX - spare) {
		unit->failed = true;
		return NULL;
	}
	if (unit->newest != NULL &&
		unit->newest->arena.size - unit->newest->arena.used >= bytes + spare)
		return &unit->newest->arena;
	return open_block(unit, bytes + spare > BLOCK_SIZE ? bytes + spare : BLOCK_SIZE);
}

void *sc_unit_take(struct sc_unit *unit, size_t count, size_t size)
{
	struct sc_arena *arena = NULL;

	if (size == 0 || count <= SIZE_MAX / size)
		arena = arena_for(unit, count * size);
	else
		unit->failed = true;
	return arena == NULL ? NULL : sc_arena_take_array(arena, count, size);
}

struct sc_text sc_unit_copy(struct sc_unit *unit, struct sc_text text)
{
	struct sc_arena *arena = arena_for(unit, text.length);

	return arena == NULL ? (struct sc_text){ 0 } : sc_arena_copy(arena, text);
}

static bool make_room(struct sc_unit *unit)
{
	uint32_t room = unit->room == 0 ? CHANGES_AT_FIRST : unit->room * 2;
	struct sc_change *changes = realloc(unit->changes, room * sizeof(*changes));

	if (changes == NULL) {
		unit->failed = true;
		return false;
	}
	unit->changes = changes;
	unit->room = room;
	return true;
}

struct sc_change *sc_unit_add(struct sc_unit *unit, enum sc_change_kind kind)
{
	if (unit->count == unit->room && !make_room(unit))
		return NULL;
	unit->changes[unit->count] = (struct sc_change){ .kind = kind };
	return &unit->changes[unit->count++];
}

bool sc_unit_is_empty(const struct sc_unit *unit)
{
	return unit->count == 0 && !unit->failed;
}

/* The journal has committed the unit, or could not. */
static void settle(void *owner, enum sc_status status)
{
	struct sc_unit *unit = owner;

	for (uint32_t i = 0; i < unit->count && status == SC_STATUS_OK; i++)
		sc_memory_apply(unit->service, &unit->changes[i]);
	if (unit->promise.kept != NULL)
		unit->promise.kept(unit->promise.owner, status);
	sc_service_turn(unit->service);
	sc_unit_drop(unit);
}

enum sc_status sc_unit_write(struct sc_unit *unit, const struct sc_promise *promise)
{
	const struct sc_journal_receipt receipt = { .done = settle, .owner = unit };
	enum sc_status status = unit->failed ? SC_STATUS_OUT_OF_MEMORY : SC_STATUS_OK;

	if (promise != NULL)
		unit->promise = *promise;
	if (status == SC_STATUS_OK)
		status = sc_journal_write(
			unit->service->settings.store, unit->changes, unit->count, &receipt);
	if (status != SC_STATUS_OK)
		sc_unit_drop(unit);
	return status;
}
