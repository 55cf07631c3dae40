/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_user.h"

#include "account_by_uri.h"

bool sc_sh_is_wildcard(enum sc_identity_type type)
{
	return type == SC_IDENTITY_TYPE_WILDCARDED_PSI || type == SC_IDENTITY_TYPE_WILDCARDED_IMPU;
}

static enum sc_sh_keys key_of(enum sc_identity_type type)
{
	return type == SC_IDENTITY_TYPE_DISTINCT_PSI || type == SC_IDENTITY_TYPE_WILDCARDED_PSI
		       ? SC_SH_KEY_SERVICE
		       : SC_SH_KEY_PUBLIC_USER;
}

static uint32_t all_privates(const struct sc_account *account)
{
	return account->private_count >= 32 ? UINT32_MAX
					    : (UINT32_C(1) << account->private_count) - 1;
}

static void find_by_public(const struct sc_snapshot *snapshot, struct sc_arena *arena,
	const struct sc_sh_identity *identity, struct sc_sh_user *user)
{
	if (identity->wildcard.at != NULL)
		user->account = sc_account_by_wildcard(
			snapshot, arena, identity->wildcard, &user->asked, &user->public);
	else
		user->account = sc_account_by_uri(
			snapshot, arena, identity->value, &user->asked, &user->public);
	if (user->account == NULL)
		return;
	user->key = key_of(user->public->type);
	user->privates = user->public->private_mask;
}

static void find_outside(const struct sc_snapshot *snapshot, const struct sc_sh_identity *identity,
	struct sc_sh_user *user)
{
	if (identity->kind == SC_SH_BY_MSISDN) {
		user->account = sc_snapshot_by_msisdn(snapshot, identity->value);
		user->key = SC_SH_KEY_MSISDN;
	} else {
		user->account = sc_snapshot_by_external(snapshot, identity->value);
		user->key = SC_SH_KEY_EXTERNAL;
	}
	if (user->account != NULL)
		user->privates = all_privates(user->account);
}

/* The one among the user's private identities; 0: it is not one of them. */
static uint32_t private_named(const struct sc_sh_user *user, struct sc_text name)
{
	for (uint16_t i = 0; i < user->account->private_count && i < 32; i++) {
		const struct sc_private_identity *one = &user->account->privates[i];
		uint32_t bit = UINT32_C(1) << i;

		if ((user->privates & bit) == 0 || name.length == 0)
			continue;
		if (sc_text_equal(one->impi, name) || sc_text_equal(one->imsi, name))
			return bit;
	}
	return 0;
}

const struct sc_private_identity *sc_sh_private_of(const struct sc_sh_user *user)
{
	uint32_t left = user->privates;

	if (left == 0 || (left & (left - 1)) != 0)
		return NULL;
	for (uint16_t i = 0; i < user->account->private_count; i++) {
		if ((left >> i) == 1)
			return &user->account->privates[i];
	}
	return NULL;
}

enum sc_status sc_sh_find_user(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_identity *identity, struct sc_sh_user *user)
{
	const struct sc_snapshot *snapshot = sc_service_snapshot(service);
	struct sc_sh_user found = { 0 };

	if (identity->kind == SC_SH_BY_PUBLIC || identity->wildcard.at != NULL)
		find_by_public(snapshot, arena, identity, &found);
	else
		find_outside(snapshot, identity, &found);
	if (found.account == NULL)
		return SC_STATUS_USER_UNKNOWN;
	if (identity->private_identity.at != NULL) {
		found.privates = private_named(&found, identity->private_identity);
		found.one_private = true;
		if (found.privates == 0)
			return SC_STATUS_IDENTITIES_DO_NOT_MATCH;
	}
	*user = found;
	return SC_STATUS_OK;
}
