/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the schema files get into the broker? As C strings: words, tables, guard, the broker's own
 * file, and the steps that bring an older file up to date. The version of a file is the number of
 * its steps plus one. Refused: a missing step, a braced place of guard_table.sql that nobody fills.
 */
#ifndef SC_TEXTS_H
#define SC_TEXTS_H

#include <sqlite3.h>

/* The files of one schema folder, run into one database: the vocabulary, continuity.sql, the
 * bookkeeping and the guard with the triggers of each data table. Notes which tables are words,
 * which are data in temp.word_table and temp.data_table. */
sqlite3 *open_schema(const char *folder);
void write_texts(const char *folder, const char *header, const char *source);

#endif
