/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_subscriptions.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "sh_subscriber_hosts.h"

struct sc_sh_subscriptions {
	uint32_t limit;
	uint32_t limit_of_host;
	int64_t last_id;
	struct sc_index keys;
	struct sc_index ids;
	struct sc_index subjects;
	struct sc_index accounts;
	struct sc_index hosts;
	struct sc_chain queue;
};

#define FROM(link, member) SC_INDEX_ENTRY(link, struct sc_sh_subscription, member)

bool sc_sh_is_over(const struct sc_kept_subscription_row *row, int64_t now)
{
	return row->expires_at != 0 && row->expires_at <= now;
}

enum sc_status sc_sh_subscriptions_open(
	struct sc_sh_subscriptions **subscriptions, uint32_t limit, uint32_t limit_of_host)
{
	struct sc_sh_subscriptions *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened == NULL)
		return status;
	opened->limit = limit;
	opened->limit_of_host = limit_of_host;
	status = sc_index_open(&opened->keys);
	if (status == SC_STATUS_OK)
		status = sc_index_open(&opened->ids);
	if (status == SC_STATUS_OK)
		status = sc_index_open(&opened->subjects);
	if (status == SC_STATUS_OK)
		status = sc_index_open(&opened->accounts);
	if (status == SC_STATUS_OK)
		status = sc_index_open(&opened->hosts);
	if (status != SC_STATUS_OK) {
		sc_sh_subscriptions_close(opened);
		return status;
	}
	*subscriptions = opened;
	return SC_STATUS_OK;
}

static uint64_t hash_of_text(const struct sc_index *index, struct sc_text text)
{
	return sc_index_hash(index, &text, 1);
}

static uint64_t hash_of_number(const struct sc_index *index, int64_t number)
{
	return hash_of_text(
		index, (struct sc_text){ .at = (const char *)&number, .length = sizeof(number) });
}

/* What TS 29.328 6.1.3 makes the key, but the small numbers, which same_key() tells apart. */
static uint64_t hash_of_key(const struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject)
{
	const struct sc_text key[] = { row->origin_host, subject, row->private_identity,
		row->service_indication, row->server_name, row->dsai_tag };

	return sc_index_hash(&subscriptions->keys, key, SC_COUNT_OF(key)) +
	       (uint64_t)row->data_reference;
}

static bool same_key(const struct sc_sh_subscription *subscription,
	const struct sc_kept_subscription_row *row, struct sc_text subject)
{
	const struct sc_kept_subscription_row *own = &subscription->row;

	return own->data_reference == row->data_reference &&
	       own->identity_set == row->identity_set && own->identity_kind == row->identity_kind &&
	       sc_text_equal(subscription->subject, subject) &&
	       sc_text_equal(own->origin_host, row->origin_host) &&
	       sc_text_equal(own->private_identity, row->private_identity) &&
	       sc_text_equal(own->service_indication, row->service_indication) &&
	       sc_text_equal(own->server_name, row->server_name) &&
	       sc_text_equal(own->dsai_tag, row->dsai_tag);
}

static void leave_account(
	struct sc_sh_subscriptions *subscriptions, struct sc_sh_subscription *subscription)
{
	if (subscription->has_account)
		sc_index_remove(&subscriptions->accounts, &subscription->by_account);
	subscription->has_account = false;
}

static void discard(
	struct sc_sh_subscriptions *subscriptions, struct sc_sh_subscription *subscription)
{
	sc_chain_remove(&subscriptions->queue, &subscription->queued);
	leave_account(subscriptions, subscription);
	sc_sh_subscriber_host_leave(&subscriptions->hosts, subscription->host);
	sc_index_remove(&subscriptions->keys, &subscription->by_key);
	sc_index_remove(&subscriptions->ids, &subscription->by_id);
	sc_index_remove(&subscriptions->subjects, &subscription->by_subject);
	free(subscription);
}

void sc_sh_subscriptions_close(struct sc_sh_subscriptions *subscriptions)
{
	if (subscriptions == NULL)
		return;
	for (uint32_t place = 0; place < subscriptions->ids.bucket_count; place++) {
		while (subscriptions->ids.buckets[place] != NULL)
			discard(subscriptions, FROM(subscriptions->ids.buckets[place], by_id));
	}
	sc_index_close(&subscriptions->keys);
	sc_index_close(&subscriptions->ids);
	sc_index_close(&subscriptions->subjects);
	sc_index_close(&subscriptions->accounts);
	sc_index_close(&subscriptions->hosts);
	free(subscriptions);
}

uint32_t sc_sh_subscriptions_count(const struct sc_sh_subscriptions *subscriptions)
{
	return subscriptions->ids.count;
}

struct sc_sh_subscription *sc_sh_subscription_find(const struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject)
{
	uint64_t hash = hash_of_key(subscriptions, row, subject);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&subscriptions->keys, hash, link)) != NULL) {
		if (same_key(FROM(link, by_key), row, subject))
			return FROM(link, by_key);
	}
	return NULL;
}

