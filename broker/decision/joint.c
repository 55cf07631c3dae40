/* SPDX-License-Identifier: BSD-2-Clause */
#include "joint.h"

#include "candidates.h"
#include "directive.h"
#include "inter_ue.h"
#include "ranking.h"
#include "situation.h"

enum { ROUND_LIMIT = 4 * SC_COMPONENT_LIMIT * SC_CONTACT_LIMIT };

bool sc_joint_withdraw(struct sc_hearing *hearing, struct sc_weighing *weighing,
	sc_contact_set contacts, enum sc_reason reason, struct sc_evidence evidence)
{
	if (weighing->fixed || (contacts & weighing->survivors) == 0)
		return false;
	sc_weighing_withdraw(&hearing->situation, weighing, contacts, reason, evidence);
	sc_directive_settle(&hearing->situation, weighing);
	return true;
}

bool sc_joint_matters_more(const struct sc_weighing *a, const struct sc_weighing *b)
{
	if (a->component->media != b->component->media)
		return a->component->media > b->component->media;
	return a->component->number < b->component->number;
}

/* Without inter-UE transfer a session is on one device: that of its most important component; so is
 * one that another SCC AS hosts, because collaborative sessions are not nested (TS 23.237 5.3.1).
 */
static bool use_one_device(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_subscriber *subscriber = situation->facts->subscriber;
	bool elsewhere = situation->facts->collaboration.elsewhere;
	const struct sc_weighing *leader = NULL;
	sc_contact_set others;
	bool changed = false;

	if ((subscriber->iut_allowed && !elsewhere) ||
		(situation->session_devices != 0 && situation->facts->event != SC_EVENT_TERMINATE))
		return false;
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (sc_place_of(weighing) != SC_NONE &&
			(leader == NULL || sc_joint_matters_more(weighing, leader)))
			leader = weighing;
	}
	if (leader == NULL)
		return false;
	others = ~situation->of_device[situation->facts->contacts[leader->chosen].device];
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (sc_place_of(weighing) != SC_NONE && SC_SET_HAS(others, weighing->chosen))
			changed |= sc_joint_withdraw(hearing, weighing, others,
				subscriber->iut_allowed ? SC_REASON_NESTED : SC_REASON_IUT_NOT_AUTH,
				subscriber->iut_allowed
					? sc_evidence(SC_SOURCE_BUILT_IN, 0)
					: sc_evidence(SC_SOURCE_SUBSCRIPTION, subscriber->id));
	}
	return changed;
}

/* Whether a gives way before b where bandwidth is short: less important media, then what is not
 * there yet, then the later component. */
static bool gives_way_before(
	const struct sc_weighing *a, const struct sc_weighing *b, int32_t contact)
{
	if (a->component->media != b->component->media)
		return a->component->media < b->component->media;
	if ((a->current == contact) != (b->current == contact))
		return a->current != contact;
	return a->component->number > b->component->number;
}

static bool fit_contact(struct sc_hearing *hearing, uint32_t contact)
{
	uint64_t limit = hearing->situation.facts->contacts[contact].max_kbps;
	struct sc_weighing *first = NULL;
	uint64_t sum = 0;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		bool is_source = weighing->directive == SC_DIRECTIVE_REPLICATE &&
				 weighing->current == (int32_t)contact;

		if (is_source)
			sum += sc_kbps_taken(weighing);
		if (sc_place_of(weighing) != (int32_t)contact)
			continue;
		sum += sc_kbps_taken(weighing);
		if (sc_kbps_taken(weighing) != 0 &&
			(first == NULL || gives_way_before(weighing, first, (int32_t)contact)))
			first = weighing;
	}
	return sum > limit && first != NULL &&
	       sc_joint_withdraw(hearing, first, SC_BIT(contact), SC_REASON_BANDWIDTH,
		       sc_evidence_of_contact(&hearing->situation, contact));
}

/* Contacts in the order that no component changes, so that it does not matter how they are listed.
 */
static bool fit_bandwidth(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	sc_contact_set limited = situation->limited & ~situation->circuits;
	bool changed = false;

	for (uint32_t place = 0; limited != 0 && place < situation->facts->contact_count; place++) {
		uint32_t contact = situation->at_place[place];

		if (SC_SET_HAS(limited, contact))
			changed |= fit_contact(hearing, contact);
	}
	return changed;
}

/* Moves a component to a device that can control the session, and what stays together with it. */
static bool go_to_controller(struct sc_hearing *hearing, const struct sc_weighing *mover)
{
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if ((weighing != mover && !sc_stays_with(mover, weighing)) ||
			weighing->survivor_count == 0 ||
			!sc_ranking_put_controllers_first(&hearing->situation, weighing))
			continue;
		sc_directive_settle(&hearing->situation, weighing);
		changed = true;
	}
	return changed;
}

/* An arriving session that asks for control and goes to several devices needs one that can control
 * it: the most important component that can, goes there (TS 23.237 5.3.2.2). */
static bool have_controller(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_weighing *mover = NULL;
	sc_device_set devices = 0;

	if (situation->criterion == NULL)
		return false;
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (sc_place_of(weighing) == SC_NONE)
			continue;
		devices |= SC_BIT(situation->facts->contacts[weighing->chosen].device);
		if (sc_device_of(situation, (uint32_t)weighing->chosen)->controller_capable)
			return false;
		for (uint32_t left = weighing->survivors, contact; sc_take_bit(&left, &contact);) {
			if (sc_device_of(situation, contact)->controller_capable &&
				(mover == NULL || sc_joint_matters_more(weighing, mover)))
				mover = weighing;
		}
	}
	return mover != NULL && (devices & (devices - 1)) != 0 && go_to_controller(hearing, mover);
}

/* Where the operator allows no partial transfer, nobody moves freely while somebody cannot or will
 * not (TS 23.237 6.4). What has to leave leaves all the same: there is nothing to stay at. */
static bool forbid_partial(struct sc_hearing *hearing)
{
	const struct sc_weighing *forbidding = NULL;
	bool somebody_stays = false;
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (!weighing->running)
			continue;
		if (weighing->current != SC_NONE && !sc_directive_moves(weighing->directive))
			somebody_stays = true;
		if (!weighing->rule->partial_allowed && forbidding == NULL)
			forbidding = weighing;
	}
	for (uint32_t i = 0; i < hearing->count && somebody_stays && forbidding != NULL; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (weighing->held_back || !sc_directive_moves(weighing->directive) ||
			!sc_directive_is_free(weighing))
			continue;
		weighing->held_back = true;
		weighing->held_back_by = sc_evidence_of_operator(forbidding);
		sc_directive_settle(&hearing->situation, weighing);
		changed = true;
	}
	return changed;
}

bool sc_joint_check(struct sc_hearing *hearing)
{
	static bool (*const checks[])(struct sc_hearing *) = {
		use_one_device,
		sc_inter_ue_go_together,
		sc_joint_circuits,
		sc_joint_radios,
		sc_joint_keep_together,
		fit_bandwidth,
		have_controller,
		sc_joint_move_together,
		sc_joint_join_together,
		forbid_partial,
	};
	bool changed = true;

	/* Every round but the last takes away a candidate, changes a leader or holds a component
	 * back, once each; between two such rounds the others change something at most once. So
	 * the limit is never reached; should it be, that is an answer and not a hang. */
	for (uint32_t round = 0; changed; round++) {
		if (round == ROUND_LIMIT)
			return false;
		changed = false;
		for (uint32_t i = 0; i < SC_COUNT_OF(checks) && !changed; i++)
			changed = checks[i](hearing);
	}
	return true;
}
