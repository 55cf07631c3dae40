/* SPDX-License-Identifier: BSD-2-Clause */
#include "controller.h"

#include "directive.h"
#include "joint.h"
#include "settlement.h"

bool sc_controller_shares_profile(
	const struct sc_situation *situation, uint32_t device, uint32_t other)
{
	const struct sc_contact *contacts = situation->facts->contacts;

	if (situation->of_device[device] == 0)
		return true;
	for (uint32_t left = situation->of_device[device], a; sc_take_bit(&left, &a);) {
		for (uint32_t others = situation->of_device[other] & situation->live, b;
			sc_take_bit(&others, &b);) {
			if (contacts[a].service_profile == contacts[b].service_profile)
				return true;
		}
	}
	return false;
}

int32_t sc_controller_before(const struct sc_facts *facts)
{
	return (int32_t)facts->collaboration.controller - 1;
}

/* TS 23.237 6a.11: only who is in the session and can, and has not said no. */
static bool may_take_over(const struct sc_situation *situation, uint32_t device)
{
	const struct sc_facts *facts = situation->facts;
	int32_t lost = sc_controller_before(facts);

	return SC_SET_HAS(situation->session_devices, device) &&
	       facts->subscriber->devices[device].controller_capable &&
	       !SC_SET_HAS(facts->collaboration.declined, device) &&
	       (lost == SC_NONE || sc_controller_shares_profile(situation, (uint32_t)lost, device));
}

static void make_offers(struct sc_hearing *hearing)
{
	const struct sc_subscriber *subscriber = hearing->situation.facts->subscriber;
	sc_device_set offered = 0;

	for (uint32_t i = 0; i < subscriber->successor_count && subscriber->iut_allowed; i++) {
		const struct sc_control_successor *successor = &subscriber->successors[i];

		if (SC_SET_HAS(offered, successor->device) ||
			!may_take_over(&hearing->situation, successor->device))
			continue;
		offered |= SC_BIT(successor->device);
		hearing->offers[hearing->offer_count++] = (struct sc_offer){
			.device = successor->device,
			.move_media = successor->move_media,
			.evidence = sc_evidence(SC_SOURCE_SUCCESSOR, successor->id),
		};
	}
}

/* Whether a component that runs has lost its device with the controller. */
static bool is_orphan(const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	int32_t device = sc_device_it_was_on(situation, weighing);

	if (device == SC_NONE || situation->gone == 0)
		return weighing->component->lost;
	return SC_SET_HAS(situation->gone, device);
}

/* Media of the lost device follow whoever is asked first, where the subscriber wants that and the
 * remote network lets them. */
static struct sc_errand errand_of_orphan(const struct sc_hearing *hearing)
{
	const struct sc_remote_restriction *forbidden = hearing->situation.no_transfer;
	const struct sc_offer *offer = &hearing->offers[0];

	if (!offer->move_media)
		return (struct sc_errand){ .kind = SC_ERRAND_LEAVE,
			.reason = SC_REASON_IUT_NOT_AUTH,
			.evidence = offer->evidence };
	if (forbidden != NULL)
		return (struct sc_errand){ .kind = SC_ERRAND_LEAVE,
			.reason = SC_REASON_REMOTE_RESTRICTED,
			.evidence = sc_evidence(SC_SOURCE_REMOTE, forbidden->id) };
	return (struct sc_errand){ .kind = SC_ERRAND_GO,
		.devices = SC_BIT(offer->device),
		.reason = SC_REASON_FOLLOWS_CONTROL,
		.evidence = offer->evidence };
}

