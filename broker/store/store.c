/* SPDX-License-Identifier: BSD-2-Clause */
#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "database.h"
#include "store_parts.h"

/* Reads continuity.db for the first time and sets the worker on it. */
static enum sc_status open_data(struct sc_store *store, const struct sc_store_settings *settings,
	struct sc_problem *problem)
{
	struct sc_store_settings own = *settings;
	sqlite3 *reader = NULL;
	enum sc_status status = SC_STATUS_OK;

	own.database = store->database;
	if (settings->watch)
		status = sc_database_upgrade(store->database, problem);
	if (status == SC_STATUS_OK)
		status = sc_database_open_reader(&reader, store->database, problem);
	if (status == SC_STATUS_OK)
		status = sc_changes_read(reader, NULL, 0, &store->current, problem);
	if (status == SC_STATUS_OK && settings->watch)
		return sc_worker_open(&store->worker, &own, reader, &store->current, problem);
	sqlite3_close(reader);
	return status;
}

enum sc_status sc_store_open(struct sc_store **store, const struct sc_store_settings *settings,
	struct sc_problem *problem)
{
	struct sc_store *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened != NULL)
		opened->database = strdup(settings->database);
	if (opened == NULL || opened->database == NULL)
		sc_problem_set(problem, status, "there is not enough memory");
	else
		status = sc_journal_open(&opened->journal, settings, problem);
	if (status == SC_STATUS_OK)
		status = open_data(opened, settings, problem);
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
