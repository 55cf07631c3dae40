/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the words of vocabulary.sql become C? Each table with `id` and `name` becomes an enum with
 * its names and one look-up per further column; each table that links two of them becomes a look-up
 * of sets. Refused: a gap in the ids, a name that is no C name of its own, a set of more than 32.
 */
#ifndef SC_WORDS_H
#define SC_WORDS_H

#include <sqlite3.h>
#include <stdbool.h>

/* The tables of the vocabulary must be the only ones in the database. */
void write_words(sqlite3 *database, const char *header, const char *source);
/* Whether a table holds words, as opposed to links between them. */
bool is_word_table(sqlite3 *database, const char *table);

#endif
