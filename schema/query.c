/* SPDX-License-Identifier: BSD-2-Clause */
#include "query.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "tool.h"

_Noreturn void refuse(const struct query *query, const char *sentence, const char *what)
{
	fail("%s: query %s: %s %s", query->path, query->name, sentence, what);
}

static void keep_name(const struct query *query, char *to, const char *from)
{
	size_t length = strlen(from);

	if (length >= NAME_LIMIT)
		refuse(query, "the name is too long:", from);
	memcpy(to, from, length + 1);
}

static enum kind kind_of(const struct query *query, const char *type)
{
	if (strcasecmp(type, "integer") == 0)
		return KIND_INTEGER;
	if (strcasecmp(type, "text") == 0)
		return KIND_TEXT;
	if (strcasecmp(type, "blob") == 0)
		return KIND_BLOB;
	refuse(query, "neither integer nor text nor blob:", type);
}

static struct item *add_item(
	const struct query *query, struct item *list, int *count, int limit, const char *name)
{
	struct item *item = list + *count;

	if (*count == limit)
		refuse(query, "has too many columns or declarations, at", name);
	*count += 1;
	*item = (struct item){ .kind = KIND_INTEGER };
	keep_name(query, item->name, name);
	return item;
}

static struct shared_row shared_rows[SHARED_LIMIT];
static int shared_count;

static void share_row(const struct query *query)
{
	struct shared_row *row = &shared_rows[shared_count];

	if (shared_count++ == SHARED_LIMIT)
		refuse(query, "is one row too many to be", "shared");
	keep_name(query, row->name, query->name);
	memcpy(row->columns, query->columns, sizeof(row->columns));
	row->column_count = query->column_count;
}

static const struct shared_row *find_shared(const struct query *query, const char *name)
{
	for (int i = 0; i < shared_count; i++) {
		if (strcmp(shared_rows[i].name, name) == 0)
			return &shared_rows[i];
	}
	refuse(query, "no query before it shares the row", name);
}

/* One comment line of a block. Lines that start with no known word are prose. */
static void read_declaration(struct query *query, const char *line)
{
	char verb[NAME_LIMIT] = "";
	char name[NAME_LIMIT] = "";
	char type[NAME_LIMIT] = "";
	int found = sscanf(line, "-- %63s %63s %63s", verb, name, type);
	struct item *item = NULL;

	if (found == 1 && strcmp(verb, "shared") == 0) {
		query->shared = true;
	} else if (found == 3 && strcmp(verb, "given") == 0 && strcmp(type, "row") == 0) {
		query->row = find_shared(query, name);
	} else if (found == 3 && strcmp(verb, "word") == 0) {
		item = add_item(query, query->worded, &query->worded_count, GIVEN_LIMIT, name);
		keep_name(query, item->word, type);
	} else if (found == 3 && strcmp(verb, "given") == 0) {
		item = add_item(query, query->given, &query->given_count, GIVEN_LIMIT, name);
		item->kind = kind_of(query, type);
	} else if (found == 3 && strcmp(verb, "computed") == 0) {
		item = add_item(query, query->declared, &query->declared_count, COLUMN_LIMIT, name);
		item->kind = kind_of(query, type);
	} else if (found == 2 && strcmp(verb, "nullable") == 0) {
		item = add_item(query, query->declared, &query->declared_count, COLUMN_LIMIT, name);
		item->nullable = true;
	}
}

static struct item *find_item(struct item *list, int count, const char *name)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(list[i].name, name) == 0)
			return &list[i];
	}
	return NULL;
}

static void check_word(sqlite3 *database, const struct query *query, const struct item *worded)
{
	sqlite3_stmt *table = ask(database,
		"SELECT 1 FROM temp.word_table WHERE name = ? AND words", worded->word, NULL);

	if (!next_row(database, table))
		refuse(query, "names a table that holds no words:", worded->word);
	sqlite3_finalize(table);
}

/* The table of words that a column refers to, "" for none. */
static void find_word(sqlite3 *database, const char *table, const char *name, char *word)
{
	sqlite3_stmt *key = ask(database,
		"SELECT k.\"table\" FROM pragma_foreign_key_list(?) k JOIN temp.word_table w "
		"ON w.name = k.\"table\" AND w.words WHERE k.\"from\" = ? AND k.\"to\" = 'name'",
		table, name, NULL);

	word[0] = '\0';
	if (next_row(database, key)) {
		strncat(word, column(key, 0), NAME_LIMIT - 1);
		sqlite3_finalize(key);
	}
}

/* A result that is a column of a table: its type, its words, whether it may be NULL. */
static void read_plain(
	sqlite3 *database, struct query *query, struct item *item, sqlite3_stmt *statement, int i)
{
	const char *table = sqlite3_column_table_name(statement, i);
	const char *name = sqlite3_column_origin_name(statement, i);
	struct item *declared = find_item(query->declared, query->declared_count, item->name);
	struct item *worded = find_item(query->worded, query->worded_count, item->name);
	const char *type = NULL;
	int never_null = 0;
	int key = 0;

	sqlite3_table_column_metadata(
		database, NULL, table, name, &type, NULL, &never_null, &key, NULL);
	item->kind = kind_of(query, type == NULL ? "" : type);
	item->nullable = declared != NULL && declared->nullable;
	if (declared != NULL && !declared->nullable)
		refuse(query, "is declared as computed but is a plain column:", item->name);
	if (!never_null && !item->nullable)
		refuse(query, "may be NULL and is not declared as nullable:", item->name);
	if (never_null && item->nullable)
		refuse(query, "is declared as nullable but is never NULL:", item->name);
	find_word(database, table, name, item->word);
	if (worded != NULL && item->kind == KIND_TEXT) {
		check_word(database, query, worded);
		keep_name(query, item->word, worded->word);
		worded->used = true;
	}
	if (item->word[0] != '\0')
		item->kind = KIND_WORD;
	if (declared != NULL)
		declared->used = true;
}

