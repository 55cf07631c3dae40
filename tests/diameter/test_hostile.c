/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the node answer to requests that are wrong? One row per rule of RFC 6733 7: what is
 * changed in a good request, and which code and Failed-AVP it brings. After each row the same
 * connection, or the peer's next one, gets a right answer again.
 */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base_codes.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";

static void start(void)
{
	struct sc_problem problem = { "" };

	CU_ASSERT_EQUAL_FATAL(rig_open(&rig, &problem), SC_STATUS_OK);
}

static size_t put_hex(uint8_t *at, const char *hex)
{
	static const char digits[] = "0123456789abcdef";
	size_t length = 0;

	for (; hex[0] != '\0'; hex++) {
		const char *digit = strchr(digits, hex[0]);

		if (digit == NULL)
			continue;
		at[length / 2] = (uint8_t)(at[length / 2] << 4 | (digit - digits));
		length++;
	}
	return length / 2;
}

/* vendor 99999 is 0001869f. */
static const struct {
	const char *what;
	uint32_t patch_at; /* in the header; 0 with no patch: none */
	const char *patch;
	const char *appended; /* AVPs */
	uint32_t result;
	uint32_t failed; /* code of the AVP in Failed-AVP, behind all groups; 0: none */
	uint32_t groups; /* around it */
	bool closes;
} rows[] = {
	{ "nothing", 0, "", "", 2001, 0, 0, false },
	{ "version 2", 0, "02", "", 5011, 0, 0, false },
	{ "T bit", 4, "d0", "", 2001, 0, 0, false },
	{ "not proxiable", 4, "80", "", 2001, 0, 0, false },
	{ "E bit", 4, "e0", "", 3008, 0, 0, false },
	{ "reserved header bit", 4, "c1", "", 5013, 0, 0, false },
	{ "unknown command", 5, "7ffffe", "", 3001, 0, 0, false },
	{ "unknown application", 8, "00000004", "", 3007, 0, 0, false },
	{ "unknown command of the base protocol", 5, "7ffffe 00000000", "", 3001, 0, 0, false },
	{ "length too small", 1, "000010", "", 5015, 0, 0, true },
	{ "length no multiple of 4", 1, "000085", "", 5015, 0, 0, true },
	{ "length over the limit", 1, "f00000", "", 5015, 0, 0, true },
	{ "unknown AVP", 0, "", "00005555 00 00000a 61610000", 2001, 0, 0, false },
	{ "unknown AVP of a known vendor", 0, "", "00005555 80 00000c 0001869f", 2001, 0, 0,
		false },
	{ "unknown AVP with M", 0, "", "00005555 40 00000a 61610000", 5001, 0x5555, 0, false },
	{ "unknown vendor with M", 0, "", "00000001 c0 00000c 00012345", 5001, 1, 0, false },
	{ "code 0 with M", 0, "", "00000000 c0 00000c 0001869f", 5001, 0, 0, false },
	{ "reserved AVP bit", 0, "", "00000115 41 00000c 00000001", 3009, 0x115, 0, false },
	{ "P bit", 0, "", "00000115 60 00000c 00000001", 2001, 0, 0, false },
	{ "V bit without vendor", 0, "", "00000001 c0 00000c 00000000", 3009, 1, 0, false },
	{ "AVP length 0", 0, "", "00000115 40 000000 00000001", 5014, 0x115, 0, false },
	{ "AVP length 7", 0, "", "00000115 40 000007 00000001", 5014, 0x115, 0, false },
	{ "vendor AVP length 11", 0, "", "00000002 c0 00000b 0001869f", 5014, 2, 0, false },
	{ "AVP past the end", 0, "", "00000002 c0 000010 0001869f", 5014, 2, 0, false },
	{ "AVP header cut off", 0, "", "00000115", 5014, 0x115, 0, false },
	{ "number of 5 octets", 0, "", "00000001 c0 000011 0001869f 00000000 00000000", 5014, 1, 0,
		false },
	{ "number of 0 octets", 0, "", "00000001 c0 00000c 0001869f", 5014, 1, 0, false },
	{ "Address of 5 octets", 0, "", "00000005 c0 000011 0001869f 00017f00 00000000", 5004, 5, 0,
		false },
	{ "Address of another family", 0, "", "00000005 c0 000011 0001869f 00083132 33000000", 2001,
		0, 0, false },
	{ "number twice", 0, "",
		"00000001 c0 000010 0001869f 00000001 00000001 c0 000010 0001869f 00000002", 5009,
		1, 0, false },
	{ "forbidden by the command", 0, "", "00000001 40 000009 61000000", 5008, 1, 0, false },
	{ "group without its member", 0, "", "00000003 c0 00000c 0001869f", 5005, 1, 1, false },
	{ "group whose member is broken", 0, "",
		"00000003 c0 000020 0001869f 00000001 c0 000010 0001869f 00000001 00000115", 5014,
		0x115, 1, false },
	{ "unknown M AVP in a group", 0, "",
		"00000003 c0 000024 0001869f 00000001 c0 000010 0001869f 00000001 00005555 40 000008",
		5001, 0x5555, 1, false },
	{ "unknown M AVP in a group without M", 0, "",
		"00000003 80 000024 0001869f 00000001 c0 000010 0001869f 00000001 00005555 40 000008",
		2001, 0, 0, false },
	{ "member of a group too often for the map", 0, "",
		"00000003 c0 000040 0001869f 00000001 c0 000010 0001869f 00000001"
		"00000006 c0 00000c 0001869f 00000006 c0 00000c 0001869f"
		"00000006 c0 00000c 0001869f",
		5009, 6, 1, false },
	{ "group in a group that is none", 0, "",
		"00000003 c0 00002c 0001869f 00000001 c0 000010 0001869f 00000001"
		"00000006 c0 000010 0001869f 00000000",
		5014, 0, 2, false },
	{ "text in a group twice for the map", 0, "",
		"00000003 c0 000038 0001869f 00000001 c0 000010 0001869f 00000001"
		"00000002 c0 00000d 0001869f 61000000 00000002 c0 00000c 0001869f",
		5009, 2, 1, false },
	{ "our own Destination-Host", 0, "",
		"00000125 40 00001a 62726f6b65722e6578616d706c652e6e65740000", 2001, 0, 0, false },
	{ "another Destination-Host", 0, "",
		"00000125 40 00001a 73746f6b65722e6578616d706c652e6e65740000", 3002, 0, 0, false },
	{ "our own Route-Record", 0, "",
		"0000011a 40 00001a 62726f6b65722e6578616d706c652e6e65740000", 3005, 0, 0, false },
	{ "another Route-Record", 0, "",
		"0000011a 40 00001a 73746f6b65722e6578616d706c652e6e65740000", 2001, 0, 0, false },
	{ "second Session-Id", 0, "", "00000107 40 000009 61000000", 5009, 0x107, 0, false },
	{ "four groups for three places", 0, "",
		"00000003 c0 00001c 0001869f 00000001 c0 000010 0001869f 00000001"
		"00000003 c0 00001c 0001869f 00000001 c0 000010 0001869f 00000001"
		"00000003 c0 00001c 0001869f 00000001 c0 000010 0001869f 00000001"
		"00000003 c0 00001c 0001869f 00000001 c0 000010 0001869f 00000007",
		5009, 3, 0, false },
};

