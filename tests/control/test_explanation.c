/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does the JSON of a verdict name everything that was weighed, in a fixed order?
 */
#include <stdlib.h>
#include <string.h>

#include "explanation.h"
#include "situation_text.h"
#include "suite.h"

static struct situation situation;
static struct sc_judgement judgement;

static void judge(const struct situation_columns *columns)
{
	CU_ASSERT_FATAL(situation_read(&situation, columns));
	situation.sets[0].name = SC_TEXT("home");
	situation.rules[0].name = SC_TEXT("video first");
	judgement.facts = situation.facts;
	CU_ASSERT_EQUAL_FATAL(sc_decide(&judgement.facts, &judgement.decision), SC_STATUS_OK);
}

static void says(const char *expected)
{
	json_t *json = sc_explanation_to_json(&judgement);
	char *text = json_dumps(json, JSON_INDENT(1));

	CU_ASSERT_PTR_NOT_NULL(text);
	if (text == NULL)
		return;
	if (strcmp(text, expected) != 0)
		printf("\n%s\n", text);
	CU_ASSERT_STRING_EQUAL(text, expected);
	free(text);
	json_decref(json);
}

static void everything_weighed_is_named(void)
{
	judge(&(struct situation_columns){ .event = SC_TEXT("access_appeared"),
		.contacts =
			SC_TEXT("phone EUTRAN uri=sip:a@lte expires=2000;"
				" phone WLAN_TRUSTED uri=sip:a@wlan; phone NR off uri=sip:a@nr"),
		.media = SC_TEXT("video at=phone/EUTRAN"),
		.policy = SC_TEXT("video shall drop prefers=WLAN,EUTRAN"),
		.wishes = SC_TEXT("video prefers=EUTRAN") });
	says("{\n"
	     " \"subscription\": \"alice\",\n"
	     " \"event\": \"access_appeared\",\n"
	     " \"event_sentence\": \"a device became reachable over a further access\",\n"
	     " \"at\": 1000,\n"
	     " \"outcome\": \"allow\",\n"
	     " \"transfer\": \"full\",\n"
	     " \"controller\": null,\n"
	     " \"offers\": [],\n"
	     " \"tads\": {\n"
	     "  \"accept\": [],\n"
	     "  \"reject\": [],\n"
	     "  \"retry_cs\": false,\n"
	     "  \"ue_assisted\": false,\n"
	     "  \"only_device\": null\n"
	     " },\n"
	     " \"policy_version\": null,\n"
	     " \"valid_until\": 2000,\n"
	     " \"components\": [\n"
	     "  {\n"
	     "   \"number\": 1,\n"
	     "   \"media\": \"video\",\n"
	     "   \"placed\": {\n"
	     "    \"access\": \"EUTRAN\",\n"
	     "    \"device\": \"phone\",\n"
	     "    \"contact\": \"sip:a@lte\"\n"
	     "   },\n"
	     "   \"lost\": null,\n"
	     "   \"directive\": \"transfer_now\",\n"
	     "   \"sentence\": \"move the component to the chosen access and device\",\n"
	     "   \"chosen\": {\n"
	     "    \"access\": \"WLAN_TRUSTED\",\n"
	     "    \"device\": \"phone\",\n"
	     "    \"contact\": \"sip:a@wlan\"\n"
	     "   },\n"
	     "   \"reason\": {\n"
	     "    \"name\": \"shall\",\n"
	     "    \"code\": 3,\n"
	     "    \"sentence\": \"the operator demands the better access\"\n"
	     "   },\n"
	     "   \"evidence\": {\n"
	     "    \"table\": \"policy_rule\",\n"
	     "    \"row\": 1,\n"
	     "    \"name\": \"video first\"\n"
	     "   },\n"
	     "   \"sdp\": {\n"
	     "    \"name\": \"offered\",\n"
	     "    \"sentence\": \"the m= line has its port on the chosen leg\"\n"
	     "   },\n"
	     "   \"nontransferable\": \"drop\",\n"
	     "   \"policy\": {\n"
	     "    \"set\": {\n"
	     "     \"name\": \"home\",\n"
	     "     \"scope\": \"default\",\n"
	     "     \"row\": 1\n"
	     "    },\n"
	     "    \"rule\": {\n"
	     "     \"name\": \"video first\",\n"
	     "     \"level\": \"shall\",\n"
	     "     \"row\": 1\n"
	     "    }\n"
	     "   },\n"
	     "   \"preference\": {\n"
	     "    \"row\": 1\n"
	     "   },\n"
	     "   \"candidates\": [\n"
	     "    {\n"
	     "     \"access\": \"WLAN_TRUSTED\",\n"
	     "     \"device\": \"phone\",\n"
	     "     \"contact\": \"sip:a@wlan\",\n"
	     "     \"survived\": true,\n"
	     "     \"reason\": {\n"
	     "      \"name\": \"ok\",\n"
	     "      \"code\": 0,\n"
	     "      \"sentence\": \"nothing stands against it\"\n"
	     "     },\n"
	     "     \"beaten_by\": null,\n"
	     "     \"evidence\": {\n"
	     "      \"table\": \"contact\",\n"
	     "      \"row\": 2,\n"
	     "      \"name\": null\n"
	     "     }\n"
	     "    },\n"
	     "    {\n"
	     "     \"access\": \"EUTRAN\",\n"
	     "     \"device\": \"phone\",\n"
	     "     \"contact\": \"sip:a@lte\",\n"
	     "     \"survived\": true,\n"
	     "     \"reason\": {\n"
	     "      \"name\": \"outranked\",\n"
	     "      \"code\": 52,\n"
	     "      \"sentence\": \"another candidate ranks higher\"\n"
	     "     },\n"
	     "     \"beaten_by\": {\n"
	     "      \"name\": \"access_order\",\n"
	     "      \"sentence\": \"its access ranks lower in the merged access list\"\n"
	     "     },\n"
	     "     \"evidence\": {\n"
	     "      \"table\": \"policy_rule\",\n"
	     "      \"row\": 1,\n"
	     "      \"name\": \"video first\"\n"
	     "     }\n"
	     "    },\n"
	     "    {\n"
	     "     \"access\": \"NR\",\n"
	     "     \"device\": \"phone\",\n"
	     "     \"contact\": \"sip:a@nr\",\n"
	     "     \"survived\": false,\n"
	     "     \"reason\": {\n"
	     "      \"name\": \"data_off\",\n"
	     "      \"code\": 27,\n"
	     "      \"sentence\": \"the user has switched packet data off\"\n"
	     "     },\n"
	     "     \"beaten_by\": null,\n"
	     "     \"evidence\": {\n"
	     "      \"table\": \"contact\",\n"
	     "      \"row\": 3,\n"
	     "      \"name\": null\n"
	     "     }\n"
	     "    }\n"
	     "   ]\n"
	     "  }\n"
	     " ]\n"
	     "}");
}

