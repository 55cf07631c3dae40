/* SPDX-License-Identifier: BSD-2-Clause */
#include "node.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answering.h"
#include "asking.h"
#include "base_codes.h"
#include "connection.h"
#include "dictionary.h"
#include "listening.h"
#include "node_state.h"
#include "origin_states.h"
#include "output.h"
#include "peer.h"
#include "telling.h"
#include "turn.h"

/* Of anything that a limit makes a table of. */
enum { SIZE_LIMIT = 1 << 20 };

struct sc_node_settings sc_node_defaults(void)
{
	return (struct sc_node_settings){
		.product = "continuity-broker",
		.limits = {
			.message_bytes = 64 * 1024,
			.group_depth = 8,
			.avps = 1024,
			.connections = 1024,
			.strangers = 64,
			.output_bytes = 1024 * 1024,
			.requests_per_turn = 256,
			.look_ahead = 1024,
			.parked = 8192,
			.parked_bytes = 32 * 1024 * 1024,
			.questions = 4096,
			.origin_states = 4096,
			.arena_bytes = 1024 * 1024,
		},
		.times = {
			.watchdog = 30 * 1000,
			.watchdog_jitter = 2 * 1000,
			.reconnect = 30 * 1000,
			.capabilities = 5 * 1000,
			.drain = 10 * 1000,
			.stop = 5 * 1000,
			.answer = 5 * 1000,
		},
	};
}

void sc_node_handle_opened(struct sc_node *node)
{
	node->handles++;
}

static void release(struct sc_node *node)
{
	sc_questions_free(node);
	sc_origin_states_free(node);
	sc_turn_free(node);
	sc_arena_close(&node->arena);
	sc_arena_close(&node->late_arena);
	free(node->listeners);
	free(node->peers);
	free(node->slots);
	free(node);
}

static void handle_closed(uv_handle_t *handle)
{
	sc_node_handle_closed(handle->data);
}

static void close_handle(uv_handle_t *handle)
{
	if (handle->data != NULL && !uv_is_closing(handle))
		uv_close(handle, handle_closed);
}

static void peer_timer_closed(uv_handle_t *handle)
{
	struct sc_peer *peer = handle->data;

	sc_node_handle_closed(peer->node);
}

/* What the node keeps as long as it has connections. */
static void close_own_handles(struct sc_node *node)
{
	for (uint32_t i = 0; i < node->peer_count; i++) {
		uv_handle_t *timer = (uv_handle_t *)&node->peers[i].reconnect;

		if (timer->data != NULL && !uv_is_closing(timer))
			uv_close(timer, peer_timer_closed);
	}
	sc_questions_stop(node);
	sc_turn_stop(node);
	close_handle((uv_handle_t *)&node->flush);
}

void sc_node_let_go(struct sc_node *node)
{
	if (node->abandoned && node->handles == 0 && node->parked == 0)
		release(node);
}

void sc_node_handle_closed(struct sc_node *node)
{
	void (*stopped)(void *owner) = node->stopped;

	node->handles--;
	if (!node->stopping)
		return;
	if (node->connections == 0)
		close_own_handles(node);
	if (node->handles != 0)
		return;
	if (node->abandoned) {
		sc_node_let_go(node);
	} else if (stopped != NULL) {
		node->stopped = NULL;
		stopped(node->stopped_owner);
	}
}

static void flush(uv_prepare_t *prepare)
{
	sc_output_flush(prepare->data);
}

/* Written output leaves before the loop sleeps. This does not keep the loop alive. */
static void open_flush(struct sc_node *node)
{
	uv_prepare_init(node->settings.loop, &node->flush);
	sc_node_handle_opened(node);
	node->flush.data = node;
	uv_prepare_start(&node->flush, flush);
	uv_unref((uv_handle_t *)&node->flush);
}

