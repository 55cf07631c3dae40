/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a journal made of? For the files of the journal only.
 */
#ifndef SC_JOURNAL_PARTS_H
#define SC_JOURNAL_PARTS_H

#include <pthread.h>
#include <stdbool.h>

#include "journal_tidy.h"
#include "journal_unit.h"
#include "journal_writer.h"
#include "state.h"
#include "store_parts.h"

/* What went wrong so far. */
struct sc_journal_trouble {
	bool now;                 /* the latest batch was not committed */
	uint64_t count;           /* of units that failed */
	struct sc_problem latest; /* why */
};

struct sc_journal {
	char *path; /* of state.db, NULL: in memory */
	void (*committed)(void *owner);
	void *owner;
	pthread_t thread;
	bool runs; /* false: the loop commits by itself when it settles */

	/* Whoever uses the database holds `writing`: the thread, or the loop that restores. */
	pthread_mutex_t writing;
	struct sc_state state;
	struct sc_writer *writer;
	struct sc_tidier *tidier; /* NULL: in memory */

	/* Shared, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t written; /* something is waiting, or it is time to stop */
	pthread_cond_t ended;   /* a batch has ended */
	struct sc_unit_list waiting;
	struct sc_unit_list endings; /* not settled yet */
	bool busy;                   /* a batch is being committed */
	bool stop;
	int64_t stop_by; /* what has not begun by then is left out */
	struct sc_journal_trouble trouble;

	/* The loop's own. */
	struct sc_unit_list settling;
	uint32_t unit_count; /* written and not settled */
	size_t byte_count;
	struct sc_journal_trouble known; /* as far as the loop has fetched it */
};

/* Commits one batch of what is waiting; false: there was nothing. On the thread, or on the loop
 * when there is none. */
bool sc_journal_commit_some(struct sc_journal *journal);
/* Starts the thread that commits. */
enum sc_status sc_journal_start(struct sc_journal *journal, struct sc_problem *problem);
/* Lets the thread commit what is waiting, and ends it. Takes one that was not started. */
void sc_journal_stop(struct sc_journal *journal);
/* Monotonic. */
int64_t sc_journal_milliseconds(void);

#endif
