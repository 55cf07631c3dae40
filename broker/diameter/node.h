/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does the broker take part in a Diameter network (RFC 6733)? One node: it listens, connects to
 * its configured peers, exchanges capabilities and watchdogs with them, hands their requests to the
 * applications that plug-ins offered, and asks questions of its own. Everything runs on the loop
 * thread. The order is: sc_dictionary_open, sc_dictionary_load for each plug-in, sc_node_open.
 *
 * Whose request comes first? What all peers sent until a loop turn begins is served by priority:
 * DRMP (RFC 7944: 0 first, 15 last, 10 if absent), else Session-Priority (TS 29.229 6.3.56), and in
 * the order of arrival inside one priority. A turn looks no further ahead than its limits say, and
 * serves all that it has looked at, so that nobody starves. When what is parked comes near its
 * limit, low priorities are told DIAMETER_TOO_BUSY before high ones (parking.c).
 */
#ifndef SC_NODE_H
#define SC_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "application.h"
#include "avp_map.h"
#include "export.h"
#include "problem.h"
#include "status.h"
#include "text.h"

struct uv_loop_s;
struct sc_node;
struct sc_service;
struct sc_peer_report;
struct sc_reply;

/* A numeric IPv4 or IPv6 address. Port 0: any free one when listening, 3868 when connecting. */
struct sc_node_address {
	const char *host;
	uint16_t port;
};

/* A peer that may talk to us. Everybody else is answered DIAMETER_UNKNOWN_PEER. */
struct sc_node_peer {
	const char *identity;           /* its Origin-Host; NULL: whoever answers at `connect` */
	const char *realm;              /* its Origin-Realm; NULL: whatever it says */
	struct sc_node_address connect; /* host NULL: we wait until it comes */
	bool relays;                    /* may carry requests of other Origin-Hosts */
};

/* What strangers and peers may use up, and what happens then. */
struct sc_node_limits {
	uint32_t message_bytes; /* header included; DIAMETER_INVALID_MESSAGE_LENGTH and closed */
	uint32_t group_depth;   /* groups inside groups; DIAMETER_INVALID_AVP_VALUE */
	uint32_t avps;          /* members counted; DIAMETER_AVP_OCCURS_TOO_MANY_TIMES */
	uint32_t connections;   /* at a time; the oldest stranger gives way, or the new one */
	uint32_t strangers;     /* not introduced yet; the oldest one gives way */
	uint32_t output_bytes;  /* unread by one peer; it is not read either, then closed */
	uint32_t requests_per_turn; /* of one peer; then the others have their turn */
	uint32_t look_ahead;    /* messages of all peers that one turn puts in order of priority */
	uint32_t parked;        /* requests at a time; DIAMETER_TOO_BUSY */
	uint32_t parked_bytes;  /* of them all; DIAMETER_TOO_BUSY */
	uint32_t questions;     /* of ours that wait for an answer; OUT_OF_ROOM */
	uint32_t origin_states; /* hosts; the one not heard for longest is forgotten */
	uint32_t arena_bytes;   /* for the handling of one request */
};

/* Milliseconds. */
struct sc_node_times {
	uint32_t watchdog;        /* Tw of RFC 3539 3.4.1 */
	uint32_t watchdog_jitter; /* Tw varies by as much, up or down */
	uint32_t reconnect;       /* Tc of RFC 6733 2.1; earlier tries come sooner */
	uint32_t capabilities;    /* from the connection to its CER or CEA */
	uint32_t drain;           /* how long a peer may leave its output unread */
	uint32_t stop;   /* how long an orderly end waits for DPA, and for what is parked */
	uint32_t answer; /* how long our own questions wait, when they do not say */
};

