/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_handover.h"

#include "validity.h"

static const sc_media_set all_media = ~(sc_media_set)0;

static bool is_in(enum sc_access_group group, enum sc_access access)
{
	return SC_SET_HAS(sc_access_group_members(group), access);
}

/* Over what a device can be reached now. */
static sc_access_set accesses_of(
	const struct sc_subscriber *subscriber, uint32_t device, int64_t now)
{
	sc_access_set accesses = 0;

	for (uint16_t i = 0; i < subscriber->contact_count; i++) {
		const struct sc_contact *contact = &subscriber->contacts[i];

		if (contact->device == device && sc_contact_is_live(contact, now))
			accesses |= SC_SET_OF(contact->access);
	}
	return accesses;
}

/* False: there is no such device any more. */
static bool find_device(
	const struct sc_subscriber *subscriber, struct sc_text name, uint32_t *device)
{
	for (uint16_t i = 0; i < subscriber->device_count; i++) {
		if (!sc_text_equal(subscriber->devices[i].name, name))
			continue;
		*device = i;
		return true;
	}
	return false;
}

static bool has_srvcc(const struct sc_subscriber *subscriber, uint32_t device)
{
	return subscriber->srvcc_allowed && subscriber->devices[device].srvcc_capable;
}

/* Beside a circuit some of the radio's packet bearers go on. Speech was taken from them when it
 * could not have stayed there; with vSRVCC so was the video of the call, to UTRAN only
 * (TS 23.216 4.1, 6.4). */
static sc_media_set taken_beside(const struct sc_subscriber *subscriber,
	const struct sc_contact *contact, sc_access_set circuits)
{
	if (!has_srvcc(subscriber, contact->device) ||
		!is_in(SC_ACCESS_GROUP_3GPP, contact->access) ||
		contact->voice == SC_VOICE_SUPPORT_SUPPORTED)
		return 0;
	if (subscriber->devices[contact->device].vsrvcc_capable &&
		SC_SET_HAS(circuits, SC_ACCESS_UTRAN_CS))
		return SC_SET_OF(SC_MEDIA_AUDIO) | SC_SET_OF(SC_MEDIA_VIDEO);
	return SC_SET_OF(SC_MEDIA_AUDIO);
}

/* All of it when the contact itself is over circuits now, or has gone and circuits are all that the
 * device has left. A circuit alone says nothing: many can always be called over one. */
sc_media_set sc_rx_taken_to_circuits(
	const struct sc_rx_session *session, const struct sc_rx_binding *binding, int64_t now)
{
	const struct sc_subscriber *subscriber = &binding->account->subscriber;
	const sc_access_set in_circuits = sc_access_group_members(SC_ACCESS_GROUP_CS);
	const struct sc_contact *contact = NULL;
	sc_access_set accesses = 0;
	uint32_t device = 0;

	if (session->contact.length == 0 || is_in(SC_ACCESS_GROUP_CS, session->access) ||
		!find_device(subscriber, session->device, &device))
		return 0;
	accesses = accesses_of(subscriber, device, now);
	if ((accesses & in_circuits) == 0)
		return 0;
	if (binding->contact == SC_NONE)
		return (accesses & ~in_circuits) == 0 && has_srvcc(subscriber, device) ? all_media
										       : 0;
	contact = &subscriber->contacts[binding->contact];
	if (is_in(SC_ACCESS_GROUP_CS, contact->access))
		return all_media;
	return taken_beside(subscriber, contact, accesses & in_circuits);
}
