/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_sessions.h"

#include <stddef.h>
#include <stdlib.h>

#include "keyed_hash.h"
#include "rx_by_host.h"

/* Chains grow longer rather than the table past this. */
enum { FIRST_BUCKETS = 64, BUCKET_LIMIT = 1 << 22 };

/* One session with everything it holds behind it, in one piece of memory. The session stands first,
 * so that its address is the entry's. */
struct entry {
	struct sc_rx_session session;
	size_t size; /* of all of it */
	uint64_t id_hash;
	uint64_t subscription_hash;
	struct entry *next_by_id;
	struct entry *next_by_subscription;
	struct entry **link_by_subscription; /* what points at this entry */
	struct sc_rx_of_host of_host;
	_Alignas(max_align_t) char room[]; /* what hangs on the session, laid out by an arena */
};

/* Linear hashing: the table grows by one bucket with a session, never by many at once, and what is
 * in use stays together in memory. Of `in_use` buckets those from `half` on, which is a power of
 * two, were split off the first ones; the next split is of bucket in_use - half. */
struct sc_rx_sessions {
	struct sc_hash_key key;
	struct entry **by_id;
	struct entry **by_subscription;
	struct sc_rx_by_host by_host;
	uint32_t half;
	uint32_t in_use;
	uint32_t bucket_count; /* that there is room for */
	uint32_t count;
	uint32_t ending; /* of these */
	uint32_t limit;
	uint64_t bytes; /* of all entries */
};

static uint32_t buckets_for(uint32_t limit)
{
	uint32_t count = FIRST_BUCKETS;

	while (count < limit && count < BUCKET_LIMIT)
		count *= 2;
	return count;
}

enum sc_status sc_rx_sessions_open(struct sc_rx_sessions **sessions, uint32_t limit)
{
	struct sc_rx_sessions *opened = calloc(1, sizeof(*opened));
	uint32_t buckets = buckets_for(limit);
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened == NULL)
		return status;
	opened->limit = limit;
	opened->bucket_count = buckets;
	opened->half = FIRST_BUCKETS / 2;
	opened->in_use = FIRST_BUCKETS / 2;
	/* Pages of the tables cost memory only once they are used. */
	opened->by_id = calloc(buckets, sizeof(struct entry *));
	opened->by_subscription = calloc(buckets, sizeof(struct entry *));
	if (opened->by_id != NULL && opened->by_subscription != NULL)
		status = sc_rx_by_host_open(&opened->by_host);
	opened->key = sc_hash_key_draw();
	if (status != SC_STATUS_OK) {
		sc_rx_sessions_close(opened);
		return status;
	}
	*sessions = opened;
	return SC_STATUS_OK;
}

static void free_entries(struct sc_rx_sessions *sessions)
{
	for (uint32_t i = 0; sessions->by_id != NULL && i < sessions->in_use; i++) {
		while (sessions->by_id[i] != NULL) {
			struct entry *entry = sessions->by_id[i];

			sessions->by_id[i] = entry->next_by_id;
			sessions->count--;
			free(entry);
		}
	}
}

void sc_rx_sessions_close(struct sc_rx_sessions *sessions)
{
	if (sessions == NULL)
		return;
	free_entries(sessions);
	sc_rx_by_host_close(&sessions->by_host);
	free(sessions->by_id);
	free(sessions->by_subscription);
	free(sessions);
}

uint32_t sc_rx_sessions_count(const struct sc_rx_sessions *sessions)
{
	return sessions->count;
}

uint32_t sc_rx_sessions_ending(const struct sc_rx_sessions *sessions)
{
	return sessions->ending;
}

uint64_t sc_rx_sessions_bytes(const struct sc_rx_sessions *sessions)
{
	return sessions->bytes;
}

static uint64_t hash_of(const struct sc_rx_sessions *sessions, struct sc_text key)
{
	return sc_keyed_hash(&sessions->key, key.at, key.length);
}

