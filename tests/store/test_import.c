/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is an import all or nothing, and does a refusal name what a person must repair? Every class of
 * mistake, through the importer and through the plain sqlite3 shell.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"
#include "suite.h"

static struct scratch scratch;

static void begin(void)
{
	scratch_open(&scratch);
	CU_ASSERT_EQUAL_FATAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
}

static int64_t version(void)
{
	return scratch_number(&scratch, "SELECT max(id) FROM import");
}

/* Must be refused with these words, and change nothing. */
static void refuses(const char *sql, const char *words)
{
	int64_t before = version();
	int64_t rows = scratch_number(&scratch, "SELECT count(*) FROM subscription");

	CU_ASSERT_EQUAL(scratch_import(&scratch, sql), SC_STATUS_IMPORT_REFUSED);
	CU_ASSERT_TRUE(scratch_says(&scratch, words));
	CU_ASSERT_EQUAL(version(), before);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM subscription"), rows);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM import_session"), 0);
}

static void test_makes_the_file(void)
{
	struct stat file;

	begin();
	CU_ASSERT_EQUAL(stat(scratch.database, &file), 0);
	CU_ASSERT_EQUAL(file.st_mode & 0777, 0640);
	CU_ASSERT_EQUAL(scratch.report.statements, 17);
	CU_ASSERT_EQUAL(scratch.report.rows, 31);
	CU_ASSERT_EQUAL(scratch.report.subscriptions, 2);
	CU_ASSERT_EQUAL(scratch.report.warning_count, 0);
	CU_ASSERT_EQUAL(version(), 1);
	scratch_close(&scratch);
}

static void test_leaves_no_file_behind(void)
{
	scratch_open(&scratch);
	CU_ASSERT_EQUAL(scratch_import(&scratch, "INSERT INTO nothing VALUES (1);"),
		SC_STATUS_IMPORT_REFUSED);
	CU_ASSERT_TRUE(access(scratch.database, F_OK) != 0);
	scratch_close(&scratch);
}

static void test_names_line_statement_row_and_reason(void)
{
	begin();
	refuses("\n-- a comment; with a semicolon\nUPDATE subscription SET class = 'x';\n\n"
		"INSERT INTO subscription (name, hplmn)\nVALUES ('carol', '00101'),\n"
		"       ('da(ve', '00101'),\n       ('erin', 'nowhere');\n",
		"test.sql:5: INSERT INTO subscription (name, hplmn) VALUES ('carol', ...: row 3 "
		"(line 8): hplmn is the MCC and MNC in five or six digits");
	refuses("INSERT INTO subscription (name, hplmn) VALUES ('alice', '00101');",
		"row 1 (line 1): subscription.name is there already");
	refuses("INSERT INTO contact (subscription, device, uri) VALUES ('alice', 'phone', 'sip:x');",
		"contact.access is missing");
	refuses("INSERT INTO contact (subscription, device, uri, access, q) VALUES "
		"('alice', 'phone', 'sip:x', 'NR', 'high');",
		"cannot store TEXT value in INTEGER column contact.q");
	refuses("INSERT INTO subscription (name, colour) VALUES ('x', 'red');",
		"test.sql:1: INSERT INTO subscription (name, colour) VALUES ('x', 're...: table "
		"subscription has no column named colour");
	refuses("SELECT 1;\nINSRT INTO x;", "test.sql:2: INSRT INTO x: near \"INSRT\"");
	scratch_close(&scratch);
}

static void test_names_the_orphan(void)
{
	begin();
	refuses("INSERT INTO contact (subscription, device, uri, access) VALUES "
		"('alice', 'watch', 'sip:w', 'NR');",
		"a row of table contact refers to device (subscription, device) \"alice, watch\", "
		"which does not exist");
	refuses("INSERT INTO contact (subscription, device, uri, access) VALUES "
		"('alice', 'phone', 'sip:w', '6G');",
		"a row of table contact refers to access (access) \"6G\", which does not exist");
	refuses("DELETE FROM media_group WHERE name = 'audio';",
		"a row of table preference refers to media_group (media_group) \"audio\"");
	/* Children may come before their parents. */
	CU_ASSERT_EQUAL(
		scratch_import(&scratch,
			"INSERT INTO device (subscription, name) VALUES ('carol', 'phone');"
			"INSERT INTO public_identity (uri, subscription) VALUES "
			"('sip:carol@x', 'carol');"
			"INSERT INTO subscription (name, hplmn) VALUES ('carol', '00101');"),
		SC_STATUS_OK);
	scratch_close(&scratch);
}

