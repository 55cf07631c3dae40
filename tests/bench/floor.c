/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does it cost to answer at all? A bare epoll responder: every request gets an answer of a
 * fixed size with its own identifiers, nothing is checked and nothing is looked up. The floor under
 * every server of the table.
 * usage: floor ANSWER_BYTES; prints its port, ends on SIGTERM.
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

/* Answers the whole messages of one reading; false: the connection is done. */
static int answer_all(int connection, const struct bench_message *answer)
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
			written + answer->length > sizeof(output))
			break;
		memcpy(at, answer->bytes, answer->length);
		memcpy(at + 4, request + 4, BENCH_HEADER_BYTES - 4);
		at[4] &= 0x7f;
		written += answer->length;
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

	if (argc != 2 || bind(listener, (struct sockaddr *)&address, size) != 0 ||
		listen(listener, 4) != 0 ||
		getsockname(listener, (struct sockaddr *)&address, &size) != 0 ||
		epoll_ctl(waiting, EPOLL_CTL_ADD, listener, &event) != 0)
		return EXIT_FAILURE;
	build_answer(&answer, (size_t)atoi(argv[1]));
	printf("%d\n", ntohs(address.sin_port));
	fflush(stdout);
	for (;;) {
		struct epoll_event events[EVENTS];
		int count = epoll_wait(waiting, events, EVENTS, -1);

		for (int i = 0; i < count; i++) {
			if (events[i].data.fd == listener)
				take(listener, waiting);
			else if (!answer_all(events[i].data.fd, &answer))
				close(events[i].data.fd);
		}
	}
}
