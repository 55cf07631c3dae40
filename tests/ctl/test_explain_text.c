/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is a verdict readable: aligned, one line per candidate, no wider than the page, no colour in a
 * file, and nothing that steers a terminal?
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explain_text.h"
#include "export.h"
#include "suite.h"

/* What is printed for this JSON. */
static char *printed(const char *json)
{
	json_error_t problem;
	json_t *explanation = json_loads(json, 0, &problem);
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);

	if (explanation == NULL)
		printf("\n%s at line %d\n", problem.text, problem.line);
	CU_ASSERT_PTR_NOT_NULL_FATAL(explanation);
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	sc_explain_print(file, explanation);
	fclose(file);
	json_decref(explanation);
	return text;
}

static void prints(const char *json, const char *expected)
{
	char *text = printed(json);

	if (strcmp(text, expected) != 0)
		printf("\n%s\n", text);
	CU_ASSERT_STRING_EQUAL(text, expected);
	free(text);
}

#define PHONE(access)                                                                              \
	"{'access':'" access "','device':'phone','contact':'sip:alice@" access ".example'}"

/* JSON is written here with single quotes; this gives it the right ones. */
static const char *quoted(const char *json)
{
	static char buffer[8192];
	size_t length = strlen(json);

	CU_ASSERT_FATAL(length < sizeof(buffer));
	memcpy(buffer, json, length + 1);
	for (size_t i = 0; i < length; i++) {
		if (buffer[i] == '\'')
			buffer[i] = '"';
	}
	return buffer;
}

static void a_table_has_one_line_per_candidate(void)
{
	prints(quoted("{'subscription':'alice','event_sentence':"
		      "'a device became reachable over a further access','outcome':'partial',"
		      "'transfer':'partial','valid_until':1717761605,'components':[{"
		      "'number':1,'media':'video','placed':" PHONE(
			      "EUTRAN") ",'lost':null,"
					"'directive':'transfer_now','chosen':" PHONE(
						"WLAN_TRUSTED") ","
								"'reason':{'name':'shall','code':3,"
								"'sentence':'the operator demands the better access'},"
								"'evidence':{'table':'policy_rule','row':4},'nontransferable':'drop',"
								"'policy':{'set':{'name':'home','row':1},"
								"'rule':{'name':'video first','level':'shall','row':4}},"
								"'preference':{'row':7},'candidates':["
								"{'access':'WLAN_TRUSTED','device':'phone',"
								"'contact':'sip:alice@WLAN_TRUSTED.example','survived':true,"
								"'reason':{'sentence':'nothing stands against it'},'beaten_by':null,"
								"'evidence':{'table':'contact','row':2}},"
								"{'access':'EUTRAN','device':'phone','contact':'sip:alice@EUTRAN.example',"
								"'survived':true,'reason':{'sentence':'another candidate ranks higher'},"
								"'beaten_by':{'sentence':'the user prefers another device'},"
								"'evidence':{'table':'preference','row':7}},"
								"{'access':'UTRAN_PS','device':'car','contact':'sip:c','survived':false,"
								"'reason':{'sentence':'the bandwidth does not suffice'},'beaten_by':null,"
								"'evidence':null}]}]}"),
		"alice, a device became reachable over a further access: allowed in part, partial "
		"transfer\n"
		"  holds   until 2024-06-07 12:00:05 UTC\n"
		"\n"
		"1 video: transfer_now, phone over WLAN_TRUSTED; now phone over EUTRAN\n"
		"  why     the operator demands the better access (shall 3; policy_rule 4)\n"
		"  policy  rule 4 \"video first\" of \"home\" says shall; preference 7; drop what "
		"cannot move\n"
		"  * WLAN_TRUSTED  phone  ..alice@WLAN_TRUSTED.example  nothing stands against it   "
		"     contact 2\n"
		"  + EUTRAN        phone  sip:alice@EUTRAN.example      the user prefers another "
		"device  preference 7\n"
		"  - UTRAN_PS      car    sip:c                         the bandwidth does not "
		"suffice\n"
		"\n"
		"* chosen   + possible   - not possible\n");
}

