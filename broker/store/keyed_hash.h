/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which hash can strangers not aim at? SipHash-1-3 with a key drawn at each load: peers choose the
 * identities they ask for, so they must not choose where these land.
 */
#ifndef SC_KEYED_HASH_H
#define SC_KEYED_HASH_H

#include <stddef.h>
#include <stdint.h>

struct sc_hash_key {
	uint64_t half[2];
};

struct sc_hash_key sc_hash_key_draw(void);
uint64_t sc_keyed_hash(const struct sc_hash_key *key, const void *bytes, size_t count);

#endif
