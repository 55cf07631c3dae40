/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_claims.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

struct waiter {
	struct waiter *next;
	uint64_t turn; /* less than that of whoever came later */
	struct sc_promise promise;
};

struct sc_rx_claim {
	struct sc_index_link link;
	struct sc_rx_claim *next; /* of the same request */
	struct sc_rx_claim_key key;
	struct waiter *first; /* who waits for it, in the order of coming */
	struct waiter **end;
	uint32_t waiting; /* how many they are */
	char room[];
};

struct sc_rx_claims {
	struct sc_index index;
	uint32_t count[SC_RX_CLAIM_COUNT];
	uint64_t turns; /* how many have waited */
};

enum sc_status sc_rx_claims_open(struct sc_rx_claims **claims)
{
	struct sc_rx_claims *opened = calloc(1, sizeof(*opened));

	if (opened == NULL || sc_index_open(&opened->index) != SC_STATUS_OK) {
		free(opened);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	*claims = opened;
	return SC_STATUS_OK;
}

static void let_go(struct sc_rx_claims *claims, struct sc_rx_claim *claim)
{
	sc_index_remove(&claims->index, &claim->link);
	claims->count[claim->key.kind]--;
	free(claim);
}

static struct waiter *take_waiter(struct waiter **first)
{
	struct waiter *waiter = *first;

	if (waiter != NULL)
		*first = waiter->next;
	return waiter;
}

void sc_rx_claims_close(struct sc_rx_claims *claims)
{
	struct sc_index_link *link = NULL;

	if (claims == NULL)
		return;
	while ((link = sc_index_any(&claims->index)) != NULL) {
		struct sc_rx_claim *claim = SC_INDEX_ENTRY(link, struct sc_rx_claim, link);

		while (claim->first != NULL)
			free(take_waiter(&claim->first));
		let_go(claims, claim);
	}
	sc_index_close(&claims->index);
	free(claims);
}

static uint64_t hash_of(const struct sc_rx_claims *claims, const struct sc_rx_claim_key *key)
{
	const struct sc_text parts[] = { key->name, key->detail };

	return sc_index_hash(&claims->index, parts, SC_COUNT_OF(parts));
}

/* The next claim with that key; the first when `after` is NULL. */
static struct sc_rx_claim *next_of(const struct sc_rx_claims *claims,
	const struct sc_rx_claim_key *key, const struct sc_rx_claim *after)
{
	uint64_t hash = hash_of(claims, key);
	const struct sc_index_link *before = after == NULL ? NULL : &after->link;
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&claims->index, hash, before)) != NULL) {
		struct sc_rx_claim *claim = SC_INDEX_ENTRY(link, struct sc_rx_claim, link);

		if (claim->key.kind == key->kind && sc_text_equal(claim->key.name, key->name) &&
			sc_text_equal(claim->key.detail, key->detail))
			return claim;
		before = link;
	}
	return NULL;
}

uint32_t sc_rx_claims_of(const struct sc_rx_claims *claims, const struct sc_rx_claim_key *key)
{
	const struct sc_rx_claim *claim = NULL;
	uint32_t count = 0;

	while ((claim = next_of(claims, key, claim)) != NULL)
		count++;
	return count;
}

uint32_t sc_rx_claims_count(const struct sc_rx_claims *claims, enum sc_rx_claim_kind kind)
{
	return claims->count[kind];
}

static struct sc_text put(char *room, struct sc_text text)
{
	if (text.length != 0)
		memcpy(room, text.at, text.length);
	return (struct sc_text){ .at = room, .length = text.length };
}

enum sc_status sc_rx_claim(
	struct sc_rx_claims *claims, const struct sc_rx_claim_key *key, struct sc_rx_claim **list)
{
	struct sc_rx_claim *claim = malloc(sizeof(*claim) + key->name.length + key->detail.length);

	if (claim == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	claim->key = (struct sc_rx_claim_key){
		.kind = key->kind,
		.name = put(claim->room, key->name),
		.detail = put(claim->room + key->name.length, key->detail),
	};
	claim->first = NULL;
	claim->end = &claim->first;
	claim->waiting = 0;
	claim->next = *list;
	*list = claim;
	claims->count[key->kind]++;
	sc_index_add(&claims->index, &claim->link, hash_of(claims, key));
	return SC_STATUS_OK;
}

enum sc_status sc_rx_claims_wait(struct sc_rx_claims *claims, const struct sc_rx_claim_key *key,
	const struct sc_promise *promise)
{
	struct sc_rx_claim *claim = next_of(claims, key, NULL);
	struct waiter *waiter = NULL;

	if (claim == NULL || claim->waiting == SC_RX_WAITING_LIMIT)
		return SC_STATUS_OUT_OF_ROOM;
	waiter = malloc(sizeof(*waiter));
	if (waiter == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	*waiter = (struct waiter){ .turn = claims->turns++, .promise = *promise };
	*claim->end = waiter;
	claim->end = &waiter->next;
	claim->waiting++;
	return SC_STATUS_WAITING;
}

/* Two lines become one in which all stand as they came. */
static struct waiter *join(struct waiter *one, struct waiter *other)
{
	struct waiter *first = NULL;
	struct waiter **end = &first;

	while (one != NULL && other != NULL) {
		*end = take_waiter(one->turn < other->turn ? &one : &other);
		end = &(*end)->next;
	}
	*end = one != NULL ? one : other;
	return first;
}

void sc_rx_claims_release(struct sc_rx_claims *claims, struct sc_rx_claim *list)
{
	struct waiter *first = NULL;
	struct waiter *waiter = NULL;

	while (list != NULL) {
		struct sc_rx_claim *claim = list;

		list = claim->next;
		first = join(first, claim->first);
		let_go(claims, claim);
	}
	while ((waiter = take_waiter(&first)) != NULL) {
		struct sc_promise promise = waiter->promise;

		free(waiter);
		promise.kept(promise.owner, SC_STATUS_WAITING);
	}
}
