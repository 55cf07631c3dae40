/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do AF sessions come back whole? Three queries side by side, which all go by the number of the
 * session: its row, its media, their flows. For the restoring only.
 */
#ifndef SC_JOURNAL_SESSIONS_H
#define SC_JOURNAL_SESSIONS_H

#include <sqlite3.h>
#include <stdbool.h>

#include "journal.h"

/* What a restoring is about. */
struct sc_reading {
	sqlite3 *database;
	const struct sc_restore *visitor;
	struct sc_problem *problem;
};

/* Stands on the first row afterwards, if there is one. The query is to be finalised in any case. */
enum sc_status sc_reading_begin(
	const struct sc_reading *reading, const char *sql, sqlite3_stmt **query, bool *has_row);
enum sc_status sc_reading_step(
	const struct sc_reading *reading, sqlite3_stmt *query, bool *has_row);
/* Calls visitor->session for each. */
enum sc_status sc_reading_sessions(const struct sc_reading *reading);

#endif
