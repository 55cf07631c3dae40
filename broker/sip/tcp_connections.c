/* SPDX-License-Identifier: BSD-2-Clause */
#define _GNU_SOURCE /* struct tcp_info with its later members */
#include "tcp_connections.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>

/* Longer than anybody can have been silent: nobody reads it any more. */
#define FORSAKEN UINT32_MAX

struct connection {
	int socket;
	uint32_t silent; /* milliseconds since it last said something, or FORSAKEN */
};

struct sc_tcp_connections {
	char watched[64]; /* where the kernel lists what the epoll watches */
	uint32_t limit;
	uint32_t silence;
	struct pollfd *listeners;
	uint32_t listener_count;
	struct connection *found; /* by the last review */
	uint32_t found_count;
	uint32_t room; /* in found */
	uint64_t closed;
};

/* A TCP socket and what the epoll waits for on it. */
typedef enum sc_status visitor(struct sc_tcp_connections *connections, int socket, unsigned events);

static int socket_option(int socket, int level, int option)
{
	int value = 0;
	socklen_t size = sizeof(value);

	return getsockopt(socket, level, option, &value, &size) == 0 ? value : 0;
}

static enum sc_status add_listener(
	struct sc_tcp_connections *connections, int socket, unsigned events)
{
	size_t count = connections->listener_count;
	struct pollfd *grown;

	(void)events;
	if (socket_option(socket, SOL_SOCKET, SO_ACCEPTCONN) == 0)
		return SC_STATUS_OK;
	grown = realloc(connections->listeners, (count + 1) * sizeof(*grown));
	if (grown == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	grown[count] = (struct pollfd){ .fd = socket, .events = POLLIN };
	connections->listeners = grown;
	connections->listener_count++;
	return SC_STATUS_OK;
}

static enum sc_status make_room(struct sc_tcp_connections *connections)
{
	uint32_t room = connections->room * 2 + 16;
	struct connection *grown;

	if (connections->found_count < connections->room)
		return SC_STATUS_OK;
	grown = realloc(connections->found, room * sizeof(*grown));
	if (grown == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	connections->found = grown;
	connections->room = room;
	return SC_STATUS_OK;
}

/* One that is still being made says nothing and is not read either: it is left alone. */
static enum sc_status add_connection(
	struct sc_tcp_connections *connections, int socket, unsigned events)
{
	struct tcp_info told;
	socklen_t size = sizeof(told);
	enum sc_status status = make_room(connections);

	if (status != SC_STATUS_OK)
		return status;
	if (socket_option(socket, SOL_SOCKET, SO_ACCEPTCONN) != 0 ||
		getsockopt(socket, IPPROTO_TCP, TCP_INFO, &told, &size) != 0 ||
		told.tcpi_state == TCP_SYN_SENT)
		return SC_STATUS_OK;
	connections->found[connections->found_count++] = (struct connection){
		.socket = socket,
		.silent = (events & EPOLLIN) != 0 ? told.tcpi_last_data_recv : FORSAKEN,
	};
	return SC_STATUS_OK;
}

static enum sc_status visit(struct sc_tcp_connections *connections, visitor *add)
{
	FILE *list = fopen(connections->watched, "re");
	enum sc_status status = SC_STATUS_OK;
	char line[256];
	unsigned events;
	int socket;

	if (list == NULL)
		return SC_STATUS_NETWORK_FAILED;
	while (status == SC_STATUS_OK && fgets(line, sizeof(line), list) != NULL) {
		if (sscanf(line, "tfd: %d events: %x", &socket, &events) == 2 &&
			socket_option(socket, SOL_SOCKET, SO_PROTOCOL) == IPPROTO_TCP)
			status = add(connections, socket, events);
	}
	fclose(list);
	return status;
}

/* Half of the descriptors are left to others: without one, accepting would fail for ever. */
static uint32_t affordable(uint32_t limit)
{
	struct rlimit descriptors;

	if (getrlimit(RLIMIT_NOFILE, &descriptors) != 0 || descriptors.rlim_cur / 2 >= limit)
		return limit;
	return (uint32_t)(descriptors.rlim_cur / 2);
}

enum sc_status sc_tcp_connections_open(
	struct sc_tcp_connections **connections, int queue, uint32_t limit, uint32_t silence)
{
	struct sc_tcp_connections *opened = calloc(1, sizeof(*opened));
	enum sc_status status;

	if (opened == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	snprintf(opened->watched, sizeof(opened->watched), "/proc/self/fdinfo/%d", queue);
	opened->limit = affordable(limit);
	opened->silence = silence;
	status = visit(opened, add_listener);
	if (status == SC_STATUS_OK)
		*connections = opened;
	else
		sc_tcp_connections_close(opened);
	return status;
}

void sc_tcp_connections_close(struct sc_tcp_connections *connections)
{
	if (connections == NULL)
		return;
	free(connections->listeners);
	free(connections->found);
	free(connections);
}

bool sc_tcp_connections_expected(const struct sc_tcp_connections *connections)
{
	return poll(connections->listeners, connections->listener_count, 0) > 0;
}

static int by_silence(const void *left, const void *right)
{
	const struct connection *a = left;
	const struct connection *b = right;

	return (a->silent < b->silent) - (a->silent > b->silent);
}

void sc_tcp_connections_review(struct sc_tcp_connections *connections)
{
	struct connection *found;
	uint32_t going = 0;

	connections->found_count = 0;
	visit(connections, add_connection);
	found = connections->found;
	if (connections->found_count != 0)
		qsort(found, connections->found_count, sizeof(*found), by_silence);
	while (going < connections->found_count &&
		(connections->found_count - going > connections->limit ||
			found[going].silent >= connections->silence))
		shutdown(found[going++].socket, SHUT_RDWR);
	connections->found_count -= going;
	connections->closed += going;
}

uint32_t sc_tcp_connections_count(const struct sc_tcp_connections *connections)
{
	return connections->found_count;
}

uint64_t sc_tcp_connections_closed(const struct sc_tcp_connections *connections)
{
	return connections->closed;
}
