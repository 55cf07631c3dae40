/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does "sessions" answer over the control socket? Every live session once, whatever the size
 * of the table and however many share a place in it, in pages that stay small; and a sentence for
 * what makes no sense.
 */
#include <stdio.h>
#include <string.h>

#include "control_answer.h"
#include "provisioned.h"
#include "rx_content.h"
#include "rx_list.h"
#include "service_parts.h"
#include "suite.h"

enum { MOST = 20000, FEW_PLACES = 4 };

static const char network[] =
	"INSERT INTO subscription (name, hplmn) VALUES ('ann', '00101'), ('bob', '00101');"
	"INSERT INTO public_identity (uri, subscription) VALUES"
	" ('sip:ann@example.net', 'ann'), ('sip:bob@example.net', 'bob');";

static struct provisioned provisioned;

static json_t *ask(json_t *question)
{
	const struct sc_control_desk desk = { .service = provisioned.service };
	json_t *answer = sc_control_answer(&desk, question);

	CU_ASSERT_PTR_NOT_NULL_FATAL(answer);
	json_decref(question);
	return answer;
}

static void put_in_state(unsigned number, const char *subscription, uint32_t component_count,
	enum sc_session_state state)
{
	struct sc_rx_component components[SC_RX_COMPONENT_LIMIT] = {
		{ .number = 1,
			.media = SC_MEDIA_AUDIO,
			.status = SC_FLOW_STATUS_ENABLED,
			.down = { true, 64000 },
			.version = { true, UINT64_MAX },
			.directive = SC_DIRECTIVE_PLACE,
			.reason = SC_REASON_OK },
		{ .number = 2,
			.media = SC_MEDIA_VIDEO,
			.status = SC_FLOW_STATUS_DOWNLINK,
			.directive = SC_DIRECTIVE_KEEP,
			.reason = SC_REASON_BANDWIDTH },
	};
	char id[32];
	struct sc_rx_session session = {
		.af_host = SC_TEXT("pcscf.example.net"),
		.subscription = sc_text_of(subscription),
		.components = components,
		.component_count = component_count,
		.forking = true,
		.state = state,
		.abort_cause = 3,
		.specific_actions = 1u << 6 | 1u << 16,
		.created_at = 1800000000,
		.updated_at = 1800000007,
	};

	for (uint32_t i = 2; i < component_count; i++)
		components[i] = (struct sc_rx_component){ .number = i + 1 };
	snprintf(id, sizeof(id), "%u", number);
	session.id = sc_text_of(id);
	CU_ASSERT_EQUAL_FATAL(
		sc_rx_sessions_put(provisioned.service->sessions, &session), SC_STATUS_OK);
}

static void put(unsigned number, const char *subscription, uint32_t component_count)
{
	put_in_state(number, subscription, component_count, SC_SESSION_STATE_OPEN);
}

/* Instead of the service's own: with so many places at least. */
static void begin(uint32_t places)
{
	sc_rx_sessions_close(provisioned.service->sessions);
	provisioned.service->sessions = NULL;
	CU_ASSERT_EQUAL_FATAL(
		sc_rx_sessions_open(&provisioned.service->sessions, places), SC_STATUS_OK);
}

/* How often each number was shown, and how many pages that took. */
static unsigned turn_pages(const char *user, unsigned *shown, size_t most_of_a_page)
{
	json_t *next = NULL;
	unsigned pages = 0;

	do {
		json_t *answer = ask(json_pack(
			"{s:s, s:s*, s:o*}", "ask", "sessions", "user", user, "from", next));
		const json_t *sessions = json_object_get(answer, "sessions");
		const json_t *session;
		size_t index;

		CU_ASSERT_TRUE_FATAL(json_is_true(json_object_get(answer, "ok")));
		CU_ASSERT_TRUE(json_array_size(sessions) <= most_of_a_page);
		json_array_foreach(sessions, index, session)
		{
			unsigned number = 0;

			sscanf(json_string_value(json_object_get(session, "id")), "%u", &number);
			CU_ASSERT_FATAL(number < MOST);
			shown[number]++;
		}
		next = json_incref(json_object_get(answer, "next"));
		json_decref(answer);
		pages++;
	} while (json_is_array(next) && pages < MOST);
	CU_ASSERT_TRUE(json_is_null(next));
	return pages;
}

