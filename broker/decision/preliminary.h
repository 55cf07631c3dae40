/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Is anything to be decided at all (step S0)? Emergencies and subscriptions without service
 * continuity are not steered, and whoever has no subscription gets nothing.
 */
#ifndef SC_PRELIMINARY_H
#define SC_PRELIMINARY_H

#include "weighing.h"

/* Nobody has that identity, so nothing is known but the session itself. */
void sc_preliminary_for_nobody(struct sc_hearing *hearing, const struct sc_facts *facts);

/* Each: true when that settles it. */
bool sc_preliminary_emergency(struct sc_hearing *hearing);
bool sc_preliminary_suspended(struct sc_hearing *hearing);
bool sc_preliminary_unsteered(struct sc_hearing *hearing);

#endif
