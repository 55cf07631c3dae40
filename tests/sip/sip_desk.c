/* SPDX-License-Identifier: BSD-2-Clause */
#include "sip_desk.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { TICK = 10, NANOSECONDS = 1000 * 1000 };

static void note_tick(uv_timer_t *tick)
{
	struct desk *desk = tick->data;
	uint64_t now = uv_hrtime();

	if (now - desk->ticked > desk->longest_pause)
		desk->longest_pause = now - desk->ticked;
	desk->ticked = now;
}

bool desk_open(struct desk *desk, const struct sc_sip_settings *settings)
{
	static const struct sc_sip_address listen[] = { { "127.0.0.1", 0 }, { "::1", 0 } };
	struct sc_sip_settings used = settings == NULL ? sc_sip_defaults() : *settings;
	struct sc_problem problem = { "" };
	enum sc_status status;

	*desk = (struct desk){ .ticked = uv_hrtime() };
	used.loop = &desk->loop;
	used.listen = listen;
	used.listen_count = 2;
	if (used.uri == NULL)
		used.uri = "sip:broker@example.org";
	uv_loop_init(&desk->loop);
	uv_timer_init(&desk->loop, &desk->tick);
	desk->tick.data = desk;
	uv_timer_start(&desk->tick, note_tick, TICK, TICK);
	status = sc_sip_open(&desk->sip, &problem);
	if (status == SC_STATUS_OK)
		status = sc_sip_listen(desk->sip, &used, &problem);
	if (status != SC_STATUS_OK)
		fprintf(stderr, "the desk did not open: %s\n", problem.sentence);
	return status == SC_STATUS_OK;
}

bool desk_close(struct desk *desk)
{
	sc_sip_close(desk->sip);
	uv_close((uv_handle_t *)&desk->tick, NULL);
	uv_run(&desk->loop, UV_RUN_DEFAULT);
	return uv_loop_close(&desk->loop) == 0;
}

struct sc_sip_report desk_report(struct desk *desk)
{
	struct sc_sip_report report;

	sc_sip_report(desk->sip, &report);
	return report;
}

