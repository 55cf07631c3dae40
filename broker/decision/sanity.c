/* SPDX-License-Identifier: BSD-2-Clause */
#include "sanity.h"

enum { QUALITY_MOST = 100, Q_MOST = 1000, SET_BITS = 32 };

static bool contact_makes_sense(const struct sc_facts *facts, const struct sc_contact *contact)
{
	return (facts->subscriber == NULL || contact->device < facts->subscriber->device_count) &&
	       (unsigned)contact->access < SC_ACCESS_COUNT &&
	       (unsigned)contact->trust < SC_TRUST_COUNT &&
	       (unsigned)contact->voice < SC_VOICE_SUPPORT_COUNT && contact->q <= Q_MOST &&
	       contact->quality >= SC_NONE && contact->quality <= QUALITY_MOST &&
	       contact->service_profile >= 0;
}

/* Whether a set speaks about nothing but the first `count` things. */
static bool fits(uint32_t set, uint32_t count)
{
	return count >= SET_BITS || set >> count == 0;
}

/* A component is in one place or lost, not both; its number is its own. */
static bool component_makes_sense(const struct sc_facts *facts, uint32_t index)
{
	const struct sc_component *component = &facts->components[index];

	if ((unsigned)component->media >= SC_MEDIA_COUNT ||
		(unsigned)component->flow >= SC_FLOW_COUNT || component->contact < SC_NONE ||
		component->contact >= (int32_t)facts->contact_count ||
		!fits(component->refused, facts->contact_count))
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

/* The rows about media on other devices. */
static bool sharing_makes_sense(const struct sc_subscriber *subscriber)
{
	for (uint32_t i = 0; i < subscriber->authorisation_count; i++) {
		const struct sc_iut_authorisation *row = &subscriber->authorisations[i];

		if ((unsigned)row->kind >= SC_REQUESTER_KIND_COUNT ||
			(unsigned)row->operation >= SC_IUT_OPERATION_COUNT ||
			(unsigned)row->decision >= SC_AUTHORISATION_COUNT)
			return false;
	}
	for (uint32_t i = 0; i < subscriber->successor_count; i++) {
		if (subscriber->successors[i].device >= subscriber->device_count)
			return false;
	}
	for (uint32_t i = 0; i < subscriber->mask_count; i++) {
		const struct sc_session_mask *row = &subscriber->masks[i];

		if ((unsigned)row->kind >= SC_REQUESTER_KIND_COUNT ||
			!fits(row->media, SC_MEDIA_COUNT))
			return false;
	}
	return true;
}

static bool subscriber_makes_sense(const struct sc_subscriber *subscriber)
{
	if ((subscriber->device_count != 0 && subscriber->devices == NULL) ||
		(subscriber->preference_count != 0 && subscriber->preferences == NULL) ||
		(subscriber->criterion_count != 0 && subscriber->criteria == NULL) ||
		(subscriber->authorisation_count != 0 && subscriber->authorisations == NULL) ||
		(subscriber->successor_count != 0 && subscriber->successors == NULL) ||
		(subscriber->mask_count != 0 && subscriber->masks == NULL) ||
		(unsigned)subscriber->precedence >= SC_PRECEDENCE_COUNT)
		return false;
	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		if (!capability_makes_sense(&subscriber->devices[i]))
			return false;
	}
	return sharing_makes_sense(subscriber);
}

/* Remote networks are only looked up where one is named. */
static bool policy_makes_sense(const struct sc_facts *facts)
{
	const struct sc_policy *policy = facts->policy;

	if (policy == NULL)
		return true;
	if ((policy->set_count != 0 && policy->sets == NULL) ||
		(policy->constraint_count != 0 && policy->constraints == NULL) ||
		(policy->remote_count != 0 && policy->remotes == NULL))
		return false;
	for (uint32_t i = 0; i < policy->remote_count && facts->remote.length != 0; i++) {
		if ((unsigned)policy->remotes[i].operation >= SC_REMOTE_OPERATION_COUNT)
			return false;
	}
	return true;
}

/* Who asks, for what, and who controls: devices and components that exist. */
static bool request_makes_sense(const struct sc_facts *facts)
{
	const struct sc_iut_request *request = facts->request;
	uint32_t devices =
		facts->subscriber == NULL ? SC_DEVICE_LIMIT : facts->subscriber->device_count;

	if (facts->collaboration.controller > devices ||
		!fits(facts->collaboration.declined, devices))
		return false;
	return request == NULL ||
	       ((unsigned)request->operation < SC_IUT_OPERATION_COUNT &&
		       request->requester_device <= devices && request->target_device <= devices &&
		       fits(request->components, facts->component_count));
}

static bool subscriber_fits_limits(const struct sc_subscriber *subscriber)
{
	return subscriber->device_count <= SC_DEVICE_LIMIT &&
	       subscriber->authorisation_count <= SC_AUTHORISATION_LIMIT &&
	       subscriber->successor_count <= SC_SUCCESSOR_LIMIT &&
	       subscriber->mask_count <= SC_MASK_LIMIT;
}

static bool fits_limits(const struct sc_facts *facts)
{
	if (facts->component_count > SC_COMPONENT_LIMIT || facts->contact_count > SC_CONTACT_LIMIT)
		return false;
	if (facts->policy != NULL && facts->policy->remote_count > SC_REMOTE_LIMIT)
		return false;
	if (facts->subscriber != NULL && !subscriber_fits_limits(facts->subscriber))
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
		!policy_makes_sense(facts) || !request_makes_sense(facts) ||
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
