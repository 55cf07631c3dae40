/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "naive_permission.h"
#include "view.h"

static bool is_concerned(const struct sc_facts *facts, uint32_t index)
{
	return (naive_concern(facts) & 1u << index) != 0;
}

/* What a request that is not granted leaves behind: one answer for what it is about, and all stays.
 */
static const char *nothing_moves(const struct sc_facts *facts, const struct sc_decision *decision,
	enum sc_directive directive, enum sc_reason reason)
{
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);
		bool answered = is_concerned(facts, i) || current_of(&view) == SC_NONE;
		bool suspended = reason == SC_REASON_NO_SUBSCRIPTION;

		if (view.verdict->candidate_count != 0)
			return "permission comes before any placement";
		if (view.verdict->chosen != (suspended ? SC_NONE : current_of(&view)))
			return "what is not granted moves nothing";
		if (answered || suspended ? view.verdict->directive != directive ||
						    view.verdict->reason != reason
					  : view.verdict->directive != SC_DIRECTIVE_KEEP ||
						    view.verdict->reason != SC_REASON_NOT_ASKED)
			return "what is not granted says why";
	}
	return NULL;
}

/* Section 7.2: the permissions of S3 are looked at before anything is placed. */
static const char *permission_comes_first(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	enum sc_reason reason = SC_REASON_OK;

	switch (naive_permission(facts, &reason)) {
	case NAIVE_NO:
		if (decision->outcome != SC_OUTCOME_DENY)
			return "what is refused is denied";
		return nothing_moves(facts, decision, SC_DIRECTIVE_DENY, reason);
	case NAIVE_ASK:
		if (decision->outcome != SC_OUTCOME_PARTIAL && facts->component_count != 0)
			return "a question denies nothing yet";
		return nothing_moves(facts, decision, SC_DIRECTIVE_ASK_CONTROLLER, SC_REASON_ASK);
	case NAIVE_NOT_ASKED:
		return NULL;
	case NAIVE_YES:
		break;
	}
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		enum sc_reason why = decision->verdicts[i].reason;

		if (is_concerned(facts, i) && (why == SC_REASON_ASK || why == SC_REASON_NESTED ||
						      why == SC_REASON_NOT_SAME_PROFILE))
			return "what is granted is not refused";
	}
	return NULL;
}

static bool is_granted_request(const struct sc_facts *facts)
{
	enum sc_reason reason;

	return naive_permission(facts, &reason) == NAIVE_YES;
}

/* What is asked for happens on the device that is named; what is not, stays as long as it can. */
static const char *requests_are_met(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	if (!is_granted_request(facts))
		return NULL;
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);
		enum sc_reason reason = view.verdict->reason;
		bool concerned = is_concerned(facts, i);
		bool runs = view.component->contact != SC_NONE || view.component->lost;

		if (reason == SC_REASON_SHALL || reason == SC_REASON_SHOULD ||
			reason == SC_REASON_MAY || reason == SC_REASON_HOLD_DOWN ||
			(runs && (reason == SC_REASON_BEST || reason == SC_REASON_NEW)))
			return "policy moves nothing while somebody asks";
		if ((reason == SC_REASON_REQUESTED && !concerned) ||
			(reason == SC_REASON_NOT_ASKED && concerned))
			return "what is asked for happens, and nothing else";
		if (reason == SC_REASON_REQUESTED && view.chosen != NULL &&
			facts->request->target_device != 0 &&
			view.verdict->directive != SC_DIRECTIVE_KEEP &&
			view.chosen->device + 1 != facts->request->target_device)
			return "media go to the device that is named";
	}
	return NULL;
}

static const char *requests_sum_up(const struct sc_facts *facts, const struct sc_decision *decision)
{
	uint32_t granted = 0;
	bool whole = true;

	if (!is_granted_request(facts) || decision->verdict_count == 0)
		return NULL;
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		const struct sc_verdict *verdict = &decision->verdicts[i];
		bool good = sc_directive_carries(verdict->directive) ||
			    (verdict->directive == SC_DIRECTIVE_DROP &&
				    verdict->reason == SC_REASON_REQUESTED);

		whole = whole && good;
		granted += good && is_concerned(facts, i);
	}
	if ((decision->outcome == SC_OUTCOME_ALLOW) != whole ||
		(decision->outcome == SC_OUTCOME_DENY) != (!whole && granted == 0))
		return "the outcome sums up what was asked for";
	return NULL;
}

