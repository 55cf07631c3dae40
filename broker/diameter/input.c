/* SPDX-License-Identifier: BSD-2-Clause */
#include "input.h"

#include <stdlib.h>
#include <string.h>

#include "node_state.h"
#include "peer.h"
#include "turn.h"

/* Enough for dozens of requests; it grows when a read fills it, or for one large message. */
enum { FIRST_CAPACITY = 16 * 1024, LAST_CAPACITY = 64 * 1024 };

bool sc_input_is_open(const struct sc_connection *connection)
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

/* What came before the end of the stream is served before the end is. */
static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *room)
{
	struct sc_connection *connection = stream->data;
	struct sc_input *input = &connection->input;

	(void)room;
	if (count == 0)
		return;
	if (count > 0)
		input->filled += (size_t)count;
	else
		input->ended = true;
	if (input->filled == input->capacity && input->capacity < LAST_CAPACITY)
		grow(input, LAST_CAPACITY); /* a busy peer; without memory the small one serves */
	if (input->ended || input->filled == input->capacity)
		sc_input_stop(connection);
	sc_turn_join(connection);
}

void sc_input_start(struct sc_connection *connection)
{
	if (connection->input.reading)
		return;
	connection->input.reading = true;
	if (uv_read_start((uv_stream_t *)&connection->tcp, lend_room, on_read) != 0)
		sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
}

void sc_input_stop(struct sc_connection *connection)
{
	if (!connection->input.reading)
		return;
	connection->input.reading = false;
	uv_read_stop((uv_stream_t *)&connection->tcp);
}

enum sc_frame sc_input_cut(struct sc_connection *connection, size_t offset, struct sc_text *message,
	struct sc_header *header)
{
	struct sc_input *input = &connection->input;
	struct sc_text stream = { .at = input->bytes + offset, .length = input->filled - offset };
	enum sc_frame frame =
		sc_frame_cut(stream, connection->node->settings.limits.message_bytes, header);

	*message = stream;
	if (frame == SC_FRAME_WHOLE)
		message->length = header->length;
	else if (frame == SC_FRAME_PARTIAL && header->length > input->capacity &&
		 !grow(input, header->length))
		sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
	return frame;
}

size_t sc_input_keep(struct sc_connection *connection, size_t kept, size_t offset, size_t length)
{
	char *bytes = connection->input.bytes;

	if (kept != offset && length != 0)
		memmove(bytes + kept, bytes + offset, length);
	return kept + length;
}

void sc_input_keep_rest(struct sc_connection *connection, size_t kept, size_t offset)
{
	struct sc_input *input = &connection->input;

	input->filled = sc_input_keep(connection, kept, offset, input->filled - offset);
}

void sc_input_go_on(struct sc_connection *connection)
{
	struct sc_input *input = &connection->input;
	bool leaving = connection->state == SC_CONNECTION_LEAVING;

	if (leaving)
		input->filled = 0;
	if (input->ended && !connection->output.choked)
		sc_peer_step(connection, SC_EVENT_LOST, NULL, NULL);
	else if (!input->ended && (leaving || sc_input_is_open(connection)))
		sc_input_start(connection);
}

void sc_input_free(struct sc_connection *connection)
{
	free(connection->input.bytes);
}
