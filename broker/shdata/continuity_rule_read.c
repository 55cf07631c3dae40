/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "continuity_reader.h"
#include "xml_character.h"

enum sc_status sc_rule_end_precedence(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;

	reader->has_precedence = true;
	if (!sc_precedence_from_name(sc_xml_trim(text), &reader->precedence))
		return sc_word_refuse(text, "precedence", fault);
	return SC_STATUS_OK;
}

static enum sc_status read_rule_words(const struct sc_xml_element *element,
	struct sc_continuity_rule *rule, struct sc_xml_fault *fault)
{
	struct sc_text service = sc_xml_value_of(element, "service");
	struct sc_text level = sc_xml_value_of(element, "level");
	struct sc_text remainder = sc_xml_value_of(element, "nontransferable");
	struct sc_text session_case = sc_xml_value_of(element, "case");
	struct sc_text roaming = sc_xml_value_of(element, "roaming");

	if (service.at != NULL)
		rule->service = service;
	if (level.at != NULL && !sc_transfer_level_from_name(level, &rule->level))
		return sc_word_refuse(level, "transfer level", fault);
	if (remainder.at != NULL && !sc_remainder_from_name(remainder, &rule->nontransferable))
		return sc_word_refuse(remainder, "answer to what cannot be transferred", fault);
	if (session_case.at != NULL &&
		!sc_session_case_from_name(session_case, &rule->session_case))
		return sc_word_refuse(session_case, "session case", fault);
	if (roaming.at != NULL && !sc_roaming_from_name(roaming, &rule->roaming))
		return sc_word_refuse(roaming, "answer to roaming", fault);
	return SC_STATUS_OK;
}

enum sc_status sc_rule_begin(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	static const struct sc_word_range least = { "min-kbps", 0, UINT32_MAX };
	static const struct sc_word_range most = { "max-kbps", 0, UINT32_MAX };
	struct sc_continuity_reader *reader = user;
	struct sc_continuity_rule *rule = &reader->rule;
	enum sc_status status;

	*rule = (struct sc_continuity_rule){
		.media = SC_ANY_MEDIA, .service = SC_TEXT("*"), .partial_allowed = true
	};
	memset(reader->rule_order, 0, sizeof(reader->rule_order));
	status = read_rule_words(element, rule, fault);
	if (status == SC_STATUS_OK)
		status = sc_attribute_to_media(element, &rule->media, fault);
	if (status == SC_STATUS_OK)
		status = sc_attribute_to_flag(element, "partial", &rule->partial_allowed, fault);
	if (status == SC_STATUS_OK)
		status = sc_attribute_to_number(element, &least, &rule->min_kbps, fault);
	if (status == SC_STATUS_OK)
		status = sc_attribute_to_number(element, &most, &rule->max_kbps, fault);
	return status;
}

enum sc_status sc_rule_begin_restricted(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;
	struct sc_text operation = sc_xml_value_of(element, "op");

	reader->operation = SC_OPERATION_BOTH;
	if (operation.at != NULL && !sc_operation_from_name(operation, &reader->operation))
		return sc_word_refuse(operation, "operation", fault);
	return SC_STATUS_OK;
}

enum sc_status sc_rule_end_restricted(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;
	uint32_t accesses = 0;
	enum sc_status status = sc_words_to_accesses(text, &accesses, fault);

	if (reader->operation != SC_OPERATION_TRANSFER)
		reader->rule.restricted_originating |= accesses;
	if (reader->operation != SC_OPERATION_ORIGINATING)
		reader->rule.restricted_transfer |= accesses;
	return status;
}

enum sc_status sc_rule_end_order(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;

	reader->rule.preferred = reader->rule_order;
	return sc_words_to_order(text, reader->rule_order, fault);
}

enum sc_status sc_rule_end(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct sc_continuity_reader *reader = user;
	struct sc_rule_piece *piece = sc_arena_take_array(reader->arena, 1, sizeof(*piece));
	struct sc_text_writer out;

	(void)text;
	if (piece == NULL)
		return sc_continuity_refuse_room(fault);
	sc_arena_lend(reader->arena, &out);
	sc_continuity_write_rule(&reader->rule, &out);
	piece->text = sc_arena_settle(reader->arena, &out);
	if (out.overflow)
		return sc_continuity_refuse_room(fault);
	if (reader->last == NULL)
		reader->first = piece;
	else
		reader->last->next = piece;
	reader->last = piece;
	return SC_STATUS_OK;
}

enum sc_status sc_rule_settle(
	struct sc_continuity_reader *reader, struct sc_text *part, struct sc_xml_fault *fault)
{
	const struct sc_continuity precedence = { .precedence = reader->precedence };
	struct sc_text_writer out;

	sc_arena_lend(reader->arena, &out);
	if (reader->has_precedence)
		sc_continuity_write_operator_part(&precedence, &out);
	for (const struct sc_rule_piece *piece = reader->first; piece != NULL; piece = piece->next)
		sc_text_put(&out, piece->text);
	*part = sc_arena_settle(reader->arena, &out);
	return out.overflow ? sc_continuity_refuse_room(fault) : SC_STATUS_OK;
}
