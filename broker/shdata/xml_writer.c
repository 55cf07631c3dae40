/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_writer.h"

#include <stdbool.h>

static struct sc_text piece(const char *at, size_t length)
{
	return (struct sc_text){ .at = at, .length = length };
}

/* How many bytes the UTF-8 sequence at the start takes and which character it is; 0: it is none
 * (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF). */
static size_t decode(const unsigned char *at, size_t left, uint32_t *character)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t length = at[0] < 0x80   ? 1
			: at[0] < 0xc0 ? 0
			: at[0] < 0xe0 ? 2
			: at[0] < 0xf0 ? 3
				       : 4;
	uint32_t sum = length == 1 ? at[0] : at[0] & (0x7fu >> length);

	if (length == 0 || length > left || at[0] >= 0xf8)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
		sum = sum << 6 | (at[i] & 0x3fu);
	}
	if (sum < least[length] || sum > 0x10ffff || (sum >= 0xd800 && sum < 0xe000))
		return 0;
	*character = sum;
	return length;
}

/* XML 1.0, 2.2: Char. */
static bool is_allowed(uint32_t character)
{
	if (character < 0x20)
		return character == '\t' || character == '\n' || character == '\r';
	return character != 0xfffe && character != 0xffff;
}

/* What stands for a character that means something else when it is bare. White space other than
 * the space would be normalised away (2.11, 3.3.3). NULL: it may stand bare. */
static const char *reference_of(uint32_t character)
{
	switch (character) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\t':
		return "&#9;";
	case '\n':
		return "&#10;";
	case '\r':
		return "&#13;";
	default:
		return is_allowed(character) ? NULL : "\xef\xbf\xbd";
	}
}

void sc_xml_put_value(struct sc_text_writer *out, struct sc_text value)
{
	size_t bare = 0; /* where the run of bytes that stand as they are began */

	for (size_t i = 0; i < value.length;) {
		uint32_t character = 0xffff; /* forbidden, when it cannot be decoded */
		size_t length =
			decode((const unsigned char *)value.at + i, value.length - i, &character);
		const char *reference = reference_of(character);

		if (length == 0)
			length = 1;
		if (reference != NULL) {
			sc_text_put(out, piece(value.at + bare, i - bare));
			sc_text_put(out, sc_text_of(reference));
			bare = i + length;
		}
		i += length;
	}
	if (value.length > bare)
		sc_text_put(out, piece(value.at + bare, value.length - bare));
}

void sc_xml_open(struct sc_text_writer *out, const char *name)
{
	sc_text_put(out, SC_TEXT("<"));
	sc_text_put(out, sc_text_of(name));
	sc_text_put(out, SC_TEXT(">"));
}

void sc_xml_close(struct sc_text_writer *out, const char *name)
{
	sc_text_put(out, SC_TEXT("</"));
	sc_text_put(out, sc_text_of(name));
	sc_text_put(out, SC_TEXT(">"));
}

void sc_xml_element(struct sc_text_writer *out, const char *name, struct sc_text value)
{
	sc_xml_open(out, name);
	sc_xml_put_value(out, value);
	sc_xml_close(out, name);
}

void sc_xml_number(struct sc_text_writer *out, const char *name, int64_t value)
{
	sc_xml_open(out, name);
	sc_text_put_i64(out, value);
	sc_xml_close(out, name);
}

static void begin_attribute(struct sc_text_writer *out, const char *name)
{
	sc_text_put(out, SC_TEXT(" "));
	sc_text_put(out, sc_text_of(name));
	sc_text_put(out, SC_TEXT("=\""));
}

void sc_xml_attribute(struct sc_text_writer *out, const char *name, struct sc_text value)
{
	begin_attribute(out, name);
	sc_xml_put_value(out, value);
	sc_text_put(out, SC_TEXT("\""));
}

void sc_xml_attribute_number(struct sc_text_writer *out, const char *name, uint64_t value)
{
	begin_attribute(out, name);
	sc_text_put_u64(out, value);
	sc_text_put(out, SC_TEXT("\""));
}
