/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who becomes a peer? Addresses, capabilities and refusals of RFC 6733 5.3 over real sockets.
 */
#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base_codes.h"
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

static void questions_behind_the_cer_are_answered(void)
{
	size_t length;
	int hss;

	rig_prepare(&rig);
	rig_start(&rig);
	hss = rig_connect(&rig);
	length = rig_write_cer(bytes, "hss.example.net", ECHO_APPLICATION);
	length += rig_write_echo(bytes + length, "hss.example.net", 77, NULL);
	length += rig_write_echo(bytes + length, "hss.example.net", 78, NULL);
	rig_send(hss, bytes, length);
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig.message.header.code, SC_COMMAND_CAPABILITIES_EXCHANGE);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	for (uint32_t id = 77; id <= 78; id++) {
		CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
		CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, id);
		CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	}
	close(hss);
	rig_close(&rig);
}

static void capabilities_answer_is_complete(void)
{
	static const uint32_t codes[] = { SC_CODE_RESULT_CODE, SC_CODE_ORIGIN_HOST,
		SC_CODE_ORIGIN_REALM, SC_CODE_HOST_IP_ADDRESS, SC_CODE_VENDOR_ID,
		SC_CODE_PRODUCT_NAME, SC_CODE_ORIGIN_STATE_ID, SC_CODE_SUPPORTED_VENDOR_ID,
		SC_CODE_INBAND_SECURITY_ID, SC_CODE_AUTH_APPLICATION_ID,
		SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID };
	struct sc_avp avp;
	int hss;

	rig_prepare(&rig);
	rig_start(&rig);
	hss = rig_join(&rig, "HSS.Example.Net"); /* a DiameterIdentity knows no case */
	for (size_t i = 0; i < SC_COUNT_OF(codes); i++)
		CU_ASSERT(rig_find(&rig, 0, codes[i], &avp));
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_HOST_IP_ADDRESS, &avp));
	CU_ASSERT_EQUAL(avp.value.length, 6);
	CU_ASSERT_EQUAL(memcmp(avp.value.at, "\0\1\177\0\0\1", 6), 0);
	CU_ASSERT_EQUAL(state_of(0), SC_PEER_OPEN);
	CU_ASSERT_EQUAL(rig.changes, 1);
	close(hss);
	wait_for_state(0, SC_PEER_CLOSED);
	CU_ASSERT_EQUAL(rig.changes, 2);
	rig_close(&rig);
}

/* What a CER is refused with, and that the node closes after it. */
static void refusals(void)
{
	static const struct {
		const char *host;
		uint32_t application;
		uint32_t result;
	} rows[] = {
		{ "stranger.example.net", ECHO_APPLICATION, SC_DIAMETER_UNKNOWN_PEER },
		{ "hss.example.net", 4, SC_DIAMETER_NO_COMMON_APPLICATION },
		{ "hss.example.net", 0xffffffff, SC_DIAMETER_SUCCESS },
	};
	int neighbour;

	rig_prepare(&rig);
	rig_start(&rig);
	neighbour = rig_join(&rig, "as.example.net");
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		int peer = rig_connect(&rig);

		rig_send(peer, bytes, rig_write_cer(bytes, rows[i].host, rows[i].application));
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig_result(&rig), rows[i].result);
		CU_ASSERT_EQUAL((rig.message.header.flags & SC_FLAG_ERROR) != 0,
			rows[i].result / 1000 == 3);
		if (rows[i].result != SC_DIAMETER_SUCCESS)
			CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
		close(peer);
		rig_expect(&rig, neighbour, "as.example.net", SC_DIAMETER_SUCCESS);
	}
	CU_ASSERT(rig.changes >= 2); /* the neighbour and the one that was taken */
	close(neighbour);
	rig_close(&rig);
}

static void incomplete_cer_names_what_is_missing(void)
{
	struct sc_avp avp;
	size_t length;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_connect(&rig);
	length = rig_write_base(
		bytes, SC_COMMAND_CAPABILITIES_EXCHANGE, SC_FLAG_REQUEST, "hss.example.net", 5);
	rig_send(peer, bytes, length);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_MISSING_AVP);
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_FAILED_AVP, &avp));
	CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
	close(peer);
	rig_close(&rig);
}

