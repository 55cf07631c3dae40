/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does everything come back after a restart as it was written? Every kind of row with every column,
 * what was dropped, what was replaced, and visitors who do not want all of it.
 */
#include <stdlib.h>
#include <string.h>

#include "journal_desk.h"
#include "kept_text.h"
#include "suite.h"

/* Every column has a value of its own, so that none can stand for another; texts hold what may be
 * in a message: any bytes where the schema has a BLOB. */
static const struct sc_kept_media_row full_media[] = {
	{
		.number = 1,
		.media = SC_MEDIA_VIDEO,
		.flow_status = 2,
		.up_bps = INT64_C(5000000000),
		.down_bps = -1,
		.service = SC_TEXT("\0urn:x"),
		.codecs = SC_TEXT("H264\nH265"),
		.versioned = 1,
		.content_version = INT64_MIN,
		.directive = SC_DIRECTIVE_TRANSFER_CS,
		.reason = SC_REASON_SHALL,
		.made_active_at = 1700000001,
		.moved_at = 1700000002,
	},
	{ .number = 2, .media = SC_MEDIA_AUDIO },
};
static const struct sc_kept_flow_row full_flows[] = {
	{
		.media = 1,
		.number = 1,
		.usage = 2,
		.status = -1,
		.up_bps = 3,
		.down_bps = 4,
		.descriptions = SC_TEXT("permit in 17 from a to b\npermit out 17 from b to a"),
	},
	{ .media = 1, .number = 2, .usage = 1, .status = 4 },
	{ .media = 2, .number = 1 },
};
static const struct sc_change full[] = {
	{ .kind = SC_CHANGE_KEEP_DATA,
		.data = { .owner = SC_TEXT("sip:alice@ims.example"),
			.service_indication = SC_TEXT("any\0\377bytes"),
			.sequence = 65535,
			.data = SC_TEXT("<a>\r\n\0\377</a>"),
			.updated_at = 1700000003,
			.updated_by = SC_TEXT("as.example") } },
	{ .kind = SC_CHANGE_KEEP_DATA,
		.data = { .owner = SC_TEXT("tel:+1"), .updated_by = SC_TEXT("as2.example") } },
	{ .kind = SC_CHANGE_KEEP_ITEM,
		.item = { .owner = SC_TEXT("alice@ims.example"),
			.kind = SC_HELD_KIND_DSAI,
			.detail = SC_TEXT("tag\0"),
			.value = SC_TEXT("gr\303\274n"),
			.updated_at = 1700000004 } },
	{ .kind = SC_CHANGE_KEEP_SUBSCRIPTION,
		.subscription = { .id = 9007199254740993,
			.origin_host = SC_TEXT("as.example"),
			.origin_realm = SC_TEXT("example"),
			.via = SC_TEXT("dra.example"),
			.identity = SC_TEXT("sip:conf-7@ims.example"),
			.identity_kind = 2,
			.wildcard = SC_TEXT("sip:conf-!.*!@ims.example"),
			.wildcard_type = SC_IDENTITY_TYPE_WILDCARDED_PSI,
			.private_identity = SC_TEXT("alice@ims.example"),
			.data_reference = 19,
			.service_indication = SC_TEXT("si"),
			.server_name = SC_TEXT("sip:as\377"),
			.dsai_tag = SC_TEXT("\0"),
			.identity_set = 3,
			.expires_at = 1700000005,
			.one_time = 1,
			.notif_eff = 1,
			.created_at = 1700000006,
			.digest = INT64_MIN } },
	{ .kind = SC_CHANGE_KEEP_NOTIFICATION,
		.notification = { .id = 12,
			.subscription = 9007199254740993,
			.origin_host = SC_TEXT("as.example"),
			.origin_realm = SC_TEXT("example"),
			.via = SC_TEXT("dra.example"),
			.identity = SC_TEXT("sip:conf-7@ims.example"),
			.identity_kind = 2,
			.wildcard = SC_TEXT("sip:conf-!.*!@ims.example"),
			.wildcard_type = SC_IDENTITY_TYPE_WILDCARDED_IMPU,
			.private_identity = SC_TEXT("bob@ims.example"),
			.document = SC_TEXT("<Sh-Data>\0</Sh-Data>"),
			.ends_subscription = 1,
			.attempts = 5,
			.next_try = 1700000007,
			.made_at = 1700000008 } },
	{ .kind = SC_CHANGE_KEEP_PEER,
		.peer = { .origin_host = SC_TEXT("af.example"), .origin_state_id = 4294967295 } },
	{ .kind = SC_CHANGE_KEEP_SESSION,
		.session = { .row = { .session_id = SC_TEXT("af.example;1;\0;2"),
				     .origin_host = SC_TEXT("af.example"),
				     .origin_realm = SC_TEXT("af-realm.example"),
				     .via = SC_TEXT("dra.example"),
				     .subscription = SC_TEXT("alice"),
				     .contact = SC_TEXT("sip:alice@192.0.2.1"),
				     .device = SC_TEXT("phone"),
				     .access = SC_ACCESS_NR,
				     .ip4 = SC_TEXT("\300\0\2\1"),
				     .ip6 = SC_TEXT("\40\1\15\270\0\0\0\1\0\0\0\0\0\0\0\0"),
				     .ip6_bits = 64,
				     .ip_domain = SC_TEXT("\1"),
				     .apn = SC_TEXT("ims"),
				     .sub_id_type = 2,
				     .sub_id = SC_TEXT("sip:alice\377"),
				     .charging_id = SC_TEXT("icid\0"),
				     .service = SC_TEXT("\377service"),
				     .service_urn = SC_TEXT("sos.fire"),
				     .features1 = 4294967295,
				     .features2 = 7,
				     .specific_actions = 8,
				     .emergency = 1,
				     .preliminary = 1,
				     .forking = 1,
				     .state = SC_SESSION_STATE_ENDING,
				     .abort_cause = 3,
				     .origin_state_id = 9,
				     .ip_can = 10,
				     .rat = 1004,
				     .trusted = 11,
				     .plmn = SC_TEXT("00101"),
				     .created_at = 1700000009,
				     .updated_at = 1700000010 },
			.media = full_media,
			.media_count = SC_COUNT_OF(full_media),
			.flows = full_flows,
			.flow_count = SC_COUNT_OF(full_flows) } },
	{ .kind = SC_CHANGE_KEEP_SESSION,
		.session.row = { .session_id = SC_TEXT("another"), .sub_id_type = -1 } },
};

