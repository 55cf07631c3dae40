/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do invariants look at? One verdict beside its component and the contact that was chosen; the
 * questions here are asked by several of them.
 */
#ifndef SC_VIEW_H
#define SC_VIEW_H

#include "decision.h"

/* One verdict and what it is about. */
struct view {
	const struct sc_facts *facts;
	const struct sc_decision *decision;
	const struct sc_component *component;
	const struct sc_verdict *verdict;
	const struct sc_contact *chosen; /* NULL: none */
};

struct view view_of(
	const struct sc_facts *facts, const struct sc_decision *decision, uint32_t index);

/* Whether a component was weighed, not settled beforehand. */
bool was_weighed(const struct sc_verdict *verdict);
/* Whether a contact has neither expired nor is lost with its device. */
bool is_live(const struct sc_facts *facts, int32_t contact);
bool in_cs(const struct sc_contact *contact);
bool survived(const struct sc_verdict *verdict, int32_t contact);
/* One word for all accesses that one radio offers at once. */
const char *radio_of(enum sc_access access);
bool is_setting_up(const struct sc_facts *facts);
/* The radio network has moved it, or nobody steered it: a request was refused before. */
bool is_given(const struct view *view);
/* Where a component is now and its contact lives, SC_NONE: nowhere. */
int32_t current_of(const struct view *view);

/* Each tells what is wrong, NULL: nothing is. */
const char *invariants_of_component(const struct view *view);
const char *invariants_of_session(const struct sc_facts *facts, const struct sc_decision *decision);
const char *invariants_of_sharing(const struct sc_facts *facts, const struct sc_decision *decision);

#endif
