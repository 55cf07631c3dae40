/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a request come to its answer? The exchange behind application.h: checks a request that
 * an open peer sent, hands it to the application's handler and writes its one answer and its one
 * log line. Where the answer goes is a value of its own, so that it can outlive the request.
 */
#ifndef SC_EXCHANGE_H
#define SC_EXCHANGE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "application.h"
#include "frame.h"

struct sc_connection;
struct sc_node;
struct sc_peer;
struct sc_served;

/* All that is needed to answer a request later. The texts are borrowed from the request; whoever
 * keeps this longer copies them. */
struct sc_return {
	uint32_t slot; /* of the connection, and which of its tenants */
	uint32_t generation;
	struct sc_peer *peer;
	struct sc_header header;
	const struct sc_served *served; /* NULL: of no application we offer */
	struct sc_text session_id;      /* .at NULL: none */
	struct sc_text proxy_infos;     /* whole AVPs, as they came and in their order */
	struct sc_priority priority;
};

enum { SC_NOTE_LIMIT = 160 };

struct sc_exchange {
	struct sc_node *node;
	struct sc_return to;
	const struct sc_message *message; /* only while it is being served, or parked */
	const struct sc_command *command; /* NULL: unknown */
	bool answered;                    /* or parked */
	uint64_t started;                 /* nanoseconds; 0: nobody will ask */
	char note[SC_NOTE_LIMIT];
};

/* Answers a request of an open peer: by its handler, or with what is wrong with it. `fault` is what
 * the inspection of its framing found, fault->code 0 if nothing. */
void sc_exchange_serve(
	struct sc_connection *connection, const struct sc_message *message, struct sc_fault *fault);
/* What stands behind both functions of that name in application.h. */
void sc_exchange_take_note(struct sc_exchange *exchange, const char *format, va_list values);

#endif
