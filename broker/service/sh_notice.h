/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a unit say that a subscriber must be told? The drafts that all have in common who find
 * something to tell. For the Sh files of this floor.
 */
#ifndef SC_SH_NOTICE_H
#define SC_SH_NOTICE_H

#include "sh_subscriptions.h"
#include "unit.h"

/* Puts a notification into the outbox, in place of one that waits. What it tells is drawn when it
 * leaves, so that it is the newest state. */
void sc_sh_notice_draft(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription);
/* One with this document, which must last as long as the unit, that ends the subscription. */
void sc_sh_notice_draft_last(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription, struct sc_text document);
/* Ends the subscription silently, with what waits to be told. */
void sc_sh_notice_draft_end(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription);
/* Notes what the subscriber knows. */
void sc_sh_notice_draft_digest(struct sc_unit *unit, int64_t subscription, int64_t digest);
/* Takes one notification out. */
void sc_sh_notice_draft_out(struct sc_unit *unit, int64_t id);

#endif
