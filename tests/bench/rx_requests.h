/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How are the requests of Rx built by hand (TS 29.214 5.6)? Whole messages, ready to be sent.
 */
#ifndef BENCH_RX_REQUESTS_H
#define BENCH_RX_REQUESTS_H

#include "line.h"

enum { RX_STR = 275, RX_RAR = 258, RX_ASR = 274 };
enum { RX_UNKNOWN_SESSION = 5002 };

/* What every request begins with; the number is the Hop-by-Hop Identifier. */
void rx_begin(const struct line *line, struct bench_message *message, uint32_t code,
	uint32_t number, const char *session);
/* Opens a session with audio and video for the user with this address. */
void rx_build_aar(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session, uint32_t ip4);
/* The same, and the AF wants to hear what becomes of them. */
void rx_build_watching_aar(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session, uint32_t ip4);
/* As the first, with text only. */
void rx_build_text_aar(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session, uint32_t ip4);
void rx_build_str(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session);

#endif
