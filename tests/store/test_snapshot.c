/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does the snapshot hold what was imported, and do the look-ups find it?
 */
#include <arpa/inet.h>
#include <string.h>

#include "scratch.h"
#include "suite.h"

static struct scratch scratch;
static struct sc_store *store;
static const struct sc_snapshot *snapshot;

static const char more[] =
	/* A wildcard, and an identity that it would match too. */
	"INSERT INTO public_identity (uri, subscription, type) VALUES\n"
	"    ('sip:Office-![0-9]+!@IMS.example', 'bob', 'wildcarded_impu'),\n"
	"    ('sip:Office-7@ims.example', 'alice', 'public_user_identity'),\n"
	"    ('tel:+1800!.*!', 'bob', 'wildcarded_psi');\n"
	/* Overlapping addresses in two domains, and two devices behind one address. */
	"INSERT INTO contact (subscription, device, uri, access, ip4, ip_domain, apn) VALUES\n"
	"    ('alice', 'phone', 'sip:1', 'NR', '10.0.0.1', 'east', 'ims'),\n"
	"    ('bob', 'phone', 'sip:2', 'NR', '10.0.0.1', 'west', 'ims'),\n"
	"    ('alice', 'phone', 'sip:3', 'NR', '10.0.0.2', '', ''),\n"
	"    ('alice', 'tablet', 'sip:4', 'WLAN_TRUSTED', '10.0.0.2', '', ''),\n"
	"    ('bob', 'phone', 'sip:5', 'NR', '10.0.0.3', '', 'ims'),\n"
	"    ('bob', 'phone', 'sip:6', 'NR', '10.0.0.3', '', 'ims'),\n"
	"    ('alice', 'phone', 'sip:7', 'NR', '10.0.0.4', '', 'sos'),\n"
	"    ('bob', 'phone', 'sip:8', 'NR', '10.0.0.4', '', '');\n"
	"INSERT INTO contact (subscription, device, uri, access, ip6, emergency, ip_can) VALUES\n"
	"    ('bob', 'phone', 'sip:9', 'WLAN_UNTRUSTED', '2001:db8::5', 1, 9),\n"
	"    ('bob', 'phone', 'sip:10', 'WLAN_UNTRUSTED', '2001:db8:0:1::/56', 0, NULL);\n"
	"INSERT INTO policy_set (name, scope, scope_value, version) VALUES\n"
	"    ('gold', 'subscription_class', 'gold', 1), ('abroad', 'vplmn', '00102', 1),\n"
	"    ('abroad 2', 'vplmn', '00102', 2), ('for alice', 'subscription', 'alice', 1);\n"
	"INSERT INTO policy_rule (policy_set, name, media_group, level) VALUES\n"
	"    ('gold', 'video', 'video', 'shall');\n"
	"INSERT INTO rule_restricted VALUES ('gold', 'video', '3GPP', 'originating'),\n"
	"    ('gold', 'video', 'UTRAN_PS', 'both'), ('gold', 'video', 'SAT', 'transfer');\n"
	"INSERT INTO rule_preferred VALUES ('gold', 'video', 1, 'FIXED'),\n"
	"    ('gold', 'video', 5, 'WLAN');\n"
	"UPDATE subscription SET controller_routing = 1;\n"
	"INSERT INTO controller_criterion (subscription, rank, calling, media_group) VALUES\n"
	"    ('alice', 2, 'sip:boss@x', NULL), ('alice', 1, '', 'video');\n";

static int begin(void)
{
	scratch_open(&scratch);
	if (scratch_import(&scratch, scratch_network) != SC_STATUS_OK ||
		scratch_import(&scratch, more) != SC_STATUS_OK)
		return 1;
	store = scratch_store(&scratch);
	snapshot = store == NULL ? NULL : sc_store_snapshot(store);
	return store == NULL;
}

static bool is(const struct sc_account *account, const char *name)
{
	return account != NULL && sc_text_equal(account->subscriber.name, sc_text_of(name));
}

static const struct sc_account *find(const char *uri, const struct sc_public_identity **identity)
{
	*identity = NULL;
	return sc_snapshot_by_public(snapshot, sc_text_of(uri), identity);
}

