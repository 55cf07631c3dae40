/* SPDX-License-Identifier: BSD-2-Clause */
#include "capabilities.h"

#include <string.h>

#include "avp_write.h"
#include "base_codes.h"
#include "node_state.h"
#include "octets.h"
#include "output.h"

static void take_application(
	const struct sc_node *node, uint32_t id, struct sc_introduction *introduction)
{
	if (id == SC_APPLICATION_RELAY)
		introduction->relay = true;
	for (uint32_t i = 0; i < node->served_count; i++) {
		if (node->served[i].application->id == id)
			introduction->applications |= UINT32_C(1) << i;
	}
}

static uint32_t number(const struct sc_avp *avp)
{
	return avp->value.length == 4 ? sc_get_u32((const uint8_t *)avp->value.at) : 0;
}

static bool names_application(const struct sc_avp *avp)
{
	return avp->vendor == 0 && (avp->code == SC_CODE_AUTH_APPLICATION_ID ||
					   avp->code == SC_CODE_ACCT_APPLICATION_ID);
}

static void take_vendor_application(
	const struct sc_node *node, struct sc_text group, struct sc_introduction *introduction)
{
	struct sc_avp avp;

	while (sc_avp_next(&group, &avp)) {
		if (names_application(&avp))
			take_application(node, number(&avp), introduction);
	}
}

void sc_introduction_read(const struct sc_node *node, const struct sc_message *message,
	struct sc_introduction *introduction)
{
	struct sc_text rest = message->avps;
	bool security_named = false;
	bool none_will_do = false;
	struct sc_avp avp;

	*introduction = (struct sc_introduction){
		.origin_host = message->origin_host,
		.origin_realm = message->origin_realm,
	};
	while (sc_avp_next(&rest, &avp)) {
		if (avp.vendor != 0)
			continue;
		if (names_application(&avp))
			take_application(node, number(&avp), introduction);
		else if (avp.code == SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID)
			take_vendor_application(node, avp.value, introduction);
		else if (avp.code == SC_CODE_HOST_IP_ADDRESS)
			introduction->names_address = true;
		else if (avp.code == SC_CODE_RESULT_CODE)
			introduction->result = number(&avp);
		else if (avp.code == SC_CODE_INBAND_SECURITY_ID) {
			security_named = true;
			none_will_do = none_will_do || number(&avp) == SC_NO_INBAND_SECURITY;
		}
	}
	introduction->wants_security = security_named && !none_will_do;
}

/* RFC 6733 4.3.1: the address family, 1 or 2, and the address. */
static void write_host_address(struct sc_avp_writer *writer, const struct sc_connection *connection)
{
	struct sockaddr_storage address = { 0 };
	int size = sizeof(address);
	char value[18] = { 0, 1 };
	size_t length = 6;

	uv_tcp_getsockname(&connection->tcp, (struct sockaddr *)&address, &size);
	if (address.ss_family == AF_INET6) {
		value[1] = 2;
		memcpy(value + 2, &((const struct sockaddr_in6 *)&address)->sin6_addr, 16);
		length = 18;
	} else {
		memcpy(value + 2, &((const struct sockaddr_in *)&address)->sin_addr, 4);
	}
	sc_write_text(writer, SC_BASE(SC_CODE_HOST_IP_ADDRESS),
		(struct sc_text){ .at = value, .length = length });
}

static void write_vendors(struct sc_avp_writer *writer, const struct sc_node *node)
{
	for (uint32_t i = 0; i < node->served_count; i++) {
		uint32_t vendor = node->served[i].application->vendor;
		bool named = vendor == 0;

		for (uint32_t j = 0; j < i; j++)
			named = named || node->served[j].application->vendor == vendor;
		if (!named)
			sc_write_u32(writer, SC_BASE(SC_CODE_SUPPORTED_VENDOR_ID), vendor);
	}
}

/* A vendor's application stands twice, in Vendor-Specific-Application-Id and by itself: RFC
 * 6733 6.8 allows both, and Kamailio routes what it makes without naming a vendor, such as the STR
 * that follows our ASR, to none but peers that have said the second. */
static void write_applications(struct sc_avp_writer *writer, const struct sc_node *node)
{
	for (uint32_t i = 0; i < node->served_count; i++) {
		const struct sc_application *application = node->served[i].application;
		uint8_t *group = NULL;

		sc_write_u32(writer, SC_BASE(SC_CODE_AUTH_APPLICATION_ID), application->id);
		if (application->vendor == 0)
			continue;
		group = sc_write_group(writer, SC_BASE(SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID));
		sc_write_u32(writer, SC_BASE(SC_CODE_VENDOR_ID), application->vendor);
		sc_write_u32(writer, SC_BASE(SC_CODE_AUTH_APPLICATION_ID), application->id);
		sc_write_group_end(writer, group);
	}
}

static void write_introduction(struct sc_avp_writer *writer, const struct sc_connection *connection)
{
	const struct sc_node *node = connection->node;

	sc_write_raw(writer, node->origin);
	write_host_address(writer, connection);
	sc_write_u32(writer, SC_BASE(SC_CODE_VENDOR_ID), node->settings.vendor);
	sc_write_text(writer, SC_BASE_OPTIONAL(SC_CODE_PRODUCT_NAME), sc_text_of(node->product));
	sc_write_u32(writer, SC_BASE(SC_CODE_ORIGIN_STATE_ID), node->origin_state);
	write_vendors(writer, node);
	sc_write_u32(writer, SC_BASE(SC_CODE_INBAND_SECURITY_ID), SC_NO_INBAND_SECURITY);
	write_applications(writer, node);
}

void sc_capabilities_request(struct sc_connection *connection)
{
	struct sc_node *node = connection->node;
	const struct sc_header header = {
		.flags = SC_FLAG_REQUEST,
		.code = SC_COMMAND_CAPABILITIES_EXCHANGE,
		.hop_by_hop = ++node->hop_by_hop,
		.end_to_end = ++node->end_to_end,
	};
	struct sc_avp_writer writer;

	sc_output_begin(connection, &writer);
	sc_write_header(&writer, &header);
	write_introduction(&writer, connection);
	sc_output_end(connection, sc_write_end(&writer));
}

void sc_capabilities_answer(struct sc_connection *connection, uint32_t hop_by_hop,
	uint32_t end_to_end, const struct sc_refusal *refusal)
{
	uint32_t result = refusal == NULL ? SC_DIAMETER_SUCCESS : refusal->code;
	const struct sc_header header = {
		.flags = result / 1000 == 3 ? SC_FLAG_ERROR : 0,
		.code = SC_COMMAND_CAPABILITIES_EXCHANGE,
		.hop_by_hop = hop_by_hop,
		.end_to_end = end_to_end,
	};
	struct sc_avp_writer writer;

	sc_output_begin(connection, &writer);
	sc_write_header(&writer, &header);
	sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), result);
	write_introduction(&writer, connection);
	if (refusal != NULL && refusal->message != NULL)
		sc_write_text(&writer, SC_BASE_OPTIONAL(SC_CODE_ERROR_MESSAGE),
			sc_text_of(refusal->message));
	if (refusal != NULL && refusal->fault != NULL)
		sc_write_failed(&writer, refusal->fault);
	sc_output_end(connection, sc_write_end(&writer));
}
