/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does anybody know something old? Compares what subscribers know with what is held: after an
 * import those of the accounts that it touched, after a restart all; ends what has expired and what
 * is no longer permitted (TS 29.328 6.1.3, 6.2). In slices, so that the loop stays free. For this
 * floor only.
 */
#ifndef SC_SH_REVIEW_H
#define SC_SH_REVIEW_H

#include "service.h"
#include "sh_subscriptions.h"

enum {
	/* How many are looked at in one turn of the loop. */
	SC_SH_REVIEW_SLICE = 64,
	/* An import that touched more accounts than this is one that touched everybody. */
	SC_SH_TOUCHED_LIMIT = 1024,
	/* What could not be written is looked at again after this. */
	SC_SH_REVIEW_AGAIN_MILLISECONDS = 1000,
};

struct sc_sh_review {
	bool walks;         /* over all of them */
	bool compares;      /* false: it looks only for what has expired */
	bool again;         /* something could not be written: all over from again_at on */
	uint32_t place;     /* where the walk stands */
	int64_t expiry;     /* the earliest end that is known, epoch seconds; 0: none */
	int64_t expiry_met; /* the same, of those the walk has met */
	uint64_t again_at;
};

void sc_sh_review_touched(struct sc_service *service, const struct sc_touched *touched);
void sc_sh_review_all(struct sc_service *service);
/* One of them, soon. */
void sc_sh_review_one(struct sc_service *service, int64_t subscription);
/* A subscription with this end is there; 0: it has none. */
void sc_sh_review_expiry(struct sc_service *service, int64_t expires_at);
/* He has just made what is current: that is what he knows, in memory now and on the disk soon. */
void sc_sh_review_adopt(struct sc_service *service, struct sc_sh_subscription *subscription);
/* A slice of what is to be looked at. */
void sc_sh_review_run(struct sc_service *service);
/* In how many milliseconds there is more to do; SC_SH_NEVER. */
uint64_t sc_sh_review_due(const struct sc_service *service);

#endif
