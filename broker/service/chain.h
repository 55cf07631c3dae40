/* SPDX-License-Identifier: BSD-2-Clause
 *
 * In which order do things wait? A list through entries that belong to somebody else; an entry
 * leaves from anywhere at once. For the tables of this floor only.
 */
#ifndef SC_CHAIN_H
#define SC_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

/* Stands inside the entry; cleared: in no chain. */
struct sc_chain_link {
	struct sc_chain_link *before;
	struct sc_chain_link *after;
	bool linked;
};

/* Cleared: empty. */
struct sc_chain {
	struct sc_chain_link *first;
	struct sc_chain_link *last;
};

/* The entry that has the link as this member. */
#define SC_CHAIN_ENTRY(link, type, member) ((type *)(void *)((char *)(link)-offsetof(type, member)))

/* At the end, one that is in no chain. */
void sc_chain_add(struct sc_chain *chain, struct sc_chain_link *link);
/* One that is in no chain stays out. */
void sc_chain_remove(struct sc_chain *chain, struct sc_chain_link *link);
/* Takes out the first; NULL: there is none. */
struct sc_chain_link *sc_chain_take(struct sc_chain *chain);

#endif
