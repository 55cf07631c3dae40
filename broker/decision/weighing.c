/* SPDX-License-Identifier: BSD-2-Clause */
#include "weighing.h"

#include "ranking.h"

struct sc_evidence sc_evidence_of_operator(const struct sc_weighing *weighing)
{
	return weighing->set == NULL ? sc_evidence(SC_SOURCE_BUILT_IN, 0)
				     : sc_evidence(SC_SOURCE_RULE, weighing->rule->id);
}

struct sc_evidence sc_evidence_of_user(const struct sc_weighing *weighing)
{
	return weighing->preference == NULL
		       ? sc_evidence(SC_SOURCE_BUILT_IN, 0)
		       : sc_evidence(SC_SOURCE_PREFERENCE, weighing->preference->id);
}

struct sc_evidence sc_evidence_of_contact(const struct sc_situation *situation, uint32_t contact)
{
	return sc_evidence(SC_SOURCE_CONTACT, situation->facts->contacts[contact].id);
}

struct sc_evidence sc_evidence_of_device(const struct sc_situation *situation, uint32_t contact)
{
	return sc_evidence(SC_SOURCE_DEVICE, sc_device_of(situation, contact)->id);
}

void sc_weighing_remove(struct sc_weighing *weighing, sc_contact_set contacts,
	enum sc_reason reason, struct sc_evidence evidence)
{
	sc_contact_set left = contacts & weighing->survivors;

	weighing->survivors &= ~contacts;
	for (uint32_t contact; sc_take_bit(&left, &contact);)
		weighing->removed[contact] = (struct sc_removal){
			.reason = reason, .step = weighing->step, .evidence = evidence
		};
}

void sc_weighing_remove_each(const struct sc_situation *situation, struct sc_weighing *weighing,
	sc_contact_set contacts, enum sc_reason reason, enum sc_source source)
{
	for (uint32_t left = contacts & weighing->survivors, contact; sc_take_bit(&left, &contact);)
		sc_weighing_remove(weighing, SC_BIT(contact), reason,
			source == SC_SOURCE_DEVICE ? sc_evidence_of_device(situation, contact)
						   : sc_evidence_of_contact(situation, contact));
}

void sc_weighing_withdraw(const struct sc_situation *situation, struct sc_weighing *weighing,
	sc_contact_set contacts, enum sc_reason reason, struct sc_evidence evidence)
{
	uint32_t kept = 0;

	weighing->step = SC_STEP_JOINT;
	sc_weighing_remove(weighing, contacts, reason, evidence);
	for (uint32_t i = 0; i < weighing->survivor_count; i++) {
		uint32_t contact = sc_ranking_contact(situation, weighing->keys[i]);

		if (SC_SET_HAS(weighing->survivors, contact))
			weighing->keys[kept++] = weighing->keys[i];
	}
	weighing->survivor_count = kept;
}
