/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a piece of text that somebody else owns? A pointer and a length: not terminated, may hold
 * any byte, also NUL. Borrowed from a message, a snapshot or an arena; never freed through this.
 */
#ifndef SC_TEXT_H
#define SC_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "export.h"
#include "status.h"

struct sc_text {
	const char *at;
	size_t length;
};

#define SC_TEXT(literal) ((struct sc_text){ .at = (literal), .length = sizeof(literal) - 1 })
/* For printf("%.*s"). */
#define SC_TEXT_ARG(text) (int)(text).length, (text).length == 0 ? "" : (text).at

/* NULL gives the empty text. */
SC_EXPORT struct sc_text sc_text_of(const char *terminated);
SC_EXPORT bool sc_text_equal(struct sc_text a, struct sc_text b);
/* ASCII letters compare without case; other bytes as they are. */
SC_EXPORT bool sc_text_equal_nocase(struct sc_text a, struct sc_text b);
/* Byte order, shorter first: < 0, 0, > 0. */
SC_EXPORT int sc_text_compare(struct sc_text a, struct sc_text b);
SC_EXPORT bool sc_text_starts_with(struct sc_text text, struct sc_text start);
/* A decimal number and nothing else, 0..UINT32_MAX. MALFORMED leaves *number untouched. */
SC_EXPORT enum sc_status sc_text_to_u32(struct sc_text text, uint32_t *number);
/* FNV-1a, for tables that are not keyed by strangers. */
SC_EXPORT uint64_t sc_text_hash(struct sc_text text);

/* Text being written into a buffer that somebody else owns. What does not fit is not written and
 * sets `overflow`, which stays set. */
struct sc_text_writer {
	char *start;
	char *at;
	char *end;
	bool overflow;
};

SC_EXPORT void sc_text_writer_begin(struct sc_text_writer *writer, char *buffer, size_t size);
SC_EXPORT void sc_text_put(struct sc_text_writer *writer, struct sc_text text);
SC_EXPORT void sc_text_put_u64(struct sc_text_writer *writer, uint64_t number);
SC_EXPORT void sc_text_put_i64(struct sc_text_writer *writer, int64_t number);
/* What was written so far. */
SC_EXPORT struct sc_text sc_text_written(const struct sc_text_writer *writer);

#endif
