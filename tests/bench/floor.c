/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does it cost to answer at all? A bare epoll responder: every request gets an answer of a
 * fixed size with its own identifiers, and nothing is checked. With one user all get the same
 * answer; with more each user has one in a hash table, as any server must have that knows its
 * users. The floor under every server of the table. usage: floor ANSWER_BYTES USERS; prints its
 * port, ends on SIGTERM.
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bench_message.h"

enum { INPUT_SIZE = 1 << 20, OUTPUT_SIZE = 4 << 20, EVENTS = 16 };

static uint8_t input[INPUT_SIZE];
static uint8_t output[OUTPUT_SIZE];
static size_t filled;

/* One answer for each user, found by the hash of his number. */
struct table {
	uint8_t *answers;
	uint32_t *slots; /* number of the user plus 1, 0: free */
	uint32_t size;   /* a power of two */
	size_t answer_bytes;
};

/* The answer before its identifiers are known: a Result-Code, then one AVP that fills the size. */
static size_t build_answer(struct bench_message *answer, size_t size)
{
	static const uint8_t filler[BENCH_MESSAGE_LIMIT];
	size_t used;

	bench_begin(answer, 0, 0);
	bench_put_u32(answer, BENCH_RESULT_CODE, 0, BENCH_SUCCESS);
	used = answer->length + 8;
	if (size > used && size < BENCH_MESSAGE_LIMIT)
		bench_put(answer, 281, 0, filler, size - used);
	bench_end(answer);
	return answer->length;
}

static uint32_t first_slot(const struct table *table, uint32_t user)
{
	return (uint32_t)(user * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (table->size - 1);
}

static void fill_table(struct table *table, const struct bench_message *answer, uint32_t users)
{
	table->answer_bytes = answer->length;
	for (table->size = 2; table->size < users + users / 2;)
		table->size *= 2;
	table->answers = malloc(users * answer->length);
	table->slots = calloc(table->size, sizeof(*table->slots));
	if (table->answers == NULL || table->slots == NULL)
		exit(EXIT_FAILURE);
	for (uint32_t user = 0; user < users; user++) {
		uint32_t slot = first_slot(table, user);

		while (table->slots[slot] != 0)
			slot = (slot + 1) & (table->size - 1);
		table->slots[slot] = user + 1;
		memcpy(table->answers + user * answer->length, answer->bytes, answer->length);
	}
}

/* The load generator numbers its requests and walks over the users in steps. */
static const uint8_t *find_answer(const struct table *table, uint32_t request, uint32_t users)
{
	uint32_t user = (uint32_t)((uint64_t)request * BENCH_USER_STEP % users);
	uint32_t slot = first_slot(table, user);

	while (table->slots[slot] != user + 1)
		slot = (slot + 1) & (table->size - 1);
	return table->answers + (table->slots[slot] - 1) * table->answer_bytes;
}

/* Answers the whole messages of one reading; false: the connection is done. */
static int answer_all(int connection, const struct table *table, uint32_t users)
{
	ssize_t length = recv(connection, input + filled, sizeof(input) - filled, 0);
	size_t written = 0;
	size_t done = 0;

	if (length <= 0)
		return 0;
	filled += (size_t)length;
	while (filled - done >= BENCH_HEADER_BYTES) {
		const uint8_t *request = input + done;
		size_t size = bench_length(request);
		uint8_t *at = output + written;

		if (size < BENCH_HEADER_BYTES || size > filled - done ||
			written + table->answer_bytes > sizeof(output))
			break;
		memcpy(at, find_answer(table, bench_read_u32(request + 12), users),
			table->answer_bytes);
		memcpy(at + 4, request + 4, BENCH_HEADER_BYTES - 4);
		at[4] &= 0x7f;
		written += table->answer_bytes;
		done += size;
	}
	filled -= done;
	memmove(input, input + done, filled);
	for (size_t sent = 0; sent < written;) {
		length = send(connection, output + sent, written - sent, MSG_NOSIGNAL);
		if (length <= 0)
			return 0;
		sent += (size_t)length;
	}
	return 1;
}

static int take(int listener, int waiting)
{
	struct epoll_event event = { .events = EPOLLIN };
	int yes = 1;

	event.data.fd = accept(listener, NULL, NULL);
	setsockopt(event.data.fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	filled = 0;
	return epoll_ctl(waiting, EPOLL_CTL_ADD, event.data.fd, &event);
}

int main(int argc, char **argv)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	int waiting = epoll_create1(0);
	struct epoll_event event = { .events = EPOLLIN, .data.fd = listener };
	struct bench_message answer;
	struct table table;
	uint32_t users = argc == 3 ? (uint32_t)atoi(argv[2]) : 0;

	if (users == 0 || bind(listener, (struct sockaddr *)&address, size) != 0 ||
		listen(listener, 4) != 0 ||
		getsockname(listener, (struct sockaddr *)&address, &size) != 0 ||
		epoll_ctl(waiting, EPOLL_CTL_ADD, listener, &event) != 0)
		return EXIT_FAILURE;
	build_answer(&answer, (size_t)atoi(argv[1]));
	fill_table(&table, &answer, users);
	printf("%d\n", ntohs(address.sin_port));
	fflush(stdout);
	for (;;) {
		struct epoll_event events[EVENTS];
		int count = epoll_wait(waiting, events, EVENTS, -1);

		for (int i = 0; i < count; i++) {
			if (events[i].data.fd == listener)
				take(listener, waiting);
			else if (!answer_all(events[i].data.fd, &table, users))
				close(events[i].data.fd);
		}
	}
}
