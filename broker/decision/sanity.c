/* SPDX-License-Identifier: BSD-2-Clause */
#include "sanity.h"

enum { QUALITY_MOST = 100, Q_MOST = 1000 };

static bool contact_makes_sense(const struct sc_facts *facts, const struct sc_contact *contact)
{
	return (facts->subscriber == NULL || contact->device < facts->subscriber->device_count) &&
	       (unsigned)contact->access < SC_ACCESS_COUNT &&
	       (unsigned)contact->trust < SC_TRUST_COUNT &&
	       (unsigned)contact->voice < SC_VOICE_SUPPORT_COUNT && contact->q <= Q_MOST &&
	       contact->quality >= SC_NONE && contact->quality <= QUALITY_MOST;
}

/* A component is in one place or lost, not both; its number is its own. */
static bool component_makes_sense(const struct sc_facts *facts, uint32_t index)
{
	const struct sc_component *component = &facts->components[index];

	if ((unsigned)component->media >= SC_MEDIA_COUNT ||
		(unsigned)component->flow >= SC_FLOW_COUNT || component->contact < SC_NONE ||
		component->contact >= (int32_t)facts->contact_count)
		return false;
	if (component->lost && (component->contact != SC_NONE ||
				       (unsigned)component->lost_access >= SC_ACCESS_COUNT))
		return false;
	if (facts->subscriber != NULL && component->lost &&
		component->lost_device > facts->subscriber->device_count)
		return false;
	for (uint32_t i = 0; i < index; i++) {
		if (facts->components[i].number == component->number)
			return false;
	}
	return true;
}

static bool capability_makes_sense(const struct sc_device *device)
{
	if (device->capability_count != 0 && device->capabilities == NULL)
		return false;
	for (uint32_t i = 0; i < device->capability_count; i++) {
		const struct sc_capability *capability = &device->capabilities[i];

		if ((unsigned)capability->media >= SC_MEDIA_COUNT ||
			(unsigned)capability->flow >= SC_FLOW_COUNT)
			return false;
	}
	return true;
}

static bool subscriber_makes_sense(const struct sc_subscriber *subscriber)
{
	if ((subscriber->device_count != 0 && subscriber->devices == NULL) ||
		(subscriber->preference_count != 0 && subscriber->preferences == NULL) ||
		(subscriber->criterion_count != 0 && subscriber->criteria == NULL) ||
		(unsigned)subscriber->precedence >= SC_PRECEDENCE_COUNT)
		return false;
	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		if (!capability_makes_sense(&subscriber->devices[i]))
			return false;
	}
	return true;
}

static bool fits_limits(const struct sc_facts *facts)
{
	if (facts->component_count > SC_COMPONENT_LIMIT || facts->contact_count > SC_CONTACT_LIMIT)
		return false;
	if (facts->subscriber != NULL && facts->subscriber->device_count > SC_DEVICE_LIMIT)
		return false;
	for (uint32_t i = 0; i < facts->component_count && facts->components != NULL; i++) {
		if (facts->components[i].codec_count > SC_CODEC_LIMIT)
			return false;
	}
	return true;
}

enum sc_status sc_sanity_check(const struct sc_facts *facts)
{
	if (!fits_limits(facts))
		return SC_STATUS_OUT_OF_ROOM;
	if ((unsigned)facts->event >= SC_EVENT_COUNT ||
		(facts->contact_count != 0 && facts->contacts == NULL) ||
		(facts->component_count != 0 && facts->components == NULL) ||
		(facts->policy != NULL && facts->policy->set_count != 0 &&
			facts->policy->sets == NULL) ||
		(facts->policy != NULL && facts->policy->constraint_count != 0 &&
			facts->policy->constraints == NULL) ||
		(facts->subscriber != NULL && !subscriber_makes_sense(facts->subscriber)))
		return SC_STATUS_MALFORMED;
	for (uint32_t i = 0; i < facts->contact_count; i++) {
		if (!contact_makes_sense(facts, &facts->contacts[i]))
			return SC_STATUS_MALFORMED;
	}
	for (uint32_t i = 0; i < facts->component_count; i++) {
		if (!component_makes_sense(facts, i))
			return SC_STATUS_MALFORMED;
	}
	return SC_STATUS_OK;
}
