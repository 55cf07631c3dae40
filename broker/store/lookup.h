/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which rows may have this key? A hash table of row numbers that keeps no keys: who walks it
 * compares the key with the row. Sized once, open addressing, several rows may share a key.
 */
#ifndef SC_LOOKUP_H
#define SC_LOOKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

struct sc_lookup {
	uint64_t *slots; /* upper half of the hash, then row + 1; 0: free */
	uint32_t size;
};

struct sc_lookup_walk {
	uint64_t hash;
	uint32_t slot;
};

/* Room for this many rows; more must not be added. */
enum sc_status sc_lookup_open(struct sc_lookup *lookup, uint32_t rows);
void sc_lookup_close(struct sc_lookup *lookup);
void sc_lookup_add(struct sc_lookup *lookup, uint64_t hash, uint32_t row);
struct sc_lookup_walk sc_lookup_begin(const struct sc_lookup *lookup, uint64_t hash);
/* The next row whose key may have this hash; false when there is none. */
bool sc_lookup_next(const struct sc_lookup *lookup, struct sc_lookup_walk *walk, uint32_t *row);

#endif
