/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_provisioned.h"

#include "service_parts.h"
#include "sh_held.h"

/* What an application server has set, or what was imported. */
static struct sc_text set_over(const struct sc_sh_drawing *drawing, enum sc_held_kind kind,
	struct sc_text owner, struct sc_text detail, struct sc_text imported)
{
	const struct sc_kept_item_row *item =
		sc_sh_held_item(drawing->service->held, owner, kind, detail);

	return item == NULL ? imported : item->value;
}

static bool is_on(struct sc_text value)
{
	return sc_text_equal(value, SC_TEXT("1"));
}

static struct sc_text on_or_off(bool on)
{
	return on ? SC_TEXT("1") : SC_TEXT("0");
}

bool sc_sh_hold_stn_sr(struct sc_sh_drawing *drawing)
{
	const struct sc_private_identity *one = sc_sh_private_of(drawing->user);

	if (one == NULL || one->stn_sr.length == 0)
		return false;
	drawing->data->ims.stn_sr =
		set_over(drawing, SC_HELD_KIND_STN_SR, one->impi, SC_TEXT(""), one->stn_sr);
	return true;
}

/* What is provisioned for the card, otherwise what the devices can do. */
bool sc_sh_hold_srvcc(struct sc_sh_drawing *drawing)
{
	const struct sc_subscriber *subscriber = &drawing->user->account->subscriber;
	const struct sc_private_identity *one = sc_sh_private_of(drawing->user);
	bool capable = false;

	for (uint16_t i = 0; i < subscriber->device_count; i++)
		capable |= subscriber->devices[i].srvcc_capable;
	if (one != NULL && one->details->srvcc_capability != SC_NONE)
		capable = one->details->srvcc_capability != 0;
	else if (subscriber->device_count == 0)
		return false;
	drawing->data->ims.srvcc_capability =
		(struct sc_sh_number){ .present = true, .value = capable };
	return true;
}

bool sc_sh_hold_srvcc_5g(struct sc_sh_drawing *drawing)
{
	const struct sc_private_identity *one = sc_sh_private_of(drawing->user);

	if (one == NULL || one->details->srvcc_5g_capability == SC_NONE)
		return false;
	drawing->data->ims.srvcc_5g_capability =
		(struct sc_sh_number){ true, one->details->srvcc_5g_capability };
	return true;
}

bool sc_sh_hold_scscf_name(struct sc_sh_drawing *drawing)
{
	const struct sc_public_identity *identity = drawing->user->public;

	if (identity == NULL || identity->details->scscf.length == 0)
		return false;
	drawing->data->ims.scscf_name = identity->details->scscf;
	return true;
}

/* Asked by a number, the first identity of the user that has some speaks. */
static const struct sc_charging *charging_of(const struct sc_sh_user *user)
{
	const struct sc_account *account = user->account;

	if (user->public != NULL)
		return user->public->details->charging;
	for (uint16_t i = 0; i < account->public_count; i++) {
		if (account->publics[i].details->charging != NULL)
			return account->publics[i].details->charging;
	}
	return NULL;
}

/* A name that is not provisioned is not told. */
static struct sc_text told(struct sc_text name)
{
	return name.length != 0 ? name : (struct sc_text){ 0 };
}

bool sc_sh_hold_charging(struct sc_sh_drawing *drawing)
{
	const struct sc_charging *held = charging_of(drawing->user);
	struct sc_sh_charging *charging = NULL;

	if (held == NULL)
		return false;
	charging = sc_arena_take_array(drawing->arena, 1, sizeof(*charging));
	if (sc_sh_fill_up(drawing, charging))
		return false;
	*charging = (struct sc_sh_charging){
		.primary_event = told(held->primary_event),
		.secondary_event = told(held->secondary_event),
		.primary_collection = told(held->primary_collection),
		.secondary_collection = told(held->secondary_collection),
	};
	drawing->data->ims.charging = charging;
	return true;
}

