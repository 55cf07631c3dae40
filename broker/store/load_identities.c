/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who is the subscriber? Public identities in canonical form, private identities, numbers. Text
 * that is part of another text is not kept twice: "alice@example.net" stands inside
 * "sip:alice@example.net".
 */
#include "loader.h"

static bool is_wildcard(enum sc_identity_type type)
{
	return type == SC_IDENTITY_TYPE_WILDCARDED_PSI || type == SC_IDENTITY_TYPE_WILDCARDED_IMPU;
}

static enum sc_status canonical_uri(struct sc_loader *loader, struct sc_text uri,
	enum sc_identity_type type, struct sc_text_writer *out)
{
	enum sc_status status = is_wildcard(type) ? sc_identity_canonicalise_wildcard(uri, out)
						  : sc_identity_canonicalise(uri, out);

	if (status == SC_STATUS_OK)
		return status;
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"public identity \"%.*s\" is no %s", SC_TEXT_ARG(uri),
		is_wildcard(type) ? "URI with an expression between two exclamation marks"
				  : "sip, sips or tel URI");
}

static enum sc_status take_public(struct sc_loader *loader, sqlite3_stmt *query)
{
	char buffer[SC_IDENTITY_LIMIT];
	struct sc_text_writer out;
	struct sc_publics_row row;
	struct sc_public_identity *identity = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_publics(query, &row, loader->problem);

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "public_identity", row.subscription, &owner);
	if (status == SC_STATUS_OK)
		status = canonical_uri(loader, row.uri, row.type, &out);
	if (status != SC_STATUS_OK)
		return status;
	identity = sc_load_add(loader, &loader->publics, sizeof(*identity), owner);
	if (identity == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	identity->type = row.type;
	identity->state = row.state;
	identity->barred = row.barred != 0;
	identity->registration_set = (int32_t)row.registration_set;
	identity->alias_set = (int32_t)row.alias_set;
	identity->service_profile = (int32_t)row.service_profile;
	status = sc_load_public_details(loader, &row, identity);
	if (status == SC_STATUS_OK)
		status = sc_load_keep(loader, sc_text_written(&out), &identity->uri);
	return status;
}

/* The text as the end of one of the account's public identities that starts with `start`, or a copy
 * of its own. */
static enum sc_status keep_tail(struct sc_loader *loader, uint32_t owner, struct sc_text start,
	struct sc_text text, struct sc_text *kept)
{
	const struct sc_public_identity *publics = sc_grouped_rows(&loader->publics, owner);

	for (uint32_t i = 0; i < sc_grouped_count(&loader->publics, owner); i++) {
		struct sc_text uri = publics[i].uri;

		if (uri.length != start.length + text.length || !sc_text_starts_with(uri, start))
			continue;
		*kept = (struct sc_text){ .at = uri.at + start.length, .length = text.length };
		if (sc_text_equal(*kept, text))
			return SC_STATUS_OK;
	}
	return sc_load_keep(loader, text, kept);
}

