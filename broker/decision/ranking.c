/* SPDX-License-Identifier: BSD-2-Clause */
#include "ranking.h"

#include "situation.h"
#include "tads.h"

/* Where each key sits in the number, the weightiest highest. */
enum position {
	PLACE = 0,         /* 5 bits */
	STABILITY = 5,     /* 1 */
	CONTROLLER = 6,    /* 1 */
	DEVICE_ORDER = 7,  /* 10 */
	ACCESS_NAME = 17,  /* 5 */
	ACCESS_TIE = 22,   /* 9 */
	ACCESS_ORDER = 31, /* 10 */
	VOICE_KNOWN = 41,  /* 1 */
	DOMAIN = 42,       /* 1 */
	CONTROL = 43,      /* 1: the session needs a device that can control it */
	RETRY = 44         /* 1: speech that was refused goes on over circuits */
};

/* Ranks in lists are 1..255, so what is in no list comes behind, and what is in the second list
 * only between the two. */
enum { IN_SECOND_LIST = 256, IN_NO_LIST = 512 };
enum { PREFERRED_UNRANKED = 256, UNNAMED = 257, AVOIDED = 258 };

/* Local operating environment information comes as 0..100; below these it is poor or unusable. */
enum { QUALITY_POOR = 50, QUALITY_UNUSABLE = 20 };

static const struct sc_access_order empty_order;

static uint32_t quality_class(int16_t quality)
{
	if (quality == SC_NONE || quality >= QUALITY_POOR)
		return 0;
	return quality >= QUALITY_UNUSABLE ? 1 : 2;
}

/* Negative when contact a comes first; *key tells by what. Never 0 for two different contacts. */
static int compare(
	const struct sc_situation *situation, uint32_t a, uint32_t b, enum sc_ranking *key)
{
	const struct sc_contact *first = &situation->facts->contacts[a];
	const struct sc_contact *second = &situation->facts->contacts[b];
	int64_t first_device = sc_device_of(situation, a)->id;
	int64_t second_device = sc_device_of(situation, b)->id;
	int order;

	*key = SC_RANKING_TRUST;
	if (first->trust != second->trust)
		return first->trust > second->trust ? -1 : 1;
	*key = SC_RANKING_FRESHNESS;
	if (first->updated_at != second->updated_at)
		return first->updated_at > second->updated_at ? -1 : 1;
	*key = SC_RANKING_QUALITY;
	if (quality_class(first->quality) != quality_class(second->quality))
		return quality_class(first->quality) < quality_class(second->quality) ? -1 : 1;
	*key = SC_RANKING_CONTACT_Q;
	if (first->q != second->q)
		return first->q > second->q ? -1 : 1;
	*key = SC_RANKING_DEVICE_ID;
	if (first_device != second_device)
		return first_device < second_device ? -1 : 1;
	*key = SC_RANKING_CONTACT_URI;
	order = sc_text_compare(first->uri, second->uri);
	if (order != 0)
		return order;
	if (first->id != second->id)
		return first->id < second->id ? -1 : 1;
	return a < b ? -1 : 1;
}

void sc_ranking_prepare(struct sc_situation *situation)
{
	uint32_t count = situation->facts->contact_count;
	enum sc_ranking key;

	for (uint32_t contact = 0; contact < count; contact++) {
		uint32_t at = contact;

		while (at > 0 &&
			compare(situation, contact, situation->at_place[at - 1], &key) < 0) {
			situation->at_place[at] = situation->at_place[at - 1];
			at--;
		}
		situation->at_place[at] = (uint8_t)contact;
	}
	for (uint32_t at = 0; at < count; at++)
		situation->place_of[situation->at_place[at]] = (uint8_t)at;
}

/* Accesses in no list are taken in the order of their names. */
static void rank_names(struct sc_situation *situation)
{
	enum sc_access sorted[SC_ACCESS_COUNT];
	uint32_t count = 0;

	for (uint32_t left = situation->accesses, access; sc_take_bit(&left, &access);) {
		struct sc_text name = sc_text_of(sc_access_name((enum sc_access)access));
		uint32_t at = count++;

		while (at > 0 &&
			sc_text_compare(name, sc_text_of(sc_access_name(sorted[at - 1]))) < 0) {
			sorted[at] = sorted[at - 1];
			at--;
		}
		sorted[at] = (enum sc_access)access;
	}
	for (uint32_t at = 0; at < count; at++)
		situation->name_rank[sorted[at]] = (uint8_t)at;
	situation->names_ranked = true;
}

static const struct sc_access_order *users_order(const struct sc_weighing *weighing)
{
	return weighing->preference == NULL ? &empty_order : &weighing->preference->accesses;
}