static void each_once(const unsigned *shown, unsigned count)
{
	unsigned wrong = 0;

	for (unsigned i = 0; i < count; i++)
		wrong += shown[i] != 1;
	CU_ASSERT_EQUAL(wrong, 0);
}

static const char whole[] =
	"{\"next\":null,\"ok\":true,\"sessions\":[{\"abort_cause\":3,\"actions\":[6,16],\"af\":\"pcscf.example.net\",\"awaits\":null,\"charging_id\":\"\","
	"\"components\":[{\"down\":64000,\"media\":\"audio\",\"number\":1,\"reason\":{\"code\":0,"
	"\"name\":\"ok\",\"sentence\":\"nothing stands against it\"},\"status\":\"ENABLED\","
	"\"up\":null,\"verdict\":\"place\",\"version\":\"18446744073709551615\"},{\"down\":null,\"media\":\"video\",\"number\":2,"
	"\"reason\":{\"code\":29,\"name\":\"bandwidth\",\"sentence\":\"the bandwidth does not "
	"suffice\"},\"status\":\"ENABLED-DOWNLINK\",\"up\":null,\"verdict\":\"keep\","
	"\"version\":null}],\"emergency\":false,\"forked\":true,\"holds_until\":1800000600,\"id\":\"7\",\"place\":null,\"preliminary\":false,\"service\":\"\","
	"\"since\":1800000000,\"state\":\"ending\",\"subscription\":\"ann\",\"updated\":1800000007}]}";

static void test_one_session_whole(void)
{
	json_t *answer = NULL;
	char *text = NULL;

	begin(10);
	put_in_state(7, "ann", 2, SC_SESSION_STATE_ENDING);
	sc_rx_time_set(provisioned.service, SC_TEXT("7"), 1800000600);
	answer = ask(json_pack("{s:s}", "ask", "sessions"));
	text = json_dumps(answer, JSON_COMPACT | JSON_SORT_KEYS);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_STRING_EQUAL(text, whole);
	free(text);
	json_decref(answer);
	sc_rx_time_set(provisioned.service, SC_TEXT("7"), 0);
}

/* A cause belongs to an end, and what nothing will end holds until it is changed. */
static void test_one_that_goes_on(void)
{
	json_t *answer = NULL;
	const json_t *session = NULL;

	begin(10);
	put(8, "ann", 1);
	answer = ask(json_pack("{s:s}", "ask", "sessions"));
	session = json_array_get(json_object_get(answer, "sessions"), 0);
	CU_ASSERT_TRUE(json_is_null(json_object_get(session, "abort_cause")));
	CU_ASSERT_TRUE(json_is_null(json_object_get(session, "holds_until")));
	json_decref(answer);
}

static void test_none(void)
{
	unsigned shown[MOST] = { 0 };

	begin(10);
	CU_ASSERT_EQUAL(turn_pages(NULL, shown, 0), 1);
	CU_ASSERT_EQUAL(turn_pages("ann", shown, 0), 1);
}

/* A page shows a part of a large table only, and is the same table in the end. A table is as large
 * as what is in it: one that could hold as many and holds none takes one page. */
static void test_many(void)
{
	static unsigned shown[MOST];

	begin(4 * SC_RX_LIST_PLACES);
	for (unsigned i = 0; i < MOST; i++)
		put(i, i % 2 == 0 ? "ann" : "bob", 1);
	CU_ASSERT_TRUE(turn_pages(NULL, shown, SC_RX_LIST_SESSIONS) >= MOST / SC_RX_LIST_SESSIONS);
	each_once(shown, MOST);
	begin(4 * SC_RX_LIST_PLACES);
	CU_ASSERT_EQUAL(turn_pages(NULL, shown, 0), 1);
}

