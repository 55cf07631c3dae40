/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which of our own questions wait for an answer? A table with a number in every question's
 * Hop-by-Hop Identifier that leads back to its place, and one timer for the next that runs out.
 */
#ifndef SC_ASKING_H
#define SC_ASKING_H

#include "frame.h"
#include "node.h"

struct sc_connection;

enum sc_status sc_questions_open(struct sc_node *node);
/* Lets go of the timer; the table goes with the node. */
void sc_questions_stop(struct sc_node *node);
void sc_questions_free(struct sc_node *node);
uint32_t sc_questions_waiting(const struct sc_node *node);
/* An answer came. Whatever nobody asked for is dropped and counted. */
void sc_questions_answered(struct sc_connection *connection, const struct sc_message *message,
	const struct sc_fault *fault);
/* The connection is gone, and with it what was asked on it. */
void sc_questions_gone(struct sc_connection *connection);

#endif
