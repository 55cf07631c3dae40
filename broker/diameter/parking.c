/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a request wait for its answer? The parked exchanges of application.h: each is one block
 * with the exchange and its whole message in it, owned by whoever parked it. The node only counts
 * them; closed, its memory lives on until the last one is answered, so that no answer comes too
 * late to be safe.
 */
#include <stdlib.h>
#include <string.h>

#include "avp_read.h"
#include "connection.h"
#include "exchange.h"
#include "log.h"
#include "node_state.h"
#include "parting.h"
#include "priority.h"

struct sc_parked {
	struct sc_exchange exchange;
	struct sc_message message;
	size_t bytes; /* of the block */
	char kept[];  /* the message, its Proxy-Infos behind it */
};

/* How much of the limits a request may find taken and still be parked: first those that can wait
 * are turned down, then what is less urgent than others. Sessions of priority services are turned
 * down by the limits only. */
static const struct {
	uint8_t least; /* urgent priority of the row */
	uint8_t percent;
	uint8_t percent_deferrable;
} shares[] = {
	{ 4, 100, 100 },
	{ 9, 95, 90 },
	{ SC_PRIORITY_DEFAULT, 90, 75 },
	{ SC_PRIORITY_LEAST, 75, 60 },
};

static uint32_t share_of(const struct sc_exchange *exchange)
{
	size_t row = 0;

	while (shares[row].least < exchange->to.priority.used)
		row++;
	return exchange->command->deferrable ? shares[row].percent_deferrable : shares[row].percent;
}

static bool has_room(const struct sc_exchange *exchange, size_t bytes)
{
	const struct sc_node *node = exchange->node;
	const struct sc_node_limits *limits = &node->settings.limits;
	uint64_t percent = share_of(exchange);

	/* Rounded up: where there is room for one at all, there is for anyone. */
	return node->parked + 1 <= (limits->parked * percent + 99) / 100 &&
	       node->parked_bytes + bytes <= (limits->parked_bytes * percent + 99) / 100;
}

/* The block's own copy of what the exchange has borrowed from the request. */
static void keep_message(struct sc_parked *parked)
{
	struct sc_exchange *exchange = &parked->exchange;
	struct sc_return *to = &exchange->to;
	size_t length = exchange->message->bytes.length;

	parked->message = *exchange->message;
	memcpy(parked->kept, exchange->message->bytes.at, length);
	if (to->proxy_infos.length != 0)
		memcpy(parked->kept + length, to->proxy_infos.at, to->proxy_infos.length);
	sc_message_move(&parked->message, parked->kept);
	to->session_id = parked->message.session_id;
	to->proxy_infos.at = parked->kept + length;
	exchange->message = &parked->message;
}

static struct sc_connection *find_connection(const struct sc_exchange *exchange)
{
	return sc_connection_find(exchange->node, exchange->to.slot, exchange->to.generation);
}

struct sc_parked *sc_exchange_park(struct sc_exchange *exchange)
{
	struct sc_node *node = exchange->node;
	size_t bytes = sizeof(struct sc_parked) + exchange->message->bytes.length +
		       exchange->to.proxy_infos.length;
	struct sc_connection *connection = find_connection(exchange);
	struct sc_parked *parked = NULL;

	if (exchange->answered) {
		sc_log(SC_LOG_ERROR, "a handler parked a request that it had answered");
		return NULL;
	}
	if (connection != NULL && has_room(exchange, bytes))
		parked = malloc(bytes);
	if (parked == NULL) {
		node->turned_down++;
		return NULL;
	}
	parked->exchange = *exchange;
	parked->bytes = bytes;
	keep_message(parked);
	exchange->answered = true;
	connection->parked++;
	node->parked++;
	node->parked_bytes += bytes;
	return parked;
}

void sc_parked_answer(struct sc_parked *parked, const struct sc_result *result,
	const struct sc_avp_map *map, const void *values)
{
	struct sc_node *node = parked->exchange.node;
	struct sc_connection *connection = find_connection(&parked->exchange);

	sc_exchange_answer(&parked->exchange, result, map, values);
	if (connection != NULL && --connection->parked == 0)
		sc_parting_nothing_parked(connection);
	node->parked--;
	node->parked_bytes -= parked->bytes;
	free(parked);
	sc_node_let_go(node);
}

void sc_parked_note(struct sc_parked *parked, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	sc_exchange_take_note(&parked->exchange, format, values);
	va_end(values);
}

bool sc_parked_read(const struct sc_parked *parked, const struct sc_avp_map *map, void *values)
{
	struct sc_fault fault;

	return sc_avp_read(parked->message.avps, map, values, &fault);
}

struct sc_arena *sc_parked_arena(struct sc_parked *parked)
{
	struct sc_arena *arena = &parked->exchange.node->late_arena;

	sc_arena_empty(arena);
	return arena;
}

const struct sc_exchange *sc_parked_request(const struct sc_parked *parked)
{
	return &parked->exchange;
}
