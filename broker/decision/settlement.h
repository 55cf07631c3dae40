/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can be said about a session without weighing anything? Each of these speaks about every
 * component at once, and ends the hearing.
 */
#ifndef SC_SETTLEMENT_H
#define SC_SETTLEMENT_H

#include "weighing.h"

/* One verdict for everybody, who is nowhere from now on. */
void sc_settle_alike(struct sc_hearing *hearing, enum sc_directive directive, enum sc_reason reason,
	struct sc_evidence evidence);

/* What was asked for is refused; every component stays where it is. */
void sc_settle_refuse(
	struct sc_hearing *hearing, enum sc_reason reason, struct sc_evidence evidence);

/* Somebody has to agree first; every component stays where it is until then. */
void sc_settle_ask(struct sc_hearing *hearing, struct sc_evidence evidence);

/* Nothing is steered: every component stays where it is; what has no place yet goes where the
 * session is, or to the contact that looks best by itself. */
void sc_settle_let_through(
	struct sc_hearing *hearing, enum sc_reason reason, struct sc_evidence evidence);

#endif
