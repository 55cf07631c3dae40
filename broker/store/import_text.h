/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where in the text of an import is what? Enough of SQL's grammar to find statements, rows and
 * lines for a sentence, and to see what a statement would keep silent about. SQLite does the rest.
 */
#ifndef SC_IMPORT_TEXT_H
#define SC_IMPORT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

enum { SC_WORDS_LIMIT = 60 };

/* Past white space and comments, up to a comment that never ends. */
const char *sc_import_text_skip_blank(const char *sql);
/* Where row `row` of a statement with VALUES begins, counted from 1, or where the statement does.
 */
const char *sc_import_text_row(const char *statement, uint32_t row);
/* The line that `at` stands in, counted from 1. */
int sc_import_text_line(const char *text, const char *at);
/* The beginning of the statement on one line, without control characters. */
void sc_import_text_begin(const char *statement, char words[SC_WORDS_LIMIT]);
/* Whether it is INSERT OR IGNORE, UPDATE OR REPLACE, REPLACE or their like: they pass over rows
 * that are refused, or delete others that no trigger sees. */
bool sc_import_text_hides_refusals(const char *statement);

#endif
