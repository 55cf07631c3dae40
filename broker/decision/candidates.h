/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which contacts could carry one component (step S4)? Every contact passes the same filters in the
 * same order; the first one that removes it gives the reason and the row.
 */
#ifndef SC_CANDIDATES_H
#define SC_CANDIDATES_H

#include "weighing.h"

/* Fills survivors and removed. */
void sc_candidates_filter(const struct sc_situation *situation, struct sc_weighing *weighing);

/* The same where nothing is steered: only what no longer exists is out. */
void sc_candidates_remaining(const struct sc_situation *situation, struct sc_weighing *weighing);

/* The bandwidth a contact must offer the component, and what the component takes from it; kbps. */
uint32_t sc_kbps_demanded(const struct sc_weighing *weighing);
uint32_t sc_kbps_taken(const struct sc_weighing *weighing);

#endif