static struct sc_sh_subscription *find_id(
	const struct sc_sh_subscriptions *subscriptions, int64_t id)
{
	uint64_t hash = hash_of_number(&subscriptions->ids, id);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&subscriptions->ids, hash, link)) != NULL) {
		if (FROM(link, by_id)->row.id == id)
			return FROM(link, by_id);
	}
	return NULL;
}

struct sc_sh_subscription *sc_sh_subscription_by_id(
	const struct sc_sh_subscriptions *subscriptions, int64_t id)
{
	struct sc_sh_subscription *subscription = find_id(subscriptions, id);

	return subscription != NULL && subscription->committed ? subscription : NULL;
}

struct sc_sh_subscription *sc_sh_subscription_about(const struct sc_sh_subscriptions *subscriptions,
	struct sc_text subject, const struct sc_sh_subscription *after)
{
	uint64_t hash = hash_of_text(&subscriptions->subjects, subject);
	const struct sc_index_link *from = after == NULL ? NULL : &after->by_subject;
	struct sc_index_link *link = sc_index_next(&subscriptions->subjects, hash, from);

	for (; link != NULL; link = sc_index_next(&subscriptions->subjects, hash, link)) {
		if (sc_text_equal(FROM(link, by_subject)->subject, subject))
			return FROM(link, by_subject);
	}
	return NULL;
}

struct sc_sh_subscription *sc_sh_subscription_of_account(
	const struct sc_sh_subscriptions *subscriptions, int64_t account,
	const struct sc_sh_subscription *after)
{
	uint64_t hash = hash_of_number(&subscriptions->accounts, account);
	const struct sc_index_link *from = after == NULL ? NULL : &after->by_account;
	struct sc_index_link *link = sc_index_next(&subscriptions->accounts, hash, from);

	for (; link != NULL; link = sc_index_next(&subscriptions->accounts, hash, link)) {
		if (FROM(link, by_account)->account == account)
			return FROM(link, by_account);
	}
	return NULL;
}

void sc_sh_subscription_set_account(struct sc_sh_subscriptions *subscriptions,
	struct sc_sh_subscription *subscription, int64_t account)
{
	if (subscription->has_account && subscription->account == account)
		return;
	leave_account(subscriptions, subscription);
	subscription->account = account;
	subscription->has_account = true;
	sc_index_add(&subscriptions->accounts, &subscription->by_account,
		hash_of_number(&subscriptions->accounts, account));
}

static size_t texts_of(struct sc_kept_subscription_row *row, struct sc_text *texts[])
{
	struct sc_text *const all[] = { &row->origin_host, &row->origin_realm, &row->via,
		&row->identity, &row->wildcard, &row->private_identity, &row->service_indication,
		&row->server_name, &row->dsai_tag };

	memcpy(texts, all, sizeof(all));
	return SC_COUNT_OF(all);
}

enum { TEXTS_AT_MOST = 10 };

/* In one piece of memory with its texts. */
static struct sc_sh_subscription *make(
	const struct sc_kept_subscription_row *row, struct sc_text subject)
{
	struct sc_sh_subscription *made = NULL;
	struct sc_text *texts[TEXTS_AT_MOST];
	struct sc_kept_subscription_row copy = *row;
	struct sc_text about = subject;
	size_t count = texts_of(&copy, texts);
	size_t bytes = 0;
	char *room = NULL;

	texts[count++] = &about;
	for (size_t i = 0; i < count; i++)
		bytes += texts[i]->length;
	made = calloc(1, sizeof(*made) + bytes);
	if (made == NULL)
		return NULL;
	room = (char *)(made + 1);
	for (size_t i = 0; i < count; i++) {
		if (texts[i]->length != 0)
			memcpy(room, texts[i]->at, texts[i]->length);
		texts[i]->at = room;
		room += texts[i]->length;
	}
	made->row = copy;
	made->subject = about;
	return made;
}

void sc_sh_subscriptions_pass(struct sc_sh_subscriptions *subscriptions, int64_t id)
{
	if (id > subscriptions->last_id)
		subscriptions->last_id = id;
}

/* OUT_OF_MEMORY, MALFORMED for a data reference that does not exist. */
static enum sc_status add(struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject,
	struct sc_sh_subscription **added)
{
	enum sc_data_reference reference = SC_DATA_REFERENCE_REPOSITORYDATA;
	struct sc_sh_subscription *made = NULL;

