/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The ladder of TS 29.214 4.4.1 without a network around it: which check comes before which, and
 * that a refusal changes nothing.
 */
#include <string.h>

#include "journal.h"
#include "provisioned.h"
#include "rx_authorise.h"
#include "rx_terminate.h"
#include "suite.h"

enum { ARENA = 256 * 1024 };

static struct provisioned provisioned;
static struct sc_arena arena;
static struct sc_rx_answer answer;

static void note(void *owner, enum sc_status status)
{
	*(enum sc_status *)owner = status;
}

/* What the promise says in the end, or that it was not taken. */
static enum sc_status settled(enum sc_status status, const enum sc_status *promised)
{
	sc_journal_settle(provisioned.store);
	return status == SC_STATUS_OK ? *promised : status;
}

static enum sc_status ask(const struct sc_rx_request *request)
{
	enum sc_status promised = SC_STATUS_COUNT;
	const struct sc_promise promise = { .kept = note, .owner = &promised };

	sc_arena_empty(&arena);
	return settled(sc_rx_authorise(provisioned.service, &arena, request, &answer, &promise),
		&promised);
}

static enum sc_status end_by(const char *session, const char *host)
{
	enum sc_status promised = SC_STATUS_COUNT;
	const struct sc_promise promise = { .kept = note, .owner = &promised };

	return settled(sc_rx_terminate(provisioned.service, sc_text_of(session), sc_text_of(host),
			       &promise),
		&promised);
}

static enum sc_status end(const char *session)
{
	return end_by(session, "hss.example.net");
}

static void set_ip4(struct sc_rx_request *request, uint8_t third, uint8_t last)
{
	request->keys.has_ip4 = true;
	request->keys.ip4[0] = 10;
	request->keys.ip4[2] = third;
	request->keys.ip4[3] = last;
}

/* Everything is wrong at once; each step repairs one thing more. */
static void test_order(void)
{
	const struct sc_text denied[] = { SC_TEXT("deny in ip from any to any") };
	struct sc_rx_stated_flow flow = {
		.flow = { .number = 1 }, .descriptions = denied, .description_count = 1
	};
	struct sc_rx_stated_component component = {
		.number = 1, .flows = &flow, .flow_count = 1, .up = { true, 4000000 }
	};
	struct sc_rx_request request = { .session_id = SC_TEXT("order"),
		.af_host = SC_TEXT("dra.example.net"),
		.kind = SC_RX_KIND_UPDATE,
		.stated = { &component, 1 } };

	set_ip4(&request, 0, 99);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_NOT_PERMITTED);
	request.af_host = SC_TEXT("hss.example.net");
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_SESSION_UNKNOWN);
	request.kind = SC_RX_KIND_INITIAL;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_BINDING_MISSING);
	set_ip4(&request, 0, 6);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_NOT_EMERGENCY);
	set_ip4(&request, 0, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_FILTER_RESTRICTED);
	CU_ASSERT_EQUAL(answer.offender.element, SC_RX_ELEMENT_DESCRIPTION);
	flow.description_count = 0;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_SERVICE_INFORMATION_INVALID);
	CU_ASSERT_EQUAL(answer.offender.element, SC_RX_ELEMENT_MEDIA_TYPE);
	component.has_media = true;
	component.media = SC_MEDIA_VIDEO;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_SERVICE_NOT_AUTHORIZED);
	CU_ASSERT_EQUAL(answer.findings.refusal_count, 1);
	CU_ASSERT_EQUAL(answer.findings.refusals[0].reason, SC_REASON_BANDWIDTH);
	CU_ASSERT_EQUAL(answer.findings.acceptable_count, 1);
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 0);
	component.up.bps = 1000000;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(answer.access.ip_can, 5);
	CU_ASSERT_EQUAL(answer.access.rat, 1004);
	CU_ASSERT_EQUAL(answer.access.trusted, -1);
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 1);
	CU_ASSERT_EQUAL(end_by("order", "other"), SC_STATUS_SESSION_UNKNOWN);
	CU_ASSERT_EQUAL(end_by("order", "HSS.example.net"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 0);
}

/* A request that does not fit its memory is refused, whatever the room, and nothing is kept. */
static void test_room(void)
{
	struct sc_rx_stated_component components[] = {
		{ .number = 1, .has_media = true, .media = SC_MEDIA_AUDIO },
		{ .number = 2, .has_media = true, .media = SC_MEDIA_TEXT },
	};
	struct sc_rx_request request = { .session_id = SC_TEXT("room"),
		.af_host = SC_TEXT("hss.example.net"),
		.stated = { components, 2 } };
	size_t needed = 0;

	set_ip4(&request, 0, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	needed = arena.used;
	CU_ASSERT_EQUAL(end("room"), SC_STATUS_OK);
	for (size_t room = 0; room < needed; room += 256) {
		arena.size = room;
		CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OUT_OF_ROOM);
	}
	arena.size = ARENA;
	CU_ASSERT_EQUAL(sc_service_session_count(provisioned.service), 0);
}

static void test_full_table(void)
{
	const struct sc_text ids[] = { SC_TEXT("1"), SC_TEXT("2"), SC_TEXT("3"), SC_TEXT("4") };
	struct sc_rx_request request = { .af_host = SC_TEXT("hss.example.net") };

	set_ip4(&request, 0, 1);
	for (int i = 0; i < 3; i++) {
		request.session_id = ids[i];
		CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	}
	request.session_id = ids[3];
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OUT_OF_ROOM);
	/* Those that are there can still be modified and ended. */
	request.session_id = ids[0];
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	for (int i = 0; i < 3; i++)
		CU_ASSERT_EQUAL(end(ids[i].at), SC_STATUS_OK);
}