static bool copy_name(char copy[SC_IDENTITY_LIMIT + 1], const char *name)
{
	size_t length = name == NULL ? 0 : strlen(name);

	if (length == 0 || length > SC_IDENTITY_LIMIT)
		return false;
	memcpy(copy, name, length + 1);
	return true;
}

static enum sc_status check_limits(
	const struct sc_node_settings *settings, struct sc_problem *problem)
{
	const struct sc_node_limits *limits = &settings->limits;
	const struct sc_node_times *times = &settings->times;

	if (limits->message_bytes < 4096 || limits->message_bytes > 0xfffffc)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"a Diameter message may be limited to 4096 .. 16777212 bytes, not %u",
			(unsigned)limits->message_bytes);
	if (limits->group_depth == 0 || limits->group_depth > SC_PATH_LIMIT)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"groups may be limited to a depth of 1 .. %d, not %u", SC_PATH_LIMIT,
			(unsigned)limits->group_depth);
	if (limits->connections == 0 || limits->strangers == 0 || limits->avps == 0 ||
		limits->requests_per_turn == 0 || limits->look_ahead == 0 ||
		limits->look_ahead > SIZE_LIMIT || limits->parked == 0 ||
		limits->parked_bytes == 0 || limits->questions == 0 ||
		limits->questions > SIZE_LIMIT || limits->origin_states == 0 ||
		limits->origin_states > SIZE_LIMIT)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"a limit of the Diameter node is 0 or too large");
	if (times->watchdog <= times->watchdog_jitter || times->reconnect == 0)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"the watchdog's time must be greater than its jitter, and Tc not 0");
	return SC_STATUS_OK;
}

static enum sc_status open_peer(
	struct sc_node *node, const struct sc_node_peer *settings, struct sc_problem *problem)
{
	struct sc_peer *peer = &node->peers[node->peer_count];

	peer->node = node;
	peer->any_identity = settings->identity == NULL;
	peer->any_realm = settings->realm == NULL;
	peer->relays = settings->relays;
	peer->connects = settings->connect.host != NULL;
	peer->since = uv_now(node->settings.loop);
	peer->reconnect_wait = SC_FIRST_RECONNECT;
	if ((!peer->any_identity && !copy_name(peer->identity, settings->identity)) ||
		(!peer->any_realm && !copy_name(peer->realm, settings->realm)) ||
		(peer->any_identity && !peer->connects))
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"peer %u has no proper identity or realm", (unsigned)node->peer_count);
	if (peer->connects && sc_address_parse(&settings->connect, SC_DIAMETER_PORT,
				      &peer->address) != SC_STATUS_OK)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"\"%s\" is no IPv4 or IPv6 address to reach the peer %s at",
			settings->connect.host, peer->identity);
	uv_timer_init(node->settings.loop, &peer->reconnect);
	sc_node_handle_opened(node);
	peer->reconnect.data = peer;
	node->peer_count++;
	return SC_STATUS_OK;
}

