/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does the node ask? Questions of its own to a peer that this test plays, and what becomes of
 * them; and how a message looks to a person.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_codes.h"
#include "describe.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

/* What the last answered() said. */
static struct {
	uint32_t calls;
	enum sc_reply_ending ending;
	uint32_t vendor;
	uint32_t code;
	struct echo_values values;
	enum sc_status read;
	char text[32];
} heard;

static void take(void *owner, const struct sc_reply *reply)
{
	CU_ASSERT_PTR_EQUAL(owner, &rig);
	heard.calls++;
	heard.ending = reply->ending;
	heard.vendor = reply->vendor;
	heard.code = reply->code;
	heard.read = sc_reply_read(reply, &echo_map, &heard.values);
	CU_ASSERT(reply->peer.length != 0);
	if (heard.read == SC_STATUS_OK && heard.values.text.at != NULL &&
		heard.values.text.length < sizeof(heard.text))
		memcpy(heard.text, heard.values.text.at, heard.values.text.length);
}

static void start(void)
{
	memset(&heard, 0, sizeof(heard));
	rig_start(&rig);
}

static enum sc_status ask(const struct sc_ask *how)
{
	static const struct echo_values values = { .number = { true, 42 }, .text = { "hello", 5 } };
	struct sc_ask asking = *how;

	asking.application = &echo_application;
	asking.code = ECHO_COMMAND;
	asking.map = &echo_map;
	asking.values = &values;
	asking.answered = take;
	asking.owner = &rig;
	return sc_node_ask(rig.node, &asking);
}

static void wait_for_call(uint32_t calls)
{
	for (int i = 0; i < 100 && heard.calls < calls; i++)
		rig_turn(&rig, -1, 50);
	CU_ASSERT_EQUAL(heard.calls, calls);
}

/* Turns the question in rig.bytes into its answer. */
static size_t write_answer(uint32_t result, uint32_t vendor)
{
	static const struct echo_values values = { .text = { "world", 5 } };
	struct sc_header header = rig.message.header;
	struct sc_avp_writer writer;

	header.flags = SC_FLAG_PROXIABLE;
	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_header(&writer, &header);
	sc_write_text(&writer, SC_BASE(SC_CODE_SESSION_ID), rig.message.session_id);
	if (vendor == 0) {
		sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), result);
	} else {
		uint8_t *group = sc_write_group(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT));

		sc_write_u32(&writer, SC_BASE(SC_CODE_VENDOR_ID), vendor);
		sc_write_u32(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT_CODE), result);
		sc_write_group_end(&writer, group);
	}
	sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_HOST), SC_TEXT("hss.example.net"));
	sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT(RIG_REALM));
	sc_write_map(&writer, &echo_map, &values);
	return sc_write_end(&writer);
}

