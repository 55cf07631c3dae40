/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What of an AF session has the radio network taken to circuits (SRVCC, TS 23.216)? The bearers of
 * such media are released for good, whatever the policy says of the access they are left with
 * (TS 29.214 4.4.6.2, 5.3.1). For the Rx files of this floor.
 */
#ifndef SC_RX_HANDOVER_H
#define SC_RX_HANDOVER_H

#include "facts.h"
#include "rx_binding.h"
#include "rx_session.h"

/* The kinds of media that are in circuits now; 0: none, also when the session was begun there. The
 * binding tells where its contact is; a contact of SC_NONE: that has gone. */
sc_media_set sc_rx_taken_to_circuits(
	const struct sc_rx_session *session, const struct sc_rx_binding *binding, int64_t now);

#endif
