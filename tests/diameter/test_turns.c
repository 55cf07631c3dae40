/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whose message comes first? What several peers have sent before the loop turns is served by
 * priority and else in its order; nobody is overtaken on his way out, nobody starves, nothing is
 * lost or served twice.
 */
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base_codes.h"
#include "octets.h"
#include "priority.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";
static const char as[] = "as.example.net";

enum { NONE = 99 }; /* no such AVP */

/* With this number, DRMP and Session-Priority. */
static size_t write_urgent(
	uint8_t *at, const char *host, uint32_t number, uint32_t drmp, uint32_t session)
{
	struct sc_avp_writer writer;

	rig_begin_echo(&writer, at, host, number);
	if (session != NONE)
		sc_write_u32(&writer,
			(struct sc_avp_name){ SC_VENDOR_3GPP, SC_CODE_SESSION_PRIORITY, false },
			session);
	if (drmp != NONE)
		sc_write_u32(&writer, SC_BASE_OPTIONAL(SC_CODE_DRMP), drmp);
	sc_write_u32(&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_NUMBER, true }, number);
	return sc_write_end(&writer);
}

static void wait_for_served(uint32_t count)
{
	for (int i = 0; i < 1000 && echo_diary.served_count < count; i++)
		rig_turn(&rig, -1, 5);
	CU_ASSERT_EQUAL_FATAL(echo_diary.served_count, count);
}

static void expect_served(const uint32_t *numbers, size_t count)
{
	wait_for_served((uint32_t)count);
	for (size_t i = 0; i < count; i++)
		CU_ASSERT_EQUAL(echo_diary.served[i], numbers[i]);
}

static void expect_answers(int peer, const uint32_t *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, numbers[i]);
	}
}

static void one_peers_requests_are_put_in_order(void)
{
	static const struct {
		uint32_t number;
		uint32_t drmp;
		uint32_t session;
	} rows[] = {
		{ 1, NONE, NONE }, { 2, 15, NONE }, { 3, 0, NONE }, { 4, 10, NONE },
		{ 5, NONE, 4 },                  /* as urgent as DRMP 8 */
		{ 6, 15, 0 },                    /* DRMP wins */
		{ 7, 0, 4 },                     /* also so */
		{ 8, 16, NONE },                 /* not defined */
		{ 9, NONE, 5 },                  /* not defined */
		{ 10, NONE, 0 }, { 11, 200, 1 }, /* as if there were no DRMP */
	};
	static const uint32_t order[] = { 3, 7, 10, 11, 5, 1, 4, 8, 9, 2, 6 };
	size_t length = 0;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++)
		length += write_urgent(
			bytes + length, hss, rows[i].number, rows[i].drmp, rows[i].session);
	rig_send(peer, bytes, length);
	expect_answers(peer, order, SC_COUNT_OF(order));
	expect_served(order, SC_COUNT_OF(order));
	close(peer);
	rig_close(&rig);
}

/* RFC 7944 section 8: only an answer with another priority than its request's says so. */
static void answer_tells_its_priority(void)
{
	static const struct {
		uint32_t drmp;
		uint32_t session;
		uint32_t told; /* NONE: it has no DRMP */
	} rows[] = {
		{ NONE, NONE, NONE },
		{ 3, NONE, NONE },
		{ 10, NONE, NONE },
		{ 3, 0, NONE },
		{ NONE, 0, 0 },
		{ NONE, 3, 6 },
		{ 16, NONE, NONE },
	};
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_avp avp;
		bool found;

		rig_send(peer, bytes, write_urgent(bytes, hss, 1, rows[i].drmp, rows[i].session));
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
		found = rig_find(&rig, 0, SC_CODE_DRMP, &avp);
		CU_ASSERT_EQUAL(found, rows[i].told != NONE);
		if (!found)
			continue;
		CU_ASSERT_EQUAL(avp.flags, 0);
		CU_ASSERT_EQUAL(sc_get_u32((const uint8_t *)avp.value.at), rows[i].told);
	}
	close(peer);
	rig_close(&rig);
}

static void peers_are_put_in_order(void)
{
	static const uint32_t order[] = { 21, 12, 11, 22, 13, 23 };
	size_t length;
	int first;
	int second;

	rig_prepare(&rig);
	rig_start(&rig);
	first = rig_join(&rig, hss);
	second = rig_join(&rig, as);
	length = write_urgent(bytes, hss, 11, NONE, NONE);
	length += write_urgent(bytes + length, hss, 12, 1, NONE);
	length += write_urgent(bytes + length, hss, 13, 12, NONE);
	rig_send(first, bytes, length);
	length = write_urgent(bytes, as, 21, 0, NONE);
	length += write_urgent(bytes + length, as, 22, NONE, NONE);
	length += write_urgent(bytes + length, as, 23, 15, NONE);
	rig_send(second, bytes, length);
	wait_for_served(SC_COUNT_OF(order));
	/* Which of the two is looked at first is up to the operating system. */
	CU_ASSERT_EQUAL(echo_diary.served[0], 21);
	CU_ASSERT_EQUAL(echo_diary.served[1], 12);
	CU_ASSERT_EQUAL(echo_diary.served[2] + echo_diary.served[3], 11 + 22);
	CU_ASSERT_EQUAL(echo_diary.served[4], 13);
	CU_ASSERT_EQUAL(echo_diary.served[5], 23);
	close(first);
	close(second);
	rig_close(&rig);
}

