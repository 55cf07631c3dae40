/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does "explain" answer over the control socket? Every member of the question has an effect on
 * the verdict, and every member that makes no sense is refused with a sentence that tells what
 * would.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "control_answer.h"
#include "provisioned.h"
#include "suite.h"

/* Ann has a phone over LTE and WLAN, and a tablet over WLAN that may take control; Bob knows her.
 */
static const char network[] =
	"INSERT INTO policy_set (name, version) VALUES ('home', 4);"
	"INSERT INTO policy_rule (policy_set, name, media_group, level) VALUES"
	" ('home', 'all', '*', 'shall');"
	"INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES"
	" ('home', 'all', 1, 'EUTRAN'), ('home', 'all', 2, 'WLAN');"
	/* For one hour, a day after the tests' clock. */
	"INSERT INTO policy_set (name, scope, scope_value, version, valid_from, valid_to) VALUES"
	" ('party', 'subscription', 'ann', 9, 1800086400, 1800090000);"
	"INSERT INTO policy_rule (policy_set, name, media_group, level) VALUES"
	" ('party', 'dance', '*', 'shall');"
	"INSERT INTO rule_restricted (policy_set, rule, access) VALUES"
	" ('party', 'dance', 'EUTRAN');"
	"INSERT INTO remote_restriction (remote, operation) VALUES ('closed.example', 'transfer');"
	"INSERT INTO subscription (name, hplmn, iut_allowed) VALUES"
	" ('ann', '00101', 1), ('bob', '00101', 1);"
	"INSERT INTO public_identity (uri, subscription) VALUES"
	" ('sip:ann@example.net', 'ann'), ('sip:bob@example.net', 'bob');"
	"INSERT INTO device (subscription, name, instance, iut_capable, controller_capable) VALUES"
	" ('ann', 'phone', 'urn:uuid:00000000-0000-0000-0000-000000000001', 1, 1),"
	" ('ann', 'tablet', 'urn:uuid:00000000-0000-0000-0000-000000000002', 1, 1);"
	"INSERT INTO contact (subscription, device, uri, access, voice_support) VALUES"
	" ('ann', 'phone', 'sip:ann@lte', 'EUTRAN', 'supported'),"
	" ('ann', 'phone', 'sip:ann@wlan', 'WLAN_TRUSTED', 'supported'),"
	" ('ann', 'tablet', 'sip:ann@tablet', 'WLAN_TRUSTED', 'supported');"
	"INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, decision)"
	" VALUES ('ann', 'impu', 'sip:bob@example.net', 'transfer', 'ask'),"
	"        ('ann', 'device', 'urn:uuid:00000000-0000-0000-0000-00000000000f', 'transfer',"
	"         'allow');"
	"INSERT INTO control_loss_preference (subscription, rank, device, move_media) VALUES"
	" ('ann', 1, 'tablet', 1);";

static struct provisioned provisioned;

static json_t *read_json(const char *text)
{
	char buffer[2048];
	json_error_t problem;
	json_t *object;

	CU_ASSERT_FATAL(strlen(text) < sizeof(buffer));
	for (size_t i = 0; i <= strlen(text); i++)
		buffer[i] = text[i] == '\'' ? '"' : text[i];
	object = json_loads(buffer, 0, &problem);
	if (object == NULL)
		printf("\n%s at column %d of %s\n", problem.text, problem.column, text);
	CU_ASSERT_PTR_NOT_NULL_FATAL(object);
	return object;
}

/* Asked about Ann, with these members on top. */
static json_t *explain(const char *members)
{
	const struct sc_control_desk desk = { .service = provisioned.service };
	json_t *question = read_json("{'ask':'explain','user':'ann','media':['audio','video']}");
	json_t *more = read_json(members);
	json_t *answer;

	json_object_update(question, more);
	answer = sc_control_answer(&desk, question);
	CU_ASSERT_PTR_NOT_NULL_FATAL(answer);
	json_decref(question);
	json_decref(more);
	return answer;
}

/* The member at a path such as "components/1/chosen/device". */
static const json_t *at(const json_t *json, const char *path)
{
	char step[64];

	while (*path != '\0' && json != NULL) {
		size_t length = strcspn(path, "/");

		snprintf(step, sizeof(step), "%.*s", (int)length, path);
		json = json_is_array(json) ? json_array_get(json, (size_t)atoi(step))
					   : json_object_get(json, step);
		path += length;
		path += *path == '/';
	}
	return json;
}

