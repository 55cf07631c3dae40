/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does what is typed behind `rx aar` become the AVPs that are meant, and are words that mean
 * nothing told apart?
 */
#include <stdio.h>
#include <string.h>

#include "rx_draft.h"
#include "rx_word.h"
#include "suite.h"

static struct sc_rx_draft draft;
static struct sc_problem problem;

static void begin(void)
{
	memset(&draft, 0, sizeof(draft));
	problem.sentence[0] = '\0';
}

static void accept(enum sc_status (*put)(struct sc_rx_draft *, const char *, struct sc_problem *),
	const char *typed)
{
	CU_ASSERT_EQUAL(put(&draft, typed, &problem), SC_STATUS_OK);
	if (problem.sentence[0] != '\0')
		printf("\n%s: %s", typed, problem.sentence);
}

static void refuse(enum sc_status (*put)(struct sc_rx_draft *, const char *, struct sc_problem *),
	const char *typed, const char *sentence)
{
	problem.sentence[0] = '\0';
	CU_ASSERT_EQUAL(put(&draft, typed, &problem), SC_STATUS_MALFORMED);
	if (strstr(problem.sentence, sentence) == NULL)
		printf("\n%s: %s", typed, problem.sentence);
	CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, sentence));
}

static void test_media(void)
{
	const struct rx_media *media = draft.aar.media;

	begin();
	accept(sc_rx_draft_media, "audio:64,video:512:enabled-up,text::REMOVED,message::enabled");
	CU_ASSERT_EQUAL(draft.aar.media_count, 4);
	CU_ASSERT_EQUAL(media[0].number.value, 1);
	CU_ASSERT_EQUAL(media[0].bandwidth.up.value, 64000);
	CU_ASSERT_FALSE(media[0].status.present);
	CU_ASSERT_EQUAL(media[1].type.value, 1);
	CU_ASSERT_TRUE(media[1].status.present && media[1].status.value == 0);
	CU_ASSERT_FALSE(media[2].bandwidth.down.present);
	CU_ASSERT_EQUAL(media[2].status.value, 4);
	CU_ASSERT_EQUAL(media[3].status.value, 2);
	accept(sc_rx_draft_versions, "7,,18446744073709551615");
	CU_ASSERT_EQUAL(media[0].version.value, 7);
	CU_ASSERT_FALSE(media[1].version.present);
	CU_ASSERT_EQUAL(media[2].version.value, UINT64_MAX);
	accept(sc_rx_draft_flow, "permit in ip from any to any");
	CU_ASSERT_EQUAL(media[0].flow_count, 1);
	CU_ASSERT_EQUAL(media[0].flow[0].number.value, 1);
	refuse(sc_rx_draft_versions, "18446744073709551616", "no version");
	refuse(sc_rx_draft_versions, "-1", "no version");
	refuse(sc_rx_draft_versions, "1,2,3,4,5", "more versions than there are components");
}

static void test_wrong_media(void)
{
	begin();
	refuse(sc_rx_draft_flow, "permit in ip from any to any", "there is no component");
	refuse(sc_rx_draft_media, "tv", "\"tv\" is no kind of media");
	refuse(sc_rx_draft_media, "audio,,video", "\"\" is no kind of media");
	refuse(sc_rx_draft_media, "audio:4294968", "no bandwidth");
	refuse(sc_rx_draft_media, "audio:x", "no bandwidth");
	refuse(sc_rx_draft_media, "audio:1:on", "ENABLED-UPLINK, ENABLED-DOWNLINK, ENABLED,");
	refuse(sc_rx_draft_media, "audio:1:ena", "no value of Flow-Status");
	begin();
	refuse(sc_rx_draft_media,
		"audio,audio,audio,audio,audio,audio,audio,audio,audio,audio,audio,audio,audio,"
		"audio,audio,audio,audio",
		"at most 16 components");
}

static void test_addresses(void)
{
	begin();
	accept(sc_rx_draft_ip4, "192.0.2.7");
	CU_ASSERT_TRUE(sc_text_equal(draft.aar.framed_ip_address, SC_TEXT("\300\0\2\7")));
	accept(sc_rx_draft_ip6, "2001:db8::/32");
	CU_ASSERT_TRUE(
		sc_text_equal(draft.aar.framed_ipv6_prefix, SC_TEXT("\0\40\x20\x01\x0d\xb8")));
	accept(sc_rx_draft_ip6, "2001:db8::1");
	CU_ASSERT_EQUAL(draft.aar.framed_ipv6_prefix.length, 18);
	refuse(sc_rx_draft_ip4, "192.0.2.300", "no IPv4 address");
	refuse(sc_rx_draft_ip6, "2001:db8::/129", "no IPv6 prefix");
	refuse(sc_rx_draft_ip6, "2001:db8::/", "no IPv6 prefix");
	refuse(sc_rx_draft_ip6, "192.0.2.1", "no IPv6 prefix");
	refuse(sc_rx_draft_ip6,
		"2001:0db8:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000/64",
		"no IPv6 prefix");
}

