/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do the bricks hold? Hash, look-up, grouping, text pool, clean text and patterns.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean_text.h"
#include "grouped.h"
#include "keyed_hash.h"
#include "lookup.h"
#include "snapshot_parts.h"
#include "suite.h"
#include "text_pool.h"

static void test_hash_depends_on_key_and_every_byte(void)
{
	const struct sc_hash_key a = { { 1, 2 } };
	const struct sc_hash_key b = { { 1, 3 } };
	char bytes[24] = "the same twenty-three b";
	uint64_t hash = sc_keyed_hash(&a, bytes, sizeof(bytes));
	struct sc_hash_key drawn[2] = { sc_hash_key_draw(), sc_hash_key_draw() };

	CU_ASSERT_EQUAL(hash, sc_keyed_hash(&a, bytes, sizeof(bytes)));
	CU_ASSERT_NOT_EQUAL(hash, sc_keyed_hash(&b, bytes, sizeof(bytes)));
	for (size_t i = 0; i < sizeof(bytes); i++) {
		bytes[i] ^= 1;
		CU_ASSERT_NOT_EQUAL(hash, sc_keyed_hash(&a, bytes, sizeof(bytes)));
		CU_ASSERT_NOT_EQUAL(hash, sc_keyed_hash(&a, bytes, i));
		bytes[i] ^= 1;
	}
	CU_ASSERT_NOT_EQUAL(memcmp(&drawn[0], &drawn[1], sizeof(drawn[0])), 0);
}

static void test_lookup_finds_all_and_only(void)
{
	const struct sc_hash_key key = { { 7, 8 } };
	struct sc_lookup lookup;
	uint32_t found = 0;

	CU_ASSERT_EQUAL_FATAL(sc_lookup_open(&lookup, 3000), SC_STATUS_OK);
	for (uint32_t i = 0; i < 3000; i++) {
		uint32_t number = i / 3; /* three rows share each key */

		sc_lookup_add(&lookup, sc_keyed_hash(&key, &number, sizeof(number)), i);
	}
	for (uint32_t number = 0; number < 2000; number++) {
		struct sc_lookup_walk walk =
			sc_lookup_begin(&lookup, sc_keyed_hash(&key, &number, sizeof(number)));
		uint32_t rows = 0;

		while (sc_lookup_next(&lookup, &walk, &found))
			rows += found / 3 == number;
		CU_ASSERT_EQUAL(rows, number < 1000 ? 3 : 0);
	}
	sc_lookup_close(&lookup);
	CU_ASSERT_FALSE(sc_lookup_next(&lookup, &(struct sc_lookup_walk){ .hash = 1 }, &found));
}

struct row {
	uint32_t owner;
	uint32_t order;
};

static void group(const uint32_t *owners, uint32_t count)
{
	struct sc_grouped grouped = { .rows = NULL };
	uint32_t seen = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct row *row = sc_grouped_add(&grouped, sizeof(*row), owners[i]);

		CU_ASSERT_PTR_NOT_NULL_FATAL(row);
		if (row == NULL)
			return; /* for the analyser, which does not know that FATAL ends the test */
		*row = (struct row){ .owner = owners[i], .order = i };
	}
	CU_ASSERT_EQUAL_FATAL(sc_grouped_settle(&grouped, 5), SC_STATUS_OK);
	for (uint32_t owner = 0; owner < 5; owner++) {
		const struct row *rows = sc_grouped_rows(&grouped, owner);

		for (uint32_t i = 0; i < sc_grouped_count(&grouped, owner); i++, seen++) {
			CU_ASSERT_EQUAL(rows[i].owner, owner);
			CU_ASSERT_TRUE(i == 0 || rows[i - 1].order < rows[i].order);
		}
	}
	CU_ASSERT_EQUAL(seen, count);
	sc_grouped_close(&grouped);
}

static void test_grouping(void)
{
	static const uint32_t in_order[] = { 0, 0, 1, 3, 3, 4 };
	static const uint32_t mixed[] = { 4, 0, 3, 0, 1, 3, 4, 4 };
	uint32_t many[500];

	group(in_order, SC_COUNT_OF(in_order));
	group(mixed, SC_COUNT_OF(mixed));
	group(NULL, 0);
	for (uint32_t i = 0; i < SC_COUNT_OF(many); i++)
		many[i] = i * 7 % 5;
	group(many, SC_COUNT_OF(many));
}

