/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What becomes of a request whose answer comes later? It is answered like any other, whatever came
 * in between; when its connection has gone, that is noticed and nothing else happens; and too many
 * are turned down, the less urgent ones first.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_codes.h"
#include "log.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";

static struct sc_node_report report(void)
{
	struct sc_node_report now;

	sc_node_report(rig.node, &now);
	return now;
}

/* One that a relay has carried, with a session of its own. */
static size_t write_carried(uint32_t hop_by_hop)
{
	struct sc_header header = { .flags = SC_FLAG_REQUEST | SC_FLAG_PROXIABLE,
		.code = ECHO_COMMAND,
		.application = ECHO_APPLICATION,
		.hop_by_hop = hop_by_hop,
		.end_to_end = ~hop_by_hop };
	struct sc_avp_writer writer;
	uint8_t *group;

	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_header(&writer, &header);
	sc_write_text(&writer, SC_BASE(SC_CODE_SESSION_ID), SC_TEXT("kept;2;2"));
	sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_HOST), SC_TEXT("far.example.org"));
	sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT("example.org"));
	sc_write_text(&writer, SC_BASE(SC_CODE_DESTINATION_REALM), SC_TEXT(RIG_REALM));
	sc_write_text(
		&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_TEXT, true }, SC_TEXT("park"));
	group = sc_write_group(&writer, SC_BASE(SC_CODE_PROXY_INFO));
	sc_write_text(&writer, SC_BASE(280), SC_TEXT("dra.example.net"));
	sc_write_text(&writer, SC_BASE(33), SC_TEXT("x"));
	sc_write_group_end(&writer, group);
	return sc_write_end(&writer);
}

static void answered_later_like_any_other(void)
{
	const struct sc_result failure = { .code = 5004,
		.message = "later",
		.failed = { .vendor = ECHO_VENDOR, .code = ECHO_TEXT } };
	const struct sc_exchange *request;
	struct sc_avp avp;
	int dra;

	rig_prepare(&rig);
	rig_start(&rig);
	dra = rig_join(&rig, "dra.example.net");
	rig_send(dra, bytes, write_carried(40));
	rig_wait_for_parked(&rig, 1);
	CU_ASSERT_EQUAL(report().parked, 1);
	for (int i = 0; i < 3; i++) /* these take its place in every buffer */
		rig_expect(&rig, dra, "other.example.org", SC_DIAMETER_SUCCESS);
	request = sc_parked_request(echo_diary.parked[0]);
	CU_ASSERT(sc_text_equal(sc_exchange_session_id(request), SC_TEXT("kept;2;2")));
	CU_ASSERT(sc_text_equal(sc_exchange_origin_host(request), SC_TEXT("far.example.org")));
	CU_ASSERT(sc_text_equal(sc_exchange_origin_realm(request), SC_TEXT("example.org")));
	CU_ASSERT(sc_text_equal(sc_exchange_peer(request), SC_TEXT("dra.example.net")));
	CU_ASSERT_PTR_NOT_NULL(sc_arena_take(sc_parked_arena(echo_diary.parked[0]), 1000));
	sc_parked_answer(echo_diary.parked[0], &failure, NULL, NULL);
	CU_ASSERT_FATAL(rig_receive(&rig, dra) > 0);
	CU_ASSERT_EQUAL(rig.fault.code, 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 40);
	CU_ASSERT_EQUAL(rig.message.header.end_to_end, ~UINT32_C(40));
	CU_ASSERT_EQUAL(rig.message.header.flags, SC_FLAG_PROXIABLE);
	CU_ASSERT_EQUAL(rig_result(&rig), 5004);
	CU_ASSERT(sc_text_equal(rig.message.session_id, SC_TEXT("kept;2;2")));
	CU_ASSERT_EQUAL(rig.message.proxy_infos, 1);
	CU_ASSERT(rig_find_failed(&rig, &avp, 0));
	CU_ASSERT(sc_text_equal(avp.value, SC_TEXT("park")));
	CU_ASSERT_EQUAL(report().parked, 0);
	close(dra);
	rig_close(&rig);
}

