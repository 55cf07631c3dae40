/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What becomes of a subscriber when his own statement is laid over what was imported? For
 * own_statement.c only.
 */
#ifndef SC_OWN_MERGE_H
#define SC_OWN_MERGE_H

#include "arena.h"
#include "continuity.h"
#include "facts.h"

/* A device that the statement names and the subscriber does not have; .at NULL: none. */
struct sc_text sc_own_merge_stranger(
	const struct sc_subscriber *subscriber, const struct sc_continuity *statement);
/* Texts and lists that are not merged stay the imported ones' or the statement's. False: the arena
 * is full. */
bool sc_own_merge(struct sc_arena *arena, const struct sc_subscriber *imported,
	const struct sc_continuity *statement, struct sc_subscriber *merged);

#endif
