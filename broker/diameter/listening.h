/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where can peers reach us? One listening socket per address of the settings, bound to exactly that
 * address.
 */
#ifndef SC_LISTENING_H
#define SC_LISTENING_H

#include <netinet/in.h>

#include "node.h"

struct sc_node;

/* Numeric addresses only; whoever has names resolves them before. */
enum sc_status sc_address_parse(const struct sc_node_address *address, uint16_t default_port,
	struct sockaddr_storage *parsed);
enum sc_status sc_listeners_open(
	struct sc_node *node, const struct sc_node_settings *settings, struct sc_problem *problem);
void sc_listeners_stop(struct sc_node *node);

#endif
