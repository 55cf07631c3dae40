/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a file become one of today? A new file gets the whole schema, an older one the steps
 * that it lacks, each in one transaction; the words, views and triggers of continuity.db are
 * nobody's data and are replaced whole when they are of another edition. Foreign and newer files
 * are refused.
 */
#ifndef SC_UPGRADE_H
#define SC_UPGRADE_H

#include "database.h"

/* The version of the file, 0 when it is empty. */
enum sc_status sc_upgrade_version(
	sqlite3 *database, enum sc_database_kind kind, int *version, struct sc_problem *problem);
/* Whether sc_upgrade() would change something. */
enum sc_status sc_upgrade_needed(
	sqlite3 *database, enum sc_database_kind kind, bool *needed, struct sc_problem *problem);
enum sc_status sc_upgrade(
	sqlite3 *database, enum sc_database_kind kind, struct sc_problem *problem);
/* The version that this broker writes. */
int sc_upgrade_newest(enum sc_database_kind kind);

#endif