static void test_public_identities(void)
{
	const struct sc_public_identity *identity = NULL;

	CU_ASSERT_TRUE(is(find("sip:alice@ims.example", &identity), "alice"));
	CU_ASSERT_TRUE(sc_text_equal(identity->uri, SC_TEXT("sip:alice@ims.example")));
	CU_ASSERT_EQUAL(identity->alias_set, 1);
	CU_ASSERT_EQUAL(identity->private_mask, 3); /* no pair: all */
	CU_ASSERT_TRUE(is(find("tel:+15552", &identity), "alice"));
	CU_ASSERT_EQUAL(identity->private_mask, 2); /* alice@ comes behind alice.tablet@ */
	CU_ASSERT_PTR_NULL(find("tel:+1-5552", &identity));
	CU_ASSERT_PTR_NULL(find("sip:alice@ims.exampl", &identity));
	CU_ASSERT_PTR_NULL(find("", &identity));
}

static void test_wildcards_come_last(void)
{
	const struct sc_public_identity *identity = NULL;

	CU_ASSERT_TRUE(is(find("sip:Office-7@ims.example", &identity), "alice"));
	CU_ASSERT_TRUE(is(find("sip:Office-77@ims.example", &identity), "bob"));
	CU_ASSERT_EQUAL(identity->type, SC_IDENTITY_TYPE_WILDCARDED_IMPU);
	CU_ASSERT_TRUE(sc_text_equal(identity->uri, SC_TEXT("sip:Office-![0-9]+!@ims.example")));
	CU_ASSERT_PTR_NULL(find("sip:Office-@ims.example", &identity));
	CU_ASSERT_PTR_NULL(find("sip:Office-7a@ims.example", &identity));
	CU_ASSERT_PTR_NULL(find("sip:my-Office-7@ims.example", &identity));
	CU_ASSERT_PTR_NULL(find("sip:Office-7", &identity));
	CU_ASSERT_TRUE(is(find("tel:+18005551", &identity), "bob"));
	/* A wildcard is also found by its own text. */
	CU_ASSERT_TRUE(is(find("sip:Office-![0-9]+!@ims.example", &identity), "bob"));
}

static void test_other_keys(void)
{
	CU_ASSERT_TRUE(is(sc_snapshot_by_private(snapshot, SC_TEXT("alice@ims.example")), "alice"));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_private(snapshot, SC_TEXT("Alice@ims.example")));
	CU_ASSERT_TRUE(is(sc_snapshot_by_imsi(snapshot, SC_TEXT("001010000000002")), "bob"));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_imsi(snapshot, SC_TEXT("")));
	CU_ASSERT_TRUE(is(sc_snapshot_by_msisdn(snapshot, SC_TEXT("15551")), "alice"));
	CU_ASSERT_TRUE(is(sc_snapshot_by_msisdn(snapshot, SC_TEXT("15553")), "bob"));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_msisdn(snapshot, SC_TEXT("+15553")));
	CU_ASSERT_TRUE(is(sc_snapshot_by_external(snapshot, SC_TEXT("thing@example.net")), "bob"));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_external(snapshot, SC_TEXT("bob@ims.example")));
	CU_ASSERT_EQUAL(sc_snapshot_account_count(snapshot), 2);
	CU_ASSERT_PTR_NULL(sc_snapshot_account(snapshot, 2));
	CU_ASSERT_TRUE(is(sc_snapshot_by_name(snapshot, SC_TEXT("bob")), "bob"));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_name(snapshot, SC_TEXT("Bob")));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_name(snapshot, SC_TEXT("")));
	CU_ASSERT_EQUAL(sc_snapshot_version(snapshot), 2);
}

