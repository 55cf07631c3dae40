/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which continuity documents are there? Any that the writer may be asked for, from a number.
 */
#ifndef SC_CONTINUITY_GENERATOR_H
#define SC_CONTINUITY_GENERATOR_H

#include "arena.h"
#include "continuity.h"

/* The same number gives the same document; everything is in the arena, which must be large enough.
 */
struct sc_continuity continuity_generate(uint64_t number, struct sc_arena *arena);

#endif
