/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How many units a second become durable, with so many outstanding? Repository data as a PUR brings
 * them, and AF sessions as an AAR brings and an STR takes them; each row of the table runs for a
 * while on a state.db that is filled before. Then: how long does it take to read everything back?
 * usage: bench_journal DIRECTORY [SECONDS] [ROWS]
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "import.h"
#include "journal.h"

enum { PATH_ROOM = 512, DATA_BYTES = 500, MEDIA = 2, FLOWS = 4, LATENCY_ROOM = 1 << 20 };

struct bench {
	struct sc_store *store;
	int wake; /* eventfd */
	uint32_t rows;
	uint32_t outstanding;
	uint32_t next; /* number of the next unit */
	double until;
	uint64_t done_count;
	uint64_t failed;
	enum sc_status (*write)(
		struct bench *bench, uint32_t number, const struct sc_journal_receipt *receipt);
};

/* One that is outstanding. */
struct slot {
	struct bench *bench;
	double since;
};

static double latencies[LATENCY_ROOM];

static double seconds(clockid_t clock)
{
	struct timespec now = { 0 };

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void wake(void *owner)
{
	const struct bench *bench = owner;

	eventfd_write(bench->wake, 1);
}

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "bench_journal: %s\n", what);
	exit(EXIT_FAILURE);
}

static struct sc_text numbered(char *room, size_t size, const char *start, uint32_t number)
{
	int length = snprintf(room, size, "%s%08" PRIu32, start, number);

	return (struct sc_text){ room, (size_t)length };
}

/* Once everybody is there, anybody may come (a step of splitmix64). */
static uint32_t scattered(const struct bench *bench, uint32_t number)
{
	uint64_t mixed = number * UINT64_C(0x9e3779b97f4a7c15);

	if (number < bench->rows)
		return number;
	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	return (uint32_t)((mixed ^ (mixed >> 27)) % bench->rows);
}

static enum sc_status write_data(
	struct bench *bench, uint32_t number, const struct sc_journal_receipt *receipt)
{
	static char data[DATA_BYTES];
	char owner[64];
	struct sc_change change = {
		.kind = SC_CHANGE_KEEP_DATA,
		.data = { .service_indication = SC_TEXT("continuity-prefs"),
			.sequence = number % 65536,
			.data = { data, sizeof(data) },
			.updated_by = SC_TEXT("as.ims.example") },
	};

	memset(data, 'x', sizeof(data));
	change.data.owner = numbered(owner, sizeof(owner), "sip:user", scattered(bench, number));
	return sc_journal_write(bench->store, &change, 1, receipt);
}

static void fill_flows(struct sc_kept_flow_row *flows)
{
	for (int i = 0; i < MEDIA * FLOWS; i++)
		flows[i] = (struct sc_kept_flow_row){
			.media = i / FLOWS + 1,
			.number = i % FLOWS + 1,
			.status = -1,
			.up_bps = 64000,
			.down_bps = 64000,
			.descriptions =
				SC_TEXT("permit out 17 from 192.0.2.1 to 198.51.100.7 49152\n"
					"permit in 17 from 198.51.100.7 to 192.0.2.1 49152"),
		};
}

static enum sc_status keep_session(
	struct bench *bench, uint32_t number, const struct sc_journal_receipt *receipt)
{
	char id[64];
	struct sc_kept_media_row media[MEDIA] = { { .number = 1, .codecs = SC_TEXT("AMR-WB\nEVS") },
		{ .number = 2, .codecs = SC_TEXT("H264") } };
	struct sc_kept_flow_row flows[MEDIA * FLOWS];
	struct sc_change change = {
		.kind = SC_CHANGE_KEEP_SESSION,
		.session = { .row = { .origin_host = SC_TEXT("pcscf.ims.example"),
				     .origin_realm = SC_TEXT("ims.example"),
				     .via = SC_TEXT("pcscf.ims.example"),
				     .subscription = SC_TEXT("alice"),
				     .contact = SC_TEXT("sip:alice@192.0.2.1:5060"),
				     .device = SC_TEXT("phone"),
				     .ip4 = SC_TEXT("\300\0\2\1"),
				     .charging_id = SC_TEXT("icid-0123456789abcdef"),
				     .plmn = SC_TEXT("00101") },
			.media = media,
			.media_count = MEDIA,
			.flows = flows,
			.flow_count = MEDIA * FLOWS },
	};

