/* SPDX-License-Identifier: BSD-2-Clause */
#include "describe_value.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lexicon.h"
#include "octets.h"

/* RFC 6733 4.3.1: Time counts from 1900, the system from 1970. */
#define SECONDS_BEFORE_1970 INT64_C(2208988800)

enum { LINE_LIMIT = 512 };

void sc_describe_format(struct sc_text_writer *out, const char *format, ...)
{
	char line[LINE_LIMIT];
	va_list values;

	va_start(values, format);
	vsnprintf(line, sizeof(line), format, values);
	va_end(values);
	sc_text_put(out, sc_text_of(line));
}

void sc_describe_indent(struct sc_text_writer *out, uint32_t depth)
{
	for (uint32_t i = 0; i < depth; i++)
		sc_text_put(out, SC_TEXT("  "));
}

/* How many bytes the UTF-8 character at the front has, 0: it is none, or cannot be printed. */
static size_t character(struct sc_text text)
{
	const uint8_t *at = (const uint8_t *)text.at;
	size_t length = at[0] < 0x80   ? 1
			: at[0] < 0xc2 ? 0
			: at[0] < 0xe0 ? 2
			: at[0] < 0xf0 ? 3
			: at[0] < 0xf5 ? 4
				       : 0;

	/* A carriage return that ends no line would steer a terminal. */
	if (at[0] == '\r' && (text.length == 1 || text.at[1] != '\n'))
		return 0;
	if (length == 1 && (at[0] < ' ' || at[0] == 0x7f) && at[0] != '\n' && at[0] != '\t' &&
		at[0] != '\r')
		return 0;
	if (length > text.length)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	}
	return length;
}

static bool is_printable(struct sc_text text)
{
	while (text.length != 0) {
		size_t length = character(text);

		if (length == 0)
			return false;
		text.at += length;
		text.length -= length;
	}
	return true;
}

static void describe_hex(struct sc_text value, struct sc_text_writer *out)
{
	sc_text_put(out, SC_TEXT("0x"));
	for (size_t i = 0; i < value.length && !out->overflow; i++)
		sc_describe_format(out, "%02x", (uint8_t)value.at[i]);
}

void sc_describe_octets(struct sc_text value, struct sc_text_writer *out)
{
	if (value.length == 0)
		sc_text_put(out, SC_TEXT("(empty)"));
	else if (is_printable(value))
		sc_text_put(out, value);
	else
		describe_hex(value, out);
}

/* The tag at the front, with its angle brackets. */
static struct sc_text cut_tag(struct sc_text *xml)
{
	struct sc_text tag = *xml;
	const char *end = memchr(xml->at, '>', xml->length);

	if (end != NULL)
		tag.length = (size_t)(end - xml->at) + 1;
	xml->at += tag.length;
	xml->length -= tag.length;
	return tag;
}

static struct sc_text cut_text(struct sc_text *xml)
{
	struct sc_text text = *xml;
	const char *end = memchr(xml->at, '<', xml->length);

	if (end != NULL)
		text.length = (size_t)(end - xml->at);
	xml->at += text.length;
	xml->length -= text.length;
	return text;
}

static bool is_blank(struct sc_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (strchr(" \t\r\n", text.at[i]) == NULL)
			return false;
	}
	return true;
}

/* Tags on lines of their own, indented by how they nest; an element that holds only text stays on
 * one line. */
static void describe_xml(struct sc_text xml, uint32_t depth, struct sc_text_writer *out)
{
	uint32_t nesting = depth;
	bool inside = false; /* a start tag was the last tag */

	while (xml.length != 0 && !out->overflow) {
		struct sc_text text = cut_text(&xml);
		struct sc_text tag;
		bool closes;
		bool alone;

		if (!is_blank(text))
			sc_text_put(out, text);
		if (xml.length == 0)
			return;
		tag = cut_tag(&xml);
		closes = sc_text_starts_with(tag, SC_TEXT("</"));
		alone = sc_text_starts_with(tag, SC_TEXT("<?")) ||
			sc_text_starts_with(tag, SC_TEXT("<!")) ||
			(tag.length > 2 && tag.at[tag.length - 2] == '/');
		if (closes && nesting > depth)
			nesting--;
		if (!closes || !inside) {
			sc_text_put(out, SC_TEXT("\n"));
			sc_describe_indent(out, nesting);
		}
		sc_text_put(out, tag);
		inside = !closes && !alone;
		if (inside)
			nesting++;
	}
}

static void describe_ip(
	int family, const char *bytes, const char *otherwise, struct sc_text_writer *out)
{
	char address[INET6_ADDRSTRLEN];

	sc_text_put(out,
		sc_text_of(inet_ntop(family, bytes, address, sizeof(address)) == NULL ? otherwise
										      : address));
}

static void describe_address(struct sc_text value, struct sc_text_writer *out)
{
	uint32_t family =
		value.length < 2 ? 0 : (uint32_t)(uint8_t)value.at[0] << 8 | (uint8_t)value.at[1];

	if (family == 1 && value.length == 6)
		describe_ip(AF_INET, value.at + 2, "?", out);
	else if (family == 2 && value.length == 18)
		describe_ip(AF_INET6, value.at + 2, "?", out);
	else
		describe_hex(value, out);
}

