/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How long does a connection last, and which of two? Watchdogs (RFC 3539), doubles and elections
 * (RFC 6733 5.6), good-byes (5.4) and reconnecting over real sockets.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base_codes.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static enum sc_peer_state state_of(uint32_t peer)
{
	struct sc_peer_report report;

	sc_node_report_peer(rig.node, peer, &report);
	return report.state;
}

static void wait_for_state(uint32_t peer, enum sc_peer_state state)
{
	for (int i = 0; i < 200 && state_of(peer) != state; i++)
		rig_turn(&rig, -1, 50);
	CU_ASSERT_EQUAL(state_of(peer), state);
}

static void living_connection_beats_its_double(void)
{
	int first;
	int second;

	rig_prepare(&rig);
	rig_start(&rig);
	first = rig_join(&rig, "hss.example.net");
	second = rig_connect(&rig);
	rig_send(second, bytes, rig_write_cer(bytes, "hss.example.net", ECHO_APPLICATION));
	CU_ASSERT_FATAL(rig_receive(&rig, first) > 0); /* it is probed at once */
	CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_DEVICE_WATCHDOG);
	rig_send(first, bytes,
		rig_write_base(bytes, SC_COMMAND_DEVICE_WATCHDOG, 0, "hss.example.net",
			rig.message.header.hop_by_hop));
	CU_ASSERT_FATAL(rig_receive(&rig, second) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_ELECTION_LOST);
	CU_ASSERT_EQUAL(rig_receive(&rig, second), 0);
	rig_expect(&rig, first, "hss.example.net", SC_DIAMETER_SUCCESS);
	close(first);
	close(second);
	rig_close(&rig);
}

static void newer_connection_replaces_a_dead_one(void)
{
	size_t length;
	int first;
	int second;

	rig_prepare(&rig);
	rig.settings.times.capabilities = 100;
	rig_start(&rig);
	first = rig_join(&rig, "hss.example.net");
	second = rig_connect(&rig);
	length = rig_write_cer(bytes, "hss.example.net", ECHO_APPLICATION);
	length += rig_write_echo(bytes + length, "hss.example.net", 4711, NULL);
	rig_send(second, bytes, length);
	CU_ASSERT_FATAL(rig_receive(&rig, second) > 0); /* the first one never answers DWR */
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT_FATAL(rig_receive(&rig, second) > 0); /* the question waited */
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 4711);
	CU_ASSERT_FATAL(rig_receive(&rig, first) > 0); /* the DWR it left unread */
	CU_ASSERT_EQUAL(rig_receive(&rig, first), 0);
	rig_expect(&rig, second, "hss.example.net", SC_DIAMETER_SUCCESS);
	close(first);
	close(second);
	rig_close(&rig);
}

static void newer_connection_takes_over_at_once_from_a_closed_one(void)
{
	int first;
	int second;

	rig_prepare(&rig);
	rig_start(&rig);
	first = rig_join(&rig, "hss.example.net");
	second = rig_connect(&rig);
	rig_send(second, bytes, rig_write_cer(bytes, "hss.example.net", ECHO_APPLICATION));
	CU_ASSERT_FATAL(rig_receive(&rig, first) > 0);
	close(first);
	CU_ASSERT_FATAL(rig_receive(&rig, second) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	close(second);
	rig_close(&rig);
}

static void watchdog_gives_up_a_silent_peer(void)
{
	struct sc_peer_report report;
	int hss;

	rig_prepare(&rig);
	rig.settings.times.watchdog = 200;
	rig.settings.times.watchdog_jitter = 5;
	rig_start(&rig);
	hss = rig_join(&rig, "hss.example.net");
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_DEVICE_WATCHDOG);
	wait_for_state(0, SC_PEER_SUSPECT);
	wait_for_state(0, SC_PEER_CLOSED);
	CU_ASSERT_EQUAL(rig_receive(&rig, hss), 0);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT(report.watchdogs_missed > 0);
	close(hss);
	hss = rig_join(&rig, "hss.example.net");
	CU_ASSERT_EQUAL(state_of(0), SC_PEER_REOPEN);
	for (int i = 0; i < 3; i++) { /* three answers make it trustworthy again */
		CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
		CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_DEVICE_WATCHDOG);
		rig_send(hss, bytes,
			rig_write_base(bytes, SC_COMMAND_DEVICE_WATCHDOG, 0, "hss.example.net",
				rig.message.header.hop_by_hop));
	}
	wait_for_state(0, SC_PEER_OPEN);
	close(hss);
	rig_close(&rig);
}

