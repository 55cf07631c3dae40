/* SPDX-License-Identifier: BSD-2-Clause */
#include "text.h"

#include <string.h>

static char lower(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

struct sc_text sc_text_of(const char *terminated)
{
	if (terminated == NULL)
		return (struct sc_text){ 0 };
	return (struct sc_text){ .at = terminated, .length = strlen(terminated) };
}

bool sc_text_equal(struct sc_text a, struct sc_text b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool sc_text_equal_nocase(struct sc_text a, struct sc_text b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++) {
		if (lower(a.at[i]) != lower(b.at[i]))
			return false;
	}
	return true;
}

int sc_text_compare(struct sc_text a, struct sc_text b)
{
	size_t common = a.length < b.length ? a.length : b.length;
	int order = common == 0 ? 0 : memcmp(a.at, b.at, common);

	if (order != 0)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

bool sc_text_starts_with(struct sc_text text, struct sc_text start)
{
	return text.length >= start.length &&
	       (start.length == 0 || memcmp(text.at, start.at, start.length) == 0);
}

enum sc_status sc_text_to_u32(struct sc_text text, uint32_t *number)
{
	uint64_t sum = 0;

	if (text.length == 0 || text.length > 10)
		return SC_STATUS_MALFORMED;
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return SC_STATUS_MALFORMED;
		sum = sum * 10 + (uint64_t)(text.at[i] - '0');
	}
	if (sum > UINT32_MAX)
		return SC_STATUS_MALFORMED;
	*number = (uint32_t)sum;
	return SC_STATUS_OK;
}

uint64_t sc_text_hash(struct sc_text text)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text.at[i]) * 0x100000001b3u;
	return hash;
}

void sc_text_writer_begin(struct sc_text_writer *writer, char *buffer, size_t size)
{
	*writer = (struct sc_text_writer){ .start = buffer, .at = buffer, .end = buffer + size };
}

void sc_text_put(struct sc_text_writer *writer, struct sc_text text)
{
	if (writer->overflow || (size_t)(writer->end - writer->at) < text.length) {
		writer->overflow = true;
		return;
	}
	if (text.length != 0)
		memcpy(writer->at, text.at, text.length);
	writer->at += text.length;
}

void sc_text_put_u64(struct sc_text_writer *writer, uint64_t number)
{
	char digits[20];
	size_t first = sizeof(digits);

	do {
		digits[--first] = (char)('0' + number % 10);
		number /= 10;
	} while (number != 0);
	sc_text_put(writer, (struct sc_text){ digits + first, sizeof(digits) - first });
}

void sc_text_put_i64(struct sc_text_writer *writer, int64_t number)
{
	if (number < 0)
		sc_text_put(writer, SC_TEXT("-"));
	sc_text_put_u64(writer, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

struct sc_text sc_text_written(const struct sc_text_writer *writer)
{
	return (struct sc_text){ .at = writer->start,
		.length = (size_t)(writer->at - writer->start) };
}
