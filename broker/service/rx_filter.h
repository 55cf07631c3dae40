/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What may a Flow-Description say, and which flow does it mean? An IPFilterRule (RFC 6733 4.3.1)
 * with the restrictions of TS 29.214 5.3.8: permit, in or out, single addresses of one family,
 * single ports or none; nothing negated, nothing "assigned", no options. Whether the flow exists is
 * not asked.
 */
#ifndef SC_RX_FILTER_H
#define SC_RX_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"

/* Octets of a description; a longer one says nothing that a short one cannot. */
enum { SC_RX_FILTER_LIMIT = 512 };

/* One end of a flow. Octets only, and zero where nothing was said, so that equal ends are equal
 * octet by octet. */
struct sc_rx_filter_end {
	uint8_t family;      /* 4, 6; 0: any address */
	uint8_t bits;        /* of the address that count, the others are 0 */
	uint8_t address[16]; /* in network order */
	uint8_t has_port;
	uint8_t port[2]; /* in network order */
};

/* A flow, however it was written. */
struct sc_rx_filter {
	uint8_t out; /* from the network to the user */
	uint8_t any_protocol;
	uint8_t protocol;
	struct sc_rx_filter_end from;
	struct sc_rx_filter_end to;
};

/* False: that may not be said, and *filter is of no use. */
bool sc_rx_filter_read(struct sc_text description, struct sc_rx_filter *filter);
/* An order of flows: < 0, 0, > 0. */
int sc_rx_filter_compare(const struct sc_rx_filter *a, const struct sc_rx_filter *b);

#endif
