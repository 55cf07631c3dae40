/* SPDX-License-Identifier: BSD-2-Clause */
#include "journal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "journal_parts.h"

/* How long the thread waits for somebody else's lock before everybody is told. */
enum { JOURNAL_BUSY_MILLISECONDS = 300 };

static enum sc_status out_of_memory(struct sc_problem *problem)
{
	return sc_problem_set(problem, SC_STATUS_OUT_OF_MEMORY, "there is not enough memory");
}

static void make_locks(struct sc_journal *journal)
{
	pthread_condattr_t monotonic;

	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&journal->writing, NULL);
	pthread_mutex_init(&journal->lock, NULL);
	pthread_cond_init(&journal->written, NULL);
	pthread_cond_init(&journal->ended, &monotonic);
	pthread_condattr_destroy(&monotonic);
}

static enum sc_status open_writer(struct sc_journal *journal,
	const struct sc_store_settings *settings, struct sc_problem *problem)
{
	enum sc_status status =
		sc_state_open(&journal->state, settings->state, !settings->watch, problem);

	if (status == SC_STATUS_OK && journal->state.lock >= 0) {
		journal->path = strdup(settings->state);
		status = journal->path == NULL ? out_of_memory(problem) : SC_STATUS_OK;
	}
	if (status == SC_STATUS_OK)
		status = sc_writer_open(&journal->writer, journal->state.database, problem);
	if (status == SC_STATUS_OK)
		sqlite3_busy_timeout(journal->state.database, JOURNAL_BUSY_MILLISECONDS);
	if (status == SC_STATUS_OK && journal->path != NULL)
		status = sc_tidier_open(&journal->tidier, journal->path, problem);
	return status;
}

enum sc_status sc_journal_open(struct sc_journal **journal,
	const struct sc_store_settings *settings, struct sc_problem *problem)
{
	struct sc_journal *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OK;

	if (opened == NULL)
		return out_of_memory(problem);
	opened->committed = settings->committed;
	opened->owner = settings->owner;
	opened->state.lock = -1;
	make_locks(opened);
	status = open_writer(opened, settings, problem);
	if (status == SC_STATUS_OK && opened->path != NULL)
		status = sc_journal_start(opened, problem);
	if (status != SC_STATUS_OK) {
		sc_journal_close(opened);
		return status;
	}
	*journal = opened;
	return SC_STATUS_OK;
}

void sc_journal_close(struct sc_journal *journal)
{
	if (journal == NULL)
		return;
	sc_journal_stop(journal);
	sc_unit_free_all(&journal->waiting);
	sc_unit_free_all(&journal->endings);
	sc_unit_free_all(&journal->settling);
	sc_tidier_close(journal->tidier);
	sc_writer_close(journal->writer);
	sc_state_close(&journal->state);
	pthread_cond_destroy(&journal->ended);
	pthread_cond_destroy(&journal->written);
	pthread_mutex_destroy(&journal->lock);
	pthread_mutex_destroy(&journal->writing);
	free(journal->path);
	free(journal);
}

enum sc_status sc_journal_write(struct sc_store *store, const struct sc_change *changes,
	uint32_t count, const struct sc_journal_receipt *receipt)
{
	struct sc_journal *journal = store->journal;
	struct sc_unit *unit = NULL;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	if (journal->unit_count < SC_JOURNAL_UNIT_LIMIT)
		status = sc_unit_make(
			&unit, changes, count, SC_JOURNAL_BYTE_LIMIT - journal->byte_count);
	if (status != SC_STATUS_OK)
		return status;
	unit->receipt = *receipt;
	journal->unit_count++;
	journal->byte_count += unit->size;
	pthread_mutex_lock(&journal->lock);
	sc_unit_append(&journal->waiting, unit);
	pthread_cond_signal(&journal->written);
	pthread_mutex_unlock(&journal->lock);
	if (!journal->runs && journal->committed != NULL)
		journal->committed(journal->owner);
	return SC_STATUS_OK;
}

static void fetch_endings(struct sc_journal *journal)
{
	pthread_mutex_lock(&journal->lock);
	sc_unit_join(&journal->settling, &journal->endings);
	journal->known = journal->trouble;
	pthread_mutex_unlock(&journal->lock);
}

/* Whoever is told may write, and may even settle. */
void sc_journal_settle(struct sc_store *store)
{
	struct sc_journal *journal = store->journal;
	struct sc_unit *unit = NULL;

	while (!journal->runs && sc_journal_commit_some(journal))
		continue;
	fetch_endings(journal);
	while ((unit = sc_unit_take_first(&journal->settling)) != NULL) {
		struct sc_journal_receipt receipt = unit->receipt;
		enum sc_status status = unit->status;

		journal->unit_count--;
		journal->byte_count -= unit->size;
		free(unit);
		receipt.done(receipt.owner, status);
	}
}

/* Until the thread has nothing to do, or it is `until`. */
static void wait_for_thread(struct sc_journal *journal, int64_t until)
{
	const struct timespec deadline = { .tv_sec = until / 1000,
		.tv_nsec = until % 1000 * 1000000 };
	int waited = 0;

	pthread_mutex_lock(&journal->lock);
	while (journal->runs && waited == 0 && (journal->waiting.first != NULL || journal->busy))
		waited = pthread_cond_timedwait(&journal->ended, &journal->lock, &deadline);
	pthread_mutex_unlock(&journal->lock);
}

enum sc_status sc_journal_flush(struct sc_store *store)
{
	struct sc_journal *journal = store->journal;
	int64_t until = sc_journal_milliseconds() + SC_JOURNAL_FLUSH_MILLISECONDS;

	do {
		wait_for_thread(journal, until);
		sc_journal_settle(store);
	} while (journal->unit_count != 0 && sc_journal_milliseconds() < until);
	return journal->unit_count == 0 ? SC_STATUS_OK : SC_STATUS_STORE_FAILED;
}

uint32_t sc_journal_start_count(const struct sc_journal *journal)
{
	return journal->state.start_count;
}

void sc_journal_report(const struct sc_journal *journal, struct sc_store_report *report)
{
	report->journal_waiting = journal->unit_count;
	report->journal_fails = journal->known.now;
	report->journal_failures = journal->known.count;
	report->journal_failure = journal->known.latest.sentence;
}
