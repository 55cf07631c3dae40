/* SPDX-License-Identifier: BSD-2-Clause */
#include "peer.h"

#include "asking.h"
#include "base_messages.h"
#include "capabilities.h"
#include "connection.h"
#include "input.h"
#include "log.h"
#include "meeting.h"
#include "origin_states.h"
#include "parting.h"
#include "request_check.h"
#include "telling.h"
#include "watchdog.h"

enum sc_peer_state sc_peer_state(const struct sc_peer *peer)
{
	static const enum sc_peer_state states[SC_CONNECTION_STATE_COUNT] = {
		[SC_CONNECTION_CONNECTING] = SC_PEER_CONNECTING,
		[SC_CONNECTION_AWAITING_CEA] = SC_PEER_INTRODUCING,
		[SC_CONNECTION_OPEN] = SC_PEER_OPEN,
		[SC_CONNECTION_SUSPECT] = SC_PEER_SUSPECT,
		[SC_CONNECTION_REOPEN] = SC_PEER_REOPEN,
		[SC_CONNECTION_DEPARTING] = SC_PEER_CLOSING,
	};
	const struct sc_connection *connection =
		peer->current != NULL ? peer->current : peer->attempt;

	return connection == NULL ? SC_PEER_CLOSED : states[connection->state];
}

void sc_peer_count_result(struct sc_peer *peer, uint32_t vendor, uint32_t code)
{
	struct sc_peer_report *counts = &peer->counts;

	for (uint32_t i = 0; i < counts->code_count; i++) {
		if (counts->codes[i].code == code && counts->codes[i].vendor == vendor) {
			counts->codes[i].count++;
			return;
		}
	}
	if (counts->code_count == SC_REPORT_CODES) {
		counts->other_codes++;
		return;
	}
	counts->codes[counts->code_count].vendor = vendor;
	counts->codes[counts->code_count].code = code;
	counts->codes[counts->code_count++].count = 1;
}

/* Last in every function that calls it: the owner may ask, or stop the node. */
static void report_to(const struct sc_peer *peer,
	void (*listener)(void *owner, const struct sc_peer_report *report))
{
	struct sc_peer_report report;

	if (listener == NULL)
		return;
	sc_node_report_peer(peer->node, (uint32_t)(peer - peer->node->peers), &report);
	listener(peer->node->settings.owner, &report);
}

static void tell_owner(struct sc_peer *peer)
{
	peer->since = uv_now(peer->node->settings.loop);
	sc_log(SC_LOG_NOTICE, "peer %s: %s", peer->identity,
		sc_peer_state_name(sc_peer_state(peer)));
	if (sc_peer_state(peer) == SC_PEER_OPEN)
		sc_tell_peer_opened(peer);
	report_to(peer, peer->node->settings.peer_changed);
}

static void tell_failure(const struct sc_peer *peer)
{
	if (!peer->node->stopping)
		report_to(peer, peer->node->settings.unreachable);
}

static void plan_reconnect(struct sc_peer *peer);

void sc_peer_connect(struct sc_peer *peer)
{
	if (peer->current != NULL || peer->attempt != NULL || peer->held != NULL)
		return;
	peer->attempt = sc_connection_open(peer);
	if (peer->attempt == NULL)
		plan_reconnect(peer);
}

static void connect_again(uv_timer_t *timer)
{
	struct sc_peer *peer = timer->data;

	sc_peer_connect(peer);
	if (peer->attempt == NULL && peer->current == NULL && peer->held == NULL)
		tell_failure(peer);
}

static void plan_reconnect(struct sc_peer *peer)
{
	uint32_t longest = peer->node->settings.times.reconnect;

	if (!peer->connects || peer->node->stopping)
		return;
	if (peer->reconnect_wait > longest)
		peer->reconnect_wait = longest;
	uv_timer_start(&peer->reconnect, connect_again, peer->reconnect_wait, 0);
	peer->reconnect_wait *= 2;
}

/* The peer goes on without this connection. */
static void detach(struct sc_connection *connection)
{
	struct sc_peer *peer = connection->peer;
	bool was_current;
	bool was_attempt;

	if (peer == NULL)
		return;
	was_current = peer->current == connection;
	was_attempt = peer->attempt == connection;
	if (was_current)
		peer->current = NULL;
	if (was_attempt)
		peer->attempt = NULL;
	if (peer->held == connection)
		peer->held = NULL;
	if (was_current)
		sc_questions_gone(connection);
	if (peer->current == NULL && peer->attempt == NULL) {
		if (peer->held != NULL)
			sc_meeting_take_held(peer);
		else
			plan_reconnect(peer);
	}
	if (was_current && peer->current == NULL)
		tell_owner(peer);
	else if (was_attempt && peer->current == NULL)
		tell_failure(peer);
}

