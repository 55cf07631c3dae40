/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_filter.h"

#include <arpa/inet.h>
#include <string.h>

enum { ADDRESS_TEXT_LIMIT = 64, PROTOCOL_MAX = 255, PORT_MAX = 65535 };

static bool is_space(char letter)
{
	return letter == ' ' || letter == '\t';
}

/* The next word of the rest; empty when there is none. */
static struct sc_text take_word(struct sc_text *rest)
{
	struct sc_text word = { 0 };

	while (rest->length != 0 && is_space(rest->at[0])) {
		rest->at++;
		rest->length--;
	}
	word.at = rest->at;
	while (rest->length != 0 && !is_space(rest->at[0])) {
		rest->at++;
		rest->length--;
		word.length++;
	}
	return word;
}

static bool is_number_up_to(struct sc_text word, uint32_t most)
{
	uint32_t number = 0;

	return sc_text_to_u32(word, &number) == SC_STATUS_OK && number <= most;
}

static bool is_word(struct sc_text word, struct sc_text wanted)
{
	return sc_text_equal_nocase(word, wanted);
}

/* "any", or an IPv4 or IPv6 address with or without a mask length. */
static bool is_address(struct sc_text word)
{
	char address[ADDRESS_TEXT_LIMIT];
	unsigned char bytes[16];
	const char *slash = word.length == 0 ? NULL : memchr(word.at, '/', word.length);
	size_t length = slash == NULL ? word.length : (size_t)(slash - word.at);
	uint32_t bits = 0;

	if (is_word(word, SC_TEXT("any")))
		return true;
	if (length >= sizeof(address) || memchr(word.at, '\0', word.length) != NULL)
		return false;
	memcpy(address, word.at, length);
	address[length] = '\0';
	if (inet_pton(AF_INET, address, bytes) == 1)
		bits = 32;
	else if (inet_pton(AF_INET6, address, bytes) == 1)
		bits = 128;
	else
		return false;
	return slash == NULL ||
	       is_number_up_to((struct sc_text){ slash + 1, word.length - length - 1 }, bits);
}

/* One end: an address and perhaps a port. *next is the first word behind it. */
static bool take_end(struct sc_text *rest, struct sc_text *next)
{
	if (!is_address(take_word(rest)))
		return false;
	*next = take_word(rest);
	if (is_number_up_to(*next, PORT_MAX))
		*next = take_word(rest);
	return true;
}

/* Peers are known to end the text with NUL. */
static struct sc_text without_end(struct sc_text text)
{
	while (text.length != 0 && text.at[text.length - 1] == '\0')
		text.length--;
	return text;
}

bool sc_rx_filter_is_allowed(struct sc_text description)
{
	struct sc_text rest = without_end(description);
	struct sc_text action = take_word(&rest);
	struct sc_text direction = take_word(&rest);
	struct sc_text protocol = take_word(&rest);
	struct sc_text next = take_word(&rest);

	if (!is_word(action, SC_TEXT("permit")))
		return false;
	if (!is_word(direction, SC_TEXT("in")) && !is_word(direction, SC_TEXT("out")))
		return false;
	if (!is_word(protocol, SC_TEXT("ip")) && !is_number_up_to(protocol, PROTOCOL_MAX))
		return false;
	if (!is_word(next, SC_TEXT("from")) || !take_end(&rest, &next))
		return false;
	return is_word(next, SC_TEXT("to")) && take_end(&rest, &next) && next.length == 0;
}
