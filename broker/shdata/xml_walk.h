/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a document from outside say? A reader tells in a table which elements it knows, where
 * they may stand, and what is to be done with each; the walk goes through the document, checks that
 * it is well-formed and within its limits, and skips what is not known. libxml2 is behind this and
 * nowhere else: no DTD, no entities but the five of XML itself, no network, no file, nothing
 * printed, nothing kept. For the readers of this floor only.
 */
#ifndef SC_XML_WALK_H
#define SC_XML_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "text.h"
#include "xml_fault.h"

enum {
	SC_XML_TEXT_LIMIT = 1024, /* bytes of a text or an attribute that is read */
	SC_XML_KNOWN_LIMIT = 64,  /* rows of a table */
	SC_XML_VALUE_LIMIT = 16   /* attributes that one element is known to have */
};

/* Where elements stand. A reader numbers its own places from SC_XML_PLACES. */
enum {
	SC_XML_NOWHERE, /* inside what is skipped */
	SC_XML_ABOVE,   /* where the root stands */
	SC_XML_PLACES
};

/* An element that has begun. */
struct sc_xml_element {
	const struct sc_xml_known *known;
	uint32_t nth;                              /* it is the nth of the document, from 0 */
	struct sc_text values[SC_XML_VALUE_LIMIT]; /* of known->attributes; .at NULL: absent */
};

struct sc_xml_known {
	uint8_t within; /* the place where it stands */
	uint8_t inside; /* the place that its children stand in */
	bool text;      /* it holds text and no children */
	bool once;      /* its parent holds one at the most */
	const char *name;
	const char *const *attributes; /* without a namespace; NULL ends them, NULL: none */
	/* Both may be NULL. Texts are in the arena. What is not OK ends the walk, and the fault
	 * tells why. */
	enum sc_status (*begin)(
		void *reader, const struct sc_xml_element *element, struct sc_xml_fault *fault);
	enum sc_status (*end)(void *reader, struct sc_text text, struct sc_xml_fault *fault);
};

struct sc_xml_language {
	const struct sc_xml_known *known;
	size_t known_count;
	const char *space; /* the namespace of the known elements; NULL: they have none */
	/* Whatever is not known is a fault, unless it is of another namespace. Where reading is not
	 * strict, a known name of another namespace is one. */
	bool strict;
	/* Elements that stand for their parent: what is in them stands in its place. NULL ends
	 * them, NULL: there are none. */
	const char *const *transparent;
};

/* The fault is that of this document only. */
enum sc_status sc_xml_walk(const struct sc_xml_language *language, struct sc_text document,
	void *reader, struct sc_arena *arena, struct sc_xml_fault *fault);

/* The value of a known attribute; .at NULL: absent. */
struct sc_text sc_xml_value_of(const struct sc_xml_element *element, const char *name);

#endif
