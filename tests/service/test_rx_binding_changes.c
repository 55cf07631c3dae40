/* SPDX-License-Identifier: BSD-2-Clause
 *
 * A session whose surroundings have changed: over a restart, with other policy, another contact, or
 * none. The question is asked again and gets the same answer, or one that says what is gone and
 * leaves the session as it was (TS 29.214 4.4.1, 4.4.2).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apn.h"
#include "journal.h"
#include "provisioned.h"
#include "rx_agreement.h"
#include "rx_authorise.h"
#include "service_parts.h"
#include "suite.h"

enum { ARENA = 256 * 1024, LATER = PROVISIONED_NOW + 100 };

static struct provisioned provisioned; /* the operator's file */
static struct sc_store *store;
static struct sc_service *service;
static struct sc_arena arena;
static struct sc_rx_answer answer;
static char state[128];
static int64_t now = PROVISIONED_NOW;

static int64_t tell_time(void)
{
	return now;
}

static bool start(void)
{
	const struct sc_store_settings settings = { .database = provisioned.database,
		.state = state };
	struct sc_problem problem = { "" };
	bool good = sc_store_open(&store, &settings, &problem) == SC_STATUS_OK;

	if (good)
		good = sc_service_open(&service, &(struct sc_service_settings){ .store = store,
							 .wall_clock = tell_time,
							 .session_limit = 8 }) == SC_STATUS_OK &&
		       sc_service_restore(service, &problem) == SC_STATUS_OK;
	if (!good)
		printf("\n  %s\n", problem.sentence);
	return good;
}

static void stop(void)
{
	sc_service_close(service);
	sc_store_close(store);
	service = NULL;
	store = NULL;
}

/* Over a restart, so that nobody has looked at the sessions since. */
static void change(const char *sql)
{
	stop();
	if (sql != NULL)
		CU_ASSERT_TRUE_FATAL(provisioned_import(&provisioned, sql));
	CU_ASSERT_TRUE_FATAL(start());
}

static void note(void *owner, enum sc_status status)
{
	*(enum sc_status *)owner = status;
}

static enum sc_status ask(const struct sc_rx_request *request)
{
	enum sc_status promised = SC_STATUS_COUNT;
	const struct sc_promise promise = { .kept = note, .owner = &promised };
	enum sc_status status = SC_STATUS_OK;

	sc_arena_empty(&arena);
	status = sc_rx_authorise(service, &arena, request, &answer, &promise);
	sc_journal_flush(store);
	return status == SC_STATUS_OK ? promised : status;
}

static bool is_missed(const struct sc_rx_request *request, enum sc_rx_obstacle obstacle)
{
	enum sc_status status = ask(request);

	if (status == SC_STATUS_BINDING_MISSING && answer.misfit.obstacle == obstacle)
		return true;
	printf("\n  %s: %s\n", sc_status_sentence(status),
		sc_rx_obstacle_sentence(answer.misfit.obstacle));
	return false;
}

static void set_ip4(struct sc_rx_request *request, uint8_t b, uint8_t c, uint8_t d)
{
	const uint8_t ip4[] = { 10, b, c, d };

	request->keys.has_ip4 = true;
	memcpy(request->keys.ip4, ip4, sizeof(ip4));
}

static const struct sc_rx_session *session_of(const struct sc_rx_request *request)
{
	return sc_rx_sessions_find(service->sessions, request->session_id);
}