static void expect_user(uint32_t nth, uint32_t kind, const char *identity)
{
	const struct rx_subscription *one = &draft.aar.subscription[nth];

	CU_ASSERT_TRUE(one->present && one->kind.present);
	CU_ASSERT_EQUAL(one->kind.value, kind);
	CU_ASSERT_TRUE(sc_text_equal(one->value, sc_text_of(identity)));
}

static void test_users(void)
{
	begin();
	accept(sc_rx_draft_users,
		"sip:a@b,+155,tel:+156,imsi:001,001010000000003,157,a@b,private:x");
	CU_ASSERT_EQUAL(draft.aar.subscription_count, 8);
	expect_user(0, 2, "sip:a@b");
	expect_user(1, 0, "155");
	expect_user(2, 0, "156");
	expect_user(3, 1, "001");
	expect_user(4, 1, "001010000000003");
	expect_user(5, 0, "157");
	expect_user(6, 3, "a@b");
	expect_user(7, 4, "x");
	refuse(sc_rx_draft_users, "nai:c@d", "at most 8 identities");
}

static void test_words(void)
{
	begin();
	accept(sc_rx_draft_service_info, "prelim");
	CU_ASSERT_EQUAL(draft.aar.service_info_status.value, 1);
	accept(sc_rx_draft_service_info, "FINAL_SERVICE_INFORMATION");
	CU_ASSERT_EQUAL(draft.aar.service_info_status.value, 0);
	accept(sc_rx_draft_dialogues, "several");
	CU_ASSERT_EQUAL(draft.aar.forking.value, 1);
	accept(sc_rx_draft_request_type, "update");
	CU_ASSERT_EQUAL(draft.aar.request_type.value, 1);
	accept(sc_rx_draft_actions, "ip-can_change,PLMN_CHANGE,release_of_bearer,12,99");
	CU_ASSERT_EQUAL(draft.aar.action_count, 5);
	CU_ASSERT_EQUAL(draft.aar.action[0].value, 6);
	CU_ASSERT_EQUAL(draft.aar.action[1].value, 16);
	CU_ASSERT_EQUAL(draft.aar.action[2].value, 4);
	CU_ASSERT_EQUAL(draft.aar.action[4].value, 99);
	accept(sc_rx_draft_required, "user_location,ms");
	CU_ASSERT_EQUAL(draft.aar.required_count, 2);
	CU_ASSERT_EQUAL(draft.aar.required[1].value, 1);
	refuse(sc_rx_draft_service_info, "later", "no value of Service-Info-Status");
	refuse(sc_rx_draft_dialogues, "", "no value of SIP-Forking-Indication");
	refuse(sc_rx_draft_actions, "recovery", "RECOVERY_OF_BEARER");
	refuse(sc_rx_draft_actions, "ip_can_change_of_heart", "no value of Specific-Action");
}

static void test_features(void)
{
	begin();
	accept(sc_rx_draft_features, "Rel8,netloc,2:0x2,ATSSS");
	CU_ASSERT_EQUAL(draft.aar.features_count, 2);
	CU_ASSERT_EQUAL(draft.aar.features[0].list.value, 1);
	CU_ASSERT_EQUAL(draft.aar.features[0].bits.value, 0x21);
	CU_ASSERT_EQUAL(draft.aar.features[1].bits.value, 0x202);
	begin();
	accept(sc_rx_draft_features, "51");
	CU_ASSERT_EQUAL(draft.aar.features_count, 1);
	CU_ASSERT_EQUAL(draft.aar.features[0].bits.value, 51);
	refuse(sc_rx_draft_features, "Rel", "\"Rel\" is no feature");
	refuse(sc_rx_draft_features, "3:1", "is no feature");
	refuse(sc_rx_draft_features, "0:1", "is no feature");
	refuse(sc_rx_draft_features, "4294967296", "is no feature");
	refuse(sc_rx_draft_features, "1:", "is no feature");
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "media", test_media },
		{ "wrong media", test_wrong_media },
		{ "addresses", test_addresses },
		{ "users", test_users },
		{ "words", test_words },
		{ "features", test_features },
	};

	return suite_run("rx_draft", tests, sizeof(tests) / sizeof(tests[0]));
}
