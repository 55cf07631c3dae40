/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whom does an Sh request speak about? The identity it carries, looked up as TS 29.328 6 says: a
 * wildcard it names replaces the identity, a private identity narrows it down.
 */
#ifndef SC_SH_USER_H
#define SC_SH_USER_H

#include "arena.h"
#include "service.h"
#include "sh_references.h"

enum sc_sh_identity_kind { SC_SH_BY_PUBLIC, SC_SH_BY_MSISDN, SC_SH_BY_EXTERNAL };

struct sc_sh_identity {
	enum sc_sh_identity_kind kind;
	struct sc_text value;            /* URI as it was sent; MSISDN as digits */
	struct sc_text wildcard;         /* Wildcarded-Public-Identity or -IMPU; .at NULL: none */
	struct sc_text private_identity; /* User-Name, IMPI or IMSI; .at NULL: none */
};

struct sc_sh_user {
	const struct sc_account *account;
	const struct sc_public_identity *public; /* NULL: not asked by a public identity */
	struct sc_text asked;                    /* the public identity in canonical form */
	enum sc_sh_keys key;                     /* of which kind it is */
	uint32_t privates; /* the private identities concerned, bit per index */
	bool one_private;  /* the request named one */
};

/* Whether the identity stands for many. */
bool sc_sh_is_wildcard(enum sc_identity_type type);

/* The private identity a request is about: the one it named, or the only one there is; NULL: it
 * is about several. */
const struct sc_private_identity *sc_sh_private_of(const struct sc_sh_user *user);

/* USER_UNKNOWN, then IDENTITIES_DO_NOT_MATCH. */
enum sc_status sc_sh_find_user(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_identity *identity, struct sc_sh_user *user);

#endif