static void test_forbids_what_is_no_data(void)
{
	static const struct {
		const char *sql;
		const char *words;
	} cases[] = {
		{ "ATTACH 'x.db' AS x;", "ATTACH has no place in an import" },
		{ "PRAGMA foreign_keys = OFF;", "PRAGMA has no place" },
		{ "CREATE TABLE t (x);", "an import must not change the schema" },
		{ "CREATE TEMP TABLE t (x);", "an import must not change the schema" },
		{ "DROP TRIGGER \"contact before insert\";", "DROP TRIGGER has no place" },
		{ "ALTER TABLE device RENAME TO gadget;", "ALTER TABLE has no place" },
		{ "SAVEPOINT s;", "SAVEPOINT has no place" },
		{ "VACUUM;", "VACUUM" },
		{ "DELETE FROM import_session;", "the table import_session belongs to the broker" },
		{ "UPDATE import SET rows = 0;", "the table import belongs to the broker" },
		{ "INSERT INTO access SELECT 99, 'X', 'ps', 'other', 'always', 0, 0, 'x';",
			"the table access belongs to the broker" },
		{ "PRAGMA writable_schema = ON;", "PRAGMA has no place" },
		{ "DELETE FROM sqlite_schema;", "sqlite_" },
		{ ".import x y", "dot commands belong to the sqlite3 shell" },
		{ "SELECT load_extension('x');", "load_extension" },
	};

	begin();
	for (size_t i = 0; i < SC_COUNT_OF(cases); i++)
		refuses(cases[i].sql, cases[i].words);
	scratch_close(&scratch);
}

static void test_files_bring_their_transaction(void)
{
	begin();
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "BEGIN; UPDATE subscription SET class = 'a'; COMMIT;"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch.report.rows, 2);
	CU_ASSERT_EQUAL(scratch_import(&scratch,
				"BEGIN TRANSACTION; UPDATE device SET instance = 'i';END;;"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch.report.rows, 3);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch,
			"BEGIN; INSERT INTO import_begin (source, rows_declared) VALUES ('x', 1);"
			"UPDATE subscription SET class = 'b' WHERE name = 'bob';"
			"INSERT INTO import_end (source) VALUES ('x'); COMMIT;"
			"UPDATE subscription SET class = 'c' WHERE name = 'alice';"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch.report.rows, 2);
	CU_ASSERT_EQUAL(scratch.report.subscriptions, 2);
	CU_ASSERT_EQUAL(scratch_import(&scratch,
				"INSERT INTO import_begin (source) VALUES ('no number is needed');"
				"UPDATE subscription SET class = 'd';"
				"INSERT INTO import_end (source) VALUES ('no number is needed');"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "  -- nothing at all\n/* really */"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch.report.rows, 0);

	refuses("BEGIN; UPDATE subscription SET class = 'e';", "the file ends without COMMIT");
	refuses("BEGIN; BEGIN; COMMIT;", "BEGIN twice");
	refuses("UPDATE subscription SET class = 'e'; COMMIT;", "COMMIT without BEGIN");
	refuses("BEGIN; UPDATE subscription SET class = 'e'; ROLLBACK;", "takes itself back");
	refuses("INSERT INTO import_begin (source) VALUES ('x'); UPDATE device SET instance = 'k';",
		"the file ends without INSERT INTO import_end");
	refuses("BEGIN; INSERT INTO import_begin (source) VALUES ('x'); COMMIT;",
		"INSERT INTO import_end is missing before it");
	refuses("INSERT INTO import_begin (source, rows_declared) VALUES ('x', 5);\n"
		"UPDATE device SET instance = 'k';\nINSERT INTO import_end (source) VALUES ('x');",
		"test.sql:3: INSERT INTO import_end (source) VALUES ('x'): import_begin declares 5 "
		"rows, the file changed 3");
	refuses("INSERT INTO import_begin (source) VALUES ('x');"
		"INSERT INTO import_end (source) VALUES ('y');",
		"import_end names another source");
	refuses("UPDATE device SET instance = 'k'; INSERT INTO import_end (source) VALUES ('y');",
		"import_end without import_begin");
	refuses("INSERT INTO import_begin (source) VALUES ('x');"
		"INSERT INTO import_begin (source) VALUES ('y');",
		"begun and never ended");
	scratch_close(&scratch);
}

