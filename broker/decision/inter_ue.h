/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a request for inter-UE transfer that was granted ask of each component (TS 23.237 6a)?
 * Whether it is granted is decided before (authorisation.h), how a component does it later
 * (errand.h).
 */
#ifndef SC_INTER_UE_H
#define SC_INTER_UE_H

#include "weighing.h"

/* Which components the event is about: those of the request, and what stays together with them. */
void sc_inter_ue_concern(struct sc_hearing *hearing, const struct sc_facts *facts);

/* Whether the request only wants to know what there is; then each component is shown or hidden. */
bool sc_inter_ue_discover(struct sc_hearing *hearing);

/* Gives every component its errand. */
void sc_inter_ue_assign(struct sc_hearing *hearing);

/* A service that stays together goes together: where one of its members cannot go, none does. For
 * the joint checks. */
bool sc_inter_ue_go_together(struct sc_hearing *hearing);

#endif
