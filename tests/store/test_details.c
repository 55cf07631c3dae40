/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does the snapshot hold what only some subscribers have: rights over media on other devices, and
 * what Sh tells about charging, activation, equipment and attachment?
 */
#include "scratch.h"
#include "suite.h"

static struct scratch scratch;
static struct sc_store *store;
static const struct sc_snapshot *snapshot;

static const char more[] =
	"INSERT INTO charging_information (id, name, primary_event, secondary_event) VALUES\n"
	"    (5, 'home', 'aaa://ecf1.example;transport=tcp', 'aaa://ecf2.example');\n"
	"INSERT INTO charging_information (name, primary_collection) VALUES\n"
	"    ('flat', 'aaas://ccf.example');\n"
	"UPDATE public_identity SET scscf = 'sip:scscf1.ims.example:6060', charging = 'home'\n"
	"    WHERE subscription = 'alice';\n"
	"INSERT INTO public_identity (uri, subscription, type, psi_activation, service_profile) VALUES\n"
	"    ('sip:news@IMS.example', 'bob', 'distinct_psi', 0, 3),\n"
	"    ('sip:room-!.*!@ims.example', 'bob', 'wildcarded_psi', 1, 3);\n"
	"INSERT INTO dsai (id, subscription, uri, tag, server, active) VALUES\n"
	"    (12, 'alice', 'tel:+1-5552', 'barring', 'sip:AS1.example', 0),\n"
	"    (11, 'alice', 'tel:+1-5552', 'barring', 'sip:as2.example', 1),\n"
	"    (13, 'bob', 'sip:room-!.*!@ims.example', 'menu', 'sip:as1.example', 1);\n"
	"UPDATE private_identity SET imeisv = '9042015602576301', srvcc_capability = 1,\n"
	"    ip_sm_gw = '15550199001', ip_sm_gw_preconfigured = 1 WHERE impi = 'alice@ims.example';\n"
	"UPDATE private_identity SET srvcc_5g_capability = 0 WHERE impi = 'bob@ims.example';\n"
	"UPDATE device SET ue_assisted = 1 WHERE subscription = 'alice' AND name = 'tablet';\n"
	"INSERT INTO access_report (id, subscription, impi, domain, user_state, cell, tracking_area,\n"
	"                           node, plmn, rat, reachable, reported_at) VALUES\n"
	"    (21, 'alice', 'alice@ims.example', 'eps', 4, 'AAHwEAAAAQA=', 'AAHwEAAB',\n"
	"     'mme1.epc.example', '00101', 1004, 1, 1700000000);\n"
	"INSERT INTO access_report (id, subscription, domain, node) VALUES\n"
	"    (22, 'alice', 'cs', '15550199100');\n"
	"INSERT INTO iut_authorisation (id, subscription, requester_kind, requester, operation, decision)\n"
	"    VALUES (31, 'alice', 'impu', 'SIP:Bob@IMS.Example;user=phone', 'transfer', 'ask'),\n"
	"           (32, 'alice', 'device', 'urn:uuid:7', 'add', 'allow'),\n"
	"           (30, 'alice', 'any_same_operator', '', 'discover', 'deny');\n"
	"INSERT INTO control_loss_preference (id, subscription, rank, device, move_media) VALUES\n"
	"    (41, 'alice', 9, 'phone', 0), (42, 'alice', 4, 'tablet', 1), (43, 'alice', 7, 'tablet', 0);\n"
	"INSERT INTO session_mask (id, subscription, viewer_kind, viewer, media_group) VALUES\n"
	"    (51, 'bob', 'impu', 'tel:+1-5552', 'video'), (52, 'bob', 'any_same_sub', '', '*');\n"
	"INSERT INTO remote_restriction (id, remote, operation) VALUES\n"
	"    (61, 'Partner.Example.NET', 'replicate'), (62, '00102', 'all');\n";

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

static const struct sc_account *account_of(const char *name)
{
	const struct sc_account *account = sc_snapshot_by_name(snapshot, sc_text_of(name));

	CU_ASSERT_PTR_NOT_NULL_FATAL(account);
	return account;
}

static const struct sc_public_identity *public_of(const char *uri)
{
	const struct sc_public_identity *identity = NULL;

	CU_ASSERT_PTR_NOT_NULL_FATAL(sc_snapshot_by_public(snapshot, sc_text_of(uri), &identity));
	return identity;
}

#define IS(text, words) CU_ASSERT_TRUE(sc_text_equal(text, SC_TEXT(words)))