static void what_was_not_weighed_has_no_table(void)
{
	prints(quoted("{'subscription':null,'event_sentence':'the subscriber starts a session',"
		      "'outcome':'deny','transfer':'none','valid_until':null,'components':[{"
		      "'number':1,'media':'audio','placed':null,'lost':null,'directive':'deny',"
		      "'chosen':null,'reason':{'name':'no_subscription','code':40,"
		      "'sentence':'there is no active subscription'},"
		      "'evidence':{'table':'subscription','row':null},'nontransferable':'keep',"
		      "'policy':{'set':null,'rule':null},'preference':null,'candidates':[]}]}"),
		"no subscriber, the subscriber starts a session: denied\n"
		"\n"
		"1 audio: deny\n"
		"  why     there is no active subscription (no_subscription 40)\n");
}

static void what_is_lost_is_said(void)
{
	prints(quoted("{'subscription':'bob','event_sentence':'a device lost an access',"
		      "'outcome':'allow','transfer':'full','valid_until':null,'components':[{"
		      "'number':2,'media':'audio','placed':null,'lost':'WLAN_TRUSTED',"
		      "'directive':'transfer_now','chosen':" PHONE(
			      "EUTRAN") ","
					"'reason':{'name':'forced','code':6,"
					"'sentence':'the current access cannot be used any more'},"
					"'evidence':{'table':'contact','row':null},'nontransferable':'keep',"
					"'policy':{'set':null,'rule':null},'preference':null,'candidates':["
					"{'access':'EUTRAN','device':'phone','contact':'sip:alice@EUTRAN.example',"
					"'survived':true,'reason':{'sentence':'nothing stands against it'},"
					"'beaten_by':null,'evidence':{'table':'contact','row':1}}]}]}"),
		"bob, a device lost an access: allowed, full transfer\n"
		"\n"
		"2 audio: transfer_now, phone over EUTRAN; lost WLAN_TRUSTED\n"
		"  why     the current access cannot be used any more (forced 6)\n"
		"  policy  built in, no rule speaks about it; keep what cannot move\n"
		"  * EUTRAN  phone  sip:alice@EUTRAN.example  nothing stands against it  contact 1\n"
		"\n"
		"* chosen   + possible   - not possible\n");
}

/* A session of one component with this candidate. */
#define CANDIDATE(device, sentence, table, name)                                                   \
	"{'subscription':'alice','components':[{'number':1,'directive':'deny','candidates':["      \
	"{'access':'WLAN_UNTRUSTED','device':'" device "','contact':"                              \
	"'sip:alice.with.a.long.name@[2001:db8::1]:5060;transport=tcp','survived':false,"          \
	"'reason':{'name':'word','sentence':'" sentence "'},'beaten_by':null,"                     \
	"'evidence':{'table':'" table "','row':12,'name':" name "}}]}]}"

/* The candidate's line, without its end. */
static void draws(const char *json, const char *expected)
{
	char *text = printed(quoted(json));
	char *line = strstr(text, "  - ");
	char *end = line == NULL ? NULL : strchr(line, '\n');

	CU_ASSERT_PTR_NOT_NULL_FATAL(end);
	*end = '\0';
	if (strcmp(line, expected) != 0)
		printf("\n%s\n", line);
	CU_ASSERT_STRING_EQUAL(line, expected);
	free(text);
}

