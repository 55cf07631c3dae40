/* SPDX-License-Identifier: BSD-2-Clause */
#include "load.h"

#include <stdlib.h>

#include "loader.h"

static enum sc_status take_open_import(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_open_import_row row;
	enum sc_status status = sc_read_open_import(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"the import \"%.*s\" was begun and never ended (its file had no BEGIN, or an error "
		"in it): look at the data, then run DELETE FROM import_session, and the file again "
		"with continuityctl import",
		SC_TEXT_ARG(row.source));
}

static enum sc_status take_version(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_newest_import_row row;
	enum sc_status status = sc_read_newest_import(query, &row, loader->problem);

	loader->snapshot->version = row.version;
	return status;
}

static enum sc_status take_media_group(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_media_groups_row row;
	enum sc_status status = sc_read_media_groups(query, &row, loader->problem);

	if (loader->group_count == SC_MEDIA_GROUP_LIMIT)
		return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
			"there are more than %d media groups", SC_MEDIA_GROUP_LIMIT);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.name, &loader->groups[loader->group_count].name);
	if (status == SC_STATUS_OK)
		loader->group_count++;
	return status;
}

static enum sc_status take_media_member(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_media_members_row row;
	enum sc_status status = sc_read_media_members(query, &row, loader->problem);

	for (uint32_t i = 0; status == SC_STATUS_OK && i < loader->group_count; i++) {
		if (sc_text_equal(loader->groups[i].name, row.media_group))
			loader->groups[i].media |= SC_SET_OF(row.media);
	}
	return status;
}

static enum sc_status take_subscription(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_subscriptions_row row;
	struct sc_account *account = NULL;
	struct sc_subscriber *subscriber = NULL;
	enum sc_status status = sc_read_subscriptions(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	account = sc_load_add(loader, &loader->accounts, sizeof(*account), 0);
	if (account == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	subscriber = &account->subscriber;
	subscriber->id = row.id;
	subscriber->active = row.active != 0;
	subscriber->sc_allowed = row.sc_allowed != 0;
	subscriber->iut_allowed = row.iut_allowed != 0;
	subscriber->srvcc_allowed = row.srvcc_allowed != 0;
	subscriber->has_precedence = row.has_precedence;
	subscriber->precedence = row.has_precedence ? row.precedence : SC_PRECEDENCE_OPERATOR;
	/* Until the criteria are read: one that always holds, or none. */
	subscriber->criterion_count = row.controller_routing != 0;
	status = sc_load_keep(loader, row.name, &subscriber->name);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.hplmn, &subscriber->hplmn);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.class, &subscriber->class_name);
	return status;
}

/* Before the other look-ups: rows name the subscription they belong to. */
static enum sc_status index_names(struct sc_loader *loader)
{
	struct sc_lookup *by_name = &loader->snapshot->keys[SC_KEY_NAME];
	enum sc_status status = sc_lookup_open(by_name, loader->accounts.count);

	for (uint32_t i = 0; status == SC_STATUS_OK && i < loader->accounts.count; i++) {
		struct sc_text name = sc_load_account(loader, i)->subscriber.name;

		sc_lookup_add(by_name, sc_snapshot_hash(loader->snapshot, name), i);
	}
	return status;
}

static enum sc_status load_base(struct sc_loader *loader)
{
	enum sc_status status = sc_load_each(loader, sc_open_import_sql, take_open_import);

	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_newest_import_sql, take_version);
	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_media_groups_sql, take_media_group);
	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_media_members_sql, take_media_member);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(loader, sc_subscriptions_sql, sc_subscriptions_touched_sql,
			take_subscription);
	if (status == SC_STATUS_OK)
		status = index_names(loader);
	return status;
}

static enum sc_status check_room(struct sc_loader *loader, uint32_t index)
{
	const struct {
		const struct sc_grouped *rows;
		const char *what;
		uint32_t limit;
	} hangings[] = {
		{ &loader->privates, "private identities", SC_PRIVATE_LIMIT },
		{ &loader->publics, "public identities", SC_PUBLIC_LIMIT },
		{ &loader->msisdns, "MSISDNs", SC_NUMBER_LIMIT },
		{ &loader->externals, "external identifiers", SC_NUMBER_LIMIT },
		{ &loader->devices, "devices", SC_DEVICE_LIMIT },
		{ &loader->contacts, "contacts", SC_CONTACT_LIMIT },
		{ &loader->preferences, "preferences", SC_PREFERENCE_LIMIT },
		{ &loader->criteria, "controller criteria", SC_CRITERION_LIMIT },
		{ &loader->authorisations, "IUT authorisations", SC_AUTHORISATION_LIMIT },
		{ &loader->masks, "session masks", SC_MASK_LIMIT },
		{ &loader->reports, "access reports", SC_REPORT_LIMIT },
	};

