/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How many subscriptions does each origin host have? An entry lives as long as its count is not 0.
 * For sh_subscriptions.c.
 */
#ifndef SC_SH_SUBSCRIBER_HOSTS_H
#define SC_SH_SUBSCRIBER_HOSTS_H

#include "index.h"
#include "text.h"

struct sc_sh_subscriber_host {
	struct sc_index_link link;
	struct sc_text name;
	uint32_t count;
	char room[];
};

/* NULL: it has none. */
struct sc_sh_subscriber_host *sc_sh_subscriber_host_find(
	const struct sc_index *hosts, struct sc_text name);
/* One more; NULL: no memory. */
struct sc_sh_subscriber_host *sc_sh_subscriber_host_join(
	struct sc_index *hosts, struct sc_text name);
/* One less. */
void sc_sh_subscriber_host_leave(struct sc_index *hosts, struct sc_sh_subscriber_host *host);

#endif
