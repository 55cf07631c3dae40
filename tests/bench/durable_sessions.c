/* SPDX-License-Identifier: BSD-2-Clause */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "durable.h"
#include "meter.h"
#include "rx_requests.h"

enum { FIRST_ADDRESS = 0x0a000001 };

/* A window over sessions; each is opened, and then perhaps ended. */
struct opening {
	struct line line;
	bool ends;
	uint32_t outstanding;
	uint32_t count;
	uint32_t users;
	uint32_t begun;
	uint32_t done;
	uint32_t refused;
	unsigned run; /* makes Session-Ids new */
	uint64_t *started;
	uint32_t *latencies; /* of AARs, nanoseconds */
};

static void name_session(const struct opening *opening, uint32_t number, char *name, size_t size)
{
	snprintf(name, size, "pcscf.bench.example;%u;%" PRIu32, opening->run, number);
}

static void fill_window(struct opening *opening)
{
	static struct bench_message message;
	char name[64];

	while (opening->begun < opening->count &&
		opening->begun - opening->done < opening->outstanding) {
		uint32_t number = opening->begun++;

		name_session(opening, number, name, sizeof(name));
		rx_build_aar(&opening->line, &message, number, name,
			FIRST_ADDRESS + number % opening->users);
		opening->started[number] = meter_now();
		line_send(&opening->line, &message);
	}
}

static void end_session(struct opening *opening, uint32_t number)
{
	static struct bench_message message;
	char name[64];

	name_session(opening, number, name, sizeof(name));
	rx_build_str(&opening->line, &message, number, name);
	line_send(&opening->line, &message);
}

static void take(void *owner, const uint8_t *message, size_t length)
{
	struct opening *opening = owner;
	uint32_t code = bench_read_u32(message + 4) & 0xffffff;
	uint32_t number = bench_read_u32(message + 12);

	if (number >= opening->count || (message[4] & 0x80) != 0)
		meter_fail("an answer to nothing");
	opening->refused += line_result(message, length) != BENCH_SUCCESS;
	if (code == BENCH_AAR)
		opening->latencies[number] = (uint32_t)(meter_now() - opening->started[number]);
	if (code == BENCH_AAR && opening->ends)
		end_session(opening, number);
	else
		opening->done++;
}

static void run(const struct durable_words *words, const char *name, bool ends)
{
	static struct opening opening;
	uint64_t processor = meter_processor_time(words->pid);
	uint64_t began;
	double seconds;

	opening.ends = ends;
	opening.run = (unsigned)time(NULL);
	opening.outstanding = durable_number(words, 0);
	opening.count = durable_number(words, 1);
	opening.users = durable_number(words, 2);
	opening.started = calloc(opening.count, sizeof(*opening.started));
	opening.latencies = calloc(opening.count, sizeof(*opening.latencies));
	durable_connect(&opening.line, words, "pcscf.bench.example");
	began = meter_now();
	while (opening.done < opening.count) {
		fill_window(&opening);
		if (!line_read(&opening.line, take, &opening))
			meter_fail("no answer came");
	}
	seconds = (double)(meter_now() - began) / 1e9;
	processor = (meter_processor_time(words->pid) - processor) / (ends ? 2 : 1);
	meter_sort(opening.latencies, opening.count);
	printf("%-8s %5" PRIu32 " | %9.0f %6.2f %7.2f %7.2f %7" PRIu32 "\n", name,
		opening.outstanding, opening.count / seconds,
		(double)processor / opening.count / 1e3,
		meter_percentile(opening.latencies, opening.count, 50) / 1e6,
		meter_percentile(opening.latencies, opening.count, 99) / 1e6, opening.refused);
	meter_expect_success(opening.refused);
	free(opening.started);
	free(opening.latencies);
	line_close(&opening.line);
}

void durable_pairs(const struct durable_words *words)
{
	run(words, "AAR+STR", true);
}

void durable_keep(const struct durable_words *words)
{
	run(words, "AAR", false);
}
