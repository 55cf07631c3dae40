/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How strict is the node with requests about the connection, and with what the AVPs of a message
 * must agree on? One row per rule: CER, DWR and DPR that lack something or say something else than
 * they should, and requests whose application or session state contradicts their header.
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
static const char as[] = "as.example.net";

enum { CER = 257, DWR = 280, DPR = 282 };

/* A request of the base protocol with these AVPs; NULL or a negative cause: without. */
struct letter {
	const char *what;
	uint32_t code;
	uint8_t flags;
	const char *host;
	const char *realm;
	int cause;            /* Disconnect-Cause */
	const char *reserved; /* a hex AVP that is put behind it */
	uint32_t result;
	uint32_t failed; /* code of the AVP in Failed-AVP, 0: none */
	bool stays;      /* the connection, afterwards */
};

static const struct letter letters[] = {
	{ "DWR", DWR, 0x80, hss, RIG_REALM, -1, NULL, 2001, 0, true },
	{ "DWR of another spelling", DWR, 0x80, "HSS.example.NET", RIG_REALM, -1, NULL, 2001, 0,
		true },
	{ "DWR without Origin-Host", DWR, 0x80, NULL, RIG_REALM, -1, NULL, 5005, 264, true },
	{ "DWR without Origin-Realm", DWR, 0x80, hss, NULL, -1, NULL, 5005, 296, true },
	{ "DWR of another host", DWR, 0x80, as, RIG_REALM, -1, NULL, 5004, 264, true },
	{ "DWR of nobody", DWR, 0x80, "", RIG_REALM, -1, NULL, 5004, 264, true },
	{ "DWR with E", DWR, 0xa0, hss, RIG_REALM, -1, NULL, 3008, 0, true },
	{ "DWR with a reserved bit", DWR, 0x81, hss, RIG_REALM, -1, NULL, 5013, 0, true },
	{ "DWR with an unknown AVP", DWR, 0x80, hss, RIG_REALM, -1, "000055554000000861616161",
		5001, 0x5555, true },
	{ "DWR with a broken AVP", DWR, 0x80, hss, RIG_REALM, -1, "000001164000000700000001", 5014,
		278, true },
	{ "DPR", DPR, 0x80, hss, RIG_REALM, 0, NULL, 2001, 0, false },
	{ "DPR of an unknown cause", DPR, 0x80, hss, RIG_REALM, 77, NULL, 2001, 0, false },
	{ "DPR without cause", DPR, 0x80, hss, RIG_REALM, -1, NULL, 5005, 273, true },
	{ "DPR of another host", DPR, 0x80, as, RIG_REALM, 1, NULL, 5004, 264, true },
	{ "DPR with E", DPR, 0xa0, hss, RIG_REALM, 0, NULL, 3008, 0, true },
};

static size_t put_hex(uint8_t *at, const char *hex)
{
	static const char digits[] = "0123456789abcdef";
	size_t length = 0;

	for (; hex != NULL && hex[length] != '\0'; length++)
		at[length / 2] =
			(uint8_t)(at[length / 2] << 4 | (strchr(digits, hex[length]) - digits));
	return length / 2;
}

static size_t write_letter(const struct letter *letter)
{
	const struct sc_header header = {
		.flags = letter->flags, .code = letter->code, .hop_by_hop = 7, .end_to_end = 8
	};
	struct sc_avp_writer writer;
	size_t length;

	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_header(&writer, &header);
	if (letter->host != NULL)
		sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_HOST), sc_text_of(letter->host));
	if (letter->realm != NULL)
		sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_REALM), sc_text_of(letter->realm));
	if (letter->cause >= 0)
		sc_write_u32(&writer, SC_BASE(SC_CODE_DISCONNECT_CAUSE), (uint32_t)letter->cause);
	length = (size_t)(writer.at - bytes);
	length += put_hex(bytes + length, letter->reserved);
	sc_put_u24(bytes + 1, (uint32_t)length);
	return length;
}