/* A move that cannot be stamped does not happen. */
static void test_room_to_move(void)
{
	struct sc_rx_stated_component component = {
		.number = 1, .has_media = true, .media = SC_MEDIA_AUDIO
	};
	struct sc_rx_request request = { .session_id = SC_TEXT("moving"),
		.af_host = SC_TEXT("hss.example.net"),
		.stated = { &component, 1 } };
	size_t needed = 0;

	set_ip4(&request, 0, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	set_ip4(&request, 0, 2);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	needed = arena.used;
	set_ip4(&request, 0, 1);
	arena.size = needed - 1;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OUT_OF_ROOM);
	arena.size = ARENA;
	/* It is still over 3G. */
	request.keys.has_ip4 = false;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(answer.access.rat, sc_access_rat(SC_ACCESS_UTRAN_PS));
	CU_ASSERT_EQUAL(end("moving"), SC_STATUS_OK);
}

static const struct sc_account *account_of(const char *name)
{
	return sc_snapshot_by_name(sc_store_snapshot(provisioned.store), sc_text_of(name));
}

/* 0: there is none. */
static int64_t row_of(const char *name)
{
	const struct sc_account *account = account_of(name);

	return account == NULL ? 0 : account->subscriber.id;
}

static int64_t row_of_contact(const char *name, uint16_t contact)
{
	const struct sc_account *account = account_of(name);

	if (account == NULL || contact >= account->subscriber.contact_count)
		return 0;
	return account->subscriber.contacts[contact].id;
}

/* Gus gets the rows that were Fay's, and her address: Fay's session does not become his. */
static void test_deleted_subscriber(void)
{
	struct sc_rx_request request = { .session_id = SC_TEXT("of fay"),
		.af_host = SC_TEXT("hss.example.net"),
		.charging_id = SC_TEXT("icid") };
	int64_t row = 0;
	int64_t contact_row = 0;

	CU_ASSERT_TRUE_FATAL(provisioned_import(&provisioned,
		"INSERT INTO subscription (name, hplmn) VALUES ('fay', '00101');\n"
		"INSERT INTO device (subscription, name) VALUES ('fay', 'phone');\n"
		"INSERT INTO contact (subscription, device, uri, access, ip4) VALUES\n"
		"    ('fay', 'phone', 'sip:fay@1', 'EUTRAN', '10.0.66.1');\n"));
	row = row_of("fay");
	contact_row = row_of_contact("fay", 0);
	set_ip4(&request, 66, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_TRUE_FATAL(provisioned_import(&provisioned,
		"DELETE FROM subscription WHERE name = 'fay';\n"
		"INSERT INTO subscription (name, hplmn) VALUES ('gus', '00101');\n"
		"INSERT INTO device (subscription, name) VALUES ('gus', 'phone');\n"
		"INSERT INTO contact (subscription, device, uri, access, ip4) VALUES\n"
		"    ('gus', 'phone', 'sip:gus@1', 'EUTRAN', '10.0.66.1'),\n"
		"    ('gus', 'phone', 'sip:gus@2', 'NR', '10.0.66.2');\n"));
	CU_ASSERT_PTR_NULL(account_of("fay"));
	CU_ASSERT_NOT_EQUAL(row, 0);
	CU_ASSERT_EQUAL(row_of("gus"), row);
	CU_ASSERT_EQUAL(row_of_contact("gus", 0), contact_row);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_BINDING_MISSING);
	request.kind = SC_RX_KIND_INITIAL;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_SESSION_EXISTS);
	request.kind = SC_RX_KIND_UPDATE;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_BINDING_MISSING);
	request.keys.has_ip4 = false;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_BINDING_MISSING);
	/* Nor does it stand in the way of his. */
	request.session_id = SC_TEXT("of gus");
	request.kind = SC_RX_KIND_INITIAL;
	set_ip4(&request, 66, 1);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(end("of gus"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(end("of fay"), SC_STATUS_OK);
}

/* The new contact gets the row of the old one, but the session goes there only when told so. */
static void test_deleted_contact(void)
{
	struct sc_rx_request request = { .session_id = SC_TEXT("at 2"),
		.af_host = SC_TEXT("hss.example.net") };
	int64_t row = row_of_contact("gus", 1);

	set_ip4(&request, 66, 2);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_TRUE_FATAL(provisioned_import(&provisioned,
		"DELETE FROM contact WHERE uri = 'sip:gus@2';\n"
		"INSERT INTO contact (subscription, device, uri, access, ip4) VALUES\n"
		"    ('gus', 'phone', 'sip:gus@3', 'EUTRAN', '10.0.66.3');\n"));
	CU_ASSERT_NOT_EQUAL(row, 0);
	CU_ASSERT_EQUAL(row_of_contact("gus", 1), row);
	request.kind = SC_RX_KIND_UPDATE;
	request.keys.has_ip4 = false;
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_BINDING_MISSING);
	set_ip4(&request, 66, 3);
	CU_ASSERT_EQUAL(ask(&request), SC_STATUS_OK);
	CU_ASSERT_EQUAL(answer.access.rat, sc_access_rat(SC_ACCESS_EUTRAN));
	CU_ASSERT_EQUAL(end("at 2"), SC_STATUS_OK);
}

static void test_close(void)
{
	sc_arena_close(&arena);
	provisioned_close(&provisioned);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the order of checks", test_order },
		{ "too little room", test_room },
		{ "a full table", test_full_table },
		{ "too little room to move", test_room_to_move },
		{ "a deleted subscriber", test_deleted_subscriber },
		{ "a deleted contact", test_deleted_contact },
		{ "closing", test_close },
	};

	if (!provisioned_open(&provisioned, "../vectors/rx/network.sql", 3) ||
		sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return EXIT_FAILURE;
	return suite_run("Rx authorisation", tests, SC_COUNT_OF(tests));
}
