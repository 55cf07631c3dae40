/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does an AF tell about session descriptions? Rows of both sides' SDP and the components they
 * make; then what Codec-Data keeps of them, and descriptions that mean no good.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"
#include "rx_sdp.h"
#include "suite.h"

enum { TEXT_SIZE = 8192, ARENA_SIZE = 5 * SC_SDP_BYTE_LIMIT, MEGABYTE = 1 << 20 };

#define HEAD(address) "v=0\no=- 1 1 IN IP4 " address "\ns=-\nc=IN IP4 " address "\nt=0 0\n"

static struct sc_arena arena;
static struct rx_aar aar;
static struct sc_problem problem;

static enum sc_status read(const char *head, const char *body, struct sc_sdp *sdp)
{
	char text[TEXT_SIZE];

	snprintf(text, sizeof(text), "%s%s", strncmp(body, "v=0", 3) == 0 ? "" : head, body);
	return sc_sdp_read(&arena, sc_text_of(text), sdp, &problem);
}

static enum sc_status describe(const char *first, const char *answer, const char *side)
{
	static struct sc_sdp sides[2];
	const struct sc_rx_sdp sdp = {
		.first = &sides[0],
		.answer = answer == NULL ? NULL : &sides[1],
		.from_network = strcmp(side, "downlink") == 0,
		.no_offer = strcmp(side, "description") == 0,
	};
	enum sc_status status = SC_STATUS_OK;

	sc_arena_empty(&arena);
	memset(&aar, 0, sizeof(aar));
	problem.sentence[0] = '\0';
	status = read(HEAD("192.0.2.7"), first, &sides[0]);
	if (status == SC_STATUS_OK && answer != NULL)
		status = read(HEAD("198.51.100.9"), answer, &sides[1]);
	return status == SC_STATUS_OK ? sc_rx_sdp_describe(&arena, &sdp, &aar, &problem) : status;
}

static void tell(struct sc_text_writer *writer, const char *name, struct sc_avp_u32 number)
{
	if (!number.present)
		return;
	sc_text_put(writer, SC_TEXT(" "));
	sc_text_put(writer, sc_text_of(name));
	sc_text_put(writer, SC_TEXT(" "));
	sc_text_put_u64(writer, number.value);
}

static void tell_flow(struct sc_text_writer *writer, const struct rx_flow *flow)
{
	sc_text_put(writer, SC_TEXT(" "));
	sc_text_put_u64(writer, flow->number.value);
	tell(writer, "usage", flow->usage);
	sc_text_put(writer, SC_TEXT(":"));
	for (uint32_t i = 0; i < flow->description_count; i++) {
		sc_text_put(writer, i == 0 ? SC_TEXT(" ") : SC_TEXT("; "));
		sc_text_put(writer, flow->description[i]);
	}
	sc_text_put(writer, SC_TEXT("\n"));
}

static void tell_all(char *text, size_t size)
{
	struct sc_text_writer writer;

	sc_text_writer_begin(&writer, text, size - 1);
	if (aar.service_info_status.present && aar.service_info_status.value == 1)
		sc_text_put(&writer, SC_TEXT("preliminary\n"));
	for (uint32_t i = 0; i < aar.media_count; i++) {
		const struct rx_media *media = &aar.media[i];

		sc_text_put_u64(&writer, media->number.value);
		tell(&writer, "type", media->type);
		tell(&writer, "status", media->status);
		tell(&writer, "down", media->bandwidth.down);
		tell(&writer, "up", media->bandwidth.up);
		tell(&writer, "rs", media->rs);
		tell(&writer, "rr", media->rr);
		sc_text_put(&writer, SC_TEXT("\n"));
		for (uint32_t j = 0; j < media->flow_count; j++)
			tell_flow(&writer, &media->flow[j]);
	}
	text[sc_text_written(&writer).length] = '\0';
}

/* "\n" as "\r\n". */
static void with_returns(const char *text, char *out, size_t size)
{
	size_t at = 0;

	for (; *text != '\0' && at + 2 < size; text++) {
		if (*text == '\n')
			out[at++] = '\r';
		out[at++] = *text;
	}
	out[at] = '\0';
}

static void check(const struct rows *rows, const char *first)
{
	const char *answer = rows_has(rows, "answer") ? rows_text(rows, "answer") : NULL;
	const char *expected = rows_text(rows, "expected");
	enum sc_status status = describe(first, answer, rows_text(rows, "side"));
	char told[TEXT_SIZE] = "";
	bool refused = rows_number(rows, "refused") != 0;
	bool good = (status != SC_STATUS_OK) == refused;

	if (refused)
		snprintf(told, sizeof(told), "%s", problem.sentence);
	else
		tell_all(told, sizeof(told));
	good = good && (refused ? told[0] != '\0' && strstr(told, expected) != NULL
				: strcmp(told, expected) == 0);
	if (!good)
		printf("\n%s:\n%s%s\n", rows_text(rows, "name"), told, problem.sentence);
	CU_ASSERT_TRUE(good);
}

static void test_rows(void)
{
	struct rows rows;
	char returned[TEXT_SIZE];
	unsigned count = 0;

	CU_ASSERT_FATAL(rows_open(&rows, "../vectors/rx/sdp.sql", "sdp_case"));
	while (rows_next(&rows)) {
		check(&rows, rows_text(&rows, "first"));
		with_returns(rows_text(&rows, "first"), returned, sizeof(returned));
		check(&rows, returned);
		count++;
	}
	rows_close(&rows);
	CU_ASSERT_TRUE(count >= 36);
}

