/* SPDX-License-Identifier: BSD-2-Clause */
#include "xml_admit.h"

#include <string.h>

#include "xml_character.h"
#include "xml_scan.h"

/* How the documents of other encodings begin (XML 1.0, Appendix F). */
static const struct {
	struct sc_text bytes;
	const char *encoding;
} signatures[] = {
	{ { "\xff\xfe", 2 }, "UTF-16" },
	{ { "\xfe\xff", 2 }, "UTF-16" },
	{ { "<\0", 2 }, "UTF-16" },
	{ { "\0<", 2 }, "UTF-16" },
	{ { "\0\0", 2 }, "UCS-4" },
	{ { "\x4c\x6f\xa7\x94", 4 }, "EBCDIC" },
	{ { "+/v", 3 }, "UTF-7" },
	{ { "+ADw", 4 }, "UTF-7" },
};

static enum sc_status check_signature(struct sc_text document, struct sc_xml_fault *fault)
{
	for (size_t i = 0; i < SC_COUNT_OF(signatures); i++) {
		if (sc_text_starts_with(document, signatures[i].bytes))
			return sc_xml_refuse(fault, SC_XML_ENCODING,
				"the document is in %s, it must be in UTF-8",
				signatures[i].encoding);
	}
	return SC_STATUS_OK;
}

static enum sc_status check_characters(struct sc_text document, struct sc_xml_fault *fault)
{
	uint32_t character = 0;
	size_t length;

	for (size_t i = 0; i < document.length; i += length) {
		fault->at = i;
		length = sc_xml_decode(document.at + i, document.length - i, &character);
		if (length == 0)
			return sc_xml_refuse(fault, SC_XML_ENCODING, "these bytes are not UTF-8");
		if (!sc_xml_is_character(character))
			return sc_xml_refuse(fault, SC_XML_NOT_WELL_FORMED,
				"the character U+%04X is not allowed in XML", (unsigned)character);
	}
	fault->at = 0;
	return SC_STATUS_OK;
}

/* What the document says about itself; it is believed only when it says what is so. */
static enum sc_status check_declaration(struct sc_text document, struct sc_xml_fault *fault)
{
	static const struct sc_text mark = { "\xef\xbb\xbf", 3 };
	struct sc_xml_raw said;
	size_t at;

	if (sc_text_starts_with(document, mark)) {
		document.at += mark.length;
		document.length -= mark.length;
	}
	at = sc_xml_attributes_at(document);
	if (!sc_text_equal((struct sc_text){ document.at, at }, SC_TEXT("<?xml")))
		return SC_STATUS_OK;
	while (sc_xml_next_attribute(document, &at, &said)) {
		if (sc_text_equal(said.name, SC_TEXT("encoding")) &&
			!sc_text_equal_nocase(said.value, SC_TEXT("UTF-8")))
			return sc_xml_refuse(fault, SC_XML_ENCODING,
				"the document says that it is in %.*s, it must be in UTF-8",
				SC_TEXT_ARG(sc_xml_shown(said.value)));
	}
	return SC_STATUS_OK;
}

/* What stands open while the tags go by. */
struct tally {
	uint32_t elements;
	uint32_t namespaces; /* in scope */
	size_t depth;
	uint32_t declared[SC_XML_DEPTH_LIMIT]; /* by each open element */
};

static enum sc_status count_attributes(
	struct sc_text tag, uint32_t *declared, struct sc_xml_fault *fault)
{
	size_t at = sc_xml_attributes_at(tag);
	struct sc_xml_raw attribute;
	struct sc_text prefix;
	uint32_t count = 0;

	*declared = 0;
	while (sc_xml_next_attribute(tag, &at, &attribute)) {
		if (++count > SC_XML_ATTRIBUTE_LIMIT)
			return sc_xml_refuse(fault, SC_XML_COUNT,
				"the element has more than %d attributes", SC_XML_ATTRIBUTE_LIMIT);
		*declared += sc_xml_declares(&attribute, &prefix);
	}
	return SC_STATUS_OK;
}

static enum sc_status count_start(
	struct tally *tally, struct sc_text tag, struct sc_xml_fault *fault)
{
	uint32_t *declared = &tally->declared[tally->depth];

	if (tally->depth == SC_XML_DEPTH_LIMIT)
		return sc_xml_refuse(fault, SC_XML_DEPTH,
			"there are more than %d elements inside each other", SC_XML_DEPTH_LIMIT);
	if (++tally->elements > SC_XML_ELEMENT_LIMIT)
		return sc_xml_refuse(fault, SC_XML_COUNT, "there are more than %d elements",
			SC_XML_ELEMENT_LIMIT);
	if (count_attributes(tag, declared, fault) != SC_STATUS_OK)
		return sc_xml_fault_status(fault);
	if (tally->namespaces + *declared > SC_XML_NAMESPACE_LIMIT)
		return sc_xml_refuse(fault, SC_XML_COUNT,
			"more than %d namespaces are declared at a time", SC_XML_NAMESPACE_LIMIT);
	tally->namespaces += *declared;
	tally->depth++;
	return SC_STATUS_OK;
}

static void count_end(struct tally *tally)
{
	if (tally->depth != 0)
		tally->namespaces -= tally->declared[--tally->depth];
}

static enum sc_status check_tags(struct sc_text document, struct sc_xml_fault *fault)
{
	struct sc_xml_scan scan = { .text = document };
	struct tally tally = { 0 };
	struct sc_xml_tag tag;

	while (sc_xml_next_tag(&scan, &tag)) {
		fault->at = tag.at;
		if (tag.kind == SC_XML_DECLARATION)
			return sc_xml_refuse(fault, SC_XML_DOCTYPE,
				"document type definitions are not accepted");
		if (tag.kind != SC_XML_END && count_start(&tally, tag.text, fault) != SC_STATUS_OK)
			return sc_xml_fault_status(fault);
		if (tag.kind != SC_XML_START)
			count_end(&tally);
	}
	fault->at = 0;
	return SC_STATUS_OK;
}

enum sc_status sc_xml_admit(struct sc_text document, struct sc_xml_fault *fault)
{
	enum sc_status status;

	if (document.length == 0)
		return sc_xml_refuse(fault, SC_XML_NOT_WELL_FORMED, "the document is empty");
	if (document.length > SC_XML_DOCUMENT_LIMIT)
		return sc_xml_refuse(fault, SC_XML_SIZE, "the document has more than %d bytes",
			SC_XML_DOCUMENT_LIMIT);
	status = check_signature(document, fault);
	if (status == SC_STATUS_OK)
		status = check_characters(document, fault);
	if (status == SC_STATUS_OK)
		status = check_declaration(document, fault);
	return status == SC_STATUS_OK ? check_tags(document, fault) : status;
}
