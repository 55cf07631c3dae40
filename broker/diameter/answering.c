/* SPDX-License-Identifier: BSD-2-Clause */
#include "answering.h"

#include "avp_write.h"
#include "base_codes.h"
#include "connection.h"
#include "node_state.h"
#include "output.h"
#include "peer.h"
#include "result_names.h"

/* Who refuses without a word says what the code means. */
static const char *message_of(const struct sc_ending *ending)
{
	const struct sc_result_name *name = NULL;

	if (ending->message == NULL)
		name = sc_result_name(ending->vendor, ending->code);
	return name == NULL ? ending->message : name->sentence;
}

static void write_result(struct sc_avp_writer *writer, const struct sc_ending *ending)
{
	const char *message = NULL;

	if (ending->vendor == 0) {
		sc_write_u32(writer, SC_BASE(SC_CODE_RESULT_CODE), ending->code);
	} else {
		uint8_t *group = sc_write_group(writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT));

		sc_write_u32(writer, SC_BASE(SC_CODE_VENDOR_ID), ending->vendor);
		sc_write_u32(writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT_CODE), ending->code);
		sc_write_group_end(writer, group);
	}
	message = message_of(ending);
	if (message != NULL)
		sc_write_text(writer, SC_BASE_OPTIONAL(SC_CODE_ERROR_MESSAGE), sc_text_of(message));
	if (ending->fault != NULL)
		sc_write_failed(writer, ending->fault);
}

/* A protocol error has a grammar of its own, without the application's AVPs (RFC 6733 7.2). */
static uint32_t write_answer(struct sc_avp_writer *writer, const struct sc_node *node,
	const struct sc_return *to, const struct sc_ending *ending)
{
	bool protocol_error = ending->vendor == 0 && ending->code / 1000 == 3;
	struct sc_header header = to->header;

	header.flags = (uint8_t)((header.flags & SC_FLAG_PROXIABLE) |
				 (protocol_error ? SC_FLAG_ERROR : 0));
	sc_write_header(writer, &header);
	if (to->session_id.at != NULL)
		sc_write_text(writer, SC_BASE(SC_CODE_SESSION_ID), to->session_id);
	if (to->priority.used != to->priority.stated)
		sc_write_u32(writer, SC_BASE_OPTIONAL(SC_CODE_DRMP), to->priority.used);
	if (protocol_error || to->served == NULL)
		sc_write_raw(writer, node->origin);
	else
		sc_write_raw(writer, to->served->prefix);
	write_result(writer, ending);
	if (ending->map != NULL)
		sc_write_map(writer, ending->map, ending->values);
	sc_write_raw(writer, to->proxy_infos);
	return sc_write_end(writer);
}

uint32_t sc_answer(struct sc_node *node, const struct sc_return *to, const struct sc_ending *ending,
	uint32_t *vendor)
{
	static const struct sc_ending too_long = {
		.code = SC_DIAMETER_UNABLE_TO_COMPLY,
		.message = "the answer is longer than a message may be",
	};
	struct sc_connection *connection = sc_connection_find(node, to->slot, to->generation);
	struct sc_avp_writer writer;
	uint32_t length;

	if (connection == NULL || connection->peer == NULL)
		return 0;
	sc_output_begin(connection, &writer);
	length = write_answer(&writer, node, to, ending);
	if (length == 0) {
		ending = &too_long;
		sc_output_begin(connection, &writer);
		length = write_answer(&writer, node, to, ending);
	}
	if (length == 0)
		return 0;
	sc_output_end(connection, length);
	connection->peer->counts.answers_sent++;
	sc_peer_count_result(connection->peer, ending->vendor, ending->code);
	*vendor = ending->vendor;
	return ending->code;
}

static void write_origin(struct sc_avp_writer *writer, const struct sc_node *node)
{
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_HOST), sc_text_of(node->identity));
	sc_write_text(writer, SC_BASE(SC_CODE_ORIGIN_REALM), sc_text_of(node->realm));
}

static struct sc_text finish(const struct sc_avp_writer *writer)
{
	return (struct sc_text){ .at = (const char *)writer->start,
		.length = (size_t)(writer->at - writer->start) };
}

static void write_naming(struct sc_avp_writer *writer, const struct sc_application *application)
{
	uint8_t *group = NULL;

	if (application->naming == SC_NAMED_BY_VSAI) {
		group = sc_write_group(writer, SC_BASE(SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID));
		sc_write_u32(writer, SC_BASE(SC_CODE_VENDOR_ID), application->vendor);
	}
	sc_write_u32(writer, SC_BASE(SC_CODE_AUTH_APPLICATION_ID), application->id);
	if (group != NULL)
		sc_write_group_end(writer, group);
}

/* A peer that keeps sessions with us must learn when we have lost them (RFC 6733 8.16). */
static void prepare_served(struct sc_node *node, struct sc_served *served)
{
	const struct sc_application *application = served->application;
	struct sc_avp_writer writer;

	sc_write_begin(&writer, served->bytes, sizeof(served->bytes));
	write_naming(&writer, application);
	if (application->stateless)
		sc_write_u32(&writer, SC_BASE(SC_CODE_AUTH_SESSION_STATE), SC_NO_STATE_MAINTAINED);
	write_origin(&writer, node);
	if (!application->stateless)
		sc_write_u32(&writer, SC_BASE(SC_CODE_ORIGIN_STATE_ID), node->origin_state);
	served->prefix = finish(&writer);
}

void sc_answers_prepare(struct sc_node *node)
{
	struct sc_avp_writer writer;

	sc_write_begin(&writer, node->origin_bytes, sizeof(node->origin_bytes));
	write_origin(&writer, node);
	node->origin = finish(&writer);
	node->served_count = sc_offers_count();
	for (uint32_t i = 0; i < node->served_count; i++) {
		node->served[i].application = sc_offers_at(i);
		prepare_served(node, &node->served[i]);
	}
}
