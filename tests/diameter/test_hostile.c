/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Can bytes do harm? Depth, count, mutations and noise: the right questions among them are
 * answered, and nobody else notices.
 */
#include <sys/socket.h>
#include <unistd.h>

#include "base_codes.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";

static void too_deep_and_too_many(void)
{
	struct sc_avp_name inner = { ECHO_VENDOR, ECHO_INNER, true };
	struct sc_avp_writer writer;
	uint8_t *groups[12];
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (uint32_t depth = 8; depth <= 12; depth += 4) {
		rig_begin_echo(&writer, bytes, hss, depth);
		for (uint32_t i = 0; i < depth; i++)
			groups[i] = sc_write_group(&writer, inner);
		for (uint32_t i = depth; i > 0; i--)
			sc_write_group_end(&writer, groups[i - 1]);
		rig_send(peer, bytes, sc_write_end(&writer));
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig_result(&rig),
			depth == 8 ? SC_DIAMETER_SUCCESS : SC_DIAMETER_INVALID_AVP_VALUE);
	}
	for (uint32_t count = 1000; count <= 2000; count += 1000) {
		rig_begin_echo(&writer, bytes, hss, count);
		for (uint32_t i = 0; i < count; i++)
			sc_write_u32(&writer, SC_BASE_OPTIONAL(0x5555), i);
		rig_send(peer, bytes, sc_write_end(&writer));
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig_result(&rig), count == 1000
							  ? SC_DIAMETER_SUCCESS
							  : SC_DIAMETER_AVP_OCCURS_TOO_MANY_TIMES);
	}
	close(peer);
	rig_close(&rig);
}

static void bytes_may_come_one_at_a_time(void)
{
	size_t length;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_connect(&rig);
	length = rig_write_cer(bytes, hss, ECHO_APPLICATION);
	length += rig_write_echo(bytes + length, hss, 55, NULL);
	for (size_t i = 0; i < length; i++) {
		rig_send(peer, bytes + i, 1);
		rig_turn(&rig, -1, 1);
	}
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 55);
	close(peer);
	rig_close(&rig);
}

static uint32_t roll(void)
{
	static uint32_t dice = 2463534242;

	dice ^= dice << 13;
	dice ^= dice >> 17;
	dice ^= dice << 5;
	return dice;
}

static size_t write_rich_echo(uint32_t hop_by_hop)
{
	static const struct echo_values values = {
		.number = { true, 7 },
		.text = { "text", 4 },
		.longer = { true, 9 },
		.address = { "\0\1\12\0\0\1", 6 },
		.group = { { .present = true, .number = { true, 1 }, .text = { "a", 1 } },
			{ .present = true,
				.number = { true, 2 },
				.inner = { { .present = true, .number = { true, 3 } } },
				.inner_count = 1 } },
		.group_count = 2,
	};

	return rig_write_echo(bytes, hss, hop_by_hop, &values);
}

/* Each followed by a good one in the same segment; what stands in the length is left alone, as
 * nothing can be found behind a wrong one. */
static void mutated_requests_do_no_harm(void)
{
	uint32_t answered = 0;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (uint32_t i = 0; i < 400; i++) {
		uint32_t good = 0x40000000 + i;
		size_t length = write_rich_echo(i);

		for (uint32_t flips = roll() % 6 + 1; flips > 0; flips--) {
			size_t at = roll() % length;

			if (at >= 4 && (at < 12 || at >= 20))
				bytes[at] = (uint8_t)roll();
		}
		length += rig_write_echo(bytes + length, hss, good, NULL);
		rig_send(peer, bytes, length);
		do {
			ssize_t count = rig_receive(&rig, peer);

			CU_ASSERT_FATAL(count > 0);
			CU_ASSERT_EQUAL(rig.fault.code, 0);
			answered += rig.message.header.hop_by_hop == i;
		} while (rig.message.header.hop_by_hop != good);
		CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	}
	CU_ASSERT(answered > 360); /* the others had become answers */
	close(peer);
	rig_close(&rig);
}

static void noise_closes_only_its_connection(void)
{
	int neighbour;

	rig_prepare(&rig);
	rig_start(&rig);
	neighbour = rig_join(&rig, "as.example.net");
	for (uint32_t i = 0; i < 50; i++) {
		int peer = i % 2 == 0 ? rig_connect(&rig) : rig_join(&rig, hss);
		ssize_t count;

		for (size_t at = 0; at < 600; at++)
			bytes[at] = (uint8_t)roll();
		rig_send(peer, bytes, 600);
		shutdown(peer, 1);
		do
			count = rig_receive(&rig, peer);
		while (count > 0);
		CU_ASSERT_EQUAL(count, 0);
		close(peer);
		rig_expect(&rig, neighbour, "as.example.net", SC_DIAMETER_SUCCESS);
	}
	close(neighbour);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "too deep, too many", too_deep_and_too_many },
		{ "one byte at a time", bytes_may_come_one_at_a_time },
		{ "mutated requests", mutated_requests_do_no_harm },
		{ "noise", noise_closes_only_its_connection },
	};

	return suite_run("hostile", tests, SC_COUNT_OF(tests));
}
