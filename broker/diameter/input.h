/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do messages come in? Read into the connection's buffer and taken from it in place. Nobody
 * gets more than his share of a loop turn; what is left over waits for the next one.
 */
#ifndef SC_INPUT_H
#define SC_INPUT_H

struct sc_connection;
struct sc_node;

void sc_input_start(struct sc_connection *connection);
void sc_input_stop(struct sc_connection *connection);
/* After a stop: first what is in the buffer, in the next turn, then the network again. */
void sc_input_resume(struct sc_connection *connection);
/* Serves everybody who had more than his share last time. */
void sc_input_work(struct sc_node *node);
/* Nothing is taken from it any more; a message that is being served stays readable. */
void sc_input_close(struct sc_connection *connection);
void sc_input_free(struct sc_connection *connection);

#endif
