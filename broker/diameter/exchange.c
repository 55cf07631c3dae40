/* SPDX-License-Identifier: BSD-2-Clause */
#include "exchange.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "answering.h"
#include "avp_read.h"
#include "base_codes.h"
#include "lexicon.h"
#include "log.h"
#include "message_rules.h"
#include "node_state.h"

static void put_name(struct sc_text_writer *line, const struct sc_exchange *exchange)
{
	const struct sc_connection *connection =
		exchange->node->slots[exchange->to.slot].connection;

	if (connection == NULL || connection->peer == NULL)
		sc_text_put(line, SC_TEXT("a peer that has left"));
	else
		sc_text_put(line, sc_peer_name(connection->peer));
	sc_text_put(line, SC_TEXT(": "));
	if (exchange->command != NULL)
		sc_text_put(line, sc_text_of(exchange->command->request_name));
	else
		sc_text_put_u64(line, exchange->to.header.code);
	sc_text_put(line, SC_TEXT(" of "));
	if (exchange->to.served != NULL)
		sc_text_put(line, sc_text_of(exchange->to.served->application->name));
	else
		sc_text_put(line, SC_TEXT("an unknown application"));
}

/* The face's one line per request. Whose request it was stands in the Session-Id, which is for
 * debugging only. */
static void log_answer(const struct sc_exchange *exchange, uint32_t vendor, uint32_t code)
{
	char text[2 * SC_IDENTITY_LIMIT + SC_NOTE_LIMIT];
	struct sc_text_writer line;

	sc_text_writer_begin(&line, text, sizeof(text));
	put_name(&line, exchange);
	sc_text_put(
		&line, vendor == 0 ? SC_TEXT(" answered ") : SC_TEXT(" answered experimental "));
	sc_text_put_u64(&line, code);
	sc_text_put(&line, SC_TEXT(" in "));
	sc_text_put_u64(&line, (uv_hrtime() - exchange->started) / 1000);
	sc_text_put(&line, SC_TEXT(" us"));
	if (exchange->note[0] != '\0') {
		sc_text_put(&line, SC_TEXT(": "));
		sc_text_put(&line, sc_text_of(exchange->note));
	}
	if (sc_log_wants(SC_LOG_DEBUG)) {
		sc_text_put(&line, SC_TEXT("; session "));
		sc_text_put(&line, exchange->to.session_id);
	}
	sc_log_text(SC_LOG_REQUEST, sc_text_written(&line));
}

static void end(struct sc_exchange *exchange, const struct sc_ending *ending)
{
	uint32_t vendor = 0;
	uint32_t code;

	if (exchange->answered) {
		sc_log(SC_LOG_ERROR, "a handler answered one request twice");
		return;
	}
	exchange->answered = true;
	code = sc_answer(exchange->node, &exchange->to, ending, &vendor);
	if (exchange->started != 0)
		log_answer(exchange, vendor, code);
}

static void end_with_fault(struct sc_exchange *exchange, const struct sc_fault *fault)
{
	const struct sc_ending ending = {
		.code = fault->code, .message = fault->message, .fault = fault
	};

	end(exchange, &ending);
}

static bool blame(struct sc_fault *fault, uint32_t code, const char *message)
{
	fault->code = code;
	fault->message = message;
	fault->names_avp = false;
	fault->group_count = 0;
	return false;
}

static bool is_ours(const struct sc_node *node, struct sc_text host)
{
	return sc_text_equal_nocase(sc_text_of(node->identity), host);
}

