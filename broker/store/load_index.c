/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How will rows be found by their keys? Fills the look-ups of the snapshot and compiles wildcards.
 * Two identities that are one in canonical form are refused: the database compares their spelling
 * only.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loader.h"

enum { REPEAT_LIMIT = 1024 }; /* how far repeats in one expression may multiply */

/* How many keys of each kind there are. */
struct tally {
	uint32_t publics;
	uint32_t privates;
	uint32_t imsis;
	uint32_t msisdns;
	uint32_t externals;
	uint32_t ip4s;
	uint32_t ip6s;
	uint32_t wildcards;
};

static bool is_wildcard(const struct sc_public_identity *identity)
{
	return identity->type == SC_IDENTITY_TYPE_WILDCARDED_PSI ||
	       identity->type == SC_IDENTITY_TYPE_WILDCARDED_IMPU;
}

static struct tally count_keys(const struct sc_snapshot *snapshot)
{
	struct tally tally = { 0 };

	for (uint32_t i = 0; i < snapshot->account_count; i++) {
		const struct sc_account *account = &snapshot->accounts[i];

		tally.publics += account->public_count;
		tally.privates += account->private_count;
		tally.msisdns += account->msisdn_count;
		tally.externals += account->external_count;
		for (uint32_t p = 0; p < account->private_count; p++)
			tally.imsis += account->privates[p].imsi.length != 0;
		for (uint32_t p = 0; p < account->public_count; p++)
			tally.wildcards += is_wildcard(&account->publics[p]);
		for (uint32_t c = 0; c < account->subscriber.contact_count; c++) {
			tally.ip4s += account->bindings[c].has_ip4;
			tally.ip6s += account->bindings[c].has_ip6;
		}
	}
	return tally;
}

static enum sc_status open_lookups(struct sc_snapshot *snapshot, const struct tally *tally)
{
	const struct {
		struct sc_lookup *lookup;
		uint32_t rows;
	} lookups[] = {
		{ &snapshot->keys[SC_KEY_PUBLIC], tally->publics },
		{ &snapshot->keys[SC_KEY_PRIVATE], tally->privates },
		{ &snapshot->keys[SC_KEY_IMSI], tally->imsis },
		{ &snapshot->keys[SC_KEY_MSISDN], tally->msisdns },
		{ &snapshot->keys[SC_KEY_EXTERNAL], tally->externals },
		{ &snapshot->keys[SC_KEY_IP4], tally->ip4s },
		{ &snapshot->keys[SC_KEY_IP6], tally->ip6s },
		{ &snapshot->by_sh_host, snapshot->sh_grant_count },
		{ &snapshot->by_rx_host, snapshot->rx_host_count },
	};
	enum sc_status status = SC_STATUS_OK;

	for (size_t i = 0; status == SC_STATUS_OK && i < SC_COUNT_OF(lookups); i++)
		status = sc_lookup_open(lookups[i].lookup, lookups[i].rows);
	return status;
}

/* What {n,m} in the expression multiply to, at most REPEAT_LIMIT + 1; matching would cost that. */
static uint32_t repeats_of(struct sc_text expression)
{
	uint32_t product = 1;

	for (size_t i = 0; i < expression.length; i++) {
		uint32_t number = 0;

		if (expression.at[i] != '{')
			continue;
		for (i++; i < expression.length && expression.at[i] != '}'; i++) {
			if (expression.at[i] == ',')
				number = 0;
			else if (number <= REPEAT_LIMIT)
				number = number * 10 + (uint32_t)(unsigned char)expression.at[i] -
					 '0';
		}
		product *= number == 0 ? 1 : number;
		if (number > REPEAT_LIMIT || product > REPEAT_LIMIT)
			return REPEAT_LIMIT + 1;
	}
	return product;
}

static bool has_back_reference(struct sc_text expression)
{
	for (size_t i = 0; i + 1 < expression.length; i++) {
		if (expression.at[i] != '\\')
			continue;
		i++;
		if (expression.at[i] >= '0' && expression.at[i] <= '9')
			return true;
	}
	return false;
}

static bool compile(struct sc_text expression, regex_t *compiled)
{
	char anchored[SC_EXPRESSION_LIMIT + 5];

	if (expression.length == 0 || expression.length > SC_EXPRESSION_LIMIT ||
		has_back_reference(expression) || repeats_of(expression) > REPEAT_LIMIT)
		return false;
	snprintf(anchored, sizeof(anchored), "^(%.*s)$", SC_TEXT_ARG(expression));
	return regcomp(compiled, anchored, REG_EXTENDED | REG_NOSUB) == 0;
}

static enum sc_status add_wildcard(struct sc_loader *loader, uint32_t account, uint32_t identity)
{
	struct sc_snapshot *snapshot = loader->snapshot;
	struct sc_wildcard *wildcard = &snapshot->wildcards[snapshot->wildcard_count];
	struct sc_text uri = snapshot->accounts[account].publics[identity].uri;
	const char *first = memchr(uri.at, '!', uri.length);
	const char *last = uri.at + uri.length;
	struct sc_text expression = { 0 };

