/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who notices that somebody else has committed? One thread that watches continuity.db, builds the
 * next snapshot, and lays it down for the loop to fetch. It hands over whole values and keeps none:
 * what the loop has not fetched is replaced by what is newer. A commit that is refused is handed
 * over as a sentence.
 */
#ifndef SC_WORKER_H
#define SC_WORKER_H

#include "changes.h"
#include "store.h"

struct sc_worker;

/* What is fetched: a snapshot, or a refusal, or a snapshot that a newer commit was refused after.
 */
struct sc_news {
	struct sc_changes changes;      /* .snapshot is NULL when there is none */
	char refusal[SC_PROBLEM_LIMIT]; /* "" when the newest commit is in use */
};

/* `known` is what the loop has, read through this reader. The settings' strings must outlive the
 * worker, which takes the reader over in any case. */
enum sc_status sc_worker_open(struct sc_worker **worker, const struct sc_store_settings *settings,
	sqlite3 *reader, const struct sc_changes *known, struct sc_problem *problem);
/* Takes NULL. Joins the thread. */
void sc_worker_close(struct sc_worker *worker);
bool sc_worker_fetch(struct sc_worker *worker, struct sc_news *news);

#endif