/* In another order than they came, with values of the kept request. */
static void answered_in_any_order(void)
{
	static const uint32_t order[] = { 2, 0, 1, 0 };
	static const uint32_t expected[] = { 52, 50, 53, 51 };
	struct sc_avp avp;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (uint32_t i = 50; i < 54; i++)
		rig_park(&rig, peer, hss, i, "park");
	for (size_t i = 0; i < SC_COUNT_OF(order); i++) {
		echo_answer_parked(order[i]);
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, expected[i]);
		CU_ASSERT(rig_find(&rig, ECHO_VENDOR, ECHO_NUMBER, &avp));
		CU_ASSERT_EQUAL(sc_get_u32((const uint8_t *)avp.value.at), expected[i]);
	}
	close(peer);
	rig_close(&rig);
}

static void handlers_may_be_hasty_or_wrong(void)
{
	const struct echo_values hasty = { .text = { "hasty", 5 } };
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_send(peer, bytes, rig_write_echo(bytes, hss, 60, &hasty));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	rig_park(&rig, peer, hss, 61, "twice");
	rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS); /* 61 has no answer yet */
	echo_answer_parked(0);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 61);
	CU_ASSERT_EQUAL(report().parked, 0);
	close(peer);
	rig_close(&rig);
}

/* The newer connection may even have the same place in the node's table. */
static void answer_does_not_go_to_the_next_connection(void)
{
	int peer;

	rig_prepare(&rig);
	rig.settings.limits.connections = 1;
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_park(&rig, peer, hss, 70, "park");
	close(peer);
	for (int i = 0; i < 100 && report().connections != 0; i++)
		rig_turn(&rig, -1, 50);
	CU_ASSERT_EQUAL(report().parked, 1);
	peer = rig_join(&rig, hss);
	rig_park(&rig, peer, hss, 71, "park");
	echo_answer_parked(0);
	rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS); /* nothing of 70 is before it */
	CU_ASSERT_EQUAL(report().late, 1);
	echo_answer_parked(0);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 71);
	CU_ASSERT_EQUAL(report().parked, 0);
	close(peer);
	rig_close(&rig);
}

/* A double that takes over does not inherit what was asked on the older connection. */
static void newer_connection_does_not_inherit(void)
{
	int first;
	int second;

	rig_prepare(&rig);
	rig.settings.times.capabilities = 100;
	rig_start(&rig);
	first = rig_join(&rig, hss);
	rig_park(&rig, first, hss, 75, "park");
	second = rig_join(&rig, hss); /* the first one never answers DWR */
	echo_answer_parked(0);
	rig_expect(&rig, second, hss, SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(report().late, 1);
	close(first);
	close(second);
	rig_close(&rig);
}

static void log_tells_both(void)
{
	FILE *file = tmpfile();
	char text[1024] = "";
	int kept = dup(STDERR_FILENO);
	int peer;

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	sc_log_flush();
	dup2(fileno(file), STDERR_FILENO);
	sc_log_open(SC_LOG_REQUEST);
	rig_park(&rig, peer, hss, 76, "park");
	rig_park(&rig, peer, hss, 77, "park");
	echo_answer_parked(0);
	close(peer);
	for (int i = 0; i < 100 && report().connections != 0; i++)
		rig_turn(&rig, -1, 50);
	echo_answer_parked(0);
	sc_log_flush();
	sc_log_open(SC_LOG_NOTICE);
	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(file);
	CU_ASSERT(fread(text, 1, sizeof(text) - 1, file) > 0);
	fclose(file);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "hss.example.net: ECR of Echo answered 2001 in "));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, " us: kept for hss.example.net\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text,
		"hss.example.net: ECR of Echo not answered, its connection is gone or full, "
		"2001 in "));
	rig_close(&rig);
}

static void send_to_park(int peer, uint32_t priority, uint32_t code)
{
	uint32_t served = echo_diary.served_count;
	struct sc_avp_writer writer;
	size_t length;

	rig_begin_echo(&writer, bytes, hss, priority);
	sc_write_u32(&writer, SC_BASE_OPTIONAL(SC_CODE_DRMP), priority);
	sc_write_text(
		&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_TEXT, true }, SC_TEXT("park"));
	length = sc_write_end(&writer);
	sc_put_u24(bytes + 5, code);
	rig_send(peer, bytes, length);
	for (int i = 0; i < 1000 && echo_diary.served_count == served; i++)
		rig_turn(&rig, -1, 5);
}

