/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is anything lost when the daemon is killed? Round by round: it is started, everything is read
 * back and compared with what was acknowledged, subscribers hear what they must, then changes,
 * subscriptions and sessions come and go, and at a random moment it is killed (kill -9).
 * usage: crash CONTINUITYD CONFIGURATION STATE_DB ROUNDS [SEED]
 */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "corpse.h"
#include "listener.h"
#include "sessions.h"
#include "victim.h"
#include "writer.h"

enum { PATIENCE_MS = 30000, LONGEST_LIFE_MS = 40, WINDOW = 32, PROBES = 16, WATCHERS = 8 };

struct crash {
	struct victim victim;
	struct ledger ledger;
	struct writer writer;
	struct listener listener;
	struct sessions sessions;
	uint32_t pulled; /* records that are read back in this round */
	uint32_t tried;  /* sessions, likewise */
	double ready_sum;
	double ready_longest;
};

/* Waits for something to come, and handles it. False: the daemon has gone. */
static bool turn(struct crash *crash, int milliseconds)
{
	struct pollfd doors[] = { { .fd = crash->victim.log, .events = POLLIN },
		{ .fd = crash->writer.line.socket, .events = POLLIN },
		{ .fd = crash->listener.line.socket, .events = POLLIN },
		{ .fd = crash->sessions.line.socket, .events = POLLIN } };

	if (poll(doors, 4, milliseconds) <= 0)
		return true;
	if (doors[0].revents != 0)
		victim_listen(&crash->victim);
	return (doors[1].revents == 0 || writer_read(&crash->writer)) &&
	       (doors[2].revents == 0 || listener_read(&crash->listener)) &&
	       (doors[3].revents == 0 || sessions_read(&crash->sessions));
}

static _Noreturn void give_up(const struct crash *crash, const char *what)
{
	for (uint32_t i = 0; i < LEDGER_RECORDS; i++) {
		const struct record *record = &crash->ledger.records[i];

		if (!ledger_is_heard(record))
			printf("user %" PRIu32 ", indication %" PRIu32 ": heard of %" PRIu32
			       " and not of %" PRIu32 "\n",
				record->user, record->indication, record->heard, record->must_hear);
	}
	printf("outstanding: %" PRIu32 " of the writer, %" PRIu32 " of the listener\n",
		crash->writer.outstanding, crash->listener.outstanding);
	fail("waited in vain: %s", what);
}

/* Until `enough`, which may start what is to be waited for. */
static void wait_for(struct crash *crash, bool (*enough)(struct crash *crash), const char *what)
{
	double until = clock_ms() + PATIENCE_MS;

	while (!enough(crash)) {
		if (clock_ms() > until)
			give_up(crash, what);
		if (!turn(crash, 1000))
			fail("the daemon has hung up: %s", what);
	}
}

static bool is_read_back(struct crash *crash)
{
	while (crash->pulled < LEDGER_RECORDS && crash->writer.outstanding < WINDOW)
		writer_pull(&crash->writer, &crash->ledger.records[crash->pulled++]);
	return crash->pulled == LEDGER_RECORDS && crash->writer.outstanding == 0;
}

static bool is_tried(struct crash *crash)
{
	while (crash->tried < SESSIONS_LIMIT && crash->sessions.outstanding < WINDOW) {
		struct session *session = &crash->sessions.sessions[crash->tried++];

		if (session->number != 0)
			sessions_try(&crash->sessions, session);
	}
	return crash->tried == SESSIONS_LIMIT && crash->sessions.outstanding == 0;
}

static bool is_all_ended(struct crash *crash)
{
	return sessions_end_all(&crash->sessions);
}

static bool is_all_heard(struct crash *crash)
{
	if (crash->writer.outstanding != 0 || crash->listener.outstanding != 0)
		return false;
	for (uint32_t i = 0; i < LEDGER_RECORDS; i++)
		if (!ledger_is_heard(&crash->ledger.records[i]))
			return false;
	return true;
}

/* Subscriptions that were acknowledged before the crash notify after it. */
static void probe(struct crash *crash)
{
	uint32_t probes = 0;

	for (uint32_t i = 0; i < LEDGER_RECORDS && probes < PROBES; i++) {
		struct record *record = &crash->ledger.records[rand() % LEDGER_RECORDS];

		if (record->subscribed != SUBSCRIBED || record->is_pending)
			continue;
		writer_update(&crash->writer, record);
		probes++;
	}
	wait_for(crash, is_all_heard, "acknowledged subscriptions notify");
}

