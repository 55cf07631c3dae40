/* SPDX-License-Identifier: BSD-2-Clause */
#include "situation.h"

#include <string.h>

#include "remote.h"
#include "validity.h"

struct sc_text sc_network_of(const struct sc_situation *situation, uint32_t contact)
{
	const struct sc_facts *facts = situation->facts;

	return sc_contact_network(facts->subscriber, &facts->contacts[contact]);
}

/* Accesses that one radio offers at the same time; any other access is a radio of its own. */
sc_access_set sc_radio_of(enum sc_access access)
{
	static const sc_access_set radios[] = {
		SC_SET_OF(SC_ACCESS_GERAN_CS) | SC_SET_OF(SC_ACCESS_GERAN_PS),
		SC_SET_OF(SC_ACCESS_UTRAN_CS) | SC_SET_OF(SC_ACCESS_UTRAN_PS) |
			SC_SET_OF(SC_ACCESS_HSPA_PS),
		SC_SET_OF(SC_ACCESS_EUTRAN) | SC_SET_OF(SC_ACCESS_EUTRAN_NBIOT),
	};

	for (uint32_t i = 0; i < SC_COUNT_OF(radios); i++) {
		if (SC_SET_HAS(radios[i], access))
			return radios[i];
	}
	return SC_SET_OF(access);
}

sc_contact_set sc_contacts_over(const struct sc_situation *situation, sc_access_set accesses)
{
	sc_contact_set contacts = 0;

	for (uint32_t left = accesses & situation->accesses, access; sc_take_bit(&left, &access);)
		contacts |= situation->of_access[access];
	return contacts;
}

sc_contact_set sc_contacts_on(const struct sc_situation *situation, sc_device_set devices)
{
	sc_contact_set contacts = 0;

	for (uint32_t left = devices, device; sc_take_bit(&left, &device);)
		contacts |= situation->of_device[device];
	return contacts;
}

static bool is(const char *word, struct sc_text other)
{
	return sc_text_equal(sc_text_of(word), other);
}

/* What only the access tells. NB-IoT carries data only whatever its voice column says. */
static void sort_by_access(struct sc_situation *situation)
{
	const sc_access_set data_only = SC_SET_OF(SC_ACCESS_EUTRAN_NBIOT);
	sc_access_set packet = sc_access_group_members(SC_ACCESS_GROUP_PS);

	situation->circuits =
		sc_contacts_over(situation, sc_access_group_members(SC_ACCESS_GROUP_CS));
	situation->radio_3gpp =
		sc_contacts_over(situation, sc_access_group_members(SC_ACCESS_GROUP_3GPP));
	situation->packet_3gpp = situation->radio_3gpp & sc_contacts_over(situation, packet);
	situation->data_only = sc_contacts_over(situation, data_only);
	situation->voice_never = 0;
	situation->voice_asks = 0;
	for (uint32_t left = situation->accesses, access; sc_take_bit(&left, &access);) {
		const char *voice = sc_access_voice((enum sc_access)access);

		if (is(voice, SC_TEXT("asks_network")))
			situation->voice_asks |= situation->of_access[access];
		else if (is(voice, SC_TEXT("never")))
			situation->voice_never |= situation->of_access[access];
	}
}

static void sort_contact(struct sc_situation *situation, uint32_t index)
{
	const struct sc_contact *contact = &situation->facts->contacts[index];
	sc_contact_set bit = SC_BIT(index);

	if (!SC_SET_HAS(situation->accesses, contact->access))
		situation->of_access[contact->access] = 0;
	situation->accesses |= SC_SET_OF(contact->access);
	situation->of_access[contact->access] |= bit;
	situation->of_device[contact->device] |= bit;
	situation->all |= bit;
	if (sc_contact_is_live(contact, situation->facts->now))
		situation->live |= bit;
	if (contact->voice == SC_VOICE_SUPPORT_SUPPORTED)
		situation->voice_supported |= bit;
	if (contact->voice == SC_VOICE_SUPPORT_UNKNOWN)
		situation->voice_unknown |= bit;
	if (contact->data_off)
		situation->data_off |= bit;
	if (contact->max_kbps != 0)
		situation->limited |= bit;
}