static void describe_time(uint32_t seconds, struct sc_text_writer *out)
{
	time_t time = (time_t)((int64_t)seconds - SECONDS_BEFORE_1970);
	char line[64];
	struct tm parts;

	if (gmtime_r(&time, &parts) == NULL ||
		strftime(line, sizeof(line), "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
		snprintf(line, sizeof(line), "%" PRIu32, seconds);
	sc_text_put(out, sc_text_of(line));
}

static bool ends_with(const char *name, const char *ending)
{
	size_t length = strlen(name);

	return length >= strlen(ending) && strcmp(name + length - strlen(ending), ending) == 0;
}

/* Addresses that came over from RADIUS are plain octets there (RFC 4072 and its kin). */
static bool describe_radius_address(
	struct sc_text value, const struct sc_word *word, struct sc_text_writer *out)
{
	char prefix[16] = { 0 };

	if (word == NULL)
		return false;
	if (ends_with(word->name, "-IP-Address") && value.length == 4) {
		describe_ip(AF_INET, value.at, "?", out);
		return true;
	}
	if (!ends_with(word->name, "-IPv6-Prefix") || value.length < 2 || value.length > 18)
		return false;
	memcpy(prefix, value.at + 2, value.length - 2);
	describe_ip(AF_INET6, prefix, "?", out);
	sc_describe_format(out, "/%u", (unsigned)(uint8_t)value.at[1]);
	return true;
}

/* Each line on its own, below the name: codecs come so (TS 29.214 5.3.7). */
static void describe_lines(struct sc_text value, uint32_t depth, struct sc_text_writer *out)
{
	while (value.length != 0 && !out->overflow) {
		const char *end = memchr(value.at, '\n', value.length);
		size_t length = end == NULL ? value.length : (size_t)(end - value.at);
		struct sc_text line = { .at = value.at, .length = length };

		if (length != 0 && value.at[length - 1] == '\r')
			line.length--;
		sc_text_put(out, SC_TEXT("\n"));
		if (line.length != 0)
			sc_describe_indent(out, depth);
		sc_text_put(out, line);
		length += end != NULL;
		value = (struct sc_text){ .at = value.at + length,
			.length = value.length - length };
	}
}

static void describe_text(struct sc_text value, const struct sc_word *word, uint32_t depth,
	struct sc_text_writer *out)
{
	if (describe_radius_address(value, word, out))
		return;
	if (value.length > 2 && value.at[0] == '<' && is_printable(value))
		describe_xml(value, depth, out);
	else if (value.length != 0 && memchr(value.at, '\n', value.length) != NULL &&
		 is_printable(value))
		describe_lines(value, depth, out);
	else
		sc_describe_octets(value, out);
}

static void describe_number(uint32_t number, const struct sc_word *word, struct sc_text_writer *out)
{
	const char *name = sc_lexicon_enumerator(word, (int32_t)number);

	if (name != NULL)
		sc_describe_format(out, "%s (%" PRIi32 ")", name, (int32_t)number);
	else if (word->type == SC_WORD_I32)
		sc_describe_format(out, "%" PRIi32, (int32_t)number);
	else
		sc_describe_format(out, "%" PRIu32, number);
}

static void describe_fixed(
	const uint8_t *at, const struct sc_word *word, struct sc_text_writer *out)
{
	uint32_t small = sc_get_u32(at);
	uint64_t large = word->size == 8 ? sc_get_u64(at) : small;
	double real;
	float single;

	switch (word->type) {
	case SC_WORD_TIME:
		describe_time(small, out);
		break;
	case SC_WORD_I64:
		sc_text_put_i64(out, (int64_t)large);
		break;
	case SC_WORD_U64:
		sc_text_put_u64(out, large);
		break;
	case SC_WORD_F32:
		memcpy(&single, &small, sizeof(single));
		sc_describe_format(out, "%g", (double)single);
		break;
	case SC_WORD_F64:
		memcpy(&real, &large, sizeof(real));
		sc_describe_format(out, "%g", real);
		break;
	case SC_WORD_I32:
	case SC_WORD_U32:
	case SC_WORD_OCTETS:
	case SC_WORD_TEXT:
	case SC_WORD_ADDRESS:
	case SC_WORD_GROUP:
		describe_number(small, word, out);
		break;
	}
}

void sc_describe_value(struct sc_text value, const struct sc_word *word, uint32_t depth,
	struct sc_text_writer *out)
{
	if (word != NULL && word->size != 0 && value.length == word->size)
		describe_fixed((const uint8_t *)value.at, word, out);
	else if (word != NULL && word->size != 0)
		describe_hex(value, out);
	else if (word != NULL && word->type == SC_WORD_ADDRESS)
		describe_address(value, out);
	else
		describe_text(value, word, depth, out);
}