static void test_what_hangs_on_an_account(void)
{
	const struct sc_public_identity *identity = NULL;
	const struct sc_account *alice = find("sip:alice@ims.example", &identity);
	const struct sc_subscriber *subscriber = &alice->subscriber;
	const struct sc_preference *preference = &subscriber->preferences[0];

	CU_ASSERT_EQUAL(alice->msisdn_count, 2);
	CU_ASSERT_TRUE(sc_text_equal(alice->msisdns[0], SC_TEXT("15552"))); /* the basic one */
	CU_ASSERT_EQUAL(alice->private_count, 2);
	CU_ASSERT_TRUE(sc_text_equal(alice->privates[1].msisdn, SC_TEXT("15552")));
	CU_ASSERT_EQUAL(subscriber->device_count, 2);
	CU_ASSERT_EQUAL(subscriber->devices[0].capability_count, 2);
	CU_ASSERT_TRUE(sc_text_equal(subscriber->devices[0].capabilities[1].codec, SC_TEXT("AMR")));
	CU_ASSERT_EQUAL(subscriber->devices[1].capability_count, 0);
	CU_ASSERT_EQUAL(subscriber->contacts[1].device, 1);
	CU_ASSERT_EQUAL(subscriber->contacts[0].voice, SC_VOICE_SUPPORT_SUPPORTED);
	CU_ASSERT_EQUAL(subscriber->contacts[0].quality, SC_NONE);
	CU_ASSERT_TRUE(sc_text_equal(alice->bindings[0].impu, SC_TEXT("tel:+15552")));
	CU_ASSERT_EQUAL(alice->bindings[0].rat, -1);
	CU_ASSERT_EQUAL(subscriber->preference_count, 1);
	CU_ASSERT_EQUAL(preference->media, SC_SET_OF(SC_MEDIA_AUDIO));
	CU_ASSERT_FALSE(preference->has_domain);
	CU_ASSERT_EQUAL(preference->accesses.rank[SC_ACCESS_WLAN_TRUSTED], 1);
	CU_ASSERT_EQUAL(preference->accesses.rank[SC_ACCESS_WLAN_UNTRUSTED], 2);
	CU_ASSERT_EQUAL(preference->accesses.rank[SC_ACCESS_EUTRAN], 3);
	CU_ASSERT_EQUAL(preference->accesses.rank[SC_ACCESS_NR], 0);
	CU_ASSERT_EQUAL(preference->device_named, 2);
	CU_ASSERT_EQUAL(preference->device_mode[1], SC_DEVICE_MODE_NEVER);
}

static void test_controller_criteria(void)
{
	const struct sc_public_identity *identity = NULL;
	const struct sc_subscriber *alice = &find("sip:alice@ims.example", &identity)->subscriber;
	const struct sc_subscriber *bob = &find("sip:bob@ims.example", &identity)->subscriber;

	CU_ASSERT_EQUAL_FATAL(alice->criterion_count, 2);
	CU_ASSERT_EQUAL(alice->criteria[0].media, SC_SET_OF(SC_MEDIA_VIDEO));
	CU_ASSERT_EQUAL(alice->criteria[0].calling.length, 0);
	CU_ASSERT_TRUE(sc_text_equal(alice->criteria[1].calling, SC_TEXT("sip:boss@x")));
	CU_ASSERT_EQUAL(alice->criteria[1].media, 0);
	/* Routing without criteria is routing always. */
	CU_ASSERT_EQUAL_FATAL(bob->criterion_count, 1);
	CU_ASSERT_EQUAL(bob->criteria[0].media, 0);
}

static void test_policy_order(void)
{
	static const char *const order[] = { "for alice", "gold", "abroad 2", "abroad", "default" };
	const struct sc_policy *policy = sc_snapshot_policy(snapshot);
	const struct sc_rule *rule = NULL;

	CU_ASSERT_EQUAL_FATAL(policy->set_count, SC_COUNT_OF(order));
	for (size_t i = 0; i < SC_COUNT_OF(order); i++)
		CU_ASSERT_TRUE(sc_text_equal(policy->sets[i].name, sc_text_of(order[i])));
	CU_ASSERT_EQUAL(policy->sets[0].rule_count, 0);
	CU_ASSERT_EQUAL_FATAL(policy->sets[1].rule_count, 1);
	rule = &policy->sets[1].rules[0];
	CU_ASSERT_EQUAL(rule->level, SC_TRANSFER_LEVEL_SHALL);
	CU_ASSERT_EQUAL(rule->nontransferable, SC_REMAINDER_KEEP);
	CU_ASSERT_EQUAL(
		rule->restricted_originating, sc_access_group_members(SC_ACCESS_GROUP_3GPP));
	CU_ASSERT_EQUAL(rule->restricted_transfer,
		SC_SET_OF(SC_ACCESS_UTRAN_PS) | SC_SET_OF(SC_ACCESS_SAT));
	CU_ASSERT_EQUAL(rule->preferred.rank[SC_ACCESS_FIXED_FIBER], 1);
	CU_ASSERT_EQUAL(rule->preferred.rank[SC_ACCESS_WLAN_NO_PS], 2);
	CU_ASSERT_EQUAL(rule->preferred.rank[SC_ACCESS_EUTRAN], 0);
}

