/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who has lost his sessions? Whoever says a higher Origin-State-Id than before (RFC 6733 8.16): in
 * any message, himself or behind a relay, and nobody else in his name.
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

static void peers_that_restart(void)
{
	static const struct {
		uint32_t origin_state;
		uint32_t restarts; /* in all, after it */
	} rows[] = {
		{ 5, 0 }, /* the first word */
		{ 5, 0 },
		{ 4, 0 }, /* late */
		{ 0, 0 },
		{ 6, 1 },
		{ 4, 1 },
		{ 6, 1 },
		{ 0xffffffff, 2 },
	};

	rig_prepare(&rig);
	rig_start(&rig);
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		int peer = rig_join_with(&rig, hss, rows[i].origin_state);

		CU_ASSERT_EQUAL(echo_diary.restarts, rows[i].restarts);
		rig_leave(&rig, peer);
	}
	CU_ASSERT_STRING_EQUAL(echo_diary.restarted, hss);
	CU_ASSERT_EQUAL(echo_diary.restarted_with, 0xffffffff);
	rig_close(&rig);
}

static void send_base(int peer, uint32_t code, uint8_t flags, uint32_t origin_state)
{
	rig_send(peer, bytes,
		rig_add_state(bytes, rig_write_base(bytes, code, flags, hss, 5), origin_state));
	if ((flags & SC_FLAG_REQUEST) != 0)
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
}

/* Every kind of message can tell. */
static void any_message_tells(void)
{
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join_with(&rig, hss, 10);
	send_base(peer, SC_COMMAND_DEVICE_WATCHDOG, SC_FLAG_REQUEST, 11);
	CU_ASSERT_EQUAL(echo_diary.restarted_with, 11);
	rig_send(peer, bytes, rig_add_state(bytes, rig_write_echo(bytes, hss, 1, NULL), 12));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(echo_diary.restarted_with, 12);
	CU_ASSERT_EQUAL(echo_diary.restarts_before_serving, 2);
	CU_ASSERT_EQUAL(echo_diary.origin_state, 12);
	send_base(peer, SC_COMMAND_DEVICE_WATCHDOG, 0, 13);
	for (int i = 0; i < 1000 && echo_diary.restarts < 3; i++)
		rig_turn(&rig, -1, 5);
	CU_ASSERT_EQUAL(echo_diary.restarted_with, 13);
	rig_send(
		peer, bytes, rig_add_state(bytes, rig_write_cer(bytes, hss, ECHO_APPLICATION), 14));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(echo_diary.restarted_with, 14);
	CU_ASSERT_EQUAL(echo_diary.restarts, 4);
	rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(echo_diary.origin_state, 14); /* it need not say so each time */
	rig_send(peer, bytes, rig_add_state(bytes, rig_write_echo(bytes, hss, 1, NULL), 13));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(echo_diary.origin_state, 14); /* late */
	CU_ASSERT_EQUAL(echo_diary.restarts, 4);
	close(peer);
	rig_close(&rig);
}

/* Nobody can make us forget another one's sessions: not in his name, and not by a connection that
 * never becomes the peer's. */
static void only_the_host_itself_tells(void)
{
	int peer;
	int double_;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join_with(&rig, hss, 10);
	rig_send(peer, bytes,
		rig_add_state(bytes, rig_write_echo(bytes, "as.example.net", 1, NULL), 99));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_INVALID_AVP_VALUE);
	double_ = rig_connect(&rig);
	rig_send(double_, bytes,
		rig_add_state(bytes, rig_write_cer(bytes, hss, ECHO_APPLICATION), 99));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_DEVICE_WATCHDOG);
	send_base(peer, SC_COMMAND_DEVICE_WATCHDOG, 0, 10);
	CU_ASSERT_FATAL(rig_receive(&rig, double_) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_ELECTION_LOST);
	CU_ASSERT_EQUAL(echo_diary.restarts, 0);
	close(double_);
	close(peer);
	rig_close(&rig);
}

