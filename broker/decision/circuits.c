/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can circuits and radios carry together? Steps S7 a and b.
 */
#include "candidates.h"
#include "directive.h"
#include "joint.h"
#include "ranking.h"
#include "situation.h"

/* The device whose circuit the component takes, SC_NONE: none. Speech that the radio network is
 * going to hand over takes one that is not registered yet. */
static int32_t circuit_of(const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	int32_t place = sc_place_of(weighing);

	if (place != SC_NONE && SC_SET_HAS(situation->circuits, place))
		return (int32_t)situation->facts->contacts[place].device;
	if (place == SC_NONE && weighing->directive == SC_DIRECTIVE_TRANSFER_CS)
		return sc_device_it_was_on(situation, weighing);
	return SC_NONE;
}

static bool is_active_speech(const struct sc_component *component)
{
	return component->media == SC_MEDIA_AUDIO && component->flow == SC_FLOW_SENDRECV &&
	       !component->held;
}

static bool is_quiet_speech(const struct sc_component *component)
{
	return component->media == SC_MEDIA_AUDIO && !is_active_speech(component);
}

static bool is_video(const struct sc_component *component)
{
	return component->media == SC_MEDIA_VIDEO;
}

/* Whether a keeps its circuit rather than b: what the radio network has done stays, then the most
 * recently made active, then the lower number (TS 23.237, PS to CS transfer). */
static bool keeps_before(const struct sc_weighing *a, const struct sc_weighing *b)
{
	if (a->fixed != b->fixed)
		return a->fixed;
	if (a->component->made_active_at != b->component->made_active_at)
		return a->component->made_active_at > b->component->made_active_at;
	return a->component->number < b->component->number;
}

/* The one of its kind that keeps this device's circuit, NULL: none has it. */
static struct sc_weighing *keeper(
	struct sc_hearing *hearing, uint32_t device, bool (*is_kind)(const struct sc_component *))
{
	struct sc_weighing *found = NULL;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (circuit_of(&hearing->situation, weighing) == (int32_t)device &&
			is_kind(weighing->component) &&
			(found == NULL || keeps_before(weighing, found)))
			found = weighing;
	}
	return found;
}

/* Takes the circuit of a device from all of a kind but one. */
static bool leave_to(struct sc_hearing *hearing, uint32_t device,
	bool (*is_kind)(const struct sc_component *), const struct sc_weighing *kept,
	enum sc_reason reason)
{
	const struct sc_situation *situation = &hearing->situation;
	int64_t row = situation->facts->subscriber->devices[device].id;
	sc_contact_set circuits = situation->of_device[device] & situation->circuits;
	bool changed = false;

	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if (weighing == kept || weighing->fixed ||
			circuit_of(situation, weighing) != (int32_t)device ||
			!is_kind(weighing->component))
			continue;
		weighing->handover_denied = true;
		if (reason == SC_REASON_CS_LIMIT)
			weighing->circuit_denied = true;
		sc_joint_withdraw(
			hearing, weighing, circuits, reason, sc_evidence(SC_SOURCE_DEVICE, row));
		sc_directive_settle(situation, weighing);
		changed = true;
	}
	return changed;
}

static bool share_circuit(struct sc_hearing *hearing, uint32_t device)
{
	const struct sc_device *owner = &hearing->situation.facts->subscriber->devices[device];
	const struct sc_weighing *active = keeper(hearing, device, is_active_speech);
	const struct sc_weighing *quiet = keeper(hearing, device, is_quiet_speech);
	const struct sc_weighing *video = keeper(hearing, device, is_video);

	/* Without ICS a circuit has one inactive speech component beside the active one. */
	if (leave_to(hearing, device, is_active_speech, active, SC_REASON_CS_LIMIT))
		return true;
	if (!owner->ics_capable &&
		leave_to(hearing, device, is_quiet_speech, quiet, SC_REASON_CS_LIMIT))
		return true;
	if (active == NULL)
		return leave_to(hearing, device, is_video, NULL, SC_REASON_NO_CAPABILITY);
	return leave_to(hearing, device, is_video, video, SC_REASON_CS_LIMIT);
}

bool sc_joint_circuits(struct sc_hearing *hearing)
{
	sc_device_set devices = 0;

	for (uint32_t i = 0; i < hearing->count; i++) {
		int32_t device = circuit_of(&hearing->situation, &hearing->weighings[i]);

		if (device != SC_NONE)
			devices |= SC_BIT(device);
	}
	for (uint32_t left = devices, device; sc_take_bit(&left, &device);) {
		if (share_circuit(hearing, device))
			return true;
	}
	return false;
}

/* Where the component may be from now on: a move that is not ordered may not happen, and a copy
 * leaves its source. */