	while (*--last != '!')
		;
	expression = (struct sc_text){ first + 1, (size_t)(last - first - 1) };
	wildcard->before = (struct sc_text){ uri.at, (size_t)(first - uri.at) };
	wildcard->after = (struct sc_text){ last + 1, (size_t)(uri.at + uri.length - last - 1) };
	wildcard->account = account;
	wildcard->identity = identity;
	if (!compile(expression, &wildcard->expression))
		return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
			"public identity \"%.*s\": between its exclamation marks stands no extended "
			"regular expression of at most %d bytes without back references",
			SC_TEXT_ARG(uri), SC_EXPRESSION_LIMIT);
	snapshot->wildcard_count++;
	return SC_STATUS_OK;
}

static enum sc_status index_publics(struct sc_loader *loader, uint32_t row)
{
	struct sc_snapshot *snapshot = loader->snapshot;
	const struct sc_account *account = &snapshot->accounts[row];
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; status == SC_STATUS_OK && i < account->public_count; i++) {
		struct sc_text uri = account->publics[i].uri;
		const void *found = NULL;

		if (sc_snapshot_find(snapshot, SC_KEY_PUBLIC, uri, sc_account_public, &found) !=
			NULL)
			return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
				"two public identities are \"%.*s\" in canonical form; one belongs "
				"to subscription \"%.*s\"",
				SC_TEXT_ARG(uri), SC_TEXT_ARG(account->subscriber.name));
		sc_lookup_add(&snapshot->keys[SC_KEY_PUBLIC], sc_snapshot_hash(snapshot, uri), row);
		if (is_wildcard(&account->publics[i]))
			status = add_wildcard(loader, row, i);
	}
	return status;
}

static void index_numbers(struct sc_snapshot *snapshot, uint32_t row)
{
	const struct sc_account *account = &snapshot->accounts[row];

	for (uint32_t i = 0; i < account->private_count; i++) {
		const struct sc_private_identity *identity = &account->privates[i];

		sc_lookup_add(&snapshot->keys[SC_KEY_PRIVATE],
			sc_snapshot_hash(snapshot, identity->impi), row);
		if (identity->imsi.length != 0)
			sc_lookup_add(&snapshot->keys[SC_KEY_IMSI],
				sc_snapshot_hash(snapshot, identity->imsi), row);
	}
	for (uint32_t i = 0; i < account->msisdn_count; i++)
		sc_lookup_add(&snapshot->keys[SC_KEY_MSISDN],
			sc_snapshot_hash(snapshot, account->msisdns[i]), row);
	for (uint32_t i = 0; i < account->external_count; i++)
		sc_lookup_add(&snapshot->keys[SC_KEY_EXTERNAL],
			sc_snapshot_hash(snapshot, account->externals[i]), row);
}

static void index_addresses(struct sc_snapshot *snapshot, uint32_t row)
{
	const struct sc_account *account = &snapshot->accounts[row];

	for (uint32_t i = 0; i < account->subscriber.contact_count; i++) {
		const struct sc_binding *binding = &account->bindings[i];
		uint8_t bits = binding->ip6_prefix_length;

		if (binding->has_ip4)
			sc_lookup_add(&snapshot->keys[SC_KEY_IP4],
				sc_snapshot_hash_ip4(snapshot, binding->ip4), row);
		if (binding->has_ip6) {
			sc_lookup_add(&snapshot->keys[SC_KEY_IP6],
				sc_snapshot_hash_ip6(snapshot, binding->ip6, bits), row);
			snapshot->has_ip6_length[bits] = true;
		}
	}
}

static void index_peers(struct sc_snapshot *snapshot)
{
	for (uint32_t i = 0; i < snapshot->sh_grant_count; i++)
		sc_lookup_add(&snapshot->by_sh_host,
			sc_snapshot_hash(snapshot, snapshot->sh_grants[i].origin_host), i);
	for (uint32_t i = 0; i < snapshot->rx_host_count; i++)
		sc_lookup_add(&snapshot->by_rx_host,
			sc_snapshot_hash(snapshot, snapshot->rx_hosts[i]), i);
}

enum sc_status sc_load_index(struct sc_loader *loader)
{
	struct sc_snapshot *snapshot = loader->snapshot;
	struct tally tally = count_keys(snapshot);
	uint32_t others = 0;
	enum sc_status status = open_lookups(snapshot, &tally);

	if (snapshot->base != NULL)
		others = snapshot->base->wildcard_count;
	if (tally.wildcards + others > SC_WILDCARD_LIMIT)
		return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
			"there are %u wildcarded identities, %d is the limit",
			tally.wildcards + others, SC_WILDCARD_LIMIT);
	if (status == SC_STATUS_OK && tally.wildcards != 0) {
		snapshot->wildcards = calloc(tally.wildcards, sizeof(*snapshot->wildcards));
		if (snapshot->wildcards == NULL)
			status = SC_STATUS_OUT_OF_MEMORY;
	}
	for (uint32_t i = 0; status == SC_STATUS_OK && i < snapshot->account_count; i++) {
		status = index_publics(loader, i);
		if (status == SC_STATUS_OK) {
			index_numbers(snapshot, i);
			index_addresses(snapshot, i);
		}
	}
	if (status == SC_STATUS_OK)
		index_peers(snapshot);
	return status;
}