static void find_network(struct sc_situation *situation)
{
	const struct sc_facts *facts = situation->facts;

	situation->network = sc_serving_network(
		facts->subscriber, facts->contacts, facts->contact_count, facts->now);
	situation->elsewhere = 0;
	for (uint32_t left = situation->live, contact; sc_take_bit(&left, &contact);) {
		struct sc_text network = sc_network_of(situation, contact);

		if (network.length != 0 && !sc_text_equal(network, situation->network))
			situation->elsewhere |= SC_BIT(contact);
	}
}

static bool text_fits(struct sc_text wanted, struct sc_text given)
{
	return wanted.length == 0 || sc_text_equal(wanted, given);
}

/* TS 23.237 5.3.2.2: an arriving session may prefer devices that can control it. */
static const struct sc_controller_criterion *find_criterion(const struct sc_facts *facts)
{
	sc_media_set offered = 0;

	if (facts->event != SC_EVENT_TERMINATE)
		return NULL;
	for (uint32_t i = 0; i < facts->component_count; i++)
		offered |= SC_SET_OF(facts->components[i].media);
	for (uint32_t i = 0; i < facts->subscriber->criterion_count; i++) {
		const struct sc_controller_criterion *criterion = &facts->subscriber->criteria[i];

		if (text_fits(criterion->calling, facts->calling) &&
			text_fits(criterion->called, facts->called) &&
			text_fits(criterion->service, facts->service) &&
			(criterion->media == 0 || (criterion->media & offered) != 0))
			return criterion;
	}
	return NULL;
}

/* A session that is only being set up has no controller to lose or to go on. */
static void look_at_control(struct sc_situation *situation)
{
	uint32_t controller = situation->facts->collaboration.controller;

	if (controller == 0 || situation->setting_up)
		return;
	if (situation->facts->event == SC_EVENT_CONTROLLER_LOST)
		situation->gone = SC_BIT(controller - 1);
	situation->session_devices |= SC_BIT(controller - 1);
	situation->session_devices &= ~situation->gone;
}

static void look_at_components(struct sc_situation *situation)
{
	const struct sc_facts *facts = situation->facts;

	for (uint32_t i = 0; i < facts->component_count; i++) {
		const struct sc_component *component = &facts->components[i];

		if (component->media == SC_MEDIA_AUDIO)
			situation->has_audio = true;
		if (component->contact != SC_NONE &&
			SC_SET_HAS(situation->live, component->contact))
			situation->session_devices |=
				SC_BIT(facts->contacts[component->contact].device);
	}
}

void sc_situation_prepare(struct sc_situation *situation, const struct sc_facts *facts)
{
	situation->facts = facts;
	situation->all = 0;
	situation->live = 0;
	situation->voice_supported = 0;
	situation->voice_unknown = 0;
	situation->data_off = 0;
	situation->limited = 0;
	situation->accesses = 0;
	situation->session_devices = 0;
	situation->gone = 0;
	situation->names_ranked = false;
	situation->has_audio = false;
	situation->setting_up =
		facts->event == SC_EVENT_ORIGINATE || facts->event == SC_EVENT_TERMINATE;
	memset(situation->of_device, 0, sizeof(situation->of_device));
	for (uint32_t i = 0; i < facts->contact_count; i++)
		sort_contact(situation, i);
	sort_by_access(situation);
	find_network(situation);
	look_at_components(situation);
	look_at_control(situation);
	situation->no_transfer = sc_remote_forbids(facts, SC_REMOTE_OPERATION_TRANSFER);
	situation->criterion = find_criterion(facts);
}
