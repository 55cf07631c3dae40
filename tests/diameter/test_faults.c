/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the node answer to requests that are wrong? One row per rule of RFC 6733 7: what is
 * changed in a good request, and which code and Failed-AVP it brings. After each row the same
 * connection, or the peer's next one, gets a right answer again.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_codes.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";

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
	{ "Failed-AVP in a request", 0, "", "00000117 40 000010 00000115 40 000007", 5014, 0x115, 1,
		false },
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

static void check_failed(size_t row)
{
	struct sc_avp avp;
	bool found = rig_find_failed(&rig, &avp, rows[row].groups);

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
	rig_start(&rig);
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
		{ "", 0, "hss.example.net", "example.net", 5004, SC_CODE_SESSION_ID },
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
	rig_start(&rig);
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
			CU_ASSERT(rig_find_failed(&rig, &avp, 0));
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
	rig_start(&rig);
	dra = rig_join(&rig, "dra.example.net");
	rig_expect(&rig, dra, "somebody.else.net", SC_DIAMETER_SUCCESS);
	close(dra);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "every fault has its answer", every_fault_has_its_answer },
		{ "envelopes", envelopes },
		{ "relays", relay_speaks_for_others },
	};

	return suite_run("faults", tests, SC_COUNT_OF(tests));
}
