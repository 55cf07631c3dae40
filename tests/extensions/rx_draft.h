/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a row of vectors/rx/aar.sql become an AAR, or one of a file like it? The little
 * languages of its columns `keys` and `media`, as the file describes them.
 */
#ifndef RX_DRAFT_H
#define RX_DRAFT_H

#include <stddef.h>

#include "rx_language.h"

enum { RX_DRAFT_TEXT = 2048, RX_DRAFT_TEXTS = 48 };

/* A request under construction; texts of a row live in it. */
struct rx_draft {
	struct rx_aar aar;
	char texts[RX_DRAFT_TEXTS][RX_DRAFT_TEXT];
	size_t text_count;
	uint8_t ip4[32];
	uint8_t ip6[32];
	char lines[RX_DRAFT_TEXT];
};

/* Starts anew. */
void rx_draft_write(struct rx_draft *draft, const char *keys, const char *media);
/* The map of requests insists on features; a row that does not needs one that does not. */
const struct sc_avp_map *rx_draft_map(const char *keys);

#endif
