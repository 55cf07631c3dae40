/* SPDX-License-Identifier: BSD-2-Clause */
#include "invariants.h"

#include <string.h>

#include "naive_ranking.h"

/* One verdict and what it is about. */
struct view {
	const struct sc_facts *facts;
	const struct sc_decision *decision;
	const struct sc_component *component;
	const struct sc_verdict *verdict;
	const struct sc_contact *chosen; /* NULL: none */
};

static struct view view_of(
	const struct sc_facts *facts, const struct sc_decision *decision, uint32_t index)
{
	const struct sc_verdict *verdict = &decision->verdicts[index];

	return (struct view){ .facts = facts,
		.decision = decision,
		.component = &facts->components[index],
		.verdict = verdict,
		.chosen = verdict->chosen == SC_NONE ? NULL : &facts->contacts[verdict->chosen] };
}

bool was_weighed(const struct sc_verdict *verdict)
{
	return verdict->candidate_count != 0 && verdict->directive != SC_DIRECTIVE_PASSTHROUGH;
}

static bool is_live(const struct sc_facts *facts, int32_t contact)
{
	return contact != SC_NONE && (facts->contacts[contact].expires_at == 0 ||
					     facts->contacts[contact].expires_at > facts->now);
}

static bool in_cs(const struct sc_contact *contact)
{
	return contact != NULL && strcmp(sc_access_domain(contact->access), "cs") == 0;
}

static bool survived(const struct sc_verdict *verdict, int32_t contact)
{
	for (uint32_t i = 0; i < verdict->survivor_count; i++) {
		if (verdict->candidates[i].contact == contact)
			return true;
	}
	return false;
}

/* The radio network has moved it, or nobody steered it. */
static bool is_given(const struct view *view)
{
	return view->verdict->directive == SC_DIRECTIVE_PASSTHROUGH ||
	       (view->facts->event == SC_EVENT_SRVCC_HAPPENED && in_cs(view->chosen) &&
		       view->verdict->directive == SC_DIRECTIVE_PLACE);
}

static const char *every_contact_is_told_about_once(const struct view *view)
{
	uint32_t seen = 0;

	if (view->verdict->number != view->component->number)
		return "verdicts come in the order of the components";
	if (view->verdict->candidate_count == 0)
		return NULL;
	for (uint32_t i = 0; i < view->verdict->candidate_count; i++)
		seen |= UINT32_C(1) << view->verdict->candidates[i].contact;
	if (view->verdict->candidate_count != view->facts->contact_count ||
		seen != (UINT32_C(1) << view->facts->contact_count) - 1)
		return "every contact is told about once";
	return NULL;
}

static const char *candidates_say_why(const struct view *view)
{
	const struct sc_verdict *verdict = view->verdict;

	for (uint32_t i = 0; i < verdict->candidate_count; i++) {
		const struct sc_candidate *candidate = &verdict->candidates[i];
		bool ranked = i < verdict->survivor_count;
		bool outranked = candidate->reason == SC_REASON_OUTRANKED;

		if (ranked && candidate->reason != (i == 0 ? SC_REASON_OK : SC_REASON_OUTRANKED))
			return "the first survivor is ok and the others are outranked";
		if (!ranked && (outranked || candidate->reason == SC_REASON_OK))
			return "what was removed says why";
		if ((candidate->beaten_by != SC_RANKING_NONE) != outranked)
			return "what was outranked says by which key";
		if (!ranked && i > verdict->survivor_count &&
			candidate->contact < verdict->candidates[i - 1].contact)
			return "what was removed comes in the order of the contacts";
	}
	return NULL;
}

static const char *the_chosen_survived(const struct view *view)
{
	bool carries = sc_directive_carries(view->verdict->directive);

	if (!was_weighed(view->verdict) || is_given(view))
		return NULL;
	if (carries && view->chosen == NULL)
		return view->verdict->directive == SC_DIRECTIVE_TRANSFER_CS
			       ? NULL
			       : "what is carried is carried somewhere";
	if (carries && !survived(view->verdict, view->verdict->chosen))
		return "the chosen contact survived";
	if (!carries && view->chosen != NULL &&
		view->verdict->directive != SC_DIRECTIVE_KEEP_SUSPENDED)
		return "what is not carried is nowhere";
	return NULL;
}

