/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What happens next on a connection? The peer state machine of RFC 6733 5.6 with the watchdog of
 * RFC 3539 in it, as one table: what a connection is, and what has just happened to it.
 */
#ifndef SC_PEER_H
#define SC_PEER_H

#include "frame.h"
#include "node_state.h"

/* Milliseconds: the first try after a loss comes this soon, the next ones half as often each, down
 * to Tc. */
enum { SC_FIRST_RECONNECT = 200 };

enum sc_peer_event {
	SC_EVENT_CONNECTED, /* TCP is there */
	SC_EVENT_CER,
	SC_EVENT_CEA,
	SC_EVENT_DWR,
	SC_EVENT_DWA,
	SC_EVENT_DPR,
	SC_EVENT_DPA,
	SC_EVENT_REQUEST, /* any other */
	SC_EVENT_ANSWER,  /* any other */
	SC_EVENT_GARBAGE, /* no message can be found in what comes; the header, if it was there */
	SC_EVENT_TIMER,   /* the connection's timer */
	SC_EVENT_LOST,    /* TCP is gone, or useless */
	SC_EVENT_COUNT
};

/* message and fault: of the events that are messages, otherwise NULL. The fault says what the
 * inspection found, fault->code 0 if nothing. */
void sc_peer_step(struct sc_connection *connection, enum sc_peer_event event,
	const struct sc_message *message, struct sc_fault *fault);
/* One whole message, not inspected yet. */
void sc_peer_take(
	struct sc_connection *connection, struct sc_text bytes, const struct sc_header *header);
void sc_peer_garbage(
	struct sc_connection *connection, struct sc_text stream, const struct sc_header *header);

/* For meeting.c: the peer's current connection is open from now on. */
void sc_peer_opened(struct sc_connection *connection);
/* For meeting.c: ends a connection that leads nowhere, politely or at once. */
void sc_peer_leave(struct sc_connection *connection);
void sc_peer_drop(struct sc_connection *connection);

/* Connects where the settings say so, or again later after a failure. */
void sc_peer_connect(struct sc_peer *peer);
/* Begins the orderly end: DPR to whoever is open, no more attempts. */
void sc_peer_stop(struct sc_peer *peer);

enum sc_peer_state sc_peer_state(const struct sc_peer *peer);
void sc_peer_count_result(struct sc_peer *peer, uint32_t vendor, uint32_t code);

#endif
