/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the rows of a vector file reach a test? The SQL runs in a database in memory; each row is
 * read by the names of its columns. Small lists inside a value are cut apart in place.
 */
#ifndef SC_ROWS_H
#define SC_ROWS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rows {
	sqlite3 *database; /* its own; NULL: somebody else keeps it */
	sqlite3_stmt *query;
};

/* The file may call u32() and avp(), which rows.c describes, to write octets as hexadecimal. False:
 * the reason was printed. */
bool rows_open(struct rows *rows, const char *file, const char *table);
/* What a query says in a database that somebody else keeps open; its parameter is the number. */
bool rows_select(struct rows *rows, sqlite3 *database, const char *query, int64_t number);
bool rows_next(struct rows *rows);
void rows_close(struct rows *rows);
/* A value of the current row; "" for a column that is not there, NULL for NULL. */
const char *rows_text(const struct rows *rows, const char *column);
uint32_t rows_number(const struct rows *rows, const char *column);
/* Whether the current row has a value there that is not NULL. */
bool rows_has(const struct rows *rows, const char *column);

/* The next piece before `separator`, terminated in place; NULL: no more. Start with a copy. */
char *piece_next(char **rest, char separator);
/* The value behind "NAME=" among the pieces; NULL: it is not there. `out` holds it. */
const char *piece_named(
	const char *pieces, char separator, const char *name, char *out, size_t size);
/* Octets written as hexadecimal; how many there are. */
size_t octets_of(const char *hexadecimal, uint8_t *octets, size_t size);

#endif
