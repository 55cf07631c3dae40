/* SPDX-License-Identifier: BSD-2-Clause */
#include "message_rules.h"

#include <freeDiameter/freeDiameter-host.h>
#include <freeDiameter/libfdproto.h>
#include <stdlib.h>
#include <string.h>

#include "base_codes.h"
#include "dictionary.h"
#include "lexicon.h"

/* Shapes that were found good lately, each in the place its hash gives it. */
enum { KNOWN_SHAPES = 1024 };

static uint64_t known_shapes[KNOWN_SHAPES];

void sc_rules_changed(void)
{
	memset(known_shapes, 0, sizeof(known_shapes));
}

/* How often an AVP of this name is in the list; *excess is the one after the first `limit`. */
static uint32_t count_avps(struct sc_text list, const struct dict_avp_data *wanted, uint32_t limit,
	struct sc_avp *excess)
{
	uint32_t count = 0;
	struct sc_avp avp;

	while (sc_avp_next(&list, &avp)) {
		if (avp.code != wanted->avp_code || avp.vendor != wanted->avp_vendor)
			continue;
		if (count++ == limit)
			*excess = avp;
	}
	return count;
}

static bool blame(struct sc_fault *fault, uint32_t code, const struct dict_avp_data *wanted,
	struct sc_text received)
{
	fault->code = code;
	fault->names_avp = true;
	fault->avp = (struct sc_avp_name){ .vendor = wanted->avp_vendor,
		.code = wanted->avp_code,
		.mandatory = (wanted->avp_flag_val & AVP_FLAG_MANDATORY) != 0 };
	fault->received = received;
	return true;
}

static bool breaks_rule(
	struct sc_text list, const struct dict_rule_data *rule, struct sc_fault *fault)
{
	int least = rule->rule_min != -1 ? rule->rule_min : rule->rule_position != RULE_OPTIONAL;
	uint32_t most = rule->rule_max < 0 ? UINT32_MAX : (uint32_t)rule->rule_max;
	struct dict_avp_data wanted;
	struct sc_avp excess;
	uint32_t count;

	if (fd_dict_getval(rule->rule_avp, &wanted) != 0)
		return false;
	count = count_avps(list, &wanted, most, &excess);
	if (least > 0 && count < (uint32_t)least)
		return blame(fault, SC_DIAMETER_MISSING_AVP, &wanted, (struct sc_text){ 0 });
	if (count > most)
		return blame(fault,
			most == 0 ? SC_DIAMETER_AVP_NOT_ALLOWED
				  : SC_DIAMETER_AVP_OCCURS_TOO_MANY_TIMES,
			&wanted, excess.bytes);
	return false;
}

static bool breaks_rules(
	struct sc_text list, struct dict_object *definition, struct sc_fault *fault)
{
	struct fd_list *rules = NULL;

	if (fd_dict_getlistof(RULE_BY_AVP_AND_PARENT, definition, &rules) != 0)
		return false;
	for (struct fd_list *at = rules->next; at != rules; at = at->next) {
		struct dict_rule_data rule;

		if (fd_dict_getval(at->o, &rule) == 0 && breaks_rule(list, &rule, fault))
			return true;
	}
	return false;
}

/* The library looks at the members before the group; so does this. */
static bool find_broken(
	struct sc_text list, struct dict_object *definition, uint32_t depth, struct sc_fault *fault)
{
	struct sc_text rest = list;
	struct sc_avp avp;

	fault->group_count = depth;
	while (depth < SC_PATH_LIMIT && sc_avp_next(&rest, &avp)) {
		const struct sc_word *word = sc_lexicon_find(avp.vendor, avp.code);

		if (word == NULL || word->type != SC_WORD_GROUP)
			continue;
		fault->groups[depth] = (struct sc_avp_name){ .vendor = avp.vendor,
			.code = avp.code,
			.mandatory = (avp.flags & SC_AVP_FLAG_MANDATORY) != 0 };
		if (find_broken(avp.value, word->definition, depth + 1, fault))
			return true;
		fault->group_count = depth;
	}
	return breaks_rules(list, definition, fault);
}

