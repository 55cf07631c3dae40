/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_walk.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <string.h>

#include "xml_admit.h"
#include "xml_character.h"

/* An element that is open. */
struct frame {
	const struct sc_xml_known *known; /* NULL: none */
	uint8_t place;                    /* of its children */
	size_t parent;                    /* the frame that stands for the parent of its children */
	uint64_t seen;                    /* bit per row of the table: such a child was there */
};

struct walk {
	const struct sc_xml_language *language;
	void *reader;
	struct sc_arena *arena;
	struct sc_xml_fault *fault;
	xmlParserCtxt *parser;
	struct sc_text left; /* what the parser has not got yet */
	uint32_t elements;
	size_t depth; /* frames[depth] is the innermost; frames[0] is above the root */
	struct frame frames[SC_XML_DEPTH_LIMIT + 1];
	bool gathering; /* the text of the innermost element */
	struct sc_text_writer gathered;
};

static struct sc_text text_of(const xmlChar *terminated)
{
	return sc_text_of((const char *)terminated);
}

/* Where the parser is is where the next fault is seen. */
static bool goes_on(struct walk *walk)
{
	long at;

	if (walk->fault->wrong != SC_XML_SOUND)
		return false;
	at = xmlByteConsumed(walk->parser);
	walk->fault->at = at < 0 ? 0 : (size_t)at;
	return true;
}

static bool listed(const char *const *names, struct sc_text name)
{
	for (; names != NULL && *names != NULL; names++) {
		if (sc_text_equal(sc_text_of(*names), name))
			return true;
	}
	return false;
}

static bool is_ours(const struct walk *walk, const xmlChar *space)
{
	return sc_text_equal(text_of(space), sc_text_of(walk->language->space));
}

static const struct sc_xml_known *find(const struct walk *walk, uint8_t place, struct sc_text name)
{
	const struct sc_xml_language *language = walk->language;

	for (size_t i = 0; i < language->known_count; i++) {
		if (language->known[i].within == place &&
			sc_text_equal(sc_text_of(language->known[i].name), name))
			return &language->known[i];
	}
	return NULL;
}

static enum sc_status refuse_root(struct walk *walk, struct sc_text name, const xmlChar *space)
{
	return sc_xml_refuse(walk->fault, SC_XML_ROOT,
		"the document is %.*s of %s%.*s, %s of %s%s is wanted",
		SC_TEXT_ARG(sc_xml_shown(name)), space == NULL ? "no namespace" : "the namespace ",
		SC_TEXT_ARG(sc_xml_shown(text_of(space))), walk->language->known[0].name,
		walk->language->space == NULL ? "no namespace" : "the namespace ",
		walk->language->space == NULL ? "" : walk->language->space);
}

/* What is not known may be skipped, but not what somebody meant to be known: an element that lacks
 * its prefix; an element of ours by its name that a stray declaration has put elsewhere, so that
 * its absence would mean something. */
static enum sc_status check_unknown(struct walk *walk, struct sc_text name, const xmlChar *space)
{
	const struct frame *parent = &walk->frames[walk->depth];

	if (walk->depth == 0)
		return refuse_root(walk, name, space);
	if (parent->place == SC_XML_NOWHERE)
		return SC_STATUS_OK;
	if (walk->language->strict && (space == NULL || is_ours(walk, space)))
		return sc_xml_refuse(walk->fault, SC_XML_UNKNOWN, "%.*s%s has no meaning inside %s",
			SC_TEXT_ARG(sc_xml_shown(name)), space == NULL ? " of no namespace" : "",
			parent->known == NULL ? "this" : parent->known->name);
	if (!walk->language->strict && find(walk, parent->place, name) != NULL)
		return sc_xml_refuse(walk->fault, SC_XML_UNKNOWN,
			"%.*s is of the namespace %.*s, it must be of none",
			SC_TEXT_ARG(sc_xml_shown(name)), SC_TEXT_ARG(sc_xml_shown(text_of(space))));
	return SC_STATUS_OK;
}

/* Values come from libxml2 with "&#38;" for each ampersand: it leaves that to whoever builds a
 * tree. */
static struct sc_text take_value(struct walk *walk, struct sc_text raw)
{
	static const struct sc_text ampersand = { "&#38;", 5 };
	struct sc_text_writer out;
	size_t bare = 0;

	sc_arena_lend(walk->arena, &out);
	for (size_t i = 0; i < raw.length; i++) {
		struct sc_text rest = { .at = raw.at + i, .length = raw.length - i };

		if (!sc_text_starts_with(rest, ampersand))
			continue;
		sc_text_put(&out, (struct sc_text){ raw.at + bare, i + 1 - bare });
		bare = i + ampersand.length;
	}
	sc_text_put(&out, (struct sc_text){ raw.at + bare, raw.length - bare });
	if (out.overflow)
		sc_xml_refuse(walk->fault, SC_XML_ROOM, "the memory of the request is used up");
	return sc_arena_settle(walk->arena, &out);
}