	for (size_t i = 0; i < SC_COUNT_OF(hangings); i++) {
		uint32_t count = sc_grouped_count(hangings[i].rows, index);

		if (count > hangings[i].limit)
			return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
				"subscription \"%.*s\" has %u %s, %u is the limit",
				SC_TEXT_ARG(sc_load_account(loader, index)->subscriber.name), count,
				hangings[i].what, hangings[i].limit);
	}
	return SC_STATUS_OK;
}

static void attach_subscriber(const struct sc_loader *loader, uint32_t index)
{
	struct sc_subscriber *subscriber = &sc_load_account(loader, index)->subscriber;

	subscriber->devices = sc_grouped_rows(&loader->devices, index);
	subscriber->contacts = sc_grouped_rows(&loader->contacts, index);
	subscriber->preferences = sc_grouped_rows(&loader->preferences, index);
	subscriber->criteria = sc_grouped_rows(&loader->criteria, index);
	subscriber->authorisations = sc_grouped_rows(&loader->authorisations, index);
	subscriber->successors = sc_grouped_rows(&loader->successors, index);
	subscriber->masks = sc_grouped_rows(&loader->masks, index);
	subscriber->device_count = (uint16_t)sc_grouped_count(&loader->devices, index);
	subscriber->contact_count = (uint16_t)sc_grouped_count(&loader->contacts, index);
	subscriber->preference_count = (uint16_t)sc_grouped_count(&loader->preferences, index);
	subscriber->criterion_count = (uint16_t)sc_grouped_count(&loader->criteria, index);
	subscriber->authorisation_count =
		(uint16_t)sc_grouped_count(&loader->authorisations, index);
	subscriber->successor_count = (uint16_t)sc_grouped_count(&loader->successors, index);
	subscriber->mask_count = (uint16_t)sc_grouped_count(&loader->masks, index);
}

static void attach_account(const struct sc_loader *loader, uint32_t index)
{
	struct sc_account *account = sc_load_account(loader, index);

	account->privates = sc_grouped_rows(&loader->privates, index);
	account->publics = sc_grouped_rows(&loader->publics, index);
	account->msisdns = sc_grouped_rows(&loader->msisdns, index);
	account->externals = sc_grouped_rows(&loader->externals, index);
	account->bindings = sc_grouped_rows(&loader->bindings, index);
	account->reports = sc_grouped_rows(&loader->reports, index);
	account->private_count = (uint8_t)sc_grouped_count(&loader->privates, index);
	account->public_count = (uint16_t)sc_grouped_count(&loader->publics, index);
	account->msisdn_count = (uint8_t)sc_grouped_count(&loader->msisdns, index);
	account->external_count = (uint8_t)sc_grouped_count(&loader->externals, index);
	account->report_count = (uint8_t)sc_grouped_count(&loader->reports, index);
}

/* The arrays change hands; from here the snapshot frees them. */
static enum sc_status attach_all(struct sc_loader *loader)
{
	struct sc_snapshot *snapshot = loader->snapshot;
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; status == SC_STATUS_OK && i < loader->accounts.count; i++) {
		status = check_room(loader, i);
		attach_subscriber(loader, i);
		attach_account(loader, i);
	}
	snapshot->account_count = loader->accounts.count;
	snapshot->accounts = sc_grouped_release(&loader->accounts);
	snapshot->privates = sc_grouped_release(&loader->privates);
	snapshot->publics = sc_grouped_release(&loader->publics);
	snapshot->msisdns = sc_grouped_release(&loader->msisdns);
	snapshot->externals = sc_grouped_release(&loader->externals);
	snapshot->devices = sc_grouped_release(&loader->devices);
	snapshot->capabilities = sc_grouped_release(&loader->capabilities);
	snapshot->contacts = sc_grouped_release(&loader->contacts);
	snapshot->bindings = sc_grouped_release(&loader->bindings);
	snapshot->preferences = sc_grouped_release(&loader->preferences);
	snapshot->criteria = sc_grouped_release(&loader->criteria);
	snapshot->authorisations = sc_grouped_release(&loader->authorisations);
	snapshot->successors = sc_grouped_release(&loader->successors);
	snapshot->masks = sc_grouped_release(&loader->masks);
	snapshot->reports = sc_grouped_release(&loader->reports);
	snapshot->dsais = sc_grouped_release(&loader->dsais);
	return status;
}

static void close_loader(struct sc_loader *loader)
{
	struct sc_grouped *const left[] = {
		&loader->accounts,
		&loader->publics,
		&loader->privates,
		&loader->msisdns,
		&loader->externals,
		&loader->devices,
		&loader->contacts,
		&loader->bindings,
		&loader->preferences,
		&loader->preference_names,
		&loader->criteria,
		&loader->authorisations,
		&loader->successors,
		&loader->masks,
		&loader->reports,
		&loader->dsais,
		&loader->charging,
		&loader->capabilities,
		&loader->sets,
		&loader->rules,
		&loader->constraints,
		&loader->remotes,
		&loader->sh_grants,
		&loader->rx_hosts,
	};

	for (size_t i = 0; i < SC_COUNT_OF(left); i++)
		sc_grouped_close(left[i]);
}

