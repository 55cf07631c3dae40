/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which rule of the operator and which preference of the user speak about a component (step S2)?
 * The first policy set that applies and has a rule for it wins; inside the set the most specific
 * rule by service, session case, roaming, and size of the media group. TS 23.237 6.4.
 */
#ifndef SC_POLICY_H
#define SC_POLICY_H

#include "weighing.h"

/* Fills set, rule, preference, user_first and nontransferable; `running` and `service` must be
 * known. MALFORMED when a chosen row holds a word that does not exist. */
enum sc_status sc_policy_choose(const struct sc_situation *situation, struct sc_weighing *weighing);

/* The rule that would be in force in another network, NULL: the built-in policy. */
const struct sc_rule *sc_policy_in_network(const struct sc_situation *situation,
	const struct sc_weighing *weighing, struct sc_text network);

/* What is said about a service; NULL: nothing. */
const struct sc_service_constraint *sc_policy_constraint(
	const struct sc_policy *policy, struct sc_text service);

/* Whether the operator forbids this access for what is happening to the component. */
sc_access_set sc_policy_restricted(const struct sc_situation *situation,
	const struct sc_weighing *weighing, const struct sc_rule *rule);

#endif
