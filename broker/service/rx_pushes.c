/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_pushes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "service_parts.h"

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

static struct sc_rx_pushing *pushing_at(struct sc_chain_link *place)
{
	return place == NULL ? NULL : SC_CHAIN_ENTRY(place, struct sc_rx_pushing, place);
}

static struct sc_chain *line_of(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing)
{
	return pushing->line == SC_RX_LINE_SEND ? &pushing->host->waiting
						: &pushes->lines[pushing->line];
}

static void let_go(struct sc_rx_pushes *pushes, struct sc_rx_host *host)
{
	sc_index_remove(&pushes->hosts, &host->link);
	free(host);
}

void sc_rx_pushes_close(struct sc_rx_pushes *pushes)
{
	struct sc_index_link *link = NULL;
	struct sc_chain_link *place = NULL;

	if (pushes == NULL)
		return;
	for (int line = 0; line < SC_RX_LINE_COUNT; line++) {
		while ((place = sc_chain_take(&pushes->lines[line])) != NULL)
			free(pushing_at(place));
	}
	while ((link = sc_index_any(&pushes->hosts)) != NULL) {
		struct sc_rx_host *host = SC_INDEX_ENTRY(link, struct sc_rx_host, link);

		while ((place = sc_chain_take(&host->waiting)) != NULL)
			free(pushing_at(place));
		let_go(pushes, host);
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
	return pushing_at(pushes->lines[line].first);
}

struct sc_rx_pushing *sc_rx_pushing_add(struct sc_service *service, struct sc_text id)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = calloc(1, sizeof(*pushing) + id.length);

	if (pushing == NULL)
		return NULL;
	if (id.length != 0)
		memcpy(pushing->room, id.at, id.length);
	pushing->id = (struct sc_text){ .at = pushing->room, .length = id.length };
	pushing->service = service;
	pushing->state = SC_RX_OPEN;
	pushing->task = SC_RX_TASK_REVIEW;
	pushing->line = SC_RX_LINE_TURN;
	sc_chain_add(&pushes->lines[SC_RX_LINE_TURN], &pushing->place);
	sc_index_add(&pushes->entries, &pushing->link, sc_index_hash(&pushes->entries, &id, 1));
	return pushing;
}

/* A host with something to be sent and room for it may be sent to, behind those that may already;
 * one with nothing at all is forgotten. */
static void place_host(struct sc_rx_pushes *pushes, struct sc_rx_host *host, bool lost)
{
	bool has_room = host->outstanding < SC_RX_OUTSTANDING_LIMIT;
	bool waits = host->waiting.first != NULL;

	sc_chain_remove(host->lost ? &pushes->lost : &pushes->ready, &host->place);
	host->lost = lost && waits;
	if (!waits && host->outstanding == 0)
		let_go(pushes, host);
	else if (host->lost)
		sc_chain_add(&pushes->lost, &host->place);
	else if (waits && has_room)
		sc_chain_add(&pushes->ready, &host->place);
}

/* Out of its line; its host may be none any more. One whose flight has ended may be sent to again,
 * also when it read nothing for a while. */
static void leave(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing)
{
	struct sc_rx_host *host = pushing->host;
	bool landed = pushing->line == SC_RX_LINE_FLY;

	sc_chain_remove(line_of(pushes, pushing), &pushing->place);
	pushes->writing -= pushing->line == SC_RX_LINE_WRITING;
	pushes->guarded -= pushing->line == SC_RX_LINE_GUARD;
	if (pushing->line == SC_RX_LINE_SEND)
		host->waiting_count--;
	if (landed) {
		sc_index_remove(&pushes->flights, &pushing->flight_link);
		pushing->flight = 0;
		host->outstanding--;
	}
	pushing->host = NULL;
	if (host != NULL)
		place_host(pushes, host, host->lost && !landed);
}

void sc_rx_pushing_move(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, enum sc_rx_line line)
{
	leave(pushes, pushing);
	pushing->line = line;
	pushes->writing += line == SC_RX_LINE_WRITING;
	pushes->guarded += line == SC_RX_LINE_GUARD;
	sc_chain_add(&pushes->lines[line], &pushing->place);
}

/* Whoever waits for a commit, a request or an answer comes back with its address. */
static bool is_waited_for(const struct sc_rx_pushing *pushing)
{
	return pushing->line == SC_RX_LINE_WRITING || pushing->line == SC_RX_LINE_BUSY ||
	       pushing->line == SC_RX_LINE_FLY;
}

void sc_rx_pushing_end(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing)
{
	if (!pushing->gone)
		sc_index_remove(&pushes->entries, &pushing->link);
	pushing->gone = true;
	if (is_waited_for(pushing))
		return;
	leave(pushes, pushing);
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

enum sc_status sc_rx_pushing_queue(
	struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing, struct sc_text name)
{
	struct sc_rx_host *host = host_with(pushes, name);

	if (host == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	host->outstanding++; /* it stays while the session leaves another line, perhaps its own */
	leave(pushes, pushing);
	host->outstanding--;
	pushing->line = SC_RX_LINE_SEND;
	pushing->host = host;
	host->waiting_count++;
	sc_chain_add(&host->waiting, &pushing->place);
	place_host(pushes, host, host->lost);
	return SC_STATUS_OK;
}

struct sc_rx_pushing *sc_rx_pushing_next(const struct sc_rx_pushes *pushes)
{
	struct sc_chain_link *ready = pushes->ready.first;
	const struct sc_rx_host *host = NULL;

	if (ready == NULL)
		return NULL;
	host = SC_CHAIN_ENTRY(ready, struct sc_rx_host, place);
	return pushing_at(host->waiting.first);
}

void sc_rx_pushing_take_off(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing)
{
	struct sc_rx_host *host = pushing->host;

	sc_chain_remove(&host->waiting, &pushing->place);
	host->waiting_count--;
	pushing->line = SC_RX_LINE_FLY;
	pushing->flight = ++pushes->next_flight;
	sc_chain_add(&pushes->lines[SC_RX_LINE_FLY], &pushing->place);
	sc_index_add(
		&pushes->flights, &pushing->flight_link, hash_of_flight(pushes, pushing->flight));
	host->outstanding++;
	place_host(pushes, host, false);
}

void sc_rx_pushing_turn_back(struct sc_rx_pushes *pushes, struct sc_rx_pushing *pushing)
{
	struct sc_rx_host *host = pushing->host;

	sc_chain_remove(&pushes->lines[SC_RX_LINE_FLY], &pushing->place);
	sc_index_remove(&pushes->flights, &pushing->flight_link);
	pushing->flight = 0;
	host->outstanding--;
	pushing->line = SC_RX_LINE_SEND;
	host->waiting_count++;
	sc_chain_add(&host->waiting, &pushing->place);
	place_host(pushes, host, true);
}

void sc_rx_hosts_found(struct sc_rx_pushes *pushes)
{
	struct sc_chain_link *place = NULL;

	pushes->tries_at = 0;
	while ((place = pushes->lost.first) != NULL)
		place_host(pushes, SC_CHAIN_ENTRY(place, struct sc_rx_host, place), false);
}

void sc_rx_hosts_each(const struct sc_rx_pushes *pushes,
	void (*visit)(void *owner, const struct sc_rx_host *host), void *owner)
{
	for (uint32_t i = 0; i < pushes->hosts.bucket_count; i++) {
		const struct sc_index_link *link = pushes->hosts.buckets[i];

		for (; link != NULL; link = link->next)
			visit(owner, SC_INDEX_ENTRY(link, struct sc_rx_host, link));
	}
}