/* Who hides what from whom: the mask that is most specific. */
static const char *what_is_hidden_is_not_seen(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	if (!is_granted_request(facts) || facts->request->operation != SC_IUT_OPERATION_DISCOVER)
		return NULL;
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);
		const struct sc_session_mask *best = NULL;
		uint64_t least = UINT64_MAX;
		bool hidden;

		for (uint32_t k = facts->subscriber->mask_count; k > 0; k--) {
			const struct sc_session_mask *mask = &facts->subscriber->masks[k - 1];
			uint64_t width = mask->media == 0 ? 64 : 0;

			for (uint32_t m = 0; m < SC_MEDIA_COUNT; m++)
				width += SC_SET_HAS(mask->media, m);
			width += 1000u * (uint64_t)mask->kind;
			if (naive_means(facts, mask->kind, mask->viewer) && width <= least &&
				(mask->media == 0 ||
					SC_SET_HAS(mask->media, view.component->media))) {
				best = mask;
				least = width;
			}
		}
		hidden = best != NULL && best->hidden &&
			 (facts->request->requester_device == 0 ||
				 facts->request->requester_device !=
					 naive_device_of(facts, view.component));
		if (hidden != (view.verdict->reason == SC_REASON_HIDDEN) ||
			(hidden && view.chosen != NULL))
			return "what is hidden is not seen, and only that";
	}
	return NULL;
}

/* The devices the session is on for certain after the decision. */
static uint32_t devices_of(const struct sc_facts *facts, const struct sc_decision *decision)
{
	uint32_t devices = 0;

	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);
		enum sc_directive directive = view.verdict->directive;
		bool perhaps = directive == SC_DIRECTIVE_TRANSFER_ALLOWED ||
			       directive == SC_DIRECTIVE_TRANSFER_RECOMMENDED;

		if (perhaps || directive == SC_DIRECTIVE_REPLICATE)
			devices |= 1u << facts->contacts[current_of(&view)].device;
		if (!perhaps && view.chosen != NULL)
			devices |= 1u << view.chosen->device;
		if (directive == SC_DIRECTIVE_TRANSFER_CS && view.chosen == NULL)
			devices |= 1u << (naive_device_of(facts, view.component) - 1);
	}
	return devices;
}

/* One device controls a session on several, nobody one on a single device; whoever controls goes
 * on, and hands over only when that is asked for. */
static const char *there_is_one_controller(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	int32_t before =
		is_setting_up(facts) ? SC_NONE : (int32_t)facts->collaboration.controller - 1;
	uint32_t devices = devices_of(facts, decision);
	enum sc_reason reason;

	if (decision->controller < SC_NONE ||
		decision->controller >= (int32_t)facts->subscriber->device_count)
		return "the controller is a device of the subscriber";
	if (decision->verdict_count == 0 || !was_weighed(&decision->verdicts[0]) ||
		decision->verdicts[0].directive == SC_DIRECTIVE_PASSTHROUGH)
		return NULL;
	if (facts->event == SC_EVENT_CONTROLLER_LOST)
		return decision->controller == SC_NONE ? NULL
						       : "nobody controls before one accepts";
	if (naive_permission(facts, &reason) == NAIVE_YES &&
		facts->request->operation == SC_IUT_OPERATION_CONTROL_TRANSFER)
		before = (int32_t)facts->request->target_device - 1;
	if (before != SC_NONE)
		devices |= 1u << before;
	if ((devices & (devices - 1)) == 0)
		return decision->controller == SC_NONE ? NULL : "one device needs no controller";
	if (before != SC_NONE)
		return decision->controller == before ? NULL : "whoever controls goes on";
	return decision->controller != SC_NONE && (devices & 1u << decision->controller) != 0
		       ? NULL
		       : "a session on several devices has a controller";
}

static bool is_member(
	const struct sc_facts *facts, const struct sc_decision *decision, uint32_t device)
{
	for (uint32_t i = 0; i < facts->component_count; i++) {
		struct view view = view_of(facts, decision, i);

		if (current_of(&view) != SC_NONE &&
			facts->contacts[current_of(&view)].device == device)
			return true;
	}
	return false;
}

/* Whom TS 23.237 6a.11 lets take over. */
static bool may_take_over(
	const struct sc_facts *facts, const struct sc_decision *decision, uint32_t device)
{
	uint32_t lost = facts->collaboration.controller;

	return facts->subscriber->iut_allowed &&
	       facts->subscriber->devices[device].controller_capable && lost != device + 1 &&
	       (facts->collaboration.declined & 1u << device) == 0 &&
	       is_member(facts, decision, device) &&
	       (lost == 0 || naive_profile(facts, lost, device + 1));
}