struct sc_node_settings {
	struct uv_loop_s *loop;
	struct sc_service *service; /* lent to the handlers, never looked at */
	const char *identity;       /* our DiameterIdentity */
	const char *realm;
	const char *product;   /* Product-Name */
	uint32_t vendor;       /* Vendor-Id of the product, 0: none assigned */
	uint32_t origin_state; /* Origin-State-Id, 0: seconds since 1970 at the start */
	const struct sc_node_address *listen;
	uint32_t listen_count;
	const struct sc_node_peer *peers;
	uint32_t peer_count;
	struct sc_node_limits limits;
	struct sc_node_times times;
	/* Called when a peer has become able to take requests or is no longer; may be NULL. */
	void (*peer_changed)(void *owner, const struct sc_peer_report *peer);
	/* Called when an attempt to reach a peer has failed, before the next one is made; its
	 * report says why. May be NULL. */
	void (*unreachable)(void *owner, const struct sc_peer_report *peer);
	/* Called with every whole message that comes or goes; may be NULL. */
	void (*witness)(void *owner, bool outgoing, struct sc_text message);
	void *owner;
};

/* Every limit and time with its default; product "continuity-broker"; all else empty. */
struct sc_node_settings sc_node_defaults(void);

/* The settings are copied. The problem names the address or peer that was wrong. */
enum sc_status sc_node_open(
	struct sc_node **node, const struct sc_node_settings *settings, struct sc_problem *problem);
/* The port that the listen address of this index got; 0: there is no such address. */
uint16_t sc_node_port(const struct sc_node *node, uint32_t index);
/* Says good-bye to every peer (DPR, REBOOTING), waits for them and for what they wait for within
 * `times.stop`, closes all connections and then calls stopped(). A second call is ignored. */
void sc_node_stop(struct sc_node *node, void (*stopped)(void *owner), void *owner);
/* Closes what is open, without good-bye. The loop must run once more before it is closed itself.
 * Whoever has parked requests must still answer them, which frees the last of the node. NULL is
 * allowed. */
void sc_node_close(struct sc_node *node);
/* What a host's Origin-State-Id was before we started, from an application that has kept it with
 * its sessions. Less than is known already is ignored. OUT_OF_MEMORY; MALFORMED: no host has such a
 * name. */
SC_EXPORT enum sc_status sc_node_recall_origin_state(
	struct sc_node *node, struct sc_text host, uint32_t origin_state);

/* One question of ours. Session-Id, application and origin AVPs, Destination-Realm and
 * Destination-Host come by themselves, then the values through the map. */
struct sc_ask {
	const struct sc_application *application;
	uint32_t code;                    /* of the command */
	struct sc_text session_id;        /* empty: a new one */
	struct sc_text destination_host;  /* empty: any peer that serves the realm */
	struct sc_text destination_realm; /* empty: that of the peer it goes to */
	/* The peer to send through when the destination host is none itself: that which carried its
	 * requests (sc_exchange_peer). When that is not open, or empty: any peer that relays. */
	struct sc_text via;
	const struct sc_avp_map *map;
	const void *values;
	uint32_t timeout; /* milliseconds, 0: the node's */
	/* Called exactly once, never from inside sc_node_ask(), and no more after sc_node_close().
	 */
	void (*answered)(void *owner, const struct sc_reply *reply);
	void *owner;
};

enum sc_reply_ending {
	SC_REPLY_ANSWERED,
	SC_REPLY_TIMED_OUT,
	SC_REPLY_PEER_GONE,  /* the connection was lost before the answer came */
	SC_REPLY_UNREADABLE, /* an answer came, but its AVPs do not hold together */
};

struct sc_reply {
	enum sc_reply_ending ending;
	struct sc_text message; /* the answer's bytes; empty: none came. Only during the call. */
	struct sc_text peer;    /* identity of the peer that was asked */
	uint32_t vendor;        /* of Experimental-Result, 0: code is a Result-Code */
	uint32_t code;          /* 0: the answer carries none */
	uint64_t microseconds;
};

/* OK: it has left and answered() will be called. NOT_FOUND: no open peer leads to that application
 * and destination. OUT_OF_ROOM: a limit, or that peer does not read what it is sent. Otherwise
 * answered() will not be called. */
SC_EXPORT enum sc_status sc_node_ask(struct sc_node *node, const struct sc_ask *ask);
/* Fills *values from the answer; what the map names starts out absent. MALFORMED, OUT_OF_ROOM: it
 * does not fit the map. */
SC_EXPORT enum sc_status sc_reply_read(
	const struct sc_reply *reply, const struct sc_avp_map *map, void *values);

#endif
