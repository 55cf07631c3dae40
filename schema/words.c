/* SPDX-License-Identifier: BSD-2-Clause */
#include "words.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "tool.h"

enum { SET_LIMIT = 32, NAME_LIMIT = 64 };

/* A link: each word of `owner` stands for a set of words of `member`. */
struct link {
	char owner[NAME_LIMIT];
	char owner_column[NAME_LIMIT];
	char member[NAME_LIMIT];
	char member_column[NAME_LIMIT];
	int columns;
};

static const char tables_query[] =
	"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
	"ORDER BY rowid";
static const char further_query[] = "SELECT name, type FROM pragma_table_info(?) "
				    "WHERE name NOT IN ('id', 'name') ORDER BY cid";

static void keep_name(char *to, const char *name)
{
	size_t length = strlen(name);

	if (length >= NAME_LIMIT)
		fail("vocabulary: the name %s is longer than %d letters", name, NAME_LIMIT - 1);
	memcpy(to, name, length + 1);
}

bool is_word_table(sqlite3 *database, const char *table)
{
	sqlite3_stmt *query = ask(database,
		"SELECT count(*) FROM pragma_table_info(?) WHERE name IN ('id', 'name')", table,
		NULL);
	bool both = next_row(database, query) && sqlite3_column_int(query, 0) == 2;

	sqlite3_finalize(query);
	return both;
}

static struct link link_of(sqlite3 *database, const char *table)
{
	struct link link = { .columns = 0 };
	sqlite3_stmt *query = ask(database,
		"SELECT i.name, k.\"table\" FROM pragma_table_info(?1) i "
		"LEFT JOIN pragma_foreign_key_list(?1) k ON k.\"from\" = i.name AND k.\"to\" = 'name' "
		"ORDER BY i.cid",
		table, NULL);

	while (next_row(database, query)) {
		if (sqlite3_column_type(query, 1) == SQLITE_NULL ||
			!is_word_table(database, column(query, 1)) || ++link.columns > 2)
			fail("vocabulary: table %s neither holds words (id, name) nor links two "
			     "tables of words",
				table);
		keep_name(link.columns == 1 ? link.owner_column : link.member_column,
			column(query, 0));
		keep_name(link.columns == 1 ? link.owner : link.member, column(query, 1));
	}
	if (link.columns != 2)
		fail("vocabulary: table %s neither holds words (id, name) nor links two tables of "
		     "words",
			table);
	return link;
}

/* Ids count from 0, names are different as C names, and none of them is COUNT. */
static void check_words(sqlite3 *database, const char *table)
{
	char *sql = sqlite3_mprintf("SELECT id, name FROM \"%w\" ORDER BY id", table);
	char *twice = sqlite3_mprintf("SELECT upper(name) FROM \"%w\" GROUP BY "
				      "replace(replace(upper(name), '-', '_'), ' ', '_') "
				      "HAVING count(*) > 1 OR upper(name) = 'COUNT'",
		table);
	sqlite3_stmt *query = ask(database, sql, NULL);
	int expected = 0;

	for (; next_row(database, query); expected++) {
		if (sqlite3_column_int64(query, 0) != expected)
			fail("vocabulary: table %s has a gap in its ids: %d is missing before %s "
			     "(%s)",
				table, expected, column(query, 0), column(query, 1));
		if (!isalnum((unsigned char)column(query, 1)[0]))
			fail("vocabulary: table %s: the name \"%s\" does not start with a letter or "
			     "digit",
				table, column(query, 1));
	}
	if (expected == 0)
		fail("vocabulary: table %s has no words", table);
	query = ask(database, twice, NULL);
	if (next_row(database, query))
		fail("vocabulary: table %s: the name %s cannot become a C name of its own", table,
			column(query, 0));
	sqlite3_free(sql);
	sqlite3_free(twice);
}

