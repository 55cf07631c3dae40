/* SPDX-License-Identifier: BSD-2-Clause
 *
 * In which order is a decision made? Steps S0 to S8; what each step means stands in its own file.
 */
#include "candidates.h"
#include "directive.h"
#include "joint.h"
#include "outcome.h"
#include "policy.h"
#include "ranking.h"
#include "sanity.h"
#include "situation.h"

static struct sc_text service_of(const struct sc_facts *facts, const struct sc_component *component)
{
	return component->service.length != 0 ? component->service : facts->service;
}

/* One verdict for everybody, without weighing anything. */
static void say_to_all(struct sc_hearing *hearing, enum sc_directive directive,
	enum sc_reason reason, struct sc_evidence evidence)
{
	hearing->refused = true;
	for (uint32_t i = 0; i < hearing->count; i++)
		sc_directive_say(&hearing->weighings[i], directive, reason, SC_NONE, evidence);
}

/* What was asked for is refused; every component stays where it is. */
static void refuse(struct sc_hearing *hearing, enum sc_reason reason, struct sc_evidence evidence)
{
	hearing->refused = true;
	for (uint32_t i = 0; i < hearing->count; i++)
		sc_directive_say(&hearing->weighings[i], SC_DIRECTIVE_DENY, reason,
			hearing->weighings[i].current, evidence);
}

static void open_weighings(struct sc_hearing *hearing, const struct sc_facts *facts)
{
	hearing->count = facts->component_count;
	hearing->refused = false;
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
		weighing->held_back = false;
		weighing->current = SC_NONE;
		weighing->nontransferable = SC_REMAINDER_KEEP;
	}
}

/* Where a component is as long as that contact has not expired. After SRVCC speech and the video
 * beside it are where the radio network has put them. */
static void find_placements(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		int32_t contact = weighing->component->contact;
		enum sc_media media = weighing->component->media;

		if (contact == SC_NONE || !SC_SET_HAS(situation->live, contact))
			continue;
		weighing->current = contact;
		weighing->fixed = situation->facts->event == SC_EVENT_SRVCC_HAPPENED &&
				  SC_SET_HAS(situation->circuits, contact) &&
				  (media == SC_MEDIA_AUDIO || media == SC_MEDIA_VIDEO);
	}
}

/* An emergency session is one whose service says so; it is never denied for lack of a
 * subscription, because the IM CN subsystem serves it without one (TS 23.237 5.3.1, TS 24.237
 * 6A.2.1: non-emergency sessions only). */
static bool is_emergency(const struct sc_hearing *hearing, const struct sc_facts *facts,
	struct sc_evidence *evidence)
{
	const struct sc_service_constraint *session =
		sc_policy_constraint(facts->policy, facts->service);

	*evidence = sc_evidence(SC_SOURCE_BUILT_IN, 0);
	if (facts->emergency)
		return true;
	for (uint32_t i = 0; i <= hearing->count; i++) {
		const struct sc_service_constraint *constraint =
			i == 0 ? session : hearing->weighings[i - 1].constraint;

		if (constraint != NULL && constraint->emergency) {
			*evidence = sc_evidence(SC_SOURCE_SERVICE, constraint->id);
			return true;
		}
	}
	return false;
}

/* Nothing is steered: every component stays where it is; what has no place yet goes where the
 * session is, or to the contact that looks best by itself. */
static void pass_through(
	struct sc_hearing *hearing, enum sc_reason reason, struct sc_evidence evidence)
{
	struct sc_situation *situation = &hearing->situation;
	int32_t session_contact = SC_NONE;

	for (uint32_t i = hearing->count; i > 0; i--) {
		if (hearing->weighings[i - 1].current != SC_NONE)
			session_contact = hearing->weighings[i - 1].current;
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];
		int32_t contact = weighing->current;

		sc_candidates_expire(situation, weighing);
		sc_ranking_rank_plainly(situation, weighing);
		if (contact == SC_NONE)
			contact = session_contact;
		if (contact == SC_NONE && weighing->survivor_count != 0)
			contact = (int32_t)sc_ranking_contact(situation, weighing->keys[0]);
		sc_directive_say(weighing, SC_DIRECTIVE_PASSTHROUGH, reason, contact, evidence);
	}
}

