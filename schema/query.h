/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a named query say about itself? Its comment declares, the statement is compiled against
 * the schema, and both must agree; see rows.h for the form and for what is refused.
 */
#ifndef SC_QUERY_H
#define SC_QUERY_H

#include <sqlite3.h>
#include <stdbool.h>

enum {
	COLUMN_LIMIT = 40,
	GIVEN_LIMIT = 8,
	SHARED_LIMIT = 32,
	NAME_LIMIT = 64,
	SENTENCE_LIMIT = 200
};

enum kind { KIND_INTEGER, KIND_TEXT, KIND_BLOB, KIND_WORD };

struct item {
	char name[NAME_LIMIT];
	char word[NAME_LIMIT]; /* the table of words it refers to */
	enum kind kind;
	bool nullable;
	bool used; /* a declaration that something answers to */
};

/* A row that other queries may be given and that everybody may see. */
struct shared_row {
	char name[NAME_LIMIT]; /* of the query that reads it */
	struct item columns[COLUMN_LIMIT];
	int column_count;
};

/* What one parameter of the statement is. */
struct parameter {
	struct item item;
	bool of_row; /* a column of the row that is given */
};

/* One block of a file: what its comment declares, and the statement. */
struct query {
	const char *path;
	char name[NAME_LIMIT];
	char sentence[SENTENCE_LIMIT];
	char *sql;
	char *touched; /* the same over some subscriptions, NULL: there is no such (touched.h) */
	bool shared;
	const struct shared_row *row; /* that is given, NULL: none */
	bool row_used;
	struct item given[GIVEN_LIMIT];
	int given_count;
	struct item declared[COLUMN_LIMIT];
	int declared_count;
	struct item worded[GIVEN_LIMIT]; /* columns of plain text that hold words */
	int worded_count;
	struct item columns[COLUMN_LIMIT];
	int column_count;
	struct parameter parameters[COLUMN_LIMIT]; /* in SQLite's order */
	int parameter_count;
};

/* Stops the build; the sentence names file and query. */
_Noreturn void refuse(const struct query *query, const char *sentence, const char *what);
/* "-- query NAME: sentence" begins a block. */
bool begins_block(const char *line);
void read_block_line(struct query *query, const char *line);
/* Compiles the statement of a block that is complete, and checks it. */
void read_statement(sqlite3 *database, struct query *query);

#endif
