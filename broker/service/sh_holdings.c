/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_holdings.h"

#include "own_document.h"
#include "own_statement.h"
#include "service_parts.h"
#include "sh_held.h"
#include "sh_identities.h"
#include "sh_network.h"
#include "sh_provisioned.h"
#include "validity.h"

enum { ACCESS_TYPE_3GPP = 0, REPOSITORY_NEVER_WRITTEN = 0 };

bool sc_sh_fill_up(struct sc_sh_drawing *drawing, const void *taken)
{
	if (taken == NULL)
		drawing->full = true;
	return taken == NULL;
}

/* The broker's own data are made anew each time; only their sequence number is stored. */
static bool hold_own(struct sc_sh_drawing *drawing, struct sc_sh_repository *row)
{
	const struct sc_account *account = drawing->user->account;
	struct sc_text owner = sc_own_statement_owner(drawing->arena, account);
	const struct sc_kept_data_row *stored = NULL;

	row->continuity = sc_own_document(drawing->service, drawing->arena, account);
	if (sc_sh_fill_up(drawing, owner.at) || sc_sh_fill_up(drawing, row->continuity))
		return false;
	stored = sc_sh_held_data(drawing->service->held, owner, row->service_indication);
	if (stored != NULL)
		row->sequence_number = (uint32_t)stored->sequence;
	return true;
}

static bool hold_stored(struct sc_sh_drawing *drawing, struct sc_sh_repository *row)
{
	const struct sc_sh_user *user = drawing->user;
	struct sc_text owner = sc_sh_owner(drawing->arena, user->account, user->public);
	const struct sc_kept_data_row *stored = NULL;

	if (sc_sh_fill_up(drawing, owner.at))
		return false;
	stored = sc_sh_held_data(drawing->service->held, owner, row->service_indication);
	if (stored == NULL)
		return false;
	row->sequence_number = (uint32_t)stored->sequence;
	row->service_data = stored->data;
	return true;
}

/* Rows for all indications that were asked for. A row without data is how it is said that none are
 * held (TS 29.328 6.1.1.1); its sequence number is that before the first. */
static bool hold_repository(struct sc_sh_drawing *drawing)
{
	const struct sc_sh_pull *question = drawing->question;
	struct sc_sh_repository *rows =
		sc_arena_take_array(drawing->arena, question->indication_count, sizeof(*rows));
	bool held = false;

	if (sc_sh_fill_up(drawing, rows))
		return false;
	for (uint32_t i = 0; i < question->indication_count; i++) {
		struct sc_text indication = question->indications[i];

		rows[i].service_indication = indication;
		rows[i].sequence_number = REPOSITORY_NEVER_WRITTEN;
		if (sc_text_equal(indication, SC_TEXT(SC_CONTINUITY_INDICATION)))
			held |= hold_own(drawing, &rows[i]);
		else
			held |= hold_stored(drawing, &rows[i]);
	}
	drawing->data->repository = rows;
	drawing->data->repository_count = question->indication_count;
	return held && !drawing->full;
}

/* One set goes into PublicIdentifiers, several are told apart by their elements. */
static struct sc_sh_identities *place_of(struct sc_sh_drawing *drawing, enum sc_identity_set set)
{
	return drawing->question->set_count > 1 ? &drawing->data->sets[set]
						: &drawing->data->identities;
}

static bool hold_identities(struct sc_sh_drawing *drawing)
{
	static const enum sc_identity_set all[] = { SC_IDENTITY_SET_ALL };
	const struct sc_sh_pull *question = drawing->question;
	const enum sc_identity_set *sets = question->set_count == 0 ? all : question->sets;
	uint32_t count = question->set_count == 0 ? 1 : question->set_count;
	bool held = false;

	for (uint32_t i = 0; i < count; i++)
		held |= sc_sh_identities_of(drawing->arena, drawing->user, sets[i],
			place_of(drawing, sets[i]), &drawing->full);
	return held;
}

static void hold_no_identities(struct sc_sh_drawing *drawing)
{
	const struct sc_sh_pull *question = drawing->question;

	if (question->set_count <= 1)
		drawing->data->identities.present = true;
	for (uint32_t i = 0; i < question->set_count && question->set_count > 1; i++)
		drawing->data->sets[question->sets[i]].present = true;
}

