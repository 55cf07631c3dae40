/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_view.h"

#include "identity.h"
#include "sh_holdings.h"
#include "sh_subscriptions.h"

struct sc_text sc_sh_subject(struct sc_arena *arena, const struct sc_kept_subscription_row *row)
{
	struct sc_text_writer out;
	enum sc_status status = SC_STATUS_MALFORMED;

	if (row->wildcard.length != 0)
		return sc_arena_copy(arena, row->wildcard);
	if (row->identity_kind == SC_SH_BY_PUBLIC) {
		sc_arena_lend(arena, &out);
		status = sc_identity_canonicalise(row->identity, &out);
	}
	return status == SC_STATUS_OK ? sc_arena_settle(arena, &out)
				      : sc_arena_copy(arena, row->identity);
}

bool sc_sh_may_hear(const struct sc_service *service, const struct sc_kept_subscription_row *row)
{
	return sc_snapshot_sh_permits(sc_service_snapshot(service), row->origin_host,
		(uint32_t)row->data_reference, row->service_indication, SC_PERMISSION_NOTIFY);
}

static struct sc_text if_any(struct sc_text text)
{
	return text.length == 0 ? (struct sc_text){ 0 } : text;
}

static struct sc_sh_identity identity_of(const struct sc_kept_subscription_row *row)
{
	return (struct sc_sh_identity){
		.kind = (enum sc_sh_identity_kind)row->identity_kind,
		.value = row->identity,
		.wildcard = if_any(row->wildcard),
		.private_identity = if_any(row->private_identity),
	};
}

/* Who hears of several sets knows them by their elements (TS 29.328 6.1.3 step 8). */
static void name_set(struct sc_sh_data *data, const struct sc_kept_subscription_row *row)
{
	if (row->notif_eff == 0 || row->identity_set < 0 ||
		row->identity_set >= SC_IDENTITY_SET_COUNT)
		return;
	data->sets[row->identity_set] = data->identities;
	data->identities = (struct sc_sh_identities){ .present = false };
}

static enum sc_status draw(struct sc_sh_drawing *drawing,
	const struct sc_kept_subscription_row *row, enum sc_data_reference reference,
	struct sc_sh_view *view)
{
	struct sc_text_writer out;
	enum sc_status status = SC_STATUS_OK;

	view->held = sc_sh_hold(drawing, reference);
	if (drawing->full)
		return SC_STATUS_OUT_OF_ROOM;
	if (!view->held)
		sc_sh_hold_none(drawing, reference);
	if (reference == SC_DATA_REFERENCE_IMSPUBLICIDENTITY)
		name_set(drawing->data, row);
	sc_arena_lend(drawing->arena, &out);
	status = sc_sh_data_write(drawing->data, &out);
	view->document = sc_arena_settle(drawing->arena, &out);
	view->digest = (int64_t)sc_text_hash(view->document);
	if (view->digest == SC_SH_KNOWS_CURRENT)
		view->digest = 1;
	return status;
}

enum sc_status sc_sh_view(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_kept_subscription_row *row, struct sc_sh_view *view)
{
	const uint32_t number = (uint32_t)row->data_reference;
	const struct sc_sh_identity identity = identity_of(row);
	const enum sc_identity_set set = row->identity_set < 0
						 ? SC_IDENTITY_SET_ALL
						 : (enum sc_identity_set)row->identity_set;
	const struct sc_sh_pull question = {
		.origin_host = row->origin_host,
		.identity = identity,
		.references = &number,
		.reference_count = 1,
		.indications = &row->service_indication,
		.indication_count = 1,
		.sets = &set,
		.set_count = 1,
		.tags = &row->dsai_tag,
		.tag_count = 1,
		.server = if_any(row->server_name),
		.notif_eff = row->notif_eff != 0,
	};
	enum sc_data_reference reference = SC_DATA_REFERENCE_REPOSITORYDATA;
	struct sc_sh_user user;
	struct sc_sh_drawing drawing = {
		.service = service,
		.arena = arena,
		.question = &question,
		.user = &user,
	};
	enum sc_status status = sc_sh_find_user(service, arena, &identity, &user);

	if (status != SC_STATUS_OK)
		return status;
	drawing.data = sc_arena_take_array(arena, 1, sizeof(*drawing.data));
	if (drawing.data == NULL || !sc_sh_reference_from_number(number, &reference))
		return SC_STATUS_OUT_OF_ROOM;
	*view = (struct sc_sh_view){ .account = user.account };
	return draw(&drawing, row, reference, view);
}
