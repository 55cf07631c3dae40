/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What should happen to one component, given where it is and what is best for it (step S6, and the
 * hold-down of S7)? TS 23.237 6.4: shall, should and may; keep or drop what cannot move.
 */
#ifndef SC_DIRECTIVE_H
#define SC_DIRECTIVE_H

#include "weighing.h"

/* Fills directive, reason, evidence, chosen and circuit_device from the ranked survivors. */
void sc_directive_settle(const struct sc_situation *situation, struct sc_weighing *weighing);

/* Says all of it at once. */
void sc_directive_say(struct sc_weighing *weighing, enum sc_directive directive,
	enum sc_reason reason, int32_t chosen, struct sc_evidence evidence);

/* Whether the directive moves a running component somewhere else, and how urgently. */
bool sc_directive_moves(enum sc_directive directive);

/* Whether it moves although it could stay. */
bool sc_directive_is_free(const struct sc_weighing *weighing);

#endif
