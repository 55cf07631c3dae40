/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What are the words of a row made of, and who reads which statement? Shared by the files that turn
 * rows into facts; situation_text.h is the way in.
 */
#ifndef SC_ROW_WORDS_H
#define SC_ROW_WORDS_H

#include "situation_text.h"

#define ROW_SPACE " \n\t"

/* Cuts the next piece off, up to one of the separators; false at the end. Pieces are not empty. */
bool text_cut(struct sc_text *rest, const char *separators, struct sc_text *piece);
/* Whether the word is name=value, and the value. */
bool text_is_pair(struct sc_text word, const char *name, struct sc_text *value);
bool text_is(struct sc_text word, const char *other);
int64_t text_number(struct sc_text value);

/* Lists parted by commas; groups of accesses and "*" for all media are allowed. */
bool row_media(struct situation *situation, struct sc_text list, sc_media_set *set);
bool row_accesses(struct situation *situation, struct sc_text list, sc_access_set *set);
bool row_order(struct situation *situation, struct sc_text list, struct sc_access_order *order);

/* The index of the device of that name, made when it is new. */
uint32_t row_device(struct situation *situation, struct sc_text name);
/* Writes the problem; false. */
bool row_refuse(struct situation *situation, const char *what, struct sc_text word);

/* One statement of a column each. */
bool row_read_device(struct situation *situation, struct sc_text statement);
bool row_read_contact(struct situation *situation, struct sc_text statement);
bool row_read_component(struct situation *situation, struct sc_text statement);
bool row_read_policy(struct situation *situation, struct sc_text statement);
bool row_read_wish(struct situation *situation, struct sc_text statement);
bool row_read_request(struct situation *situation, struct sc_text statement);

/* Whether a statement of the session is one about media on other devices; then whether it was read.
 */
bool row_reads_sharing(struct situation *situation, struct sc_text statement, bool *good);
/* The same for a single word of the session. */
bool row_reads_collaboration(struct situation *situation, struct sc_text word);

#endif
