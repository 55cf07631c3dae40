/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a store made of? For store.c and the journal only.
 */
#ifndef SC_STORE_PARTS_H
#define SC_STORE_PARTS_H

#include "changes.h"
#include "first_reading.h"
#include "journal.h"
#include "worker.h"

struct sc_journal;

/* How many steps of SQLite's machine lie between two questions whether to give up: below 1 ms. */
enum { SC_STORE_STEPS = 10000 };

struct sc_store {
	char *database;
	struct sc_store_settings
		settings; /* the database is this one's own, the state is not here */
	struct sc_first_reading *reading; /* NULL: it is done */
	struct sc_changes current;        /* what the loop uses */
	uint64_t generation;              /* how often that has changed */
	char refusal[SC_PROBLEM_LIMIT];
	struct sc_journal *journal;
	struct sc_worker *worker; /* NULL: nothing is watched */
};

/* Whether whoever has these settings wants to give up. */
bool sc_store_is_stopped(const struct sc_store_settings *settings);

/* Opens state.db and starts the thread that writes it; none when it is in memory. */
enum sc_status sc_journal_open(struct sc_journal **journal,
	const struct sc_store_settings *settings, struct sc_problem *problem);
/* Takes NULL. Commits what is waiting, for a bounded time, and calls nobody. */
void sc_journal_close(struct sc_journal *journal);
uint32_t sc_journal_start_count(const struct sc_journal *journal);
/* Fills the journal's part. */
void sc_journal_report(const struct sc_journal *journal, struct sc_store_report *report);

#endif
