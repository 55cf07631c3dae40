/* SPDX-License-Identifier: BSD-2-Clause */
#include "outcome.h"

#include "directive.h"
#include "ranking.h"
#include "tads.h"
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

/* See decision.h. What is refused or asked about stays on its leg, and so does what is hidden. */
static enum sc_sdp_hint sdp_of(const struct sc_weighing *weighing)
{
	bool is_there = weighing->chosen != SC_NONE || weighing->reason == SC_REASON_HIDDEN;

	switch (weighing->directive) {
	case SC_DIRECTIVE_PASSTHROUGH:
	case SC_DIRECTIVE_KEEP:
		return SC_SDP_HINT_UNCHANGED;
	case SC_DIRECTIVE_PLACE:
	case SC_DIRECTIVE_TRANSFER_NOW:
	case SC_DIRECTIVE_TRANSFER_RECOMMENDED:
	case SC_DIRECTIVE_TRANSFER_ALLOWED:
	case SC_DIRECTIVE_TRANSFER_CS:
	case SC_DIRECTIVE_REPLICATE:
		return SC_SDP_HINT_OFFERED;
	case SC_DIRECTIVE_KEEP_SUSPENDED:
		return SC_SDP_HINT_INACTIVE;
	case SC_DIRECTIVE_DENY:
	case SC_DIRECTIVE_ASK_CONTROLLER:
		return is_there ? SC_SDP_HINT_UNCHANGED : SC_SDP_HINT_ZERO_PORT;
	case SC_DIRECTIVE_DROP:
	case SC_DIRECTIVE_RELEASE:
	case SC_DIRECTIVE_COUNT:
		break;
	}
	return SC_SDP_HINT_ZERO_PORT;
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
	verdict->sdp = sdp_of(weighing);
	verdict->candidate_count = 0;
	verdict->survivor_count = 0;
	if (weighing->weighed)
		write_candidates(situation, weighing, verdict);
}

/* Whether the component is as it should be from now on: it is carried, or it ends as asked. */
static bool is_granted(const struct sc_weighing *weighing)
{
	return sc_directive_carries(weighing->directive) ||
	       (weighing->directive == SC_DIRECTIVE_DROP &&
		       weighing->reason == SC_REASON_REQUESTED);
}

/* What the event is about counts, and what it takes from the others; a session without components
 * is allowed as far as it goes. */
static enum sc_outcome outcome_of(const struct sc_hearing *hearing)
{
	uint32_t granted = 0;
	bool whole = true;
	bool asked = false;

	if (hearing->refused)
		return SC_OUTCOME_DENY;
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		whole &= is_granted(weighing);
		asked |= weighing->directive == SC_DIRECTIVE_ASK_CONTROLLER;
		granted += SC_SET_HAS(hearing->concerned, i) && is_granted(weighing);
	}
	if (whole)
		return SC_OUTCOME_ALLOW;
	return granted == 0 && !asked ? SC_OUTCOME_DENY : SC_OUTCOME_PARTIAL;
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

static int64_t valid_until(const struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_facts *facts = situation->facts;
	int64_t earliest = 0;

	for (uint32_t i = 0; i < facts->contact_count; i++)
		sc_look_ahead(&earliest, facts->now, facts->contacts[i].expires_at);
	for (uint32_t i = 0; i < facts->subscriber->preference_count; i++) {
		sc_look_ahead(&earliest, facts->now, facts->subscriber->preferences[i].valid_from);
		sc_look_ahead(&earliest, facts->now, facts->subscriber->preferences[i].valid_to);
	}
	for (uint32_t i = 0; facts->policy != NULL && i < facts->policy->set_count; i++) {
		const struct sc_policy_set *set = &facts->policy->sets[i];

		if ((set->valid_from != 0 || set->valid_to != 0) &&
			sc_policy_set_is_for(set, facts->subscriber, situation->network)) {
			sc_look_ahead(&earliest, facts->now, set->valid_from);
			sc_look_ahead(&earliest, facts->now, set->valid_to);
		}
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		if (hearing->weighings[i].reason == SC_REASON_HOLD_DOWN)
			sc_look_ahead(&earliest, facts->now,
				hearing->weighings[i].component->moved_at + facts->hold_seconds);
	}
	return earliest;
}

/* Of the most specific set that spoke, of several the newest. */
static int64_t policy_version(const struct sc_hearing *hearing)
{
	const struct sc_policy_set *best = NULL;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_policy_set *set = hearing->weighings[i].set;

		if (set != NULL &&
			(best == NULL || set->scope > best->scope ||
				(set->scope == best->scope && set->version > best->version)))
			best = set;
	}
	return best == NULL ? 0 : best->version;
}

void sc_outcome_write(const struct sc_hearing *hearing, struct sc_decision *decision)
{
	decision->outcome = outcome_of(hearing);
	decision->form = form_of(hearing);
	decision->controller = hearing->controller;
	decision->tads = (struct sc_tads){ .only_device = SC_NONE };
	if (hearing->weighed && hearing->situation.facts->event == SC_EVENT_TERMINATE)
		sc_tads_write(hearing, &decision->tads);
	decision->offer_count = hearing->offer_count;
	for (uint32_t i = 0; i < hearing->offer_count; i++)
		decision->offers[i] = hearing->offers[i];
	decision->policy_version = policy_version(hearing);
	decision->valid_until =
		hearing->count != 0 && hearing->weighings[0].weighed ? valid_until(hearing) : 0;
	decision->verdict_count = hearing->count;
	for (uint32_t i = 0; i < hearing->count; i++)
		write_verdict(&hearing->situation, &hearing->weighings[i], &decision->verdicts[i]);
}
