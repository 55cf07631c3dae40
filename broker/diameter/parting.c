/* SPDX-License-Identifier: BSD-2-Clause */
#include "parting.h"

#include "base_messages.h"
#include "connection.h"
#include "log.h"
#include "node_state.h"
#include "peer.h"
#include "request_check.h"

static void depart(struct sc_connection *connection)
{
	connection->state = SC_CONNECTION_DEPARTING;
	sc_connection_set_timer(connection, connection->node->settings.times.stop);
}

void sc_parting_begin(struct sc_connection *connection)
{
	if (connection->state == SC_CONNECTION_DEPARTING)
		return;
	depart(connection);
	sc_send_good_bye(connection, SC_DISCONNECT_REBOOTING);
}

static void say_yes(struct sc_connection *connection, uint32_t hop_by_hop, uint32_t end_to_end)
{
	static const struct sc_fault none = { .code = 0 };
	const struct sc_header request = {
		.code = SC_COMMAND_DISCONNECT_PEER,
		.hop_by_hop = hop_by_hop,
		.end_to_end = end_to_end,
	};

	sc_send_base_answer(connection, &request, &none);
}

/* RFC 6733 5.4.2: whoever gets DPA closes the connection, so what is parked is answered before. A
 * peer that cannot wait for that and asks again has its way. */
static void agree(struct sc_connection *connection, const struct sc_header *request)
{
	if (connection->parked != 0 && !connection->owes_good_bye) {
		connection->owes_good_bye = true;
		connection->held_hop_by_hop = request->hop_by_hop;
		connection->held_end_to_end = request->end_to_end;
		return;
	}
	say_yes(connection, request->hop_by_hop, request->end_to_end);
	if (connection->parked == 0)
		sc_peer_leave(connection);
}

/* RFC 6733 5.4: whoever says good-bye wants to be left alone for a while. */
void sc_parting_asked(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	static const char *const causes[] = {
		[SC_DISCONNECT_REBOOTING] = "it restarts",
		[SC_DISCONNECT_BUSY] = "it is busy",
		[SC_DISCONNECT_DO_NOT_WANT_TO_TALK_TO_YOU] = "it has nothing to say",
	};
	struct sc_peer *peer = connection->peer;

	if (!sc_request_check_base(peer, message, fault)) {
		sc_send_base_answer(connection, &message->header, fault);
		return;
	}
	sc_log(SC_LOG_NOTICE, "peer %s says good-bye: %s", peer->identity,
		causes[sc_disconnect_cause(message)]);
	peer->reconnect_wait = peer->node->settings.times.reconnect;
	if (connection->state != SC_CONNECTION_DEPARTING)
		depart(connection);
	agree(connection, &message->header);
}

void sc_parting_agreed(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	connection->agreed = true;
	if (connection->parked == 0)
		sc_peer_leave(connection);
}

void sc_parting_nothing_parked(struct sc_connection *connection)
{
	if (connection->state == SC_CONNECTION_DEPARTING &&
		(connection->owes_good_bye || connection->agreed))
		sc_connection_set_timer(connection, 0);
}

void sc_parting_due(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	if (connection->owes_good_bye)
		say_yes(connection, connection->held_hop_by_hop, connection->held_end_to_end);
	if (connection->owes_good_bye || connection->agreed)
		sc_peer_leave(connection);
	else
		sc_peer_drop(connection);
}
