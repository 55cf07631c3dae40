/* SPDX-License-Identifier: BSD-2-Clause
 *
 * May a parser look at this document at all? Only at UTF-8 without a DOCTYPE, and within limits
 * that keep its work and its memory in proportion to the bytes: it compares each attribute of a tag
 * with all others, and each prefix with all that are declared. What is well-formed, the parser has
 * to tell. For the files of this floor only.
 */
#ifndef SC_XML_ADMIT_H
#define SC_XML_ADMIT_H

#include "text.h"
#include "xml_fault.h"

enum {
	SC_XML_DOCUMENT_LIMIT = 256 * 1024, /* bytes */
	SC_XML_DEPTH_LIMIT = 64,            /* elements inside each other, the root included */
	SC_XML_ELEMENT_LIMIT = 16384,       /* elements of a document */
	SC_XML_ATTRIBUTE_LIMIT = 256,       /* attributes of one element */
	SC_XML_NAMESPACE_LIMIT = 64         /* declarations in scope at one place */
};

enum sc_status sc_xml_admit(struct sc_text document, struct sc_xml_fault *fault);

#endif
