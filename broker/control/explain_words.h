/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which words are there? Whoever misses one is told, with the list. For the files that decode
 * "explain".
 */
#ifndef SC_EXPLAIN_WORDS_H
#define SC_EXPLAIN_WORDS_H

#include <jansson.h>
#include <stdbool.h>

#include "text.h"
#include "vocabulary.h"

enum { SC_WORD_SHOWN = 48 }; /* bytes of a wrong word that the answer repeats */

/* What somebody typed, short enough to be repeated. */
struct sc_text sc_word_shown(struct sc_text word);

/* Each reads a word; false leaves the value and puts a refusal with all the words in *answer. */
bool sc_take_event(struct sc_text word, enum sc_event *event, json_t **answer);
bool sc_take_media(struct sc_text word, enum sc_media *media, json_t **answer);
bool sc_take_access(struct sc_text word, enum sc_access *access, json_t **answer);
bool sc_take_iut_operation(struct sc_text word, enum sc_iut_operation *operation, json_t **answer);
bool sc_take_voice_support(struct sc_text word, enum sc_voice_support *voice, json_t **answer);
bool sc_take_trust(struct sc_text word, enum sc_trust *trust, json_t **answer);

#endif
