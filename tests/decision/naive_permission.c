/* SPDX-License-Identifier: BSD-2-Clause */
#include "naive_permission.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct sc_text service_of(const struct sc_facts *facts, const struct sc_component *component)
{
	return component->service.length != 0 ? component->service : facts->service;
}

static const struct sc_service_constraint *constraint_of(
	const struct sc_facts *facts, struct sc_text service)
{
	for (uint32_t i = 0; i < facts->policy->constraint_count && service.length != 0; i++) {
		if (sc_text_equal(facts->policy->constraints[i].service, service))
			return &facts->policy->constraints[i];
	}
	return NULL;
}

static bool is_emergency(const struct sc_facts *facts)
{
	const struct sc_service_constraint *constraint = constraint_of(facts, facts->service);
	bool found = facts->emergency || (constraint != NULL && constraint->emergency);

	for (uint32_t i = 0; i < facts->component_count; i++) {
		constraint = constraint_of(facts, service_of(facts, &facts->components[i]));
		found = found || (constraint != NULL && constraint->emergency);
	}
	return found;
}

uint32_t naive_concern(const struct sc_facts *facts)
{
	const struct sc_iut_request *request = facts->request;
	uint32_t all = (1u << facts->component_count) - 1;
	uint32_t more = 0;

	if (request == NULL || request->components == 0 ||
		request->operation == SC_IUT_OPERATION_CONTROL_TRANSFER ||
		request->operation == SC_IUT_OPERATION_DISCOVER)
		return all;
	if (request->operation != SC_IUT_OPERATION_TRANSFER &&
		request->operation != SC_IUT_OPERATION_REPLICATE)
		return request->components;
	for (uint32_t i = 0; i < facts->component_count; i++) {
		struct sc_text service = service_of(facts, &facts->components[i]);
		const struct sc_service_constraint *constraint = constraint_of(facts, service);

		for (uint32_t k = 0; k < facts->component_count; k++) {
			if ((request->components & 1u << i) != 0 && constraint != NULL &&
				constraint->must_stay_together &&
				sc_text_equal(service, service_of(facts, &facts->components[k])))
				more |= 1u << k;
		}
	}
	return request->components | more;
}

bool naive_means(const struct sc_facts *facts, enum sc_requester_kind kind, struct sc_text who)
{
	const struct sc_iut_request *request = facts->request;
	bool own = request->requester_device != 0 || request->same_subscription;
	struct sc_text instance = request->requester_instance;

	if (request->requester_device != 0)
		instance = facts->subscriber->devices[request->requester_device - 1].instance;
	if (kind == SC_REQUESTER_KIND_DEVICE)
		return instance.length != 0 && sc_text_equal_nocase(instance, who);
	if (kind == SC_REQUESTER_KIND_IMPU)
		return request->requester.length != 0 && sc_text_equal(request->requester, who);
	return own || (kind == SC_REQUESTER_KIND_ANY_SAME_OPERATOR && request->same_operator);
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text);
	size_t tail = strlen(end);

	return length >= tail && strcmp(text + length - tail, end) == 0 &&
	       (length == tail || text[length - tail - 1] == '.');
}

bool naive_remote_forbids(const struct sc_facts *facts, enum sc_remote_operation operation)
{
	for (uint32_t i = 0; i < facts->policy->remote_count && facts->remote.length != 0; i++) {
		const struct sc_remote_restriction *row = &facts->policy->remotes[i];
		char domain[64];

		snprintf(domain, sizeof(domain), "mnc%03d.mcc%.3s.3gppnetwork.org",
			row->remote.length > 3 ? (int)strtol(row->remote.at + 3, NULL, 10) : 0,
			row->remote.at);
		if ((row->operation == operation || row->operation == SC_REMOTE_OPERATION_ALL) &&
			(ends_with(facts->remote.at, row->remote.at) ||
				ends_with(facts->remote.at, domain)))
			return true;
	}
	return false;
}

uint32_t naive_device_of(const struct sc_facts *facts, const struct sc_component *component)
{
	if (component->contact != SC_NONE)
		return facts->contacts[component->contact].device + 1;
	return component->lost_device;
}

static bool is_live(const struct sc_facts *facts, const struct sc_contact *contact)
{
	return contact->expires_at == 0 || contact->expires_at > facts->now;
}

bool naive_registered(const struct sc_facts *facts, uint32_t device)
{
	for (uint32_t i = 0; i < facts->contact_count; i++) {
		if (facts->contacts[i].device + 1 == device && is_live(facts, &facts->contacts[i]))
			return true;
	}
	return false;
}

bool naive_profile(const struct sc_facts *facts, uint32_t one, uint32_t other)
{
	bool listed = false;

	for (uint32_t i = 0; i < facts->contact_count; i++) {
		const struct sc_contact *mine = &facts->contacts[i];

		if (mine->device + 1 != one)
			continue;
		listed = true;
		for (uint32_t k = 0; k < facts->contact_count; k++) {
			const struct sc_contact *theirs = &facts->contacts[k];

			if (theirs->device + 1 == other && is_live(facts, theirs) &&
				theirs->service_profile == mine->service_profile)
				return true;
		}
	}
	return !listed;
}

/* Whether the requester only ends or changes what is on its own device. */
static bool minds_its_own(const struct sc_facts *facts)
{
	const struct sc_iut_request *request = facts->request;

	if ((request->operation != SC_IUT_OPERATION_MODIFY &&
		    request->operation != SC_IUT_OPERATION_REMOVE) ||
		request->requester_device == 0)
		return false;
	for (uint32_t i = 0; i < facts->component_count; i++) {
		if ((naive_concern(facts) & 1u << i) != 0 &&
			naive_device_of(facts, &facts->components[i]) != request->requester_device)
			return false;
	}
	return true;
}

