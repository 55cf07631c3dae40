/* SPDX-License-Identifier: BSD-2-Clause */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "provisioned.h"

#define BOOK       "../vectors/scenarios/"
#define VOCABULARY "../../schema/vocabulary.sql"

static bool complain(const struct story *story, const char *what, const char *detail)
{
	printf("\n    %s: %s %s\n", story->name, what, detail);
	return false;
}

/* Where the next line that holds only this word begins; NULL: there is none. */
static char *find_line(char *text, const char *word)
{
	size_t length = strlen(word);

	while (text != NULL && *text != '\0') {
		if (strncmp(text, word, length) == 0 && (text[length] == '\n' || text[length] == 0))
			return text;
		text = strchr(text, '\n');
		text = text == NULL ? NULL : text + 1;
	}
	return NULL;
}

/* The first text between quotes: import_begin names its source before anything else is said. */
static bool find_source(const char *sql, char source[STORY_NAME_LIMIT])
{
	const char *start = strchr(sql, '\'');
	const char *end = start == NULL ? NULL : strchr(start + 1, '\'');

	if (end == NULL || end - start > STORY_NAME_LIMIT)
		return false;
	memcpy(source, start + 1, (size_t)(end - start - 1));
	source[end - start - 1] = '\0';
	return true;
}

/* Empties the lines, so that what follows keeps its line numbers. */
static void blank(char *start, const char *end)
{
	for (; start < end; start++) {
		if (*start != '\n')
			*start = ' ';
	}
}

/* Takes the imports out of the text. */
static bool cut_imports(struct story *story, char *text)
{
	char *begin;

	while ((begin = find_line(text, "BEGIN;")) != NULL) {
		struct story_import *import = &story->imports[story->import_count];
		char *end = find_line(begin, "COMMIT;");

		if (end == NULL)
			return complain(story, "an import begins and does not end", "");
		if (story->import_count == STORY_IMPORT_LIMIT)
			return complain(story, "there are too many imports", "");
		end += strlen("COMMIT;");
		import->sql = strndup(begin, (size_t)(end - begin));
		if (import->sql == NULL)
			return complain(story, "there is not enough memory", "");
		story->import_count++;
		if (!find_source(import->sql, import->source))
			return complain(story, "an import does not name its source", "");
		blank(begin, end);
	}
	return story->import_count != 0 || complain(story, "there is no import", "");
}

static bool run(struct story *story, const char *sql)
{
	char *problem = NULL;

	if (sqlite3_exec(story->rows, sql, NULL, NULL, &problem) != SQLITE_OK)
		complain(story, "the rows are refused:", problem == NULL ? "" : problem);
	else
		return true;
	sqlite3_free(problem);
	return false;
}

static bool run_file(struct story *story, const char *path)
{
	char *sql = provisioned_file(path);
	bool done = sql == NULL ? complain(story, "cannot be read:", path) : run(story, sql);

	free(sql);
	return done;
}

bool story_open(struct story *story, const char *name)
{
	char path[sizeof(BOOK) + STORY_NAME_LIMIT + 8];
	char *text;
	bool good;

	*story = (struct story){ .rows = NULL };
	snprintf(story->name, sizeof(story->name), "%s", name);
	snprintf(path, sizeof(path), BOOK "%s.sql", story->name);
	text = provisioned_file(path);
	good = text == NULL ? complain(story, "cannot be read:", path) : cut_imports(story, text);
	good = good && sqlite3_open(":memory:", &story->rows) == SQLITE_OK &&
	       run_file(story, VOCABULARY) && run_file(story, BOOK "schema.sql") &&
	       run(story, "PRAGMA foreign_keys = ON") && run(story, text);
	free(text);
	return good;
}

void story_close(struct story *story)
{
	for (uint32_t i = 0; i < story->import_count; i++)
		free(story->imports[i].sql);
	sqlite3_close(story->rows);
	*story = (struct story){ .rows = NULL };
}

bool story_amend(struct story *story, const char *sql)
{
	return run(story, sql);
}

const char *story_import(const struct story *story, const char *source)
{
	for (uint32_t i = 0; i < story->import_count; i++) {
		if (strcmp(story->imports[i].source, source) == 0)
			return story->imports[i].sql;
	}
	return NULL;
}
