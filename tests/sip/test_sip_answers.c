/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does every kind of request get the answer that the standard gives it, over each way there is?
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "sip_desk.h"
#include "suite.h"

static struct desk desk;

/* One request over each way; `code` is what all of them get. The last answer of each is looked at.
 */
static void all_get(int code, const char *method, const char *more, const char *body,
	void (*look)(const struct peer *peer))
{
	for (enum way way = 0; way < WAY_COUNT; way++) {
		struct peer *peer = peer_open(&desk, way);

		CU_ASSERT_PTR_NOT_NULL_FATAL(peer);
		CU_ASSERT_EQUAL(peer_ask(peer, method, more, body), code);
		CU_ASSERT(peer_got(peer, "Server", "continuity-broker/" SC_VERSION));
		if (look != NULL)
			look(peer);
		peer_close(peer);
	}
}

static void all_get_with(int code, const char *pattern, int milliseconds)
{
	for (enum way way = 0; way < WAY_COUNT; way++) {
		struct peer *peer = peer_open(&desk, way);

		CU_ASSERT_PTR_NOT_NULL_FATAL(peer);
		CU_ASSERT_EQUAL(peer_ask_with(peer, pattern, milliseconds), code);
		peer_close(peer);
	}
}

static void look_for_abilities(const struct peer *peer)
{
	CU_ASSERT(peer_got(peer, "Allow", "OPTIONS, ACK, CANCEL"));
	CU_ASSERT(peer_got(peer, "Accept", ""));
	CU_ASSERT(peer_got(peer, "Accept-Encoding", "identity"));
	CU_ASSERT(peer_got(peer, "Accept-Language", "en"));
	CU_ASSERT(peer_got(peer, "Supported", ""));
	CU_ASSERT(peer_got(peer, "Contact", "<sip:broker@example.org>"));
	CU_ASSERT(peer_got(peer, "Content-Length", "0"));
	CU_ASSERT(peer_got(peer, "CSeq", "7 OPTIONS"));
	CU_ASSERT(peer_got(peer, "From", "<sip:somebody@example.net>;tag=from1"));
	CU_ASSERT_PTR_NOT_NULL(strstr(peer->answer, "\r\nTo: <sip:broker@example.org>;tag="));
	CU_ASSERT_FALSE(peer_got_any(peer, "Allow-Events"));
}

static void test_options(void)
{
	all_get(200, "OPTIONS", NULL, NULL, look_for_abilities);
}

static void look_for_allow(const struct peer *peer)
{
	CU_ASSERT(peer_got(peer, "Allow", "OPTIONS, ACK, CANCEL"));
}

static void test_methods_not_served(void)
{
	static const char *const methods[] = { "REGISTER", "INVITE", "BYE", "NOTIFY", "PUBLISH",
		"MESSAGE", "INFO", "UPDATE", "REFER", "PRACK" };

	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		all_get(405, methods[i], NULL, NULL, look_for_allow);
}

static void test_unknown_method(void)
{
	all_get(501, "REPLICATE", NULL, NULL, look_for_allow);
}

static void look_for_no_packages(const struct peer *peer)
{
	CU_ASSERT_FALSE(peer_got_any(peer, "Allow-Events"));
}

static void test_subscribe(void)
{
	all_get(489, "SUBSCRIBE", "Event: presence\r\nContact: <sip:a@192.0.2.1>\r\n", NULL,
		look_for_no_packages);
	all_get(489, "SUBSCRIBE", "o: reg;id=4\r\nm: sip:a@192.0.2.1\r\n", "<a/>", NULL);
	all_get(400, "SUBSCRIBE", "Contact: <sip:a@192.0.2.1>\r\n", NULL, NULL);
	all_get(400, "SUBSCRIBE", "Event: reg\r\n", NULL, NULL);
	all_get(400, "SUBSCRIBE", "Event: reg\r\nContact: <sip:a@192.0.2.1>, <sip:b@192.0.2.1>\r\n",
		NULL, NULL);
}

static void test_stateless_silence(void)
{
	static const char *const methods[] = { "ACK", "CANCEL" };

	for (size_t i = 0; i < 2; i++) {
		for (enum way way = 0; way < WAY_COUNT; way++) {
			struct peer *peer = peer_open(&desk, way);
			char request[2048];
			size_t length = peer_write(peer, request, sizeof(request), methods[i],
				"Require: unheard-of\r\n", NULL);

			peer_send(peer, request, length);
			CU_ASSERT_EQUAL(peer_answer(peer, SILENCE), 0);
			CU_ASSERT_EQUAL(peer_ask(peer, "OPTIONS", NULL, NULL), 200);
			peer_close(peer);
		}
	}
}

static void look_for_unsupported(const struct peer *peer)
{
	CU_ASSERT(peer_got(peer, "Unsupported", "100rel, unheard-of"));
}

