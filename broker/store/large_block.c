/* SPDX-License-Identifier: BSD-2-Clause */
/* For madvise(), which POSIX does not have. */
#define _DEFAULT_SOURCE 1

#include "large_block.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { HUGE_PAGE = 2 * 1024 * 1024 };

void *sc_large_block_take(size_t size)
{
	size_t whole = (size + HUGE_PAGE - 1) & ~(size_t)(HUGE_PAGE - 1);
	void *block;

	if (size < HUGE_PAGE || whole < size)
		return malloc(size);
	block = aligned_alloc(HUGE_PAGE, whole);
	/* A wish: a system without huge pages refuses it, and the block serves all the same. */
	if (block != NULL)
		(void)madvise(block, whole, MADV_HUGEPAGE);
	return block;
}

void *sc_large_block_trim(void *block, size_t used)
{
	void *trimmed = sc_large_block_take(used);

	if (trimmed == NULL)
		return block;
	memcpy(trimmed, block, used);
	free(block);
	return trimmed;
}
