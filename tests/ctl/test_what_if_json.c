/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does the JSON of "what if" name what was counted, in a fixed order, with examples of every kind?
 */
#include <stdlib.h>
#include <string.h>

#include "suite.h"
#include "what_if_json.h"

static struct sc_what_if_report report;
static struct sc_import_report import;

static const struct sc_rule rules[] = {
	{ .id = 7, .name = { .at = "video", .length = 5 }, .level = SC_TRANSFER_LEVEL_SHALL }
};
static const struct sc_policy_set sets[] = {
	{ .id = 3, .name = { .at = "home", .length = 4 }, .rules = rules, .rule_count = 1 }
};
static const struct sc_policy policy = { .sets = sets, .set_count = 1 };

static json_t *answer(uint32_t examples)
{
	const struct sc_what_if_words words = {
		.database = "c.db", .source = "p.sql", .example_count = examples
	};
	json_t *json = sc_what_if_to_json(&words, &import, &report, &policy, &policy);

	CU_ASSERT_PTR_NOT_NULL_FATAL(json);
	return json;
}

static void add_group(uint64_t count, uint32_t examples, const char *const *names)
{
	struct sc_what_if_group *group = &report.groups[report.group_count++];

	group->count = count;
	group->example_count = examples;
	for (uint32_t i = 0; i < examples; i++) {
		group->examples[i] = (struct sc_what_if_example){
			.subscriber = sc_text_of(names[i]),
			.event = SC_EVENT_TERMINATE,
			.number = 1,
			.media = SC_MEDIA_AUDIO,
		};
	}
}

/* Who the examples are, in order: "ann carol bob ". */
static void examples_are(uint32_t wanted, const char *expected)
{
	json_t *json = answer(wanted);
	const json_t *example;
	char who[256] = "";
	size_t index;

	json_array_foreach(json_object_get(json, "examples"), index, example)
	{
		strcat(who, json_string_value(json_object_get(example, "subscriber")));
		strcat(who, " ");
	}
	CU_ASSERT_STRING_EQUAL(who, expected);
	json_decref(json);
}

static void examples_are_spread_over_the_kinds(void)
{
	static const char *const first[] = { "ann", "bob", "carol" };
	static const char *const second[] = { "dave" };
	static const char *const third[] = { "erin", "frank" };

	memset(&report, 0, sizeof(report));
	add_group(9, 3, first);
	add_group(5, 1, second);
	add_group(2, 2, third);
	examples_are(0, "");
	examples_are(1, "ann ");
	examples_are(4, "ann dave erin bob ");
	examples_are(100, "ann dave erin bob frank carol ");
}

static void everything_is_named(void)
{
	static const char expected[] =
		"{\"ok\": true, \"database\": \"c.db\", \"import\": {\"source\": \"p.sql\", "
		"\"statements\": 2, \"rows\": 4, \"subscriptions\": 1, \"warning_count\": 1, "
		"\"warnings\": [\"look at this\"]}, \"at\": 1000, \"subscribers\": 10, "
		"\"verdicts\": 80, \"changed_verdicts\": 6, \"changed_subscribers\": 5, "
		"\"changes\": [{\"count\": 5, \"from\": {\"directive\": \"place\", \"access\": "
		"\"EUTRAN\", \"reason\": \"new\"}, \"to\": {\"directive\": \"deny\", \"access\": "
		"null, \"reason\": \"data_off\"}, \"note\": null}], \"changes_not_listed\": 1, "
		"\"examples\": [{\"subscriber\": \"ann\", \"event\": \"preference_changed\", "
		"\"running\": {\"access\": \"NR\", \"device\": \"phone\"}, \"number\": 2, "
		"\"media\": \"video\", \"before\": {\"directive\": \"place\", \"access\": "
		"\"EUTRAN\", \"device\": \"phone\", \"contact\": \"sip:a\", \"reason\": {\"name\": "
		"\"new\", \"code\": 1, \"sentence\": \"first placement on the best access\"}, "
		"\"nontransferable\": \"drop\", \"evidence\": {\"table\": \"policy_rule\", "
		"\"row\": 7, \"name\": \"video\"}, \"policy\": {\"set\": {\"name\": \"home\", "
		"\"scope\": \"default\", \"row\": 3}, \"rule\": {\"name\": \"video\", \"level\": "
		"\"shall\", \"row\": 7}}}, \"after\": {\"directive\": \"deny\", \"access\": null, "
		"\"device\": null, \"contact\": null, \"reason\": {\"name\": \"data_off\", \"code\": "
		"27, \"sentence\": \"the user has switched packet data off\"}, "
		"\"nontransferable\": \"keep\", \"evidence\": null, \"policy\": {\"set\": null, "
		"\"rule\": null}}}], \"appear\": {\"count\": 1, \"first\": [\"eve\"]}, "
		"\"disappear\": {\"count\": 0, \"first\": []}}";
	json_t *json;
	char *text;

	memset(&report, 0, sizeof(report));
	report = (struct sc_what_if_report){ .now = 1000,
		.subscribers = 10,
		.verdicts = 80,
		.changed_verdicts = 6,
		.changed_subscribers = 5,
		.ungrouped = 1,
		.group_count = 1,
		.appeared = { .count = 1, .names = { SC_TEXT("eve") } } };
	report.groups[0].count = 5;
	report.groups[0].example_count = 1;
	report.groups[0].examples[0] = (struct sc_what_if_example){
		.subscriber = SC_TEXT("ann"),
		.event = SC_EVENT_PREFERENCE_CHANGED,
		.access = SC_ACCESS_NR,
		.device = SC_TEXT("phone"),
		.number = 2,
		.media = SC_MEDIA_VIDEO,
		.before = { .directive = SC_DIRECTIVE_PLACE,
			.reason = SC_REASON_NEW,
			.nontransferable = SC_REMAINDER_DROP,
			.chosen = true,
			.access = SC_ACCESS_EUTRAN,
			.device = SC_TEXT("phone"),
			.contact = SC_TEXT("sip:a"),
			.evidence = { .source = SC_SOURCE_RULE, .row = 7 },
			.set = sets,
			.rule = rules },
		.after = { .directive = SC_DIRECTIVE_DENY, .reason = SC_REASON_DATA_OFF },
	};
	import = (struct sc_import_report){ .statements = 2,
		.rows = 4,
		.subscriptions = 1,
		.warning_count = 1,
		.warnings = {
			"look at this"
		} };
	json = answer(5);
	text = json_dumps(json, 0);
	if (strcmp(text, expected) != 0)
		printf("\n%s\n", text);
	CU_ASSERT_STRING_EQUAL(text, expected);
	free(text);
	json_decref(json);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "examples are spread over the kinds", examples_are_spread_over_the_kinds },
		{ "everything is named", everything_is_named },
	};

	return suite_run("what if as JSON", tests, SC_COUNT_OF(tests));
}
