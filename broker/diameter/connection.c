/* SPDX-License-Identifier: BSD-2-Clause */
#include "connection.h"

#include <stdio.h>
#include <stdlib.h>

#include "input.h"
#include "node_state.h"
#include "output.h"
#include "peer.h"
#include "turn.h"

/* How long a closing peer may take to read our last words, in milliseconds. */
enum { LINGER = 1000 };

static struct sc_slot *find_free_slot(struct sc_node *node)
{
	for (uint32_t i = 0; i < node->settings.limits.connections; i++) {
		if (node->slots[i].connection == NULL)
			return &node->slots[i];
	}
	return NULL;
}

static void handle_closed(uv_handle_t *handle)
{
	struct sc_connection *connection = handle->data;
	struct sc_node *node = connection->node;

	if (--connection->handles == 0) {
		sc_input_free(connection);
		free(connection);
	}
	sc_node_handle_closed(node);
}

static void expired(uv_timer_t *timer)
{
	sc_peer_step(timer->data, SC_EVENT_TIMER, NULL, NULL);
}

static void count_handle(struct sc_connection *connection)
{
	connection->handles++;
	sc_node_handle_opened(connection->node);
}

/* In no state yet. NULL: a limit, or no memory. */
static struct sc_connection *make(struct sc_node *node)
{
	struct sc_slot *slot = find_free_slot(node);
	struct sc_connection *connection = NULL;

	if (slot != NULL)
		connection = calloc(1, sizeof(*connection));
	if (connection == NULL)
		return NULL;
	connection->node = node;
	connection->slot = (uint32_t)(slot - node->slots);
	connection->generation = ++slot->generation;
	connection->opened = uv_now(node->settings.loop);
	connection->tcp.data = connection;
	connection->timer.data = connection;
	connection->drain.data = connection;
	uv_tcp_init(node->settings.loop, &connection->tcp);
	count_handle(connection);
	uv_timer_init(node->settings.loop, &connection->timer);
	count_handle(connection);
	uv_timer_init(node->settings.loop, &connection->drain);
	count_handle(connection);
	slot->connection = connection;
	node->connections++;
	return connection;
}

static void write_address(char *text, size_t size, const struct sockaddr_storage *address)
{
	const struct sockaddr_in *four = (const void *)address;
	const struct sockaddr_in6 *six = (const void *)address;
	char host[INET6_ADDRSTRLEN] = "";

	if (address->ss_family == AF_INET6) {
		uv_ip6_name(six, host, sizeof(host));
		snprintf(text, size, "[%s]:%u", host, (unsigned)ntohs(six->sin6_port));
	} else {
		uv_ip4_name(four, host, sizeof(host));
		snprintf(text, size, "%s:%u", host, (unsigned)ntohs(four->sin_port));
	}
}

/* The connection that has waited longest for its capabilities exchange makes room for a new one:
 * whoever means it says CER at once, and silent strangers cannot keep the others out. */
static void evict_stranger(struct sc_node *node)
{
	const struct sc_node_limits *limits = &node->settings.limits;
	struct sc_connection *oldest = NULL;
	uint32_t strangers = 0;

	for (uint32_t i = 0; i < limits->connections; i++) {
		struct sc_connection *connection = node->slots[i].connection;

		if (connection == NULL || connection->state != SC_CONNECTION_AWAITING_CER)
			continue;
		strangers++;
		if (oldest == NULL || connection->opened < oldest->opened)
			oldest = connection;
	}
	if (oldest != NULL &&
		(strangers >= limits->strangers || node->connections >= limits->connections))
		sc_peer_step(oldest, SC_EVENT_LOST, NULL, NULL);
}

static void turned_away(uv_handle_t *handle)
{
	struct sc_listener *listener = handle->data;
	struct sc_node *node = listener->node;

	free(handle);
	sc_node_handle_closed(node);
}

/* libuv wants a waiting connection to be taken before it reports the next one. */
static void turn_away(struct sc_listener *listener)
{
	uv_tcp_t *tcp = malloc(sizeof(*tcp));

	if (tcp == NULL)
		return;
	uv_tcp_init(listener->node->settings.loop, tcp);
	sc_node_handle_opened(listener->node);
	tcp->data = listener;
	uv_accept((uv_stream_t *)&listener->tcp, (uv_stream_t *)tcp);
	uv_close((uv_handle_t *)tcp, turned_away);
	listener->node->refused++;
}

