/* SPDX-License-Identifier: BSD-2-Clause */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "query.h"
#include "tool.h"
#include "touched.h"

struct files {
	FILE *shared;
	FILE *header;
	FILE *source;
};

static const char *c_type(const struct item *item)
{
	static const char *const types[] = {
		[KIND_INTEGER] = "int64_t",
		[KIND_TEXT] = "struct sc_text",
		[KIND_BLOB] = "struct sc_text",
		[KIND_WORD] = "enum sc_",
	};

	return types[item->kind];
}

static void put_given(FILE *file, const struct query *query)
{
	fprintf(file, "void sc_bind_%s(sqlite3_stmt *query", query->name);
	if (query->row != NULL)
		fprintf(file, ", const struct sc_%s_row *row", query->row->name);
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

static void put_struct(FILE *file, const struct query *query)
{
	fprintf(file, "struct sc_%s_row {\n", query->name);
	for (int i = 0; i < query->column_count; i++)
		fprintf(file, "\t%s%s %s;\n", c_type(&query->columns[i]), query->columns[i].word,
			query->columns[i].name);
	for (int i = 0; i < query->column_count; i++) {
		if (query->columns[i].nullable)
			fprintf(file, "\tbool has_%s;\n", query->columns[i].name);
	}
	fputs("};\n", file);
}

static void put_declarations(const struct files *files, const struct query *query)
{
	FILE *file = files->header;

	fprintf(file, "\n/* %s */\nextern const char sc_%s_sql[];\n", query->sentence, query->name);
	if (query->touched != NULL)
		fprintf(file, "extern const char sc_%s_touched_sql[];\n", query->name);
	if (query->parameter_count != 0) {
		put_given(file, query);
		fputs(";\n", file);
	}
	if (query->column_count == 0)
		return;
	if (query->shared) {
		fprintf(files->shared, "\n/* %s */\n", query->sentence);
		put_struct(files->shared, query);
		fprintf(file, "extern const struct sc_row_texts sc_%s_texts;\n", query->name);
	} else {
		put_struct(file, query);
	}
	put_read(file, query);
	fputs(";\n", file);
}

static void put_bind(FILE *file, const struct parameter *parameter, int number)
{
	static const char *const functions[] = {
		[KIND_INTEGER] = "sqlite3_bind_int64",
		[KIND_TEXT] = "bind_text",
		[KIND_BLOB] = "bind_blob",
		[KIND_WORD] = "bind_word",
	};
	const struct item *item = &parameter->item;

	fprintf(file, "\t%s(query, %d, ", functions[item->kind], number);
	if (item->kind == KIND_WORD)
		fprintf(file, "sc_%s_name(", item->word);
	fprintf(file, "%s%s%s);\n", parameter->of_row ? "row->" : "", item->name,
		item->kind == KIND_WORD ? ")" : "");
}

static void put_binds(FILE *file, const struct query *query)
{
	fputc('\n', file);
	put_given(file, query);
	fputs("\n{\n", file);
	for (int i = 0; i < query->parameter_count; i++)
		put_bind(file, &query->parameters[i], i + 1);
	fputs("}\n", file);
}

/* Where a shared row has texts, so that somebody can copy it. */
static void put_texts(FILE *file, const struct query *query)
{
	fprintf(file, "\nstatic const struct sc_row_text texts_of_%s[] = {\n", query->name);
	for (int i = 0; i < query->column_count; i++) {
		const struct item *item = &query->columns[i];

		if (item->kind == KIND_TEXT || item->kind == KIND_BLOB)
			fprintf(file, "\t{ offsetof(struct sc_%s_row, %s), %s },\n", query->name,
				item->name, item->kind == KIND_BLOB ? "true" : "false");
	}
	fprintf(file,
		"};\nconst struct sc_row_texts sc_%s_texts = {\n\ttexts_of_%s, "
		"sizeof(texts_of_%s) / sizeof(texts_of_%s[0])\n};\n",
		query->name, query->name, query->name, query->name);
}

static void put_column(FILE *file, const struct item *item, int i)
{
	const char *name = item->name;

	if (item->nullable)
		fprintf(file, "\trow->has_%s = sqlite3_column_type(query, %d) != SQLITE_NULL;\n",
			name, i);
	if (item->kind == KIND_INTEGER)
		fprintf(file, "\trow->%s = sqlite3_column_int64(query, %d);\n", name, i);
	else if (item->kind == KIND_BLOB)
		fprintf(file, "\trow->%s = blob_of(query, %d);\n", name, i);
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

static void put_sql(FILE *file, const char *name, const char *ending, const char *sql)
{
	fprintf(file, "\nconst char sc_%s%s_sql[] =\n\t", name, ending);
	put_c_string(file, sql);
	fputs(";\n", file);
}

static void put_functions(FILE *file, const struct query *query)
{
	put_sql(file, query->name, "", query->sql);
	if (query->touched != NULL)
		put_sql(file, query->name, "_touched", query->touched);
	if (query->parameter_count != 0)
		put_binds(file, query);
	if (query->column_count == 0)
		return;
	if (query->shared)
		put_texts(file, query);
	fputc('\n', file);
	put_read(file, query);
	fputs("\n{\n\t(void)problem;\n", file);
	for (int i = 0; i < query->column_count; i++)
		put_column(file, &query->columns[i], i);
	fputs("\treturn SC_STATUS_OK;\n}\n", file);
}

static void end_block(sqlite3 *database, struct query *query, const struct files *files)
{
	if (query->name[0] != '\0') {
		if (query->sql == NULL)
			refuse(query, "has", "no statement");
		split_touched(database, query);
		read_statement(database, query);
		put_declarations(files, query);
		put_functions(files->source, query);
	}
	sqlite3_free(query->sql);
	sqlite3_free(query->touched);
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
	"static struct sc_text blob_of(sqlite3_stmt *query, int column)\n{\n"
	"\tconst char *at = sqlite3_column_blob(query, column);\n\n"
	"\treturn (struct sc_text){at, (size_t)sqlite3_column_bytes(query, column)};\n}\n\n"
	"static void bind_text(sqlite3_stmt *query, int number, struct sc_text text)\n{\n"
	"\tsqlite3_bind_text(query, number, text.length == 0 ? \"\" : text.at,\n"
	"\t\t(int)text.length, SQLITE_STATIC);\n}\n\n"
	"static void bind_blob(sqlite3_stmt *query, int number, struct sc_text bytes)\n{\n"
	"\tsqlite3_bind_blob(query, number, bytes.length == 0 ? \"\" : bytes.at,\n"
	"\t\t(int)bytes.length, SQLITE_STATIC);\n}\n\n"
	"static void bind_word(sqlite3_stmt *query, int number, const char *name)\n{\n"
	"\tsqlite3_bind_text(query, number, name, -1, SQLITE_STATIC);\n}\n\n"
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

static const char shared_start[] =
	"/* Generated from the queries by schema2c: rows that the store exchanges with the floors above.\n"
	" * What their columns mean stands in the schema. */\n"
	"#ifndef SC_KEPT_H\n#define SC_KEPT_H\n\n#include <stdbool.h>\n#include <stdint.h>\n\n"
	"#include \"text.h\"\n#include \"vocabulary.h\"\n";

static const char header_start[] =
	"/* Generated from the queries by schema2c. */\n"
	"#ifndef SC_QUERIES_H\n#define SC_QUERIES_H\n\n#include <sqlite3.h>\n"
	"#include <stdbool.h>\n#include <stdint.h>\n\n#include \"problem.h\"\n"
	"#include \"%s\"\n#include \"status.h\"\n#include \"text.h\"\n"
	"#include \"vocabulary.h\"\n\n"
	"/* Text in a row lives until the next step. A row is MALFORMED, with its sentence, when it\n"
	" * holds a word that is not in the vocabulary, or text that is no clean UTF-8. Blobs may hold\n"
	" * anything. What is bound must live until the statement is reset. */\n\n"
	"/* Where a shared row has its texts. */\n"
	"struct sc_row_text {\n\tsize_t offset;\n\tbool is_blob;\n};\n"
	"struct sc_row_texts {\n\tconst struct sc_row_text *text;\n\tsize_t count;\n};\n";

static const char source_start[] =
	"/* Generated from the queries by schema2c. */\n#include \"%s\"\n\n"
	"#include <stddef.h>\n#include <stdio.h>\n\n#include \"clean_text.h\"\n\n%s";

void write_rows(sqlite3 *database, char *const *paths, int count, const struct row_outputs *names)
{
	struct output shared = begin_output(names->shared);
	struct output header = begin_output(names->header);
	struct output source = begin_output(names->source);
	const struct files files = {
		.shared = shared.file, .header = header.file, .source = source.file
	};

	fputs(shared_start, files.shared);
	fprintf(files.header, header_start, file_name(names->shared));
	fprintf(files.source, source_start, file_name(names->header), helpers);
	for (int i = 0; i < count; i++)
		write_file(database, paths[i], &files);
	fputs("\n#endif\n", files.shared);
	fputs("\n#endif\n", files.header);
	end_output(&shared);
	end_output(&header);
	end_output(&source);
}
