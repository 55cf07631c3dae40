/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who may subscribe, and who hears of what? The ladder of TS 29.328 6.1.3.1, and which changes
 * reach which subscribers.
 */
#include <string.h>

#include "news_rig.h"
#include "sh_subscriptions.h"
#include "suite.h"

#define AS1 "as1.example.net"
#define AS2 "as2.example.net"
#define AS3 "as3.example.net"
#define ANN "sip:ann@example.net"
#define BOB "sip:bob@example.net"
#define TEL "tel:+15550001"

enum { REPOSITORY = 0, IDENTITIES = 10, STATE = 11, SCSCF = 12, DSAI = 19, REACHABILITY = 25 };

static struct news_rig *rig;

static void begin(void)
{
	rig = rig_open();
	CU_ASSERT_PTR_NOT_NULL_FATAL(rig);
}

static void end(void)
{
	rig_close(rig);
}

static bool said(uint32_t nth, const char *piece)
{
	return strstr(rig_sent(rig, nth)->document, piece) != NULL;
}

/* Everything is wrong at once; each step repairs one thing more. */
static void test_order(void)
{
	static const uint32_t undefined[] = { STATE, 9 };
	static const uint32_t two[] = { REPOSITORY, STATE };
	static const uint32_t repository[] = { REPOSITORY };
	static const uint32_t state[] = { STATE };
	const struct sc_text indications[] = { SC_TEXT("diary") };
	struct sc_sh_subscribe question = {
		.what = { .origin_host = SC_TEXT("stranger.example.net"),
			.identity = { .kind = SC_SH_BY_MSISDN,
				.value = SC_TEXT("999"),
				.private_identity = SC_TEXT("nobody@example.net") },
			.references = undefined,
			.reference_count = 2 },
		.subscribe = true,
	};
	struct sc_sh_pull *what = &question.what;

	begin();
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_DATA_UNKNOWN);
	CU_ASSERT_EQUAL(rig->subscribed.pulled.element, SC_SH_ELEMENT_DATA_REFERENCE);
	what->references = two;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_FEATURE_NEEDED);
	what->references = repository;
	what->reference_count = 1;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_ELEMENT_MISSING);
	CU_ASSERT_EQUAL(rig->subscribed.pulled.element, SC_SH_ELEMENT_SERVICE_INDICATION);
	what->indications = indications;
	what->indication_count = 1;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_NOT_PERMITTED);
	what->origin_host = SC_TEXT(AS1);
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_USER_UNKNOWN);
	what->identity.value = SC_TEXT("15550001");
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_IDENTITIES_DO_NOT_MATCH);
	what->identity.private_identity = SC_TEXT("ann@example.net");
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_KEY_NOT_ALLOWED);
	what->identity.kind = SC_SH_BY_PUBLIC;
	what->identity.value = SC_TEXT(ANN);
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_DATA_ABSENT);
	question.subscribe = false;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_DATA_ABSENT);
	what->references = state;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	question.subscribe = true;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	question.subscribe = false;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	end();
}

/* What a subscription needs that a pull does not, and what it cannot be to. */
static void test_needs(void)
{
	static const uint32_t references[] = { IDENTITIES, REACHABILITY };
	struct sc_sh_subscribe question = {
		.what = { .origin_host = SC_TEXT(AS1),
			.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT(ANN) },
			.references = references,
			.reference_count = 1 },
		.subscribe = true,
	};

	begin();
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_ELEMENT_MISSING);
	CU_ASSERT_EQUAL(rig->subscribed.pulled.element, SC_SH_ELEMENT_IDENTITY_SET);
	question.what.references = &references[1];
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_ELEMENT_MISSING);
	CU_ASSERT_EQUAL(rig->subscribed.pulled.element, SC_SH_ELEMENT_ONE_TIME);
	question.what.reference_count = 0;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_ELEMENT_MISSING);
	CU_ASSERT_EQUAL(rig->subscribed.pulled.element, SC_SH_ELEMENT_DATA_REFERENCE);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, DSAI, ANN, "sing"), SC_STATUS_DSAI_UNKNOWN);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, DSAI, ANN, "ring"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, 14, ANN, ""), SC_STATUS_ELEMENT_MISSING);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, 17, ANN, ""), SC_STATUS_NOT_PERMITTED);
	CU_ASSERT_EQUAL(rig_want(rig, AS3, SCSCF, ANN, ""), SC_STATUS_NOT_PERMITTED);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, REPOSITORY, ANN, "continuity-prefs"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 2);
	end();
}

