/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which rows does an import refuse, and does the sentence say why? Rows about media on other
 * devices, about what Sh tells, rows without a number, words, and statements that would keep silent
 * about refused rows.
 */
#include <stdio.h>
#include <string.h>

#include "scratch.h"
#include "suite.h"

static struct scratch scratch;

static const char more[] =
	"INSERT INTO charging_information (name, primary_event) VALUES ('home', 'aaa://ecf.example');"
	"INSERT INTO dsai (subscription, uri, tag, server) VALUES\n"
	"    ('bob', 'sip:bob@ims.example', 'menu', 'sip:as.example');\n"
	"INSERT INTO access_report (subscription, domain) VALUES ('bob', 'eps');\n"
	"INSERT INTO iut_authorisation (subscription, requester_kind, operation, decision) VALUES\n"
	"    ('bob', 'any_same_sub', 'transfer', 'allow');\n"
	"UPDATE device SET controller_capable = 1;\n"
	"INSERT INTO control_loss_preference (subscription, rank, device) VALUES ('bob', 1, 'phone');\n"
	"INSERT INTO session_mask (subscription, viewer_kind) VALUES ('bob', 'any_same_sub');\n"
	"INSERT INTO remote_restriction (remote, operation) VALUES ('example.net', 'all');\n"
	"INSERT INTO service_constraint (service) VALUES ('urn:x');\n"
	"INSERT INTO controller_criterion (subscription, rank) VALUES ('bob', 1);\n";

static void begin(void)
{
	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, more), SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch.report.warning_count, 0);
}

struct refusal {
	const char *sql;
	const char *words;
};

static void refuses_each(const struct refusal *cases, size_t count)
{
	int64_t before = 0;

	begin();
	before = scratch_number(&scratch, "SELECT max(id) FROM import");
	for (size_t i = 0; i < count; i++) {
		CU_ASSERT_EQUAL(scratch_import(&scratch, cases[i].sql), SC_STATUS_IMPORT_REFUSED);
		CU_ASSERT_TRUE(scratch_says(&scratch, cases[i].words));
	}
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT max(id) FROM import"), before);
	scratch_close(&scratch);
}

#define AUTHORISE                                                                                  \
	"INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, "
#define MASK   "INSERT INTO session_mask (subscription, viewer_kind, viewer) VALUES "
#define REMOTE "INSERT INTO remote_restriction (remote, operation) VALUES "

static void test_rows_about_other_devices(void)
{
	static const struct refusal cases[] = {
		{ AUTHORISE "decision) VALUES ('bob', 'friend', '', 'add', 'allow');",
			"refers to requester_kind (requester_kind) \"friend\", which does not exist" },
		{ AUTHORISE "decision) VALUES ('bob', 'any_same_sub', '', 'steal', 'allow');",
			"refers to iut_operation (operation) \"steal\", which does not exist" },
		{ AUTHORISE "decision) VALUES ('bob', 'any_same_sub', '', 'add', 'perhaps');",
			"refers to authorisation (decision) \"perhaps\", which does not exist" },
		{ AUTHORISE "decision) VALUES ('bob', 'impu', '', 'add', 'allow');",
			"a device or impu is named, a group of requesters is not" },
		{ AUTHORISE "decision) VALUES ('bob', 'any_same_sub', 'sip:x@y', 'add', 'allow');",
			"a device or impu is named, a group of requesters is not" },
		{ AUTHORISE "decision) VALUES ('bob', 'impu', 'alice', 'add', 'allow');",
			"row 2 of table iut_authorisation names \"alice\", which is no sip, sips or "
			"tel URI" },
		{ AUTHORISE "decision) VALUES ('ghost', 'any_same_sub', '', 'add', 'allow');",
			"refers to subscription (subscription) \"ghost\", which does not exist" },
		{ MASK "('bob', 'impu', 'tel:nobody');",
			"of table session_mask names \"tel:nobody\", which is no sip, sips or tel" },
		{ MASK "('bob', 'device', '');",
			"a device or impu is named, a group of viewers is not" },
		{ "INSERT INTO control_loss_preference (subscription, rank, device) VALUES "
		  "('bob', 2, 'watch');",
			"refers to device (subscription, device) \"bob, watch\", which does not exist" },
		{ REMOTE "('sip:a@example.net', 'all');",
			"table remote_restriction: \"sip:a@example.net\" is neither a domain nor a PLMN" },
		{ REMOTE "('1234', 'all');", "\"1234\" is neither a domain nor a PLMN" },
		{ REMOTE "('', 'all');", "a remote network is a domain or a PLMN" },
		{ REMOTE "('example.org', 'some');",
			"refers to remote_operation (operation) \"some\", which does not exist" },
		{ "UPDATE device SET ue_assisted = 2;", "ue_assisted is 0 or 1" },
	};

	refuses_each(cases, SC_COUNT_OF(cases));
}

