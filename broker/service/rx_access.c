/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_access.h"

#include "facts.h"
#include "validity.h"

/* TS 29.214 5.3.39: trust is told for accesses that are not 3GPP only. */
static int32_t trust_of(enum sc_access access)
{
	if (access == SC_ACCESS_WLAN_TRUSTED)
		return 0;
	return access == SC_ACCESS_WLAN_UNTRUSTED ? 1 : -1;
}

static bool tells_its_network(const struct sc_contact *contact)
{
	return SC_SET_HAS(sc_access_group_members(SC_ACCESS_GROUP_3GPP), contact->access);
}

struct sc_text sc_rx_network_of(
	const struct sc_subscriber *subscriber, const struct sc_contact *contact, int64_t now)
{
	if (tells_its_network(contact))
		return contact->plmn;
	return sc_serving_network(subscriber, subscriber->contacts, subscriber->contact_count, now);
}

/* At home the network has a name too. */
static struct sc_text network_to_tell(
	const struct sc_subscriber *subscriber, const struct sc_contact *contact, int64_t now)
{
	struct sc_text network = sc_rx_network_of(subscriber, contact, now);

	return network.length != 0 ? network : subscriber->hplmn;
}

struct sc_rx_access sc_rx_access_of(const struct sc_rx_binding *binding, int64_t now)
{
	const struct sc_binding *place = NULL;
	const struct sc_contact *contact = NULL;

	if (binding->contact == SC_NONE)
		return (struct sc_rx_access){ .ip_can = -1, .rat = -1, .trusted = -1 };
	place = &binding->account->bindings[binding->contact];
	contact = &binding->account->subscriber.contacts[binding->contact];
	return (struct sc_rx_access){
		.ip_can = place->ip_can >= 0 ? place->ip_can : sc_access_ip_can(contact->access),
		.rat = place->rat >= 0 ? place->rat : sc_access_rat(contact->access),
		.trusted = trust_of(contact->access),
		.plmn = network_to_tell(&binding->account->subscriber, contact, now),
	};
}

int64_t sc_rx_access_until(const struct sc_rx_binding *binding, int64_t now)
{
	const struct sc_subscriber *subscriber = &binding->account->subscriber;
	const struct sc_contact *contact = NULL;
	int64_t until = 0;

	if (binding->contact == SC_NONE)
		return until;
	contact = &subscriber->contacts[binding->contact];
	sc_look_ahead(&until, now, contact->expires_at);
	for (uint16_t i = 0; i < subscriber->contact_count && !tells_its_network(contact); i++)
		sc_look_ahead(&until, now, subscriber->contacts[i].expires_at);
	return until;
}