static void test_refuses_what_the_loader_would(void)
{
	static const struct {
		const char *sql;
		const char *words;
	} cases[] = {
		{ "INSERT INTO public_identity (uri, subscription) VALUES ('sip:ALICE@ims.example;x', "
		  "'bob'), ('sip:%41LICE@IMS.EXAMPLE', 'bob');",
			"two public identities are \"sip:ALICE@ims.example\" in canonical form" },
		{ "INSERT INTO public_identity (uri, subscription) VALUES ('tel:no-number', 'bob');",
			"public identity \"tel:no-number\" is no sip, sips or tel URI" },
		{ "INSERT INTO public_identity (uri, subscription, type) VALUES ('sip:a!b@x', 'bob', "
		  "'wildcarded_psi');",
			"is no URI with an expression between two exclamation marks" },
		{ "INSERT INTO public_identity (uri, subscription, type) VALUES ('sip:a!(b!@x', 'bob', "
		  "'wildcarded_psi');",
			"no extended regular expression" },
		{ "INSERT INTO public_identity (uri, subscription, type) VALUES "
		  "('sip:a!(b)\\1!@x', 'bob', 'wildcarded_psi');",
			"no extended regular expression" },
		{ "INSERT INTO public_identity (uri, subscription, type) VALUES "
		  "('sip:a!((b{1,99}){1,99}){1,99}!@x', 'bob', 'wildcarded_psi');",
			"no extended regular expression" },
		{ "UPDATE contact SET ip4 = '1.2.3.400';", "ip4 is no IPv4 address" },
		{ "UPDATE contact SET ip6 = '2001:db8::/129';",
			"ip6 is no IPv6 address or prefix" },
		{ "UPDATE contact SET ip6 = '2001:db8::/';", "ip6 is no IPv6 address or prefix" },
		{ "INSERT INTO preference (subscription, name, media_group, domain) VALUES "
		  "('bob', 'x', 'message', 'cs_only');",
			"a preference of subscription \"bob\" wants cs_only for media" },
		{ "UPDATE policy_rule SET media_group = 'audio';",
			"the default policy says nothing about other in every session" },
		{ "UPDATE policy_rule SET roaming = 'home';",
			"the default policy says nothing about" },
		{ "UPDATE public_identity SET service_profile = 2 WHERE uri GLOB 'tel:*';",
			"are aliases but do not share registration set and service profile" },
		{ "INSERT INTO sh_permission VALUES ('x', 'MSISDN', '*', 1, 1, 0);",
			"x may update MSISDN, which TS 29.328 table 7.6.1 does not know" },
		{ "UPDATE device SET name = 'pho' || char(7) WHERE subscription = 'bob'; "
		  "UPDATE contact SET device = 'pho' || char(7) WHERE subscription = 'bob';",
			"table device, column name: a text is not UTF-8 or holds control characters" },
		{ "UPDATE subscription SET class = CAST(x'ff' AS TEXT);",
			"column class: a text is not" },
	};

	begin();
	for (size_t i = 0; i < SC_COUNT_OF(cases); i++)
		refuses(cases[i].sql, cases[i].words);
	scratch_close(&scratch);
}

static void test_limits_are_answers(void)
{
	begin();
	refuses("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 17) "
		"INSERT INTO device (subscription, name) SELECT 'bob', 'd' || i FROM n;",
		"subscription \"bob\" has 18 devices, 16 is the limit");
	refuses("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
		"INSERT INTO contact (subscription, device, uri, access) "
		"SELECT 'bob', 'phone', 'sip:' || i, 'NR' FROM n;",
		"subscription \"bob\" has 41 contacts, 32 is the limit");
	refuses("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
		"INSERT INTO private_identity (impi, subscription) SELECT i || '@x', 'bob' FROM n;",
		"subscription \"bob\" has 41 private identities, 32 is the limit");
	refuses("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1024) "
		"INSERT INTO policy_set (name, scope, scope_value) SELECT i, 'hplmn', '00101' FROM n;",
		"there are more than 1024 policy sets");
	refuses("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
		"INSERT INTO media_group SELECT 'g' || i FROM n;",
		"there are more than 256 media groups");
	scratch_close(&scratch);
}

