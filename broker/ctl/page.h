/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does text for people get onto a page? Aligned by characters, not bytes, with colour only on a
 * terminal, and never with bytes that would steer one: names come from files.
 */
#ifndef SC_PAGE_H
#define SC_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum {
	SC_PAGE_WIDTH = 100,    /* characters of a line */
	SC_PAGE_NAME_MOST = 32, /* characters of a name inside a sentence */
	SC_PAGE_PIECE_SIZE = 256
};

struct sc_page {
	FILE *file;
	bool colour;   /* whether the file understands it */
	size_t indent; /* of a paragraph's further lines */
	size_t column; /* where its next piece goes */
};

struct sc_page sc_page_of(FILE *file);
/* How many characters of UTF-8 that is. */
size_t sc_page_length(const char *string);
/* At least as wide as the string. */
void sc_page_widen(size_t *width, const char *string);
/* Control characters appear as "?". */
void sc_page_print(const struct sc_page *page, const char *string);
/* Fills up with blanks; what is longer than `width` keeps its end ("..@example.net"). */
void sc_page_print_end(const struct sc_page *page, const char *string, size_t width);
/* Fills up with blanks, whatever its length. */
void sc_page_pad(const struct sc_page *page, const char *string, size_t width);
/* A paragraph: a label, then pieces that stay whole and go to the next line where there is no room,
 * below the end of the label. */
void sc_page_begin(struct sc_page *page, const char *label);
void sc_page_add(struct sc_page *page, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void sc_page_end(struct sc_page *page);
/* The name, or its beginning where it is longer than SC_PAGE_NAME_MOST. */
const char *sc_page_short(const char *name, char buffer[SC_PAGE_PIECE_SIZE]);
/* A colour by its SGR code: "1;32", "0" for none. */
void sc_page_paint(const struct sc_page *page, const char *code);

#endif
