/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do structs and bytes say the same? Maps written and read back, lengths at their limits, frames
 * cut from a stream; without a network.
 */
#include <string.h>

#include "avp_read.h"
#include "avp_write.h"
#include "base_codes.h"
#include "dictionary.h"
#include "echo.h"
#include "frame.h"
#include "lexicon.h"
#include "octets.h"
#include "suite.h"

static uint8_t bytes[4096];

static const struct echo_values full = {
	.number = { true, 0xfffffffe },
	.text = { "five5", 5 },
	.longer = { true, 0x0102030405060708 },
	.address = { "\0\1\12\0\0\1", 6 },
	.group = { { .present = true, .number = { true, 1 }, .text = { "", 0 } },
		{ .present = true,
			.inner = { { .present = true, .number = { true, 3 } },
				{ .present = true } },
			.inner_count = 2 } },
	.group_count = 2,
};

/* One after the other, as in a message. */
static struct sc_text write_values(const struct echo_values *values, size_t size)
{
	struct sc_avp_writer writer;

	sc_write_begin(&writer, bytes, size);
	sc_write_map(&writer, &echo_map, values);
	if (writer.overflow)
		return (struct sc_text){ 0 };
	return (struct sc_text){ (const char *)bytes, (size_t)(writer.at - writer.start) };
}

static void what_is_written_is_read(void)
{
	struct echo_values values;
	struct sc_fault fault;
	struct sc_text avps;

	memset(&values, 0x55, sizeof(values));
	avps = write_values(&full, sizeof(bytes));
	CU_ASSERT_EQUAL(avps.length % 4, 0);
	CU_ASSERT_FATAL(sc_avp_read(avps, &echo_map, &values, &fault));
	CU_ASSERT(values.number.present && values.number.value == 0xfffffffe);
	CU_ASSERT(values.longer.present && values.longer.value == full.longer.value);
	CU_ASSERT(sc_text_equal(values.text, full.text));
	CU_ASSERT(sc_text_equal(values.address, full.address));
	CU_ASSERT_EQUAL(values.group_count, 2);
	CU_ASSERT(values.group[0].present && values.group[0].must);
	CU_ASSERT_EQUAL(values.group[0].number.value, 1);
	CU_ASSERT_PTR_NOT_NULL(values.group[0].text.at); /* empty, but there */
	CU_ASSERT_EQUAL(values.group[0].inner_count, 0);
	CU_ASSERT_FALSE(values.group[1].number.present);
	CU_ASSERT_PTR_NULL(values.group[1].text.at);
	CU_ASSERT_EQUAL(values.group[1].inner_count, 2);
	CU_ASSERT_EQUAL(values.group[1].inner[0].number.value, 3);
	CU_ASSERT_FALSE(values.group[1].inner[1].number.present);
	CU_ASSERT_FALSE(values.inner.present);
}

static void nothing_is_read_from_nothing(void)
{
	struct echo_values values;
	struct sc_fault fault;

	memset(&values, 0x55, sizeof(values));
	CU_ASSERT(sc_avp_read((struct sc_text){ 0 }, &echo_map, &values, &fault));
	CU_ASSERT_FALSE(values.number.present);
	CU_ASSERT_PTR_NULL(values.text.at);
	CU_ASSERT_EQUAL(values.group_count, 0);
	CU_ASSERT_FALSE(values.inner.present);
	CU_ASSERT_FALSE(values.inner.number.present);
	memset(&values, 0, sizeof(values));
	CU_ASSERT_EQUAL(write_values(&values, 0).length, 0);
}

/* A group without the M bit says so. */
static void must_is_the_bit_of_the_group(void)
{
	struct echo_values values;
	struct sc_avp_writer writer;
	struct sc_fault fault;
	uint8_t *group;

	sc_write_begin(&writer, bytes, sizeof(bytes));
	group = sc_write_group(&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_GROUP, false });
	sc_write_u32(&writer, (struct sc_avp_name){ 0, 0, true }, 1); /* code 0 is not MUST */
	sc_write_group_end(&writer, group);
	CU_ASSERT(sc_avp_read(
		(struct sc_text){ (const char *)bytes, (size_t)(writer.at - writer.start) },
		&echo_map, &values, &fault));
	CU_ASSERT_EQUAL(values.group_count, 1);
	CU_ASSERT_FALSE(values.group[0].must);
}

static void every_size_too_small_overflows(void)
{
	size_t whole = write_values(&full, sizeof(bytes)).length;

	for (size_t size = 0; size < whole; size++)
		CU_ASSERT_EQUAL(write_values(&full, size).length, 0);
	CU_ASSERT_EQUAL(write_values(&full, whole).length, whole);
}

