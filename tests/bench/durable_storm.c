/* SPDX-License-Identifier: BSD-2-Clause */
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "durable.h"
#include "meter.h"
#include "rx_requests.h"

enum { FIRST_ADDRESS = 0x0a000001, WINDOW = 64, IDLE_MS = 8000, NEW_LIMIT = 1 << 16 };

/* Sessions of one AF that the change will hit, and new ones of another AF meanwhile, which it does
 * not: they go to the disk as well. */
struct storm {
	struct line hit;
	struct line other;
	uint32_t sessions;
	uint32_t answered;
	uint32_t accepted;
	uint32_t terminated;
	uint32_t reauthorised; /* RAR */
	uint32_t aborted;      /* ASR */
	uint64_t first;
	uint64_t last;
	uint32_t begun; /* new ones */
	uint32_t ended;
	uint32_t refused;
	uint64_t started[NEW_LIMIT];
	uint32_t latencies[NEW_LIMIT]; /* nanoseconds */
	unsigned run;
};

/* An AF ends what was aborted (TS 29.214 4.4.6.1). */
static void end_session(struct storm *storm, const uint8_t *request, size_t length)
{
	static struct bench_message message;
	char name[128];
	size_t size = 0;
	const uint8_t *session = line_find_in(request, length, 263, 0, &size);

	if (session == NULL || size >= sizeof(name))
		meter_fail("an ASR without a Session-Id");
	memcpy(name, session, size);
	name[size] = '\0';
	rx_build_str(&storm->hit, &message, storm->sessions + storm->aborted, name);
	line_send(&storm->hit, &message);
}

static void take_hit(void *owner, const uint8_t *message, size_t length)
{
	struct storm *storm = owner;
	uint32_t code = bench_read_u32(message + 4) & 0xffffff;

	if ((message[4] & 0x80) == 0) {
		storm->answered += code == BENCH_AAR;
		storm->accepted +=
			code == BENCH_AAR && line_result(message, length) == BENCH_SUCCESS;
		storm->terminated += code == RX_STR;
		return;
	}
	storm->last = meter_now();
	if (storm->first == 0)
		storm->first = storm->last;
	storm->reauthorised += code == RX_RAR;
	storm->aborted += code == RX_ASR;
	line_answer(&storm->hit, message, length, BENCH_SUCCESS);
	if (code == RX_ASR)
		end_session(storm, message, length);
}

static void name_session(const struct storm *storm, uint32_t number, char name[64])
{
	snprintf(name, 64, "pcscf.bench.example;%u;storm%" PRIu32, storm->run, number);
}

/* Until so many of what is counted have come. */
static void await(struct storm *storm, const uint32_t *counted, uint32_t least)
{
	while (*counted < least)
		if (!line_read(&storm->hit, take_hit, storm))
			meter_fail("no answer came");
}

static void open_sessions(struct storm *storm)
{
	static struct bench_message message;
	char name[64];

	for (uint32_t i = 0; i < storm->sessions; i++) {
		name_session(storm, i, name);
		rx_build_watching_aar(&storm->hit, &message, i, name, FIRST_ADDRESS + i);
		line_send(&storm->hit, &message);
		await(storm, &storm->answered, i + 1 < WINDOW ? 0 : i + 2 - WINDOW);
	}
	await(storm, &storm->answered, storm->sessions);
	meter_expect_success(storm->sessions - storm->accepted);
}

/* Those that were aborted have been, and the next storm has no others to tell. */
static void end_sessions(struct storm *storm)
{
	static struct bench_message message;
	uint32_t sent = storm->aborted;
	char name[64];

	await(storm, &storm->terminated, sent);
	for (uint32_t i = 0; i < storm->sessions && storm->aborted == 0; i++) {
		name_session(storm, i, name);
		rx_build_str(&storm->hit, &message, i, name);
		line_send(&storm->hit, &message);
		sent++;
		await(storm, &storm->terminated, sent < WINDOW ? 0 : sent + 1 - WINDOW);
	}
	await(storm, &storm->terminated, sent);
}

