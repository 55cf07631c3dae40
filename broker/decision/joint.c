/* SPDX-License-Identifier: BSD-2-Clause */
#include "joint.h"

#include "candidates.h"
#include "directive.h"
#include "ranking.h"
#include "situation.h"

bool sc_joint_withdraw(struct sc_hearing *hearing, struct sc_weighing *weighing,
	sc_contact_set contacts, enum sc_reason reason, struct sc_evidence evidence)
{
	sc_contact_set before = weighing->survivors;

	if (weighing->fixed)
		return false;
	sc_weighing_withdraw(&hearing->situation, weighing, contacts, reason, evidence);
	sc_directive_settle(&hearing->situation, weighing);
	return weighing->survivors != before;
}

bool sc_joint_matters_more(const struct sc_weighing *a, const struct sc_weighing *b)
{
	if (a->component->media != b->component->media)
		return a->component->media > b->component->media;
	return a->component->number < b->component->number;
}

/* Without inter-UE transfer a session is on one device: that of its most important component. */
static bool use_one_device(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_subscriber *subscriber = situation->facts->subscriber;
	const struct sc_weighing *leader = NULL;
	sc_contact_set others;
	bool changed = false;

	if (subscriber->iut_allowed ||
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
			changed |=
				sc_joint_withdraw(hearing, weighing, others, SC_REASON_IUT_NOT_AUTH,
					sc_evidence(SC_SOURCE_SUBSCRIPTION, subscriber->id));
	}
	return changed;
}

/* Whether the component belongs to a service whose components stay together. */
static bool belongs(const struct sc_weighing *weighing, const struct sc_service_constraint *service)
{
	return weighing->constraint == service && service->must_stay_together;
}

/* What the members of a service may share. A member that nothing can carry ends alone. */
struct sharing {
	const struct sc_weighing *leader; /* whose wish counts most */
	sc_contact_set common;            /* what all of them could take */
	uint32_t members;
	bool all_may_stay;
};

static struct sharing sharing_of(
	const struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	struct sharing sharing = { .common = hearing->situation.all, .all_may_stay = true };

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (!belongs(weighing, service) || weighing->survivors == 0)
			continue;
		sharing.members++;
		sharing.common &= weighing->fixed ? SC_BIT(weighing->current) : weighing->survivors;
		if (!sc_directive_is_free(weighing))
			sharing.all_may_stay = false;
		if (sharing.leader == NULL || sc_joint_matters_more(weighing, sharing.leader))
			sharing.leader = weighing;
	}
	return sharing;
}

static bool follow(struct sc_hearing *hearing, const struct sharing *sharing,
	const struct sc_service_constraint *service)
{
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (!belongs(weighing, service) || weighing->fixed)
			continue;
		changed |= sc_joint_withdraw(hearing, weighing, ~sharing->common,
			SC_REASON_TOGETHER, sc_evidence(SC_SOURCE_SERVICE, service->id));
		if (weighing != sharing->leader && weighing->leader != sharing->leader) {
			sc_ranking_follow(&hearing->situation, weighing, sharing->leader);
			sc_directive_settle(&hearing->situation, weighing);
			changed = true;
		}
	}
	return changed;
}

/* The service keeps its components together (TS 23.237 6.4: the anchor considers services bound to
 * the session). Where the members have no place in common they stay where they are; where one of
 * them cannot, the rest follow the most important one or end. */
static bool stay_together(struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	struct sharing sharing = sharing_of(hearing, service);

	if (sharing.members < 2)
		return false;
	if (sharing.common == 0) {
		if (sharing.all_may_stay)
			return false;
		sharing.common = sc_directive_is_free(sharing.leader)
					 ? SC_BIT(sharing.leader->current)
					 : SC_BIT(sc_ranking_contact(
						   &hearing->situation, sharing.leader->keys[0]));
	}
	return follow(hearing, &sharing, service);
}

/* Each service once: at its first member. */
static bool for_each_service(struct sc_hearing *hearing,
	bool (*check)(struct sc_hearing *, const struct sc_service_constraint *))
{
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_service_constraint *service = hearing->weighings[i].constraint;
		uint32_t before = 0;

		if (service == NULL || !service->must_stay_together)
			continue;
		while (hearing->weighings[before].constraint != service)
			before++;
		if (before == i)
			changed |= check(hearing, service);
	}
	return changed;
}

