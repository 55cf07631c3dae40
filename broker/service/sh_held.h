/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What have application servers stored? Repository data and the values they have set over imported
 * ones (TS 29.328 6.1.2), as state.db keeps them, found by owner. All identities of one alias set
 * own their repository data together (TS 29.328 7.6.1). For the Sh files of this floor.
 */
#ifndef SC_SH_HELD_H
#define SC_SH_HELD_H

#include "arena.h"
#include "kept.h"
#include "snapshot.h"
#include "status.h"

struct sc_sh_held;

enum sc_status sc_sh_held_open(struct sc_sh_held **held);
/* Takes NULL. */
void sc_sh_held_close(struct sc_sh_held *held);

/* Who owns the repository data of an identity: its alias set or, without one, itself; a wildcard
 * for all it covers. .at NULL: the arena is full. */
struct sc_text sc_sh_owner(struct sc_arena *arena, const struct sc_account *account,
	const struct sc_public_identity *identity);

/* NULL: there are none. What is returned lives until the next change. */
const struct sc_kept_data_row *sc_sh_held_data(
	const struct sc_sh_held *held, struct sc_text owner, struct sc_text indication);
const struct sc_kept_item_row *sc_sh_held_item(const struct sc_sh_held *held, struct sc_text owner,
	enum sc_held_kind kind, struct sc_text detail);

/* Copies; what had the same key goes. OUT_OF_MEMORY: nothing has changed. */
enum sc_status sc_sh_held_keep_data(struct sc_sh_held *held, const struct sc_kept_data_row *row);
enum sc_status sc_sh_held_keep_item(struct sc_sh_held *held, const struct sc_kept_item_row *row);
/* Does nothing when there is none. */
void sc_sh_held_drop_data(struct sc_sh_held *held, struct sc_text owner, struct sc_text indication);
void sc_sh_held_drop_item(struct sc_sh_held *held, struct sc_text owner, enum sc_held_kind kind,
	struct sc_text detail);

/* How many there are. */
uint32_t sc_sh_held_data_count(const struct sc_sh_held *held);

#endif
