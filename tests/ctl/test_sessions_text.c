/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do live AF sessions look? In columns, on the page, whatever names and reasons they have.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions_text.h"
#include "suite.h"

#define SESSION(id, user, device)                                                                  \
	"{\"id\":\"" id "\",\"af\":\"pcscf.ims.mnc001.mcc001.3gppnetwork.org\","                   \
	"\"subscription\":\"" user                                                                 \
	"\",\"place\":{\"access\":\"WLAN_UNTRUSTED\",\"device\":\"" device                         \
	"\"},\"since\":1800000000,\"state\":\"open\",\"components\":["                             \
	"{\"number\":1,\"media\":\"application\",\"status\":\"ENABLED-DOWNLINK\","                 \
	"\"verdict\":\"transfer_now\",\"reason\":{\"name\":\"why\",\"sentence\":\"because\"}},"    \
	"{\"number\":16,\"media\":\"audio\",\"status\":\"ENABLED\",\"verdict\":\"place\","         \
	"\"reason\":{\"name\":\"long\",\"sentence\":\"" LONG "\"}},"                               \
	"{\"number\":0,\"media\":\"other\",\"status\":\"ENABLED\",\"verdict\":null,"               \
	"\"reason\":null}]}"
#define LONG "a sentence that is longer than the columns before it have left of the page"

static const char *print(const char *json, char *text, size_t size)
{
	FILE *file = fmemopen(text, size, "w");
	struct sc_page page;
	json_t *session = json_loads(json, 0, NULL);

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	CU_ASSERT_PTR_NOT_NULL_FATAL(session);
	page = (struct sc_page){ .file = file };
	sc_sessions_print_head(&page);
	sc_sessions_print_one(&page, session);
	fclose(file);
	json_decref(session);
	return text;
}

static void expect(const char *json, const char *expected)
{
	char text[4096];

	print(json, text, sizeof(text));
	if (strcmp(text, expected) != 0)
		printf("\n%s", text);
	CU_ASSERT_STRING_EQUAL(text, expected);
	for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
		CU_ASSERT_TRUE(sc_page_length(line) <= SC_PAGE_WIDTH);
}

#define HEAD                                                                                       \
	"since (UTC)          user                      device                access          "    \
	"state\n"
#define AF "    AF       pcscf.ims.mnc001.mcc001.3gppnetwork.org\n"
#define COMPONENTS                                                                                 \
	"     1 application  ENABLED-DOWNLINK  transfer_now    because\n"                          \
	"    16 audio        ENABLED           place           long\n"                             \
	"     0 other        ENABLED           not judged      \n"

static void test_columns(void)
{
	expect(SESSION("a;1;2", "ann", "phone"),
		HEAD "2027-01-15 08:00:00  ann                       phone                 "
		     "WLAN_UNTRUSTED  open\n" AF "    session  a;1;2\n" COMPONENTS);
}

#define BOB "1970-01-01 00:00:00  bob                       -                     -               "

static void test_without_a_place(void)
{
	expect("{\"id\":\"b\",\"af\":\"af\",\"subscription\":\"bob\",\"place\":null,\"since\":0,"
	       "\"state\":\"ending\",\"components\":[]}",
		HEAD BOB "ending\n    AF       af\n    session  b\n");
}

static void test_standing(void)
{
	static const struct {
		const char *json;
		const char *line;
	} rows[] = {
		{ "\"preliminary\":false,\"forked\":false", "" },
		{ "\"preliminary\":true,\"forked\":false", "    media    preliminary\n" },
		{ "\"preliminary\":false,\"forked\":true", "    media    of several dialogues\n" },
		{ "\"preliminary\":true,\"forked\":true",
			"    media    preliminary, of several dialogues\n" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char json[512];
		char expected[512];

		snprintf(json, sizeof(json),
			"{\"id\":\"b\",\"af\":\"af\",\"subscription\":\"bob\",\"place\":null,"
			"\"since\":0,\"state\":\"open\",\"components\":[],%s}",
			rows[i].json);
		snprintf(expected, sizeof(expected),
			HEAD BOB "open\n    AF       af\n    session  b\n%s", rows[i].line);
		expect(json, expected);
	}
}

static void test_what_it_waits_for(void)
{
	static const struct {
		const char *awaits;
		const char *line;
	} rows[] = {
		{ "null", "" },
		{ "\"turn\"", "    waits    to be looked at\n" },
		{ "\"way\"", "    waits    for a way to its AF\n" },
		{ "\"room\"", "    waits    for its turn among what its AF is told\n" },
		{ "\"answer\"", "    waits    for the answer of its AF\n" },
		{ "\"str\"", "    waits    for the STR of its AF\n" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char json[512];
		char expected[512];

		snprintf(json, sizeof(json),
			"{\"id\":\"b\",\"af\":\"af\",\"subscription\":\"bob\",\"place\":null,"
			"\"since\":0,\"state\":\"ending\",\"components\":[],\"awaits\":%s}",
			rows[i].awaits);
		snprintf(expected, sizeof(expected),
			HEAD BOB "ending\n    AF       af\n    session  b\n%s", rows[i].line);
		expect(json, expected);
	}
}

/* What its AF subscribed to, in words where there are some; why it ends; until when all this holds.
 */
static void test_outlook(void)
{
	expect("{\"id\":\"b\",\"af\":\"af\",\"subscription\":\"bob\",\"place\":null,\"since\":0,"
	       "\"state\":\"ending\",\"components\":[],\"actions\":[4,6,31],\"abort_cause\":3,"
	       "\"holds_until\":1800000000}",
		HEAD BOB "ending\n    AF       af\n    session  b\n"
			 "    hears    INDICATION_OF_RELEASE_OF_BEARER\n"
			 "             IP-CAN_CHANGE\n"
			 "             31\n"
			 "    ends     PS_TO_CS_HANDOVER\n"
			 "    holds    until 2027-01-15 08:00:00\n");
	expect("{\"id\":\"b\",\"af\":\"af\",\"subscription\":\"bob\",\"place\":null,\"since\":0,"
	       "\"state\":\"ending\",\"components\":[],\"actions\":[],\"abort_cause\":null,"
	       "\"holds_until\":null}",
		HEAD BOB "ending\n    AF       af\n    session  b\n");
}

#define TEN     "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

/* Names keep their ends, and steer no terminal. */
static void test_long_names(void)
{
	expect(SESSION("x" HUNDRED, "\\u001b[2J" HUNDRED, HUNDRED), HEAD
		"2027-01-15 08:00:00  ..89" TEN TEN "  ..23456789" TEN "  WLAN_UNTRUSTED  "
		"open\n" AF "    session  ..56789" TEN TEN TEN TEN TEN TEN TEN TEN "\n" COMPONENTS);
	expect("{\"id\":\"\\u001b[2J\",\"af\":\"af\",\"subscription\":\"bob\",\"place\":null,"
	       "\"since\":0,\"state\":\"open\",\"components\":[]}",
		HEAD BOB "open\n    AF       af\n    session  ?[2J\n");
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "columns", test_columns },
		{ "without a place", test_without_a_place },
		{ "of what standing", test_standing },
		{ "what is to come", test_outlook },
		{ "what it waits for", test_what_it_waits_for },
		{ "long names", test_long_names },
	};

	return suite_run("sessions_text", tests, sizeof(tests) / sizeof(tests[0]));
}