	fill_flows(flows);
	change.session.row.session_id =
		numbered(id, sizeof(id), "pcscf.ims.example;1700000000;", number);
	return sc_journal_write(bench->store, &change, 1, receipt);
}

/* AAR and STR in turn; `rows` sessions live on the whole time. */
static enum sc_status keep_and_drop(
	struct bench *bench, uint32_t number, const struct sc_journal_receipt *receipt)
{
	char id[64];
	struct sc_change change = { .kind = SC_CHANGE_DROP_SESSION };

	if (number % 2 == 0)
		return keep_session(bench, number / 2, receipt);
	change.session.row.session_id =
		numbered(id, sizeof(id), "pcscf.ims.example;1700000000;", number / 2 - bench->rows);
	return sc_journal_write(bench->store, &change, 1, receipt);
}

static void done(void *owner, enum sc_status status);

static void start(struct slot *slot)
{
	struct bench *bench = slot->bench;
	const struct sc_journal_receipt receipt = { done, slot };

	slot->since = seconds(CLOCK_MONOTONIC);
	if (slot->since > bench->until)
		return;
	if (bench->write(bench, bench->next++, &receipt) != SC_STATUS_OK)
		give_up("a unit cannot be written");
	bench->outstanding++;
}

static void done(void *owner, enum sc_status status)
{
	struct slot *slot = owner;
	struct bench *bench = slot->bench;

	latencies[bench->done_count++ % LATENCY_ROOM] = seconds(CLOCK_MONOTONIC) - slot->since;
	bench->failed += status != SC_STATUS_OK;
	bench->outstanding--;
	start(slot);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Keeps `outstanding` units on their way until the time is over. */
static void run(struct bench *bench, const char *name, uint32_t outstanding, double duration)
{
	struct slot *slots = calloc(outstanding, sizeof(*slots));
	double began = seconds(CLOCK_MONOTONIC);
	double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
	uint64_t kept = 0;
	eventfd_t count = 0;

	if (slots == NULL)
		give_up("there is not enough memory");
	bench->until = began + duration;
	bench->done_count = 0;
	for (uint32_t i = 0; i < outstanding; i++) {
		slots[i].bench = bench;
		start(&slots[i]);
	}
	while (bench->outstanding != 0) {
		eventfd_read(bench->wake, &count);
		sc_journal_settle(bench->store);
	}
	kept = bench->done_count < LATENCY_ROOM ? bench->done_count : LATENCY_ROOM;
	qsort(latencies, kept, sizeof(latencies[0]), by_size);
	printf("%-8s %5" PRIu32 " | %9.0f %7.2f %8.2f %8.2f\n", name, outstanding,
		(double)bench->done_count / (seconds(CLOCK_MONOTONIC) - began),
		(seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) * 1e6 / (double)bench->done_count,
		latencies[kept / 2] * 1e3, latencies[kept * 99 / 100] * 1e3);
	fflush(stdout);
	free(slots);
}

static void settled(void *owner, enum sc_status status)
{
	uint64_t *failed = owner;

	*failed += status != SC_STATUS_OK;
}

static void fill(struct bench *bench)
{
	const struct sc_journal_receipt receipt = { settled, &bench->failed };

	for (uint32_t i = 0; i < bench->rows; i++) {
		if (write_data(bench, i, &receipt) != SC_STATUS_OK ||
			keep_session(bench, i, &receipt) != SC_STATUS_OK)
			give_up("a unit cannot be written");
		if (i % 1000 == 999 && sc_journal_flush(bench->store) != SC_STATUS_OK)
			give_up("the journal is too slow");
	}
	sc_journal_flush(bench->store);
	bench->next = bench->rows * 2;
}

static enum sc_status count_data(void *owner, const struct sc_kept_data_row *row)
{
	uint64_t *counts = owner;

	(void)row;
	counts[0]++;
	return SC_STATUS_OK;
}

static enum sc_status count_session(void *owner, const struct sc_kept_session *session)
{
	uint64_t *counts = owner;

	counts[1]++;
	counts[2] += session->media_count;
	counts[3] += session->flow_count;
	return SC_STATUS_OK;
}

static void read_back(struct bench *bench)
{
	struct sc_problem problem;
	uint64_t counts[4] = { 0 };
	struct sc_restore visitor = { .data = count_data, .owner = counts };
	double began = seconds(CLOCK_MONOTONIC);

	if (sc_journal_restore(bench->store, &visitor, &problem) != SC_STATUS_OK)
		give_up(problem.sentence);
	printf("\nread back: %" PRIu64 " repository data in %.0f ms", counts[0],
		(seconds(CLOCK_MONOTONIC) - began) * 1e3);
	visitor = (struct sc_restore){ .session = count_session, .owner = counts };
	began = seconds(CLOCK_MONOTONIC);
	if (sc_journal_restore(bench->store, &visitor, &problem) != SC_STATUS_OK)
		give_up(problem.sentence);
	printf(", %" PRIu64 " sessions, %" PRIu64 " media, %" PRIu64 " flows in %.0f ms\n",
		counts[1], counts[2], counts[3], (seconds(CLOCK_MONOTONIC) - began) * 1e3);
}

static void open_store(struct bench *bench, const char *directory)
{
	static const char network[] = "INSERT INTO policy_set (name) VALUES ('default');\n"
				      "INSERT INTO policy_rule (policy_set, name, media_group) "
				      "VALUES ('default', 'all', '*');\n";
	char database[PATH_ROOM];
	char state[PATH_ROOM];
	struct sc_problem problem;
	struct sc_import_report report;
	const struct sc_store_settings settings = {
		.database = database, .state = state, .committed = wake, .owner = bench
	};

	snprintf(database, sizeof(database), "%s/continuity.db", directory);
	snprintf(state, sizeof(state), "%s/state.db", directory);
	if (access(database, F_OK) != 0 &&
		sc_import(database, "bench", SC_TEXT(network), &report, &problem) != SC_STATUS_OK)
		give_up(problem.sentence);
	if (sc_store_open(&bench->store, &settings, &problem) != SC_STATUS_OK)
		give_up(problem.sentence);
}

int main(int count, char **arguments)
{
	static const uint32_t outstanding[] = { 1, 8, 32, 64, 256 };
	static struct bench bench;
	double duration = count > 2 ? atof(arguments[2]) : 3;

	if (count < 2)
		give_up("usage: bench_journal DIRECTORY [SECONDS] [ROWS]");
	bench.rows = count > 3 ? (uint32_t)atoi(arguments[3]) : 100000;
	bench.wake = eventfd(0, EFD_CLOEXEC);
	open_store(&bench, arguments[1]);
	fill(&bench);
	printf("%" PRIu32 " repository data, %" PRIu32 " sessions of %d media and %d flows\n\n",
		bench.rows, bench.rows, MEDIA, MEDIA * FLOWS);
	printf("%-8s %5s | %9s %7s %8s %8s\n", "unit", "outst", "units/s", "cpu_us", "p50_ms",
		"p99_ms");
	bench.write = write_data;
	for (size_t i = 0; i < SC_COUNT_OF(outstanding); i++)
		run(&bench, "data", outstanding[i], duration);
	bench.write = keep_and_drop;
	bench.next = bench.rows * 2;
	for (size_t i = 0; i < SC_COUNT_OF(outstanding); i++)
		run(&bench, "session", outstanding[i], duration);
	sc_store_close(bench.store);
	open_store(&bench, arguments[1]);
	read_back(&bench);
	sc_store_close(bench.store);
	if (bench.failed != 0)
		give_up("units failed");
	return EXIT_SUCCESS;
}
