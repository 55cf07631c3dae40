/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a named query become C? As its text, a row struct, a function that binds what is given
 * and one that reads a row; a text column that refers to a table of words is read as its enum. A
 * file of queries holds blocks of
 *     -- query NAME: what it is for
 *     -- given PARAMETER integer|text|blob
 *     -- given QUERY row                                 parameters are columns of that query's row
 *     -- nullable COLUMN                                 for each result that may be NULL
 *     -- computed COLUMN integer|text|blob               for each result that is no plain column
 *     -- word COLUMN TABLE                               for text that holds a word without a key
 *     -- shared                                          floors above may see the row
 *     SELECT ...;
 * A statement that says {touched COLUMN} where a condition may stand becomes two, see touched.h.
 * Refused: an unknown column, an outer join, a result that may be NULL and is not declared, one
 * that is declared and never NULL, a declaration that nothing in the query answers to.
 */
#ifndef SC_ROWS_H
#define SC_ROWS_H

#include <sqlite3.h>

/* The files to write. */
struct row_outputs {
	const char *shared; /* the shared rows, without SQLite */
	const char *header;
	const char *source;
};

/* `database` comes from open_schema(); `paths` are `count` files of queries. */
void write_rows(sqlite3 *database, char *const *paths, int count, const struct row_outputs *names);

#endif