static enum sc_status take_attribute(
	struct walk *walk, struct sc_xml_element *element, struct sc_text name, struct sc_text raw)
{
	const char *const *names = element->known->attributes;

	if (raw.length > SC_XML_TEXT_LIMIT)
		return sc_xml_refuse(walk->fault, SC_XML_SIZE, "%.*s has more than %d bytes",
			SC_TEXT_ARG(sc_xml_shown(name)), SC_XML_TEXT_LIMIT);
	for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
		if (sc_text_equal(sc_text_of(names[i]), name))
			element->values[i] = take_value(walk, raw);
	}
	return sc_xml_fault_status(walk->fault);
}

/* What libxml2 tells of an attribute. */
struct told_attribute {
	const xmlChar *name, *prefix, *space, *value, *end;
};

static enum sc_status take_attributes(
	struct walk *walk, struct sc_xml_element *element, const xmlChar **told, int count)
{
	enum sc_status status = SC_STATUS_OK;

	for (int i = 0; i < count && status == SC_STATUS_OK; i++) {
		const xmlChar **five = told + (ptrdiff_t)5 * i;
		struct told_attribute one = { five[0], five[1], five[2], five[3], five[4] };
		struct sc_text raw = { .at = (const char *)one.value,
			.length = (size_t)(one.end - one.value) };

		if (one.space != NULL)
			continue;
		if (listed(element->known->attributes, text_of(one.name)))
			status = take_attribute(walk, element, text_of(one.name), raw);
		else if (walk->language->strict)
			status = sc_xml_refuse(walk->fault, SC_XML_UNKNOWN,
				"%s has no attribute %.*s", element->known->name,
				SC_TEXT_ARG(sc_xml_shown(text_of(one.name))));
	}
	return status;
}

static enum sc_status check_once(struct walk *walk, const struct sc_xml_known *known)
{
	struct frame *parent = &walk->frames[walk->frames[walk->depth].parent];
	uint64_t bit = UINT64_C(1) << (known - walk->language->known);

	if (known->once && (parent->seen & bit) != 0)
		return sc_xml_refuse(walk->fault, SC_XML_TWICE,
			"there are two %s where one is the most", known->name);
	parent->seen |= bit;
	return SC_STATUS_OK;
}

static enum sc_status begin_known(
	struct walk *walk, const struct sc_xml_known *known, const xmlChar **told, int count)
{
	struct sc_xml_element element = { .known = known, .nth = walk->elements - 1 };
	enum sc_status status = check_once(walk, known);

	if (status == SC_STATUS_OK)
		status = take_attributes(walk, &element, told, count);
	if (status == SC_STATUS_OK && known->begin != NULL)
		status = known->begin(walk->reader, &element, walk->fault);
	walk->depth++;
	walk->frames[walk->depth] =
		(struct frame){ .known = known, .place = known->inside, .parent = walk->depth };
	if (status == SC_STATUS_OK && known->text) {
		sc_arena_lend(walk->arena, &walk->gathered);
		walk->gathering = true;
	}
	return status;
}

static void skip(struct walk *walk)
{
	walk->depth++;
	walk->frames[walk->depth] = (struct frame){ .parent = walk->depth };
}

static void stand_for_parent(struct walk *walk)
{
	struct frame same = walk->frames[walk->depth];

	walk->frames[++walk->depth] = (struct frame){ .place = same.place, .parent = same.parent };
}

static void begin_element(void *user, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *space, int space_count, const xmlChar **spaces, int attribute_count,
	int default_count, const xmlChar **attributes)
{
	struct walk *walk = user;
	const struct frame *parent = &walk->frames[walk->depth];
	const struct sc_xml_known *known = NULL;
	bool ours = is_ours(walk, space);

	(void)prefix, (void)space_count, (void)spaces, (void)default_count;
	if (!goes_on(walk))
		return;
	walk->elements++;
	if (walk->gathering) {
		sc_xml_refuse(walk->fault, SC_XML_VALUE, "%s holds an element, it holds text only",
			parent->known->name);
		return;
	}
	if (ours)
		known = find(walk, parent->place, text_of(name));
	if (walk->depth == SC_XML_DEPTH_LIMIT)
		sc_xml_refuse(walk->fault, SC_XML_DEPTH, "the elements are too deep");
	else if (known != NULL)
		begin_known(walk, known, attributes, attribute_count);
	else if (ours && walk->depth != 0 && listed(walk->language->transparent, text_of(name)))
		stand_for_parent(walk);
	else if (check_unknown(walk, text_of(name), space) == SC_STATUS_OK)
		skip(walk);
}

static void end_element(
	void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	struct walk *walk = user;
	const struct sc_xml_known *known = walk->frames[walk->depth].known;
	struct sc_text text = { 0 };

	(void)name, (void)prefix, (void)space;
	if (!goes_on(walk))
		return;
	walk->depth--;
	if (walk->gathering)
		text = sc_arena_settle(walk->arena, &walk->gathered);
	walk->gathering = false;
	if (known != NULL && known->end != NULL)
		known->end(walk->reader, text, walk->fault);
}

