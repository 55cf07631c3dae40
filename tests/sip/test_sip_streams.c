/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What holds over TCP where messages have no edges, and what may peers use up, over TCP and UDP?
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sip_desk.h"
#include "suite.h"

static struct desk desk;

static void open_desk(const struct sc_sip_settings *settings)
{
	CU_ASSERT_FATAL(desk_open(&desk, settings));
}

static void close_desk(void)
{
	CU_ASSERT(desk_close(&desk));
}

static void test_octet_by_octet(void)
{
	open_desk(NULL);
	for (enum way way = TCP4; way <= TCP6; way += TCP6 - TCP4) {
		struct peer *peer = peer_open(&desk, way);
		char request[2048];
		size_t length = peer_write(peer, request, sizeof(request), "OPTIONS",
			"Content-Disposition: x;handling=optional\r\n", "a body");

		for (size_t i = 0; i < length; i++) {
			peer_send(peer, request + i, 1);
			uv_run(&desk.loop, UV_RUN_NOWAIT);
		}
		CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), 200);
		CU_ASSERT_EQUAL(peer_ask(peer, "OPTIONS", NULL, NULL), 200);
		peer_close(peer);
	}
	close_desk();
}

/* Every way to cut two requests into two pieces. */
static void test_every_cut(void)
{
	struct peer *peer;
	char requests[4096];
	size_t length;

	open_desk(NULL);
	peer = peer_open(&desk, TCP4);
	length = peer_write(peer, requests, sizeof(requests), "OPTIONS",
		"Content-Disposition: x;handling=optional\r\n", "\r\n\r\n");
	length += peer_write(
		peer, requests + length, sizeof(requests) - length, "SUBSCRIBE", NULL, NULL);
	for (size_t cut = 1; cut < length; cut++) {
		peer_send(peer, requests, cut);
		uv_run(&desk.loop, UV_RUN_NOWAIT);
		uv_run(&desk.loop, UV_RUN_NOWAIT);
		peer_send(peer, requests + cut, length - cut);
		CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), 200);
		CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), 400);
	}
	peer_close(peer);
	close_desk();
}

enum { PIPELINED = 400 };

static void test_pipeline(void)
{
	static char requests[PIPELINED * 512];
	struct peer *peer;
	size_t length = 0;

	open_desk(NULL);
	peer = peer_open(&desk, TCP6);
	for (int i = 0; i < PIPELINED; i++) {
		char number[64];

		snprintf(number, sizeof(number), "Via: SIP/2.0/TCP p.example.net;n=%d\r\n", i);
		length += peer_write(peer, requests + length, sizeof(requests) - length, "OPTIONS",
			number, NULL);
	}
	desk_start_watch(&desk);
	peer_send(peer, requests, length);
	for (int i = 0; i < PIPELINED; i++) {
		char number[64];

		snprintf(number, sizeof(number), "Via: SIP/2.0/TCP p.example.net;n=%d\r\n", i);
		CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), 200);
		CU_ASSERT_PTR_NOT_NULL(strstr(peer->answer, number));
	}
	CU_ASSERT_EQUAL(peer_answer(peer, SILENCE), 0);
	CU_ASSERT(desk_ran_smoothly(&desk));
	peer_close(peer);
	close_desk();
}

/* RFC 5626 3.5.1: two line ends are a ping, one is the pong. */
static void test_keepalive(void)
{
	struct peer *peer;
	char pong[8] = "";

	open_desk(NULL);
	peer = peer_open(&desk, TCP4);
	peer_send(peer, "\r\n\r\n", 4);
	CU_ASSERT(desk_await(&desk, peer->socket, PATIENCE));
	CU_ASSERT_EQUAL(recv(peer->socket, pong, sizeof(pong), MSG_DONTWAIT), 2);
	CU_ASSERT_STRING_EQUAL(pong, "\r\n");
	CU_ASSERT_EQUAL(peer_ask(peer, "OPTIONS", NULL, NULL), 200);
	peer_close(peer);
	close_desk();
}