/* Two lists become one: the first list's order, its ties broken by the second; then what only the
 * second ranks; then the rest by name. */
static uint64_t access_key(
	struct sc_situation *situation, const struct sc_weighing *weighing, enum sc_access access)
{
	const struct sc_access_order *operators = &weighing->rule->preferred;
	const struct sc_access_order *users = users_order(weighing);
	uint64_t first = weighing->user_first ? users->rank[access] : operators->rank[access];
	uint64_t second = weighing->user_first ? operators->rank[access] : users->rank[access];

	if (first != 0)
		return first << ACCESS_ORDER | (second != 0 ? second : IN_SECOND_LIST)
						       << ACCESS_TIE;
	if (second != 0)
		return (IN_SECOND_LIST + second) << ACCESS_ORDER;
	if (!situation->names_ranked)
		rank_names(situation);
	return (uint64_t)IN_NO_LIST << ACCESS_ORDER | (uint64_t)situation->name_rank[access]
							      << ACCESS_NAME;
}

static uint64_t device_key(const struct sc_weighing *weighing, uint32_t device)
{
	const struct sc_preference *preference = weighing->preference;
	uint64_t rank;

	if (preference == NULL || !SC_SET_HAS(preference->device_named, device))
		return (uint64_t)UNNAMED << DEVICE_ORDER;
	rank = preference->device_rank[device];
	if (preference->device_mode[device] != SC_DEVICE_MODE_PREFER)
		return (AVOIDED + rank) << DEVICE_ORDER;
	return (rank != 0 ? rank : PREFERRED_UNRANKED) << DEVICE_ORDER;
}

/* For audio the preferred domain comes first, then accesses known to carry IMS voice. */
static uint64_t voice_key(
	const struct sc_situation *situation, const struct sc_weighing *weighing, uint32_t contact)
{
	const struct sc_preference *preference = weighing->preference;
	bool in_circuits = SC_SET_HAS(situation->circuits, contact);
	bool unknown = SC_SET_HAS(situation->voice_asks & situation->voice_unknown, contact);
	uint64_t key = 0;

	if (weighing->component->media != SC_MEDIA_AUDIO)
		return 0;
	if (preference != NULL && preference->has_domain) {
		bool wants_circuits = preference->domain == SC_DOMAIN_PREFERENCE_CS_PREFERRED ||
				      preference->domain == SC_DOMAIN_PREFERENCE_CS_ONLY;

		key |= (uint64_t)(wants_circuits != in_circuits) << DOMAIN;
	}
	if (unknown && (situation->setting_up || (int32_t)contact != weighing->current))
		key |= UINT64_C(1) << VOICE_KNOWN;
	return key;
}

static uint64_t plain_key(
	const struct sc_situation *situation, const struct sc_weighing *weighing, uint32_t contact)
{
	uint64_t moved = (int32_t)contact != weighing->current;

	return moved << STABILITY | (uint64_t)situation->place_of[contact] << PLACE;
}

static void insert(struct sc_weighing *weighing, uint64_t key)
{
	uint32_t at = weighing->survivor_count++;

	while (at > 0 && key < weighing->keys[at - 1]) {
		weighing->keys[at] = weighing->keys[at - 1];
		at--;
	}
	weighing->keys[at] = key;
}

void sc_ranking_rank(struct sc_situation *situation, struct sc_weighing *weighing)
{
	weighing->leader = weighing;
	weighing->retries = sc_tads_retries(situation, weighing);
	weighing->survivor_count = 0;
	for (uint32_t left = weighing->survivors, index; sc_take_bit(&left, &index);) {
		const struct sc_contact *contact = &situation->facts->contacts[index];
		uint64_t key = plain_key(situation, weighing, index) |
			       voice_key(situation, weighing, index) |
			       access_key(situation, weighing, contact->access) |
			       device_key(weighing, contact->device);

		if (situation->criterion != NULL &&
			!sc_device_of(situation, index)->controller_capable)
			key |= UINT64_C(1) << CONTROLLER;
		if (weighing->retries != 0 && !SC_SET_HAS(weighing->retries, index))
			key |= UINT64_C(1) << RETRY;
		insert(weighing, key);
	}
}

void sc_ranking_rank_plainly(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	weighing->leader = weighing;
	weighing->survivor_count = 0;
	for (uint32_t left = weighing->survivors, contact; sc_take_bit(&left, &contact);)
		insert(weighing, plain_key(situation, weighing, contact));
}

bool sc_ranking_put_controllers_first(
	const struct sc_situation *situation, struct sc_weighing *weighing)
{
	uint64_t best = weighing->keys[0];
	uint32_t count = weighing->survivor_count;

	weighing->survivor_count = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint64_t key = weighing->keys[i];
		uint32_t contact = sc_ranking_contact(situation, key);

		if (!sc_device_of(situation, contact)->controller_capable)
			key |= UINT64_C(1) << CONTROL;
		insert(weighing, key);
	}
	return weighing->keys[0] != best;
}