bool sc_controller_lost(struct sc_hearing *hearing)
{
	const struct sc_subscriber *subscriber = hearing->situation.facts->subscriber;

	if (hearing->situation.facts->event != SC_EVENT_CONTROLLER_LOST)
		return false;
	make_offers(hearing);
	if (hearing->offer_count == 0) {
		sc_settle_alike(hearing, SC_DIRECTIVE_RELEASE, SC_REASON_NO_CONTROLLER,
			subscriber->iut_allowed
				? sc_evidence(SC_SOURCE_BUILT_IN, 0)
				: sc_evidence(SC_SOURCE_SUBSCRIPTION, subscriber->id));
		return true;
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (!weighing->running)
			continue;
		weighing->errand = is_orphan(&hearing->situation, weighing)
					   ? errand_of_orphan(hearing)
					   : (struct sc_errand){ .kind = SC_ERRAND_STAY,
						     .reason = SC_REASON_CONTROL_OFFERED,
						     .evidence = hearing->offers[0].evidence };
	}
	return false;
}

/* Who would control a session on several devices: who can, then who asked for it to be shared, then
 * who has the more important media. */
struct bid {
	const struct sc_weighing *weighing; /* NULL: nobody bids */
	uint32_t device;
	bool capable;
	bool asked;
};

static bool outbids(const struct bid *a, const struct bid *b)
{
	if (b->weighing == NULL)
		return true;
	if (a->capable != b->capable)
		return a->capable;
	if (a->asked != b->asked)
		return a->asked;
	return sc_joint_matters_more(a->weighing, b->weighing);
}

static struct bid bid_of(
	const struct sc_situation *situation, const struct sc_weighing *weighing, uint32_t device)
{
	const struct sc_facts *facts = situation->facts;

	return (struct bid){ .weighing = weighing,
		.device = device,
		.capable = facts->subscriber->devices[device].controller_capable,
		.asked = facts->event == SC_EVENT_IUT_REQUESTED &&
			 facts->request->requester_device == device + 1 };
}

/* The devices a component is on from now on. A move that is not ordered may not happen, what is
 * refused stays, and a copy leaves its source. */
static sc_device_set devices_of(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	const struct sc_contact *contacts = situation->facts->contacts;
	enum sc_directive directive = weighing->directive;
	bool moves_perhaps = directive == SC_DIRECTIVE_TRANSFER_ALLOWED ||
			     directive == SC_DIRECTIVE_TRANSFER_RECOMMENDED;
	sc_device_set devices = 0;

	if (weighing->chosen != SC_NONE && !moves_perhaps)
		devices |= SC_BIT(contacts[weighing->chosen].device);
	if (moves_perhaps || directive == SC_DIRECTIVE_REPLICATE)
		devices |= SC_BIT(contacts[weighing->current].device);
	if (weighing->chosen == SC_NONE && directive == SC_DIRECTIVE_TRANSFER_CS)
		devices |= SC_BIT(sc_device_it_was_on(situation, weighing));
	return devices;
}

/* TS 23.237 4.1.3: whoever controls goes on, unless he hands over; a session that comes to be on
 * several devices gets a controller. */
int32_t sc_controller_after(const struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_facts *facts = situation->facts;
	int32_t controller = situation->setting_up ? SC_NONE : sc_controller_before(facts);
	sc_device_set devices = 0;
	struct bid best = { .weighing = NULL };

	if (facts->event == SC_EVENT_CONTROLLER_LOST)
		return SC_NONE;
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		for (uint32_t left = devices_of(situation, weighing), device;
			sc_take_bit(&left, &device);) {
			struct bid bid = bid_of(situation, weighing, device);

			devices |= SC_BIT(device);
			if (outbids(&bid, &best))
				best = bid;
		}
	}
	if (facts->event == SC_EVENT_IUT_REQUESTED &&
		facts->request->operation == SC_IUT_OPERATION_CONTROL_TRANSFER)
		controller = (int32_t)facts->request->target_device - 1;
	if (controller != SC_NONE)
		devices |= SC_BIT(controller);
	if ((devices & (devices - 1)) == 0)
		return SC_NONE;
	return controller != SC_NONE ? controller : (int32_t)best.device;
}
