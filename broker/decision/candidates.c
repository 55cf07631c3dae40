/* SPDX-License-Identifier: BSD-2-Clause */
#include "candidates.h"

#include "domain.h"
#include "errand.h"
#include "policy.h"
#include "situation.h"

/* What no longer exists: contacts that have expired, and those of the device that was lost with the
 * controller, registered or not (TS 23.237 6a.11). */
static void gone(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	sc_weighing_remove_each(situation, weighing, ~situation->live, SC_REASON_CONTACT_EXPIRED,
		SC_SOURCE_CONTACT);
	sc_weighing_remove_each(situation, weighing, sc_contacts_on(situation, situation->gone),
		SC_REASON_GONE, SC_SOURCE_DEVICE);
}

/* The devices the user has named in this mode. */
static sc_device_set named(const struct sc_situation *situation, const struct sc_weighing *weighing,
	enum sc_device_mode mode)
{
	const struct sc_preference *preference = weighing->preference;
	sc_device_set known = SC_BIT(situation->facts->subscriber->device_count) - 1;
	sc_device_set found = 0;

	if (preference == NULL)
		return 0;
	for (uint32_t left = preference->device_named & known, device;
		sc_take_bit(&left, &device);) {
		if (preference->device_mode[device] == mode)
			found |= SC_BIT(device);
	}
	return found;
}

/* The devices a component may be on without leaving its device; 0: any, it has none yet. An
 * arriving session may be delivered to every device. */
static sc_device_set own_devices(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	const struct sc_component *component = weighing->component;

	if (situation->facts->event == SC_EVENT_TERMINATE)
		return 0;
	if (component->contact != SC_NONE)
		return SC_BIT(situation->facts->contacts[component->contact].device);
	if (component->lost && component->lost_device != 0)
		return SC_BIT(component->lost_device - 1);
	return situation->session_devices;
}

/* Access transfer stays on its device; another device is inter-UE transfer (TS 23.237 6a), which
 * without a request needs a subscription that allows it and a user who prefers that device. */
static void device(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_subscriber *subscriber = situation->facts->subscriber;
	sc_device_set own = own_devices(situation, weighing);
	sc_contact_set others;

	sc_weighing_remove(weighing,
		sc_contacts_on(situation, named(situation, weighing, SC_DEVICE_MODE_NEVER)),
		SC_REASON_DEVICE_NEVER, sc_evidence_of_user(weighing));
	if (sc_errand_filter(situation, weighing) || own == 0)
		return;
	others = ~sc_contacts_on(situation, own);
	if (situation->no_transfer != NULL)
		sc_weighing_remove(weighing, others, SC_REASON_REMOTE_RESTRICTED,
			sc_evidence(SC_SOURCE_REMOTE, situation->no_transfer->id));
	if (situation->facts->collaboration.elsewhere)
		sc_weighing_remove(
			weighing, others, SC_REASON_NESTED, sc_evidence(SC_SOURCE_BUILT_IN, 0));
	if (!subscriber->iut_allowed)
		sc_weighing_remove(weighing, others, SC_REASON_IUT_NOT_AUTH,
			sc_evidence(SC_SOURCE_SUBSCRIPTION, subscriber->id));
	own |= named(situation, weighing, SC_DEVICE_MODE_PREFER);
	sc_weighing_remove(weighing, ~sc_contacts_on(situation, own), SC_REASON_IUT_NOT_AUTH,
		sc_evidence(SC_SOURCE_BUILT_IN, 0));
}

/* Nothing is transferred to where an access that changed underneath IMS leads (TS 23.237 6.3.1), so
 * what is restricted for transfers does not stand against it. */
static sc_contact_set not_transferred_to(const struct sc_weighing *weighing)
{
	return weighing->moved_below ? SC_BIT(weighing->current) : 0;
}

static void restricted(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	sc_access_set accesses = sc_policy_restricted(situation, weighing, weighing->rule);

	sc_weighing_remove(weighing,
		sc_contacts_over(situation, accesses) & ~not_transferred_to(weighing),
		SC_REASON_OP_RESTRICTED, sc_evidence_of_operator(weighing));
}

static void data_off(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	if (weighing->constraint != NULL && weighing->constraint->data_off_exempt)
		return;
	sc_weighing_remove_each(situation, weighing, situation->data_off & situation->packet_3gpp,
		SC_REASON_DATA_OFF, SC_SOURCE_CONTACT);
}

static bool codec_fits(const struct sc_component *component, struct sc_text codec)
{
	if (component->codec_count == 0 || sc_text_equal(codec, SC_TEXT("*")))
		return true;
	for (uint32_t i = 0; i < component->codec_count; i++) {
		if (sc_text_equal_nocase(component->codecs[i], codec))
			return true;
	}
	return false;
}

static bool flow_fits(enum sc_flow wanted, enum sc_flow able)
{
	return ((unsigned)wanted & ~(unsigned)able) == 0;
}

static bool wider(const struct sc_capability *a, const struct sc_capability *b)
{
	return a->max_kbps == 0 || (b->max_kbps != 0 && a->max_kbps > b->max_kbps);
}

/* The capability with the most bandwidth among those that fit; NULL with *nearest set to the first
 * row about this media, if there is one. */
static const struct sc_capability *ability(const struct sc_device *device,
	const struct sc_component *component, const struct sc_capability **nearest)
{
	const struct sc_capability *best = NULL;

	*nearest = NULL;
	for (uint32_t i = 0; i < device->capability_count; i++) {
		const struct sc_capability *row = &device->capabilities[i];

		if (row->media != component->media)
			continue;
		if (*nearest == NULL)
			*nearest = row;
		if (flow_fits(component->flow, row->flow) && codec_fits(component, row->codec) &&
			(best == NULL || wider(row, best)))
			best = row;
	}
	return best;
}