static void live(struct crash *crash)
{
	double until = clock_ms() + 1 + rand() % LONGEST_LIFE_MS;

	crash->listener.is_careless = true;
	while (clock_ms() < until) {
		for (int i = 0; i < WINDOW && crash->writer.outstanding < WINDOW; i++)
			writer_change_any(&crash->writer);
		for (int i = 0; i < WINDOW && crash->sessions.outstanding < WINDOW; i++)
			sessions_change_any(&crash->sessions);
		if (crash->listener.outstanding < WATCHERS)
			listener_subscribe_any(&crash->listener);
		if (!turn(crash, 1))
			fail("the daemon has hung up before it was killed");
	}
	crash->listener.is_careless = false;
}

/* What had left before it was killed counts. */
static void bury(struct crash *crash)
{
	victim_kill(&crash->victim);
	while (writer_read(&crash->writer))
		;
	while (listener_read(&crash->listener))
		;
	while (sessions_read(&crash->sessions))
		;
	line_close(&crash->sessions.line);
	line_close(&crash->writer.line);
	line_close(&crash->listener.line);
}

static void rise(struct crash *crash, char **names)
{
	double began = clock_ms();
	double taken;

	crash->listener.line.socket = -1;
	crash->sessions.line.socket = -1;
	victim_start(&crash->victim, names[1], names[2]);
	writer_open(&crash->writer, &crash->ledger, crash->victim.port);
	taken = clock_ms() - began;
	crash->ready_sum += taken;
	crash->ready_longest = taken > crash->ready_longest ? taken : crash->ready_longest;
	crash->pulled = 0;
	crash->tried = 0;
	sessions_open(&crash->sessions, crash->victim.port);
	wait_for(crash, is_read_back, "everything is read back");
	wait_for(crash, is_tried, "every session is tried");
	ledger_check_pairs(&crash->ledger);
	listener_open(&crash->listener, &crash->ledger, crash->victim.port);
	wait_for(crash, is_all_heard, "what was kept before the crash is told after it");
}

/* At the end nothing may be left of any session. */
static void end(struct crash *crash, const char *state)
{
	wait_for(crash, is_all_ended, "every session ends");
	crash->tried = 0;
	wait_for(crash, is_tried, "no session is there");
	bury(crash);
	corpse_check(state);
	corpse_has_no_sessions(state);
}

static void report(const struct crash *crash, uint32_t starts)
{
	printf("%" PRIu64 " updates acknowledged and there, %" PRIu64
	       " there without an answer, %" PRIu64 " notifications\n",
		crash->writer.acknowledged, crash->writer.found, crash->listener.heard);
	printf("%" PRIu64 " sessions opened, %" PRIu64 " ended, %" PRIu64
	       " there without an answer\n",
		crash->sessions.opened, crash->sessions.ended, crash->sessions.found);
	printf("%" PRIu64 " times changed, %" PRIu64 " in vain, %" PRIu64
	       " changed without an answer\n",
		crash->sessions.changed, crash->sessions.refused, crash->sessions.found_changed);
	printf("ready again after %.0f ms, %.0f ms at most\n", crash->ready_sum / starts,
		crash->ready_longest);
}

int main(int count, char **names)
{
	static struct crash crash;
	uint32_t rounds = count > 4 ? (uint32_t)atoi(names[4]) : 0;
	unsigned seed = count > 5 ? (unsigned)atoi(names[5]) : (unsigned)time(NULL);

	if (rounds == 0) {
		fprintf(stderr, "usage: crash CONTINUITYD CONFIGURATION STATE_DB ROUNDS [SEED]\n");
		return 2;
	}
	printf("%" PRIu32 " rounds, seed %u\n", rounds, seed);
	srand(seed);
	ledger_open(&crash.ledger);
	for (uint32_t round = 0; round < rounds; round++) {
		rise(&crash, names);
		probe(&crash);
		live(&crash);
		bury(&crash);
		corpse_check(names[3]);
	}
	rise(&crash, names);
	end(&crash, names[3]);
	report(&crash, rounds + 1);
	return EXIT_SUCCESS;
}
