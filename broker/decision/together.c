/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a service that keeps its components together allow? Step S7 c.
 */
#include "directive.h"
#include "joint.h"
#include "ranking.h"

static bool belongs(const struct sc_weighing *weighing, const struct sc_service_constraint *service)
{
	return weighing->constraint == service;
}

/* What the members of a service may share. A member that nothing can carry ends alone; while some
 * run, one that joins has no say. */
struct sharing {
	const struct sc_weighing *leader; /* whose wish counts most */
	sc_contact_set common;            /* what all that have a say could take */
	uint32_t members;
	bool all_may_stay;
	bool running;
};

static void share(struct sharing *sharing, const struct sc_weighing *weighing)
{
	sharing->common &= weighing->fixed ? SC_BIT(weighing->current) : weighing->survivors;
	if (!sc_directive_is_free(weighing))
		sharing->all_may_stay = false;
	if (sharing->leader == NULL || sc_joint_matters_more(weighing, sharing->leader))
		sharing->leader = weighing;
}

static struct sharing sharing_of(
	const struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	struct sharing sharing = { .common = hearing->situation.all, .all_may_stay = true };

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (!belongs(weighing, service) || weighing->survivors == 0)
			continue;
		sharing.members++;
		if (weighing->running)
			sharing.running = true;
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (belongs(weighing, service) && weighing->survivors != 0 &&
			weighing->running == sharing.running)
			share(&sharing, weighing);
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

bool sc_joint_keep_together(struct sc_hearing *hearing)
{
	return for_each_service(hearing, stay_together);
}

/* The more urgent of two directives of components that could also stay. */
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
	return most;
}

static bool is_free_member(
	const struct sc_weighing *weighing, const struct sc_service_constraint *service)
{
	return belongs(weighing, service) && !weighing->fixed && sc_directive_is_free(weighing);
}

/* What all members do that could also stay: the most urgent of their moves; nothing, when they have
 * no place in common or one of them is held. */
static enum sc_directive move_of(
	const struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	enum sc_directive most = SC_DIRECTIVE_KEEP;

	if (sharing_of(hearing, service).common == 0)
		return SC_DIRECTIVE_KEEP;
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (!is_free_member(weighing, service))
			continue;
		if (weighing->held_back || sc_directive_is_pinned(weighing))
			return SC_DIRECTIVE_KEEP;
		most = more_urgent(most, weighing->directive);
	}
	return most;
}

static bool move_together(struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	enum sc_directive move = move_of(hearing, service);
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		int32_t best;

		if (!is_free_member(weighing, service) || weighing->directive == move)
			continue;
		best = (int32_t)sc_ranking_contact(&hearing->situation, weighing->keys[0]);
		if (best == weighing->current)
			continue;
		sc_directive_say(weighing, move, SC_REASON_TOGETHER,
			move == SC_DIRECTIVE_KEEP ? weighing->current : best,
			sc_evidence(SC_SOURCE_SERVICE, service->id));
		changed = true;
	}
	return changed;
}

bool sc_joint_move_together(struct sc_hearing *hearing)
{
	return for_each_service(hearing, move_together);
}

/* Whether a tells better than b where the service is: who could stay, then who matters more. */
static bool tells_better(const struct sc_weighing *a, const struct sc_weighing *b)
{
	if (sc_directive_is_free(a) != sc_directive_is_free(b))
		return sc_directive_is_free(a);
	return sc_joint_matters_more(a, b);
}

/* Where the running members are for certain, because a move that is not ordered may not happen;
 * SC_NONE: nowhere. */
static int32_t place_of_service(
	const struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	const struct sc_weighing *leader = NULL;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (belongs(weighing, service) && weighing->running &&
			sc_place_of(weighing) != SC_NONE &&
			(leader == NULL || tells_better(weighing, leader)))
			leader = weighing;
	}
	if (leader == NULL)
		return SC_NONE;
	return leader->directive == SC_DIRECTIVE_TRANSFER_ALLOWED ||
			       leader->directive == SC_DIRECTIVE_TRANSFER_RECOMMENDED
		       ? leader->current
		       : leader->chosen;
}

/* Who has to leave, or joins, goes where the others are; who joins and cannot, does not join. */
static bool join(struct sc_hearing *hearing, const struct sc_service_constraint *service)
{
	struct sc_evidence evidence = sc_evidence(SC_SOURCE_SERVICE, service->id);
	int32_t place = place_of_service(hearing, service);
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count && place != SC_NONE; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (!belongs(weighing, service) || weighing->fixed ||
			sc_directive_is_free(weighing) || sc_place_of(weighing) == SC_NONE ||
			weighing->chosen == place)
			continue;
		if (SC_SET_HAS(weighing->survivors, place))
			sc_directive_say(
				weighing, weighing->directive, SC_REASON_TOGETHER, place, evidence);
		else if (!weighing->running)
			sc_directive_say(
				weighing, SC_DIRECTIVE_DENY, SC_REASON_TOGETHER, SC_NONE, evidence);
		else
			continue;
		changed = true;
	}
	return changed;
}

bool sc_joint_join_together(struct sc_hearing *hearing)
{
	return for_each_service(hearing, join);
}