/* Each combination is one of its own, all or nothing; data come along. */
static void test_several(void)
{
	static const uint32_t references[] = { REPOSITORY, IDENTITIES, STATE };
	static const enum sc_identity_set sets[] = { SC_IDENTITY_SET_ALL, SC_IDENTITY_SET_ALIAS };
	const struct sc_text indications[] = { SC_TEXT("diary"), SC_TEXT("missing") };
	struct sc_sh_subscribe question = {
		.what = { .origin_host = SC_TEXT(AS2),
			.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT(ANN) },
			.references = references,
			.reference_count = 3,
			.indications = indications,
			.indication_count = 2,
			.sets = sets,
			.set_count = 2,
			.notif_eff = true },
		.subscribe = true,
		.send_data = true,
	};

	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 0, "one"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_DATA_ABSENT);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	question.what.indication_count = 1;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 4);
	CU_ASSERT_PTR_NOT_NULL(rig->subscribed.pulled.document.at);
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 4);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 4);
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	question.subscribe = false;
	CU_ASSERT_EQUAL(rig_subscribe(rig, &question), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	end();
}

/* The spelling of identity and host makes no other subscription. */
static void test_spelling(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, "AS1.Example.net", STATE, "sip:ann@EXAMPLE.net;x=y", ""),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, BOB, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 3);
	end();
}

static enum sc_status want_until(int64_t expires_at)
{
	static const uint32_t state[] = { STATE };
	const struct sc_sh_subscribe question = {
		.what = { .origin_host = SC_TEXT(AS1),
			.identity = { .kind = SC_SH_BY_PUBLIC, .value = SC_TEXT(ANN) },
			.references = state,
			.reference_count = 1 },
		.subscribe = true,
		.has_expiry = true,
		.expires_at = expires_at,
	};

	return rig_subscribe(rig, &question);
}

/* As asked, bounded; replaced by a later one; nothing is told after it. */
static void test_expiry(void)
{
	begin();
	CU_ASSERT_EQUAL(want_until(rig->life.now + 100), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->subscribed.expires_at, rig->life.now + 100);
	CU_ASSERT_EQUAL(want_until(rig->life.now + 400 * 86400), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->subscribed.expires_at, rig->life.now + 30 * 86400);
	CU_ASSERT_EQUAL(want_until(rig->life.now + 10), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	rig_restart(rig);
	rig_pass(rig, 9000);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	rig_pass(rig, 2000);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	CU_ASSERT(rig_import(rig, "UPDATE public_identity SET state = 'not_registered' "
				  "WHERE uri = '" ANN "'"));
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->subscribed.expires_at, 0);
	CU_ASSERT_EQUAL(want_until(rig->life.now - 5), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	end();
}

/* An import reaches whom it concerns, with what is there now, and nobody twice. */
static void test_import(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS3, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, BOB, ""), SC_STATUS_OK);
	CU_ASSERT(rig_import(rig, "UPDATE public_identity SET state = 'not_registered' "
				  "WHERE uri = '" ANN "'"));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT(said(0, "<IMSUserState>0</IMSUserState>"));
	CU_ASSERT(said(1, "<IMSUserState>0</IMSUserState>"));
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->identity, ANN);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->realm, "example.net");
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->via, "agent.example.net");
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	CU_ASSERT(rig_import(rig, "UPDATE subscription SET class = 'gold' WHERE name = 'ann'"));
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	end();
}