static enum naive_answer word_of_subscriber(const struct sc_facts *facts)
{
	static const enum naive_answer answers[] = { [SC_AUTHORISATION_DENY] = NAIVE_NO,
		[SC_AUTHORISATION_ASK] = NAIVE_ASK,
		[SC_AUTHORISATION_ALLOW] = NAIVE_YES };
	const struct sc_iut_request *request = facts->request;
	bool own = request->requester_device != 0 || request->same_subscription;
	const struct sc_iut_authorisation *said = NULL;

	if (minds_its_own(facts))
		return NAIVE_YES;
	if (!own && !request->same_operator)
		return NAIVE_NO;
	for (uint32_t i = facts->subscriber->authorisation_count; i > 0; i--) {
		const struct sc_iut_authorisation *row = &facts->subscriber->authorisations[i - 1];

		if (row->operation == request->operation &&
			naive_means(facts, row->kind, row->requester) &&
			(said == NULL || row->kind <= said->kind))
			said = row;
	}
	if (said != NULL)
		return answers[said->decision];
	if (!own)
		return NAIVE_NO;
	return facts->collaboration.controller == 0 ||
			       facts->collaboration.controller == request->requester_device
		       ? NAIVE_YES
		       : NAIVE_ASK;
}

static bool remote_forbids_request(const struct sc_facts *facts)
{
	enum sc_iut_operation operation = facts->request->operation;

	return (operation == SC_IUT_OPERATION_TRANSFER &&
		       naive_remote_forbids(facts, SC_REMOTE_OPERATION_TRANSFER)) ||
	       (operation == SC_IUT_OPERATION_REPLICATE &&
		       naive_remote_forbids(facts, SC_REMOTE_OPERATION_REPLICATE)) ||
	       (operation == SC_IUT_OPERATION_ADD &&
		       naive_remote_forbids(facts, SC_REMOTE_OPERATION_ALL));
}

/* Whether everybody the target takes over from shares its profile. */
static bool takes_over_from_equals(const struct sc_facts *facts)
{
	const struct sc_iut_request *request = facts->request;
	bool good = true;

	if (facts->collaboration.controller != 0)
		return naive_profile(
			facts, facts->collaboration.controller, request->target_device);
	if (request->requester_device != 0)
		good = naive_profile(facts, request->requester_device, request->target_device);
	for (uint32_t i = 0; i < facts->component_count; i++) {
		int32_t contact = facts->components[i].contact;

		if (contact != SC_NONE && is_live(facts, &facts->contacts[contact]))
			good = good && naive_profile(facts, facts->contacts[contact].device + 1,
					       request->target_device);
	}
	return good;
}

static bool takes_whole_session(const struct sc_facts *facts)
{
	uint32_t running = 0;

	for (uint32_t i = 0; i < facts->component_count; i++) {
		if (facts->components[i].contact != SC_NONE || facts->components[i].lost)
			running |= 1u << i;
	}
	return facts->request->operation == SC_IUT_OPERATION_TRANSFER &&
	       facts->collaboration.controller == 0 && (running & ~naive_concern(facts)) == 0;
}

/* SC_REASON_OK: nothing stands against it. */
static enum sc_reason fault_of_session(const struct sc_facts *facts)
{
	const struct sc_iut_request *request = facts->request;
	bool control = request->operation == SC_IUT_OPERATION_CONTROL_TRANSFER;

	if (facts->collaboration.elsewhere && request->operation != SC_IUT_OPERATION_DISCOVER &&
		!minds_its_own(facts))
		return SC_REASON_NESTED;
	if (!control && request->operation != SC_IUT_OPERATION_TRANSFER &&
		request->operation != SC_IUT_OPERATION_REPLICATE)
		return SC_REASON_OK;
	if (!naive_registered(facts, request->target_device))
		return SC_REASON_NO_CONTACT;
	if (control && !facts->subscriber->devices[request->target_device - 1].controller_capable)
		return SC_REASON_NO_CONTROLLER;
	if ((control || takes_whole_session(facts)) && !takes_over_from_equals(facts))
		return SC_REASON_NOT_SAME_PROFILE;
	return SC_REASON_OK;
}

enum naive_answer naive_permission(const struct sc_facts *facts, enum sc_reason *reason)
{
	enum naive_answer word;

	if (facts->event != SC_EVENT_IUT_REQUESTED)
		return NAIVE_NOT_ASKED;
	*reason = SC_REASON_IUT_NOT_AUTH;
	if (is_emergency(facts))
		*reason = SC_REASON_EMERGENCY_BYPASS;
	else if (!facts->subscriber->active)
		*reason = SC_REASON_NO_SUBSCRIPTION;
	if (*reason != SC_REASON_IUT_NOT_AUTH || !facts->subscriber->sc_allowed ||
		!facts->subscriber->iut_allowed || facts->request == NULL)
		return NAIVE_NO;
	word = word_of_subscriber(facts);
	if (word == NAIVE_NO)
		return NAIVE_NO;
	*reason = remote_forbids_request(facts) ? SC_REASON_REMOTE_RESTRICTED
						: fault_of_session(facts);
	if (*reason != SC_REASON_OK)
		return NAIVE_NO;
	return word == NAIVE_ASK && !facts->request->confirmed ? NAIVE_ASK : NAIVE_YES;
}
