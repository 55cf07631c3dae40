/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_outbox_parts.h"

#include <stdlib.h>
#include <string.h>

#define WAITING(link, member) SC_INDEX_ENTRY(link, struct sc_sh_waiting, member)

enum sc_status sc_sh_outbox_open(struct sc_sh_outbox **outbox)
{
	struct sc_sh_outbox *opened = calloc(1, sizeof(*opened));
	struct sc_index *indexes[5];
	enum sc_status status = SC_STATUS_OK;

	if (opened == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	indexes[0] = &opened->ids;
	indexes[1] = &opened->subscriptions;
	indexes[2] = &opened->lanes;
	indexes[3] = &opened->flights;
	indexes[4] = &opened->receivers;
	for (size_t i = 0; i < SC_COUNT_OF(indexes) && status == SC_STATUS_OK; i++)
		status = sc_index_open(indexes[i]);
	if (status != SC_STATUS_OK) {
		sc_sh_outbox_close(opened);
		return status;
	}
	*outbox = opened;
	return SC_STATUS_OK;
}

uint64_t sc_sh_outbox_hash(const struct sc_index *index, int64_t number)
{
	const struct sc_text key = { .at = (const char *)&number, .length = sizeof(number) };

	return sc_index_hash(index, &key, 1);
}

static void discard(struct sc_sh_outbox *outbox, struct sc_sh_waiting *waiting)
{
	struct sc_sh_lane *lane = waiting->lane;

	sc_chain_remove(&lane->waiting, &waiting->in_lane);
	sc_index_remove(&outbox->ids, &waiting->by_id);
	sc_index_remove(&outbox->subscriptions, &waiting->by_subscription);
	free(waiting);
	if (lane->waiting.first == NULL && lane->state != SC_SH_LANE_BUSY)
		sc_sh_lane_close(outbox, lane);
}

void sc_sh_outbox_close(struct sc_sh_outbox *outbox)
{
	struct sc_index_link *link = NULL;

	if (outbox == NULL)
		return;
	for (uint32_t i = 0; i < outbox->ids.bucket_count; i++) {
		while (outbox->ids.buckets[i] != NULL)
			discard(outbox, WAITING(outbox->ids.buckets[i], by_id));
	}
	while ((link = sc_index_any(&outbox->lanes)) != NULL)
		sc_sh_lane_close(outbox, SC_INDEX_ENTRY(link, struct sc_sh_lane, by_name));
	sc_index_close(&outbox->ids);
	sc_index_close(&outbox->subscriptions);
	sc_index_close(&outbox->lanes);
	sc_index_close(&outbox->flights);
	sc_index_close(&outbox->receivers);
	free(outbox);
}

int64_t sc_sh_outbox_new_id(struct sc_sh_outbox *outbox)
{
	return ++outbox->last_id;
}

uint32_t sc_sh_outbox_count(const struct sc_sh_outbox *outbox)
{
	return outbox->ids.count;
}

const struct sc_sh_waiting *sc_sh_outbox_of(const struct sc_sh_outbox *outbox, int64_t subscription)
{
	uint64_t hash = sc_sh_outbox_hash(&outbox->subscriptions, subscription);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&outbox->subscriptions, hash, link)) != NULL) {
		if (WAITING(link, by_subscription)->row.subscription == subscription)
			return WAITING(link, by_subscription);
	}
	return NULL;
}

static struct sc_sh_waiting *find_id(const struct sc_sh_outbox *outbox, int64_t id)
{
	uint64_t hash = sc_sh_outbox_hash(&outbox->ids, id);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&outbox->ids, hash, link)) != NULL) {
		if (WAITING(link, by_id)->row.id == id)
			return WAITING(link, by_id);
	}
	return NULL;
}

struct sc_text sc_sh_outbox_put(char *room, struct sc_text text)
{
	if (text.length != 0)
		memcpy(room, text.at, text.length);
	return (struct sc_text){ .at = room, .length = text.length };
}

/* In one piece of memory with its texts. */
static struct sc_sh_waiting *make(const struct sc_kept_notification_row *row)
{
	struct sc_kept_notification_row copy = *row;
	struct sc_text *const texts[] = { &copy.origin_host, &copy.origin_realm, &copy.via,
		&copy.identity, &copy.wildcard, &copy.private_identity, &copy.document };
	struct sc_sh_waiting *made = NULL;
	size_t bytes = 0;
	char *room = NULL;

	for (size_t i = 0; i < SC_COUNT_OF(texts); i++)
		bytes += texts[i]->length;
	made = calloc(1, sizeof(*made) + bytes);
	if (made == NULL)
		return NULL;
	room = (char *)(made + 1);
	for (size_t i = 0; i < SC_COUNT_OF(texts); i++) {
		*texts[i] = sc_sh_outbox_put(room, *texts[i]);
		room += texts[i]->length;
	}
	made->row = copy;
	return made;
}

enum sc_status sc_sh_outbox_keep(
	struct sc_sh_outbox *outbox, const struct sc_kept_notification_row *row)
{
	const struct sc_sh_waiting *older = sc_sh_outbox_of(outbox, row->subscription);
	struct sc_sh_waiting *made = make(row);
	struct sc_sh_lane *lane = made == NULL ? NULL : sc_sh_lane_take(outbox, row);

	if (lane == NULL) {
		free(made);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	if (row->id > outbox->last_id)
		outbox->last_id = row->id;
	made->lane = lane;
	sc_chain_add(&lane->waiting, &made->in_lane);
	if (older != NULL)
		sc_sh_outbox_drop(outbox, older->row.id);
	sc_index_add(&outbox->ids, &made->by_id, sc_sh_outbox_hash(&outbox->ids, row->id));
	sc_index_add(&outbox->subscriptions, &made->by_subscription,
		sc_sh_outbox_hash(&outbox->subscriptions, row->subscription));
	if (lane->state == SC_SH_LANE_IDLE)
		sc_sh_lane_make_ready(outbox, lane);
	return SC_STATUS_OK;
}

void sc_sh_outbox_drop(struct sc_sh_outbox *outbox, int64_t id)
{
	struct sc_sh_waiting *waiting = find_id(outbox, id);

	if (waiting != NULL)
		discard(outbox, waiting);
}
