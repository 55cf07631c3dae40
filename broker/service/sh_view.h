/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a subscriber see now? The document that a notification of one subscription carries
 * (TS 29.328 6.1.4), drawn as a pull draws it, and a digest by which two of them are compared. For
 * the Sh files of this floor.
 */
#ifndef SC_SH_VIEW_H
#define SC_SH_VIEW_H

#include "arena.h"
#include "kept.h"
#include "service.h"
#include "sh_user.h"

struct sc_sh_view {
	const struct sc_account *account;
	bool held; /* false: the document says that nothing is */
	struct sc_text document;
	int64_t digest; /* never SC_SH_KNOWS_CURRENT */
};

/* The identity a subscription is about, in canonical form: the wildcard that it matched, if there
 * is one. .at NULL: the arena is full. */
struct sc_text sc_sh_subject(struct sc_arena *arena, const struct sc_kept_subscription_row *row);
/* Whether the subscriber may hear of it still (TS 29.328 6.2). */
bool sc_sh_may_hear(const struct sc_service *service, const struct sc_kept_subscription_row *row);
/* USER_UNKNOWN, IDENTITIES_DO_NOT_MATCH; OUT_OF_ROOM. */
enum sc_status sc_sh_view(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_kept_subscription_row *row, struct sc_sh_view *view);

#endif
