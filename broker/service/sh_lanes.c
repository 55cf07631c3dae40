/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_outbox_parts.h"

#include <stdlib.h>

#define RECEIVER(link, member) SC_CHAIN_ENTRY(link, struct sc_sh_receiver, member)
#define LANE(link)             SC_CHAIN_ENTRY(link, struct sc_sh_lane, turn)

static uint64_t hash_of_lane(
	const struct sc_sh_outbox *outbox, struct sc_text host, struct sc_text name)
{
	const struct sc_text key[] = { host, name };

	return sc_index_hash(&outbox->lanes, key, SC_COUNT_OF(key));
}

static uint32_t level_of(uint32_t failures)
{
	return failures < SC_SH_REST_LEVELS ? failures : SC_SH_REST_LEVELS - 1;
}

static uint64_t rest_of(uint32_t failures)
{
	uint64_t rest = (uint64_t)SC_SH_FIRST_REST_MILLISECONDS << level_of(failures);

	return rest < SC_SH_LONGEST_REST_MILLISECONDS ? rest : SC_SH_LONGEST_REST_MILLISECONDS;
}

/* Whether the receiver has his turn follows from the rest. */
static void place_receiver(struct sc_sh_outbox *outbox, struct sc_sh_receiver *receiver)
{
	bool goes = receiver->ready.first != NULL && !receiver->resting.linked &&
		    receiver->busy < SC_SH_RECEIVER_FLIGHT_LIMIT;

	if (goes && !receiver->turn.linked)
		sc_chain_add(&outbox->active, &receiver->turn);
	if (!goes)
		sc_chain_remove(&outbox->active, &receiver->turn);
}

static struct sc_sh_receiver *find_receiver(const struct sc_sh_outbox *outbox, struct sc_text name)
{
	uint64_t hash = sc_index_hash(&outbox->receivers, &name, 1);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&outbox->receivers, hash, link)) != NULL) {
		struct sc_sh_receiver *receiver =
			SC_INDEX_ENTRY(link, struct sc_sh_receiver, by_name);

		if (sc_text_equal(receiver->name, name))
			return receiver;
	}
	return NULL;
}

static struct sc_sh_receiver *take_receiver(struct sc_sh_outbox *outbox, struct sc_text name)
{
	struct sc_sh_receiver *receiver = find_receiver(outbox, name);

	if (receiver != NULL)
		return receiver;
	receiver = calloc(1, sizeof(*receiver) + name.length);
	if (receiver == NULL)
		return NULL;
	receiver->name = sc_sh_outbox_put(receiver->room, name);
	sc_index_add(&outbox->receivers, &receiver->by_name,
		sc_index_hash(&outbox->receivers, &name, 1));
	return receiver;
}

static void leave_receiver(struct sc_sh_outbox *outbox, struct sc_sh_receiver *receiver)
{
	if (receiver->lane_count != 0) {
		place_receiver(outbox, receiver);
		return;
	}
	sc_chain_remove(&outbox->active, &receiver->turn);
	sc_chain_remove(&outbox->without_way, &receiver->resting);
	sc_index_remove(&outbox->receivers, &receiver->by_name);
	free(receiver);
}

static struct sc_sh_lane *find_lane(
	const struct sc_sh_outbox *outbox, struct sc_text host, struct sc_text name)
{
	uint64_t hash = hash_of_lane(outbox, host, name);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&outbox->lanes, hash, link)) != NULL) {
		struct sc_sh_lane *lane = SC_INDEX_ENTRY(link, struct sc_sh_lane, by_name);

		if (sc_text_equal(lane->name, name) && sc_text_equal(lane->receiver->name, host))
			return lane;
	}
	return NULL;
}

/* Lanes are told apart by the identity as it was subscribed to; a wildcard that it matched is the
 * identity. */
static struct sc_text name_of(const struct sc_kept_notification_row *row)
{
	return row->wildcard.length != 0 ? row->wildcard : row->identity;
}

