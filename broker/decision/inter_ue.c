/* SPDX-License-Identifier: BSD-2-Clause */
#include "inter_ue.h"

#include "controller.h"
#include "directive.h"
#include "joint.h"
#include "requester.h"

static bool goes_somewhere(const struct sc_iut_request *request)
{
	return request->operation == SC_IUT_OPERATION_TRANSFER ||
	       request->operation == SC_IUT_OPERATION_REPLICATE;
}

void sc_inter_ue_concern(struct sc_hearing *hearing, const struct sc_facts *facts)
{
	const struct sc_iut_request *request = facts->request;

	hearing->concerned = UINT32_MAX;
	if (facts->event != SC_EVENT_IUT_REQUESTED || request == NULL || request->components == 0 ||
		request->operation == SC_IUT_OPERATION_CONTROL_TRANSFER ||
		request->operation == SC_IUT_OPERATION_DISCOVER)
		return;
	hearing->concerned = request->components;
	for (uint32_t i = 0; i < hearing->count && goes_somewhere(request); i++) {
		for (uint32_t k = 0; k < hearing->count; k++) {
			if (SC_SET_HAS(request->components, k) &&
				sc_stays_with(&hearing->weighings[i], &hearing->weighings[k]))
				hearing->concerned |= SC_BIT(i);
		}
	}
}

/* The mask that speaks about a component: most specific in who looks, then for the fewest media;
 * one for no media in particular is for the whole session. NULL: it is not hidden. */
static const struct sc_session_mask *mask_of(
	const struct sc_facts *facts, const struct sc_component *component)
{
	const struct sc_subscriber *subscriber = facts->subscriber;
	const struct sc_session_mask *best = NULL;

	for (uint32_t i = 0; i < subscriber->mask_count; i++) {
		const struct sc_session_mask *mask = &subscriber->masks[i];

		if ((mask->media != 0 && !SC_SET_HAS(mask->media, component->media)) ||
			!sc_requester_is_meant(facts, mask->kind, mask->viewer))
			continue;
		if (best == NULL || mask->kind < best->kind ||
			(mask->kind == best->kind && mask->media != 0 &&
				(best->media == 0 ||
					sc_size_of(mask->media) < sc_size_of(best->media))))
			best = mask;
	}
	return best;
}

static void show(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_facts *facts = situation->facts;
	const struct sc_session_mask *mask = mask_of(facts, weighing->component);
	bool own = facts->request->requester_device != 0 &&
		   sc_device_it_was_on(situation, weighing) ==
			   (int32_t)facts->request->requester_device - 1;

	if (mask != NULL && mask->hidden && !own)
		sc_directive_say(weighing, SC_DIRECTIVE_DENY, SC_REASON_HIDDEN, SC_NONE,
			sc_evidence(SC_SOURCE_MASK, mask->id));
	else if (weighing->current == SC_NONE)
		sc_directive_say(weighing, SC_DIRECTIVE_DENY, SC_REASON_NO_CONTACT, SC_NONE,
			sc_evidence(SC_SOURCE_CONTACT, 0));
	else
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, SC_REASON_OK, weighing->current,
			mask == NULL ? sc_evidence(SC_SOURCE_BUILT_IN, 0)
				     : sc_evidence(SC_SOURCE_MASK, mask->id));
}

/* TS 23.237 6a.12: what of a session others may see is the subscriber's to say; what ends on the
 * device that looks is never hidden from it. */
bool sc_inter_ue_discover(struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;

	if (situation->facts->event != SC_EVENT_IUT_REQUESTED ||
		situation->facts->request->operation != SC_IUT_OPERATION_DISCOVER)
		return false;
	hearing->controller = sc_controller_before(situation->facts);
	for (uint32_t i = 0; i < hearing->count; i++)
		show(situation, &hearing->weighings[i]);
	return true;
}

/* Where a component that is added goes when no device is named: to the device that asks. */
static sc_device_set home_of_added(const struct sc_situation *situation)
{
	uint32_t requester = situation->facts->request->requester_device;

	return requester != 0 ? SC_BIT(requester - 1) : situation->session_devices;
}

static struct sc_errand errand_of(
	const struct sc_hearing *hearing, const struct sc_weighing *weighing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_iut_request *request = situation->facts->request;
	struct sc_errand errand = { .kind = SC_ERRAND_STAY,
		.devices = request->target_device == 0 ? 0 : SC_BIT(request->target_device - 1),
		.reason = SC_REASON_REQUESTED,
		.evidence = hearing->permit.evidence };

	switch (request->operation) {
	case SC_IUT_OPERATION_TRANSFER:
		errand.kind = SC_ERRAND_GO;
		break;
	case SC_IUT_OPERATION_REPLICATE:
		errand.kind = SC_ERRAND_COPY;
		break;
	case SC_IUT_OPERATION_ADD:
		if (weighing->current != SC_NONE)
			break;
		errand.kind = SC_ERRAND_GO;
		if (errand.devices == 0)
			errand.devices = home_of_added(situation);
		break;
	case SC_IUT_OPERATION_MODIFY:
		errand.kind = SC_ERRAND_CHANGE;
		break;
	case SC_IUT_OPERATION_REMOVE:
		errand.kind = SC_ERRAND_END;
		break;
	case SC_IUT_OPERATION_CONTROL_TRANSFER:
	case SC_IUT_OPERATION_DISCOVER:
	case SC_IUT_OPERATION_COUNT:
		break;
	}
	return errand;
}

void sc_inter_ue_assign(struct sc_hearing *hearing)
{
	if (hearing->situation.facts->event != SC_EVENT_IUT_REQUESTED)
		return;
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (SC_SET_HAS(hearing->concerned, i))
			weighing->errand = errand_of(hearing, weighing);
		else if (weighing->running)
			weighing->errand = (struct sc_errand){ .kind = SC_ERRAND_STAY,
				.reason = SC_REASON_NOT_ASKED };
	}
}

static bool is_asked_to_go(const struct sc_weighing *weighing)
{
	return weighing->errand.kind == SC_ERRAND_GO ||
	       (weighing->errand.kind == SC_ERRAND_COPY && weighing->current != SC_NONE);
}

bool sc_inter_ue_go_together(struct sc_hearing *hearing)
{
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *denied = &hearing->weighings[i];

		if (!is_asked_to_go(denied) || denied->directive != SC_DIRECTIVE_DENY)
			continue;
		for (uint32_t k = 0; k < hearing->count; k++) {
			struct sc_weighing *weighing = &hearing->weighings[k];

			if (is_asked_to_go(weighing) && sc_stays_with(weighing, denied))
				changed |= sc_joint_withdraw(hearing, weighing,
					hearing->situation.all, SC_REASON_TOGETHER,
					sc_evidence(SC_SOURCE_SERVICE, denied->constraint->id));
		}
	}
	return changed;
}
