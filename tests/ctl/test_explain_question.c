/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is asked when somebody types that? The words of `continuityctl explain` as the question of
 * the control socket, and which of them are no words at all.
 */
#include <stdlib.h>
#include <string.h>

#include "explain_question.h"
#include "export.h"
#include "suite.h"

struct typed {
	enum sc_explain_option option;
	const char *value;
};

enum { WORDS_MOST = 8 };

static enum sc_ctl_exit ask(const struct typed words[WORDS_MOST], json_t **question)
{
	struct sc_ctl_call call = { .arguments = { "ann" }, .argument_count = 1 };

	for (size_t i = 0; i < WORDS_MOST && words[i].value != NULL; i++)
		call.values[words[i].option] = words[i].value;
	return sc_explain_ask(&call, question);
}

/* The question without what every one has. */
static void asks(const struct typed words[WORDS_MOST], const char *expected)
{
	json_t *question = NULL;
	char *text;

	CU_ASSERT_EQUAL_FATAL(ask(words, &question), SC_CTL_DONE);
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(question, "ask")), "explain");
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(question, "user")), "ann");
	json_object_del(question, "ask");
	json_object_del(question, "user");
	text = json_dumps(question, JSON_COMPACT);
	for (char *c = text; *c != '\0'; c++)
		*c = *c == '"' ? '\'' : *c;
	if (strcmp(text, expected) != 0)
		printf("\n%s\n", text);
	CU_ASSERT_STRING_EQUAL(text, expected);
	free(text);
	json_decref(question);
}

#define ASKS(expected, ...) asks((struct typed[WORDS_MOST]){ __VA_ARGS__ }, expected)

static void words_become_members(void)
{
	ASKS("{}", { 0 });
	ASKS("{'media':['audio','video'],'event':'terminate'}", { SC_EXPLAIN_MEDIA, "audio,video" },
		{ SC_EXPLAIN_EVENT, "terminate" });
	ASKS("{'service':'s','calling':'a','called':'b','remote':'r','controller':'c',"
	     "'emergency':true,'elsewhere':true}",
		{ SC_EXPLAIN_SERVICE, "s" }, { SC_EXPLAIN_CALLING, "a" },
		{ SC_EXPLAIN_CALLED, "b" }, { SC_EXPLAIN_REMOTE, "r" },
		{ SC_EXPLAIN_CONTROLLER, "c" }, { SC_EXPLAIN_EMERGENCY, "" },
		{ SC_EXPLAIN_ELSEWHERE, "" });
	ASKS("{'declined':['tablet','car']}", { SC_EXPLAIN_DECLINED, "tablet,car" });
	ASKS("{'at':0}", { SC_EXPLAIN_AT, "1970-01-01T00:00:00Z" });
}

static void contacts_carry_what_stands_behind_them(void)
{
	ASKS("{'contacts':[{'device':'phone','access':'EUTRAN'}]}",
		{ SC_EXPLAIN_CONTACT, "phone=EUTRAN" });
	ASKS("{'contacts':[{'device':'phone','access':'EUTRAN','voice':'unknown','plmn':'00102',"
	     "'quality':40},{'device':'old tablet','access':'NR','data_off':1,'q':5,'kbps':64,"
	     "'trust':'reg_event','profile':2}]}",
		{ SC_EXPLAIN_CONTACT, "phone=EUTRAN,voice=unknown,plmn=00102,quality=40,"
				      "old tablet=NR,data_off=1,q=5,kbps=64,trust=reg_event,"
				      "profile=2" });
	/* In front of all others it is a device, whatever it is called. */
	ASKS("{'contacts':[{'device':'voice','access':'NR','voice':'supported'}]}",
		{ SC_EXPLAIN_CONTACT, "voice=NR,voice=supported" });
	ASKS("{'contacts':[]}", { SC_EXPLAIN_CONTACT, "" });
}

static void places_are_accesses_perhaps_on_a_device(void)
{
	ASKS("{'placed':['EUTRAN','',{'device':'tablet','access':'NR'}]}",
		{ SC_EXPLAIN_PLACED, "EUTRAN,,tablet=NR" });
	ASKS("{'refused':[{'access':'EUTRAN'},{'device':'phone','access':'NR'},"
	     "{'access':'NR','component':2},"
	     "{'device':'phone','access':'NR','component':12}]}",
		{ SC_EXPLAIN_REFUSED, "EUTRAN,phone=NR,2:NR,12:phone=NR" });
	ASKS("{'address_kept':true}", { SC_EXPLAIN_ADDRESS_KEPT, "all" });
	ASKS("{'address_kept':[1,3]}", { SC_EXPLAIN_ADDRESS_KEPT, "1,3" });
}

static void requests_are_one_member(void)
{
	ASKS("{'request':{'operation':'transfer','requester':'phone','target':'tablet',"
	     "'confirmed':true,'components':[1,2]}}",
		{ SC_EXPLAIN_OPERATION, "transfer" }, { SC_EXPLAIN_REQUESTER, "phone" },
		{ SC_EXPLAIN_TARGET, "tablet" }, { SC_EXPLAIN_COMPONENTS, "1,2" },
		{ SC_EXPLAIN_CONFIRMED, "" });
	ASKS("{'request':{'target':'tablet'}}", { SC_EXPLAIN_TARGET, "tablet" },
		{ SC_EXPLAIN_COMPONENTS, "all" });
	ASKS("{'request':{}}", { SC_EXPLAIN_COMPONENTS, "all" });
}

static void mistakes_end_with_usage(void)
{
	static const struct typed mistakes[] = {
		{ SC_EXPLAIN_AT, "tomorrow" },
		{ SC_EXPLAIN_CONTACT, "phone" },
		{ SC_EXPLAIN_CONTACT, "voice=unknown,phone" },
		{ SC_EXPLAIN_CONTACT, "phone=NR,quality=good" },
		{ SC_EXPLAIN_CONTACT, "phone=NR,q=-1" },
		{ SC_EXPLAIN_CONTACT, "phone=NR,q=" },
		{ SC_EXPLAIN_ADDRESS_KEPT, "first" },
		{ SC_EXPLAIN_ADDRESS_KEPT, "1,-2" },
		{ SC_EXPLAIN_COMPONENTS, "1,2x" },
		{ SC_EXPLAIN_EVENT, "\xff" },
		{ SC_EXPLAIN_MEDIA, "audio,\xff" },
		{ SC_EXPLAIN_PLACED, "phone=\xff" },
		{ SC_EXPLAIN_REQUESTER, "\xff" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(mistakes); i++) {
		struct typed words[WORDS_MOST] = { mistakes[i] };
		json_t *question = NULL;

		CU_ASSERT_EQUAL(ask(words, &question), SC_CTL_USAGE);
		CU_ASSERT_PTR_NULL(question);
		json_decref(question);
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "words become members", words_become_members },
		{ "contacts carry what stands behind them",
			contacts_carry_what_stands_behind_them },
		{ "places are accesses, perhaps on a device",
			places_are_accesses_perhaps_on_a_device },
		{ "requests are one member", requests_are_one_member },
		{ "mistakes end with usage", mistakes_end_with_usage },
	};

	return suite_run("question of explain", tests, SC_COUNT_OF(tests));
}
