/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_writer.h"

#include "xml_character.h"

static struct sc_text piece(const char *at, size_t length)
{
	return (struct sc_text){ .at = at, .length = length };
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
		return sc_xml_is_character(character) ? NULL : "\xef\xbf\xbd";
	}
}

void sc_xml_put_value(struct sc_text_writer *out, struct sc_text value)
{
	size_t bare = 0; /* where the run of bytes that stand as they are began */

	for (size_t i = 0; i < value.length;) {
		uint32_t character = 0xffff; /* forbidden, when it cannot be decoded */
		size_t length = sc_xml_decode(value.at + i, value.length - i, &character);
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

/* Three octets, or the last one or two, are four letters. */
static void put_base64(struct sc_text_writer *out, const unsigned char *octet, size_t count)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = (uint32_t)octet[0] << 16;
	char four[4] = { '=', '=', '=', '=' };

	if (count > 1)
		bits |= (uint32_t)octet[1] << 8;
	if (count > 2)
		bits |= octet[2];
	for (size_t i = 0; i <= count && i < 4; i++)
		four[i] = letters[bits >> (18 - 6 * i) & 0x3f];
	sc_text_put(out, piece(four, sizeof(four)));
}

void sc_xml_octets(struct sc_text_writer *out, const char *name, struct sc_text octets)
{
	sc_xml_open(out, name);
	for (size_t i = 0; i < octets.length; i += 3)
		put_base64(out, (const unsigned char *)octets.at + i, octets.length - i);
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
