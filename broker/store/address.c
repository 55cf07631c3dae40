/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whose address is it? Session binding of TS 29.214 4.4.1: by IPv4 address or IPv6 prefix, where
 * networks overlap with the IP domain, and with the APN when it is told. A contact that names no
 * domain or no APN fits any; one that names what was asked for fits better. Several that fit
 * equally well bind nothing, except when they are the same device on the same access.
 */
#include <string.h>

#include "snapshot_parts.h"

/* What was asked for, and the best contact so far. */
struct search {
	struct sc_text ip_domain;
	struct sc_text apn;
	const struct sc_account *account;
	uint32_t contact;
	int fit;
	bool ambiguous;
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

/* -1: does not fit; otherwise in how many ways it was named. */
static int fit_of(const struct search *search, const struct sc_binding *binding)
{
	int fit = 0;

	if (search->ip_domain.length != 0 && binding->ip_domain.length != 0) {
		if (!sc_text_equal(search->ip_domain, binding->ip_domain))
			return -1;
		fit += 2;
	}
	if (search->apn.length != 0 && binding->apn.length != 0) {
		if (!sc_text_equal_nocase(search->apn, binding->apn))
			return -1;
		fit++;
	}
	return fit;
}

static bool same_place(const struct search *search, const struct sc_account *account, uint32_t i)
{
	const struct sc_contact *a = &account->subscriber.contacts[i];
	const struct sc_contact *b = NULL;

	if (search->account != account)
		return false;
	b = &account->subscriber.contacts[search->contact];
	return a->device == b->device && a->access == b->access;
}

static void consider(struct search *search, const struct sc_account *account, uint32_t contact)
{
	int fit = fit_of(search, &account->bindings[contact]);

	if (fit < 0 || (search->account != NULL && fit < search->fit))
		return;
	if (search->account != NULL && fit == search->fit) {
		search->ambiguous = search->ambiguous || !same_place(search, account, contact);
		return;
	}
	search->account = account;
	search->contact = contact;
	search->fit = fit;
	search->ambiguous = false;
}

static const struct sc_account *result_of(const struct search *search, uint32_t *contact)
{
	if (search->account == NULL || search->ambiguous)
		return NULL;
	*contact = search->contact;
	return search->account;
}

const struct sc_account *sc_snapshot_by_ip4(const struct sc_snapshot *snapshot,
	const uint8_t ip4[4], struct sc_text ip_domain, struct sc_text apn, uint32_t *contact)
{
	struct search search = { .ip_domain = ip_domain, .apn = apn };
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
	return result_of(&search, contact);
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

const struct sc_account *sc_snapshot_by_ip6(const struct sc_snapshot *snapshot,
	const uint8_t ip6[16], uint8_t bits, struct sc_text ip_domain, struct sc_text apn,
	uint32_t *contact)
{
	struct search search = { .ip_domain = ip_domain, .apn = apn };

	/* The longest stored prefix that holds the asked one wins. */
	for (int length = bits > 128 ? 128 : bits; length > 0 && search.account == NULL; length--) {
		if (snapshot->has_ip6_length[length] ||
			sc_snapshot_ground(snapshot)->has_ip6_length[length])
			search_ip6(snapshot, ip6, (uint8_t)length, &search);
	}
	return result_of(&search, contact);
}
