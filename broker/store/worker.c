/* SPDX-License-Identifier: BSD-2-Clause */
#include "worker.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "database.h"
#include "thread.h"
#include "watch.h"

struct sc_worker {
	struct sc_store_settings settings;
	pthread_t thread;
	bool runs;
	int stop;
	/* The thread's own. */
	struct sc_watch watch;
	sqlite3 *reader;                 /* NULL: could not be opened again */
	struct sc_changes_memory memory; /* of what it has read */
	int64_t data_version;            /* that was looked at last */
	struct sc_problem verdict;       /* why that is not in use, "" when it is */
	struct stat file;                /* the file that the reader has open */
	/* Shared, under the lock. */
	pthread_mutex_t lock;
	struct sc_news news;
	bool has_news;
	int64_t version; /* what the loop has */
};

static void publish(struct sc_worker *worker, struct sc_changes *changes)
{
	pthread_mutex_lock(&worker->lock);
	sc_changes_free(&worker->news.changes);
	worker->news = (struct sc_news){ .changes = *changes };
	worker->has_news = true;
	pthread_mutex_unlock(&worker->lock);
	worker->settings.changed(worker->settings.owner);
}

/* Why the newest commit is not in use, "" when it is; said once, however often it is found. */
static void tell(struct sc_worker *worker, const struct sc_problem *problem)
{
	bool is_new = false;

	pthread_mutex_lock(&worker->lock);
	is_new = strcmp(worker->news.refusal, problem->sentence) != 0;
	memcpy(worker->news.refusal, problem->sentence, sizeof(worker->news.refusal));
	worker->has_news = worker->has_news || is_new;
	pthread_mutex_unlock(&worker->lock);
	if (is_new)
		worker->settings.changed(worker->settings.owner);
}

static int64_t known_version(struct sc_worker *worker)
{
	int64_t version = 0;

	pthread_mutex_lock(&worker->lock);
	version = worker->version;
	pthread_mutex_unlock(&worker->lock);
	return version;
}

/* Somebody has put another file in the place of ours: the reader still has the old one. */
static bool is_replaced(const struct sc_worker *worker)
{
	struct stat now;

	return stat(worker->settings.database, &now) == 0 &&
	       (now.st_ino != worker->file.st_ino || now.st_dev != worker->file.st_dev);
}

static enum sc_status open_again(struct sc_worker *worker, struct sc_problem *problem)
{
	sqlite3_close(worker->reader);
	sc_changes_forget(&worker->memory);
	worker->reader = NULL;
	worker->data_version = -1;
	if (stat(worker->settings.database, &worker->file) != 0)
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED, "%s: %s",
			worker->settings.database, strerror(errno));
	return sc_database_open_reader(&worker->reader, worker->settings.database, problem);
}

/* Looks once. What cannot be read is tried again with the next look; what is refused waits for the
 * next commit. */
static void look(struct sc_worker *worker)
{
	struct sc_problem problem = { .sentence = "" };
	struct sc_changes changes = { 0 };
	int64_t data_version = 0;
	enum sc_status status = SC_STATUS_OK;

	if (worker->reader == NULL || is_replaced(worker))
		status = open_again(worker, &problem);
	if (status == SC_STATUS_OK)
		status = sc_database_number(
			worker->reader, "PRAGMA data_version", &data_version, &problem);
	if (status == SC_STATUS_OK && data_version == worker->data_version) {
		tell(worker, &worker->verdict); /* a look that failed in between is over */
		return;
	}
	if (status == SC_STATUS_OK)
		status = sc_changes_read(
			worker->reader, &worker->memory, known_version(worker), &changes, &problem);
	if (status != SC_STATUS_STORE_FAILED && status != SC_STATUS_OUT_OF_MEMORY) {
		worker->data_version = data_version;
		worker->verdict = problem;
	}
	if (status == SC_STATUS_OK)
		publish(worker, &changes);
	else
		tell(worker, &problem);
}

static void *run(void *owner)
{
	struct sc_worker *worker = owner;

	while (sc_watch_wait(&worker->watch))
		look(worker);
	return NULL;
}

enum sc_status sc_worker_open(struct sc_worker **worker, const struct sc_store_settings *settings,
	sqlite3 *reader, const struct sc_changes *known, struct sc_problem *problem)
{
	struct sc_worker *opened = calloc(1, sizeof(*opened));
	int failure = 0;

	if (opened == NULL) {
		sqlite3_close(reader);
		return sc_problem_set(
			problem, SC_STATUS_OUT_OF_MEMORY, "there is not enough memory");
	}
	*opened = (struct sc_worker){
		.settings = *settings,
		.stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK),
		.reader = reader,
		.data_version = known->data_version,
		.version = sc_snapshot_version(known->snapshot),
	};
	sc_changes_remember(&opened->memory, known->snapshot);
	pthread_mutex_init(&opened->lock, NULL);
	stat(settings->database, &opened->file);
	sc_watch_open(&opened->watch, opened->settings.database, opened->stop);
	failure = opened->stop < 0 ? errno : sc_thread_start(&opened->thread, run, opened);
	opened->runs = failure == 0;
	if (failure != 0) {
		sc_worker_close(opened);
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"the thread that watches the database cannot start: %s", strerror(failure));
	}
	*worker = opened;
	return SC_STATUS_OK;
}

void sc_worker_close(struct sc_worker *worker)
{
	if (worker == NULL)
		return;
	if (worker->runs) {
		eventfd_write(worker->stop, 1);
		pthread_join(worker->thread, NULL);
	}
	sc_watch_close(&worker->watch);
	if (worker->stop >= 0)
		close(worker->stop);
	sqlite3_close(worker->reader);
	sc_changes_forget(&worker->memory);
	sc_changes_free(&worker->news.changes);
	pthread_mutex_destroy(&worker->lock);
	free(worker);
}

bool sc_worker_fetch(struct sc_worker *worker, struct sc_news *news)
{
	bool has_news = false;

	pthread_mutex_lock(&worker->lock);
	has_news = worker->has_news;
	if (has_news) {
		*news = worker->news;
		if (news->changes.snapshot != NULL)
			worker->version = sc_snapshot_version(news->changes.snapshot);
		worker->news.changes = (struct sc_changes){ 0 };
		worker->has_news = false;
	}
	pthread_mutex_unlock(&worker->lock);
	return has_news;
}