static uint32_t place_of(const struct sc_rx_sessions *sessions, uint64_t hash)
{
	uint32_t place = (uint32_t)hash & (2 * sessions->half - 1);

	return place < sessions->in_use ? place : place - sessions->half;
}

/* What points at the entry with that id, or at the NULL behind the last of its bucket. */
static struct entry **link_of(
	const struct sc_rx_sessions *sessions, struct sc_text id, uint64_t hash)
{
	struct entry **link = &sessions->by_id[place_of(sessions, hash)];

	while (*link != NULL &&
		((*link)->id_hash != hash || !sc_text_equal((*link)->session.id, id)))
		link = &(*link)->next_by_id;
	return link;
}

const struct sc_rx_session *sc_rx_sessions_find(
	const struct sc_rx_sessions *sessions, struct sc_text id)
{
	const struct entry *entry = *link_of(sessions, id, hash_of(sessions, id));

	return entry == NULL ? NULL : &entry->session;
}

const struct sc_rx_session *sc_rx_sessions_of(const struct sc_rx_sessions *sessions,
	struct sc_text subscription, const struct sc_rx_session *after)
{
	const struct entry *entry = NULL;

	if (after != NULL)
		entry = ((const struct entry *)after)->next_by_subscription;
	else
		entry = sessions->by_subscription[place_of(
			sessions, hash_of(sessions, subscription))];
	while (entry != NULL && !sc_text_equal(entry->session.subscription, subscription))
		entry = entry->next_by_subscription;
	return entry == NULL ? NULL : &entry->session;
}

const struct sc_rx_session *sc_rx_sessions_of_host(const struct sc_rx_sessions *sessions,
	struct sc_text host, const struct sc_rx_session *after)
{
	struct sc_rx_of_host *place = NULL;

	if (after != NULL)
		place = sc_rx_by_host_next(&((const struct entry *)after)->of_host);
	else
		place = sc_rx_by_host_first(&sessions->by_host, host);
	return place == NULL ? NULL : &SC_INDEX_ENTRY(place, struct entry, of_host)->session;
}

bool sc_rx_sessions_walk(const struct sc_rx_sessions *sessions, uint32_t *at, uint32_t places,
	bool (*visit)(void *owner, const struct sc_rx_session *session), void *owner)
{
	for (; places > 0 && *at < sessions->in_use; places--, (*at)++) {
		const struct entry *entry = sessions->by_id[*at];

		for (; entry != NULL; entry = entry->next_by_id) {
			if (!visit(owner, &entry->session))
				return true;
		}
	}
	return *at < sessions->in_use;
}

static void link_by_id(struct sc_rx_sessions *sessions, struct entry *entry)
{
	struct entry **bucket = &sessions->by_id[place_of(sessions, entry->id_hash)];

	entry->next_by_id = *bucket;
	*bucket = entry;
}

static void link_by_subscription(struct sc_rx_sessions *sessions, struct entry *entry)
{
	struct entry **bucket =
		&sessions->by_subscription[place_of(sessions, entry->subscription_hash)];

	entry->next_by_subscription = *bucket;
	entry->link_by_subscription = bucket;
	if (*bucket != NULL)
		(*bucket)->link_by_subscription = &entry->next_by_subscription;
	*bucket = entry;
}

/* Links the entries of a bucket anew: some of them go to the new one. */
static void split(struct sc_rx_sessions *sessions, uint32_t place)
{
	struct entry *by_id = sessions->by_id[place];
	struct entry *by_subscription = sessions->by_subscription[place];

	sessions->by_id[place] = NULL;
	sessions->by_subscription[place] = NULL;
	while (by_id != NULL) {
		struct entry *next = by_id->next_by_id;

		link_by_id(sessions, by_id);
		by_id = next;
	}
	while (by_subscription != NULL) {
		struct entry *next = by_subscription->next_by_subscription;

		link_by_subscription(sessions, by_subscription);
		by_subscription = next;
	}
}