/* One changes repository data: the others hear of it by each alias, he himself does not. */
static void test_maker(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 0, "one"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, REPOSITORY, ANN, "diary"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, REPOSITORY, TEL, "diary"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "two"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->host, AS2);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->identity, TEL);
	CU_ASSERT(said(0, "<SequenceNumber>1</SequenceNumber>"));
	CU_ASSERT(said(0, "<x>two</x>"));
	CU_ASSERT(rig_import(rig, "UPDATE public_identity SET state = 'not_registered' "
				  "WHERE uri = '" ANN "'"));
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_EQUAL(rig_put(rig, AS2, ANN, 2, "three"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 1)->host, AS1);
	end();
}

/* Removed data are told a last time, and nobody is subscribed to them any longer. */
static void test_removal(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 0, "one"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, REPOSITORY, ANN, "diary"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, REPOSITORY, ANN, "diary"), SC_STATUS_OK);
	rig->way = SC_STATUS_NETWORK_FAILED;
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, NULL), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	CU_ASSERT_EQUAL(rig_waiting(rig), 1);
	rig->way = SC_STATUS_OK;
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->host, AS2);
	CU_ASSERT(said(0, "<ServiceIndication>diary</ServiceIndication>"));
	CU_ASSERT(said(0, "<SequenceNumber>1</SequenceNumber>"));
	CU_ASSERT(!said(0, "ServiceData"));
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 0, "again"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

static void test_reachability(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS3, REACHABILITY, ANN, ""), SC_STATUS_OK);
	CU_ASSERT(rig_import(rig, "INSERT INTO access_report (subscription, domain, reachable) "
				  "VALUES ('ann', 'eps', 0)"));
	CU_ASSERT_EQUAL(rig->sent_count, 0);
	CU_ASSERT(rig_import(rig, "UPDATE access_report SET reachable = 1"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT(said(0, "UEIPReachabilityMME"));
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	/* Who is reachable already is told at once. */
	CU_ASSERT_EQUAL(rig_want(rig, AS3, REACHABILITY, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig->sent_count, 2);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	end();
}

/* Asked for while a change is on its way to the disk, and the other way round: no change is missed.
 */
static void test_under_way(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 0, "one"), SC_STATUS_OK);
	rig->holds = true;
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 1, "two"), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, REPOSITORY, ANN, "diary"), SC_STATUS_WAITING);
	rig->holds = false;
	rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT(said(0, "<x>two</x>"));
	rig->holds = true;
	CU_ASSERT_EQUAL(rig_want(rig, AS2, REPOSITORY, TEL, "diary"), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(rig_put(rig, AS1, ANN, 2, "three"), SC_STATUS_WAITING);
	rig->holds = false;
	rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 3);
	CU_ASSERT(said(1, "<x>three</x>"));
	CU_ASSERT(said(2, "<x>three</x>"));
	end();
}

/* The same subscription several times before the first is on the disk is one. */
static void test_repeated(void)
{
	begin();
	rig->holds = true;
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, ANN, ""), SC_STATUS_WAITING);
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, ANN, ""), SC_STATUS_WAITING);
	rig->holds = false;
	rig_settle(rig);
	CU_ASSERT_EQUAL(rig->promised, SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	end();
}

/* What was imported while the broker was down is told when it is up again. */
static void test_while_down(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS1, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT(rig_import_only(rig, "UPDATE public_identity SET state = 'not_registered' "
				       "WHERE uri = '" ANN "'"));
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	rig_restart(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	end();
}

/* Silently (TS 29.328 6.2): what waits goes too. */
static void test_withdrawn(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS3, STATE, ANN, ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_want(rig, AS2, STATE, ANN, ""), SC_STATUS_OK);
	rig->way = SC_STATUS_NETWORK_FAILED;
	CU_ASSERT(rig_import(rig, "UPDATE public_identity SET state = 'not_registered' "
				  "WHERE uri = '" ANN "'"));
	CU_ASSERT_EQUAL(rig_waiting(rig), 2);
	CU_ASSERT(rig_import(rig, "DELETE FROM sh_permission WHERE origin_host = '" AS3 "'"));
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	CU_ASSERT_EQUAL(rig_waiting(rig), 1);
	rig->way = SC_STATUS_OK;
	sc_sh_way_opened(rig->life.service, SC_TEXT(AS2));
	rig_settle(rig);
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->host, AS2);
	end();
}

