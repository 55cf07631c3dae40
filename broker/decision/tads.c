/* SPDX-License-Identifier: BSD-2-Clause */
#include "tads.h"

#include "joint.h"

static sc_contact_set refused_over_packets(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	return weighing->component->refused & ~situation->circuits;
}

sc_contact_set sc_tads_retries(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	sc_contact_set refused = refused_over_packets(situation, weighing);
	sc_contact_set retries = 0;

	if (!situation->setting_up || weighing->component->media != SC_MEDIA_AUDIO)
		return 0;
	for (uint32_t contact; sc_take_bit(&refused, &contact);)
		retries |= situation->of_device[situation->facts->contacts[contact].device] &
			   situation->circuits;
	return retries & weighing->survivors;
}

/* Of several refusals the one of the better contact, however the facts list them. */
struct sc_evidence sc_tads_refusal(
	const struct sc_situation *situation, const struct sc_weighing *weighing, uint32_t circuit)
{
	uint32_t device = situation->facts->contacts[circuit].device;
	sc_contact_set refused =
		refused_over_packets(situation, weighing) & situation->of_device[device];
	uint32_t best = sc_first_bit(refused);

	for (uint32_t contact; sc_take_bit(&refused, &contact);) {
		if (situation->place_of[contact] < situation->place_of[best])
			best = contact;
	}
	return sc_evidence_of_contact(situation, best);
}

/* Speech that was placed and matters most, NULL: none was. */
static const struct sc_weighing *speech_of(const struct sc_hearing *hearing)
{
	const struct sc_weighing *speech = NULL;

	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (weighing->component->media == SC_MEDIA_AUDIO &&
			sc_place_of(weighing) != SC_NONE &&
			(speech == NULL || sc_joint_matters_more(weighing, speech)))
			speech = weighing;
	}
	return speech;
}

/* Whether something of the session goes to another contact than the speech. */
static bool is_split_off(const struct sc_hearing *hearing, const struct sc_weighing *speech)
{
	for (uint32_t i = 0; i < hearing->count; i++) {
		int32_t place = sc_place_of(&hearing->weighings[i]);

		if (place != SC_NONE && place != speech->chosen)
			return true;
	}
	return false;
}

/* UE-assisted T-ADS enforces the domain of voice and video over 3GPP access only. */
static bool is_assisted(const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	int32_t place = sc_place_of(weighing);

	return place != SC_NONE && SC_SET_HAS(situation->radio_3gpp, place) &&
	       (weighing->component->media == SC_MEDIA_AUDIO ||
		       weighing->component->media == SC_MEDIA_VIDEO) &&
	       (situation->facts->contacts[place].ue_assisted ||
		       sc_device_of(situation, (uint32_t)place)->ue_assisted);
}

/* Circuits of the device that speech goes to over packets, and that could carry it as well. */
static bool may_retry(const struct sc_situation *situation, const struct sc_weighing *speech)
{
	uint32_t device = situation->facts->contacts[speech->chosen].device;

	return !SC_SET_HAS(situation->circuits, speech->chosen) &&
	       (speech->survivors & situation->of_device[device] & situation->circuits) != 0;
}

void sc_tads_write(const struct sc_hearing *hearing, struct sc_tads *tads)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_contact *contacts = situation->facts->contacts;
	const struct sc_weighing *speech;
	sc_access_set possible = 0;

	speech = speech_of(hearing);
	for (uint32_t i = 0; i < hearing->count; i++) {
		const struct sc_weighing *weighing = &hearing->weighings[i];

		if (sc_place_of(weighing) != SC_NONE)
			tads->accept |= SC_SET_OF(contacts[weighing->chosen].access);
		for (uint32_t left = weighing->survivors, contact; sc_take_bit(&left, &contact);)
			possible |= SC_SET_OF(contacts[contact].access);
		if (is_assisted(situation, weighing))
			tads->ue_assisted = true;
	}
	tads->reject = hearing->count == 0 ? 0 : situation->accesses & ~possible;
	if (speech == NULL)
		return;
	tads->retry_cs = may_retry(situation, speech);
	if (is_split_off(hearing, speech))
		tads->only_device = (int32_t)contacts[speech->chosen].device;
}
