/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SHOWN_LIMIT = 64 };

static const enum sc_status statuses[SC_XML_WRONG_COUNT] = { [SC_XML_SOUND] = SC_STATUS_OK,
#define SC_XML_WRONG_ROW(name, status) [SC_XML_##name] = SC_STATUS_##status,
	SC_XML_WRONGS(SC_XML_WRONG_ROW)
#undef SC_XML_WRONG_ROW
};

/* The length of the text without a sequence of UTF-8 that was cut at its end. */
static size_t whole_characters(const char *text, size_t length)
{
	size_t lead = length;

	while (lead != 0 && ((unsigned char)text[lead - 1] & 0xc0) == 0x80)
		lead--;
	if (lead != 0 && (unsigned char)text[lead - 1] >= 0xc0)
		return lead - 1;
	return length;
}

struct sc_text sc_xml_shown(struct sc_text text)
{
	if (text.length > SHOWN_LIMIT)
		text.length = whole_characters(text.at, SHOWN_LIMIT);
	return text;
}

static void tidy(char *sentence)
{
	size_t length = strlen(sentence);

	if (length == SC_XML_SENTENCE_LIMIT - 1)
		sentence[whole_characters(sentence, length)] = '\0';
	for (char *at = sentence; *at != '\0'; at++) {
		if ((unsigned char)*at < 0x20 || *at == 0x7f)
			*at = ' ';
	}
}

enum sc_status sc_xml_refuse(
	struct sc_xml_fault *fault, enum sc_xml_wrong wrong, const char *format, ...)
{
	va_list values;

	if (fault->wrong != SC_XML_SOUND)
		return sc_xml_fault_status(fault);
	fault->wrong = wrong;
	va_start(values, format);
	vsnprintf(fault->sentence, sizeof(fault->sentence), format, values);
	va_end(values);
	tidy(fault->sentence);
	return sc_xml_fault_status(fault);
}

enum sc_status sc_xml_fault_status(const struct sc_xml_fault *fault)
{
	return statuses[fault->wrong];
}
