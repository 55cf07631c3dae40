/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Are the names in an AAR as long as names are? Peers choose them and sessions remember them, so
 * that there must be a limit, which the standard leaves open.
 */
#ifndef SC_RX_NAMES_H
#define SC_RX_NAMES_H

#include <stdbool.h>

#include "rx_authorise.h"
#include "rx_language.h"

/* Octets of a Session-Id, of a host, an identity, an APN, of what the AF calls its service. */
enum { RX_NAME_LIMIT = 1024 };

/* False: *result says what to answer. */
bool rx_names_fit(
	const struct rx_aar *aar, const struct sc_rx_request *request, struct sc_result *result);

#endif
