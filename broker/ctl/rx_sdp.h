/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which Media-Component-Descriptions does an AF make of SDP (TS 29.213 6.2, TS 29.214 5.3.7)? One
 * per m= line, seen from the user's side: what the two sides of a call wrote, or what the first of
 * them did as long as the other has not answered.
 */
#ifndef SC_RX_SDP_H
#define SC_RX_SDP_H

#include "rx_language.h"
#include "sdp_read.h"

struct sc_rx_sdp {
	const struct sc_sdp *first;
	const struct sc_sdp *answer; /* NULL: there is none yet */
	bool from_network;           /* the first one came from the other side, not from the user */
	bool no_offer;               /* the first one is none: nobody is expected to answer */
};

/* Fills media, media_count and, as long as an answer is missing, Service-Info-Status. MALFORMED,
 * OUT_OF_ROOM with a sentence: *aar is of no use. */
enum sc_status sc_rx_sdp_describe(struct sc_arena *arena, const struct sc_rx_sdp *sdp,
	struct rx_aar *aar, struct sc_problem *problem);

#endif
