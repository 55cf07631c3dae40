/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which files does the store open? Its own of every version up to today's; everything else is
 * refused with a sentence, and left as it was.
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

static void changed(void *owner)
{
	(void)owner;
}

/* As the daemon opens it; NULL with the problem set. */
static struct sc_store *open_watched(enum sc_status expected)
{
	struct sc_store *store = NULL;
	const struct sc_store_settings settings = {
		.database = scratch.database,
		.state = scratch.state,
		.watch = true,
		.changed = changed,
	};

	CU_ASSERT_EQUAL(sc_store_open(&store, &settings, &scratch.problem), expected);
	return store;
}

static void refuses_to_open(enum sc_status expected, const char *words)
{
	struct sc_store *store = open_watched(expected);

	CU_ASSERT_TRUE(scratch_says(&scratch, words));
	CU_ASSERT_PTR_NULL(store);
}

static void write_file(const char *path, const char *content)
{
	FILE *file = fopen(path, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(content, file);
	fclose(file);
}

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *database = NULL;

	CU_ASSERT_EQUAL_FATAL(sqlite3_open(path, &database), SQLITE_OK);
	CU_ASSERT_EQUAL(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(database);
}

static void test_refuses_what_is_not_ours(void)
{
	scratch_open(&scratch);
	refuses_to_open(
		SC_STATUS_STORE_FAILED, "does not exist: make it with continuityctl import");
	write_file(scratch.database,
		"This is a letter and no database, although it is long enough to "
		"be one, or so one might think when one sees its name.");
	refuses_to_open(SC_STATUS_STORE_FOREIGN, "is no database");
	CU_ASSERT_EQUAL(scratch_import(&scratch, "SELECT 1;"), SC_STATUS_STORE_FOREIGN);
	unlink(scratch.database);
	run_sql(scratch.database, "CREATE TABLE somebody_elses (x)");
	refuses_to_open(SC_STATUS_STORE_FOREIGN, "is not a continuity database");
	CU_ASSERT_EQUAL(scratch_import(&scratch, "SELECT 1;"), SC_STATUS_STORE_FOREIGN);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM sqlite_schema"), 1);
	unlink(scratch.database);
	CU_ASSERT_EQUAL(mkdir(scratch.database, 0700), 0);
	refuses_to_open(SC_STATUS_STORE_FAILED, "continuity.db");
	CU_ASSERT_EQUAL(scratch_import(&scratch, "SELECT 1;"), SC_STATUS_STORE_FAILED);
	scratch_close(&scratch);
}

static void test_refuses_what_is_newer(void)
{
	scratch_open(&scratch);
	CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	run_sql(scratch.database, "PRAGMA user_version = 9999");
	refuses_to_open(SC_STATUS_STORE_NEWER, "has version 9999 and was made by a newer broker");
	CU_ASSERT_EQUAL(scratch_import(&scratch, "SELECT 1;"), SC_STATUS_STORE_NEWER);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "PRAGMA user_version"), 9999);
	scratch_close(&scratch);
}

static void test_state_files(void)
{
	struct sc_store *store = NULL;
	const struct sc_store_settings in_memory = { .database = scratch.database };
	uint32_t first = 0;

	scratch_open(&scratch);
	CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	for (uint32_t i = 0; i < 3; i++) {
		store = scratch_store(&scratch);
		CU_ASSERT_PTR_NOT_NULL_FATAL(store);
		first = i == 0 ? sc_store_start_count(store) : first;
		CU_ASSERT_EQUAL(sc_store_start_count(store), first + i);
		sc_store_close(store);
	}
	CU_ASSERT_TRUE(first > 1700000000);
	CU_ASSERT_EQUAL(sc_store_open(&store, &in_memory, &scratch.problem), SC_STATUS_OK);
	sc_store_close(store);
	unlink(scratch.state);
	CU_ASSERT_EQUAL(rename(scratch.database, scratch.state), 0);
	CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	refuses_to_open(SC_STATUS_STORE_FOREIGN, "is not a state file of the broker");
	scratch_close(&scratch);
}

