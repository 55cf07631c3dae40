/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which functions serve Rx? One per command, called by the node (application.h). Each answers when
 * its effect is durable, and asks again when another request about the same session came first.
 */
#ifndef SC_RX_SERVE_H
#define SC_RX_SERVE_H

#include "application.h"

/* The courier of RARs and ASRs (rx_push.h): works while the node is open. */
void rx_courier_begin(struct sc_node *node, struct sc_service *service);
void rx_courier_end(void);

/* AAR: TS 29.214 4.4.1, 4.4.2. */
void rx_serve_aa(struct sc_exchange *exchange);
/* STR: TS 29.214 4.4.4. */
void rx_serve_session_termination(struct sc_exchange *exchange);

/* Hooks of the application. */
void rx_opened(struct sc_node *node, struct sc_service *service);
void rx_closing(struct sc_node *node);
void rx_peer_opened(struct sc_node *node, struct sc_text identity, bool relays);
void rx_peer_restarted(struct sc_node *node, struct sc_text origin_host, uint32_t origin_state);

#endif
