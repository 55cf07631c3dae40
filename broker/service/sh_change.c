/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_change.h"

#include "own_statement.h"
#include "service_parts.h"
#include "sh_held.h"

enum { SEQUENCE_OF_CREATION = 0, SEQUENCE_MOST = 65535 };

/* One value that an update sets over the imported one. */
struct item {
	enum sc_data_reference reference;
	enum sc_held_kind kind;
	struct sc_text owner;
	struct sc_text detail;
	struct sc_text value;
};

bool sc_sh_change_is_complete(const struct sc_sh_changing *work)
{
	const struct sc_sh_ims *ims = &work->data.ims;

	for (uint32_t i = 0; i < work->reference_count; i++) {
		bool there = false;

		switch ((int)work->references[i]) {
		case SC_DATA_REFERENCE_REPOSITORYDATA:
			there = work->data.repository_count != 0;
			break;
		case SC_DATA_REFERENCE_PSIACTIVATION:
			there = ims->psi_activation.present;
			break;
		case SC_DATA_REFERENCE_DSAI:
			there = ims->dsai_count != 0;
			break;
		case SC_DATA_REFERENCE_SMSREGISTRATIONINFO:
			there = ims->sms != NULL;
			break;
		case SC_DATA_REFERENCE_STN_SR:
			there = ims->stn_sr.at != NULL;
			break;
		default:
			break;
		}
		if (!there)
			return false;
	}
	return true;
}

static void tell(struct sc_sh_changing *work, const struct sc_sh_news *news)
{
	struct sc_sh_news whole = *news;

	whole.account = work->user.account;
	whole.identity = work->user.public;
	whole.made_by = work->question->origin_host;
	sc_sh_news_draft(work->service, work->unit, &whole);
}

/* Step 5. Another update is waited for; a document that says the same twice would meet itself for
 * ever. */
static enum sc_status claim(struct sc_sh_changing *work, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail, enum sc_status said_twice)
{
	struct sc_sh_claims *claims = work->service->claims;

	if (sc_sh_claims_hold(work->claims, owner, reference, detail))
		return said_twice;
	if (sc_sh_is_claimed(claims, owner, reference, detail))
		return SC_STATUS_UPDATE_IN_PROGRESS;
	return sc_sh_claim(claims, owner, reference, detail, &work->claims);
}

/* Step 6, the sequence: what follows 65535 is 1, because 0 is for creation. The broker's own data
 * exist before anybody has stored any. */
static enum sc_status check_sequence(
	const struct sc_sh_repository *instance, const struct sc_kept_data_row *stored, bool own)
{
	uint32_t sequence = instance->sequence_number;
	int64_t before = stored == NULL ? 0 : stored->sequence;

	if (stored == NULL && !own) {
		if (sequence != SEQUENCE_OF_CREATION)
			return SC_STATUS_OUT_OF_SYNC;
		return instance->service_data.at == NULL ? SC_STATUS_KEY_NOT_ALLOWED : SC_STATUS_OK;
	}
	if (sequence == SEQUENCE_OF_CREATION || sequence - 1 != before % SEQUENCE_MOST)
		return SC_STATUS_OUT_OF_SYNC;
	return SC_STATUS_OK;
}

/* The user's statement stays empty when it is taken back: the imported one speaks again, and the
 * sequence goes on. */
static enum sc_status check_content(
	struct sc_sh_changing *work, const struct sc_sh_repository *instance, bool own)
{
	struct sc_xml_fault fault = { .wrong = SC_XML_SOUND };
	enum sc_status status = SC_STATUS_OK;

	if (instance->service_data.length > SC_SH_SERVICE_DATA_LIMIT)
		return SC_STATUS_TOO_MUCH_DATA;
	if (!own || instance->service_data.at == NULL)
		return SC_STATUS_OK;
	status = sc_own_statement_check(
		work->service, work->arena, work->user.account, instance->service_data, &fault);
	if (status != SC_STATUS_OK)
		work->answer->problem = sc_arena_copy(work->arena, sc_text_of(fault.sentence));
	return status;
}