/* Looks through the groups of the Failed-AVP down to what it is about. */
static bool find_failed(struct sc_avp *avp, uint32_t groups)
{
	struct sc_text list;

	if (!rig_find(&rig, 0, SC_CODE_FAILED_AVP, avp))
		return false;
	for (uint32_t i = 0; i <= groups; i++) {
		list = avp->value;
		if (!sc_avp_next(&list, avp))
			return false;
	}
	return true;
}

static void check_failed(size_t row)
{
	struct sc_avp avp;
	bool found = find_failed(&avp, rows[row].groups);

	if (rows[row].failed == 0)
		return;
	CU_ASSERT(found);
	CU_ASSERT_EQUAL(avp.code, rows[row].failed);
}

static void check_answer(size_t row)
{
	bool protocol_error = rows[row].result / 1000 == 3;
	uint32_t result = rig_result(&rig);
	struct sc_avp avp;

	if (result != rows[row].result)
		printf("\n%s: %u\n", rows[row].what, (unsigned)result);
	CU_ASSERT_EQUAL(result, rows[row].result);
	CU_ASSERT_EQUAL(rig.fault.code, 0);
	CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 7);
	CU_ASSERT_EQUAL((rig.message.header.flags & SC_FLAG_REQUEST), 0);
	CU_ASSERT_EQUAL((rig.message.header.flags & SC_FLAG_ERROR) != 0, protocol_error);
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_ORIGIN_HOST, &avp));
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_ORIGIN_REALM, &avp));
	if (!rows[row].closes && rows[row].result != SC_DIAMETER_UNSUPPORTED_VERSION)
		CU_ASSERT(sc_text_equal(rig.message.session_id, SC_TEXT("rig;1;1")));
	check_failed(row);
}

static void every_fault_has_its_answer(void)
{
	int neighbour;
	int peer;

	rig_prepare(&rig);
	start();
	neighbour = rig_join(&rig, "as.example.net");
	peer = rig_join(&rig, hss);
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		size_t length = rig_write_echo(bytes, hss, 7, NULL);

		length += put_hex(bytes + length, rows[i].appended);
		sc_put_u24(bytes + 1, (uint32_t)length);
		put_hex(bytes + rows[i].patch_at, rows[i].patch);
		rig_send(peer, bytes, length);
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		check_answer(i);
		if (rows[i].closes) {
			CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
			close(peer);
			peer = rig_join(&rig, hss);
		}
		rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS);
	}
	rig_expect(&rig, neighbour, "as.example.net", SC_DIAMETER_SUCCESS);
	close(peer);
	close(neighbour);
	rig_close(&rig);
}

