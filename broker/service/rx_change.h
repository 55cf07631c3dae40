/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does what was decided about a session take effect? Its unit goes to the journal while the
 * session stays claimed; after the commit the claims go back and the promise is kept. For the Rx
 * files of this floor.
 */
#ifndef SC_RX_CHANGE_H
#define SC_RX_CHANGE_H

#include "rx_claims.h"
#include "unit.h"

/* Takes the unit and the claims in any case. OK: the promise will be kept. Otherwise it is not
 * taken and nothing will change: OUT_OF_ROOM, OUT_OF_MEMORY, MALFORMED. */
enum sc_status sc_rx_change_write(struct sc_service *service, struct sc_unit *unit,
	struct sc_rx_claim *claims, const struct sc_promise *promise);

#endif
