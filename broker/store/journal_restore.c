/* SPDX-License-Identifier: BSD-2-Clause */
#include "journal_parts.h"
#include "journal_sessions.h"
#include "queries.h"

/* One table. */
struct table {
	bool wanted;
	const char *sql;
	enum sc_status (*visit)(const struct sc_reading *reading, sqlite3_stmt *query);
};

static enum sc_status visit_data(const struct sc_reading *reading, sqlite3_stmt *query)
{
	struct sc_kept_data_row row;
	enum sc_status status = sc_read_kept_data(query, &row, reading->problem);

	if (status == SC_STATUS_OK)
		status = reading->visitor->data(reading->visitor->owner, &row);
	return status;
}

static enum sc_status visit_item(const struct sc_reading *reading, sqlite3_stmt *query)
{
	struct sc_kept_item_row row;
	enum sc_status status = sc_read_kept_item(query, &row, reading->problem);

	if (status == SC_STATUS_OK)
		status = reading->visitor->item(reading->visitor->owner, &row);
	return status;
}

static enum sc_status visit_subscription(const struct sc_reading *reading, sqlite3_stmt *query)
{
	struct sc_kept_subscription_row row;
	enum sc_status status = sc_read_kept_subscription(query, &row, reading->problem);

	if (status == SC_STATUS_OK)
		status = reading->visitor->subscription(reading->visitor->owner, &row);
	return status;
}

static enum sc_status visit_notification(const struct sc_reading *reading, sqlite3_stmt *query)
{
	struct sc_kept_notification_row row;
	enum sc_status status = sc_read_kept_notification(query, &row, reading->problem);

	if (status == SC_STATUS_OK)
		status = reading->visitor->notification(reading->visitor->owner, &row);
	return status;
}

static enum sc_status visit_peer(const struct sc_reading *reading, sqlite3_stmt *query)
{
	struct sc_kept_peer_row row;
	enum sc_status status = sc_read_kept_peer(query, &row, reading->problem);

	if (status == SC_STATUS_OK)
		status = reading->visitor->peer(reading->visitor->owner, &row);
	return status;
}

static enum sc_status visit_all(const struct sc_reading *reading, const struct table *table)
{
	sqlite3_stmt *query = NULL;
	bool has_row = false;
	enum sc_status status = sc_reading_begin(reading, table->sql, &query, &has_row);

	while (status == SC_STATUS_OK && has_row) {
		status = table->visit(reading, query);
		if (status == SC_STATUS_OK)
			status = sc_reading_step(reading, query, &has_row);
	}
	sqlite3_finalize(query);
	return status;
}

static enum sc_status read_all(const struct sc_reading *reading)
{
	const struct sc_restore *visitor = reading->visitor;
	const struct table tables[] = {
		{ visitor->data != NULL, sc_kept_data_sql, visit_data },
		{ visitor->item != NULL, sc_kept_item_sql, visit_item },
		{ visitor->subscription != NULL, sc_kept_subscription_sql, visit_subscription },
		{ visitor->notification != NULL, sc_kept_notification_sql, visit_notification },
		{ visitor->peer != NULL, sc_kept_peer_sql, visit_peer },
	};
	enum sc_status status = SC_STATUS_OK;

	for (size_t i = 0; status == SC_STATUS_OK && i < SC_COUNT_OF(tables); i++) {
		if (tables[i].wanted)
			status = visit_all(reading, &tables[i]);
	}
	if (status == SC_STATUS_OK && visitor->session != NULL)
		status = sc_reading_sessions(reading);
	return status;
}

/* Asked by SQLite now and then; other than 0: give up. */
static int is_over(void *owner)
{
	const struct sc_store *store = owner;

	return sc_store_is_stopped(&store->settings);
}

/* Nobody writes meanwhile, so that all tables are of one moment. */
enum sc_status sc_journal_restore(
	struct sc_store *store, const struct sc_restore *visitor, struct sc_problem *problem)
{
	struct sc_journal *journal = store->journal;
	const struct sc_reading reading = {
		.database = journal->state.database,
		.visitor = visitor,
		.problem = problem,
	};
	enum sc_status status = SC_STATUS_OK;

	pthread_mutex_lock(&journal->writing);
	sqlite3_progress_handler(reading.database, SC_STORE_STEPS, is_over, store);
	status = read_all(&reading);
	sqlite3_progress_handler(reading.database, 0, NULL, NULL);
	if (status != SC_STATUS_OK)
		sqlite3_db_release_memory(reading.database); /* it may be damaged */
	pthread_mutex_unlock(&journal->writing);
	return status;
}
