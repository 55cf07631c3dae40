/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does `continuityctl rx listen` answer like an AF? The test is its peer: it starts the program,
 * asks a Re-Auth and an Abort-Session of it once it has connected, and serves the STR behind that.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "dictionary.h"
#include "node.h"
#include "node_report.h"
#include "rx_language.h"
#include "suite.h"

#define SESSION "pcscf.example.net;7;1"

enum { ARGUMENTS = 20, PATIENCE = 60000, IP_CAN_CHANGE = 6, PS_TO_CS = 3 };

struct asked {
	struct sc_avp_u32 action;
	struct sc_avp_u32 cause;
};

SC_AVP_MAP(asked_map, SC_AVP_ONE(U32, M, SC_VENDOR_3GPP, 513, struct asked, action, NULL),
	SC_AVP_ONE(U32, M, SC_VENDOR_3GPP, 500, struct asked, cause, NULL));

static uv_loop_t loop;
static struct sc_node *node;
static uv_process_t child;
static char printed[64];

/* What has happened. */
static struct {
	bool asked;
	uint32_t codes[2]; /* of RAA and ASA, 0: none came */
	unsigned vendors;
	unsigned strs;
	uint32_t cause; /* of the STR */
	bool same_session;
	bool ended;
	int64_t exit_code;
} seen;

static void serve_str(struct sc_exchange *exchange)
{
	struct rx_str str = { 0 };

	if (!sc_exchange_read(exchange, &sc_rx_str_map, &str))
		return;
	seen.strs++;
	seen.cause = str.cause.value;
	seen.same_session = sc_text_equal(sc_exchange_session_id(exchange), SC_TEXT(SESSION));
	sc_exchange_answer(exchange, &SC_RESULT_SUCCESS, NULL, NULL);
}

static void put(uint32_t code, const struct asked *asked,
	void (*answered)(void *owner, const struct sc_reply *reply))
{
	const struct sc_ask asking = {
		.application = &sc_rx_asking,
		.code = code,
		.session_id = SC_TEXT(SESSION),
		.destination_host = SC_TEXT("pcscf.example.net"),
		.map = &asked_map,
		.values = asked,
		.timeout = PATIENCE,
		.answered = answered,
	};

	CU_ASSERT_EQUAL(sc_node_ask(node, &asking), SC_STATUS_OK);
}

static void asa_came(void *owner, const struct sc_reply *reply)
{
	(void)owner;
	seen.codes[1] = reply->code;
	seen.vendors += reply->vendor;
}

static void raa_came(void *owner, const struct sc_reply *reply)
{
	const struct asked asr = { .cause = { true, PS_TO_CS } };

	(void)owner;
	seen.codes[0] = reply->code;
	seen.vendors += reply->vendor;
	if (reply->ending == SC_REPLY_ANSWERED)
		put(SC_RX_ABORT_SESSION, &asr, asa_came);
}

static void peer_changed(void *owner, const struct sc_peer_report *peer)
{
	const struct asked rar = { .action = { true, IP_CAN_CHANGE } };

	(void)owner;
	if (peer->state != SC_PEER_OPEN || seen.asked)
		return;
	seen.asked = true;
	put(SC_RX_RE_AUTH, &rar, raa_came);
}

static void open_node(void)
{
	static const struct sc_node_address listen = { .host = "127.0.0.1" };
	static const struct sc_node_peer peer = { .identity = "pcscf.example.net" };
	struct sc_node_settings settings = sc_node_defaults();
	struct sc_problem problem = { "" };

	memset(&seen, 0, sizeof(seen));
	uv_loop_init(&loop);
	settings.loop = &loop;
	settings.identity = "pcrf.example.net";
	settings.realm = "example.net";
	settings.product = "test";
	settings.listen = &listen;
	settings.listen_count = 1;
	settings.peers = &peer;
	settings.peer_count = 1;
	settings.peer_changed = peer_changed;
	CU_ASSERT_EQUAL_FATAL(sc_node_open(&node, &settings, &problem), SC_STATUS_OK);
}

static void stopped(void *owner)
{
	(void)owner;
	sc_node_close(node);
	node = NULL;
}

static void child_ended(uv_process_t *process, int64_t code, int signal_number)
{
	(void)signal_number;
	seen.ended = true;
	seen.exit_code = code;
	uv_close((uv_handle_t *)process, NULL);
	sc_node_stop(node, stopped, NULL);
}

/* The program with these options, its output in a file. */
static void start(const char *const *options)
{
	static char to[64];
	char *arguments[ARGUMENTS] = { getenv("CONTINUITYCTL"), (char *)"rx", (char *)"listen",
		(char *)"--origin", (char *)"pcscf.example.net", (char *)"--to", to,
		(char *)"--for", (char *)"90", (char *)"--timeout", (char *)"60" };
	FILE *output = fopen(printed, "w");
	uv_stdio_container_t streams[3] = { { .flags = UV_IGNORE },
		{ .flags = UV_INHERIT_FD, .data.fd = 1 },
		{ .flags = UV_INHERIT_FD, .data.fd = 2 } };
	const uv_process_options_t spawning = { .file = arguments[0],
		.args = arguments,
		.stdio = streams,
		.stdio_count = 3,
		.exit_cb = child_ended };

	CU_ASSERT_PTR_NOT_NULL_FATAL(arguments[0]);
	CU_ASSERT_PTR_NOT_NULL_FATAL(output);
	for (size_t i = 0; options[i] != NULL; i++)
		arguments[11 + i] = (char *)options[i];
	streams[1].data.fd = streams[2].data.fd = fileno(output);
	snprintf(to, sizeof(to), "127.0.0.1:%u", (unsigned)sc_node_port(node, 0));
	CU_ASSERT_EQUAL_FATAL(uv_spawn(&loop, &child, &spawning), 0);
	fclose(output);
}

