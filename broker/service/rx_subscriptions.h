/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who is meant by the Subscription-Ids of a request (TS 29.214 5.4, RFC 8506 8.46)? For the Rx
 * files of this floor.
 */
#ifndef SC_RX_SUBSCRIPTIONS_H
#define SC_RX_SUBSCRIPTIONS_H

#include "rx_binding.h"

/* Kinds that are not defined say nothing. Of the others one that we know is enough, and two users
 * are a contradiction. OK with *account NULL: nobody is named. BINDING_MISSING: *misfit tells. */
enum sc_status sc_rx_subscriber_of(const struct sc_snapshot *snapshot, struct sc_arena *arena,
	const struct sc_rx_keys *keys, const struct sc_account **account,
	struct sc_rx_misfit *misfit);

#endif
