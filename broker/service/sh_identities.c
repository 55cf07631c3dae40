/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_identities.h"

static bool shares_private(const struct sc_sh_user *user, const struct sc_public_identity *identity)
{
	return identity == user->public || (identity->private_mask & user->privates) != 0;
}

static bool is_in_all(const struct sc_sh_user *user, const struct sc_public_identity *identity)
{
	return shares_private(user, identity);
}

/* Service identities do not register. */
static bool is_registered(const struct sc_sh_user *user, const struct sc_public_identity *identity)
{
	return user->key != SC_SH_KEY_SERVICE && identity->state == SC_USER_STATE_REGISTERED &&
	       shares_private(user, identity);
}

/* Of a service identity only itself; not for keys outside the IMS. */
static bool is_implicit(const struct sc_sh_user *user, const struct sc_public_identity *identity)
{
	if (identity == user->public)
		return true;
	return user->key == SC_SH_KEY_PUBLIC_USER &&
	       identity->registration_set == user->public->registration_set &&
	       shares_private(user, identity);
}

static bool is_alias(const struct sc_sh_user *user, const struct sc_public_identity *identity)
{
	if (user->key != SC_SH_KEY_PUBLIC_USER)
		return false;
	return identity == user->public ||
	       (user->public->alias_set != 0 && identity->alias_set == user->public->alias_set);
}

static bool (*const belongs[SC_IDENTITY_SET_COUNT])(
	const struct sc_sh_user *user, const struct sc_public_identity *identity) = {
	[SC_IDENTITY_SET_ALL] = is_in_all,
	[SC_IDENTITY_SET_REGISTERED] = is_registered,
	[SC_IDENTITY_SET_IMPLICIT] = is_implicit,
	[SC_IDENTITY_SET_ALIAS] = is_alias,
};

/* Who asked by an identity that a wildcard covers hears that identity, and the wildcard beside it.
 */
static struct sc_text name_of(const struct sc_sh_user *user,
	const struct sc_public_identity *identity, struct sc_sh_identities *identities)
{
	if (identity != user->public || !sc_sh_is_wildcard(identity->type))
		return identity->uri;
	identities->wildcard = identity->uri;
	identities->wildcard_type = identity->type;
	return user->asked;
}

bool sc_sh_identities_of(struct sc_arena *arena, const struct sc_sh_user *user,
	enum sc_identity_set set, struct sc_sh_identities *identities, bool *full)
{
	const struct sc_account *account = user->account;
	struct sc_sh_public *publics =
		sc_arena_take_array(arena, account->public_count, sizeof(*publics));
	uint32_t count = 0;

	if (publics == NULL) {
		*full = true;
		return false;
	}
	for (uint16_t i = 0; i < account->public_count; i++) {
		const struct sc_public_identity *identity = &account->publics[i];

		if (identity->barred || !belongs[set](user, identity))
			continue;
		publics[count++] = (struct sc_sh_public){
			.uri = name_of(user, identity, identities),
			.type = identity->type,
		};
	}
	if (count == 0)
		return false;
	identities->present = true;
	identities->publics = publics;
	identities->public_count = count;
	return true;
}
