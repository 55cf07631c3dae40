/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How much does one answer cost a server? A Diameter client on one connection that keeps N requests
 * outstanding and prints one row: answers per second, CPU microseconds of the server process per
 * request from the scheduler's accounts, and the latency's median and 99th percentile.
 * usage: load PORT PID udr|aar OUTSTANDING COUNT USERS
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "bench_message.h"
#include "meter.h"
#include "rx_media.h"

enum { WINDOW_LIMIT = 1024, INPUT_SIZE = 1 << 20, PATIENCE_MS = 5000, NUMBER_DIGITS = 7 };

struct load {
	int connection;
	struct bench_message request;
	size_t user_at;    /* UDR: where the digits of the user stand */
	size_t session_at; /* where the digits of the session stand */
	size_t ip4_at;     /* AAR: where the address stands */
	uint32_t users;
	uint64_t started[WINDOW_LIMIT]; /* by hop-by-hop */
	uint32_t *latencies;            /* nanoseconds */
	uint8_t *input;
	size_t filled;
	uint64_t bytes;
	uint32_t sent;
	uint32_t received;
	uint32_t refused; /* answers that are no success */
};

static void put_origin(struct bench_message *message, const char *host)
{
	bench_put_text(message, 264, 0, host);
	bench_put_text(message, 296, 0, "bench.example");
}

static void put_vsai(struct bench_message *message, uint32_t application)
{
	size_t group = bench_open(message, 260, 0);

	bench_put_u32(message, 266, 0, BENCH_VENDOR);
	bench_put_u32(message, 258, 0, application);
	bench_close(message, group);
}

/* Room for a number in a text: digits that are patched for each request. */
static size_t put_session(struct bench_message *message, const char *host)
{
	char text[128];
	int length = snprintf(text, sizeof(text), "%s;%u;0000000", host, (unsigned)time(NULL));

	return bench_put_text(message, 263, 0, text) + (size_t)length - NUMBER_DIGITS;
}

static void build_udr(struct load *load)
{
	struct bench_message *message = &load->request;
	size_t group;

	bench_begin(message, BENCH_UDR, BENCH_SH);
	load->session_at = put_session(message, "hss.bench.example");
	put_vsai(message, BENCH_SH);
	bench_put_u32(message, 277, 0, 1);
	put_origin(message, "hss.bench.example");
	bench_put_text(message, 283, 0, "bench.example");
	group = bench_open(message, 700, BENCH_VENDOR);
	load->user_at =
		bench_put_text(message, 601, BENCH_VENDOR, "sip:user0000001@bench.example") + 8;
	bench_close(message, group);
	bench_put_text(message, 704, BENCH_VENDOR, "continuity-prefs");
	bench_put_u32(message, 703, BENCH_VENDOR, 0);
	bench_end(message);
}

static void build_aar(struct load *load)
{
	struct bench_message *message = &load->request;

	bench_begin(message, BENCH_AAR, BENCH_RX);
	load->session_at = put_session(message, "pcrf.bench.example");
	bench_put_u32(message, 258, 0, BENCH_RX);
	put_origin(message, "pcrf.bench.example");
	bench_put_text(message, 283, 0, "bench.example");
	rx_put_component(message, 1, 0);
	rx_put_component(message, 2, 1);
	load->ip4_at = bench_put_u32(message, 8, 0, 0x0a000001);
	bench_end(message);
}

static void patch_number(uint8_t *digits, uint32_t number)
{
	for (int i = NUMBER_DIGITS - 1; i >= 0; i--) {
		digits[i] = (uint8_t)('0' + number % 10);
		number /= 10;
	}
}

static void send_all(struct load *load, const uint8_t *bytes, size_t length)
{
	while (length != 0) {
		ssize_t sent = send(load->connection, bytes, length, MSG_NOSIGNAL);

		if (sent <= 0)
			meter_fail("send");
		bytes += sent;
		length -= (size_t)sent;
	}
}

/* Sends one request for each place in the window, each in a write of its own, as peers do. */
static void send_requests(struct load *load, uint32_t outstanding, uint32_t count)
{
	uint8_t *bytes = load->request.bytes;

	while (load->sent < count && load->sent - load->received < outstanding) {
		uint32_t user =
			1 + (uint32_t)((uint64_t)load->sent * BENCH_USER_STEP % load->users);

		bench_write_u32(bytes + 12, load->sent);
		bench_write_u32(bytes + 16, load->sent);
		patch_number(bytes + load->session_at, load->sent);
		if (load->user_at != 0)
			patch_number(bytes + load->user_at, user);
		if (load->ip4_at != 0)
			bench_write_u32(bytes + load->ip4_at, 0x0a000000u + user);
		load->started[load->sent++ % WINDOW_LIMIT] = meter_now();
		send_all(load, bytes, load->request.length);
	}
}