/* Nobody has that identity, so nothing is known but the session itself. */
static void settle_for_nobody(struct sc_hearing *hearing, const struct sc_facts *facts)
{
	struct sc_evidence evidence;

	if (!is_emergency(hearing, facts, &evidence)) {
		say_to_all(hearing, SC_DIRECTIVE_DENY, SC_REASON_NO_SUBSCRIPTION,
			sc_evidence(SC_SOURCE_SUBSCRIPTION, 0));
		return;
	}
	for (uint32_t i = 0; i < hearing->count; i++)
		sc_directive_say(&hearing->weighings[i], SC_DIRECTIVE_PASSTHROUGH,
			SC_REASON_EMERGENCY_BYPASS, facts->components[i].contact, evidence);
}

/* Steps S0 and S3: what needs no policy. SC_REASON_OK: it has to be weighed. */
static enum sc_reason settle_at_once(struct sc_hearing *hearing)
{
	const struct sc_facts *facts = hearing->situation.facts;
	const struct sc_subscriber *subscriber = facts->subscriber;
	const struct sc_evidence subscription = sc_evidence(SC_SOURCE_SUBSCRIPTION, subscriber->id);
	const struct sc_evidence built_in = sc_evidence(SC_SOURCE_BUILT_IN, 0);
	bool transfers_device = facts->event == SC_EVENT_IUT_REQUESTED;
	struct sc_evidence emergency;

	if (is_emergency(hearing, facts, &emergency)) {
		if (transfers_device)
			refuse(hearing, SC_REASON_EMERGENCY_BYPASS, emergency);
		else
			pass_through(hearing, SC_REASON_EMERGENCY_BYPASS, emergency);
		return SC_REASON_EMERGENCY_BYPASS;
	}
	if (!subscriber->active) {
		say_to_all(hearing, SC_DIRECTIVE_DENY, SC_REASON_NO_SUBSCRIPTION, subscription);
		return SC_REASON_NO_SUBSCRIPTION;
	}
	if (transfers_device) {
		refuse(hearing, SC_REASON_IUT_NOT_AUTH,
			subscriber->iut_allowed && subscriber->sc_allowed ? built_in
									  : subscription);
		return SC_REASON_IUT_NOT_AUTH;
	}
	if (!subscriber->sc_allowed) {
		pass_through(hearing, SC_REASON_SC_NOT_ALLOWED, subscription);
		return SC_REASON_SC_NOT_ALLOWED;
	}
	if (facts->event == SC_EVENT_CONTROLLER_LOST) {
		say_to_all(hearing, SC_DIRECTIVE_RELEASE, SC_REASON_NO_CONTROLLER, built_in);
		return SC_REASON_NO_CONTROLLER;
	}
	if (facts->event == SC_EVENT_TRANSFER_REQUESTED && facts->remote.length != 0) {
		refuse(hearing, SC_REASON_REMOTE_RESTRICTED, built_in);
		return SC_REASON_REMOTE_RESTRICTED;
	}
	return SC_REASON_OK;
}

/* Steps S2 to S7. */
static enum sc_status weigh(struct sc_hearing *hearing)
{
	struct sc_situation *situation = &hearing->situation;

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
	return sc_joint_check(hearing) ? SC_STATUS_OK : SC_STATUS_OUT_OF_ROOM;
}

enum sc_status sc_decide(const struct sc_facts *facts, struct sc_decision *decision)
{
	struct sc_hearing hearing;
	enum sc_status status = sc_sanity_check(facts);

	if (status != SC_STATUS_OK)
		return status;
	open_weighings(&hearing, facts);
	if (facts->subscriber == NULL) {
		settle_for_nobody(&hearing, facts);
		sc_outcome_write(&hearing, decision);
		return SC_STATUS_OK;
	}
	sc_situation_prepare(&hearing.situation, facts);
	sc_ranking_prepare(&hearing.situation);
	find_placements(&hearing);
	if (settle_at_once(&hearing) == SC_REASON_OK)
		status = weigh(&hearing);
	if (status == SC_STATUS_OK)
		sc_outcome_write(&hearing, decision);
	return status;
}
