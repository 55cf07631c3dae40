/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is what an import would change readable: numbers first, an aligned table, examples, and nothing
 * wider than the page?
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"
#include "suite.h"
#include "what_if_text.h"

static char *printed(json_t *answer)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(answer);
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	sc_what_if_print(file, answer);
	fclose(file);
	json_decref(answer);
	return text;
}

/* JSON is written here with single quotes. */
static json_t *read_json(const char *json)
{
	char buffer[4096];
	json_error_t problem;
	json_t *object;

	CU_ASSERT_FATAL(strlen(json) < sizeof(buffer));
	for (size_t i = 0; i <= strlen(json); i++)
		buffer[i] = json[i] == '\'' ? '"' : json[i];
	object = json_loads(buffer, 0, &problem);
	if (object == NULL)
		printf("\n%s at column %d\n", problem.text, problem.column);
	return object;
}

static void prints(const char *json, const char *expected)
{
	char *text = printed(read_json(json));

	if (strcmp(text, expected) != 0)
		printf("\n%s\n", text);
	CU_ASSERT_STRING_EQUAL(text, expected);
	free(text);
}

static void no_change_is_one_line(void)
{
	prints("{'subscribers':1,'verdicts':1,'changed_verdicts':0,'changed_subscribers':0,"
	       "'changes':[],'changes_not_listed':0,'examples':[],"
	       "'appear':{'count':0,'first':[]},'disappear':{'count':0,'first':[]}}",
		"1 subscriber, 1 verdict each way: none would change\n");
}

static void who_comes_and_goes_is_named(void)
{
	prints("{'subscribers':2,'verdicts':16,'changed_verdicts':0,'changes':[],"
	       "'appear':{'count':1,'first':['mallory']},"
	       "'disappear':{'count':7,'first':['bob','carol']}}",
		"2 subscribers, 16 verdicts each way: none would change\n"
		"  1 subscriber would appear: mallory\n"
		"  7 subscribers would disappear: bob, carol, and 5 more\n");
}

#define FROM_TO(count, from, to, note)                                                             \
	"{'count':" count ",'from':{" from "},'to':{" to "},'note':" note "}"

static void a_table_has_one_line_per_kind(void)
{
	prints("{'subscribers':600,'verdicts':4800,'changed_verdicts':1203,"
	       "'changed_subscribers':400,'changes_not_listed':3,'changes':[" FROM_TO("1000",
		       "'directive':'place','access':'EUTRAN','reason':'new'",
		       "'directive':'place','access':'EUTRAN','reason':'new'",
		       "'on another device'") "," FROM_TO("200",
		       "'directive':'keep','access':'EUTRAN','reason':'best'",
		       "'directive':'drop','access':null,'reason':'drop'", "null") "]}",
		"600 subscribers, 4800 verdicts each way: 1203 would change, of 400 subscribers\n"
		"  3 of them are of further kinds, which are not listed\n"
		"\n"
		"count  now -> then\n"
		" 1000  place  EUTRAN  new   -> place  EUTRAN  new   on another device\n"
		"  200  keep   EUTRAN  best  -> drop   -       drop\n");
}

static void a_wide_table_is_folded(void)
{
	prints("{'subscribers':1,'verdicts':8,'changed_verdicts':2,'changed_subscribers':1,"
	       "'changes':[" FROM_TO("2",
		       "'directive':'transfer_recommended','access':'WLAN_UNTRUSTED',"
		       "'reason':'should'",
		       "'directive':'deny','access':null,'reason':'remote_restricted'",
		       "null") "]}",
		"1 subscriber, 8 verdicts each way: 2 would change, of 1 subscriber\n"
		"\n"
		"count  now -> then\n"
		"    2  transfer_recommended  WLAN_UNTRUSTED  should\n"
		"    -> deny                  -               remote_restricted\n");
}

#define SIDE(directive, place, reason, evidence, policy)                                           \
	"{'directive':'" directive "'," place ",'reason':{'name':'" reason                         \
	"','sentence':'because of it'},'nontransferable':'keep','evidence':" evidence              \
	",'policy':" policy "}"
#define RULE "{'set':{'name':'home'},'rule':{'name':'video','row':2}}"