/* What stands at the path, as text; what is no string as JSON. */
static void answers(const char *members, const char *path, const char *expected)
{
	json_t *answer = explain(members);
	const json_t *found = at(answer, path);
	char *text = found == NULL ? NULL : json_dumps(found, JSON_ENCODE_ANY | JSON_COMPACT);
	const char *word = json_is_string(found) ? json_string_value(found)
			   : text == NULL        ? "nothing"
						 : text;

	if (strcmp(word, expected) != 0) {
		printf("\n%s: %s is %s\n", members, path, word);
		json_dumpf(answer, stdout, JSON_INDENT(1));
	}
	CU_ASSERT_STRING_EQUAL(word, expected);
	free(text);
	json_decref(answer);
}

static void refuses(const char *members, const char *sentence)
{
	json_t *answer = explain(members);
	const char *error = json_string_value(json_object_get(answer, "error"));

	CU_ASSERT_TRUE(json_is_false(json_object_get(answer, "ok")));
	CU_ASSERT_PTR_NOT_NULL_FATAL(error);
	if (strstr(error, sentence) == NULL)
		printf("\n%s: %s\n", members, error);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, sentence));
	json_decref(answer);
}

static void every_event_is_taken(void)
{
	char members[160];

	for (int event = 0; event < SC_EVENT_COUNT; event++) {
		const char *name = sc_event_name((enum sc_event)event);

		snprintf(members, sizeof(members), "{'event':'%s'%s}", name,
			event == SC_EVENT_IUT_REQUESTED ? ",'request':{'operation':'discover'}"
							: "");
		answers(members, "ok", "true");
		answers(members, "event", name);
	}
}

static void a_session_is_told_whole(void)
{
	answers("{}", "subscription", "ann");
	answers("{}", "at", "1800000000");
	answers("{}", "policy_version", "4");
	answers("{}", "valid_until", "1800086400");
	answers("{}", "components/1/chosen",
		"{\"access\":\"EUTRAN\",\"device\":\"phone\",\"contact\":\"sip:ann@lte\"}");
	answers("{}", "components/1/sdp/name", "offered");
	answers("{}", "components/1/candidates/1/beaten_by/name", "access_order");
	answers("{}", "components/1/candidates/1/evidence",
		"{\"table\":\"policy_rule\",\"row\":1,\"name\":\"all\"}");
	answers("{'event':'terminate'}", "tads/accept", "[\"EUTRAN\"]");
	answers("{'media':['audio']}", "components/1", "nothing");
}

/* Who asks decides when: windows of time are those of that moment. */
static void a_time_finds_its_windows(void)
{
	answers("{'at':1800086399}", "components/0/chosen/access", "EUTRAN");
	answers("{'at':1800086400}", "components/0/chosen/access", "WLAN_TRUSTED");
	answers("{'at':1800086400}", "components/0/policy/set/name", "party");
	answers("{'at':1800086400}", "policy_version", "9");
	answers("{'at':1800086400}", "valid_until", "1800090000");
	answers("{'at':1800090000}", "components/0/chosen/access", "EUTRAN");
	refuses("{'at':'noon'}", "\"at\" must be seconds since 1970");
}

#define INSTEAD(attributes)                                                                        \
	"{'contacts':[{'device':'phone','access':'EUTRAN'" attributes                              \
	"},{'device':'tablet','access':'NR'}]}"

static void contacts_replace_what_is_registered(void)
{
	answers(INSTEAD(""), "components/0/chosen/access", "EUTRAN");
	answers(INSTEAD(""), "components/0/candidates/2", "nothing");
	answers(INSTEAD(",'voice':'not_supported'"), "components/0/chosen/access", "NR");
	answers(INSTEAD(",'voice':'not_supported'"), "components/0/candidates/1/reason/name",
		"no_vops");
	answers(INSTEAD(",'data_off':1"), "components/1/candidates/1/reason/name", "data_off");
	answers(INSTEAD(",'kbps':1,'quality':50,'q':3,'trust':'reg_event','plmn':'00102',"
			"'profile':7"),
		"components/1/chosen/device", "phone");
	answers("{'contacts':[]}", "components/0/reason/name", "no_contact");
	refuses(INSTEAD(",'voice':'loud'"), "there is no voice \"loud\"; there are not_supported");
	refuses(INSTEAD(",'trust':'blind'"), "there is no trust \"blind\"; there are provisioned");
	refuses(INSTEAD(",'plmn':'1'"), "plmn \"1\" is not the MCC and MNC");
	refuses(INSTEAD(",'plmn':'00a01'"), "plmn \"00a01\" is not the MCC and MNC");
	refuses(INSTEAD(",'quality':101"), "quality of a contact is a number from 0 to 100");
	refuses(INSTEAD(",'quality':'good'"), "quality of a contact is a number from 0 to 100");
	refuses(INSTEAD(",'data_off':2"), "data_off of a contact is a number from 0 to 1");
	refuses(INSTEAD(",'colour':'red'"), "a contact has no \"colour\"; it has device, access");
	refuses("{'contacts':[{'device':'car','access':'NR'}]}",
		"the subscriber has no device \"car\", only phone, tablet");
	refuses("{'contacts':[{'device':'phone','access':'WLAN'}]}",
		"\"WLAN\" is a group, not an access: name one of WLAN_");
	refuses("{'contacts':'phone'}", "\"contacts\" must be a list");
	refuses("{'contacts':[7]}", "has no device \"\"");
}

