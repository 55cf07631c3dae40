/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does reading only what was touched show the same as reading everybody? Random imports, and after
 * each of them both readings are compared in everything that can be asked. usage: test_layers
 * [SEED]
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "database.h"
#include "scratch.h"
#include "snapshot_parts.h"
#include "suite.h"

enum { FIRST = 10, BEHIND = 40, ROUNDS = 150, SQL_LIMIT = 4096 };

static struct scratch scratch;
static sqlite3 *reader;
static struct sc_changes_memory memory;
static uint64_t seed = 20260501;
static uint64_t state;

/* splitmix64 */
static uint32_t draw(uint32_t below)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (uint32_t)((z ^ (z >> 31)) % below);
}

/* Statements that change somebody: $ is a person, & another one, # any number; all in two digits.
 */
static const char *const changes[] = {
	"INSERT INTO subscription (id, name, hplmn, class) VALUES ($ + 1, 'p$', '00101', 'c#') "
	"ON CONFLICT DO NOTHING;"
	"INSERT INTO public_identity (uri, subscription) SELECT 'sip:p$@Home.example', name FROM "
	"subscription WHERE name = 'p$' ON CONFLICT DO NOTHING;"
	"INSERT INTO private_identity (impi, subscription, imsi) SELECT 'p$@home.example', name, "
	"'0010100000000#' FROM subscription WHERE name = 'p$' ON CONFLICT DO NOTHING;"
	"INSERT INTO device (subscription, name, instance) SELECT name, 'phone', 'urn:uuid:$' FROM "
	"subscription WHERE name = 'p$' ON CONFLICT DO NOTHING;",
	"DELETE FROM subscription WHERE name = 'p$';",
	"UPDATE subscription SET class = 'c#', iut_allowed = 1 - iut_allowed WHERE name = 'p$';",
	"UPDATE subscription SET id = # + 1 WHERE name = 'p$' AND NOT EXISTS "
	"(SELECT 1 FROM subscription WHERE id = # + 1);",
	"INSERT INTO msisdn (digits, subscription, additional) SELECT '1555#', name, 1 FROM "
	"subscription WHERE name = 'p$' ON CONFLICT (digits) DO UPDATE SET subscription = "
	"excluded.subscription;",
	"DELETE FROM msisdn WHERE subscription = 'p$';",
	"INSERT INTO external_identifier SELECT 'e#@things.example', name FROM subscription WHERE "
	"name = 'p$' ON CONFLICT (identifier) DO UPDATE SET subscription = excluded.subscription;",
	"INSERT INTO contact (subscription, device, uri, access, ip4, ip6) SELECT subscription, name, "
	"'sip:c#@192.0.2.1', 'EUTRAN', '192.0.2.#', '2001:db8:#::/48' FROM device WHERE "
	"subscription = 'p$' ON CONFLICT (uri) DO UPDATE SET subscription = excluded.subscription, "
	"access = 'NR';",
	"DELETE FROM contact WHERE subscription = 'p$';",
	"INSERT INTO public_identity (uri, subscription, type) SELECT 'sip:room#-!.*!@home.example', "
	"name, 'wildcarded_psi' FROM subscription WHERE name = 'p$' ON CONFLICT (uri) DO UPDATE SET "
	"subscription = excluded.subscription;",
	"INSERT INTO public_identity (uri, subscription, type) SELECT 'sip:!room.*!@home.example', "
	"name, 'wildcarded_psi' FROM subscription WHERE name = 'p$' ON CONFLICT (uri) DO UPDATE SET "
	"subscription = excluded.subscription;",
	"DELETE FROM public_identity WHERE subscription = 'p$' AND type = 'wildcarded_psi';",
	"UPDATE public_identity SET scscf = 'sip:s#.example', charging = 'home' WHERE "
	"subscription = 'p$';",
	"INSERT INTO dsai (subscription, uri, tag, server) SELECT subscription, uri, 't#', "
	"'sip:as.example' FROM public_identity WHERE subscription = 'p$' AND type = "
	"'public_user_identity' ON CONFLICT DO NOTHING;",
	"INSERT INTO preference (subscription, name, media_group) SELECT name, 'n#', 'video' FROM "
	"subscription WHERE name = 'p$' ON CONFLICT DO NOTHING;"
	"INSERT INTO preference_access SELECT subscription, name, 1, 'WLAN' FROM preference WHERE "
	"subscription = 'p$' ON CONFLICT DO NOTHING;",
	"INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, decision) "
	"SELECT name, 'impu', 'sip:p&@home.example', 'transfer', 'ask' FROM subscription WHERE name "
	"= 'p$' ON CONFLICT DO NOTHING;",
	"INSERT INTO access_report (subscription, domain, rat) SELECT name, 'eps', # FROM "
	"subscription WHERE name = 'p$' ON CONFLICT DO NOTHING;",
	"UPDATE private_identity SET imeisv = '904201560257##' WHERE subscription = 'p$';",
};

