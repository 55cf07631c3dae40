/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Can one message hurt? Each row is sent over UDP and over TCP; it gets the answer it deserves, or
 * none, and whoever comes next is served at once. Many rows look for what RFC 4475 looks for.
 */
#include <stdio.h>
#include <string.h>

#include "sip_desk.h"
#include "suite.h"

#define OPTIONS "OPTIONS sip:broker@@example.org SIP/2.0\r\n"
#define VIA     "Via: @V@P\r\n"
#define FROM    "From: <sip:somebody@@example.net>;tag=from1\r\n"
#define TO      "To: <sip:broker@@example.org>\r\n"
#define CALL    "Call-ID: @I\r\n"
#define CSEQ    "CSeq: 1 OPTIONS\r\n"
#define REST    FROM TO CALL CSEQ "Max-Forwards: 70\r\n"
#define END     "Content-Length: 0\r\n\r\n"
#define OTHER   "Via: SIP/2.0/SCTP a.example.net@P\r\n"
#define NAMED   "Via: SIP/2.0/@T a.example.net@P\r\n"

enum { NOTHING = 0, CLOSED = -1 };

struct row {
	const char *name;
	const char *pattern;
	int over_udp;
	int over_tcp;
};

/* An answer that only a name server could find the way for is not sent over UDP. */
static const struct row names_to_resolve[] = {
	{ "maddr is a name", OPTIONS "Via: @V;maddr=a.example.net@P\r\n" REST END, NOTHING, 200 },
	{ "a later version from a named host",
		"OPTIONS sip:broker@@example.org SIP/3.0\r\n" NAMED REST END, NOTHING, 505 },
	{ "a later version over another transport from a named host",
		"OPTIONS sip:broker@@example.org SIP/3.0\r\n" OTHER REST END, NOTHING, 505 },
	{ "another transport and method from a named host",
		OPTIONS OTHER FROM TO CALL "CSeq: 1 INVITE\r\n" END, NOTHING, 400 },
	{ "another transport and no From from a named host", OPTIONS OTHER TO CALL CSEQ END,
		NOTHING, 400 },
};

