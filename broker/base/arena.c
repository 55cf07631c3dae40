/* SPDX-License-Identifier: BSD-2-Clause */
#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16 };

enum sc_status sc_arena_open(struct sc_arena *arena, size_t size)
{
	char *start = malloc(size);

	if (start == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	*arena = (struct sc_arena){ .start = start, .size = size };
	return SC_STATUS_OK;
}

void sc_arena_close(struct sc_arena *arena)
{
	if (arena == NULL)
		return;
	free(arena->start);
	*arena = (struct sc_arena){ 0 };
}

void sc_arena_empty(struct sc_arena *arena)
{
	arena->used = 0;
}

void *sc_arena_take(struct sc_arena *arena, size_t bytes)
{
	size_t first = (arena->used + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);

	if (first > arena->size || bytes > arena->size - first)
		return NULL;
	arena->used = first + bytes;
	return arena->start + first;
}

void *sc_arena_take_array(struct sc_arena *arena, size_t count, size_t size)
{
	void *array = NULL;

	if (size == 0 || count <= SIZE_MAX / size)
		array = sc_arena_take(arena, count * size);
	if (array != NULL)
		memset(array, 0, count * size);
	return array;
}

struct sc_text sc_arena_copy(struct sc_arena *arena, struct sc_text text)
{
	char *copy = sc_arena_take(arena, text.length + 1);

	if (copy == NULL)
		return (struct sc_text){ 0 };
	if (text.length != 0)
		memcpy(copy, text.at, text.length);
	copy[text.length] = '\0';
	return (struct sc_text){ .at = copy, .length = text.length };
}

void sc_arena_lend(struct sc_arena *arena, struct sc_text_writer *writer)
{
	sc_text_writer_begin(writer, arena->start + arena->used, arena->size - arena->used);
	arena->used = arena->size;
}

struct sc_text sc_arena_settle(struct sc_arena *arena, const struct sc_text_writer *writer)
{
	arena->used = (size_t)(writer->at - arena->start);
	return sc_text_written(writer);
}
