/* SPDX-License-Identifier: BSD-2-Clause */
#include "validity.h"

void sc_look_ahead(int64_t *earliest, int64_t now, int64_t when)
{
	if (when > now && (*earliest == 0 || when < *earliest))
		*earliest = when;
}

struct sc_text sc_contact_network(
	const struct sc_subscriber *subscriber, const struct sc_contact *contact)
{
	return sc_text_equal(contact->plmn, subscriber->hplmn) ? SC_TEXT("") : contact->plmn;
}

static bool is_radio(const struct sc_contact *contact)
{
	return SC_SET_HAS(sc_access_group_members(SC_ACCESS_GROUP_3GPP), contact->access);
}

/* Whether contact a tells better than b where the subscriber is. */
static bool tells_better(const struct sc_subscriber *subscriber, const struct sc_contact *a,
	const struct sc_contact *b)
{
	if (is_radio(a) != is_radio(b))
		return is_radio(a);
	if (a->trust != b->trust)
		return a->trust > b->trust;
	if (a->updated_at != b->updated_at)
		return a->updated_at > b->updated_at;
	return sc_text_compare(
		       sc_contact_network(subscriber, a), sc_contact_network(subscriber, b)) > 0;
}

struct sc_text sc_serving_network(const struct sc_subscriber *subscriber,
	const struct sc_contact *contacts, uint32_t count, int64_t now)
{
	const struct sc_contact *best = NULL;

	for (uint32_t i = 0; i < count; i++) {
		if (sc_contact_is_live(&contacts[i], now) &&
			(best == NULL || tells_better(subscriber, &contacts[i], best)))
			best = &contacts[i];
	}
	return best == NULL ? SC_TEXT("") : sc_contact_network(subscriber, best);
}

bool sc_policy_set_is_for(const struct sc_policy_set *set, const struct sc_subscriber *subscriber,
	struct sc_text network)
{
	struct sc_text whom = SC_TEXT("");

	switch (set->scope) {
	case SC_SCOPE_DEFAULT:
		return true;
	case SC_SCOPE_HPLMN:
		whom = subscriber->hplmn;
		break;
	case SC_SCOPE_VPLMN:
		whom = network;
		break;
	case SC_SCOPE_SUBSCRIPTION_CLASS:
		whom = subscriber->class_name;
		break;
	case SC_SCOPE_SUBSCRIPTION:
		whom = subscriber->name;
		break;
	case SC_SCOPE_COUNT:
		break;
	}
	return whom.length != 0 && sc_text_equal(whom, set->scope_value);
}

bool sc_policy_set_applies(const struct sc_policy_set *set, const struct sc_subscriber *subscriber,
	struct sc_text network, int64_t now)
{
	return sc_within(set->valid_from, set->valid_to, now) &&
	       sc_policy_set_is_for(set, subscriber, network);
}
