/* SPDX-License-Identifier: BSD-2-Clause */
#include "turn.h"

#include <stdlib.h>

#include "base_codes.h"
#include "frame.h"
#include "input.h"
#include "node_state.h"
#include "peer.h"
#include "priority.h"

/* Behind all priorities: what ends a connection, or changes what it is, must not overtake what was
 * sent before it. */
enum { LEVEL_FIRST = 0, LEVEL_LAST = SC_PRIORITY_COUNT, LEVEL_COUNT };

/* A message in some connection's buffer; or garbage, which is all the rest of it. */
struct sc_piece {
	struct sc_connection *connection;
	size_t offset;
	struct sc_header header;
	bool garbage;
	bool taken;
	struct sc_piece *next; /* of the same level */
};

struct level {
	struct sc_piece *first;
	struct sc_piece *last;
};

/* One turn: whom it looks at, and what it has found in the order of these connections. */
struct work {
	struct sc_node *node;
	struct sc_connection *first;
	struct sc_connection *last;
	struct sc_piece *end;
	struct level levels[LEVEL_COUNT];
};

static void keep_awake(uv_idle_t *sleepless)
{
	(void)sleepless;
}

void sc_turn_join(struct sc_connection *connection)
{
	struct sc_turn *turn = &connection->node->turn;
	struct sc_input *input = &connection->input;

	if (input->waiting)
		return;
	input->waiting = true;
	input->next = NULL;
	if (turn->last != NULL)
		turn->last->input.next = connection;
	else
		turn->first = connection;
	turn->last = connection;
	uv_idle_start(&turn->sleepless, keep_awake);
}

void sc_turn_leave(struct sc_connection *connection)
{
	struct sc_turn *turn = &connection->node->turn;
	struct sc_connection *before = NULL;
	struct sc_connection *at = turn->first;

	while (at != NULL && at != connection) {
		before = at;
		at = at->input.next;
	}
	if (at == NULL)
		return;
	if (before != NULL)
		before->input.next = at->input.next;
	else
		turn->first = at->input.next;
	if (turn->last == at)
		turn->last = before;
}

/* From those who wait to those who are looked at now. */
static struct sc_connection *take_first(struct work *work)
{
	struct sc_turn *turn = &work->node->turn;
	struct sc_connection *connection = turn->first;

	turn->first = connection->input.next;
	if (turn->first == NULL)
		turn->last = NULL;
	connection->input.next = NULL;
	if (work->last != NULL)
		work->last->input.next = connection;
	else
		work->first = connection;
	work->last = connection;
	return connection;
}

static uint32_t room_left(const struct work *work)
{
	const struct sc_node *node = work->node;

	return node->settings.limits.look_ahead - (uint32_t)(work->end - node->turn.pieces);
}

/* The watchdog and answers to our questions are short and make room. */
static unsigned level_of(
	const struct sc_node *node, struct sc_text message, const struct sc_header *header)
{
	struct sc_text avps = { .at = message.at + SC_HEADER_SIZE,
		.length = message.length - SC_HEADER_SIZE };

	if ((header->flags & SC_FLAG_REQUEST) == 0 || header->version != SC_DIAMETER_VERSION)
		return LEVEL_FIRST;
	if (header->application != SC_APPLICATION_BASE)
		return sc_priority_look(avps, node->settings.limits.avps).used;
	return header->code == SC_COMMAND_DEVICE_WATCHDOG ? LEVEL_FIRST : LEVEL_LAST;
}

static void put(struct work *work, const struct sc_piece *found, unsigned level)
{
	struct level *list = &work->levels[level];
	struct sc_piece *piece = work->end++;

	*piece = *found;
	if (list->last != NULL)
		list->last->next = piece;
	else
		list->first = piece;
	list->last = piece;
}

/* How many messages are looked at: before the connection is open only the next one, as that decides
 * what those behind it are. */
static uint32_t share_of(const struct work *work, const struct sc_connection *connection)
{
	uint32_t share = work->node->settings.limits.requests_per_turn;
	uint32_t left = room_left(work);

	if (connection->state == SC_CONNECTION_AWAITING_CER ||
		connection->state == SC_CONNECTION_AWAITING_CEA)
		share = 1;
	return share < left ? share : left;
}

