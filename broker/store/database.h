/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is a database opened? Each with its settings, and every setting read back, because SQLite
 * ignores a misspelt one. What is in it and which version it has is upgrade.h's subject.
 */
#ifndef SC_DATABASE_H
#define SC_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "problem.h"

/* The two kinds of files, told apart by application_id. */
enum sc_database_kind { SC_DATABASE_CONTINUITY, SC_DATABASE_STATE };

/* Opens continuity.db for reading only, as it is; an older version is refused. */
enum sc_status sc_database_open_reader(
	sqlite3 **database, const char *path, struct sc_problem *problem);
/* The same for whoever copies it: an older version is welcome. */
enum sc_status sc_database_open_source(
	sqlite3 **database, const char *path, struct sc_problem *problem);
/* Opens for writing and brings up to date. With `make` the file is made (mode 0640) when there is
 * none. ":memory:" is a path. */
enum sc_status sc_database_open_writer(sqlite3 **database, const char *path,
	enum sc_database_kind kind, bool make, struct sc_problem *problem);
/* Brings continuity.db up to date where it may be written; otherwise nothing happens. */
enum sc_status sc_database_upgrade(const char *path, struct sc_problem *problem);

/* Runs SQL that is ours. */
enum sc_status sc_database_run(sqlite3 *database, const char *sql, struct sc_problem *problem);
/* The first column of the first row, 0 when there is none. */
enum sc_status sc_database_number(
	sqlite3 *database, const char *sql, int64_t *number, struct sc_problem *problem);

#endif
