/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_pushes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum sc_status sc_rx_pushes_open(struct sc_rx_pushes **pushes)
{
	struct sc_rx_pushes *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened == NULL)
		return status;
	status = sc_index_open(&opened->entries);
	if (status == SC_STATUS_OK)
		status = sc_index_open(&opened->flights);
	if (status == SC_STATUS_OK)
		status = sc_index_open(&opened->hosts);
	if (status != SC_STATUS_OK) {
		sc_rx_pushes_close(opened);
		return status;
	}
	*pushes = opened;
	return SC_STATUS_OK;
}

void sc_rx_pushes_close(struct sc_rx_pushes *pushes)
{
	if (pushes == NULL)
		return;
	for (int line = 0; line < SC_RX_LINE_COUNT; line++) {
		struct sc_chain_link *link = NULL;

		while ((link = sc_chain_take(&pushes->lines[line])) != NULL) {
			struct sc_rx_pushing *pushing =
				SC_CHAIN_ENTRY(link, struct sc_rx_pushing, place);

			if (pushing->host != NULL)
				sc_rx_pushing_land(pushes, pushing);
			free(pushing);
		}
	}
	sc_index_close(&pushes->entries);
	sc_index_close(&pushes->flights);
	sc_index_close(&pushes->hosts);
	free(pushes);
}

struct sc_rx_pushing *sc_rx_pushing_find(const struct sc_rx_pushes *pushes, struct sc_text id)
{
	uint64_t hash = sc_index_hash(&pushes->entries, &id, 1);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&pushes->entries, hash, link)) != NULL) {
		struct sc_rx_pushing *pushing = SC_INDEX_ENTRY(link, struct sc_rx_pushing, link);

		if (sc_text_equal(pushing->id, id))
			return pushing;
	}
	return NULL;
}

static uint64_t hash_of_flight(const struct sc_rx_pushes *pushes, uint64_t flight)
{
	const struct sc_text key = { (const char *)&flight, sizeof(flight) };

	return sc_index_hash(&pushes->flights, &key, 1);
}

struct sc_rx_pushing *sc_rx_pushing_of_flight(const struct sc_rx_pushes *pushes, uint64_t flight)
{
	uint64_t hash = hash_of_flight(pushes, flight);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&pushes->flights, hash, link)) != NULL) {
		struct sc_rx_pushing *pushing =
			SC_INDEX_ENTRY(link, struct sc_rx_pushing, flight_link);

		if (pushing->flight == flight)
			return pushing;
	}
	return NULL;
}

struct sc_rx_pushing *sc_rx_pushing_first(const struct sc_rx_pushes *pushes, enum sc_rx_line line)
{
	struct sc_chain_link *first = pushes->lines[line].first;

	return first == NULL ? NULL : SC_CHAIN_ENTRY(first, struct sc_rx_pushing, place);
}

struct sc_rx_pushing *sc_rx_pushing_add(struct sc_rx_pushes *pushes, struct sc_text id)
{
	struct sc_rx_pushing *pushing = calloc(1, sizeof(*pushing) + id.length);

	if (pushing == NULL)
		return NULL;
	if (id.length != 0)
		memcpy(pushing->room, id.at, id.length);
	pushing->id = (struct sc_text){ .at = pushing->room, .length = id.length };
	pushing->state = SC_RX_OPEN;
	pushing->line = SC_RX_LINE_LOOK;
	sc_chain_add(&pushes->lines[SC_RX_LINE_LOOK], &pushing->place);
	sc_index_add(&pushes->entries, &pushing->link, sc_index_hash(&pushes->entries, &id, 1));
	return pushing;
}

void sc_rx_pushing_move(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, enum sc_rx_line line)
{
	sc_chain_remove(&pushes->lines[pushing->line], &pushing->place);
	pushing->line = line;
	sc_chain_add(&pushes->lines[line], &pushing->place);
}

void sc_rx_pushing_end(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing)
{
	if (!pushing->gone)
		sc_index_remove(&pushes->entries, &pushing->link);
	pushing->gone = true;
	if (pushing->host != NULL || pushing->line == SC_RX_LINE_WRITING)
		return;
	sc_chain_remove(&pushes->lines[pushing->line], &pushing->place);
	free(pushing);
}

/* NULL: no memory. */
static struct sc_rx_host *host_with(struct sc_rx_pushes *pushes, struct sc_text name)
{
	uint64_t hash = sc_index_hash(&pushes->hosts, &name, 1);
	struct sc_index_link *link = NULL;
	struct sc_rx_host *host = NULL;

	while ((link = sc_index_next(&pushes->hosts, hash, link)) != NULL) {
		host = SC_INDEX_ENTRY(link, struct sc_rx_host, link);
		if (sc_text_equal((struct sc_text){ host->name, host->length }, name))
			return host;
	}
	host = calloc(1, sizeof(*host) + name.length);
	if (host == NULL)
		return NULL;
	if (name.length != 0)
		memcpy(host->name, name.at, name.length);
	host->length = name.length;
	sc_index_add(&pushes->hosts, &host->link, hash);
	return host;
}

enum sc_status sc_rx_pushing_take_off(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, struct sc_text name)
{
	struct sc_rx_host *host = host_with(pushes, name);

	if (host == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	if (host->outstanding == SC_RX_OUTSTANDING_LIMIT)
		return SC_STATUS_OUT_OF_ROOM;
	host->outstanding++;
	pushing->host = host;
	pushing->flight = ++pushes->next_flight;
	sc_index_add(
		&pushes->flights, &pushing->flight_link, hash_of_flight(pushes, pushing->flight));
	return SC_STATUS_OK;
}

void sc_rx_pushing_land(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing)
{
	struct sc_rx_host *host = pushing->host;

	sc_index_remove(&pushes->flights, &pushing->flight_link);
	pushing->flight = 0;
	pushing->host = NULL;
	if (--host->outstanding != 0)
		return;
	sc_index_remove(&pushes->hosts, &host->link);
	free(host);
}
