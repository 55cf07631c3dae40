/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do the words in a continuity document mean? Each is looked up in the vocabulary; one that is
 * not there is a fault that names it. Values stay untouched when they cannot be read. For the
 * readers of this floor only.
 */
#ifndef SC_CONTINUITY_WORDS_H
#define SC_CONTINUITY_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"
#include "xml_fault.h"

/* Every set needs one member at least. "*" is all media. */
enum sc_status sc_words_to_media(struct sc_text words, uint32_t *media, struct sc_xml_fault *fault);
/* Names of accesses and of groups. */
enum sc_status sc_words_to_accesses(
	struct sc_text words, uint32_t *accesses, struct sc_xml_fault *fault);
/* The same, best first, with "|" between those that are equally good; order is
 * [SC_ACCESS_COUNT], zero at first. */
enum sc_status sc_words_to_order(struct sc_text words, uint8_t *order, struct sc_xml_fault *fault);
enum sc_status sc_words_to_operations(
	struct sc_text words, uint32_t *operations, struct sc_xml_fault *fault);
/* 0, 1, false or true. */
enum sc_status sc_word_to_flag(struct sc_text word, bool *flag, struct sc_xml_fault *fault);

struct sc_word_range {
	const char *name; /* of what is numbered */
	uint32_t least, most;
};
enum sc_status sc_word_to_number(struct sc_text word, const struct sc_word_range *range,
	uint32_t *number, struct sc_xml_fault *fault);

/* VALUE: the word is no such thing. */
enum sc_status sc_word_refuse(struct sc_text word, const char *thing, struct sc_xml_fault *fault);

#endif