static void test_texts_are_kept_and_shared(void)
{
	struct sc_text_pool pool;
	struct sc_text a = { 0 };
	struct sc_text b = { 0 };
	const size_t large_size = (size_t)600 * 1024;
	char *large = calloc(1, large_size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(large);
	CU_ASSERT_EQUAL_FATAL(sc_text_pool_open(&pool, sc_hash_key_draw()), SC_STATUS_OK);
	CU_ASSERT_TRUE(sc_text_pool_share(&pool, SC_TEXT("phone"), &a));
	CU_ASSERT_TRUE(sc_text_pool_share(&pool, SC_TEXT("phone"), &b));
	CU_ASSERT_PTR_EQUAL(a.at, b.at);
	CU_ASSERT_TRUE(sc_text_pool_keep(&pool, SC_TEXT("phone"), &b));
	CU_ASSERT_PTR_NOT_EQUAL(a.at, b.at);
	CU_ASSERT_TRUE(sc_text_equal(a, b));
	CU_ASSERT_TRUE(sc_text_pool_share(&pool, SC_TEXT(""), &b));
	CU_ASSERT_EQUAL(b.length, 0);
	CU_ASSERT_TRUE(sc_text_pool_keep(&pool, (struct sc_text){ large, large_size }, &b));
	CU_ASSERT_EQUAL(b.length, large_size);
	for (int i = 0; i < 10000; i++) {
		char word[16];

		snprintf(word, sizeof(word), "word %d", i);
		CU_ASSERT_TRUE(sc_text_pool_share(&pool, sc_text_of(word), &b));
		CU_ASSERT_TRUE(sc_text_equal(b, sc_text_of(word)));
	}
	sc_text_pool_settle(&pool);
	CU_ASSERT_TRUE(sc_text_equal(a, SC_TEXT("phone")));
	sc_text_pool_close(&pool);
	free(large);
}

/* Structs stand between texts, aligned, cleared and apart from each other. */
static void test_pool_holds_structs(void)
{
	struct sc_text_pool pool;
	struct sc_text text = { 0 };
	uint64_t *rows[5000];

	CU_ASSERT_EQUAL_FATAL(sc_text_pool_open(&pool, sc_hash_key_draw()), SC_STATUS_OK);
	for (uint64_t i = 0; i < SC_COUNT_OF(rows); i++) {
		CU_ASSERT_TRUE(sc_text_pool_keep(
			&pool, (struct sc_text){ "xxxxxxxxxxxxx", i % 14 }, &text));
		rows[i] = sc_text_pool_add(&pool, 5 * sizeof(*rows[i]));
		CU_ASSERT_PTR_NOT_NULL_FATAL(rows[i]);
		CU_ASSERT_EQUAL((uintptr_t)rows[i] % sizeof(*rows[i]), 0);
		CU_ASSERT_EQUAL(rows[i][0] + rows[i][4], 0);
		rows[i][0] = rows[i][4] = i;
	}
	for (uint64_t i = 0; i < SC_COUNT_OF(rows); i++)
		CU_ASSERT_TRUE(rows[i][0] == i && rows[i][4] == i);
	sc_text_pool_close(&pool);
}

/* Every octet in every place of texts of several lengths, beside what is printable. */
static void test_clean_octets(void)
{
	char text[19];

	for (size_t length = 1; length <= sizeof(text); length++) {
		for (size_t at = 0; at < length; at++) {
			for (int octet = 0; octet < 256; octet++) {
				memset(text, octet % 2 == 0 ? ' ' : '~', sizeof(text));
				text[at] = (char)octet;
				CU_ASSERT_EQUAL(sc_text_is_clean((struct sc_text){ text, length }),
					octet >= ' ' && octet < 0x7f);
			}
		}
	}
}

static void test_clean_text(void)
{
	CU_ASSERT_TRUE(sc_text_is_clean(SC_TEXT("")));
	CU_ASSERT_TRUE(
		sc_text_is_clean(SC_TEXT("Gr\xc3\xbc\xc3\x9f Gott \xe2\x82\xac \xf0\x9f\x93\x9e")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("a\nb")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("a\0b")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("\x7f")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("\xc3")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("\xc0\xaf")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("\xe0\x80\xaf")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("\xed\xa0\x80")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("\xf4\x90\x80\x80")));
	CU_ASSERT_FALSE(sc_text_is_clean(SC_TEXT("\x80")));
}

static void test_patterns(void)
{
	static const struct {
		const char *pattern;
		const char *text;
		bool fits;
	} cases[] = {
		{ "*", "", true },
		{ "*", "anything", true },
		{ "", "", true },
		{ "", "x", false },
		{ "continuity*", "continuity-prefs", true },
		{ "continuity*", "continuity", true },
		{ "continuity*", "discontinuity", false },
		{ "*prefs", "continuity-prefs", true },
		{ "*prefs", "continuity-prefs2", false },
		{ "a*b*c", "a-b-b-c", true },
		{ "a*b*c", "a-c-b", false },
		{ "**", "x", true },
		{ "exact", "exact", true },
		{ "exact", "exactly", false },
	};

	for (size_t i = 0; i < SC_COUNT_OF(cases); i++)
		CU_ASSERT_EQUAL(
			sc_pattern_fits(sc_text_of(cases[i].pattern), sc_text_of(cases[i].text)),
			cases[i].fits);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "hash depends on key and every byte", test_hash_depends_on_key_and_every_byte },
		{ "lookup finds all and only", test_lookup_finds_all_and_only },
		{ "grouping", test_grouping },
		{ "texts are kept and shared", test_texts_are_kept_and_shared },
		{ "pool holds structs", test_pool_holds_structs },
		{ "clean text", test_clean_text },
		{ "every octet of a text is looked at", test_clean_octets },
		{ "patterns", test_patterns },
	};

	return suite_run("store parts", tests, SC_COUNT_OF(tests));
}
