/* SPDX-License-Identifier: BSD-2-Clause */
#include "request_check.h"

#include "base_codes.h"
#include "message_rules.h"
#include "node_state.h"
#include "octets.h"

static bool blame(struct sc_fault *fault, uint32_t code, const char *message)
{
	fault->code = code;
	fault->message = message;
	fault->names_avp = false;
	fault->group_count = 0;
	return false;
}

/* An AVP of the base protocol that has this value, which was received. */
static bool blame_value(
	struct sc_fault *fault, uint32_t avp, struct sc_text value, const char *message)
{
	blame(fault, SC_DIAMETER_INVALID_AVP_VALUE, message);
	fault->names_avp = true;
	fault->avp = (struct sc_avp_name){ .code = avp, .mandatory = true };
	/* From the value back to the AVP's header, which has no vendor. */
	fault->received = (struct sc_text){
		.at = value.at - SC_AVP_HEADER_SIZE,
		.length = value.length + SC_AVP_HEADER_SIZE,
	};
	return false;
}

static uint32_t number(struct sc_text value)
{
	return value.length == sizeof(uint32_t) ? sc_get_u32((const uint8_t *)value.at) : 0;
}

bool sc_request_check_header(const struct sc_message *message, struct sc_fault *fault)
{
	if (fault->code == SC_DIAMETER_UNSUPPORTED_VERSION ||
		fault->code == SC_DIAMETER_INVALID_MESSAGE_LENGTH)
		return false;
	if ((message->header.flags & SC_FLAG_ERROR) != 0)
		return blame(fault, SC_DIAMETER_INVALID_HDR_BITS, "a request has the E bit set");
	if ((message->header.flags & SC_FLAG_RESERVED) != 0)
		return blame(fault, SC_DIAMETER_INVALID_BIT_IN_HEADER,
			"a reserved bit of the command flags is set");
	return true;
}

/* The header as RFC 6733 3 wants it, then the framing of the AVPs. */
static bool check_header(const struct sc_exchange *exchange, const struct sc_message *message,
	struct sc_fault *fault)
{
	if (!sc_request_check_header(message, fault))
		return false;
	if (exchange->to.served == NULL && message->header.application != SC_APPLICATION_BASE)
		return blame(fault, SC_DIAMETER_APPLICATION_UNSUPPORTED, NULL);
	if (exchange->command == NULL)
		return blame(fault, SC_DIAMETER_COMMAND_UNSUPPORTED, NULL);
	return fault->code == 0;
}

static bool is_ours(const struct sc_node *node, struct sc_text host)
{
	return sc_text_equal_nocase(sc_text_of(node->identity), host);
}

static bool has_passed_us(const struct sc_node *node, struct sc_text avps)
{
	struct sc_avp avp;

	while (sc_avp_next(&avps, &avp)) {
		if (avp.vendor == 0 && avp.code == SC_CODE_ROUTE_RECORD && is_ours(node, avp.value))
			return true;
	}
	return false;
}

/* RFC 6733 6.1.4: whether it is for us. We relay nothing. */
static bool check_route(
	const struct sc_node *node, const struct sc_message *message, struct sc_fault *fault)
{
	if (message->route_records != 0 && has_passed_us(node, message->avps))
		return blame(fault, SC_DIAMETER_LOOP_DETECTED, NULL);
	if (message->destination_host.at != NULL) {
		if (!is_ours(node, message->destination_host))
			return blame(fault, SC_DIAMETER_UNABLE_TO_DELIVER,
				"the Destination-Host is another one, and this is no relay");
	} else if (message->destination_realm.at != NULL &&
		   !sc_text_equal_nocase(sc_text_of(node->realm), message->destination_realm)) {
		return blame(fault, SC_DIAMETER_REALM_NOT_SERVED, NULL);
	}
	return true;
}

/* Names of sessions and hosts that are not there. */
static bool check_names(const struct sc_message *message, struct sc_fault *fault)
{
	const struct {
		uint32_t avp;
		struct sc_text value;
		const char *message;
	} names[] = {
		{ SC_CODE_SESSION_ID, message->session_id, "the Session-Id is empty" },
		{ SC_CODE_ORIGIN_HOST, message->origin_host, "the Origin-Host is empty" },
		{ SC_CODE_ORIGIN_REALM, message->origin_realm, "the Origin-Realm is empty" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(names); i++) {
		if (names[i].value.at != NULL && names[i].value.length == 0)
			return blame_value(fault, names[i].avp, names[i].value, names[i].message);
	}
	return true;
}

/* A peer speaks for itself. */
static bool check_speaker(
	const struct sc_peer *peer, const struct sc_message *message, struct sc_fault *fault)
{
	if (message->origin_host.at == NULL ||
		sc_text_equal_nocase(sc_text_of(peer->identity), message->origin_host))
		return true;
	return blame_value(fault, SC_CODE_ORIGIN_HOST, message->origin_host,
		"the Origin-Host is not that of the peer");
}

/* RFC 6733 3: what the AVPs say about the application is what the header says. */
static bool check_application(const struct sc_message *message, struct sc_fault *fault)
{
	static const char sentence[] = "the application is not that of the header";
	uint32_t id = message->header.application;
	struct sc_text rest = message->vendor_application;
	struct sc_avp avp;

	if (message->application.at != NULL && number(message->application) != id)
		return blame_value(
			fault, SC_CODE_AUTH_APPLICATION_ID, message->application, sentence);
	while (sc_avp_next(&rest, &avp)) {
		if (avp.vendor != 0 || number(avp.value) == id ||
			(avp.code != SC_CODE_AUTH_APPLICATION_ID &&
				avp.code != SC_CODE_ACCT_APPLICATION_ID))
			continue;
		blame_value(fault, avp.code, avp.value, sentence);
		fault->groups[0] =
			(struct sc_avp_name){ .code = SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID,
				.mandatory = true };
		fault->group_count = 1;
		return false;
	}
	return true;
}

static bool check_session_state(const struct sc_message *message, struct sc_fault *fault)
{
	struct sc_text state = message->session_state;

	if (state.at == NULL || number(state) <= SC_NO_STATE_MAINTAINED)
		return true;
	return blame_value(
		fault, SC_CODE_AUTH_SESSION_STATE, state, "the Auth-Session-State is not defined");
}

bool sc_request_check_base(
	const struct sc_peer *peer, const struct sc_message *message, struct sc_fault *fault)
{
	return sc_request_check_header(message, fault) && fault->code == 0 &&
	       sc_rules_check(message, fault) && check_names(message, fault) &&
	       check_speaker(peer, message, fault);
}

bool sc_request_check(const struct sc_exchange *exchange, const struct sc_message *message,
	struct sc_fault *fault)
{
	const struct sc_peer *peer = exchange->to.peer;

	return check_header(exchange, message, fault) &&
	       check_route(exchange->node, message, fault) && sc_rules_check(message, fault) &&
	       check_names(message, fault) &&
	       (peer->relays || check_speaker(peer, message, fault)) &&
	       check_application(message, fault) && check_session_state(message, fault);
}