void sc_peer_leave(struct sc_connection *connection)
{
	sc_connection_leave(connection);
	detach(connection);
}

void sc_peer_drop(struct sc_connection *connection)
{
	if (connection->state == SC_CONNECTION_AWAITING_CER)
		connection->node->refused++;
	sc_connection_close(connection);
	detach(connection);
}

void sc_peer_opened(struct sc_connection *connection)
{
	struct sc_peer *peer = connection->peer;

	connection->state = peer->failed_watchdog ? SC_CONNECTION_REOPEN : SC_CONNECTION_OPEN;
	peer->failed_watchdog = false;
	peer->failure = NULL;
	peer->reconnect_wait = SC_FIRST_RECONNECT;
	peer->counts.connections++;
	uv_timer_stop(&peer->reconnect);
	sc_watchdog_start(connection);
	tell_owner(peer);
}

void sc_peer_stop(struct sc_peer *peer)
{
	uv_timer_stop(&peer->reconnect);
	if (peer->attempt != NULL)
		sc_peer_drop(peer->attempt);
	if (peer->held != NULL)
		sc_peer_drop(peer->held);
	if (peer->current != NULL)
		sc_parting_begin(peer->current);
}

static void obey(struct sc_connection *connection, enum sc_watchdog_verdict verdict)
{
	struct sc_peer *peer = connection->peer;

	switch (verdict) {
	case SC_WATCHDOG_GO_ON:
		return;
	case SC_WATCHDOG_SUSPECT:
		connection->state = SC_CONNECTION_SUSPECT;
		tell_owner(peer);
		return;
	case SC_WATCHDOG_TRUST:
		connection->state = SC_CONNECTION_OPEN;
		tell_owner(peer);
		return;
	case SC_WATCHDOG_DOWN:
		sc_log(SC_LOG_WARNING, "peer %s: it does not answer the watchdog", peer->identity);
		peer->failed_watchdog = true;
		sc_peer_drop(connection);
		return;
	}
}

/* From here on: the steps of the table. */

static void introduce(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	connection->state = SC_CONNECTION_AWAITING_CEA;
	connection->peer->failure = "it does not finish the capabilities exchange";
	sc_connection_set_timer(connection, connection->node->settings.times.capabilities);
	sc_capabilities_request(connection);
	sc_input_start(connection);
}

static void drop(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	sc_peer_drop(connection);
}

static void close_now(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	sc_connection_close(connection);
}

static void leave(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	sc_peer_leave(connection);
}

static void take_over(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	sc_meeting_held_expired(connection);
}

static void answer_watchdog(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	if (sc_request_check_base(connection->peer, message, fault))
		sc_origin_state_heard(
			connection->node, message->origin_host, message->origin_state);
	sc_send_base_answer(connection, &message->header, fault);
}

static void note_watchdog(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	const struct sc_peer *peer = connection->peer;

	(void)fault;
	if (sc_text_equal_nocase(sc_peer_name(peer), message->origin_host))
		sc_origin_state_heard(peer->node, message->origin_host, message->origin_state);
	sc_meeting_refuse_held(connection->peer);
	obey(connection, sc_watchdog_answered(connection));
}

static void take_answer(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	sc_questions_answered(connection, message, fault);
}

static void ignore_answer(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	connection->peer->counts.dropped++;
}

static void watch(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	obey(connection, sc_watchdog_expired(connection));
}

/* RFC 6733 7.1.5: DIAMETER_INVALID_MESSAGE_LENGTH, if there is a request to answer at all. */
static void give_up_stream(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	sc_log(SC_LOG_WARNING, "peer %s sends what is no Diameter message: closed",
		connection->peer->identity);
	if ((message->header.flags & SC_FLAG_REQUEST) != 0 &&
		message->header.version == SC_DIAMETER_VERSION)
		sc_exchange_serve(connection, message, fault);
	sc_peer_leave(connection);
}

typedef void step(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);

/* NULL: it means nothing in this state. Whoever says anything but CER first, or answers our CER
 * with anything but CEA, is dropped. */
