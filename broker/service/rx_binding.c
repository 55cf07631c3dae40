/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_binding.h"

#include <string.h>

#include "apn.h"
#include "rx_subscriptions.h"
#include "validity.h"

/* One request being bound. */
struct binding_work {
	const struct sc_snapshot *snapshot;
	const struct sc_rx_keys *keys;
	const struct sc_account *account; /* whose it must be, NULL: not known from identities */
	int64_t now;
	struct sc_rx_misfit *misfit;
};

const char *sc_rx_obstacle_sentence(enum sc_rx_obstacle obstacle)
{
	static const char *const sentences[] = {
#define SC_RX_OBSTACLE_ROW(name, sentence) [SC_RX_OBSTACLE_##name] = (sentence),
		SC_RX_OBSTACLES(SC_RX_OBSTACLE_ROW)
#undef SC_RX_OBSTACLE_ROW
	};

	return obstacle < SC_RX_OBSTACLE_COUNT ? sentences[obstacle]
					       : sentences[SC_RX_OBSTACLE_NONE];
}

bool sc_rx_keys_have_address(const struct sc_rx_keys *keys)
{
	return keys->has_ip4 || keys->has_ip6;
}

static enum sc_status miss(
	const struct binding_work *work, enum sc_rx_obstacle obstacle, enum sc_rx_key key)
{
	*work->misfit = (struct sc_rx_misfit){ .obstacle = obstacle, .key = key };
	return SC_STATUS_BINDING_MISSING;
}

/* What the end of a search means for the keys; `address` is the one that was searched. */
static enum sc_status miss_address(
	const struct binding_work *work, enum sc_address_end end, enum sc_rx_key address)
{
	switch (end) {
	case SC_ADDRESS_UNKNOWN:
		return miss(work, SC_RX_OBSTACLE_ADDRESS_UNKNOWN, address);
	case SC_ADDRESS_EXPIRED:
		return miss(work, SC_RX_OBSTACLE_CONTACT_EXPIRED, address);
	case SC_ADDRESS_OTHER_USER:
		return miss(work, SC_RX_OBSTACLE_OTHER_USER, address);
	case SC_ADDRESS_OTHER_DOMAIN:
		return miss(work, SC_RX_OBSTACLE_OTHER_DOMAIN, SC_RX_KEY_IP_DOMAIN);
	case SC_ADDRESS_OTHER_APN:
		return miss(work, SC_RX_OBSTACLE_OTHER_APN, SC_RX_KEY_APN);
	case SC_ADDRESS_AMBIGUOUS:
		return miss(work, SC_RX_OBSTACLE_AMBIGUOUS, address);
	case SC_ADDRESS_FOUND:
		break;
	}
	return SC_STATUS_OK;
}

/* Whether nothing that the contact says of its addresses contradicts the keys. */
static bool has_addresses(const struct sc_binding *place, const struct sc_rx_keys *keys)
{
	if (keys->has_ip4 && place->has_ip4 &&
		memcmp(keys->ip4, place->ip4, sizeof(keys->ip4)) != 0)
		return false;
	return !keys->has_ip6 || !place->has_ip6 ||
	       sc_binding_holds_ip6(place, keys->ip6, keys->ip6_bits);
}

/* One address has found a contact; the other one must not lead away from it. Where the other is
 * nobody's or several have it, what the contact says of itself decides. */
static enum sc_status join_addresses(const struct binding_work *work,
	const struct sc_address_match *found, const struct sc_address_match *other,
	enum sc_rx_key other_key)
{
	if (other->end == SC_ADDRESS_FOUND) {
		if (found->account != other->account || found->contact != other->contact)
			return miss(work, SC_RX_OBSTACLE_ADDRESSES_DIFFER, other_key);
		return SC_STATUS_OK;
	}
	if (other->end != SC_ADDRESS_UNKNOWN && other->end != SC_ADDRESS_EXPIRED &&
		other->end != SC_ADDRESS_AMBIGUOUS)
		return miss_address(work, other->end, other_key);
	if (!has_addresses(&found->account->bindings[found->contact], work->keys))
		return miss(work, SC_RX_OBSTACLE_ADDRESSES_DIFFER, other_key);
	return SC_STATUS_OK;
}