static void begin(void)
{
	scratch_open(&scratch);
	state = seed;
	CU_ASSERT_EQUAL_FATAL(
		scratch_import(&scratch,
			"INSERT INTO policy_set (name) VALUES ('default');"
			"INSERT INTO policy_rule (policy_set, name) VALUES ('default', 'all');"
			"INSERT INTO charging_information (name, primary_event) VALUES "
			"('home', 'aaa://ecf.example');"
			"INSERT INTO sh_permission (origin_host, data_reference) VALUES ('hss', 'MSISDN');"
			"INSERT INTO rx_permission VALUES ('pcrf');"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(
		sc_database_open_reader(&reader, scratch.database, &scratch.problem), SC_STATUS_OK);
}

static void end(void)
{
	sc_changes_forget(&memory);
	sqlite3_close(reader);
	scratch_close(&scratch);
}

static struct sc_changes read_changes(struct sc_changes_memory *with)
{
	struct sc_changes found = { .snapshot = NULL };

	CU_ASSERT_EQUAL(sc_changes_read(reader, with, 0, &found, &scratch.problem), SC_STATUS_OK);
	CU_ASSERT_TRUE(scratch_says(&scratch, ""));
	CU_ASSERT_PTR_NOT_NULL_FATAL(found.snapshot);
	return found;
}

static void put_text(sqlite3_str *out, struct sc_text text)
{
	sqlite3_str_appendf(out, "%.*s ", SC_TEXT_ARG(text));
}

static void put_identities(sqlite3_str *out, const struct sc_account *account)
{
	for (uint32_t i = 0; i < account->public_count; i++) {
		const struct sc_public_identity *identity = &account->publics[i];

		put_text(out, identity->uri);
		put_text(out, identity->details->scscf);
		sqlite3_str_appendf(out, "%d %u %d ", identity->type, identity->private_mask,
			identity->details->dsai_count);
		if (identity->details->charging != NULL)
			put_text(out, identity->details->charging->primary_event);
	}
	for (uint32_t i = 0; i < account->private_count; i++) {
		put_text(out, account->privates[i].impi);
		put_text(out, account->privates[i].imsi);
		put_text(out, account->privates[i].details->imeisv);
	}
	for (uint32_t i = 0; i < account->msisdn_count; i++)
		put_text(out, account->msisdns[i]);
	for (uint32_t i = 0; i < account->external_count; i++)
		put_text(out, account->externals[i]);
	for (uint32_t i = 0; i < account->report_count; i++)
		sqlite3_str_appendf(out, "%d ", account->reports[i].rat);
}

static void put_account(sqlite3_str *out, const struct sc_account *account)
{
	const struct sc_subscriber *subscriber = &account->subscriber;

	sqlite3_str_appendf(out, "%lld ", (long long)subscriber->id);
	put_text(out, subscriber->name);
	put_text(out, subscriber->class_name);
	sqlite3_str_appendf(out, "%d ", subscriber->iut_allowed);
	put_identities(out, account);
	for (uint32_t i = 0; i < subscriber->device_count; i++)
		put_text(out, subscriber->devices[i].instance);
	for (uint32_t i = 0; i < subscriber->contact_count; i++) {
		put_text(out, subscriber->contacts[i].uri);
		sqlite3_str_appendf(
			out, "%d %d ", subscriber->contacts[i].access, account->bindings[i].ip4[3]);
	}
	for (uint32_t i = 0; i < subscriber->preference_count; i++)
		sqlite3_str_appendf(out, "%lld %d ", (long long)subscriber->preferences[i].id,
			subscriber->preferences[i].accesses.rank[SC_ACCESS_WLAN_TRUSTED]);
	for (uint32_t i = 0; i < subscriber->authorisation_count; i++)
		put_text(out, subscriber->authorisations[i].requester);
	sqlite3_str_appendchar(out, 1, '\n');
}

static void put_found(sqlite3_str *out, const char *key, const struct sc_account *account)
{
	if (account != NULL)
		sqlite3_str_appendf(out, "%s: %.*s\n", key, SC_TEXT_ARG(account->subscriber.name));
}

/* Whom keys lead to that somebody may have, or had. */
static void put_look_ups(sqlite3_str *out, const struct sc_snapshot *snapshot, uint32_t number)
{
	const struct sc_public_identity *identity = NULL;
	uint8_t ip6[16] = { 0x20, 0x01, 0x0d, 0xb8, 0x00 };
	uint8_t ip4[4] = { 192, 0, 2, (uint8_t)number };
	const struct sc_address_place anywhere = { .now = 0 };
	char key[64];
	struct sc_text text;

#define FIND(format, look_up)                                                                      \
	do {                                                                                       \
		snprintf(key, sizeof(key), format, number);                                        \
		text = sc_text_of(key);                                                            \
		put_found(out, key, look_up);                                                      \
	} while (0)

	FIND("p%u", sc_snapshot_by_name(snapshot, text));
	FIND("sip:p%u@home.example", sc_snapshot_by_public(snapshot, text, &identity));
	FIND("sip:room%u-x@home.example", sc_snapshot_by_public(snapshot, text, &identity));
	if (identity != NULL)
		put_text(out, identity->uri);
	FIND("p%u@home.example", sc_snapshot_by_private(snapshot, text));
	FIND("0010100000000%u", sc_snapshot_by_imsi(snapshot, text));
	FIND("1555%u", sc_snapshot_by_msisdn(snapshot, text));
	FIND("e%u@things.example", sc_snapshot_by_external(snapshot, text));
	FIND("ip4 %u", sc_snapshot_by_ip4(snapshot, ip4, &anywhere).account);
	snprintf(key, sizeof(key), "%u", number);
	ip6[5] = (uint8_t)strtoul(key, NULL, 16);
	FIND("ip6 %u", sc_snapshot_by_ip6(snapshot, ip6, 64, &anywhere).account);
#undef FIND
}

/* Everything that can be asked, as text; freed with sqlite3_free(). */
static char *describe(const struct sc_snapshot *snapshot)
{
	sqlite3_str *out = sqlite3_str_new(NULL);
	uint32_t count = sc_snapshot_account_count(snapshot);

	sqlite3_str_appendf(out, "%lld: %u accounts, %u policy sets, %d %d\n",
		(long long)sc_snapshot_version(snapshot), count,
		sc_snapshot_policy(snapshot)->set_count,
		sc_snapshot_sh_permits(
			snapshot, SC_TEXT("hss"), 17, SC_TEXT(""), SC_PERMISSION_PULL),
		sc_snapshot_rx_permits(snapshot, SC_TEXT("pcrf")));
	for (uint32_t i = 0; i < count; i++) {
		const struct sc_account *account = sc_snapshot_account(snapshot, i);

		put_account(out, account);
		CU_ASSERT_PTR_EQUAL(sc_snapshot_by_id(snapshot, account->subscriber.id), account);
	}
	CU_ASSERT_PTR_NULL(sc_snapshot_account(snapshot, count));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_id(snapshot, 0));
	CU_ASSERT_PTR_NULL(sc_snapshot_by_id(snapshot, INT64_MAX));
	for (uint32_t number = FIRST; number < BEHIND; number++)
		put_look_ups(out, snapshot, number);
	return sqlite3_str_finish(out);
}

/* Writes a statement with its places filled in; false when it does not fit. */
static bool fill(struct sc_text_writer *out, const char *statement)
{
	const uint64_t person = FIRST + draw(BEHIND - FIRST);
	const uint64_t other = FIRST + draw(BEHIND - FIRST);
	const uint64_t number = FIRST + draw(BEHIND - FIRST);

	for (; *statement != '\0'; statement++) {
		if (*statement == '$')
			sc_text_put_u64(out, person);
		else if (*statement == '&')
			sc_text_put_u64(out, other);
		else if (*statement == '#')
			sc_text_put_u64(out, number);
		else
			sc_text_put(out, (struct sc_text){ statement, 1 });
	}
	return !out->overflow;
}

/* One to three changes, and now and then one that concerns everyone. */
static void change_something(void)
{
	char sql[SQL_LIMIT];
	struct sc_text_writer out;
	enum sc_status status = SC_STATUS_OK;

	sc_text_writer_begin(&out, sql, sizeof(sql) - 1);
	for (uint32_t i = draw(3) + 1; i > 0; i--)
		CU_ASSERT_TRUE_FATAL(fill(&out, changes[draw(SC_COUNT_OF(changes))]));
	if (draw(25) == 0)
		CU_ASSERT_TRUE_FATAL(fill(&out, "UPDATE policy_rule SET level = 'shall';"));
	*out.at = '\0';
	status = scratch_import(&scratch, sql);
	CU_ASSERT_EQUAL(status, SC_STATUS_OK);
	if (status != SC_STATUS_OK)
		fprintf(stderr, "%s\n", scratch.problem.sentence);
}

static void test_both_readings_show_the_same(void)
{
	uint32_t shared = 0;

	printf("seed %llu ", (unsigned long long)seed);
	begin();
	for (int round = 0; round < ROUNDS; round++) {
		struct sc_changes few;
		struct sc_changes all;
		char *few_text = NULL;
		char *all_text = NULL;

		change_something();
		few = read_changes(&memory);
		all = read_changes(NULL);
		shared += few.snapshot->base != NULL;
		few_text = describe(few.snapshot);
		all_text = describe(all.snapshot);
		CU_ASSERT_STRING_EQUAL(few_text, all_text);
		if (strcmp(few_text, all_text) != 0)
			fprintf(stderr, "round %d\n--- touched only\n%s--- everybody\n%s", round,
				few_text, all_text);
		sqlite3_free(few_text);
		sqlite3_free(all_text);
		sc_changes_free(&few);
		sc_changes_free(&all);
	}
	printf("%u of %d readings shared a base ", shared, ROUNDS);
	CU_ASSERT_TRUE(shared > ROUNDS / 2);
	end();
}

static void people(uint32_t count)
{
	char sql[SQL_LIMIT];

	snprintf(sql, sizeof(sql),
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
		"INSERT INTO subscription (name, hplmn) SELECT 'p' || i, '00101' FROM n;"
		"INSERT INTO public_identity (uri, subscription) "
		"SELECT 'sip:' || name || '@home.example', name FROM subscription;"
		"INSERT INTO msisdn (digits, subscription) SELECT 1000 + id, name FROM subscription;",
		count);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, sql), SC_STATUS_OK);
}

