/* SPDX-License-Identifier: BSD-2-Clause */
#include "snapshot_parts.h"

#include <stdlib.h>
#include <string.h>

#include "identity.h"

uint64_t sc_snapshot_hash(const struct sc_snapshot *snapshot, struct sc_text key)
{
	return sc_keyed_hash(&snapshot->key, key.at, key.length);
}

const struct sc_account *sc_snapshot_find(const struct sc_snapshot *snapshot, enum sc_key key,
	struct sc_text text, sc_account_match match, const void **found)
{
	struct sc_account_walk walk =
		sc_account_walk_begin(snapshot, key, sc_snapshot_hash(snapshot, text));
	const struct sc_account *account = NULL;

	while ((account = sc_account_walk_next(&walk)) != NULL) {
		*found = match(account, text);
		if (*found != NULL)
			return account;
	}
	return NULL;
}

const void *sc_account_public(const struct sc_account *account, struct sc_text uri)
{
	for (uint32_t i = 0; i < account->public_count; i++) {
		if (sc_text_equal(account->publics[i].uri, uri))
			return &account->publics[i];
	}
	return NULL;
}

static const void *name_of(const struct sc_account *account, struct sc_text name)
{
	return sc_text_equal(account->subscriber.name, name) ? account : NULL;
}

static const void *private_of(const struct sc_account *account, struct sc_text impi)
{
	for (uint32_t i = 0; i < account->private_count; i++) {
		if (sc_text_equal(account->privates[i].impi, impi))
			return &account->privates[i];
	}
	return NULL;
}

static const void *imsi_of(const struct sc_account *account, struct sc_text digits)
{
	for (uint32_t i = 0; i < account->private_count; i++) {
		if (sc_text_equal(account->privates[i].imsi, digits))
			return &account->privates[i];
	}
	return NULL;
}

static const void *text_of(const struct sc_text *texts, uint32_t count, struct sc_text text)
{
	for (uint32_t i = 0; i < count; i++) {
		if (sc_text_equal(texts[i], text))
			return &texts[i];
	}
	return NULL;
}

static const void *msisdn_of(const struct sc_account *account, struct sc_text digits)
{
	return text_of(account->msisdns, account->msisdn_count, digits);
}

static const void *external_of(const struct sc_account *account, struct sc_text external)
{
	return text_of(account->externals, account->external_count, external);
}

/* regexec() wants a terminated text. */
static bool wildcard_fits(const struct sc_wildcard *wildcard, struct sc_text uri)
{
	char middle[SC_IDENTITY_LIMIT + 1];
	size_t around = wildcard->before.length + wildcard->after.length;
	struct sc_text end = { 0 };

	if (uri.length < around || uri.length > SC_IDENTITY_LIMIT)
		return false;
	end = (struct sc_text){
		.at = uri.at + uri.length - wildcard->after.length,
		.length = wildcard->after.length,
	};
	if (!sc_text_starts_with(uri, wildcard->before) || !sc_text_equal(end, wildcard->after))
		return false;
	memcpy(middle, uri.at + wildcard->before.length, uri.length - around);
	middle[uri.length - around] = '\0';
	return regexec(&wildcard->expression, middle, 0, NULL, 0) == 0;
}

/* The first wildcard of one layer that fits. */
static const struct sc_wildcard *fitting(
	const struct sc_snapshot *snapshot, const struct sc_snapshot *layer, struct sc_text uri)
{
	for (uint32_t i = 0; i < layer->wildcard_count; i++) {
		const struct sc_wildcard *wildcard = &layer->wildcards[i];

		if (layer != snapshot && sc_snapshot_is_stale(snapshot, wildcard->account))
			continue;
		if (wildcard_fits(wildcard, uri))
			return wildcard;
	}
	return NULL;
}

/* Of two that fit, that of the older subscription. */
static const struct sc_account *by_wildcard(const struct sc_snapshot *snapshot, struct sc_text uri,
	const struct sc_public_identity **identity)
{
	const struct sc_account *found = NULL;

	for (const struct sc_snapshot *layer = snapshot; layer != NULL; layer = layer->base) {
		const struct sc_wildcard *wildcard = fitting(snapshot, layer, uri);
		const struct sc_account *account =
			wildcard == NULL ? NULL : &layer->accounts[wildcard->account];

		if (account == NULL ||
			(found != NULL && found->subscriber.id < account->subscriber.id))
			continue;
		found = account;
		*identity = &account->publics[wildcard->identity];
	}
	return found;
}

