/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can one peer do to the others? It may send more than its share, or never read what it is
 * sent; neither costs the others their turn nor the node its memory.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base_codes.h"
#include "node_state.h"
#include "output.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static size_t most_pending(void)
{
	size_t most = 0;

	for (uint32_t i = 0; i < rig.settings.limits.connections; i++) {
		const struct sc_connection *connection = rig.node->slots[i].connection;

		if (connection != NULL && sc_output_pending(connection) > most)
			most = sc_output_pending(connection);
	}
	return most;
}

/* Sends until the node takes no more; false when the connection is gone. */
static bool flood(int socket, const void *what, size_t length, uint32_t *sent)
{
	for (;;) {
		ssize_t count = send(socket, what, length, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (count < 0 && errno == EAGAIN)
			return true;
		if (count < 0)
			return false;
		*sent += 1;
		/* A part of a request is as good here: only its amount counts. */
		if ((size_t)count < length && send(socket, (const char *)what + count,
						      length - (size_t)count, MSG_NOSIGNAL) < 0)
			return false;
		if (*sent % 16 == 0)
			return true;
	}
}

static void peer_that_never_reads_is_bounded_and_closed(void)
{
	const struct echo_values values = { .number = { true, 50000 }, .text = { "grow", 4 } };
	struct sc_peer_report report = { .state = SC_PEER_OPEN };
	uint32_t sent = 0;
	size_t length;
	size_t most = 0;
	int flooder;
	int neighbour;

	rig_prepare(&rig);
	rig.settings.limits.output_bytes = 256 * 1024;
	rig.settings.times.drain = 800;
	rig_start(&rig);
	flooder = rig_join(&rig, "hss.example.net");
	neighbour = rig_join(&rig, "as.example.net");
	length = rig_write_echo(bytes, "hss.example.net", 1, &values);
	for (int i = 0; i < 2000 && report.state == SC_PEER_OPEN; i++) {
		/* The operating system may take some of it after all, and more is needed. */
		if (most_pending() <= rig.settings.limits.output_bytes)
			flood(flooder, bytes, length, &sent);
		rig_expect(&rig, neighbour, "as.example.net", SC_DIAMETER_SUCCESS);
		rig_turn(&rig, -1, 5);
		most = most_pending() > most ? most_pending() : most;
		sc_node_report_peer(rig.node, 0, &report);
	}
	CU_ASSERT_EQUAL(report.state, SC_PEER_CLOSED);
	CU_ASSERT(most > rig.settings.limits.output_bytes);
	CU_ASSERT(most < rig.settings.limits.output_bytes + rig.settings.limits.message_bytes);
	close(flooder);
	flooder = rig_join(&rig, "hss.example.net");
	rig_expect(&rig, flooder, "hss.example.net", SC_DIAMETER_SUCCESS);
	close(flooder);
	close(neighbour);
	rig_close(&rig);
}

/* A slow reader gets everything, in order. */
static void slow_reader_loses_nothing(void)
{
	const struct echo_values values = { .number = { true, 40000 }, .text = { "grow", 4 } };
	int slow;

	rig_prepare(&rig);
	rig.settings.limits.output_bytes = 64 * 1024;
	rig_start(&rig);
	slow = rig_join(&rig, "hss.example.net");
	for (uint32_t i = 0; i < 200; i++)
		rig_send(slow, bytes, rig_write_echo(bytes, "hss.example.net", i, &values));
	for (int i = 0; i < 20; i++)
		rig_turn(&rig, -1, 5);
	for (uint32_t i = 0; i < 200; i++) {
		CU_ASSERT_FATAL(rig_receive(&rig, slow) > 40000);
		CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, i);
	}
	close(slow);
	rig_close(&rig);
}

static void flood_leaves_others_their_turn(void)
{
	static uint8_t many[64 * 1024];
	struct sc_peer_report report;
	size_t length = 0;
	uint32_t count = 0;
	int flooder;
	int neighbour;

	rig_prepare(&rig);
	rig.settings.limits.requests_per_turn = 4;
	rig_start(&rig);
	flooder = rig_join(&rig, "hss.example.net");
	neighbour = rig_join(&rig, "as.example.net");
	while (length + 200 < sizeof(many))
		length += rig_write_echo(many + length, "hss.example.net", count++, NULL);
	rig_send(flooder, many, length);
	rig_expect(&rig, neighbour, "as.example.net", SC_DIAMETER_SUCCESS);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT(report.requests_received < count);
	for (uint32_t i = 0; i < count; i++) {
		CU_ASSERT_FATAL(rig_receive(&rig, flooder) > 0);
		CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, i);
	}
	close(flooder);
	close(neighbour);
	rig_close(&rig);
}

/* What comes in one segment is answered in one write. */
static void answers_of_a_turn_leave_together(void)
{
	uint8_t answers[8192];
	size_t length = 0;
	ssize_t count;
	size_t one;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, "hss.example.net");
	rig_send(peer, bytes, rig_write_echo(bytes, "hss.example.net", 99, NULL));
	one = (size_t)rig_receive(&rig, peer);
	for (uint32_t i = 0; i < 10; i++)
		length += rig_write_echo(bytes + length, "hss.example.net", i, NULL);
	rig_send(peer, bytes, length);
	rig_turn(&rig, peer, RIG_PATIENCE);
	rig_turn(&rig, peer, RIG_PATIENCE);
	count = recv(peer, answers, sizeof(answers), 0);
	CU_ASSERT_EQUAL(count, (ssize_t)(10 * one));
	close(peer);
	rig_close(&rig);
}

static void large_messages_grow_the_buffer(void)
{
	static char text[60000];
	struct echo_values values = { .text = { text, sizeof(text) } };
	int peer;

	memset(text, 't', sizeof(text));
	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, "hss.example.net");
	for (uint32_t i = 0; i < 3; i++) {
		rig_send(peer, bytes, rig_write_echo(bytes, "hss.example.net", i, &values));
		CU_ASSERT(rig_receive(&rig, peer) > 60000);
		CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	}
	close(peer);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "peer that never reads", peer_that_never_reads_is_bounded_and_closed },
		{ "slow reader", slow_reader_loses_nothing },
		{ "fair shares", flood_leaves_others_their_turn },
		{ "one write per turn", answers_of_a_turn_leave_together },
		{ "large messages", large_messages_grow_the_buffer },
	};

	return suite_run("load", tests, SC_COUNT_OF(tests));
}
