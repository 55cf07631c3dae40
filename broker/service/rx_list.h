/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which AF sessions are live, for somebody who looks at them? One page after the other: a page is
 * bounded in what it shows and in what it walks over, so that looking at very many keeps nobody
 * waiting. What stays as it is from page to page is shown once; where sessions come, go or change
 * between two pages, they and their neighbours in the table may be shown twice or not at all. And
 * what do they wait for, and for whom?
 */
#ifndef SC_RX_LIST_H
#define SC_RX_LIST_H

#include "export.h"
#include "rx_session.h"
#include "service.h"

enum {
	SC_RX_LIST_SESSIONS = 64,    /* of one page */
	SC_RX_LIST_COMPONENTS = 256, /* a page that has so many is full */
	SC_RX_LIST_PLACES = 1 << 16, /* of the table that one page walks over */
	SC_RX_LIST_AUDIENCES = 16    /* AFs that totals say more of */
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

/* What is still to happen before an AF has heard what it must. */
enum sc_rx_awaited {
	SC_RX_AWAITED_NOTHING,
	SC_RX_AWAITED_TURN, /* the session is to be looked at, or what was decided to be written */
	SC_RX_AWAITED_WAY,  /* nothing can leave for the AF right now */
	SC_RX_AWAITED_ROOM, /* others leave for the same AF first */
	SC_RX_AWAITED_ANSWER, /* of the AF */
	SC_RX_AWAITED_STR,
	SC_RX_AWAITED_COUNT
};

/* One AF that must hear something. */
struct sc_rx_audience {
	struct sc_text host; /* of the service, and only until it is asked for anything else */
	bool reachable;
	uint32_t waiting; /* sessions about which something waits to be sent */
	uint32_t outstanding;
};

struct sc_rx_totals {
	uint32_t sessions;
	uint32_t ending;    /* of these */
	uint32_t strs_due;  /* of these: the ASR was answered */
	uint32_t audiences; /* AFs that must hear something; of some of them more is said */
	struct sc_rx_audience audience[SC_RX_LIST_AUDIENCES];
};

SC_EXPORT enum sc_rx_awaited sc_rx_awaited(
	const struct sc_service *service, struct sc_text session_id);
/* When time itself makes it be looked at again (rx_time.h): epoch seconds, 0: never. */
SC_EXPORT int64_t sc_rx_holds_until(const struct sc_service *service, struct sc_text session_id);
SC_EXPORT void sc_rx_total(const struct sc_service *service, struct sc_rx_totals *totals);

#endif
