/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a named query become C? As its text, a row struct, a function that binds what is given
 * and one that reads a row; a text column that refers to a table of words is read as its enum. A
 * file of queries holds blocks of
 *     -- query NAME: what it is for
 *     -- given PARAMETER integer|text
 *     -- nullable COLUMN                                 for each result that may be NULL
 *     -- computed COLUMN integer|text                    for each result that is no plain column
 *     SELECT ...;
 * Refused: an unknown column, an outer join, a result that may be NULL and is not declared, one
 * that is declared and never NULL, a declaration that nothing in the query answers to.
 */
#ifndef SC_ROWS_H
#define SC_ROWS_H

#include <sqlite3.h>

/* `database` comes from open_schema(); `paths` are `count` files of queries. */
void write_rows(
	sqlite3 *database, char *const *paths, int count, const char *header, const char *source);

#endif
