/* SPDX-License-Identifier: BSD-2-Clause
 *
 * In which order is a decision made? Steps S0 to S8; what each step means stands in its own file.
 */
#include "authorisation.h"
#include "candidates.h"
#include "controller.h"
#include "directive.h"
#include "inter_ue.h"
#include "joint.h"
#include "outcome.h"
#include "policy.h"
#include "preliminary.h"
#include "ranking.h"
#include "sanity.h"
#include "situation.h"

static struct sc_text service_of(const struct sc_facts *facts, const struct sc_component *component)
{
	return component->service.length != 0 ? component->service : facts->service;
}

static void open_weighings(struct sc_hearing *hearing, const struct sc_facts *facts)
{
	hearing->count = facts->component_count;
	hearing->refused = false;
	hearing->weighed = false;
	hearing->controller = SC_NONE;
	hearing->offer_count = 0;
	hearing->permit = (struct sc_permit){ .decision = SC_AUTHORISATION_ALLOW };
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		const struct sc_component *component = &facts->components[i];

		weighing->component = component;
		weighing->service = service_of(facts, component);
		weighing->constraint = sc_policy_constraint(facts->policy, weighing->service);
		weighing->set = NULL;
		weighing->preference = NULL;
		weighing->weighed = false;
		weighing->running = component->contact != SC_NONE || component->lost;
		weighing->fixed = false;
		weighing->circuit_denied = false;
		weighing->handover_denied = false;
		weighing->held_back = false;
		weighing->moved_below = false;
		weighing->errand = (struct sc_errand){ .kind = SC_ERRAND_NONE };
		weighing->retries = 0;
		weighing->current = SC_NONE;
		weighing->nontransferable = SC_REMAINDER_KEEP;
	}
	sc_inter_ue_concern(hearing, facts);
}

/* Where a component is as long as that contact has not expired and its device is not lost with the
 * controller. After SRVCC speech and the video beside it are where the radio network has put them.
 */
static void find_placements(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		int32_t contact = weighing->component->contact;
		enum sc_media media = weighing->component->media;

		if (contact == SC_NONE || !SC_SET_HAS(situation->live, contact) ||
			SC_SET_HAS(situation->gone, situation->facts->contacts[contact].device))
			continue;
		weighing->current = contact;
		weighing->fixed = situation->facts->event == SC_EVENT_SRVCC_HAPPENED &&
				  SC_SET_HAS(situation->circuits, contact) &&
				  (media == SC_MEDIA_AUDIO || media == SC_MEDIA_VIDEO);
		weighing->moved_below = weighing->component->address_kept &&
					!situation->setting_up && !weighing->fixed;
	}
}

/* Steps S0 and S3: what can be settled before any policy is looked at. */
static bool settle_at_once(struct sc_hearing *hearing)
{
	static bool (*const settlements[])(struct sc_hearing *) = {
		sc_preliminary_emergency,
		sc_preliminary_suspended,
		sc_preliminary_unsteered,
		sc_authorise,
		sc_inter_ue_discover,
		sc_controller_lost,
	};

	for (uint32_t i = 0; i < SC_COUNT_OF(settlements); i++) {
		if (settlements[i](hearing))
			return true;
	}
	return false;
}

/* Steps S2 to S7. */
static enum sc_status weigh(struct sc_hearing *hearing)
{
	struct sc_situation *situation = &hearing->situation;

	sc_inter_ue_assign(hearing);
	for (uint32_t i = 0; i < hearing->count; i++) {
		enum sc_status status = sc_policy_choose(situation, &hearing->weighings[i]);

		if (status != SC_STATUS_OK)
			return status;
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		sc_candidates_filter(situation, weighing);
		sc_ranking_rank(situation, weighing);
		sc_directive_settle(situation, weighing);
	}
	if (!sc_joint_check(hearing))
		return SC_STATUS_OUT_OF_ROOM;
	hearing->weighed = true;
	hearing->controller = sc_controller_after(hearing);
	return SC_STATUS_OK;
}

enum sc_status sc_decide(const struct sc_facts *facts, struct sc_decision *decision)
{
	struct sc_hearing hearing;
	enum sc_status status = sc_sanity_check(facts);

	if (status != SC_STATUS_OK)
		return status;
	open_weighings(&hearing, facts);
	if (facts->subscriber == NULL) {
		sc_preliminary_for_nobody(&hearing, facts);
		sc_outcome_write(&hearing, decision);
		return SC_STATUS_OK;
	}
	sc_situation_prepare(&hearing.situation, facts);
	sc_ranking_prepare(&hearing.situation);
	find_placements(&hearing);
	if (!settle_at_once(&hearing))
		status = weigh(&hearing);
	if (status == SC_STATUS_OK)
		sc_outcome_write(&hearing, decision);
	return status;
}