static sc_contact_set places_of(const struct sc_weighing *weighing)
{
	int32_t place = sc_place_of(weighing);
	sc_contact_set places = place == SC_NONE ? 0 : SC_BIT(place);

	if (weighing->directive == SC_DIRECTIVE_TRANSFER_ALLOWED ||
		weighing->directive == SC_DIRECTIVE_TRANSFER_RECOMMENDED ||
		weighing->directive == SC_DIRECTIVE_REPLICATE)
		places |= SC_BIT(weighing->current);
	return places;
}

/* How well the components on this device do when it uses one radio only. */
struct worth {
	uint32_t placed;
	uint32_t ranks; /* sum, lower is better */
	uint64_t kbps;
};

static bool worth_more(const struct worth *a, const struct worth *b)
{
	if (a->placed != b->placed)
		return a->placed > b->placed;
	if (a->ranks != b->ranks)
		return a->ranks < b->ranks;
	return a->kbps > b->kbps;
}

static struct worth worth_of(
	const struct sc_hearing *hearing, sc_contact_set device, sc_contact_set excluded)
{
	struct worth worth = { 0 };

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];
		uint32_t rank = 0;

		if ((places_of(weighing) & device) == 0 || (weighing->survivors & ~excluded) == 0)
			continue;
		while (SC_SET_HAS(
			excluded, sc_ranking_contact(&hearing->situation, weighing->keys[rank])))
			rank++;
		worth.placed++;
		worth.ranks += rank;
		if (SC_SET_HAS(
			    device, sc_ranking_contact(&hearing->situation, weighing->keys[rank])))
			worth.kbps += sc_kbps_taken(weighing);
	}
	return worth;
}

/* The radios in question: those that components are going to use, or only the one that the radio
 * network has moved speech to, or that a copy is made from. */
static sc_access_set radios_wanted(const struct sc_hearing *hearing, sc_contact_set device)
{
	const struct sc_facts *facts = hearing->situation.facts;
	sc_access_set wanted = 0;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];
		sc_contact_set places = places_of(weighing) & device;

		for (uint32_t left = places, contact; sc_take_bit(&left, &contact);) {
			sc_access_set radio = sc_radio_of(facts->contacts[contact].access);

			if (weighing->fixed || (weighing->directive == SC_DIRECTIVE_REPLICATE &&
						       weighing->current == (int32_t)contact))
				return radio;
			wanted |= radio;
		}
	}
	return wanted;
}

static sc_access_set radios_of(const struct sc_facts *facts, sc_contact_set contacts)
{
	sc_access_set radios = 0;

	for (uint32_t contact; sc_take_bit(&contacts, &contact);)
		radios |= sc_radio_of(facts->contacts[contact].access);
	return radios;
}

/* Whether all components of the device may stay on the same radio or move to the same one: then
 * the device moves with all of them or with none, and nobody stands in another's way. A copy is on
 * both radios at once. */
static bool go_together(const struct sc_hearing *hearing, sc_contact_set device)
{
	sc_access_set common = 0;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];
		sc_access_set radios =
			radios_of(hearing->situation.facts, places_of(weighing) & device);

		if (radios == 0)
			continue;
		if (weighing->fixed || weighing->directive == SC_DIRECTIVE_REPLICATE ||
			(common != 0 && radios != common))
			return false;
		common = radios;
	}
	return true;
}

static bool use_one_radio(struct sc_hearing *hearing, uint32_t device)
{
	const struct sc_situation *situation = &hearing->situation;
	sc_contact_set contacts = situation->of_device[device] & situation->radio_3gpp;
	sc_access_set wanted = radios_wanted(hearing, contacts);
	sc_contact_set excluded = 0;
	struct worth most = { 0 };
	bool changed = false;

	if (go_together(hearing, contacts))
		return false;
	while (wanted != 0) {
		sc_access_set radio = sc_radio_of((enum sc_access)sc_first_bit(wanted));
		sc_contact_set others = contacts & ~sc_contacts_over(situation, radio);
		struct worth worth = worth_of(hearing, contacts, others);

		if (most.placed == 0 || worth_more(&worth, &most)) {
			most = worth;
			excluded = others;
		}
		wanted &= ~radio;
	}
	for (uint32_t i = 0; i < hearing->count; i++) {
		struct sc_weighing *weighing = &hearing->weighings[i];

		if ((places_of(weighing) & excluded) != 0)
			changed |= sc_joint_withdraw(hearing, weighing, excluded,
				SC_REASON_SINGLE_RADIO,
				sc_evidence(SC_SOURCE_DEVICE,
					situation->facts->subscriber->devices[device].id));
	}
	return changed;
}

bool sc_joint_radios(struct sc_hearing *hearing)
{
	const struct sc_subscriber *subscriber = hearing->situation.facts->subscriber;

	for (uint32_t device = 0; device < subscriber->device_count; device++) {
		if (!subscriber->devices[device].dual_radio && use_one_radio(hearing, device))
			return true;
	}
	return false;
}
