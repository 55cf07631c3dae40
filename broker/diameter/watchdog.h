/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is the peer still there? The algorithm of RFC 3539 3.4.1 over DWR and DWA: whoever is silent for
 * Tw is asked, whoever does not answer within Tw is suspect, then gone. It only judges; peer.c
 * changes the state.
 */
#ifndef SC_WATCHDOG_H
#define SC_WATCHDOG_H

struct sc_connection;

enum sc_watchdog_verdict {
	SC_WATCHDOG_GO_ON,
	SC_WATCHDOG_SUSPECT, /* OPEN becomes SUSPECT */
	SC_WATCHDOG_TRUST,   /* SUSPECT or REOPEN becomes OPEN */
	SC_WATCHDOG_DOWN     /* the connection is dead */
};

/* The connection has just become OPEN or REOPEN. */
void sc_watchdog_start(struct sc_connection *connection);
/* Asks at once, unless an answer is awaited already. */
void sc_watchdog_probe(struct sc_connection *connection);
/* A message came, other than DWA. */
enum sc_watchdog_verdict sc_watchdog_heard(struct sc_connection *connection);
/* DWA came. */
enum sc_watchdog_verdict sc_watchdog_answered(struct sc_connection *connection);
/* The time set by these functions is over. */
enum sc_watchdog_verdict sc_watchdog_expired(struct sc_connection *connection);

#endif
