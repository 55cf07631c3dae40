/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What travels between the loop and the thread of the journal? Units: changes that stand or fall
 * together, copied with all their texts into one piece of memory, and who wants to hear of them.
 */
#ifndef SC_JOURNAL_UNIT_H
#define SC_JOURNAL_UNIT_H

#include "journal.h"

struct sc_unit {
	struct sc_unit *next;
	struct sc_journal_receipt receipt;
	enum sc_status status; /* how it has ended */
	uint32_t count;
	size_t size; /* of all this, in bytes */
	struct sc_change changes[];
};

/* In the order of writing. */
struct sc_unit_list {
	struct sc_unit *first;
	struct sc_unit *last;
};

/* OUT_OF_ROOM: larger than `limit` bytes. OUT_OF_MEMORY, MALFORMED as in sc_journal_write(). */
enum sc_status sc_unit_make(
	struct sc_unit **unit, const struct sc_change *changes, uint32_t count, size_t limit);
void sc_unit_append(struct sc_unit_list *list, struct sc_unit *unit);
/* Moves all of `from` behind `list`. */
void sc_unit_join(struct sc_unit_list *list, struct sc_unit_list *from);
/* NULL: the list is empty. */
struct sc_unit *sc_unit_take_first(struct sc_unit_list *list);
/* Frees all of them and tells nobody. */
void sc_unit_free_all(struct sc_unit_list *list);

#endif