/* A device with two addresses has one contact for both, or the keys contradict themselves. */
static enum sc_status bind_addresses(const struct binding_work *work, struct sc_rx_binding *binding)
{
	const struct sc_rx_keys *keys = work->keys;
	const struct sc_address_place place = { .ip_domain = keys->ip_domain,
		.apn = keys->apn,
		.account = work->account,
		.now = work->now };
	struct sc_address_match by_ip4 = { .end = SC_ADDRESS_UNKNOWN };
	struct sc_address_match by_ip6 = { .end = SC_ADDRESS_UNKNOWN };
	const struct sc_address_match *found = &by_ip4;
	enum sc_status status = SC_STATUS_OK;

	if (keys->has_ip4)
		by_ip4 = sc_snapshot_by_ip4(work->snapshot, keys->ip4, &place);
	if (keys->has_ip6)
		by_ip6 = sc_snapshot_by_ip6(work->snapshot, keys->ip6, keys->ip6_bits, &place);
	if (by_ip4.end == SC_ADDRESS_FOUND && keys->has_ip6)
		status = join_addresses(work, &by_ip4, &by_ip6, SC_RX_KEY_IP6);
	else if (by_ip6.end == SC_ADDRESS_FOUND && keys->has_ip4)
		status = join_addresses(work, &by_ip6, &by_ip4, SC_RX_KEY_IP4);
	else if (keys->has_ip4 && (!keys->has_ip6 || by_ip4.end >= by_ip6.end))
		status = miss_address(work, by_ip4.end, SC_RX_KEY_IP4);
	else
		status = miss_address(work, by_ip6.end, SC_RX_KEY_IP6);
	if (status != SC_STATUS_OK)
		return status;
	if (by_ip4.end != SC_ADDRESS_FOUND)
		found = &by_ip6;
	*binding = (struct sc_rx_binding){ .account = found->account,
		.contact = (int32_t)found->contact };
	return SC_STATUS_OK;
}

static bool is_in_apn(const struct sc_binding *place, const struct sc_rx_keys *keys)
{
	return keys->apn.length == 0 || sc_apn_equal(place->apn, keys->apn);
}

static bool is_in_domain(const struct sc_binding *place, const struct sc_rx_keys *keys)
{
	return keys->ip_domain.length == 0 || sc_text_equal(place->ip_domain, keys->ip_domain);
}

/* Without an address the subscriber is bound, and his contact if he has only one that fits. */
static enum sc_status bind_contact(const struct binding_work *work, struct sc_rx_binding *binding)
{
	const struct sc_account *account = work->account;
	uint32_t fitting = 0;
	int32_t contact = SC_NONE;

	for (uint16_t i = 0; i < account->subscriber.contact_count; i++) {
		if (!sc_contact_is_live(&account->subscriber.contacts[i], work->now) ||
			!is_in_apn(&account->bindings[i], work->keys) ||
			!is_in_domain(&account->bindings[i], work->keys))
			continue;
		contact = i;
		fitting++;
	}
	if (fitting == 0)
		return miss(work, SC_RX_OBSTACLE_NO_CONTACT, SC_RX_KEY_NONE);
	*binding = (struct sc_rx_binding){ .account = account,
		.contact = fitting == 1 ? contact : SC_NONE };
	return SC_STATUS_OK;
}

/* Whether a contact that may have another URI by now is where the AF said that the session is. The
 * same address in another domain, or behind another access point, is another place. */
