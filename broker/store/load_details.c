/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does Sh tell about identities that few of them have? Charging functions, the S-CSCF, service
 * activation, equipment. Identities without point to one constant, those that have the same share
 * it: a plain identity costs a pointer.
 */
#include <string.h>

#include "loader.h"

static const struct sc_public_details plain_public = {
	.scscf = { .at = "", .length = 0 },
	.psi_active = true,
};

static const struct sc_private_details plain_private = {
	.imeisv = { .at = "", .length = 0 },
	.ip_sm_gw = { .at = "", .length = 0 },
	.srvcc_capability = SC_NONE,
	.srvcc_5g_capability = SC_NONE,
};

static enum sc_status take_charging(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_charging_row row;
	struct sc_charging *charging = NULL;
	enum sc_status status = sc_read_charging(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	charging = sc_load_add(loader, &loader->charging, sizeof(*charging), 0);
	if (charging == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	charging->id = row.id;
	status = sc_load_keep(loader, row.name, &charging->name);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.primary_event, &charging->primary_event);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.secondary_event, &charging->secondary_event);
	if (status == SC_STATUS_OK)
		status = sc_load_share(
			loader, row.primary_collection, &charging->primary_collection);
	if (status == SC_STATUS_OK)
		status = sc_load_share(
			loader, row.secondary_collection, &charging->secondary_collection);
	return status;
}

/* The array changes hands before anybody points into it. */
enum sc_status sc_load_charging(struct sc_loader *loader)
{
	struct sc_snapshot *snapshot = loader->snapshot;
	enum sc_status status = sc_load_each(loader, sc_charging_sql, take_charging);
	uint32_t count = loader->charging.count;

	if (status == SC_STATUS_OK)
		status = sc_lookup_open(&snapshot->by_charging, count);
	if (status != SC_STATUS_OK)
		return status;
	snapshot->charging = sc_grouped_release(&loader->charging);
	for (uint32_t i = 0; i < count; i++)
		sc_lookup_add(&snapshot->by_charging,
			sc_snapshot_hash(snapshot, snapshot->charging[i].name), i);
	return SC_STATUS_OK;
}

static enum sc_status find_charging(
	struct sc_loader *loader, struct sc_text name, const struct sc_charging **charging)
{
	const struct sc_snapshot *snapshot = sc_snapshot_ground(loader->snapshot);
	struct sc_lookup_walk walk =
		sc_lookup_begin(&snapshot->by_charging, sc_snapshot_hash(snapshot, name));
	uint32_t row = 0;

	while (sc_lookup_next(&snapshot->by_charging, &walk, &row)) {
		*charging = &snapshot->charging[row];
		if (sc_text_equal((*charging)->name, name))
			return SC_STATUS_OK;
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table public_identity: charging information \"%.*s\" does not exist",
		SC_TEXT_ARG(name));
}

static enum sc_status add_details(
	struct sc_loader *loader, const void *details, size_t size, void **kept)
{
	*kept = sc_text_pool_add(&loader->snapshot->pool, size);
	if (*kept == NULL)
		return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_MEMORY,
			"there is not enough memory for the snapshot");
	memcpy(*kept, details, size);
	return SC_STATUS_OK;
}

/* Where details that equal these may be found. */
static const struct sc_public_details **place_of(
	struct sc_loader *loader, const struct sc_public_details *details)
{
	struct sc_text name = details->charging == NULL ? SC_TEXT("") : details->charging->name;
	uint64_t hash = sc_snapshot_hash(loader->snapshot, details->scscf) +
			sc_snapshot_hash(loader->snapshot, name) + details->psi_active;

	return &loader->alike[hash % SC_ALIKE_SLOTS];
}

static bool are_alike(const struct sc_public_details *a, const struct sc_public_details *b)
{
	return a->charging == b->charging && a->psi_active == b->psi_active &&
	       sc_text_equal(a->scscf, b->scscf);
}

static enum sc_status share_details(struct sc_loader *loader,
	const struct sc_public_details *details, const struct sc_public_details **kept)
{
	const struct sc_public_details **place = place_of(loader, details);
	void *added = NULL;
	enum sc_status status = SC_STATUS_OK;

	if (*place == NULL || !are_alike(*place, details)) {
		status = add_details(loader, details, sizeof(*details), &added);
		if (status != SC_STATUS_OK)
			return status;
		*place = added;
	}
	*kept = *place;
	return SC_STATUS_OK;
}

enum sc_status sc_load_public_details(struct sc_loader *loader, const struct sc_publics_row *row,
	struct sc_public_identity *identity)
{
	struct sc_public_details details = { .psi_active = row->psi_activation != 0 };
	enum sc_status status = SC_STATUS_OK;

	identity->details = &plain_public;
	if (row->scscf.length == 0 && details.psi_active && !row->has_charging)
		return SC_STATUS_OK;
	status = sc_load_share(loader, row->scscf, &details.scscf);
	if (status == SC_STATUS_OK && row->has_charging)
		status = find_charging(loader, row->charging, &details.charging);
	if (status == SC_STATUS_OK)
		status = share_details(loader, &details, &identity->details);
	return status;
}

