/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What becomes of parked requests when somebody leaves? Nobody does while they wait, neither we nor
 * the peer, but not for ever either; and when the node has closed, answering them is safe.
 */
#include <unistd.h>

#include "base_codes.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";

static void expect_base(int peer, uint32_t code, uint32_t request)
{
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, code);
	CU_ASSERT_EQUAL(rig.message.header.flags & SC_FLAG_REQUEST, request);
}

static void note_stop(void *owner)
{
	*(bool *)owner = true;
}

static void close_stopped(bool *stopped)
{
	for (int i = 0; i < 100 && !*stopped; i++)
		rig_turn(&rig, -1, 50);
	CU_ASSERT(*stopped);
	sc_node_close(rig.node);
	rig.node = NULL;
	echo_answer_all();
	rig_close(&rig);
}

static void stopping_waits_for_them(void)
{
	bool stopped = false;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_park(&rig, peer, hss, 80, "park");
	sc_node_stop(rig.node, note_stop, &stopped);
	expect_base(peer, SC_COMMAND_DISCONNECT_PEER, SC_FLAG_REQUEST);
	rig_send(peer, bytes, rig_write_base(bytes, SC_COMMAND_DISCONNECT_PEER, 0, hss, 1));
	CU_ASSERT_EQUAL(rig_receive_within(&rig, peer, 50), -1); /* still there */
	echo_answer_parked(0);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 80);
	CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
	close(peer);
	close_stopped(&stopped);
}

static void stopping_does_not_wait_for_ever(void)
{
	bool stopped = false;
	int peer;

	rig_prepare(&rig);
	rig.settings.times.stop = 100;
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_park(&rig, peer, hss, 85, "park");
	sc_node_stop(rig.node, note_stop, &stopped);
	expect_base(peer, SC_COMMAND_DISCONNECT_PEER, SC_FLAG_REQUEST);
	rig_send(peer, bytes, rig_write_base(bytes, SC_COMMAND_DISCONNECT_PEER, 0, hss, 1));
	CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
	close(peer);
	close_stopped(&stopped); /* which answers it after the node has closed */
}

static void peer_that_leaves_gets_them_first(void)
{
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_park(&rig, peer, hss, 90, "park");
	rig_park(&rig, peer, hss, 91, "park");
	rig_send(peer, bytes,
		rig_write_base(bytes, SC_COMMAND_DISCONNECT_PEER, SC_FLAG_REQUEST, hss, 12));
	CU_ASSERT_EQUAL(rig_receive_within(&rig, peer, 50), -1);
	echo_answer_parked(0);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 90);
	CU_ASSERT_EQUAL(rig_receive_within(&rig, peer, 50), -1);
	echo_answer_parked(0);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 91);
	expect_base(peer, SC_COMMAND_DISCONNECT_PEER, 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 12);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
	close(peer);
	rig_close(&rig);
}

/* One that asks twice, and one whose answers never come. */
static void peer_that_leaves_does_not_wait_for_ever(void)
{
	int peer;

	rig_prepare(&rig);
	rig.settings.times.stop = 200;
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_park(&rig, peer, hss, 92, "park");
	for (uint32_t i = 13; i <= 14; i++)
		rig_send(peer, bytes,
			rig_write_base(bytes, SC_COMMAND_DISCONNECT_PEER, SC_FLAG_REQUEST, hss, i));
	expect_base(peer, SC_COMMAND_DISCONNECT_PEER, 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 14);
	expect_base(peer, SC_COMMAND_DISCONNECT_PEER, 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 13);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
	echo_answer_all();
	close(peer);
	rig_close(&rig);
}

static void closed_node_outlives_its_memory(void)
{
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_park(&rig, peer, hss, 95, "park");
	rig_park(&rig, peer, hss, 96, "park");
	sc_node_close(rig.node);
	rig.node = NULL;
	CU_ASSERT_EQUAL(echo_diary.closed, 1);
	echo_answer_parked(0); /* before the loop has run */
	rig_close(&rig);
	echo_answer_all(); /* and when there is no loop any more */
	close(peer);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "stop waits", stopping_waits_for_them },
		{ "stop gives up", stopping_does_not_wait_for_ever },
		{ "peer leaves", peer_that_leaves_gets_them_first },
		{ "peer leaves in time", peer_that_leaves_does_not_wait_for_ever },
		{ "node closed", closed_node_outlives_its_memory },
	};

	return suite_run("departures", tests, SC_COUNT_OF(tests));
}
