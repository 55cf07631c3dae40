/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do the parts of the loader share? The database, the snapshot that is being built, rows on
 * their way to their owners, and the sentence for whatever is wrong. Each load_*.c reads some
 * tables.
 */
#ifndef SC_LOADER_H
#define SC_LOADER_H

#include "grouped.h"
#include "identity.h"
#include "load.h"
#include "queries.h"
#include "snapshot_parts.h"

enum { SC_ALIKE_SLOTS = 256 };

struct sc_media_group {
	struct sc_text name;
	sc_media_set media;
};

struct sc_loader {
	sqlite3 *database;
	struct sc_snapshot *snapshot;
	struct sc_warnings *warnings;
	struct sc_problem *problem;
	struct sc_text touched; /* ids of subscriptions as JSON; empty: everybody is read */
	uint32_t latest;        /* the account of the latest row */
	struct sc_media_group groups[SC_MEDIA_GROUP_LIMIT];
	uint32_t group_count;
	/* Owned by an account. */
	struct sc_grouped accounts;
	struct sc_grouped publics;
	struct sc_grouped privates;
	struct sc_grouped msisdns;
	struct sc_grouped externals;
	struct sc_grouped devices;
	struct sc_grouped contacts;
	struct sc_grouped bindings; /* beside contacts */
	struct sc_grouped preferences;
	struct sc_grouped preference_names; /* beside preferences */
	struct sc_grouped criteria;
	struct sc_grouped authorisations;
	struct sc_grouped successors;
	struct sc_grouped masks;
	struct sc_grouped reports;
	struct sc_grouped dsais;        /* owned by a public identity */
	struct sc_grouped capabilities; /* owned by a device */
	struct sc_grouped sets;
	struct sc_grouped rules; /* owned by a policy set */
	struct sc_grouped constraints;
	struct sc_grouped remotes;
	struct sc_grouped charging;
	/* Details that further identities may share. */
	const struct sc_public_details *alike[SC_ALIKE_SLOTS];
	struct sc_grouped sh_grants;
	struct sc_grouped rx_hosts;
};

/* Runs the query and hands each row over. */
typedef enum sc_status (*sc_take)(struct sc_loader *loader, sqlite3_stmt *row);
enum sc_status sc_load_each(struct sc_loader *loader, const char *sql, sc_take take);
/* The same for rows that belong to subscriptions: of all of them, or of those that were touched. */
enum sc_status sc_load_owned(
	struct sc_loader *loader, const char *all, const char *touched, sc_take take);

/* A row at the end of `grouped`, or NULL with the problem set. */
void *sc_load_add(
	struct sc_loader *loader, struct sc_grouped *grouped, size_t size, uint32_t owner);
/* The account of a subscription; `table` is for the sentence. */
enum sc_status sc_load_owner(
	struct sc_loader *loader, const char *table, struct sc_text subscription, uint32_t *owner);
enum sc_status sc_load_media(
	struct sc_loader *loader, const char *table, struct sc_text group, sc_media_set *media);
/* Text of its own, or shared with equal texts. */
enum sc_status sc_load_keep(struct sc_loader *loader, struct sc_text text, struct sc_text *kept);
enum sc_status sc_load_share(struct sc_loader *loader, struct sc_text text, struct sc_text *kept);
struct sc_account *sc_load_account(const struct sc_loader *loader, uint32_t index);
/* Gives the accesses of a term the next rank, those that have none yet. */
void sc_load_rank(struct sc_access_order *order, enum sc_access_term term);
void sc_load_warn(struct sc_loader *loader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The device of an account by its name, an index within it; `table` is for the sentence. */
enum sc_status sc_load_device(struct sc_loader *loader, const char *table, uint32_t owner,
	struct sc_text name, uint32_t *index);
/* The canonical form of a public identity; false: it is none. */
bool sc_load_canonical(
	struct sc_text identity, char buffer[SC_IDENTITY_LIMIT], struct sc_text *canonical);
/* The public identity of an account that is spelt so or otherwise; NULL: it has none such. Once
 * identities are settled. */
struct sc_public_identity *sc_load_public(
	struct sc_loader *loader, uint32_t owner, struct sc_text uri);

/* What few identities have, read beside them. */
enum sc_status sc_load_public_details(struct sc_loader *loader, const struct sc_publics_row *row,
	struct sc_public_identity *identity);
enum sc_status sc_load_private_details(struct sc_loader *loader, const struct sc_privates_row *row,
	struct sc_private_identity *identity);
enum sc_status sc_load_dsais(struct sc_loader *loader);

/* The tables, in this order. */
enum sc_status sc_load_charging(struct sc_loader *loader);
enum sc_status sc_load_identities(struct sc_loader *loader);
enum sc_status sc_load_devices(struct sc_loader *loader);
enum sc_status sc_load_transfer(struct sc_loader *loader);
enum sc_status sc_load_reports(struct sc_loader *loader);
enum sc_status sc_load_preferences(struct sc_loader *loader);
enum sc_status sc_load_policy(struct sc_loader *loader);
enum sc_status sc_load_permissions(struct sc_loader *loader);
/* Fills the look-ups; two rows with one key are refused here. */
enum sc_status sc_load_index(struct sc_loader *loader);
/* Once accounts are found by their keys: that the base does not hold another one of them. */
enum sc_status sc_load_check_base(struct sc_loader *loader);
/* What no constraint of the schema can say, about accounts and about the policy. */
enum sc_status sc_load_check(struct sc_loader *loader);
enum sc_status sc_load_check_policy(struct sc_loader *loader);
enum sc_status sc_load_check_transfer(struct sc_loader *loader);

#endif