static void test_charging_and_scscf(void)
{
	const struct sc_public_details *one = public_of("sip:alice@ims.example")->details;
	const struct sc_public_details *other = public_of("tel:+15552")->details;
	const struct sc_public_details *plain = public_of("sip:bob@ims.example")->details;

	IS(one->scscf, "sip:scscf1.ims.example:6060");
	CU_ASSERT_PTR_NOT_NULL_FATAL(one->charging);
	CU_ASSERT_EQUAL(one->charging->id, 5);
	IS(one->charging->name, "home");
	IS(one->charging->primary_event, "aaa://ecf1.example;transport=tcp");
	IS(one->charging->secondary_event, "aaa://ecf2.example");
	CU_ASSERT_EQUAL(one->charging->primary_collection.length, 0);
	CU_ASSERT_PTR_EQUAL(one->charging, other->charging);
	CU_ASSERT_EQUAL(plain->scscf.length, 0);
	CU_ASSERT_PTR_NULL(plain->charging);
	CU_ASSERT_EQUAL(plain->dsai_count, 0);
	CU_ASSERT_TRUE(plain->psi_active);
}

static void test_activation(void)
{
	const struct sc_public_details *number = public_of("tel:+15552")->details;
	const struct sc_public_details *room = public_of("sip:room-5@ims.example")->details;

	CU_ASSERT_FALSE(public_of("sip:news@ims.example")->details->psi_active);
	CU_ASSERT_TRUE(room->psi_active);
	CU_ASSERT_EQUAL(room->dsai_count, 1);
	CU_ASSERT_EQUAL(room->dsais[0].id, 13);
	CU_ASSERT_EQUAL_FATAL(number->dsai_count, 2);
	CU_ASSERT_EQUAL(number->dsais[0].id, 11);
	CU_ASSERT_TRUE(number->dsais[0].active);
	IS(number->dsais[1].tag, "barring");
	IS(number->dsais[1].server, "sip:as1.example");
	CU_ASSERT_FALSE(number->dsais[1].active);
	/* Its alias has the other details in common with it, and no DSAI. */
	IS(number->scscf, "sip:scscf1.ims.example:6060");
	CU_ASSERT_EQUAL(public_of("sip:alice@ims.example")->details->dsai_count, 0);
}

static void test_equipment(void)
{
	const struct sc_account *alice = account_of("alice");
	const struct sc_private_details *phone = alice->privates[1].details;
	const struct sc_private_details *tablet = alice->privates[0].details;

	IS(phone->imeisv, "9042015602576301");
	IS(phone->ip_sm_gw, "15550199001");
	CU_ASSERT_TRUE(phone->ip_sm_gw_preconfigured);
	CU_ASSERT_EQUAL(phone->srvcc_capability, 1);
	CU_ASSERT_EQUAL(phone->srvcc_5g_capability, SC_NONE);
	CU_ASSERT_EQUAL(tablet->imeisv.length, 0);
	CU_ASSERT_EQUAL(tablet->srvcc_capability, SC_NONE);
	CU_ASSERT_EQUAL(account_of("bob")->privates[0].details->srvcc_5g_capability, 0);
}

static void test_access_reports(void)
{
	const struct sc_account *alice = account_of("alice");
	const struct sc_access_report *report = &alice->reports[0];

	CU_ASSERT_EQUAL(account_of("bob")->report_count, 0);
	CU_ASSERT_EQUAL_FATAL(alice->report_count, 2);
	CU_ASSERT_EQUAL(report->id, 21);
	CU_ASSERT_EQUAL(report->private_identity, 1);
	CU_ASSERT_EQUAL(report->domain, SC_SERVING_DOMAIN_EPS);
	CU_ASSERT_EQUAL(report->user_state, 4);
	IS(report->cell, "AAHwEAAAAQA=");
	IS(report->tracking_area, "AAHwEAAB");
	IS(report->node, "mme1.epc.example");
	IS(report->plmn, "00101");
	CU_ASSERT_EQUAL(report->rat, 1004);
	CU_ASSERT_EQUAL(report->reachable, 1);
	CU_ASSERT_EQUAL(report->reported_at, 1700000000);
	report = &alice->reports[1];
	CU_ASSERT_EQUAL(report->private_identity, SC_NONE);
	CU_ASSERT_EQUAL(report->user_state, SC_NONE);
	CU_ASSERT_EQUAL(report->reachable, SC_NONE);
	CU_ASSERT_EQUAL(report->rat, SC_NONE);
	CU_ASSERT_EQUAL(report->cell.length, 0);
	IS(report->node, "15550199100");
}

