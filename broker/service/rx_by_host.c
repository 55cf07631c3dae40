/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_by_host.h"

#include <stdlib.h>
#include <string.h>

struct sc_rx_host_line {
	struct sc_index_link link;
	struct sc_chain entries; /* never empty */
	size_t length;
	char name[];
};

enum sc_status sc_rx_by_host_open(struct sc_rx_by_host *by_host)
{
	return sc_index_open(&by_host->lines);
}

void sc_rx_by_host_close(struct sc_rx_by_host *by_host)
{
	struct sc_index_link *link = NULL;

	while (by_host->lines.buckets != NULL && (link = sc_index_any(&by_host->lines)) != NULL) {
		sc_index_remove(&by_host->lines, link);
		free(SC_INDEX_ENTRY(link, struct sc_rx_host_line, link));
	}
	sc_index_close(&by_host->lines);
}

/* NULL: there is none. */
static struct sc_rx_host_line *find(
	const struct sc_rx_by_host *by_host, struct sc_text host, uint64_t hash)
{
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&by_host->lines, hash, link)) != NULL) {
		struct sc_rx_host_line *line = SC_INDEX_ENTRY(link, struct sc_rx_host_line, link);

		if (sc_text_equal_nocase((struct sc_text){ line->name, line->length }, host))
			return line;
	}
	return NULL;
}

/* NULL: there is no memory. */
static struct sc_rx_host_line *begin(
	struct sc_rx_by_host *by_host, struct sc_text host, uint64_t hash)
{
	struct sc_rx_host_line *line = calloc(1, sizeof(*line) + host.length);

	if (line == NULL)
		return NULL;
	if (host.length != 0)
		memcpy(line->name, host.at, host.length);
	line->length = host.length;
	sc_index_add(&by_host->lines, &line->link, hash);
	return line;
}

enum sc_status sc_rx_by_host_add(
	struct sc_rx_by_host *by_host, struct sc_rx_of_host *entry, struct sc_text host)
{
	uint64_t hash = sc_index_hash_nocase(&by_host->lines, host);
	struct sc_rx_host_line *line = find(by_host, host, hash);

	if (line == NULL)
		line = begin(by_host, host, hash);
	if (line == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	entry->line = line;
	sc_chain_add(&line->entries, &entry->place);
	return SC_STATUS_OK;
}

void sc_rx_by_host_remove(struct sc_rx_by_host *by_host, struct sc_rx_of_host *entry)
{
	struct sc_rx_host_line *line = entry->line;

	sc_chain_remove(&line->entries, &entry->place);
	entry->line = NULL;
	if (line->entries.first != NULL)
		return;
	sc_index_remove(&by_host->lines, &line->link);
	free(line);
}

static struct sc_rx_of_host *entry_at(struct sc_chain_link *place)
{
	return place == NULL ? NULL : SC_CHAIN_ENTRY(place, struct sc_rx_of_host, place);
}

struct sc_rx_of_host *sc_rx_by_host_first(const struct sc_rx_by_host *by_host, struct sc_text host)
{
	struct sc_rx_host_line *line =
		find(by_host, host, sc_index_hash_nocase(&by_host->lines, host));

	return line == NULL ? NULL : entry_at(line->entries.first);
}

struct sc_rx_of_host *sc_rx_by_host_next(const struct sc_rx_of_host *entry)
{
	return entry_at(entry->place.after);
}