/* A request in which one AVP of the envelope is another one, or is missing. */
static void envelopes(void)
{
	static const struct {
		const char *session; /* NULL: none */
		size_t session_length;
		const char *host;
		const char *realm; /* Destination-Realm, NULL: none */
		uint32_t result;
		uint32_t failed;
	} letters[] = {
		{ "a;b", 3, "hss.example.net", "example.net", 2001, 0 },
		{ "a\0b", 3, "hss.example.net", "EXAMPLE.net", 2001, 0 },
		{ "", 0, "hss.example.net", "example.net", 2001, 0 },
		{ NULL, 0, "hss.example.net", "example.net", 5005, SC_CODE_SESSION_ID },
		{ "a", 1, "hss.example.net", NULL, 5005, SC_CODE_DESTINATION_REALM },
		{ "a", 1, "hss.example.net", "elsewhere.net", 3003, 0 },
		{ "a", 1, NULL, "example.net", 5005, SC_CODE_ORIGIN_HOST },
		{ "a", 1, "as.example.net", "example.net", 5004, SC_CODE_ORIGIN_HOST },
	};
	const struct sc_header header = {
		.flags = SC_FLAG_REQUEST, .code = ECHO_COMMAND, .application = ECHO_APPLICATION
	};
	int peer;

	rig_prepare(&rig);
	start();
	peer = rig_join(&rig, hss);
	for (size_t i = 0; i < SC_COUNT_OF(letters); i++) {
		struct sc_text session = { letters[i].session, letters[i].session_length };
		struct sc_avp_writer writer;
		struct sc_avp avp;

		sc_write_begin(&writer, bytes, sizeof(bytes));
		sc_write_header(&writer, &header);
		if (session.at != NULL)
			sc_write_text(&writer, SC_BASE(SC_CODE_SESSION_ID), session);
		if (letters[i].host != NULL)
			sc_write_text(
				&writer, SC_BASE(SC_CODE_ORIGIN_HOST), sc_text_of(letters[i].host));
		sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_REALM), SC_TEXT("example.net"));
		if (letters[i].realm != NULL)
			sc_write_text(&writer, SC_BASE(SC_CODE_DESTINATION_REALM),
				sc_text_of(letters[i].realm));
		rig_send(peer, bytes, sc_write_end(&writer));
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig_result(&rig), letters[i].result);
		CU_ASSERT(sc_text_equal(rig.message.session_id, session));
		if (letters[i].failed != 0) {
			CU_ASSERT(find_failed(&avp, 0));
			CU_ASSERT_EQUAL(avp.code, letters[i].failed);
		}
	}
	close(peer);
	rig_close(&rig);
}

static void relay_speaks_for_others(void)
{
	int dra;

	rig_prepare(&rig);
	start();
	dra = rig_join(&rig, "dra.example.net");
	rig_expect(&rig, dra, "somebody.else.net", SC_DIAMETER_SUCCESS);
	close(dra);
	rig_close(&rig);
}

static void proxy_infos_come_back_in_order(void)
{
	static const char *const hosts[] = { "one.net", "another.net", "3.net" };
	struct sc_avp_writer writer;
	struct sc_text rest;
	struct sc_avp avp;
	uint32_t seen = 0;
	int peer;

	rig_prepare(&rig);
	start();
	peer = rig_join(&rig, hss);
	rig_begin_echo(&writer, bytes, hss, 1);
	for (size_t i = 0; i < SC_COUNT_OF(hosts); i++) {
		uint8_t *group = sc_write_group(&writer, SC_BASE(SC_CODE_PROXY_INFO));

		sc_write_text(&writer, SC_BASE(280), sc_text_of(hosts[i]));
		sc_write_text(&writer, SC_BASE(33), SC_TEXT("x"));
		sc_write_group_end(&writer, group);
	}
	sc_write_u32(&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_NUMBER, true }, 5);
	rig_send(peer, bytes, sc_write_end(&writer));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(rig.message.proxy_infos, 3);
	rest = rig.message.avps;
	while (sc_avp_next(&rest, &avp)) {
		struct sc_text group = avp.value;

		if (avp.vendor == 0 && avp.code == SC_CODE_PROXY_INFO && sc_avp_next(&group, &avp))
			CU_ASSERT(sc_text_equal(avp.value, sc_text_of(hosts[seen++])));
	}
	CU_ASSERT_EQUAL(seen, 3);
	close(peer);
	rig_close(&rig);
}

