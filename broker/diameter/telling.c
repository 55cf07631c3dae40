/* SPDX-License-Identifier: BSD-2-Clause */
#include "telling.h"

#include "log.h"
#include "node_state.h"
#include "routing.h"

void sc_tell_opened(struct sc_node *node)
{
	node->told = true;
	for (uint32_t i = 0; i < node->served_count; i++) {
		const struct sc_application *application = node->served[i].application;

		if (application->opened != NULL)
			application->opened(node, node->settings.service);
	}
}

void sc_tell_closing(struct sc_node *node)
{
	if (!node->told)
		return;
	node->told = false;
	for (uint32_t i = 0; i < node->served_count; i++) {
		const struct sc_application *application = node->served[i].application;

		if (application->closing != NULL)
			application->closing(node);
	}
}

void sc_tell_peer_opened(struct sc_peer *peer)
{
	const struct sc_node *node = peer->node;

	for (uint32_t i = 0; i < node->served_count; i++) {
		const struct sc_application *application = node->served[i].application;

		if (application->peer_opened != NULL && sc_route_takes(peer, application))
			application->peer_opened(
				peer->node, sc_peer_name(peer), sc_route_relays(peer));
	}
}

void sc_tell_restarted(struct sc_node *node, struct sc_text host, uint32_t origin_state)
{
	sc_log(SC_LOG_NOTICE, "%.*s has restarted: its Origin-State-Id is now %u",
		SC_TEXT_ARG(host), (unsigned)origin_state);
	for (uint32_t i = 0; i < node->served_count; i++) {
		const struct sc_application *application = node->served[i].application;

		if (application->peer_restarted != NULL)
			application->peer_restarted(node, host, origin_state);
	}
}