static void look_at(struct work *work, struct sc_connection *connection)
{
	struct sc_piece piece = { .connection = connection };
	uint32_t share = share_of(work, connection);
	struct sc_text message;

	connection->input.more = false;
	if (!sc_input_is_open(connection))
		return;
	for (; share > 0; share--) {
		switch (sc_input_cut(connection, piece.offset, &message, &piece.header)) {
		case SC_FRAME_PARTIAL:
			return;
		case SC_FRAME_GARBAGE:
			piece.garbage = true;
			put(work, &piece, LEVEL_LAST);
			return;
		case SC_FRAME_WHOLE:
			put(work, &piece, level_of(work->node, message, &piece.header));
			piece.offset += piece.header.length;
			break;
		}
	}
	connection->input.more = true;
}

static void serve_piece(struct sc_piece *piece)
{
	struct sc_connection *connection = piece->connection;
	struct sc_text message = { .at = connection->input.bytes + piece->offset };

	piece->taken = true;
	message.length =
		piece->garbage ? connection->input.filled - piece->offset : piece->header.length;
	if (piece->garbage)
		sc_peer_garbage(connection, message, &piece->header);
	else
		sc_peer_take(connection, message, &piece->header);
}

/* What one message does to its connection may end or choke it before the next one's turn. */
static void serve(const struct work *work)
{
	for (unsigned i = 0; i < LEVEL_COUNT; i++) {
		for (struct sc_piece *at = work->levels[i].first; at != NULL; at = at->next) {
			if (sc_input_is_open(at->connection))
				serve_piece(at);
		}
	}
}

/* Behind garbage is only garbage; so it stands for all the rest. The result is the first piece of
 * the next connection. */
static const struct sc_piece *settle(
	struct sc_connection *connection, const struct sc_piece *piece, const struct sc_piece *end)
{
	size_t kept = 0;
	size_t offset = 0;

	for (; piece < end && piece->connection == connection; piece++) {
		if (piece->garbage)
			continue;
		offset = piece->offset + piece->header.length;
		if (piece->taken)
			continue;
		kept = sc_input_keep(connection, kept, piece->offset, piece->header.length);
		connection->input.more = true;
	}
	sc_input_keep_rest(connection, kept, offset);
	return piece;
}

/* Whoever has more than he had room for goes to the end of the queue. */
static void end_turn(const struct work *work)
{
	const struct sc_piece *piece = work->node->turn.pieces;

	for (struct sc_connection *at = work->first; at != NULL;) {
		struct sc_connection *next = at->input.next;

		at->input.waiting = false;
		piece = settle(at, piece, work->end);
		if (at->input.more && sc_input_is_open(at))
			sc_turn_join(at);
		else if (at->state != SC_CONNECTION_CLOSED)
			sc_input_go_on(at);
		at = next;
	}
}

static void run(uv_check_t *check)
{
	struct sc_node *node = check->data;
	struct sc_turn *turn = &node->turn;
	struct work work = { .node = node, .end = turn->pieces };

	while (turn->first != NULL && room_left(&work) > 0)
		look_at(&work, take_first(&work));
	serve(&work);
	end_turn(&work);
	if (turn->first == NULL)
		uv_idle_stop(&turn->sleepless);
}

static void handle_closed(uv_handle_t *handle)
{
	sc_node_handle_closed(handle->data);
}

/* Neither keeps the loop alive, but for those who wait for a turn. */
enum sc_status sc_turn_open(struct sc_node *node)
{
	struct sc_turn *turn = &node->turn;

	turn->pieces = calloc(node->settings.limits.look_ahead, sizeof(*turn->pieces));
	if (turn->pieces == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	uv_idle_init(node->settings.loop, &turn->sleepless);
	sc_node_handle_opened(node);
	turn->sleepless.data = node;
	uv_check_init(node->settings.loop, &turn->check);
	sc_node_handle_opened(node);
	turn->check.data = node;
	uv_check_start(&turn->check, run);
	uv_unref((uv_handle_t *)&turn->check);
	return SC_STATUS_OK;
}

static void close_handle(uv_handle_t *handle)
{
	if (handle->data != NULL && !uv_is_closing(handle))
		uv_close(handle, handle_closed);
}

void sc_turn_stop(struct sc_node *node)
{
	close_handle((uv_handle_t *)&node->turn.check);
	close_handle((uv_handle_t *)&node->turn.sleepless);
}

void sc_turn_free(struct sc_node *node)
{
	free(node->turn.pieces);
}
