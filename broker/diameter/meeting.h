/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do two nodes become peers? What follows a CER or a CEA (RFC 6733 5.3, 5.6): who may talk to
 * us, what we have in common, and which of two connections to the same peer stays.
 */
#ifndef SC_MEETING_H
#define SC_MEETING_H

#include "frame.h"

struct sc_connection;
struct sc_peer;

/* A stranger has introduced itself. */
void sc_meeting_welcome(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);
/* An open peer introduces itself anew. */
void sc_meeting_again(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);
/* The answer to our own CER. */
void sc_meeting_answered(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);
/* The older connection has proved that it lives: the held one is refused. */
void sc_meeting_refuse_held(struct sc_peer *peer);
/* The held connection becomes the peer's, as no other is left. */
void sc_meeting_take_held(struct sc_peer *peer);
/* The held connection has waited long enough for the older one. */
void sc_meeting_held_expired(struct sc_connection *connection);

#endif