bool sc_sh_hold_activation(struct sc_sh_drawing *drawing)
{
	const struct sc_public_identity *identity = drawing->user->public;
	struct sc_text value = set_over(drawing, SC_HELD_KIND_PSI_ACTIVATION, identity->uri,
		SC_TEXT(""), on_or_off(identity->details->psi_active));

	drawing->data->ims.psi_activation =
		(struct sc_sh_number){ true, is_on(value) ? SC_SH_PSI_ACTIVE : SC_SH_PSI_INACTIVE };
	return true;
}

static bool is_tag_asked(const struct sc_sh_pull *question, const struct sc_dsai *dsai)
{
	if (question->server.at != NULL && !sc_text_equal(question->server, dsai->server))
		return false;
	for (uint32_t i = 0; i < question->tag_count; i++) {
		if (sc_text_equal(question->tags[i], dsai->tag))
			return true;
	}
	return false;
}

bool sc_sh_hold_dsai(struct sc_sh_drawing *drawing)
{
	const struct sc_public_identity *identity = drawing->user->public;
	const struct sc_public_details *details = identity->details;
	struct sc_sh_dsai *rows =
		sc_arena_take_array(drawing->arena, details->dsai_count, sizeof(*rows));
	uint32_t count = 0;

	if (sc_sh_fill_up(drawing, rows))
		return false;
	for (uint32_t i = 0; i < details->dsai_count; i++) {
		const struct sc_dsai *dsai = &details->dsais[i];
		struct sc_text value = set_over(drawing, SC_HELD_KIND_DSAI, identity->uri,
			dsai->tag, on_or_off(dsai->active));

		if (is_tag_asked(drawing->question, dsai))
			rows[count++] = (struct sc_sh_dsai){ .tag = dsai->tag,
				.value = is_on(value) ? SC_SH_DSAI_ACTIVE : SC_SH_DSAI_INACTIVE };
	}
	drawing->data->ims.dsai = rows;
	drawing->data->ims.dsai_count = count;
	return count != 0;
}

bool sc_sh_hold_sms(struct sc_sh_drawing *drawing)
{
	const struct sc_private_identity *one = sc_sh_private_of(drawing->user);
	struct sc_sh_sms *sms = NULL;
	struct sc_text number = { 0 };

	if (one == NULL)
		return false;
	number = set_over(
		drawing, SC_HELD_KIND_IP_SM_GW, one->impi, SC_TEXT(""), one->details->ip_sm_gw);
	if (number.length == 0)
		return false;
	sms = sc_arena_take_array(drawing->arena, 1, sizeof(*sms));
	if (sc_sh_fill_up(drawing, sms))
		return false;
	sms->ip_sm_gw_number = number;
	drawing->data->ims.sms = sms;
	return true;
}

bool sc_sh_hold_imeisv(struct sc_sh_drawing *drawing)
{
	const struct sc_private_identity *one = sc_sh_private_of(drawing->user);

	if (one == NULL || one->details->imeisv.length == 0)
		return false;
	drawing->data->imeisv = one->details->imeisv;
	return true;
}

bool sc_sh_hold_imsi(struct sc_sh_drawing *drawing)
{
	const struct sc_private_identity *one = sc_sh_private_of(drawing->user);

	if (one == NULL || one->imsi.length == 0)
		return false;
	drawing->data->imsi = one->imsi;
	return true;
}

bool sc_sh_hold_privates(struct sc_sh_drawing *drawing)
{
	const struct sc_account *account = drawing->user->account;
	struct sc_text *names =
		sc_arena_take_array(drawing->arena, account->private_count, sizeof(*names));
	uint32_t count = 0;

	if (sc_sh_fill_up(drawing, names))
		return false;
	for (uint16_t i = 0; i < account->private_count && i < 32; i++) {
		if ((drawing->user->privates >> i & 1) != 0)
			names[count++] = account->privates[i].impi;
	}
	drawing->data->private_identities = names;
	drawing->data->private_count = count;
	return count != 0;
}