/* After RFC 4475, in its order. */
static const struct row torture[] = {
	{ "blanks, folding and short names",
		"OPTIONS sip:broker@@example.org;unknownparam SIP/2.0\r\n"
		"TO :\r\n sip:broker@@example.org ;   \r\n   par=x\r\n"
		"f   : \"A \\\\\\\" B\"       <sip:a@@example.net>\r\n  ;\r\n  tag = 98\r\n"
		"MaX-fOrWaRdS: 0068\r\ni : @I\r\nl: 000\r\ncseq: 0009\r\n  OPTIONS\r\n"
		"v: SIP  / 2.0\r\n / @T\r\n   @S;branch=z9hG4bKw\r\n"
		"s:\r\nNewFangled:   newfangled value\r\n continued newfangled value\r\n\r\n",
		200, 200 },
	{ "a method of odd tokens",
		"!interesting-Method0123456789_*.%indeed'~ sip:1_u.ser@@example.org SIP/2.0\r\n" VIA
			FROM TO CALL "CSeq: 1 !interesting-Method0123456789_*.%indeed'~\r\n" END,
		501, 501 },
	{ "escapes in the Request-URI",
		"OPTIONS sip:sips%3Auser%40example.com@@example.net SIP/2.0\r\n" VIA REST END, 200,
		200 },
	{ "an escaped NUL in the Request-URI",
		"OPTIONS sip:null-%00-null@@example.com SIP/2.0\r\n" VIA REST END, 200, 200 },
	{ "a name that touches its address",
		OPTIONS VIA "From: caller<sip:a@@example.net>;tag=1\r\n" TO CALL CSEQ END, 200,
		200 },
	{ "two requests at once", OPTIONS VIA REST END OPTIONS VIA REST END, 200, 200 },
	{ "a semicolon in the user",
		"OPTIONS sip:user;par=u%40x.net@@example.org SIP/2.0\r\n" VIA REST END, 200, 200 },
	{ "many transports on the way",
		OPTIONS VIA "Via: SIP/2.0/SCTP s.example.net, SIP/2.0/TLS t.example.net\r\n"
			    "Via: SIP/2.0/UNKNOWN u.example.net\r\n" REST END,
		200, 200 },
	{ "separators in Via", OPTIONS "Via: @V;;,;,,\r\n" REST END, NOTHING, CLOSED },
	{ "separators in Contact", OPTIONS VIA REST "Contact: \"\" ;;,;,,\r\n" END, 400, 400 },
	{ "a body that is cut", OPTIONS VIA REST "Content-Length: 9999\r\n\r\nshort", 400,
		NOTHING },
	{ "a negative length", OPTIONS VIA REST "Content-Length: -999\r\n\r\n", 400, 400 },
	{ "numbers beyond all",
		OPTIONS VIA FROM TO CALL
		"CSeq: 36893488147419103232 OPTIONS\r\nMax-Forwards: 300\r\n"
		"Expires: 10000000000000000000000000000\r\n" END,
		400, 400 },
	{ "an open quote",
		OPTIONS VIA FROM "To: \"Mr. J. User <sip:a@@example.org>\r\n" CALL CSEQ END, 400,
		400 },
	{ "a Request-URI in angles", "OPTIONS <sip:a@@example.org> SIP/2.0\r\n" VIA REST END, 400,
		400 },
	{ "a Request-URI with a space", "OPTIONS sip:a@@example.org; lr SIP/2.0\r\n" VIA REST END,
		NOTHING, CLOSED },
	{ "spaces in the first line", "OPTIONS  sip:a@@example.org  SIP/2.0  \r\n" VIA REST END,
		200, 200 },
	{ "header fields in the Request-URI",
		"OPTIONS sip:a@@example.org?Route=%3Csip:b%3E SIP/2.0\r\n" VIA REST END, 400, 400 },
	{ "a date in a zone", OPTIONS VIA REST "Date: Fri, 01 Jan 2010 16:00:00 EST\r\n" END, 200,
		200 },
	{ "spaces in an address",
		OPTIONS VIA FROM "To: \"Watson\" < sip:watson@@example.org >\r\n" CALL CSEQ END,
		200, 200 },
	{ "a bare name of no tokens",
		OPTIONS VIA "From: Bell, A <sip:a@@example.org>;tag=1\r\n" TO CALL CSEQ END, 400,
		400 },
	{ "version 7", "OPTIONS sip:a@@example.org SIP/7.0\r\n" VIA REST END, 505, 505 },
	{ "CSeq of another method", OPTIONS VIA FROM TO CALL "CSeq: 8 INVITE\r\n" END, 400, 400 },
	{ "CSeq of another unknown method",
		"NEWMETHOD sip:a@@example.org SIP/2.0\r\n" VIA FROM TO CALL
		"CSeq: 8 OLDMETHOD\r\n" END,
		400, 400 },
	{ "a branch of nothing but the cookie", OPTIONS "Via: @V;branch=z9hG4bK\r\n" REST END, 200,
		200 },
	{ "no branch, as of old", OPTIONS "Via: @V\r\n" REST END, 200, 200 },
	{ "nothing but a Via", OPTIONS VIA END, 400, 400 },
	{ "no Via", OPTIONS REST END, NOTHING, CLOSED },
	{ "no Call-ID", OPTIONS VIA FROM TO CSEQ END, 400, 400 },
	{ "an unknown scheme",
		"OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0\r\n" VIA REST END, 416,
		416 },
	{ "a scheme of others", "OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0\r\n" VIA REST END,
		416, 416 },
	{ "unknown schemes in From and To",
		OPTIONS VIA "From: <isbn:2983792873>;tag=1\r\nTo: <urn:x:y>\r\n" CALL CSEQ END, 200,
		200 },
	{ "fields there may be one of", OPTIONS VIA REST FROM TO CALL CSEQ END, 400, 400 },
	{ "two lengths", OPTIONS VIA REST "Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde",
		400, 400 },
	{ "no forwards left", OPTIONS VIA FROM TO CALL CSEQ "Max-Forwards: 0\r\n" END, 200, 200 },
	{ "an answer nobody waits for", "SIP/2.0 200 OK\r\n" VIA REST END, NOTHING, NOTHING },
	{ "an answer with a code beyond all", "SIP/2.0 4294967301 better\r\n" VIA REST END, NOTHING,
		CLOSED },
};

