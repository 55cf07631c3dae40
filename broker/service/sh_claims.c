/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_claims.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

struct sc_sh_claim {
	struct sc_index_link link;
	struct sc_sh_claim *next; /* of the same update */
	struct sc_text owner;
	struct sc_text detail;
	enum sc_data_reference reference;
	char room[];
};

struct sc_sh_claims {
	struct sc_index index;
};

enum sc_status sc_sh_claims_open(struct sc_sh_claims **claims)
{
	struct sc_sh_claims *opened = calloc(1, sizeof(*opened));

	if (opened == NULL || sc_index_open(&opened->index) != SC_STATUS_OK) {
		free(opened);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	*claims = opened;
	return SC_STATUS_OK;
}

static void let_go(struct sc_sh_claims *claims, struct sc_sh_claim *claim)
{
	sc_index_remove(&claims->index, &claim->link);
	free(claim);
}

void sc_sh_claims_close(struct sc_sh_claims *claims)
{
	struct sc_index_link *link = NULL;

	if (claims == NULL)
		return;
	while ((link = sc_index_any(&claims->index)) != NULL)
		let_go(claims, SC_INDEX_ENTRY(link, struct sc_sh_claim, link));
	sc_index_close(&claims->index);
	free(claims);
}

static uint64_t hash_of(
	const struct sc_sh_claims *claims, struct sc_text owner, struct sc_text detail)
{
	const struct sc_text key[] = { owner, detail };

	return sc_index_hash(&claims->index, key, SC_COUNT_OF(key));
}

static bool is_for(const struct sc_sh_claim *claim, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail)
{
	return claim->reference == reference && sc_text_equal(claim->owner, owner) &&
	       sc_text_equal(claim->detail, detail);
}

bool sc_sh_claims_hold(const struct sc_sh_claim *list, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail)
{
	for (; list != NULL; list = list->next) {
		if (is_for(list, owner, reference, detail))
			return true;
	}
	return false;
}

bool sc_sh_is_claimed(const struct sc_sh_claims *claims, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail)
{
	uint64_t hash = hash_of(claims, owner, detail);
	struct sc_index_link *link = NULL;

	while ((link = sc_index_next(&claims->index, hash, link)) != NULL) {
		if (is_for(SC_INDEX_ENTRY(link, struct sc_sh_claim, link), owner, reference,
			    detail))
			return true;
	}
	return false;
}

static struct sc_text put(char *room, struct sc_text text)
{
	if (text.length != 0)
		memcpy(room, text.at, text.length);
	return (struct sc_text){ .at = room, .length = text.length };
}

enum sc_status sc_sh_claim(struct sc_sh_claims *claims, struct sc_text owner,
	enum sc_data_reference reference, struct sc_text detail, struct sc_sh_claim **list)
{
	struct sc_sh_claim *claim = malloc(sizeof(*claim) + owner.length + detail.length);

	if (claim == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	claim->owner = put(claim->room, owner);
	claim->detail = put(claim->room + owner.length, detail);
	claim->reference = reference;
	claim->next = *list;
	*list = claim;
	sc_index_add(&claims->index, &claim->link, hash_of(claims, owner, detail));
	return SC_STATUS_OK;
}

void sc_sh_claims_release(struct sc_sh_claims *claims, struct sc_sh_claim *list)
{
	while (list != NULL) {
		struct sc_sh_claim *claim = list;

		list = claim->next;
		let_go(claims, claim);
	}
}