static void grow(struct sc_rx_sessions *sessions)
{
	if (sessions->in_use == sessions->bucket_count || sessions->count < sessions->in_use)
		return;
	if (sessions->in_use == 2 * sessions->half)
		sessions->half = sessions->in_use;
	sessions->in_use++;
	split(sessions, sessions->in_use - 1 - sessions->half);
}

static bool is_ending(const struct entry *entry)
{
	return entry->session.state == SC_SESSION_STATE_ENDING;
}

static void link_entry(struct sc_rx_sessions *sessions, struct entry *entry)
{
	grow(sessions);
	link_by_id(sessions, entry);
	link_by_subscription(sessions, entry);
	sessions->count++;
	sessions->ending += is_ending(entry);
	sessions->bytes += entry->size;
}

static void remove_at(struct sc_rx_sessions *sessions, struct entry **link)
{
	struct entry *entry = *link;

	sc_rx_by_host_remove(&sessions->by_host, &entry->of_host);
	*link = entry->next_by_id;
	*entry->link_by_subscription = entry->next_by_subscription;
	if (entry->next_by_subscription != NULL)
		entry->next_by_subscription->link_by_subscription = entry->link_by_subscription;
	sessions->count--;
	sessions->ending -= is_ending(entry);
	sessions->bytes -= entry->size;
	free(entry);
}

enum sc_status sc_rx_sessions_have_room(const struct sc_rx_sessions *sessions,
	struct sc_text subscription, uint32_t coming, uint32_t coming_of_it)
{
	const struct sc_rx_session *one = NULL;
	uint64_t count = coming_of_it;

	if ((uint64_t)sessions->count + coming >= sessions->limit)
		return SC_STATUS_OUT_OF_ROOM;
	while ((one = sc_rx_sessions_of(sessions, subscription, one)) != NULL)
		count++;
	return count < SC_RX_SESSIONS_OF_ONE ? SC_STATUS_OK : SC_STATUS_TOO_MANY_SESSIONS;
}

enum sc_status sc_rx_sessions_fit(
	const struct sc_rx_sessions *sessions, const struct sc_rx_session *session)
{
	const struct entry *old = *link_of(sessions, session->id, hash_of(sessions, session->id));
	uint64_t most = (uint64_t)sessions->limit * SC_RX_SESSION_SHARE + SC_RX_SESSION_BYTES;
	size_t size = sizeof(struct entry) + sc_rx_session_size(session);
	size_t before = old == NULL ? 0 : old->size;

	if (size <= before)
		return SC_STATUS_OK;
	if (size > SC_RX_SESSION_BYTES)
		return SC_STATUS_SESSION_TOO_LARGE;
	return sessions->bytes - before + size > most ? SC_STATUS_OUT_OF_ROOM : SC_STATUS_OK;
}

static struct entry *entry_of(const struct sc_rx_session *session)
{
	size_t size = sc_rx_session_size(session);
	struct entry *entry = malloc(sizeof(*entry) + size);

	if (entry != NULL) {
		struct sc_arena arena = { .start = entry->room, .size = size };

		entry->size = sizeof(*entry) + size;
		sc_rx_session_copy(&arena, session, &entry->session);
	}
	return entry;
}

enum sc_status sc_rx_sessions_put(
	struct sc_rx_sessions *sessions, const struct sc_rx_session *session)
{
	struct entry *entry = entry_of(session);
	struct entry **old = NULL;

	if (entry == NULL || sc_rx_by_host_add(&sessions->by_host, &entry->of_host,
				     session->af_host) != SC_STATUS_OK) {
		free(entry);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	entry->id_hash = hash_of(sessions, session->id);
	entry->subscription_hash = hash_of(sessions, session->subscription);
	old = link_of(sessions, session->id, entry->id_hash);
	if (*old != NULL)
		remove_at(sessions, old);
	link_entry(sessions, entry);
	return SC_STATUS_OK;
}

void sc_rx_sessions_remove(struct sc_rx_sessions *sessions, struct sc_text id)
{
	struct entry **link = link_of(sessions, id, hash_of(sessions, id));

	if (*link != NULL)
		remove_at(sessions, link);
}