/* The header as RFC 6733 3 wants it, then the framing of the AVPs. */
static bool check_header(const struct sc_exchange *exchange, const struct sc_message *message,
	struct sc_fault *fault)
{
	if (fault->code == SC_DIAMETER_UNSUPPORTED_VERSION ||
		fault->code == SC_DIAMETER_INVALID_MESSAGE_LENGTH)
		return false;
	if ((message->header.flags & SC_FLAG_ERROR) != 0)
		return blame(fault, SC_DIAMETER_INVALID_HDR_BITS, "a request has the E bit set");
	if ((message->header.flags & SC_FLAG_RESERVED) != 0)
		return blame(fault, SC_DIAMETER_INVALID_BIT_IN_HEADER,
			"a reserved bit of the command flags is set");
	if (exchange->to.served == NULL && message->header.application != SC_APPLICATION_BASE)
		return blame(fault, SC_DIAMETER_APPLICATION_UNSUPPORTED, NULL);
	if (exchange->command == NULL)
		return blame(fault, SC_DIAMETER_COMMAND_UNSUPPORTED, NULL);
	return fault->code == 0;
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
static bool check_route(const struct sc_exchange *exchange, const struct sc_message *message,
	struct sc_fault *fault)
{
	const struct sc_node *node = exchange->node;

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

/* A peer speaks for itself, unless it is known to relay. */
static bool check_origin(
	const struct sc_peer *peer, const struct sc_message *message, struct sc_fault *fault)
{
	if (peer->relays || message->origin_host.at == NULL ||
		sc_text_equal_nocase(sc_text_of(peer->identity), message->origin_host))
		return true;
	blame(fault, SC_DIAMETER_INVALID_AVP_VALUE, "the Origin-Host is not that of the peer");
	fault->names_avp = true;
	fault->avp = (struct sc_avp_name){ .code = SC_CODE_ORIGIN_HOST, .mandatory = true };
	/* From the value back to the AVP's header, which has no vendor. */
	fault->received = (struct sc_text){
		.at = message->origin_host.at - SC_AVP_HEADER_SIZE,
		.length = message->origin_host.length + SC_AVP_HEADER_SIZE,
	};
	return false;
}

/* The Proxy-Infos, one behind the other, as the answer carries them. */
static struct sc_text gather_proxy_infos(
	struct sc_exchange *exchange, const struct sc_message *message)
{
	struct sc_text rest = message->avps;
	struct sc_text_writer writer;
	struct sc_avp avp;

	if (message->proxy_infos == 0)
		return (struct sc_text){ 0 };
	sc_arena_lend(&exchange->node->arena, &writer);
	while (sc_avp_next(&rest, &avp)) {
		static const char padding[3];

		if (avp.vendor != 0 || avp.code != SC_CODE_PROXY_INFO)
			continue;
		sc_text_put(&writer, avp.bytes);
		sc_text_put(&writer,
			(struct sc_text){ .at = padding, .length = (0 - avp.bytes.length) & 3 });
	}
	return sc_arena_settle(&exchange->node->arena, &writer);
}

static const struct sc_served *find_served(const struct sc_node *node, uint32_t application)
{
	for (uint32_t i = 0; i < node->served_count; i++) {
		if (node->served[i].application->id == application)
			return &node->served[i];
	}
	return NULL;
}

static void begin(struct sc_exchange *exchange, const struct sc_connection *connection,
	const struct sc_message *message)
{
	struct sc_node *node = connection->node;

	sc_arena_empty(&node->arena);
	exchange->node = node;
	exchange->to = (struct sc_return){
		.slot = connection->slot,
		.generation = connection->generation,
		.header = message->header,
		.served = find_served(node, message->header.application),
		.session_id = message->session_id,
	};
	exchange->message = message;
	exchange->command = NULL;
	if (exchange->to.served != NULL)
		exchange->command =
			sc_offers_command(exchange->to.served->application, message->header.code);
	exchange->answered = false;
	exchange->note[0] = '\0';
	exchange->started = sc_log_wants(SC_LOG_REQUEST) ? uv_hrtime() : 0;
	exchange->to.proxy_infos = gather_proxy_infos(exchange, message);
}

void sc_exchange_serve(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	static const struct sc_ending forgotten = { .code = SC_DIAMETER_UNABLE_TO_COMPLY };
	struct sc_exchange *exchange = &connection->node->exchange;
	const struct sc_command *command;

	connection->peer->counts.requests_received++;
	begin(exchange, connection, message);
	command = exchange->command;
	if (!check_header(exchange, message, fault) || command == NULL ||
		!check_route(exchange, message, fault) || !sc_rules_check(message, fault) ||
		!check_origin(connection->peer, message, fault)) {
		end_with_fault(exchange, fault);
		return;
	}
	command->serve(exchange);
	if (!exchange->answered) {
		sc_log(SC_LOG_ERROR, "the handler of %s did not answer", command->request_name);
		end(exchange, &forgotten);
	}
}

bool sc_exchange_read(struct sc_exchange *exchange, const struct sc_avp_map *map, void *values)
{
	struct sc_fault fault;

	if (sc_avp_read(exchange->message->avps, map, values, &fault))
		return true;
	end_with_fault(exchange, &fault);
	return false;
}

/* The AVP numbered `nth` among those of that name in the list. */
static bool find_nth(
	struct sc_text list, uint32_t vendor, uint32_t code, uint32_t nth, struct sc_avp *found)
{
	while (sc_avp_next(&list, found)) {
		if (found->code == code && found->vendor == vendor && nth-- == 0)
			return true;
	}
	return false;
}

static struct sc_avp_name name_of(uint32_t vendor, uint32_t code)
{
	const struct sc_word *word = sc_lexicon_find(vendor, code);

