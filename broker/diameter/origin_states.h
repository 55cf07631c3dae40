/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Has a host lost what it knew? The Origin-State-Ids that hosts say, peers and those behind relays,
 * remembered by Origin-Host (RFC 6733 8.16). A higher one than before means that the host has
 * restarted; an equal or absent one, 0, and a lower one mean nothing. The host not heard for
 * longest makes room for a new one.
 */
#ifndef SC_ORIGIN_STATES_H
#define SC_ORIGIN_STATES_H

#include <stdint.h>

#include "status.h"
#include "text.h"

struct sc_node;

enum sc_status sc_origin_states_open(struct sc_node *node);
void sc_origin_states_free(struct sc_node *node);
/* A host that may speak under this name has said this, 0: nothing. Tells the applications when it
 * has restarted. */
void sc_origin_state_heard(struct sc_node *node, struct sc_text host, uint32_t origin_state);
/* The highest one it has said, 0: none, or it is forgotten. */
uint32_t sc_origin_state_of(const struct sc_node *node, struct sc_text host);

#endif