static void check_set_size(sqlite3 *database, const char *member)
{
	char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", member);
	sqlite3_stmt *query = ask(database, sql, NULL);

	if (next_row(database, query) && sqlite3_column_int(query, 0) > SET_LIMIT)
		fail("vocabulary: table %s has more than %d words and cannot form sets", member,
			SET_LIMIT);
	sqlite3_finalize(query);
	sqlite3_free(sql);
}

static void put_enum(FILE *file, sqlite3 *database, const char *table)
{
	char *sql = sqlite3_mprintf("SELECT name FROM \"%w\" ORDER BY id", table);
	sqlite3_stmt *query = ask(database, sql, NULL);

	fprintf(file, "\nenum sc_%s {\n", table);
	while (next_row(database, query)) {
		fputs("\tSC_", file);
		put_c_name(file, table, true);
		fputc('_', file);
		put_c_name(file, column(query, 0), true);
		fputs(",\n", file);
	}
	fputs("\tSC_", file);
	put_c_name(file, table, true);
	fprintf(file, "_COUNT\n};\n");
	fprintf(file, "SC_EXPORT const char *sc_%s_name(enum sc_%s word);\n", table, table);
	fprintf(file, "SC_EXPORT bool sc_%s_from_name(struct sc_text name, enum sc_%s *word);\n",
		table, table);
	sqlite3_free(sql);
}

static const char *c_type(const char *table, const char *name, const char *type)
{
	if (strcmp(type, "INTEGER") == 0)
		return "int32_t ";
	if (strcmp(type, "TEXT") == 0)
		return "const char *";
	fail("vocabulary: table %s: column %s is neither TEXT nor INTEGER", table, name);
}

static void put_header_words(FILE *file, sqlite3 *database, const char *table)
{
	sqlite3_stmt *further = ask(database, further_query, table, NULL);

	check_words(database, table);
	put_enum(file, database, table);
	while (next_row(database, further))
		fprintf(file, "SC_EXPORT %ssc_%s_%s(enum sc_%s word);\n",
			c_type(table, column(further, 0), column(further, 1)), table,
			column(further, 0), table);
}

static void put_value(FILE *file, const char *table, sqlite3_stmt *words)
{
	int64_t number = sqlite3_column_int64(words, 1);

	if (sqlite3_column_type(words, 1) == SQLITE_NULL)
		fail("vocabulary: table %s: a column of \"%s\" is empty", table, column(words, 0));
	if (sqlite3_column_type(words, 1) == SQLITE_TEXT)
		put_c_string(file, column(words, 1));
	else if (number < INT32_MIN || number > INT32_MAX)
		fail("vocabulary: table %s: the number of \"%s\" is too large", table,
			column(words, 0));
	else
		fprintf(file, "%lld", (long long)number);
}

/* One look-up: a table of values indexed by the word, and what a word out of range gives. */
static void put_look_up(
	FILE *file, sqlite3 *database, const char *table, const char *name, const char *type)
{
	char *sql = sqlite3_mprintf("SELECT name, \"%w\" FROM \"%w\" ORDER BY id", name, table);
	sqlite3_stmt *words = ask(database, sql, NULL);

	fprintf(file, "\nstatic %sconst %s_%s_of[] = {\n", type, table, name);
	while (next_row(database, words)) {
		fputc('\t', file);
		put_value(file, table, words);
		fputs(",\n", file);
	}
	fprintf(file, "};\n\n%ssc_%s_%s(enum sc_%s word)\n{\n\treturn (unsigned)word < SC_", type,
		table, name, table);
	put_c_name(file, table, true);
	fprintf(file, "_COUNT ? %s_%s_of[word] : %s;\n}\n", table, name,
		strcmp(type, "int32_t ") == 0 ? "-1" : "\"?\"");
	sqlite3_free(sql);
}

