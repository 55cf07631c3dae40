/* SPDX-License-Identifier: BSD-2-Clause */
#include "texts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tool.h"

static char *path_in(const char *folder, const char *name)
{
	char *path = sqlite3_mprintf("%s/%s", folder, name);

	if (path == NULL)
		fail("out of memory");
	return path;
}

static char *read_in(const char *folder, const char *name)
{
	char *path = path_in(folder, name);
	char *text = read_text(path);

	sqlite3_free(path);
	return text;
}

static void run_in(sqlite3 *database, const char *folder, const char *name)
{
	char *path = path_in(folder, name);

	run_file(database, path);
	sqlite3_free(path);
}

static bool has_column(sqlite3 *database, const char *table, const char *name)
{
	sqlite3_stmt *query = ask(database,
		"SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", table, name, NULL);
	bool has = next_row(database, query) && sqlite3_column_int(query, 0) == 1;

	sqlite3_finalize(query);
	return has;
}

/* The subscription that a row of the table belongs to: found by name, itself, or everyone. */
static void put_touched(sqlite3_str *out, sqlite3 *database, const char *table, const char *row)
{
	if (has_column(database, table, "subscription"))
		sqlite3_str_appendf(
			out, "(SELECT id FROM subscription WHERE name = %s.subscription)", row);
	else
		sqlite3_str_appendf(out, strcmp(table, "subscription") == 0 ? "%s.id" : "0", row);
}

/* Reasons name rows by their number, and 0 stands for no row there. */
static void put_number(sqlite3_str *out, sqlite3 *database, const char *table)
{
	if (has_column(database, table, "id"))
		sqlite3_str_appendf(out,
			"SELECT RAISE(ABORT, 'the id of a row of %w is 1 or more') WHERE NEW.id < 1;",
			table);
}

/* One DELETE for each table whose rows belong to a row of this one. */
static void put_cascade(sqlite3_str *out, sqlite3 *database, const char *table)
{
	sqlite3_stmt *keys = ask(database,
		"SELECT t.name, group_concat(format('\"%w\" = OLD.\"%w\"', k.\"from\", k.\"to\"), "
		"' AND ') FROM temp.data_table t, pragma_foreign_key_list(t.name) k "
		"WHERE k.\"table\" = ? AND k.on_delete = 'CASCADE' GROUP BY t.rowid, k.id",
		table, NULL);

	while (next_row(database, keys))
		sqlite3_str_appendf(
			out, "DELETE FROM \"%w\" WHERE %s; ", column(keys, 0), column(keys, 1));
}

static void put_filled(sqlite3_str *out, sqlite3 *database, const char *table, const char *place)
{
	if (strncmp(place, "{table}", 7) == 0)
		sqlite3_str_appendf(out, "%w", table);
	else if (strncmp(place, "{touched NEW}", 13) == 0)
		put_touched(out, database, table, "NEW");
	else if (strncmp(place, "{touched OLD}", 13) == 0)
		put_touched(out, database, table, "OLD");
	else if (strncmp(place, "{cascade}", 9) == 0)
		put_cascade(out, database, table);
	else if (strncmp(place, "{number}", 8) == 0)
		put_number(out, database, table);
	else
		fail("the guard: nobody fills in %.*s}", (int)strcspn(place, "}\n"), place);
}

/* The statements of a pattern, its comments skipped, for one table. */
static void put_guard(sqlite3_str *out, sqlite3 *database, const char *table, const char *pattern)
{
	const char *at = strstr(pattern, "\nCREATE");

	if (at == NULL)
		fail("the guard: a pattern creates nothing");
	while (*++at != '\0') {
		if (*at != '{') {
			sqlite3_str_appendchar(out, 1, *at);
			continue;
		}
		put_filled(out, database, table, at);
		at = strchr(at, '}');
		if (at == NULL)
			fail("the guard: a brace is never closed");
	}
}

/* A pattern for every table that the query names. */
static void put_guards(sqlite3_str *out, sqlite3 *database, const char *names, const char *pattern)
{
	sqlite3_stmt *tables = ask(database, names, NULL);

	while (next_row(database, tables))
		put_guard(out, database, column(tables, 0), pattern);
}

/* guard.sql and the triggers of all tables. */
static char *guard_text(sqlite3 *database, const char *folder)
{
	sqlite3_str *out = sqlite3_str_new(NULL);
	char *views = read_in(folder, "guard.sql");
	char *of_data = read_in(folder, "guard_table.sql");
	char *of_words = read_in(folder, "guard_words.sql");

	sqlite3_str_appendall(out, views);
	put_guards(out, database, "SELECT name FROM temp.data_table", of_data);
	put_guards(out, database, "SELECT name FROM temp.word_table", of_words);
	free(views);
	free(of_data);
	free(of_words);
	return sqlite3_str_finish(out);
}

sqlite3 *open_schema(const char *folder)
{
	sqlite3 *database = open_database();
	char *guard = NULL;

	run_in(database, folder, "vocabulary.sql");
	run_text(database, "CREATE TEMP TABLE word_table AS SELECT name, (SELECT count(*) FROM "
			   "pragma_table_info(s.name) WHERE name IN ('id', 'name')) = 2 AS words "
			   "FROM sqlite_schema s WHERE type = 'table' ORDER BY rowid");
	run_in(database, folder, "continuity.sql");
	run_text(database, "CREATE TEMP TABLE data_table AS SELECT name FROM sqlite_schema WHERE "
			   "type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN "
			   "(SELECT name FROM temp.word_table) ORDER BY rowid");
	run_in(database, folder, "bookkeeping.sql");
	run_in(database, folder, "state.sql");
	guard = guard_text(database, folder);
	run_text(database, guard);
	sqlite3_free(guard);
	return database;
}

