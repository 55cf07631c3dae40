/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_content.h"

#include <string.h>

/* A declaration that stands above. */
struct declaration {
	struct sc_text prefix;
	struct sc_text name;  /* xmlns:p */
	struct sc_text whole; /* xmlns:p="urn:x" */
};

/* The declarations above that a content needs. */
struct luggage {
	struct declaration item[SC_XML_NAMESPACE_LIMIT];
	size_t count;
};

static struct sc_text part(struct sc_text text, size_t from, size_t to)
{
	return (struct sc_text){ .at = text.at + from, .length = to - from };
}

void sc_xml_contents_begin(struct sc_xml_contents *contents, struct sc_text document)
{
	contents->scan = (struct sc_xml_scan){ .text = document };
	contents->elements = 0;
	contents->depth = 0;
}

/* Past one tag; false: the document is over. */
static bool pass(struct sc_xml_contents *contents, struct sc_xml_tag *tag)
{
	if (!sc_xml_next_tag(&contents->scan, tag))
		return false;
	contents->elements += tag->kind == SC_XML_START || tag->kind == SC_XML_EMPTY;
	if (tag->kind == SC_XML_END && contents->depth != 0)
		contents->depth--;
	if (tag->kind == SC_XML_START && contents->depth < SC_XML_DEPTH_LIMIT)
		contents->open[contents->depth++] = tag->text;
	return true;
}

static bool has_name(const struct luggage *luggage, struct sc_text name)
{
	for (size_t i = 0; i < luggage->count; i++) {
		if (sc_text_equal(luggage->item[i].name, name))
			return true;
	}
	return false;
}

/* The innermost declaration of a prefix counts. A default namespace is never in scope here: the
 * element itself is in none. */
static void collect(struct luggage *scope, struct sc_text tag)
{
	size_t at = sc_xml_attributes_at(tag);
	struct sc_xml_raw attribute;
	struct sc_text prefix;

	while (sc_xml_next_attribute(tag, &at, &attribute)) {
		if (sc_xml_declares(&attribute, &prefix) && prefix.length != 0 &&
			!has_name(scope, attribute.name) && scope->count < SC_XML_NAMESPACE_LIMIT)
			scope->item[scope->count++] =
				(struct declaration){ prefix, attribute.name, attribute.whole };
	}
}

static bool is_name_byte(char byte)
{
	return (unsigned char)byte >= 0x80 || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_' ||
	       byte == '-' || byte == '.';
}

/* The name in front of a colon. */
static struct sc_text name_before(struct sc_text content, size_t colon)
{
	size_t at = colon;

	while (at != 0 && is_name_byte(content.at[at - 1]))
		at--;
	return part(content, at, colon);
}

/* Takes from the scope what the content mentions. */
static void pack(struct luggage *luggage, const struct luggage *scope, struct sc_text content)
{
	bool mentioned[SC_XML_NAMESPACE_LIMIT] = { false };

	for (size_t at = 0; at < content.length && scope->count != 0; at++) {
		const char *colon = memchr(content.at + at, ':', content.length - at);
		struct sc_text name;

		if (colon == NULL)
			break;
		at = (size_t)(colon - content.at);
		name = name_before(content, at);
		for (size_t i = 0; i < scope->count && name.length != 0; i++)
			mentioned[i] = mentioned[i] || sc_text_equal(scope->item[i].prefix, name);
	}
	for (size_t i = 0; i < scope->count; i++) {
		if (mentioned[i])
			luggage->item[luggage->count++] = scope->item[i];
	}
}

static bool declares_itself(struct sc_text tag, struct sc_text name)
{
	size_t at = sc_xml_attributes_at(tag);
	struct sc_xml_raw attribute;

	while (sc_xml_next_attribute(tag, &at, &attribute)) {
		if (sc_text_equal(attribute.name, name))
			return true;
	}
	return false;
}

static void put_tag(struct sc_text_writer *out, struct sc_text tag, const struct luggage *luggage)
{
	size_t name_end = sc_xml_attributes_at(tag);

	sc_text_put(out, part(tag, 0, name_end));
	for (size_t i = 0; i < luggage->count; i++) {
		if (declares_itself(tag, luggage->item[i].name))
			continue;
		sc_text_put(out, SC_TEXT(" "));
		sc_text_put(out, luggage->item[i].whole);
	}
	sc_text_put(out, part(tag, name_end, tag.length));
}

/* The content with the luggage in the tag of each element that stands in it directly. */
static void put_content(
	struct sc_text_writer *out, struct sc_text content, const struct luggage *luggage)
{
	struct sc_xml_scan scan = { .text = content };
	struct sc_xml_tag tag;
	size_t depth = 0;
	size_t done = 0;

	while (sc_xml_next_tag(&scan, &tag)) {
		if (tag.kind == SC_XML_END)
			depth--;
		else if (depth == 0) {
			sc_text_put(out, part(content, done, tag.at));
			put_tag(out, tag.text, luggage);
			done = scan.at;
		}
		if (tag.kind == SC_XML_START)
			depth++;
	}
	sc_text_put(out, part(content, done, content.length));
}

static enum sc_status carry(struct sc_arena *arena, const struct luggage *luggage,
	struct sc_text *content, struct sc_xml_fault *fault)
{
	struct sc_text_writer out;
	struct sc_text carried;
	bool has_room;

	sc_arena_lend(arena, &out);
	has_room = out.end - out.start >= SC_XML_DOCUMENT_LIMIT;
	if (has_room)
		out.end = out.start + SC_XML_DOCUMENT_LIMIT;
	put_content(&out, *content, luggage);
	carried = sc_arena_settle(arena, &out);
	if (out.overflow && has_room)
		return sc_xml_refuse(fault, SC_XML_SIZE,
			"with the namespaces it needs, the content has more than %d bytes",
			SC_XML_DOCUMENT_LIMIT);
	if (out.overflow)
		return sc_xml_refuse(fault, SC_XML_ROOM, "the memory of the request is used up");
	*content = carried;
	return SC_STATUS_OK;
}

/* Goes to the nth element and past it, and leaves its tag where it was open. */
static struct sc_text content_of(struct sc_xml_contents *contents, uint32_t nth)
{
	struct sc_xml_tag tag = { .kind = SC_XML_EMPTY };
	struct sc_text content;
	size_t begin, depth;

	while (contents->elements <= nth && pass(contents, &tag))
		;
	begin = contents->scan.at;
	depth = contents->depth;
	content = part(contents->scan.text, begin, begin);
	if (tag.kind != SC_XML_START)
		return content;
	while (contents->depth >= depth && pass(contents, &tag))
		content.length = tag.at - begin;
	return content;
}

enum sc_status sc_xml_content_of(struct sc_xml_contents *contents, uint32_t nth,
	struct sc_arena *arena, struct sc_text *content, struct sc_xml_fault *fault)
{
	struct luggage scope = { .count = 0 };
	struct luggage luggage = { .count = 0 };
	struct sc_text bytes = content_of(contents, nth);

	fault->at = (size_t)(bytes.at - contents->scan.text.at);
	if (bytes.length != 0) {
		for (size_t i = contents->depth + 1; i-- > 0;)
			collect(&scope, contents->open[i]);
		pack(&luggage, &scope, bytes);
	}
	if (luggage.count != 0 && carry(arena, &luggage, &bytes, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	*content = bytes;
	return SC_STATUS_OK;
}