static void question_and_answer(void)
{
	struct sc_peer_report report;
	char session[64];
	uint32_t first;
	int hss;

	rig_prepare(&rig);
	start();
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_NOT_FOUND);
	hss = rig_join(&rig, "hss.example.net");
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_OK);
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig.fault.code, 0);
	CU_ASSERT_EQUAL(rig.message.header.flags, SC_FLAG_REQUEST | SC_FLAG_PROXIABLE);
	CU_ASSERT_EQUAL(rig.message.header.application, ECHO_APPLICATION);
	CU_ASSERT(sc_text_equal(rig.message.origin_host, SC_TEXT(RIG_HOST)));
	CU_ASSERT(sc_text_equal(rig.message.destination_realm, SC_TEXT(RIG_REALM)));
	CU_ASSERT_PTR_NULL(rig.message.destination_host.at);
	CU_ASSERT(sc_text_starts_with(rig.message.session_id, SC_TEXT(RIG_HOST ";")));
	snprintf(session, sizeof(session), "%.*s", SC_TEXT_ARG(rig.message.session_id));
	first = rig.message.header.hop_by_hop;
	rig_send(hss, bytes, write_answer(SC_DIAMETER_SUCCESS, 0));
	wait_for_call(1);
	CU_ASSERT_EQUAL(heard.ending, SC_REPLY_ANSWERED);
	CU_ASSERT_EQUAL(heard.code, SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(heard.vendor, 0);
	CU_ASSERT_STRING_EQUAL(heard.text, "world");
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ .destination_host = SC_TEXT("hss.example.net") }),
		SC_STATUS_OK);
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT(sc_text_equal(rig.message.destination_host, SC_TEXT("hss.example.net")));
	CU_ASSERT_NOT_EQUAL(rig.message.header.hop_by_hop, first);
	CU_ASSERT_FALSE(sc_text_equal(rig.message.session_id, sc_text_of(session)));
	rig_send(hss, bytes, write_answer(5001, ECHO_VENDOR));
	rig_send(hss, bytes, write_answer(5001, ECHO_VENDOR)); /* once too often */
	wait_for_call(2);
	CU_ASSERT_EQUAL(heard.vendor, ECHO_VENDOR);
	CU_ASSERT_EQUAL(heard.code, 5001);
	rig_expect(&rig, hss, "hss.example.net", SC_DIAMETER_SUCCESS);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT_EQUAL(report.questions_sent, 2);
	CU_ASSERT_EQUAL(report.answers_received, 2);
	CU_ASSERT_EQUAL(report.dropped, 1);
	close(hss);
	rig_close(&rig);
}

/* Of several results the first Result-Code counts, wherever it stands. */
static void one_result_counts(void)
{
	static const struct {
		uint32_t result;
		uint32_t vendor;
		uint32_t another;
		uint32_t code;
	} rows[] = {
		{ 5002, ECHO_VENDOR, SC_DIAMETER_SUCCESS, SC_DIAMETER_SUCCESS },
		{ SC_DIAMETER_SUCCESS, ECHO_VENDOR, 5002, 5002 },
		{ SC_DIAMETER_SUCCESS, 0, 5002, SC_DIAMETER_SUCCESS },
	};
	int hss;

	rig_prepare(&rig);
	start();
	hss = rig_join(&rig, "hss.example.net");
	for (uint32_t i = 0; i < SC_COUNT_OF(rows); i++) {
		size_t length;

		CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_OK);
		CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
		length = write_answer(rows[i].result, rows[i].vendor);
		length = rig_add_u32(bytes, length, SC_CODE_RESULT_CODE, rows[i].another);
		rig_send(hss, bytes, length);
		wait_for_call(i + 1);
		CU_ASSERT_EQUAL(heard.ending, SC_REPLY_ANSWERED);
		CU_ASSERT_EQUAL(heard.vendor, 0);
		CU_ASSERT_EQUAL(heard.code, rows[i].code);
	}
	close(hss);
	rig_close(&rig);
}

static void who_is_asked(void)
{
	int hss;
	int dra;

	rig_prepare(&rig);
	start();
	hss = rig_join(&rig, "hss.example.net");
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ .destination_realm = SC_TEXT("far.net") }),
		SC_STATUS_NOT_FOUND);
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ .destination_host = SC_TEXT("a.far.net") }),
		SC_STATUS_NOT_FOUND);
	dra = rig_join(&rig, "dra.example.net");
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ .destination_host = SC_TEXT("a.far.net"),
				.destination_realm = SC_TEXT("far.net"),
				.session_id = SC_TEXT("mine;1;2") }),
		SC_STATUS_OK);
	CU_ASSERT_FATAL(rig_receive(&rig, dra) > 0);
	CU_ASSERT(sc_text_equal(rig.message.destination_realm, SC_TEXT("far.net")));
	CU_ASSERT(sc_text_equal(rig.message.session_id, SC_TEXT("mine;1;2")));
	close(dra);
	heard.calls = 0;
	for (int i = 0; i < 100 && heard.calls == 0; i++) {
		/* the relay is gone, and what it was asked */
		rig_turn(&rig, -1, 10);
		if (heard.calls != 0)
			CU_ASSERT_EQUAL(heard.ending, SC_REPLY_PEER_GONE);
	}
	close(hss);
	rig_close(&rig);
}

