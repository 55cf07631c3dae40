/* SPDX-License-Identifier: BSD-2-Clause */
#include "meeting.h"

#include <stdio.h>

#include "base_codes.h"
#include "capabilities.h"
#include "connection.h"
#include "input.h"
#include "log.h"
#include "message_rules.h"
#include "origin_states.h"
#include "peer.h"
#include "request_check.h"
#include "turn.h"
#include "watchdog.h"

static void refuse(struct sc_connection *connection, const struct sc_header *header,
	const struct sc_refusal *refusal)
{
	connection->node->refused++;
	sc_capabilities_answer(connection, header->hop_by_hop, header->end_to_end, refusal);
	sc_peer_leave(connection);
}

static bool is_peer(const struct sc_peer *peer, const struct sc_introduction *introduction)
{
	if (peer->any_identity ||
		!sc_text_equal_nocase(sc_text_of(peer->identity), introduction->origin_host))
		return false;
	return peer->any_realm ||
	       sc_text_equal_nocase(sc_text_of(peer->realm), introduction->origin_realm);
}

static struct sc_peer *find_peer(struct sc_node *node, const struct sc_introduction *introduction)
{
	for (uint32_t i = 0; i < node->peer_count; i++) {
		if (is_peer(&node->peers[i], introduction))
			return &node->peers[i];
	}
	return NULL;
}

static const struct sc_refusal unknown_peer = {
	.code = SC_DIAMETER_UNKNOWN_PEER,
	.message = "this Origin-Host and Origin-Realm are not on the list of peers",
};

/* Why this CER cannot be answered with success; .code 0: it can. */
static struct sc_refusal find_refusal(const struct sc_peer *peer, const struct sc_message *message,
	const struct sc_introduction *introduction, struct sc_fault *fault)
{
	bool named = introduction->origin_host.at != NULL && introduction->origin_realm.at != NULL;

	if (sc_request_check_header(message, fault) && peer == NULL && named)
		return unknown_peer;
	if (fault->code != 0 || !sc_rules_check(message, fault))
		return (struct sc_refusal){
			.code = fault->code, .message = fault->message, .fault = fault
		};
	if (peer == NULL)
		return unknown_peer;
	if (introduction->wants_security)
		return (struct sc_refusal){ .code = SC_DIAMETER_NO_COMMON_SECURITY };
	if (introduction->applications == 0 && !introduction->relay)
		return (struct sc_refusal){ .code = SC_DIAMETER_NO_COMMON_APPLICATION };
	return (struct sc_refusal){ 0 };
}

static void remember(struct sc_peer *peer, uint32_t applications, bool relay)
{
	peer->applications = applications;
	peer->relay = relay;
}

static void note_realm(struct sc_peer *peer, struct sc_text realm)
{
	if (peer->any_realm && realm.length <= SC_IDENTITY_LIMIT)
		snprintf(peer->realm, sizeof(peer->realm), "%.*s", SC_TEXT_ARG(realm));
}

static void welcome(struct sc_connection *connection)
{
	struct sc_peer *peer = connection->peer;

	remember(peer, connection->held_applications, connection->held_relay);
	sc_origin_state_heard(peer->node, sc_peer_name(peer), connection->held_origin_state);
	peer->current = connection;
	sc_capabilities_answer(
		connection, connection->held_hop_by_hop, connection->held_end_to_end, NULL);
	sc_peer_opened(connection);
}

static void refuse_duplicate(struct sc_connection *connection)
{
	const struct sc_header header = {
		.hop_by_hop = connection->held_hop_by_hop,
		.end_to_end = connection->held_end_to_end,
	};
	const struct sc_refusal refusal = {
		.code = SC_DIAMETER_ELECTION_LOST,
		.message = "another connection to this peer is alive",
	};

	refuse(connection, &header, &refusal);
}

static void hold(struct sc_connection *connection)
{
	struct sc_peer *peer = connection->peer;

	if (peer->held != NULL) {
		refuse_duplicate(connection);
		return;
	}
	peer->held = connection;
	connection->state = SC_CONNECTION_HELD;
	sc_input_stop(connection);
	sc_connection_set_timer(connection, connection->node->settings.times.capabilities);
	if (peer->current != NULL)
		sc_watchdog_probe(peer->current);
}

/* RFC 6733 5.6.4: of two nodes that connect to each other at the same time, the one with the
 * greater identity keeps the connection the other one made. */
static bool we_win(const struct sc_peer *peer)
{
	return sc_text_compare(sc_text_of(peer->node->identity), sc_text_of(peer->identity)) > 0;
}

static void settle(struct sc_connection *connection)
{
	struct sc_peer *peer = connection->peer;
	struct sc_connection *attempt = peer->attempt;

	if (peer->current != NULL ||
		(attempt != NULL && attempt->state == SC_CONNECTION_AWAITING_CEA &&
			!we_win(peer))) {
		hold(connection);
		return;
	}
	if (attempt != NULL) {
		peer->attempt = NULL;
		sc_connection_close(attempt);
	}
	welcome(connection);
}