static void show_difference(const char *a, const char *b)
{
	size_t at = 0;

	while (a[at] == b[at] && a[at] != '\0')
		at++;
	at -= at < 60 ? at : 60;
	fprintf(stderr, "upgraded: %.160s\nnew:      %.160s\n", a + at, b + at);
}

/* Makes the database of an older version. */
static void make_old(const char *file)
{
	char command[64];
	char said[4096];

	snprintf(command, sizeof(command), ".read %s\n", file);
	CU_ASSERT_EQUAL(scratch_shell(&scratch, command, said, sizeof(said)), 0);
	CU_ASSERT_STRING_EQUAL(said, "");
}

/* The database has become exactly what a new one is, and takes imports. */
static void is_like_new(void)
{
	struct scratch fresh;
	char *upgraded = NULL;
	char *new = NULL;

	scratch_open(&fresh);
	CU_ASSERT_EQUAL(scratch_import(&fresh, "SELECT 1;"), SC_STATUS_OK);
	upgraded = scratch_schema(scratch.database);
	new = scratch_schema(fresh.database);
	CU_ASSERT_STRING_EQUAL(upgraded, new);
	if (strcmp(upgraded, new) != 0)
		show_difference(upgraded, new);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "PRAGMA user_version"),
		scratch_number(&fresh, "PRAGMA user_version"));
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT stamp FROM edition"),
		scratch_number(&fresh, "SELECT stamp FROM edition"));
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM access"), SC_ACCESS_COUNT);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM serving_domain"),
		SC_SERVING_DOMAIN_COUNT);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE subscription SET class = 'x';"), SC_STATUS_OK);
	sqlite3_free(upgraded);
	sqlite3_free(new);
	scratch_close(&fresh);
}