static const struct row strangeness[] = {
	{ "one letter", "x", NOTHING, NOTHING },
	{ "another protocol", "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", NOTHING, NOTHING },
	{ "only line ends", "\r\n\r\n\r\n\r\n", NOTHING, NOTHING },
	{ "no empty line", OPTIONS VIA REST, 200, NOTHING },
	{ "a line without colon", OPTIONS VIA "Nonsense\r\n" REST END, 200, 200 },
	{ "a length beyond all", OPTIONS VIA REST "Content-Length: 18446744073709551617\r\n\r\n",
		400, 400 },
	{ "a length of four gigabytes", OPTIONS VIA REST "Content-Length: 4294967295\r\n\r\nx", 400,
		413 },
	{ "a port beyond all", OPTIONS "Via: SIP/2.0/@T 127.0.0.1:99999@P\r\n" REST END, NOTHING,
		CLOSED },
	{ "port 0", OPTIONS "Via: SIP/2.0/@T 127.0.0.1:0@P\r\n" REST END, NOTHING, 200 },
	{ "rport of nonsense", OPTIONS "Via: @V;rport=bogus@P\r\n" REST END, 200, 200 },
	{ "received and maddr of nothing", OPTIONS "Via: @V;received=;maddr=@P\r\n" REST END,
		NOTHING, CLOSED },
	{ "maddr of the other family", OPTIONS "Via: @V;maddr=[2001:db8::1]@P\r\n" REST END,
		NOTHING, 200 },
	{ "maddr of everybody", OPTIONS "Via: @V;maddr=255.255.255.255@P\r\n" REST END, NOTHING,
		200 },
	{ "a Via without host", OPTIONS "Via: SIP/2.0/@T @P\r\n" REST END, NOTHING, CLOSED },
	{ "an open bracket in Via", OPTIONS "Via: SIP/2.0/@T [::1@P\r\n" REST END, NOTHING,
		CLOSED },
	{ "another transport in Via", OPTIONS OTHER REST END, NOTHING, NOTHING },
	{ "a route that is nearly loose",
		OPTIONS VIA REST "Record-Route: <sip:192.0.2.1;lrx>\r\n"
				 "Route: <sip:192.0.2.1;lrx>\r\n" END,
		200, 200 },
	{ "escapes cut short", "OPTIONS sip:a%@@example.org;p=%4 SIP/2.0\r\n" VIA REST END, NOTHING,
		CLOSED },
	{ "octets that are no text",
		OPTIONS VIA
		"From: \"\xff\xfe\xc3\x28\" <sip:a@@example.net>;tag=\xe9\r\n" TO CALL CSEQ END,
		400, 400 },
	{ "compression that we never offered", OPTIONS "Via: @V;comp=sigcomp@P\r\n" REST END, 200,
		200 },
};

static struct desk desk;

static void send_row(const struct row *row, enum way way, int code)
{
	struct peer *peer = peer_open(&desk, way);
	int got;

	CU_ASSERT_PTR_NOT_NULL_FATAL(peer);
	desk_start_watch(&desk);
	got = peer_ask_with(peer, row->pattern, code == NOTHING ? SILENCE : PATIENCE);
	if (got != code)
		fprintf(stderr, "%s over %s: %d, not %d\n", row->name,
			way_is_stream(way) ? "TCP" : "UDP", got, code);
	CU_ASSERT_EQUAL(got, code);
	CU_ASSERT(desk_serves(&desk, way));
	peer_close(peer);
}

static void send_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		send_row(&rows[i], UDP4, rows[i].over_udp);
		send_row(&rows[i], TCP4, rows[i].over_tcp);
	}
}

static void test_names(void)
{
	size_t count = sizeof(names_to_resolve) / sizeof(names_to_resolve[0]);
	struct sc_sip_report before = desk_report(&desk);

	send_rows(names_to_resolve, count);
	CU_ASSERT_EQUAL(desk_report(&desk).names_refused - before.names_refused, count);
	CU_ASSERT_EQUAL(desk_report(&desk).unsent - before.unsent, 1);
}

static void test_torture(void)
{
	send_rows(torture, sizeof(torture) / sizeof(torture[0]));
}

static void test_strangeness(void)
{
	send_rows(strangeness, sizeof(strangeness) / sizeof(strangeness[0]));
}

static void send_octets(const char *octets, size_t length)
{
	for (enum way way = 0; way < WAY_COUNT; way++) {
		struct peer *peer = peer_open(&desk, way);

		CU_ASSERT_PTR_NOT_NULL_FATAL(peer);
		desk_start_watch(&desk);
		peer_send(peer, octets, length);
		CU_ASSERT(desk_serves(&desk, way));
		peer_close(peer);
	}
}

/* STUN, SigComp, zeros, nothing at all, and every single octet. */
static void test_octets(void)
{
	static const char stun[20] = { 0, 1, 0, 0, 0x21, 0x12, (char)0xa4, 0x42 };
	static const char short_stun[4] = { 0, 1, 0, 0 };
	static const char stun_answer[20] = { 1, 1, 0, 0 };
	static const char compressed[64] = { (char)0xf8, (char)0xff };
	static const char zeros[1000];

	send_octets(stun, sizeof(stun));
	send_octets(short_stun, sizeof(short_stun));
	send_octets(stun_answer, sizeof(stun_answer));
	send_octets(compressed, sizeof(compressed));
	send_octets(zeros, sizeof(zeros));
	send_octets("", 0);
	for (int octet = 0; octet < 256; octet++) {
		char text[2] = { (char)octet, (char)octet };

		send_octets(text, sizeof(text));
	}
}