static bool has_place_of(const struct sc_binding *binding, const struct sc_rx_place *place)
{
	if (place->ip_domain.length != 0 && binding->ip_domain.length != 0 &&
		!sc_text_equal(place->ip_domain, binding->ip_domain))
		return false;
	if (place->apn.length != 0 && binding->apn.length != 0 &&
		!sc_apn_equal(place->apn, binding->apn))
		return false;
	if (place->ip4.length == sizeof(binding->ip4))
		return binding->has_ip4 &&
		       memcmp(binding->ip4, place->ip4.at, sizeof(binding->ip4)) == 0;
	return place->ip6.length == sizeof(binding->ip6) &&
	       sc_binding_holds_ip6(binding, (const uint8_t *)place->ip6.at, place->ip6_bits);
}

int32_t sc_rx_contact_of(
	const struct sc_account *account, const struct sc_rx_session *session, int64_t now)
{
	int32_t there = SC_NONE;

	for (uint16_t i = 0; i < account->subscriber.contact_count; i++) {
		const struct sc_contact *contact = &account->subscriber.contacts[i];

		if (!sc_contact_is_live(contact, now))
			continue;
		if (sc_text_equal(contact->uri, session->contact))
			return i;
		if (has_place_of(&account->bindings[i], &session->place))
			there = i;
	}
	return there;
}

/* Without a new address a running session stays where it is, as long as that exists. */
static enum sc_status bind_again(const struct binding_work *work,
	const struct sc_rx_session *running, struct sc_rx_binding *binding)
{
	const struct sc_account *account = work->account;
	const struct sc_binding *place = NULL;
	int32_t contact = SC_NONE;

	if (running->contact.length != 0) {
		contact = sc_rx_contact_of(account, running, work->now);
		if (contact == SC_NONE)
			return miss(work, SC_RX_OBSTACLE_CONTACT_GONE, SC_RX_KEY_NONE);
	}
	place = contact == SC_NONE ? NULL : &account->bindings[contact];
	if (place != NULL && place->apn.length != 0 && !is_in_apn(place, work->keys))
		return miss(work, SC_RX_OBSTACLE_OTHER_APN, SC_RX_KEY_APN);
	if (place != NULL && place->ip_domain.length != 0 && !is_in_domain(place, work->keys))
		return miss(work, SC_RX_OBSTACLE_OTHER_DOMAIN, SC_RX_KEY_IP_DOMAIN);
	*binding = (struct sc_rx_binding){ .account = account, .contact = contact };
	return SC_STATUS_OK;
}

/* A running session is its subscriber's, whoever the identities name. */
static enum sc_status take_owner(struct binding_work *work, const struct sc_rx_session *running)
{
	const struct sc_account *owner = NULL;

	if (running == NULL)
		return SC_STATUS_OK;
	owner = sc_snapshot_by_name(work->snapshot, running->subscription);
	if (owner == NULL)
		return miss(work, SC_RX_OBSTACLE_SUBSCRIBER_GONE, SC_RX_KEY_NONE);
	if (work->account != NULL && work->account != owner)
		return miss(work, SC_RX_OBSTACLE_IDENTITY_NOT_OF_SESSION, SC_RX_KEY_SUBSCRIPTION);
	work->account = owner;
	return SC_STATUS_OK;
}

enum sc_status sc_rx_bind(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_bond *bond, struct sc_rx_binding *binding, struct sc_rx_misfit *misfit)
{
	struct binding_work work = {
		.snapshot = sc_service_snapshot(service),
		.keys = bond->keys,
		.now = sc_service_now(service),
		.misfit = misfit,
	};
	enum sc_status status =
		sc_rx_subscriber_of(work.snapshot, arena, bond->keys, &work.account, misfit);

	if (status == SC_STATUS_OK)
		status = take_owner(&work, bond->running);
	if (status != SC_STATUS_OK)
		return status;
	if (sc_rx_keys_have_address(bond->keys))
		return bind_addresses(&work, binding);
	if (bond->running != NULL)
		return bind_again(&work, bond->running, binding);
	if (work.account != NULL)
		return bind_contact(&work, binding);
	return miss(&work, SC_RX_OBSTACLE_NO_KEYS, SC_RX_KEY_NONE);
}
