/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who wants to hear of changes? The question behind Subscribe-Notifications-Request (TS 29.328
 * 6.1.3): the ladder of checks in the standard's order, each data reference, service indication,
 * tag and identity set a subscription of its own, all or nothing.
 */
#ifndef SC_SH_SUBSCRIBE_H
#define SC_SH_SUBSCRIBE_H

#include "promise.h"
#include "sh_pull.h"

struct sc_sh_subscribe {
	/* What is subscribed to, by whom and for whom: as a pull of the same data would say it. */
	struct sc_sh_pull what;
	struct sc_text origin_realm;
	struct sc_text via; /* identity of the peer it came through */
	bool subscribe;     /* Subs-Req-Type */
	bool send_data;     /* Send-Data-Indication */
	bool one_time;      /* One-Time-Notification came along */
	bool has_expiry;
	int64_t expires_at; /* epoch seconds */
};

struct sc_sh_subscribed {
	struct sc_sh_pulled
		pulled;     /* wildcard and offender; the document when data were asked for */
	int64_t expires_at; /* epoch seconds; 0: unlimited */
};

/* OK: it is on its way, the promise will be kept. Otherwise the promise is not taken and nothing
 * has changed: DATA_UNKNOWN, FEATURE_NEEDED, ELEMENT_MISSING name an element; then, in the order of
 * TS 29.328 6.1.3.1, NOT_PERMITTED, USER_UNKNOWN, IDENTITIES_DO_NOT_MATCH, KEY_NOT_ALLOWED,
 * DSAI_UNKNOWN, DATA_ABSENT; STORE_FAILED, OUT_OF_ROOM. */
SC_EXPORT enum sc_status sc_sh_subscribe(struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_subscribe *question, struct sc_sh_subscribed *answer,
	const struct sc_promise *promise);

#endif
