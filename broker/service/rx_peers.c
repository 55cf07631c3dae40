/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_peers.h"

#include <stddef.h>
#include <stdlib.h>

#include "chain.h"
#include "index.h"

struct peer {
	struct sc_index_link link;
	uint32_t known;
	uint32_t life;  /* sessions opened under a lower value are gone */
	bool restarted; /* so are those opened without one */
	struct sc_chain_link sweep;
	size_t length;
	char name[]; /* in lower case */
};

struct sc_rx_peers {
	struct sc_index index;
	struct sc_chain to_sweep; /* whose sessions some may have ended */
};

enum sc_status sc_rx_peers_open(struct sc_rx_peers **peers)
{
	struct sc_rx_peers *opened = calloc(1, sizeof(*opened));

	if (opened == NULL || sc_index_open(&opened->index) != SC_STATUS_OK) {
		free(opened);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	*peers = opened;
	return SC_STATUS_OK;
}

void sc_rx_peers_close(struct sc_rx_peers *peers)
{
	struct sc_index_link *link = NULL;

	if (peers == NULL)
		return;
	while ((link = sc_index_any(&peers->index)) != NULL) {
		sc_index_remove(&peers->index, link);
		free(SC_INDEX_ENTRY(link, struct peer, link));
	}
	sc_index_close(&peers->index);
	free(peers);
}

static struct sc_text name_of(const struct peer *peer)
{
	return (struct sc_text){ .at = peer->name, .length = peer->length };
}

static void put_lower(char *to, struct sc_text name)
{
	for (size_t i = 0; i < name.length; i++) {
		char letter = name.at[i];

		to[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
	}
}

static struct peer *find(const struct sc_rx_peers *peers, struct sc_text host)
{
	uint64_t hash = sc_index_hash_nocase(&peers->index, host);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&peers->index, hash, link)) != NULL) {
		struct peer *peer = SC_INDEX_ENTRY(link, struct peer, link);

		if (sc_text_equal_nocase(name_of(peer), host))
			return peer;
	}
	return NULL;
}

/* NULL: there is no memory. */
static struct peer *find_or_add(struct sc_rx_peers *peers, struct sc_text host)
{
	struct peer *peer = find(peers, host);

	if (peer != NULL)
		return peer;
	peer = malloc(sizeof(*peer) + host.length);
	if (peer == NULL)
		return NULL;
	*peer = (struct peer){ .length = host.length };
	put_lower(peer->name, host);
	sc_index_add(&peers->index, &peer->link, sc_index_hash_nocase(&peers->index, host));
	return peer;
}

uint32_t sc_rx_peers_known(const struct sc_rx_peers *peers, struct sc_text host)
{
	const struct peer *peer = find(peers, host);

	return peer == NULL ? 0 : peer->known;
}

enum sc_status sc_rx_peers_note(
	struct sc_rx_peers *peers, struct sc_text host, uint32_t origin_state)
{
	struct peer *peer = find_or_add(peers, host);

	if (peer == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	if (origin_state <= peer->known)
		return SC_STATUS_OK;
	/* A value grows with a restart only. */
	peer->known = origin_state;
	peer->life = origin_state;
	return SC_STATUS_OK;
}

static void want_sweep(struct sc_rx_peers *peers, struct peer *peer)
{
	if (!peer->sweep.linked)
		sc_chain_add(&peers->to_sweep, &peer->sweep);
}

bool sc_rx_peers_restarted(struct sc_rx_peers *peers, struct sc_text host, uint32_t origin_state)
{
	struct peer *peer = find_or_add(peers, host);

	if (peer == NULL || origin_state <= peer->known)
		return false;
	peer->known = origin_state;
	peer->life = origin_state;
	peer->restarted = true;
	want_sweep(peers, peer);
	return true;
}

void sc_rx_peers_sweep_all(struct sc_rx_peers *peers)
{
	for (uint32_t i = 0; i < peers->index.bucket_count; i++) {
		struct sc_index_link *link = peers->index.buckets[i];

		for (; link != NULL; link = link->next)
			want_sweep(peers, SC_INDEX_ENTRY(link, struct peer, link));
	}
}

struct sc_text sc_rx_peers_to_sweep(const struct sc_rx_peers *peers)
{
	struct sc_chain_link *first = peers->to_sweep.first;

	if (first == NULL)
		return (struct sc_text){ .at = NULL };
	return name_of(SC_CHAIN_ENTRY(first, struct peer, sweep));
}

void sc_rx_peers_swept(struct sc_rx_peers *peers)
{
	(void)sc_chain_take(&peers->to_sweep);
}

bool sc_rx_peers_ended(const struct sc_rx_peers *peers, const struct sc_rx_session *session)
{
	const struct peer *peer = find(peers, session->af_host);

	if (peer == NULL)
		return false;
	if (session->origin_state == 0)
		return peer->restarted;
	return session->origin_state < peer->life;
}

void sc_rx_peers_each(const struct sc_rx_peers *peers,
	void (*visit)(void *owner, struct sc_text host, uint32_t origin_state), void *owner)
{
	for (uint32_t i = 0; i < peers->index.bucket_count; i++) {
		const struct sc_index_link *link = peers->index.buckets[i];

		for (; link != NULL; link = link->next) {
			const struct peer *peer =
				(const void *)((const char *)link - offsetof(struct peer, link));

			visit(owner, name_of(peer), peer->known);
		}
	}
}