static bool hold_user_state(struct sc_sh_drawing *drawing)
{
	if (drawing->user->public == NULL)
		return false;
	drawing->data->ims.user_state =
		(struct sc_sh_number){ .present = true, .value = drawing->user->public->state };
	return true;
}

/* The C-MSISDN of a private identity that was named, otherwise the basic number. */
static const struct sc_text *basic_msisdn(const struct sc_sh_user *user)
{
	const struct sc_private_identity *one = sc_sh_private_of(user);

	if (one != NULL && one->msisdn.length != 0 &&
		(user->one_private || user->account->msisdn_count == 0))
		return &one->msisdn;
	return user->account->msisdn_count != 0 ? &user->account->msisdns[0] : NULL;
}

/* All numbers of the subscription but the one that was told as MSISDN already. */
static bool hold_other_msisdns(struct sc_sh_drawing *drawing, struct sc_text told)
{
	const struct sc_account *account = drawing->user->account;
	struct sc_sh_identities *identities = &drawing->data->identities;
	struct sc_text *others =
		sc_arena_take_array(drawing->arena, account->msisdn_count, sizeof(*others));

	if (sc_sh_fill_up(drawing, others))
		return false;
	for (uint16_t i = 0; i < account->msisdn_count; i++) {
		if (!sc_text_equal(account->msisdns[i], told))
			others[identities->additional_count++] = account->msisdns[i];
	}
	identities->additional_msisdns = others;
	return true;
}

static bool hold_msisdn(struct sc_sh_drawing *drawing)
{
	struct sc_sh_identities *identities = &drawing->data->identities;
	const struct sc_text *basic = basic_msisdn(drawing->user);

	if (basic == NULL)
		return false;
	identities->present = true;
	identities->msisdns = basic;
	identities->msisdn_count = 1;
	return !drawing->question->additional_msisdn || hold_other_msisdns(drawing, *basic);
}

static void hold_no_public_identifiers(struct sc_sh_drawing *drawing)
{
	drawing->data->identities.present = true;
}

/* Whether the contact is attached over 3GPP packet access, where the network tells about voice. */
static bool tells_about_voice(const struct sc_contact *contact, int64_t now)
{
	uint32_t accesses = sc_access_group_members(SC_ACCESS_GROUP_3GPP) &
			    sc_access_group_members(SC_ACCESS_GROUP_PS);

	return SC_SET_HAS(accesses, contact->access) && sc_contact_is_live(contact, now);
}

/* TS 29.328 Annex E: without an attachment voice is not supported; of several the one with the most
 * recent activity counts. */
static bool hold_tads(struct sc_sh_drawing *drawing)
{
	const struct sc_subscriber *subscriber = &drawing->user->account->subscriber;
	struct sc_sh_tads *tads = &drawing->data->tads;
	const struct sc_contact *newest = NULL;
	int64_t now = sc_service_now(drawing->service);

	for (uint16_t i = 0; i < subscriber->contact_count; i++) {
		const struct sc_contact *contact = &subscriber->contacts[i];

		if (tells_about_voice(contact, now) &&
			(newest == NULL || contact->updated_at > newest->updated_at))
			newest = contact;
	}
	tads->present = true;
	tads->voice = SC_VOICE_SUPPORT_NOT_SUPPORTED;
	if (newest == NULL)
		return true;
	tads->voice = newest->voice;
	tads->rat = (struct sc_sh_number){ true, sc_access_rat(newest->access) };
	tads->last_activity = (struct sc_sh_number){ newest->updated_at != 0, newest->updated_at };
	tads->access_type = (struct sc_sh_number){ true, ACCESS_TYPE_3GPP };
	return true;
}

static void hold_no_scscf_name(struct sc_sh_drawing *drawing)
{
	drawing->data->ims.scscf_name = SC_TEXT("");
}

static void hold_no_filter_criteria(struct sc_sh_drawing *drawing)
{
	drawing->data->ims.no_filter_criteria = true;
}

