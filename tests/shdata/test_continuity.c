/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The broker's own repository data, byte for byte.
 */
#include <stdio.h>
#include <string.h>

#include "continuity.h"
#include "suite.h"

#define HEAD         "<cp:continuity xmlns:cp=\"urn:x-broker:continuity:1\" version=\"1\">"
#define TAIL         "</cp:continuity>"
#define SET_OF(word) (UINT32_C(1) << (word))
#define ANY          (SET_OF(SC_MEDIA_COUNT) - 1)

static void check(const struct sc_continuity *continuity, const char *expected)
{
	static char buffer[8192];
	struct sc_text_writer out;
	bool same = false;

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	sc_continuity_write(continuity, &out);
	CU_ASSERT_FALSE(out.overflow);
	same = sc_text_equal(sc_text_written(&out), sc_text_of(expected));
	if (!same)
		printf("\n  wrote:    %.*s\n  expected: %s\n", SC_TEXT_ARG(sc_text_written(&out)),
			expected);
	CU_ASSERT(same);
}

static void check_rule(const struct sc_continuity_rule *rule, const char *expected)
{
	char whole[2048];
	char piece[2048];
	struct sc_text_writer out;
	struct sc_text written;

	sc_text_writer_begin(&out, piece, sizeof(piece));
	sc_continuity_write_rule(rule, &out);
	written = sc_text_written(&out);
	snprintf(whole, sizeof(whole), "%s<cp:precedence>operator</cp:precedence>%s%s", HEAD,
		expected, TAIL);
	check(&(struct sc_continuity){ .rules = &written, .rule_count = 1 }, whole);
}

static void check_user(const struct sc_continuity_preference *preference, const char *expected)
{
	char whole[2048];

	snprintf(whole, sizeof(whole), "%s<cp:precedence>user</cp:precedence>%s%s", HEAD, expected,
		TAIL);
	check(&(struct sc_continuity){ .precedence = SC_PRECEDENCE_USER,
		      .preferences = preference,
		      .preference_count = 1 },
		whole);
}

static void test_empty(void)
{
	check(&(struct sc_continuity){ 0 }, HEAD "<cp:precedence>operator</cp:precedence>" TAIL);
	check(&(struct sc_continuity){ .controller_routing = SC_CONTINUITY_ROUTING_ENABLED },
		HEAD "<cp:precedence>operator</cp:precedence>"
		     "<cp:iut><cp:controller-routing enabled=\"1\"/></cp:iut>" TAIL);
}

static void test_rule(void)
{
	static const uint8_t order[SC_ACCESS_COUNT] = {
		[SC_ACCESS_WLAN_TRUSTED] = 1, [SC_ACCESS_EUTRAN] = 2
	};
	struct sc_continuity_rule rule = { .media = SET_OF(SC_MEDIA_VIDEO),
		.service = SC_TEXT("*"),
		.level = SC_TRANSFER_LEVEL_SHALL,
		.nontransferable = SC_REMAINDER_DROP,
		.partial_allowed = true,
		.restricted_originating = SET_OF(SC_ACCESS_UTRAN_PS) | SET_OF(SC_ACCESS_GERAN_PS),
		.restricted_transfer = SET_OF(SC_ACCESS_UTRAN_PS) | SET_OF(SC_ACCESS_GERAN_PS),
		.preferred = order };

	check_rule(&rule, "<cp:rule media=\"video\" service=\"*\" level=\"shall\" "
			  "nontransferable=\"drop\"><cp:restricted>GERAN_PS UTRAN_PS"
			  "</cp:restricted><cp:preferred>WLAN_TRUSTED EUTRAN</cp:preferred>"
			  "</cp:rule>");
}

static void test_rule_with_everything(void)
{
	struct sc_continuity_rule rule = { .media = SET_OF(SC_MEDIA_VIDEO) | SET_OF(SC_MEDIA_AUDIO),
		.service = SC_TEXT("urn:\"mmtel\""),
		.session_case = SC_SESSION_CASE_TRANSFER,
		.roaming = SC_ROAMING_VISITED,
		.min_kbps = 64,
		.max_kbps = 2000,
		.restricted_originating =
			sc_access_group_members(SC_ACCESS_GROUP_CS) | SET_OF(SC_ACCESS_NR),
		.restricted_transfer = SET_OF(SC_ACCESS_NR) | SET_OF(SC_ACCESS_SAT) };

	check_rule(&rule, "<cp:rule media=\"audio video\" service=\"urn:&quot;mmtel&quot;\" "
			  "level=\"may\" nontransferable=\"keep\" case=\"transfer\" "
			  "roaming=\"visited\" partial=\"0\" min-kbps=\"64\" max-kbps=\"2000\">"
			  "<cp:restricted>NR</cp:restricted>"
			  "<cp:restricted op=\"originating\">CS</cp:restricted>"
			  "<cp:restricted op=\"transfer\">SAT</cp:restricted></cp:rule>");
}

