/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What remains when the broker is killed while it writes? A child writes numbered units that touch
 * rows of every kind and tells which ones it was told are durable; it is killed at any moment. Then
 * state.db must hold exactly what the first N units leave behind, for an N that is not smaller than
 * any number told: nothing acknowledged is lost, nothing half applied, nothing out of order.
 * usage: test_journal_kill [ROUNDS [SEED]]
 */
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "journal_desk.h"
#include "kept_text.h"
#include "suite.h"

enum {
	ROUNDS = 40,
	OWNERS = 50,
	SESSIONS = 40,
	SUBSCRIPTIONS = 30,
	UNIT_ROOM = 8,
	OUTSTANDING = 100,
	LONGEST_LIFE = 60, /* milliseconds after the first acknowledgement */
	PATIENCE = 60000,  /* milliseconds for a child to get that far */
	NAME = 32,
};

static uint32_t rounds = ROUNDS;
static uint64_t seed;

/* The texts of one unit. */
struct names {
	char owner[NAME];
	char session[NAME];
	char identity[NAME];
	char value[NAME];
};

/* One unit: it says in the row of a peer which it is, and with that it keeps or drops one row of
 * each kind, so that every row is written again and again. */
static uint32_t make_unit(uint32_t number, struct names *names, struct sc_change *unit)
{
	const int64_t subscription = number % SUBSCRIPTIONS + 1;
	uint32_t count = 0;

	snprintf(names->owner, NAME, "o%02u", number % OWNERS);
	snprintf(names->session, NAME, "s%02u", number % SESSIONS);
	snprintf(names->identity, NAME, "i%02" PRId64, subscription);
	snprintf(names->value, NAME, "%u", number);
	unit[count++] = number % 7 == 0 ? change_drop_data(names->owner, "si")
					: change_keep_data(names->owner, "si", names->value);
	unit[count++] = number % 5 == 0
				? change_drop_session(names->session)
				: change_keep_session(names->session, names->value, number % 3 + 1);
	unit[count++] = number % 6 == 0
				? change_drop_item(names->owner, SC_HELD_KIND_DSAI)
				: change_keep_item(names->owner, SC_HELD_KIND_DSAI, names->value);
	unit[count++] = number % 11 == 0
				? change_drop_subscription(subscription)
				: change_keep_subscription(subscription, names->identity, number);
	unit[count++] = number % 4 == 0
				? change_drop_notification((int64_t)number - SUBSCRIPTIONS)
				: change_keep_notification(number, subscription, names->value);
	unit[count++] = change_keep_peer("unit", number);
	return count;
}

/* The child. */

struct writer {
	struct sc_store *store;
	int acknowledged; /* a pipe */
	uint32_t next;
	uint32_t told;
};

/* The number is what a peer would have been answered. */
static void tell(void *owner, enum sc_status status)
{
	struct writer *writer = owner;

	if (status != SC_STATUS_OK || write(writer->acknowledged, &writer->told,
					      sizeof(writer->told)) != sizeof(writer->told))
		_exit(EXIT_FAILURE);
	writer->told++;
}

static _Noreturn void write_until_killed(struct journal_desk *desk, uint32_t first, int pipe_end)
{
	struct writer writer = {
		.store = desk_try_open(desk), .acknowledged = pipe_end, .next = first, .told = first
	};
	const struct sc_journal_receipt receipt = { tell, &writer };

	if (writer.store == NULL)
		_exit(EXIT_FAILURE);
	for (;;) {
		while (writer.next - writer.told < OUTSTANDING) {
			struct sc_change unit[UNIT_ROOM];
			struct names names;
			uint32_t count = make_unit(writer.next++, &names, unit);

			if (sc_journal_write(writer.store, unit, count, &receipt) != SC_STATUS_OK)
				_exit(EXIT_FAILURE);
		}
		sc_journal_settle(writer.store);
	}
}

/* The parent. */

static uint32_t dice(uint32_t sides)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(seed >> 33) % sides;
}

/* Kills it at some moment after its first acknowledgement; returns the last one. */
static uint32_t run_and_kill(struct journal_desk *desk, uint32_t first)
{
	struct pollfd said = { .events = POLLIN };
	struct timespec life = { .tv_nsec = dice(LONGEST_LIFE * 1000) * 1000L };
	uint32_t last = first - 1;
	int ends[2];
	pid_t child = pipe(ends) == 0 ? fork() : -1;

	CU_ASSERT_TRUE_FATAL(child >= 0);
	if (child == 0)
		write_until_killed(desk, first, ends[1]);
	close(ends[1]);
	said.fd = ends[0];
	CU_ASSERT_EQUAL(poll(&said, 1, PATIENCE), 1);
	nanosleep(&life, NULL);
	kill(child, SIGKILL);
	CU_ASSERT_EQUAL(waitpid(child, NULL, 0), child);
	while (read(ends[0], &last, sizeof(last)) == sizeof(last))
		continue;
	close(ends[0]);
	CU_ASSERT_TRUE(last >= first);
	return last;
}

/* What units leave behind: for each row the unit that kept it last, 0 when it is dropped. */
struct rows_left {
	uint32_t data[OWNERS];
	uint32_t session[SESSIONS];
	uint32_t item[OWNERS];
	uint32_t subscription[SUBSCRIPTIONS];
	uint32_t notification[SUBSCRIPTIONS];
};