struct sc_sh_lane *sc_sh_lane_take(
	struct sc_sh_outbox *outbox, const struct sc_kept_notification_row *row)
{
	struct sc_text name = name_of(row);
	struct sc_sh_lane *lane = find_lane(outbox, row->origin_host, name);
	struct sc_sh_receiver *receiver = NULL;

	if (lane != NULL)
		return lane;
	receiver = take_receiver(outbox, row->origin_host);
	lane = calloc(1, sizeof(*lane) + name.length);
	if (receiver == NULL || lane == NULL) {
		if (receiver != NULL)
			leave_receiver(outbox, receiver);
		free(lane);
		return NULL;
	}
	lane->name = sc_sh_outbox_put(lane->room, name);
	lane->receiver = receiver;
	receiver->lane_count++;
	sc_index_add(
		&outbox->lanes, &lane->by_name, hash_of_lane(outbox, receiver->name, lane->name));
	return lane;
}

void sc_sh_lane_make_ready(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane)
{
	lane->state = SC_SH_LANE_READY;
	sc_chain_add(&lane->receiver->ready, &lane->turn);
	place_receiver(outbox, lane->receiver);
}

/* Takes the lane out of where it waits. */
static void make_idle(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane)
{
	if (lane->state == SC_SH_LANE_READY)
		sc_chain_remove(&lane->receiver->ready, &lane->turn);
	if (lane->state == SC_SH_LANE_RESTING)
		sc_chain_remove(&outbox->resting[level_of(lane->failures - 1)], &lane->turn);
	if (lane->state == SC_SH_LANE_BUSY) {
		sc_index_remove(&outbox->flights, &lane->by_flight);
		lane->receiver->busy--;
		outbox->busy--;
	}
	lane->state = SC_SH_LANE_IDLE;
	place_receiver(outbox, lane->receiver);
}

void sc_sh_lane_close(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane)
{
	struct sc_sh_receiver *receiver = lane->receiver;

	make_idle(outbox, lane);
	sc_index_remove(&outbox->lanes, &lane->by_name);
	free(lane);
	receiver->lane_count--;
	leave_receiver(outbox, receiver);
}

struct sc_sh_lane *sc_sh_outbox_next(struct sc_sh_outbox *outbox)
{
	struct sc_chain_link *turn = NULL;
	struct sc_sh_receiver *receiver = NULL;
	struct sc_sh_lane *lane = NULL;

	if (outbox->busy >= SC_SH_FLIGHT_LIMIT)
		return NULL;
	turn = sc_chain_take(&outbox->active);
	if (turn == NULL)
		return NULL;
	receiver = RECEIVER(turn, turn);
	lane = LANE(sc_chain_take(&receiver->ready));
	receiver->busy++;
	outbox->busy++;
	lane->state = SC_SH_LANE_BUSY;
	lane->flight = sc_sh_lane_first(lane)->row.id;
	lane->subscription = sc_sh_lane_first(lane)->row.subscription;
	lane->digest = 0;
	lane->sent = false;
	sc_index_add(&outbox->flights, &lane->by_flight,
		sc_sh_outbox_hash(&outbox->flights, lane->flight));
	place_receiver(outbox, receiver);
	return lane;
}

const struct sc_sh_waiting *sc_sh_lane_first(const struct sc_sh_lane *lane)
{
	struct sc_chain_link *first = lane->waiting.first;

	return first == NULL ? NULL : SC_CHAIN_ENTRY(first, struct sc_sh_waiting, in_lane);
}

struct sc_sh_lane *sc_sh_lane_with(const struct sc_sh_outbox *outbox, int64_t flight)
{
	uint64_t hash = sc_sh_outbox_hash(&outbox->flights, flight);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&outbox->flights, hash, link)) != NULL) {
		struct sc_sh_lane *lane = SC_INDEX_ENTRY(link, struct sc_sh_lane, by_flight);

		if (lane->flight == flight)
			return lane;
	}
	return NULL;
}