static void test_upgrades_version_1(void)
{
	const struct sc_snapshot *snapshot = NULL;
	struct sc_store *store = NULL;

	scratch_open(&scratch);
	make_old("continuity_1.sql");
	store = open_watched(SC_STATUS_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(store);
	snapshot = sc_store_snapshot(store);
	CU_ASSERT_EQUAL(sc_snapshot_account_count(snapshot), 1);
	CU_ASSERT_EQUAL(sc_snapshot_policy(snapshot)->constraint_count, 1);
	CU_ASSERT_FALSE(sc_snapshot_policy(snapshot)->constraints[0].data_off_exempt);
	sc_store_close(store);
	is_like_new();
	scratch_close(&scratch);
}

/* Rows that had no number have one, and say what they said. */
static void check_transfer_rows(const struct sc_snapshot *snapshot)
{
	const struct sc_subscriber *alice =
		&sc_snapshot_by_name(snapshot, SC_TEXT("alice"))->subscriber;
	const struct sc_policy *policy = sc_snapshot_policy(snapshot);

	CU_ASSERT_EQUAL_FATAL(alice->authorisation_count, 3);
	CU_ASSERT_EQUAL(alice->authorisations[0].id, 1);
	CU_ASSERT_EQUAL(alice->authorisations[2].id, 3);
	CU_ASSERT_EQUAL(alice->authorisations[2].kind, SC_REQUESTER_KIND_IMPU);
	CU_ASSERT_TRUE(
		sc_text_equal(alice->authorisations[2].requester, SC_TEXT("sip:bob@ims.example")));
	CU_ASSERT_EQUAL(alice->authorisations[2].operation, SC_IUT_OPERATION_REPLICATE);
	CU_ASSERT_EQUAL(alice->authorisations[2].decision, SC_AUTHORISATION_DENY);
	CU_ASSERT_EQUAL_FATAL(alice->successor_count, 2);
	CU_ASSERT_EQUAL(alice->successors[0].device, 1);
	CU_ASSERT_TRUE(alice->successors[0].move_media);
	CU_ASSERT_EQUAL(alice->mask_count, 2);
	CU_ASSERT_EQUAL_FATAL(policy->remote_count, 2);
	CU_ASSERT_EQUAL(policy->remotes[1].id, 2);
	CU_ASSERT_TRUE(sc_text_equal(policy->remotes[1].remote, SC_TEXT("example.net")));
}

static void check_identities(const struct sc_snapshot *snapshot)
{
	const struct sc_account *alice = sc_snapshot_by_name(snapshot, SC_TEXT("alice"));
	const struct sc_account *bob = sc_snapshot_by_name(snapshot, SC_TEXT("bob"));

	CU_ASSERT_TRUE(sc_text_equal(alice->privates[0].stn_sr, SC_TEXT("15550199000")));
	CU_ASSERT_EQUAL(alice->privates[0].details->srvcc_capability, SC_NONE);
	CU_ASSERT_EQUAL(alice->subscriber.devices[1].id, 9);
	CU_ASSERT_FALSE(alice->subscriber.devices[1].ue_assisted);
	CU_ASSERT_EQUAL(bob->publics[0].service_profile, 7);
	CU_ASSERT_TRUE(bob->publics[0].details->psi_active);
	CU_ASSERT_PTR_NULL(bob->publics[0].details->charging);
}

static void test_upgrades_version_2(void)
{
	struct sc_store *store = NULL;

	scratch_open(&scratch);
	make_old("continuity_2.sql");
	store = open_watched(SC_STATUS_OK);
	CU_ASSERT_PTR_NOT_NULL_FATAL(store);
	check_transfer_rows(sc_store_snapshot(store));
	check_identities(sc_store_snapshot(store));
	sc_store_close(store);
	is_like_new();
	scratch_close(&scratch);
}

/* A row that the new table refuses: nothing of the step remains, the file still has version 2. */
static void test_upgrade_that_fails_changes_nothing(void)
{
	scratch_open(&scratch);
	make_old("continuity_2.sql");
	run_sql(scratch.database, "PRAGMA ignore_check_constraints = ON;"
				  "INSERT INTO remote_restriction VALUES ('', 'all')");
	refuses_to_open(SC_STATUS_STORE_FAILED, "a remote network is a domain or a PLMN");
	CU_ASSERT_EQUAL(scratch_number(&scratch, "PRAGMA user_version"), 2);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM remote_restriction"), 3);
	CU_ASSERT_EQUAL(scratch_number(&scratch,
				"SELECT count(*) FROM sqlite_schema WHERE name IN "
				"('dsai', 'charging_information', 'old_remote_restriction')"),
		0);
	CU_ASSERT_EQUAL(scratch_number(&scratch,
				"SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"),
		2);
	scratch_close(&scratch);
}

/* Whoever only looks at the file writes nothing. */
static void test_looking_does_not_upgrade(void)
{
	char said[4096];

	scratch_open(&scratch);
	CU_ASSERT_EQUAL(scratch_shell(&scratch, ".read continuity_1.sql\n", said, sizeof(said)), 0);
	CU_ASSERT_PTR_NULL(scratch_store(&scratch));
	CU_ASSERT_TRUE(scratch_says(&scratch, "has version 1 and must be brought to version"));
	CU_ASSERT_EQUAL(scratch_number(&scratch, "PRAGMA user_version"), 1);
	CU_ASSERT_EQUAL(scratch_import(&scratch, "SELECT 1;"), SC_STATUS_OK);
	run_sql(scratch.database, "UPDATE edition SET stamp = 5");
	sc_store_close(scratch_store(&scratch));
	CU_ASSERT_STRING_EQUAL(scratch.problem.sentence, "");
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT stamp FROM edition"), 5);
	scratch_close(&scratch);
}

static void test_upgrade_that_was_cut_short(void)
{
	char said[4096];

	scratch_open(&scratch);
	/* The step fails: the column is there already. Nothing of it remains. */
	scratch_shell(&scratch,
		".read continuity_1.sql\nALTER TABLE service_constraint ADD COLUMN "
		"data_off_exempt INTEGER;\n",
		said, sizeof(said));
	refuses_to_open(SC_STATUS_STORE_FAILED, "duplicate column name: data_off_exempt");
	CU_ASSERT_EQUAL(scratch_number(&scratch, "PRAGMA user_version"), 1);
	CU_ASSERT_EQUAL(scratch_number(&scratch,
				"SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"),
		2);
	scratch_close(&scratch);
}

static void test_cannot_upgrade_what_it_cannot_write(void)
{
	char said[4096];

	if (geteuid() == 0)
		return; /* everything can be written */
	scratch_open(&scratch);
	scratch_shell(&scratch, ".read continuity_1.sql\n", said, sizeof(said));
	CU_ASSERT_EQUAL(chmod(scratch.database, 0440), 0);
	refuses_to_open(SC_STATUS_STORE_FAILED, "must be brought to version");
	scratch_close(&scratch);
}

static void test_renews_the_edition(void)
{
	struct sc_store *store = NULL;

	scratch_open(&scratch);
	CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	run_sql(scratch.database, "UPDATE edition SET stamp = 5; DROP TABLE access_term_member; "
				  "DROP TRIGGER \"contact before insert\"");
	store = open_watched(SC_STATUS_OK);
	CU_ASSERT_PTR_NOT_NULL(store);
	sc_store_close(store);
	CU_ASSERT_EQUAL(scratch_number(&scratch, "SELECT count(*) FROM sqlite_schema WHERE name IN "
						 "('access_term_member', 'contact before insert')"),
		2);
	CU_ASSERT_TRUE(scratch_number(&scratch, "SELECT stamp FROM edition") != 5);
	scratch_close(&scratch);
}

static void test_refuses_what_cannot_be_served(void)
{
	scratch_open(&scratch);
	CU_ASSERT_EQUAL(scratch_import(&scratch, scratch_network), SC_STATUS_OK);
	run_sql(scratch.database, "INSERT INTO import_begin (source) VALUES ('half a file');"
				  "UPDATE subscription SET class = 'x' WHERE name = 'bob'");
	refuses_to_open(
		SC_STATUS_MALFORMED, "the import \"half a file\" was begun and never ended");
	CU_ASSERT_TRUE(scratch_says(&scratch, "DELETE FROM import_session"));
	CU_ASSERT_EQUAL(scratch_import(&scratch, "UPDATE subscription SET class = 'y';"),
		SC_STATUS_IMPORT_REFUSED);
	CU_ASSERT_TRUE(scratch_says(&scratch, "was begun and never ended"));
	run_sql(scratch.database, "DELETE FROM import_session");
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE subscription SET class = 'y';"), SC_STATUS_OK);
	/* Rows that passed the guard by: foreign keys are off in most tools. */
	run_sql(scratch.database,
		"DROP TRIGGER \"contact before update\"; UPDATE contact SET access = '6G' WHERE id = 1");
	refuses_to_open(SC_STATUS_MALFORMED,
		"table contact, column access: \"6G\" is no word of the vocabulary");
	scratch_close(&scratch);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "refuses what is not ours", test_refuses_what_is_not_ours },
		{ "refuses what is newer", test_refuses_what_is_newer },
		{ "state files", test_state_files },
		{ "upgrades version 1", test_upgrades_version_1 },
		{ "upgrades version 2", test_upgrades_version_2 },
		{ "an upgrade that fails changes nothing",
			test_upgrade_that_fails_changes_nothing },
		{ "looking does not upgrade", test_looking_does_not_upgrade },
		{ "an upgrade that was cut short", test_upgrade_that_was_cut_short },
		{ "cannot upgrade what it cannot write", test_cannot_upgrade_what_it_cannot_write },
		{ "renews the edition", test_renews_the_edition },
		{ "refuses what cannot be served", test_refuses_what_cannot_be_served },
	};

	return suite_run("database files", tests, SC_COUNT_OF(tests));
}