#define DSAI "INSERT INTO dsai (subscription, uri, tag, server) VALUES ('bob', "

static void test_rows_about_identities(void)
{
	static const struct refusal cases[] = {
		{ "INSERT INTO charging_information (name, secondary_event) VALUES ('x', 'aaa://x');",
			"charging information names a primary function at least" },
		{ "INSERT INTO charging_information (name, primary_event) VALUES ('x', 'ecf.example');",
			"primary_event is a Diameter URI, aaa://host or aaas://host" },
		{ "UPDATE public_identity SET charging = 'free';",
			"refers to charging_information (charging) \"free\", which does not exist" },
		{ "UPDATE public_identity SET scscf = 'scscf.example';",
			"an S-CSCF is a sip or sips URI" },
		{ "UPDATE public_identity SET psi_activation = 0;",
			"psi_activation is 0 or 1, and 0 only for a service identity" },
		{ "UPDATE public_identity SET psi_activation = 2;",
			"psi_activation is 0 or 1, and 0 only for a service identity" },
		{ DSAI "'sip:bob@ims.example', '', 'sip:as2.example');",
			"a DSAI tag has 1 to 255 letters" },
		{ DSAI "'sip:bob@ims.example', 'menu', 'as.example');",
			"the server of a DSAI is a sip or sips URI" },
		{ DSAI "'sip:carol@ims.example', 'menu', 'sip:as.example');",
			"refers to public_identity (subscription, uri) \"bob, sip:carol@ims.example\"" },
		{ DSAI "'sip:bob@ims.example', 'menu', 'sip:AS.example;lr');",
			"two DSAIs of \"sip:bob@ims.example\" are \"menu\" at \"sip:as.example\" in "
			"canonical form" },
		{ DSAI "'sip:bob@ims.example', 'menu', 'sip:%zz@as');",
			"DSAI \"menu\" of \"sip:bob@ims.example\" at \"sip:%zz@as\": the server is no" },
		{ "UPDATE private_identity SET imeisv = '123456789012345';",
			"an IMEISV has 16 digits, an IMEI without its check digit 14" },
		{ "UPDATE private_identity SET srvcc_5g_capability = 2;",
			"srvcc_5g_capability is 0 or 1" },
		{ "UPDATE private_identity SET ip_sm_gw = '+1555';",
			"an IP-SM-GW has a number of at most 15 digits without plus sign" },
		{ "UPDATE private_identity SET ip_sm_gw_preconfigured = 1;",
			"ip_sm_gw_preconfigured is 0 or 1, and 1 only where there is an IP-SM-GW" },
	};

	refuses_each(cases, SC_COUNT_OF(cases));
}

