/* SPDX-License-Identifier: BSD-2-Clause */
#include "identity.h"

#include <string.h>

static struct sc_text behind(struct sc_text text, size_t count)
{
	return (struct sc_text){ .at = text.at + count, .length = text.length - count };
}

/* The text up to the first byte of `stops`, or all of it. */
static struct sc_text before(struct sc_text text, const char *stops)
{
	size_t length = 0;

	while (length < text.length && strchr(stops, text.at[length]) == NULL)
		length++;
	return (struct sc_text){ .at = text.at, .length = length };
}

static bool starts_with_nocase(struct sc_text text, struct sc_text start)
{
	return text.length >= start.length &&
	       sc_text_equal_nocase((struct sc_text){ text.at, start.length }, start);
}

static void put_byte(struct sc_text_writer *out, int byte)
{
	char letter = (char)byte;

	sc_text_put(out, (struct sc_text){ .at = &letter, .length = 1 });
}

static void put_lower(struct sc_text_writer *out, struct sc_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		char letter = text.at[i];

		put_byte(out, letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
	}
}

static int hex_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

/* Bytes that end or split a user part when they stand bare, and those no URI may hold. */
static bool stays_escaped(int byte)
{
	return byte <= ' ' || byte == 0x7f || strchr("%@:<>\"", byte) != NULL;
}

static enum sc_status put_user(struct sc_text_writer *out, struct sc_text user)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < user.length; i++) {
		int high = 0;
		int low = 0;

		if (user.at[i] != '%') {
			put_byte(out, user.at[i]);
			continue;
		}
		if (user.length - i < 3)
			return SC_STATUS_MALFORMED;
		high = hex_value(user.at[i + 1]);
		low = hex_value(user.at[i + 2]);
		if (high < 0 || low < 0)
			return SC_STATUS_MALFORMED;
		i += 2;
		if (stays_escaped(high * 16 + low)) {
			put_byte(out, '%');
			put_byte(out, digits[high]);
			put_byte(out, digits[low]);
		} else {
			put_byte(out, high * 16 + low);
		}
	}
	return SC_STATUS_OK;
}

/* What follows "sip:": user and host, or a host alone (a service of a domain). */
static enum sc_status put_sip(struct sc_text_writer *out, struct sc_text rest)
{
	struct sc_text user = before(rest, "@");
	struct sc_text host = rest;

	if (user.length != rest.length) {
		if (user.length == 0 || put_user(out, user) != SC_STATUS_OK)
			return SC_STATUS_MALFORMED;
		put_byte(out, '@');
		host = behind(rest, user.length + 1);
	}
	if (before(host, "@").length != host.length)
		return SC_STATUS_MALFORMED;
	host = before(host, ";?");
	if (host.length == 0 || before(host, "%").length != host.length)
		return SC_STATUS_MALFORMED;
	put_lower(out, host);
	return SC_STATUS_OK;
}

/* A local number means something inside its phone-context only (RFC 3966 5.1.5). */
static void put_phone_context(struct sc_text_writer *out, struct sc_text parameters)
{
	while (parameters.length != 0) {
		struct sc_text one = before(behind(parameters, 1), ";");

		parameters = behind(parameters, one.length + 1);
		if (starts_with_nocase(one, SC_TEXT("phone-context="))) {
			put_byte(out, ';');
			put_lower(out, one);
			return;
		}
	}
}

/* What follows "tel:". */
static enum sc_status put_tel(struct sc_text_writer *out, struct sc_text rest)
{
	struct sc_text number = before(rest, ";");
	bool global = number.length != 0 && number.at[0] == '+';
	const char *const symbols = global ? "0123456789" : "0123456789*#ABCDEFabcdef";
	size_t kept = 0;

	if (global)
		put_byte(out, '+');
	for (size_t i = global ? 1 : 0; i < number.length; i++) {
		if (strchr("-.()", number.at[i]) != NULL)
			continue;
		if (strchr(symbols, number.at[i]) == NULL)
			return SC_STATUS_MALFORMED;
		put_lower(out, (struct sc_text){ .at = number.at + i, .length = 1 });
		kept++;
	}
	if (kept == 0)
		return SC_STATUS_MALFORMED;
	if (!global)
		put_phone_context(out, behind(rest, number.length));
	return SC_STATUS_OK;
}

/* Bytes that stand in no URI: controls, also NUL, spaces and what delimits URIs in SIP. */
static bool has_foreign_bytes(struct sc_text identity)
{
	for (size_t i = 0; i < identity.length; i++) {
		unsigned char byte = (unsigned char)identity.at[i];

		if (byte <= ' ' || byte == 0x7f || byte == '<' || byte == '>' || byte == '"')
			return true;
	}
	return false;
}

static enum sc_status put_identity(struct sc_text_writer *out, struct sc_text identity)
{
	static const struct {
		struct sc_text scheme;
		enum sc_status (*put)(struct sc_text_writer *out, struct sc_text rest);
	} schemes[] = {
		{ { "sip:", 4 }, put_sip },
		{ { "sips:", 5 }, put_sip },
		{ { "tel:", 4 }, put_tel },
	};

	for (size_t i = 0; i < SC_COUNT_OF(schemes); i++) {
		if (starts_with_nocase(identity, schemes[i].scheme)) {
			sc_text_put(out, schemes[i].scheme);
			return schemes[i].put(out, behind(identity, schemes[i].scheme.length));
		}
	}
	return SC_STATUS_MALFORMED;
}

enum sc_status sc_identity_canonicalise(struct sc_text identity, struct sc_text_writer *canonical)
{
	char *start = canonical->at;
	enum sc_status status = SC_STATUS_MALFORMED;

	if (identity.length <= SC_IDENTITY_LIMIT && !has_foreign_bytes(identity))
		status = put_identity(canonical, identity);
	if (status == SC_STATUS_OK && canonical->overflow)
		status = SC_STATUS_OUT_OF_ROOM;
	if (status != SC_STATUS_OK)
		canonical->at = start;
	return status;
}
