/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "naive_ranking.h"
#include "view.h"

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

/* Its access changed underneath IMS, and it is still there. */
static bool stays_below(const struct view *view)
{
	return view->component->address_kept && !is_setting_up(view->facts) &&
	       view->verdict->chosen == current_of(view);
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
		view->verdict->directive != SC_DIRECTIVE_KEEP_SUSPENDED &&
		(view->facts->event != SC_EVENT_IUT_REQUESTED ||
			view->verdict->directive != SC_DIRECTIVE_DENY))
		return "what is not carried is nowhere";
	return NULL;
}

/* Section 7.2: a restricted access is never chosen, but for SRVCC that has happened and for
 * mobility underneath. */
static const char *nothing_restricted_is_chosen(const struct view *view)
{
	const struct sc_rule *rule = view->verdict->rule;
	bool running = view->component->contact != SC_NONE || view->component->lost;
	sc_access_set restricted;

	if (rule == NULL || view->chosen == NULL || is_given(view) || stays_below(view) ||
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
	return is_live(view->facts, view->verdict->chosen) ? NULL
							   : "what no longer exists is chosen";
}

/* Section 7.2: no drop where the operator keeps and the source is alive. */
static const char *what_is_kept_is_not_dropped(const struct view *view)
{
	bool live = is_live(view->facts, view->component->contact);

	switch (view->verdict->directive) {
	case SC_DIRECTIVE_DROP:
		return view->verdict->nontransferable == SC_REMAINDER_DROP ||
				       view->verdict->reason == SC_REASON_REQUESTED
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
	bool setting_up = is_setting_up(view->facts);

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

/* TS 23.237 7.2: nothing goes where it was refused, but for SRVCC that has happened. */
static const char *nothing_refused_is_chosen(const struct view *view)
{
	if (view->chosen == NULL || is_given(view) || !was_weighed(view->verdict) ||
		!sc_directive_carries(view->verdict->directive))
		return NULL;
	return SC_SET_HAS(view->component->refused, view->verdict->chosen)
		       ? "nothing goes where it was refused"
		       : NULL;
}

/* What moved underneath IMS and could stay does, unless somebody asked for something else. */
static const char *what_moved_below_is_kept(const struct view *view)
{
	enum sc_reason reason = view->verdict->reason;

	if (!view->component->address_kept || is_setting_up(view->facts) ||
		!was_weighed(view->verdict) || is_given(view) ||
		!survived(view->verdict, current_of(view)) || reason == SC_REASON_REQUESTED ||
		reason == SC_REASON_FOLLOWS_CONTROL)
		return reason == SC_REASON_MOBILITY_BELOW && !view->component->address_kept
			       ? "only what moved underneath is kept for that"
			       : NULL;
	return reason == SC_REASON_MOBILITY_BELOW && view->verdict->chosen == current_of(view)
		       ? NULL
		       : "what moved underneath is kept";
}

static bool is_3gpp(const struct sc_contact *contact)
{
	return strcmp(sc_access_radio(contact->access), "3gpp") == 0;
}

/* TS 23.216: only with SRVCC does one radio take speech, and video beside it, to circuits of
 * another system, and with rSRVCC back. */
static const char *one_radio_needs_srvcc(const struct view *view)
{
	const struct sc_contact *from;
	const struct sc_device *device;
	bool able;

	if (view->chosen == NULL || current_of(view) == SC_NONE || is_setting_up(view->facts) ||
		is_given(view) || view->component->media < SC_MEDIA_VIDEO ||
		!sc_directive_carries(view->verdict->directive))
		return NULL;
	from = &view->facts->contacts[current_of(view)];
	device = &view->facts->subscriber->devices[from->device];
	if (from->device != view->chosen->device || in_cs(from) == in_cs(view->chosen) ||
		!is_3gpp(from) || !is_3gpp(view->chosen) ||
		strcmp(radio_of(from->access), radio_of(view->chosen->access)) == 0)
		return NULL;
	able = in_cs(from)                                ? device->rsrvcc_capable
	       : view->component->media == SC_MEDIA_AUDIO ? device->srvcc_capable
							  : device->vsrvcc_capable;
	return device->dual_radio || (able && view->facts->subscriber->srvcc_allowed)
		       ? NULL
		       : "one radio needs SRVCC to cross the domains";
}

/* What decision.h says about the m= line. */
static const char *the_line_is_as_decided(const struct view *view)
{
	const struct sc_verdict *verdict = view->verdict;
	bool moves = sc_directive_carries(verdict->directive) &&
		     verdict->directive != SC_DIRECTIVE_KEEP &&
		     verdict->directive != SC_DIRECTIVE_PASSTHROUGH;
	bool stays = (sc_directive_carries(verdict->directive) && !moves) ||
		     verdict->reason == SC_REASON_HIDDEN || (!moves && verdict->chosen != SC_NONE);
	enum sc_sdp_hint expected = moves   ? SC_SDP_HINT_OFFERED
				    : stays ? SC_SDP_HINT_UNCHANGED
					    : SC_SDP_HINT_ZERO_PORT;

	if (verdict->directive == SC_DIRECTIVE_KEEP_SUSPENDED)
		expected = SC_SDP_HINT_INACTIVE;
	return verdict->sdp == expected ? NULL : "the m= line is as decided";
}

const char *invariants_of_component(const struct view *view)
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
		nothing_refused_is_chosen,
		what_moved_below_is_kept,
		one_radio_needs_srvcc,
		the_line_is_as_decided,
	};
	const char *broken = NULL;

	for (uint32_t i = 0; i < SC_COUNT_OF(of_one) && broken == NULL; i++)
		broken = of_one[i](view);
	return broken;
}