static void play(const char *const *options)
{
	open_node();
	start(options);
	uv_run(&loop, UV_RUN_DEFAULT);
	CU_ASSERT_EQUAL(uv_loop_close(&loop), 0);
	CU_ASSERT_TRUE(seen.ended);
	CU_ASSERT_EQUAL(seen.vendors, 0);
}

static bool printed_contains(const char *piece)
{
	static char text[64 * 1024];
	FILE *file = fopen(printed, "r");
	size_t length = 0;

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	length = fread(text, 1, sizeof(text) - 1, file);
	text[length] = '\0';
	fclose(file);
	return strstr(text, piece) != NULL;
}

static bool has_printed(const char *piece)
{
	if (printed_contains(piece))
		return true;
	printf("\nno \"%s\" was printed", piece);
	return false;
}

static void test_answers_and_ends(void)
{
	const char *const options[] = { "--count", "2", "--then-str", NULL };

	play(options);
	CU_ASSERT_EQUAL(seen.codes[0], 2001);
	CU_ASSERT_EQUAL(seen.codes[1], 2001);
	CU_ASSERT_EQUAL(seen.strs, 1);
	CU_ASSERT_EQUAL(seen.cause, 4);
	CU_ASSERT_TRUE(seen.same_session);
	CU_ASSERT_EQUAL(seen.exit_code, 0);
	CU_ASSERT_TRUE(has_printed("<<< Re-Auth-Request (258) of Rx (16777236)"));
	CU_ASSERT_TRUE(has_printed("IP-CAN_CHANGE (6)"));
	CU_ASSERT_TRUE(has_printed(">>> Re-Auth-Answer (258)"));
	CU_ASSERT_TRUE(has_printed("<<< Abort-Session-Request (274)"));
	CU_ASSERT_TRUE(has_printed("PS_TO_CS_HANDOVER (3)"));
	CU_ASSERT_TRUE(has_printed(">>> Session-Termination-Request (275)"));
	CU_ASSERT_TRUE(has_printed("with Result-Code 2001"));
}

static void test_without_an_end(void)
{
	const char *const options[] = { "--count", "2", NULL };

	play(options);
	CU_ASSERT_EQUAL(seen.codes[1], 2001);
	CU_ASSERT_EQUAL(seen.strs, 0);
	CU_ASSERT_EQUAL(seen.exit_code, 0);
}

/* Who knows no such session ends none. */
static void test_refusals(void)
{
	const char *const options[] = { "--count", "2", "--answer", "5002", "--then-str", NULL };

	play(options);
	CU_ASSERT_EQUAL(seen.codes[0], 5002);
	CU_ASSERT_EQUAL(seen.codes[1], 5002);
	CU_ASSERT_EQUAL(seen.strs, 0);
	CU_ASSERT_EQUAL(seen.exit_code, 0);
}

/* An AF that hangs: its listener goes in the end, its answers never come. */
static void test_silence(void)
{
	const char *const options[] = { "--count", "1", "--answer", "never", "--then-str", NULL };

	play(options);
	CU_ASSERT_EQUAL(seen.codes[0], 0);
	CU_ASSERT_EQUAL(seen.strs, 0);
	CU_ASSERT_EQUAL(seen.exit_code, 0);
	CU_ASSERT_TRUE(has_printed("<<< Re-Auth-Request (258) of Rx (16777236)"));
	CU_ASSERT_FALSE(printed_contains("Re-Auth-Answer"));
}

static void test_not_enough(void)
{
	const char *const options[] = { "--count", "3", "--for", "2", NULL };

	play(options);
	CU_ASSERT_EQUAL(seen.exit_code, 1);
	CU_ASSERT_TRUE(has_printed(" of 3 requests came"));
}

static void test_wrong_words(void)
{
	static const char *const wrong[][3] = { { "--count", "0" }, { "--for", "soon" },
		{ "--answer", "6000" }, { "--answer", "ok" } };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		play(wrong[i]);
		CU_ASSERT_EQUAL(seen.exit_code, 2);
		CU_ASSERT_FALSE(seen.asked);
	}
}

int main(void)
{
	static const struct sc_command commands[] = {
		{ .code = SC_RX_SESSION_TERMINATION,
			.request_name = "STR",
			.answer_name = "STA",
			.serve = serve_str },
	};
	static const struct suite_test tests[] = {
		{ "answers and ends", test_answers_and_ends },
		{ "without an end", test_without_an_end },
		{ "refusals", test_refusals },
		{ "silence", test_silence },
		{ "not enough", test_not_enough },
		{ "wrong words", test_wrong_words },
	};
	static struct sc_application application;
	struct sc_problem problem = { "" };
	int code = EXIT_FAILURE;

	signal(SIGPIPE, SIG_IGN);
	application = sc_rx_asking;
	application.commands = commands;
	application.command_count = 1;
	snprintf(printed, sizeof(printed), "/tmp/rx_listen.%ld", (long)uv_os_getpid());
	if (sc_dictionary_open(&problem) == SC_STATUS_OK &&
		sc_application_offer(&application) == SC_STATUS_OK)
		code = suite_run("rx_listen", tests, sizeof(tests) / sizeof(tests[0]));
	remove(printed);
	fflush(NULL);
	_Exit(code);
}
