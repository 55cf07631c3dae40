/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does the load generator build its messages? By hand, with nothing of the broker's, so that it
 * also stands in front of other servers (RFC 6733 3, 4.1).
 */
#ifndef BENCH_MESSAGE_H
#define BENCH_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

enum { BENCH_MESSAGE_LIMIT = 16384, BENCH_HEADER_BYTES = 20 };
enum { BENCH_CAPABILITIES = 257, BENCH_UDR = 306, BENCH_AAR = 265 };
enum { BENCH_VENDOR = 10415, BENCH_SH = 16777217, BENCH_RX = 16777236 };
/* Request N is about user N * step modulo the number of users: chance, to a cache. */
enum { BENCH_USER_STEP = 7919 };
enum { BENCH_RESULT_CODE = 268, BENCH_SUCCESS = 2001 };

struct bench_message {
	uint8_t bytes[BENCH_MESSAGE_LIMIT];
	size_t length;
};

void bench_begin(struct bench_message *message, uint32_t code, uint32_t application);
/* Sets the length in the header. */
void bench_end(struct bench_message *message);
/* The offset of the value. Vendor 0: none. */
size_t bench_put(struct bench_message *message, uint32_t code, uint32_t vendor, const void *value,
	size_t length);
size_t bench_put_text(
	struct bench_message *message, uint32_t code, uint32_t vendor, const char *text);
size_t bench_put_u32(struct bench_message *message, uint32_t code, uint32_t vendor, uint32_t value);
/* Opens a group; close it with what this returned. */
size_t bench_open(struct bench_message *message, uint32_t code, uint32_t vendor);
void bench_close(struct bench_message *message, size_t group);

void bench_write_u32(uint8_t *at, uint32_t value);
uint32_t bench_read_u32(const uint8_t *at);
/* The length field of a header. */
size_t bench_length(const uint8_t *header);

#endif