static void wrong_realm_is_unknown(void)
{
	int peer;

	rig_prepare(&rig);
	rig.peers[1].realm = "elsewhere.net";
	rig_start(&rig);
	peer = rig_connect(&rig);
	rig_send(peer, bytes, rig_write_cer(bytes, "as.example.net", ECHO_APPLICATION));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_UNKNOWN_PEER);
	close(peer);
	rig_close(&rig);
}

static void first_word_must_be_cer(void)
{
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_connect(&rig);
	rig_send(peer, bytes, rig_write_echo(bytes, "hss.example.net", 1, NULL));
	CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
	close(peer);
	rig_close(&rig);
}

static void silent_strangers_make_room(void)
{
	int silent[6];
	int hss;

	rig_prepare(&rig);
	rig.settings.limits.strangers = 3;
	rig.settings.times.capabilities = 200;
	rig_start(&rig);
	for (int i = 0; i < 6; i++) {
		silent[i] = rig_connect(&rig);
		rig_turn(&rig, -1, 10);
	}
	hss = rig_join(&rig, "hss.example.net");
	CU_ASSERT_EQUAL(rig_receive(&rig, silent[0]), 0);
	CU_ASSERT_EQUAL(rig_receive(&rig, silent[5]), 0); /* its time for CER is over */
	rig_expect(&rig, hss, "hss.example.net", SC_DIAMETER_SUCCESS);
	for (int i = 0; i < 6; i++)
		close(silent[i]);
	close(hss);
	rig_close(&rig);
}

static void connection_limit_turns_away(void)
{
	int peers[3];

	rig_prepare(&rig);
	rig.settings.limits.connections = 2;
	rig_start(&rig);
	peers[0] = rig_join(&rig, "hss.example.net");
	peers[1] = rig_join(&rig, "as.example.net");
	peers[2] = rig_connect(&rig);
	CU_ASSERT_EQUAL(rig_receive(&rig, peers[2]), 0);
	rig_expect(&rig, peers[0], "hss.example.net", SC_DIAMETER_SUCCESS);
	rig_expect(&rig, peers[1], "as.example.net", SC_DIAMETER_SUCCESS);
	for (int i = 0; i < 3; i++)
		close(peers[i]);
	rig_close(&rig);
}

static void introducing_again_is_answered(void)
{
	int hss;

	rig_prepare(&rig);
	rig_start(&rig);
	hss = rig_join(&rig, "hss.example.net");
	rig_send(hss, bytes, rig_write_cer(bytes, "hss.example.net", ECHO_APPLICATION));
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	rig_expect(&rig, hss, "hss.example.net", SC_DIAMETER_SUCCESS);
	rig_send(hss, bytes, rig_write_cer(bytes, "hss.example.net", 4));
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_NO_COMMON_APPLICATION);
	CU_ASSERT_EQUAL(rig_receive(&rig, hss), 0);
	close(hss);
	hss = rig_join(&rig, "hss.example.net");
	rig_send(hss, bytes, /* it is not another one all of a sudden */
		rig_write_cer(bytes, "as.example.net", ECHO_APPLICATION));
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_UNKNOWN_PEER);
	CU_ASSERT_EQUAL(rig_receive(&rig, hss), 0);
	close(hss);
	rig_close(&rig);
}

static bool can_connect(int family, const char *host, uint16_t port)
{
	struct sockaddr_storage address = { 0 };
	int made = socket(family, SOCK_STREAM, 0);
	bool connected;

	if (family == AF_INET6)
		uv_ip6_addr(host, port, (struct sockaddr_in6 *)&address);
	else
		uv_ip4_addr(host, port, (struct sockaddr_in *)&address);
	connected = connect(made, (struct sockaddr *)&address,
			    family == AF_INET6 ? sizeof(struct sockaddr_in6)
					       : sizeof(struct sockaddr_in)) == 0;
	close(made);
	return connected;
}

static void binds_exactly_where_told(void)
{
	rig_prepare(&rig);
	rig.listen[0].host = "127.0.0.7";
	rig.listen[1].host = "::1";
	rig.settings.listen_count = 2;
	rig_start(&rig);
	CU_ASSERT_NOT_EQUAL(sc_node_port(rig.node, 0), 0);
	CU_ASSERT_NOT_EQUAL(sc_node_port(rig.node, 1), 0);
	CU_ASSERT_EQUAL(sc_node_port(rig.node, 2), 0);
	CU_ASSERT(can_connect(AF_INET, "127.0.0.7", sc_node_port(rig.node, 0)));
	CU_ASSERT_FALSE(can_connect(AF_INET, "127.0.0.1", sc_node_port(rig.node, 0)));
	CU_ASSERT(can_connect(AF_INET6, "::1", sc_node_port(rig.node, 1)));
	CU_ASSERT_FALSE(can_connect(AF_INET, "127.0.0.1", sc_node_port(rig.node, 1)));
	rig_close(&rig);
}

