/* SPDX-License-Identifier: BSD-2-Clause */
#include "own_document.h"

#include "own_statement.h"
#include "policy_texts.h"
#include "service_parts.h"
#include "validity.h"

/* The pieces of the sets that apply; the first of them says whose word comes first. */
static bool tell_policy(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_subscriber *subscriber, int64_t now, struct sc_continuity *told)
{
	const struct sc_snapshot *snapshot = sc_service_snapshot(service);
	const struct sc_policy *policy = sc_snapshot_policy(snapshot);
	const struct sc_text *texts =
		sc_policy_texts_of(service->policy_texts, service->settings.store);
	struct sc_text network = sc_serving_network(
		subscriber, subscriber->contacts, subscriber->contact_count, now);
	struct sc_text *rules = sc_arena_take_array(arena, policy->set_count, sizeof(*rules));

	if (texts == NULL || rules == NULL)
		return false;
	for (uint32_t i = 0; i < policy->set_count; i++) {
		const struct sc_policy_set *set = &policy->sets[i];

		if (!sc_policy_set_applies(set, subscriber, network, now))
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

		if (!sc_within(preference->valid_from, preference->valid_to, now))
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

static bool is_same_answer(
	const struct sc_continuity_authorisation *told, const struct sc_iut_authorisation *row)
{
	return told->kind == row->kind && told->decision == row->decision &&
	       sc_text_equal(told->requester, row->requester);
}

/* One row per operation becomes one element per requester and answer. */
static bool tell_authorisations(
	struct sc_arena *arena, const struct sc_subscriber *subscriber, struct sc_continuity *told)
{
	struct sc_continuity_authorisation *rows =
		sc_arena_take_array(arena, subscriber->authorisation_count, sizeof(*rows));

	if (rows == NULL)
		return false;
	for (uint16_t i = 0; i < subscriber->authorisation_count; i++) {
		const struct sc_iut_authorisation *row = &subscriber->authorisations[i];
		uint32_t at = 0;

		while (at < told->authorisation_count && !is_same_answer(&rows[at], row))
			at++;
		if (at == told->authorisation_count) {
			rows[at] = (struct sc_continuity_authorisation){ .kind = row->kind,
				.requester = row->requester,
				.decision = row->decision };
			told->authorisation_count++;
		}
		rows[at].operations |= SC_SET_OF(row->operation);
	}
	told->authorisations = rows;
	return true;
}

static bool tell_criteria(
	struct sc_arena *arena, const struct sc_subscriber *subscriber, struct sc_continuity *told)
{
	struct sc_continuity_criterion *rows =
		sc_arena_take_array(arena, subscriber->criterion_count, sizeof(*rows));

	if (rows == NULL)
		return false;
	for (uint16_t i = 0; i < subscriber->criterion_count; i++) {
		const struct sc_controller_criterion *row = &subscriber->criteria[i];

		rows[i] = (struct sc_continuity_criterion){ .calling = row->calling,
			.called = row->called,
			.service = row->service,
			.media = row->media };
	}
	told->criteria = rows;
	told->criterion_count = subscriber->criterion_count;
	if (subscriber->criterion_count != 0)
		told->controller_routing = SC_CONTINUITY_ROUTING_ENABLED;
	return true;
}

static bool tell_successors(
	struct sc_arena *arena, const struct sc_subscriber *subscriber, struct sc_continuity *told)
{
	struct sc_continuity_successor *rows =
		sc_arena_take_array(arena, subscriber->successor_count, sizeof(*rows));

	if (rows == NULL)
		return false;
	for (uint16_t i = 0; i < subscriber->successor_count; i++) {
		const struct sc_control_successor *row = &subscriber->successors[i];
		const struct sc_device *device = &subscriber->devices[row->device];

		rows[i] = (struct sc_continuity_successor){ .instance = device->instance,
			.name = device->name,
			.move_media = row->move_media };
	}
	told->successors = rows;
	told->successor_count = subscriber->successor_count;
	told->has_control_loss = subscriber->successor_count != 0;
	return true;
}

const struct sc_continuity *sc_own_document(
	const struct sc_service *service, struct sc_arena *arena, const struct sc_account *account)
{
	const struct sc_subscriber *subscriber = sc_effective_subscriber(service, account);
	struct sc_continuity *told = sc_arena_take_array(arena, 1, sizeof(*told));
	int64_t now = sc_service_now(service);

	if (told == NULL || !tell_policy(service, arena, subscriber, now, told) ||
		!tell_preferences(arena, subscriber, now, told) ||
		!tell_authorisations(arena, subscriber, told) ||
		!tell_criteria(arena, subscriber, told) ||
		!tell_successors(arena, subscriber, told))
		return NULL;
	return told;
}
