/* SPDX-License-Identifier: BSD-2-Clause */
#include "origin_states.h"

#include <stdlib.h>
#include <string.h>

#include "node_state.h"
#include "telling.h"

/* One host, in the list of its bucket and in that of who was heard when. */
struct host {
	uint64_t hash;
	uint32_t origin_state;
	struct host *next; /* of the bucket */
	struct host *later;
	struct host *earlier;
	size_t length;
	char name[];
};

struct sc_origin_states {
	struct host **buckets;
	uint32_t size; /* a power of two */
	uint32_t count;
	uint64_t seed; /* secret: whoever invents names behind a relay cannot make them collide */
	struct host *latest;
	struct host *earliest;
};

enum sc_status sc_origin_states_open(struct sc_node *node)
{
	struct sc_origin_states *states = calloc(1, sizeof(*states));

	if (states == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	node->origin_states = states;
	uv_random(NULL, NULL, &states->seed, sizeof(states->seed), 0, NULL);
	states->size = 1;
	while (states->size < node->settings.limits.origin_states)
		states->size *= 2;
	states->buckets = calloc(states->size, sizeof(struct host *));
	return states->buckets == NULL ? SC_STATUS_OUT_OF_MEMORY : SC_STATUS_OK;
}

void sc_origin_states_free(struct sc_node *node)
{
	struct sc_origin_states *states = node->origin_states;

	if (states == NULL)
		return;
	for (struct host *host = states->latest; host != NULL;) {
		struct host *earlier = host->earlier;

		free(host);
		host = earlier;
	}
	free(states->buckets);
	free(states);
	node->origin_states = NULL;
}

/* A DiameterIdentity knows no case. */
static uint64_t hash_name(const struct sc_origin_states *states, struct sc_text name)
{
	uint64_t hash = states->seed;

	for (size_t i = 0; i < name.length; i++) {
		unsigned char byte = (unsigned char)name.at[i];

		if (byte >= 'A' && byte <= 'Z')
			byte |= 0x20;
		hash = (hash ^ byte) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 29;
	}
	return hash;
}

/* The link that leads to the host, or to NULL where it would be. */
static struct host **find(struct sc_origin_states *states, struct sc_text name, uint64_t hash)
{
	struct host **at = &states->buckets[hash & (states->size - 1)];

	while (*at != NULL &&
		((*at)->hash != hash ||
			!sc_text_equal_nocase(
				(struct sc_text){ (*at)->name, (*at)->length }, name)))
		at = &(*at)->next;
	return at;
}

static void take_out_of_order(struct sc_origin_states *states, struct host *host)
{
	if (host->later != NULL)
		host->later->earlier = host->earlier;
	else
		states->latest = host->earlier;
	if (host->earlier != NULL)
		host->earlier->later = host->later;
	else
		states->earliest = host->later;
}

static void put_latest(struct sc_origin_states *states, struct host *host)
{
	host->later = NULL;
	host->earlier = states->latest;
	if (states->latest != NULL)
		states->latest->later = host;
	else
		states->earliest = host;
	states->latest = host;
}

static void forget_earliest(struct sc_origin_states *states)
{
	struct host *host = states->earliest;
	struct host **at = find(states, (struct sc_text){ host->name, host->length }, host->hash);

	*at = host->next;
	take_out_of_order(states, host);
	states->count--;
	free(host);
}

static enum sc_status add(
	struct sc_node *node, struct sc_text name, uint64_t hash, uint32_t origin_state)
{
	struct sc_origin_states *states = node->origin_states;
	struct host *host = malloc(sizeof(*host) + name.length);
	struct host **bucket;

	if (host == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	if (states->count == node->settings.limits.origin_states)
		forget_earliest(states);
	bucket = &states->buckets[hash & (states->size - 1)];
	*host = (struct host){
		.hash = hash, .origin_state = origin_state, .next = *bucket, .length = name.length
	};
	memcpy(host->name, name.at, name.length);
	*bucket = host;
	put_latest(states, host);
	states->count++;
	return SC_STATUS_OK;
}

/* *higher: it is known, and with less than this. */
static enum sc_status take(
	struct sc_node *node, struct sc_text name, uint32_t origin_state, bool *higher)
{
	struct sc_origin_states *states = node->origin_states;
	struct host *host;
	uint64_t hash;

	*higher = false;
	if (name.length == 0 || name.length > SC_IDENTITY_LIMIT)
		return SC_STATUS_MALFORMED;
	if (origin_state == 0)
		return SC_STATUS_OK;
	hash = hash_name(states, name);
	host = *find(states, name, hash);
	if (host == NULL)
		return add(node, name, hash, origin_state);
	if (host != states->latest) {
		take_out_of_order(states, host);
		put_latest(states, host);
	}
	*higher = origin_state > host->origin_state;
	if (*higher)
		host->origin_state = origin_state;
	return SC_STATUS_OK;
}

void sc_origin_state_heard(struct sc_node *node, struct sc_text host, uint32_t origin_state)
{
	bool higher;

	if (origin_state != 0 && take(node, host, origin_state, &higher) == SC_STATUS_OK && higher)
		sc_tell_restarted(node, host, origin_state);
}

uint32_t sc_origin_state_of(const struct sc_node *node, struct sc_text name)
{
	struct sc_origin_states *states = node->origin_states;
	const struct host *host = *find(states, name, hash_name(states, name));

	return host == NULL ? 0 : host->origin_state;
}

enum sc_status sc_node_recall_origin_state(
	struct sc_node *node, struct sc_text host, uint32_t origin_state)
{
	bool higher;

	return take(node, host, origin_state, &higher);
}