static void a_wide_table_gives_way(void)
{
	draws(CANDIDATE("phone", "the user prefers another device", "device", "null"),
		"  - WLAN_UNTRUSTED  phone  ..:db8::1]:5060;transport=tcp  the user prefers "
		"another device  device 12");
	draws(CANDIDATE("phone", "the operator restricts this access", "policy_rule", "'video'"),
		"  - WLAN_UNTRUSTED  phone  ..ansport=tcp  the operator restricts this "
		"access  policy_rule 12 \"video\"");
	draws(CANDIDATE("t\xc3\xa9l\xc3\xa9phone",
		      "circuit switching carries one active speech component", "device", "null"),
		"  - WLAN_UNTRUSTED  t\xc3\xa9l\xc3\xa9phone  circuit switching carries one active "
		"speech component  device 12");
	draws(CANDIDATE("phone", "its access ranks lower in the merged access list", "policy_rule",
		      "'a rule with quite a long name'"),
		"  - WLAN_UNTRUSTED  phone  its access ranks lower in the merged access list  "
		"policy_rule 12");
	draws(CANDIDATE("a device with a long name",
		      "a device that can control the session comes first", "controller_criterion",
		      "null"),
		"  - WLAN_UNTRUSTED  ..th a long name  word  controller_criterion 12");
}

/* What surrounds the components: validity, control, offers and the INVITE. */
static void the_session_is_told(void)
{
	prints(quoted("{'subscription':'alice','event_sentence':"
		      "'the device that controls a collaborative session is gone',"
		      "'outcome':'allow','transfer':'none','policy_version':7,"
		      "'valid_until':1717761605,'controller':'phone','offers':["
		      "{'device':'tablet','move_media':true,"
		      "'evidence':{'table':'control_loss_preference','row':3}},"
		      "{'device':'a television with a remarkably long name','move_media':false,"
		      "'evidence':null}],"
		      "'tads':{'accept':['WLAN_TRUSTED','EUTRAN'],'reject':['UTRAN_PS'],"
		      "'retry_cs':true,'ue_assisted':true,'only_device':'phone'},"
		      "'components':[]}"),
		"alice, the device that controls a collaborative session is gone: allowed\n"
		"  holds   until 2024-06-07 12:00:05 UTC; by version 7 of the policy\n"
		"  control phone\n"
		"  offers  tablet with its media (control_loss_preference 3); a television with a "
		"remarkably..\n"
		"  invite  accept WLAN_TRUSTED, EUTRAN; reject UTRAN_PS; speech to phone only;\n"
		"          speech may retry over circuits; the device chooses the domain\n");
	prints(quoted("{'subscription':'bob','event_sentence':'a session for the subscriber "
		      "arrives','outcome':'allow','transfer':'none','policy_version':2,"
		      "'valid_until':null,'controller':null,'offers':[],'tads':{'accept':[],"
		      "'reject':[],'retry_cs':false,'ue_assisted':true,'only_device':null},"
		      "'components':[]}"),
		"bob, a session for the subscriber arrives: allowed\n"
		"  holds   by version 2 of the policy\n"
		"  invite  the device chooses the domain\n");
}

static void a_changed_line_of_sdp_is_told(void)
{
	prints(quoted("{'subscription':'bob','event_sentence':'the subscriber starts a session',"
		      "'outcome':'deny','transfer':'none','components':[{'number':1,"
		      "'media':'video','directive':'drop','reason':{'name':'drop','code':9,"
		      "'sentence':'cannot move, the operator drops what cannot move'},"
		      "'evidence':{'table':'policy_rule','row':4,'name':'video first'},"
		      "'sdp':{'name':'zero_port','sentence':'the m= line has port 0 on every leg'},"
		      "'candidates':[]}]}"),
		"bob, the subscriber starts a session: denied\n"
		"\n"
		"1 video: drop\n"
		"  why     cannot move, the operator drops what cannot move "
		"(drop 9; policy_rule 4 \"video first\")\n"
		"  sdp     the m= line has port 0 on every leg (zero_port)\n");
}