/* Section 7.2: a restricted access is never chosen, but for SRVCC that has happened. */
static const char *nothing_restricted_is_chosen(const struct view *view)
{
	const struct sc_rule *rule = view->verdict->rule;
	bool running = view->component->contact != SC_NONE || view->component->lost;
	sc_access_set restricted;

	if (rule == NULL || view->chosen == NULL || is_given(view) ||
		!sc_directive_carries(view->verdict->directive))
		return NULL;
	restricted = view->facts->event == SC_EVENT_ORIGINATE ||
				     (view->facts->event != SC_EVENT_TERMINATE && !running)
			     ? rule->restricted_originating
			     : rule->restricted_transfer;
	return SC_SET_HAS(restricted, view->chosen->access) ? "a restricted access is never chosen"
							    : NULL;
}

static const char *nothing_expired_is_chosen(const struct view *view)
{
	if (view->chosen == NULL || !sc_directive_carries(view->verdict->directive))
		return NULL;
	return is_live(view->facts, view->verdict->chosen) ? NULL : "an expired contact is chosen";
}

/* Section 7.2: no drop where the operator keeps and the source is alive. */
static const char *what_is_kept_is_not_dropped(const struct view *view)
{
	bool live = is_live(view->facts, view->component->contact);

	switch (view->verdict->directive) {
	case SC_DIRECTIVE_DROP:
		return view->verdict->nontransferable == SC_REMAINDER_DROP
			       ? NULL
			       : "what is kept is not dropped";
	case SC_DIRECTIVE_KEEP_SUSPENDED:
		return live && view->verdict->chosen == view->component->contact
			       ? NULL
			       : "what is suspended stays where it is";
	case SC_DIRECTIVE_KEEP:
		return live && view->verdict->chosen == view->component->contact
			       ? NULL
			       : "what is kept stays where it is";
	case SC_DIRECTIVE_RELEASE:
		return view->verdict->reason != SC_REASON_GONE || !live
			       ? NULL
			       : "what is gone has no access";
	case SC_DIRECTIVE_DENY:
	case SC_DIRECTIVE_PASSTHROUGH:
	case SC_DIRECTIVE_PLACE:
	case SC_DIRECTIVE_TRANSFER_NOW:
	case SC_DIRECTIVE_TRANSFER_RECOMMENDED:
	case SC_DIRECTIVE_TRANSFER_ALLOWED:
	case SC_DIRECTIVE_TRANSFER_CS:
	case SC_DIRECTIVE_ASK_CONTROLLER:
	case SC_DIRECTIVE_REPLICATE:
	case SC_DIRECTIVE_COUNT:
		break;
	}
	return NULL;
}

/* TS 23.237 6.4, the hard rule, told once more. */
static const char *voice_is_where_the_network_supports_it(const struct view *view)
{
	bool setting_up = view->facts->event == SC_EVENT_ORIGINATE ||
			  view->facts->event == SC_EVENT_TERMINATE;

	if (view->component->media != SC_MEDIA_AUDIO || view->chosen == NULL || is_given(view) ||
		!sc_directive_carries(view->verdict->directive) ||
		strcmp(sc_access_voice(view->chosen->access), "always") == 0)
		return NULL;
	if (strcmp(sc_access_voice(view->chosen->access), "never") == 0)
		return view->verdict->chosen == view->component->contact
			       ? "voice stays where there is none"
			       : "voice goes where there is none";
	if (view->chosen->voice != SC_VOICE_SUPPORT_NOT_SUPPORTED ||
		(!setting_up && view->verdict->chosen == view->component->contact))
		return NULL;
	return "voice goes where the network does not support it";
}

/* The order is that of a second, simple telling. Members of services that stay together follow
 * another component's order, and a session that lacks a controller is reordered. */
static const char *survivors_are_in_order(const struct view *view)
{
	const struct sc_verdict *verdict = view->verdict;

	if (!was_weighed(verdict) || view->facts->policy->constraint_count != 0)
		return NULL;
	for (uint32_t i = 1; i < verdict->survivor_count; i++) {
		const struct sc_candidate *candidate = &verdict->candidates[i];
		enum sc_ranking key = naive_ranking(view->facts, view->component, verdict,
			verdict->candidates[i - 1].contact, candidate->contact);

		if (candidate->beaten_by != key && candidate->beaten_by != SC_RANKING_CONTROLLER)
			return "survivors are in the order of the ranking keys";
	}
	return NULL;
}

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

