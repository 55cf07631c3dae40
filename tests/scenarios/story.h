/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a file of the scenario book hold? Imports as an operator writes them, and rows that say
 * what happens and what has to be decided; tests/vectors/scenarios/schema.sql tells how both look.
 * This cuts them apart and gives the rows a database of their own.
 */
#ifndef SC_STORY_H
#define SC_STORY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

enum { STORY_IMPORT_LIMIT = 8, STORY_NAME_LIMIT = 64 };

struct story_import {
	char source[STORY_NAME_LIMIT];
	char *sql;
};

struct story {
	char name[STORY_NAME_LIMIT]; /* of the file, without folder and ending */
	struct story_import imports[STORY_IMPORT_LIMIT];
	uint32_t import_count;
	sqlite3 *rows; /* the vocabulary, the tables of the book and the rows of the story */
};

/* False: the reason was printed. Close it all the same. */
bool story_open(struct story *story, const char *name);
void story_close(struct story *story);
/* SQL that changes the rows. False: the reason was printed. */
bool story_amend(struct story *story, const char *sql);
/* The import of that source, NULL: there is none. */
const char *story_import(const struct story *story, const char *source);

#endif