static void say(int peer, const char *host, uint32_t origin_state)
{
	rig_send(peer, bytes,
		rig_add_state(bytes, rig_write_echo(bytes, host, 1, NULL), origin_state));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
}

/* Two places only: b and A are known, then c takes the place of the one not heard for longest. */
static void hosts_behind_a_relay(void)
{
	int relay;

	rig_prepare(&rig);
	rig.settings.limits.origin_states = 2;
	rig_start(&rig);
	relay = rig_join(&rig, dra);
	say(relay, "a.example.org", 7);
	CU_ASSERT_STRING_EQUAL(echo_diary.carrier, dra);
	say(relay, "b.example.org", 3);
	say(relay, "A.Example.ORG", 8); /* the same host */
	CU_ASSERT_EQUAL(echo_diary.restarts, 1);
	CU_ASSERT_STRING_EQUAL(echo_diary.restarted, "A.Example.ORG");
	say(relay, "c.example.org", 1);
	say(relay, "a.example.org", 9);
	CU_ASSERT_EQUAL(echo_diary.restarts, 2);
	say(relay, "b.example.org", 4); /* forgotten, hence new */
	CU_ASSERT_EQUAL(echo_diary.restarts, 2);
	say(relay, "a.example.org", 10);
	CU_ASSERT_EQUAL(echo_diary.restarts, 3);
	close(relay);
	rig_close(&rig);
}

/* A relay that restarts says nothing of the hosts behind it. */
static void relay_itself(void)
{
	int relay;

	rig_prepare(&rig);
	rig_start(&rig);
	relay = rig_join_with(&rig, dra, 20);
	say(relay, "a.example.org", 7);
	say(relay, "b.example.org", 0);
	CU_ASSERT_EQUAL(echo_diary.origin_state, 0);
	rig_leave(&rig, relay);
	relay = rig_join_with(&rig, dra, 21);
	CU_ASSERT_EQUAL(echo_diary.restarts, 1);
	CU_ASSERT_STRING_EQUAL(echo_diary.restarted, dra);
	say(relay, "a.example.org", 0);
	CU_ASSERT_EQUAL(echo_diary.origin_state, 7);
	say(relay, dra, 0);
	CU_ASSERT_EQUAL(echo_diary.origin_state, 21);
	CU_ASSERT_EQUAL(echo_diary.restarts, 1);
	close(relay);
	rig_close(&rig);
}

static void what_was_known_before(void)
{
	static char name[300];
	int peer;

	memset(name, 'n', sizeof(name));
	rig_prepare(&rig);
	rig_start(&rig);
	CU_ASSERT_EQUAL(sc_node_recall_origin_state(rig.node, SC_TEXT("hss.example.net"), 100),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_node_recall_origin_state(rig.node, SC_TEXT("HSS.example.net"), 90),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_node_recall_origin_state(rig.node, SC_TEXT("none.example.net"), 0),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_node_recall_origin_state(rig.node, SC_TEXT(""), 1), SC_STATUS_MALFORMED);
	CU_ASSERT_EQUAL(
		sc_node_recall_origin_state(rig.node, (struct sc_text){ name, sizeof(name) }, 1),
		SC_STATUS_MALFORMED);
	CU_ASSERT_EQUAL(echo_diary.restarts, 0);
	peer = rig_join_with(&rig, hss, 100);
	CU_ASSERT_EQUAL(echo_diary.restarts, 0);
	rig_leave(&rig, peer);
	peer = rig_join_with(&rig, hss, 101);
	CU_ASSERT_EQUAL(echo_diary.restarts, 1);
	rig_leave(&rig, peer);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "peers that restart", peers_that_restart },
		{ "any message tells", any_message_tells },
		{ "only the host itself tells", only_the_host_itself_tells },
		{ "hosts behind a relay", hosts_behind_a_relay },
		{ "relay itself", relay_itself },
		{ "what was known before", what_was_known_before },
	};

	return suite_run("restarts", tests, SC_COUNT_OF(tests));
}
