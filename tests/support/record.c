/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What went over the wire? A TCP relay on loopback that writes every Diameter message it passes on
 * as a hex dump for text2pcap, so that tshark can judge it without the right to capture.
 * usage: record TARGET_PORT DUMP_FILE; prints the port it listens on. It ends on SIGTERM, after
 * everything that has come by then.
 */
#define _GNU_SOURCE /* ppoll */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PAIR_LIMIT = 32, BUFFER_SIZE = 256 * 1024, HEADER_BYTES = 20 };

/* Bytes of one direction that do not make a whole message yet. */
struct stream {
	uint8_t bytes[BUFFER_SIZE];
	size_t length;
};

struct pair {
	int ends[2]; /* the peer's, the target's; -1: free */
	struct stream streams[2];
};

static volatile sig_atomic_t stopped;
static struct pair *pairs[PAIR_LIMIT];
static FILE *dump;

static void stop(int number)
{
	(void)number;
	stopped = 1;
}

static struct sockaddr_in loopback(uint16_t port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static void write_message(const uint8_t *bytes, size_t length, int direction)
{
	fprintf(dump, "%s", direction == 0 ? "I" : "O");
	for (size_t i = 0; i < length; i++) {
		if (i % 16 == 0)
			fprintf(dump, "\n%06zx", i);
		fprintf(dump, " %02x", bytes[i]);
	}
	fprintf(dump, "\n");
}

static void cut_messages(struct stream *stream, int direction)
{
	size_t done = 0;

	while (stream->length - done >= HEADER_BYTES) {
		const uint8_t *at = stream->bytes + done;
		size_t length = (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];

		if (length < HEADER_BYTES || length > stream->length - done)
			break;
		write_message(at, length, direction);
		done += length;
	}
	stream->length -= done;
	memmove(stream->bytes, stream->bytes + done, stream->length);
}

static void close_pair(struct pair *pair)
{
	close(pair->ends[0]);
	close(pair->ends[1]);
	pair->ends[0] = -1;
}

static bool send_all(int socket_number, const uint8_t *bytes, size_t length)
{
	while (length != 0) {
		ssize_t sent = send(socket_number, bytes, length, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		bytes += sent;
		length -= (size_t)sent;
	}
	return true;
}

/* Passes on what has come from ends[direction]. */
static void pass_on(struct pair *pair, int direction)
{
	struct stream *stream = &pair->streams[direction];
	uint8_t *free_space = stream->bytes + stream->length;
	ssize_t length = recv(pair->ends[direction], free_space, BUFFER_SIZE - stream->length, 0);

	if (length <= 0 || !send_all(pair->ends[1 - direction], free_space, (size_t)length)) {
		close_pair(pair);
		return;
	}
	stream->length += (size_t)length;
	cut_messages(stream, direction);
}

static void take_connection(int listener, uint16_t target)
{
	const struct sockaddr_in address = loopback(target);
	int peer = accept(listener, NULL, NULL);
	int onward = socket(AF_INET, SOCK_STREAM, 0);

	for (int i = 0; i < PAIR_LIMIT && peer >= 0; i++) {
		if (pairs[i] == NULL && (pairs[i] = calloc(1, sizeof(**pairs))) != NULL)
			pairs[i]->ends[0] = -1;
		if (pairs[i] == NULL || pairs[i]->ends[0] >= 0)
			continue;
		if (connect(onward, (const struct sockaddr *)&address, sizeof(address)) != 0)
			break;
		pairs[i]->ends[0] = peer;
		pairs[i]->ends[1] = onward;
		pairs[i]->streams[0].length = pairs[i]->streams[1].length = 0;
		return;
	}
	close(peer);
	close(onward);
}

/* SIGTERM is let in only where nothing else is left to do. */
static void serve(int listener, uint16_t target, const sigset_t *waiting)
{
	while (!stopped) {
		struct pollfd watched[1 + 2 * PAIR_LIMIT] = { { .fd = listener,
			.events = POLLIN } };

		for (int i = 0; i < 2 * PAIR_LIMIT; i++) {
			const struct pair *pair = pairs[i / 2];
			bool open = pair != NULL && pair->ends[0] >= 0;

			watched[1 + i] = (struct pollfd){ .fd = open ? pair->ends[i % 2] : -1,
				.events = POLLIN };
		}
		if (ppoll(watched, 1 + 2 * PAIR_LIMIT, NULL, waiting) < 0)
			continue;
		for (int i = 0; i < 2 * PAIR_LIMIT; i++) {
			if (watched[1 + i].revents != 0 && pairs[i / 2]->ends[0] >= 0)
				pass_on(pairs[i / 2], i % 2);
		}
		if (watched[0].revents != 0)
			take_connection(listener, target);
	}
}

int main(int argc, char **argv)
{
	struct sockaddr_in address = loopback(0);
	socklen_t size = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	const struct sigaction action = { .sa_handler = stop };
	sigset_t terminating;
	sigset_t waiting;

	if (argc != 3 || (dump = fopen(argv[2], "w")) == NULL)
		return EXIT_FAILURE;
	sigemptyset(&terminating);
	sigaddset(&terminating, SIGTERM);
	sigprocmask(SIG_BLOCK, &terminating, &waiting);
	sigaction(SIGTERM, &action, NULL);
	if (bind(listener, (struct sockaddr *)&address, size) != 0 ||
		listen(listener, PAIR_LIMIT) != 0 ||
		getsockname(listener, (struct sockaddr *)&address, &size) != 0)
		return EXIT_FAILURE;
	printf("%d\n", ntohs(address.sin_port));
	fflush(stdout);
	serve(listener, (uint16_t)atoi(argv[1]), &waiting);
	fclose(dump);
	for (int i = 0; i < PAIR_LIMIT; i++)
		free(pairs[i]);
	return EXIT_SUCCESS;
}