/* A session of one component and one candidate, all words as long as they get. */
static json_t *longest(size_t sentence_length)
{
	static const char name[] = "n\xc3\xa4me of quite \xc3\xbcnusual length, given by somebody";
	char sentence[128];
	json_t *evidence = json_pack("{s:s, s:I, s:s}", "table", "control_loss_preference", "row",
		(json_int_t)INT64_MAX, "name", name);
	json_t *place = json_pack("{s:s, s:s, s:s}", "access", "WLAN_UNTRUSTED", "device", name,
		"contact", "sip:somebody.with.a.name@[2001:db8:ffff:ffff::1]:65060;transport=tcp");
	json_t *reason;
	json_t *candidate;

	memset(sentence, 'x', sentence_length);
	sentence[sentence_length] = '\0';
	reason = json_pack(
		"{s:s, s:i, s:s}", "name", "remote_restricted", "code", 44, "sentence", sentence);
	candidate = json_deep_copy(place);
	json_object_set(candidate, "reason", reason);
	json_object_set(candidate, "evidence", evidence);
	return json_pack("{s:s, s:s, s:s, s:s, s:o, s:[{s:i, s:s, s:s, s:o, s:o, s:s, s:o, s:o, "
			 "s:{s:{s:s}, s:{s:s, s:I, s:s}}, s:[o]}]}",
		"subscription", name, "event_sentence",
		"the device that controls a collaborative session is gone", "outcome", "partial",
		"transfer", "partial", "controller", json_string(name), "components", "number", 16,
		"media", "application", "directive", "transfer_recommended", "chosen", place,
		"placed", json_pack("{s:s, s:s}", "access", "WLAN_UNTRUSTED", "device", "other"),
		"nontransferable", "keep", "reason", reason, "evidence", evidence, "policy", "set",
		"name", name, "rule", "name", name, "row", (json_int_t)INT64_MAX, "level", "should",
		"candidates", candidate);
}

static size_t widest_line(const char *text)
{
	size_t widest = 0;
	size_t width = 0;

	for (; *text != '\0'; text++) {
		width = *text == '\n' ? 0 : width + (((unsigned char)*text & 0xC0) != 0x80);
		widest = width > widest ? width : widest;
	}
	return widest;
}

static void no_line_is_wider_than_the_page(void)
{
	for (size_t length = 0; length <= 62; length++) {
		json_t *json = longest(length);
		char *dumped;
		char *text;

		CU_ASSERT_PTR_NOT_NULL_FATAL(json);
		dumped = json_dumps(json, 0);
		text = printed(dumped);
		if (widest_line(text) > 100)
			printf("\n%s\n", text);
		CU_ASSERT(widest_line(text) <= 100);
		CU_ASSERT(widest_line(text) > 80);
		free(text);
		free(dumped);
		json_decref(json);
	}
}

static void names_do_not_steer_the_terminal(void)
{
	char *text = printed("{\"subscription\":\"al\\u001b[31mice\\n\",\"components\":[]}");

	CU_ASSERT_PTR_NOT_NULL(strstr(text, "al?[31mice?, "));
	CU_ASSERT_PTR_NULL(strchr(text, '\033'));
	free(text);
}

static void anything_else_is_survived(void)
{
	free(printed("{}"));
	free(printed("[]"));
	free(printed("{\"components\":[1,{\"candidates\":[null,{}]},{\"candidates\":7}]}"));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a table has one line per candidate", a_table_has_one_line_per_candidate },
		{ "what was not weighed has no table", what_was_not_weighed_has_no_table },
		{ "what is lost is said", what_is_lost_is_said },
		{ "a wide table gives way", a_wide_table_gives_way },
		{ "the session is told", the_session_is_told },
		{ "a changed line of SDP is told", a_changed_line_of_sdp_is_told },
		{ "no line is wider than the page", no_line_is_wider_than_the_page },
		{ "names do not steer the terminal", names_do_not_steer_the_terminal },
		{ "anything else is survived", anything_else_is_survived },
	};

	return suite_run("explanation for people", tests, SC_COUNT_OF(tests));
}
