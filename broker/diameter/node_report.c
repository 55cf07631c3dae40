/* SPDX-License-Identifier: BSD-2-Clause */
#include "node_report.h"

#include <string.h>

#include "asking.h"
#include "node_state.h"
#include "peer.h"

const char *sc_peer_state_name(enum sc_peer_state state)
{
	static const char *const names[SC_PEER_STATE_COUNT] = {
		[SC_PEER_CLOSED] = "closed",
		[SC_PEER_CONNECTING] = "connecting",
		[SC_PEER_INTRODUCING] = "introducing",
		[SC_PEER_OPEN] = "open",
		[SC_PEER_SUSPECT] = "suspect",
		[SC_PEER_REOPEN] = "reopen",
		[SC_PEER_CLOSING] = "closing",
	};

	return names[state];
}

void sc_node_report(const struct sc_node *node, struct sc_node_report *report)
{
	*report = (struct sc_node_report){
		.identity = sc_text_of(node->identity),
		.realm = sc_text_of(node->realm),
		.peer_count = node->peer_count,
		.connections = node->connections,
		.parked = node->parked,
		.questions = sc_questions_waiting(node),
		.turned_down = node->turned_down,
		.late = node->late,
		.refused = node->refused,
		.garbage = node->garbage,
	};
	for (uint32_t i = 0; i < node->settings.limits.connections; i++) {
		const struct sc_connection *connection = node->slots[i].connection;

		if (connection != NULL && connection->state == SC_CONNECTION_AWAITING_CER)
			report->strangers++;
	}
}

void sc_node_report_peer(const struct sc_node *node, uint32_t index, struct sc_peer_report *report)
{
	const struct sc_peer *peer = &node->peers[index];
	const struct sc_connection *connection =
		peer->current != NULL ? peer->current : peer->attempt;

	*report = peer->counts;
	report->identity = sc_text_of(peer->identity);
	report->realm = sc_text_of(peer->realm);
	if (connection != NULL)
		memcpy(report->address, connection->address, sizeof(report->address));
	report->state = sc_peer_state(peer);
	report->failure =
		peer->failure == NULL || report->state != SC_PEER_CLOSED ? "" : peer->failure;
	report->seconds = (uv_now(node->settings.loop) - peer->since) / 1000;
}
