/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the peers fare? Plain numbers for `continuityctl status` and for tests; nothing here
 * changes anything.
 */
#ifndef SC_NODE_REPORT_H
#define SC_NODE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "node.h"
#include "text.h"

/* The states of RFC 6733 5.6 with the watchdog's of RFC 3539 3.4.1 inside the open ones. */
enum sc_peer_state {
	SC_PEER_CLOSED,
	SC_PEER_CONNECTING,  /* Wait-Conn-Ack */
	SC_PEER_INTRODUCING, /* Wait-I-CEA */
	SC_PEER_OPEN,
	SC_PEER_SUSPECT, /* open, one watchdog unanswered */
	SC_PEER_REOPEN,  /* open again, not yet trusted with our questions */
	SC_PEER_CLOSING, /* a DPR is on its way */
	SC_PEER_STATE_COUNT
};

const char *sc_peer_state_name(enum sc_peer_state state);

enum { SC_REPORT_CODES = 16 };

struct sc_peer_report {
	struct sc_text identity; /* borrowed until the node closes */
	struct sc_text realm;
	char address[64];    /* "127.0.0.1:3868", "[::1]:3868"; empty: not connected */
	const char *failure; /* closed: why the last attempt to reach it failed; or empty */
	enum sc_peer_state state;
	uint64_t seconds;              /* in this state */
	uint64_t requests_received;    /* of applications, without the base protocol's */
	uint64_t answers_sent;         /* to them */
	uint64_t questions_sent;       /* our own requests */
	uint64_t answers_received;     /* to them */
	uint64_t questions_unanswered; /* timed out or lost with the connection */
	uint64_t dropped;              /* answers nobody asked for */
	uint64_t watchdogs_missed;
	uint64_t connections; /* made since the start */
	/* How its requests ended, most frequent codes first come; what does not fit is in others.
	 */
	struct {
		uint32_t vendor;
		uint32_t code;
		uint64_t count;
	} codes[SC_REPORT_CODES];
	uint32_t code_count;
	uint64_t other_codes;
};

struct sc_node_report {
	struct sc_text identity;
	struct sc_text realm;
	uint32_t peer_count;
	uint32_t connections; /* open now */
	uint32_t strangers;   /* of them, before their capabilities exchange */
	uint32_t parked;      /* requests whose answer is yet to come */
	uint32_t questions;   /* of ours whose answer is yet to come */
	uint64_t turned_down; /* requests that found too much parked */
	uint64_t late;        /* answers whose connection had gone, or did not take them */
	uint64_t refused;     /* connections closed before they became peers */
	uint64_t garbage;     /* connections closed for unreadable framing */
};

void sc_node_report(const struct sc_node *node, struct sc_node_report *report);
/* index: 0 .. peer_count - 1, in the order of the settings. */
void sc_node_report_peer(const struct sc_node *node, uint32_t index, struct sc_peer_report *report);

#endif
