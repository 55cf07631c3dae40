/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do messages come in? Read into the connection's buffer, where they lie until their turn
 * (turn.h) and are served in place.
 */
#ifndef SC_INPUT_H
#define SC_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "frame.h"

struct sc_connection;

/* From the network; each read joins the next turn. */
void sc_input_start(struct sc_connection *connection);
void sc_input_stop(struct sc_connection *connection);
/* Whether messages of this connection are looked at now. */
bool sc_input_is_open(const struct sc_connection *connection);

/* Looks at what begins at this offset: a whole message, or garbage, which is all the rest. For a
 * part of a message there will be room for the rest of it. */
enum sc_frame sc_input_cut(struct sc_connection *connection, size_t offset, struct sc_text *message,
	struct sc_header *header);
/* What was not served moves together, in its order: each stretch behind the `kept` bytes before it,
 * then all from `offset` on. The result is how much is kept then. */
size_t sc_input_keep(struct sc_connection *connection, size_t kept, size_t offset, size_t length);
void sc_input_keep_rest(struct sc_connection *connection, size_t kept, size_t offset);
/* The turn is over: reads on, or ends with what has ended. */
void sc_input_go_on(struct sc_connection *connection);

void sc_input_free(struct sc_connection *connection);

#endif
