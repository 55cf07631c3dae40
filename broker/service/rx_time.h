/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When does time itself change what a session may carry? A contact expires, a policy set or a wish
 * begins or ends (TS 23.237 6.4): each session is known with the next moment at which what was
 * found of it no longer holds, and is looked at again when the wall clock has reached that. What
 * lies behind a clock that is set back is looked at anew. For the Rx files of this floor.
 */
#ifndef SC_RX_TIME_H
#define SC_RX_TIME_H

#include "rx_moments.h"
#include "service.h"
#include "unit.h"

enum {
	/* Sessions handed on in one turn of the loop. */
	SC_RX_TIME_SLICE = 64,
	/* The wall clock is read at least that often while sessions live: it may have been set. */
	SC_RX_TIME_MILLISECONDS = 60000,
};

struct sc_rx_time {
	struct sc_rx_moments *moments;
	int64_t latest;  /* what the wall clock has shown so far, since it was last set back */
	uint64_t all_at; /* the steady clock's, when all are looked at; 0: they need not be */
};

/* What was found of the session holds until then, epoch seconds; 0: whatever the clock shows, or
 * it is gone. */
void sc_rx_time_set(struct sc_service *service, struct sc_text session_id, int64_t until);
/* The promise with which a session that was just judged is to be written: when it is durable, what
 * was found holds until then; unless an import or a user's statement came meanwhile, which could
 * not know of it. */
struct sc_promise sc_rx_time_promise(struct sc_service *service, struct sc_unit *unit,
	struct sc_text session_id, int64_t until, const struct sc_promise *promise);
/* Hands on a slice of those for whom it no longer holds. */
void sc_rx_time_run(struct sc_service *service);
/* In how many milliseconds there is more to do; SC_RX_NEVER. */
uint64_t sc_rx_time_due(const struct sc_service *service);

#endif
