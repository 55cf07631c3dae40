/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Group commit: while one batch goes to the disk the next gathers, so that the more there is to do
 * the less each unit costs.
 */
#include <string.h>
#include <time.h>

#include "journal_parts.h"
#include "thread.h"

enum {
	BATCH_UNITS = 1024,
	BATCH_BYTES = 8 * 1024 * 1024, /* one larger unit is a batch of its own */
	MILLISECOND = 1000000,         /* nanoseconds */
};

int64_t sc_journal_milliseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / MILLISECOND;
}

/* Under the lock. */
static struct sc_unit_list take_batch(struct sc_journal *journal)
{
	struct sc_unit_list batch = { 0 };
	size_t bytes = 0;

	for (int i = 0; i < BATCH_UNITS && journal->waiting.first != NULL; i++) {
		bytes += journal->waiting.first->size;
		if (i != 0 && bytes > BATCH_BYTES)
			break;
		sc_unit_append(&batch, sc_unit_take_first(&journal->waiting));
	}
	journal->busy = batch.first != NULL;
	return batch;
}

/* SQLite would go on writing a file that no path leads to any more. */
static enum sc_status commit(
	struct sc_journal *journal, struct sc_unit_list *batch, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	pthread_mutex_lock(&journal->writing);
	if (journal->path != NULL && sc_state_is_replaced(&journal->state, journal->path)) {
		status = sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"%s is no longer the file that was opened: put it back or start again",
			journal->path);
		for (struct sc_unit *unit = batch->first; unit != NULL; unit = unit->next)
			unit->status = status;
	} else {
		status = sc_writer_commit(journal->writer, batch, problem);
	}
	pthread_mutex_unlock(&journal->writing);
	return status;
}

/* Under the lock. */
static void note_trouble(struct sc_journal *journal, const struct sc_unit_list *ended,
	enum sc_status status, const struct sc_problem *problem)
{
	uint64_t failed = 0;

	for (const struct sc_unit *unit = ended->first; unit != NULL; unit = unit->next)
		failed += unit->status != SC_STATUS_OK;
	journal->trouble.now = status != SC_STATUS_OK;
	journal->trouble.count += failed;
	if (failed != 0)
		journal->trouble.latest = *problem;
}

/* When the file cannot be written, those who wait behind the batch need not wait longer. */
static void lay_down(struct sc_journal *journal, struct sc_unit_list *batch, enum sc_status status,
	const struct sc_problem *problem)
{
	pthread_mutex_lock(&journal->lock);
	if (status != SC_STATUS_OK) {
		for (struct sc_unit *unit = journal->waiting.first; unit != NULL; unit = unit->next)
			unit->status = status;
		sc_unit_join(batch, &journal->waiting);
	}
	note_trouble(journal, batch, status, problem);
	sc_unit_join(&journal->endings, batch);
	journal->busy = false;
	pthread_cond_broadcast(&journal->ended);
	pthread_mutex_unlock(&journal->lock);
}

bool sc_journal_commit_some(struct sc_journal *journal)
{
	struct sc_problem problem = { .sentence = "" };
	struct sc_unit_list batch = { 0 };
	enum sc_status status = SC_STATUS_OK;

	pthread_mutex_lock(&journal->lock);
	batch = take_batch(journal);
	pthread_mutex_unlock(&journal->lock);
	if (batch.first == NULL)
		return false;
	status = commit(journal, &batch, &problem);
	lay_down(journal, &batch, status, &problem);
	return true;
}

/* Waits for work; false: it is time to stop. */
static bool wait_for_units(struct sc_journal *journal)
{
	bool goes_on = true;

	pthread_mutex_lock(&journal->lock);
	while (journal->waiting.first == NULL && !journal->stop)
		pthread_cond_wait(&journal->written, &journal->lock);
	if (journal->stop)
		goes_on = journal->waiting.first != NULL &&
			  sc_journal_milliseconds() < journal->stop_by;
	pthread_mutex_unlock(&journal->lock);
	return goes_on;
}

static void *run(void *owner)
{
	struct sc_journal *journal = owner;

	while (wait_for_units(journal)) {
		if (sc_journal_commit_some(journal) && journal->committed != NULL)
			journal->committed(journal->owner);
		sc_tidier_note(journal->tidier, sc_writer_log_pages(journal->writer));
	}
	return NULL;
}

enum sc_status sc_journal_start(struct sc_journal *journal, struct sc_problem *problem)
{
	int failure = sc_thread_start(&journal->thread, run, journal);

	journal->runs = failure == 0;
	if (failure == 0)
		return SC_STATUS_OK;
	return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
		"the thread that writes %s cannot start: %s", journal->path, strerror(failure));
}

void sc_journal_stop(struct sc_journal *journal)
{
	if (!journal->runs)
		return;
	pthread_mutex_lock(&journal->lock);
	journal->stop = true;
	journal->stop_by = sc_journal_milliseconds() + SC_JOURNAL_FLUSH_MILLISECONDS;
	pthread_cond_signal(&journal->written);
	pthread_mutex_unlock(&journal->lock);
	pthread_join(journal->thread, NULL);
	journal->runs = false;
}
