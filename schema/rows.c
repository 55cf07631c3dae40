/* SPDX-License-Identifier: BSD-2-Clause */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "query.h"
#include "tool.h"

static const char *c_type(const struct item *item)
{
	static const char *const types[] = {
		[KIND_INTEGER] = "int64_t",
		[KIND_TEXT] = "struct sc_text",
		[KIND_WORD] = "enum sc_",
	};

	return types[item->kind];
}

static void put_given(FILE *file, const struct query *query)
{
	fprintf(file, "void sc_bind_%s(sqlite3_stmt *query", query->name);
	for (int i = 0; i < query->given_count; i++)
		fprintf(file, ", %s %s", c_type(&query->given[i]), query->given[i].name);
	fputc(')', file);
}

static void put_read(FILE *file, const struct query *query)
{
	fprintf(file,
		"enum sc_status sc_read_%s(\n\tsqlite3_stmt *query, struct sc_%s_row *row, "
		"struct sc_problem *problem)",
		query->name, query->name);
}

static void put_declarations(FILE *file, const struct query *query)
{
	fprintf(file, "\n/* %s */\nextern const char sc_%s_sql[];\n", query->sentence, query->name);
	if (query->given_count != 0) {
		put_given(file, query);
		fputs(";\n", file);
	}
	if (query->column_count == 0)
		return;
	fprintf(file, "struct sc_%s_row {\n", query->name);
	for (int i = 0; i < query->column_count; i++)
		fprintf(file, "\t%s%s %s;\n", c_type(&query->columns[i]), query->columns[i].word,
			query->columns[i].name);
	for (int i = 0; i < query->column_count; i++) {
		if (query->columns[i].nullable)
			fprintf(file, "\tbool has_%s;\n", query->columns[i].name);
	}
	fputs("};\n", file);
	put_read(file, query);
	fputs(";\n", file);
}

static void put_binds(FILE *file, const struct query *query)
{
	fputc('\n', file);
	put_given(file, query);
	fputs("\n{\n", file);
	for (int i = 0; i < query->given_count; i++) {
		const struct item *item = &query->given[i];

		fprintf(file,
			item->kind == KIND_INTEGER
				? "\tsqlite3_bind_int64(query, sqlite3_bind_parameter_index(query, "
				  "\":%s\"), %s);\n"
				: "\tsqlite3_bind_text(query, sqlite3_bind_parameter_index(query, "
				  "\":%s\"), %s.at, (int)%s.length, SQLITE_STATIC);\n",
			item->name, item->name, item->name);
	}
	fputs("}\n", file);
}

static void put_column(FILE *file, const struct item *item, int i)
{
	const char *name = item->name;

	if (item->nullable)
		fprintf(file, "\trow->has_%s = sqlite3_column_type(query, %d) != SQLITE_NULL;\n",
			name, i);
	if (item->kind == KIND_INTEGER)
		fprintf(file, "\trow->%s = sqlite3_column_int64(query, %d);\n", name, i);
	else if (item->kind == KIND_TEXT)
		fprintf(file,
			"\tif (!sc_text_is_clean(row->%s = text_of(query, %d)))\n"
			"\t\treturn unclean_text(query, %d, problem);\n",
			name, i, i);
	else if (item->nullable)
		fprintf(file,
			"\tif (row->has_%s && !sc_%s_from_name(text_of(query, %d), &row->%s))\n"
			"\t\treturn unknown_word(query, %d, problem);\n",
			name, item->word, i, name, i);
	else
		fprintf(file,
			"\tif (!sc_%s_from_name(text_of(query, %d), &row->%s))\n"
			"\t\treturn unknown_word(query, %d, problem);\n",
			item->word, i, name, i);
}

static void put_functions(FILE *file, const struct query *query)
{
	fprintf(file, "\nconst char sc_%s_sql[] =\n\t", query->name);
	put_c_string(file, query->sql);
	fputs(";\n", file);
	if (query->given_count != 0)
		put_binds(file, query);
	if (query->column_count == 0)
		return;
	fputc('\n', file);
	put_read(file, query);
	fputs("\n{\n\t(void)problem;\n", file);
	for (int i = 0; i < query->column_count; i++)
		put_column(file, &query->columns[i], i);
	fputs("\treturn SC_STATUS_OK;\n}\n", file);
}

