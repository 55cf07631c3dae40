/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a question change something? It drafts a unit: changes that become durable together or
 * not at all. After the commit, and not before, they are applied to what the broker holds in memory
 * (memory.h), in the order of writing, and the promise is kept. For the files of this floor only.
 */
#ifndef SC_UNIT_H
#define SC_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include "journal.h"
#include "promise.h"
#include "service.h"
#include "text.h"

struct sc_unit;

/* NULL: no memory. A unit is either written or dropped. */
struct sc_unit *sc_unit_begin(struct sc_service *service);
/* Takes NULL. */
void sc_unit_drop(struct sc_unit *unit);

/* Memory that lasts until the promise is kept; cleared. NULL: none is left, and the unit remembers
 * that: writing it is OUT_OF_MEMORY. */
void *sc_unit_take(struct sc_unit *unit, size_t count, size_t size);
/* A copy of a text that may not last; .at is NULL when none is left. */
struct sc_text sc_unit_copy(struct sc_unit *unit, struct sc_text text);
/* Adds a change, whose texts must last as the unit does: sc_unit_copy() what does not. NULL: as
 * above. What it points to lives until the next one is added. */
struct sc_change *sc_unit_add(struct sc_unit *unit, enum sc_change_kind kind);

bool sc_unit_is_empty(const struct sc_unit *unit);
/* Takes the unit in any case. OK: the promise will be kept (NULL: nobody waits). Otherwise it is
 * not taken and nothing will change: OUT_OF_ROOM, OUT_OF_MEMORY, MALFORMED. */
enum sc_status sc_unit_write(struct sc_unit *unit, const struct sc_promise *promise);

#endif