static const char *control_is_offered_in_order(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	uint32_t offered = 0;
	uint32_t count = 0;
	bool steered = decision->verdict_count != 0 &&
		       decision->verdicts[0].directive != SC_DIRECTIVE_PASSTHROUGH &&
		       decision->verdicts[0].reason != SC_REASON_NO_SUBSCRIPTION;

	if (facts->event != SC_EVENT_CONTROLLER_LOST)
		return decision->offer_count == 0 ? NULL : "control is offered when it was lost";
	for (uint32_t i = 0; i < facts->subscriber->successor_count && steered; i++) {
		const struct sc_control_successor *row = &facts->subscriber->successors[i];

		if ((offered & 1u << row->device) != 0 ||
			!may_take_over(facts, decision, row->device))
			continue;
		offered |= 1u << row->device;
		if (count >= decision->offer_count ||
			decision->offers[count].device != row->device ||
			decision->offers[count].move_media != row->move_media ||
			decision->offers[count].evidence.row != row->id)
			return "control is offered in the order of the subscriber";
		count++;
	}
	if (count != decision->offer_count)
		return "control is offered to nobody else";
	for (uint32_t i = 0; i < decision->verdict_count && steered && count == 0; i++) {
		if (decision->verdicts[i].directive != SC_DIRECTIVE_RELEASE ||
			decision->verdicts[i].reason != SC_REASON_NO_CONTROLLER)
			return "without anybody to take over everything is released";
	}
	return NULL;
}

/* Media of the lost device go to the first that is asked, or nowhere. */
static const char *media_follow_the_first_offer(
	const struct sc_facts *facts, const struct sc_decision *decision)
{
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		struct view view = view_of(facts, decision, i);

		if (view.verdict->reason == SC_REASON_FOLLOWS_CONTROL &&
			(decision->offer_count == 0 || !decision->offers[0].move_media ||
				view.chosen == NULL ||
				view.chosen->device != decision->offers[0].device ||
				naive_remote_forbids(facts, SC_REMOTE_OPERATION_TRANSFER)))
			return "media follow the first offer, if they may";
		if (view.chosen != NULL && facts->event == SC_EVENT_CONTROLLER_LOST &&
			was_weighed(view.verdict) &&
			sc_directive_carries(view.verdict->directive) &&
			view.chosen->device + 1 == facts->collaboration.controller)
			return "nothing is carried by the device that was lost";
	}
	return NULL;
}

/* What an INVITE says agrees with what was decided. */
static const char *hints_agree(const struct sc_facts *facts, const struct sc_decision *decision)
{
	const struct sc_tads *tads = &decision->tads;
	sc_access_set chosen = 0;
	sc_access_set survivors = 0;
	bool steered = facts->event == SC_EVENT_TERMINATE && decision->verdict_count != 0 &&
		       decision->verdicts[0].directive != SC_DIRECTIVE_PASSTHROUGH;

	if (!steered)
		return tads->accept == 0 && tads->reject == 0 && tads->only_device == SC_NONE &&
				       !tads->retry_cs && !tads->ue_assisted
			       ? NULL
			       : "only sessions that arrive have hints";
	for (uint32_t i = 0; i < decision->verdict_count; i++) {
		const struct sc_verdict *verdict = &decision->verdicts[i];

		if (sc_directive_carries(verdict->directive) && verdict->chosen != SC_NONE)
			chosen |= SC_SET_OF(facts->contacts[verdict->chosen].access);
		for (uint32_t k = 0; k < verdict->survivor_count; k++)
			survivors |=
				SC_SET_OF(facts->contacts[verdict->candidates[k].contact].access);
	}
	if (tads->accept != chosen || (tads->reject & survivors) != 0)
		return "the hints name what was chosen, and reject nothing that may be";
	return NULL;
}

const char *invariants_of_sharing(const struct sc_facts *facts, const struct sc_decision *decision)
{
	static const char *(*const of_all[])(
		const struct sc_facts *, const struct sc_decision *) = {
		permission_comes_first,
		requests_are_met,
		requests_sum_up,
		what_is_hidden_is_not_seen,
		there_is_one_controller,
		control_is_offered_in_order,
		media_follow_the_first_offer,
		hints_agree,
	};
	const char *broken = NULL;

	for (uint32_t i = 0; i < SC_COUNT_OF(of_all) && broken == NULL; i++)
		broken = of_all[i](facts, decision);
	return broken;
}