static void examples_tell_the_rule(void)
{
	prints("{'subscribers':1,'verdicts':8,'changed_verdicts':2,'changed_subscribers':1,"
	       "'changes':[],'examples':["
	       "{'subscriber':'alice','event':'terminate','running':null,'number':2,"
	       "'media':'video','before':" SIDE("place", "'access':'EUTRAN','device':'phone'",
		       "new", "{'table':'policy_rule','row':2,'name':'video'}",
		       RULE) ",'after':" SIDE("deny", "'access':null,'device':null", "data_off",
		       "{'table':'contact','row':7,'name':null}",
		       RULE) "},"
			     "{'subscriber':'bob','event':'preference_changed',"
			     "'running':{'device':'phone','access':'NR'},'number':1,'media':'audio','before':" SIDE(
				     "keep", "'access':'NR','device':'phone'", "best", "null",
				     "{'set':null,'rule':null}") ",'after':" SIDE("keep",
				     "'access':'NR','device':'phone'", "best",
				     "{'table':'policy_rule','row':3,'name':'other'}",
				     RULE) "},"
					   "{'subscriber':'carol','event':'originate','running':null,'number':1,"
					   "'media':'audio'}]}",
		"1 subscriber, 8 verdicts each way: 2 would change, of 1 subscriber\n"
		"\n"
		"alice, a session that arrives, 2 video:\n"
		"  now   place, phone over EUTRAN: because of it (new); rule 2 \"video\" of \"home\";\n"
		"        keep what cannot move\n"
		"  then  deny: because of it (data_off); contact 7; rule 2 \"video\" of \"home\"; "
		"keep what cannot move\n"
		"\n"
		"bob, a session that runs on phone over NR, 1 audio:\n"
		"  now   keep, phone over NR: because of it (best); the built-in policy; "
		"keep what cannot move\n"
		"  then  keep, phone over NR: because of it (best); policy_rule 3 \"other\"; "
		"rule 2 \"video\" of \"home\";\n"
		"        keep what cannot move\n"
		"\n"
		"carol, a session that the subscriber starts, 1 audio:\n"
		"  now   :  (); the built-in policy;  what cannot move\n"
		"  then  :  (); the built-in policy;  what cannot move\n");
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

/* All words and numbers as long as they get. */
static json_t *longest(void)
{
	static const char name[] = "n\xc3\xa4me of quite \xc3\xbcnusual length, given by somebody";
	json_t *words = json_pack("{s:s, s:s, s:s}", "directive", "transfer_recommended", "access",
		"WLAN_UNTRUSTED", "reason", "remote_restricted");
	json_t *side = json_pack("{s:s, s:s, s:s, s:{s:s, s:s}, s:s, s:{s:s, s:I, s:s}, "
				 "s:{s:{s:s}, s:{s:s, s:I}}}",
		"directive", "transfer_recommended", "access", "WLAN_UNTRUSTED", "device", name,
		"reason", "name", "remote_restricted", "sentence",
		"the device refused it there, or the bearer could not be set up", "nontransferable",
		"keep", "evidence", "table", "control_loss_preference", "row",
		(json_int_t)INT64_MAX, "name", name, "policy", "set", "name", name, "rule", "name",
		name, "row", (json_int_t)INT64_MAX);
	json_t *names = json_pack(
		"{s:i, s:[s, s, s, s, s]}", "count", 100000, "first", name, name, name, name, name);

	return json_pack("{s:i, s:i, s:i, s:i, s:i, s:[{s:i, s:O, s:o, s:s}], "
			 "s:[{s:s, s:s, s:{s:s, s:s}, s:i, s:s, s:O, s:o}], s:O, s:o}",
		"subscribers", 100000000, "verdicts", 1000000000, "changed_verdicts", 1000000000,
		"changed_subscribers", 100000000, "changes_not_listed", 1000000000, "changes",
		"count", 1000000000, "from", words, "to", words, "note", "drops what cannot move",
		"examples", "subscriber", name, "event", "preference_changed", "running", "device",
		name, "access", "WLAN_UNTRUSTED", "number", 2, "media", "application", "before",
		side, "after", side, "appear", names, "disappear", names);
}

static void no_line_is_wider_than_the_page(void)
{
	char *text = printed(longest());

	if (widest_line(text) > 100)
		printf("\n%s\n", text);
	CU_ASSERT(widest_line(text) <= 100);
	CU_ASSERT(widest_line(text) > 80);
	free(text);
}

static void anything_else_is_survived(void)
{
	static const char *const odd[] = { "{}", "[]",
		"{'changes':[7,{}],'examples':[null,{'before':3}],'appear':[],"
		"'disappear':{'count':1}}" };

	for (size_t i = 0; i < SC_COUNT_OF(odd); i++)
		free(printed(read_json(odd[i])));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "no change is one line", no_change_is_one_line },
		{ "who comes and goes is named", who_comes_and_goes_is_named },
		{ "a table has one line per kind", a_table_has_one_line_per_kind },
		{ "a wide table is folded", a_wide_table_is_folded },
		{ "examples tell the rule", examples_tell_the_rule },
		{ "no line is wider than the page", no_line_is_wider_than_the_page },
		{ "anything else is survived", anything_else_is_survived },
	};

	return suite_run("what if for people", tests, SC_COUNT_OF(tests));
}
