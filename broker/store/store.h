/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where do the broker's two databases live, and who notices that the operator has changed one?
 * The store opens continuity.db (the operator's, read-only) and state.db (the broker's), loads the
 * snapshot and keeps a worker thread that notices commits of other processes, builds the next
 * snapshot and hands it over whole. All functions are for the loop thread.
 */
#ifndef SC_STORE_H
#define SC_STORE_H

#include "export.h"
#include "problem.h"
#include "snapshot.h"
#include "status.h"

struct sc_store;

struct sc_store_settings {
	const char *database; /* path of continuity.db */
	const char *state;    /* path of state.db, made when absent; NULL: in memory */
	/* false: load once, start no worker, and write nothing to continuity.db: an older file is
	 * refused instead of brought up to date. A state.db that another broker has is left alone.
	 */
	bool watch;
	/* Called on a thread of the store when sc_store_take() has something; must only wake the
	 * loop. */
	void (*changed)(void *owner);
	/* The same when sc_journal_settle() has something; may be NULL. When state.db is in memory,
	 * called from sc_journal_write(). */
	void (*committed)(void *owner);
	/* Asked now and then while the files are read for the first time, on several threads, until
	 * sc_store_finish() and sc_journal_restore() have returned: true gives up with
	 * STORE_FAILED. May be NULL. */
	bool (*stops)(void *owner);
	void *owner;
};

/* What a commit touched. */
struct sc_touched {
	bool everyone;                /* policy or permissions changed, or the log does not tell */
	const int64_t *subscriptions; /* ids, ascending; they live until the next take */
	uint32_t count;
};

/* What the store says about itself. */
struct sc_store_report {
	int64_t version; /* of the snapshot in use */
	uint32_t account_count;
	uint64_t load_microseconds;  /* what building it took */
	int64_t loaded_at;           /* epoch seconds */
	const char *refusal;         /* why the newest commit is not in use, "" when it is */
	uint32_t journal_waiting;    /* units that are written and not settled */
	bool journal_fails;          /* state.db could not be written when last tried */
	uint64_t journal_failures;   /* units that were not kept since the start */
	const char *journal_failure; /* why the latest of them was not, "" when there is none */
};

SC_EXPORT enum sc_status sc_store_open(struct sc_store **store,
	const struct sc_store_settings *settings, struct sc_problem *problem);
/* The two halves of sc_store_open(). Between them continuity.db is read on a thread of the store,
 * and what the journal offers can be used; all else, snapshots too, is there after the second. A
 * second call of sc_store_finish() does nothing. */
SC_EXPORT enum sc_status sc_store_begin(struct sc_store **store,
	const struct sc_store_settings *settings, struct sc_problem *problem);
SC_EXPORT enum sc_status sc_store_finish(struct sc_store *store, struct sc_problem *problem);
/* Takes NULL and one that is not finished. Joins the threads. */
SC_EXPORT void sc_store_close(struct sc_store *store);
SC_EXPORT const struct sc_snapshot *sc_store_snapshot(const struct sc_store *store);
/* Grows with every snapshot that is put in use: what was made from one is good while this stays the
 * same. Addresses and versions come again, when files are replaced. */
SC_EXPORT uint64_t sc_store_generation(const struct sc_store *store);
/* Puts the newest snapshot in use, if there is one; false when nothing is new. A refused commit
 * returns true too, with nothing touched, so that somebody can say why (sc_store_report). */
SC_EXPORT bool sc_store_take(struct sc_store *store, struct sc_touched *touched);
SC_EXPORT void sc_store_report(const struct sc_store *store, struct sc_store_report *report);
/* Counts starts of this broker, durably; the value for Origin-State-Id (RFC 6733 8.16). A new state
 * file starts at the seconds of the epoch, so that the value grows also when the old one was lost.
 */
SC_EXPORT uint32_t sc_store_start_count(const struct sc_store *store);

#endif
