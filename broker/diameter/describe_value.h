/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is the value of one AVP shown to a person? By its type: text, addresses, times, numbers with
 * their names, XML in lines, and hexadecimal for the rest.
 */
#ifndef SC_DESCRIBE_VALUE_H
#define SC_DESCRIBE_VALUE_H

#include <stdint.h>

#include "text.h"

struct sc_word;

/* word NULL: an AVP that the dictionary does not know. Lines after the first are indented. */
void sc_describe_value(struct sc_text value, const struct sc_word *word, uint32_t depth,
	struct sc_text_writer *out);
/* As text when all of it can be printed, otherwise in hexadecimal. */
void sc_describe_octets(struct sc_text value, struct sc_text_writer *out);
void sc_describe_indent(struct sc_text_writer *out, uint32_t depth);
void sc_describe_format(struct sc_text_writer *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
