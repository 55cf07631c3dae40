/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does an update change, and may it? One instance after the other: the checks of steps 4 to 6
 * (TS 29.328 6.1.2.1) against what is stored, and the change with its news in the unit. Nothing is
 * changed until all have passed. For the Sh files of this floor.
 */
#ifndef SC_SH_CHANGE_H
#define SC_SH_CHANGE_H

#include "sh_claims.h"
#include "sh_data.h"
#include "sh_news.h"
#include "sh_update.h"

/* Bytes inside one ServiceData; more is TOO_MUCH_DATA. */
enum { SC_SH_SERVICE_DATA_LIMIT = 32 * 1024 };

/* An update on its way. */
struct sc_sh_changing {
	struct sc_service *service;
	struct sc_arena *arena;
	const struct sc_sh_update *question;
	struct sc_sh_updated *answer;
	/* Each once, in the order in which they came. */
	enum sc_data_reference references[SC_SH_INSTANCE_LIMIT];
	uint32_t reference_count;
	struct sc_sh_data data;
	struct sc_sh_user user;
	struct sc_unit *unit;
	struct sc_sh_claim *claims;
};

/* Whether the document holds what each reference names. */
bool sc_sh_change_is_complete(const struct sc_sh_changing *work);
/* Checks every instance and drafts its change. KEY_NOT_ALLOWED, DSAI_UNKNOWN; UPDATE_IN_PROGRESS;
 * OUT_OF_SYNC, TOO_MUCH_DATA, DATA_NOT_RECOGNISED; OUT_OF_ROOM, OUT_OF_MEMORY. The answer names the
 * instance. */
enum sc_status sc_sh_change_draft(struct sc_sh_changing *work);

#endif
