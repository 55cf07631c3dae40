/* SPDX-License-Identifier: BSD-2-Clause */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "durable.h"
#include "meter.h"

/* A window over updates; number N is about user N modulo the users. */
struct updating {
	struct line line;
	uint32_t outstanding;
	uint32_t count;
	uint32_t users;
	uint32_t sequence;
	uint32_t sent;
	uint32_t received;
	uint32_t refused;
	uint64_t *started;
	uint32_t *latencies; /* nanoseconds */
};

static void fill_window(struct updating *updating)
{
	static struct bench_message message;

	while (updating->sent < updating->count &&
		updating->sent - updating->received < updating->outstanding) {
		uint32_t number = updating->sent++;

		durable_build_update(&updating->line, &message, number,
			1 + number % updating->users,
			updating->sequence + number / updating->users);
		updating->started[number] = meter_now();
		line_send(&updating->line, &message);
	}
}

static void take(void *owner, const uint8_t *message, size_t length)
{
	struct updating *updating = owner;
	uint32_t number = bench_read_u32(message + 12);

	if (number >= updating->count)
		meter_fail("an answer to nothing");
	updating->latencies[updating->received++] =
		(uint32_t)(meter_now() - updating->started[number]);
	updating->refused += line_result(message, length) != BENCH_SUCCESS;
}

void durable_updates(const struct durable_words *words)
{
	static struct updating updating;
	uint64_t processor = meter_processor_time(words->pid);
	uint64_t began;
	double seconds;

	updating.outstanding = durable_number(words, 0);
	updating.count = durable_number(words, 1);
	updating.users = durable_number(words, 2);
	updating.sequence = durable_number(words, 3);
	updating.started = calloc(updating.count, sizeof(*updating.started));
	updating.latencies = calloc(updating.count, sizeof(*updating.latencies));
	durable_connect(&updating.line, words, "as.bench.example");
	began = meter_now();
	while (updating.received < updating.count) {
		fill_window(&updating);
		if (!line_read(&updating.line, take, &updating))
			meter_fail("no answer came");
	}
	seconds = (double)(meter_now() - began) / 1e9;
	processor = meter_processor_time(words->pid) - processor;
	meter_sort(updating.latencies, updating.count);
	printf("%-8s %5" PRIu32 " | %9.0f %6.2f %7.2f %7.2f %7" PRIu32 "\n", "PUR",
		updating.outstanding, updating.count / seconds,
		(double)processor / updating.count / 1e3,
		meter_percentile(updating.latencies, updating.count, 50) / 1e6,
		meter_percentile(updating.latencies, updating.count, 99) / 1e6, updating.refused);
	meter_expect_success(updating.refused);
	free(updating.started);
	free(updating.latencies);
	line_close(&updating.line);
}
