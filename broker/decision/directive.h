/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What should happen to one component, given where it is and what is best for it (step S6, and the
 * hold-down of S7)? TS 23.237 6.4: shall, should and may; keep or drop what cannot move.
 */
#ifndef SC_DIRECTIVE_H
#define SC_DIRECTIVE_H

#include "weighing.h"

/* Fills directive, reason, evidence and chosen from the ranked survivors. */
void sc_directive_settle(const struct sc_situation *situation, struct sc_weighing *weighing);

/* Gives up what nothing can carry on: it ends, or stays without a way to go on. */
void sc_directive_give_up(struct sc_weighing *weighing);

/* What tells why none of these contacts, all of them removed, can carry the component: the removal
 * of the one that came furthest; NO_CONTACT without any. */
struct sc_removal sc_directive_telling(const struct sc_situation *situation,
	const struct sc_weighing *weighing, sc_contact_set contacts);

/* Says all of it at once. */
void sc_directive_say(struct sc_weighing *weighing, enum sc_directive directive,
	enum sc_reason reason, int32_t chosen, struct sc_evidence evidence);

/* Whether the directive moves a running component somewhere else. */
bool sc_directive_moves(enum sc_directive directive);

/* Whether the component could stay where it is. */
bool sc_directive_is_free(const struct sc_weighing *weighing);

/* Whether something holds the component where it is, so that others do not take it along. */
bool sc_directive_is_pinned(const struct sc_weighing *weighing);

/* The device a running component is or was on, SC_NONE: not known. */
int32_t sc_device_it_was_on(
	const struct sc_situation *situation, const struct sc_weighing *weighing);

#endif
