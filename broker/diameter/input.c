/* SPDX-License-Identifier: BSD-2-Clause */
#include "input.h"

#include <stdlib.h>
#include <string.h>

#include "connection.h"
#include "frame.h"
#include "log.h"
#include "node_state.h"
#include "peer.h"

/* Enough for dozens of requests; it grows when a read fills it, or for one large message. */
enum { FIRST_CAPACITY = 16 * 1024, LAST_CAPACITY = 64 * 1024 };

/* Whether messages of this connection are looked at now. */
static bool is_open_to_input(const struct sc_connection *connection)
{
	switch (connection->state) {
	case SC_CONNECTION_AWAITING_CER:
	case SC_CONNECTION_AWAITING_CEA:
	case SC_CONNECTION_OPEN:
	case SC_CONNECTION_SUSPECT:
	case SC_CONNECTION_REOPEN:
	case SC_CONNECTION_DEPARTING:
		return !connection->output.choked;
	case SC_CONNECTION_CONNECTING:
	case SC_CONNECTION_HELD:
	case SC_CONNECTION_LEAVING:
	case SC_CONNECTION_CLOSED:
	case SC_CONNECTION_STATE_COUNT:
		break;
	}
	return false;
}

static bool grow(struct sc_input *input, size_t capacity)
{
	char *bytes = realloc(input->bytes, capacity);

	if (bytes == NULL)
		return false;
	input->bytes = bytes;
	input->capacity = capacity;
	return true;
}

static void lend_room(uv_handle_t *handle, size_t suggested, uv_buf_t *room)
{
	struct sc_connection *connection = handle->data;
	struct sc_input *input = &connection->input;

	(void)suggested;
	if (input->bytes == NULL)
		grow(input, FIRST_CAPACITY);
	*room = uv_buf_init(
		input->bytes + input->filled, (unsigned int)(input->capacity - input->filled));
}

/* Hands over the message at `*taken`. False: there is no whole one. */
static bool take_message(struct sc_connection *connection, size_t *taken)
{
	const struct sc_node_limits *limits = &connection->node->settings.limits;
	struct sc_input *input = &connection->input;
	struct sc_text stream = { .at = input->bytes + *taken, .length = input->filled - *taken };
	struct sc_header header = { 0 };

	switch (sc_frame_cut(stream, limits->message_bytes, &header)) {
	case SC_FRAME_PARTIAL:
		if (header.length > input->capacity && !grow(input, header.length))
			sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
		return false;
	case SC_FRAME_GARBAGE:
		*taken = input->filled;
		sc_peer_garbage(connection, stream, &header);
		return false;
	case SC_FRAME_WHOLE:
		stream.length = header.length;
		*taken += header.length;
		sc_peer_take(connection, stream, &header);
		return true;
	}
	return false;
}

static void work_next_turn(uv_idle_t *idle)
{
	sc_input_work(idle->data);
}

/* While anybody waits for the next turn, the loop does not sleep. */
static void put_on_list(struct sc_connection *connection)
{
	struct sc_node *node = connection->node;

	if (connection->input.backlogged)
		return;
	connection->input.backlogged = true;
	connection->input.next_backlogged = node->backlog;
	node->backlog = connection;
	uv_idle_start(&node->work, work_next_turn);
}

static void start_reading(struct sc_connection *connection);

/* Takes as many messages as one turn allows. */
static void work(struct sc_connection *connection)
{
	struct sc_input *input = &connection->input;
	uint32_t left = connection->node->settings.limits.requests_per_turn;
	size_t taken = 0;

	while (left > 0 && is_open_to_input(connection) && take_message(connection, &taken))
		left--;
	if (connection->state == SC_CONNECTION_CLOSED)
		return;
	if (connection->state == SC_CONNECTION_LEAVING)
		taken = input->filled;
	input->filled -= taken;
	if (input->filled != 0 && taken != 0)
		memmove(input->bytes, input->bytes + taken, input->filled);
	if (left == 0) {
		sc_input_stop(connection);
		put_on_list(connection);
	} else if (connection->state == SC_CONNECTION_LEAVING || is_open_to_input(connection)) {
		start_reading(connection);
	}
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *room)
{
	struct sc_connection *connection = stream->data;
	struct sc_input *input = &connection->input;

	(void)room;
	if (count == 0)
		return;
	if (count < 0) {
		sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
		return;
	}
	input->filled += (size_t)count;
	if (input->filled == input->capacity && input->capacity < LAST_CAPACITY)
		grow(input, LAST_CAPACITY); /* a busy peer; without memory the small one serves */
	work(connection);
}

static void start_reading(struct sc_connection *connection)
{
	if (connection->input.reading)
		return;
	connection->input.reading = true;
	if (uv_read_start((uv_stream_t *)&connection->tcp, lend_room, on_read) != 0)
		sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
}

void sc_input_start(struct sc_connection *connection)
{
	start_reading(connection);
}

void sc_input_stop(struct sc_connection *connection)
{
	if (!connection->input.reading)
		return;
	connection->input.reading = false;
	uv_read_stop((uv_stream_t *)&connection->tcp);
}

void sc_input_resume(struct sc_connection *connection)
{
	put_on_list(connection);
}

void sc_input_work(struct sc_node *node)
{
	struct sc_connection *connection = node->backlog;

	node->backlog = NULL;
	uv_idle_stop(&node->work);
	while (connection != NULL) {
		struct sc_connection *next = connection->input.next_backlogged;

		connection->input.backlogged = false;
		work(connection);
		connection = next;
	}
}

/* Those whom sc_input_work() is just serving are still in memory when one of them closes. */
void sc_input_close(struct sc_connection *connection)
{
	struct sc_node *node = connection->node;

	for (struct sc_connection **at = &node->backlog; *at != NULL;
		at = &(*at)->input.next_backlogged) {
		if (*at == connection) {
			*at = connection->input.next_backlogged;
			break;
		}
	}
}

void sc_input_free(struct sc_connection *connection)
{
	free(connection->input.bytes);
}