	if (!sc_sh_reference_from_number((uint32_t)row->data_reference, &reference))
		return SC_STATUS_MALFORMED;
	made = make(row, subject);
	if (made != NULL)
		made->host = sc_sh_subscriber_host_join(&subscriptions->hosts, row->origin_host);
	if (made == NULL || made->host == NULL) {
		free(made);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	made->reference = reference;
	sc_sh_subscriptions_pass(subscriptions, row->id);
	sc_index_add(&subscriptions->keys, &made->by_key,
		hash_of_key(subscriptions, &made->row, made->subject));
	sc_index_add(
		&subscriptions->ids, &made->by_id, hash_of_number(&subscriptions->ids, row->id));
	sc_index_add(&subscriptions->subjects, &made->by_subject,
		hash_of_text(&subscriptions->subjects, made->subject));
	*added = made;
	return SC_STATUS_OK;
}

enum sc_status sc_sh_subscription_reserve(struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject,
	struct sc_sh_subscription **subscription)
{
	struct sc_sh_subscription *found = sc_sh_subscription_find(subscriptions, row, subject);
	const struct sc_sh_subscriber_host *host =
		sc_sh_subscriber_host_find(&subscriptions->hosts, row->origin_host);
	struct sc_kept_subscription_row fresh = *row;
	enum sc_status status = SC_STATUS_OK;

	if (found == NULL) {
		if (subscriptions->ids.count >= subscriptions->limit ||
			(host != NULL && host->count >= subscriptions->limit_of_host))
			return SC_STATUS_OUT_OF_ROOM;
		fresh.id = subscriptions->last_id + 1;
		status = add(subscriptions, &fresh, subject, &found);
	}
	if (status != SC_STATUS_OK)
		return status;
	found->on_its_way++;
	*subscription = found;
	return SC_STATUS_OK;
}

void sc_sh_subscription_release(struct sc_sh_subscriptions *subscriptions, int64_t id)
{
	struct sc_sh_subscription *found = find_id(subscriptions, id);

	if (found == NULL)
		return;
	found->on_its_way--;
	if (found->on_its_way == 0 && !found->committed)
		discard(subscriptions, found);
}

/* The rest is its key. What stands behind the entry is exchanged as a whole. */
static enum sc_status renew(struct sc_sh_subscriptions *subscriptions,
	struct sc_sh_subscription *old, const struct sc_kept_subscription_row *row)
{
	struct sc_kept_subscription_row mixed = old->row;
	struct sc_sh_subscription *made = NULL;
	enum sc_status status = SC_STATUS_OK;

	mixed.origin_realm = row->origin_realm;
	mixed.via = row->via;
	mixed.expires_at = row->expires_at;
	mixed.one_time = row->one_time;
	mixed.notif_eff = row->notif_eff;
	mixed.digest = row->digest;
	status = add(subscriptions, &mixed, old->subject, &made);
	if (status != SC_STATUS_OK)
		return status;
	made->on_its_way = old->on_its_way;
	made->committed = true;
	if (old->has_account)
		sc_sh_subscription_set_account(subscriptions, made, old->account);
	if (old->queued.linked)
		sc_sh_subscription_queue(subscriptions, made);
	discard(subscriptions, old);
	return SC_STATUS_OK;
}

enum sc_status sc_sh_subscription_keep(struct sc_sh_subscriptions *subscriptions,
	const struct sc_kept_subscription_row *row, struct sc_text subject)
{
	struct sc_sh_subscription *there = find_id(subscriptions, row->id);
	enum sc_status status = SC_STATUS_OK;

	if (there != NULL)
		return renew(subscriptions, there, row);
	status = add(subscriptions, row, subject, &there);
	if (status == SC_STATUS_OK)
		there->committed = true;
	return status;
}

void sc_sh_subscription_drop(struct sc_sh_subscriptions *subscriptions, int64_t id)
{
	struct sc_sh_subscription *found = find_id(subscriptions, id);

	if (found == NULL)
		return;
	found->committed = false;
	if (found->on_its_way == 0)
		discard(subscriptions, found);
}

void sc_sh_subscription_queue(
	struct sc_sh_subscriptions *subscriptions, struct sc_sh_subscription *subscription)
{
	if (!subscription->queued.linked)
		sc_chain_add(&subscriptions->queue, &subscription->queued);
}

struct sc_sh_subscription *sc_sh_subscription_queued(struct sc_sh_subscriptions *subscriptions)
{
	struct sc_chain_link *link = sc_chain_take(&subscriptions->queue);

	return link == NULL ? NULL : SC_CHAIN_ENTRY(link, struct sc_sh_subscription, queued);
}

bool sc_sh_subscriptions_wait(const struct sc_sh_subscriptions *subscriptions)
{
	return subscriptions->queue.first != NULL;
}

uint32_t sc_sh_subscriptions_places(const struct sc_sh_subscriptions *subscriptions)
{
	return subscriptions->ids.bucket_count;
}

struct sc_sh_subscription *sc_sh_subscriptions_at(
	const struct sc_sh_subscriptions *subscriptions, uint32_t place)
{
	struct sc_index_link *link = subscriptions->ids.buckets[place];

	return link == NULL ? NULL : FROM(link, by_id);
}

struct sc_sh_subscription *sc_sh_subscription_beside(const struct sc_sh_subscription *subscription)
{
	struct sc_index_link *link = subscription->by_id.next;

	return link == NULL ? NULL : FROM(link, by_id);
}
