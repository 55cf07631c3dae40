/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does everybody outside get to see (step S8)? The verdict of every component with its
 * candidates in order, and what holds for the session: outcome, form of the transfer, and until
 * when all this is known to hold.
 */
#ifndef SC_OUTCOME_H
#define SC_OUTCOME_H

#include "weighing.h"

/* Writes only what is used of *decision. */
void sc_outcome_write(const struct sc_hearing *hearing, struct sc_decision *decision);

#endif