struct files {
	FILE *header;
	FILE *source;
};

static void end_block(sqlite3 *database, struct query *query, const struct files *files)
{
	if (query->name[0] != '\0') {
		if (query->sql == NULL)
			refuse(query, "has", "no statement");
		read_statement(database, query);
		put_declarations(files->header, query);
		put_functions(files->source, query);
	}
	sqlite3_free(query->sql);
	*query = (struct query){ .path = query->path };
}

static void write_file(sqlite3 *database, const char *path, const struct files *files)
{
	static struct query query; /* too large for a stack */
	char *text = read_text(path);
	char *place = NULL;

	query = (struct query){ .path = path };
	for (char *line = strtok_r(text, "\n", &place); line != NULL;
		line = strtok_r(NULL, "\n", &place)) {
		if (begins_block(line))
			end_block(database, &query, files);
		if (query.name[0] != '\0' || begins_block(line))
			read_block_line(&query, line);
		else if (strncmp(line, "--", 2) != 0)
			fail("%s: stands outside of every query: %s", path, line);
	}
	end_block(database, &query, files);
	free(text);
}

static const char helpers[] =
	"static struct sc_text text_of(sqlite3_stmt *query, int column)\n{\n"
	"\tconst char *at = (const char *)sqlite3_column_text(query, column);\n\n"
	"\treturn (struct sc_text){at, (size_t)sqlite3_column_bytes(query, column)};\n}\n\n"
	"static enum sc_status refuse(\n"
	"\tsqlite3_stmt *query, int column, const char *what, struct sc_problem *problem)\n{\n"
	"\treturn sc_problem_set(problem, SC_STATUS_MALFORMED, \"table %s, column %s: %s\",\n"
	"\t\tsqlite3_column_table_name(query, column),\n"
	"\t\tsqlite3_column_origin_name(query, column), what);\n}\n\n"
	"static enum sc_status unclean_text(\n"
	"\tsqlite3_stmt *query, int column, struct sc_problem *problem)\n{\n"
	"\treturn refuse(query, column, \"a text is not UTF-8 or holds control characters\",\n"
	"\t\tproblem);\n}\n\n"
	"static enum sc_status unknown_word(\n"
	"\tsqlite3_stmt *query, int column, struct sc_problem *problem)\n{\n"
	"\tstruct sc_text word = text_of(query, column);\n"
	"\tchar what[100];\n\n"
	"\tif (!sc_text_is_clean(word))\n\t\treturn unclean_text(query, column, problem);\n"
	"\tsnprintf(what, sizeof(what), \"\\\"%.40s\\\" is no word of the vocabulary\", word.at);\n"
	"\treturn refuse(query, column, what, problem);\n}\n";

void write_rows(
	sqlite3 *database, char *const *paths, int count, const char *header, const char *source)
{
	struct output declarations = begin_output(header);
	struct output functions = begin_output(source);
	struct files files = { .header = declarations.file, .source = functions.file };

	fputs("/* Generated from the queries by schema2c. */\n"
	      "#ifndef SC_QUERIES_H\n#define SC_QUERIES_H\n\n#include <sqlite3.h>\n"
	      "#include <stdbool.h>\n#include <stdint.h>\n\n#include \"problem.h\"\n"
	      "#include \"status.h\"\n#include \"text.h\"\n#include \"vocabulary.h\"\n\n"
	      "/* Text in a row lives until the next step. A row is MALFORMED, with its sentence, when it\n"
	      " * holds a word that is not in the vocabulary, or text that is no clean UTF-8. */\n",
		files.header);
	fprintf(files.source,
		"/* Generated from the queries by schema2c. */\n#include \"%s\"\n\n"
		"#include <stdio.h>\n\n#include \"clean_text.h\"\n\n%s",
		file_name(header), helpers);
	for (int i = 0; i < count; i++)
		write_file(database, paths[i], &files);
	fputs("\n#endif\n", files.header);
	end_output(&declarations);
	end_output(&functions);
}