/* DWR goes with the most urgent; DPR last, whatever was sent before it. */
static void nobody_is_overtaken_by_his_good_bye(void)
{
	size_t length;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	length = write_urgent(bytes, hss, 31, 15, NONE);
	length += write_urgent(bytes + length, hss, 32, 1, NONE);
	length += rig_write_base(
		bytes + length, SC_COMMAND_DEVICE_WATCHDOG, SC_FLAG_REQUEST, hss, 33);
	length += rig_write_base(
		bytes + length, SC_COMMAND_DISCONNECT_PEER, SC_FLAG_REQUEST, hss, 34);
	rig_send(peer, bytes, length);
	expect_answers(peer, (const uint32_t[]){ 33, 32, 31, 34 }, 4);
	CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
	close(peer);
	rig_close(&rig);
}

static void what_came_before_the_end_is_served(void)
{
	size_t length = 0;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (uint32_t i = 0; i < 50; i++)
		length += write_urgent(bytes + length, hss, i, i % 16, NONE);
	rig_send(peer, bytes, length);
	close(peer);
	wait_for_served(50);
	rig_close(&rig);
}

/* A turn sees two messages of each of three peers, and no more than three in all. */
static void nobody_starves(void)
{
	enum { EACH = 30 };
	static const char *const hosts[] = { hss, as, "dra.example.net" };
	int peers[SC_COUNT_OF(hosts)];
	uint32_t furthest = 0;

	rig_prepare(&rig);
	rig.settings.limits.requests_per_turn = 2;
	rig.settings.limits.look_ahead = 3;
	rig_start(&rig);
	for (uint32_t i = 0; i < SC_COUNT_OF(hosts); i++)
		peers[i] = rig_join(&rig, hosts[i]);
	for (uint32_t i = 0; i < SC_COUNT_OF(hosts); i++) {
		size_t length = 0;

		/* The last one is the least urgent. */
		for (uint32_t j = 0; j < EACH; j++)
			length += write_urgent(
				bytes + length, hosts[i], 100 * (i + 1) + j, 5 * i, NONE);
		rig_send(peers[i], bytes, length);
	}
	wait_for_served(SC_COUNT_OF(hosts) * EACH);
	for (uint32_t i = 0; i < SC_COUNT_OF(hosts); i++) {
		for (uint32_t j = 0; j < EACH; j++) {
			CU_ASSERT_FATAL(rig_receive(&rig, peers[i]) > 0);
			CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 100 * (i + 1) + j);
		}
		close(peers[i]);
	}
	for (uint32_t i = 0; i < EACH; i++) {
		uint32_t host = echo_diary.served[i] / 100;

		furthest = host > furthest ? host : furthest;
	}
	CU_ASSERT_EQUAL(furthest, SC_COUNT_OF(hosts)); /* it had its turns, too */
	rig_close(&rig);
}

/* Choked in the middle of a turn: some of what was looked at stays, between what is done. */
static void choking_loses_nothing(void)
{
	enum { COUNT = 200 };
	static uint32_t answers[COUNT];
	size_t length = 0;
	int peer;

	rig_prepare(&rig);
	rig.settings.limits.output_bytes = 64 * 1024;
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	memset(answers, 0, sizeof(answers));
	for (uint32_t i = 0; i < COUNT; i++) {
		struct sc_avp_writer writer;

		rig_begin_echo(&writer, bytes + length, hss, i);
		sc_write_u32(&writer, SC_BASE_OPTIONAL(SC_CODE_DRMP), (i * 7) % 16);
		sc_write_u32(
			&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_NUMBER, true }, 40000);
		sc_write_text(&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_TEXT, true },
			SC_TEXT("grow"));
		length += sc_write_end(&writer);
	}
	rig_send(peer, bytes, length);
	for (int i = 0; i < 20; i++)
		rig_turn(&rig, -1, 1);
	CU_ASSERT(echo_diary.served_count < COUNT);
	for (uint32_t i = 0; i < COUNT; i++) {
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 40000);
		CU_ASSERT_FATAL(rig.message.header.hop_by_hop < COUNT);
		answers[rig.message.header.hop_by_hop]++;
	}
	for (uint32_t i = 0; i < COUNT; i++)
		CU_ASSERT_EQUAL(answers[i], 1);
	CU_ASSERT_EQUAL(echo_diary.served_count, COUNT);
	close(peer);
	rig_close(&rig);
}

/* Whatever the bytes are, looking for a priority ends and says something. */
static void priority_of_anything(void)
{
	struct sc_priority priority;
	uint8_t noise[64];

	for (uint32_t i = 0; i < 5000; i++) {
		for (size_t j = 0; j < sizeof(noise); j++)
			noise[j] = (uint8_t)(i * 2654435761u >> (j % 24)) & (uint8_t)(j * i);
		priority = sc_priority_look(
			(struct sc_text){ (const char *)noise, sizeof(noise) }, 1024);
		CU_ASSERT(priority.used <= SC_PRIORITY_LEAST);
		CU_ASSERT_EQUAL(priority.has_drmp && priority.used != priority.stated, false);
	}
	priority = sc_priority_look((struct sc_text){ 0 }, 1024);
	CU_ASSERT_EQUAL(priority.used, SC_PRIORITY_DEFAULT);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "one peer", one_peers_requests_are_put_in_order },
		{ "answers", answer_tells_its_priority },
		{ "several peers", peers_are_put_in_order },
		{ "good-bye", nobody_is_overtaken_by_his_good_bye },
		{ "end of the stream", what_came_before_the_end_is_served },
		{ "nobody starves", nobody_starves },
		{ "choking", choking_loses_nothing },
		{ "priority of anything", priority_of_anything },
	};

	return suite_run("turns", tests, SC_COUNT_OF(tests));
}
