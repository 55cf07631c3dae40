/* SPDX-License-Identifier: BSD-2-Clause */
#include "base_messages.h"

#include "avp_write.h"
#include "node_state.h"
#include "octets.h"
#include "output.h"

static void begin_request(
	struct sc_connection *connection, struct sc_avp_writer *writer, enum sc_base_command code)
{
	struct sc_node *node = connection->node;
	const struct sc_header header = {
		.flags = SC_FLAG_REQUEST,
		.code = code,
		.hop_by_hop = ++node->hop_by_hop,
		.end_to_end = ++node->end_to_end,
	};

	sc_output_begin(connection, writer);
	sc_write_header(writer, &header);
	sc_write_raw(writer, node->origin);
}

void sc_send_watchdog(struct sc_connection *connection)
{
	struct sc_avp_writer writer;

	begin_request(connection, &writer, SC_COMMAND_DEVICE_WATCHDOG);
	sc_write_u32(&writer, SC_BASE(SC_CODE_ORIGIN_STATE_ID), connection->node->origin_state);
	sc_output_end(connection, sc_write_end(&writer));
}

void sc_send_good_bye(struct sc_connection *connection, enum sc_disconnect_cause cause)
{
	struct sc_avp_writer writer;

	begin_request(connection, &writer, SC_COMMAND_DISCONNECT_PEER);
	sc_write_u32(&writer, SC_BASE(SC_CODE_DISCONNECT_CAUSE), cause);
	sc_output_end(connection, sc_write_end(&writer));
}

void sc_send_base_answer(struct sc_connection *connection, const struct sc_header *request,
	const struct sc_fault *fault)
{
	uint32_t result = fault->code == 0 ? SC_DIAMETER_SUCCESS : fault->code;
	struct sc_node *node = connection->node;
	struct sc_header header = *request;
	struct sc_avp_writer writer;

	header.flags = result / 1000 == 3 ? SC_FLAG_ERROR : 0;
	sc_output_begin(connection, &writer);
	sc_write_header(&writer, &header);
	sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), result);
	sc_write_raw(&writer, node->origin);
	if (request->code == SC_COMMAND_DEVICE_WATCHDOG)
		sc_write_u32(&writer, SC_BASE(SC_CODE_ORIGIN_STATE_ID), node->origin_state);
	if (fault->code != 0 && fault->message != NULL)
		sc_write_text(&writer, SC_BASE_OPTIONAL(SC_CODE_ERROR_MESSAGE),
			sc_text_of(fault->message));
	if (fault->code != 0)
		sc_write_failed(&writer, fault);
	sc_output_end(connection, sc_write_end(&writer));
}

enum sc_disconnect_cause sc_disconnect_cause(const struct sc_message *message)
{
	struct sc_text rest = message->avps;
	uint32_t cause = SC_DISCONNECT_REBOOTING;
	struct sc_avp avp;

	while (sc_avp_next(&rest, &avp)) {
		if (avp.vendor == 0 && avp.code == SC_CODE_DISCONNECT_CAUSE &&
			avp.value.length == 4)
			cause = sc_get_u32((const uint8_t *)avp.value.at);
	}
	return cause <= SC_DISCONNECT_DO_NOT_WANT_TO_TALK_TO_YOU ? (enum sc_disconnect_cause)cause
								 : SC_DISCONNECT_REBOOTING;
}
