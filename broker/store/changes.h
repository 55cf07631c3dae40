/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is new in continuity.db, and for whom? One edition of the operator's data, built from one
 * read transaction: the snapshot and the list of those whom the imports since an earlier one
 * touched. Who reads again and again reads only the touched anew, as long as they are few and the
 * change log tells them all.
 */
#ifndef SC_CHANGES_H
#define SC_CHANGES_H

#include <sqlite3.h>

#include "load.h"
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

/* What a reader remembers from one reading to the next. */
struct sc_changes_memory {
	struct sc_snapshot *base; /* everybody as of some import; NULL: nothing is remembered */
	int64_t seen;             /* the import that was read last */
	int64_t *touched;         /* whom imports have touched since the base, ascending */
	uint32_t touched_count;
};

/* `since`: the version that is known already. `memory` may be NULL: everybody is read. */
enum sc_status sc_changes_read(sqlite3 *reader, struct sc_changes_memory *memory, int64_t since,
	struct sc_changes *changes, struct sc_problem *problem);
void sc_changes_free(struct sc_changes *changes);
/* Remembers a snapshot that holds everybody. */
void sc_changes_remember(struct sc_changes_memory *memory, struct sc_snapshot *everybody);
/* Takes an empty one. */
void sc_changes_forget(struct sc_changes_memory *memory);

#endif
