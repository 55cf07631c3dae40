/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where do the snapshot's large arrays live? On huge pages where the system has them: looking up
 * one subscriber of many touches a few far-apart places, and each would cost a page walk of its
 * own.
 */
#ifndef SC_LARGE_BLOCK_H
#define SC_LARGE_BLOCK_H

#include <stddef.h>

/* Not cleared, freed with free(); NULL: there is not enough memory. */
void *sc_large_block_take(size_t size);
/* A copy of `used` bytes in a block of their size; frees the old one. The old one itself when there
 * is not enough memory for both. */
void *sc_large_block_trim(void *block, size_t used);

#endif
