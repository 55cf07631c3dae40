/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a session consist of after this request? Nothing stored is touched.
 *
 * What the AF stated is laid over what was accepted before (TS 29.214 4.4.2, 5.3.16, 5.3.18): what
 * is left out stays, also when preliminary information becomes final; REMOVED takes away; a
 * sub-component overrides its component, until the component says something newer; filters and
 * codecs that are stated replace those before. Service information without Service-Info-Status is
 * final (5.3.25); a message without service information leaves that as it is, unless it says.
 *
 * While several dialogues share the session (5.3.22) what they state is joined; the first service
 * information that speaks of one dialogue again is the whole of it (Annex A.3): what it leaves out
 * is gone, except for the AF's own signalling, which belongs to no dialogue.
 *
 * Content-Version names a content (5.3.16) and is kept with it; there is no order of such names,
 * and none is refused.
 */
#ifndef SC_RX_CONTENT_H
#define SC_RX_CONTENT_H

#include "facts.h"
#include "rx_stated.h"

enum {
	SC_RX_COMPONENT_LIMIT = SC_COMPONENT_LIMIT, /* of one session: a decision is about all */
	SC_RX_FLOW_LIMIT = 32,                      /* sub-components of one component */
};

/* What the session says once this is accepted, from what it said and what was stated, which passed
 * sc_rx_stated_check(). `now` stamps what became active. SERVICE_INFORMATION_INVALID: the media of
 * something new are missing, or a limit is reached; OUT_OF_ROOM: *session is untouched. */
enum sc_status sc_rx_content_merge(struct sc_arena *arena, const struct sc_rx_stated *stated,
	int64_t now, struct sc_rx_session *session, struct sc_rx_offender *offender);

/* Which way a component's media may flow: what its flows allow together, RTCP aside. */
enum sc_flow sc_rx_component_direction(const struct sc_rx_component *component);

#endif