static const struct sc_account *by_ip4(
	const char *address, const char *domain, const char *apn, const char *uri)
{
	const struct sc_address_place place = { .ip_domain = sc_text_of(domain),
		.apn = sc_text_of(apn) };
	struct sc_address_match match;
	uint8_t ip4[4];

	CU_ASSERT_EQUAL(inet_pton(AF_INET, address, ip4), 1);
	match = sc_snapshot_by_ip4(snapshot, ip4, &place);
	if (match.account != NULL && uri != NULL)
		CU_ASSERT_TRUE(sc_text_equal(
			match.account->subscriber.contacts[match.contact].uri, sc_text_of(uri)));
	return match.account;
}

/* How the search ends at a moment, among the contacts of one subscriber or of all. */
static enum sc_address_end end_of_ip4(
	const char *address, const char *domain, const char *apn, const char *whose, int64_t now)
{
	const struct sc_address_place place = { .ip_domain = sc_text_of(domain),
		.apn = sc_text_of(apn),
		.account = whose == NULL ? NULL : sc_snapshot_by_name(snapshot, sc_text_of(whose)),
		.now = now };
	uint8_t ip4[4];

	CU_ASSERT_EQUAL(inet_pton(AF_INET, address, ip4), 1);
	return sc_snapshot_by_ip4(snapshot, ip4, &place).end;
}

static void test_ends(void)
{
	CU_ASSERT_EQUAL(end_of_ip4("192.0.2.9", "", "", NULL, 1), SC_ADDRESS_UNKNOWN);
	CU_ASSERT_EQUAL(end_of_ip4("10.0.0.1", "", "", NULL, 1), SC_ADDRESS_AMBIGUOUS);
	CU_ASSERT_EQUAL(end_of_ip4("10.0.0.1", "", "", "bob", 1), SC_ADDRESS_FOUND);
	CU_ASSERT_EQUAL(end_of_ip4("10.0.0.1", "east", "", "bob", 1), SC_ADDRESS_OTHER_DOMAIN);
	CU_ASSERT_EQUAL(end_of_ip4("10.0.0.1", "north", "", NULL, 1), SC_ADDRESS_OTHER_DOMAIN);
	CU_ASSERT_EQUAL(end_of_ip4("10.0.0.1", "west", "sos", NULL, 1), SC_ADDRESS_OTHER_APN);
	CU_ASSERT_EQUAL(end_of_ip4("192.0.2.2", "", "", "bob", 1), SC_ADDRESS_OTHER_USER);
}

static void test_ip4(void)
{
	CU_ASSERT_TRUE(is(by_ip4("192.0.2.2", "", "", "sip:alice@192.0.2.2"), "alice"));
	CU_ASSERT_TRUE(is(by_ip4("192.0.2.2", "anywhere", "any", "sip:alice@192.0.2.2"), "alice"));
	CU_ASSERT_PTR_NULL(by_ip4("192.0.2.9", "", "", NULL));
	/* Overlapping domains. */
	CU_ASSERT_PTR_NULL(by_ip4("10.0.0.1", "", "", NULL));
	CU_ASSERT_TRUE(is(by_ip4("10.0.0.1", "east", "", "sip:1"), "alice"));
	CU_ASSERT_TRUE(is(by_ip4("10.0.0.1", "west", "IMS", "sip:2"), "bob"));
	CU_ASSERT_PTR_NULL(by_ip4("10.0.0.1", "north", "", NULL));
	CU_ASSERT_PTR_NULL(by_ip4("10.0.0.1", "west", "sos", NULL));
	/* Two devices behind one address, and one device twice. */
	CU_ASSERT_PTR_NULL(by_ip4("10.0.0.2", "", "", NULL));
	CU_ASSERT_TRUE(is(by_ip4("10.0.0.3", "", "", "sip:5"), "bob"));
	/* Who names the APN fits better than who names none. */
	CU_ASSERT_TRUE(is(by_ip4("10.0.0.4", "", "sos", "sip:7"), "alice"));
	CU_ASSERT_TRUE(is(by_ip4("10.0.0.4", "", "ims", "sip:8"), "bob"));
}

