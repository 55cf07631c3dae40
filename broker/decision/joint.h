/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What may the components of one session have together (step S7)? Checks that look at several
 * components at once; they take candidates away or hold moves back, never add anything. Each of the
 * checks that take away tells whether it did, so that all of them run again until nothing changes.
 */
#ifndef SC_JOINT_H
#define SC_JOINT_H

#include "weighing.h"

/* Runs all of them until nothing changes, in the order of the list from a to f; circuits.c and
 * together.c hold some of them. False when they do not come to an end within the limit. */
bool sc_joint_check(struct sc_hearing *hearing);

/* Withdraws contacts from one component and settles it again; false when it had none of them or
 * nobody may move it. */
bool sc_joint_withdraw(struct sc_hearing *hearing, struct sc_weighing *weighing,
	sc_contact_set contacts, enum sc_reason reason, struct sc_evidence evidence);

/* Audio before video before the rest, then the lower number: whose wish counts more. */
bool sc_joint_matters_more(const struct sc_weighing *a, const struct sc_weighing *b);

/* The members of a service take only what all of them can take, and in one order. */
bool sc_joint_keep_together(struct sc_hearing *hearing);

/* The members move, or stay, as one. */
bool sc_joint_move_together(struct sc_hearing *hearing);

/* Who joins goes where the others are, or does not join. */
bool sc_joint_join_together(struct sc_hearing *hearing);

/* A circuit carries one active speech component, and video only beside it. TS 23.237, TS 23.216 */
bool sc_joint_circuits(struct sc_hearing *hearing);

/* A device with a single radio uses one 3GPP radio at a time. */
bool sc_joint_radios(struct sc_hearing *hearing);

#endif
