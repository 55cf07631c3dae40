/* SPDX-License-Identifier: BSD-2-Clause */
#include "output.h"

#include <stdlib.h>

#include "connection.h"
#include "input.h"
#include "log.h"
#include "node_state.h"
#include "peer.h"
#include "turn.h"

size_t sc_output_pending(const struct sc_connection *connection)
{
	return connection->output.used + connection->output.flying_size;
}

/* An answer repeats the Session-Id and the Proxy-Infos of a request as long as any may be, and has
 * more to say: without room for that the longest requests would get none at all. */
static size_t longest_answer(const struct sc_node *node)
{
	enum { HEADROOM = 4096, LONGEST_MESSAGE = 0xfffffc };
	size_t longest = (size_t)node->settings.limits.message_bytes + HEADROOM;

	return longest < LONGEST_MESSAGE ? longest : LONGEST_MESSAGE;
}

/* A choked connection still gets watchdogs, and answers that were on their way: as much as may have
 * been parked. */
static size_t ceiling(const struct sc_node *node)
{
	const struct sc_node_limits *limits = &node->settings.limits;

	return (size_t)limits->output_bytes + limits->parked_bytes + 4 * longest_answer(node);
}

static bool make_room(struct sc_connection *connection)
{
	struct sc_output *output = &connection->output;
	size_t message = longest_answer(connection->node);
	size_t capacity = output->capacity;
	uint8_t *bytes;

	if (capacity - output->used >= message)
		return true;
	if (sc_output_pending(connection) + message > ceiling(connection->node))
		return false;
	capacity = capacity == 0 ? 2 * message : 2 * capacity;
	bytes = realloc(output->bytes, capacity);
	if (bytes == NULL)
		return false;
	output->bytes = bytes;
	output->capacity = capacity;
	return true;
}

void sc_output_begin(struct sc_connection *connection, struct sc_avp_writer *writer)
{
	struct sc_output *output = &connection->output;
	bool room = connection->state != SC_CONNECTION_CLOSED && make_room(connection);

	if (room)
		sc_write_begin(
			writer, output->bytes + output->used, longest_answer(connection->node));
	else
		*writer = (struct sc_avp_writer){ .overflow = true };
}

static void put_on_list(struct sc_connection *connection)
{
	struct sc_output *output = &connection->output;

	if (output->dirty)
		return;
	output->dirty = true;
	output->next_dirty = connection->node->dirty;
	connection->node->dirty = connection;
}

static void never_drained(uv_timer_t *timer)
{
	struct sc_connection *connection = timer->data;

	sc_log(SC_LOG_WARNING, "%s (%s) does not read what it is sent: closed",
		connection->peer != NULL ? connection->peer->identity : "a stranger",
		connection->address);
	sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
}

static void choke(struct sc_connection *connection)
{
	connection->output.choked = true;
	sc_input_stop(connection);
	uv_timer_start(
		&connection->drain, never_drained, connection->node->settings.times.drain, 0);
}

static void unchoke(struct sc_connection *connection)
{
	connection->output.choked = false;
	uv_timer_stop(&connection->drain);
	sc_turn_join(connection);
}

void sc_output_end(struct sc_connection *connection, uint32_t length)
{
	struct sc_output *output = &connection->output;
	const struct sc_node_settings *settings = &connection->node->settings;

	if (length == 0)
		return;
	if (settings->witness != NULL)
		settings->witness(settings->owner, true,
			(struct sc_text){ .at = (const char *)output->bytes + output->used,
				.length = length });
	output->used += length;
	put_on_list(connection);
	if (!output->choked && sc_output_pending(connection) > settings->limits.output_bytes)
		choke(connection);
}

static void written(uv_write_t *request, int status)
{
	struct sc_connection *connection = request->data;
	struct sc_output *output = &connection->output;

	free(output->flying);
	output->flying = NULL;
	output->flying_size = 0;
	if (connection->state == SC_CONNECTION_CLOSED)
		return;
	if (status < 0) {
		sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
		return;
	}
	if (output->used != 0)
		put_on_list(connection);
	else
		sc_connection_written(connection);
	if (output->choked &&
		sc_output_pending(connection) <= connection->node->settings.limits.output_bytes / 2)
		unchoke(connection);
}

/* Gives the buffer to libuv until the peer has taken it; the next turn gets another one. */
static void send_rest(struct sc_connection *connection, size_t sent)
{
	struct sc_output *output = &connection->output;
	uv_buf_t rest =
		uv_buf_init((char *)output->bytes + sent, (unsigned int)(output->used - sent));

	output->flying = output->bytes;
	output->flying_size = output->used - sent;
	output->bytes = NULL;
	output->capacity = 0;
	output->used = 0;
	output->write.data = connection;
	if (uv_write(&output->write, (uv_stream_t *)&connection->tcp, &rest, 1, written) == 0)
		return;
	free(output->flying);
	output->flying = NULL;
	output->flying_size = 0;
	sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
}

static void flush(struct sc_connection *connection)
{
	struct sc_output *output = &connection->output;
	uv_buf_t all = uv_buf_init((char *)output->bytes, (unsigned int)output->used);
	int sent;

	if (connection->state == SC_CONNECTION_CLOSED || output->flying != NULL || all.len == 0)
		return;
	sent = uv_try_write((uv_stream_t *)&connection->tcp, &all, 1);
	if (sent == UV_EAGAIN)
		sent = 0;
	if (sent < 0) {
		sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
	} else if ((size_t)sent == output->used) {
		output->used = 0;
		sc_connection_written(connection);
		if (output->choked)
			unchoke(connection);
	} else {
		send_rest(connection, (size_t)sent);
	}
}

void sc_output_flush(struct sc_node *node)
{
	while (node->dirty != NULL) {
		struct sc_connection *connection = node->dirty;

		node->dirty = connection->output.next_dirty;
		connection->output.dirty = false;
		flush(connection);
	}
}

void sc_output_close(struct sc_connection *connection)
{
	struct sc_node *node = connection->node;
	struct sc_output *output = &connection->output;

	for (struct sc_connection **at = &node->dirty; *at != NULL;
		at = &(*at)->output.next_dirty) {
		if (*at == connection) {
			*at = output->next_dirty;
			break;
		}
	}
	free(output->bytes);
	output->bytes = NULL;
	output->capacity = 0;
	output->used = 0;
}
