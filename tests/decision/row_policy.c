/* SPDX-License-Identifier: BSD-2-Clause */
#include "row_words.h"

/* set SCOPE value=... precedence=... from=... to=... */
static bool read_set(struct situation *situation, struct sc_text statement)
{
	struct sc_policy_set *set = &situation->sets[situation->policy.set_count++];
	struct sc_text word;
	struct sc_text value;

	*set = (struct sc_policy_set){ .id = situation->policy.set_count,
		.rules = &situation->rules[situation->rule_count] };
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (text_is_pair(word, "value", &value))
			set->scope_value = value;
		else if (text_is_pair(word, "from", &value))
			set->valid_from = text_number(value);
		else if (text_is_pair(word, "to", &value))
			set->valid_to = text_number(value);
		else if (text_is_pair(word, "version", &value))
			set->version = text_number(value);
		else if (text_is(word, "user_first"))
			set->precedence = SC_PRECEDENCE_USER;
		else if (!sc_scope_from_name(word, &set->scope))
			return row_refuse(situation, "set word", word);
	}
	return true;
}

static bool read_rule_pair(struct situation *situation, struct sc_rule *rule, struct sc_text word)
{
	struct sc_text value;

	if (text_is_pair(word, "prefers", &value))
		return row_order(situation, value, &rule->preferred);
	if (text_is_pair(word, "restricts", &value))
		return row_accesses(situation, value, &rule->restricted_originating) &&
		       row_accesses(situation, value, &rule->restricted_transfer);
	if (text_is_pair(word, "restricts_originating", &value))
		return row_accesses(situation, value, &rule->restricted_originating);
	if (text_is_pair(word, "restricts_transfer", &value))
		return row_accesses(situation, value, &rule->restricted_transfer);
	if (text_is_pair(word, "case", &value))
		return sc_session_case_from_name(value, &rule->session_case) ||
		       row_refuse(situation, "session case", value);
	if (text_is_pair(word, "roaming", &value))
		return sc_roaming_from_name(value, &rule->roaming) ||
		       row_refuse(situation, "roaming", value);
	if (text_is_pair(word, "service", &value))
		rule->service = value;
	else if (text_is_pair(word, "min", &value))
		rule->min_kbps = (uint32_t)text_number(value);
	else if (text_is_pair(word, "max", &value))
		rule->max_kbps = (uint32_t)text_number(value);
	else
		return row_refuse(situation, "rule word", word);
	return true;
}

/* MEDIA may|should|shall keep|drop whole unknown_voice name=value ... */
static bool read_rule(struct situation *situation, struct sc_text statement)
{
	struct sc_rule *rule = &situation->rules[situation->rule_count++];
	struct sc_text word;

	if (situation->policy.set_count == 0)
		read_set(situation, SC_TEXT(""));
	situation->sets[situation->policy.set_count - 1].rule_count++;
	situation->sets[situation->policy.set_count - 1].rules =
		rule - (situation->sets[situation->policy.set_count - 1].rule_count - 1);
	*rule = (struct sc_rule){
		.id = situation->rule_count, .service = SC_TEXT("*"), .partial_allowed = true
	};
	text_cut(&statement, ROW_SPACE, &word);
	if (!row_media(situation, word, &rule->media))
		return false;
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (text_is(word, "whole"))
			rule->partial_allowed = false;
		else if (text_is(word, "unknown_voice"))
			rule->allow_unknown_vops = true;
		else if (!sc_transfer_level_from_name(word, &rule->level) &&
			 !sc_remainder_from_name(word, &rule->nontransferable) &&
			 !read_rule_pair(situation, rule, word))
			return false;
	}
	return true;
}

/* remote NAME transfer|replicate|all */
static bool read_remote(struct situation *situation, struct sc_text statement)
{
	struct sc_remote_restriction *row = &situation->remotes[situation->policy.remote_count++];
	struct sc_text word;

	*row = (struct sc_remote_restriction){ .id = situation->policy.remote_count };
	text_cut(&statement, ROW_SPACE, &row->remote);
	text_cut(&statement, ROW_SPACE, &word);
	return sc_remote_operation_from_name(word, &row->operation) ||
	       row_refuse(situation, "remote operation", word);
}

/* service NAME together|emergency|exempt */
static bool read_service(struct situation *situation, struct sc_text statement)
{
	struct sc_service_constraint *constraint =
		&situation->constraints[situation->policy.constraint_count++];
	struct sc_text word;

	*constraint = (struct sc_service_constraint){ .id = situation->policy.constraint_count };
	text_cut(&statement, ROW_SPACE, &constraint->service);
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (text_is(word, "together"))
			constraint->must_stay_together = true;
		else if (text_is(word, "emergency"))
			constraint->emergency = true;
		else if (text_is(word, "exempt"))
			constraint->data_off_exempt = true;
		else
			return row_refuse(situation, "service word", word);
	}
	return true;
}

bool row_read_policy(struct situation *situation, struct sc_text statement)
{
	struct sc_text rest = statement;
	struct sc_text word;

	text_cut(&rest, ROW_SPACE, &word);
	if (text_is(word, "set"))
		return read_set(situation, rest);
	if (text_is(word, "service"))
		return read_service(situation, rest);
	if (text_is(word, "remote"))
		return read_remote(situation, rest);
	return read_rule(situation, statement);
}

static void name_devices(struct situation *situation, struct sc_preference *preference,
	struct sc_text list, enum sc_device_mode mode)
{
	struct sc_text piece;

	for (uint8_t rank = 1; text_cut(&list, ",", &piece); rank++) {
		uint32_t device = row_device(situation, piece);

		preference->device_rank[device] = rank;
		preference->device_mode[device] = (uint8_t)mode;
		preference->device_named |= (uint16_t)(1u << device);
	}
}

static bool read_wish_word(
	struct situation *situation, struct sc_preference *preference, struct sc_text word)
{
	struct sc_text value;

	if (text_is_pair(word, "prefers", &value))
		return row_order(situation, value, &preference->accesses);
	if (text_is_pair(word, "domain", &value))
		return (preference->has_domain = sc_domain_preference_from_name(
				value, &preference->domain)) ||
		       row_refuse(situation, "domain", value);
	if (text_is_pair(word, "devices", &value))
		name_devices(situation, preference, value, SC_DEVICE_MODE_PREFER);
	else if (text_is_pair(word, "avoid", &value))
		name_devices(situation, preference, value, SC_DEVICE_MODE_AVOID);
	else if (text_is_pair(word, "never", &value))
		name_devices(situation, preference, value, SC_DEVICE_MODE_NEVER);
	else if (text_is_pair(word, "from", &value))
		preference->valid_from = text_number(value);
	else if (text_is_pair(word, "to", &value))
		preference->valid_to = text_number(value);
	else if (text_is(word, "at_once") || text_is(word, "stay"))
		preference->immediate = text_is(word, "at_once");
	else if (sc_remainder_from_name(word, &preference->nontransferable))
		preference->has_nontransferable = true;
	else
		return row_refuse(situation, "wish", word);
	if (text_is(word, "at_once") || text_is(word, "stay"))
		preference->has_immediate = true;
	return true;
}

bool row_read_wish(struct situation *situation, struct sc_text statement)
{
	struct sc_preference *preference = &situation->preferences[situation->preference_count++];
	struct sc_text word;

	*preference = (struct sc_preference){ .id = situation->preference_count };
	text_cut(&statement, ROW_SPACE, &word);
	if (!row_media(situation, word, &preference->media))
		return false;
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!read_wish_word(situation, preference, word))
			return false;
	}
	return true;
}
