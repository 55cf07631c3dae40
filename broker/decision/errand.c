/* SPDX-License-Identifier: BSD-2-Clause */
#include "errand.h"

#include "directive.h"
#include "ranking.h"
#include "situation.h"

/* What is nowhere has neither a place to change in nor a source to copy. */
static void keep_to_its_place(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_errand *errand = &weighing->errand;

	if (weighing->current == SC_NONE)
		sc_weighing_remove(weighing, situation->all, SC_REASON_NO_CONTACT,
			sc_evidence(SC_SOURCE_CONTACT, 0));
	else if (errand->kind == SC_ERRAND_CHANGE)
		sc_weighing_remove(weighing, ~SC_BIT(weighing->current), SC_REASON_NOT_TARGET,
			errand->evidence);
}

bool sc_errand_filter(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_errand *errand = &weighing->errand;

	switch (errand->kind) {
	case SC_ERRAND_COPY:
	case SC_ERRAND_CHANGE:
		keep_to_its_place(situation, weighing);
		break;
	case SC_ERRAND_LEAVE:
		sc_weighing_remove(weighing, situation->all, errand->reason, errand->evidence);
		break;
	case SC_ERRAND_END:
		sc_weighing_remove(weighing, situation->all, SC_REASON_REQUESTED, errand->evidence);
		break;
	case SC_ERRAND_GO:
		break;
	case SC_ERRAND_NONE:
	case SC_ERRAND_STAY:
		return false;
	}
	if (errand->devices != 0)
		sc_weighing_remove(weighing, ~sc_contacts_on(situation, errand->devices),
			SC_REASON_NOT_TARGET, errand->evidence);
	return true;
}

/* It stays as it is, for what stands against the contacts in question. */
static void decline(
	const struct sc_situation *situation, struct sc_weighing *weighing, sc_contact_set contacts)
{
	struct sc_removal why = sc_directive_telling(situation, weighing, contacts);

	sc_directive_say(weighing, SC_DIRECTIVE_DENY, why.reason, weighing->current, why.evidence);
}

static void go(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_errand *errand = &weighing->errand;
	bool copies = errand->kind == SC_ERRAND_COPY;
	sc_contact_set there =
		errand->devices == 0 ? situation->all : sc_contacts_on(situation, errand->devices);

	if (copies && weighing->current == SC_NONE)
		decline(situation, weighing, 0);
	else if (sc_directive_is_free(weighing))
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, errand->reason, weighing->current,
			errand->evidence);
	else if (weighing->survivor_count != 0)
		sc_directive_say(weighing,
			copies              ? SC_DIRECTIVE_REPLICATE
			: weighing->running ? SC_DIRECTIVE_TRANSFER_NOW
					    : SC_DIRECTIVE_PLACE,
			errand->reason, (int32_t)sc_ranking_contact(situation, weighing->keys[0]),
			errand->evidence);
	else if (errand->reason == SC_REASON_FOLLOWS_CONTROL)
		sc_directive_give_up(weighing);
	else
		decline(situation, weighing, there);
}

static void change(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	if (weighing->current == SC_NONE)
		decline(situation, weighing, 0);
	else if (sc_directive_is_free(weighing))
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, weighing->errand.reason,
			weighing->current, weighing->errand.evidence);
	else
		decline(situation, weighing, SC_BIT(weighing->current));
}

/* A request that names a device ends what is on it. */
static void end(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	const struct sc_errand *errand = &weighing->errand;
	int32_t device = sc_device_it_was_on(situation, weighing);

	if (errand->devices == 0 || (device != SC_NONE && SC_SET_HAS(errand->devices, device)))
		sc_directive_say(
			weighing, SC_DIRECTIVE_DROP, errand->reason, SC_NONE, errand->evidence);
	else
		sc_directive_say(weighing, SC_DIRECTIVE_DENY, SC_REASON_NOT_TARGET,
			weighing->current, errand->evidence);
}

bool sc_errand_settle(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	switch (weighing->errand.kind) {
	case SC_ERRAND_NONE:
		return false;
	case SC_ERRAND_STAY:
		if (!sc_directive_is_free(weighing))
			return false;
		sc_directive_say(weighing, SC_DIRECTIVE_KEEP, weighing->errand.reason,
			weighing->current, weighing->errand.evidence);
		break;
	case SC_ERRAND_GO:
	case SC_ERRAND_COPY:
		go(situation, weighing);
		break;
	case SC_ERRAND_CHANGE:
		change(situation, weighing);
		break;
	case SC_ERRAND_END:
		end(situation, weighing);
		break;
	case SC_ERRAND_LEAVE:
		sc_directive_give_up(weighing);
		break;
	}
	return true;
}