static void check_answer(const char *what, uint32_t result, uint32_t failed)
{
	struct sc_avp avp;

	if (rig_result(&rig) != result)
		printf("\n%s: %u\n", what, (unsigned)rig_result(&rig));
	CU_ASSERT_EQUAL(rig_result(&rig), result);
	CU_ASSERT_EQUAL(rig.fault.code, 0);
	CU_ASSERT_EQUAL((rig.message.header.flags & SC_FLAG_ERROR) != 0, result / 1000 == 3);
	CU_ASSERT_EQUAL(rig_find(&rig, 0, SC_CODE_FAILED_AVP, &avp), failed != 0);
	if (failed == 0)
		return;
	CU_ASSERT(rig_find_failed(&rig, &avp, 0));
	CU_ASSERT_EQUAL(avp.code, failed);
}

static void requests_about_the_connection(void)
{
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (size_t i = 0; i < SC_COUNT_OF(letters); i++) {
		rig_send(peer, bytes, write_letter(&letters[i]));
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		CU_ASSERT_EQUAL(rig.message.header.code, letters[i].code);
		CU_ASSERT_EQUAL(rig.message.header.hop_by_hop, 7);
		check_answer(letters[i].what, letters[i].result, letters[i].failed);
		if (!letters[i].stays) {
			CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
			close(peer);
			peer = rig_join(&rig, hss);
		}
		rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS);
	}
	close(peer);
	rig_close(&rig);
}

/* Moves what follows the AVP with this code over it. */
static size_t without(size_t length, uint32_t code)
{
	struct sc_text list = { (const char *)bytes + SC_HEADER_SIZE, length - SC_HEADER_SIZE };
	const char *at = list.at;
	struct sc_avp avp;

	while (sc_avp_next(&list, &avp) && avp.code != code)
		at = list.at;
	length -= (size_t)(list.at - at);
	memmove(bytes + (at - (const char *)bytes), list.at, list.length);
	sc_put_u24(bytes + 1, (uint32_t)length);
	return length;
}

static void introductions(void)
{
	static const struct {
		const char *what;
		const char *host;
		uint8_t flags;
		uint32_t without;
		uint32_t result;
		uint32_t failed;
	} rows[] = {
		{ "without Origin-Realm", hss, 0x80, 296, 5005, 296 },
		{ "without Origin-Host", hss, 0x80, 264, 5005, 264 },
		{ "without Host-IP-Address", hss, 0x80, 257, 2001, 0 },
		{ "without Vendor-Id", hss, 0x80, 266, 5005, 266 },
		{ "without Product-Name", hss, 0x80, 269, 5005, 269 },
		{ "without applications", hss, 0x80, 260, 5010, 0 },
		{ "with E", hss, 0xa0, 0, 3008, 0 },
		{ "with a reserved bit", hss, 0x88, 0, 5013, 0 },
		{ "of a stranger", "stranger.example.net", 0x80, 0, 3010, 0 },
		{ "of a stranger, incomplete", "stranger.example.net", 0x80, 257, 3010, 0 },
	};

	rig_prepare(&rig);
	rig_start(&rig);
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		int peer = rig_connect(&rig);
		size_t length = rig_write_cer(bytes, rows[i].host, ECHO_APPLICATION);

		if (rows[i].without != 0)
			length = without(length, rows[i].without);
		bytes[4] = rows[i].flags;
		rig_send(peer, bytes, length);
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		check_answer(rows[i].what, rows[i].result, rows[i].failed);
		if (rows[i].result == SC_DIAMETER_SUCCESS) {
			rig_expect(&rig, peer, rows[i].host, SC_DIAMETER_SUCCESS);
			rig_leave(&rig, peer);
			continue;
		}
		CU_ASSERT_EQUAL(rig_receive(&rig, peer), 0);
		close(peer);
	}
	rig_close(&rig);
}