static const char *radio_of(enum sc_access access)
{
	const char *name = sc_access_name(access);

	if (strncmp(name, "HSPA", 4) == 0)
		return "UTRAN";
	if (strncmp(name, "EUTRAN", 6) == 0)
		return "EUTRAN";
	return strncmp(name, "UTRAN", 5) == 0   ? "UTRAN"
	       : strncmp(name, "GERAN", 5) == 0 ? "GERAN"
						: name;
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

	if (facts->subscriber->iut_allowed)
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

static const char *the_outcome_sums_up(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	uint32_t carried = 0;

	if (decision->verdict_count != facts->component_count)
		return "every component has a verdict";
	for (uint32_t i = 0; i < decision->verdict_count; i++)
		carried += sc_directive_carries(decision->verdicts[i].directive);
	if (decision->verdict_count == 0)
		return NULL;
	if ((carried == decision->verdict_count) != (decision->outcome == SC_OUTCOME_ALLOW) ||
		(carried == 0) != (decision->outcome == SC_OUTCOME_DENY))
		return "the outcome sums up the verdicts";
	if (decision->valid_until != 0 && decision->valid_until <= facts->now)
		return "a decision holds for a while";
	return NULL;
}

const char *invariants_check(const struct sc_facts *facts, const struct sc_decision *decision)
{
	static const char *(*const of_one[])(const struct view *) = {
		every_contact_is_told_about_once,
		candidates_say_why,
		the_chosen_survived,
		nothing_restricted_is_chosen,
		nothing_expired_is_chosen,
		what_is_kept_is_not_dropped,
		voice_is_where_the_network_supports_it,
		survivors_are_in_order,
	};
	static const char *(*const of_all[])(
		const struct sc_facts *, const struct sc_decision *) = {
		the_outcome_sums_up,
		one_circuit_carries_one_speech,
		a_single_radio_is_in_one_place,
		no_contact_is_overfilled,
		without_permission_one_device_has_all,
		what_stays_together_is_not_parted,
	};
	const char *broken = NULL;

	for (uint32_t k = 0; k < SC_COUNT_OF(of_all) && broken == NULL; k++)
		broken = of_all[k](facts, decision);
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);

		for (uint32_t k = 0; k < SC_COUNT_OF(of_one) && broken == NULL; k++)
			broken = of_one[k](&view);
	}
	return broken;
}

static int64_t row_of(const struct sc_facts *facts, int32_t contact)
{
	return contact == SC_NONE ? 0 : facts->contacts[contact].id;
}

static bool evidence_agrees(struct sc_evidence a, struct sc_evidence b)
{
	return a.source == b.source && a.row == b.row;
}

static bool verdicts_agree(const struct sc_facts *facts, const struct sc_verdict *a,
	const struct sc_facts *other_facts, const struct sc_verdict *b)
{
	if (a->number != b->number || a->directive != b->directive || a->reason != b->reason ||
		a->nontransferable != b->nontransferable ||
		row_of(facts, a->chosen) != row_of(other_facts, b->chosen) || a->set != b->set ||
		a->rule != b->rule || a->preference != b->preference ||
		!evidence_agrees(a->evidence, b->evidence) ||
		a->candidate_count != b->candidate_count || a->survivor_count != b->survivor_count)
		return false;
	for (uint32_t i = 0; i < a->survivor_count; i++) {
		const struct sc_candidate *mine = &a->candidates[i];
		const struct sc_candidate *others = &b->candidates[i];

		if (row_of(facts, mine->contact) != row_of(other_facts, others->contact) ||
			mine->beaten_by != others->beaten_by || mine->reason != others->reason ||
			!evidence_agrees(mine->evidence, others->evidence))
			return false;
	}
	return true;
}

bool decisions_agree(const struct sc_facts *facts, const struct sc_decision *decision,
	const struct sc_facts *other_facts, const struct sc_decision *other)
{
	if (decision->outcome != other->outcome || decision->form != other->form ||
		decision->valid_until != other->valid_until ||
		decision->verdict_count != other->verdict_count)
		return false;
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		if (!verdicts_agree(
			    facts, &decision->verdicts[i], other_facts, &other->verdicts[i]))
			return false;
	}
	return true;
}