static enum sc_status take_msisdn(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_msisdns_row row;
	struct sc_text *msisdn = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_msisdns(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "msisdn", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	msisdn = sc_load_add(loader, &loader->msisdns, sizeof(*msisdn), owner);
	if (msisdn == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	return keep_tail(loader, owner, SC_TEXT("tel:+"), row.digits, msisdn);
}

static enum sc_status take_external(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_externals_row row;
	struct sc_text *external = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_externals(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "external_identifier", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	external = sc_load_add(loader, &loader->externals, sizeof(*external), owner);
	if (external == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	return keep_tail(loader, owner, SC_TEXT("sip:"), row.identifier, external);
}

static enum sc_status take_private(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_privates_row row;
	struct sc_private_identity *identity = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_privates(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "private_identity", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	identity = sc_load_add(loader, &loader->privates, sizeof(*identity), owner);
	if (identity == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	status = keep_tail(loader, owner, SC_TEXT("sip:"), row.impi, &identity->impi);
	if (status == SC_STATUS_OK)
		status = sc_load_private_details(loader, &row, identity);
	if (status == SC_STATUS_OK)
		status = sc_load_keep(loader, row.imsi, &identity->imsi);
	if (status == SC_STATUS_OK)
		status =
			keep_tail(loader, owner, SC_TEXT("tel:+"), row.c_msisdn, &identity->msisdn);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.stn_sr, &identity->stn_sr);
	return status;
}

static struct sc_public_identity *find_public(
	struct sc_loader *loader, uint32_t owner, struct sc_text uri)
{
	struct sc_public_identity *publics = sc_grouped_rows(&loader->publics, owner);

	for (uint32_t i = 0; i < sc_grouped_count(&loader->publics, owner); i++) {
		if (sc_text_equal(publics[i].uri, uri))
			return &publics[i];
	}
	return NULL;
}

struct sc_public_identity *sc_load_public(
	struct sc_loader *loader, uint32_t owner, struct sc_text uri)
{
	char buffer[SC_IDENTITY_LIMIT];
	struct sc_public_identity *identity = NULL;
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	if (sc_identity_canonicalise(uri, &out) == SC_STATUS_OK)
		identity = find_public(loader, owner, sc_text_written(&out));
	if (identity != NULL)
		return identity;
	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	if (sc_identity_canonicalise_wildcard(uri, &out) == SC_STATUS_OK)
		identity = find_public(loader, owner, sc_text_written(&out));
	return identity;
}

/* The bit of a private identity, 0 when the subscription has no such. */
static uint32_t private_bit(struct sc_loader *loader, uint32_t owner, struct sc_text impi)
{
	const struct sc_private_identity *privates = sc_grouped_rows(&loader->privates, owner);
	uint32_t count = sc_grouped_count(&loader->privates, owner);

	for (uint32_t i = 0; i < count && i < SC_PRIVATE_LIMIT; i++) {
		if (sc_text_equal(privates[i].impi, impi))
			return SC_SET_OF(i);
	}
	return 0;
}

static enum sc_status take_pair(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_identity_pairs_row row;
	struct sc_public_identity *identity = NULL;
	uint32_t owner = 0;
	uint32_t bit = 0;
	enum sc_status status = sc_read_identity_pairs(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "identity_pair", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	identity = sc_load_public(loader, owner, row.uri);
	bit = private_bit(loader, owner, row.impi);
	if (identity == NULL || bit == 0)
		return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
			"table identity_pair: subscription \"%.*s\" does not have both \"%.*s\" and "
			"\"%.*s\"",
			SC_TEXT_ARG(row.subscription), SC_TEXT_ARG(row.uri), SC_TEXT_ARG(row.impi));
	identity->private_mask |= bit;
	return SC_STATUS_OK;
}

/* Without pairs an identity belongs to all private ones of its subscription. */
static void fill_masks(struct sc_loader *loader)
{
	for (uint32_t owner = 0; owner < loader->accounts.count; owner++) {
		struct sc_public_identity *publics = sc_grouped_rows(&loader->publics, owner);
		uint32_t count = sc_grouped_count(&loader->privates, owner);
		uint32_t all = count >= 32 ? UINT32_MAX : SC_SET_OF(count) - 1;

		for (uint32_t i = 0; i < sc_grouped_count(&loader->publics, owner); i++) {
			if (publics[i].private_mask == 0)
				publics[i].private_mask = all;
		}
	}
}

enum sc_status sc_load_identities(struct sc_loader *loader)
{
	uint32_t owners = loader->accounts.count;
	enum sc_status status =
		sc_load_owned(loader, sc_publics_sql, sc_publics_touched_sql, take_public);

	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->publics, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_dsais(loader);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(loader, sc_msisdns_sql, sc_msisdns_touched_sql, take_msisdn);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->msisdns, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_externals_sql, sc_externals_touched_sql, take_external);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->externals, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_privates_sql, sc_privates_touched_sql, take_private);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->privates, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_identity_pairs_sql, sc_identity_pairs_touched_sql, take_pair);
	if (status == SC_STATUS_OK)
		fill_masks(loader);
	return status;
}
