/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_scan.h"

#include <string.h>

#include "xml_character.h"

static struct sc_text part(struct sc_text text, size_t from, size_t to)
{
	return (struct sc_text){ .at = text.at + from, .length = to - from };
}

static bool stands_at(struct sc_text text, size_t at, struct sc_text word)
{
	return sc_text_starts_with(part(text, at, text.length), word);
}

/* Behind the next such word, or the end of the text. */
static size_t behind(struct sc_text text, size_t from, struct sc_text word)
{
	while (from < text.length) {
		const char *found = memchr(text.at + from, word.at[0], text.length - from);

		if (found == NULL)
			break;
		from = (size_t)(found - text.at);
		if (stands_at(text, from, word))
			return from + word.length;
		from++;
	}
	return text.length;
}

/* Behind the ">" that ends the tag; one in quotes does not. */
static size_t behind_tag(struct sc_text text, size_t from)
{
	char quote = '\0';

	for (; from < text.length; from++) {
		char byte = text.at[from];

		if (quote != '\0') {
			if (byte == quote)
				quote = '\0';
		} else if (byte == '"' || byte == '\'') {
			quote = byte;
		} else if (byte == '>') {
			return from + 1;
		}
	}
	return text.length;
}

/* Behind what is no tag although it begins with "<"; `at` itself: it is a tag. */
static size_t behind_other(struct sc_text text, size_t at)
{
	static const struct {
		struct sc_text begins, ends;
	} others[] = {
		{ { "<!--", 4 }, { "-->", 3 } },
		{ { "<![CDATA[", 9 }, { "]]>", 3 } },
		{ { "<?", 2 }, { "?>", 2 } },
	};

	for (size_t i = 0; i < SC_COUNT_OF(others); i++) {
		if (stands_at(text, at, others[i].begins))
			return behind(text, at + others[i].begins.length, others[i].ends);
	}
	return at;
}

static enum sc_xml_kind kind_of(struct sc_text tag)
{
	if (stands_at(tag, 0, SC_TEXT("<!")))
		return SC_XML_DECLARATION;
	if (stands_at(tag, 0, SC_TEXT("</")))
		return SC_XML_END;
	if (tag.length >= 3 && stands_at(tag, tag.length - 2, SC_TEXT("/>")))
		return SC_XML_EMPTY;
	return SC_XML_START;
}

bool sc_xml_next_tag(struct sc_xml_scan *scan, struct sc_xml_tag *tag)
{
	struct sc_text text = scan->text;

	while (scan->at < text.length) {
		const char *found = memchr(text.at + scan->at, '<', text.length - scan->at);
		size_t at = found == NULL ? text.length : (size_t)(found - text.at);

		scan->at = behind_other(text, at);
		if (scan->at != at || at == text.length)
			continue;
		scan->at = behind_tag(text, at);
		tag->at = at;
		tag->text = part(text, at, scan->at);
		tag->kind = kind_of(tag->text);
		return true;
	}
	return false;
}

static size_t behind_name(struct sc_text tag, size_t at)
{
	while (at < tag.length && !sc_xml_is_space(tag.at[at]) && tag.at[at] != '=' &&
		tag.at[at] != '/' && tag.at[at] != '>' && tag.at[at] != '?')
		at++;
	return at;
}

static size_t behind_space(struct sc_text tag, size_t at)
{
	while (at < tag.length && sc_xml_is_space(tag.at[at]))
		at++;
	return at;
}

size_t sc_xml_attributes_at(struct sc_text tag)
{
	bool special = stands_at(tag, 0, SC_TEXT("<?")) || stands_at(tag, 0, SC_TEXT("</"));

	return behind_name(tag, special ? 2 : 1);
}

bool sc_xml_next_attribute(struct sc_text tag, size_t *at, struct sc_xml_raw *attribute)
{
	size_t name = behind_space(tag, *at);
	size_t name_end = behind_name(tag, name);
	size_t quote = behind_space(tag, name_end);
	size_t end;

	if (name_end == name || quote == tag.length || tag.at[quote] != '=')
		return false;
	quote = behind_space(tag, quote + 1);
	if (quote == tag.length || (tag.at[quote] != '"' && tag.at[quote] != '\''))
		return false;
	end = behind(tag, quote + 1, part(tag, quote, quote + 1));
	if (end == quote + 1 || tag.at[end - 1] != tag.at[quote])
		return false;
	attribute->name = part(tag, name, name_end);
	attribute->value = part(tag, quote + 1, end - 1);
	attribute->whole = part(tag, name, end);
	*at = end;
	return true;
}

bool sc_xml_declares(const struct sc_xml_raw *attribute, struct sc_text *prefix)
{
	static const struct sc_text word = { "xmlns", 5 };
	struct sc_text name = attribute->name;

	if (!sc_text_starts_with(name, word) ||
		(name.length > word.length && name.at[word.length] != ':'))
		return false;
	*prefix =
		part(name, name.length > word.length ? word.length + 1 : word.length, name.length);
	return true;
}