enum { BODY = 16 * 1024, LONG_BODY = 40 * 1024 };

/* A request whose body has so many octets. */
static int ask_with_body(struct peer *peer, size_t octets)
{
	static char request[256 * 1024];
	char more[128];
	size_t length;

	snprintf(more, sizeof(more),
		"Content-Disposition: x;handling=optional\r\nContent-Length: %zu\r\n\r\n", octets);
	length = peer_fill(peer, request, sizeof(request),
		"OPTIONS sip:b@@example.org SIP/2.0\r\nVia: @V@P\r\n"
		"From: <sip:a@@example.net>;tag=1\r\nTo: <sip:b@@example.org>\r\n"
		"Call-ID: @I\r\nCSeq: 1 OPTIONS\r\n");
	length += (size_t)snprintf(request + length, sizeof(request) - length, "%s", more);
	memset(request + length, 'x', octets);
	peer_send(peer, request, length + octets);
	return peer_answer(peer, PATIENCE);
}

static void test_message_limit(void)
{
	struct sc_sip_settings settings = sc_sip_defaults();

	settings.limits.body_bytes = BODY;
	open_desk(&settings);
	for (enum way way = 0; way < WAY_COUNT; way++) {
		struct peer *peer = peer_open(&desk, way);

		CU_ASSERT_EQUAL(ask_with_body(peer, BODY), 200);
		CU_ASSERT_EQUAL(ask_with_body(peer, BODY + 1), 513);
		CU_ASSERT_EQUAL(ask_with_body(peer, BODY), 200);
		CU_ASSERT_EQUAL(ask_with_body(peer, LONG_BODY), 413);
		if (way_is_stream(way))
			CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), -1);
		CU_ASSERT(desk_serves(&desk, way));
		peer_close(peer);
	}
	close_desk();
}

/* Header fields without end are a message too long as well. */
static void test_endless_header(void)
{
	static const char field[] =
		"X-Field: and so on and so on and so on and so on and so on\r\n";
	struct sc_sip_settings settings = sc_sip_defaults();
	struct peer *peer;
	int sent = 0;

	settings.limits.body_bytes = BODY;
	open_desk(&settings);
	peer = peer_open(&desk, TCP4);
	CU_ASSERT_EQUAL(
		peer_ask_with(peer, "OPTIONS sip:b@@example.org SIP/2.0\r\nVia: @V@P\r\n", 1), 0);
	while (sent++ < 1000 && peer_answer(peer, 0) == 0)
		peer_send(peer, field, sizeof(field) - 1);
	CU_ASSERT(sent < 1000);
	CU_ASSERT(desk_serves(&desk, TCP4));
	peer_close(peer);
	close_desk();
}

static void test_half_a_message(void)
{
	struct sc_sip_settings settings = sc_sip_defaults();
	struct peer *peer;

	settings.times.message = 200;
	open_desk(&settings);
	peer = peer_open(&desk, TCP4);
	CU_ASSERT_EQUAL(
		peer_ask_with(peer, "OPTIONS sip:b@@example.org SIP/2.0\r\nVia: @V@P\r\nTo: <sip:b",
			PATIENCE),
		400);
	CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), -1);
	peer_close(peer);
	close_desk();
}

static void test_silent_connections(void)
{
	struct sc_sip_settings settings = sc_sip_defaults();
	struct peer *peer;

	settings.times.silence = 300;
	open_desk(&settings);
	peer = peer_open(&desk, TCP6);
	CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), -1);
	CU_ASSERT_EQUAL(desk_report(&desk).connections_closed, 1);
	CU_ASSERT_EQUAL(desk_report(&desk).connections, 0);
	peer_close(peer);
	CU_ASSERT(desk_serves(&desk, TCP6));
	close_desk();
}

/* What Sofia does not read any more does not stay. */
static void test_forsaken_connections(void)
{
	struct peer *peer;

	open_desk(NULL);
	peer = peer_open(&desk, TCP4);
	peer_send(peer, "POST / HTTP/1.1\r\n\r\n", 19);
	CU_ASSERT_EQUAL(peer_answer(peer, PATIENCE), -1);
	peer_close(peer);
	close_desk();
}