static void read_columns(sqlite3 *database, struct query *query, sqlite3_stmt *statement)
{
	for (int i = 0; i < sqlite3_column_count(statement); i++) {
		const char *name = sqlite3_column_name(statement, i);
		struct item *declared = find_item(query->declared, query->declared_count, name);
		struct item *item = NULL;

		if (find_item(query->columns, query->column_count, name) != NULL)
			refuse(query, "gives two results the same name:", name);
		item = add_item(query, query->columns, &query->column_count, COLUMN_LIMIT, name);
		if (sqlite3_column_origin_name(statement, i) != NULL) {
			read_plain(database, query, item, statement, i);
		} else if (declared == NULL || declared->nullable) {
			refuse(query, "is no plain column and not declared as computed:", name);
		} else {
			item->kind = declared->kind;
			declared->used = true;
		}
	}
}

/* What a parameter is by its name: given itself, or a column of the row that is given. */
static struct parameter find_parameter(struct query *query, const char *name)
{
	struct item *given = find_item(query->given, query->given_count, name);

	if (given != NULL) {
		given->used = true;
		return (struct parameter){ .item = *given };
	}
	for (int i = 0; query->row != NULL && i < query->row->column_count; i++) {
		const struct item *column = &query->row->columns[i];

		if (strcmp(column->name, name) != 0)
			continue;
		if (column->nullable)
			refuse(query, "is given a column that may be NULL:", name);
		query->row_used = true;
		return (struct parameter){ .item = *column, .of_row = true };
	}
	refuse(query, "uses a parameter that is not declared as given:", name);
}

static void read_parameters(struct query *query, sqlite3_stmt *statement)
{
	query->parameter_count = sqlite3_bind_parameter_count(statement);
	if (query->parameter_count > COLUMN_LIMIT)
		refuse(query, "has too many", "parameters");
	for (int i = 0; i < query->parameter_count; i++) {
		const char *name = sqlite3_bind_parameter_name(statement, i + 1);

		query->parameters[i] = find_parameter(query, name == NULL ? "?" : name + 1);
	}
}

static const struct item *find_unused(const struct item *list, int count)
{
	for (int i = 0; i < count; i++) {
		if (!list[i].used)
			return &list[i];
	}
	return NULL;
}

static void check_declarations(const struct query *query)
{
	const struct item *unused = find_unused(query->declared, query->declared_count);

	if (unused != NULL)
		refuse(query, "declares a column that it does not have:", unused->name);
	unused = find_unused(query->worded, query->worded_count);
	if (unused != NULL)
		refuse(query,
			"declares words in a column of text that it does not have:", unused->name);
	unused = find_unused(query->given, query->given_count);
	if (unused != NULL)
		refuse(query, "declares a parameter that it does not use:", unused->name);
	if (query->row != NULL && !query->row_used)
		refuse(query, "is given a row that it does not use:", query->row->name);
}

static bool has_word(const char *sql, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = sql; *at != '\0'; at++) {
		if (strncasecmp(at, word, length) == 0 && !isalnum((unsigned char)at[length]) &&
			(at == sql || (!isalnum((unsigned char)at[-1]) && at[-1] != '_')))
			return true;
	}
	return false;
}

void read_statement(sqlite3 *database, struct query *query)
{
	sqlite3_stmt *statement = NULL;
	const char *rest = NULL;

	if (has_word(query->sql, "LEFT") || has_word(query->sql, "RIGHT") ||
		has_word(query->sql, "FULL"))
		refuse(query, "uses an outer join, which makes", "every column nullable");
	if (sqlite3_prepare_v2(database, query->sql, -1, &statement, &rest) != SQLITE_OK)
		refuse(query, "does not compile:", sqlite3_errmsg(database));
	while (isspace((unsigned char)*rest))
		rest++;
	if (statement == NULL || *rest != '\0')
		refuse(query, "is not", "exactly one statement");
	read_columns(database, query, statement);
	read_parameters(query, statement);
	check_declarations(query);
	sqlite3_finalize(statement);
	if (query->shared)
		share_row(query);
}

bool begins_block(const char *line)
{
	return strncmp(line, "-- query ", 9) == 0;
}

void read_block_line(struct query *query, const char *line)
{
	char *sql = NULL;

	if (begins_block(line)) {
		const char *colon = strchr(line, ':');
		char name[NAME_LIMIT] = "";

		if (colon == NULL || sscanf(line, "-- query %63[a-z0-9_]:", name) != 1)
			fail("%s: a block begins with \"-- query name: sentence\", not with %s",
				query->path, line);
		keep_name(query, query->name, name);
		snprintf(query->sentence, SENTENCE_LIMIT, "%s", colon + 2);
	} else if (strncmp(line, "--", 2) == 0) {
		read_declaration(query, line);
	} else {
		sql = sqlite3_mprintf("%s%s\n", query->sql == NULL ? "" : query->sql, line);
		sqlite3_free(query->sql);
		query->sql = sql;
	}
}
