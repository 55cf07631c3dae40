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

/* A host or the end of one, without the parameters and headers behind it. */
static enum sc_status put_host(struct sc_text_writer *out, struct sc_text rest)
{
	struct sc_text host = before(rest, ";?");

	if (before(rest, "@").length != rest.length || before(host, "%").length != host.length)
		return SC_STATUS_MALFORMED;
	put_lower(out, host);
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
	if (before(host, ";?").length == 0)
		return SC_STATUS_MALFORMED;
	return put_host(out, host);
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

static bool is_global(struct sc_text number)
{
	return number.length != 0 && number.at[0] == '+';
}

static const char *symbols_of(bool global)
{
	return global ? "0123456789" : "0123456789*#ABCDEFabcdef";
}

/* A number or a piece of one, without its visual separators. */
static enum sc_status put_symbols(
	struct sc_text_writer *out, struct sc_text number, const char *symbols)
{
	for (size_t i = 0; i < number.length; i++) {
		if (strchr("-.()", number.at[i]) != NULL)
			continue;
		if (strchr(symbols, number.at[i]) == NULL)
			return SC_STATUS_MALFORMED;
		put_lower(out, (struct sc_text){ .at = number.at + i, .length = 1 });
	}
	return SC_STATUS_OK;
}

/* What follows "tel:". */
static enum sc_status put_tel(struct sc_text_writer *out, struct sc_text rest)
{
	struct sc_text number = before(rest, ";");
	struct sc_text parameters = behind(rest, number.length);
	bool global = is_global(number);
	const char *symbols = symbols_of(global);

	if (global) {
		put_byte(out, '+');
		number = behind(number, 1);
	}
	if (before(number, symbols).length == number.length ||
		put_symbols(out, number, symbols) != SC_STATUS_OK)
		return SC_STATUS_MALFORMED;
	if (!global)
		put_phone_context(out, parameters);
	return SC_STATUS_OK;
}

/* The pieces of a wildcarded identity; the expression has its exclamation marks. */
struct wildcard {
	struct sc_text before;
	struct sc_text expression;
	struct sc_text after;
};

/* The expression reaches from the first to the last exclamation mark (TS 23.003 13.4A). */
static bool split_wildcard(struct sc_text identity, struct wildcard *pieces)
{
	struct sc_text head = before(identity, "!");
	size_t end = identity.length;

	while (end > head.length && identity.at[end - 1] != '!')
		end--;
	if (end < head.length + 2 || identity.at[head.length] != '!')
		return false;
	*pieces = (struct wildcard){
		.before = head,
		.expression = { .at = identity.at + head.length, .length = end - head.length },
		.after = behind(identity, end),
	};
	return true;
}

/* The expression is part of the user, or of the host, or holds the '@' between them; what stands
 * before it is the user's unless an '@' says otherwise. */
static enum sc_status put_sip_wildcard(struct sc_text_writer *out, const struct wildcard *pieces)
{
	struct sc_text user = before(pieces->before, "@");
	struct sc_text host = behind(pieces->before, user.length);
	struct sc_text tail = before(pieces->after, "@");
	bool in_host = host.length != 0;

	if (put_user(out, user) != SC_STATUS_OK)
		return SC_STATUS_MALFORMED;
	if (in_host) {
		host = behind(host, 1);
		put_byte(out, '@');
		if (user.length == 0 || before(host, ";?").length != host.length ||
			put_host(out, host) != SC_STATUS_OK)
			return SC_STATUS_MALFORMED;
	}
	sc_text_put(out, pieces->expression);
	if (in_host || tail.length == pieces->after.length)
		return put_host(out, pieces->after);
	if (put_user(out, tail) != SC_STATUS_OK)
		return SC_STATUS_MALFORMED;
	put_byte(out, '@');
	return put_host(out, behind(pieces->after, tail.length + 1));
}

static enum sc_status put_tel_wildcard(struct sc_text_writer *out, const struct wildcard *pieces)
{
	struct sc_text number = pieces->before;
	struct sc_text tail = before(pieces->after, ";");
	bool global = is_global(number);
	const char *symbols = symbols_of(global);

	if (global) {
		put_byte(out, '+');
		number = behind(number, 1);
	}
	if (put_symbols(out, number, symbols) != SC_STATUS_OK)
		return SC_STATUS_MALFORMED;
	sc_text_put(out, pieces->expression);
	if (put_symbols(out, tail, symbols) != SC_STATUS_OK)
		return SC_STATUS_MALFORMED;
	if (!global)
		put_phone_context(out, behind(pieces->after, tail.length));
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

static const struct scheme {
	struct sc_text name;
	enum sc_status (*put)(struct sc_text_writer *out, struct sc_text rest);
	enum sc_status (*put_wildcard)(struct sc_text_writer *out, const struct wildcard *rest);
} schemes[] = {
	{ { "sip:", 4 }, put_sip, put_sip_wildcard },
	{ { "sips:", 5 }, put_sip, put_sip_wildcard },
	{ { "tel:", 4 }, put_tel, put_tel_wildcard },
};

/* NULL: a scheme that names no user here, or a byte that no URI has. */
static const struct scheme *scheme_of(struct sc_text identity)
{
	for (size_t i = 0; i < SC_COUNT_OF(schemes) && !has_foreign_bytes(identity); i++) {
		if (starts_with_nocase(identity, schemes[i].name))
			return &schemes[i];
	}
	return NULL;
}

/* The writer is untouched when there is nothing to write. */
static enum sc_status settle(struct sc_text_writer *canonical, char *start, enum sc_status status)
{
	if (status == SC_STATUS_OK && canonical->overflow)
		status = SC_STATUS_OUT_OF_ROOM;
	if (status != SC_STATUS_OK)
		canonical->at = start;
	return status;
}

enum sc_status sc_identity_canonicalise(struct sc_text identity, struct sc_text_writer *canonical)
{
	const struct scheme *scheme = scheme_of(identity);
	char *start = canonical->at;

	if (scheme == NULL || identity.length > SC_IDENTITY_LIMIT)
		return SC_STATUS_MALFORMED;
	sc_text_put(canonical, scheme->name);
	return settle(
		canonical, start, scheme->put(canonical, behind(identity, scheme->name.length)));
}

enum sc_status sc_identity_canonicalise_wildcard(
	struct sc_text identity, struct sc_text_writer *canonical)
{
	const struct scheme *scheme = NULL;
	struct wildcard pieces;
	char *start = canonical->at;

	if (identity.length > SC_IDENTITY_LIMIT || !split_wildcard(identity, &pieces) ||
		has_foreign_bytes(pieces.after))
		return SC_STATUS_MALFORMED;
	scheme = scheme_of(pieces.before);
	if (scheme == NULL)
		return SC_STATUS_MALFORMED;
	sc_text_put(canonical, scheme->name);
	pieces.before = behind(pieces.before, scheme->name.length);
	return settle(canonical, start, scheme->put_wildcard(canonical, &pieces));
}