/* Parks requests of one kind until one is turned down: how many there are then. */
static uint32_t fill(int peer, uint32_t priority, uint32_t code)
{
	uint64_t turned_down = report().turned_down;

	for (int i = 0; i < 40 && report().turned_down == turned_down; i++)
		send_to_park(peer, priority, code);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_TOO_BUSY);
	return report().parked;
}

static void less_urgent_ones_are_turned_down_first(void)
{
	/* In the order in which they are told so. */
	static const struct {
		uint32_t priority;
		uint32_t code;
		uint32_t parked; /* of 20 */
	} rows[] = {
		{ 15, ECHO_LAZY_COMMAND, 12 },
		{ 11, ECHO_LAZY_COMMAND, 12 },
		{ 10, ECHO_LAZY_COMMAND, 15 },
		{ 15, ECHO_COMMAND, 15 },
		{ 10, ECHO_COMMAND, 18 },
		{ 9, ECHO_LAZY_COMMAND, 18 },
		{ 5, ECHO_COMMAND, 19 },
		{ 4, ECHO_LAZY_COMMAND, 20 },
		{ 0, ECHO_COMMAND, 20 },
	};
	uint64_t turned_down = 0;
	int peer;

	rig_prepare(&rig);
	rig.settings.limits.parked = 20;
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		CU_ASSERT_EQUAL(fill(peer, rows[i].priority, rows[i].code), rows[i].parked);
		CU_ASSERT_EQUAL(report().turned_down, ++turned_down);
	}
	echo_answer_all();
	close(peer);
	rig_close(&rig);
}

static void bytes_are_limited_too(void)
{
	static char text[3000];
	int peer;

	rig_prepare(&rig);
	rig.settings.limits.parked_bytes = 8192;
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (uint32_t i = 0; i < 3; i++) {
		struct sc_avp_writer writer;

		rig_begin_echo(&writer, bytes, hss, i);
		sc_write_text(&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_TEXT, true },
			SC_TEXT("park"));
		sc_write_text(
			&writer, SC_BASE_OPTIONAL(0x5555), (struct sc_text){ text, sizeof(text) });
		rig_send(peer, bytes, sc_write_end(&writer));
	}
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 2);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_TOO_BUSY);
	CU_ASSERT_EQUAL(report().parked, 2);
	echo_answer_all();
	close(peer);
	rig_close(&rig);
}

/* Far more than a peer may leave unread, as nobody could stop what was on its way. */
static void answers_that_come_together_all_leave(void)
{
	enum { COUNT = 50 };
	static char text[60000];
	const struct echo_values values = {
		.text = { "park", 4 },
		.group = { { .present = true,
			.number = { true, 1 },
			.text = { text, sizeof(text) } } },
		.group_count = 1,
	};
	int peer;

	rig_prepare(&rig);
	rig.settings.limits.output_bytes = 64 * 1024;
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (uint32_t i = 0; i < COUNT; i++) {
		rig_send(peer, bytes, rig_write_echo(bytes, hss, i, &values));
		rig_wait_for_parked(&rig, i + 1);
	}
	echo_answer_all();
	for (uint32_t i = 0; i < COUNT; i++) {
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > (ssize_t)sizeof(text));
		CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, i);
	}
	CU_ASSERT_EQUAL(report().late, 0);
	rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS);
	close(peer);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "answered later", answered_later_like_any_other },
		{ "any order", answered_in_any_order },
		{ "hasty and wrong handlers", handlers_may_be_hasty_or_wrong },
		{ "next connection", answer_does_not_go_to_the_next_connection },
		{ "newer connection", newer_connection_does_not_inherit },
		{ "log", log_tells_both },
		{ "turned down", less_urgent_ones_are_turned_down_first },
		{ "bytes", bytes_are_limited_too },
		{ "together", answers_that_come_together_all_leave },
	};

	return suite_run("parking", tests, SC_COUNT_OF(tests));
}
