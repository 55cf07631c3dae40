/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the user wish? Preferences with the accesses and devices they name, and when arriving
 * sessions prefer devices that can control them.
 */
#include <stdlib.h>

#include "loader.h"

static enum sc_status take_preference(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_preferences_row row;
	struct sc_preference *preference = NULL;
	struct sc_text *name = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_preferences(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "preference", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	preference = sc_load_add(loader, &loader->preferences, sizeof(*preference), owner);
	name = sc_load_add(loader, &loader->preference_names, sizeof(*name), owner);
	if (preference == NULL || name == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	preference->id = row.id;
	preference->has_domain = row.has_domain;
	preference->domain = row.has_domain ? row.domain : SC_DOMAIN_PREFERENCE_CS_PREFERRED;
	preference->has_immediate = row.has_immediate;
	preference->immediate = row.immediate != 0;
	preference->has_nontransferable = row.has_nontransferable;
	preference->nontransferable =
		row.has_nontransferable ? row.nontransferable : SC_REMAINDER_KEEP;
	preference->valid_from = row.valid_from;
	preference->valid_to = row.valid_to;
	status = sc_load_share(loader, row.name, name);
	if (status == SC_STATUS_OK)
		status = sc_load_media(loader, "preference", row.media_group, &preference->media);
	return status;
}

/* The preference that a row of `table` belongs to, and its account; NULL with the problem set. */
static struct sc_preference *find_preference(struct sc_loader *loader, const char *table,
	struct sc_text subscription, struct sc_text name, uint32_t *owner)
{
	const struct sc_text *names = NULL;
	struct sc_preference *preferences = NULL;

	if (sc_load_owner(loader, table, subscription, owner) != SC_STATUS_OK)
		return NULL;
	names = sc_grouped_rows(&loader->preference_names, *owner);
	preferences = sc_grouped_rows(&loader->preferences, *owner);
	for (uint32_t i = 0; i < sc_grouped_count(&loader->preference_names, *owner); i++) {
		if (sc_text_equal(names[i], name))
			return &preferences[i];
	}
	sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table %s: subscription \"%.*s\" has no preference \"%.*s\"", table,
		SC_TEXT_ARG(subscription), SC_TEXT_ARG(name));
	return NULL;
}

static enum sc_status take_access(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_liked_accesses_row row;
	struct sc_preference *preference = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_liked_accesses(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	preference = find_preference(
		loader, "preference_access", row.subscription, row.preference, &owner);
	if (preference == NULL)
		return SC_STATUS_MALFORMED;
	sc_load_rank(&preference->accesses, row.access);
	return SC_STATUS_OK;
}

static enum sc_status take_named_device(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_named_devices_row row;
	struct sc_preference *preference = NULL;
	const struct sc_device *devices = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_named_devices(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	preference = find_preference(
		loader, "preference_device", row.subscription, row.preference, &owner);
	if (preference == NULL)
		return SC_STATUS_MALFORMED;
	devices = sc_grouped_rows(&loader->devices, owner);
	for (uint32_t i = 0; i < sc_grouped_count(&loader->devices, owner); i++) {
		if (i < SC_DEVICE_LIMIT && sc_text_equal(devices[i].name, row.device)) {
			preference->device_named |= (uint16_t)SC_SET_OF(i);
			preference->device_mode[i] = (uint8_t)row.mode;
			preference->device_rank[i] = row.has_rank ? (uint8_t)row.rank : 0;
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"preference \"%.*s\" of subscription \"%.*s\" names the device \"%.*s\", which does "
		"not exist",
		SC_TEXT_ARG(row.preference), SC_TEXT_ARG(row.subscription),
		SC_TEXT_ARG(row.device));
}

static enum sc_status take_criterion(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_criteria_row row;
	struct sc_controller_criterion *criterion = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_criteria(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "controller_criterion", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	if (sc_load_account(loader, owner)->subscriber.criterion_count == 0)
		return SC_STATUS_OK; /* the user has switched the routing off */
	criterion = sc_load_add(loader, &loader->criteria, sizeof(*criterion), owner);
	if (criterion == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	criterion->id = row.id;
	status = sc_load_keep(loader, row.calling, &criterion->calling);
	if (status == SC_STATUS_OK)
		status = sc_load_keep(loader, row.called, &criterion->called);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.service, &criterion->service);
	if (status == SC_STATUS_OK && row.has_media_group)
		status = sc_load_media(
			loader, "controller_criterion", row.media_group, &criterion->media);
	return status;
}

/* Routing without criteria holds for every session: one criterion that asks for nothing. */
static enum sc_status add_open_criteria(struct sc_loader *loader)
{
	uint8_t *has_criteria = calloc((size_t)loader->accounts.count + 1, 1);
	enum sc_status status = has_criteria == NULL ? SC_STATUS_OUT_OF_MEMORY : SC_STATUS_OK;

	for (uint32_t i = 0; status == SC_STATUS_OK && i < loader->criteria.count; i++)
		has_criteria[loader->criteria.owners[i]] = 1;
	for (uint32_t i = 0; status == SC_STATUS_OK && i < loader->accounts.count; i++) {
		if (sc_load_account(loader, i)->subscriber.criterion_count != 0 &&
			has_criteria[i] == 0 &&
			sc_load_add(loader, &loader->criteria,
				sizeof(struct sc_controller_criterion), i) == NULL)
			status = SC_STATUS_OUT_OF_MEMORY;
	}
	free(has_criteria);
	return status;
}

enum sc_status sc_load_preferences(struct sc_loader *loader)
{
	uint32_t owners = loader->accounts.count;
	enum sc_status status = sc_load_owned(
		loader, sc_preferences_sql, sc_preferences_touched_sql, take_preference);

	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->preferences, owners);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->preference_names, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_liked_accesses_sql, sc_liked_accesses_touched_sql, take_access);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(loader, sc_named_devices_sql, sc_named_devices_touched_sql,
			take_named_device);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_criteria_sql, sc_criteria_touched_sql, take_criterion);
	if (status == SC_STATUS_OK)
		status = add_open_criteria(loader);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->criteria, owners);
	return status;
}