static void expect_codec(uint32_t component, uint32_t index, const char *expected)
{
	struct sc_text codec = aar.media[component].codec[index];

	if (!sc_text_equal(codec, sc_text_of(expected)))
		printf("\n%.*s\n", SC_TEXT_ARG(codec));
	CU_ASSERT_TRUE(sc_text_equal(codec, sc_text_of(expected)));
}

/* TS 29.214 5.3.7: who, what, then the lines of that component and of no other. */
static void test_codec_data(void)
{
	const char *offer = "a=tool:phone\r\nm=audio 49170 RTP/AVP 97\r\ni=speech\r\nb=AS:41\r\n"
			    "a=rtpmap:97 AMR/8000\r\nm=video 6000 RTP/AVP 34\r\n";
	const char *answer = "m=audio 30000 RTP/AVP 97\na=ptime:20\nm=video 7000 RTP/AVP 34";

	CU_ASSERT_EQUAL_FATAL(describe(offer, answer, "uplink"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(aar.media[0].codec_count, 2);
	expect_codec(
		0, 0, "uplink\noffer\nm=audio 49170 RTP/AVP 97\nb=AS:41\na=rtpmap:97 AMR/8000");
	expect_codec(0, 1, "downlink\nanswer\nm=audio 30000 RTP/AVP 97\na=ptime:20");
	expect_codec(1, 0, "uplink\noffer\nm=video 6000 RTP/AVP 34");
	expect_codec(1, 1, "downlink\nanswer\nm=video 7000 RTP/AVP 34");
	CU_ASSERT_EQUAL_FATAL(describe(offer, NULL, "downlink"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(aar.media[1].codec_count, 1);
	expect_codec(1, 0, "downlink\noffer\nm=video 6000 RTP/AVP 34");
	CU_ASSERT_EQUAL_FATAL(describe(offer, NULL, "description"), SC_STATUS_OK);
	expect_codec(1, 0, "uplink\ndescription\nm=video 6000 RTP/AVP 34");
}

static enum sc_status read_bytes(const char *bytes, size_t length)
{
	static struct sc_sdp sdp;

	sc_arena_empty(&arena);
	problem.sentence[0] = '\0';
	return sc_sdp_read(&arena, (struct sc_text){ bytes, length }, &sdp, &problem);
}

static void test_many_lines(void)
{
	char text[TEXT_SIZE] = HEAD("192.0.2.7");

	for (int i = 0; i < SC_SDP_MEDIA_LIMIT; i++)
		strcat(text, "m=audio 49170 RTP/AVP 0\n");
	CU_ASSERT_EQUAL(describe(text, text, "uplink"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(aar.media_count, SC_SDP_MEDIA_LIMIT);
	strcat(text, "m=audio 49170 RTP/AVP 0\n");
	CU_ASSERT_EQUAL(read_bytes(text, strlen(text)), SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT_STRING_EQUAL(problem.sentence, "there are 17 m= lines, at most 16 are taken");
}

static void test_size(void)
{
	char *text = malloc(MEGABYTE);
	size_t head = strlen(HEAD("192.0.2.7"));

	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	memset(text, 'x', MEGABYTE);
	memcpy(text, HEAD("192.0.2.7"), head);
	memcpy(text + head, "m=audio 1 RTP/AVP 0\na=", 22);
	CU_ASSERT_EQUAL(read_bytes(text, MEGABYTE), SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT_STRING_EQUAL(
		problem.sentence, "a session description of more than 65536 bytes is not read");
	CU_ASSERT_EQUAL(read_bytes(text, SC_SDP_BYTE_LIMIT), SC_STATUS_OK);
	text[MEGABYTE / 32] = '\0';
	CU_ASSERT_EQUAL(read_bytes(text, SC_SDP_BYTE_LIMIT), SC_STATUS_MALFORMED);
	CU_ASSERT_STRING_EQUAL(problem.sentence, "a NUL is no text");
	CU_ASSERT_EQUAL(read_bytes(NULL, 0), SC_STATUS_MALFORMED);
	free(text);
}

/* Each byte of a description turned into each other, and each beginning of it: whatever it is then,
 * reading it ends. */
static void test_every_byte(void)
{
	char text[] =
		HEAD("192.0.2.7") "m=message 2855 TCP/MSRP *\na=rtcp:9 IN IP4 192.0.2.1\nb=AS:9\n";
	size_t length = sizeof(text) - 1;
	unsigned good = 0;

	for (size_t i = 0; i < length; i++) {
		char byte = text[i];

		good += read_bytes(text, i) == SC_STATUS_OK;
		for (int other = 0; other < 256; other++) {
			text[i] = (char)other;
			if (read_bytes(text, length) == SC_STATUS_OK)
				good++;
			else
				CU_ASSERT_NOT_EQUAL(problem.sentence[0], '\0');
		}
		text[i] = byte;
	}
	CU_ASSERT_TRUE(good > length);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "rows of descriptions", test_rows },
		{ "codec data", test_codec_data },
		{ "many m= lines", test_many_lines },
		{ "size and NUL", test_size },
		{ "every byte turned into every other", test_every_byte },
	};
	int code = EXIT_FAILURE;

	if (sc_arena_open(&arena, ARENA_SIZE) == SC_STATUS_OK)
		code = suite_run("rx_sdp", tests, sizeof(tests) / sizeof(tests[0]));
	sc_arena_close(&arena);
	return code;
}
