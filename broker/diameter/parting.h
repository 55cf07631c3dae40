/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a connection end in good order? DPR and DPA (RFC 6733 5.4), said by either side; and
 * before the connection is left, the answers to what is parked, as long as that takes no longer
 * than an orderly stop may.
 */
#ifndef SC_PARTING_H
#define SC_PARTING_H

#include "frame.h"

struct sc_connection;

/* We go: DPR. */
void sc_parting_begin(struct sc_connection *connection);
/* The peer's DPR came: DPA, as soon as nothing is parked; or what is wrong with it, and the
 * connection stays. */
void sc_parting_asked(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);
/* The peer's DPA came. */
void sc_parting_agreed(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);
/* The last answer to what was parked is written; the connection is left a little later, not from
 * inside this. */
void sc_parting_nothing_parked(struct sc_connection *connection);
/* The time set by these functions is over. */
void sc_parting_due(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);

#endif
