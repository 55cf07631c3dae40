/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a Diameter message reach a person? As a tree on standard output, and how a question
 * ended as code, name and sentence. What a peer writes is shown; what would steer a terminal is
 * not.
 */
#ifndef SC_MESSAGE_PRINT_H
#define SC_MESSAGE_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "node.h"

/* Whether it belongs to the base protocol, as watchdogs do. */
bool sc_message_of_base(struct sc_text message);
void sc_print_message(bool outgoing, struct sc_text message);
/* When it was no success: the name of the code and what it says, and the peer's Error-Message. */
void sc_print_ending(const struct sc_reply *reply);
/* Result-Code of a capabilities exchange, and its Error-Message; 0: the message is none. */
uint32_t sc_welcome_of(struct sc_text message, char *excuse, size_t size);

#endif
