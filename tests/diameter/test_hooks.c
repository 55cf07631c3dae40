/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can applications do with the node? They are told that it opens and closes and which peers
 * can take their questions; and their questions find the way back through a relay.
 */
#include <string.h>
#include <unistd.h>

#include "base_codes.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";
static const char dra[] = "dra.example.net";

static void node_opens_and_closes(void)
{
	struct sc_node *second = NULL;
	struct sc_problem problem;

	rig_prepare(&rig);
	rig.settings.service = (struct sc_service *)&rig;
	rig_start(&rig);
	CU_ASSERT_EQUAL(echo_diary.opened, 1);
	CU_ASSERT_PTR_EQUAL(echo_diary.node, rig.node);
	CU_ASSERT_PTR_EQUAL(echo_diary.service, &rig);
	rig.settings.identity = "";
	CU_ASSERT_NOT_EQUAL(sc_node_open(&second, &rig.settings, &problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(echo_diary.opened, 1); /* and what never opened does not close */
	CU_ASSERT_EQUAL(echo_diary.closed, 0);
	rig_close(&rig);
	CU_ASSERT_EQUAL(echo_diary.closed, 1);
}

static void peers_that_take_questions(void)
{
	int peer;

	rig_prepare(&rig);
	rig.settings.times.watchdog = 300;
	rig.settings.times.watchdog_jitter = 0;
	rig_start(&rig);
	CU_ASSERT_EQUAL(echo_diary.peers_opened, 0);
	peer = rig_join(&rig, hss);
	CU_ASSERT_EQUAL(echo_diary.peers_opened, 1);
	CU_ASSERT_STRING_EQUAL(echo_diary.peer, hss);
	CU_ASSERT_FALSE(echo_diary.relays);
	/* It misses a watchdog, and comes back. */
	for (int i = 0; i < 1000 && rig.changes < 2; i++)
		rig_turn(&rig, -1, 5);
	CU_ASSERT_EQUAL(echo_diary.peers_opened, 1);
	rig_send(peer, bytes,
		rig_write_base(bytes, SC_COMMAND_DEVICE_WATCHDOG, SC_FLAG_REQUEST, hss, 9));
	for (int i = 0; i < 1000 && echo_diary.peers_opened < 2; i++)
		rig_turn(&rig, -1, 5);
	CU_ASSERT_EQUAL(echo_diary.peers_opened, 2);
	rig_leave(&rig, peer);
	peer = rig_join(&rig, dra);
	CU_ASSERT_EQUAL(echo_diary.peers_opened, 3);
	CU_ASSERT_STRING_EQUAL(echo_diary.peer, dra);
	CU_ASSERT(echo_diary.relays);
	rig_leave(&rig, peer);
	peer = rig_connect(&rig); /* a relay by its own words, as it has no application of ours */
	rig_send(peer, bytes, rig_write_cer(bytes, hss, SC_APPLICATION_RELAY));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(echo_diary.peers_opened, 4);
	CU_ASSERT(echo_diary.relays);
	rig_leave(&rig, peer);
	rig_close(&rig);
}

static enum sc_status ask_for(const char *host, const char *via)
{
	const struct sc_ask asking = {
		.application = &echo_application,
		.code = ECHO_COMMAND,
		.destination_host = sc_text_of(host),
		.destination_realm = SC_TEXT("example.org"),
		.via = sc_text_of(via),
	};

	return sc_node_ask(rig.node, &asking);
}

static void expect_question(int peer, const char *host)
{
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, ECHO_COMMAND);
	CU_ASSERT(sc_text_equal(rig.message.destination_host, sc_text_of(host)));
	CU_ASSERT(sc_text_equal(rig.message.destination_realm, SC_TEXT("example.org")));
}

static void questions_find_their_way(void)
{
	int peer;
	int relay;
	int second;

	rig_prepare(&rig);
	rig.peers[3] = (struct sc_node_peer){ .identity = "dra2.example.net", .relays = true };
	rig.settings.peer_count = 4;
	rig_start(&rig);
	CU_ASSERT_EQUAL(ask_for("far.example.org", dra), SC_STATUS_NOT_FOUND);
	peer = rig_join(&rig, hss);
	CU_ASSERT_EQUAL(ask_for("far.example.org", dra), SC_STATUS_NOT_FOUND);
	relay = rig_join(&rig, dra);
	second = rig_join(&rig, "dra2.example.net");
	CU_ASSERT_EQUAL(ask_for("far.example.org", dra), SC_STATUS_OK);
	expect_question(relay, "far.example.org");
	CU_ASSERT_EQUAL(ask_for("far.example.org", "dra2.example.net"), SC_STATUS_OK);
	expect_question(second, "far.example.org");
	CU_ASSERT_EQUAL(ask_for(hss, dra), SC_STATUS_OK); /* it is a peer itself */
	expect_question(peer, hss);
	close(relay);
	for (int i = 0; i < 1000 && rig.changes < 4; i++)
		rig_turn(&rig, -1, 5);
	CU_ASSERT_EQUAL(ask_for("far.example.org", dra), SC_STATUS_OK); /* another relay will do */
	expect_question(second, "far.example.org");
	CU_ASSERT_EQUAL(ask_for("far.example.org", NULL), SC_STATUS_OK);
	expect_question(second, "far.example.org");
	close(second);
	close(peer);
	rig_close(&rig);
}

static uint32_t answers;
static struct sc_reply last;

static void take(void *owner, const struct sc_reply *reply)
{
	(void)owner;
	last = *reply;
	answers++;
}

/* Asks again at once when the connection is lost, as an impatient plug-in may. */
static void take_and_ask_again(void *owner, const struct sc_reply *reply)
{
	take(owner, reply);
	if (reply->ending == SC_REPLY_PEER_GONE)
		CU_ASSERT_EQUAL(ask_for(hss, NULL), SC_STATUS_NOT_FOUND);
}

static enum sc_status ask_base(
	uint32_t code, void (*answered)(void *owner, const struct sc_reply *reply))
{
	const struct sc_ask asking = {
		.application = &echo_application,
		.code = code,
		.session_id = SC_TEXT("theirs;1;2"),
		.destination_host = sc_text_of(hss),
		.answered = answered,
	};

	return sc_node_ask(rig.node, &asking);
}

/* RAR and ASR are commands of the base protocol; answered with an Experimental-Result, and with the
 * news that the host has restarted. */
static void base_commands_are_answered(void)
{
	static const uint32_t codes[] = { 258, 274 };
	int peer;

	answers = 0;
	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join_with(&rig, hss, 1);
	for (uint32_t i = 0; i < SC_COUNT_OF(codes); i++) {
		struct sc_avp_writer writer;
		struct sc_header header;
		uint8_t *group;

		CU_ASSERT_EQUAL(ask_base(codes[i], take), SC_STATUS_OK);
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT(sc_text_equal(rig.message.session_id, SC_TEXT("theirs;1;2")));
		header = rig.message.header;
		header.flags = SC_FLAG_PROXIABLE;
		sc_write_begin(&writer, bytes, sizeof(bytes));
		sc_write_header(&writer, &header);
		sc_write_text(&writer, SC_BASE(SC_CODE_SESSION_ID), SC_TEXT("theirs;1;2"));
		sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_HOST), sc_text_of(hss));
		sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT(RIG_REALM));
		group = sc_write_group(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT));
		sc_write_u32(&writer, SC_BASE(SC_CODE_VENDOR_ID), SC_VENDOR_3GPP);
		sc_write_u32(&writer, SC_BASE(SC_CODE_EXPERIMENTAL_RESULT_CODE), 5065);
		sc_write_group_end(&writer, group);
		rig_send(peer, bytes, rig_add_state(bytes, sc_write_end(&writer), i + 2));
		for (int turn = 0; turn < 1000 && answers <= i; turn++)
			rig_turn(&rig, -1, 5);
		CU_ASSERT_EQUAL(answers, i + 1);
		CU_ASSERT_EQUAL(last.ending, SC_REPLY_ANSWERED);
		CU_ASSERT_EQUAL(last.vendor, SC_VENDOR_3GPP);
		CU_ASSERT_EQUAL(last.code, 5065);
		CU_ASSERT_EQUAL(echo_diary.restarted_with, i + 2);
	}
	close(peer);
	rig_close(&rig);
}

