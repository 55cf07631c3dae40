/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is new in continuity.db, and for whom? One edition of the operator's data, built from one
 * read transaction: the snapshot and the list of those whom the imports since an earlier one
 * touched.
 */
#ifndef SC_CHANGES_H
#define SC_CHANGES_H

#include <sqlite3.h>

#include "problem.h"
#include "snapshot.h"

struct sc_changes {
	struct sc_snapshot *snapshot;
	int64_t data_version; /* SQLite's; another number means that somebody has committed since */
	bool everyone;
	int64_t *touched; /* ids of subscriptions, ascending */
	uint32_t touched_count;
	uint64_t microseconds; /* what it took */
	int64_t loaded_at;     /* epoch seconds */
};

/* `since`: the version that is known already. */
enum sc_status sc_changes_read(
	sqlite3 *reader, int64_t since, struct sc_changes *changes, struct sc_problem *problem);
void sc_changes_free(struct sc_changes *changes);

#endif
