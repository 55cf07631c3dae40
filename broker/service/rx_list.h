/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which AF sessions are live, for somebody who looks at them? One page after the other: a page is
 * bounded in what it shows and in what it walks over, so that looking at very many keeps nobody
 * waiting. Whoever is live all the time is shown once; who comes or goes between two pages may be.
 */
#ifndef SC_RX_LIST_H
#define SC_RX_LIST_H

#include "export.h"
#include "rx_session.h"
#include "service.h"

enum {
	SC_RX_LIST_SESSIONS = 64,    /* of one page */
	SC_RX_LIST_COMPONENTS = 256, /* a page that has so many is full */
	SC_RX_LIST_PLACES = 1 << 16  /* of the table that one page walks over */
};

/* Where a page begins; zeroes: the first. */
struct sc_rx_cursor {
	uint32_t place;
	uint32_t skip; /* sessions of that place that were shown */
};

struct sc_rx_page {
	/* Of the service, and only until it is asked for anything else. */
	const struct sc_rx_session *sessions[SC_RX_LIST_SESSIONS];
	uint32_t count; /* may be 0 though there is more */
	bool more;
};

/* All sessions, from *cursor on, which is moved to the next page. */
SC_EXPORT void sc_rx_list(
	const struct sc_service *service, struct sc_rx_cursor *cursor, struct sc_rx_page *page);
/* Those of the subscription with this name. */
SC_EXPORT void sc_rx_list_of(const struct sc_service *service, struct sc_text subscription,
	struct sc_rx_cursor *cursor, struct sc_rx_page *page);

#endif