static void test_required_extensions(void)
{
	all_get(420, "OPTIONS", "Require: 100rel\r\nRequire: unheard-of\r\n", NULL,
		look_for_unsupported);
	all_get(420, "SUBSCRIBE", "Require: 100rel, unheard-of\r\n", NULL, look_for_unsupported);
	all_get(200, "OPTIONS", "Proxy-Require: unheard-of\r\nSupported: 100rel\r\n", NULL, NULL);
	all_get(200, "OPTIONS", "Require:\r\n", NULL, NULL);
	all_get(405, "REGISTER", "Require: unheard-of\r\n", NULL, NULL);
}

static void look_for_accept(const struct peer *peer)
{
	CU_ASSERT(peer_got(peer, "Accept", ""));
	CU_ASSERT(peer_got(peer, "Accept-Encoding", "identity"));
}

static void test_bodies(void)
{
	all_get(415, "OPTIONS", "Content-Type: application/sdp\r\n", "v=0\r\n", look_for_accept);
	all_get(415, "OPTIONS", NULL, "what is this?", look_for_accept);
	all_get(200, "OPTIONS",
		"Content-Type: text/plain\r\nContent-Disposition: render;handling=optional\r\n",
		"hello", NULL);
}

#define REQUEST(method, uri, via, to)                                                              \
	method " " uri " SIP/2.0\r\nVia: @V@P\r\n" via                                             \
	       "From: <sip:a@@example.net>;tag=1\r\nTo: <sip:b@@example.org>" to                   \
	       "\r\nCall-ID: @I\r\nCSeq: 1 " method "\r\nContent-Length: 0\r\n\r\n"

static void test_request_uri(void)
{
	all_get_with(416, REQUEST("OPTIONS", "tel:+12025550199", "", ""), PATIENCE);
	all_get_with(416, REQUEST("OPTIONS", "urn:service:sos", "", ""), PATIENCE);
	all_get_with(200, REQUEST("OPTIONS", "sips:b@@example.org", "", ""), PATIENCE);
	all_get_with(200, REQUEST("OPTIONS", "sip:@O;transport=udp", "", ""), PATIENCE);
	all_get_with(400, REQUEST("OPTIONS", "sip:b@@example.org?Subject=hello", "", ""), PATIENCE);
}

static void test_loop(void)
{
	all_get_with(482, REQUEST("OPTIONS", "sip:b@@example.org", "Via: SIP/2.0/@T @O\r\n", ""),
		PATIENCE);
	all_get_with(482,
		REQUEST("SUBSCRIBE", "sip:b@@example.org",
			"Via: SIP/2.0/TLS p.example.net, SIP/2.0/@T @O;branch=z9hG4bKx\r\n", ""),
		PATIENCE);
	all_get_with(200,
		REQUEST("OPTIONS", "sip:b@@example.org", "Via: SIP/2.0/@T 127.0.0.1:1\r\n", ""),
		PATIENCE);
}

static void test_unknown_dialog(void)
{
	all_get_with(481, REQUEST("OPTIONS", "sip:b@@example.org", "", ";tag=gone"), PATIENCE);
	all_get_with(481, REQUEST("SUBSCRIBE", "sip:b@@example.org", "", ";tag=gone"), PATIENCE);
	all_get_with(405, REQUEST("BYE", "sip:b@@example.org", "", ";tag=gone"), PATIENCE);
}

static void find_tag(const struct peer *peer, char *tag, size_t size)
{
	const char *to = strstr(peer->answer, "\r\nTo:");
	const char *at = to == NULL ? NULL : strstr(to, ";tag=");

	tag[0] = '\0';
	if (at != NULL)
		snprintf(tag, size, "%.*s", (int)strcspn(at + 5, ";\r"), at + 5);
}

/* RFC 3261 8.2.7: the same request, the same tag; 19.3: another request, another one. */
static void test_tags(void)
{
	struct peer *peer = peer_open(&desk, UDP4);
	char request[2048];
	size_t length = peer_write(peer, request, sizeof(request), "OPTIONS", NULL, NULL);
	char first[64];
	char second[64];

	peer_send(peer, request, length);
	CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), 200);
	find_tag(peer, first, sizeof(first));
	CU_ASSERT_EQUAL(strlen(first), 32);
	peer_send(peer, request, length);
	CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), 200);
	find_tag(peer, second, sizeof(second));
	CU_ASSERT_STRING_EQUAL(first, second);
	CU_ASSERT_EQUAL(peer_ask(peer, "OPTIONS", NULL, NULL), 200);
	find_tag(peer, second, sizeof(second));
	CU_ASSERT_STRING_NOT_EQUAL(first, second);
	peer_close(peer);
}

