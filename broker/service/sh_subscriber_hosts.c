/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_subscriber_hosts.h"

#include <stdlib.h>
#include <string.h>

static uint64_t hash_of(const struct sc_index *hosts, struct sc_text name)
{
	return sc_index_hash(hosts, &name, 1);
}

struct sc_sh_subscriber_host *sc_sh_subscriber_host_find(
	const struct sc_index *hosts, struct sc_text name)
{
	uint64_t hash = hash_of(hosts, name);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(hosts, hash, link)) != NULL) {
		struct sc_sh_subscriber_host *host =
			SC_INDEX_ENTRY(link, struct sc_sh_subscriber_host, link);

		if (sc_text_equal(host->name, name))
			return host;
	}
	return NULL;
}

static struct sc_sh_subscriber_host *make(struct sc_index *hosts, struct sc_text name)
{
	struct sc_sh_subscriber_host *host = malloc(sizeof(*host) + name.length);

	if (host == NULL)
		return NULL;
	if (name.length != 0)
		memcpy(host->room, name.at, name.length);
	host->name = (struct sc_text){ .at = host->room, .length = name.length };
	host->count = 0;
	sc_index_add(hosts, &host->link, hash_of(hosts, name));
	return host;
}

struct sc_sh_subscriber_host *sc_sh_subscriber_host_join(
	struct sc_index *hosts, struct sc_text name)
{
	struct sc_sh_subscriber_host *host = sc_sh_subscriber_host_find(hosts, name);

	if (host == NULL)
		host = make(hosts, name);
	if (host != NULL)
		host->count++;
	return host;
}

void sc_sh_subscriber_host_leave(struct sc_index *hosts, struct sc_sh_subscriber_host *host)
{
	if (--host->count != 0)
		return;
	sc_index_remove(hosts, &host->link);
	free(host);
}