static void test_warns(void)
{
	begin();
	CU_ASSERT_EQUAL(
		scratch_import(&scratch,
			"INSERT INTO rule_restricted (policy_set, rule, access) VALUES "
			"('default', 'all', 'WLAN');"
			"INSERT INTO rule_preferred VALUES ('default', 'all', 1, 'WLAN_TRUSTED');"
			"INSERT INTO subscription (name, hplmn) VALUES ('nobody', '00101');"
			"INSERT INTO policy_set (name, scope, scope_value) VALUES "
			"('x', 'subscription', 'ghost');"
			"UPDATE contact SET ip4 = '192.0.2.3';"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(scratch.report.warning_count, 6);
	CU_ASSERT_PTR_NOT_NULL(strstr(
		scratch.report.warnings[0], "the subscription \"ghost\", which does not exist"));
	CU_ASSERT_PTR_NOT_NULL(strstr(scratch.report.warnings[1],
		"both restricts and prefers WLAN_TRUSTED; it is restricted"));
	CU_ASSERT_PTR_NOT_NULL(strstr(scratch.report.warnings[2], "shares its ip4"));
	CU_ASSERT_PTR_NOT_NULL(strstr(scratch.report.warnings[5], "has no public identity"));
	scratch_close(&scratch);
}

static void test_odd_texts(void)
{
	static const char nul[] = "UPDATE subscription\nSET class = 'a\0b';";

	begin();
	CU_ASSERT_EQUAL(
		sc_import(scratch.database, "nul.sql", (struct sc_text){ nul, sizeof(nul) - 1 },
			&scratch.report, &scratch.problem),
		SC_STATUS_IMPORT_REFUSED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "nul.sql:2: the file holds a NUL byte"));
	refuses("INSERT INTO subscription (name, hplmn) VALUES ('never ended, '00101');",
		"test.sql:1:");
	refuses("/* never ended UPDATE subscription SET x = 1;\nINSERT INTO nothing",
		"test.sql:1: /* never ended UPDATE subscription SET x = 1: a comment never ends");
	scratch_close(&scratch);
}

static void test_removal_takes_along(void)
{
	begin();
	CU_ASSERT_EQUAL(scratch_import(&scratch, "DELETE FROM subscription WHERE name = 'alice';"),
		SC_STATUS_OK);
	/* 1 subscription, 2 numbers, 2 + 2 identities, 1 pair, 2 devices, 2 capabilities, 2
	 * contacts, 1 preference with 3 accesses and 1 device. */
	CU_ASSERT_EQUAL(scratch.report.rows, 19);
	CU_ASSERT_EQUAL(scratch.report.subscriptions, 1);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM contact"), 1);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM preference_device"), 0);
	scratch_close(&scratch);
}

/* Refused by the plain shell, nothing changed. */
static void shell_refuses(const char *sql, const char *words)
{
	char said[4096];
	int64_t before = version();
	int64_t rows = scratch_number(&scratch, "SELECT count(*) FROM subscription");

	scratch_shell(&scratch, sql, said, sizeof(said));
	CU_ASSERT_PTR_NOT_NULL(strstr(said, words));
	if (strstr(said, words) == NULL)
		fprintf(stderr, "the shell said: %s\n", said);
	CU_ASSERT_EQUAL(version(), before);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM subscription"), rows);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM import_session"), 0);
}

#define SHELL_BEGIN(rows)                                                                          \
	"BEGIN;\nINSERT INTO import_begin (source, rows_declared) VALUES ('s', " #rows ");\n"
#define SHELL_END "INSERT INTO import_end (source) VALUES ('s');\nCOMMIT;\n"
#define CAROL     "INSERT INTO subscription (name, hplmn) VALUES ('carol', '00101');\n"
#define CAROL_URI                                                                                  \
	"INSERT INTO public_identity (uri, subscription) VALUES ('sip:carol@x', 'carol');\n"

static void test_plain_shell(void)
{
	char said[4096];

	begin();
	CU_ASSERT_EQUAL(scratch_shell(&scratch, SHELL_BEGIN(2) CAROL CAROL_URI SHELL_END, said,
				sizeof(said)),
		0);
	CU_ASSERT_STRING_EQUAL(said, "");
	CU_ASSERT_EQUAL(version(), 2);
	CU_ASSERT_EQUAL(scratch_number(&scratch,
				"SELECT count(*) FROM change_log l JOIN subscription s ON s.id = "
				"l.subscription WHERE l.import = 2 AND s.name = 'carol'"),
		1);
	shell_refuses("UPDATE subscription SET class = 'x';", "no import is open");
	shell_refuses("DELETE FROM subscription;", "no import is open");
	shell_refuses("INSERT INTO rx_permission VALUES ('x');", "no import is open");
	/* A row is refused, the shell goes on, import_end takes all of it back. */
	shell_refuses(
		SHELL_BEGIN(
			3) "INSERT INTO subscription (name, hplmn) VALUES ('d', '00101');\n"
			   "INSERT INTO subscription (name, hplmn) VALUES ('e', 'x');\n"
			   "INSERT INTO subscription (name, hplmn) VALUES ('f', '00101');\n" SHELL_END,
		"changed another number of rows");
	shell_refuses("BEGIN;\nINSERT INTO import_begin (source) VALUES ('s');\n" SHELL_END,
		"must declare its number of rows");
	shell_refuses(
		SHELL_BEGIN(1) "INSERT INTO subscription (name, hplmn) VALUES ('d', '00101');\n",
		"");
	shell_refuses(
		SHELL_BEGIN(
			1) "INSERT INTO device (subscription, name) VALUES ('ghost', 'd');\n" SHELL_END,
		"refers to a name that does not exist");
	shell_refuses(
		SHELL_BEGIN(1) "DELETE FROM media_group WHERE name = 'audio';\n" SHELL_END, "");
	scratch_close(&scratch);
}