/* RFC 3581: whoever says rport is answered at the port he sent from. */
static void test_rport(void)
{
	struct peer *peer = peer_open(&desk, UDP4);

	CU_ASSERT_EQUAL(peer_ask_with(peer,
				"OPTIONS sip:b@@example.org SIP/2.0\r\n"
				"Via: SIP/2.0/UDP host.example.net;rport@P\r\n"
				"From: <sip:a@@example.net>;tag=1\r\nTo: <sip:b@@example.org>\r\n"
				"Call-ID: @I\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n",
				PATIENCE),
		200);
	CU_ASSERT_PTR_NOT_NULL(strstr(peer->answer, ";received=127.0.0.1"));
	CU_ASSERT_PTR_NOT_NULL(strstr(peer->answer, ";rport="));
	peer_close(peer);
}

/* A malformed field that matters is a 400 which names it; the connection serves on. */
static void test_malformed_fields(void)
{
	struct peer *peer = peer_open(&desk, TCP4);

	CU_ASSERT_EQUAL(peer_ask(peer, "SUBSCRIBE", "Event: ;;\r\n", NULL), 400);
	CU_ASSERT_PTR_NOT_NULL(strstr(peer->answer, "400 Malformed Event Header Field\r\n"));
	CU_ASSERT_EQUAL(peer_ask(peer, "OPTIONS", "Content-Type: x;\"\r\n", NULL), 400);
	CU_ASSERT_EQUAL(
		peer_ask(peer, "OPTIONS", "Date: yesterday\r\nRoute: nowhere\r\n", NULL), 200);
	peer_close(peer);
}

static void test_report(void)
{
	struct sc_sip_report before = desk_report(&desk);
	struct sc_sip_report after;
	struct peer *peer = peer_open(&desk, UDP4);

	CU_ASSERT_EQUAL(peer_ask(peer, "OPTIONS", NULL, NULL), 200);
	CU_ASSERT_EQUAL(peer_ask(peer, "INVITE", NULL, NULL), 405);
	CU_ASSERT_EQUAL(peer_ask_with(peer, "nonsense\r\n\r\n", SILENCE), 0);
	after = desk_report(&desk);
	CU_ASSERT_EQUAL(after.requests, before.requests + 2);
	CU_ASSERT_EQUAL(after.answers, before.answers + 2);
	CU_ASSERT_EQUAL(after.unreadable, before.unreadable + 1);
	CU_ASSERT_EQUAL(after.told_to_wait + after.passed_over + after.overlong, 0);
	peer_close(peer);
}

/* What the floor logs while this one asks; with sc_log at its loudest. */
static void read_log(
	struct peer *peer, const char *method, const char *more, char *log, size_t size)
{
	FILE *kept = tmpfile();
	int standard_error = dup(STDERR_FILENO);
	size_t length;

	CU_ASSERT_PTR_NOT_NULL_FATAL(kept);
	sc_log_flush();
	dup2(fileno(kept), STDERR_FILENO);
	peer_ask(peer, method, more, NULL);
	sc_log_flush();
	dup2(standard_error, STDERR_FILENO);
	close(standard_error);
	rewind(kept);
	length = fread(log, 1, size - 1, kept);
	log[length] = '\0';
	fclose(kept);
}

static void test_log(void)
{
	struct peer *peer = peer_open(&desk, TCP6);
	char expected[256];
	char log[2048];

	sc_log_open(SC_LOG_REQUEST);
	read_log(peer, "OPTIONS", NULL, log, sizeof(log));
	snprintf(expected, sizeof(expected), "SIP OPTIONS from %s over TCP: 200 OK\n",
		peer->sent_by);
	CU_ASSERT_PTR_NOT_NULL(strstr(log, expected));
	CU_ASSERT_PTR_EQUAL(strchr(log, '\n'), log + strlen(log) - 1);
	sc_log_open(SC_LOG_DEBUG);
	read_log(peer, "SUBSCRIBE", "Event: ;\r\n", log, sizeof(log));
	CU_ASSERT_PTR_NOT_NULL(strstr(log, ": 400 Malformed Event Header Field"));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(log, ", from sip:somebody@example.net to sip:broker@example.org\n"));
	sc_log_open(SC_LOG_NOTICE);
	peer_close(peer);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "OPTIONS is answered with what the broker can do", test_options },
		{ "known methods are not allowed", test_methods_not_served },
		{ "unknown methods get 501", test_unknown_method },
		{ "no event package is served", test_subscribe },
		{ "ACK and CANCEL get no answer", test_stateless_silence },
		{ "required extensions are named", test_required_extensions },
		{ "bodies are not understood unless they may be ignored", test_bodies },
		{ "only SIP URIs are reached, without header fields", test_request_uri },
		{ "what left here before is a loop", test_loop },
		{ "nothing here has a dialog", test_unknown_dialog },
		{ "a retransmission gets the same tag", test_tags },
		{ "answers go where rport says", test_rport },
		{ "malformed fields are named", test_malformed_fields },
		{ "the report counts", test_report },
		{ "each request leaves a line", test_log },
	};
	int ending;

	if (!desk_open(&desk, NULL))
		return EXIT_FAILURE;
	ending = suite_run("SIP answers", tests, sizeof(tests) / sizeof(tests[0]));
	return desk_close(&desk) ? ending : EXIT_FAILURE;
}
