/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_requests.h"

#include <string.h>

#include "rx_media.h"

enum { FRAMED_IP_ADDRESS = 8, TERMINATION_CAUSE = 295, LOGOUT = 1 };
enum { SPECIFIC_ACTION = 513, RELEASE_OF_BEARER = 4, IP_CAN_CHANGE = 6 };
enum { AUDIO = 0, VIDEO = 1, TEXT = 5 };

void rx_begin(const struct line *line, struct bench_message *message, uint32_t code,
	uint32_t number, const char *session)
{
	bench_begin(message, code, BENCH_RX);
	bench_write_u32(message->bytes + 12, number);
	bench_write_u32(message->bytes + 16, number);
	bench_put_text(message, 263, 0, session);
	bench_put_u32(message, 258, 0, BENCH_RX);
	bench_put_text(message, 264, 0, line->host);
	bench_put_text(message, 296, 0, strchr(line->host, '.') + 1);
	bench_put_text(message, 283, 0, strchr(line->host, '.') + 1);
}

void rx_build_aar(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session, uint32_t ip4)
{
	rx_begin(line, message, BENCH_AAR, number, session);
	rx_put_component(message, 1, AUDIO);
	rx_put_component(message, 2, VIDEO);
	bench_put_u32(message, FRAMED_IP_ADDRESS, 0, ip4);
	bench_end(message);
}

void rx_build_watching_aar(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session, uint32_t ip4)
{
	rx_build_aar(line, message, number, session, ip4);
	bench_put_u32(message, SPECIFIC_ACTION, BENCH_VENDOR, RELEASE_OF_BEARER);
	bench_put_u32(message, SPECIFIC_ACTION, BENCH_VENDOR, IP_CAN_CHANGE);
	bench_end(message);
}

void rx_build_text_aar(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session, uint32_t ip4)
{
	rx_begin(line, message, BENCH_AAR, number, session);
	rx_put_component(message, 1, TEXT);
	bench_put_u32(message, FRAMED_IP_ADDRESS, 0, ip4);
	bench_end(message);
}

void rx_build_str(const struct line *line, struct bench_message *message, uint32_t number,
	const char *session)
{
	rx_begin(line, message, RX_STR, number, session);
	bench_put_u32(message, TERMINATION_CAUSE, 0, LOGOUT);
	bench_end(message);
}
