/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where are the tags of a document? Goes from one to the next by the bytes alone, past text,
 * comments, CDATA sections and processing instructions. In a well-formed document it finds what a
 * parser finds; in any other it finds the same up to the first fault, and it always comes to the
 * end. For the files of this floor only.
 */
#ifndef SC_XML_SCAN_H
#define SC_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "text.h"

enum sc_xml_kind {
	SC_XML_START,      /* <a> */
	SC_XML_EMPTY,      /* <a/> */
	SC_XML_END,        /* </a> */
	SC_XML_DECLARATION /* <!DOCTYPE and the like */
};

struct sc_xml_tag {
	enum sc_xml_kind kind;
	size_t at;           /* where it begins */
	struct sc_text text; /* from "<" to ">" */
};

struct sc_xml_scan {
	struct sc_text text;
	size_t at; /* how far it has come; 0 at first */
};

/* One attribute as it stands in its tag. */
struct sc_xml_raw {
	struct sc_text name;
	struct sc_text value; /* between the quotes */
	struct sc_text whole; /* name="value" */
};

/* The next tag; false: there is no further one. */
bool sc_xml_next_tag(struct sc_xml_scan *scan, struct sc_xml_tag *tag);
/* Where the attributes of a tag, or of an XML declaration, begin; the name stands before. */
size_t sc_xml_attributes_at(struct sc_text tag);
/* The attribute behind *at, which moves on; false: there is none, or it is not well-formed. */
bool sc_xml_next_attribute(struct sc_text tag, size_t *at, struct sc_xml_raw *attribute);
/* Whether the attribute declares a namespace, and for which prefix; empty: the default one. */
bool sc_xml_declares(const struct sc_xml_raw *attribute, struct sc_text *prefix);

#endif