/* An identity that is gone is told as such, and its subscriptions are over. */
static void test_deleted(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS1, IDENTITIES, BOB, ""), SC_STATUS_OK);
	CU_ASSERT(rig_import(rig, "DELETE FROM subscription WHERE name = 'bob'"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT(said(0, "<DeletedIdentities>"));
	CU_ASSERT(said(0, BOB));
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 0);
	CU_ASSERT_EQUAL(rig_waiting(rig), 0);
	end();
}

/* Of a wildcard all that it covers is one. */
static void test_wildcard(void)
{
	begin();
	CU_ASSERT_EQUAL(rig_want(rig, AS1, SCSCF, "sip:room1@example.net", ""), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(
		rig->subscribed.pulled.wildcard, SC_TEXT("sip:room!.*!@example.net")));
	CU_ASSERT_EQUAL(rig_want(rig, AS1, SCSCF, "sip:room2@example.net", ""), SC_STATUS_OK);
	CU_ASSERT_EQUAL(rig_subscriptions(rig), 1);
	CU_ASSERT(rig_import(rig, "UPDATE public_identity SET scscf = 'sip:s1.example.net' "
				  "WHERE uri LIKE 'sip:room%'"));
	CU_ASSERT_EQUAL(rig->sent_count, 1);
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->wildcard, "sip:room!.*!@example.net");
	CU_ASSERT_STRING_EQUAL(rig_sent(rig, 0)->identity, "sip:room1@example.net");
	end();
}

static struct sc_kept_subscription_row row_of(const char *host, const char *identity)
{
	return (struct sc_kept_subscription_row){
		.origin_host = sc_text_of(host),
		.identity = sc_text_of(identity),
		.data_reference = STATE,
		.identity_set = -1,
	};
}

/* Of one host, and of all together. */
static void test_limits(void)
{
	struct sc_sh_subscriptions *table = NULL;
	struct sc_sh_subscription *one = NULL;
	struct sc_kept_subscription_row row = row_of(AS1, "a");

	CU_ASSERT_EQUAL_FATAL(sc_sh_subscriptions_open(&table, 3, 2), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_sh_subscription_reserve(table, &row, row.identity, &one), SC_STATUS_OK);
	CU_ASSERT_PTR_NULL(sc_sh_subscription_by_id(table, one->row.id));
	row = row_of(AS1, "b");
	CU_ASSERT_EQUAL(sc_sh_subscription_reserve(table, &row, row.identity, &one), SC_STATUS_OK);
	row = row_of(AS1, "c");
	CU_ASSERT_EQUAL(
		sc_sh_subscription_reserve(table, &row, row.identity, &one), SC_STATUS_OUT_OF_ROOM);
	row = row_of(AS2, "c");
	CU_ASSERT_EQUAL(sc_sh_subscription_reserve(table, &row, row.identity, &one), SC_STATUS_OK);
	row = row_of(AS3, "c");
	CU_ASSERT_EQUAL(
		sc_sh_subscription_reserve(table, &row, row.identity, &one), SC_STATUS_OUT_OF_ROOM);
	sc_sh_subscription_release(table, 1);
	CU_ASSERT_EQUAL(sc_sh_subscription_reserve(table, &row, row.identity, &one), SC_STATUS_OK);
	CU_ASSERT_EQUAL(one->row.id, 4);
	sc_sh_subscriptions_close(table);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the order of checks", test_order },
		{ "needs of a subscription", test_needs },
		{ "several at once", test_several },
		{ "spelling", test_spelling },
		{ "expiry", test_expiry },
		{ "an import", test_import },
		{ "who made the change", test_maker },
		{ "removal", test_removal },
		{ "reachability", test_reachability },
		{ "changes under way", test_under_way },
		{ "the same again", test_repeated },
		{ "an import while down", test_while_down },
		{ "permission withdrawn", test_withdrawn },
		{ "a deleted identity", test_deleted },
		{ "a wildcard", test_wildcard },
		{ "limits", test_limits },
	};

	return suite_run("Sh subscribe", tests, SC_COUNT_OF(tests));
}