static const struct sc_account *by_ip6(const char *address, uint8_t bits, const char *uri)
{
	const struct sc_address_place anywhere = { .now = 0 };
	struct sc_address_match match;
	uint8_t ip6[16];

	CU_ASSERT_EQUAL(inet_pton(AF_INET6, address, ip6), 1);
	match = sc_snapshot_by_ip6(snapshot, ip6, bits, &anywhere);
	if (match.account != NULL && uri != NULL)
		CU_ASSERT_TRUE(sc_text_equal(
			match.account->subscriber.contacts[match.contact].uri, sc_text_of(uri)));
	if (match.account != NULL)
		CU_ASSERT_TRUE(
			sc_binding_holds_ip6(&match.account->bindings[match.contact], ip6, bits));
	return match.account;
}

static void test_ip6(void)
{
	const struct sc_address_place anywhere = { .now = 0 };
	uint8_t zero[16] = { 0 };

	CU_ASSERT_TRUE(is(by_ip6("2001:db8:0:1::", 64, "sip:alice@192.0.2.1"), "alice"));
	CU_ASSERT_TRUE(is(by_ip6("2001:db8:0:1:aaaa::1", 128, "sip:alice@192.0.2.1"), "alice"));
	CU_ASSERT_TRUE(is(by_ip6("2001:db8:0:2::", 64, "sip:10"), "bob"));
	CU_ASSERT_TRUE(is(by_ip6("2001:db8:0:2::1", 128, "sip:10"), "bob"));
	CU_ASSERT_PTR_NULL(by_ip6("2001:db8:0:1::", 48, NULL));
	CU_ASSERT_TRUE(is(by_ip6("2001:db8::5", 128, "sip:9"), "bob"));
	CU_ASSERT_PTR_NULL(by_ip6("2001:db8:1::5", 128, NULL));
	CU_ASSERT_EQUAL(sc_snapshot_by_ip6(snapshot, zero, 255, &anywhere).end, SC_ADDRESS_UNKNOWN);
	CU_ASSERT_EQUAL(sc_snapshot_by_ip6(snapshot, zero, 0, &anywhere).end, SC_ADDRESS_UNKNOWN);
}

static bool may(const char *host, uint32_t data, const char *indication, enum sc_permission what)
{
	return sc_snapshot_sh_permits(
		snapshot, sc_text_of(host), data, sc_text_of(indication), what);
}

static void test_permissions(void)
{
	static char long_host[300];

	memset(long_host, 'a', sizeof(long_host) - 1);
	CU_ASSERT_TRUE(may("hss.EXAMPLE", 0, "continuity-prefs", SC_PERMISSION_PULL));
	CU_ASSERT_TRUE(may("hss.example", 0, "continuity-prefs", SC_PERMISSION_NOTIFY));
	CU_ASSERT_FALSE(may("hss.example", 0, "continuity-prefs", SC_PERMISSION_UPDATE));
	CU_ASSERT_FALSE(may("hss.example", 0, "other", SC_PERMISSION_PULL));
	CU_ASSERT_TRUE(may("hss.example", 17, "", SC_PERMISSION_PULL));
	CU_ASSERT_FALSE(may("hss.example", 10, "", SC_PERMISSION_PULL));
	CU_ASSERT_FALSE(may("as.example", 17, "", SC_PERMISSION_PULL));
	CU_ASSERT_FALSE(may("", 17, "", SC_PERMISSION_PULL));
	CU_ASSERT_FALSE(may(long_host, 17, "", SC_PERMISSION_PULL));
	CU_ASSERT_TRUE(sc_snapshot_rx_permits(snapshot, SC_TEXT("PCRF.example")));
	CU_ASSERT_FALSE(sc_snapshot_rx_permits(snapshot, SC_TEXT("hss.example")));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "public identities", test_public_identities },
		{ "wildcards come last", test_wildcards_come_last },
		{ "other keys", test_other_keys },
		{ "what hangs on an account", test_what_hangs_on_an_account },
		{ "controller criteria", test_controller_criteria },
		{ "policy order", test_policy_order },
		{ "ip4", test_ip4 },
		{ "how a search by address ends", test_ends },
		{ "ip6", test_ip6 },
		{ "permissions", test_permissions },
	};
	int result = EXIT_FAILURE;

	if (begin() == 0)
		result = suite_run("snapshot", tests, SC_COUNT_OF(tests));
	else
		fprintf(stderr, "%s\n", scratch.problem.sentence);
	sc_store_close(store);
	scratch_close(&scratch);
	return result;
}
