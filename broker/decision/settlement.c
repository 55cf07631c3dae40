/* SPDX-License-Identifier: BSD-2-Clause */
#include "settlement.h"

#include "candidates.h"
#include "controller.h"
#include "directive.h"
#include "ranking.h"

void sc_settle_alike(struct sc_hearing *hearing, enum sc_directive directive, enum sc_reason reason,
	struct sc_evidence evidence)
{
	hearing->refused = true;
	for (uint32_t i = 0; i < hearing->count; i++)
		sc_directive_say(&hearing->weighings[i], directive, reason, SC_NONE, evidence);
}

/* One verdict for those that the request is about; the others stay as they are. */
static void answer(struct sc_hearing *hearing, enum sc_directive directive, enum sc_reason reason,
	struct sc_evidence evidence)
{
	hearing->controller = sc_controller_before(hearing->situation.facts);
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (SC_SET_HAS(hearing->concerned, i) || weighing->current == SC_NONE)
			sc_directive_say(weighing, directive, reason, weighing->current, evidence);
		else
			sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_NOT_ASKED,
				weighing->current, sc_evidence(SC_SOURCE_BUILT_IN, 0));
	}
}

void sc_settle_refuse(
	struct sc_hearing *hearing, enum sc_reason reason, struct sc_evidence evidence)
{
	hearing->refused = true;
	answer(hearing, SC_DIRECTIVE_DENY, reason, evidence);
}

void sc_settle_ask(struct sc_hearing *hearing, struct sc_evidence evidence)
{
	answer(hearing, SC_DIRECTIVE_ASK_CONTROLLER, SC_REASON_ASK, evidence);
}

void sc_settle_let_through(
	struct sc_hearing *hearing, enum sc_reason reason, struct sc_evidence evidence)
{
	struct sc_situation *situation = &hearing->situation;
	int32_t session_contact = SC_NONE;

	hearing->controller = sc_controller_before(hearing->situation.facts);
	for (uint32_t i = hearing->count; i > 0; i--) {
		if (hearing->weighings[i - 1].current != SC_NONE)
			session_contact = hearing->weighings[i - 1].current;
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		int32_t contact = weighing->current;

		sc_candidates_remaining(situation, weighing);
		sc_ranking_rank_plainly(situation, weighing);
		if (contact == SC_NONE)
			contact = session_contact;
		if (contact == SC_NONE && weighing->survivor_count != 0)
			contact = (int32_t)sc_ranking_contact(situation, weighing->keys[0]);
		sc_directive_say(weighing, SC_DIRECTIVE_PASSTHROUGH, reason, contact, evidence);
	}
}
