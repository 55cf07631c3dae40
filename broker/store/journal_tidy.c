/* SPDX-License-Identifier: BSD-2-Clause */
#include "journal_tidy.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "database.h"
#include "thread.h"

enum {
	WORTHWHILE_PAGES = 1000, /* in the log, or more than when it was last asked for */
	TOO_MANY_PAGES = 16000,  /* as long as units keep coming the log cannot begin again */
};

struct sc_tidier {
	sqlite3 *database;
	pthread_t thread;
	bool runs;
	int asked_at; /* pages; of whoever notes */
	/* Shared, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t asked;
	pthread_cond_t tidied;
	bool wanted; /* asked for and not done yet */
	bool stop;
};

static bool wait_for_work(struct sc_tidier *tidier)
{
	bool goes_on = false;

	pthread_mutex_lock(&tidier->lock);
	while (!tidier->wanted && !tidier->stop)
		pthread_cond_wait(&tidier->asked, &tidier->lock);
	goes_on = !tidier->stop;
	pthread_mutex_unlock(&tidier->lock);
	return goes_on;
}

/* What could not be carried over stays in the log, which is as good a place, until next time. */
static void *run(void *owner)
{
	struct sc_tidier *tidier = owner;

	while (wait_for_work(tidier)) {
		sqlite3_wal_checkpoint_v2(
			tidier->database, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
		pthread_mutex_lock(&tidier->lock);
		tidier->wanted = false;
		pthread_cond_signal(&tidier->tidied);
		pthread_mutex_unlock(&tidier->lock);
	}
	return NULL;
}

enum sc_status sc_tidier_open(
	struct sc_tidier **tidier, const char *path, struct sc_problem *problem)
{
	struct sc_tidier *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OK;
	int failure = 0;

	if (opened == NULL)
		return sc_problem_set(
			problem, SC_STATUS_OUT_OF_MEMORY, "there is not enough memory");
	pthread_mutex_init(&opened->lock, NULL);
	pthread_cond_init(&opened->asked, NULL);
	pthread_cond_init(&opened->tidied, NULL);
	status =
		sc_database_open_writer(&opened->database, path, SC_DATABASE_STATE, false, problem);
	if (status == SC_STATUS_OK)
		failure = sc_thread_start(&opened->thread, run, opened);
	if (failure != 0)
		status = sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"the thread that tidies %s cannot start: %s", path, strerror(failure));
	opened->runs = status == SC_STATUS_OK;
	if (status != SC_STATUS_OK) {
		sc_tidier_close(opened);
		return status;
	}
	*tidier = opened;
	return SC_STATUS_OK;
}

void sc_tidier_close(struct sc_tidier *tidier)
{
	if (tidier == NULL)
		return;
	if (tidier->runs) {
		pthread_mutex_lock(&tidier->lock);
		tidier->stop = true;
		pthread_cond_signal(&tidier->asked);
		pthread_mutex_unlock(&tidier->lock);
		pthread_join(tidier->thread, NULL);
	}
	sqlite3_close(tidier->database);
	pthread_cond_destroy(&tidier->tidied);
	pthread_cond_destroy(&tidier->asked);
	pthread_mutex_destroy(&tidier->lock);
	free(tidier);
}

void sc_tidier_note(struct sc_tidier *tidier, int pages)
{
	if (pages < tidier->asked_at)
		tidier->asked_at = 0; /* the log has begun again */
	if (pages - tidier->asked_at < WORTHWHILE_PAGES)
		return;
	tidier->asked_at = pages;
	pthread_mutex_lock(&tidier->lock);
	tidier->wanted = true;
	pthread_cond_signal(&tidier->asked);
	while (pages >= TOO_MANY_PAGES && tidier->wanted)
		pthread_cond_wait(&tidier->tidied, &tidier->lock);
	pthread_mutex_unlock(&tidier->lock);
}