static void test_everything_comes_back(void)
{
	struct journal_desk *desk = desk_open();
	char *expected = kept_text_of(full, SC_COUNT_OF(full));

	CU_ASSERT_TRUE(desk_holds(desk, ""));
	CU_ASSERT_EQUAL(desk_commit(desk, full, SC_COUNT_OF(full)), SC_STATUS_OK);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	desk_reopen(desk);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	/* Written again as it is, everything stays as it is. */
	CU_ASSERT_EQUAL(desk_commit(desk, full, SC_COUNT_OF(full)), SC_STATUS_OK);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	free(expected);
	desk_close(desk);
}

static void test_dropping(void)
{
	struct journal_desk *desk = desk_open();
	const struct sc_change kept[] = {
		change_keep_data("o", "a", "1"),
		change_keep_data("o", "b", "2"),
		change_keep_item("o", SC_HELD_KIND_STN_SR, "1"),
		change_keep_item("o", SC_HELD_KIND_DSAI, "2"),
		change_keep_subscription(1, "sip:a", 0),
		change_keep_subscription(2, "sip:b", 0),
		change_keep_notification(5, 1, "x"),
		change_keep_notification(6, 2, "y"),
		change_keep_session("s", "alice", 2),
		change_keep_session("t", "alice", 2),
	};
	const struct sc_change dropped[] = {
		change_drop_data("o", "a"),
		change_drop_data("nobody", "a"),
		change_drop_item("o", SC_HELD_KIND_STN_SR),
		change_drop_subscription(1),
		change_drop_notification(5),
		change_drop_session("s"),
		change_drop_session("nobody's"),
	};
	const struct sc_change left[] = { kept[1], kept[3], kept[5], kept[7], kept[9] };
	char *expected = kept_text_of(left, SC_COUNT_OF(left));

	CU_ASSERT_EQUAL(desk_commit(desk, kept, SC_COUNT_OF(kept)), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_commit(desk, dropped, SC_COUNT_OF(dropped)), SC_STATUS_OK);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM rx_media"), 2);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM rx_flow"), 4);
	free(expected);
	desk_close(desk);
}

