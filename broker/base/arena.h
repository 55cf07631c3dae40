/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where does a request's memory come from? From one arena of fixed size that is emptied when the
 * answer has left. Nothing taken from it is freed alone.
 */
#ifndef SC_ARENA_H
#define SC_ARENA_H

#include <stddef.h>

#include "export.h"
#include "status.h"
#include "text.h"

struct sc_arena {
	char *start;
	size_t used;
	size_t size;
};

SC_EXPORT enum sc_status sc_arena_open(struct sc_arena *arena, size_t size);
SC_EXPORT void sc_arena_close(struct sc_arena *arena);
SC_EXPORT void sc_arena_empty(struct sc_arena *arena);
/* Aligned for any type, not cleared; NULL when the arena is full. */
SC_EXPORT void *sc_arena_take(struct sc_arena *arena, size_t bytes);
/* The same for `count` things of `size` bytes each, cleared; NULL also when the product overflows.
 */
SC_EXPORT void *sc_arena_take_array(struct sc_arena *arena, size_t count, size_t size);
/* A copy of the text with a NUL behind it; .at is NULL when the arena is full. */
SC_EXPORT struct sc_text sc_arena_copy(struct sc_arena *arena, struct sc_text text);
/* Lends all that is left as a text writer; settle gives back what was not written. */
SC_EXPORT void sc_arena_lend(struct sc_arena *arena, struct sc_text_writer *writer);
SC_EXPORT struct sc_text sc_arena_settle(
	struct sc_arena *arena, const struct sc_text_writer *writer);

#endif
