/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How long does a large network take to load, and how much memory does a subscriber take? Printed,
 * not judged, except that the look-ups find everybody. usage: test_size [COUNT]
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "changes.h"
#include "database.h"
#include "scratch.h"
#include "suite.h"

static struct scratch scratch;
static uint32_t count = 2000;

static size_t heap_bytes(void)
{
	struct mallinfo2 info = mallinfo2();

	return info.uordblks + info.hblkhd;
}

static char *read_all(FILE *file, size_t *length)
{
	size_t room = 1 << 20;
	char *text = malloc(room);
	size_t got = 0;

	*length = 0;
	while (text != NULL && (got = fread(text + *length, 1, room - *length, file)) != 0) {
		*length += got;
		if (*length == room)
			text = realloc(text, room *= 2);
	}
	return text;
}

static void import_many(const char *command)
{
	FILE *file = popen(command, "r");
	size_t length = 0;
	char *sql = NULL;

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	sql = read_all(file, &length);
	CU_ASSERT_EQUAL(pclose(file), 0);
	CU_ASSERT_PTR_NOT_NULL_FATAL(sql);
	CU_ASSERT_EQUAL_FATAL(
		sc_import(scratch.database, "many.sql", (struct sc_text){ sql, length },
			&scratch.report, &scratch.problem),
		SC_STATUS_OK);
	free(sql);
}

static struct sc_store *load(const char *what)
{
	size_t before = heap_bytes();
	struct sc_store_report report;
	struct sc_store *store = scratch_store(&scratch);

	CU_ASSERT_PTR_NOT_NULL_FATAL(store);
	sc_store_report(store, &report);
	CU_ASSERT_EQUAL(report.account_count, count);
	printf("\n  %s: %u subscribers in %.0f ms", what, count,
		(double)report.load_microseconds / 1000);
	/* Sanitizers bring a heap of their own that cannot be asked. */
	if (heap_bytes() > before)
		printf(", %.0f bytes each", (double)(heap_bytes() - before) / count);
	return store;
}

/* What a running broker does after an import that touches one subscriber. */
static void read_one_anew(void)
{
	struct sc_changes_memory memory = { .base = NULL };
	struct sc_changes all = { .snapshot = NULL };
	struct sc_changes one = { .snapshot = NULL };
	sqlite3 *reader = NULL;

	CU_ASSERT_EQUAL_FATAL(
		sc_database_open_reader(&reader, scratch.database, &scratch.problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(
		sc_changes_read(reader, &memory, 0, &all, &scratch.problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(
		scratch_import(&scratch, "UPDATE subscription SET class = 'x' WHERE id = 7;"),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_changes_read(reader, &memory, 1, &one, &scratch.problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(one.touched_count, 1);
	CU_ASSERT_EQUAL(sc_snapshot_account_count(one.snapshot), count);
	printf("\n  one of them is read anew in %.1f ms", (double)one.microseconds / 1000);
	sc_changes_free(&all);
	sc_changes_free(&one);
	sc_changes_forget(&memory);
	sqlite3_close(reader);
}

static void test_bench_subscribers(void)
{
	char command[100];
	struct sc_store *store = NULL;
	uint32_t found = 0;
	struct timespec from = { 0 };
	struct timespec to = { 0 };

	scratch_open(&scratch);
	snprintf(command, sizeof(command), "../support/many_subscribers.sh %u", count);
	import_many(command);
	printf("\n  imported: %llu rows in %.1f s", (unsigned long long)scratch.report.rows,
		(double)scratch.report.microseconds / 1e6);
	store = load("two identities, 1.5 contacts");
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (uint32_t i = 1; i <= count; i++) {
		const struct sc_public_identity *identity = NULL;
		char uri[64];
		uint8_t ip4[4] = { 10, (uint8_t)(i >> 16), (uint8_t)(i >> 8), (uint8_t)i };
		const struct sc_address_place anywhere = { .now = 0 };

		snprintf(uri, sizeof(uri), "sip:user%07u@bench.example", i);
		found += sc_snapshot_by_public(
				 sc_store_snapshot(store), sc_text_of(uri), &identity) != NULL;
		found += sc_snapshot_by_ip4(sc_store_snapshot(store), ip4, &anywhere).account !=
			 NULL;
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	CU_ASSERT_EQUAL(found, 2 * count);
	printf("\n  a look-up takes %.2f us ", ((double)(to.tv_sec - from.tv_sec) * 1e6 +
						       (double)(to.tv_nsec - from.tv_nsec) / 1e3) /
						       (2 * count));
	sc_store_close(store);
	read_one_anew();
	scratch_close(&scratch);
}

/* One identity pair, one device, one contact, one preference. */
static void test_plain_subscribers(void)
{
	char sql[2000];

	scratch_open(&scratch);
	snprintf(sql, sizeof(sql),
		"INSERT INTO policy_set (name) VALUES ('default');"
		"INSERT INTO policy_rule (policy_set, name) VALUES ('default', 'all');"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
		"INSERT INTO subscription (name, hplmn) SELECT 'user' || i, '00101' FROM n;"
		"INSERT INTO private_identity (impi, subscription) "
		"SELECT name || '@ims.example', name FROM subscription;"
		"INSERT INTO public_identity (uri, subscription) "
		"SELECT 'sip:' || name || '@ims.example', name FROM subscription;"
		"INSERT INTO device (subscription, name) SELECT name, 'phone' FROM subscription;"
		"INSERT INTO contact (subscription, device, uri, access, ip4) "
		"SELECT name, 'phone', 'sip:' || id, 'EUTRAN', "
		"'10.' || (id / 65536) || '.' || (id / 256 %% 256) || '.' || (id %% 256) FROM subscription;"
		"INSERT INTO preference (subscription, name) SELECT name, 'all' FROM subscription;"
		"INSERT INTO preference_access SELECT name, 'all', 1, 'WLAN' FROM subscription;",
		count);
	CU_ASSERT_EQUAL(scratch_import(&scratch, sql), SC_STATUS_OK);
	CU_ASSERT_STRING_EQUAL_FATAL(scratch.problem.sentence, "");
	sc_store_close(load("one of everything"));
	scratch_close(&scratch);
}

int main(int arguments, char **values)
{
	static const struct suite_test tests[] = {
		{ "bench subscribers", test_bench_subscribers },
		{ "plain subscribers", test_plain_subscribers },
	};

	if (arguments > 1)
		count = (uint32_t)strtoul(values[1], NULL, 10);
	return suite_run("size", tests, SC_COUNT_OF(tests));
}
