/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whose address is it? Session binding of TS 29.214 4.4.1: by IPv4 address or IPv6 prefix, where
 * networks overlap with the IP domain, and with the APN when it is told. A contact that names no
 * domain or no APN fits any; one that names what was asked for fits better. Several that fit
 * equally well bind nothing, except when they are the same device on the same access.
 */
#include <string.h>

#include "apn.h"
#include "snapshot_parts.h"
#include "validity.h"

/* What was asked for, and the best contact so far. */
struct search {
	const struct sc_address_place *place;
	struct sc_address_match best;
	int fit; /* of the best */
};

uint64_t sc_snapshot_hash_ip4(const struct sc_snapshot *snapshot, const uint8_t ip4[4])
{
	return sc_keyed_hash(&snapshot->key, ip4, 4);
}

void sc_ip6_mask(const uint8_t ip6[16], uint8_t bits, uint8_t masked[16])
{
	memset(masked, 0, 16);
	memcpy(masked, ip6, bits / 8);
	if (bits % 8 != 0)
		masked[bits / 8] = (uint8_t)(ip6[bits / 8] & (0xff << (8 - bits % 8)));
}

uint64_t sc_snapshot_hash_ip6(
	const struct sc_snapshot *snapshot, const uint8_t ip6[16], uint8_t bits)
{
	uint8_t key[17];

	sc_ip6_mask(ip6, bits, key);
	key[16] = bits;
	return sc_keyed_hash(&snapshot->key, key, sizeof(key));
}

/* What keeps a contact from being meant; FOUND: nothing. */
static enum sc_address_end miss_of(
	const struct sc_address_place *place, const struct sc_account *account, uint32_t contact)
{
	const struct sc_binding *binding = &account->bindings[contact];

	if (!sc_contact_is_live(&account->subscriber.contacts[contact], place->now))
		return SC_ADDRESS_EXPIRED;
	if (place->account != NULL && place->account != account)
		return SC_ADDRESS_OTHER_USER;
	if (place->ip_domain.length != 0 && binding->ip_domain.length != 0 &&
		!sc_text_equal(place->ip_domain, binding->ip_domain))
		return SC_ADDRESS_OTHER_DOMAIN;
	if (place->apn.length != 0 && binding->apn.length != 0 &&
		!sc_apn_equal(place->apn, binding->apn))
		return SC_ADDRESS_OTHER_APN;
	return SC_ADDRESS_FOUND;
}

/* In how many ways a contact that is not missed was named. */
static int fit_of(const struct sc_address_place *place, const struct sc_binding *binding)
{
	int domain = place->ip_domain.length != 0 && binding->ip_domain.length != 0 ? 2 : 0;

	return domain + (place->apn.length != 0 && binding->apn.length != 0);
}

static bool same_place(
	const struct sc_address_match *best, const struct sc_account *account, uint32_t i)
{
	const struct sc_contact *a = &account->subscriber.contacts[i];
	const struct sc_contact *b = NULL;

	if (best->account != account)
		return false;
	b = &account->subscriber.contacts[best->contact];
	return a->device == b->device && a->access == b->access;
}

static void consider(struct search *search, const struct sc_account *account, uint32_t contact)
{
	enum sc_address_end miss = miss_of(search->place, account, contact);
	struct sc_address_match *best = &search->best;
	int fit = fit_of(search->place, &account->bindings[contact]);
	bool better = best->account == NULL || fit > search->fit;

	if (miss != SC_ADDRESS_FOUND) {
		if (best->account == NULL && miss > best->end)
			best->end = miss;
		return;
	}
	if (!better) {
		if (fit == search->fit && !same_place(best, account, contact))
			best->end = SC_ADDRESS_AMBIGUOUS;
		return;
	}
	*best = (struct sc_address_match){
		.end = SC_ADDRESS_FOUND, .account = account, .contact = contact
	};
	search->fit = fit;
}

static struct sc_address_match match_of(const struct search *search)
{
	struct sc_address_match match = search->best;

	if (match.end != SC_ADDRESS_FOUND)
		match.account = NULL;
	return match;
}

struct sc_address_match sc_snapshot_by_ip4(const struct sc_snapshot *snapshot, const uint8_t ip4[4],
	const struct sc_address_place *place)
{
	struct search search = { .place = place };
	struct sc_account_walk walk =
		sc_account_walk_begin(snapshot, SC_KEY_IP4, sc_snapshot_hash_ip4(snapshot, ip4));
	const struct sc_account *account = NULL;

	while ((account = sc_account_walk_next(&walk)) != NULL) {
		for (uint32_t i = 0; i < account->subscriber.contact_count; i++) {
			const struct sc_binding *binding = &account->bindings[i];

			if (binding->has_ip4 && memcmp(binding->ip4, ip4, 4) == 0)
				consider(&search, account, i);
		}
	}
	return match_of(&search);
}

bool sc_binding_holds_ip6(const struct sc_binding *binding, const uint8_t ip6[16], uint8_t bits)
{
	uint8_t asked[16];

	if (!binding->has_ip6 || bits < binding->ip6_prefix_length)
		return false;
	sc_ip6_mask(ip6, binding->ip6_prefix_length, asked);
	return memcmp(asked, binding->ip6, 16) == 0;
}

static void search_ip6(const struct sc_snapshot *snapshot, const uint8_t ip6[16], uint8_t bits,
	struct search *search)
{
	struct sc_account_walk walk = sc_account_walk_begin(
		snapshot, SC_KEY_IP6, sc_snapshot_hash_ip6(snapshot, ip6, bits));
	const struct sc_account *account = NULL;
	uint8_t wanted[16];

	sc_ip6_mask(ip6, bits, wanted);
	while ((account = sc_account_walk_next(&walk)) != NULL) {
		for (uint32_t i = 0; i < account->subscriber.contact_count; i++) {
			const struct sc_binding *binding = &account->bindings[i];

			if (binding->has_ip6 && binding->ip6_prefix_length == bits &&
				memcmp(binding->ip6, wanted, 16) == 0)
				consider(search, account, i);
		}
	}
}

struct sc_address_match sc_snapshot_by_ip6(const struct sc_snapshot *snapshot,
	const uint8_t ip6[16], uint8_t bits, const struct sc_address_place *place)
{
	struct search search = { .place = place };

	/* The longest stored prefix that holds the asked one wins. */
	for (int length = bits > 128 ? 128 : bits; length > 0 && search.best.account == NULL;
		length--) {
		if (snapshot->has_ip6_length[length] ||
			sc_snapshot_ground(snapshot)->has_ip6_length[length])
			search_ip6(snapshot, ip6, (uint8_t)length, &search);
	}
	return match_of(&search);
}