/* The answer to an initial request may be lost, and the request come again much later. */
static void test_asked_again(void)
{
	const struct sc_rx_stated_component video = {
		.number = 1, .has_media = true, .media = SC_MEDIA_VIDEO
	};
	struct sc_rx_request request = { .session_id = SC_TEXT("again"),
		.af_host = SC_TEXT("hss.example.net"),
		.via = SC_TEXT("hss.example.net"),
		.kind = SC_RX_KIND_INITIAL,
		.charging_id = SC_TEXT("icid"),
		.specific_actions = 1u << 6,
		.stated = { .components = &video, .component_count = 1 } };
	struct sc_rx_request other = request;

	set_ip4(&request, 0, 0, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	now = LATER;
	change(NULL);
	request.via = SC_TEXT("dra.example.net");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(answer.access.rat, sc_access_rat(SC_ACCESS_EUTRAN));
	CU_ASSERT_EQUAL(sc_service_session_count(service), 1);
	CU_ASSERT_EQUAL(session_of(&request)->created_at, PROVISIONED_NOW);
	CU_ASSERT_EQUAL(session_of(&request)->updated_at, PROVISIONED_NOW);
	CU_ASSERT(sc_text_equal(session_of(&request)->via, SC_TEXT("dra.example.net")));
	/* What is not allowed any longer is told in an ASR, not here. */
	change("INSERT INTO rule_restricted (policy_set, rule, access, operation) "
	       "VALUES ('everybody', 'video', 'EUTRAN', 'both');");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(answer.access.rat, sc_access_rat(SC_ACCESS_EUTRAN));
	other.session_id = SC_TEXT("another");
	other.charging_id = SC_TEXT("other");
	set_ip4(&other, 0, 0, 1);
	CU_ASSERT_EQUAL(ask(&other), SC_STATUS_SERVICE_NOT_AUTHORIZED);
	change("DELETE FROM rule_restricted WHERE access = 'EUTRAN';");
	/* With other content it is refused, and what was there stays. */
	request.charging_id = SC_TEXT("other");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_SESSION_EXISTS);
	CU_ASSERT(sc_text_equal(session_of(&request)->charging_id, SC_TEXT("icid")));
}

static void test_contact_gone(void)
{
	struct sc_rx_request request = { .session_id = SC_TEXT("gone"),
		.af_host = SC_TEXT("hss.example.net") };

	set_ip4(&request, 5, 5, 5);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	request.kind = SC_RX_KIND_UPDATE;
	request.keys.has_ip4 = false;
	/* It expires, and comes back. */
	change("UPDATE contact SET expires_at = 1800000050 WHERE uri = 'sip:kim@1';");
	CU_ASSERT_TRUE(is_missed(&request, SC_RX_OBSTACLE_CONTACT_GONE));
	set_ip4(&request, 5, 5, 5);
	CU_ASSERT_TRUE(is_missed(&request, SC_RX_OBSTACLE_CONTACT_EXPIRED));
	CU_ASSERT_EQUAL(answer.misfit.key, SC_RX_KEY_IP4);
	change("UPDATE contact SET expires_at = 1800000200 WHERE uri = 'sip:kim@1';");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	/* Somebody else gets its address. */
	change("UPDATE contact SET ip4 = '10.5.5.6' WHERE uri = 'sip:kim@1'; "
	       "UPDATE contact SET ip4 = '10.5.5.5' WHERE uri = 'sip:joe@1';");
	CU_ASSERT_TRUE(is_missed(&request, SC_RX_OBSTACLE_OTHER_USER));
	request.keys.has_ip4 = false;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(session_of(&request)->subscription, SC_TEXT("kim")));
	/* The contact is taken away, then the subscriber. */
	change("DELETE FROM contact WHERE uri = 'sip:kim@1';");
	CU_ASSERT_TRUE(is_missed(&request, SC_RX_OBSTACLE_CONTACT_GONE));
	CU_ASSERT(sc_text_equal(session_of(&request)->contact, SC_TEXT("sip:kim@1")));
	change("DELETE FROM subscription WHERE name = 'kim';");
	CU_ASSERT_TRUE(is_missed(&request, SC_RX_OBSTACLE_SUBSCRIBER_GONE));
	set_ip4(&request, 5, 5, 5);
	CU_ASSERT_TRUE(is_missed(&request, SC_RX_OBSTACLE_SUBSCRIBER_GONE));
	CU_ASSERT(sc_text_equal(session_of(&request)->subscription, SC_TEXT("kim")));
}