static void take_new(void *owner, const uint8_t *message, size_t length)
{
	struct storm *storm = owner;
	uint32_t number = bench_read_u32(message + 12) % NEW_LIMIT;

	if ((message[4] & 0x80) != 0)
		meter_fail("the change says nothing about text");
	storm->refused += line_result(message, length) != BENCH_SUCCESS;
	storm->latencies[storm->ended++ % NEW_LIMIT] =
		(uint32_t)(meter_now() - storm->started[number]);
}

/* They are of users who have no other session. */
static void begin_new(struct storm *storm)
{
	static struct bench_message message;
	uint32_t number = storm->begun++ % NEW_LIMIT;
	char name[64];

	snprintf(name, sizeof(name), "pcrf.bench.example;%u;new%" PRIu32, storm->run, storm->begun);
	rx_build_text_aar(&storm->other, &message, number, name,
		FIRST_ADDRESS + storm->sessions + number % storm->sessions);
	storm->started[number] = meter_now();
	line_send(&storm->other, &message);
}

static pid_t begin_change(const char *command)
{
	pid_t pid = fork();

	if (pid == 0) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (pid < 0)
		meter_fail("fork");
	return pid;
}

static void turn(struct storm *storm)
{
	struct pollfd doors[] = { { .fd = storm->hit.socket, .events = POLLIN },
		{ .fd = storm->other.socket, .events = POLLIN } };

	if (poll(doors, 2, 1) <= 0)
		return;
	if ((doors[0].revents != 0 && !line_read(&storm->hit, take_hit, storm)) ||
		(doors[1].revents != 0 && !line_read(&storm->other, take_new, storm)))
		meter_fail("the daemon has hung up");
}

/* Until all have heard, or nobody has for a while. When the command had ended. */
static uint64_t rage(struct storm *storm, uint32_t rate, const char *command)
{
	uint64_t idle = UINT64_C(1000000) * IDLE_MS;
	uint64_t began = meter_now();
	uint64_t changed = 0;
	pid_t changing = begin_change(command);
	int status = 0;

	while (storm->reauthorised + storm->aborted < storm->sessions) {
		uint64_t now = meter_now();

		if (changed == 0 && waitpid(changing, &status, WNOHANG) == changing)
			changed = now;
		if (changed != 0 && now - changed > idle && now - storm->last > idle)
			break;
		while (storm->begun < (now - began) * rate / 1000000000u)
			begin_new(storm);
		turn(storm);
	}
	if (changed == 0 && waitpid(changing, &status, 0) == changing)
		changed = meter_now();
	if (status != 0)
		meter_fail(command);
	return changed;
}

static double since(uint64_t moment, uint64_t start)
{
	return moment > start ? (double)(moment - start) / 1e6 : 0;
}

static void report(struct storm *storm, uint64_t changed, uint64_t processor)
{
	uint32_t told = storm->reauthorised + storm->aborted;
	uint32_t new_count = storm->ended < NEW_LIMIT ? storm->ended : NEW_LIMIT;

	meter_sort(storm->latencies, new_count);
	printf("%6" PRIu32 " %6" PRIu32 " %6" PRIu32 " %8.0f %7.0f %6.0f | %6" PRIu32
	       " %7.2f %7.2f %7" PRIu32 "\n",
		storm->accepted, storm->reauthorised, storm->aborted, since(storm->first, changed),
		since(storm->last, changed), told == 0 ? 0 : (double)processor / told / 1e3,
		new_count, meter_percentile(storm->latencies, new_count, 50) / 1e6,
		meter_percentile(storm->latencies, new_count, 99) / 1e6, storm->refused);
}

void durable_storm(const struct durable_words *words)
{
	static struct storm storm;
	uint64_t processor;
	uint64_t changed;

	storm.run = (unsigned)time(NULL);
	storm.sessions = durable_number(words, 0);
	durable_connect(&storm.hit, words, "pcscf.bench.example");
	durable_connect(&storm.other, words, "pcrf.bench.example");
	open_sessions(&storm);
	processor = meter_processor_time(words->pid);
	changed = rage(&storm, durable_number(words, 1), words->more[2]);
	report(&storm, changed, meter_processor_time(words->pid) - processor);
	end_sessions(&storm);
	line_close(&storm.hit);
	line_close(&storm.other);
}
