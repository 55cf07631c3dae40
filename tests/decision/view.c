/* SPDX-License-Identifier: BSD-2-Clause */
#include "view.h"

#include <string.h>

struct view view_of(
	const struct sc_facts *facts, const struct sc_decision *decision, uint32_t index)
{
	const struct sc_verdict *verdict = &decision->verdicts[index];

	return (struct view){ .facts = facts,
		.decision = decision,
		.component = &facts->components[index],
		.verdict = verdict,
		.chosen = verdict->chosen == SC_NONE ? NULL : &facts->contacts[verdict->chosen] };
}

bool was_weighed(const struct sc_verdict *verdict)
{
	return verdict->candidate_count != 0 && verdict->directive != SC_DIRECTIVE_PASSTHROUGH;
}

bool is_live(const struct sc_facts *facts, int32_t contact)
{
	if (contact == SC_NONE)
		return false;
	if (facts->event == SC_EVENT_CONTROLLER_LOST && facts->collaboration.controller != 0 &&
		facts->contacts[contact].device == facts->collaboration.controller - 1)
		return false;
	return facts->contacts[contact].expires_at == 0 ||
	       facts->contacts[contact].expires_at > facts->now;
}

bool in_cs(const struct sc_contact *contact)
{
	return contact != NULL && strcmp(sc_access_domain(contact->access), "cs") == 0;
}

bool survived(const struct sc_verdict *verdict, int32_t contact)
{
	for (uint32_t i = 0; i < verdict->survivor_count; i++) {
		if (verdict->candidates[i].contact == contact)
			return true;
	}
	return false;
}

/* The radio network has moved it, or nobody steered it. */
bool is_given(const struct view *view)
{
	return view->verdict->directive == SC_DIRECTIVE_PASSTHROUGH ||
	       view->verdict->candidate_count == 0 ||
	       (view->facts->event == SC_EVENT_SRVCC_HAPPENED && in_cs(view->chosen) &&
		       view->verdict->directive == SC_DIRECTIVE_PLACE);
}

bool is_setting_up(const struct sc_facts *facts)
{
	return facts->event == SC_EVENT_ORIGINATE || facts->event == SC_EVENT_TERMINATE;
}

int32_t current_of(const struct view *view)
{
	return is_live(view->facts, view->component->contact) ? view->component->contact : SC_NONE;
}

const char *radio_of(enum sc_access access)
{
	const char *name = sc_access_name(access);

	if (strncmp(name, "HSPA", 4) == 0)
		return "UTRAN";
	if (strncmp(name, "EUTRAN", 6) == 0)
		return "EUTRAN";
	return strncmp(name, "UTRAN", 5) == 0   ? "UTRAN"
	       : strncmp(name, "GERAN", 5) == 0 ? "GERAN"
						: name;
}