static void test_access_reports(void)
{
	static const struct refusal cases[] = {
		{ "UPDATE access_report SET domain = 'wlan';",
			"refers to serving_domain (domain) \"wlan\", which does not exist" },
		{ "UPDATE access_report SET user_state = 7;", "a user state is 0 to 3 in cs" },
		{ "UPDATE access_report SET domain = 'cs', user_state = 4;",
			"a user state is 0 to 3 in cs" },
		{ "UPDATE access_report SET domain = 'twan', user_state = 0;", "and none in twan" },
		{ "UPDATE access_report SET cell = 'AAHwEAAAAQ';",
			"a cell is twelve letters of base64, or empty" },
		{ "UPDATE access_report SET tracking_area = 'AAHw-AAB';",
			"a tracking area is eight letters of base64, or empty" },
		{ "UPDATE access_report SET domain = 'ps', node = 'sgsn.example';",
			"the node of cs and ps is a number of 3 to 15 digits" },
		{ "UPDATE access_report SET plmn = '1';", "plmn is the MCC and MNC" },
		{ "UPDATE access_report SET reachable = 3;", "reachable is 0 or 1" },
		{ "UPDATE access_report SET impi = 'alice@ims.example';",
			"table access_report: subscription \"bob\" has no private identity "
			"\"alice@ims.example\"" },
		{ "INSERT INTO access_report (subscription, domain) VALUES ('bob', 'eps');",
			"access_report.domain is there already" },
	};

	refuses_each(cases, SC_COUNT_OF(cases));
}

static void test_statements_that_hide_refusals(void)
{
	static const char sentence[] = "OR IGNORE and REPLACE hide what is wrong with a row; write "
				       "ON CONFLICT (...) DO UPDATE or DO NOTHING";
	static const struct refusal cases[] = {
		{ "INSERT OR IGNORE INTO subscription (name, hplmn) VALUES ('x', 'y');", sentence },
		{ "insert /* or */ or -- not\n replace into rx_permission VALUES ('x');",
			sentence },
		{ "REPLACE INTO rx_permission VALUES ('x');", sentence },
		{ "UPDATE OR IGNORE subscription SET hplmn = 'x';", sentence },
		{ "WITH x(y) AS (SELECT 1 FROM media) INSERT OR IGNORE INTO rx_permission SELECT y "
		  "FROM x;",
			sentence },
		{ "UPDATE subscription SET class = 'x';\nREPLACE INTO rx_permission VALUES ('x');",
			"test.sql:2: REPLACE INTO rx_permission VALUES ('x'): OR IGNORE" },
	};

	refuses_each(cases, SC_COUNT_OF(cases));
}

static void test_statements_that_hide_nothing(void)
{
	begin();
	CU_ASSERT_EQUAL(
		scratch_import(&scratch,
			"INSERT INTO rx_permission VALUES ('or'), ('ignore') ON CONFLICT DO NOTHING;"
			"INSERT OR ABORT INTO rx_permission VALUES ('insert or ignore into x');"
			"UPDATE subscription SET class = replace(class, 'a', 'b') WHERE name = 'x' OR "
			"replace(name, 'a', '') = 'lice';"
			"DELETE FROM rx_permission WHERE origin_host = 'or' OR origin_host = 'ignore';"
			"WITH replace(x) AS (SELECT 'bob') UPDATE subscription SET class = (SELECT x FROM "
			"replace);"),
		SC_STATUS_OK);
	CU_ASSERT_TRUE(scratch_says(&scratch, ""));
	scratch_close(&scratch);
}