/* A NUL in every place of a request. */
static void test_zeros_inside(void)
{
	struct peer *peer = peer_open(&desk, UDP4);
	char request[2048];
	size_t length = peer_write(peer, request, sizeof(request), "OPTIONS", NULL, NULL);

	desk_start_watch(&desk);
	for (size_t i = 0; i < length; i++) {
		char kept = request[i];

		request[i] = '\0';
		peer_send(peer, request, length);
		request[i] = kept;
		uv_run(&desk.loop, UV_RUN_NOWAIT);
	}
	peer_close(peer);
	CU_ASSERT(desk_serves(&desk, UDP4));
}

/* `piece` as often as it fits into the largest datagram behind the fields of a request. */
static size_t make_huge(struct peer *peer, char *request, size_t size, const char *piece)
{
	size_t length = peer_fill(peer, request, size, OPTIONS VIA REST "Content-Length: 0\r\n");
	size_t step = strlen(piece);

	for (; length + step + 3 < size; length += step)
		snprintf(request + length, size - length, "%s", piece);
	return length + (size_t)snprintf(request + length, size - length, "\r\n");
}

/* Texts that cost Sofia's parser far more than they are long. What is of too many lines is not read
 * over UDP, and ends the connection over TCP, if not at once. */
static void test_huge(void)
{
	static const struct {
		const char *piece;
		bool of_lines;
	} pieces[] = { { "x\r\n", true }, { "a:\r\n", true }, { " a\r\n", true }, { "x\r", true },
		{ "Allow:a\r\n", true }, { "m:<a:b>\r\n", true }, { "CSeq: x\r\n", true },
		{ "v:SIP/2.0/UDP a\r\n", true }, { ",", false }, { "(", false }, { ";a", false },
		{ "A", false }, { "\xff", false } };
	static char request[65000];

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		for (enum way way = 0; way < WAY_COUNT; way++) {
			struct sc_sip_report before = desk_report(&desk);
			struct peer *peer = peer_open(&desk, way);

			desk_start_watch(&desk);
			peer_send(peer, request,
				make_huge(peer, request, sizeof(request), pieces[i].piece));
			CU_ASSERT(desk_serves(&desk, way));
			CU_ASSERT_EQUAL(desk_report(&desk).overlong - before.overlong,
				pieces[i].of_lines && !way_is_stream(way) ? 1 : 0);
			peer_close(peer);
		}
	}
}

/* Blanks in front do not hide the lines behind them. */
static void test_huge_behind_blanks(void)
{
	static char request[65000] = "\r\n\r\n \r\n\r\n";
	struct sc_sip_report before = desk_report(&desk);
	struct peer *peer = peer_open(&desk, UDP4);
	size_t start = strlen(request);

	peer_send(peer, request,
		start + make_huge(peer, request + start, sizeof(request) - start, "x\r\n"));
	CU_ASSERT(desk_serves(&desk, UDP4));
	CU_ASSERT_EQUAL(desk_report(&desk).overlong - before.overlong, 1);
	peer_close(peer);
}

/* Whoever is gone before his answer comes sends us an ICMP error instead. */
static void test_gone_before_the_answer(void)
{
	for (int i = 0; i < 50; i++) {
		struct peer *peer = peer_open(&desk, i % 2 == 0 ? UDP4 : UDP6);
		char request[2048];
		size_t length = peer_write(peer, request, sizeof(request), "OPTIONS", NULL, NULL);

		peer_send(peer, request, length);
		peer_close(peer);
	}
	desk_start_watch(&desk);
	CU_ASSERT(desk_serves(&desk, UDP4));
	CU_ASSERT(desk_serves(&desk, UDP6));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "nobody waits for a name server", test_names },
		{ "torture messages are answered or dropped", test_torture },
		{ "strange messages are answered or dropped", test_strangeness },
		{ "octets that are no SIP are dropped", test_octets },
		{ "zeros inside a request do no harm", test_zeros_inside },
		{ "what is costly to read does not hold the loop", test_huge },
		{ "blanks do not hide it", test_huge_behind_blanks },
		{ "peers may leave before their answer", test_gone_before_the_answer },
	};
	struct sc_sip_settings settings = sc_sip_defaults();
	int ending;

	settings.limits.udp_messages_per_second = 1000000;
	if (!desk_open(&desk, &settings))
		return EXIT_FAILURE;
	ending = suite_run("SIP hostility", tests, sizeof(tests) / sizeof(tests[0]));
	return desk_close(&desk) ? ending : EXIT_FAILURE;
}
