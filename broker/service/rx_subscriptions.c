/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_subscriptions.h"

#include "account_by_uri.h"

enum { IMSI_DIGITS = 15 };

static struct sc_text without_first(struct sc_text text, size_t count)
{
	return (struct sc_text){ .at = text.at + count, .length = text.length - count };
}

/* The number as a global tel URI, where spellings become one; .at NULL: the arena is full. */
static struct sc_text tel_uri_of(struct sc_arena *arena, struct sc_text digits)
{
	struct sc_text_writer out;
	struct sc_text uri;

	sc_arena_lend(arena, &out);
	sc_text_put(&out, SC_TEXT("tel:+"));
	sc_text_put(&out, digits);
	uri = sc_arena_settle(arena, &out);
	return out.overflow ? (struct sc_text){ 0 } : uri;
}

/* Most numbers come as they are stored; the others are brought into that form. */
static const struct sc_account *by_number(
	const struct sc_snapshot *snapshot, struct sc_arena *arena, struct sc_text number)
{
	struct sc_text digits =
		number.length != 0 && number.at[0] == '+' ? without_first(number, 1) : number;
	const struct sc_account *account = sc_snapshot_by_msisdn(snapshot, digits);
	struct sc_text canonical = { 0 };
	struct sc_text uri;

	if (account != NULL || digits.length == 0)
		return account;
	uri = tel_uri_of(arena, digits);
	if (uri.at != NULL)
		account = sc_account_by_uri(snapshot, arena, uri, &canonical, NULL);
	if (account == NULL && canonical.at != NULL)
		account = sc_snapshot_by_msisdn(
			snapshot, without_first(canonical, SC_TEXT("tel:+").length));
	return account;
}

/* The digits before the "@" of an identity that was made of an IMSI, with or without the digit that
 * tells the method of authentication (TS 23.003 13.3, 19.3.2); empty: it was not. */
static struct sc_text imsi_in(struct sc_text nai)
{
	struct sc_text digits = { .at = nai.at };

	while (digits.length < nai.length && nai.at[digits.length] >= '0' &&
		nai.at[digits.length] <= '9')
		digits.length++;
	if (digits.length == nai.length || nai.at[digits.length] != '@')
		return (struct sc_text){ 0 };
	return digits.length == IMSI_DIGITS + 1 ? without_first(digits, 1) : digits;
}

static const struct sc_account *by_nai(const struct sc_snapshot *snapshot, struct sc_text nai)
{
	const struct sc_account *account = sc_snapshot_by_private(snapshot, nai);
	struct sc_text imsi = imsi_in(nai);

	return account != NULL || imsi.length == 0 ? account : sc_snapshot_by_imsi(snapshot, imsi);
}

static const struct sc_account *account_of(const struct sc_snapshot *snapshot,
	struct sc_arena *arena, const struct sc_rx_subscription *subscription)
{
	switch (subscription->kind) {
	case SC_SUBSCRIPTION_E164:
		return by_number(snapshot, arena, subscription->value);
	case SC_SUBSCRIPTION_IMSI:
		return sc_snapshot_by_imsi(snapshot, subscription->value);
	case SC_SUBSCRIPTION_SIP_URI:
		return sc_account_by_uri(snapshot, arena, subscription->value, NULL, NULL);
	case SC_SUBSCRIPTION_NAI:
	case SC_SUBSCRIPTION_PRIVATE:
		return by_nai(snapshot, subscription->value);
	default:
		return NULL;
	}
}

enum sc_status sc_rx_subscriber_of(const struct sc_snapshot *snapshot, struct sc_arena *arena,
	const struct sc_rx_keys *keys, const struct sc_account **account,
	struct sc_rx_misfit *misfit)
{
	const struct sc_account *found = NULL;
	struct sc_rx_misfit unheard = { .obstacle = SC_RX_OBSTACLE_NONE };

	for (uint32_t i = 0; i < keys->subscription_count; i++) {
		const struct sc_account *one = account_of(snapshot, arena, &keys->subscriptions[i]);
		const struct sc_rx_misfit here = { .key = SC_RX_KEY_SUBSCRIPTION, .nth = i };

		if (one != NULL && found != NULL && one != found) {
			*misfit = here;
			misfit->obstacle = SC_RX_OBSTACLE_IDENTITIES_DIFFER;
			return SC_STATUS_BINDING_MISSING;
		}
		if (one != NULL)
			found = one;
		if (one != NULL || unheard.obstacle != SC_RX_OBSTACLE_NONE ||
			keys->subscriptions[i].kind >= SC_SUBSCRIPTION_KIND_COUNT)
			continue;
		unheard = here;
		unheard.obstacle = SC_RX_OBSTACLE_IDENTITY_UNKNOWN;
	}
	if (found == NULL && unheard.obstacle != SC_RX_OBSTACLE_NONE) {
		*misfit = unheard;
		return SC_STATUS_BINDING_MISSING;
	}
	*account = found;
	return SC_STATUS_OK;
}
