/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do the generated words say what vocabulary.sql says?
 */
#include <stdio.h>
#include <string.h>

#include "suite.h"
#include "vocabulary.h"

static void test_names_go_both_ways(void)
{
	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		enum sc_access access = SC_ACCESS_COUNT;
		const char *name = sc_access_name((enum sc_access)i);

		CU_ASSERT_TRUE(sc_access_from_name(sc_text_of(name), &access));
		CU_ASSERT_EQUAL((int)access, i);
	}
	for (int i = 0; i < SC_REASON_COUNT; i++) {
		enum sc_reason reason = SC_REASON_COUNT;
		const char *name = sc_reason_name((enum sc_reason)i);

		CU_ASSERT_TRUE(sc_reason_from_name(sc_text_of(name), &reason));
		CU_ASSERT_EQUAL((int)reason, i);
		CU_ASSERT_TRUE(strlen(sc_reason_sentence((enum sc_reason)i)) > 5);
	}
}

static void test_strangers_have_no_word(void)
{
	enum sc_access access = SC_ACCESS_NR;

	CU_ASSERT_FALSE(sc_access_from_name(SC_TEXT("eutran"), &access));
	CU_ASSERT_FALSE(sc_access_from_name(SC_TEXT("EUTRA"), &access));
	CU_ASSERT_FALSE(sc_access_from_name(SC_TEXT("EUTRAN\0"), &access));
	CU_ASSERT_FALSE(sc_access_from_name(SC_TEXT(""), &access));
	CU_ASSERT_FALSE(sc_access_from_name((struct sc_text){ 0 }, &access));
	CU_ASSERT_EQUAL(access, SC_ACCESS_NR);
}

static void test_out_of_range_is_harmless(void)
{
	enum sc_access beyond = (enum sc_access)(SC_ACCESS_COUNT + 3);

	CU_ASSERT_STRING_EQUAL(sc_access_name(SC_ACCESS_COUNT), "?");
	CU_ASSERT_STRING_EQUAL(sc_access_domain(beyond), "?");
	CU_ASSERT_EQUAL(sc_access_rat(beyond), -1);
	CU_ASSERT_EQUAL(sc_access_group_members(SC_ACCESS_GROUP_COUNT), 0);
}

static void test_further_columns(void)
{
	CU_ASSERT_EQUAL(sc_access_rat(SC_ACCESS_EUTRAN), 1004);
	CU_ASSERT_EQUAL(sc_access_ip_can(SC_ACCESS_NR), 8);
	CU_ASSERT_STRING_EQUAL(sc_access_domain(SC_ACCESS_UTRAN_CS), "cs");
	CU_ASSERT_EQUAL(sc_media_rx(SC_MEDIA_AUDIO), 0);
	CU_ASSERT_EQUAL(sc_media_rx(SC_MEDIA_OTHER), -1);
	CU_ASSERT_EQUAL(sc_reason_code(SC_REASON_NO_VOPS), 25);
	CU_ASSERT_EQUAL(sc_data_reference_code(SC_DATA_REFERENCE_TADSINFORMATION), 26);
	CU_ASSERT_EQUAL(sc_data_reference_may_update(SC_DATA_REFERENCE_STN_SR), 1);
	CU_ASSERT_EQUAL(sc_data_reference_may_update(SC_DATA_REFERENCE_MSISDN), 0);
}

static uint32_t bit(enum sc_access access)
{
	return UINT32_C(1) << access;
}

static void test_groups_are_sets(void)
{
	CU_ASSERT_EQUAL(
		sc_access_group_members(SC_ACCESS_GROUP_ANY), (UINT32_C(1) << SC_ACCESS_COUNT) - 1);
	CU_ASSERT_EQUAL(sc_access_group_members(SC_ACCESS_GROUP_WLAN),
		bit(SC_ACCESS_WLAN_TRUSTED) | bit(SC_ACCESS_WLAN_UNTRUSTED) |
			bit(SC_ACCESS_WLAN_NO_PS));
	CU_ASSERT_EQUAL(sc_access_group_members(SC_ACCESS_GROUP_CS) &
				sc_access_group_members(SC_ACCESS_GROUP_PS),
		0);
	CU_ASSERT_EQUAL(sc_access_term_members(SC_ACCESS_TERM_EUTRAN), bit(SC_ACCESS_EUTRAN));
	CU_ASSERT_EQUAL(sc_access_term_members(SC_ACCESS_TERM_3GPP),
		sc_access_group_members(SC_ACCESS_GROUP_3GPP));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "names go both ways", test_names_go_both_ways },
		{ "strangers have no word", test_strangers_have_no_word },
		{ "out of range is harmless", test_out_of_range_is_harmless },
		{ "further columns", test_further_columns },
		{ "groups are sets", test_groups_are_sets },
	};

	return suite_run("vocabulary", tests, SC_COUNT_OF(tests));
}
