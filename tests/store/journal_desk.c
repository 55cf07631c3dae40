/* SPDX-License-Identifier: BSD-2-Clause */
#include "journal_desk.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kept_text.h"

static void changed(void *owner)
{
	(void)owner;
}

struct sc_store *desk_try_open(struct journal_desk *desk)
{
	struct sc_store *store = NULL;
	const struct sc_store_settings settings = {
		.database = desk->scratch.database,
		.state = desk->scratch.state,
		.watch = true,
		.changed = changed,
	};

	desk->scratch.problem.sentence[0] = '\0';
	if (sc_store_open(&store, &settings, &desk->scratch.problem) != SC_STATUS_OK)
		return NULL;
	return store;
}

static struct journal_desk *make_desk(void)
{
	struct journal_desk *desk = calloc(1, sizeof(*desk));

	if (desk == NULL)
		abort();
	scratch_open(&desk->scratch);
	if (scratch_import(&desk->scratch, scratch_network) != SC_STATUS_OK)
		abort();
	return desk;
}

static struct sc_store *opened(struct journal_desk *desk, struct sc_store *store)
{
	if (store == NULL) {
		fprintf(stderr, "%s\n", desk->scratch.problem.sentence);
		abort();
	}
	return store;
}

struct journal_desk *desk_open(void)
{
	struct journal_desk *desk = make_desk();

	desk->store = opened(desk, desk_try_open(desk));
	return desk;
}

struct journal_desk *desk_open_in_memory(void)
{
	struct journal_desk *desk = make_desk();
	const struct sc_store_settings settings = { .database = desk->scratch.database };

	if (sc_store_open(&desk->store, &settings, &desk->scratch.problem) != SC_STATUS_OK)
		abort();
	return desk;
}

void desk_close(struct journal_desk *desk)
{
	sc_store_close(desk->store);
	scratch_close(&desk->scratch);
	free(desk);
}

void desk_reopen(struct journal_desk *desk)
{
	sc_store_close(desk->store);
	desk->store = opened(desk, desk_try_open(desk));
}

static void done(void *owner, enum sc_status status)
{
	const struct desk_ticket *ticket = owner;
	struct journal_desk *desk = ticket->desk;

	desk->order[desk->ended++] = ticket->number;
	desk->how[ticket->number] = status;
}

enum sc_status desk_write(
	struct journal_desk *desk, const struct sc_change *changes, uint32_t count)
{
	struct desk_ticket *ticket = &desk->tickets[desk->written];
	const struct sc_journal_receipt receipt = { done, ticket };
	enum sc_status status = SC_STATUS_OK;

	if (desk->written == DESK_UNITS)
		abort();
	*ticket = (struct desk_ticket){ desk, desk->written };
	desk->how[desk->written] = SC_STATUS_WAITING;
	status = sc_journal_write(desk->store, changes, count, &receipt);
	if (status == SC_STATUS_OK)
		desk->written++;
	return status;
}

void desk_wait(struct journal_desk *desk)
{
	while (desk->ended < desk->written)
		sc_journal_flush(desk->store);
}

enum sc_status desk_commit(
	struct journal_desk *desk, const struct sc_change *changes, uint32_t count)
{
	uint32_t number = desk->written;
	enum sc_status status = desk_write(desk, changes, count);

	if (status != SC_STATUS_OK)
		return status;
	desk_wait(desk);
	return desk->how[number];
}

char *desk_text(struct journal_desk *desk)
{
	return kept_text(desk->store);
}

bool desk_holds(struct journal_desk *desk, const char *expected)
{
	char *text = desk_text(desk);
	bool holds = strcmp(text, expected) == 0;

	if (!holds)
		fprintf(stderr, "holds:\n%s\nnot:\n%s\n", text, expected);
	free(text);
	return holds;
}