static void message_lengths(void)
{
	const struct sc_header header = { .flags = SC_FLAG_REQUEST,
		.code = 0x123456,
		.application = 7,
		.hop_by_hop = 8,
		.end_to_end = 9 };
	struct sc_header read = { 0 };
	struct sc_avp_writer writer;
	struct sc_text stream = { (const char *)bytes, 0 };

	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_header(&writer, &header);
	sc_write_text(&writer, SC_BASE(SC_CODE_SESSION_ID), SC_TEXT("a"));
	stream.length = sc_write_end(&writer);
	CU_ASSERT_EQUAL(stream.length, 32);
	CU_ASSERT_EQUAL(sc_frame_cut(stream, 32, &read), SC_FRAME_WHOLE);
	CU_ASSERT_EQUAL(read.version, 1);
	CU_ASSERT_EQUAL(read.flags, SC_FLAG_REQUEST);
	CU_ASSERT_EQUAL(read.length, 32);
	CU_ASSERT_EQUAL(read.code, 0x123456);
	CU_ASSERT_EQUAL(read.application, 7);
	CU_ASSERT_EQUAL(read.hop_by_hop, 8);
	CU_ASSERT_EQUAL(read.end_to_end, 9);
	CU_ASSERT_EQUAL(sc_frame_cut(stream, 31, &read), SC_FRAME_GARBAGE);
	for (stream.length = 0; stream.length < 32; stream.length++)
		CU_ASSERT_EQUAL(sc_frame_cut(stream, 32, &read), SC_FRAME_PARTIAL);
	sc_put_u24(bytes + 1, 30);
	CU_ASSERT_EQUAL(sc_frame_cut(stream, 4096, &read), SC_FRAME_GARBAGE);
	sc_put_u24(bytes + 1, 16);
	CU_ASSERT_EQUAL(sc_frame_cut(stream, 4096, &read), SC_FRAME_GARBAGE);
}

static void failed_avp_wraps_its_groups(void)
{
	struct sc_fault fault = {
		.names_avp = true,
		.avp = { ECHO_VENDOR, ECHO_LONG, true },
		.group_count = 2,
		.groups = { { ECHO_VENDOR, ECHO_GROUP, true }, { ECHO_VENDOR, ECHO_INNER, false } },
	};
	struct sc_avp_writer writer;
	struct sc_text list;
	struct sc_avp avp;

	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_failed(&writer, &fault);
	list = (struct sc_text){ (const char *)bytes, (size_t)(writer.at - writer.start) };
	CU_ASSERT(sc_avp_next(&list, &avp) && avp.code == SC_CODE_FAILED_AVP);
	CU_ASSERT_EQUAL(list.length, 0);
	for (uint32_t i = 0; i < 2; i++) {
		list = avp.value;
		CU_ASSERT(sc_avp_next(&list, &avp) && avp.code == fault.groups[i].code);
	}
	CU_ASSERT_EQUAL(avp.flags, SC_AVP_FLAG_VENDOR);
	list = avp.value;
	CU_ASSERT(sc_avp_next(&list, &avp) && avp.code == ECHO_LONG);
	CU_ASSERT_EQUAL(avp.value.length, 8); /* an example has the length of its type */
	fault.names_avp = false;
	sc_write_begin(&writer, bytes, sizeof(bytes));
	sc_write_failed(&writer, &fault);
	CU_ASSERT_PTR_EQUAL(writer.at, writer.start);
}

static void words_have_names_and_types(void)
{
	static const struct {
		uint32_t vendor;
		uint32_t code;
		const char *name;
		enum sc_word_type type;
		uint8_t size;
	} rows[] = {
		{ 0, 263, "Session-Id", SC_WORD_TEXT, 0 },
		{ 0, 264, "Origin-Host", SC_WORD_TEXT, 0 },
		{ 0, 257, "Host-IP-Address", SC_WORD_ADDRESS, 0 },
		{ 0, 55, "Event-Timestamp", SC_WORD_TIME, 4 },
		{ 0, 268, "Result-Code", SC_WORD_U32, 4 },
		{ 0, 273, "Disconnect-Cause", SC_WORD_I32, 4 },
		{ 0, 279, "Failed-AVP", SC_WORD_GROUP, 0 },
		{ 0, 25, "Class", SC_WORD_OCTETS, 0 },
		{ ECHO_VENDOR, ECHO_LONG, "Echo-Long", SC_WORD_U64, 8 },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		const struct sc_word *word = sc_lexicon_find(rows[i].vendor, rows[i].code);

		CU_ASSERT_PTR_NOT_NULL(word);
		if (word == NULL)
			continue;
		CU_ASSERT_STRING_EQUAL(word->name, rows[i].name);
		CU_ASSERT_EQUAL(word->type, rows[i].type);
		CU_ASSERT_EQUAL(word->size, rows[i].size);
	}
	CU_ASSERT_PTR_NULL(sc_lexicon_find(ECHO_VENDOR, 263));
	CU_ASSERT_PTR_NULL(sc_lexicon_find(0, 0x5555));
	CU_ASSERT_STRING_EQUAL(sc_lexicon_enumerator(sc_lexicon_find(0, 273), 0), "REBOOTING");
	CU_ASSERT_PTR_NULL(sc_lexicon_enumerator(sc_lexicon_find(0, 273), 77));
	CU_ASSERT_STRING_EQUAL(sc_lexicon_command(280, true), "Device-Watchdog-Request");
	CU_ASSERT_PTR_NULL(sc_lexicon_command(1, true));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "what is written is read", what_is_written_is_read },
		{ "nothing", nothing_is_read_from_nothing },
		{ "MUST", must_is_the_bit_of_the_group },
		{ "overflow at every size", every_size_too_small_overflows },
		{ "message lengths", message_lengths },
		{ "Failed-AVP", failed_avp_wraps_its_groups },
		{ "lexicon", words_have_names_and_types },
	};

	if (sc_dictionary_open(NULL) != SC_STATUS_OK ||
		sc_application_offer(&echo_application) != SC_STATUS_OK ||
		sc_dictionary_define_offered(NULL) != SC_STATUS_OK)
		return EXIT_FAILURE;
	return suite_run("avp", tests, SC_COUNT_OF(tests));
}