static void put_source_words(FILE *file, sqlite3 *database, const char *table)
{
	sqlite3_stmt *further = ask(database, further_query, table, NULL);

	put_look_up(file, database, table, "name", "const char *");
	fprintf(file,
		"\nbool sc_%s_from_name(struct sc_text name, enum sc_%s *word)\n{\n"
		"\tint found = find_word(name, %s_name_of, SC_COUNT_OF(%s_name_of));\n\n"
		"\tif (found < 0)\n\t\treturn false;\n"
		"\t*word = (enum sc_%s)found;\n\treturn true;\n}\n",
		table, table, table, table, table);
	while (next_row(database, further))
		put_look_up(file, database, table, column(further, 0),
			c_type(table, column(further, 0), column(further, 1)));
}

static void put_header_link(FILE *file, sqlite3 *database, const char *table)
{
	struct link link = link_of(database, table);

	check_set_size(database, link.member);
	fprintf(file,
		"\n/* Bit N stands for the %s with id N. */\n"
		"SC_EXPORT uint32_t sc_%s_members(enum sc_%s word);\n",
		link.member, link.owner, link.owner);
}

static void put_source_link(FILE *file, sqlite3 *database, const char *table)
{
	struct link link = link_of(database, table);
	char *sql = sqlite3_mprintf("SELECT coalesce(sum(1 << m.id), 0) FROM \"%w\" o "
				    "LEFT JOIN \"%w\" l ON l.\"%w\" = o.name "
				    "LEFT JOIN \"%w\" m ON m.name = l.\"%w\" "
				    "GROUP BY o.id ORDER BY o.id",
		link.owner, table, link.owner_column, link.member, link.member_column);
	sqlite3_stmt *sets = ask(database, sql, NULL);

	fprintf(file, "\nstatic const uint32_t %s_members_of[] = {\n", link.owner);
	while (next_row(database, sets))
		fprintf(file, "\tUINT32_C(0x%08llx),\n",
			(unsigned long long)sqlite3_column_int64(sets, 0));
	fprintf(file,
		"};\n\nuint32_t sc_%s_members(enum sc_%s word)\n{\n"
		"\treturn (unsigned)word < SC_COUNT_OF(%s_members_of) ? %s_members_of[word] : 0;\n}\n",
		link.owner, link.owner, link.owner, link.owner);
	sqlite3_free(sql);
}

static void write_header(sqlite3 *database, const char *path)
{
	struct output output = begin_output(path);
	sqlite3_stmt *tables = ask(database, tables_query, NULL);

	fputs("/* Generated from vocabulary.sql by schema2c. */\n"
	      "#ifndef SC_VOCABULARY_H\n#define SC_VOCABULARY_H\n\n"
	      "#include <stdbool.h>\n#include <stdint.h>\n\n"
	      "#include \"export.h\"\n#include \"text.h\"\n\n"
	      "/* A word out of range has the name \"?\", the number -1 and an empty set. */\n",
		output.file);
	while (next_row(database, tables)) {
		const char *table = column(tables, 0);

		if (is_word_table(database, table))
			put_header_words(output.file, database, table);
		else
			put_header_link(output.file, database, table);
	}
	fputs("\n#endif\n", output.file);
	end_output(&output);
}

static void write_source(sqlite3 *database, const char *path, const char *header)
{
	struct output output = begin_output(path);
	sqlite3_stmt *tables = ask(database, tables_query, NULL);

	fprintf(output.file,
		"/* Generated from vocabulary.sql by schema2c. */\n#include \"%s\"\n\n"
		"static int find_word(struct sc_text name, const char *const *names, size_t count)\n"
		"{\n\tfor (size_t i = 0; name.length != 0 && i < count; i++) {\n"
		"\t\tif (names[i][0] == name.at[0] && sc_text_equal(name, sc_text_of(names[i])))\n"
		"\t\t\treturn (int)i;\n\t}\n\treturn -1;\n}\n",
		file_name(header));
	while (next_row(database, tables)) {
		const char *table = column(tables, 0);

		if (is_word_table(database, table))
			put_source_words(output.file, database, table);
		else
			put_source_link(output.file, database, table);
	}
	end_output(&output);
}

void write_words(sqlite3 *database, const char *header, const char *source)
{
	write_header(database, header);
	write_source(database, source, header);
}
