/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where do the store's tests work? In a directory of their own with real files, a small network in
 * SQL, and ways to bring more in: the importer, and the plain sqlite3 shell.
 */
#ifndef SC_SCRATCH_H
#define SC_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import.h"
#include "store.h"

enum { SCRATCH_PATH = 128 };

struct scratch {
	char directory[SCRATCH_PATH];
	char database[SCRATCH_PATH + 32];
	char state[SCRATCH_PATH + 32];
	struct sc_problem problem;      /* of the latest call */
	struct sc_import_report report; /* of the latest import that went well */
};

/* One default policy set, subscriptions "alice" and "bob" with a device, a contact each. */
extern const char scratch_network[];

void scratch_open(struct scratch *scratch);
void scratch_close(struct scratch *scratch);
enum sc_status scratch_import(struct scratch *scratch, const char *sql);
/* Opens the store without a watch; NULL with the problem set. */
struct sc_store *scratch_store(struct scratch *scratch);
/* Pipes SQL into `sqlite3 continuity.db`; what it said, cut at the size, is in `said`. */
int scratch_shell(struct scratch *scratch, const char *sql, char *said, size_t size);
/* One number out of the database, -1 when there is none. */
int64_t scratch_number(struct scratch *scratch, const char *sql);
/* One word out of the database; false when there is none, or it is longer than the buffer. */
bool scratch_word(struct scratch *scratch, const char *sql, char *word, size_t size);
/* The SQL of all objects of any database, without comments and white space, sorted by name; to be
 * freed by sqlite3_free(). */
char *scratch_schema(const char *path);
bool scratch_says(const struct scratch *scratch, const char *words);

#endif
