/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May a request be served? What RFC 6733 demands of it beyond its framing, in the order in which
 * faults are told: header, route, grammar, and what its AVPs must agree on. Liberal where a right
 * answer is possible: whether the peer keeps sessions or not (Auth-Session-State) is its own affair
 * as long as the value is defined, as the answer tells what we do; who the vendor of an application
 * is, is not looked at.
 */
#ifndef SC_REQUEST_CHECK_H
#define SC_REQUEST_CHECK_H

#include <stdbool.h>

#include "exchange.h"
#include "frame.h"

struct sc_peer;

/* What every request's header must be like. False: *fault says what to answer; it may say so before
 * the call, from the inspection of the framing. */
bool sc_request_check_header(const struct sc_message *message, struct sc_fault *fault);
/* A request about the connection, DWR or DPR: all of it. */
bool sc_request_check_base(
	const struct sc_peer *peer, const struct sc_message *message, struct sc_fault *fault);
/* A request of an application, all of it. */
bool sc_request_check(const struct sc_exchange *exchange, const struct sc_message *message,
	struct sc_fault *fault);

#endif