/* What was asked on the connection that gives way to a newer one is over; and the newer one is told
 * of right behind that, so that all can be asked again. */
static void questions_end_with_their_connection(void)
{
	struct sc_node_report report;
	int first;
	int second;

	answers = 0;
	rig_prepare(&rig);
	rig.settings.times.capabilities = 100;
	rig_start(&rig);
	first = rig_join(&rig, hss);
	CU_ASSERT_EQUAL(ask_base(ECHO_COMMAND, take_and_ask_again), SC_STATUS_OK);
	sc_node_report(rig.node, &report);
	CU_ASSERT_EQUAL(report.questions, 1);
	second = rig_join(&rig, hss); /* the first one never answers DWR */
	CU_ASSERT_EQUAL(answers, 1);
	CU_ASSERT_EQUAL(last.ending, SC_REPLY_PEER_GONE);
	CU_ASSERT_EQUAL(echo_diary.peers_opened, 2);
	sc_node_report(rig.node, &report);
	CU_ASSERT_EQUAL(report.questions, 0);
	CU_ASSERT_EQUAL(ask_base(ECHO_COMMAND, take), SC_STATUS_OK);
	CU_ASSERT_FATAL(rig_receive(&rig, second) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, ECHO_COMMAND);
	close(first);
	close(second);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "node opens and closes", node_opens_and_closes },
		{ "peers that take questions", peers_that_take_questions },
		{ "questions find their way", questions_find_their_way },
		{ "base commands", base_commands_are_answered },
		{ "questions end", questions_end_with_their_connection },
	};

	return suite_run("hooks", tests, SC_COUNT_OF(tests));
}