static void suspect_peer_comes_back_with_any_message(void)
{
	int hss;

	rig_prepare(&rig);
	rig.settings.times.watchdog = 300;
	rig.settings.times.watchdog_jitter = 0;
	rig_start(&rig);
	hss = rig_join(&rig, "hss.example.net");
	wait_for_state(0, SC_PEER_SUSPECT);
	rig_send(hss, bytes,
		rig_write_base(
			bytes, SC_COMMAND_DEVICE_WATCHDOG, SC_FLAG_REQUEST, "hss.example.net", 9));
	wait_for_state(0, SC_PEER_OPEN);
	close(hss);
	rig_close(&rig);
}

static void watchdog_is_answered(void)
{
	struct sc_avp avp;
	int hss;

	rig_prepare(&rig);
	rig_start(&rig);
	hss = rig_join(&rig, "hss.example.net");
	rig_send(hss, bytes,
		rig_write_base(
			bytes, SC_COMMAND_DEVICE_WATCHDOG, SC_FLAG_REQUEST, "hss.example.net", 31));
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 31);
	CU_ASSERT_EQUAL(rig.message.header.flags, 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_ORIGIN_STATE_ID, &avp));
	close(hss);
	rig_close(&rig);
}

static void good_bye_is_answered(void)
{
	int hss;

	rig_prepare(&rig);
	rig_start(&rig);
	hss = rig_join(&rig, "hss.example.net");
	rig_send(hss, bytes,
		rig_write_base(
			bytes, SC_COMMAND_DISCONNECT_PEER, SC_FLAG_REQUEST, "hss.example.net", 12));
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_DISCONNECT_PEER);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(rig_receive(&rig, hss), 0);
	CU_ASSERT_EQUAL(state_of(0), SC_PEER_CLOSED);
	close(hss);
	rig_close(&rig);
}

static void note_stop(void *owner)
{
	*(bool *)owner = true;
}

/* One peer answers DPR, the other one never does, a stranger hangs about. */
static void stopping_says_good_bye(void)
{
	bool stopped = false;
	struct sc_avp avp;
	int stranger;
	int hss;
	int as;

	rig_prepare(&rig);
	rig.settings.times.stop = 150;
	rig_start(&rig);
	hss = rig_join(&rig, "hss.example.net");
	as = rig_join(&rig, "as.example.net");
	stranger = rig_connect(&rig);
	rig_turn(&rig, -1, 10);
	sc_node_stop(rig.node, note_stop, &stopped);
	CU_ASSERT_FALSE(stopped);
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_DISCONNECT_PEER);
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_DISCONNECT_CAUSE, &avp));
	CU_ASSERT_EQUAL(sc_get_u32((const uint8_t *)avp.value.at), SC_DISCONNECT_REBOOTING);
	rig_expect(&rig, hss, "hss.example.net", SC_DIAMETER_SUCCESS); /* it was on its way */
	rig_send(hss, bytes,
		rig_write_base(bytes, SC_COMMAND_DISCONNECT_PEER, 0, "hss.example.net", 1));
	CU_ASSERT_EQUAL(rig_receive(&rig, hss), 0);
	CU_ASSERT_EQUAL(rig_receive(&rig, stranger), 0);
	close(hss);
	CU_ASSERT_FATAL(rig_receive(&rig, as) > 0);
	CU_ASSERT_EQUAL(rig_receive(&rig, as), 0);
	for (int i = 0; i < 100 && !stopped; i++)
		rig_turn(&rig, -1, 50);
	CU_ASSERT(stopped);
	close(as);
	close(stranger);
	sc_node_close(rig.node);
	rig.node = NULL;
	rig_close(&rig);
}

/* A listening socket of a peer that the node connects to. */
static int listen_as_peer(struct rig *with, uint32_t peer)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(address);
	int made = socket(AF_INET, SOCK_STREAM, 0);

	CU_ASSERT_EQUAL(bind(made, (struct sockaddr *)&address, sizeof(address)), 0);
	CU_ASSERT_EQUAL(listen(made, 4), 0);
	getsockname(made, (struct sockaddr *)&address, &size);
	with->peers[peer].connect =
		(struct sc_node_address){ "127.0.0.1", ntohs(address.sin_port) };
	return made;
}

static int accept_node(int listener)
{
	int made;

	rig_turn(&rig, listener, RIG_PATIENCE);
	made = accept(listener, NULL, NULL);
	CU_ASSERT_FATAL(made >= 0);
	CU_ASSERT_FATAL(rig_receive(&rig, made) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_CAPABILITIES_EXCHANGE);
	CU_ASSERT_EQUAL(rig.message.header.flags, SC_FLAG_REQUEST);
	return made;
}

static uint32_t failures;
static char failure[128];

static void note_failure(void *owner, const struct sc_peer_report *peer)
{
	(void)owner;
	CU_ASSERT_EQUAL(peer->state, SC_PEER_CLOSED);
	snprintf(failure, sizeof(failure), "%s", peer->failure);
	failures++;
}

