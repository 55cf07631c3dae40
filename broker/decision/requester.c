/* SPDX-License-Identifier: BSD-2-Clause */
#include "requester.h"

bool sc_requester_is_own(const struct sc_iut_request *request)
{
	return request->same_subscription || request->requester_device != 0;
}

static struct sc_text instance_of(const struct sc_facts *facts)
{
	const struct sc_iut_request *request = facts->request;

	return request->requester_device == 0
		       ? request->requester_instance
		       : facts->subscriber->devices[request->requester_device - 1].instance;
}

/* Instances are URNs, whose UUIDs compare without case (RFC 4122 3). */
bool sc_requester_is_meant(
	const struct sc_facts *facts, enum sc_requester_kind kind, struct sc_text who)
{
	switch (kind) {
	case SC_REQUESTER_KIND_DEVICE:
		return who.length != 0 && sc_text_equal_nocase(instance_of(facts), who);
	case SC_REQUESTER_KIND_IMPU:
		return who.length != 0 && sc_text_equal(facts->request->requester, who);
	case SC_REQUESTER_KIND_ANY_SAME_SUB:
		return sc_requester_is_own(facts->request);
	case SC_REQUESTER_KIND_ANY_SAME_OPERATOR:
		return sc_requester_is_own(facts->request) || facts->request->same_operator;
	case SC_REQUESTER_KIND_COUNT:
		break;
	}
	return false;
}
