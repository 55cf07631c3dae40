/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which data are being updated right now? Between the check of an update and its commit the same
 * data must not be updated by anybody else (TS 29.328 6.1.2.1 step 5). For the Sh files of this
 * floor.
 */
#ifndef SC_SH_CLAIMS_H
#define SC_SH_CLAIMS_H

#include <stdbool.h>

#include "status.h"
#include "text.h"
#include "vocabulary.h"

struct sc_sh_claims;
struct sc_sh_claim;

enum sc_status sc_sh_claims_open(struct sc_sh_claims **claims);
/* Takes NULL. Claims that are still held go with it. */
void sc_sh_claims_close(struct sc_sh_claims *claims);
bool sc_sh_is_claimed(const struct sc_sh_claims *claims, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail);
/* Whether one of the list is for this. */
bool sc_sh_claims_hold(const struct sc_sh_claim *list, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail);
/* Claims what nobody has claimed and puts it before those in *list. OUT_OF_MEMORY: it did not. */
enum sc_status sc_sh_claim(struct sc_sh_claims *claims, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail, struct sc_sh_claim **list);
/* Gives back the whole list; NULL is allowed. */
void sc_sh_claims_release(struct sc_sh_claims *claims, struct sc_sh_claim *list);

#endif