bool desk_await(struct desk *desk, int socket, int milliseconds)
{
	uint64_t end = uv_hrtime() + (uint64_t)milliseconds * NANOSECONDS;
	struct pollfd awaited[] = { { .fd = socket, .events = POLLIN },
		{ .fd = uv_backend_fd(&desk->loop), .events = POLLIN } };

	do {
		uv_run(&desk->loop, UV_RUN_NOWAIT);
		poll(awaited, 2, uv_backend_timeout(&desk->loop));
		if ((awaited[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
			return true;
	} while (uv_hrtime() < end);
	return false;
}

void desk_start_watch(struct desk *desk)
{
	desk->ticked = uv_hrtime();
	desk->longest_pause = 0;
}

bool desk_ran_smoothly(const struct desk *desk)
{
	uint64_t pause = uv_hrtime() - desk->ticked;

	if (pause < desk->longest_pause)
		pause = desk->longest_pause;
	if (pause > (uint64_t)SMOOTH * NANOSECONDS)
		fprintf(stderr, "the loop stood still for %u ms\n",
			(unsigned)(pause / NANOSECONDS));
	return pause <= (uint64_t)SMOOTH * NANOSECONDS;
}

bool way_is_stream(enum way way)
{
	return way == TCP4 || way == TCP6;
}

static socklen_t loopback(struct sockaddr_storage *address, enum way way, uint16_t port)
{
	*address = (struct sockaddr_storage){ .ss_family = AF_UNSPEC };
	if (way == UDP4 || way == TCP4) {
		*(struct sockaddr_in *)address = (struct sockaddr_in){ .sin_family = AF_INET,
			.sin_port = htons(port),
			.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
		return sizeof(struct sockaddr_in);
	}
	*(struct sockaddr_in6 *)address = (struct sockaddr_in6){
		.sin6_family = AF_INET6, .sin6_port = htons(port), .sin6_addr = in6addr_loopback
	};
	return sizeof(struct sockaddr_in6);
}

static uint16_t local_port(int socket)
{
	struct sockaddr_storage address;
	socklen_t length = sizeof(address);

	getsockname(socket, (struct sockaddr *)&address, &length);
	return ntohs(address.ss_family == AF_INET ? ((struct sockaddr_in *)&address)->sin_port
						  : ((struct sockaddr_in6 *)&address)->sin6_port);
}

static bool bind_to(int socket, const char *source)
{
	struct sockaddr_in address = { .sin_family = AF_INET };

	return source == NULL ||
	       (inet_pton(AF_INET, source, &address.sin_addr) == 1 &&
		       bind(socket, (struct sockaddr *)&address, sizeof(address)) == 0);
}

struct peer *peer_open_from(struct desk *desk, enum way way, const char *source)
{
	bool inet = way == UDP4 || way == TCP4;
	struct peer *peer = calloc(1, sizeof(*peer));
	struct sockaddr_storage address;
	socklen_t length = loopback(&address, way, sc_sip_port(desk->sip, inet ? 0 : 1));

	if (peer == NULL)
		return NULL;
	peer->desk = desk;
	peer->way = way;
	peer->socket =
		socket(inet ? AF_INET : AF_INET6, way_is_stream(way) ? SOCK_STREAM : SOCK_DGRAM, 0);
	if (way_is_stream(way))
		setsockopt(peer->socket, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
	if (!bind_to(peer->socket, source) ||
		connect(peer->socket, (struct sockaddr *)&address, length) != 0) {
		peer_close(peer);
		return NULL;
	}
	snprintf(peer->sent_by, sizeof(peer->sent_by), inet ? "%s:%u" : "[::1]:%.0s%u",
		source == NULL ? "127.0.0.1" : source, local_port(peer->socket));
	return peer;
}

struct peer *peer_open(struct desk *desk, enum way way)
{
	return peer_open_from(desk, way, NULL);
}

void peer_close(struct peer *peer)
{
	if (peer == NULL)
		return;
	close(peer->socket);
	free(peer);
}

/* The loop runs meanwhile, for a floor that does not read would hold us up for ever. */
void peer_send(struct peer *peer, const char *bytes, size_t length)
{
	size_t sent = 0;
	int waits = 0;

	while (sent < length && waits < PATIENCE / TICK) {
		ssize_t went = send(
			peer->socket, bytes + sent, length - sent, MSG_DONTWAIT | MSG_NOSIGNAL);

		if (went > 0)
			sent += (size_t)went;
		else if (desk_await(peer->desk, -1, TICK))
			return;
		else
			waits++;
	}
}

/* The length of the first message in the stream; 0: it is not all there yet. */
static size_t whole_message(const char *stream, size_t length)
{
	const char *end = strstr(stream, "\r\n\r\n");
	const char *field = strstr(stream, "\r\nContent-Length:");
	size_t whole;

	if (end == NULL)
		return 0;
	whole = (size_t)(end - stream) + 4;
	if (field != NULL && field < end)
		whole += strtoul(field + strlen("\r\nContent-Length:"), NULL, 10);
	return whole <= length ? whole : 0;
}

static bool take_from_stream(struct peer *peer)
{
	size_t whole;

	peer->unread[peer->unread_length] = '\0';
	whole = whole_message(peer->unread, peer->unread_length);
	memcpy(peer->answer, peer->unread, whole);
	peer->answer[whole] = '\0';
	peer->unread_length -= whole;
	memmove(peer->unread, peer->unread + whole, peer->unread_length);
	return whole != 0;
}

static int code_of(const char *answer)
{
	return strncmp(answer, "SIP/2.0 ", 8) == 0 ? (int)strtol(answer + 8, NULL, 10) : 0;
}

int peer_answer(struct peer *peer, int milliseconds)
{
	peer->answer[0] = '\0';
	while (!take_from_stream(peer)) {
		ssize_t came;

		if (!desk_await(peer->desk, peer->socket, milliseconds))
			return 0;
		came = recv(peer->socket, peer->unread + peer->unread_length,
			sizeof(peer->unread) - peer->unread_length - 1, 0);
		if (came <= 0)
			return way_is_stream(peer->way) ? -1 : 0;
		peer->unread_length += (size_t)came;
	}
	return code_of(peer->answer);
}

/* What one letter behind an @ stands for. */
static void expand(const struct peer *peer, char letter, unsigned serial, char *text, size_t size)
{
	const char *transport = way_is_stream(peer->way) ? "TCP" : "UDP";
	bool inet = peer->way == UDP4 || peer->way == TCP4;

	switch (letter) {
	case 'V':
		snprintf(text, size, "SIP/2.0/%s %s", transport, peer->sent_by);
		break;
	case 'P':
		snprintf(text, size, ";branch=z9hG4bKtest%u", serial);
		break;
	case 'I':
		snprintf(text, size, "call%u@example.net", serial);
		break;
	case 'T':
		snprintf(text, size, "%s", transport);
		break;
	case 'S':
		snprintf(text, size, "%s", peer->sent_by);
		break;
	case 'O':
		snprintf(text, size, "%s:%u", inet ? "127.0.0.1" : "[::1]",
			sc_sip_port(peer->desk->sip, inet ? 0 : 1));
		break;
	default:
		snprintf(text, size, "%c", letter);
	}
}

size_t peer_fill(struct peer *peer, char *request, size_t size, const char *pattern)
{
	static unsigned serial;
	size_t length = 0;
	char text[64];

	serial++;
	for (const char *at = pattern; *at != '\0' && length + sizeof(text) < size; at++) {
		if (*at == '@') {
			expand(peer, *++at, serial, text, sizeof(text));
			length += (size_t)snprintf(request + length, size - length, "%s", text);
		} else {
			request[length++] = *at;
		}
	}
	request[length] = '\0';
	return length;
}

size_t peer_write(struct peer *peer, char *request, size_t size, const char *method,
	const char *more, const char *body)
{
	char pattern[4096];

	snprintf(pattern, sizeof(pattern),
		"%s sip:broker@@example.org SIP/2.0\r\n"
		"Via: @V@P\r\n"
		"Max-Forwards: 70\r\n"
		"From: <sip:somebody@@example.net>;tag=from1\r\n"
		"To: <sip:broker@@example.org>\r\n"
		"Call-ID: @I\r\n"
		"CSeq: 7 %s\r\n"
		"%sContent-Length: %zu\r\n\r\n%s",
		method, method, more == NULL ? "" : more, body == NULL ? 0 : strlen(body),
		body == NULL ? "" : body);
	return peer_fill(peer, request, size, pattern);
}

int peer_ask_with(struct peer *peer, const char *pattern, int milliseconds)
{
	char request[8192];
	size_t length = peer_fill(peer, request, sizeof(request), pattern);

	peer_send(peer, request, length);
	return peer_answer(peer, milliseconds);
}

int peer_ask(struct peer *peer, const char *method, const char *more, const char *body)
{
	char request[8192];
	size_t length = peer_write(peer, request, sizeof(request), method, more, body);

	peer_send(peer, request, length);
	return peer_answer(peer, PATIENCE);
}

bool peer_got(const struct peer *peer, const char *name, const char *value)
{
	char line[1024];

	snprintf(line, sizeof(line), "\r\n%s: %s\r\n", name, value);
	return strstr(peer->answer, line) != NULL;
}

bool peer_got_any(const struct peer *peer, const char *name)
{
	char line[256];

	snprintf(line, sizeof(line), "\r\n%s:", name);
	return strstr(peer->answer, line) != NULL;
}

bool desk_serves(struct desk *desk, enum way way)
{
	struct peer *peer = peer_open(desk, way);
	int code = peer == NULL ? 0 : peer_ask(peer, "OPTIONS", NULL, NULL);

	peer_close(peer);
	return code == 200 && desk_ran_smoothly(desk);
}