static bool keep_together(struct sc_hearing *hearing)
{
	return for_each_service(hearing, stay_together);
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

		if (sc_place_of(weighing) != (int32_t)contact)
			continue;
		sum += sc_kbps_taken(weighing);
		if (!weighing->fixed && sc_kbps_taken(weighing) != 0 &&
			(first == NULL || gives_way_before(weighing, first, (int32_t)contact)))
			first = weighing;
	}
	return sum > limit && first != NULL &&
	       sc_joint_withdraw(hearing, first, SC_BIT(contact), SC_REASON_BANDWIDTH,
		       sc_evidence_of_contact(&hearing->situation, contact));
}

static bool fit_bandwidth(struct sc_hearing *hearing)
{
	sc_contact_set limited = hearing->situation.limited & ~hearing->situation.circuits;
	bool changed = false;

	for (uint32_t left = limited, contact; sc_take_bit(&left, &contact);)
		changed |= fit_contact(hearing, contact);
	return changed;
}

/* An arriving session that asks for control and goes to several devices needs one that can control
 * it: the most important component that can, goes there (TS 23.237 5.3.2.2). */
static bool have_controller(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	struct sc_weighing *mover = NULL;
	sc_device_set devices = 0;

	if (situation->criterion == NULL)
		return false;
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

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
	if (mover == NULL || (devices & (devices - 1)) == 0 ||
		!sc_ranking_put_controllers_first(situation, mover))
		return false;
	sc_directive_settle(situation, mover);
	return true;
}

/* The more urgent of two directives about moving. */
static enum sc_directive more_urgent(enum sc_directive a, enum sc_directive b)
{
	static const enum sc_directive rising[] = {
		SC_DIRECTIVE_TRANSFER_ALLOWED,
		SC_DIRECTIVE_TRANSFER_RECOMMENDED,
		SC_DIRECTIVE_TRANSFER_NOW,
	};
	enum sc_directive most = SC_DIRECTIVE_KEEP;

	for (uint32_t i = 0; i < SC_COUNT_OF(rising); i++) {
		if (a == rising[i] || b == rising[i])
			most = rising[i];
	}
	return a == SC_DIRECTIVE_TRANSFER_CS || b == SC_DIRECTIVE_TRANSFER_CS
		       ? SC_DIRECTIVE_TRANSFER_NOW
		       : most;
}

/* What all members do that could also stay: the most urgent of their moves, or nothing, when they
 * have no place in common or one of them moved a moment ago and nobody has to go. */
static enum sc_directive move_of(
	const struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	enum sc_directive most = SC_DIRECTIVE_KEEP;
	bool held_down = false;
	bool forced = false;

	if (sharing_of(hearing, service).common == 0)
		return SC_DIRECTIVE_KEEP;
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (!belongs(weighing, service))
			continue;
		if (weighing->reason == SC_REASON_HOLD_DOWN)
			held_down = true;
		if (sc_directive_moves(weighing->directive) && !sc_directive_is_free(weighing))
			forced = true;
		most = more_urgent(most, weighing->directive);
	}
	return held_down && !forced ? SC_DIRECTIVE_KEEP : most;
}

static bool move_together(struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	enum sc_directive move = move_of(hearing, service);

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		int32_t best;

		if (!belongs(weighing, service) || weighing->fixed || weighing->directive == move ||
			!sc_directive_is_free(weighing))
			continue;
		best = (int32_t)sc_ranking_contact(&hearing->situation, weighing->keys[0]);
		if (best != weighing->current)
			sc_directive_say(weighing, move, SC_REASON_TOGETHER,
				move == SC_DIRECTIVE_KEEP ? weighing->current : best,
				sc_evidence(SC_SOURCE_SERVICE, service->id));
	}
	return false;
}

/* Where the operator allows no partial transfer, nobody moves freely while somebody cannot or will
 * not (TS 23.237 6.4). What has to leave leaves all the same: there is nothing to stay at. */
static void forbid_partial(struct sc_hearing *hearing)
{
	const struct sc_weighing *forbidding = NULL;
	bool somebody_stays = false;

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

		if (sc_directive_moves(weighing->directive) && sc_directive_is_free(weighing))
			sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_NO_PARTIAL,
				weighing->current, sc_evidence_of_operator(forbidding));
	}
}

void sc_joint_check(struct sc_hearing *hearing)
{
	static bool (*const checks[])(struct sc_hearing *) = {
		use_one_device,
		sc_joint_circuits,
		sc_joint_radios,
		keep_together,
		fit_bandwidth,
		have_controller,
	};
	bool changed = true;

	/* Every round but the last takes away a candidate, changes a leader or moves a component
	 * to a controller, once each; so it ends. */
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < SC_COUNT_OF(checks) && !changed; i++)
			changed = checks[i](hearing);
	}
	for_each_service(hearing, move_together);
	forbid_partial(hearing);
}
