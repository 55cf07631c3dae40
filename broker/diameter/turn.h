/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whose message comes first? What the peers have sent until the operating system has nothing more
 * to report is served together, once per loop turn: by priority, and in the order of arrival inside
 * one priority. A turn looks at so many messages of one peer and at so many of all, and serves all
 * that it has looked at; whoever has more goes on in the next turn.
 */
#ifndef SC_TURN_H
#define SC_TURN_H

#include "status.h"

struct sc_connection;
struct sc_node;

enum sc_status sc_turn_open(struct sc_node *node);
/* Lets go of the handles; the memory goes with the node. */
void sc_turn_stop(struct sc_node *node);
void sc_turn_free(struct sc_node *node);
/* The connection's input is looked at in the next turn, which comes without sleep; then more is
 * read, also where reading was stopped. */
void sc_turn_join(struct sc_connection *connection);
/* Not any more; what is looked at just now stays readable. */
void sc_turn_leave(struct sc_connection *connection);

#endif
