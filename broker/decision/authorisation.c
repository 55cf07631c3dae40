/* SPDX-License-Identifier: BSD-2-Clause */
#include "authorisation.h"

#include "controller.h"
#include "directive.h"
#include "remote.h"
#include "requester.h"
#include "settlement.h"
#include "situation.h"

/* The first row about the most specific kind of requester. */
static const struct sc_iut_authorisation *row_about(const struct sc_facts *facts)
{
	const struct sc_subscriber *subscriber = facts->subscriber;

	for (uint32_t kind = 0; kind < SC_REQUESTER_KIND_COUNT; kind++) {
		for (uint32_t i = 0; i < subscriber->authorisation_count; i++) {
			const struct sc_iut_authorisation *row = &subscriber->authorisations[i];

			if (row->kind == (enum sc_requester_kind)kind &&
				row->operation == facts->request->operation &&
				sc_requester_is_meant(facts, row->kind, row->requester))
				return row;
		}
	}
	return NULL;
}

/* Whether a device only ends or changes what ends on it: that is its own affair, not media of other
 * devices (TS 23.237 4.1.3, Controllee UE). */
static bool is_own_affair(const struct sc_hearing *hearing)
{
	const struct sc_iut_request *request = hearing->situation.facts->request;
	bool own = (request->operation == SC_IUT_OPERATION_MODIFY ||
			   request->operation == SC_IUT_OPERATION_REMOVE) &&
		   request->requester_device != 0;

	for (uint32_t i = 0; i < hearing->count; i++) {
		if (SC_SET_HAS(hearing->concerned, i) &&
			sc_device_it_was_on(&hearing->situation, &hearing->weighings[i]) !=
				(int32_t)request->requester_device - 1)
			own = false;
	}
	return own;
}

/* Nothing provisioned: within the subscription the controller may, others ask him; strangers may
 * not. Media control crosses subscriptions of one operator only (TS 23.237 4.2.3). */
static struct sc_permit permit_of(const struct sc_hearing *hearing)
{
	const struct sc_facts *facts = hearing->situation.facts;
	const struct sc_iut_request *request = facts->request;
	const struct sc_iut_authorisation *row;
	struct sc_permit permit = { .decision = SC_AUTHORISATION_DENY };

	if (is_own_affair(hearing)) {
		permit.decision = SC_AUTHORISATION_ALLOW;
		return permit;
	}
	if (!sc_requester_is_own(request) && !request->same_operator)
		return permit;
	row = row_about(facts);
	if (row != NULL)
		return (struct sc_permit){ .decision = row->decision,
			.evidence = sc_evidence(SC_SOURCE_AUTHORISATION, row->id) };
	if (sc_requester_is_own(request))
		permit.decision =
			facts->collaboration.controller == 0 ||
					facts->collaboration.controller == request->requester_device
				? SC_AUTHORISATION_ALLOW
				: SC_AUTHORISATION_ASK;
	return permit;
}

/* (a) */
static bool subscription_forbids(struct sc_hearing *hearing)
{
	const struct sc_subscriber *subscriber = hearing->situation.facts->subscriber;

	if (subscriber->iut_allowed)
		return false;
	sc_settle_refuse(hearing, SC_REASON_IUT_NOT_AUTH,
		sc_evidence(SC_SOURCE_SUBSCRIPTION, subscriber->id));
	return true;
}

/* (b) */
static bool subscriber_forbids(struct sc_hearing *hearing)
{
	hearing->permit = (struct sc_permit){ .decision = SC_AUTHORISATION_DENY };
	if (hearing->situation.facts->request != NULL)
		hearing->permit = permit_of(hearing);
	if (hearing->permit.decision != SC_AUTHORISATION_DENY)
		return false;
	sc_settle_refuse(hearing, SC_REASON_IUT_NOT_AUTH, hearing->permit.evidence);
	return true;
}

static bool refuse_for_remote(
	struct sc_hearing *hearing, const struct sc_remote_restriction *restriction)
{
	if (restriction == NULL)
		return false;
	sc_settle_refuse(hearing, SC_REASON_REMOTE_RESTRICTED,
		sc_evidence(SC_SOURCE_REMOTE, restriction->id));
	return true;
}

