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
#include "node_state.h"
#include "origin_states.h"
#include "request_check.h"

static void put_name(struct sc_text_writer *line, const struct sc_exchange *exchange)
{
	sc_text_put(line, sc_peer_name(exchange->to.peer));
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
static void log_answer(
	const struct sc_exchange *exchange, uint32_t vendor, uint32_t code, bool late)
{
	char text[2 * SC_IDENTITY_LIMIT + SC_NOTE_LIMIT];
	struct sc_text_writer line;

	sc_text_writer_begin(&line, text, sizeof(text));
	put_name(&line, exchange);
	sc_text_put(&line, late ? SC_TEXT(" not answered, its connection is gone or full, ")
				: SC_TEXT(" answered "));
	if (vendor != 0)
		sc_text_put(&line, SC_TEXT("experimental "));
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
	uint32_t vendor = ending->vendor;
	uint32_t code;

	if (exchange->answered) {
		sc_log(SC_LOG_ERROR, "a handler answered one request twice");
		return;
	}
	exchange->answered = true;
	code = sc_answer(exchange->node, &exchange->to, ending, &vendor);
	exchange->node->late += code == 0;
	if (exchange->started != 0)
		log_answer(exchange, vendor, code == 0 ? ending->code : code, code == 0);
}

static void end_with_fault(struct sc_exchange *exchange, const struct sc_fault *fault)
{
	const struct sc_ending ending = {
		.code = fault->code, .message = fault->message, .fault = fault
	};

	end(exchange, &ending);
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
		.peer = connection->peer,
		.header = message->header,
		.served = find_served(node, message->header.application),
		.session_id = message->session_id,
		.priority = message->priority,
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
	if (!sc_request_check(exchange, message, fault) || command == NULL) {
		end_with_fault(exchange, fault);
		return;
	}
	sc_origin_state_heard(connection->node, message->origin_host, message->origin_state);
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

void sc_exchange_take_note(struct sc_exchange *exchange, const char *format, va_list values)
{
	if (exchange->started != 0)
		vsnprintf(exchange->note, sizeof(exchange->note), format, values);
}

void sc_exchange_note(struct sc_exchange *exchange, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	sc_exchange_take_note(exchange, format, values);
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

uint32_t sc_exchange_origin_state(const struct sc_exchange *exchange)
{
	return sc_origin_state_of(exchange->node, exchange->message->origin_host);
}

struct sc_text sc_exchange_peer(const struct sc_exchange *exchange)
{
	return sc_peer_name(exchange->to.peer);
}
