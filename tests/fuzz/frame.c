/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Can any bytes from a peer do harm? A connection of a real node is fed with them: framing,
 * inspection, rules, dispatch, reading, answering. Whatever the node says must itself be a sound
 * message, and a request never gets two answers.
 * The first byte chooses what the connection is when the rest arrives.
 */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base_codes.h"
#include "connection.h"
#include "describe.h"
#include "dictionary.h"
#include "echo.h"
#include "frame.h"
#include "node_state.h"
#include "turn.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HOP_BY_HOP_AT = 12 };

static struct {
	uv_loop_t loop;
	struct sc_node *node;
	struct sc_connection *connection;
	uint32_t requests; /* of this input */
	uint32_t answers;
} fuzz;

static void require(bool held)
{
	if (!held)
		abort();
}

/* Nobody ever accepts there, but the connections are real. */
static uint16_t open_nowhere(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(address);
	int made = socket(AF_INET, SOCK_STREAM, 0);

	require(bind(made, (struct sockaddr *)&address, sizeof(address)) == 0);
	require(listen(made, 1024) == 0);
	require(getsockname(made, (struct sockaddr *)&address, &size) == 0);
	return ntohs(address.sin_port);
}

/* A Proxy-Info goes back as it came, whatever is in it. */
static bool is_sound(struct sc_text message, const struct sc_header *header)
{
	const struct sc_node_settings settings = sc_node_defaults();
	struct sc_message sound;
	struct sc_fault fault;

	return sc_frame_inspect(message, header, &settings.limits, &sound, &fault) ||
	       fault.avp.code == SC_CODE_PROXY_INFO ||
	       (fault.group_count > 0 && fault.groups[0].code == SC_CODE_PROXY_INFO);
}

static void witness(void *owner, bool outgoing, struct sc_text message)
{
	struct sc_header header = { 0 };

	(void)owner;
	require(sc_frame_cut(message, UINT32_MAX, &header) == SC_FRAME_WHOLE);
	if (!outgoing) {
		fuzz.requests += (header.flags & SC_FLAG_REQUEST) != 0;
		return;
	}
	require(message.length == header.length);
	require(is_sound(message, &header));
	fuzz.answers += (header.flags & SC_FLAG_REQUEST) == 0;
}

static void open_node(void)
{
	struct sc_node_peer peer = { .identity = "hss.example.net",
		.connect = { "127.0.0.1", open_nowhere() } };
	struct sc_node_settings settings = sc_node_defaults();

	uv_loop_init(&fuzz.loop);
	settings.loop = &fuzz.loop;
	settings.identity = "broker.example.net";
	settings.realm = "example.net";
	settings.peers = &peer;
	settings.peer_count = 1;
	settings.witness = witness;
	require(sc_dictionary_open(NULL) == SC_STATUS_OK);
	require(sc_application_offer(&echo_application) == SC_STATUS_OK);
	require(sc_node_open(&fuzz.node, &settings, NULL) == SC_STATUS_OK);
}

static void close_connection(void)
{
	struct sc_peer *peer = &fuzz.node->peers[0];

	peer->current = NULL;
	peer->attempt = NULL;
	peer->held = NULL;
	uv_timer_stop(&peer->reconnect);
	if (fuzz.connection != NULL)
		sc_connection_close(fuzz.connection);
	fuzz.connection = NULL;
	for (int i = 0; i < 3; i++)
		uv_run(&fuzz.loop, UV_RUN_NOWAIT);
}

static void open_connection(enum sc_connection_state state)
{
	struct sc_peer *peer = &fuzz.node->peers[0];

	fuzz.connection = sc_connection_open(peer);
	require(fuzz.connection != NULL);
	fuzz.connection->state = state;
	if (state == SC_CONNECTION_AWAITING_CER)
		fuzz.connection->peer = NULL;
	else if (state == SC_CONNECTION_AWAITING_CEA)
		peer->attempt = fuzz.connection;
	else
		peer->current = fuzz.connection;
}

/* Half of what was parked is answered while the connection is there, the rest later. */
static void answer_parked(uint32_t down_to)
{
	while (echo_diary.parked_count > down_to)
		echo_answer_parked(echo_diary.parked_count / 2);
	echo_diary.served_count = 0;
}

/* As if it had been read, into a buffer that ends where the bytes end; then the loop turns until
 * nothing whole is left of it. What is none, may be answered, too. */
static void feed(struct sc_text stream)
{
	uint32_t slot = fuzz.connection->slot;
	uint32_t generation = fuzz.connection->generation;
	struct sc_input *input = &fuzz.connection->input;
	uint64_t garbage = fuzz.node->garbage;

	input->bytes = malloc(stream.length);
	require(input->bytes != NULL);
	memcpy(input->bytes, stream.at, stream.length);
	input->capacity = stream.length;
	input->filled = stream.length;
	sc_turn_join(fuzz.connection);
	while (fuzz.node->turn.first != NULL)
		uv_run(&fuzz.loop, UV_RUN_NOWAIT);
	fuzz.connection = sc_connection_find(fuzz.node, slot, generation);
	fuzz.requests += (uint32_t)(fuzz.node->garbage - garbage);
}

static void describe(struct sc_text message)
{
	static char text[64 * 1024];
	struct sc_text_writer out;

	sc_text_writer_begin(&out, text, sizeof(text));
	sc_message_describe(message, &out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum sc_connection_state states[] = { SC_CONNECTION_OPEN,
		SC_CONNECTION_AWAITING_CER, SC_CONNECTION_AWAITING_CEA, SC_CONNECTION_SUSPECT,
		SC_CONNECTION_REOPEN, SC_CONNECTION_DEPARTING };
	char *copy;

	if (size < 2)
		return 0;
	if (fuzz.node == NULL)
		open_node();
	if (fuzz.connection == NULL)
		close_connection(); /* the node's own attempt */
	copy = malloc(size);
	require(copy != NULL);
	memcpy(copy, data + 1, size - 1);
	fuzz.requests = 0;
	fuzz.answers = 0;
	open_connection(states[data[0] % SC_COUNT_OF(states)]);
	feed((struct sc_text){ .at = copy, .length = size - 1 });
	answer_parked(echo_diary.parked_count / 2);
	require(fuzz.answers <= fuzz.requests);
	describe((struct sc_text){ .at = copy, .length = size - 1 });
	free(copy);
	close_connection();
	answer_parked(0);
	require(fuzz.node->parked == 0);
	return 0;
}