static void components_are_where_they_are_said_to_be(void)
{
	answers("{'event':'access_appeared','placed':['EUTRAN',null]}", "components/0/directive",
		"keep");
	answers("{'event':'access_appeared','placed':['EUTRAN',null]}", "components/1/directive",
		"place");
	answers("{'event':'access_appeared','placed':"
		"[{'device':'tablet','access':'WLAN_TRUSTED'}]}",
		"components/0/placed/device", "tablet");
	answers("{'event':'access_lost','placed':[{'device':'phone','access':'NR'}]}",
		"components/0/lost", "NR");
	answers("{'event':'access_lost','placed':[{'device':'phone','access':'NR'}]}",
		"components/0/reason/name", "forced");
	refuses("{'placed':['EUTRAN','NR','EUTRAN']}", "names more components than \"media\"");
	refuses("{'placed':['5G']}", "there is no access \"5G\"; there are OTHER, GERAN_CS");
	refuses("{'placed':[{'device':'car','access':'NR'}]}", "no device \"car\"");
	refuses("{'placed':'EUTRAN'}", "\"placed\" must be a list");
	refuses("{'placed':[3]}", "there is no access \"\"");
}

static void what_was_refused_there_goes_elsewhere(void)
{
	answers("{'event':'terminate','refused':[{'access':'EUTRAN'}]}",
		"components/0/chosen/access", "WLAN_TRUSTED");
	answers("{'event':'terminate','refused':[{'access':'EUTRAN'}]}",
		"components/1/candidates/2/reason/name", "refused");
	answers("{'event':'terminate','refused':[{'component':2,'device':'phone',"
		"'access':'EUTRAN'}]}",
		"components/0/chosen/access", "EUTRAN");
	answers("{'event':'terminate','refused':[{'component':2,'device':'phone',"
		"'access':'EUTRAN'}]}",
		"components/1/chosen/access", "WLAN_TRUSTED");
	refuses("{'refused':[{'access':'NR'}]}",
		"nothing is registered over NR, so nothing can be");
	refuses("{'refused':[{'access':'EUTRAN','device':'tablet'}]}",
		"nothing is registered over EUTRAN on that device");
	refuses("{'refused':[{'access':'EUTRAN','component':3}]}",
		"components are numbered from 1 to 2");
	refuses("{'refused':[{'access':'EUTRAN','component':'one'}]}",
		"components are numbered from 1 to 2");
}

static void an_address_that_survives_moves_nothing(void)
{
	answers("{'event':'access_appeared','placed':['WLAN_TRUSTED','WLAN_TRUSTED']}",
		"components/0/directive", "transfer_now");
	answers("{'event':'access_appeared','placed':['WLAN_TRUSTED','WLAN_TRUSTED'],"
		"'address_kept':true}",
		"components/0/reason/name", "mobility_below");
	answers("{'event':'access_appeared','placed':['WLAN_TRUSTED','WLAN_TRUSTED'],"
		"'address_kept':[2]}",
		"components/0/directive", "transfer_now");
	refuses("{'address_kept':[0]}", "components are numbered from 1 to 2");
	refuses("{'address_kept':'all'}", "\"address_kept\" must be a list");
}

#define REQUEST(members)                                                                           \
	"{'event':'iut_requested','placed':['EUTRAN','EUTRAN'],'request':{" members "}}"