static void wait_for_failure(uint32_t count, const char *why)
{
	for (int i = 0; i < 200 && failures < count; i++)
		rig_turn(&rig, -1, 50);
	CU_ASSERT_EQUAL(failures, count);
	CU_ASSERT_STRING_EQUAL(failure, why);
}

static void says_why_nobody_is_reached(void)
{
	struct sc_peer_report report;
	int listener;
	int hss;

	rig_prepare(&rig);
	rig.settings.times.reconnect = 20;
	rig.settings.times.capabilities = 100;
	rig.settings.unreachable = note_failure;
	failures = 0;
	listener = listen_as_peer(&rig, 0);
	rig_start(&rig);
	hss = accept_node(listener);
	wait_for_failure(1, "it does not finish the capabilities exchange");
	close(hss);
	close(listener);
	failures = 0;
	wait_for_failure(1, "connection refused");
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT_STRING_EQUAL(report.failure, "connection refused");
	rig_close(&rig);
}

static void connects_and_connects_again(void)
{
	int listener;
	int hss;

	rig_prepare(&rig);
	rig.settings.times.reconnect = 20;
	rig.settings.unreachable = note_failure;
	failures = 0;
	listener = listen_as_peer(&rig, 0);
	rig_start(&rig);
	hss = accept_node(listener);
	rig_send(hss, bytes, rig_write_cea(bytes, &rig.message.header, "hss.example.net"));
	wait_for_state(0, SC_PEER_OPEN);
	rig_expect(&rig, hss, "hss.example.net", SC_DIAMETER_SUCCESS);
	close(hss);
	hss = accept_node(listener);
	rig_send(hss, bytes, /* somebody else lives there now */
		rig_write_cea(bytes, &rig.message.header, "other.example.net"));
	CU_ASSERT_EQUAL(rig_receive(&rig, hss), 0);
	close(hss);
	wait_for_failure(1, "somebody else answers there");
	hss = accept_node(listener);
	rig_send(hss, bytes, rig_write_cea(bytes, &rig.message.header, "hss.example.net"));
	wait_for_state(0, SC_PEER_OPEN);
	close(hss);
	close(listener);
	rig_close(&rig);
}

/* broker.example.net is less than hss.example.net: the node loses and waits for its own CEA. */
static void election_is_lost_to_the_greater_identity(void)
{
	struct sc_header cer;
	int listener;
	int ours;
	int theirs;

	rig_prepare(&rig);
	listener = listen_as_peer(&rig, 0);
	rig_start(&rig);
	ours = accept_node(listener);
	theirs = rig_connect(&rig);
	rig_send(theirs, bytes, rig_write_cer(bytes, "hss.example.net", ECHO_APPLICATION));
	cer = rig.message.header;
	CU_ASSERT_EQUAL(rig_receive_within(&rig, theirs, 50), -1);
	rig_send(ours, bytes, rig_write_cea(bytes, &cer, "hss.example.net"));
	CU_ASSERT_FATAL(rig_receive(&rig, theirs) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_ELECTION_LOST);
	CU_ASSERT_EQUAL(rig_receive(&rig, theirs), 0);
	rig_expect(&rig, ours, "hss.example.net", SC_DIAMETER_SUCCESS);
	close(theirs);
	close(ours);
	close(listener);
	rig_close(&rig);
}

/* as.example.net is less than broker.example.net: the node drops its own attempt. */
static void election_is_won_over_the_lesser_identity(void)
{
	int listener;
	int ours;
	int theirs;

	rig_prepare(&rig);
	listener = listen_as_peer(&rig, 1);
	rig_start(&rig);
	ours = accept_node(listener);
	theirs = rig_join(&rig, "as.example.net");
	CU_ASSERT_EQUAL(rig_receive(&rig, ours), 0);
	rig_expect(&rig, theirs, "as.example.net", SC_DIAMETER_SUCCESS);
	close(theirs);
	close(ours);
	close(listener);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "living connection beats its double", living_connection_beats_its_double },
		{ "dead connection is replaced", newer_connection_replaces_a_dead_one },
		{ "closed connection is replaced",
			newer_connection_takes_over_at_once_from_a_closed_one },
		{ "watchdog, silent peer", watchdog_gives_up_a_silent_peer },
		{ "watchdog, suspect peer", suspect_peer_comes_back_with_any_message },
		{ "watchdog, answered", watchdog_is_answered },
		{ "good-bye", good_bye_is_answered },
		{ "orderly stop", stopping_says_good_bye },
		{ "says why nobody is reached", says_why_nobody_is_reached },
		{ "reconnect", connects_and_connects_again },
		{ "election lost", election_is_lost_to_the_greater_identity },
		{ "election won", election_is_won_over_the_lesser_identity },
	};

	return suite_run("connections", tests, SC_COUNT_OF(tests));
}
