/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a snapshot made of? Arrays in the order of the subscriptions, text blocks, and look-ups
 * that find rows by their keys. Filled by the loader, then never changed; only the store looks
 * inside. A snapshot may stand on another one: it holds the accounts that have changed since, and
 * shares all others, the policy and the permissions with its base.
 */
#ifndef SC_SNAPSHOT_PARTS_H
#define SC_SNAPSHOT_PARTS_H

#include <regex.h>
#include <stdatomic.h>

#include "keyed_hash.h"
#include "load.h"
#include "lookup.h"
#include "snapshot.h"
#include "text_pool.h"

/* More than these in one file is refused with a sentence, as more than those of facts.h. */
enum {
	SC_PRIVATE_LIMIT = 32,     /* private identities of one subscription, bits of a mask */
	SC_PUBLIC_LIMIT = 256,     /* public identities of one subscription */
	SC_NUMBER_LIMIT = 64,      /* MSISDNs, and external identifiers, of one subscription */
	SC_PREFERENCE_LIMIT = 64,  /* preferences of one subscription */
	SC_CRITERION_LIMIT = 64,   /* controller criteria of one subscription */
	SC_CAPABILITY_LIMIT = 128, /* media capabilities of one device */
	SC_DSAI_LIMIT = 64,        /* of one public identity */
	/* Access reports of one subscription: a key has no more values. */
	SC_REPORT_LIMIT = (SC_PRIVATE_LIMIT + 1) * SC_SERVING_DOMAIN_COUNT,
	SC_MEDIA_GROUP_LIMIT = 256,
	SC_POLICY_SET_LIMIT = 1024, /* a decision walks them */
	SC_RULE_LIMIT = 256,        /* of one policy set */
	SC_WILDCARD_LIMIT = 1024,   /* an unknown identity is tried on them */
	SC_EXPRESSION_LIMIT = 128,  /* bytes of a wildcard's expression */
	SC_HOST_LIMIT = 255,        /* bytes of an Origin-Host */
};

/* A wildcarded public identity: text that starts with `before`, ends with `after`, and in between
 * matches the extended regular expression (TS 23.003 13.4A). */
struct sc_wildcard {
	regex_t expression;
	struct sc_text before;
	struct sc_text after;
	uint32_t account;
	uint32_t identity; /* index into the account's publics */
};

/* One row of the AS permission list; host in lower case. */
struct sc_sh_grant {
	struct sc_text origin_host;
	struct sc_text service_indication; /* '*' inside stands for anything */
	uint32_t data_reference;
	uint32_t operations; /* of enum sc_permission */
};

/* What accounts are found by. */
enum sc_key {
	SC_KEY_NAME,
	SC_KEY_PUBLIC,
	SC_KEY_PRIVATE,
	SC_KEY_IMSI,
	SC_KEY_MSISDN,
	SC_KEY_EXTERNAL,
	SC_KEY_IP4,
	SC_KEY_IP6,
	SC_KEY_COUNT
};

struct sc_snapshot {
	atomic_uint holders;      /* the loop, the worker, and snapshots that stand on this one */
	struct sc_snapshot *base; /* holds everybody; NULL: this one does */
	uint32_t *stale;          /* the base's accounts that are not what they were, ascending */
	uint32_t stale_count;
	uint32_t *places;       /* of the accounts here among all, ascending; with a base only */
	struct sc_hash_key key; /* that of the base */
	struct sc_text_pool pool;
	int64_t version;
	struct sc_account *accounts; /* ascending by id */
	uint32_t account_count;
	struct sc_private_identity *privates;
	struct sc_public_identity *publics;
	struct sc_text *msisdns;
	struct sc_text *externals;
	struct sc_device *devices;
	struct sc_capability *capabilities;
	struct sc_contact *contacts;
	struct sc_binding *bindings;
	struct sc_preference *preferences;
	struct sc_controller_criterion *criteria;
	struct sc_iut_authorisation *authorisations;
	struct sc_control_successor *successors;
	struct sc_session_mask *masks;
	struct sc_access_report *reports;
	struct sc_dsai *dsais;
	struct sc_charging *charging;
	struct sc_lookup by_charging;        /* names to indices of it */
	struct sc_lookup keys[SC_KEY_COUNT]; /* to indices of accounts */
	bool has_ip6_length[129];            /* prefix lengths that occur */
	struct sc_wildcard *wildcards;
	uint32_t wildcard_count;
	struct sc_policy policy;
	struct sc_policy_set *sets;
	struct sc_rule *rules;
	struct sc_service_constraint *constraints;
	struct sc_remote_restriction *remotes;
	struct sc_sh_grant *sh_grants;
	struct sc_text *rx_hosts; /* lower case */
	uint32_t sh_grant_count;
	uint32_t rx_host_count;
	struct sc_lookup by_sh_host; /* to indices of sh_grants */
	struct sc_lookup by_rx_host;
};

/* Puts an empty snapshot on a base, in which the accounts with these ids, ascending, have changed.
 */
enum sc_status sc_snapshot_stand_on(
	struct sc_snapshot *snapshot, struct sc_snapshot *base, struct sc_ids touched);
/* Once its own accounts are there: finds their places among all. */
enum sc_status sc_snapshot_settle(struct sc_snapshot *snapshot);
/* Whether this account of the base counts no more. */
bool sc_snapshot_is_stale(const struct sc_snapshot *snapshot, uint32_t row);
/* What holds the policy, the permissions and all else that is no account's. */
const struct sc_snapshot *sc_snapshot_ground(const struct sc_snapshot *snapshot);

/* The hash of a key of one of the look-ups above. */
uint64_t sc_snapshot_hash(const struct sc_snapshot *snapshot, struct sc_text key);
uint64_t sc_snapshot_hash_ip4(const struct sc_snapshot *snapshot, const uint8_t ip4[4]);
/* Only the first `bits` are kept, the others become 0. */
void sc_ip6_mask(const uint8_t ip6[16], uint8_t bits, uint8_t masked[16]);
/* Only the first `bits` count. */
uint64_t sc_snapshot_hash_ip6(
	const struct sc_snapshot *snapshot, const uint8_t ip6[16], uint8_t bits);

/* Walks the accounts whose key may have this hash, here and in the base. */
struct sc_account_walk {
	const struct sc_snapshot *snapshot;
	const struct sc_snapshot *layer; /* where it is */
	enum sc_key key;
	struct sc_lookup_walk rows;
};
struct sc_account_walk sc_account_walk_begin(
	const struct sc_snapshot *snapshot, enum sc_key key, uint64_t hash);
/* NULL: there is none any more. */
const struct sc_account *sc_account_walk_next(struct sc_account_walk *walk);

/* Walks them until one has the key. */
typedef const void *(*sc_account_match)(const struct sc_account *account, struct sc_text key);
const struct sc_account *sc_snapshot_find(const struct sc_snapshot *snapshot, enum sc_key key,
	struct sc_text text, sc_account_match match, const void **found);
/* The public identity with exactly this canonical URI, or NULL; an sc_account_match. */
const void *sc_account_public(const struct sc_account *account, struct sc_text uri);

/* A host in lower case; empty when it is too long for one. */
struct sc_text sc_lower_host(struct sc_text host, char buffer[SC_HOST_LIMIT]);
/* Whether a text fits a pattern in which '*' stands for anything, also nothing. */
bool sc_pattern_fits(struct sc_text pattern, struct sc_text text);

#endif
