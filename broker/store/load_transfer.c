/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who may move media between devices, who takes control when the controller is lost, and who may
 * see which sessions (TS 23.237 6a)?
 */
#include "loader.h"

/* Somebody who asks or looks: a device is named by its instance, a user by a public identity. */
struct party {
	const char *table;
	int64_t id;
	enum sc_requester_kind kind;
	struct sc_text name; /* as provisioned */
};

/* Instances are compared as they are, identities in canonical form. */
static enum sc_status keep_party(
	struct sc_loader *loader, const struct party *party, struct sc_text *kept)
{
	char buffer[SC_IDENTITY_LIMIT];
	struct sc_text name = party->name;

	if (party->kind == SC_REQUESTER_KIND_IMPU && !sc_load_canonical(name, buffer, &name))
		return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
			"row %lld of table %s names \"%.*s\", which is no sip, sips or tel URI",
			(long long)party->id, party->table, SC_TEXT_ARG(party->name));
	return sc_load_keep(loader, name, kept);
}

static enum sc_status take_authorisation(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_authorisations_row row;
	struct sc_iut_authorisation *authorisation = NULL;
	uint32_t owner = 0;
	enum sc_status status = sc_read_authorisations(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "iut_authorisation", row.subscription, &owner);
	if (status != SC_STATUS_OK)
		return status;
	authorisation = sc_load_add(loader, &loader->authorisations, sizeof(*authorisation), owner);
	if (authorisation == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	authorisation->id = row.id;
	authorisation->kind = row.requester_kind;
	authorisation->operation = row.operation;
	authorisation->decision = row.decision;
	return keep_party(loader,
		&(struct party){ "iut_authorisation", row.id, row.requester_kind, row.requester },
		&authorisation->requester);
}

/* Whether the account's rows so far, which are the last ones, name the device already. */
static bool succeeds_already(const struct sc_loader *loader, uint32_t owner, uint32_t device)
{
	const struct sc_control_successor *successors =
		(const struct sc_control_successor *)(const void *)loader->successors.rows;

	for (uint32_t i = loader->successors.count; i > 0; i--) {
		if (loader->successors.owners[i - 1] != owner)
			return false;
		if (successors[i - 1].device == device)
			return true;
	}
	return false;
}

static enum sc_status take_successor(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_successors_row row;
	struct sc_control_successor *successor = NULL;
	uint32_t owner = 0;
	uint32_t device = 0;
	enum sc_status status = sc_read_successors(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "control_loss_preference", row.subscription, &owner);
	if (status == SC_STATUS_OK)
		status = sc_load_device(
			loader, "control_loss_preference", owner, row.device, &device);
	if (status != SC_STATUS_OK)
		return status;
	if (succeeds_already(loader, owner, device)) {
		sc_load_warn(loader,
			"subscription \"%.*s\" names \"%.*s\" twice in control_loss_preference; the "
			"better rank counts",
			SC_TEXT_ARG(row.subscription), SC_TEXT_ARG(row.device));
		return SC_STATUS_OK;
	}
	successor = sc_load_add(loader, &loader->successors, sizeof(*successor), owner);
	if (successor == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	successor->id = row.id;
	successor->device = device;
	successor->move_media = row.move_media != 0;
	return SC_STATUS_OK;
}

static enum sc_status take_mask(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_masks_row row;
	struct sc_session_mask *mask = NULL;
	sc_media_set media = 0;
	uint32_t owner = 0;
	enum sc_status status = sc_read_masks(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = sc_load_owner(loader, "session_mask", row.subscription, &owner);
	if (status == SC_STATUS_OK)
		status = sc_load_media(loader, "session_mask", row.media_group, &media);
	if (status != SC_STATUS_OK)
		return status;
	if (media == 0) {
		sc_load_warn(loader,
			"a session mask of subscription \"%.*s\" is for a media group without media "
			"and says nothing",
			SC_TEXT_ARG(row.subscription));
		return SC_STATUS_OK;
	}
	mask = sc_load_add(loader, &loader->masks, sizeof(*mask), owner);
	if (mask == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	mask->id = row.id;
	mask->kind = row.viewer_kind;
	mask->hidden = row.hidden != 0;
	mask->media = media;
	return keep_party(loader,
		&(struct party){ "session_mask", row.id, row.viewer_kind, row.viewer },
		&mask->viewer);
}

enum sc_status sc_load_transfer(struct sc_loader *loader)
{
	uint32_t owners = loader->accounts.count;
	enum sc_status status = sc_load_owned(
		loader, sc_authorisations_sql, sc_authorisations_touched_sql, take_authorisation);

	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->authorisations, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(
			loader, sc_successors_sql, sc_successors_touched_sql, take_successor);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->successors, owners);
	if (status == SC_STATUS_OK)
		status = sc_load_owned(loader, sc_masks_sql, sc_masks_touched_sql, take_mask);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->masks, owners);
	return status;
}