/* The base lives as long as anybody stands on it, whoever goes first. */
static void test_bases_are_shared(void)
{
	struct sc_changes first;
	struct sc_changes second;
	struct sc_changes third;
	const struct sc_public_identity *identity = NULL;

	begin();
	people(10);
	first = read_changes(&memory);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE subscription SET class = 'x' WHERE name = 'p3';"),
		SC_STATUS_OK);
	second = read_changes(&memory);
	CU_ASSERT_EQUAL(scratch_import(&scratch, "DELETE FROM subscription WHERE name = 'p5';"),
		SC_STATUS_OK);
	third = read_changes(&memory);
	CU_ASSERT_PTR_EQUAL(second.snapshot->base, first.snapshot);
	CU_ASSERT_PTR_EQUAL(third.snapshot->base, first.snapshot);
	CU_ASSERT_EQUAL(third.snapshot->stale_count, 2);
	sc_changes_free(&first);
	sc_changes_forget(&memory);
	sc_changes_free(&second);
	CU_ASSERT_PTR_NOT_NULL(
		sc_snapshot_by_public(third.snapshot, SC_TEXT("sip:p10@home.example"), &identity));
	CU_ASSERT_PTR_NULL(
		sc_snapshot_by_public(third.snapshot, SC_TEXT("sip:p5@home.example"), &identity));
	CU_ASSERT_EQUAL(sc_snapshot_account_count(third.snapshot), 9);
	sc_changes_free(&third);
	end();
}