static enum sc_status open_peers(
	struct sc_node *node, const struct sc_node_settings *settings, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	node->peers = calloc(settings->peer_count + 1, sizeof(*node->peers));
	if (node->peers == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	for (uint32_t i = 0; i < settings->peer_count && status == SC_STATUS_OK; i++)
		status = open_peer(node, &settings->peers[i], problem);
	return status;
}

/* The numbers that must not come again after a restart (RFC 6733 3, 8.8, 8.16). */
static void choose_numbers(struct sc_node *node, const struct sc_node_settings *settings)
{
	uv_timeval64_t now = { 0 };
	uint32_t random[2] = { 1, 1 };

	uv_gettimeofday(&now);
	uv_random(NULL, NULL, random, sizeof(random), 0, NULL);
	node->started = (uint32_t)now.tv_sec;
	node->origin_state = settings->origin_state != 0 ? settings->origin_state : node->started;
	node->end_to_end = (uint32_t)now.tv_sec << 20 | (random[0] & 0xfffff);
	node->dice = random[1] | 1;
}

static enum sc_status open_parts(
	struct sc_node *node, const struct sc_node_settings *settings, struct sc_problem *problem)
{
	enum sc_status status = check_limits(settings, problem);

	if (status == SC_STATUS_OK && (!copy_name(node->identity, settings->identity) ||
					      !copy_name(node->realm, settings->realm) ||
					      !copy_name(node->product, settings->product)))
		status = sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"the node's identity, realm or product is missing or too long");
	if (status != SC_STATUS_OK)
		return status;
	open_flush(node);
	choose_numbers(node, settings);
	node->slots = calloc(settings->limits.connections, sizeof(*node->slots));
	if (node->slots == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	status = sc_arena_open(&node->arena, settings->limits.arena_bytes);
	if (status == SC_STATUS_OK)
		status = sc_arena_open(&node->late_arena, settings->limits.arena_bytes);
	if (status == SC_STATUS_OK)
		status = sc_turn_open(node);
	if (status == SC_STATUS_OK)
		status = sc_origin_states_open(node);
	if (status == SC_STATUS_OK)
		status = sc_dictionary_define_offered(problem);
	if (status == SC_STATUS_OK)
		sc_answers_prepare(node);
	if (status == SC_STATUS_OK)
		status = sc_questions_open(node);
	if (status == SC_STATUS_OK)
		status = open_peers(node, settings, problem);
	if (status == SC_STATUS_OK)
		status = sc_listeners_open(node, settings, problem);
	return status;
}

enum sc_status sc_node_open(
	struct sc_node **node, const struct sc_node_settings *settings, struct sc_problem *problem)
{
	struct sc_node *opened = calloc(1, sizeof(*opened));
	enum sc_status status;

	if (opened == NULL)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_MEMORY, "%s",
			sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	opened->settings = *settings;
	/* A peer that is gone must be an error of one write, not the end of the process. */
	signal(SIGPIPE, SIG_IGN);
	status = open_parts(opened, settings, problem);
	if (status != SC_STATUS_OK) {
		if (status == SC_STATUS_OUT_OF_MEMORY)
			sc_problem_set(problem, status, "%s", sc_status_sentence(status));
		sc_node_close(opened);
		return status;
	}
	for (uint32_t i = 0; i < opened->peer_count; i++) {
		if (opened->peers[i].connects)
			sc_peer_connect(&opened->peers[i]);
	}
	*node = opened;
	sc_tell_opened(opened);
	return SC_STATUS_OK;
}

uint16_t sc_node_port(const struct sc_node *node, uint32_t index)
{
	return index < node->listener_count ? node->listeners[index].port : 0;
}

void sc_node_stop(struct sc_node *node, void (*stopped)(void *owner), void *owner)
{
	if (node->stopping)
		return;
	node->stopping = true;
	node->stopped = stopped;
	node->stopped_owner = owner;
	sc_listeners_stop(node);
	for (uint32_t i = 0; i < node->peer_count; i++)
		sc_peer_stop(&node->peers[i]);
	for (uint32_t i = 0; i < node->settings.limits.connections; i++) {
		struct sc_connection *connection = node->slots[i].connection;

		if (connection != NULL && connection->state == SC_CONNECTION_AWAITING_CER)
			sc_peer_drop(connection);
	}
	if (node->connections == 0)
		close_own_handles(node);
}

void sc_node_close(struct sc_node *node)
{
	if (node == NULL)
		return;
	sc_tell_closing(node);
	node->stopping = true;
	node->abandoned = true;
	node->stopped = NULL;
	sc_listeners_stop(node);
	for (uint32_t i = 0; node->slots != NULL && i < node->settings.limits.connections; i++) {
		if (node->slots[i].connection != NULL)
			sc_connection_close(node->slots[i].connection);
	}
	close_own_handles(node);
	sc_node_let_go(node);
}
