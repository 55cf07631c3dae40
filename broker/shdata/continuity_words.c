/* SPDX-License-Identifier: BSD-2-Clause */
#include "continuity_words.h"

#include <string.h>

#include "vocabulary.h"
#include "xml_character.h"

#define SET_OF(word) (UINT32_C(1) << (word))

enum sc_status sc_word_refuse(struct sc_text word, const char *thing, struct sc_xml_fault *fault)
{
	return sc_xml_refuse(
		fault, SC_XML_VALUE, "\"%.*s\" is no %s", SC_TEXT_ARG(sc_xml_shown(word)), thing);
}

static enum sc_status add_media(struct sc_text word, uint32_t *set, struct sc_xml_fault *fault)
{
	enum sc_media media;

	if (!sc_media_from_name(word, &media))
		return sc_word_refuse(word, "kind of media", fault);
	*set |= SET_OF(media);
	return SC_STATUS_OK;
}

static enum sc_status add_access(struct sc_text word, uint32_t *set, struct sc_xml_fault *fault)
{
	enum sc_access_term term;

	if (!sc_access_term_from_name(word, &term))
		return sc_word_refuse(word, "access or group of accesses", fault);
	*set |= sc_access_term_members(term);
	return SC_STATUS_OK;
}

static enum sc_status add_operation(struct sc_text word, uint32_t *set, struct sc_xml_fault *fault)
{
	enum sc_iut_operation operation;

	if (!sc_iut_operation_from_name(word, &operation))
		return sc_word_refuse(word, "operation of inter-UE transfer", fault);
	*set |= SET_OF(operation);
	return SC_STATUS_OK;
}

/* What each word adds makes the set. */
static enum sc_status gather(struct sc_text words, uint32_t *set, struct sc_xml_fault *fault,
	enum sc_status (*add)(struct sc_text word, uint32_t *set, struct sc_xml_fault *fault))
{
	enum sc_status status = SC_STATUS_OK;
	uint32_t gathered = 0;

	for (struct sc_text word = sc_xml_word(&words); word.length != 0 && status == SC_STATUS_OK;
		word = sc_xml_word(&words))
		status = add(word, &gathered, fault);
	if (status == SC_STATUS_OK && gathered == 0)
		return sc_xml_refuse(fault, SC_XML_VALUE, "a list of words has none");
	if (status == SC_STATUS_OK)
		*set = gathered;
	return status;
}

enum sc_status sc_words_to_media(struct sc_text words, uint32_t *media, struct sc_xml_fault *fault)
{
	if (sc_text_equal(sc_xml_trim(words), SC_TEXT("*"))) {
		*media = SET_OF(SC_MEDIA_COUNT) - 1;
		return SC_STATUS_OK;
	}
	return gather(words, media, fault, add_media);
}

enum sc_status sc_words_to_accesses(
	struct sc_text words, uint32_t *accesses, struct sc_xml_fault *fault)
{
	return gather(words, accesses, fault, add_access);
}

enum sc_status sc_words_to_operations(
	struct sc_text words, uint32_t *operations, struct sc_xml_fault *fault)
{
	return gather(words, operations, fault, add_operation);
}

/* The accesses of a word in which names are joined: "EUTRAN|NR". */
static enum sc_status add_joined(struct sc_text word, uint32_t *set, struct sc_xml_fault *fault)
{
	enum sc_status status = SC_STATUS_OK;
	const char *bar;

	while (status == SC_STATUS_OK && (bar = memchr(word.at, '|', word.length)) != NULL) {
		struct sc_text first = { .at = word.at, .length = (size_t)(bar - word.at) };

		status = add_access(first, set, fault);
		word = (struct sc_text){ bar + 1, word.length - first.length - 1 };
	}
	return status == SC_STATUS_OK ? add_access(word, set, fault) : status;
}

/* An access counts where it is mentioned first; a word that brings none takes no rank. */
enum sc_status sc_words_to_order(struct sc_text words, uint8_t *order, struct sc_xml_fault *fault)
{
	uint32_t before = 0;
	uint8_t rank = 0;

	for (struct sc_text word = sc_xml_word(&words); word.length != 0;
		word = sc_xml_word(&words)) {
		uint32_t accesses = 0;

		if (add_joined(word, &accesses, fault) != SC_STATUS_OK)
			return sc_xml_fault_status(fault);
		accesses &= ~before;
		before |= accesses;
		rank = (uint8_t)(rank + (accesses != 0));
		for (int i = 0; i < SC_ACCESS_COUNT; i++) {
			if ((accesses >> i & 1u) != 0)
				order[i] = rank;
		}
	}
	if (before == 0)
		return sc_xml_refuse(fault, SC_XML_VALUE, "a list of words has none");
	return SC_STATUS_OK;
}

enum sc_status sc_word_to_flag(struct sc_text word, bool *flag, struct sc_xml_fault *fault)
{
	struct sc_text bare = sc_xml_trim(word);

	if (sc_text_equal(bare, SC_TEXT("1")) || sc_text_equal(bare, SC_TEXT("true")))
		*flag = true;
	else if (sc_text_equal(bare, SC_TEXT("0")) || sc_text_equal(bare, SC_TEXT("false")))
		*flag = false;
	else
		return sc_word_refuse(word, "0 or 1", fault);
	return SC_STATUS_OK;
}

enum sc_status sc_word_to_number(struct sc_text word, const struct sc_word_range *range,
	uint32_t *number, struct sc_xml_fault *fault)
{
	uint32_t read = 0;

	if (sc_text_to_u32(sc_xml_trim(word), &read) != SC_STATUS_OK || read < range->least ||
		read > range->most)
		return sc_xml_refuse(fault, SC_XML_VALUE,
			"%s is a number from %u to %u, not \"%.*s\"", range->name,
			(unsigned)range->least, (unsigned)range->most,
			SC_TEXT_ARG(sc_xml_shown(word)));
	*number = read;
	return SC_STATUS_OK;
}
