/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which bytes are characters of a document? UTF-8 (RFC 3629) and the characters that XML 1.0
 * allows. For the readers and writers of this floor only.
 */
#ifndef SC_XML_CHARACTER_H
#define SC_XML_CHARACTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

/* How many bytes the UTF-8 sequence at the start takes and which character it is; 0: it is none
 * (no overlong forms, no surrogates, nothing past U+10FFFF). `left` is at least 1. */
size_t sc_xml_decode(const char *at, size_t left, uint32_t *character);
/* XML 1.0, 2.2: Char. */
bool sc_xml_is_character(uint32_t character);
/* XML 1.0, 2.3: S. */
bool sc_xml_is_space(char byte);
/* The text without white space around it. */
struct sc_text sc_xml_trim(struct sc_text text);
/* The next word of a list with white space between its words; an empty word: there is no further
 * one. *list becomes what is left. */
struct sc_text sc_xml_word(struct sc_text *list);

#endif