static enum sc_status draft_data(struct sc_sh_changing *work, struct sc_text owner,
	const struct sc_sh_repository *instance, bool own)
{
	bool gone = instance->service_data.at == NULL && !own;
	struct sc_change *change =
		sc_unit_add(work->unit, gone ? SC_CHANGE_DROP_DATA : SC_CHANGE_KEEP_DATA);

	if (change == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	change->data = (struct sc_kept_data_row){
		.owner = sc_unit_copy(work->unit, owner),
		.service_indication = sc_unit_copy(work->unit, instance->service_indication),
		.sequence = instance->sequence_number,
		.data = sc_unit_copy(work->unit, instance->service_data),
		.updated_at = sc_service_now(work->service),
		.updated_by = sc_unit_copy(work->unit, work->question->origin_host),
	};
	tell(work, &(struct sc_sh_news){ .reference = SC_DATA_REFERENCE_REPOSITORYDATA,
			   .detail = instance->service_indication,
			   .removed = gone,
			   .sequence = instance->sequence_number });
	return SC_STATUS_OK;
}

static enum sc_status change_repository(
	struct sc_sh_changing *work, const struct sc_sh_repository *instance)
{
	bool own = sc_text_equal(instance->service_indication, SC_TEXT(SC_CONTINUITY_INDICATION));
	struct sc_text owner =
		own ? sc_own_statement_owner(work->arena, work->user.account)
		    : sc_sh_owner(work->arena, work->user.account, work->user.public);
	const struct sc_kept_data_row *stored = NULL;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	if (owner.at == NULL)
		return status;
	stored = sc_sh_held_data(work->service->held, owner, instance->service_indication);
	status = claim(work, owner, SC_DATA_REFERENCE_REPOSITORYDATA, instance->service_indication,
		SC_STATUS_OUT_OF_SYNC);
	if (status == SC_STATUS_OK)
		status = check_sequence(instance, stored, own);
	if (status == SC_STATUS_OK)
		status = check_content(work, instance, own);
	if (status == SC_STATUS_OK)
		status = draft_data(work, owner, instance, own);
	return status;
}

static enum sc_status change_item(struct sc_sh_changing *work, const struct item *item)
{
	enum sc_status status = claim(
		work, item->owner, item->reference, item->detail, SC_STATUS_DATA_NOT_RECOGNISED);
	struct sc_change *change = NULL;

	if (status == SC_STATUS_OK)
		change = sc_unit_add(work->unit, SC_CHANGE_KEEP_ITEM);
	if (change == NULL)
		return status == SC_STATUS_OK ? SC_STATUS_OUT_OF_MEMORY : status;
	change->item = (struct sc_kept_item_row){
		.owner = sc_unit_copy(work->unit, item->owner),
		.kind = item->kind,
		.detail = sc_unit_copy(work->unit, item->detail),
		.value = sc_unit_copy(work->unit, item->value),
		.updated_at = sc_service_now(work->service),
	};
	tell(work, &(struct sc_sh_news){ .reference = item->reference, .detail = item->detail });
	return SC_STATUS_OK;
}

/* Step 4: the identity must be a distinct PSI. */
static enum sc_status change_activation(struct sc_sh_changing *work)
{
	bool active = work->data.ims.psi_activation.value == SC_SH_PSI_ACTIVE;

	if (work->user.public == NULL || work->user.public->type != SC_IDENTITY_TYPE_DISTINCT_PSI)
		return SC_STATUS_KEY_NOT_ALLOWED;
	return change_item(work, &(struct item){ .reference = SC_DATA_REFERENCE_PSIACTIVATION,
					 .kind = SC_HELD_KIND_PSI_ACTIVATION,
					 .owner = work->user.public->uri,
					 .value = active ? SC_TEXT("1") : SC_TEXT("0") });
}

static bool has_tag(const struct sc_public_identity *identity, struct sc_text tag)
{
	for (uint32_t i = 0; identity != NULL && i < identity->details->dsai_count; i++) {
		if (sc_text_equal(identity->details->dsais[i].tag, tag))
			return true;
	}
	return false;
}

/* Step 4a. */
static enum sc_status change_dsai(struct sc_sh_changing *work)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < work->data.ims.dsai_count && status == SC_STATUS_OK; i++) {
		const struct sc_sh_dsai *dsai = &work->data.ims.dsai[i];
		bool active = dsai->value == SC_SH_DSAI_ACTIVE;

