/* SPDX-License-Identifier: BSD-2-Clause */
#include "feed.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base_codes.h"
#include "octets.h"
#include "turn.h"

void feed_require(bool held)
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

	feed_require(bind(made, (struct sockaddr *)&address, sizeof(address)) == 0);
	feed_require(listen(made, 1024) == 0);
	feed_require(getsockname(made, (struct sockaddr *)&address, &size) == 0);
	return ntohs(address.sin_port);
}

/* A Proxy-Info goes back as it came, whatever is in it. */
static bool is_sound(
	struct sc_text message, const struct sc_header *header, struct sc_message *sound)
{
	const struct sc_node_settings settings = sc_node_defaults();
	struct sc_fault fault;

	return sc_frame_inspect(message, header, &settings.limits, sound, &fault) ||
	       fault.avp.code == SC_CODE_PROXY_INFO ||
	       (fault.group_count > 0 && fault.groups[0].code == SC_CODE_PROXY_INFO);
}

static uint32_t result_in(struct sc_text avps)
{
	struct sc_avp avp;

	while (sc_avp_next(&avps, &avp)) {
		if (avp.vendor == 0 && avp.code == SC_CODE_EXPERIMENTAL_RESULT)
			return result_in(avp.value);
		if (avp.vendor == 0 && (avp.code == SC_CODE_RESULT_CODE ||
					       avp.code == SC_CODE_EXPERIMENTAL_RESULT_CODE))
			return sc_get_u32((const uint8_t *)avp.value.at);
	}
	return 0;
}

static void note_incoming(struct feed *feed, struct sc_text message, const struct sc_header *header)
{
	const struct sc_node_settings settings = sc_node_defaults();
	struct sc_message received;
	struct sc_fault fault;

	feed->requests += (header->flags & SC_FLAG_REQUEST) != 0;
	sc_frame_inspect(message, header, &settings.limits, &received, &fault);
	feed->speaks_of_state = received.origin_state != 0;
}

static void witness(void *owner, bool outgoing, struct sc_text message)
{
	struct feed *feed = owner;
	struct sc_header header = { 0 };
	struct sc_message said;

	feed_require(sc_frame_cut(message, UINT32_MAX, &header) == SC_FRAME_WHOLE);
	if (!outgoing) {
		note_incoming(feed, message, &header);
		return;
	}
	feed_require(message.length == header.length);
	feed_require(is_sound(message, &header, &said));
	if ((header.flags & SC_FLAG_REQUEST) != 0)
		return;
	feed->answers++;
	feed->result = result_in(said.avps);
}

void feed_open(struct feed *feed, struct sc_service *service, bool relays)
{
	struct sc_node_peer peer = { .identity = "hss.example.net",
		.connect = { "127.0.0.1", open_nowhere() },
		.relays = relays };
	struct sc_node_settings settings = sc_node_defaults();

	uv_loop_init(&feed->loop);
	settings.loop = &feed->loop;
	settings.identity = "broker.example.net";
	settings.realm = "example.net";
	settings.peers = &peer;
	settings.peer_count = 1;
	settings.service = service;
	settings.witness = witness;
	settings.owner = feed;
	feed_require(sc_node_open(&feed->node, &settings, NULL) == SC_STATUS_OK);
	feed_disconnect(feed); /* the node's own attempt */
}

void feed_connect(struct feed *feed, enum sc_connection_state state)
{
	struct sc_peer *peer = &feed->node->peers[0];

	feed->requests = 0;
	feed->answers = 0;
	feed->connection = sc_connection_open(peer);
	feed_require(feed->connection != NULL);
	feed->connection->state = state;
	if (state == SC_CONNECTION_AWAITING_CER)
		feed->connection->peer = NULL;
	else if (state == SC_CONNECTION_AWAITING_CEA)
		peer->attempt = feed->connection;
	else
		peer->current = feed->connection;
}

/* Into a buffer that ends where the bytes end. */
void feed_bytes(struct feed *feed, struct sc_text stream)
{
	uint32_t slot = feed->connection->slot;
	uint32_t generation = feed->connection->generation;
	struct sc_input *input = &feed->connection->input;
	uint64_t garbage = feed->node->garbage;

	free(input->bytes);
	input->bytes = malloc(stream.length);
	feed_require(input->bytes != NULL);
	memcpy(input->bytes, stream.at, stream.length);
	input->capacity = stream.length;
	input->filled = stream.length;
	sc_turn_join(feed->connection);
	while (feed->node->turn.first != NULL)
		uv_run(&feed->loop, UV_RUN_NOWAIT);
	feed->connection = sc_connection_find(feed->node, slot, generation);
	feed->requests += (uint32_t)(feed->node->garbage - garbage);
}

void feed_disconnect(struct feed *feed)
{
	struct sc_peer *peer = &feed->node->peers[0];

	peer->current = NULL;
	peer->attempt = NULL;
	peer->held = NULL;
	uv_timer_stop(&peer->reconnect);
	if (feed->connection != NULL)
		sc_connection_close(feed->connection);
	feed->connection = NULL;
	for (int i = 0; i < 3; i++)
		uv_run(&feed->loop, UV_RUN_NOWAIT);
}