/* (c) What ends, changes or is only looked at is nothing new to the remote network. */
static bool remote_forbids(struct sc_hearing *hearing)
{
	const struct sc_facts *facts = hearing->situation.facts;

	switch (facts->request->operation) {
	case SC_IUT_OPERATION_TRANSFER:
		return refuse_for_remote(hearing, hearing->situation.no_transfer);
	case SC_IUT_OPERATION_REPLICATE:
		return refuse_for_remote(
			hearing, sc_remote_forbids(facts, SC_REMOTE_OPERATION_REPLICATE));
	case SC_IUT_OPERATION_ADD:
		return refuse_for_remote(
			hearing, sc_remote_forbids(facts, SC_REMOTE_OPERATION_ALL));
	case SC_IUT_OPERATION_MODIFY:
	case SC_IUT_OPERATION_REMOVE:
	case SC_IUT_OPERATION_CONTROL_TRANSFER:
	case SC_IUT_OPERATION_DISCOVER:
	case SC_IUT_OPERATION_COUNT:
		break;
	}
	return false;
}

/* Without a collaborative session the whole session moves. */
static bool moves_whole_session(const struct sc_hearing *hearing)
{
	const struct sc_facts *facts = hearing->situation.facts;

	if (facts->request->operation != SC_IUT_OPERATION_TRANSFER ||
		facts->collaboration.controller != 0)
		return false;
	for (uint32_t i = 0; i < hearing->count; i++) {
		if (hearing->weighings[i].running && !SC_SET_HAS(hearing->concerned, i))
			return false;
	}
	return true;
}

/* The target takes over for the controller, or for all devices of a session without one and for
 * the one that asks: they are of one service profile (TS 23.237 4.2.3). */
static bool shares_profile(const struct sc_hearing *hearing, uint32_t target)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_facts *facts = situation->facts;
	sc_device_set sources = situation->session_devices;

	if (facts->collaboration.controller != 0)
		sources = SC_BIT(facts->collaboration.controller - 1);
	else if (facts->request->requester_device != 0)
		sources |= SC_BIT(facts->request->requester_device - 1);
	for (uint32_t device; sc_take_bit(&sources, &device);) {
		if (!sc_controller_shares_profile(situation, device, target))
			return false;
	}
	return true;
}

/* What stands against the device the request names; SC_REASON_OK: nothing. */
static enum sc_reason fault_of_target(const struct sc_hearing *hearing)
{
	const struct sc_situation *situation = &hearing->situation;
	const struct sc_iut_request *request = situation->facts->request;
	bool hands_over = request->operation == SC_IUT_OPERATION_CONTROL_TRANSFER;
	uint32_t target = request->target_device - 1;

	if (!hands_over && request->operation != SC_IUT_OPERATION_TRANSFER &&
		request->operation != SC_IUT_OPERATION_REPLICATE)
		return SC_REASON_OK;
	if (request->target_device == 0 || (situation->of_device[target] & situation->live) == 0)
		return SC_REASON_NO_CONTACT;
	if (hands_over && !situation->facts->subscriber->devices[target].controller_capable)
		return SC_REASON_NO_CONTROLLER;
	if ((hands_over || moves_whole_session(hearing)) && !shares_profile(hearing, target))
		return SC_REASON_NOT_SAME_PROFILE;
	return SC_REASON_OK;
}

/* (d) A session that another SCC AS hosts is controlled there; a further collaborative session over
 * it would be nested. */
static bool session_forbids(struct sc_hearing *hearing)
{
	const struct sc_facts *facts = hearing->situation.facts;
	uint32_t target = facts->request->target_device;
	enum sc_reason reason = fault_of_target(hearing);
	struct sc_evidence evidence = sc_evidence(SC_SOURCE_BUILT_IN, 0);

	if (facts->collaboration.elsewhere &&
		facts->request->operation != SC_IUT_OPERATION_DISCOVER && !is_own_affair(hearing))
		reason = SC_REASON_NESTED;
	else if (target != 0)
		evidence = sc_evidence(SC_SOURCE_DEVICE, facts->subscriber->devices[target - 1].id);
	if (reason == SC_REASON_OK)
		return false;
	sc_settle_refuse(hearing, reason, evidence);
	return true;
}

/* (b) once more: what may be is asked about, unless that was done. */
static bool somebody_has_to_agree(struct sc_hearing *hearing)
{
	if (hearing->situation.facts->request->confirmed ||
		hearing->permit.decision != SC_AUTHORISATION_ASK)
		return false;
	sc_settle_ask(hearing, hearing->permit.evidence);
	return true;
}

bool sc_authorise(struct sc_hearing *hearing)
{
	static bool (*const parts[])(struct sc_hearing *) = { subscription_forbids,
		subscriber_forbids, remote_forbids, session_forbids, somebody_has_to_agree };

	if (hearing->situation.facts->event == SC_EVENT_TRANSFER_REQUESTED)
		return refuse_for_remote(hearing, hearing->situation.no_transfer);
	if (hearing->situation.facts->event != SC_EVENT_IUT_REQUESTED)
		return false;
	for (uint32_t i = 0; i < SC_COUNT_OF(parts); i++) {
		if (parts[i](hearing))
			return true;
	}
	return false;
}