typedef enum sc_status (*load_part)(struct sc_loader *loader);

/* Ends with NULL. */
static enum sc_status load_parts(struct sc_loader *loader, const load_part *parts)
{
	enum sc_status status = sc_text_pool_open(&loader->snapshot->pool, loader->snapshot->key);

	for (size_t i = 0; status == SC_STATUS_OK && parts[i] != NULL; i++)
		status = parts[i](loader);
	sc_text_pool_settle(&loader->snapshot->pool);
	return status;
}

static enum sc_status load_everybody(struct sc_loader *loader)
{
	static const load_part parts[] = {
		load_base,
		sc_load_charging,
		sc_load_identities,
		sc_load_devices,
		sc_load_transfer,
		sc_load_reports,
		sc_load_preferences,
		attach_all,
		sc_load_policy,
		sc_load_permissions,
		sc_load_index,
		sc_load_check_policy,
		sc_load_check,
		sc_load_check_transfer,
		NULL,
	};

	return load_parts(loader, parts);
}

static enum sc_status load_touched(struct sc_loader *loader)
{
	static const load_part parts[] = {
		load_base,
		sc_load_identities,
		sc_load_devices,
		sc_load_transfer,
		sc_load_reports,
		sc_load_preferences,
		attach_all,
		sc_load_index,
		sc_load_check_base,
		sc_load_check,
		NULL,
	};
	enum sc_status status = load_parts(loader, parts);

	if (status == SC_STATUS_OK)
		status = sc_snapshot_settle(loader->snapshot);
	return status;
}

/* With an empty snapshot; NULL: no memory. */
static struct sc_loader *open_loader(sqlite3 *database, struct sc_problem *problem)
{
	struct sc_loader *loader = calloc(1, sizeof(*loader));
	struct sc_snapshot *snapshot = calloc(1, sizeof(*snapshot));

	if (loader == NULL || snapshot == NULL) {
		free(loader);
		free(snapshot);
		return NULL;
	}
	atomic_init(&snapshot->holders, 1);
	loader->database = database;
	loader->snapshot = snapshot;
	loader->problem = problem;
	return loader;
}

/* Hands the snapshot over, if it has become one. */
static enum sc_status finish(
	struct sc_loader *loader, enum sc_status status, struct sc_snapshot **snapshot)
{
	if (status == SC_STATUS_OK) {
		sc_problem_set(loader->problem, status, "%s", "");
		*snapshot = loader->snapshot;
	} else {
		sc_snapshot_free(loader->snapshot);
	}
	close_loader(loader);
	free(loader);
	return status;
}

static enum sc_status no_memory(struct sc_problem *problem)
{
	return sc_problem_set(
		problem, SC_STATUS_OUT_OF_MEMORY, "there is not enough memory for the snapshot");
}

enum sc_status sc_snapshot_load(sqlite3 *database, struct sc_snapshot **snapshot,
	struct sc_warnings *warnings, struct sc_problem *problem)
{
	struct sc_loader *loader = open_loader(database, problem);

	no_memory(problem);
	if (loader == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	loader->snapshot->key = sc_hash_key_draw();
	loader->warnings = warnings;
	return finish(loader, load_everybody(loader), snapshot);
}

/* As the queries want them; freed with sqlite3_free(). */
static char *json_of(struct sc_ids ids)
{
	sqlite3_str *out = sqlite3_str_new(NULL);

	sqlite3_str_appendchar(out, 1, '[');
	for (uint32_t i = 0; i < ids.count; i++)
		sqlite3_str_appendf(out, "%s%lld", i == 0 ? "" : ",", (long long)ids.at[i]);
	sqlite3_str_appendchar(out, 1, ']');
	return sqlite3_str_finish(out);
}

enum sc_status sc_snapshot_load_touched(sqlite3 *database, struct sc_snapshot *base,
	struct sc_ids touched, struct sc_snapshot **snapshot, struct sc_problem *problem)
{
	struct sc_loader *loader = open_loader(database, problem);
	char *json = json_of(touched);
	enum sc_status status = no_memory(problem);

	if (loader != NULL && json != NULL)
		status = sc_snapshot_stand_on(loader->snapshot, base, touched);
	if (status == SC_STATUS_OK) {
		loader->touched = sc_text_of(json);
		status = load_touched(loader);
	}
	if (loader != NULL)
		status = finish(loader, status, snapshot);
	sqlite3_free(json);
	return status;
}
