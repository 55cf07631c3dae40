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

/* All is said; what is parked may take the rest of the time. */
static void leave_when_answered(struct sc_connection *connection)
{
	connection->parting = true;
	if (connection->parked == 0)
		sc_peer_leave(connection);
}

void sc_parting_begin(struct sc_connection *connection)
{
	if (connection->state == SC_CONNECTION_DEPARTING)
		return;
	depart(connection);
	sc_send_good_bye(connection, SC_DISCONNECT_REBOOTING);
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
	bool right = sc_request_check_base(peer, message, fault);

	sc_send_base_answer(connection, &message->header, fault);
	if (!right)
		return;
	sc_log(SC_LOG_NOTICE, "peer %s says good-bye: %s", peer->identity,
		causes[sc_disconnect_cause(message)]);
	peer->reconnect_wait = peer->node->settings.times.reconnect;
	if (connection->state != SC_CONNECTION_DEPARTING)
		depart(connection);
	leave_when_answered(connection);
}

void sc_parting_agreed(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	leave_when_answered(connection);
}

void sc_parting_nothing_parked(struct sc_connection *connection)
{
	if (connection->parting && connection->state == SC_CONNECTION_DEPARTING)
		sc_connection_set_timer(connection, 0);
}

void sc_parting_due(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault)
{
	(void)message;
	(void)fault;
	if (connection->parting && connection->parked == 0)
		sc_peer_leave(connection);
	else
		sc_peer_drop(connection);
}