enum sc_status sc_load_private_details(struct sc_loader *loader, const struct sc_privates_row *row,
	struct sc_private_identity *identity)
{
	struct sc_private_details details = plain_private;
	void *kept = NULL;
	enum sc_status status = SC_STATUS_OK;

	identity->details = &plain_private;
	if (row->imeisv.length == 0 && row->ip_sm_gw.length == 0 && !row->has_srvcc_capability &&
		!row->has_srvcc_5g_capability)
		return SC_STATUS_OK;
	if (row->has_srvcc_capability)
		details.srvcc_capability = row->srvcc_capability != 0;
	if (row->has_srvcc_5g_capability)
		details.srvcc_5g_capability = row->srvcc_5g_capability != 0;
	details.ip_sm_gw_preconfigured = row->ip_sm_gw_preconfigured != 0;
	status = sc_load_keep(loader, row->imeisv, &details.imeisv);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row->ip_sm_gw, &details.ip_sm_gw);
	if (status == SC_STATUS_OK)
		status = add_details(loader, &details, sizeof(details), &kept);
	if (status == SC_STATUS_OK)
		identity->details = kept;
	return status;
}

static enum sc_status bad_dsai(
	struct sc_loader *loader, const struct sc_dsais_row *row, const char *what)
{
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"DSAI \"%.*s\" of \"%.*s\" at \"%.*s\": %s", SC_TEXT_ARG(row->tag),
		SC_TEXT_ARG(row->uri), SC_TEXT_ARG(row->server), what);
}

static enum sc_status take_dsai(struct sc_loader *loader, sqlite3_stmt *query)
{
	char buffer[SC_IDENTITY_LIMIT];
	struct sc_dsais_row row;
	struct sc_text server = { 0 };
	const struct sc_public_identity *identity = NULL;
	struct sc_dsai *dsai = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_dsais(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "dsai", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	identity = sc_load_public(loader, owner, row.uri);
	if (identity == NULL)
		return bad_dsai(loader, &row, "the subscription has no such public identity");
	if (!sc_load_canonical(row.server, buffer, &server))
		return bad_dsai(loader, &row, "the server is no sip or sips URI");
	dsai = sc_load_add(loader, &loader->dsais, sizeof(*dsai),
		(uint32_t)(identity -
			   (const struct sc_public_identity *)(void *)loader->publics.rows));
	if (dsai == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	dsai->id = row.id;
	dsai->active = row.active != 0;
	status = sc_load_share(loader, row.tag, &dsai->tag);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, server, &dsai->server);
	return status;
}

/* Tag and server are a key on Sh; the database compares the spelling of servers only. */
static bool is_there_before(const struct sc_dsai *dsais, uint32_t index)
{
	for (uint32_t i = 0; i < index; i++) {
		if (sc_text_equal(dsais[i].tag, dsais[index].tag) &&
			sc_text_equal(dsais[i].server, dsais[index].server))
			return true;
	}
	return false;
}

static enum sc_status attach_dsais(
	struct sc_loader *loader, struct sc_public_identity *identity, uint32_t index)
{
	struct sc_public_details details = *identity->details;
	uint32_t count = sc_grouped_count(&loader->dsais, index);
	void *kept = NULL;
	enum sc_status status = SC_STATUS_OK;

	if (count == 0)
		return SC_STATUS_OK;
	if (count > SC_DSAI_LIMIT)
		return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
			"public identity \"%.*s\" has %u DSAIs, %d is the limit",
			SC_TEXT_ARG(identity->uri), count, SC_DSAI_LIMIT);
	details.dsais = sc_grouped_rows(&loader->dsais, index);
	details.dsai_count = (uint16_t)count;
	for (uint32_t i = 0; i < count; i++) {
		if (is_there_before(details.dsais, i))
			return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
				"two DSAIs of \"%.*s\" are \"%.*s\" at \"%.*s\" in canonical form",
				SC_TEXT_ARG(identity->uri), SC_TEXT_ARG(details.dsais[i].tag),
				SC_TEXT_ARG(details.dsais[i].server));
	}
	status = add_details(loader, &details, sizeof(details), &kept);
	if (status == SC_STATUS_OK)
		identity->details = kept;
	return status;
}

enum sc_status sc_load_dsais(struct sc_loader *loader)
{
	struct sc_public_identity *publics =
		(struct sc_public_identity *)(void *)loader->publics.rows;
	enum sc_status status =
		sc_load_owned(loader, sc_dsais_sql, sc_dsais_touched_sql, take_dsai);

	if (status != SC_STATUS_OK || loader->dsais.count == 0)
		return status;
	status = sc_grouped_settle(&loader->dsais, loader->publics.count);
	for (uint32_t i = 0; status == SC_STATUS_OK && i < loader->publics.count; i++)
		status = attach_dsais(loader, &publics[i], i);
	return status;
}
