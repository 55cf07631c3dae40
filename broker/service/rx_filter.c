/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_filter.h"

#include <arpa/inet.h>
#include <string.h>

enum { ADDRESS_TEXT_LIMIT = 64, PROTOCOL_MAX = 255, PORT_MAX = 65535, OCTET = 8 };

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

static bool read_number(struct sc_text word, uint32_t most, uint32_t *number)
{
	return sc_text_to_u32(word, number) == SC_STATUS_OK && *number <= most;
}

static bool is_word(struct sc_text word, struct sc_text wanted)
{
	return sc_text_equal_nocase(word, wanted);
}

/* What lies behind the mask does not tell one flow from another. */
static void mask(struct sc_rx_filter_end *end)
{
	for (size_t i = 0; i < sizeof(end->address); i++) {
		size_t before = i * OCTET;
		size_t counting = end->bits > before ? end->bits - before : 0;

		if (counting < OCTET)
			end->address[i] &= (uint8_t)(0xff00 >> counting);
	}
}

/* "any", or an IPv4 or IPv6 address with or without a mask length. */
static bool read_address(struct sc_text word, struct sc_rx_filter_end *end)
{
	char address[ADDRESS_TEXT_LIMIT];
	const char *slash = word.length == 0 ? NULL : memchr(word.at, '/', word.length);
	size_t length = slash == NULL ? word.length : (size_t)(slash - word.at);
	uint32_t bits = 0;

	if (is_word(word, SC_TEXT("any")))
		return true;
	if (length >= sizeof(address) || memchr(word.at, '\0', word.length) != NULL)
		return false;
	memcpy(address, word.at, length);
	address[length] = '\0';
	if (inet_pton(AF_INET, address, end->address) == 1)
		end->family = 4;
	else if (inet_pton(AF_INET6, address, end->address) == 1)
		end->family = 6;
	else
		return false;
	bits = end->family == 4 ? 32 : 128;
	if (slash != NULL &&
		!read_number((struct sc_text){ slash + 1, word.length - length - 1 }, bits, &bits))
		return false;
	end->bits = (uint8_t)bits;
	mask(end);
	return true;
}

/* An address and perhaps a port. *next is the first word behind it. */
static bool take_end(struct sc_text *rest, struct sc_text *next, struct sc_rx_filter_end *end)
{
	uint32_t port = 0;

	if (!read_address(take_word(rest), end))
		return false;
	*next = take_word(rest);
	if (!read_number(*next, PORT_MAX, &port))
		return true;
	end->has_port = 1;
	end->port[0] = (uint8_t)(port >> OCTET);
	end->port[1] = (uint8_t)port;
	*next = take_word(rest);
	return true;
}

static bool read_protocol(struct sc_text word, struct sc_rx_filter *filter)
{
	uint32_t protocol = 0;

	filter->any_protocol = is_word(word, SC_TEXT("ip"));
	if (filter->any_protocol)
		return true;
	if (!read_number(word, PROTOCOL_MAX, &protocol))
		return false;
	filter->protocol = (uint8_t)protocol;
	return true;
}

/* No packet goes from one family to the other. */
static bool can_meet(const struct sc_rx_filter *filter)
{
	uint8_t from = filter->from.family;
	uint8_t to = filter->to.family;

	return from == to || from == 0 || to == 0;
}

/* Peers are known to end the text with NUL. */
static struct sc_text without_end(struct sc_text text)
{
	while (text.length != 0 && text.at[text.length - 1] == '\0')
		text.length--;
	return text;
}

bool sc_rx_filter_read(struct sc_text description, struct sc_rx_filter *filter)
{
	struct sc_text rest = without_end(description);
	struct sc_text action = take_word(&rest);
	struct sc_text direction = take_word(&rest);
	struct sc_text protocol = take_word(&rest);
	struct sc_text next = take_word(&rest);

	memset(filter, 0, sizeof(*filter));
	filter->out = is_word(direction, SC_TEXT("out"));
	if (description.length > SC_RX_FILTER_LIMIT || !is_word(action, SC_TEXT("permit")))
		return false;
	if (!filter->out && !is_word(direction, SC_TEXT("in")))
		return false;
	if (!read_protocol(protocol, filter))
		return false;
	if (!is_word(next, SC_TEXT("from")) || !take_end(&rest, &next, &filter->from))
		return false;
	return is_word(next, SC_TEXT("to")) && take_end(&rest, &next, &filter->to) &&
	       next.length == 0 && can_meet(filter);
}

int sc_rx_filter_compare(const struct sc_rx_filter *a, const struct sc_rx_filter *b)
{
	return memcmp(a, b, sizeof(*a));
}
