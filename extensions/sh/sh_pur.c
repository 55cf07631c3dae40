/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Profile-Update-Request (TS 29.328 6.1.2): answered after the commit that holds the change.
 */
#include "sh_blame.h"
#include "sh_features.h"
#include "sh_identity.h"
#include "sh_result.h"
#include "sh_select.h"
#include "sh_serve.h"
#include "sh_wait.h"

/* A PUR as the service wants it; what does not fit a field directly. */
struct updating {
	struct sh_pur pur;
	struct sh_negotiation features;
	uint32_t references[SC_SH_INSTANCE_LIMIT];
	struct sc_sh_update question;
	struct sc_sh_updated answer;
};

static void committed(void *owner, enum sc_status status)
{
	struct sh_waiting *waiting = owner;
	struct sc_result result = sh_result_of(status, SC_SH_CANNOT_BE_MODIFIED);
	struct sh_pua pua = { .features_count = 0 };

	sh_features_tell(&waiting->features, pua.features, &pua.features_count);
	sh_identity_tell_wildcard(waiting->wildcard, waiting->wildcard_type,
		&pua.wildcarded_public_identity, &pua.wildcarded_impu);
	sh_wait_end(waiting, &result, &sc_sh_pua_map, &pua);
}

static bool read_question(
	struct sc_exchange *exchange, struct updating *updating, struct sc_result *result)
{
	const struct sh_pur *pur = &updating->pur;
	uint32_t agreed = updating->features.agreed;

	updating->question = (struct sc_sh_update){
		.origin_host = sc_exchange_origin_host(exchange),
		.references = updating->references,
		.reference_count = pur->data_reference_count,
		.document = pur->user_data,
		.update_eff = (agreed & SC_SH_UPDATE_EFF) != 0,
		.update_eff_enhance = (agreed & SC_SH_UPDATE_EFF_ENHANCE) != 0,
	};
	for (uint32_t i = 0; i < pur->data_reference_count; i++)
		updating->references[i] = pur->data_reference[i].value;
	return sh_identity_read(
		sc_exchange_arena(exchange), &pur->whom, &updating->question.identity, result);
}

/* Which of several instances failed (TS 29.328 6.1.2.1). */
static void tell_instance(const struct sc_sh_updated *answer, struct sh_pua *pua)
{
	if (answer->has_failed_repository)
		pua->repository = (struct sh_repository_id){
			.present = true,
			.service_indication = answer->failed_indication,
			.sequence_number = { .present = true, .value = answer->failed_sequence },
		};
	if (answer->has_failed_instance)
		pua->data_reference =
			(struct sc_avp_u32){ .present = true, .value = answer->failed_reference };
}

static void refuse(
	struct sh_waiting *waiting, const struct sc_sh_updated *answer, enum sc_status status)
{
	struct sc_result result = sh_result_of(status, SC_SH_CANNOT_BE_MODIFIED);
	struct sh_pua pua = { .features_count = 0 };

	sh_blame_element(&result, answer->element, answer->nth, status);
	if (answer->problem.length != 0)
		result.message = answer->problem.at;
	sc_parked_note(waiting->parked, "%s", result.message);
	tell_instance(answer, &pua);
	sh_features_tell(&waiting->features, pua.features, &pua.features_count);
	sh_wait_end(waiting, &result, &sc_sh_pua_map, &pua);
}

static void update(struct sc_exchange *exchange, struct updating *updating)
{
	struct sc_sh_updated *answer = &updating->answer;
	struct sh_waiting *waiting = sh_wait(exchange, &updating->features.ours);
	struct sc_promise promise = { .kept = committed, .owner = waiting };
	enum sc_status status;

	if (waiting == NULL)
		return;
	status = sc_sh_update(sc_exchange_service(exchange), sc_exchange_arena(exchange),
		&updating->question, answer, &promise);
	if (status != SC_STATUS_OK) {
		refuse(waiting, answer, status);
		return;
	}
	waiting->wildcard_type = answer->wildcard_type;
	sh_wait_keep(waiting, answer->wildcard, (struct sc_text){ 0 });
}

void sh_serve_profile_update(struct sc_exchange *exchange)
{
	struct updating updating;
	struct sc_result result = SC_RESULT_SUCCESS;
	struct sh_pua pua = { .features_count = 0 };

	if (!sc_exchange_read(exchange, &sc_sh_pur_map, &updating.pur))
		return;
	sh_features_negotiate(
		updating.pur.features, updating.pur.features_count, &updating.features);
	if (updating.features.refused) {
		result = sh_features_refusal();
	} else if (read_question(exchange, &updating, &result)) {
		sh_select_note(
			exchange, updating.pur.data_reference, updating.pur.data_reference_count);
		update(exchange, &updating);
		return;
	}
	sh_features_tell(&updating.features.ours, pua.features, &pua.features_count);
	sc_exchange_answer(exchange, &result, &sc_sh_pua_map, &pua);
}
