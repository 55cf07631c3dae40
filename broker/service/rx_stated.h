/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What did the AF state about its service, and can one message say so (TS 29.214 5.3.16, 5.3.18)?
 * Numbers and flows stand in it once, filters are what they may be, and it does not contradict
 * itself. What the session was before is not known here.
 */
#ifndef SC_RX_STATED_H
#define SC_RX_STATED_H

#include "arena.h"
#include "rx_session.h"
#include "status.h"

/* One Media-Sub-Component as stated. */
struct sc_rx_stated_flow {
	struct sc_rx_flow flow;
	const struct sc_text *descriptions; /* IPFilterRules */
	uint32_t description_count;
	bool has_usage;
};

/* One Media-Component-Description as stated. */
struct sc_rx_stated_component {
	uint32_t number;
	bool has_media;
	bool media_is_described; /* by Codec-Data only, which yields to every Media-Type before */
	bool has_status;
	enum sc_media media;
	enum sc_flow_status status;
	struct sc_rx_rate up; /* Max-Requested-Bandwidth */
	struct sc_rx_rate down;
	struct sc_rx_rate least_up; /* Min-Requested-Bandwidth */
	struct sc_rx_rate least_down;
	struct sc_rx_version version;
	struct sc_text service;       /* .at NULL: not stated */
	const struct sc_text *codecs; /* none: not stated */
	const struct sc_rx_stated_flow *flows;
	uint32_t codec_count;
	uint32_t flow_count;
};

struct sc_rx_stated {
	const struct sc_rx_stated_component *components;
	uint32_t component_count;
	bool has_standing;      /* Service-Info-Status is there */
	bool preliminary;       /* and says so */
	bool several_dialogues; /* SIP-Forking-Indication; absent is one */
};

enum sc_rx_element {
	SC_RX_ELEMENT_NONE,
	SC_RX_ELEMENT_COMPONENT,   /* the whole description */
	SC_RX_ELEMENT_MEDIA_TYPE,  /* missing in it */
	SC_RX_ELEMENT_LEAST_UP,    /* its Min-Requested-Bandwidth-UL */
	SC_RX_ELEMENT_LEAST_DOWN,  /* its Min-Requested-Bandwidth-DL */
	SC_RX_ELEMENT_FLOW,        /* a whole sub-component */
	SC_RX_ELEMENT_FLOW_STATUS, /* that of a sub-component */
	SC_RX_ELEMENT_DESCRIPTION, /* a flow description of it */
	SC_RX_ELEMENT_CHARGING_ID, /* AF-Charging-Identifier */
	SC_RX_ELEMENT_COUNT
};

/* Where in the request the trouble is; positions count from 0 in the order of the request. */
struct sc_rx_offender {
	enum sc_rx_element element;
	uint32_t component;
	uint32_t flow;
	uint32_t description;
};

/* FILTER_RESTRICTED; SERVICE_INFORMATION_INVALID: a number or a flow twice, or a contradiction;
 * OUT_OF_ROOM. */
enum sc_status sc_rx_stated_check(
	struct sc_arena *arena, const struct sc_rx_stated *stated, struct sc_rx_offender *offender);

#endif
