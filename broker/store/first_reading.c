/* SPDX-License-Identifier: BSD-2-Clause */
#include "first_reading.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "database.h"
#include "store_parts.h"
#include "thread.h"

struct sc_first_reading {
	struct sc_store_settings settings;
	pthread_t thread;
	atomic_bool is_abandoned;
	/* The thread's own until it has ended. */
	struct sc_first_edition edition;
	struct sc_problem problem;
	enum sc_status status;
};

/* Asked by SQLite now and then; other than 0: give up. */
static int is_over(void *owner)
{
	struct sc_first_reading *reading = owner;

	return atomic_load(&reading->is_abandoned) || sc_store_is_stopped(&reading->settings);
}

static enum sc_status read_edition(struct sc_first_reading *reading)
{
	struct sc_first_edition *edition = &reading->edition;
	enum sc_status status = SC_STATUS_OK;

	if (reading->settings.watch)
		status = sc_database_upgrade(reading->settings.database, &reading->problem);
	if (status == SC_STATUS_OK)
		status = sc_database_open_reader(
			&edition->reader, reading->settings.database, &reading->problem);
	if (status != SC_STATUS_OK)
		return status;
	sqlite3_progress_handler(edition->reader, SC_STORE_STEPS, is_over, reading);
	status = sc_changes_read(edition->reader, NULL, 0, &edition->changes, &reading->problem);
	sqlite3_progress_handler(edition->reader, 0, NULL, NULL);
	return status;
}

static void *run(void *owner)
{
	struct sc_first_reading *reading = owner;

	reading->status = read_edition(reading);
	return NULL;
}

enum sc_status sc_first_reading_begin(struct sc_first_reading **reading,
	const struct sc_store_settings *settings, struct sc_problem *problem)
{
	struct sc_first_reading *begun = calloc(1, sizeof(*begun));
	int failure = 0;

	if (begun == NULL)
		return sc_problem_set(
			problem, SC_STATUS_OUT_OF_MEMORY, "there is not enough memory");
	begun->settings = *settings;
	atomic_init(&begun->is_abandoned, false);
	failure = sc_thread_start(&begun->thread, run, begun);
	if (failure != 0) {
		free(begun);
		return sc_problem_set(problem, SC_STATUS_STORE_FAILED,
			"the thread that reads %s cannot start: %s", settings->database,
			strerror(failure));
	}
	*reading = begun;
	return SC_STATUS_OK;
}

static void close_edition(struct sc_first_edition *edition)
{
	sqlite3_close(edition->reader);
	sc_changes_free(&edition->changes);
}

enum sc_status sc_first_reading_end(struct sc_first_reading *reading,
	struct sc_first_edition *edition, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	pthread_join(reading->thread, NULL);
	status = reading->status;
	if (status == SC_STATUS_OK) {
		*edition = reading->edition;
	} else {
		sc_problem_set(problem, status, "%s", reading->problem.sentence);
		close_edition(&reading->edition);
	}
	free(reading);
	return status;
}

void sc_first_reading_abandon(struct sc_first_reading *reading)
{
	if (reading == NULL)
		return;
	atomic_store(&reading->is_abandoned, true);
	pthread_join(reading->thread, NULL);
	close_edition(&reading->edition);
	free(reading);
}
