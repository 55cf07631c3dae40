/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who takes a question of ours further? RFC 6733 6.1.6 with what we know: straight to the host when
 * it is an open peer; else through the peer that carried its requests; else through any that
 * relays; and when it may be any host, to one of the realm.
 */
#ifndef SC_ROUTING_H
#define SC_ROUTING_H

#include <stdbool.h>

#include "node.h"

struct sc_peer;

/* NULL: nobody open leads there. */
struct sc_peer *sc_route_choose(const struct sc_node *node, const struct sc_ask *ask);
/* Whether it is open, and speaks that application or relays what it does not speak. */
bool sc_route_takes(const struct sc_peer *peer, const struct sc_application *application);
/* Whether it carries messages of other hosts: our settings say so, or it does. */
bool sc_route_relays(const struct sc_peer *peer);

#endif
