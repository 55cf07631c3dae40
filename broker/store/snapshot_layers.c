/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which accounts does a snapshot show that stands on another? Its own, and those of the base that
 * have not changed.
 */
#include <stdlib.h>

#include "snapshot_parts.h"

/* The first account whose id is not less. */
static uint32_t row_of_id(const struct sc_snapshot *snapshot, int64_t id)
{
	uint32_t first = 0;
	uint32_t behind = snapshot->account_count;

	while (first < behind) {
		uint32_t middle = first + (behind - first) / 2;

		if (snapshot->accounts[middle].subscriber.id < id)
			first = middle + 1;
		else
			behind = middle;
	}
	return first;
}

/* How many stale rows of the base are less than this one. */
static uint32_t stale_before(const struct sc_snapshot *snapshot, uint32_t row)
{
	uint32_t first = 0;
	uint32_t behind = snapshot->stale_count;

	while (first < behind) {
		uint32_t middle = first + (behind - first) / 2;

		if (snapshot->stale[middle] < row)
			first = middle + 1;
		else
			behind = middle;
	}
	return first;
}

bool sc_snapshot_is_stale(const struct sc_snapshot *snapshot, uint32_t row)
{
	uint32_t before = stale_before(snapshot, row);

	return before < snapshot->stale_count && snapshot->stale[before] == row;
}

const struct sc_snapshot *sc_snapshot_ground(const struct sc_snapshot *snapshot)
{
	return snapshot->base == NULL ? snapshot : snapshot->base;
}

struct sc_snapshot *sc_snapshot_share(struct sc_snapshot *snapshot)
{
	atomic_fetch_add_explicit(&snapshot->holders, 1, memory_order_relaxed);
	return snapshot;
}

enum sc_status sc_snapshot_stand_on(
	struct sc_snapshot *snapshot, struct sc_snapshot *base, struct sc_ids touched)
{
	snapshot->stale = calloc((size_t)touched.count + 1, sizeof(*snapshot->stale));
	if (snapshot->stale == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	snapshot->base = sc_snapshot_share(base);
	snapshot->key = base->key;
	for (uint32_t i = 0; i < touched.count; i++) {
		uint32_t row = row_of_id(base, touched.at[i]);

		if (row < base->account_count && base->accounts[row].subscriber.id == touched.at[i])
			snapshot->stale[snapshot->stale_count++] = row;
	}
	return SC_STATUS_OK;
}

enum sc_status sc_snapshot_settle(struct sc_snapshot *snapshot)
{
	snapshot->places = calloc((size_t)snapshot->account_count + 1, sizeof(*snapshot->places));
	if (snapshot->places == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	for (uint32_t i = 0; i < snapshot->account_count; i++) {
		uint32_t row = row_of_id(snapshot->base, snapshot->accounts[i].subscriber.id);

		snapshot->places[i] = i + row - stale_before(snapshot, row);
	}
	return SC_STATUS_OK;
}

uint32_t sc_snapshot_account_count(const struct sc_snapshot *snapshot)
{
	if (snapshot->base == NULL)
		return snapshot->account_count;
	return snapshot->account_count + snapshot->base->account_count - snapshot->stale_count;
}

/* The account of the base that has `number` others before it that still count. */
static const struct sc_account *unchanged(const struct sc_snapshot *snapshot, uint32_t number)
{
	uint32_t first = 0;
	uint32_t behind = snapshot->stale_count;

	while (first < behind) {
		uint32_t middle = first + (behind - first) / 2;

		if (snapshot->stale[middle] - middle <= number)
			first = middle + 1;
		else
			behind = middle;
	}
	return &snapshot->base->accounts[number + first];
}

const struct sc_account *sc_snapshot_account(const struct sc_snapshot *snapshot, uint32_t index)
{
	uint32_t first = 0;
	uint32_t behind = snapshot->account_count;

	if (index >= sc_snapshot_account_count(snapshot))
		return NULL;
	if (snapshot->base == NULL)
		return &snapshot->accounts[index];
	while (first < behind) {
		uint32_t middle = first + (behind - first) / 2;

		if (snapshot->places[middle] < index)
			first = middle + 1;
		else
			behind = middle;
	}
	if (first < snapshot->account_count && snapshot->places[first] == index)
		return &snapshot->accounts[first];
	return unchanged(snapshot, index - first);
}

const struct sc_account *sc_snapshot_by_id(const struct sc_snapshot *snapshot, int64_t id)
{
	uint32_t first = 0;
	uint32_t behind = sc_snapshot_account_count(snapshot);

	while (first < behind) {
		uint32_t middle = first + (behind - first) / 2;
		const struct sc_account *account = sc_snapshot_account(snapshot, middle);

		if (account->subscriber.id == id)
			return account;
		if (account->subscriber.id < id)
			first = middle + 1;
		else
			behind = middle;
	}
	return NULL;
}

struct sc_account_walk sc_account_walk_begin(
	const struct sc_snapshot *snapshot, enum sc_key key, uint64_t hash)
{
	return (struct sc_account_walk){
		.snapshot = snapshot,
		.layer = snapshot,
		.key = key,
		.rows = sc_lookup_begin(&snapshot->keys[key], hash),
	};
}

const struct sc_account *sc_account_walk_next(struct sc_account_walk *walk)
{
	uint32_t row = 0;

	while (walk->layer != NULL) {
		const struct sc_snapshot *layer = walk->layer;

		while (sc_lookup_next(&layer->keys[walk->key], &walk->rows, &row)) {
			if (layer == walk->snapshot || !sc_snapshot_is_stale(walk->snapshot, row))
				return &layer->accounts[row];
		}
		walk->layer = layer->base;
		if (layer->base != NULL)
			walk->rows =
				sc_lookup_begin(&layer->base->keys[walk->key], walk->rows.hash);
	}
	return NULL;
}
