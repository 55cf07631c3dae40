/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which sessions are of one AF? Those of each host in a line, in the order in which they were put,
 * so that a host that restarts (RFC 6733 8.16) costs as much as it has sessions, however many live
 * beside them. For rx_sessions.c.
 */
#ifndef SC_RX_BY_HOST_H
#define SC_RX_BY_HOST_H

#include "chain.h"
#include "index.h"

struct sc_rx_host_line;

struct sc_rx_by_host {
	struct sc_index lines;
};

/* Stands inside the entry. */
struct sc_rx_of_host {
	struct sc_rx_host_line *line;
	struct sc_chain_link place;
};

enum sc_status sc_rx_by_host_open(struct sc_rx_by_host *by_host);
/* Frees the lines, not the entries in them; a cleared one is allowed. */
void sc_rx_by_host_close(struct sc_rx_by_host *by_host);
/* To the end of the line of that host, whose name knows no case. OUT_OF_MEMORY: it is in none. */
enum sc_status sc_rx_by_host_add(
	struct sc_rx_by_host *by_host, struct sc_rx_of_host *entry, struct sc_text host);
/* Out of its line. */
void sc_rx_by_host_remove(struct sc_rx_by_host *by_host, struct sc_rx_of_host *entry);
/* The first in the line of that host; NULL: it has none. */
struct sc_rx_of_host *sc_rx_by_host_first(const struct sc_rx_by_host *by_host, struct sc_text host);
/* The one behind it; NULL: it was the last. */
struct sc_rx_of_host *sc_rx_by_host_next(const struct sc_rx_of_host *entry);

#endif
