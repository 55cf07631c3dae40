/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is every sentence of the standard that has a row in tests/vectors/decision decided as the row
 * says? Each file there is SQL; it is loaded beside schema.sql into a database in memory.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"
#include "verdict_text.h"

#define VECTORS "../vectors/decision/"

enum { FILE_LIMIT = 256 * 1024, PAGE_SIZE = 64 * 1024 };

static bool run_file(sqlite3 *database, const char *path)
{
	char *sql = calloc(1, FILE_LIMIT);
	FILE *file = fopen(path, "r");
	char *problem = NULL;
	bool done = false;

	if (sql != NULL && file != NULL && fread(sql, 1, FILE_LIMIT - 1, file) > 0)
		done = sqlite3_exec(database, sql, NULL, NULL, &problem) == SQLITE_OK;
	if (!done)
		printf("\n    %s: %s\n", path, problem == NULL ? "cannot be read" : problem);
	sqlite3_free(problem);
	if (file != NULL)
		fclose(file);
	free(sql);
	return done;
}

static struct sc_text column(sqlite3_stmt *row, int index)
{
	return sc_text_of((const char *)sqlite3_column_text(row, index));
}

/* The columns, in the order in which check_file() asks for them. */
enum {
	SENTENCE,
	CLAUSE,
	EVENT,
	DEVICES,
	CONTACTS,
	MEDIA,
	POLICY,
	WISHES,
	SESSION,
	VERDICT,
	LOSERS,
	OUTCOME,
	FORM,
	VALID_UNTIL,
	REQUEST,
	CONTROLLER,
	OFFERS,
	TADS,
	POLICY_VERSION
};

static bool check_row(sqlite3_stmt *row)
{
	static struct situation situation;
	static struct sc_decision decision;
	static char page[PAGE_SIZE];
	const struct situation_columns columns = { .event = column(row, EVENT),
		.devices = column(row, DEVICES),
		.contacts = column(row, CONTACTS),
		.media = column(row, MEDIA),
		.policy = column(row, POLICY),
		.wishes = column(row, WISHES),
		.session = column(row, SESSION),
		.request = column(row, REQUEST) };
	const struct expected_columns expected = { .verdict = column(row, VERDICT),
		.losers = column(row, LOSERS),
		.outcome = column(row, OUTCOME),
		.form = column(row, FORM),
		.valid_until = column(row, VALID_UNTIL),
		.controller = column(row, CONTROLLER),
		.offers = column(row, OFFERS),
		.tads = column(row, TADS),
		.policy_version = column(row, POLICY_VERSION) };
	const char *mismatch;

	page[0] = '\0';
	if (!situation_read(&situation, &columns))
		mismatch = situation.problem;
	else if (sc_decide(&situation.facts, &decision) != SC_STATUS_OK)
		mismatch = "no decision";
	else
		mismatch = verdict_mismatch(&situation, &decision, &expected);
	if (mismatch != NULL && situation.problem[0] == '\0')
		verdict_write(&situation.facts, &decision, page, sizeof(page));
	if (mismatch != NULL)
		printf("\n    %s (%s): %s\n%s", sqlite3_column_text(row, SENTENCE),
			sqlite3_column_text(row, CLAUSE), mismatch, page);
	return mismatch == NULL;
}

static void check_file(const char *name)
{
	sqlite3 *database = NULL;
	sqlite3_stmt *row = NULL;
	char path[256];
	int count = 0;

	snprintf(path, sizeof(path), VECTORS "%s.sql", name);
	CU_ASSERT_FATAL(sqlite3_open(":memory:", &database) == SQLITE_OK);
	if (run_file(database, VECTORS "schema.sql") && run_file(database, path))
		sqlite3_prepare_v2(database,
			"SELECT sentence, clause, event, devices, contacts, media, policy, wishes, "
			"session, verdict, losers, outcome, form, valid_until, request, "
			"controller, offers, tads, policy_version "
			"FROM decision_case ORDER BY rowid",
			-1, &row, NULL);
	while (row != NULL && sqlite3_step(row) == SQLITE_ROW) {
		CU_ASSERT_TRUE(check_row(row));
		count++;
	}
	CU_ASSERT_TRUE(count > 0);
	sqlite3_finalize(row);
	sqlite3_close(database);
}

#define VECTOR_FILE(name)                                                                          \
	static void test_##name(void)                                                              \
	{                                                                                          \
		check_file(#name);                                                                 \
	}

VECTOR_FILE(sanity)
VECTOR_FILE(policy)
VECTOR_FILE(candidates)
VECTOR_FILE(ranking)
VECTOR_FILE(directives)
VECTOR_FILE(joint)
VECTOR_FILE(outcome)
VECTOR_FILE(authorisation)
VECTOR_FILE(inter_ue)
VECTOR_FILE(control)
VECTOR_FILE(tads)
VECTOR_FILE(mobility)
VECTOR_FILE(worked_examples)

int main(void)
{
	static const struct suite_test tests[] = {
		{ "S0 and S3: what needs no weighing", test_sanity },
		{ "S2: which rule and which wish speak", test_policy },
		{ "S4: what removes a candidate", test_candidates },
		{ "S5: what beats a candidate", test_ranking },
		{ "S6: what happens to a component", test_directives },
		{ "S7: what components may have together", test_joint },
		{ "S8: what holds for the session", test_outcome },
		{ "S3: who may ask for what", test_authorisation },
		{ "inter-UE transfer", test_inter_ue },
		{ "who controls a session", test_control },
		{ "terminating access domain selection", test_tads },
		{ "mobility underneath, and between the domains", test_mobility },
		{ "the worked examples", test_worked_examples },
	};

	return suite_run("decision vectors", tests, SC_COUNT_OF(tests));
}
