/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What waits to be told, and who may be told next? The notifications of state.db in memory, in one
 * lane per receiver and identity: of a lane one is on its way at a time, in the order of their ids;
 * of a receiver a bounded number, so that one who never answers does not hold up others. A lane
 * that failed rests, longer each time. Knows nothing of Diameter or of what is told. For the Sh
 * files of this floor.
 */
#ifndef SC_SH_OUTBOX_H
#define SC_SH_OUTBOX_H

#include "chain.h"
#include "index.h"
#include "kept.h"

enum {
	/* How many are on their way to one receiver, and to all together; the next one waits. */
	SC_SH_RECEIVER_FLIGHT_LIMIT = 64,
	SC_SH_FLIGHT_LIMIT = 4096,
	/* What fails is tried again after a second, doubling up to five minutes. */
	SC_SH_FIRST_REST_MILLISECONDS = 1000,
	SC_SH_LONGEST_REST_MILLISECONDS = 300000,
	SC_SH_REST_LEVELS = 10,
	/* What fails when it is older than this is given up: some 300 attempts. */
	SC_SH_NOTIFICATION_LIFE_SECONDS = 86400,
};

/* No moment. */
#define SC_SH_NEVER UINT64_MAX

struct sc_sh_outbox;
struct sc_sh_receiver;

struct sc_sh_waiting {
	struct sc_kept_notification_row row; /* its texts are the entry's own */
	/* The outbox's own. */
	struct sc_index_link by_id;
	struct sc_index_link by_subscription;
	struct sc_chain_link in_lane;
	struct sc_sh_lane *lane;
};

enum sc_sh_lane_state { SC_SH_LANE_IDLE, SC_SH_LANE_READY, SC_SH_LANE_BUSY, SC_SH_LANE_RESTING };

struct sc_sh_lane {
	struct sc_sh_receiver *receiver;
	struct sc_chain waiting;
	enum sc_sh_lane_state state;
	/* What is on its way, while BUSY: it may have been replaced in the meantime. */
	int64_t flight;
	int64_t subscription;
	int64_t digest; /* of what was sent */
	int64_t known;  /* digest of what he knew then */
	bool sent;      /* false: it is only being taken out */
	/* The outbox's own. */
	uint32_t failures;
	uint64_t due;
	struct sc_index_link by_name;
	struct sc_index_link by_flight;
	struct sc_chain_link turn; /* in the receiver's ready ones, or among the resting ones */
	struct sc_text name;
	char room[];
};

enum sc_status sc_sh_outbox_open(struct sc_sh_outbox **outbox);
/* Takes NULL. */
void sc_sh_outbox_close(struct sc_sh_outbox *outbox);
/* Larger than any before. */
int64_t sc_sh_outbox_new_id(struct sc_sh_outbox *outbox);
uint32_t sc_sh_outbox_count(const struct sc_sh_outbox *outbox);

/* After the commit, and from the file: in place of another one of the same subscription.
 * OUT_OF_MEMORY. */
enum sc_status sc_sh_outbox_keep(
	struct sc_sh_outbox *outbox, const struct sc_kept_notification_row *row);
void sc_sh_outbox_drop(struct sc_sh_outbox *outbox, int64_t id);
/* What waits for the subscriber; NULL: nothing does. */
const struct sc_sh_waiting *sc_sh_outbox_of(
	const struct sc_sh_outbox *outbox, int64_t subscription);

/* The lane whose turn it is, BUSY with its first one, by turns among receivers; NULL: none may go
 * now. */
struct sc_sh_lane *sc_sh_outbox_next(struct sc_sh_outbox *outbox);
/* The first one of a lane; of a BUSY one it need not be what is on its way. */
const struct sc_sh_waiting *sc_sh_lane_first(const struct sc_sh_lane *lane);
/* The lane on which this one is on its way; NULL: it is on none. */
struct sc_sh_lane *sc_sh_lane_with(const struct sc_sh_outbox *outbox, int64_t flight);
/* What was on its way is settled: the next one may go. The lane may be gone afterwards. */
void sc_sh_lane_go_on(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane);
/* It failed: the lane rests. */
void sc_sh_lane_rest(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane, uint64_t now);
/* It could not leave: the lane is ready again, and its receiver rests. */
void sc_sh_lane_wait(struct sc_sh_outbox *outbox, struct sc_sh_lane *lane, uint64_t now);

/* What rests until now is ready. */
void sc_sh_outbox_wake(struct sc_sh_outbox *outbox, uint64_t now);
/* Nobody rests any longer who could not send, or who is this host or was reached through it. */
void sc_sh_outbox_wake_all(struct sc_sh_outbox *outbox, struct sc_text host);
/* Whether somebody may go now. */
bool sc_sh_outbox_is_ready(const struct sc_sh_outbox *outbox);
/* When somebody has rested enough; SC_SH_NEVER. */
uint64_t sc_sh_outbox_due(const struct sc_sh_outbox *outbox);

#endif