static void put_text(FILE *file, const char *name, const char *text)
{
	fprintf(file, "\nconst char sc_schema_%s[] =\n\t", name);
	put_c_string(file, text);
	fputs(";\n", file);
}

static void put_names(FILE *file, sqlite3 *database, const char *name, const char *sql)
{
	sqlite3_stmt *names = ask(database, sql, NULL);

	fprintf(file, "\nconst char *const sc_schema_%s[] = {\n", name);
	while (next_row(database, names))
		fprintf(file, "\t\"%s\",\n", column(names, 0));
	fputs("\tNULL,\n};\n", file);
}

/* The text of upgrade/FILE_N_to_M.sql, NULL when there is none. */
static char *read_step(const char *folder, const char *file, int from)
{
	char *name = sqlite3_mprintf("upgrade/%s_%d_to_%d.sql", file, from, from + 1);
	char *path = path_in(folder, name);
	struct stat found;
	char *text = stat(path, &found) == 0 ? read_text(path) : NULL;

	sqlite3_free(name);
	sqlite3_free(path);
	return text;
}

/* The steps of one file, oldest first, and the version they lead to. */
static void put_steps(FILE *file, const char *folder, const char *name)
{
	int version = 1;

	fprintf(file, "\nconst char *const sc_schema_%s_steps[] = {\n", name);
	for (char *step = NULL; (step = read_step(folder, name, version)) != NULL; version++) {
		fputc('\t', file);
		put_c_string(file, step);
		fputs(",\n", file);
		free(step);
	}
	fputs("\tNULL,\n};\n", file);
	fprintf(file, "const int sc_schema_%s_version = %d;\n", name, version);
	if (read_step(folder, name, version + 1) != NULL)
		fail("upgrade/%s_%d_to_%d.sql is missing, but there is a later step", name, version,
			version + 1);
}

/* Changes whenever words or guard change. FNV-1a, kept positive. */
static int64_t stamp_of(const char *words, const char *guard)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (const char *c = words; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
	for (const char *c = guard; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
	return (int64_t)(hash >> 1);
}

static void write_texts_header(const char *path)
{
	struct output output = begin_output(path);

	fputs("/* Generated from the schema files by schema2c. */\n"
	      "#ifndef SC_SCHEMA_TEXT_H\n#define SC_SCHEMA_TEXT_H\n\n#include <stdint.h>\n\n"
	      "/* What continuity.db is made of. The words and the guard are replaced whole when their\n"
	      " * stamp is another one; tables of data change through steps only. */\n"
	      "extern const char sc_schema_words[];\nextern const char sc_schema_continuity[];\n"
	      "extern const char sc_schema_bookkeeping[];\nextern const char sc_schema_guard[];\n"
	      "extern const int64_t sc_schema_stamp;\n"
	      "extern const char sc_schema_state[];\n\n"
	      "/* Names, ended by NULL. */\n"
	      "extern const char *const sc_schema_word_tables[];\n"
	      "extern const char *const sc_schema_data_tables[];\n\n"
	      "/* Step N leads from version N + 1 to version N + 2; ended by NULL. */\n"
	      "extern const char *const sc_schema_continuity_steps[];\n"
	      "extern const int sc_schema_continuity_version;\n"
	      "extern const char *const sc_schema_state_steps[];\n"
	      "extern const int sc_schema_state_version;\n\n#endif\n",
		output.file);
	end_output(&output);
}

static void put_file(FILE *file, const char *folder, const char *name, const char *path)
{
	char *text = read_in(folder, path);

	put_text(file, name, text);
	free(text);
}

void write_texts(const char *folder, const char *header, const char *source)
{
	sqlite3 *database = open_schema(folder);
	char *guard = guard_text(database, folder);
	char *words = read_in(folder, "vocabulary.sql");
	struct output output = begin_output(source);

	write_texts_header(header);
	fprintf(output.file,
		"/* Generated from the schema files by schema2c. */\n#include \"%s\"\n\n"
		"#include <stddef.h>\n\n"
		"#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n",
		file_name(header));
	put_text(output.file, "words", words);
	put_file(output.file, folder, "continuity", "continuity.sql");
	put_file(output.file, folder, "bookkeeping", "bookkeeping.sql");
	put_text(output.file, "guard", guard);
	put_file(output.file, folder, "state", "state.sql");
	fprintf(output.file, "\nconst int64_t sc_schema_stamp = INT64_C(%lld);\n",
		(long long)stamp_of(words, guard));
	put_names(output.file, database, "word_tables",
		"SELECT name FROM temp.word_table ORDER BY rowid DESC");
	put_names(output.file, database, "data_tables", "SELECT name FROM temp.data_table");
	put_steps(output.file, folder, "continuity");
	put_steps(output.file, folder, "state");
	end_output(&output);
	free(words);
	sqlite3_free(guard);
	sqlite3_close(database);
}
