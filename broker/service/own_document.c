/* SPDX-License-Identifier: BSD-2-Clause */
#include "own_document.h"

#include "policy_texts.h"
#include "service_parts.h"

static bool is_now(int64_t from, int64_t to, int64_t now)
{
	return (from == 0 || now >= from) && (to == 0 || now < to);
}

/* A visited network's policy applies while one of the subscriber's contacts is there. */
static bool is_visiting(const struct sc_subscriber *subscriber, struct sc_text plmn)
{
	for (uint16_t i = 0; i < subscriber->contact_count; i++) {
		if (sc_text_equal(subscriber->contacts[i].plmn, plmn))
			return true;
	}
	return false;
}

static bool is_for(const struct sc_policy_set *set, const struct sc_subscriber *subscriber)
{
	switch (set->scope) {
	case SC_SCOPE_DEFAULT:
		return true;
	case SC_SCOPE_HPLMN:
		return sc_text_equal(set->scope_value, subscriber->hplmn);
	case SC_SCOPE_VPLMN:
		return is_visiting(subscriber, set->scope_value);
	case SC_SCOPE_SUBSCRIPTION_CLASS:
		return subscriber->class_name.length != 0 &&
		       sc_text_equal(set->scope_value, subscriber->class_name);
	case SC_SCOPE_SUBSCRIPTION:
		return sc_text_equal(set->scope_value, subscriber->name);
	case SC_SCOPE_COUNT:
		break;
	}
	return false;
}

static bool applies(
	const struct sc_policy_set *set, const struct sc_subscriber *subscriber, int64_t now)
{
	return is_now(set->valid_from, set->valid_to, now) && is_for(set, subscriber);
}

/* The pieces of the sets that apply; the first of them says whose word comes first. */
static bool tell_policy(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_subscriber *subscriber, int64_t now, struct sc_continuity *told)
{
	const struct sc_snapshot *snapshot = sc_service_snapshot(service);
	const struct sc_policy *policy = sc_snapshot_policy(snapshot);
	const struct sc_text *texts = sc_policy_texts_of(service->policy_texts, service->settings.store);
	struct sc_text *rules = sc_arena_take_array(arena, policy->set_count, sizeof(*rules));

	if (texts == NULL || rules == NULL)
		return false;
	for (uint32_t i = 0; i < policy->set_count; i++) {
		const struct sc_policy_set *set = &policy->sets[i];

		if (!applies(set, subscriber, now))
			continue;
		if (told->rule_count == 0)
			told->precedence = set->precedence;
		rules[told->rule_count++] = texts[i];
	}
	told->rules = rules;
	if (subscriber->has_precedence)
		told->precedence = subscriber->precedence;
	return true;
}

static bool tell_devices(struct sc_arena *arena, const struct sc_subscriber *subscriber,
	const struct sc_preference *preference, struct sc_continuity_preference *told)
{
	struct sc_continuity_device *devices =
		sc_arena_take_array(arena, subscriber->device_count, sizeof(*devices));

	if (devices == NULL)
		return false;
	for (uint16_t i = 0; i < subscriber->device_count && i < SC_DEVICE_LIMIT; i++) {
		if (!SC_SET_HAS((uint32_t)preference->device_named, i))
			continue;
		devices[told->device_count++] = (struct sc_continuity_device){
			.instance = subscriber->devices[i].instance,
			.name = subscriber->devices[i].name,
			.rank = preference->device_rank[i],
			.mode = (enum sc_device_mode)preference->device_mode[i],
		};
	}
	told->devices = devices;
	return true;
}

static struct sc_continuity_preference tell_preference(const struct sc_preference *preference)
{
	return (struct sc_continuity_preference){
		.media = preference->media,
		.has_domain = preference->has_domain,
		.domain = preference->domain,
		.has_immediate = preference->has_immediate,
		.immediate = preference->immediate,
		.has_nontransferable = preference->has_nontransferable,
		.nontransferable = preference->nontransferable,
		.accesses = preference->accesses.rank,
	};
}

static bool tell_preferences(struct sc_arena *arena, const struct sc_subscriber *subscriber,
	int64_t now, struct sc_continuity *told)
{
	struct sc_continuity_preference *preferences =
		sc_arena_take_array(arena, subscriber->preference_count, sizeof(*preferences));

	if (preferences == NULL)
		return false;
	for (uint16_t i = 0; i < subscriber->preference_count; i++) {
		const struct sc_preference *preference = &subscriber->preferences[i];
		struct sc_continuity_preference *one = &preferences[told->preference_count];

		if (!is_now(preference->valid_from, preference->valid_to, now))
			continue;
		*one = tell_preference(preference);
		if (preference->device_named != 0 &&
			!tell_devices(arena, subscriber, preference, one))
			return false;
		told->preference_count++;
	}
	told->preferences = preferences;
	return true;
}

const struct sc_continuity *sc_own_document(
	const struct sc_service *service, struct sc_arena *arena, const struct sc_account *account)
{
	const struct sc_subscriber *subscriber = &account->subscriber;
	struct sc_continuity *told = sc_arena_take_array(arena, 1, sizeof(*told));
	int64_t now = sc_service_now(service);

	if (told == NULL || !tell_policy(service, arena, subscriber, now, told) ||
		!tell_preferences(arena, subscriber, now, told))
		return NULL;
	told->controller_routing = subscriber->criterion_count != 0;
	return told;
}
