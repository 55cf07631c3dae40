/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a session consist of after this request? Takes what the AF stated, checks it, and lays
 * it over what was accepted before (TS 29.214 4.4.1, 4.4.2): what is left out stays, REMOVED takes
 * away, a sub-component overrides its component. Nothing stored is touched.
 */
#ifndef SC_RX_CONTENT_H
#define SC_RX_CONTENT_H

#include "arena.h"
#include "facts.h"
#include "rx_session.h"
#include "status.h"

enum {
	SC_RX_COMPONENT_LIMIT = SC_COMPONENT_LIMIT, /* of one session: a decision is about all */
	SC_RX_FLOW_LIMIT = 32,                      /* sub-components of one component */
};

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
	bool has_status;
	enum sc_media media;
	enum sc_flow_status status;
	struct sc_rx_rate up;
	struct sc_rx_rate down;
	struct sc_text service;       /* .at NULL: not stated */
	const struct sc_text *codecs; /* none: not stated */
	const struct sc_rx_stated_flow *flows;
	uint32_t codec_count;
	uint32_t flow_count;
};

enum sc_rx_element {
	SC_RX_ELEMENT_NONE,
	SC_RX_ELEMENT_COMPONENT,   /* the whole description */
	SC_RX_ELEMENT_MEDIA_TYPE,  /* missing in it */
	SC_RX_ELEMENT_FLOW,        /* a whole sub-component */
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

struct sc_rx_stated {
	const struct sc_rx_stated_component *components;
	uint32_t component_count;
};

/* SERVICE_INFORMATION_INVALID: a number twice, media unknown, too many. FILTER_RESTRICTED. */
enum sc_status sc_rx_content_check(
	const struct sc_rx_stated *stated, struct sc_rx_offender *offender);
/* Fills session->components from those it has and what was stated, which passed the check. `now`
 * stamps what became active. SERVICE_INFORMATION_INVALID, OUT_OF_ROOM: *session is untouched. */
enum sc_status sc_rx_content_merge(struct sc_arena *arena, const struct sc_rx_stated *stated,
	int64_t now, struct sc_rx_session *session, struct sc_rx_offender *offender);

/* Which way a component's media may flow: what its flows allow together, RTCP aside. */
enum sc_flow sc_rx_component_direction(const struct sc_rx_component *component);

#endif
