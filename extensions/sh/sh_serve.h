/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which functions serve Sh? One per command, called by the node (application.h); and the courier
 * who sends notifications.
 */
#ifndef SC_SH_SERVE_H
#define SC_SH_SERVE_H

#include "application.h"

/* UDR: TS 29.328 6.1.1. */
void sh_serve_user_data(struct sc_exchange *exchange);
/* PUR: TS 29.328 6.1.2. */
void sh_serve_profile_update(struct sc_exchange *exchange);
/* SNR: TS 29.328 6.1.3. */
void sh_serve_subscribe_notifications(struct sc_exchange *exchange);

/* PNR: TS 29.328 6.1.4; hooks of the application. */
void sh_opened(struct sc_node *node, struct sc_service *service);
void sh_closing(struct sc_node *node);
void sh_peer_opened(struct sc_node *node, struct sc_text identity, bool relays);

#endif
