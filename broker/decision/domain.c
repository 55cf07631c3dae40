/* SPDX-License-Identifier: BSD-2-Clause */
#include "domain.h"

#include "situation.h"

/* Circuits carry speech, and video beside speech where the device can do vSRVCC (TS 23.216). */
static sc_contact_set circuits_unfit_for(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	sc_contact_set circuits = situation->circuits & weighing->survivors;
	sc_contact_set unfit = 0;

	if (weighing->component->media == SC_MEDIA_AUDIO)
		return 0;
	if (weighing->component->media != SC_MEDIA_VIDEO || !situation->has_audio)
		return circuits;
	for (uint32_t left = circuits, contact; sc_take_bit(&left, &contact);) {
		if (!sc_device_of(situation, contact)->vsrvcc_capable)
			unfit |= SC_BIT(contact);
	}
	return unfit;
}

/* TS 23.216: a single radio cannot be in two systems at once, so only the radio network takes
 * speech, and video beside it, from packets to circuits of another system and back; device and
 * subscription have to have SRVCC for that, and rSRVCC for the way back. */
static void handover(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_subscriber *subscriber = situation->facts->subscriber;
	enum sc_media media = weighing->component->media;
	uint32_t current = (uint32_t)weighing->current;
	const struct sc_contact *contact;
	const struct sc_device *owner;
	sc_contact_set others;
	bool able;

	if (situation->setting_up || weighing->current == SC_NONE ||
		(media != SC_MEDIA_AUDIO && media != SC_MEDIA_VIDEO) ||
		!SC_SET_HAS(situation->radio_3gpp, current))
		return;
	owner = sc_device_of(situation, current);
	contact = &situation->facts->contacts[current];
	others = situation->of_device[contact->device] & situation->radio_3gpp &
		 ~sc_contacts_over(situation, sc_radio_of(contact->access));
	if (SC_SET_HAS(situation->circuits, current)) {
		others &= ~situation->circuits;
		able = owner->rsrvcc_capable;
	} else {
		others &= situation->circuits;
		able = media == SC_MEDIA_AUDIO ? owner->srvcc_capable : owner->vsrvcc_capable;
	}
	if (!owner->dual_radio && !(able && subscriber->srvcc_allowed))
		sc_weighing_remove_each(
			situation, weighing, others, SC_REASON_SINGLE_RADIO, SC_SOURCE_DEVICE);
}

static void preferred_domain(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_preference *preference = weighing->preference;

	if (preference == NULL || !preference->has_domain)
		return;
	if (preference->domain == SC_DOMAIN_PREFERENCE_IMS_ONLY)
		sc_weighing_remove(weighing, situation->circuits, SC_REASON_USER_IMS_ONLY,
			sc_evidence_of_user(weighing));
	if (preference->domain == SC_DOMAIN_PREFERENCE_CS_ONLY &&
		weighing->component->media == SC_MEDIA_AUDIO)
		sc_weighing_remove(weighing, ~situation->circuits, SC_REASON_USER_CS_ONLY,
			sc_evidence_of_user(weighing));
}

void sc_domain_filter(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	sc_weighing_remove_each(situation, weighing, circuits_unfit_for(situation, weighing),
		SC_REASON_NO_CAPABILITY, SC_SOURCE_DEVICE);
	preferred_domain(situation, weighing);
	handover(situation, weighing);
}

/* TS 23.237 6.4, the hard rule: without "IMS voice over PS session supported" an access is unusable
 * for voice, unless the voice is there already. */
void sc_domain_filter_voice(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	sc_contact_set asking = situation->voice_asks;

	if (weighing->component->media != SC_MEDIA_AUDIO)
		return;
	if (weighing->current != SC_NONE && !situation->setting_up)
		asking &= ~SC_BIT(weighing->current);
	sc_weighing_remove_each(situation, weighing,
		(situation->voice_never & ~situation->data_only) |
			(asking & ~situation->voice_supported & ~situation->voice_unknown),
		SC_REASON_NO_VOPS, SC_SOURCE_CONTACT);
	if (!weighing->rule->allow_unknown_vops)
		sc_weighing_remove_each(situation, weighing, asking & situation->voice_unknown,
			SC_REASON_VOPS_UNKNOWN, SC_SOURCE_CONTACT);
}