#define ROW(state, connected, cer, cea, dwr, dwa, dpr, dpa, request, answer, garbage, timer, lost) \
	[SC_CONNECTION_##state] = { connected, cer, cea, dwr, dwa, dpr, dpa, request, answer,      \
		garbage, timer, lost }

/* clang-format off */
static step *const steps[SC_CONNECTION_STATE_COUNT][SC_EVENT_COUNT] = {
ROW(CONNECTING,   introduce, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, drop, drop),
ROW(AWAITING_CER, NULL, sc_meeting_welcome, drop, drop, drop, drop, drop, drop, drop, drop, drop,
	drop),
ROW(AWAITING_CEA, NULL, drop, sc_meeting_answered, drop, drop, drop, drop, drop, drop, drop, drop,
	drop),
ROW(HELD,         NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, take_over, drop),
ROW(OPEN,         NULL, sc_meeting_again, ignore_answer, answer_watchdog, note_watchdog,
	sc_parting_asked, ignore_answer, sc_exchange_serve, take_answer, give_up_stream, watch, drop),
ROW(SUSPECT,      NULL, sc_meeting_again, ignore_answer, answer_watchdog, note_watchdog,
	sc_parting_asked, ignore_answer, sc_exchange_serve, take_answer, give_up_stream, watch, drop),
ROW(REOPEN,       NULL, sc_meeting_again, ignore_answer, answer_watchdog, note_watchdog,
	sc_parting_asked, ignore_answer, sc_exchange_serve, take_answer, give_up_stream, watch, drop),
ROW(DEPARTING,    NULL, NULL, ignore_answer, answer_watchdog, ignore_answer, sc_parting_asked,
	sc_parting_agreed, sc_exchange_serve, take_answer, leave, sc_parting_due, drop),
ROW(LEAVING,      NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, close_now,
	close_now),
};
/* clang-format on */

void sc_peer_step(struct sc_connection *connection, enum sc_peer_event event,
	const struct sc_message *message, struct sc_fault *fault)
{
	step *next = steps[connection->state][event];

	if (next != NULL)
		next(connection, message, fault);
}

static enum sc_peer_event event_of(const struct sc_header *header)
{
	bool request = (header->flags & SC_FLAG_REQUEST) != 0;

	if (header->application == SC_APPLICATION_BASE) {
		switch (header->code) {
		case SC_COMMAND_CAPABILITIES_EXCHANGE:
			return request ? SC_EVENT_CER : SC_EVENT_CEA;
		case SC_COMMAND_DEVICE_WATCHDOG:
			return request ? SC_EVENT_DWR : SC_EVENT_DWA;
		case SC_COMMAND_DISCONNECT_PEER:
			return request ? SC_EVENT_DPR : SC_EVENT_DPA;
		default:
			break;
		}
	}
	return request ? SC_EVENT_REQUEST : SC_EVENT_ANSWER;
}

/* Any message but DWA is a sign of life; DWA is one that is waited for. */
static void note_life(struct sc_connection *connection, enum sc_peer_event event)
{
	if (event != SC_EVENT_DWA && (connection->state == SC_CONNECTION_OPEN ||
					     connection->state == SC_CONNECTION_SUSPECT))
		obey(connection, sc_watchdog_heard(connection));
}

void sc_peer_take(
	struct sc_connection *connection, struct sc_text bytes, const struct sc_header *header)
{
	const struct sc_node_settings *settings = &connection->node->settings;
	struct sc_message message = { .bytes = bytes, .header = *header };
	struct sc_fault fault = { .code = SC_DIAMETER_UNSUPPORTED_VERSION };
	enum sc_peer_event event = event_of(header);

	if (settings->witness != NULL)
		settings->witness(settings->owner, false, bytes);
	if (header->version == SC_DIAMETER_VERSION)
		sc_frame_inspect(bytes, header, &settings->limits, &message, &fault);
	note_life(connection, event);
	sc_peer_step(connection, event, &message, &fault);
}

void sc_peer_garbage(
	struct sc_connection *connection, struct sc_text stream, const struct sc_header *header)
{
	struct sc_message message = { .bytes = stream, .header = *header };
	struct sc_fault fault = {
		.code = SC_DIAMETER_INVALID_MESSAGE_LENGTH,
		.message = "the Message Length is no multiple of 4, or too small, or too large",
	};

	connection->node->garbage++;
	sc_peer_step(connection, SC_EVENT_GARBAGE, &message, &fault);
}
