/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker remember of an AF session? Who opened it, which subscriber and contact it is
 * bound to, and the service information last accepted (TS 29.214 4.4.1, 5.3). Plain values, so that
 * a session can be merged, judged and stored whole or not at all. Subscriber, contact and device go
 * by what the operator calls them and are looked up anew at each request: row ids are used again
 * once a row is gone.
 */
#ifndef SC_RX_SESSION_H
#define SC_RX_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "text.h"
#include "vocabulary.h"

/* TS 29.214 5.3.11. */
enum sc_flow_status {
	SC_FLOW_STATUS_UPLINK = 0,
	SC_FLOW_STATUS_DOWNLINK = 1,
	SC_FLOW_STATUS_ENABLED = 2,
	SC_FLOW_STATUS_DISABLED = 3,
	SC_FLOW_STATUS_REMOVED = 4,
	SC_FLOW_STATUS_COUNT
};

/* TS 29.214 5.3.12. */
enum sc_flow_usage {
	SC_FLOW_USAGE_NO_INFORMATION = 0,
	SC_FLOW_USAGE_RTCP = 1,
	SC_FLOW_USAGE_AF_SIGNALLING = 2,
	SC_FLOW_USAGE_COUNT
};

/* Bits per second; not present: never stated. */
struct sc_rx_rate {
	bool present;
	uint64_t bps;
};

/* Content-Version; not present: none was stated. */
struct sc_rx_version {
	bool present;
	uint64_t number;
};

/* One Media-Sub-Component. What it states overrides its component. REMOVED ones are here only when
 * the component has no other: then nothing of it may flow. */
struct sc_rx_flow {
	uint32_t number;
	bool has_status;
	enum sc_flow_status status;
	enum sc_flow_usage usage;
	struct sc_rx_rate up;
	struct sc_rx_rate down;
	const struct sc_text *descriptions; /* Flow-Descriptions */
	uint32_t description_count;
};

/* One Media-Component-Description. */
struct sc_rx_component {
	uint32_t number;
	enum sc_media media;
	enum sc_flow_status status;
	struct sc_rx_rate up;
	struct sc_rx_rate down;
	struct sc_text service;       /* AF-Application-Identifier, may be empty */
	const struct sc_text *codecs; /* RTP encoding names */
	uint32_t codec_count;
	const struct sc_rx_flow *flows;
	uint32_t flow_count;
	enum sc_directive directive; /* what the AF was told about it */
	enum sc_reason reason;       /* and why */
	struct sc_rx_version version;
	int64_t made_active_at; /* epoch seconds, 0: never, or that was not final yet */
	int64_t moved_at;       /* epoch seconds, 0: never */
};

/* What is known about an access; -1, empty: unknown. */
struct sc_rx_access {
	int32_t ip_can;      /* IP-CAN-Type */
	int32_t rat;         /* RAT-Type */
	int32_t trusted;     /* AN-Trusted: 0 trusted, 1 untrusted */
	struct sc_text plmn; /* 3GPP-SGSN-MCC-MNC */
};

/* The keys by which a session was bound, as the AF stated them; empty: it did not. */
struct sc_rx_place {
	struct sc_text ip4; /* 4 octets */
	struct sc_text ip6; /* 16 octets, of which ip6_bits count */
	uint8_t ip6_bits;
	struct sc_text ip_domain;
	struct sc_text apn;
	int32_t identity_kind; /* enum sc_subscription_kind, -1: none */
	struct sc_text identity;
};

struct sc_rx_session {
	struct sc_text id;           /* the bytes of Session-Id */
	struct sc_text af_host;      /* who opened it; nobody else may touch it */
	struct sc_text af_realm;     /* its realm */
	struct sc_text via;          /* the peer that its requests come through */
	struct sc_text subscription; /* its name */
	struct sc_text contact;      /* its URI, empty: bound to the subscriber as a whole */
	struct sc_text device;       /* the name of that contact's device */
	enum sc_access access;       /* of that contact */
	struct sc_text charging_id;  /* AF-Charging-Identifier, may be empty */
	struct sc_text service;      /* AF-Application-Identifier, may be empty */
	struct sc_text service_urn;  /* without "urn:service:", may be empty */
	struct sc_rx_place place;
	struct sc_rx_access told; /* what the AF knows of the access */
	bool emergency;
	bool preliminary; /* Service-Info-Status (TS 29.214 5.3.25) */
	bool forking;     /* several dialogues (TS 29.214 5.3.22) */
	enum sc_session_state state;
	int32_t abort_cause;       /* of the ASR that ends it, -1: none */
	uint32_t origin_state;     /* Origin-State-Id of the AF when it opened this, 0: not told */
	int64_t created_at;        /* epoch seconds */
	int64_t updated_at;        /* epoch seconds */
	uint32_t features[2];      /* agreed on, by Feature-List-ID - 1 */
	uint32_t specific_actions; /* bit per Specific-Action */
	const struct sc_rx_component *components;
	uint32_t component_count;
};

/* What was REMOVED may not flow, whatever its component says (TS 29.214 5.3.18). */
bool sc_rx_flow_is_removed(const struct sc_rx_flow *flow);
/* The signalling of the AF itself is no media and never judged (TS 29.214 5.3.17, 4.4.5). */
bool sc_rx_component_is_signalling(const struct sc_rx_component *component);
/* Whether a session is bound to another contact than before. */
bool sc_rx_session_has_moved(const struct sc_rx_session *before, const struct sc_rx_session *after);
/* Whether two sessions say the same about service, users and media. */
bool sc_rx_session_equal(const struct sc_rx_session *a, const struct sc_rx_session *b);
/* How many bytes of arena a copy takes at most. */
size_t sc_rx_session_size(const struct sc_rx_session *session);
/* Copies all that hangs on the session; the arena must have room for sc_rx_session_size(). */
void sc_rx_session_copy(
	struct sc_arena *arena, const struct sc_rx_session *from, struct sc_rx_session *to);

#endif