/* A registration with another URI leaves the session where it is: nothing has moved. */
static void test_contact_renamed(void)
{
	const struct sc_rx_stated_component text = {
		.number = 1, .has_media = true, .media = SC_MEDIA_TEXT
	};
	struct sc_rx_request request = { .session_id = SC_TEXT("renamed"),
		.af_host = SC_TEXT("hss.example.net"),
		.stated = { .components = &text, .component_count = 1 } };

	set_ip4(&request, 0, 0, 1);
	request.keys.apn = SC_TEXT("ims");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	request.keys.apn = (struct sc_text){ 0 };
	change("UPDATE contact SET uri = 'sip:ann@anew' WHERE uri = 'sip:ann@1';");
	request.kind = SC_RX_KIND_UPDATE;
	request.keys.has_ip4 = false;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(session_of(&request)->contact, SC_TEXT("sip:ann@anew")));
	CU_ASSERT_EQUAL(session_of(&request)->components[0].moved_at, 0);
	/* What is not repeated holds. */
	set_ip4(&request, 0, 0, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(session_of(&request)->place.apn, SC_TEXT("ims")));
	CU_ASSERT_EQUAL(session_of(&request)->components[0].moved_at, 0);
	change("UPDATE contact SET uri = 'sip:ann@1' WHERE uri = 'sip:ann@anew';");
}

/* Private addresses repeat behind access points: what has gone is not at its namesake, and who says
 * that it is there has moved it. */
static void test_namesake(void)
{
	const struct sc_rx_stated_component text = {
		.number = 1, .has_media = true, .media = SC_MEDIA_TEXT
	};
	struct sc_rx_request request = { .session_id = SC_TEXT("behind ims"),
		.af_host = SC_TEXT("hss.example.net"),
		.keys = { .apn = SC_TEXT("IMS") },
		.stated = { .components = &text, .component_count = 1 } };

	change("UPDATE contact SET ip4 = '10.4.4.1', apn = 'internet' WHERE uri = 'sip:liv@2';");
	set_ip4(&request, 4, 4, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(session_of(&request)->contact, SC_TEXT("sip:liv@1")));
	request.kind = SC_RX_KIND_UPDATE;
	request.keys = (struct sc_rx_keys){ .has_ip4 = false };
	change("UPDATE contact SET uri = 'sip:liv@anew' WHERE uri = 'sip:liv@1';");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(session_of(&request)->contact, SC_TEXT("sip:liv@anew")));
	change("DELETE FROM contact WHERE uri = 'sip:liv@anew';");
	CU_ASSERT_TRUE(is_missed(&request, SC_RX_OBSTACLE_CONTACT_GONE));
	CU_ASSERT_EQUAL(session_of(&request)->components[0].moved_at, 0);
	set_ip4(&request, 4, 4, 1);
	request.keys.apn = SC_TEXT("internet");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(session_of(&request)->contact, SC_TEXT("sip:liv@2")));
	CU_ASSERT_EQUAL(session_of(&request)->components[0].moved_at, now);
}

/* A session bound to the subscriber as a whole stays so, whatever contacts he has. */
static void test_no_contact(void)
{
	const struct sc_rx_subscription ann = { SC_SUBSCRIPTION_PRIVATE,
		SC_TEXT("ann@example.net") };
	struct sc_rx_request request = { .session_id = SC_TEXT("somewhere"),
		.af_host = SC_TEXT("hss.example.net"),
		.keys = { .subscriptions = &ann, .subscription_count = 1 } };

	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(session_of(&request)->contact.length, 0);
	change("UPDATE contact SET expires_at = 1800000050 WHERE uri <> 'sip:ann@4' AND "
	       "subscription = 'ann';");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(session_of(&request)->contact.length, 0);
	CU_ASSERT_EQUAL(answer.access.ip_can, -1);
	set_ip4(&request, 0, 0, 4);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT(sc_text_equal(session_of(&request)->contact, SC_TEXT("sip:ann@4")));
}

