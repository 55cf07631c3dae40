/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whose session is it, and over which access? Session binding (TS 29.214 4.4.1, TS 29.213 5.2) of
 * an AF session to a subscriber and, where the keys say so, to one of his contacts.
 */
#ifndef SC_RX_BINDING_H
#define SC_RX_BINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "service.h"

/* TS 29.214 4.2 by way of RFC 8506 8.47. */
enum sc_subscription_kind {
	SC_SUBSCRIPTION_E164 = 0,
	SC_SUBSCRIPTION_IMSI = 1,
	SC_SUBSCRIPTION_SIP_URI = 2,
	SC_SUBSCRIPTION_NAI = 3,
	SC_SUBSCRIPTION_PRIVATE = 4,
	SC_SUBSCRIPTION_KIND_COUNT
};

struct sc_rx_subscription {
	uint32_t kind; /* enum sc_subscription_kind; an unknown one is nobody's */
	struct sc_text value;
};

/* What the AF said about the user. */
struct sc_rx_keys {
	bool has_ip4;
	uint8_t ip4[4];
	bool has_ip6;
	uint8_t ip6[16];
	uint8_t ip6_bits;         /* of the prefix, 1..128 */
	struct sc_text ip_domain; /* may be empty */
	struct sc_text apn;       /* Called-Station-Id, may be empty */
	const struct sc_rx_subscription *subscriptions;
	uint32_t subscription_count;
};

struct sc_rx_binding {
	const struct sc_account *account;
	int32_t contact; /* index into the account's contacts, SC_NONE: no particular one */
};

/* BINDING_MISSING: no live contact has these keys, or they point at different ones. An address
 * finds one contact; identities alone find the subscriber, and his contact if only one fits. */
enum sc_status sc_rx_bind(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_keys *keys, struct sc_rx_binding *binding);
/* Whether the keys hold anything that tells the place in the network. */
bool sc_rx_keys_have_address(const struct sc_rx_keys *keys);

#endif
