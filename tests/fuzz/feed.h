/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the fuzz targets talk to a node? They feed a connection of a real one, as if the bytes had
 * been read from it, and count what comes and goes. Whatever the node says must itself be a sound
 * message.
 */
#ifndef FEED_H
#define FEED_H

#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

#include "connection.h"
#include "frame.h"
#include "node_state.h"

struct feed {
	uv_loop_t loop;
	struct sc_node *node;
	struct sc_connection *connection; /* NULL: it is gone */
	uint32_t requests;                /* since the connection was opened */
	uint32_t answers;
	uint32_t result;      /* of the last answer: Result-Code, or Experimental-Result-Code */
	bool speaks_of_state; /* the last message that came had an Origin-State-Id */
};

/* Ends the process in a way that every fuzzer notices. */
void feed_require(bool held);
/* A node of one peer, hss.example.net, which may be an agent for others. The dictionary is open and
 * what is served has been offered; the service may be NULL. */
void feed_open(struct feed *feed, struct sc_service *service, bool relays);
void feed_connect(struct feed *feed, enum sc_connection_state state);
/* The loop turns until nothing whole is left of it. What is no message may be answered, too. */
void feed_bytes(struct feed *feed, struct sc_text stream);
void feed_disconnect(struct feed *feed);

#endif
