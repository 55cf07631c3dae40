/* SPDX-License-Identifier: BSD-2-Clause */
#include "verdict_json.h"

#include <stdlib.h>
#include <string.h>

/* The tables of continuity.db that evidence can come from; NULL: the built-in policy. */
static const char *const tables[SC_SOURCE_COUNT] = {
	[SC_SOURCE_SUBSCRIPTION] = "subscription",
	[SC_SOURCE_RULE] = "policy_rule",
	[SC_SOURCE_PREFERENCE] = "preference",
	[SC_SOURCE_DEVICE] = "device",
	[SC_SOURCE_CAPABILITY] = "device_media",
	[SC_SOURCE_CONTACT] = "contact",
	[SC_SOURCE_SERVICE] = "service_constraint",
	[SC_SOURCE_CRITERION] = "controller_criterion",
	[SC_SOURCE_AUTHORISATION] = "iut_authorisation",
	[SC_SOURCE_REMOTE] = "remote_restriction",
	[SC_SOURCE_SUCCESSOR] = "control_loss_preference",
	[SC_SOURCE_MASK] = "session_mask",
};

/* JSON is UTF-8; a name that is not keeps its letters and shows "?" for the rest. */
static json_t *printable(struct sc_text text)
{
	json_t *string;
	char *copy = malloc(text.length);

	if (copy == NULL)
		return NULL;
	memcpy(copy, text.at, text.length);
	for (size_t i = 0; i < text.length; i++) {
		if ((unsigned char)copy[i] >= 0x80)
			copy[i] = '?';
	}
	string = json_stringn(copy, text.length);
	free(copy);
	return string;
}

json_t *sc_json_of_text(struct sc_text text)
{
	json_t *string;

	if (text.length == 0)
		return json_string("");
	string = json_stringn(text.at, text.length);
	return string != NULL ? string : printable(text);
}

json_t *sc_json_of_row(int64_t row)
{
	return row == 0 ? json_null() : json_integer(row);
}

json_t *sc_json_of_reason(enum sc_reason reason)
{
	return json_pack("{s:s, s:i, s:s}", "name", sc_reason_name(reason), "code",
		(int)sc_reason_code(reason), "sentence", sc_reason_sentence(reason));
}

static const struct sc_rule *rule_in(const struct sc_policy_set *set, int64_t row)
{
	for (uint32_t i = 0; i < set->rule_count; i++) {
		if (set->rules[i].id == row)
			return &set->rules[i];
	}
	return NULL;
}

static json_t *name_of_rule(const struct sc_policy *policy, int64_t row)
{
	for (uint32_t i = 0; i < policy->set_count; i++) {
		const struct sc_rule *rule = rule_in(&policy->sets[i], row);

		if (rule != NULL)
			return sc_json_of_text(rule->name);
	}
	return json_null();
}

static json_t *name_of_service(const struct sc_policy *policy, int64_t row)
{
	for (uint32_t i = 0; i < policy->constraint_count; i++) {
		if (policy->constraints[i].id == row)
			return sc_json_of_text(policy->constraints[i].service);
	}
	return json_null();
}

static json_t *name_of_remote(const struct sc_policy *policy, int64_t row)
{
	for (uint32_t i = 0; i < policy->remote_count; i++) {
		if (policy->remotes[i].id == row)
			return sc_json_of_text(policy->remotes[i].remote);
	}
	return json_null();
}

static json_t *name_of(struct sc_evidence evidence, const struct sc_policy *policy)
{
	static json_t *(*const names[SC_SOURCE_COUNT])(const struct sc_policy *, int64_t) = {
		[SC_SOURCE_RULE] = name_of_rule,
		[SC_SOURCE_SERVICE] = name_of_service,
		[SC_SOURCE_REMOTE] = name_of_remote,
	};

	if (policy == NULL || evidence.row == 0 || names[evidence.source] == NULL)
		return json_null();
	return names[evidence.source](policy, evidence.row);
}

json_t *sc_json_of_evidence(struct sc_evidence evidence, const struct sc_policy *policy)
{
	if (tables[evidence.source] == NULL)
		return json_null();
	return json_pack("{s:s, s:o, s:o}", "table", tables[evidence.source], "row",
		sc_json_of_row(evidence.row), "name", name_of(evidence, policy));
}

json_t *sc_json_of_policy(const struct sc_policy_set *set, const struct sc_rule *rule)
{
	if (set == NULL || rule == NULL)
		return json_pack("{s:n, s:n}", "set", "rule");
	return json_pack("{s:{s:o, s:s, s:o}, s:{s:o, s:s, s:o}}", "set", "name",
		sc_json_of_text(set->name), "scope", sc_scope_name(set->scope), "row",
		sc_json_of_row(set->id), "rule", "name", sc_json_of_text(rule->name), "level",
		sc_transfer_level_name(rule->level), "row", sc_json_of_row(rule->id));
}
