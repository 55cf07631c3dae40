/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a component do what the event wants of it (step S6 for inter-UE transfer and for the
 * loss of the controller)? It is carried there as any other, or it is not done and says why.
 */
#ifndef SC_ERRAND_H
#define SC_ERRAND_H

#include "weighing.h"

/* Takes the contacts away that the errand forbids; true when the errand alone tells on which
 * devices the component may be. */
bool sc_errand_filter(const struct sc_situation *situation, struct sc_weighing *weighing);

/* Settles the component; false when its errand says nothing about it, so that policy does. */
bool sc_errand_settle(const struct sc_situation *situation, struct sc_weighing *weighing);

#endif