void sc_connection_accept(struct sc_listener *listener)
{
	struct sc_node *node = listener->node;
	struct sockaddr_storage address = { 0 };
	int size = sizeof(address);
	struct sc_connection *connection;

	evict_stranger(node);
	connection = make(node);
	if (connection == NULL) {
		turn_away(listener);
		return;
	}
	connection->state = SC_CONNECTION_AWAITING_CER;
	if (uv_accept((uv_stream_t *)&listener->tcp, (uv_stream_t *)&connection->tcp) != 0) {
		sc_connection_close(connection);
		return;
	}
	uv_tcp_nodelay(&connection->tcp, 1);
	if (uv_tcp_getpeername(&connection->tcp, (struct sockaddr *)&address, &size) == 0)
		write_address(connection->address, sizeof(connection->address), &address);
	sc_connection_set_timer(connection, node->settings.times.capabilities);
	sc_input_start(connection);
}

static void connected(uv_connect_t *request, int status)
{
	struct sc_connection *connection = request->data;

	if (connection->state == SC_CONNECTION_CLOSED)
		return;
	if (status != 0)
		connection->peer->failure = uv_strerror(status);
	uv_tcp_nodelay(&connection->tcp, 1);
	sc_peer_step(connection, status == 0 ? SC_EVENT_CONNECTED : SC_EVENT_LOST, NULL, NULL);
}

struct sc_connection *sc_connection_open(struct sc_peer *peer)
{
	struct sc_connection *connection = make(peer->node);
	int error;

	peer->failure = "there are too many connections";
	if (connection == NULL)
		return NULL;
	connection->state = SC_CONNECTION_CONNECTING;
	connection->peer = peer;
	connection->connect.data = connection;
	write_address(connection->address, sizeof(connection->address), &peer->address);
	error = uv_tcp_connect(&connection->connect, &connection->tcp,
		(const struct sockaddr *)&peer->address, connected);
	if (error != 0) {
		peer->failure = uv_strerror(error);
		sc_connection_close(connection);
		return NULL;
	}
	peer->failure = "nobody there takes the connection";
	sc_connection_set_timer(connection, peer->node->settings.times.capabilities);
	return connection;
}

void sc_connection_set_timer(struct sc_connection *connection, uint64_t milliseconds)
{
	uv_timer_start(&connection->timer, expired, milliseconds, 0);
}

/* The peer's own end of the stream, or the timer, closes the connection. */
static void said_last_word(uv_shutdown_t *request, int status)
{
	(void)request;
	(void)status;
}

void sc_connection_written(struct sc_connection *connection)
{
	if (connection->state == SC_CONNECTION_LEAVING && connection->shutdown.data == NULL) {
		connection->shutdown.data = connection;
		uv_shutdown(&connection->shutdown, (uv_stream_t *)&connection->tcp, said_last_word);
	}
}

void sc_connection_leave(struct sc_connection *connection)
{
	connection->state = SC_CONNECTION_LEAVING;
	sc_connection_set_timer(connection, LINGER);
	sc_turn_join(connection);
	if (sc_output_pending(connection) == 0)
		sc_connection_written(connection);
}

void sc_connection_close(struct sc_connection *connection)
{
	struct sc_node *node = connection->node;

	if (connection->state == SC_CONNECTION_CLOSED)
		return;
	connection->state = SC_CONNECTION_CLOSED;
	sc_turn_leave(connection);
	sc_output_close(connection);
	uv_close((uv_handle_t *)&connection->tcp, handle_closed);
	uv_close((uv_handle_t *)&connection->timer, handle_closed);
	uv_close((uv_handle_t *)&connection->drain, handle_closed);
	node->slots[connection->slot].connection = NULL;
	node->connections--;
}

struct sc_connection *sc_connection_find(
	const struct sc_node *node, uint32_t slot, uint32_t generation)
{
	struct sc_connection *connection = node->slots[slot].connection;

	return connection != NULL && connection->generation == generation ? connection : NULL;
}