static bool is_success(const uint8_t *message, size_t length)
{
	for (size_t at = BENCH_HEADER_BYTES; at + 12 <= length;) {
		size_t avp = bench_read_u32(message + at + 4) & 0xffffff;

		if (bench_read_u32(message + at) == BENCH_RESULT_CODE)
			return bench_read_u32(message + at + 8) == BENCH_SUCCESS;
		if (avp < 8)
			return false;
		at += (avp + 3) & ~(size_t)3;
	}
	return false;
}

static void receive_answers(struct load *load)
{
	struct pollfd waiting = { .fd = load->connection, .events = POLLIN };
	size_t done = 0;
	ssize_t length;
	uint64_t end;

	if (poll(&waiting, 1, PATIENCE_MS) <= 0)
		meter_fail("no answer came");
	length = recv(load->connection, load->input + load->filled, INPUT_SIZE - load->filled, 0);
	if (length <= 0)
		meter_fail("recv");
	end = meter_now();
	load->filled += (size_t)length;
	while (load->filled - done >= BENCH_HEADER_BYTES) {
		const uint8_t *message = load->input + done;
		size_t size = bench_length(message);

		if (size > load->filled - done)
			break;
		load->latencies[load->received] =
			(uint32_t)(end -
				   load->started[bench_read_u32(message + 12) % WINDOW_LIMIT]);
		load->refused += !is_success(message, size);
		load->received++;
		load->bytes += size;
		done += size;
	}
	load->filled -= done;
	memmove(load->input, load->input + done, load->filled);
}

static void introduce(struct load *load, const char *host)
{
	static const uint8_t address[] = { 0, 1, 127, 0, 0, 1 };
	struct bench_message cer;
	uint8_t header[BENCH_HEADER_BYTES];
	static uint8_t rest[BENCH_MESSAGE_LIMIT];

	bench_begin(&cer, BENCH_CAPABILITIES, 0);
	cer.bytes[4] = 0x80;
	put_origin(&cer, host);
	bench_put(&cer, 257, 0, address, sizeof(address));
	bench_put_u32(&cer, 266, 0, 0);
	bench_put_text(&cer, 269, 0, "load");
	put_vsai(&cer, BENCH_SH);
	put_vsai(&cer, BENCH_RX);
	bench_end(&cer);
	send_all(load, cer.bytes, cer.length);
	if (recv(load->connection, header, sizeof(header), MSG_WAITALL) != sizeof(header))
		meter_fail("no CEA came");
	if (recv(load->connection, rest, bench_length(header) - sizeof(header), MSG_WAITALL) <= 0)
		meter_fail("no CEA came");
}

static void connect_to(struct load *load, const char *port)
{
	const struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)atoi(port)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int yes = 1;

	load->connection = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(load->connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	if (connect(load->connection, (const struct sockaddr *)&address, sizeof(address)) != 0)
		meter_fail("connect");
}

int main(int argc, char **argv)
{
	static struct load load;
	uint32_t outstanding = argc == 7 ? (uint32_t)atoi(argv[4]) : 0;
	uint32_t count = argc == 7 ? (uint32_t)atoi(argv[5]) : 0;
	bool udr = argc == 7 && strcmp(argv[3], "udr") == 0;
	uint64_t processor;
	uint64_t start;
	double seconds;

	if (outstanding == 0 || outstanding > WINDOW_LIMIT || count == 0 || atoi(argv[6]) <= 0) {
		fprintf(stderr, "usage: load PORT PID udr|aar OUTSTANDING COUNT USERS\n");
		return 2;
	}
	load.users = (uint32_t)atoi(argv[6]);
	load.latencies = calloc(count, sizeof(*load.latencies));
	load.input = malloc(INPUT_SIZE);
	if (load.latencies == NULL || load.input == NULL)
		meter_fail("memory");
	if (udr)
		build_udr(&load);
	else
		build_aar(&load);
	connect_to(&load, argv[1]);
	introduce(&load, udr ? "hss.bench.example" : "pcrf.bench.example");
	processor = meter_processor_time(argv[2]);
	start = meter_now();
	while (load.received < count) {
		send_requests(&load, outstanding, count);
		receive_answers(&load);
	}
	seconds = (double)(meter_now() - start) / 1e9;
	processor = meter_processor_time(argv[2]) - processor;
	meter_sort(load.latencies, count);
	printf("%s %u %.0f %.2f %.0f %.0f %llu %u\n", argv[3], outstanding, count / seconds,
		(double)processor / count / 1000,
		meter_percentile(load.latencies, count, 50) / 1000.0,
		meter_percentile(load.latencies, count, 99) / 1000.0,
		(unsigned long long)(load.bytes / count), load.refused);
	free(load.latencies);
	free(load.input);
	return EXIT_SUCCESS;
}
