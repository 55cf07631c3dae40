/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does continuity.db become a snapshot? Whole and checked, or not at all: a row that refers to
 * nothing, a word that does not exist, an identity that is none, a policy that leaves media
 * uncovered, or an import that was never ended is refused with the sentence that names it. Called
 * inside a read transaction, or by an import before it commits.
 */
#ifndef SC_LOAD_H
#define SC_LOAD_H

#include <sqlite3.h>

#include "problem.h"
#include "snapshot.h"

/* What is accepted although somebody should look. */
struct sc_warnings {
	uint32_t count;
	uint32_t room;
	char (*sentences)[SC_PROBLEM_LIMIT]; /* the first `room` of them */
};

/* Subscriptions by their ids, ascending, each once. */
struct sc_ids {
	const int64_t *at;
	uint32_t count;
};

/* `warnings` may be NULL. */
enum sc_status sc_snapshot_load(sqlite3 *database, struct sc_snapshot **snapshot,
	struct sc_warnings *warnings, struct sc_problem *problem);
/* Reads some subscriptions anew and shares everything else with a base that was loaded whole, when
 * nothing else has changed since. Refuses also what only shows that more has changed: whoever is
 * refused loads everybody, and is told what is wrong. */
enum sc_status sc_snapshot_load_touched(sqlite3 *database, struct sc_snapshot *base,
	struct sc_ids touched, struct sc_snapshot **snapshot, struct sc_problem *problem);
/* One more holder. */
struct sc_snapshot *sc_snapshot_share(struct sc_snapshot *snapshot);
/* One holder less; the last one frees it. Takes NULL and half-filled ones. */
void sc_snapshot_free(struct sc_snapshot *snapshot);

#endif