static void requests_are_judged(void)
{
	answers(REQUEST("'operation':'transfer','requester':'phone','target':'tablet',"
			"'components':[2]"),
		"components/1/chosen/device", "tablet");
	answers(REQUEST("'operation':'transfer','requester':'phone','target':'tablet',"
			"'components':[2]"),
		"components/0/reason/name", "not_asked");
	answers(REQUEST("'operation':'transfer','target':'tablet'"), "components/0/reason/name",
		"iut_not_auth");
	/* A device by its instance is that device. */
	answers(REQUEST("'operation':'transfer','target':'tablet','requester':"
			"'urn:uuid:00000000-0000-0000-0000-000000000001'"),
		"components/0/reason/name", "requested");
	answers(REQUEST("'operation':'transfer','requester':'SIP:bob@EXAMPLE.net',"
			"'target':'tablet'"),
		"components/0/evidence/table", "iut_authorisation");
	answers(REQUEST("'operation':'transfer','requester':'sip:bob@example.net',"
			"'target':'tablet','confirmed':true"),
		"components/0/directive", "transfer_now");
	/* A stranger's device is of nobody's network. */
	answers(REQUEST("'operation':'transfer','target':'tablet','requester':"
			"'urn:uuid:00000000-0000-0000-0000-00000000000f'"),
		"components/0/reason/name", "iut_not_auth");
	answers(REQUEST("'operation':'transfer','requester':'sip:ann@example.net',"
			"'target':'tablet'"),
		"components/0/reason/name", "requested");
	answers(REQUEST("'operation':'transfer','requester':'sip:stranger@elsewhere.example',"
			"'target':'tablet'"),
		"components/0/reason/name", "iut_not_auth");
	refuses("{'event':'iut_requested'}", "iut_requested needs a request");
	refuses("{'request':{'operation':'transfer'}}", "only iut_requested has a request");
	refuses(REQUEST("'requester':'phone'"),
		"there is no operation \"\"; there are transfer, add");
	refuses(REQUEST("'operation':'steal'"),
		"there is no operation \"steal\"; there are transfer, add, modify, remove, replicate, "
		"control_transfer, discover");
	refuses(REQUEST("'operation':'add','target':'car'"), "no device \"car\"");
	refuses(REQUEST("'operation':'add','requester':'car'"),
		"no device \"car\", only phone, tablet");
	refuses(REQUEST("'operation':'add','components':[9]"),
		"components are numbered from 1 to 2");
}

static void collaborative_sessions_are_known(void)
{
	static const char request[] = ",'event':'iut_requested','placed':['EUTRAN','EUTRAN'],"
				      "'request':{'operation':'transfer','requester':'phone',"
				      "'target':'tablet'}}";
	char members[512];

	answers("{'event':'controller_lost','controller':'phone','media':['audio'],'placed':"
		"[{'device':'tablet','access':'WLAN_TRUSTED'}]}",
		"offers",
		"[{\"device\":\"tablet\",\"move_media\":true,\"evidence\":{\"table\":"
		"\"control_loss_preference\",\"row\":1,\"name\":null}}]");
	answers("{'event':'controller_lost','controller':'phone','declined':['tablet'],"
		"'media':['audio'],'placed':[{'device':'tablet','access':'WLAN_TRUSTED'}]}",
		"components/0/reason/name", "no_controller");
	answers("{'event':'access_appeared','placed':['EUTRAN','WLAN_TRUSTED'],"
		"'controller':'tablet'}",
		"controller", "tablet");
	snprintf(members, sizeof(members), "{'elsewhere':true%s", request);
	answers(members, "components/0/reason/name", "nested");
	snprintf(members, sizeof(members), "{'remote':'pbx.Closed.example'%s", request);
	answers(members, "components/0/evidence",
		"{\"table\":\"remote_restriction\",\"row\":1,\"name\":\"closed.example\"}");
	snprintf(members, sizeof(members), "{'remote':'open.example'%s", request);
	answers(members, "components/0/reason/name", "requested");
	refuses("{'controller':'car'}", "no device \"car\"");
	refuses("{'declined':['tablet','car']}", "no device \"car\"");
	refuses("{'declined':'tablet'}", "\"declined\" must be a list");
}

static void other_nonsense_is_refused(void)
{
	refuses("{'user':''}", "explain needs a member \"user\"");
	refuses("{'user':'nobody'}", "nobody: the identity belongs to no subscriber");
	refuses("{'media':[]}", "a list \"media\" of 1 to 16 kinds");
	refuses("{'media':['smell']}", "there is no media \"smell\"; there are other, control");
	refuses("{'event':'nap'}", "there is no event \"nap\"; there are originate, terminate");
	refuses("{'ask':'riddle'}", "there is no question \"riddle\"");
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "every event is taken", every_event_is_taken },
		{ "a session is told whole", a_session_is_told_whole },
		{ "a time finds its windows", a_time_finds_its_windows },
		{ "contacts replace what is registered", contacts_replace_what_is_registered },
		{ "components are where they are said to be",
			components_are_where_they_are_said_to_be },
		{ "what was refused there goes elsewhere", what_was_refused_there_goes_elsewhere },
		{ "an address that survives moves nothing",
			an_address_that_survives_moves_nothing },
		{ "requests are judged", requests_are_judged },
		{ "collaborative sessions are known", collaborative_sessions_are_known },
		{ "other nonsense is refused", other_nonsense_is_refused },
	};
	int ending = EXIT_FAILURE;

	if (provisioned_open_still(&provisioned, network))
		ending = suite_run("questions to explain", tests, SC_COUNT_OF(tests));
	provisioned_close(&provisioned);
	return ending;
}
