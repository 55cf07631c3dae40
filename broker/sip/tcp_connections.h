/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How many TCP connections may peers hold, and for how long without a word? Sofia accepts as many
 * as come and never closes one that has not spoken, until no descriptor is left for anybody. It
 * does not say which sockets are its own either, but the kernel does: they are what Sofia's epoll
 * watches. A connection over the limit costs the one that has been silent longest its place; a
 * connection that has been silent too long is closed as well, and so is one that Sofia has given up
 * reading, because it found no message in what came. Closing is a shutdown(): Sofia then sees the
 * end of the stream and lets go by itself.
 */
#ifndef SC_TCP_CONNECTIONS_H
#define SC_TCP_CONNECTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

struct sc_tcp_connections;

/* The queue is the epoll that watches the sockets, all of them listening by now. The limit is never
 * more than half of the descriptors the process may open. Silence is in milliseconds. */
enum sc_status sc_tcp_connections_open(
	struct sc_tcp_connections **connections, int queue, uint32_t limit, uint32_t silence);
void sc_tcp_connections_close(struct sc_tcp_connections *connections);
/* Whether somebody waits to be accepted. */
bool sc_tcp_connections_expected(const struct sc_tcp_connections *connections);
/* Looks through all of them and closes those that have to go. */
void sc_tcp_connections_review(struct sc_tcp_connections *connections);
/* As the last review left them. */
uint32_t sc_tcp_connections_count(const struct sc_tcp_connections *connections);
/* How many were closed, since it was opened. */
uint64_t sc_tcp_connections_closed(const struct sc_tcp_connections *connections);

#endif