static void what_is_not_there_is_null(void)
{
	judge(&(struct situation_columns){
		.event = SC_TEXT("access_lost"), .media = SC_TEXT("video lost=phone/EUTRAN") });
	says("{\n"
	     " \"subscription\": \"alice\",\n"
	     " \"event\": \"access_lost\",\n"
	     " \"event_sentence\": \"a device lost an access\",\n"
	     " \"at\": 1000,\n"
	     " \"outcome\": \"deny\",\n"
	     " \"transfer\": \"none\",\n"
	     " \"controller\": null,\n"
	     " \"offers\": [],\n"
	     " \"tads\": {\n"
	     "  \"accept\": [],\n"
	     "  \"reject\": [],\n"
	     "  \"retry_cs\": false,\n"
	     "  \"ue_assisted\": false,\n"
	     "  \"only_device\": null\n"
	     " },\n"
	     " \"policy_version\": null,\n"
	     " \"valid_until\": null,\n"
	     " \"components\": [\n"
	     "  {\n"
	     "   \"number\": 1,\n"
	     "   \"media\": \"video\",\n"
	     "   \"placed\": null,\n"
	     "   \"lost\": \"EUTRAN\",\n"
	     "   \"directive\": \"release\",\n"
	     "   \"sentence\": \"release the component, its access is gone\",\n"
	     "   \"chosen\": null,\n"
	     "   \"reason\": {\n"
	     "    \"name\": \"gone\",\n"
	     "    \"code\": 10,\n"
	     "    \"sentence\": \"its access or its device is gone\"\n"
	     "   },\n"
	     "   \"evidence\": {\n"
	     "    \"table\": \"contact\",\n"
	     "    \"row\": null,\n"
	     "    \"name\": null\n"
	     "   },\n"
	     "   \"sdp\": {\n"
	     "    \"name\": \"zero_port\",\n"
	     "    \"sentence\": \"the m= line has port 0 on every leg\"\n"
	     "   },\n"
	     "   \"nontransferable\": \"keep\",\n"
	     "   \"policy\": {\n"
	     "    \"set\": null,\n"
	     "    \"rule\": null\n"
	     "   },\n"
	     "   \"preference\": null,\n"
	     "   \"candidates\": []\n"
	     "  }\n"
	     " ]\n"
	     "}");
}

static void nobody_has_no_name(void)
{
	json_t *json;

	judge(&(struct situation_columns){ .event = SC_TEXT("originate"),
		.media = SC_TEXT("audio"),
		.session = SC_TEXT("nobody emergency") });
	json = sc_explanation_to_json(&judgement);
	CU_ASSERT_TRUE(json_is_null(json_object_get(json, "subscription")));
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(json, "outcome")), "allow");
	json_decref(json);
}

static void names_that_are_not_utf8_stay_readable(void)
{
	json_t *json;
	const json_t *component;

	judge(&(struct situation_columns){ .event = SC_TEXT("originate"),
		.contacts = SC_TEXT("phone EUTRAN uri=sip:\xff\xfe@x"),
		.media = SC_TEXT("video") });
	json = sc_explanation_to_json(&judgement);
	component = json_array_get(json_object_get(json, "components"), 0);
	CU_ASSERT_STRING_EQUAL(
		json_string_value(json_object_get(json_object_get(component, "chosen"), "contact")),
		"sip:?\?@x");
	json_decref(json);
}

/* Every reason, ranking key and table that can appear has a name. */
static void every_word_can_be_named(void)
{
	judge(&(struct situation_columns){ .event = SC_TEXT("originate"),
		.contacts = SC_TEXT("phone EUTRAN"),
		.media = SC_TEXT("video") });
	for (int source = 0; source < SC_SOURCE_COUNT; source++) {
		json_t *json;

		judgement.decision.verdicts[0].evidence.source = (enum sc_source)source;
		json = sc_explanation_to_json(&judgement);
		CU_ASSERT_PTR_NOT_NULL(json);
		CU_ASSERT_EQUAL(json_is_null(json_object_get(
					json_array_get(json_object_get(json, "components"), 0),
					"evidence")),
			source == SC_SOURCE_BUILT_IN);
		json_decref(json);
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "everything weighed is named", everything_weighed_is_named },
		{ "what is not there is null", what_is_not_there_is_null },
		{ "nobody has no name", nobody_has_no_name },
		{ "names that are not UTF-8 stay readable", names_that_are_not_utf8_stay_readable },
		{ "every word can be named", every_word_can_be_named },
	};

	return suite_run("explanation", tests, SC_COUNT_OF(tests));
}