static void test_groups_keep_their_rank(void)
{
	uint8_t order[SC_ACCESS_COUNT] = {
		[SC_ACCESS_FIXED_ETH] = 255, [SC_ACCESS_FIXED_XDSL] = 255
	};
	struct sc_continuity_rule rule = {
		.media = ANY, .service = SC_TEXT("*"), .partial_allowed = true, .preferred = order
	};

	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		if (sc_access_group_members(SC_ACCESS_GROUP_WLAN) & SET_OF(i))
			order[i] = 7;
	}
	check_rule(&rule, "<cp:rule media=\"*\" service=\"*\" level=\"may\" "
			  "nontransferable=\"keep\"><cp:preferred>WLAN FIXED_XDSL|FIXED_ETH"
			  "</cp:preferred></cp:rule>");
}

/* All accesses of a group get this rank, unless they have a better one. */
static void rank_group(uint8_t *order, enum sc_access_group group, uint8_t rank)
{
	for (int i = 0; i < SC_ACCESS_COUNT; i++) {
		if ((sc_access_group_members(group) & SET_OF(i)) && order[i] == 0)
			order[i] = rank;
	}
}

static void check_order(const uint8_t *order, const char *expected)
{
	char user[512];

	snprintf(user, sizeof(user),
		"<cp:user><cp:preferred media=\"*\">%s</cp:preferred></cp:user>", expected);
	check_user(&(struct sc_continuity_preference){ .media = ANY, .accesses = order }, user);
}

/* A tie stays a tie, and what was mentioned before is not mentioned again. */
static void test_ties(void)
{
	uint8_t packet[SC_ACCESS_COUNT] = { 0 };
	uint8_t every[SC_ACCESS_COUNT] = { [SC_ACCESS_NR] = 1 };
	uint8_t last[SC_ACCESS_COUNT] = { 0 };
	const uint8_t pair[SC_ACCESS_COUNT] = {
		[SC_ACCESS_EUTRAN] = 2, [SC_ACCESS_NR] = 2, [SC_ACCESS_SAT] = 1
	};
	const uint8_t split[SC_ACCESS_COUNT] = { [SC_ACCESS_WLAN_TRUSTED] = 1,
		[SC_ACCESS_WLAN_UNTRUSTED] = 2,
		[SC_ACCESS_EUTRAN] = 2,
		[SC_ACCESS_WLAN_NO_PS] = 3 };

	rank_group(packet, SC_ACCESS_GROUP_NON3GPP, 1);
	rank_group(packet, SC_ACCESS_GROUP_PS, 2);
	check_order(packet, "NON3GPP PS");
	rank_group(packet, SC_ACCESS_GROUP_ANY, 3);
	check_order(packet, "NON3GPP PS CS");
	rank_group(every, SC_ACCESS_GROUP_3GPP, 2);
	rank_group(every, SC_ACCESS_GROUP_ANY, 9);
	check_order(every, "NR 3GPP ANY");
	rank_group(last, SC_ACCESS_GROUP_FIXED, 1);
	last[SC_ACCESS_FIXED_ETH] = 2;
	check_order(last, "FIXED_XDSL|FIXED_CABLE|FIXED_FIBER FIXED_ETH");
	check_order(pair, "SAT EUTRAN|NR");
	check_order(split, "WLAN_TRUSTED EUTRAN|WLAN_UNTRUSTED WLAN_NO_PS");
}

