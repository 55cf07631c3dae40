/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do all components share? The contacts sorted into sets, what of them has not expired, and
 * the network the subscriber is in (step S1).
 */
#ifndef SC_SITUATION_H
#define SC_SITUATION_H

#include "weighing.h"

/* For facts that passed the check and have a subscriber. */
void sc_situation_prepare(struct sc_situation *situation, const struct sc_facts *facts);

/* The visited network a contact is in, the empty text at home. */
struct sc_text sc_network_of(const struct sc_situation *situation, uint32_t contact);

/* The accesses that the radio of this one offers at the same time. */
sc_access_set sc_radio_of(enum sc_access access);

/* The contacts over any of these accesses, or on any of these devices. */
sc_contact_set sc_contacts_over(const struct sc_situation *situation, sc_access_set accesses);
sc_contact_set sc_contacts_on(const struct sc_situation *situation, sc_device_set devices);

#endif