/* Ready, or gone when it is empty. */
static void leave_flight(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane)
{
	make_idle(outbox, lane);
	if (lane->waiting.first != NULL)
		sc_sh_lane_make_ready(outbox, lane);
	else
		sc_sh_lane_close(outbox, lane);
}

void sc_sh_lane_go_on(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane)
{
	lane->failures = 0;
	lane->receiver->failures = 0;
	leave_flight(outbox, lane);
}

void sc_sh_lane_rest(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane, uint64_t now)
{
	if (lane->waiting.first == NULL) {
		leave_flight(outbox, lane);
		return;
	}
	make_idle(outbox, lane);
	lane->due = now + rest_of(lane->failures);
	sc_chain_add(&outbox->resting[level_of(lane->failures)], &lane->turn);
	if (lane->failures < SC_SH_REST_LEVELS)
		lane->failures++;
	lane->state = SC_SH_LANE_RESTING;
}

void sc_sh_lane_wait(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane, uint64_t now)
{
	struct sc_sh_receiver *receiver = lane->receiver;

	if (!receiver->resting.linked) {
		receiver->due = now + rest_of(receiver->failures);
		if (receiver->failures < SC_SH_REST_LEVELS)
			receiver->failures++;
		sc_chain_add(&outbox->without_way, &receiver->resting);
	}
	leave_flight(outbox, lane);
}

static void end_rest(struct sc_sh_outbox *outbox, struct sc_sh_receiver *receiver)
{
	sc_chain_remove(&outbox->without_way, &receiver->resting);
	place_receiver(outbox, receiver);
}

void sc_sh_outbox_wake(struct sc_sh_outbox *outbox, uint64_t now)
{
	struct sc_chain_link *link = outbox->without_way.first;

	while (link != NULL) {
		struct sc_sh_receiver *receiver = RECEIVER(link, resting);

		link = link->after;
		if (receiver->due <= now)
			end_rest(outbox, receiver);
	}
	for (int level = 0; level < SC_SH_REST_LEVELS; level++) {
		struct sc_chain *resting = &outbox->resting[level];

		while (resting->first != NULL && LANE(resting->first)->due <= now) {
			struct sc_sh_lane *lane = LANE(resting->first);

			make_idle(outbox, lane);
			sc_sh_lane_make_ready(outbox, lane);
		}
	}
}

static bool leads_to(const struct sc_sh_lane *lane, struct sc_text host)
{
	return sc_text_equal_nocase(lane->receiver->name, host) ||
	       sc_text_equal_nocase(sc_sh_lane_first(lane)->row.via, host);
}

void sc_sh_outbox_wake_all(struct sc_sh_outbox *outbox, struct sc_text host)
{
	while (outbox->without_way.first != NULL) {
		RECEIVER(outbox->without_way.first, resting)->failures = 0;
		end_rest(outbox, RECEIVER(outbox->without_way.first, resting));
	}
	for (int level = 0; level < SC_SH_REST_LEVELS; level++) {
		struct sc_chain_link *link = outbox->resting[level].first;

		while (link != NULL) {
			struct sc_sh_lane *lane = LANE(link);

			link = link->after;
			if (!leads_to(lane, host))
				continue;
			make_idle(outbox, lane);
			lane->failures = 0;
			sc_sh_lane_make_ready(outbox, lane);
		}
	}
}

bool sc_sh_outbox_is_ready(const struct sc_sh_outbox *outbox)
{
	return outbox->active.first != NULL && outbox->busy < SC_SH_FLIGHT_LIMIT;
}

uint64_t sc_sh_outbox_due(const struct sc_sh_outbox *outbox)
{
	uint64_t due = SC_SH_NEVER;

	for (struct sc_chain_link *link = outbox->without_way.first; link; link = link->after) {
		if (RECEIVER(link, resting)->due < due)
			due = RECEIVER(link, resting)->due;
	}
	for (int level = 0; level < SC_SH_REST_LEVELS; level++) {
		const struct sc_chain_link *first = outbox->resting[level].first;

		if (first != NULL && LANE(first)->due < due)
			due = LANE(first)->due;
	}
	return due;
}
