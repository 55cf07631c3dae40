/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What holds at this time? Whether a contact is still there, which network the subscriber is in,
 * and which of the operator's policy sets apply to him there (TS 23.237 6.4). For the steps of a
 * decision, and for whoever tells others what a decision would rest on. Pure, as sc_decide() is.
 */
#ifndef SC_VALIDITY_H
#define SC_VALIDITY_H

#include "export.h"
#include "facts.h"

/* Whether a window in time is open; 0 stands for no bound, the end does not belong to it. */
static inline bool sc_within(int64_t from, int64_t to, int64_t now)
{
	return (from == 0 || from <= now) && (to == 0 || now < to);
}

/* Whether a contact has not expired. */
static inline bool sc_contact_is_live(const struct sc_contact *contact, int64_t now)
{
	return sc_within(0, contact->expires_at, now);
}

/* Takes the moment in when it lies ahead and comes before the earliest, 0: there was none so far.
 */
void sc_look_ahead(int64_t *earliest, int64_t now, int64_t when);

/* The visited network a contact is in, the empty text at home. */
struct sc_text sc_contact_network(
	const struct sc_subscriber *subscriber, const struct sc_contact *contact);

/* The visited network the subscriber is in, the empty text at home. He is where live 3GPP radio
 * says, by the most trusted and then the newest report; other accesses tell only when there is no
 * such radio, because a WLAN reports the home network. */
SC_EXPORT struct sc_text sc_serving_network(const struct sc_subscriber *subscriber,
	const struct sc_contact *contacts, uint32_t count, int64_t now);

/* Whether a set is for this subscriber while he is in this network, whenever it is valid. */
bool sc_policy_set_is_for(const struct sc_policy_set *set, const struct sc_subscriber *subscriber,
	struct sc_text network);

/* Whether it is for him and valid now. */
SC_EXPORT bool sc_policy_set_applies(const struct sc_policy_set *set,
	const struct sc_subscriber *subscriber, struct sc_text network, int64_t now);

#endif