/* 0100030f is the application of the header. */
static void what_contradicts_the_header(void)
{
	static const struct {
		const char *what;
		const char *appended;
		uint32_t result;
		uint32_t failed;
		uint32_t groups;
	} rows[] = {
		{ "the right application", "000001024000000c0100030f", 2001, 0, 0 },
		{ "another application", "000001024000000c01000000", 5004, 258, 0 },
		{ "the right vendor's application",
			"00000104400000200000010a4000000c0001869f000001024000000c0100030f", 2001, 0,
			0 },
		{ "another vendor's right application",
			"00000104400000200000010a4000000c000028af000001024000000c0100030f", 2001, 0,
			0 },
		{ "another vendor's other application",
			"00000104400000200000010a4000000c000028af000001024000000c01000001", 5004,
			258, 1 },
		{ "another accounting application",
			"00000104400000200000010a4000000c000028af000001034000000c01000001", 5004,
			259, 1 },
		{ "state maintained", "000001154000000c00000000", 2001, 0, 0 },
		{ "no state maintained", "000001154000000c00000001", 2001, 0, 0 },
		{ "undefined state", "000001154000000c00000002", 5004, 277, 0 },
	};
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		size_t length = rig_write_echo(bytes, hss, 7, NULL);
		struct sc_avp avp;

		length += put_hex(bytes + length, rows[i].appended);
		sc_put_u24(bytes + 1, (uint32_t)length);
		rig_send(peer, bytes, length);
		CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
		if (rig_result(&rig) != rows[i].result)
			printf("\n%s: %u\n", rows[i].what, (unsigned)rig_result(&rig));
		CU_ASSERT_EQUAL(rig_result(&rig), rows[i].result);
		CU_ASSERT_EQUAL(rig_find_failed(&rig, &avp, rows[i].groups), rows[i].failed != 0);
		if (rows[i].failed != 0)
			CU_ASSERT_EQUAL(avp.code, rows[i].failed);
	}
	close(peer);
	rig_close(&rig);
}

/* Names that are there but empty; a relay may bring them, too. */
static void empty_names(void)
{
	static const struct {
		const char *session;
		const char *host;
		const char *realm;
		uint32_t failed;
	} rows[] = {
		{ "", "far.example.org", "example.org", SC_CODE_SESSION_ID },
		{ "s", "", "example.org", SC_CODE_ORIGIN_HOST },
		{ "s", "far.example.org", "", SC_CODE_ORIGIN_REALM },
	};
	const struct sc_header header = {
		.flags = SC_FLAG_REQUEST, .code = ECHO_COMMAND, .application = ECHO_APPLICATION
	};
	int relay;

	rig_prepare(&rig);
	rig_start(&rig);
	relay = rig_join(&rig, "dra.example.net");
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_avp_writer writer;
		struct sc_avp avp;

		sc_write_begin(&writer, bytes, sizeof(bytes));
		sc_write_header(&writer, &header);
		sc_write_text(&writer, SC_BASE(SC_CODE_SESSION_ID), sc_text_of(rows[i].session));
		sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_HOST), sc_text_of(rows[i].host));
		sc_write_text(&writer, SC_BASE(SC_CODE_ORIGIN_REALM), sc_text_of(rows[i].realm));
		sc_write_text(&writer, SC_BASE(SC_CODE_DESTINATION_REALM), SC_TEXT(RIG_REALM));
		rig_send(relay, bytes, sc_write_end(&writer));
		CU_ASSERT_FATAL(rig_receive(&rig, relay) > 0);
		CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_INVALID_AVP_VALUE);
		CU_ASSERT(rig_find_failed(&rig, &avp, 0));
		CU_ASSERT_EQUAL(avp.code, rows[i].failed);
		CU_ASSERT_EQUAL(avp.value.length, 0);
	}
	close(relay);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "requests about the connection", requests_about_the_connection },
		{ "introductions", introductions },
		{ "contradictions", what_contradicts_the_header },
		{ "empty names", empty_names },
	};

	return suite_run("strictness", tests, SC_COUNT_OF(tests));
}
