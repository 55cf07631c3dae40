/* SPDX-License-Identifier: BSD-2-Clause */
#include "line.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { WATCHDOG = 280, DISCONNECT = 282, REQUEST = 0x80, PROXIABLE = 0x40 };
enum { SESSION_ID = 263, ORIGIN_HOST = 264, ORIGIN_REALM = 296, EXPERIMENTAL_RESULT = 297 };
enum { NO_STATE_MAINTAINED = 1, PATIENCE_SECONDS = 60 };

static void put_origin(const struct line *line, struct bench_message *message)
{
	bench_put_text(message, ORIGIN_HOST, 0, line->host);
	bench_put_text(message, ORIGIN_REALM, 0, strchr(line->host, '.') + 1);
}

static void put_vsai(struct bench_message *message, uint32_t application)
{
	size_t group = bench_open(message, 260, 0);

	bench_put_u32(message, 266, 0, BENCH_VENDOR);
	bench_put_u32(message, 258, 0, application);
	bench_close(message, group);
}

void line_begin(const struct line *line, struct bench_message *message, uint32_t code,
	uint32_t application, uint32_t number)
{
	char session[128];

	bench_begin(message, code, application);
	bench_write_u32(message->bytes + 12, number);
	bench_write_u32(message->bytes + 16, number);
	snprintf(session, sizeof(session), "%s;%u;%u", line->host, (unsigned)time(NULL), number);
	if (application == BENCH_SH) {
		bench_put_text(message, SESSION_ID, 0, session);
		put_vsai(message, application);
		bench_put_u32(message, 277, 0, NO_STATE_MAINTAINED);
	}
	put_origin(line, message);
	bench_put_text(message, 283, 0, strchr(line->host, '.') + 1);
}

