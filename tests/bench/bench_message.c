/* SPDX-License-Identifier: BSD-2-Clause */
#include "bench_message.h"

#include <stdlib.h>
#include <string.h>

enum { REQUEST_PROXIABLE = 0xc0, MANDATORY = 0x40, VENDOR = 0x80, AVP_HEADER_BYTES = 8 };

void bench_write_u32(uint8_t *at, uint32_t value)
{
	at[0] = (uint8_t)(value >> 24);
	at[1] = (uint8_t)(value >> 16);
	at[2] = (uint8_t)(value >> 8);
	at[3] = (uint8_t)value;
}

uint32_t bench_read_u32(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

size_t bench_length(const uint8_t *header)
{
	return bench_read_u32(header) & 0xffffff;
}

void bench_begin(struct bench_message *message, uint32_t code, uint32_t application)
{
	memset(message->bytes, 0, BENCH_HEADER_BYTES);
	bench_write_u32(message->bytes + 4, code);
	message->bytes[4] = REQUEST_PROXIABLE;
	bench_write_u32(message->bytes + 8, application);
	message->length = BENCH_HEADER_BYTES;
}

void bench_end(struct bench_message *message)
{
	bench_write_u32(message->bytes, 1u << 24 | (uint32_t)message->length);
}

/* The header of an AVP whose value is not known yet; the offset of the value. */
static size_t put_header(struct bench_message *message, uint32_t code, uint32_t vendor)
{
	uint8_t *at = message->bytes + message->length;

	if (message->length > BENCH_MESSAGE_LIMIT / 2)
		abort();
	bench_write_u32(at, code);
	bench_write_u32(at + 4, (uint32_t)(MANDATORY | (vendor == 0 ? 0 : VENDOR)) << 24);
	message->length += AVP_HEADER_BYTES;
	if (vendor != 0) {
		bench_write_u32(at + 8, vendor);
		message->length += 4;
	}
	return message->length;
}

static void set_length(struct bench_message *message, size_t avp)
{
	uint8_t *at = message->bytes + avp;

	bench_write_u32(at + 4, (uint32_t)at[4] << 24 | (uint32_t)(message->length - avp));
	while (message->length % 4 != 0)
		message->bytes[message->length++] = 0;
}

size_t bench_put(struct bench_message *message, uint32_t code, uint32_t vendor, const void *value,
	size_t length)
{
	size_t avp = message->length;
	size_t offset = put_header(message, code, vendor);

	memcpy(message->bytes + offset, value, length);
	message->length += length;
	set_length(message, avp);
	return offset;
}

size_t bench_put_text(
	struct bench_message *message, uint32_t code, uint32_t vendor, const char *text)
{
	return bench_put(message, code, vendor, text, strlen(text));
}

size_t bench_put_u32(struct bench_message *message, uint32_t code, uint32_t vendor, uint32_t value)
{
	uint8_t bytes[4];

	bench_write_u32(bytes, value);
	return bench_put(message, code, vendor, bytes, sizeof(bytes));
}

size_t bench_open(struct bench_message *message, uint32_t code, uint32_t vendor)
{
	size_t avp = message->length;

	put_header(message, code, vendor);
	return avp;
}

void bench_close(struct bench_message *message, size_t group)
{
	set_length(message, group);
}
