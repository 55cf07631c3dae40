/* SPDX-License-Identifier: BSD-2-Clause */
#include "preliminary.h"

#include "directive.h"
#include "policy.h"
#include "settlement.h"

/* An emergency session is one whose service says so; it is never denied for lack of a
 * subscription, because the IM CN subsystem serves it without one (TS 23.237 5.3.1, TS 24.237
 * 6A.2.1: non-emergency sessions only). */
static bool is_emergency(const struct sc_hearing *hearing, const struct sc_facts *facts,
	struct sc_evidence *evidence)
{
	const struct sc_service_constraint *session =
		sc_policy_constraint(facts->policy, facts->service);

	*evidence = sc_evidence(SC_SOURCE_BUILT_IN, 0);
	if (facts->emergency)
		return true;
	for (uint32_t i = 0; i <= hearing->count; i++) {
		const struct sc_service_constraint *constraint =
			i == 0 ? session : hearing->weighings[i - 1].constraint;

		if (constraint != NULL && constraint->emergency) {
			*evidence = sc_evidence(SC_SOURCE_SERVICE, constraint->id);
			return true;
		}
	}
	return false;
}

void sc_preliminary_for_nobody(struct sc_hearing *hearing, const struct sc_facts *facts)
{
	struct sc_evidence evidence;

	if (!is_emergency(hearing, facts, &evidence)) {
		sc_settle_alike(hearing, SC_DIRECTIVE_DENY, SC_REASON_NO_SUBSCRIPTION,
			sc_evidence(SC_SOURCE_SUBSCRIPTION, 0));
		return;
	}
	for (uint32_t i = 0; i < hearing->count; i++)
		sc_directive_say(&hearing->weighings[i], SC_DIRECTIVE_PASSTHROUGH,
			SC_REASON_EMERGENCY_BYPASS, facts->components[i].contact, evidence);
}

/* Inter-UE transfer never applies to emergency sessions (TS 23.237 4.3.1). */
bool sc_preliminary_emergency(struct sc_hearing *hearing)
{
	const struct sc_facts *facts = hearing->situation.facts;
	struct sc_evidence evidence;

	if (!is_emergency(hearing, facts, &evidence))
		return false;
	if (facts->event == SC_EVENT_IUT_REQUESTED)
		sc_settle_refuse(hearing, SC_REASON_EMERGENCY_BYPASS, evidence);
	else
		sc_settle_let_through(hearing, SC_REASON_EMERGENCY_BYPASS, evidence);
	return true;
}

bool sc_preliminary_suspended(struct sc_hearing *hearing)
{
	const struct sc_subscriber *subscriber = hearing->situation.facts->subscriber;

	if (subscriber->active)
		return false;
	sc_settle_alike(hearing, SC_DIRECTIVE_DENY, SC_REASON_NO_SUBSCRIPTION,
		sc_evidence(SC_SOURCE_SUBSCRIPTION, subscriber->id));
	return true;
}

bool sc_preliminary_unsteered(struct sc_hearing *hearing)
{
	const struct sc_facts *facts = hearing->situation.facts;
	struct sc_evidence subscription =
		sc_evidence(SC_SOURCE_SUBSCRIPTION, facts->subscriber->id);

	if (facts->subscriber->sc_allowed)
		return false;
	if (facts->event == SC_EVENT_IUT_REQUESTED)
		sc_settle_refuse(hearing, SC_REASON_IUT_NOT_AUTH, subscription);
	else
		sc_settle_let_through(hearing, SC_REASON_SC_NOT_ALLOWED, subscription);
	return true;
}