static const struct {
	const char *name; /* libfdproto's */
	uint32_t code;
} results[] = {
	{ "DIAMETER_COMMAND_UNSUPPORTED", SC_DIAMETER_COMMAND_UNSUPPORTED },
	{ "DIAMETER_AVP_UNSUPPORTED", SC_DIAMETER_AVP_UNSUPPORTED },
	{ "DIAMETER_INVALID_AVP_VALUE", SC_DIAMETER_INVALID_AVP_VALUE },
	{ "DIAMETER_MISSING_AVP", SC_DIAMETER_MISSING_AVP },
	{ "DIAMETER_AVP_NOT_ALLOWED", SC_DIAMETER_AVP_NOT_ALLOWED },
	{ "DIAMETER_AVP_OCCURS_TOO_MANY_TIMES", SC_DIAMETER_AVP_OCCURS_TOO_MANY_TIMES },
	{ "DIAMETER_INVALID_AVP_LENGTH", SC_DIAMETER_INVALID_AVP_LENGTH },
};

/* What is neither a length nor a count: the library names the AVP, the first received one of that
 * name stands for it. */
static void take_verdict(
	const struct sc_message *message, const struct fd_pei *verdict, struct sc_fault *fault)
{
	struct dict_avp_data wanted = { 0 };
	struct sc_avp first = { 0 };
	struct avp_hdr *header = NULL;
	uint32_t code = SC_DIAMETER_UNABLE_TO_COMPLY;

	for (size_t i = 0; verdict->pei_errcode != NULL && i < SC_COUNT_OF(results); i++) {
		if (strcmp(results[i].name, verdict->pei_errcode) == 0)
			code = results[i].code;
	}
	fault->code = code;
	if (verdict->pei_avp == NULL || fd_msg_avp_hdr(verdict->pei_avp, &header) != 0)
		return;
	wanted.avp_code = header->avp_code;
	wanted.avp_vendor = (header->avp_flags & AVP_FLAG_VENDOR) != 0 ? header->avp_vendor : 0;
	wanted.avp_flag_val = header->avp_flags;
	count_avps(message->avps, &wanted, 0, &first);
	blame(fault, code, &wanted, first.bytes);
}

static void explain(const struct sc_message *message, struct msg *parsed,
	const struct fd_pei *verdict, struct sc_fault *fault)
{
	struct dict_object *command = NULL;

	fault->message = NULL;
	fault->names_avp = false;
	if (parsed != NULL && fd_msg_model(parsed, &command) == 0 && command != NULL &&
		find_broken(message->avps, command, 0, fault))
		return;
	fault->group_count = 0;
	take_verdict(message, verdict, fault);
}

static bool judge(const struct sc_message *message, struct sc_fault *fault)
{
	struct fd_pei verdict = { 0 };
	struct msg *parsed = NULL;
	unsigned char *copy = malloc(message->bytes.length);
	int error;

	fault->names_avp = false;
	fault->group_count = 0;
	fault->message = NULL;
	fault->code = SC_DIAMETER_TOO_BUSY; /* should memory be short */
	if (copy == NULL)
		return false;
	memcpy(copy, message->bytes.at, message->bytes.length);
	/* Takes the copy, also when it fails. */
	error = fd_msg_parse_buffer(&copy, message->bytes.length, &parsed);
	if (error == 0)
		error = fd_msg_parse_rules(parsed, sc_dictionary(), &verdict);
	if (error == 0)
		fault->code = 0;
	else if (error != ENOMEM)
		explain(message, parsed, &verdict, fault);
	if (verdict.pei_avp_free != 0)
		fd_msg_free(verdict.pei_avp);
	if (parsed != NULL)
		fd_msg_free(parsed);
	return error == 0;
}

bool sc_rules_check(const struct sc_message *message, struct sc_fault *fault)
{
	uint64_t *known = &known_shapes[message->shape % KNOWN_SHAPES];

	if (message->shape != 0 && *known == message->shape)
		return true;
	if (!judge(message, fault))
		return false;
	*known = message->shape;
	return true;
}
