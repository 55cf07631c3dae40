/* SPDX-License-Identifier: BSD-2-Clause */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "sofia_door.h"

#include <dlfcn.h>
#include <sofia-sip/su.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/socket.h>

#include "export.h"

typedef issize_t measure_function(su_socket_t);
typedef issize_t receive_function(
	su_socket_t, su_iovec_t[], isize_t, int, su_sockaddr_t *, socklen_t *);

enum { RUNT = 1 };

static _Thread_local struct sc_sofia_door *used;

void sc_sofia_door_use(struct sc_sofia_door *door)
{
	used = door;
}

/* What a definition of ours hides. */
static void *hidden_definition(_Atomic(void *) *found, const char *name)
{
	void *definition = atomic_load(found);

	if (definition == NULL) {
		definition = dlsym(RTLD_NEXT, name);
		atomic_store(found, definition);
	}
	return definition;
}

static bool is_stream(int socket)
{
	int type = 0;
	socklen_t size = sizeof(type);

	return getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

SC_EXPORT issize_t su_getmsgsize(su_socket_t socket)
{
	static _Atomic(void *) found;
	measure_function *measure;
	issize_t length;

	*(void **)&measure = hidden_definition(&found, "su_getmsgsize");
	if (measure == NULL)
		return -1;
	length = measure(socket);
	if (used == NULL || !is_stream(socket))
		return length;
	used->stream = socket;
	return length < SC_STREAM_PIECE ? length : SC_STREAM_PIECE;
}

static bool is_blank(char octet)
{
	return octet == '\r' || octet == '\n' || octet == ' ' || octet == '\t';
}

/* Sofia passes over blanks in front, ends a line at CR, LF or both, and the lines at an empty one.
 */
static bool has_few_lines(const char *datagram, size_t length)
{
	unsigned lines = 0;
	char before = '\0';
	size_t start = 0;

	while (start < length && is_blank(datagram[start]))
		start++;
	for (size_t i = start; i < length; i++) {
		char now = datagram[i];

		if (now != '\r' && now != '\n') {
			before = now;
			continue;
		}
		if (before == '\n' || before == now)
			return true;
		if (before != '\r' && ++lines > SC_HEADER_LINE_LIMIT)
			return false;
		before = now;
	}
	return true;
}

static bool may_pass(const su_iovec_t *datagram, size_t length, const su_sockaddr_t *source)
{
	if (length > datagram->siv_len)
		length = datagram->siv_len;
	if (!has_few_lines(datagram->siv_base, length)) {
		used->overlong++;
		return false;
	}
	return used->admits(used->owner, &source->su_sa);
}

SC_EXPORT issize_t su_vrecv(su_socket_t socket, su_iovec_t iov[], isize_t count, int flags,
	su_sockaddr_t *source, socklen_t *source_length)
{
	static _Atomic(void *) found;
	receive_function *receive;
	issize_t length;

	*(void **)&receive = hidden_definition(&found, "su_vrecv");
	if (receive == NULL)
		return -1;
	length = receive(socket, iov, count, flags, source, source_length);
	if (used == NULL || length <= 0 || source == NULL ||
		may_pass(&iov[0], (size_t)length, source))
		return length;
	return RUNT;
}
