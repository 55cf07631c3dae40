/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do the facts hold together? Every limit, index and word that all decisions look at is checked
 * once, before anything is decided, so that no later step can stumble (step S0). Words in the
 * operator's policy are checked where a rule is chosen (policy.c).
 */
#ifndef SC_SANITY_H
#define SC_SANITY_H

#include "facts.h"
#include "status.h"

/* OUT_OF_ROOM when a limit of facts.h is exceeded; MALFORMED when an index or word does not exist,
 * a set names what does not exist, two components share a number, or a component is in a place and
 * lost at the same time. */
enum sc_status sc_sanity_check(const struct sc_facts *facts);

#endif
