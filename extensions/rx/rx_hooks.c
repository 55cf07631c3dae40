/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What the node tells of itself and of its peers: restarts of AFs (RFC 6733 8.16), and ways to
 * them.
 */
#include "node.h"
#include "rx_push.h"
#include "rx_restart.h"
#include "rx_serve.h"

/* Where the service of the node is found while it is open. */
static struct sc_service *served;

static void recall(void *owner, struct sc_text host, uint32_t origin_state)
{
	/* What finds no memory is as good as a host that was never heard. */
	(void)sc_node_recall_origin_state(owner, host, origin_state);
}

void rx_opened(struct sc_node *node, struct sc_service *service)
{
	served = service;
	sc_rx_each_origin_state(service, recall, node);
	rx_courier_begin(node, service);
}

void rx_closing(struct sc_node *node)
{
	(void)node;
	rx_courier_end();
	served = NULL;
}

void rx_peer_opened(struct sc_node *node, struct sc_text identity, bool relays)
{
	(void)node;
	(void)identity;
	(void)relays;
	sc_rx_way_opened(served);
}

void rx_peer_restarted(struct sc_node *node, struct sc_text origin_host, uint32_t origin_state)
{
	(void)node;
	sc_rx_peer_restarted(served, origin_host, origin_state);
}