static void test_preference(void)
{
	static const uint8_t order[SC_ACCESS_COUNT] = { [SC_ACCESS_EUTRAN] = 1 };
	static const struct sc_continuity_device devices[] = {
		{ .name = SC_TEXT("phone"), .instance = SC_TEXT("urn:uuid:1"), .rank = 1 },
		{ .name = SC_TEXT("<tablet>"), .mode = SC_DEVICE_MODE_NEVER }
	};
	struct sc_continuity_preference preference = { .media = SET_OF(SC_MEDIA_AUDIO),
		.has_domain = true,
		.domain = SC_DOMAIN_PREFERENCE_IMS_ONLY,
		.has_immediate = true,
		.immediate = true,
		.has_nontransferable = true,
		.nontransferable = SC_REMAINDER_DROP,
		.accesses = order,
		.devices = devices,
		.device_count = 2 };

	check_user(&preference,
		"<cp:user media=\"audio\" domain=\"3\" immediate=\"1\" nontransferable=\"drop\">"
		"<cp:preferred media=\"audio\">EUTRAN</cp:preferred>"
		"<cp:device media=\"audio\" rank=\"1\" instance=\"urn:uuid:1\"/>"
		"<cp:device media=\"audio\" mode=\"never\" name=\"&lt;tablet&gt;\"/></cp:user>");
	check_user(&(struct sc_continuity_preference){ .media = ANY }, "<cp:user></cp:user>");
}

/* TS 23.237 6a: who may ask, who takes over, which arriving sessions look for controllers. */
static void test_iut(void)
{
	static const struct sc_continuity_authorisation authorisations[] = {
		{ SC_REQUESTER_KIND_DEVICE, SC_TEXT("urn:uuid:1"),
			SET_OF(SC_IUT_OPERATION_TRANSFER) | SET_OF(SC_IUT_OPERATION_ADD),
			SC_AUTHORISATION_ALLOW },
		{ SC_REQUESTER_KIND_IMPU, SC_TEXT("sip:\"a\"@b"), SET_OF(SC_IUT_OPERATION_DISCOVER),
			SC_AUTHORISATION_ASK },
		{ SC_REQUESTER_KIND_ANY_SAME_SUB, { NULL, 0 },
			SET_OF(SC_IUT_OPERATION_CONTROL_TRANSFER), SC_AUTHORISATION_DENY },
	};
	static const struct sc_continuity_criterion criteria[] = {
		{ .calling = SC_TEXT("sip:a"),
			.called = SC_TEXT("tel:+1"),
			.service = SC_TEXT("urn:x"),
			.media = SET_OF(SC_MEDIA_AUDIO) },
		{ .media = 0 }
	};
	static const struct sc_continuity_successor successors[] = {
		{ .instance = SC_TEXT("urn:uuid:1"), .name = SC_TEXT("a"), .move_media = true },
		{ .name = SC_TEXT("b") }
	};
	struct sc_continuity whole = { .authorisations = authorisations,
		.authorisation_count = 3,
		.controller_routing = SC_CONTINUITY_ROUTING_ENABLED,
		.criteria = criteria,
		.criterion_count = 2,
		.has_control_loss = true,
		.successors = successors,
		.successor_count = 2 };

	check(&whole,
		HEAD "<cp:precedence>operator</cp:precedence><cp:iut>"
		     "<cp:authorised instance=\"urn:uuid:1\" ops=\"transfer add\"/>"
		     "<cp:authorised identity=\"sip:&quot;a&quot;@b\" ops=\"discover\" "
		     "decision=\"ask\"/>"
		     "<cp:authorised group=\"any_same_sub\" ops=\"control_transfer\" "
		     "decision=\"deny\"/>"
		     "<cp:controller-routing enabled=\"1\"><cp:criterion calling=\"sip:a\" "
		     "called=\"tel:+1\" service=\"urn:x\" media=\"audio\"/><cp:criterion/>"
		     "</cp:controller-routing><cp:control-loss>"
		     "<cp:device instance=\"urn:uuid:1\" move-media=\"1\"/>"
		     "<cp:device name=\"b\" move-media=\"0\"/></cp:control-loss></cp:iut>" TAIL);
	check(&(struct sc_continuity){ .controller_routing = SC_CONTINUITY_ROUTING_DISABLED,
		      .has_control_loss = true },
		HEAD "<cp:precedence>operator</cp:precedence><cp:iut>"
		     "<cp:controller-routing enabled=\"0\"/><cp:control-loss></cp:control-loss>"
		     "</cp:iut>" TAIL);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "nothing provisioned", test_empty },
		{ "an operator rule", test_rule },
		{ "an operator rule with every attribute", test_rule_with_everything },
		{ "groups and equal ranks", test_groups_keep_their_rank },
		{ "ties", test_ties },
		{ "a user preference", test_preference },
		{ "inter-UE transfer", test_iut },
	};

	return suite_run("continuity document", tests, SC_COUNT_OF(tests));
}