static void questions_run_out_in_their_order(void)
{
	int hss;

	rig_prepare(&rig);
	rig.settings.times.answer = 4000;
	rig.settings.limits.questions = 2;
	start();
	hss = rig_join(&rig, "hss.example.net");
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_OK);
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ .timeout = 20 }), SC_STATUS_OK);
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0); /* the one that waits longer */
	wait_for_call(1);
	CU_ASSERT_EQUAL(heard.ending, SC_REPLY_TIMED_OUT);
	CU_ASSERT_EQUAL(heard.read, SC_STATUS_MALFORMED);
	rig_send(hss, bytes, write_answer(SC_DIAMETER_SUCCESS, 0));
	wait_for_call(2);
	CU_ASSERT_EQUAL(heard.ending, SC_REPLY_ANSWERED);
	close(hss);
	rig_close(&rig);
}

static void lost_connection_ends_its_questions(void)
{
	int hss;

	rig_prepare(&rig);
	start();
	hss = rig_join(&rig, "hss.example.net");
	for (int i = 0; i < 5; i++)
		CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_OK);
	close(hss);
	wait_for_call(5);
	CU_ASSERT_EQUAL(heard.ending, SC_REPLY_PEER_GONE);
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_NOT_FOUND);
	rig_close(&rig);
}

static void broken_answers_are_unreadable(void)
{
	size_t length;
	int hss;

	rig_prepare(&rig);
	start();
	hss = rig_join(&rig, "hss.example.net");
	CU_ASSERT_EQUAL(ask(&(struct sc_ask){ 0 }), SC_STATUS_OK);
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	length = write_answer(SC_DIAMETER_SUCCESS, 0);
	sc_put_u24(bytes + SC_HEADER_SIZE + 5, 0xffffff);
	rig_send(hss, bytes, length);
	wait_for_call(1);
	CU_ASSERT_EQUAL(heard.ending, SC_REPLY_UNREADABLE);
	rig_expect(&rig, hss, "hss.example.net", SC_DIAMETER_SUCCESS);
	close(hss);
	rig_close(&rig);
}

/* Two nodes in one process: one asks the other, and knows it only by its address. */
static void open_and_ask(void *owner, const struct sc_peer_report *peer)
{
	struct sc_node **node = owner;
	static const struct echo_values values = { .text = { "hello", 5 } };
	const struct sc_ask asking = {
		.application = &echo_application,
		.code = ECHO_COMMAND,
		.map = &echo_map,
		.values = &values,
		.answered = NULL,
	};

	if (peer->state == SC_PEER_OPEN && *node != NULL)
		CU_ASSERT_EQUAL(sc_node_ask(*node, &asking), SC_STATUS_OK);
}

static void one_node_asks_another(void)
{
	struct sc_node_settings settings;
	struct sc_node_peer peer = { .connect = { .host = "127.0.0.1" } };
	struct sc_peer_report report;
	struct sc_node *asker = NULL;

	rig_prepare(&rig);
	start();
	settings = sc_node_defaults();
	settings.loop = &rig.loop;
	settings.identity = "hss.example.net";
	settings.realm = RIG_REALM;
	settings.peers = &peer;
	settings.peer_count = 1;
	settings.peer_changed = open_and_ask;
	settings.owner = &asker;
	peer.connect.port = sc_node_port(rig.node, 0);
	CU_ASSERT_EQUAL_FATAL(sc_node_open(&asker, &settings, NULL), SC_STATUS_OK);
	for (int i = 0; i < 100; i++) {
		rig_turn(&rig, -1, 10);
		sc_node_report_peer(asker, 0, &report);
		if (report.answers_received == 1)
			break;
	}
	CU_ASSERT_EQUAL(report.answers_received, 1);
	CU_ASSERT(sc_text_equal(report.identity, SC_TEXT(RIG_HOST)));
	CU_ASSERT(sc_text_equal(report.realm, SC_TEXT(RIG_REALM)));
	sc_node_stop(asker, NULL, NULL);
	for (int i = 0; i < 100 && report.state != SC_PEER_CLOSED; i++) {
		rig_turn(&rig, -1, 10);
		sc_node_report_peer(asker, 0, &report);
	}
	sc_node_close(asker);
	rig_close(&rig);
}

