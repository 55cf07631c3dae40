/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a session description say (RFC 8866)? Per m= line what a policy server is told about it
 * (TS 29.213 6.2): kind, transport, addresses, direction, bandwidth, and the lines themselves.
 * Sofia's parser reads; it never sees what it cannot bear. For whoever has such a description;
 * which side wrote it, and what is made of it, is not known here.
 */
#ifndef SC_SDP_READ_H
#define SC_SDP_READ_H

#include "arena.h"
#include "problem.h"

enum {
	SC_SDP_BYTE_LIMIT = 64 * 1024, /* of one description */
	SC_SDP_MEDIA_LIMIT = 16,       /* m= lines of one description */
	SC_SDP_PORT_MAX = 65535
};

/* Not present: never stated. */
struct sc_sdp_rate {
	bool present;
	uint32_t bps;
};

enum sc_sdp_transport {
	SC_SDP_OVER_UDP,
	SC_SDP_OVER_TCP,
	SC_SDP_OVER_SCTP,
	SC_SDP_OVER_SOMETHING /* of which only the name is known */
};

/* One end of a flow. */
struct sc_sdp_end {
	struct sc_text host; /* as written: an address, or a name */
	uint32_t port;
};

struct sc_sdp_media {
	struct sc_text kind;  /* "audio" */
	struct sc_text lines; /* m=, then a= and b= in their order, parted by LF */
	enum sc_sdp_transport transport;
	struct sc_sdp_end media; /* port 0: rejected or removed (RFC 3264 6, 8.2) */
	bool rtp;
	bool rtcp_mux;          /* RFC 5761 */
	struct sc_sdp_end rtcp; /* RFC 3605; port 0: there is no room for one. Of RTP only */
	bool sends;
	bool receives;
	struct sc_sdp_rate as; /* what this side wants to receive (RFC 3264 5) */
	struct sc_sdp_rate rs; /* RFC 3556 */
	struct sc_sdp_rate rr;
};

struct sc_sdp {
	struct sc_sdp_media media[SC_SDP_MEDIA_LIMIT];
	uint32_t media_count; /* at least 1 */
};

/* Lines end with CRLF or LF. MALFORMED, OUT_OF_ROOM with a sentence: *sdp is untouched. */
enum sc_status sc_sdp_read(struct sc_arena *arena, struct sc_text text, struct sc_sdp *sdp,
	struct sc_problem *problem);

#endif
