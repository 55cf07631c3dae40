/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "view.h"

static bool is_active_speech(const struct sc_component *component)
{
	return component->media == SC_MEDIA_AUDIO && component->flow == SC_FLOW_SENDRECV &&
	       !component->held;
}

/* Section 7.2: at most one active speech component in circuits, per device; reported SRVCC may show
 * more. */
static const char *one_circuit_carries_one_speech(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	uint32_t devices = 0;

	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);
		uint32_t bit;

		if (!in_cs(view.chosen) || !is_active_speech(view.component) || is_given(&view) ||
			!sc_directive_carries(view.verdict->directive))
			continue;
		bit = UINT32_C(1) << view.chosen->device;
		if ((devices & bit) != 0)
			return "a circuit carries one active speech component";
		devices |= bit;
	}
	return NULL;
}

/* Whether two components are carried by different radios of the same single-radio device; reports
 * of SRVCC may contradict each other, decisions may not. */
static bool parts_a_radio(const struct view *a, const struct view *b)
{
	return a->chosen != NULL && b->chosen != NULL && a->chosen->device == b->chosen->device &&
	       !a->facts->subscriber->devices[a->chosen->device].dual_radio &&
	       sc_directive_carries(a->verdict->directive) &&
	       sc_directive_carries(b->verdict->directive) &&
	       strcmp(sc_access_radio(a->chosen->access), "3gpp") == 0 &&
	       strcmp(sc_access_radio(b->chosen->access), "3gpp") == 0 &&
	       strcmp(radio_of(a->chosen->access), radio_of(b->chosen->access)) != 0;
}

static const char *a_single_radio_is_in_one_place(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	for (uint32_t a = 0; a < decision->verdict_count; a++) {
		struct view first = view_of(facts, decision, a);

		for (uint32_t b = 0; b < a; b++) {
			struct view second = view_of(facts, decision, b);

			if (parts_a_radio(&first, &second) && !is_given(&first) &&
				!is_given(&second))
				return "a single radio is in one place";
		}
	}
	return NULL;
}

static uint32_t kbps_of(const struct view *view)
{
	uint32_t least = view->verdict->rule == NULL ? 0 : view->verdict->rule->min_kbps;

	if (view->component->kbps == 0 || (least != 0 && least < view->component->kbps))
		return least;
	return view->component->kbps;
}

static const char *no_contact_is_overfilled(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	for (uint32_t c = 0; c < facts->contact_count; c++) {
		uint64_t sum = 0;
		bool excused = in_cs(&facts->contacts[c]) || facts->contacts[c].max_kbps == 0;

		for (uint32_t i = 0; i < decision->verdict_count; i++) {
			struct view view = view_of(facts, decision, i);

			if (view.verdict->chosen != (int32_t)c ||
				!sc_directive_carries(view.verdict->directive))
				continue;
			excused |= is_given(&view);
			sum += kbps_of(&view);
		}
		if (!excused && sum > facts->contacts[c].max_kbps)
			return "no contact is overfilled";
	}
	return NULL;
}

static const char *without_permission_one_device_has_all(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	const struct sc_contact *first = NULL;

	if (facts->subscriber->iut_allowed && !facts->collaboration.elsewhere)
		return NULL;
	for (uint32_t i = 0; i < facts->component_count; i++) {
		if (facts->components[i].contact != SC_NONE || facts->components[i].lost)
			return NULL;
	}
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);

		if (view.chosen == NULL || !sc_directive_carries(view.verdict->directive))
			continue;
		if (first != NULL && first->device != view.chosen->device)
			return "without permission a session is on one device";
		first = view.chosen;
	}
	return NULL;
}

static const char *service_of(const struct view *view)
{
	struct sc_text name = view->component->service.length != 0 ? view->component->service
								   : view->facts->service;

	for (uint32_t i = 0; i < view->facts->policy->constraint_count; i++) {
		const struct sc_service_constraint *constraint =
			&view->facts->policy->constraints[i];

		if (constraint->must_stay_together && sc_text_equal(constraint->service, name))
			return constraint->service.at;
	}
	return NULL;
}

