/* SPDX-License-Identifier: BSD-2-Clause */
#include "row_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool text_cut(struct sc_text *rest, const char *separators, struct sc_text *piece)
{
	size_t end = 0;

	while (rest->length != 0 && strchr(separators, rest->at[0]) != NULL) {
		rest->at++;
		rest->length--;
	}
	while (end < rest->length && strchr(separators, rest->at[end]) == NULL)
		end++;
	*piece = (struct sc_text){ .at = rest->at, .length = end };
	rest->at += end;
	rest->length -= end;
	return end != 0;
}

bool text_is_pair(struct sc_text word, const char *name, struct sc_text *value)
{
	size_t length = strlen(name);

	if (word.length <= length || memcmp(word.at, name, length) != 0 || word.at[length] != '=')
		return false;
	*value = (struct sc_text){ .at = word.at + length + 1, .length = word.length - length - 1 };
	return true;
}

bool text_is(struct sc_text word, const char *other)
{
	return sc_text_equal(word, sc_text_of(other));
}

bool row_refuse(struct situation *situation, const char *what, struct sc_text word)
{
	snprintf(situation->problem, sizeof(situation->problem), "%s \"%.*s\" is not known", what,
		SC_TEXT_ARG(word));
	return false;
}

int64_t text_number(struct sc_text value)
{
	return strtoll(value.at, NULL, 10);
}

bool row_media(struct situation *situation, struct sc_text list, sc_media_set *set)
{
	struct sc_text piece;
	enum sc_media media;

	if (text_is(list, "*")) {
		*set = SC_SET_OF(SC_MEDIA_COUNT) - 1;
		return true;
	}
	while (text_cut(&list, ",", &piece)) {
		if (!sc_media_from_name(piece, &media))
			return row_refuse(situation, "media", piece);
		*set |= SC_SET_OF(media);
	}
	return true;
}

bool row_accesses(struct situation *situation, struct sc_text list, sc_access_set *set)
{
	struct sc_text piece;
	enum sc_access_term term;

	while (text_cut(&list, ",", &piece)) {
		if (!sc_access_term_from_name(piece, &term))
			return row_refuse(situation, "access", piece);
		*set |= sc_access_term_members(term);
	}
	return true;
}

/* The first naming of an access gives its rank; a group ranks all its members alike. */
bool row_order(struct situation *situation, struct sc_text list, struct sc_access_order *order)
{
	struct sc_text piece;

	for (uint8_t rank = 1; text_cut(&list, ",", &piece); rank++) {
		sc_access_set members = 0;

		if (!row_accesses(situation, piece, &members))
			return false;
		for (uint32_t access = 0; access < SC_ACCESS_COUNT; access++) {
			if (SC_SET_HAS(members, access) && order->rank[access] == 0)
				order->rank[access] = rank;
		}
	}
	return true;
}
