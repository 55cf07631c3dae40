/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_character.h"

size_t sc_xml_decode(const char *at, size_t left, uint32_t *character)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *byte = (const unsigned char *)at;
	size_t length = byte[0] < 0x80   ? 1
			: byte[0] < 0xc0 ? 0
			: byte[0] < 0xe0 ? 2
			: byte[0] < 0xf0 ? 3
					 : 4;
	uint32_t sum = length == 1 ? byte[0] : byte[0] & (0x7fu >> length);

	if (length == 0 || length > left || byte[0] >= 0xf8)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if ((byte[i] & 0xc0) != 0x80)
			return 0;
		sum = sum << 6 | (byte[i] & 0x3fu);
	}
	if (sum < least[length] || sum > 0x10ffff || (sum >= 0xd800 && sum < 0xe000))
		return 0;
	*character = sum;
	return length;
}

bool sc_xml_is_character(uint32_t character)
{
	if (character < 0x20)
		return character == '\t' || character == '\n' || character == '\r';
	return character != 0xfffe && character != 0xffff;
}

bool sc_xml_is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct sc_text sc_xml_trim(struct sc_text text)
{
	while (text.length != 0 && sc_xml_is_space(text.at[text.length - 1]))
		text.length--;
	while (text.length != 0 && sc_xml_is_space(text.at[0])) {
		text.at++;
		text.length--;
	}
	return text;
}

struct sc_text sc_xml_word(struct sc_text *list)
{
	struct sc_text word = sc_xml_trim(*list);
	size_t length = 0;

	while (length < word.length && !sc_xml_is_space(word.at[length]))
		length++;
	*list = (struct sc_text){ .at = word.at + length, .length = word.length - length };
	word.length = length;
	return word;
}
