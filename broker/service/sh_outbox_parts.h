/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is an outbox made of? Rows in sh_outbox.c, lanes and turns in sh_lanes.c; for these two
 * files only.
 */
#ifndef SC_SH_OUTBOX_PARTS_H
#define SC_SH_OUTBOX_PARTS_H

#include "sh_outbox.h"

/* One who is told. Among `active` while some lane of his is ready and may go. */
struct sc_sh_receiver {
	struct sc_chain_link turn;
	struct sc_chain_link resting; /* no way led to him */
	struct sc_index_link by_name;
	struct sc_chain ready;
	uint32_t lane_count;
	uint32_t busy;
	uint32_t failures;
	uint64_t due;
	struct sc_text name;
	char room[];
};

struct sc_sh_outbox {
	int64_t last_id;
	uint32_t busy;
	struct sc_index ids;
	struct sc_index subscriptions;
	struct sc_index lanes;
	struct sc_index flights;
	struct sc_index receivers;
	struct sc_chain active;
	struct sc_chain without_way;
	/* Lanes by how long they rest: in each the first is due first. */
	struct sc_chain resting[SC_SH_REST_LEVELS];
};

uint64_t sc_sh_outbox_hash(const struct sc_index *index, int64_t number);
/* Copies a text to a place that has room for it. */
struct sc_text sc_sh_outbox_put(char *room, struct sc_text text);
/* The lane a notification belongs into, made when there is none; NULL: no memory. */
struct sc_sh_lane *sc_sh_lane_take(
	struct sc_sh_outbox *outbox, const struct sc_kept_notification_row *row);
/* One that is IDLE, with something in it. */
void sc_sh_lane_make_ready(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane);
/* One with nothing in it. */
void sc_sh_lane_close(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane);

#endif