static void leave(struct rows_left *left, uint32_t number)
{
	uint32_t subscription = number % SUBSCRIPTIONS;

	left->data[number % OWNERS] = number % 7 == 0 ? 0 : number;
	left->session[number % SESSIONS] = number % 5 == 0 ? 0 : number;
	left->item[number % OWNERS] = number % 6 == 0 ? 0 : number;
	left->subscription[subscription] = number % 11 == 0 ? 0 : number;
	if (number % 4 != 0)
		left->notification[subscription] = number;
	else if (left->notification[subscription] + SUBSCRIPTIONS == number)
		left->notification[subscription] = 0;
}

/* One line for each row, in any order: sorted before they are compared. */
static void put_rows(FILE *file, const uint32_t *units, uint32_t count, uint32_t place)
{
	for (uint32_t i = 0; i < count; i++) {
		struct names names;
		struct sc_change unit[UNIT_ROOM];
		char *text = NULL;

		if (units[i] == 0)
			continue;
		make_unit(units[i], &names, unit);
		text = kept_text_of(&unit[place], 1);
		fputs(text, file);
		free(text);
	}
}

static char *expected_text(const struct rows_left *left, uint32_t number)
{
	char *text = NULL;
	size_t length = 0;
	FILE *file = open_memstream(&text, &length);

	put_rows(file, left->data, OWNERS, 0);
	put_rows(file, left->session, SESSIONS, 1);
	put_rows(file, left->item, OWNERS, 2);
	put_rows(file, left->subscription, SUBSCRIPTIONS, 3);
	put_rows(file, left->notification, SUBSCRIPTIONS, 4);
	fprintf(file, "peer|unit|%u\n", number);
	fclose(file);
	return text;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The rows of a text, in which media and flows stay behind their session. Works in the text itself;
 * the caller frees the list. */
static char **sorted_rows(char *text, size_t *count)
{
	char **rows = calloc(2 * OWNERS + SESSIONS + 2 * SUBSCRIPTIONS + 1, sizeof(*rows));
	char *next = NULL;

	if (rows == NULL)
		abort();
	*count = 0;
	text[strlen(text) - 1] = '\0';
	for (char *line = text; line != NULL; line = next) {
		next = strchr(line, '\n');
		if (*line != ' ')
			rows[(*count)++] = line;
		if (next != NULL && *++next != ' ')
			next[-1] = '\0';
	}
	qsort(rows, *count, sizeof(*rows), by_text);
	return rows;
}

static bool same_rows(char *held, char *expected)
{
	size_t held_count = 0;
	size_t expected_count = 0;
	char **held_rows = sorted_rows(held, &held_count);
	char **expected_rows = sorted_rows(expected, &expected_count);
	bool same = held_count == expected_count;

	for (size_t i = 0; same && i < held_count; i++) {
		same = strcmp(held_rows[i], expected_rows[i]) == 0;
		if (!same)
			fprintf(stderr, "holds %s\nnot   %s\n", held_rows[i], expected_rows[i]);
	}
	free(held_rows);
	free(expected_rows);
	return same;
}

static void check(struct journal_desk *desk, struct rows_left *left, uint32_t from, uint32_t to)
{
	char *held = NULL;
	char *expected = NULL;

	for (uint32_t number = from; number <= to; number++)
		leave(left, number);
	desk->store = desk_try_open(desk);
	CU_ASSERT_PTR_NOT_NULL_FATAL(desk->store);
	held = desk_text(desk);
	expected = expected_text(left, to);
	CU_ASSERT_TRUE_FATAL(same_rows(held, expected));
	free(held);
	free(expected);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM pragma_integrity_check WHERE "
					  "integrity_check = 'ok'"),
		1);
	CU_ASSERT_EQUAL(desk_number(desk, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	sc_store_close(desk->store);
	desk->store = NULL;
}

static void test_killed(void)
{
	static struct rows_left left;
	struct journal_desk *desk = desk_open();
	uint32_t first = 1;
	uint32_t beyond = 0;

	sc_store_close(desk->store);
	desk->store = NULL;
	printf("seed %" PRIu64 " ... ", seed);
	fflush(stdout);
	for (uint32_t i = 0; i < rounds; i++) {
		uint32_t told = run_and_kill(desk, first);
		int64_t kept = desk_number(desk, "SELECT origin_state_id FROM peer_state");

		CU_ASSERT_TRUE_FATAL(kept >= told);
		beyond += kept > told;
		check(desk, &left, first, (uint32_t)kept);
		first = (uint32_t)kept + 1;
	}
	printf("%u rounds, %u units, in %u rounds more was kept than told ... ", rounds, first - 1,
		beyond);
	desk_close(desk);
}

int main(int count, char **arguments)
{
	static const struct suite_test tests[] = { { "killed", test_killed } };

	seed = count > 2 ? strtoull(arguments[2], NULL, 10) : (uint64_t)time(NULL);
	rounds = count > 1 ? (uint32_t)strtoul(arguments[1], NULL, 10) : ROUNDS;
	return suite_run("journal, killed", tests, SC_COUNT_OF(tests));
}