/* Where a component is from now on for certain: a move that is only allowed may not happen. */
static int32_t sure_place(const struct view *view)
{
	bool moves_perhaps = view->verdict->directive == SC_DIRECTIVE_TRANSFER_ALLOWED ||
			     view->verdict->directive == SC_DIRECTIVE_TRANSFER_RECOMMENDED;

	return moves_perhaps ? view->component->contact : view->verdict->chosen;
}

/* What stays together is not parted: whoever moves or joins goes where another one is, if any is
 * carried at all. Speech that the radio network hands over by itself does not count. */
static const char *what_stays_together_is_not_parted(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	for (uint32_t a = 0; a < decision->verdict_count; a++) {
		struct view mover = view_of(facts, decision, a);
		uint32_t with = 0;
		uint32_t without = 0;

		if ((mover.verdict->directive != SC_DIRECTIVE_PLACE &&
			    mover.verdict->directive != SC_DIRECTIVE_TRANSFER_NOW) ||
			is_given(&mover) || service_of(&mover) == NULL)
			continue;
		for (uint32_t b = 0; b < decision->verdict_count; b++) {
			struct view member = view_of(facts, decision, b);

			if (a == b || service_of(&member) != service_of(&mover) ||
				member.chosen == NULL || is_given(&member) ||
				!sc_directive_carries(member.verdict->directive))
				continue;
			with += sure_place(&member) == sure_place(&mover);
			without += sure_place(&member) != sure_place(&mover);
		}
		if (with == 0 && without != 0)
			return "what stays together is not parted";
	}
	return NULL;
}

/* Whether a component is as it should be: it is carried, or it ends because somebody asked for it.
 */
static bool is_granted(const struct sc_verdict *verdict)
{
	return sc_directive_carries(verdict->directive) ||
	       (verdict->directive == SC_DIRECTIVE_DROP && verdict->reason == SC_REASON_REQUESTED);
}

/* Requests sum up what they are about; see invariants_sharing.c. */
static const char *the_outcome_sums_up(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	uint32_t granted = 0;

	if (decision->verdict_count != facts->component_count)
		return "every component has a verdict";
	if (decision->valid_until != 0 && decision->valid_until <= facts->now)
		return "a decision holds for a while";
	for (uint32_t i = 0; i < decision->verdict_count; i++)
		granted += is_granted(&decision->verdicts[i]);
	if (decision->verdict_count == 0 || facts->event == SC_EVENT_IUT_REQUESTED)
		return NULL;
	if ((granted == decision->verdict_count) != (decision->outcome == SC_OUTCOME_ALLOW) ||
		(granted == 0) != (decision->outcome == SC_OUTCOME_DENY))
		return "the outcome sums up the verdicts";
	return NULL;
}

static const char *the_version_is_of_a_set(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	const struct sc_policy_set *best = NULL;

	for (uint32_t i = 0; i < facts->policy->set_count; i++) {
		const struct sc_policy_set *set = &facts->policy->sets[i];
		bool used = false;

		for (uint32_t k = 0; k < decision->verdict_count; k++)
			used |= decision->verdicts[k].set == set;
		if (used && (best == NULL || set->scope > best->scope ||
				    (set->scope == best->scope && set->version > best->version)))
			best = set;
	}
	return decision->policy_version == (best == NULL ? 0 : best->version)
		       ? NULL
		       : "the version is of the most specific set";
}

const char *invariants_of_session(const struct sc_facts *facts, const struct sc_decision *decision)
{
	static const char *(*const of_all[])(
		const struct sc_facts *, const struct sc_decision *) = {
		the_outcome_sums_up,
		the_version_is_of_a_set,
		one_circuit_carries_one_speech,
		a_single_radio_is_in_one_place,
		no_contact_is_overfilled,
		without_permission_one_device_has_all,
		what_stays_together_is_not_parted,
	};
	const char *broken = NULL;

	for (uint32_t i = 0; i < SC_COUNT_OF(of_all) && broken == NULL; i++)
		broken = of_all[i](facts, decision);
	return broken;
}
