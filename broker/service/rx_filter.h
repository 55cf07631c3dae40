/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What may a Flow-Description say? An IPFilterRule (RFC 6733 4.3.1) with the restrictions of
 * TS 29.214 5.3.8: permit, in or out, single addresses, single ports or none; nothing negated,
 * nothing "assigned", no options. Whether the flow exists is not asked.
 */
#ifndef SC_RX_FILTER_H
#define SC_RX_FILTER_H

#include <stdbool.h>

#include "text.h"

bool sc_rx_filter_is_allowed(struct sc_text description);

#endif