static void test_agreement(void)
{
	const struct sc_rx_offer offers[] = {
		{ .vendor = 10415, .list = 1, .bits = UINT32_MAX },
		{ .vendor = 10415, .list = 2, .bits = UINT32_MAX },
		{ .vendor = 10415, .list = UINT32_MAX, .bits = 1 },
		{ .vendor = 10415, .list = 0, .bits = 1, .must = true },
	};
	const uint32_t none[SC_RX_FEATURE_LISTS] = { 0 };
	const uint32_t some[SC_RX_FEATURE_LISTS] = { SC_RX_FEATURE_REL8, 0 };
	uint32_t agreed[SC_RX_FEATURE_LISTS] = { 77, 77 };
	uint32_t nth = 0;

	CU_ASSERT_FALSE(sc_rx_agree(offers, 4, agreed, &nth));
	CU_ASSERT_EQUAL(nth, 3);
	CU_ASSERT_EQUAL(agreed[0], 77);
	CU_ASSERT_TRUE(sc_rx_agree(offers, 3, agreed, &nth));
	CU_ASSERT_EQUAL(memcmp(agreed, sc_rx_features, sizeof(agreed)), 0);
	CU_ASSERT_TRUE(sc_rx_agree(NULL, 0, agreed, &nth));
	CU_ASSERT_EQUAL(memcmp(agreed, none, sizeof(agreed)), 0);
	/* 1 to 4 and 6 are older than features. */
	CU_ASSERT_EQUAL(sc_rx_actions_agreed(none, 0x1fffde), 0x5e);
	CU_ASSERT_EQUAL(sc_rx_actions_agreed(some, 0x1fffde), 0x27de);
	CU_ASSERT_NOT_EQUAL(sc_rx_actions_agreed(sc_rx_features, 0x1fffde) & 1u << 16, 0);
}

static void test_apns(void)
{
	static const struct {
		const char *a;
		const char *b;
		bool equal;
	} rows[] = {
		{ "ims", "IMS", true },
		{ "ims", "ims.mnc001.mcc001.gprs", true },
		{ "ims.MNC001.MCC001.GPRS", "IMS.mnc001.mcc001.gprs", true },
		{ "ims.mnc01.mcc001.gprs", "ims.mnc001.mcc001.gprs", true },
		{ "ims.mnc10.mcc001.gprs", "ims.mnc100.mcc001.gprs", false },
		{ "ims.mnc101.mcc001.gprs", "ims.mnc01.mcc001.gprs", false },
		{ "ims.mnc001.mcc001.gprs", "ims.mnc001.mcc002.gprs", false },
		{ "ims.mnc001.mcc001.gprs", "mms.mnc001.mcc001.gprs", false },
		{ "ims.mnc0001.mcc001.gprs", "ims", false },
		{ "ims.mnc1.mcc001.gprs", "ims", false },
		{ "ims.mnc001.mcc001.example", "ims", false },
		{ "ims.mnc001.gprs", "ims", false },
		{ "mnc001.mcc001.gprs", "", false },
		{ ".mnc001.mcc001.gprs", "", false },
		{ "gprs", "gprs", true },
		{ ".", ".", true },
		{ "", "", true },
		{ "", "ims", false },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_text a = sc_text_of(rows[i].a);
		struct sc_text b = sc_text_of(rows[i].b);

		if (sc_apn_equal(a, b) != rows[i].equal || sc_apn_equal(b, a) != rows[i].equal) {
			printf("\n  \"%s\" and \"%s\"\n", rows[i].a, rows[i].b);
			CU_FAIL("an APN");
		}
	}
}

static void test_close(void)
{
	stop();
	sc_arena_close(&arena);
	provisioned_close(&provisioned);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "asked again", test_asked_again },
		{ "the contact has another URI", test_contact_renamed },
		{ "the contact is gone", test_contact_gone },
		{ "another contact has the same address", test_namesake },
		{ "no particular contact", test_no_contact },
		{ "features", test_agreement },
		{ "access point names", test_apns },
		{ "closing", test_close },
	};

	if (!provisioned_open(&provisioned, "../vectors/rx/places.sql", 8) ||
		sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return EXIT_FAILURE;
	snprintf(state, sizeof(state), "%s/state.db", provisioned.folder);
	if (!start())
		return EXIT_FAILURE;
	return suite_run("Rx bindings that change", tests, SC_COUNT_OF(tests));
}