static void speaks_ipv6(void)
{
	struct sockaddr_in6 address;
	struct sc_peer_report report;
	struct sc_avp avp;
	int hss;

	rig_prepare(&rig);
	rig.listen[0].host = "::1";
	rig_start(&rig);
	uv_ip6_addr("::1", sc_node_port(rig.node, 0), &address);
	hss = socket(AF_INET6, SOCK_STREAM, 0);
	CU_ASSERT_EQUAL_FATAL(connect(hss, (struct sockaddr *)&address, sizeof(address)), 0);
	rig_send(hss, bytes, rig_write_cer(bytes, "hss.example.net", ECHO_APPLICATION));
	rig_turn(&rig, hss, 1000);
	CU_ASSERT_FATAL(rig_receive(&rig, hss) > 0);
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_HOST_IP_ADDRESS, &avp));
	CU_ASSERT_EQUAL(avp.value.length, 18);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT_EQUAL(strncmp(report.address, "[::1]:", 6), 0);
	close(hss);
	rig_close(&rig);
}

static void taken_port_is_one_clear_sentence(void)
{
	struct sc_problem problem = { "" };
	struct sc_node *second = NULL;
	struct sc_node_address taken;

	rig_prepare(&rig);
	rig_start(&rig);
	taken = (struct sc_node_address){ "127.0.0.1", sc_node_port(rig.node, 0) };
	rig.settings.listen = &taken;
	CU_ASSERT_EQUAL(sc_node_open(&second, &rig.settings, &problem), SC_STATUS_NETWORK_FAILED);
	CU_ASSERT_PTR_NULL(second);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "127.0.0.1"));
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "address already in use"));
	taken.host = "localhost";
	CU_ASSERT_EQUAL(sc_node_open(&second, &rig.settings, &problem), SC_STATUS_SETTING_WRONG);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "localhost"));
	rig_close(&rig);
}

static void settings_are_checked(void)
{
	struct sc_problem problem;
	struct sc_node *node = NULL;

	rig_prepare(&rig);
	rig_start(&rig);
	rig.settings.listen_count = 0;
	rig.settings.identity = "";
	CU_ASSERT_EQUAL(sc_node_open(&node, &rig.settings, &problem), SC_STATUS_SETTING_WRONG);
	rig.settings.identity = RIG_HOST;
	rig.settings.limits.group_depth = 17;
	CU_ASSERT_EQUAL(sc_node_open(&node, &rig.settings, &problem), SC_STATUS_SETTING_WRONG);
	rig.settings.limits.group_depth = 8;
	rig.settings.times.watchdog_jitter = rig.settings.times.watchdog;
	CU_ASSERT_EQUAL(sc_node_open(&node, &rig.settings, &problem), SC_STATUS_SETTING_WRONG);
	rig.settings.times.watchdog_jitter = 0;
	rig.peers[0].identity = NULL; /* neither named nor reachable */
	CU_ASSERT_EQUAL(sc_node_open(&node, &rig.settings, &problem), SC_STATUS_SETTING_WRONG);
	CU_ASSERT_PTR_NULL(node);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "questions behind the CER", questions_behind_the_cer_are_answered },
		{ "CEA is complete", capabilities_answer_is_complete },
		{ "refusals", refusals },
		{ "incomplete CER", incomplete_cer_names_what_is_missing },
		{ "wrong realm", wrong_realm_is_unknown },
		{ "first word", first_word_must_be_cer },
		{ "silent strangers", silent_strangers_make_room },
		{ "connection limit", connection_limit_turns_away },
		{ "CER again", introducing_again_is_answered },
		{ "exact bind", binds_exactly_where_told },
		{ "IPv6", speaks_ipv6 },
		{ "taken port", taken_port_is_one_clear_sentence },
		{ "settings", settings_are_checked },
	};

	return suite_run("peers", tests, SC_COUNT_OF(tests));
}