/* More in one place than a page shows. */
static void test_crowded_places(void)
{
	unsigned shown[MOST] = { 0 };
	const unsigned count = FEW_PLACES * SC_RX_LIST_SESSIONS * 3 + 1;

	begin(FEW_PLACES);
	for (unsigned i = 0; i < count; i++)
		put(i, "ann", 1);
	CU_ASSERT_EQUAL(turn_pages(NULL, shown, SC_RX_LIST_SESSIONS), 13);
	each_once(shown, count);
}

/* A page is full with many components, too. */
static void test_many_components(void)
{
	unsigned shown[MOST] = { 0 };
	const size_t most = SC_RX_LIST_COMPONENTS / SC_RX_COMPONENT_LIMIT;

	begin(10);
	for (unsigned i = 0; i < 3 * most; i++)
		put(i, "ann", SC_RX_COMPONENT_LIMIT);
	CU_ASSERT_TRUE(turn_pages(NULL, shown, most) >= 3);
	each_once(shown, (unsigned)(3 * most));
}

static void test_of_one_user(void)
{
	unsigned shown[MOST] = { 0 };

	begin(1000);
	for (unsigned i = 0; i < 200; i++)
		put(i, "ann", 1);
	put(200, "bob", 1);
	CU_ASSERT_EQUAL(turn_pages("sip:ann@example.net", shown, SC_RX_LIST_SESSIONS), 4);
	each_once(shown, 200);
	CU_ASSERT_EQUAL(shown[200], 0);
	CU_ASSERT_EQUAL(turn_pages("bob", shown, 1), 1);
	each_once(shown, 201);
}

static void refuses(json_t *question, const char *sentence)
{
	json_t *answer = ask(question);
	const char *error = json_string_value(json_object_get(answer, "error"));

	CU_ASSERT_TRUE(json_is_false(json_object_get(answer, "ok")));
	CU_ASSERT_PTR_NOT_NULL_FATAL(error);
	CU_ASSERT_STRING_EQUAL(error, sentence);
	json_decref(answer);
}

static void test_wrong_questions(void)
{
	const char *cursor = "\"from\" must be what \"next\" was before";
	const char *const wrong[] = { "[1]", "[1,2,3]", "[-1,0]", "[0,4294967296]", "[1.5,0]",
		"[\"1\",0]", "{}", "null", "1" };
	json_t *answer = NULL;

	begin(10);
	put(1, "ann", 1);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		refuses(json_pack("{s:s, s:o}", "ask", "sessions", "from",
				json_loads(wrong[i], JSON_DECODE_ANY, NULL)),
			cursor);
	refuses(json_pack("{s:s, s:i}", "ask", "sessions", "user", 1),
		"\"user\" must be an identity or a name");
	refuses(json_pack("{s:s, s:s}", "ask", "sessions", "user", "nobody"),
		"nobody: the identity belongs to no subscriber");
	/* Beyond the table there is nothing. */
	answer = ask(json_pack(
		"{s:s, s:[I, I]}", "ask", "sessions", "from", 4294967295LL, 4294967295LL));
	CU_ASSERT_EQUAL(json_array_size(json_object_get(answer, "sessions")), 0);
	CU_ASSERT_TRUE(json_is_null(json_object_get(answer, "next")));
	json_decref(answer);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "one session whole", test_one_session_whole },
		{ "one that goes on", test_one_that_goes_on },
		{ "none", test_none },
		{ "many", test_many },
		{ "crowded places", test_crowded_places },
		{ "many components", test_many_components },
		{ "of one user", test_of_one_user },
		{ "wrong questions", test_wrong_questions },
	};
	int code = EXIT_FAILURE;

	if (provisioned_open_still(&provisioned, network))
		code = suite_run("sessions", tests, sizeof(tests) / sizeof(tests[0]));
	provisioned_close(&provisioned);
	return code;
}
