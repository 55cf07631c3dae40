/* SPDX-License-Identifier: BSD-2-Clause */
#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "store_parts.h"

enum sc_status sc_store_begin(struct sc_store **store, const struct sc_store_settings *settings,
	struct sc_problem *problem)
{
	struct sc_store *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened != NULL)
		opened->database = strdup(settings->database);
	if (opened == NULL || opened->database == NULL) {
		sc_problem_set(problem, status, "there is not enough memory");
	} else {
		opened->settings = *settings;
		opened->settings.database = opened->database;
		opened->settings.state = NULL; /* the journal has its own */
		status = sc_journal_open(&opened->journal, settings, problem);
	}
	if (status == SC_STATUS_OK)
		status = sc_first_reading_begin(&opened->reading, &opened->settings, problem);
	if (status != SC_STATUS_OK) {
		sc_store_close(opened);
		return status;
	}
	*store = opened;
	return SC_STATUS_OK;
}

enum sc_status sc_store_finish(struct sc_store *store, struct sc_problem *problem)
{
	struct sc_first_reading *reading = store->reading;
	struct sc_first_edition edition = { .reader = NULL };
	enum sc_status status = SC_STATUS_OK;

	if (reading == NULL)
		return SC_STATUS_OK;
	store->reading = NULL;
	status = sc_first_reading_end(reading, &edition, problem);
	if (status != SC_STATUS_OK)
		return status;
	store->current = edition.changes;
	if (store->settings.watch)
		return sc_worker_open(
			&store->worker, &store->settings, edition.reader, &store->current, problem);
	sqlite3_close(edition.reader);
	return SC_STATUS_OK;
}

enum sc_status sc_store_open(struct sc_store **store, const struct sc_store_settings *settings,
	struct sc_problem *problem)
{
	struct sc_store *opened = NULL;
	enum sc_status status = sc_store_begin(&opened, settings, problem);

	if (status == SC_STATUS_OK)
		status = sc_store_finish(opened, problem);
	if (status != SC_STATUS_OK) {
		sc_store_close(opened);
		return status;
	}
	*store = opened;
	return SC_STATUS_OK;
}

void sc_store_close(struct sc_store *store)
{
	if (store == NULL)
		return;
	sc_first_reading_abandon(store->reading);
	sc_worker_close(store->worker);
	sc_changes_free(&store->current);
	sc_journal_close(store->journal);
	free(store->database);
	free(store);
}

const struct sc_snapshot *sc_store_snapshot(const struct sc_store *store)
{
	return store->current.snapshot;
}

uint64_t sc_store_generation(const struct sc_store *store)
{
	return store->generation;
}

bool sc_store_take(struct sc_store *store, struct sc_touched *touched)
{
	struct sc_news news = { .refusal = "" };

	*touched = (struct sc_touched){ 0 };
	if (store->worker == NULL || !sc_worker_fetch(store->worker, &news))
		return false;
	memcpy(store->refusal, news.refusal, sizeof(store->refusal));
	if (news.changes.snapshot == NULL)
		return true;
	sc_changes_free(&store->current);
	store->current = news.changes;
	store->generation++;
	*touched = (struct sc_touched){
		.everyone = store->current.everyone,
		.subscriptions = store->current.touched,
		.count = store->current.touched_count,
	};
	return true;
}

void sc_store_report(const struct sc_store *store, struct sc_store_report *report)
{
	*report = (struct sc_store_report){
		.version = sc_snapshot_version(store->current.snapshot),
		.account_count = sc_snapshot_account_count(store->current.snapshot),
		.load_microseconds = store->current.microseconds,
		.loaded_at = store->current.loaded_at,
		.refusal = store->refusal,
	};
	sc_journal_report(store->journal, report);
}

uint32_t sc_store_start_count(const struct sc_store *store)
{
	return sc_journal_start_count(store->journal);
}

bool sc_store_is_stopped(const struct sc_store_settings *settings)
{
	return settings->stops != NULL && settings->stops(settings->owner);
}
