/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What must an AF hear about its session now (TS 29.214 4.4.6)? Decides the session anew over the
 * access it is on, and compares with what the AF was told. For the Rx files of this floor.
 */
#ifndef SC_RX_REPORT_H
#define SC_RX_REPORT_H

#include "arena.h"
#include "rx_content.h"
#include "service.h"

/* TS 29.214 5.3.13 and 5.3.1. */
enum {
	SC_RX_ACTION_RELEASE_OF_BEARER = 4,
	SC_RX_ACTION_IP_CAN_CHANGE = 6,
	SC_RX_ACTION_PLMN_CHANGE = 16,

	SC_RX_ABORT_BEARER_RELEASED = 0,
	SC_RX_ABORT_PS_TO_CS_HANDOVER = 3,
	SC_RX_ABORT_NONE = -1
};

/* What is new about a component: DROP says that it may not be carried any longer; anything else
 * that it may again, which no AF hears of before it asks. */
struct sc_rx_news {
	uint32_t number;              /* of the component */
	struct sc_rx_version version; /* that the AF gave it */
	enum sc_directive directive;
	enum sc_reason reason;
	int64_t rule; /* row of the rule that refuses it, 0: none, or the built-in policy */
};

struct sc_rx_report {
	bool ends;          /* nothing of the session may be carried any longer */
	int32_t cause;      /* Abort-Cause, SC_RX_ABORT_NONE: none */
	uint32_t actions;   /* bit per Specific-Action that the AF subscribed to; 0: nothing */
	bool access_is_new; /* also when the AF did not want to hear of it */
	struct sc_rx_access access; /* as it is; the text is the snapshot's */
	enum sc_access kind;        /* of the contact */
	bool is_somewhere;          /* there is something to tell to who asked where the user is */
	struct sc_rx_news news[SC_RX_COMPONENT_LIMIT];
	uint32_t news_count;
	int64_t valid_until; /* epoch seconds, 0: whatever the clock shows; or it ends */
};

/* OUT_OF_ROOM: the arena is too small, or a limit of a decision is reached. */
enum sc_status sc_rx_report(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_session *session, struct sc_rx_report *report);

#endif
