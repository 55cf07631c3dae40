/* SPDX-License-Identifier: BSD-2-Clause */
#include "clean_text.h"

#include <stdint.h>
#include <string.h>

/* The length of one well-formed UTF-8 sequence, 0 when it is none (RFC 3629 4). */
static size_t sequence_length(const unsigned char *at, size_t left)
{
	size_t length = at[0] < 0xc2   ? 0
			: at[0] < 0xe0 ? 2
			: at[0] < 0xf0 ? 3
			: at[0] < 0xf5 ? 4
				       : 0;

	if (length == 0 || left < length)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	}
	if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) ||
		(at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f))
		return 0;
	return length;
}

/* The same octet eight times. */
static uint64_t each(unsigned char octet)
{
	return UINT64_C(0x0101010101010101) * octet;
}

/* Whether eight octets are all printable ASCII, or space. One that is not shows by its highest bit:
 * it has it, or less than a space is taken from, or DEL and one. Only such ones reach their
 * neighbours. */
static bool is_plain(uint64_t octets)
{
	return ((octets | (octets - each(' ')) | (octets + each(1))) & each(0x80)) == 0;
}

/* How much of the beginning is plain, in whole words. */
static size_t plain_length(struct sc_text text)
{
	uint64_t word = 0;
	size_t i = 0;

	while (text.length - i >= sizeof(word)) {
		memcpy(&word, text.at + i, sizeof(word));
		if (!is_plain(word))
			break;
		i += sizeof(word);
	}
	return i;
}

bool sc_text_is_clean(struct sc_text text)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t i = plain_length(text);

	while (i < text.length) {
		size_t length = 1;

		if (at[i] < ' ' || at[i] == 0x7f)
			return false;
		if (at[i] >= 0x80)
			length = sequence_length(at + i, text.length - i);
		if (length == 0)
			return false;
		i += length;
	}
	return true;
}
