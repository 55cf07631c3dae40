/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What holds for every decision, whatever the facts? Each invariant looks at facts and decision and
 * says what is wrong.
 */
#ifndef SC_INVARIANTS_H
#define SC_INVARIANTS_H

#include "decision.h"

/* The first invariant that is broken, in words; NULL when all hold. */
const char *invariants_check(const struct sc_facts *facts, const struct sc_decision *decision);

/* Whether two decisions say the same about contacts that carry the same row ids; the order in which
 * the facts list them may differ. */
bool decisions_agree(const struct sc_facts *facts, const struct sc_decision *decision,
	const struct sc_facts *other_facts, const struct sc_decision *other);

#endif