int64_t desk_number(struct journal_desk *desk, const char *sql)
{
	sqlite3 *database = NULL;
	sqlite3_stmt *query = NULL;
	int64_t number = -1;

	if (sqlite3_open_v2(desk->scratch.state, &database, SQLITE_OPEN_READONLY, NULL) ==
			SQLITE_OK &&
		sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		number = sqlite3_column_int64(query, 0);
	sqlite3_finalize(query);
	sqlite3_close(database);
	return number;
}

void desk_run(struct journal_desk *desk, const char *sql)
{
	sqlite3 *database = NULL;

	if (sqlite3_open(desk->scratch.state, &database) != SQLITE_OK ||
		sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(database));
		abort();
	}
	sqlite3_close(database);
}

struct sc_change change_keep_data(const char *owner, const char *indication, const char *data)
{
	return (struct sc_change){ .kind = SC_CHANGE_KEEP_DATA,
		.data = { .owner = sc_text_of(owner),
			.service_indication = sc_text_of(indication),
			.sequence = 1,
			.data = sc_text_of(data),
			.updated_at = 2,
			.updated_by = SC_TEXT("as.example") } };
}

struct sc_change change_drop_data(const char *owner, const char *indication)
{
	return (struct sc_change){ .kind = SC_CHANGE_DROP_DATA,
		.data = { .owner = sc_text_of(owner),
			.service_indication = sc_text_of(indication) } };
}

struct sc_change change_keep_item(const char *owner, enum sc_held_kind kind, const char *value)
{
	return (struct sc_change){ .kind = SC_CHANGE_KEEP_ITEM,
		.item = { .owner = sc_text_of(owner), .kind = kind, .value = sc_text_of(value) } };
}

struct sc_change change_drop_item(const char *owner, enum sc_held_kind kind)
{
	return (struct sc_change){ .kind = SC_CHANGE_DROP_ITEM,
		.item = { .owner = sc_text_of(owner), .kind = kind } };
}

struct sc_change change_keep_subscription(int64_t id, const char *identity, int64_t expires_at)
{
	return (struct sc_change){ .kind = SC_CHANGE_KEEP_SUBSCRIPTION,
		.subscription = { .id = id,
			.origin_host = SC_TEXT("as.example"),
			.identity = sc_text_of(identity),
			.identity_set = -1,
			.expires_at = expires_at } };
}

struct sc_change change_drop_subscription(int64_t id)
{
	return (struct sc_change){ .kind = SC_CHANGE_DROP_SUBSCRIPTION, .subscription.id = id };
}

struct sc_change change_keep_notification(int64_t id, int64_t subscription, const char *document)
{
	return (struct sc_change){ .kind = SC_CHANGE_KEEP_NOTIFICATION,
		.notification = { .id = id,
			.subscription = subscription,
			.origin_host = SC_TEXT("as.example"),
			.document = sc_text_of(document) } };
}

struct sc_change change_drop_notification(int64_t id)
{
	return (struct sc_change){ .kind = SC_CHANGE_DROP_NOTIFICATION, .notification.id = id };
}

struct sc_change change_keep_peer(const char *host, int64_t origin_state_id)
{
	return (struct sc_change){ .kind = SC_CHANGE_KEEP_PEER,
		.peer = { .origin_host = sc_text_of(host), .origin_state_id = origin_state_id } };
}

struct sc_change change_keep_session(const char *id, const char *subscription, uint32_t media)
{
	static struct sc_kept_media_row components[16];
	static struct sc_kept_flow_row flows[32];

	for (uint32_t i = 0; i < media; i++) {
		components[i] = (struct sc_kept_media_row){ .number = i + 1 };
		flows[2 * i] = (struct sc_kept_flow_row){ .media = i + 1, .number = 1 };
		flows[2 * i + 1] = (struct sc_kept_flow_row){ .media = i + 1, .number = 2 };
	}
	return (struct sc_change){ .kind = SC_CHANGE_KEEP_SESSION,
		.session = { .row = { .session_id = sc_text_of(id),
				     .origin_host = SC_TEXT("af.example"),
				     .subscription = sc_text_of(subscription) },
			.media = components,
			.media_count = media,
			.flows = flows,
			.flow_count = 2 * media } };
}

struct sc_change change_drop_session(const char *id)
{
	return (struct sc_change){ .kind = SC_CHANGE_DROP_SESSION,
		.session.row.session_id = sc_text_of(id) };
}
