/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do the parts of schema2c share? An in-memory database that has run the schema files, and one
 * way to fail: a line that names file and reason, then exit 1, so that the build stops there. This
 * is a build tool that ends after each file; it frees nothing by hand except what SQLite owns.
 */
#ifndef SC_TOOL_H
#define SC_TOOL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Prints "schema2c: <sentence>" and exits 1. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The whole file, terminated by NUL; the caller frees it. */
char *read_text(const char *path);

/* The last component of a path, for sentences and comments. */
const char *file_name(const char *path);

sqlite3 *open_database(void);
/* Runs the file; a failing statement is named with its line. */
void run_file(sqlite3 *database, const char *path);
/* Runs one statement that is ours. */
void run_text(sqlite3 *database, const char *sql);
/* Prepares a statement that is ours and binds its text parameters; NULL ends the list. */
sqlite3_stmt *ask(sqlite3 *database, const char *sql, ...);
bool next_row(sqlite3 *database, sqlite3_stmt *query);
/* Text of a column, "" for NULL; lives until the next step. */
const char *column(sqlite3_stmt *query, int index);

/* Output that appears under its name only when it is complete. */
struct output {
	const char *path;
	char *draft;
	FILE *file;
};

struct output begin_output(const char *path);
/* Keeps the old file when nothing has changed, so that nothing is rebuilt for it. */
void end_output(struct output *output);

/* A word as part of a C name: upper or lower case, everything odd becomes '_'. */
void put_c_name(FILE *file, const char *word, bool upper);
/* A C string literal, broken after each newline. */
void put_c_string(FILE *file, const char *text);

#endif