/* What concerns everyone, or was not told, is read whole. */
static void test_reads_everybody_when_it_must(void)
{
	static const char *const whole[] = {
		"UPDATE policy_rule SET level = 'shall';",
		"UPDATE charging_information SET primary_event = 'aaa://other.example';",
		"INSERT INTO media_group VALUES ('pictures');",
		"UPDATE subscription SET class = 'y';",
	};
	struct sc_changes found;

	begin();
	people(1100);
	found = read_changes(&memory);
	sc_changes_free(&found);
	for (size_t i = 0; i < SC_COUNT_OF(whole); i++) {
		CU_ASSERT_EQUAL(scratch_import(&scratch, whole[i]), SC_STATUS_OK);
		found = read_changes(&memory);
		CU_ASSERT_PTR_NULL(found.snapshot->base);
		sc_changes_free(&found);
	}
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE subscription SET class = 'z' WHERE id = 7;"),
		SC_STATUS_OK);
	found = read_changes(&memory);
	CU_ASSERT_PTR_NOT_NULL(found.snapshot->base);
	CU_ASSERT_EQUAL(found.snapshot->account_count, 1);
	sc_changes_free(&found);
	end();
}

static void run_shell(const char *sql)
{
	char said[1000];
	char file[SQL_LIMIT];

	snprintf(file, sizeof(file),
		"BEGIN; INSERT INTO import_begin (source, rows_declared) VALUES ('s', 1);\n%s\n"
		"INSERT INTO import_end (source) VALUES ('s'); COMMIT;\n",
		sql);
	scratch_shell(&scratch, file, said, sizeof(said));
	CU_ASSERT_STRING_EQUAL(said, "");
}

