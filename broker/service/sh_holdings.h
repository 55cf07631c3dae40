/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker hold for a data reference? One function per reference that fills its part of
 * an Sh-Data document, and how it is said that nothing is held. For the Sh files of this floor.
 */
#ifndef SC_SH_HOLDINGS_H
#define SC_SH_HOLDINGS_H

#include "arena.h"
#include "service.h"
#include "sh_data.h"
#include "sh_pull.h"
#include "sh_user.h"

/* A document being put together. */
struct sc_sh_drawing {
	const struct sc_service *service;
	struct sc_arena *arena;
	const struct sc_sh_pull *question;
	const struct sc_sh_user *user;
	struct sc_sh_data *data;
	bool full; /* the arena was */
};

/* Whether the arena had no room for what was to be taken from it; the drawing remembers. */
bool sc_sh_fill_up(struct sc_sh_drawing *drawing, const void *taken);
/* Puts the data in the document; false: none are held. */
bool sc_sh_hold(struct sc_sh_drawing *drawing, enum sc_data_reference reference);
/* Says in a document with other data that none are held (TS 29.328 6.1.1.1 step 5); some references
 * say so by their absence. */
void sc_sh_hold_none(struct sc_sh_drawing *drawing, enum sc_data_reference reference);

#endif