static void messages_can_be_read_by_people(void)
{
	static const char *const lines[] = {
		"Echo-Request (8388500) of Echo (16777999), proxiable, hop-by-hop 00000007",
		"\n  Session-Id (263, M): rig;1;1\n",
		"\n  Echo-Number (99999/1, M): 7\n",
		"\n  Echo-Text (99999/2, M): \n    <Sh-Data>\n      <A>x</A>\n      <B/>\n    </Sh-Data>\n",
		"\n  Echo-Address (99999/5): 10.0.0.1\n",
		"\n  Echo-Group (99999/3, M)\n    Echo-Number (99999/1, M): 1\n",
		"\n    Echo-Text (99999/2, M): 0x0001\n",
		"\n  Result-Code (268, M): DIAMETER_SUCCESS (2001)\n",
		"\n  unknown AVP (21845): text\n",
		"\n  unknown AVP (21846): \n    uplink\n    offer\n\n    m=audio\n",
		"\n  unknown AVP (21847): 0x610d62\n",
		"\n  no AVP: 0x",
	};
	static const struct echo_values values = {
		.number = { true, 7 },
		.text = { "<Sh-Data><A>x</A><B/></Sh-Data>", 31 },
		.address = { "\0\1\12\0\0\1", 6 },
		.group = { { .present = true, .number = { true, 1 }, .text = { "\0\1", 2 } } },
		.group_count = 1,
	};
	struct sc_avp_writer writer;
	struct sc_text_writer out;
	char text[4096] = "";
	char small[40];

	rig_prepare(&rig);
	start();
	rig_begin_echo(&writer, bytes, "hss.example.net", 7);
	sc_write_map(&writer, &echo_map, &values);
	sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), SC_DIAMETER_SUCCESS);
	sc_write_text(&writer, SC_BASE_OPTIONAL(0x5555), SC_TEXT("text"));
	sc_write_text(&writer, SC_BASE_OPTIONAL(0x5556), SC_TEXT("uplink\noffer\r\n\nm=audio\n"));
	sc_write_text(&writer, SC_BASE_OPTIONAL(0x5557), SC_TEXT("a\rb"));
	sc_write_u32(&writer, SC_BASE(SC_CODE_RESULT_CODE), SC_DIAMETER_SUCCESS);
	sc_put_u24(writer.at - 7, 500);
	sc_text_writer_begin(&out, text, sizeof(text) - 1);
	sc_message_describe((struct sc_text){ (const char *)bytes, sc_write_end(&writer) }, &out);
	CU_ASSERT_FALSE(out.overflow);
	for (size_t i = 0; i < SC_COUNT_OF(lines); i++) {
		if (strstr(text, lines[i]) == NULL)
			printf("\n%s\nis not in\n%s\n", lines[i], text);
		CU_ASSERT_PTR_NOT_NULL(strstr(text, lines[i]));
	}
	sc_text_writer_begin(&out, small, sizeof(small));
	sc_message_describe((struct sc_text){ (const char *)bytes, 300 }, &out);
	CU_ASSERT(out.overflow);
	sc_text_writer_begin(&out, text, sizeof(text));
	sc_message_describe(SC_TEXT("short"), &out);
	CU_ASSERT(sc_text_equal(sc_text_written(&out), SC_TEXT("no Diameter message: short\n")));
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "question and answer", question_and_answer },
		{ "one result of several", one_result_counts },
		{ "who is asked", who_is_asked },
		{ "questions run out", questions_run_out_in_their_order },
		{ "lost connection", lost_connection_ends_its_questions },
		{ "broken answers", broken_answers_are_unreadable },
		{ "node to node", one_node_asks_another },
		{ "describe", messages_can_be_read_by_people },
	};

	return suite_run("asking", tests, SC_COUNT_OF(tests));
}