void sc_ranking_follow(const struct sc_situation *situation, struct sc_weighing *weighing,
	const struct sc_weighing *leader)
{
	weighing->leader = leader;
	weighing->survivor_count = 0;
	for (uint32_t i = 0; i < leader->survivor_count; i++) {
		uint32_t contact = sc_ranking_contact(situation, leader->keys[i]);

		if (SC_SET_HAS(weighing->survivors, contact))
			weighing->keys[weighing->survivor_count++] = leader->keys[i];
	}
}

uint32_t sc_ranking_contact(const struct sc_situation *situation, uint64_t key)
{
	return situation->at_place[key & (SC_CONTACT_LIMIT - 1)];
}

/* The key whose bits hold the highest difference. */
static enum sc_ranking key_at(uint64_t difference)
{
	static const struct {
		enum position from;
		enum sc_ranking key;
	} layout[] = {
		{ RETRY, SC_RANKING_RETRY },
		{ CONTROL, SC_RANKING_CONTROLLER },
		{ DOMAIN, SC_RANKING_DOMAIN },
		{ VOICE_KNOWN, SC_RANKING_VOICE_KNOWN },
		{ ACCESS_ORDER, SC_RANKING_ACCESS_ORDER },
		{ ACCESS_TIE, SC_RANKING_ACCESS_TIE },
		{ ACCESS_NAME, SC_RANKING_ACCESS_NAME },
		{ DEVICE_ORDER, SC_RANKING_DEVICE_ORDER },
		{ CONTROLLER, SC_RANKING_CONTROLLER },
		{ STABILITY, SC_RANKING_STABILITY },
	};

	for (uint32_t i = 0; i < SC_COUNT_OF(layout); i++) {
		if (difference >> layout[i].from != 0)
			return layout[i].key;
	}
	return SC_RANKING_NONE;
}

static struct sc_evidence first_list(const struct sc_weighing *weighing)
{
	return weighing->user_first ? sc_evidence_of_user(weighing)
				    : sc_evidence_of_operator(weighing);
}

static struct sc_evidence second_list(const struct sc_weighing *weighing)
{
	return weighing->user_first ? sc_evidence_of_operator(weighing)
				    : sc_evidence_of_user(weighing);
}

static struct sc_evidence evidence_for(const struct sc_situation *situation,
	const struct sc_weighing *weighing, enum sc_ranking key, uint64_t winner)
{
	uint32_t contact = sc_ranking_contact(situation, winner);

	switch (key) {
	case SC_RANKING_RETRY:
		return sc_tads_refusal(situation, weighing, contact);
	case SC_RANKING_DOMAIN:
	case SC_RANKING_DEVICE_ORDER:
		return sc_evidence_of_user(weighing);
	case SC_RANKING_ACCESS_ORDER:
		return (winner >> ACCESS_ORDER & (2 * IN_NO_LIST - 1)) < IN_SECOND_LIST
			       ? first_list(weighing)
			       : second_list(weighing);
	case SC_RANKING_ACCESS_TIE:
		return second_list(weighing);
	case SC_RANKING_ACCESS_NAME:
		return sc_evidence(SC_SOURCE_BUILT_IN, 0);
	case SC_RANKING_CONTROLLER:
		return sc_evidence(SC_SOURCE_CRITERION, situation->criterion->id);
	case SC_RANKING_DEVICE_ID:
		return sc_evidence_of_device(situation, contact);
	case SC_RANKING_NONE:
	case SC_RANKING_VOICE_KNOWN:
	case SC_RANKING_STABILITY:
	case SC_RANKING_TRUST:
	case SC_RANKING_FRESHNESS:
	case SC_RANKING_QUALITY:
	case SC_RANKING_CONTACT_Q:
	case SC_RANKING_CONTACT_URI:
	case SC_RANKING_COUNT:
		break;
	}
	return sc_evidence_of_contact(situation, contact);
}

enum sc_ranking sc_ranking_difference(const struct sc_situation *situation,
	const struct sc_weighing *weighing, uint32_t index, struct sc_evidence *evidence)
{
	uint64_t winner = weighing->keys[index == 0 ? 0 : index - 1];
	enum sc_ranking key = key_at(winner ^ weighing->keys[index]);

	if (key == SC_RANKING_NONE && index != 0)
		compare(situation, sc_ranking_contact(situation, winner),
			sc_ranking_contact(situation, weighing->keys[index]), &key);
	*evidence = evidence_for(situation, weighing->leader, key, winner);
	return key;
}
