/* SPDX-License-Identifier: BSD-2-Clause */
#include "routing.h"

#include "node_state.h"

/* Who asks may name the application by a description of his own: its id is what peers know. */
static uint32_t offer_bit(const struct sc_node *node, const struct sc_application *application)
{
	for (uint32_t i = 0; i < node->served_count; i++) {
		if (node->served[i].application->id == application->id)
			return UINT32_C(1) << i;
	}
	return 0;
}

bool sc_route_takes(const struct sc_peer *peer, const struct sc_application *application)
{
	uint32_t bit = offer_bit(peer->node, application);

	return bit != 0 && peer->current != NULL && peer->current->state == SC_CONNECTION_OPEN &&
	       ((peer->applications & bit) != 0 || peer->relay);
}

bool sc_route_relays(const struct sc_peer *peer)
{
	return peer->relays || peer->relay;
}

static bool is_named(const struct sc_peer *peer, struct sc_text name)
{
	return name.length != 0 && sc_text_equal_nocase(sc_peer_name(peer), name);
}

static bool is_of_realm(const struct sc_peer *peer, struct sc_text realm)
{
	return realm.length == 0 || sc_text_equal_nocase(sc_text_of(peer->realm), realm);
}

/* How good a way this peer is, 0: none. */
static int weigh(const struct sc_peer *peer, const struct sc_ask *ask)
{
	if (is_named(peer, ask->destination_host))
		return 4;
	if (is_named(peer, ask->via))
		return 3;
	if (ask->destination_host.length == 0 && is_of_realm(peer, ask->destination_realm))
		return 2;
	return sc_route_relays(peer) ? 1 : 0;
}

struct sc_peer *sc_route_choose(const struct sc_node *node, const struct sc_ask *ask)
{
	struct sc_peer *chosen = NULL;
	int best = 0;

	for (uint32_t i = 0; i < node->peer_count; i++) {
		struct sc_peer *peer = &node->peers[i];
		int weight = weigh(peer, ask);

		if (weight > best && sc_route_takes(peer, ask->application)) {
			chosen = peer;
			best = weight;
		}
	}
	return chosen;
}