/* Circuits transcode and have no session description, so only packet switched contacts ask for
 * the device's capabilities. */
static void capability(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_subscriber *subscriber = situation->facts->subscriber;

	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		const struct sc_device *owner = &subscriber->devices[i];
		sc_contact_set contacts =
			situation->of_device[i] & ~situation->circuits & weighing->survivors;
		const struct sc_capability *nearest;

		weighing->ability[i] = NULL;
		if (contacts == 0 || owner->capability_count == 0)
			continue;
		weighing->ability[i] = ability(owner, weighing->component, &nearest);
		if (weighing->ability[i] == NULL)
			sc_weighing_remove(weighing, contacts, SC_REASON_NO_CAPABILITY,
				nearest == NULL ? sc_evidence(SC_SOURCE_DEVICE, owner->id)
						: sc_evidence(SC_SOURCE_CAPABILITY, nearest->id));
	}
}

/* What the operator wants at least; without that, what the session asks for. */
uint32_t sc_kbps_demanded(const struct sc_weighing *weighing)
{
	return weighing->rule->min_kbps != 0 ? weighing->rule->min_kbps : weighing->component->kbps;
}

/* A component that may shrink to the operator's minimum does so before it is refused. */
uint32_t sc_kbps_taken(const struct sc_weighing *weighing)
{
	uint32_t stated = weighing->component->kbps;
	uint32_t least = weighing->rule->min_kbps;

	if (stated == 0)
		return least;
	return least != 0 && least < stated ? least : stated;
}

static void bandwidth(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_facts *facts = situation->facts;
	uint32_t demand = sc_kbps_demanded(weighing);
	sc_contact_set packet = weighing->survivors & ~situation->circuits;

	if (weighing->rule->max_kbps != 0 && weighing->component->kbps > weighing->rule->max_kbps)
		sc_weighing_remove(
			weighing, packet, SC_REASON_BANDWIDTH, sc_evidence_of_operator(weighing));
	for (uint32_t left = packet & weighing->survivors, index; sc_take_bit(&left, &index);) {
		const struct sc_contact *contact = &facts->contacts[index];
		const struct sc_capability *able = weighing->ability[contact->device];

		if (contact->max_kbps != 0 && contact->max_kbps < demand)
			sc_weighing_remove(weighing, SC_BIT(index), SC_REASON_BANDWIDTH,
				sc_evidence_of_contact(situation, index));
		else if (able != NULL && able->max_kbps != 0 && able->max_kbps < demand)
			sc_weighing_remove(weighing, SC_BIT(index), SC_REASON_BANDWIDTH,
				sc_evidence(SC_SOURCE_CAPABILITY, able->id));
	}
}

/* A visited network has its own rules: a contact in one that the subscriber is not taken to be in
 * must be allowed there too, and a rule for the home network says nothing about it. */
static void network(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	sc_contact_set left =
		situation->elsewhere & weighing->survivors & ~not_transferred_to(weighing);

	for (uint32_t contact; sc_take_bit(&left, &contact);) {
		const struct sc_rule *there = sc_policy_in_network(
			situation, weighing, sc_network_of(situation, contact));
		sc_access_set forbidden = 0;

		if (there != NULL)
			forbidden = sc_policy_restricted(situation, weighing, there);
		if (SC_SET_HAS(forbidden, situation->facts->contacts[contact].access))
			sc_weighing_remove(weighing, SC_BIT(contact), SC_REASON_ROAMING,
				sc_evidence(SC_SOURCE_RULE, there->id));
		else if (there == NULL && weighing->rule->roaming == SC_ROAMING_HOME)
			sc_weighing_remove(weighing, SC_BIT(contact), SC_REASON_ROAMING,
				sc_evidence_of_operator(weighing));
	}
}

static void data_only(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	if (weighing->component->media == SC_MEDIA_AUDIO ||
		weighing->component->media == SC_MEDIA_VIDEO)
		sc_weighing_remove_each(situation, weighing, situation->data_only,
			SC_REASON_NO_CAPABILITY, SC_SOURCE_CONTACT);
}

/* T-ADS does not go where it was refused already (TS 23.237 7.2). */
static void refused(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	sc_weighing_remove_each(situation, weighing, weighing->component->refused,
		SC_REASON_REFUSED, SC_SOURCE_CONTACT);
}

static void open(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	weighing->weighed = true;
	weighing->survivors = situation->all;
	weighing->step = SC_STEP_GONE;
}

void sc_candidates_remaining(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	open(situation, weighing);
	gone(situation, weighing);
}

void sc_candidates_filter(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	static void (*const filters[SC_STEP_COUNT])(
		const struct sc_situation *, struct sc_weighing *) = {
		[SC_STEP_GONE] = gone,
		[SC_STEP_DEVICE] = device,
		[SC_STEP_RESTRICTED] = restricted,
		[SC_STEP_DOMAIN] = sc_domain_filter,
		[SC_STEP_VOICE] = sc_domain_filter_voice,
		[SC_STEP_DATA_OFF] = data_off,
		[SC_STEP_CAPABILITY] = capability,
		[SC_STEP_BANDWIDTH] = bandwidth,
		[SC_STEP_NETWORK] = network,
		[SC_STEP_DATA_ONLY] = data_only,
		[SC_STEP_REFUSED] = refused,
	};

	open(situation, weighing);
	for (uint32_t step = 0; step < SC_STEP_COUNT; step++) {
		weighing->step = (enum sc_step)step;
		filters[step](situation, weighing);
	}
	/* What the radio network has done is not undone, whatever stands against it. */
	if (weighing->fixed)
		weighing->survivors |= SC_BIT(weighing->current);
}