static void test_authorisations(void)
{
	const struct sc_subscriber *alice = &account_of("alice")->subscriber;
	const struct sc_iut_authorisation *rows = alice->authorisations;

	CU_ASSERT_EQUAL(account_of("bob")->subscriber.authorisation_count, 0);
	CU_ASSERT_EQUAL_FATAL(alice->authorisation_count, 3);
	CU_ASSERT_EQUAL(rows[0].id, 30);
	CU_ASSERT_EQUAL(rows[0].kind, SC_REQUESTER_KIND_ANY_SAME_OPERATOR);
	CU_ASSERT_EQUAL(rows[0].requester.length, 0);
	CU_ASSERT_EQUAL(rows[0].operation, SC_IUT_OPERATION_DISCOVER);
	CU_ASSERT_EQUAL(rows[0].decision, SC_AUTHORISATION_DENY);
	IS(rows[1].requester, "sip:Bob@ims.example");
	CU_ASSERT_EQUAL(rows[1].decision, SC_AUTHORISATION_ASK);
	IS(rows[2].requester, "urn:uuid:7");
}

static void test_successors(void)
{
	const struct sc_subscriber *alice = &account_of("alice")->subscriber;

	/* Best rank first, each device once. */
	CU_ASSERT_EQUAL_FATAL(alice->successor_count, 2);
	CU_ASSERT_EQUAL(alice->successors[0].id, 42);
	CU_ASSERT_EQUAL(alice->successors[0].device, 1);
	CU_ASSERT_TRUE(alice->successors[0].move_media);
	CU_ASSERT_EQUAL(alice->successors[1].id, 41);
	CU_ASSERT_EQUAL(alice->successors[1].device, 0);
}

static void test_masks(void)
{
	const struct sc_subscriber *bob = &account_of("bob")->subscriber;

	CU_ASSERT_EQUAL_FATAL(bob->mask_count, 2);
	CU_ASSERT_EQUAL(bob->masks[0].id, 51);
	IS(bob->masks[0].viewer, "tel:+15552");
	CU_ASSERT_EQUAL(bob->masks[0].media, SC_SET_OF(SC_MEDIA_VIDEO));
	CU_ASSERT_TRUE(bob->masks[0].hidden);
	CU_ASSERT_EQUAL(bob->masks[1].kind, SC_REQUESTER_KIND_ANY_SAME_SUB);
	CU_ASSERT_EQUAL(bob->masks[1].media, SC_SET_OF(SC_MEDIA_COUNT) - 1);
}

static void test_remote_networks(void)
{
	const struct sc_policy *policy = sc_snapshot_policy(snapshot);

	CU_ASSERT_EQUAL_FATAL(policy->remote_count, 2);
	CU_ASSERT_EQUAL(policy->remotes[0].id, 61);
	IS(policy->remotes[0].remote, "partner.example.net");
	CU_ASSERT_EQUAL(policy->remotes[0].operation, SC_REMOTE_OPERATION_REPLICATE);
	IS(policy->remotes[1].remote, "00102");
	CU_ASSERT_EQUAL(policy->remotes[1].operation, SC_REMOTE_OPERATION_ALL);
}

/* The profile of the identity that is registered, of all there are, or none that is known. */
static void test_contacts(void)
{
	const struct sc_subscriber *alice = &account_of("alice")->subscriber;
	const struct sc_subscriber *bob = &account_of("bob")->subscriber;

	CU_ASSERT_EQUAL(alice->contacts[0].service_profile, 1);
	CU_ASSERT_EQUAL(alice->contacts[1].service_profile, 1);
	CU_ASSERT_EQUAL(bob->contacts[0].service_profile, 0);
	CU_ASSERT_FALSE(alice->contacts[0].ue_assisted);
	CU_ASSERT_TRUE(alice->contacts[1].ue_assisted);
	CU_ASSERT_TRUE(alice->devices[1].ue_assisted);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "charging and S-CSCF", test_charging_and_scscf },
		{ "activation", test_activation },
		{ "equipment", test_equipment },
		{ "access reports", test_access_reports },
		{ "authorisations", test_authorisations },
		{ "successors", test_successors },
		{ "masks", test_masks },
		{ "remote networks", test_remote_networks },
		{ "contacts", test_contacts },
	};
	int result = EXIT_FAILURE;

	if (begin() == 0)
		result = suite_run("details", tests, SC_COUNT_OF(tests));
	else
		fprintf(stderr, "%s\n", scratch.problem.sentence);
	sc_store_close(store);
	scratch_close(&scratch);
	return result;
}