/* Reasons name rows by their number, in every table that has one. */
static void test_row_numbers(void)
{
	enum { NUMBERED_LIMIT = 64 };
	static const char tables[] =
		"SELECT name FROM sqlite_schema t WHERE type = 'table' AND (SELECT count(*) FROM "
		"pragma_table_info(t.name) WHERE name = 'id') = 1 AND EXISTS (SELECT 1 FROM "
		"sqlite_schema WHERE name = t.name || ' after insert') ORDER BY name LIMIT 1 OFFSET";
	char sql[600];
	char table[64];
	int count = 0;

	begin();
	for (; count < NUMBERED_LIMIT; count++) {
		snprintf(sql, sizeof(sql), "%s %d", tables, count);
		if (!scratch_word(&scratch, sql, table, sizeof(table)))
			break;
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", table);
		CU_ASSERT_TRUE(scratch_number(&scratch, sql) > 0);
		snprintf(sql, sizeof(sql),
			"UPDATE %s SET id = 0 WHERE id = (SELECT min(id) FROM %s);", table, table);
		CU_ASSERT_EQUAL(scratch_import(&scratch, sql), SC_STATUS_IMPORT_REFUSED);
		snprintf(sql, sizeof(sql), "the id of a row of %s is 1 or more", table);
		CU_ASSERT_TRUE(scratch_says(&scratch, sql));
	}
	CU_ASSERT_EQUAL(count, 16);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch,
			"INSERT INTO subscription (id, name, hplmn) VALUES (90, 'x', '00101'),\n"
			"    (0, 'y', '00101');"),
		SC_STATUS_IMPORT_REFUSED);
	CU_ASSERT_TRUE(scratch_says(
		&scratch, "row 2 (line 2): the id of a row of subscription is 1 or more"));
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "INSERT INTO policy_set (id, name) VALUES (-1, 'x');"),
		SC_STATUS_IMPORT_REFUSED);
	scratch_close(&scratch);
}

static void test_plain_shell_leaves_words_alone(void)
{
	static const char *const statements[] = {
		"DELETE FROM access WHERE name = 'SAT';",
		"UPDATE reason SET sentence = 'because';",
		"INSERT INTO iut_operation (id, name) VALUES (7, 'steal');",
		"DELETE FROM access_group_member;",
		"BEGIN; INSERT INTO import_begin (source, rows_declared) VALUES ('s', 0);\n"
		"UPDATE media SET name = 'sound' WHERE name = 'audio';\n"
		"INSERT INTO import_end (source) VALUES ('s'); COMMIT;",
	};
	char said[4096];

	begin();
	for (size_t i = 0; i < SC_COUNT_OF(statements); i++) {
		scratch_shell(&scratch, statements[i], said, sizeof(said));
		CU_ASSERT_PTR_NOT_NULL(strstr(said, "belong to the broker, nobody else may"));
	}
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM access"), SC_ACCESS_COUNT);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM iut_operation"),
		SC_IUT_OPERATION_COUNT);
	CU_ASSERT_EQUAL(
		scratch_number(&scratch, "SELECT count(*) FROM media WHERE name = 'audio'"), 1);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM import_session"), 0);
	scratch_close(&scratch);
}

static void test_plain_shell_refuses_row_zero(void)
{
	char said[4096];

	begin();
	scratch_shell(&scratch,
		"BEGIN; INSERT INTO import_begin (source, rows_declared) VALUES ('s', 1);\n"
		"INSERT INTO subscription (id, name, hplmn) VALUES (0, 'x', '00101');\n"
		"INSERT INTO import_end (source) VALUES ('s'); COMMIT;",
		said, sizeof(said));
	CU_ASSERT_PTR_NOT_NULL(strstr(said, "the id of a row of subscription is 1 or more"));
	CU_ASSERT_PTR_NOT_NULL(strstr(said, "changed another number of rows"));
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT max(id) FROM import"), 2);
	scratch_close(&scratch);
}