static void too_deep_and_too_many(void)
{
	struct sc_avp_name inner = { ECHO_VENDOR, ECHO_INNER, true };
	struct sc_avp_writer writer;
	uint8_t *groups[12];
	int peer;

	rig_prepare(&rig);
	start();
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
	start();
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
	start();
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
	start();
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

static void ask_for(int peer, const char *what, uint32_t number)
{
	const struct echo_values values = { .number = { number != 0, number },
		.text = sc_text_of(what) };

	rig_send(peer, bytes, rig_write_echo(bytes, hss, 3, &values));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.fault.code, 0);
}

static void what_handlers_answer(void)
{
	struct sc_peer_report report;
	struct sc_avp avp;
	int peer;

	rig_prepare(&rig);
	start();
	peer = rig_join(&rig, hss);
	ask_for(peer, "grow", 60000);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT(rig_find(&rig, ECHO_VENDOR, ECHO_TEXT, &avp));
	CU_ASSERT_EQUAL(avp.value.length, 60000);
	ask_for(peer, "grow", ECHO_GROW_LIMIT); /* longer than a message may be */
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_UNABLE_TO_COMPLY);
	ask_for(peer, "silent", 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_UNABLE_TO_COMPLY);
	ask_for(peer, "exp", 0);
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_EXPERIMENTAL_RESULT, &avp));
	CU_ASSERT_FALSE(rig_find(&rig, 0, SC_CODE_RESULT_CODE, &avp));
	CU_ASSERT_EQUAL(rig_result(&rig), 5001);
	CU_ASSERT_EQUAL(rig.message.header.flags, SC_FLAG_PROXIABLE);
	ask_for(peer, "absent", 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_MISSING_AVP);
	CU_ASSERT(find_failed(&avp, 0));
	CU_ASSERT_EQUAL(avp.code, ECHO_ADDRESS);
	CU_ASSERT_EQUAL(avp.value.length, 6);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT_EQUAL(report.requests_received, 5);
	CU_ASSERT_EQUAL(report.answers_sent, 5);
	CU_ASSERT_EQUAL(report.code_count, 4);
	CU_ASSERT_EQUAL(report.codes[2].vendor, ECHO_VENDOR);
	close(peer);
	rig_close(&rig);
}

static void failed_avp_is_the_received_one(void)
{
	struct echo_values values = {
		.text = { "failed", 6 },
		.group = { { .present = true, .number = { true, 10 } },
			{ .present = true,
				.number = { true, 20 },
				.inner = { { .present = true, .number = { true, 21 } } },
				.inner_count = 1 } },
		.group_count = 2,
	};
	struct sc_avp avp;
	int peer;

	rig_prepare(&rig);
	start();
	peer = rig_join(&rig, hss);
	rig_send(peer, bytes, rig_write_echo(bytes, hss, 3, &values));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT(find_failed(&avp, 2));
	CU_ASSERT_EQUAL(avp.code, ECHO_NUMBER);
	CU_ASSERT_EQUAL(sc_get_u32((const uint8_t *)avp.value.at), 21);
	values.group_count = 1; /* now there is no second group: an example is made */
	rig_send(peer, bytes, rig_write_echo(bytes, hss, 3, &values));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT(find_failed(&avp, 2));
	CU_ASSERT_EQUAL(avp.code, ECHO_NUMBER);
	CU_ASSERT_EQUAL(sc_get_u32((const uint8_t *)avp.value.at), 0);
	close(peer);
	rig_close(&rig);
}

static void answers_nobody_asked_for_are_dropped(void)
{
	struct sc_peer_report report;
	size_t length;
	int peer;

	rig_prepare(&rig);
	start();
	peer = rig_join(&rig, hss);
	length = rig_write_echo(bytes, hss, 3, NULL);
	bytes[4] = 0;
	rig_send(peer, bytes, length);
	rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT_EQUAL(report.dropped, 1);
	CU_ASSERT_EQUAL(report.requests_received, 1);
	close(peer);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "every fault has its answer", every_fault_has_its_answer },
		{ "envelopes", envelopes },
		{ "relays", relay_speaks_for_others },
		{ "Proxy-Info", proxy_infos_come_back_in_order },
		{ "too deep, too many", too_deep_and_too_many },
		{ "one byte at a time", bytes_may_come_one_at_a_time },
		{ "mutated requests", mutated_requests_do_no_harm },
		{ "noise", noise_closes_only_its_connection },
		{ "what handlers answer", what_handlers_answer },
		{ "Failed-AVP", failed_avp_is_the_received_one },
		{ "answers nobody asked for", answers_nobody_asked_for_are_dropped },
	};

	return suite_run("hostile", tests, SC_COUNT_OF(tests));
}
