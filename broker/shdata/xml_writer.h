/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do elements get into a document without anybody breaking it? Element names are ours and
 * written as they are; values come from outside and are escaped. Bytes that are no UTF-8 and
 * characters that XML 1.0 forbids (2.2) become U+FFFD, so that every document is well-formed
 * whatever the values hold. For the writers of this floor only.
 */
#ifndef SC_XML_WRITER_H
#define SC_XML_WRITER_H

#include "text.h"

/* A value, safe inside an element and inside an attribute with double quotes. */
void sc_xml_put_value(struct sc_text_writer *out, struct sc_text value);
/* <name> and </name>. */
void sc_xml_open(struct sc_text_writer *out, const char *name);
void sc_xml_close(struct sc_text_writer *out, const char *name);
/* <name>value</name>. */
void sc_xml_element(struct sc_text_writer *out, const char *name, struct sc_text value);
void sc_xml_number(struct sc_text_writer *out, const char *name, int64_t value);
/* <name>base64</name> of any octets (RFC 2045 6.8, on one line). */
void sc_xml_octets(struct sc_text_writer *out, const char *name, struct sc_text octets);
/* ` name="value"`, behind a name that was opened without its ">". */
void sc_xml_attribute(struct sc_text_writer *out, const char *name, struct sc_text value);
void sc_xml_attribute_number(struct sc_text_writer *out, const char *name, uint64_t value);

#endif