enum { CONNECTIONS = 4, CROWD = 12 };

/* The one that speaks stays, whoever else comes and is silent. */
static void test_connection_limit(void)
{
	struct sc_sip_settings settings = sc_sip_defaults();
	struct peer *speaking;
	struct peer *silent[CROWD];
	int closed = 0;

	settings.limits.connections = CONNECTIONS;
	open_desk(&settings);
	speaking = peer_open(&desk, TCP4);
	for (int i = 0; i < CROWD; i++) {
		CU_ASSERT_EQUAL(peer_ask(speaking, "OPTIONS", NULL, NULL), 200);
		silent[i] = peer_open(&desk, i % 2 == 0 ? TCP4 : TCP6);
		desk_await(&desk, -1, 10);
	}
	CU_ASSERT_EQUAL(peer_ask(speaking, "OPTIONS", NULL, NULL), 200);
	for (int i = 0; i < CROWD; i++) {
		closed += peer_answer(silent[i], 20) == -1;
		peer_close(silent[i]);
	}
	CU_ASSERT_EQUAL(closed, CROWD - (CONNECTIONS - 1));
	CU_ASSERT(desk_report(&desk).connections <= CONNECTIONS);
	CU_ASSERT_EQUAL(peer_ask(speaking, "OPTIONS", NULL, NULL), 200);
	peer_close(speaking);
	close_desk();
}

enum { PER_SECOND = 40 };

static void send_requests(struct peer *peer, int requests)
{
	for (int i = 0; i < requests; i++) {
		char request[2048];

		peer_send(peer, request,
			peer_write(peer, request, sizeof(request), "OPTIONS", NULL, NULL));
		desk_await(&desk, -1, 0);
	}
}

static void test_udp_limit(void)
{
	struct sc_sip_settings settings = sc_sip_defaults();
	struct peer *peer;
	struct peer *neighbour;
	int good = 0;
	int told = 0;

	settings.limits.udp_messages_per_second = PER_SECOND;
	open_desk(&settings);
	peer = peer_open(&desk, UDP4);
	neighbour = peer_open_from(&desk, UDP4, "127.0.0.2");
	CU_ASSERT_PTR_NOT_NULL_FATAL(neighbour);
	send_requests(peer, 3 * PER_SECOND);
	for (int i = 0; i < 2 * PER_SECOND; i++) {
		int code = peer_answer(peer, PATIENCE);

		good += code == 200;
		told += code == 503 && peer_got(peer, "Retry-After", "1");
	}
	CU_ASSERT_EQUAL(good, PER_SECOND);
	CU_ASSERT_EQUAL(told, PER_SECOND);
	CU_ASSERT_EQUAL(peer_answer(peer, SILENCE), 0);
	CU_ASSERT_EQUAL(desk_report(&desk).told_to_wait, PER_SECOND);
	CU_ASSERT_EQUAL(desk_report(&desk).passed_over, PER_SECOND);
	CU_ASSERT_EQUAL(peer_ask(neighbour, "OPTIONS", NULL, NULL), 200);
	CU_ASSERT(desk_serves(&desk, UDP6));
	CU_ASSERT(desk_serves(&desk, TCP4));
	peer_close(neighbour);
	peer_close(peer);
	close_desk();
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a request may come octet by octet", test_octet_by_octet },
		{ "and cut anywhere", test_every_cut },
		{ "many at once are answered in order", test_pipeline },
		{ "a ping gets its pong", test_keepalive },
		{ "messages have a limit", test_message_limit },
		{ "header fields without end do too", test_endless_header },
		{ "half a message is not waited for", test_half_a_message },
		{ "silent connections end", test_silent_connections },
		{ "connections that say nonsense end", test_forsaken_connections },
		{ "too many connections cost the silent ones", test_connection_limit },
		{ "UDP sources have a limit", test_udp_limit },
	};

	return suite_run("SIP streams and limits", tests, sizeof(tests) / sizeof(tests[0]));
}