static void test_warns_of_strangers(void)
{
	static const char *const words[] = {
		"names \"phone\" twice in control_loss_preference; the better rank counts",
		"a session mask of subscription \"bob\" is for a media group without media",
		"table iut_authorisation names the instance \"urn:uuid:9\", which no device has",
		"table iut_authorisation names the public identity \"sip:zoe@x\", which nobody has",
		"table control_loss_preference names \"phone\" of subscription \"bob\", which is not "
		"controller_capable",
	};

	begin();
	CU_ASSERT_EQUAL(
		scratch_import(&scratch,
			"UPDATE device SET instance = 'urn:uuid:1' WHERE subscription = 'alice';"
			"UPDATE device SET controller_capable = 0;" AUTHORISE "decision) VALUES "
			"('bob', 'device', 'urn:uuid:1', 'add', 'ask'),"
			"('bob', 'device', 'urn:uuid:9', 'add', 'ask'),"
			"('bob', 'impu', 'tel:+1-5552', 'add', 'ask'),"
			"('bob', 'impu', 'sip:zoe@X', 'add', 'ask');"
			"INSERT INTO control_loss_preference (subscription, rank, device) VALUES "
			"('bob', 2, 'phone');"
			"INSERT INTO media_group VALUES ('nothing');"
			"INSERT INTO session_mask (subscription, viewer_kind, media_group) VALUES "
			"('bob', 'any_same_sub', 'nothing');"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(scratch.report.warning_count, SC_COUNT_OF(words));
	for (size_t i = 0; i < SC_COUNT_OF(words); i++)
		CU_ASSERT_PTR_NOT_NULL(strstr(scratch.report.warnings[i], words[i]));
	scratch_close(&scratch);
}

/* What hangs on an identity or a subscription goes with it. */
static void test_removal_takes_along(void)
{
	begin();
	CU_ASSERT_EQUAL(scratch_import(&scratch,
				"DELETE FROM public_identity WHERE uri = 'sip:bob@ims.example';"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch.report.rows, 2);
	CU_ASSERT_EQUAL(scratch.report.subscriptions, 1);
	CU_ASSERT_EQUAL(scratch_import(&scratch, "DELETE FROM subscription WHERE name = 'bob';"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(
		scratch_number(&scratch,
			"SELECT (SELECT count(*) FROM dsai) + (SELECT count(*) FROM "
			"access_report) + (SELECT count(*) FROM iut_authorisation) + (SELECT "
			"count(*) FROM session_mask) + (SELECT count(*) FROM "
			"control_loss_preference)"),
		0);
	scratch_close(&scratch);
}

static void test_limits(void)
{
	static const struct refusal cases[] = {
		{ "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
		  "INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, "
		  "decision) SELECT 'bob', 'device', 'urn:' || i, 'add', 'ask' FROM n;",
			"subscription \"bob\" has 301 IUT authorisations, 256 is the limit" },
		{ "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 64) "
		  "INSERT INTO session_mask (subscription, viewer_kind, viewer) "
		  "SELECT 'bob', 'device', 'urn:' || i FROM n;",
			"subscription \"bob\" has 65 session masks, 64 is the limit" },
		{ "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 64) "
		  "INSERT INTO dsai (subscription, uri, tag, server) "
		  "SELECT 'bob', 'sip:bob@ims.example', i, 'sip:as.example' FROM n;",
			"public identity \"sip:bob@ims.example\" has 65 DSAIs, 64 is the limit" },
		{ "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4096) "
		  "INSERT INTO remote_restriction (remote, operation) SELECT i || '.example', 'all' "
		  "FROM n;",
			"there are more than 4096 restrictions of remote networks" },
	};

	refuses_each(cases, SC_COUNT_OF(cases));
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "rows about other devices", test_rows_about_other_devices },
		{ "rows about identities", test_rows_about_identities },
		{ "access reports", test_access_reports },
		{ "statements that hide refusals", test_statements_that_hide_refusals },
		{ "statements that hide nothing", test_statements_that_hide_nothing },
		{ "row numbers", test_row_numbers },
		{ "plain shell leaves words alone", test_plain_shell_leaves_words_alone },
		{ "plain shell refuses row zero", test_plain_shell_refuses_row_zero },
		{ "warns of strangers", test_warns_of_strangers },
		{ "removal takes along", test_removal_takes_along },
		{ "limits", test_limits },
	};

	return suite_run("refusals", tests, SC_COUNT_OF(tests));
}