static bool send_all(struct line *line, const uint8_t *bytes, size_t length)
{
	while (length != 0 && line->socket >= 0) {
		ssize_t sent = send(line->socket, bytes, length, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		bytes += sent;
		length -= (size_t)sent;
	}
	return line->socket >= 0;
}

bool line_send(struct line *line, const struct bench_message *message)
{
	return send_all(line, message->bytes, message->length);
}

bool line_answer(struct line *line, const uint8_t *request, size_t length, uint32_t code)
{
	struct bench_message answer;
	size_t size;
	const uint8_t *session = line_find_in(request, length, SESSION_ID, 0, &size);

	bench_begin(&answer, 0, 0);
	memcpy(answer.bytes, request, BENCH_HEADER_BYTES);
	answer.bytes[4] &= PROXIABLE;
	if (session != NULL)
		bench_put(&answer, SESSION_ID, 0, session, size);
	bench_put_u32(&answer, BENCH_RESULT_CODE, 0, code);
	if (session != NULL && bench_read_u32(request + 8) == BENCH_SH) {
		put_vsai(&answer, BENCH_SH);
		bench_put_u32(&answer, 277, 0, NO_STATE_MAINTAINED);
	}
	put_origin(line, &answer);
	bench_end(&answer);
	return line_send(line, &answer);
}

const uint8_t *line_find(
	const uint8_t *avps, size_t length, uint32_t code, uint32_t vendor, size_t *size)
{
	for (size_t at = 0; at + 8 <= length;) {
		size_t avp = bench_read_u32(avps + at + 4) & 0xffffff;
		size_t header = (avps[at + 4] & REQUEST) != 0 ? 12 : 8;
		uint32_t its_vendor = header == 12 ? bench_read_u32(avps + at + 8) : 0;

		if (avp < header || at + avp > length)
			return NULL;
		if (bench_read_u32(avps + at) == code && its_vendor == vendor) {
			*size = avp - header;
			return avps + at + header;
		}
		at += (avp + 3) & ~(size_t)3;
	}
	return NULL;
}

const uint8_t *line_find_in(
	const uint8_t *message, size_t length, uint32_t code, uint32_t vendor, size_t *size)
{
	return line_find(
		message + BENCH_HEADER_BYTES, length - BENCH_HEADER_BYTES, code, vendor, size);
}

uint32_t line_result(const uint8_t *message, size_t length)
{
	size_t size;
	const uint8_t *value = line_find_in(message, length, BENCH_RESULT_CODE, 0, &size);

	if (value != NULL && size == 4)
		return bench_read_u32(value);
	value = line_find_in(message, length, EXPERIMENTAL_RESULT, 0, &size);
	if (value != NULL)
		value = line_find(value, size, 298, 0, &size);
	return value != NULL && size == 4 ? bench_read_u32(value) + LINE_EXPERIMENTAL : 0;
}

/* Whether it was one for the base protocol, which the line answers itself. */
static bool is_base(struct line *line, const uint8_t *message, size_t length)
{
	uint32_t code = bench_read_u32(message + 4) & 0xffffff;

	if (code != WATCHDOG && code != DISCONNECT)
		return false;
	if ((message[4] & REQUEST) != 0)
		line_answer(line, message, length, BENCH_SUCCESS);
	return true;
}

bool line_read(struct line *line, line_taker *take, void *owner)
{
	size_t done = 0;
	ssize_t length;

	if (line->socket < 0)
		return false;
	length = recv(line->socket, line->input + line->filled, LINE_INPUT_SIZE - line->filled, 0);
	if (length <= 0)
		return false;
	line->filled += (size_t)length;
	while (line->filled - done >= BENCH_HEADER_BYTES) {
		const uint8_t *message = line->input + done;
		size_t size = bench_length(message);

		if (size < BENCH_HEADER_BYTES || size > line->filled - done)
			break;
		if (!is_base(line, message, size))
			take(owner, message, size);
		done += size;
	}
	line->filled -= done;
	memmove(line->input, line->input + done, line->filled);
	return true;
}

/* The answer alone: what comes right behind it is for the owner. */
static bool is_welcome(const struct line *line)
{
	uint8_t *answer = line->input;
	size_t size = BENCH_HEADER_BYTES;

	if (recv(line->socket, answer, size, MSG_WAITALL) != BENCH_HEADER_BYTES)
		return false;
	size = bench_length(answer) - BENCH_HEADER_BYTES;
	return size < LINE_INPUT_SIZE - BENCH_HEADER_BYTES &&
	       recv(line->socket, answer + BENCH_HEADER_BYTES, size, MSG_WAITALL) ==
		       (ssize_t)size &&
	       line_result(answer, size + BENCH_HEADER_BYTES) == BENCH_SUCCESS;
}

static bool introduce(struct line *line)
{
	static const uint8_t address[] = { 0, 1, 127, 0, 0, 1 };
	struct bench_message cer;

	bench_begin(&cer, BENCH_CAPABILITIES, 0);
	cer.bytes[4] = REQUEST;
	put_origin(line, &cer);
	bench_put(&cer, 257, 0, address, sizeof(address));
	bench_put_u32(&cer, 266, 0, 0);
	bench_put_text(&cer, 269, 0, "line");
	put_vsai(&cer, BENCH_SH);
	put_vsai(&cer, BENCH_RX);
	bench_end(&cer);
	return line_send(line, &cer) && is_welcome(line);
}

bool line_open(struct line *line, uint16_t port, const char *host)
{
	const struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	const struct timeval patience = { .tv_sec = PATIENCE_SECONDS };
	int yes = 1;

	*line = (struct line){ .host = host, .input = malloc(LINE_INPUT_SIZE) };
	line->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (line->input == NULL || line->socket < 0)
		return false;
	setsockopt(line->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	setsockopt(line->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(line->socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	return connect(line->socket, (const struct sockaddr *)&address, sizeof(address)) == 0 &&
	       introduce(line);
}

void line_close(struct line *line)
{
	if (line->input != NULL && line->socket >= 0)
		close(line->socket);
	free(line->input);
	line->input = NULL;
	line->socket = -1;
}
