/* SPDX-License-Identifier: BSD-2-Clause */
#include "outcome.h"

#include "directive.h"
#include "ranking.h"
#include "validity.h"

static void write_candidates(const struct sc_situation *situation,
	const struct sc_weighing *weighing, struct sc_verdict *verdict)
{
	struct sc_candidate *candidate = verdict->candidates;
	sc_contact_set left = situation->all & ~weighing->survivors;

	for (uint32_t i = 0; i < weighing->survivor_count; i++, candidate++) {
		candidate->contact = (int32_t)sc_ranking_contact(situation, weighing->keys[i]);
		candidate->reason = i == 0 ? SC_REASON_OK : SC_REASON_OUTRANKED;
		candidate->beaten_by =
			sc_ranking_difference(situation, weighing, i, &candidate->evidence);
	}
	for (uint32_t contact; sc_take_bit(&left, &contact);) {
		candidate->contact = (int32_t)contact;
		candidate->reason = weighing->removed[contact].reason;
		candidate->beaten_by = SC_RANKING_NONE;
		candidate->evidence = weighing->removed[contact].evidence;
		candidate++;
	}
	verdict->survivor_count = weighing->survivor_count;
	verdict->candidate_count = (uint32_t)(candidate - verdict->candidates);
}

static void write_verdict(const struct sc_situation *situation, const struct sc_weighing *weighing,
	struct sc_verdict *verdict)
{
	verdict->number = weighing->component->number;
	verdict->directive = weighing->directive;
	verdict->reason = weighing->reason;
	verdict->nontransferable = weighing->nontransferable;
	verdict->chosen = weighing->chosen;
	verdict->set = weighing->set;
	verdict->rule = weighing->set == NULL ? NULL : weighing->rule;
	verdict->preference = weighing->preference;
	verdict->evidence = weighing->evidence;
	verdict->sdp = SC_SDP_HINT_UNCHANGED;
	verdict->candidate_count = 0;
	verdict->survivor_count = 0;
	if (weighing->weighed)
		write_candidates(situation, weighing, verdict);
}

/* A session without components is allowed as far as it goes. */
static enum sc_outcome outcome_of(const struct sc_hearing *hearing)
{
	uint32_t carried = 0;

	for (uint32_t i = 0; i < hearing->count; i++)
		carried += sc_directive_carries(hearing->weighings[i].directive);
	if (!hearing->refused && carried == hearing->count)
		return SC_OUTCOME_ALLOW;
	return carried == 0 ? SC_OUTCOME_DENY : SC_OUTCOME_PARTIAL;
}

/* Full when everything that runs moves to one leg (TS 23.237 6.3: Replaces or Target-Dialog). */
static enum sc_transfer_form form_of(const struct sc_hearing *hearing)
{
	const struct sc_weighing *first = NULL;
	bool whole = true;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];
		bool moves;

		if (!weighing->running)
			continue;
		moves = sc_directive_moves(weighing->directive);
		if (moves && first == NULL)
			first = weighing;
		else if (!moves || weighing->chosen != first->chosen)
			whole = false;
	}
	if (first == NULL)
		return SC_TRANSFER_FORM_NONE;
	return whole ? SC_TRANSFER_FORM_FULL : SC_TRANSFER_FORM_PARTIAL;
}

/* Whatever lies ahead and comes first. */
static void look_ahead(int64_t *earliest, int64_t now, int64_t when)
{
	if (when > now && (*earliest == 0 || when < *earliest))
		*earliest = when;
}

static int64_t valid_until(const struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_facts *facts = situation->facts;
	int64_t earliest = 0;

	for (uint32_t i = 0; i < facts->contact_count; i++)
		look_ahead(&earliest, facts->now, facts->contacts[i].expires_at);
	for (uint32_t i = 0; i < facts->subscriber->preference_count; i++) {
		look_ahead(&earliest, facts->now, facts->subscriber->preferences[i].valid_from);
		look_ahead(&earliest, facts->now, facts->subscriber->preferences[i].valid_to);
	}
	for (uint32_t i = 0; facts->policy != NULL && i < facts->policy->set_count; i++) {
		const struct sc_policy_set *set = &facts->policy->sets[i];

		if ((set->valid_from != 0 || set->valid_to != 0) &&
			sc_policy_set_is_for(set, facts->subscriber, situation->network)) {
			look_ahead(&earliest, facts->now, set->valid_from);
			look_ahead(&earliest, facts->now, set->valid_to);
		}
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		if (hearing->weighings[i].reason == SC_REASON_HOLD_DOWN)
			look_ahead(&earliest, facts->now,
				hearing->weighings[i].component->moved_at + facts->hold_seconds);
	}
	return earliest;
}

void sc_outcome_write(const struct sc_hearing *hearing, struct sc_decision *decision)
{
	decision->outcome = outcome_of(hearing);
	decision->form = form_of(hearing);
	decision->controller = SC_NONE;
	decision->tads = (struct sc_tads){ .only_device = SC_NONE };
	decision->offer_count = 0;
	decision->policy_version = 0;
	decision->valid_until =
		hearing->count != 0 && hearing->weighings[0].weighed ? valid_until(hearing) : 0;
	decision->verdict_count = hearing->count;
	for (uint32_t i = 0; i < hearing->count; i++)
		write_verdict(&hearing->situation, &hearing->weighings[i], &decision->verdicts[i]);
}
