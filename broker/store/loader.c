/* SPDX-License-Identifier: BSD-2-Clause */
#include "loader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum sc_status sc_load_each(struct sc_loader *loader, const char *sql, sc_take take)
{
	sqlite3_stmt *query = NULL;
	enum sc_status status = SC_STATUS_OK;
	int step = sqlite3_prepare_v2(loader->database, sql, -1, &query, NULL);

	if (step == SQLITE_OK) {
		sqlite3_bind_text(query, sqlite3_bind_parameter_index(query, ":touched"),
			loader->touched.at, (int)loader->touched.length, SQLITE_STATIC);
		while (status == SC_STATUS_OK && (step = sqlite3_step(query)) == SQLITE_ROW)
			status = take(loader, query);
	}
	if (status == SC_STATUS_OK && step != SQLITE_DONE)
		status = sc_problem_set(loader->problem, SC_STATUS_STORE_FAILED,
			"continuity.db cannot be read: %s", sqlite3_errmsg(loader->database));
	sqlite3_finalize(query);
	return status;
}

enum sc_status sc_load_owned(
	struct sc_loader *loader, const char *all, const char *touched, sc_take take)
{
	return sc_load_each(loader, loader->touched.length == 0 ? all : touched, take);
}

void *sc_load_add(struct sc_loader *loader, struct sc_grouped *grouped, size_t size, uint32_t owner)
{
	void *row = sc_grouped_add(grouped, size, owner);

	if (row == NULL)
		sc_problem_set(loader->problem, SC_STATUS_OUT_OF_MEMORY,
			"there is not enough memory for the snapshot");
	return row;
}

struct sc_account *sc_load_account(const struct sc_loader *loader, uint32_t index)
{
	return (struct sc_account *)(void *)loader->accounts.rows + index;
}

/* Rows mostly come in the order of the accounts: it is the one of the latest row, or the next. */
static bool is_near(struct sc_loader *loader, struct sc_text subscription)
{
	uint32_t end = loader->latest + 2;

	for (uint32_t i = loader->latest; i < end && i < loader->accounts.count; i++) {
		if (sc_text_equal(sc_load_account(loader, i)->subscriber.name, subscription)) {
			loader->latest = i;
			return true;
		}
	}
	return false;
}

enum sc_status sc_load_owner(
	struct sc_loader *loader, const char *table, struct sc_text subscription, uint32_t *owner)
{
	const struct sc_lookup *by_name = &loader->snapshot->keys[SC_KEY_NAME];
	uint64_t hash = 0;
	struct sc_lookup_walk walk;

	if (is_near(loader, subscription)) {
		*owner = loader->latest;
		return SC_STATUS_OK;
	}
	hash = sc_snapshot_hash(loader->snapshot, subscription);
	walk = sc_lookup_begin(by_name, hash);
	while (sc_lookup_next(by_name, &walk, owner)) {
		if (sc_text_equal(sc_load_account(loader, *owner)->subscriber.name, subscription)) {
			loader->latest = *owner;
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table %s: subscription \"%.*s\" does not exist", table, SC_TEXT_ARG(subscription));
}

enum sc_status sc_load_media(
	struct sc_loader *loader, const char *table, struct sc_text group, sc_media_set *media)
{
	for (uint32_t i = 0; i < loader->group_count; i++) {
		if (sc_text_equal(loader->groups[i].name, group)) {
			*media = loader->groups[i].media;
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table %s: media group \"%.*s\" does not exist", table, SC_TEXT_ARG(group));
}

bool sc_load_canonical(
	struct sc_text identity, char buffer[SC_IDENTITY_LIMIT], struct sc_text *canonical)
{
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, SC_IDENTITY_LIMIT);
	if (sc_identity_canonicalise(identity, &out) != SC_STATUS_OK)
		return false;
	*canonical = sc_text_written(&out);
	return true;
}

static enum sc_status no_memory(struct sc_loader *loader)
{
	return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_MEMORY,
		"there is not enough memory for the snapshot");
}

enum sc_status sc_load_keep(struct sc_loader *loader, struct sc_text text, struct sc_text *kept)
{
	if (!sc_text_pool_keep(&loader->snapshot->pool, text, kept))
		return no_memory(loader);
	return SC_STATUS_OK;
}

enum sc_status sc_load_share(struct sc_loader *loader, struct sc_text text, struct sc_text *kept)
{
	if (!sc_text_pool_share(&loader->snapshot->pool, text, kept))
		return no_memory(loader);
	return SC_STATUS_OK;
}

void sc_load_rank(struct sc_access_order *order, enum sc_access_term term)
{
	uint32_t members = sc_access_term_members(term);
	uint8_t next = 1;

	for (int access = 0; access < SC_ACCESS_COUNT; access++) {
		if (order->rank[access] >= next)
			next = (uint8_t)(order->rank[access] + 1);
	}
	for (int access = 0; access < SC_ACCESS_COUNT; access++) {
		if (SC_SET_HAS(members, access) && order->rank[access] == 0)
			order->rank[access] = next;
	}
}

void sc_load_warn(struct sc_loader *loader, const char *format, ...)
{
	struct sc_warnings *warnings = loader->warnings;
	va_list values;

	if (warnings == NULL)
		return;
	if (warnings->count < warnings->room) {
		va_start(values, format);
		vsnprintf(warnings->sentences[warnings->count], SC_PROBLEM_LIMIT, format, values);
		va_end(values);
	}
	warnings->count++;
}