static void gather(struct walk *walk, struct sc_text text)
{
	sc_text_put(&walk->gathered, text);
	if (sc_text_written(&walk->gathered).length > SC_XML_TEXT_LIMIT)
		sc_xml_refuse(walk->fault, SC_XML_SIZE, "%s has more than %d bytes",
			walk->frames[walk->depth].known->name, SC_XML_TEXT_LIMIT);
	else if (walk->gathered.overflow)
		sc_xml_refuse(walk->fault, SC_XML_ROOM, "the memory of the request is used up");
}

static void take_characters(void *user, const xmlChar *characters, int length)
{
	struct walk *walk = user;
	struct sc_text text = { .at = (const char *)characters, .length = (size_t)length };

	if (!goes_on(walk))
		return;
	if (walk->gathering)
		gather(walk, text);
	else if (walk->language->strict && walk->frames[walk->depth].place != SC_XML_NOWHERE &&
		 sc_xml_trim(text).length != 0)
		sc_xml_refuse(walk->fault, SC_XML_VALUE, "text stands where elements are wanted");
}

/* The tags were looked at before; this is in case that was mistaken. */
static void meet_doctype(
	void *user, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	struct walk *walk = user;

	(void)name, (void)public_id, (void)system_id;
	if (goes_on(walk))
		sc_xml_refuse(
			walk->fault, SC_XML_DOCTYPE, "document type definitions are not accepted");
}

static void meet_error(void *user, xmlErrorPtr error)
{
	struct walk *walk = user;

	if (error->level < XML_ERR_ERROR || !goes_on(walk))
		return;
	if (error->code == XML_ERR_NO_MEMORY)
		sc_xml_refuse(walk->fault, SC_XML_MEMORY, "there is not enough memory");
	else
		sc_xml_refuse(walk->fault, SC_XML_NOT_WELL_FORMED, "%.*s",
			SC_TEXT_ARG(sc_xml_trim(sc_text_of(
				error->message == NULL ? "not well-formed" : error->message))));
}

/* The parser gets its bytes in small portions and no more of them once something is wrong: there
 * is no other way to stop it that is safe at any time. */
static int feed(void *user, char *buffer, int length)
{
	struct walk *walk = user;
	size_t portion = walk->left.length;

	if (walk->fault->wrong != SC_XML_SOUND || length <= 0 || portion == 0)
		return 0;
	if (portion > (size_t)length)
		portion = (size_t)length;
	memcpy(buffer, walk->left.at, portion);
	walk->left.at += portion;
	walk->left.length -= portion;
	return (int)portion;
}

/* libxml2 would do this itself with the first document, but not safely in two threads at once. */
static pthread_once_t prepared = PTHREAD_ONCE_INIT;

static void parse(struct walk *walk)
{
	xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
		.internalSubset = meet_doctype,
		.startElementNs = begin_element,
		.endElementNs = end_element,
		.characters = take_characters,
		.ignorableWhitespace = take_characters,
		.serror = meet_error };
	xmlParserCtxt *parser;

	pthread_once(&prepared, xmlInitParser);
	parser = xmlCreateIOParserCtxt(&handler, walk, feed, NULL, walk, XML_CHAR_ENCODING_NONE);
	if (parser == NULL) {
		sc_xml_refuse(walk->fault, SC_XML_MEMORY, "there is not enough memory");
		return;
	}
	walk->parser = parser;
	xmlCtxtUseOptions(parser,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
	xmlParseDocument(parser);
	if (parser->wellFormed == 0 || parser->nsWellFormed == 0)
		sc_xml_refuse(
			walk->fault, SC_XML_NOT_WELL_FORMED, "the document is not well-formed");
	xmlFreeDoc(parser->myDoc);
	xmlFreeParserCtxt(parser);
	xmlResetLastError();
}

enum sc_status sc_xml_walk(const struct sc_xml_language *language, struct sc_text document,
	void *reader, struct sc_arena *arena, struct sc_xml_fault *fault)
{
	struct walk walk = { .language = language,
		.reader = reader,
		.arena = arena,
		.fault = fault,
		.left = document,
		.frames = { { .place = SC_XML_ABOVE } } };
	size_t used = arena->used;

	*fault = (struct sc_xml_fault){ 0 };
	if (sc_xml_admit(document, fault) == SC_STATUS_OK)
		parse(&walk);
	if (fault->wrong != SC_XML_SOUND)
		arena->used = used;
	return sc_xml_fault_status(fault);
}

struct sc_text sc_xml_value_of(const struct sc_xml_element *element, const char *name)
{
	const char *const *names = element->known->attributes;

	for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
		if (strcmp(names[i], name) == 0)
			return element->values[i];
	}
	return (struct sc_text){ 0 };
}
