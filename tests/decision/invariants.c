/* SPDX-License-Identifier: BSD-2-Clause */
#include "invariants.h"

#include "view.h"

const char *invariants_check(const struct sc_facts *facts, const struct sc_decision *decision)
{
	const char *broken = invariants_of_session(facts, decision);

	if (broken == NULL)
		broken = invariants_of_sharing(facts, decision);
	for (uint32_t i = 0; i < decision->verdict_count && broken == NULL; i++) {
		struct view view = view_of(facts, decision, i);

		broken = invariants_of_component(&view);
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
		!evidence_agrees(a->evidence, b->evidence) || a->sdp != b->sdp ||
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

static bool sessions_agree(const struct sc_decision *a, const struct sc_decision *b)
{
	if (a->outcome != b->outcome || a->form != b->form || a->valid_until != b->valid_until ||
		a->controller != b->controller || a->policy_version != b->policy_version ||
		a->tads.accept != b->tads.accept || a->tads.reject != b->tads.reject ||
		a->tads.retry_cs != b->tads.retry_cs ||
		a->tads.ue_assisted != b->tads.ue_assisted ||
		a->tads.only_device != b->tads.only_device || a->offer_count != b->offer_count)
		return false;
	for (uint32_t i = 0; i < a->offer_count; i++) {
		if (a->offers[i].device != b->offers[i].device ||
			a->offers[i].move_media != b->offers[i].move_media ||
			!evidence_agrees(a->offers[i].evidence, b->offers[i].evidence))
			return false;
	}
	return true;
}

bool decisions_agree(const struct sc_facts *facts, const struct sc_decision *decision,
	const struct sc_facts *other_facts, const struct sc_decision *other)
{
	if (!sessions_agree(decision, other) || decision->verdict_count != other->verdict_count)
		return false;
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		if (!verdicts_agree(
			    facts, &decision->verdicts[i], other_facts, &other->verdicts[i]))
			return false;
	}
	return true;
}
