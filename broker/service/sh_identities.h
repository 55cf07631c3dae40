/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which public identities belong together? The Identity-Sets of TS 29.328 7.6.1 for one user.
 */
#ifndef SC_SH_IDENTITIES_H
#define SC_SH_IDENTITIES_H

#include "arena.h"
#include "sh_data.h"
#include "sh_user.h"

/* Adds the identities of the set to *identities. False: there are none, or the arena is full (then
 * *full is true). Barred identities are never told. */
bool sc_sh_identities_of(struct sc_arena *arena, const struct sc_sh_user *user,
	enum sc_identity_set set, struct sc_sh_identities *identities, bool *full);

#endif
