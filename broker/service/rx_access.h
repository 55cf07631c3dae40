/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can an AF be told about the access a session is on (TS 29.214 4.4.1, 5.3.27, 5.3.39)? For
 * the Rx files of this floor.
 */
#ifndef SC_RX_ACCESS_H
#define SC_RX_ACCESS_H

#include "rx_binding.h"
#include "rx_session.h"

/* All unknown when the binding is to no particular contact. The text is the snapshot's. */
struct sc_rx_access sc_rx_access_of(const struct sc_rx_binding *binding, int64_t now);
/* When the first of the contacts that tell about the access expires; epoch seconds, 0: none will.
 */
int64_t sc_rx_access_until(const struct sc_rx_binding *binding, int64_t now);
/* 3GPP radio tells its own network; every other access is where the subscriber is. */
struct sc_text sc_rx_network_of(
	const struct sc_subscriber *subscriber, const struct sc_contact *contact, int64_t now);

#endif
