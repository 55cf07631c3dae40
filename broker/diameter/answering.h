/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does an answer look like? The frame around what a handler answers (RFC 6733 6.2, 7): header,
 * Session-Id, the application's AVPs, origin, result, Failed-AVP, Proxy-Info.
 */
#ifndef SC_ANSWERING_H
#define SC_ANSWERING_H

#include <stdint.h>

#include "avp_map.h"
#include "exchange.h"
#include "frame.h"

struct sc_node;

/* Where and how it ends. */
struct sc_ending {
	uint32_t vendor; /* of an Experimental-Result, 0: Result-Code */
	uint32_t code;
	const char *message;          /* Error-Message, NULL: none */
	const struct sc_fault *fault; /* Failed-AVP, NULL: none */
	const struct sc_avp_map *map; /* what else is in it, NULL: nothing */
	const void *values;
};

/* Writes the answer into the output of the connection it belongs to: the code it ended with, which
 * is DIAMETER_UNABLE_TO_COMPLY when the wanted answer is too long, or 0 when the connection is
 * gone. *vendor is that of the code. */
uint32_t sc_answer(struct sc_node *node, const struct sc_return *to, const struct sc_ending *ending,
	uint32_t *vendor);

/* Prepares what every answer begins with: node->origin and node->served. */
void sc_answers_prepare(struct sc_node *node);

#endif
