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
#include "export.h"
#include "rx_session.h"
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
	uint32_t kind; /* enum sc_subscription_kind; one that is not defined says nothing */
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

/* What stands in the way of a binding. */
#define SC_RX_OBSTACLES(X)                                                                         \
	X(NONE, "nothing stands in the way")                                                       \
	X(NO_KEYS, "the request names neither an address nor an identity")                         \
	X(ADDRESS_UNKNOWN, "no registered contact has that address")                               \
	X(CONTACT_EXPIRED, "the registration of the contact with that address has expired")        \
	X(OTHER_USER, "the address belongs to another subscriber")                                 \
	X(OTHER_DOMAIN, "the address belongs to a contact in another IP domain")                   \
	X(OTHER_APN, "the contact is connected to another packet data network")                    \
	X(AMBIGUOUS, "several contacts have that address; IP-Domain-Id, Called-Station-Id or "     \
		     "Subscription-Id would tell which")                                           \
	X(ADDRESSES_DIFFER, "the addresses belong to different contacts")                          \
	X(IDENTITY_UNKNOWN, "the identity belongs to no subscriber")                               \
	X(IDENTITIES_DIFFER, "the identities belong to different subscribers")                     \
	X(IDENTITY_NOT_OF_SESSION, "the session belongs to another subscriber")                    \
	X(NO_CONTACT, "the subscriber has no registered contact there")                            \
	X(SUBSCRIBER_GONE, "the subscriber of the session is gone")                                \
	X(CONTACT_GONE, "the contact of the session is gone")

enum sc_rx_obstacle {
#define SC_RX_OBSTACLE_ROW(name, sentence) SC_RX_OBSTACLE_##name,
	SC_RX_OBSTACLES(SC_RX_OBSTACLE_ROW)
#undef SC_RX_OBSTACLE_ROW
		SC_RX_OBSTACLE_COUNT
};

/* Never NULL. */
SC_EXPORT const char *sc_rx_obstacle_sentence(enum sc_rx_obstacle obstacle);

enum sc_rx_key {
	SC_RX_KEY_NONE,
	SC_RX_KEY_IP4,
	SC_RX_KEY_IP6,
	SC_RX_KEY_IP_DOMAIN,
	SC_RX_KEY_APN,
	SC_RX_KEY_SUBSCRIPTION,
	SC_RX_KEY_COUNT
};

/* Why there is no binding, and which of the keys is to blame. */
struct sc_rx_misfit {
	enum sc_rx_obstacle obstacle;
	enum sc_rx_key key; /* NONE: no particular one */
	uint32_t nth;       /* of several of that kind */
};

/* What is to be bound. */
struct sc_rx_bond {
	const struct sc_rx_keys *keys;
	const struct sc_rx_session *running; /* the session they are about, NULL: a new one */
};

/* BINDING_MISSING: no live contact has these keys, or they point at different ones; *misfit tells
 * more. An address finds one contact; identities alone find the subscriber, and his contact if only
 * one fits. A running session stays its subscriber's, and where it is as long as no new address is
 * told. */
enum sc_status sc_rx_bind(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_bond *bond, struct sc_rx_binding *binding, struct sc_rx_misfit *misfit);
/* Where a session that is bound to a contact is now: that contact, or, once its URI is gone, as
 * after a registration with another one, the live contact of the subscriber with the address that
 * the AF told. SC_NONE: neither is there. */
int32_t sc_rx_contact_of(
	const struct sc_account *account, const struct sc_rx_session *session, int64_t now);
/* Whether the keys hold anything that tells the place in the network. */
bool sc_rx_keys_have_address(const struct sc_rx_keys *keys);

#endif