static void test_the_newer_replaces(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change change = change_keep_session("s", "alice", 3);
	const struct sc_change newest[] = {
		change_keep_data("o", "a", "new"),
		change_keep_item("o", SC_HELD_KIND_STN_SR, "new"),
		change_keep_subscription(1, "sip:a", 99),
		change_keep_notification(8, 1, "new"),
		change_keep_peer("af.example", 6),
		change_keep_session("s", "bob", 1),
	};
	const struct sc_change older[] = {
		change_keep_data("o", "a", "old"),
		change_keep_item("o", SC_HELD_KIND_STN_SR, "old"),
		change_keep_subscription(1, "sip:a", 0),
		change_keep_notification(7, 1, "old"),
		change_keep_peer("af.example", 5),
	};
	char *expected = kept_text_of(newest, SC_COUNT_OF(newest));

	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_commit(desk, older, SC_COUNT_OF(older)), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_commit(desk, newest, SC_COUNT_OF(newest)), SC_STATUS_OK);
	/* The delivery of the older notification is acknowledged late: the newer one stays. */
	change = change_drop_notification(7);
	CU_ASSERT_EQUAL(desk_commit(desk, &change, 1), SC_STATUS_OK);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	free(expected);
	desk_close(desk);
}

/* A session that is to be ended stays as it was but for that; one that is gone stays gone. */
static void test_endings(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change kept = change_keep_session("s", "alice", 2);
	struct sc_change notes[] = {
		{ .kind = SC_CHANGE_NOTE_ENDING,
			.session.row = { .session_id = SC_TEXT("s"),
				.state = SC_SESSION_STATE_ENDING,
				.abort_cause = 3,
				.updated_at = 7 } },
		{ .kind = SC_CHANGE_NOTE_ENDING,
			.session.row = { .session_id = SC_TEXT("nobody's"),
				.state = SC_SESSION_STATE_ENDING } },
	};
	char *expected = NULL;

	CU_ASSERT_EQUAL(desk_commit(desk, &kept, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_commit(desk, notes, SC_COUNT_OF(notes)), SC_STATUS_OK);
	kept.session.row.state = SC_SESSION_STATE_ENDING;
	kept.session.row.abort_cause = 3;
	kept.session.row.updated_at = 7;
	expected = kept_text_of(&kept, 1);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	free(expected);
	desk_close(desk);
}

/* What an AF was told, which a session and its second component then say. */
static void put_told(struct sc_kept_session_row *row, struct sc_kept_media_row *second)
{
	row->access = SC_ACCESS_WLAN_UNTRUSTED;
	row->specific_actions = 4;
	row->ip_can = 5;
	row->rat = 6;
	row->trusted = 1;
	row->plmn = SC_TEXT("26201");
	row->updated_at = 7;
	second->directive = SC_DIRECTIVE_DROP;
	second->reason = SC_REASON_CS_FALLBACK;
}

/* Of the rest of the session nothing is touched, of another neither; what is gone stays gone. */
static void test_told(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change kept[] = { full[SC_COUNT_OF(full) - 2],
		change_keep_session("another", "alice", 3) };
	struct sc_kept_media_row news[] = { { .number = 2 }, { .number = 3 } };
	struct sc_kept_media_row media[SC_COUNT_OF(full_media)];
	struct sc_change note = { .kind = SC_CHANGE_NOTE_TOLD,
		.session = { .row.session_id = kept[0].session.row.session_id,
			.media = news,
			.media_count = SC_COUNT_OF(news) } };
	char *expected = NULL;

	put_told(&note.session.row, &news[0]);
	CU_ASSERT_EQUAL(desk_commit(desk, kept, SC_COUNT_OF(kept)), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_commit(desk, &note, 1), SC_STATUS_OK);
	note.session.row.session_id = SC_TEXT("nobody's");
	CU_ASSERT_EQUAL(desk_commit(desk, &note, 1), SC_STATUS_OK);
	memcpy(media, full_media, sizeof(media));
	kept[0].session.media = media;
	put_told(&kept[0].session.row, &media[1]);
	expected = kept_text_of(kept, SC_COUNT_OF(kept));
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	desk_reopen(desk);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	free(expected);
	desk_close(desk);
}

/* A digest is noted while the subscription may be changed or gone: the rest is left alone. */
static void test_digests(void)
{
	struct journal_desk *desk = desk_open();
	struct sc_change kept = change_keep_subscription(1, "sip:a", 99);
	const struct sc_change notes[] = {
		{ .kind = SC_CHANGE_NOTE_DIGEST, .subscription = { .id = 1, .digest = -5 } },
		{ .kind = SC_CHANGE_NOTE_DIGEST, .subscription = { .id = 2, .digest = 6 } },
	};
	char *expected = NULL;

	CU_ASSERT_EQUAL(desk_commit(desk, &kept, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(desk_commit(desk, notes, 2), SC_STATUS_OK);
	kept.subscription.digest = -5;
	expected = kept_text_of(&kept, 1);
	CU_ASSERT_TRUE(desk_holds(desk, expected));
	free(expected);
	desk_close(desk);
}

/* A visitor who wants no more, and one who wants sessions only. */
static enum sc_status take_one(void *owner, const struct sc_kept_data_row *row)
{
	uint32_t *taken = owner;

	(void)row;
	return ++*taken == 2 ? SC_STATUS_OUT_OF_ROOM : SC_STATUS_OK;
}

static enum sc_status take_session(void *owner, const struct sc_kept_session *session)
{
	uint32_t *taken = owner;

	*taken += session->media_count;
	return SC_STATUS_OK;
}

static void test_visitors(void)
{
	struct journal_desk *desk = desk_open();
	uint32_t taken = 0;
	const struct sc_restore impatient = { .data = take_one, .owner = &taken };
	const struct sc_restore particular = { .session = take_session, .owner = &taken };
	const struct sc_change changes[] = { change_keep_data("o", "a", "1"),
		change_keep_data("o", "b", "1"), change_keep_data("o", "c", "1"),
		change_keep_session("s", "alice", 3) };

	CU_ASSERT_EQUAL(desk_commit(desk, changes, SC_COUNT_OF(changes)), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_journal_restore(desk->store, &impatient, &desk->scratch.problem),
		SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT_EQUAL(taken, 2);
	taken = 0;
	CU_ASSERT_EQUAL(
		sc_journal_restore(desk->store, &particular, &desk->scratch.problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(taken, 3);
	desk_close(desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "everything comes back", test_everything_comes_back },
		{ "dropping", test_dropping },
		{ "the newer replaces", test_the_newer_replaces },
		{ "endings", test_endings },
		{ "what was told", test_told },
		{ "digests", test_digests },
		{ "visitors", test_visitors },
	};

	return suite_run("journal rows", tests, SC_COUNT_OF(tests));
}
