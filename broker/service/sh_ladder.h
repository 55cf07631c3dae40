/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which checks do pulls and subscriptions have in common? The ladder of TS 29.328 6.1.1.1 and
 * 6.1.3.1 up to the data themselves: references, features, elements, permission, user, keys; and
 * the document with what was asked for. For the Sh files of this floor.
 */
#ifndef SC_SH_LADDER_H
#define SC_SH_LADDER_H

#include "sh_pull.h"

/* A question with its numbers turned into words. */
struct sc_sh_asking {
	const struct sc_service *service;
	const struct sc_sh_pull *question;
	struct sc_sh_pulled *answer;
	enum sc_permission operation; /* PULL or NOTIFY */
	bool one_time;                /* One-Time-Notification came along */
	/* Each once, in the order in which they came. */
	enum sc_data_reference references[SC_SH_REFERENCE_LIMIT];
	uint32_t reference_count;
	struct sc_sh_user user;
};

/* In the order of sc_sh_pull(). When it is OK the answer has the wildcard. */
enum sc_status sc_sh_ladder(struct sc_sh_asking *asking, struct sc_arena *arena);
/* Puts what is held into the answer; .at stays NULL when nothing is. Of what is told once
 * (UEReachabilityForIP) nothing is written. OUT_OF_ROOM. */
enum sc_status sc_sh_write_held(struct sc_sh_asking *asking, struct sc_arena *arena);

#endif
