/* SPDX-License-Identifier: BSD-2-Clause */
#include "tool.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void fail(const char *format, ...)
{
	va_list values;

	fputs("schema2c: ", stderr);
	va_start(values, format);
	vfprintf(stderr, format, values);
	va_end(values);
	fputc('\n', stderr);
	_Exit(EXIT_FAILURE); /* nothing that was being written shall be finished */
}

static void *allocate(size_t bytes)
{
	void *memory = malloc(bytes);

	if (memory == NULL)
		fail("out of memory");
	return memory;
}

char *read_text(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	long size = 0;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0 ||
		fseek(file, 0, SEEK_SET) != 0)
		fail("%s: cannot be read: %s", path, strerror(errno));
	text = allocate((size_t)size + 1);
	if (fread(text, 1, (size_t)size, file) != (size_t)size)
		fail("%s: cannot be read: %s", path, strerror(errno));
	fclose(file);
	text[size] = '\0';
	if (strlen(text) != (size_t)size)
		fail("%s: holds a NUL byte", path);
	return text;
}

const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

sqlite3 *open_database(void)
{
	sqlite3 *database = NULL;

	if (sqlite3_open(":memory:", &database) != SQLITE_OK)
		fail("no database in memory: %s", sqlite3_errmsg(database));
	run_text(database, "PRAGMA foreign_keys = ON");
	return database;
}

static int line_of(const char *text, const char *at)
{
	int line = 1;

	for (const char *c = text; c < at; c++)
		line += *c == '\n';
	return line;
}

static const char *skip_blank(const char *sql)
{
	for (;;) {
		while (isspace((unsigned char)*sql))
			sql++;
		if (sql[0] != '-' || sql[1] != '-')
			return sql;
		while (*sql != '\0' && *sql != '\n')
			sql++;
	}
}

void run_file(sqlite3 *database, const char *path)
{
	char *text = read_text(path);

	for (const char *sql = skip_blank(text), *rest = sql; *sql != '\0';
		sql = skip_blank(rest)) {
		sqlite3_stmt *statement = NULL;
		int ending = sqlite3_prepare_v2(database, sql, -1, &statement, &rest);

		if (ending == SQLITE_OK) {
			do {
				ending = sqlite3_step(statement);
			} while (ending == SQLITE_ROW);
		}
		if (ending != SQLITE_DONE)
			fail("%s:%d: %s", path, line_of(text, sql), sqlite3_errmsg(database));
		sqlite3_finalize(statement);
	}
	free(text);
}

void run_text(sqlite3 *database, const char *sql)
{
	if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail("%s: %s", sql, sqlite3_errmsg(database));
}

sqlite3_stmt *ask(sqlite3 *database, const char *sql, ...)
{
	sqlite3_stmt *query = NULL;
	const char *value = NULL;
	int number = 0;
	va_list values;

	if (sqlite3_prepare_v2(database, sql, -1, &query, NULL) != SQLITE_OK)
		fail("%s: %s", sql, sqlite3_errmsg(database));
	va_start(values, sql);
	while ((value = va_arg(values, const char *)) != NULL)
		sqlite3_bind_text(query, ++number, value, -1, SQLITE_TRANSIENT);
	va_end(values);
	return query;
}

bool next_row(sqlite3 *database, sqlite3_stmt *query)
{
	int ending = sqlite3_step(query);

	if (ending == SQLITE_ROW)
		return true;
	if (ending != SQLITE_DONE)
		fail("%s: %s", sqlite3_sql(query), sqlite3_errmsg(database));
	sqlite3_finalize(query);
	return false;
}

const char *column(sqlite3_stmt *query, int index)
{
	const char *text = (const char *)sqlite3_column_text(query, index);

	return text == NULL ? "" : text;
}

struct output begin_output(const char *path)
{
	struct output output = { .path = path, .draft = allocate(strlen(path) + 5) };

	sprintf(output.draft, "%s.new", path);
	output.file = fopen(output.draft, "wb");
	if (output.file == NULL)
		fail("%s: cannot be written: %s", output.draft, strerror(errno));
	return output;
}

static bool same_content(const char *path, const char *other)
{
	FILE *file = fopen(path, "rb");
	bool same = false;

	if (file != NULL) {
		char *old = NULL;
		char *new = NULL;

		fclose(file);
		old = read_text(path);
		new = read_text(other);
		same = strcmp(old, new) == 0;
		free(old);
		free(new);
	}
	return same;
}

void end_output(struct output *output)
{
	if (ferror(output->file) != 0 || fclose(output->file) != 0)
		fail("%s: cannot be written: %s", output->draft, strerror(errno));
	if (same_content(output->path, output->draft))
		remove(output->draft);
	else if (rename(output->draft, output->path) != 0)
		fail("%s: cannot be written: %s", output->path, strerror(errno));
	free(output->draft);
}

void put_c_name(FILE *file, const char *word, bool upper)
{
	for (; *word != '\0'; word++) {
		int letter = (unsigned char)*word;

		if (!isalnum(letter))
			fputc('_', file);
		else
			fputc(upper ? toupper(letter) : tolower(letter), file);
	}
}

void put_c_string(FILE *file, const char *text)
{
	fputc('"', file);
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			fputs(text[1] == '\0' ? "\\n" : "\\n\"\n\t\"", file);
		else if (*text == '"' || *text == '\\')
			fprintf(file, "\\%c", *text);
		else
			fputc(*text, file);
	}
	fputc('"', file);
}