const struct sc_account *sc_snapshot_by_public(const struct sc_snapshot *snapshot,
	struct sc_text uri, const struct sc_public_identity **identity)
{
	const void *found = NULL;
	const struct sc_account *account =
		sc_snapshot_find(snapshot, SC_KEY_PUBLIC, uri, sc_account_public, &found);

	if (account == NULL)
		return by_wildcard(snapshot, uri, identity);
	*identity = found;
	return account;
}

const struct sc_account *sc_snapshot_by_private(
	const struct sc_snapshot *snapshot, struct sc_text impi)
{
	const void *found = NULL;

	return sc_snapshot_find(snapshot, SC_KEY_PRIVATE, impi, private_of, &found);
}

const struct sc_account *sc_snapshot_by_imsi(
	const struct sc_snapshot *snapshot, struct sc_text digits)
{
	const void *found = NULL;

	return sc_snapshot_find(snapshot, SC_KEY_IMSI, digits, imsi_of, &found);
}

const struct sc_account *sc_snapshot_by_msisdn(
	const struct sc_snapshot *snapshot, struct sc_text digits)
{
	const void *found = NULL;

	return sc_snapshot_find(snapshot, SC_KEY_MSISDN, digits, msisdn_of, &found);
}

const struct sc_account *sc_snapshot_by_external(
	const struct sc_snapshot *snapshot, struct sc_text external)
{
	const void *found = NULL;

	return sc_snapshot_find(snapshot, SC_KEY_EXTERNAL, external, external_of, &found);
}

const struct sc_account *sc_snapshot_by_name(
	const struct sc_snapshot *snapshot, struct sc_text name)
{
	const void *found = NULL;

	return sc_snapshot_find(snapshot, SC_KEY_NAME, name, name_of, &found);
}

const struct sc_policy *sc_snapshot_policy(const struct sc_snapshot *snapshot)
{
	return &sc_snapshot_ground(snapshot)->policy;
}

int64_t sc_snapshot_version(const struct sc_snapshot *snapshot)
{
	return snapshot->version;
}

static void free_arrays(struct sc_snapshot *snapshot)
{
	free(snapshot->stale);
	free(snapshot->places);
	free(snapshot->accounts);
	free(snapshot->privates);
	free(snapshot->publics);
	free(snapshot->msisdns);
	free(snapshot->externals);
	free(snapshot->devices);
	free(snapshot->capabilities);
	free(snapshot->contacts);
	free(snapshot->bindings);
	free(snapshot->preferences);
	free(snapshot->criteria);
	free(snapshot->authorisations);
	free(snapshot->successors);
	free(snapshot->masks);
	free(snapshot->reports);
	free(snapshot->dsais);
	free(snapshot->charging);
	free(snapshot->sets);
	free(snapshot->rules);
	free(snapshot->constraints);
	free(snapshot->remotes);
	free(snapshot->sh_grants);
	free(snapshot->rx_hosts);
}

static void free_whole(struct sc_snapshot *snapshot)
{
	for (uint32_t i = 0; i < snapshot->wildcard_count; i++)
		regfree(&snapshot->wildcards[i].expression);
	free(snapshot->wildcards);
	free_arrays(snapshot);
	for (int key = 0; key < SC_KEY_COUNT; key++)
		sc_lookup_close(&snapshot->keys[key]);
	sc_lookup_close(&snapshot->by_charging);
	sc_lookup_close(&snapshot->by_sh_host);
	sc_lookup_close(&snapshot->by_rx_host);
	sc_text_pool_close(&snapshot->pool);
	free(snapshot);
}

/* Whoever lets go last sees what all others have done before. */
void sc_snapshot_free(struct sc_snapshot *snapshot)
{
	while (snapshot != NULL &&
		atomic_fetch_sub_explicit(&snapshot->holders, 1, memory_order_acq_rel) == 1) {
		struct sc_snapshot *base = snapshot->base;

		free_whole(snapshot);
		snapshot = base;
	}
}