void sc_meeting_welcome(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	struct sc_introduction introduction;
	struct sc_refusal refusal;
	struct sc_peer *peer;

	sc_introduction_read(connection->node, message, &introduction);
	peer = find_peer(connection->node, &introduction);
	refusal = find_refusal(peer, message, &introduction, fault);
	if (refusal.code != 0) {
		sc_log(SC_LOG_WARNING, "%.*s (%s): its CER is refused with %u",
			SC_TEXT_ARG(introduction.origin_host), connection->address,
			(unsigned)refusal.code);
		refuse(connection, &message->header, &refusal);
		return;
	}
	if (!introduction.names_address)
		sc_log(SC_LOG_NOTICE, "%.*s (%s): its CER has no Host-IP-Address and is taken",
			SC_TEXT_ARG(introduction.origin_host), connection->address);
	connection->peer = peer;
	connection->held_hop_by_hop = message->header.hop_by_hop;
	connection->held_end_to_end = message->header.end_to_end;
	connection->held_applications = introduction.applications;
	connection->held_relay = introduction.relay;
	connection->held_origin_state = message->origin_state;
	note_realm(peer, introduction.origin_realm);
	settle(connection);
}

void sc_meeting_again(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	struct sc_peer *peer = connection->peer;
	struct sc_introduction introduction;
	struct sc_refusal refusal;

	sc_introduction_read(connection->node, message, &introduction);
	if (!sc_text_equal_nocase(sc_peer_name(peer), introduction.origin_host))
		peer = NULL;
	refusal = find_refusal(peer, message, &introduction, fault);
	if (peer == NULL || refusal.code != 0) {
		refuse(connection, &message->header, &refusal);
		return;
	}
	remember(peer, introduction.applications, introduction.relay);
	sc_origin_state_heard(peer->node, sc_peer_name(peer), message->origin_state);
	sc_capabilities_answer(
		connection, message->header.hop_by_hop, message->header.end_to_end, NULL);
}

/* Whether the node that answered is the one we wanted to reach; a peer of any identity becomes
 * known here. */
static bool learn_identity(struct sc_peer *peer, const struct sc_introduction *introduction)
{
	struct sc_text host = introduction->origin_host;

	if (peer->any_identity) {
		if (host.length == 0 || host.length > SC_IDENTITY_LIMIT)
			return false;
		snprintf(peer->identity, sizeof(peer->identity), "%.*s", SC_TEXT_ARG(host));
	} else if (!sc_text_equal_nocase(sc_text_of(peer->identity), host)) {
		return false;
	}
	note_realm(peer, introduction->origin_realm);
	return peer->any_realm ||
	       sc_text_equal_nocase(sc_text_of(peer->realm), introduction->origin_realm);
}

void sc_meeting_answered(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	struct sc_peer *peer = connection->peer;
	struct sc_introduction introduction;

	sc_introduction_read(connection->node, message, &introduction);
	if (fault->code != 0 || introduction.result != SC_DIAMETER_SUCCESS) {
		sc_log(SC_LOG_WARNING, "%s (%s) refuses us with %u", peer->identity,
			connection->address, (unsigned)introduction.result);
		peer->failure = "it refuses our capabilities exchange";
		sc_peer_drop(connection);
		return;
	}
	if (!learn_identity(peer, &introduction)) {
		sc_log(SC_LOG_WARNING, "at %s is %.*s of %.*s, not %s: left", connection->address,
			SC_TEXT_ARG(introduction.origin_host),
			SC_TEXT_ARG(introduction.origin_realm), peer->identity);
		peer->failure = "somebody else answers there";
		sc_peer_drop(connection);
		return;
	}
	remember(peer, introduction.applications, introduction.relay);
	sc_origin_state_heard(peer->node, sc_peer_name(peer), message->origin_state);
	peer->attempt = NULL;
	peer->current = connection;
	sc_meeting_refuse_held(peer);
	sc_peer_opened(connection);
}

void sc_meeting_refuse_held(struct sc_peer *peer)
{
	struct sc_connection *held = peer->held;

	if (held != NULL)
		refuse_duplicate(held);
}

void sc_meeting_take_held(struct sc_peer *peer)
{
	struct sc_connection *held = peer->held;

	peer->held = NULL;
	welcome(held);
	sc_turn_join(held);
}

void sc_meeting_held_expired(struct sc_connection *connection)
{
	struct sc_peer *peer = connection->peer;
	struct sc_connection *older = peer->current != NULL ? peer->current : peer->attempt;

	sc_log(SC_LOG_NOTICE, "%s: its older connection does not answer, the newer one takes over",
		peer->identity);
	if (older != NULL)
		sc_peer_drop(older);
	else
		sc_meeting_take_held(peer);
}
