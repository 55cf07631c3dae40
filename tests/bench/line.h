/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do the programs that measure and those that kill speak to the daemon? One TCP connection of a
 * Diameter peer: it introduces itself, sends whole messages, hands on what comes, and answers what
 * the base protocol asks (RFC 6733 5.3, 5.5). By hand, with nothing of the broker's.
 */
#ifndef BENCH_LINE_H
#define BENCH_LINE_H

#include <stdbool.h>

#include "bench_message.h"

enum { LINE_INPUT_SIZE = 1 << 20 };
enum { LINE_EXPERIMENTAL = 100000 }; /* added to an Experimental-Result-Code */

struct line {
	const char *host; /* Origin-Host; what is behind the first dot is the realm */
	int socket;       /* -1: closed */
	uint8_t *input;
	size_t filled;
};

/* Takes one whole message; it lives during the call only. */
typedef void line_taker(void *owner, const uint8_t *message, size_t length);

/* Connects and exchanges capabilities. False: nobody answered, or not with DIAMETER_SUCCESS. */
bool line_open(struct line *line, uint16_t port, const char *host);
/* May be called at any time and twice. */
void line_close(struct line *line);
/* False: the other side has gone. */
bool line_send(struct line *line, const struct bench_message *message);
/* Reads what has come, waiting for it if there is nothing. False: the other side has gone; what it
 * sent before was handed on. */
bool line_read(struct line *line, line_taker *take, void *owner);

/* What every request begins with, with NO_STATE_MAINTAINED for Sh. The number makes the
 * Session-Id and is the Hop-by-Hop Identifier. */
void line_begin(const struct line *line, struct bench_message *message, uint32_t code,
	uint32_t application, uint32_t number);
/* Answers a request of the daemon with a Result-Code. */
bool line_answer(struct line *line, const uint8_t *request, size_t length, uint32_t code);

/* The first AVP with this code among those at `avps`; NULL: there is none. */
const uint8_t *line_find(
	const uint8_t *avps, size_t length, uint32_t code, uint32_t vendor, size_t *size);
/* The same in a message. */
const uint8_t *line_find_in(
	const uint8_t *message, size_t length, uint32_t code, uint32_t vendor, size_t *size);
/* The Result-Code or Experimental-Result-Code (plus LINE_EXPERIMENTAL) of an answer; 0: neither. */
uint32_t line_result(const uint8_t *message, size_t length);

#endif
