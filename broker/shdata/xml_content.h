/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What stands inside an element, byte for byte? Whoever stores the content of ServiceData and gives
 * it to others returns the bytes that he was given. An element that leaves its document takes along
 * what was declared above it: prefixes that it uses and does not declare itself. As a prefix may
 * also stand in a value (xsi:type, an XPath), it counts as used where it is mentioned at all.
 *
 * For documents that are known to be well-formed, and for the files of this floor only.
 */
#ifndef SC_XML_CONTENT_H
#define SC_XML_CONTENT_H

#include "arena.h"
#include "xml_admit.h"
#include "xml_fault.h"
#include "xml_scan.h"

/* A way through the tags of one document, from its beginning. */
struct sc_xml_contents {
	struct sc_xml_scan scan;
	uint32_t elements; /* that have begun so far */
	size_t depth;
	struct sc_text open[SC_XML_DEPTH_LIMIT]; /* the tags of the elements that are open */
};

void sc_xml_contents_begin(struct sc_xml_contents *contents, struct sc_text document);
/* The content of the nth element, counted from 0; it stands behind those that were asked for
 * before. Borrowed from the document; from the arena when declarations had to be added. SIZE: with
 * them it is longer than a document may be. */
enum sc_status sc_xml_content_of(struct sc_xml_contents *contents, uint32_t nth,
	struct sc_arena *arena, struct sc_text *content, struct sc_xml_fault *fault);

#endif