/* The element of the domain that was asked for; circuit switched is 0 (TS 29.329 6.3.7). */
static void hold_no_location(struct sc_sh_drawing *drawing)
{
	static const struct sc_sh_location none = { .rat = { .present = false } };

	if (drawing->question->packet_domain) {
		drawing->data->locations[SC_SH_LOCATION_PS] = &none;
		drawing->data->locations[SC_SH_LOCATION_EPS] = &none;
	} else {
		drawing->data->locations[SC_SH_LOCATION_CS] = &none;
	}
}

static void hold_no_address(struct sc_sh_drawing *drawing)
{
	drawing->data->ims.ip4_address = SC_TEXT("");
}

static void hold_no_stn_sr(struct sc_sh_drawing *drawing)
{
	drawing->data->ims.stn_sr = SC_TEXT("");
}

static void hold_no_csrn(struct sc_sh_drawing *drawing)
{
	drawing->data->ims.csrn = SC_TEXT("");
}

static void hold_no_imsi(struct sc_sh_drawing *drawing)
{
	drawing->data->imsi = SC_TEXT("");
}

/* hold NULL: the broker holds none. none NULL: absence says so. */
static const struct {
	bool (*hold)(struct sc_sh_drawing *drawing);
	void (*none)(struct sc_sh_drawing *drawing);
} holdings[SC_DATA_REFERENCE_COUNT] = {
	[SC_DATA_REFERENCE_REPOSITORYDATA] = { hold_repository, NULL },
	[SC_DATA_REFERENCE_IMSPUBLICIDENTITY] = { hold_identities, hold_no_identities },
	[SC_DATA_REFERENCE_IMSUSERSTATE] = { hold_user_state, NULL },
	[SC_DATA_REFERENCE_S_CSCFNAME] = { sc_sh_hold_scscf_name, hold_no_scscf_name },
	[SC_DATA_REFERENCE_INITIALFILTERCRITERIA] = { NULL, hold_no_filter_criteria },
	[SC_DATA_REFERENCE_LOCATIONINFORMATION] = { sc_sh_hold_location, hold_no_location },
	[SC_DATA_REFERENCE_USERSTATE] = { sc_sh_hold_radio_state, NULL },
	[SC_DATA_REFERENCE_CHARGINGINFORMATION] = { sc_sh_hold_charging, NULL },
	[SC_DATA_REFERENCE_PSIACTIVATION] = { sc_sh_hold_activation, NULL },
	[SC_DATA_REFERENCE_DSAI] = { sc_sh_hold_dsai, NULL },
	[SC_DATA_REFERENCE_SMSREGISTRATIONINFO] = { sc_sh_hold_sms, NULL },
	[SC_DATA_REFERENCE_UEREACHABILITYFORIP] = { sc_sh_hold_reachability, NULL },
	[SC_DATA_REFERENCE_IMEISV] = { sc_sh_hold_imeisv, NULL },
	[SC_DATA_REFERENCE_UE_5G_SRVCC_CAPABILITY] = { sc_sh_hold_srvcc_5g, NULL },
	[SC_DATA_REFERENCE_MSISDN] = { hold_msisdn, hold_no_public_identifiers },
	[SC_DATA_REFERENCE_IPADDRESSSECUREBINDINGINFORMATION] = { NULL, hold_no_address },
	[SC_DATA_REFERENCE_TADSINFORMATION] = { hold_tads, NULL },
	[SC_DATA_REFERENCE_STN_SR] = { sc_sh_hold_stn_sr, hold_no_stn_sr },
	[SC_DATA_REFERENCE_UE_SRVCC_CAPABILITY] = { sc_sh_hold_srvcc, NULL },
	[SC_DATA_REFERENCE_CSRN] = { NULL, hold_no_csrn },
	[SC_DATA_REFERENCE_IMSI] = { sc_sh_hold_imsi, hold_no_imsi },
	[SC_DATA_REFERENCE_IMSPRIVATEUSERIDENTITY] = { sc_sh_hold_privates, NULL },
};

bool sc_sh_hold(struct sc_sh_drawing *drawing, enum sc_data_reference reference)
{
	return holdings[reference].hold != NULL && holdings[reference].hold(drawing);
}

void sc_sh_hold_none(struct sc_sh_drawing *drawing, enum sc_data_reference reference)
{
	if (holdings[reference].none != NULL)
		holdings[reference].none(drawing);
}
