/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When does a connection begin and end? TCP connections as libuv handles: made, accepted, left in
 * good order, closed. What is said on them is for peer.c.
 */
#ifndef SC_CONNECTION_H
#define SC_CONNECTION_H

#include <stdint.h>

struct sc_connection;
struct sc_node;
struct sc_peer;
struct sc_listener;

/* Takes the connection that waits at the listener; it is closed again when there are too many. */
void sc_connection_accept(struct sc_listener *listener);
/* Starts to connect to a peer's address: NULL, or a connection that is CONNECTING. */
struct sc_connection *sc_connection_open(struct sc_peer *peer);
/* Asks for SC_EVENT_TIMER after that many milliseconds instead of at any earlier time set. */
void sc_connection_set_timer(struct sc_connection *connection, uint64_t milliseconds);
/* Sends what waits, then says that nothing follows, and waits a moment for the peer to do the
 * same, so that it has read our last words before the connection is gone. The state is LEAVING. */
void sc_connection_leave(struct sc_connection *connection);
/* Nothing waits to be sent any more. */
void sc_connection_written(struct sc_connection *connection);
/* At once. The state is CLOSED; the memory is freed in a later loop turn. */
void sc_connection_close(struct sc_connection *connection);
/* The connection that had the slot then; NULL: it is gone. */
struct sc_connection *sc_connection_find(
	const struct sc_node *node, uint32_t slot, uint32_t generation);

#endif
