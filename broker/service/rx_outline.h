/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What will an AF session be after this request, its media aside (TS 29.214 4.4.1, 4.4.2)? What the
 * request leaves out stays as it was. For the Rx files of this floor.
 */
#ifndef SC_RX_OUTLINE_H
#define SC_RX_OUTLINE_H

#include "rx_authorise.h"

/* What was found out about the request. */
struct sc_rx_footing {
	const struct sc_rx_session *before; /* what it modifies, NULL: nothing */
	const struct sc_rx_binding *binding;
	const uint32_t *features; /* agreed on, by list, of a new session */
};

/* Texts of the session are those of the request, of what was before and of the snapshot. */
void sc_rx_outline(const struct sc_service *service, const struct sc_rx_request *request,
	const struct sc_rx_footing *footing, struct sc_rx_session *session);

#endif