	return (struct sc_avp_name){
		.vendor = vendor, .code = code, .mandatory = word == NULL || word->mandatory
	};
}

/* Turns what a handler names into what Failed-AVP carries. */
static void locate_failed(
	const struct sc_exchange *exchange, const struct sc_result *result, struct sc_fault *fault)
{
	struct sc_text list = exchange->message->avps;
	bool here = true;
	struct sc_avp avp;

	fault->names_avp = true;
	fault->avp = name_of(result->failed.vendor, result->failed.code);
	fault->received = (struct sc_text){ 0 };
	fault->group_count = result->failed.group_count;
	for (uint32_t i = 0; i < result->failed.group_count; i++) {
		fault->groups[i] =
			name_of(result->failed.groups[i].vendor, result->failed.groups[i].code);
		here = here && find_nth(list, fault->groups[i].vendor, fault->groups[i].code,
				       result->failed.groups[i].nth, &avp);
		if (here)
			list = avp.value;
	}
	if (here && !result->failed.missing &&
		find_nth(list, fault->avp.vendor, fault->avp.code, result->failed.nth, &avp))
		fault->received = avp.bytes;
}

void sc_exchange_answer(struct sc_exchange *exchange, const struct sc_result *result,
	const struct sc_avp_map *map, const void *values)
{
	struct sc_ending ending = {
		.vendor = result->vendor,
		.code = result->code,
		.message = result->message,
		.map = map,
		.values = values,
	};
	struct sc_fault fault;

	if (result->failed.code != 0) {
		locate_failed(exchange, result, &fault);
		ending.fault = &fault;
	}
	end(exchange, &ending);
}

void sc_exchange_note(struct sc_exchange *exchange, const char *format, ...)
{
	va_list values;

	if (exchange->started == 0)
		return;
	va_start(values, format);
	vsnprintf(exchange->note, sizeof(exchange->note), format, values);
	va_end(values);
}

struct sc_service *sc_exchange_service(const struct sc_exchange *exchange)
{
	return exchange->node->settings.service;
}

struct sc_arena *sc_exchange_arena(struct sc_exchange *exchange)
{
	return &exchange->node->arena;
}

struct sc_text sc_exchange_session_id(const struct sc_exchange *exchange)
{
	return exchange->to.session_id;
}

struct sc_text sc_exchange_origin_host(const struct sc_exchange *exchange)
{
	return exchange->message->origin_host;
}

struct sc_text sc_exchange_origin_realm(const struct sc_exchange *exchange)
{
	return exchange->message->origin_realm;
}
