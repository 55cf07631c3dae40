/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_binding.h"

#include "account_by_uri.h"
#include "validity.h"

bool sc_rx_keys_have_address(const struct sc_rx_keys *keys)
{
	return keys->has_ip4 || keys->has_ip6;
}

/* A device with two addresses has one contact for both, or the keys contradict themselves. */
static enum sc_status bind_addresses(const struct sc_snapshot *snapshot,
	const struct sc_rx_keys *keys, struct sc_rx_binding *binding)
{
	const struct sc_account *by_ip4 = NULL;
	const struct sc_account *by_ip6 = NULL;
	uint32_t contact4 = 0;
	uint32_t contact6 = 0;

	if (keys->has_ip4)
		by_ip4 = sc_snapshot_by_ip4(
			snapshot, keys->ip4, keys->ip_domain, keys->apn, &contact4);
	if (keys->has_ip6)
		by_ip6 = sc_snapshot_by_ip6(
			snapshot, keys->ip6, keys->ip6_bits, keys->ip_domain, keys->apn, &contact6);
	if (by_ip4 == NULL && by_ip6 == NULL)
		return SC_STATUS_BINDING_MISSING;
	if (by_ip4 != NULL && by_ip6 != NULL && (by_ip4 != by_ip6 || contact4 != contact6))
		return SC_STATUS_BINDING_MISSING;
	*binding = (struct sc_rx_binding){
		.account = by_ip4 != NULL ? by_ip4 : by_ip6,
		.contact = (int32_t)(by_ip4 != NULL ? contact4 : contact6),
	};
	return SC_STATUS_OK;
}

static struct sc_text digits_of(struct sc_text number)
{
	if (number.length != 0 && number.at[0] == '+')
		return (struct sc_text){ .at = number.at + 1, .length = number.length - 1 };
	return number;
}

static const struct sc_account *account_of(const struct sc_snapshot *snapshot,
	struct sc_arena *arena, const struct sc_rx_subscription *subscription)
{
	switch (subscription->kind) {
	case SC_SUBSCRIPTION_E164:
		return sc_snapshot_by_msisdn(snapshot, digits_of(subscription->value));
	case SC_SUBSCRIPTION_IMSI:
		return sc_snapshot_by_imsi(snapshot, subscription->value);
	case SC_SUBSCRIPTION_SIP_URI:
		return sc_account_by_uri(snapshot, arena, subscription->value, NULL, NULL);
	case SC_SUBSCRIPTION_NAI:
	case SC_SUBSCRIPTION_PRIVATE:
		return sc_snapshot_by_private(snapshot, subscription->value);
	default:
		return NULL;
	}
}

/* One identity that we know is enough, two users are a contradiction. */
static enum sc_status bind_identities(const struct sc_snapshot *snapshot, struct sc_arena *arena,
	const struct sc_rx_keys *keys, const struct sc_account **account)
{
	const struct sc_account *found = NULL;

	for (uint32_t i = 0; i < keys->subscription_count; i++) {
		const struct sc_account *one = account_of(snapshot, arena, &keys->subscriptions[i]);

		if (one != NULL && found != NULL && one != found)
			return SC_STATUS_BINDING_MISSING;
		if (one != NULL)
			found = one;
	}
	if (found == NULL)
		return SC_STATUS_BINDING_MISSING;
	*account = found;
	return SC_STATUS_OK;
}

static bool fits(const struct sc_binding *place, const struct sc_rx_keys *keys)
{
	if (keys->apn.length != 0 && !sc_text_equal_nocase(place->apn, keys->apn))
		return false;
	return keys->ip_domain.length == 0 || sc_text_equal(place->ip_domain, keys->ip_domain);
}

/* Without an address the subscriber is bound, and his contact if he has only one that fits. */
static enum sc_status bind_contact(const struct sc_account *account, const struct sc_rx_keys *keys,
	int64_t now, struct sc_rx_binding *binding)
{
	uint32_t fitting = 0;
	int32_t contact = SC_NONE;

	for (uint16_t i = 0; i < account->subscriber.contact_count; i++) {
		if (!sc_contact_is_live(&account->subscriber.contacts[i], now) ||
			!fits(&account->bindings[i], keys))
			continue;
		contact = i;
		fitting++;
	}
	if (fitting == 0)
		return SC_STATUS_BINDING_MISSING;
	*binding = (struct sc_rx_binding){ .account = account,
		.contact = fitting == 1 ? contact : SC_NONE };
	return SC_STATUS_OK;
}

enum sc_status sc_rx_bind(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_keys *keys, struct sc_rx_binding *binding)
{
	const struct sc_snapshot *snapshot = sc_service_snapshot(service);
	const struct sc_account *account = NULL;
	enum sc_status status = SC_STATUS_OK;
	struct sc_rx_binding bound = { .contact = SC_NONE };
	int64_t now = sc_service_now(service);

	if (keys->subscription_count != 0)
		status = bind_identities(snapshot, arena, keys, &account);
	if (status == SC_STATUS_OK && sc_rx_keys_have_address(keys))
		status = bind_addresses(snapshot, keys, &bound);
	else if (status == SC_STATUS_OK && account != NULL)
		status = bind_contact(account, keys, now, &bound);
	if (status != SC_STATUS_OK)
		return status;
	if (bound.account == NULL || (account != NULL && account != bound.account))
		return SC_STATUS_BINDING_MISSING;
	if (bound.contact != SC_NONE &&
		!sc_contact_is_live(&bound.account->subscriber.contacts[bound.contact], now))
		return SC_STATUS_BINDING_MISSING;
	*binding = bound;
	return SC_STATUS_OK;
}
