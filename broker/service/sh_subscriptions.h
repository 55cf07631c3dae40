/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who has subscribed to what? All subscriptions on Sh in memory, found by what TS 29.328 6.1.3
 * makes their key, by id, by the identity they are about and by the account that had it when it was
 * last looked at. Knows nothing of what they say. For the Sh files of this floor.
 */
#ifndef SC_SH_SUBSCRIPTIONS_H
#define SC_SH_SUBSCRIPTIONS_H

#include "chain.h"
#include "index.h"
#include "kept.h"
#include "sh_user.h"

/* How many there may be, and how many of one origin host; one more is OUT_OF_ROOM. */
enum { SC_SH_SUBSCRIPTION_LIMIT = 500000, SC_SH_SUBSCRIPTIONS_OF_HOST_LIMIT = 250000 };

/* What the digest of a row says when no document has it: the subscriber knows whatever is current,
 * because he made it so. */
enum { SC_SH_KNOWS_CURRENT = 0 };

struct sc_sh_subscriptions;
struct sc_sh_subscriber_host;

struct sc_sh_subscription {
	struct sc_kept_subscription_row row; /* its texts are the entry's own */
	struct sc_text subject;              /* the identity it is about, in canonical form */
	enum sc_data_reference reference;
	bool committed;      /* false: only on its way to the disk */
	uint32_t on_its_way; /* units that have it and have not ended */
	/* The table's own. */
	struct sc_index_link by_key;
	struct sc_index_link by_id;
	struct sc_index_link by_subject;
	struct sc_index_link by_account; /* linked when has_account */
	bool has_account;
	int64_t account;
	struct sc_sh_subscriber_host *host;
	struct sc_chain_link queued;
};

/* Whether it has expired: nothing is told after its end (TS 29.328 6.1.3). */
bool sc_sh_is_over(const struct sc_kept_subscription_row *row, int64_t now);

enum sc_status sc_sh_subscriptions_open(
	struct sc_sh_subscriptions **subscriptions, uint32_t limit, uint32_t limit_of_host);
/* Takes NULL. */
void sc_sh_subscriptions_close(struct sc_sh_subscriptions *subscriptions);
uint32_t sc_sh_subscriptions_count(const struct sc_sh_subscriptions *subscriptions);

/* The one with the key of this row, also one that is only on its way; NULL: there is none. */
struct sc_sh_subscription *sc_sh_subscription_find(const struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject);
/* A committed one; NULL: there is none. */
struct sc_sh_subscription *sc_sh_subscription_by_id(
	const struct sc_sh_subscriptions *subscriptions, int64_t id);
/* Those about an identity, one after the other; the first when `after` is NULL. */
struct sc_sh_subscription *sc_sh_subscription_about(const struct sc_sh_subscriptions *subscriptions,
	struct sc_text subject, const struct sc_sh_subscription *after);
/* Those whose identity an account had when they were last looked at. */
struct sc_sh_subscription *sc_sh_subscription_of_account(
	const struct sc_sh_subscriptions *subscriptions, int64_t account,
	const struct sc_sh_subscription *after);
void sc_sh_subscription_set_account(struct sc_sh_subscriptions *subscriptions,
	struct sc_sh_subscription *subscription, int64_t account);

/* Finds or makes the one with the key of this row, for a unit that will keep it; a new one has a
 * new id, and nobody finds it by id before it is committed. OUT_OF_ROOM, OUT_OF_MEMORY. */
enum sc_status sc_sh_subscription_reserve(struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject,
	struct sc_sh_subscription **subscription);
/* The unit has ended: what was not committed goes. */
void sc_sh_subscription_release(struct sc_sh_subscriptions *subscriptions, int64_t id);

/* After the commit, and from the file; of one that is there only what may change is taken. Limits
 * do not count here. OUT_OF_MEMORY. */
enum sc_status sc_sh_subscription_keep(struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject);
void sc_sh_subscription_drop(struct sc_sh_subscriptions *subscriptions, int64_t id);

/* An id that is known to be used; new ones are larger. */
void sc_sh_subscriptions_pass(struct sc_sh_subscriptions *subscriptions, int64_t id);

/* What waits to be looked at. */
void sc_sh_subscription_queue(
	struct sc_sh_subscriptions *subscriptions, struct sc_sh_subscription *subscription);
/* Takes the first out of the queue; NULL: it is empty. */
struct sc_sh_subscription *sc_sh_subscription_queued(struct sc_sh_subscriptions *subscriptions);
/* Whether there is something in it. */
bool sc_sh_subscriptions_wait(const struct sc_sh_subscriptions *subscriptions);
/* A walk over all of them, place by place: those of one place hang on each other, beginning with
 * at(). One that is there all the time is met at least once, also when places become more. */
uint32_t sc_sh_subscriptions_places(const struct sc_sh_subscriptions *subscriptions);
struct sc_sh_subscription *sc_sh_subscriptions_at(
	const struct sc_sh_subscriptions *subscriptions, uint32_t place);
/* The next one in the same place; NULL: none. */
struct sc_sh_subscription *sc_sh_subscription_beside(const struct sc_sh_subscription *subscription);

#endif