/* The plain shell replaces a row of somebody else, and no trigger sees that go. */
static void test_notices_what_no_trigger_saw(void)
{
	struct sc_changes found;
	const struct sc_account *p2 = NULL;

	begin();
	people(10);
	found = read_changes(&memory);
	sc_changes_free(&found);
	run_shell("INSERT OR REPLACE INTO msisdn (digits, subscription, additional) "
		  "VALUES ('1002', 'p7', 1);");
	found = read_changes(&memory);
	p2 = sc_snapshot_by_name(found.snapshot, SC_TEXT("p2"));
	CU_ASSERT_PTR_NULL(found.snapshot->base);
	CU_ASSERT_EQUAL(p2->msisdn_count, 0);
	CU_ASSERT_PTR_EQUAL(sc_snapshot_by_msisdn(found.snapshot, SC_TEXT("1002")),
		sc_snapshot_by_name(found.snapshot, SC_TEXT("p7")));
	sc_changes_free(&found);
	end();
}

/* What cannot be served is refused as ever, and what follows is read anew again. */
static void test_refuses_as_ever(void)
{
	struct sc_changes found;

	begin();
	people(10);
	found = read_changes(&memory);
	sc_changes_free(&found);
	run_shell("INSERT INTO public_identity (uri, subscription) VALUES "
		  "('SIP:p4@HOME.example', 'p3');");
	CU_ASSERT_EQUAL(
		sc_changes_read(reader, &memory, 2, &found, &scratch.problem), SC_STATUS_MALFORMED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "two public identities are \"sip:p4@home.example\""));
	run_shell("DELETE FROM public_identity WHERE uri = 'SIP:p4@HOME.example';");
	found = read_changes(&memory);
	CU_ASSERT_PTR_NOT_NULL(found.snapshot->base);
	CU_ASSERT_EQUAL(found.snapshot->account_count, 1);
	sc_changes_free(&found);
	end();
}

int main(int count, char **arguments)
{
	static const struct suite_test tests[] = {
		{ "both readings show the same", test_both_readings_show_the_same },
		{ "bases are shared", test_bases_are_shared },
		{ "reads everybody when it must", test_reads_everybody_when_it_must },
		{ "notices what no trigger saw", test_notices_what_no_trigger_saw },
		{ "refuses as ever", test_refuses_as_ever },
	};

	if (count > 1)
		seed = strtoull(arguments[1], NULL, 10);
	return suite_run("layers", tests, SC_COUNT_OF(tests));
}
