/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do messages leave? They are written into the connection's buffer and go out together, one
 * write per loop turn. A peer that does not read is not read from either, and closed when that
 * lasts.
 */
#ifndef SC_OUTPUT_H
#define SC_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "avp_write.h"

struct sc_connection;
struct sc_node;

/* Room for one message behind those that wait. Without memory the writer overflows at once. */
void sc_output_begin(struct sc_connection *connection, struct sc_avp_writer *writer);
/* The message just written has that many bytes and shall leave. */
void sc_output_end(struct sc_connection *connection, uint32_t length);
/* Bytes that wait for the peer. */
size_t sc_output_pending(const struct sc_connection *connection);
/* Writes out what this turn brought, of all connections. */
void sc_output_flush(struct sc_node *node);
/* Forgets what waits; what is with the operating system is freed when libuv gives it back. */
void sc_output_close(struct sc_connection *connection);

#endif
