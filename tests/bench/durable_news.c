/* SPDX-License-Identifier: BSD-2-Clause */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "durable.h"
#include "meter.h"
#include "sh_requests.h"

enum { WINDOW = 64, USER_DIGITS_AT = 8 /* behind "sip:user" */ };
enum { PATIENCE_MS = 5000 };

/* One update of each user at a time, at a steady rate. */
struct news {
	struct line writer;
	struct line listener;
	struct line silent; /* hears and never answers */
	uint32_t users;
	uint32_t count;
	uint32_t waiting; /* answers to who subscribes */
	uint32_t sent;
	uint32_t told;
	uint32_t refused;
	uint64_t *started; /* by user */
	uint64_t *done;    /* by user: when the PUA came */
	uint32_t *behind;  /* nanoseconds from PUA to PNR, 0 when that came first */
	uint32_t *whole;   /* nanoseconds from PUR to PNR */
};

static void take_answer(void *owner, const uint8_t *message, size_t length)
{
	struct news *news = owner;

	if ((message[4] & 0x80) != 0)
		return;
	news->waiting--;
	news->refused += line_result(message, length) != BENCH_SUCCESS;
}

static void subscribe_to_all(struct news *news, struct line *line)
{
	static struct bench_message message;
	char identity[64];

	for (uint32_t user = 1; user <= news->users; user++) {
		snprintf(identity, sizeof(identity), "sip:user%07" PRIu32 "@bench.example", user);
		sh_build_snr(line, &message, user, identity, "bench", SH_SUBSCRIBE);
		line_send(line, &message);
		news->waiting++;
		while (news->waiting >= WINDOW)
			if (!line_read(line, take_answer, news))
				meter_fail("no answer came");
	}
	while (news->waiting != 0)
		if (!line_read(line, take_answer, news))
			meter_fail("no answer came");
}

static void take_update(void *owner, const uint8_t *message, size_t length)
{
	struct news *news = owner;
	uint32_t user = bench_read_u32(message + 12) % news->users;

	news->done[user] = meter_now();
	news->refused += line_result(message, length) != BENCH_SUCCESS;
}

static void take_notification(void *owner, const uint8_t *message, size_t length)
{
	struct news *news = owner;
	uint64_t now = meter_now();
	size_t size = 0;
	const uint8_t *identity =
		line_find_in(message, length, SH_USER_IDENTITY, BENCH_VENDOR, &size);
	uint32_t user;

	if (identity != NULL)
		identity = line_find(identity, size, SH_PUBLIC_IDENTITY, BENCH_VENDOR, &size);
	if (identity == NULL || size <= USER_DIGITS_AT)
		meter_fail("a notification says nothing");
	user = (uint32_t)(strtoul((const char *)identity + USER_DIGITS_AT, NULL, 10) - 1) %
	       news->users;
	if (news->told < news->count) {
		news->behind[news->told] =
			news->done[user] == 0 ? 0 : (uint32_t)(now - news->done[user]);
		news->whole[news->told++] = (uint32_t)(now - news->started[user]);
	}
	line_answer(&news->listener, message, length, BENCH_SUCCESS);
}

static void take_silently(void *owner, const uint8_t *message, size_t length)
{
	(void)owner;
	(void)message;
	(void)length;
}

static void update(struct news *news, uint32_t sequence)
{
	static struct bench_message message;
	uint32_t user = news->sent % news->users;

	durable_build_update(
		&news->writer, &message, user, user + 1, sequence + news->sent / news->users);
	news->done[user] = 0;
	news->started[user] = meter_now();
	line_send(&news->writer, &message);
	news->sent++;
}

static void turn(struct news *news, int milliseconds)
{
	struct pollfd doors[] = { { .fd = news->writer.socket, .events = POLLIN },
		{ .fd = news->listener.socket, .events = POLLIN },
		{ .fd = news->silent.socket, .events = POLLIN } };

	if (poll(doors, 3, milliseconds) <= 0)
		return;
	if ((doors[0].revents != 0 && !line_read(&news->writer, take_update, news)) ||
		(doors[1].revents != 0 && !line_read(&news->listener, take_notification, news)) ||
		(doors[2].revents != 0 && !line_read(&news->silent, take_silently, news)))
		meter_fail("the daemon has hung up");
}

static void run(struct news *news, uint32_t rate, uint32_t sequence)
{
	uint64_t began = meter_now();
	uint64_t patience = UINT64_C(1000000) * PATIENCE_MS;
	uint64_t last = began;
	uint32_t told = 0;

	while (news->told < news->count && meter_now() - last < patience) {
		uint64_t due = (meter_now() - began) * rate / 1000000000u;

		while (news->sent < news->count && news->sent < due)
			update(news, sequence);
		turn(news, 1);
		if (news->told != told)
			last = meter_now();
		told = news->told;
	}
}

static void report(struct news *news, uint32_t rate, const char *company)
{
	meter_sort(news->behind, news->told);
	meter_sort(news->whole, news->told);
	printf("%-8s %6" PRIu32 " %6" PRIu32 " %6" PRIu32 " | %7.2f %7.2f %9.2f %7.2f %7" PRIu32
	       "\n",
		company, news->users, rate, news->told,
		meter_percentile(news->behind, news->told, 50) / 1e6,
		meter_percentile(news->behind, news->told, 99) / 1e6,
		meter_percentile(news->whole, news->told, 50) / 1e6,
		meter_percentile(news->whole, news->told, 99) / 1e6,
		news->refused + news->count - news->told);
}

void durable_news(const struct durable_words *words)
{
	static struct news news;
	uint32_t rate = durable_number(words, 2);

	news.users = durable_number(words, 0);
	news.count = durable_number(words, 1);
	news.started = calloc(news.users, sizeof(*news.started));
	news.done = calloc(news.users, sizeof(*news.done));
	news.behind = calloc(news.count, sizeof(*news.behind));
	news.whole = calloc(news.count, sizeof(*news.whole));
	news.silent.socket = -1;
	durable_connect(&news.writer, words, "as.bench.example");
	durable_connect(&news.listener, words, "listener.bench.example");
	subscribe_to_all(&news, &news.listener);
	if (strcmp(words->more[4], "beside") == 0) {
		durable_connect(&news.silent, words, "silent.bench.example");
		subscribe_to_all(&news, &news.silent);
	}
	run(&news, rate, durable_number(words, 3));
	report(&news, rate, words->more[4]);
	line_close(&news.writer);
	line_close(&news.listener);
	if (news.silent.socket >= 0)
		line_close(&news.silent);
}