		if (!has_tag(work->user.public, dsai->tag))
			return SC_STATUS_DSAI_UNKNOWN;
		status = change_item(work, &(struct item){ .reference = SC_DATA_REFERENCE_DSAI,
						   .kind = SC_HELD_KIND_DSAI,
						   .owner = work->user.public->uri,
						   .detail = dsai->tag,
						   .value = active ? SC_TEXT("1") : SC_TEXT("0") });
	}
	return status;
}

/* Step 4d: who has no STN-SR has not subscribed to SRVCC. */
static enum sc_status change_stn_sr(struct sc_sh_changing *work)
{
	const struct sc_private_identity *one = sc_sh_private_of(&work->user);

	if (one == NULL || one->stn_sr.length == 0)
		return SC_STATUS_KEY_NOT_ALLOWED;
	return change_item(work, &(struct item){ .reference = SC_DATA_REFERENCE_STN_SR,
					 .kind = SC_HELD_KIND_STN_SR,
					 .owner = one->impi,
					 .value = work->data.ims.stn_sr });
}

/* Step 4b: an empty number deletes the registered one; a preconfigured one stays as it is. */
static enum sc_status change_sms(struct sc_sh_changing *work)
{
	const struct sc_private_identity *one = sc_sh_private_of(&work->user);

	if (one == NULL)
		return SC_STATUS_KEY_NOT_ALLOWED;
	if (one->details->ip_sm_gw_preconfigured)
		return SC_STATUS_OK;
	return change_item(work, &(struct item){ .reference = SC_DATA_REFERENCE_SMSREGISTRATIONINFO,
					 .kind = SC_HELD_KIND_IP_SM_GW,
					 .owner = one->impi,
					 .value = work->data.ims.sms->ip_sm_gw_number });
}

static enum sc_status change_repositories(struct sc_sh_changing *work)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < work->data.repository_count && status == SC_STATUS_OK; i++) {
		const struct sc_sh_repository *instance = &work->data.repository[i];

		status = change_repository(work, instance);
		if (status == SC_STATUS_OK)
			continue;
		work->answer->has_failed_repository = work->data.repository_count > 1;
		work->answer->failed_indication = instance->service_indication;
		work->answer->failed_sequence = instance->sequence_number;
	}
	return status;
}

static enum sc_status change(struct sc_sh_changing *work, enum sc_data_reference reference)
{
	switch ((int)reference) {
	case SC_DATA_REFERENCE_REPOSITORYDATA:
		return change_repositories(work);
	case SC_DATA_REFERENCE_PSIACTIVATION:
		return change_activation(work);
	case SC_DATA_REFERENCE_DSAI:
		return change_dsai(work);
	case SC_DATA_REFERENCE_SMSREGISTRATIONINFO:
		return change_sms(work);
	case SC_DATA_REFERENCE_STN_SR:
		return change_stn_sr(work);
	default:
		return SC_STATUS_KEY_NOT_ALLOWED;
	}
}

enum sc_status sc_sh_change_draft(struct sc_sh_changing *work)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < work->reference_count && status == SC_STATUS_OK; i++) {
		status = change(work, work->references[i]);
		if (status == SC_STATUS_OK)
			continue;
		work->answer->has_failed_instance = work->question->update_eff_enhance;
		work->answer->failed_reference =
			(uint32_t)sc_data_reference_code(work->references[i]);
	}
	return status;
}