static void test_plain_shell_removal_takes_along(void)
{
	char said[4096];

	begin();
	scratch_shell(&scratch,
		SHELL_BEGIN(19) "DELETE FROM subscription WHERE name = 'alice';\n" SHELL_END, said,
		sizeof(said));
	CU_ASSERT_STRING_EQUAL(said, "");
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM contact"), 1);
	scratch_close(&scratch);
}

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = calloc(1, 1 << 20);

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	CU_ASSERT_TRUE(fread(text, 1, (1 << 20) - 1, file) > 0);
	fclose(file);
	return text;
}

/* The file that everybody reads first: by the importer and by the shell, again and again. */
static void test_the_example(void)
{
	char *example = read_file("../../etc/examples/home-network.sql");
	char said[4096];

	scratch_open(&scratch);
	for (int round = 0; round < 2; round++) {
		CU_ASSERT_EQUAL(scratch_import(&scratch, example), SC_STATUS_OK);
		CU_ASSERT_TRUE(scratch_says(&scratch, ""));
		CU_ASSERT_EQUAL(scratch.report.warning_count, 0);
		CU_ASSERT_EQUAL(scratch.report.subscriptions, 10);
		CU_ASSERT_EQUAL(scratch_shell(&scratch, example, said, sizeof(said)), 0);
		CU_ASSERT_STRING_EQUAL(said, "");
	}
	CU_ASSERT_EQUAL(version(), 4);
	free(example);
	scratch_close(&scratch);
}

static void test_waits_for_nobody_for_ever(void)
{
	sqlite3 *other = NULL;

	begin();
	CU_ASSERT_EQUAL_FATAL(sqlite3_open(scratch.database, &other), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	CU_ASSERT_EQUAL(scratch_import(&scratch, "SELECT 1;"), SC_STATUS_STORE_FAILED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "somebody else is writing to"));
	sqlite3_close(other);
	scratch_close(&scratch);
}

static void test_change_log_is_short(void)
{
	begin();
	for (int i = 0; i < 20; i++)
		CU_ASSERT_EQUAL(scratch_import(&scratch, "UPDATE subscription SET class = 'a';"),
			SC_STATUS_OK);
	CU_ASSERT_EQUAL(version(), 21);
	CU_ASSERT_EQUAL(
		scratch_number(&scratch, "SELECT count(DISTINCT import) FROM change_log"), 16);
	CU_ASSERT_EQUAL(
		scratch_number(&scratch, "SELECT count(*) FROM change_log WHERE import = 21"), 2);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE policy_rule SET level = 'shall';"), SC_STATUS_OK);
	CU_ASSERT_EQUAL(
		scratch_number(&scratch, "SELECT subscription FROM change_log WHERE import = 22"),
		0);
	scratch_close(&scratch);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "makes the file", test_makes_the_file },
		{ "leaves no file behind", test_leaves_no_file_behind },
		{ "names line, statement, row and reason",
			test_names_line_statement_row_and_reason },
		{ "names the orphan", test_names_the_orphan },
		{ "forbids what is no data", test_forbids_what_is_no_data },
		{ "files bring their transaction", test_files_bring_their_transaction },
		{ "refuses what the loader would", test_refuses_what_the_loader_would },
		{ "limits are answers", test_limits_are_answers },
		{ "warns", test_warns },
		{ "odd texts", test_odd_texts },
		{ "removal takes along", test_removal_takes_along },
		{ "plain shell", test_plain_shell },
		{ "plain shell, removal takes along", test_plain_shell_removal_takes_along },
		{ "the example", test_the_example },
		{ "waits for nobody for ever", test_waits_for_nobody_for_ever },
		{ "change log is short", test_change_log_is_short },
	};

	return suite_run("import", tests, SC_COUNT_OF(tests));
}
