/* SPDX-License-Identifier: BSD-2-Clause */
#include "own_merge.h"

#include <string.h>

/* By its instance or, where that is not said, by its name. */
static int32_t find_device(
	const struct sc_subscriber *subscriber, struct sc_text instance, struct sc_text name)
{
	for (uint16_t i = 0; i < subscriber->device_count; i++) {
		const struct sc_device *device = &subscriber->devices[i];

		if (instance.length != 0 ? sc_text_equal(device->instance, instance)
					 : sc_text_equal(device->name, name))
			return i;
	}
	return SC_NONE;
}

static struct sc_text shown(struct sc_text instance, struct sc_text name)
{
	return instance.length != 0 ? instance : name;
}

struct sc_text sc_own_merge_stranger(
	const struct sc_subscriber *subscriber, const struct sc_continuity *statement)
{
	for (uint32_t i = 0; i < statement->preference_count; i++) {
		const struct sc_continuity_preference *preference = &statement->preferences[i];

		for (uint32_t d = 0; d < preference->device_count; d++) {
			const struct sc_continuity_device *device = &preference->devices[d];

			if (find_device(subscriber, device->instance, device->name) == SC_NONE)
				return shown(device->instance, device->name);
		}
	}
	for (uint32_t i = 0; i < statement->successor_count; i++) {
		const struct sc_continuity_successor *one = &statement->successors[i];

		if (find_device(subscriber, one->instance, one->name) == SC_NONE)
			return shown(one->instance, one->name);
	}
	return (struct sc_text){ 0 };
}

static struct sc_preference take_preference(
	const struct sc_subscriber *subscriber, const struct sc_continuity_preference *stated)
{
	struct sc_preference preference = {
		.media = stated->media,
		.has_domain = stated->has_domain,
		.domain = stated->domain,
		.has_immediate = stated->has_immediate,
		.immediate = stated->immediate,
		.has_nontransferable = stated->has_nontransferable,
		.nontransferable = stated->nontransferable,
	};

	if (stated->accesses != NULL)
		memcpy(preference.accesses.rank, stated->accesses,
			sizeof(preference.accesses.rank));
	for (uint32_t i = 0; i < stated->device_count; i++) {
		const struct sc_continuity_device *device = &stated->devices[i];
		int32_t index = find_device(subscriber, device->instance, device->name);

		if (index == SC_NONE || index >= SC_DEVICE_LIMIT)
			continue;
		preference.device_named |= (uint16_t)(1u << index);
		preference.device_rank[index] = device->rank;
		preference.device_mode[index] = (uint8_t)device->mode;
	}
	return preference;
}

/* For the media that are stated the statement counts, for the rest what was imported. */
static bool merge_preferences(struct sc_arena *arena, const struct sc_subscriber *imported,
	const struct sc_continuity *statement, struct sc_subscriber *merged)
{
	uint32_t most = statement->preference_count + imported->preference_count;
	struct sc_preference *preferences = sc_arena_take_array(arena, most, sizeof(*preferences));
	sc_media_set stated = 0;
	uint16_t count = 0;

	if (preferences == NULL || most > UINT16_MAX)
		return false;
	for (uint32_t i = 0; i < statement->preference_count; i++) {
		preferences[count++] = take_preference(imported, &statement->preferences[i]);
		stated |= statement->preferences[i].media;
	}
	for (uint16_t i = 0; i < imported->preference_count; i++) {
		if ((imported->preferences[i].media & ~stated) == 0)
			continue;
		preferences[count] = imported->preferences[i];
		preferences[count++].media &= ~stated;
	}
	merged->preferences = preferences;
	merged->preference_count = count;
	return true;
}

/* One row per operation, as they are imported. */
static bool merge_authorisations(
	struct sc_arena *arena, const struct sc_continuity *statement, struct sc_subscriber *merged)
{
	uint32_t most = statement->authorisation_count * SC_IUT_OPERATION_COUNT;
	struct sc_iut_authorisation *rows = NULL;
	uint16_t count = 0;

	if (statement->authorisation_count == 0)
		return true;
	rows = sc_arena_take_array(arena, most, sizeof(*rows));
	if (rows == NULL)
		return false;
	for (uint32_t i = 0; i < statement->authorisation_count; i++) {
		const struct sc_continuity_authorisation *one = &statement->authorisations[i];

		for (int operation = 0; operation < SC_IUT_OPERATION_COUNT; operation++) {
			if (!SC_SET_HAS(one->operations, operation))
				continue;
			rows[count++] = (struct sc_iut_authorisation){ .kind = one->kind,
				.requester = one->requester,
				.operation = (enum sc_iut_operation)operation,
				.decision = one->decision };
		}
	}
	merged->authorisations = rows;
	merged->authorisation_count = count;
	return true;
}

static bool merge_successors(struct sc_arena *arena, const struct sc_subscriber *imported,
	const struct sc_continuity *statement, struct sc_subscriber *merged)
{
	struct sc_control_successor *rows = NULL;
	uint16_t count = 0;

	if (!statement->has_control_loss)
		return true;
	rows = sc_arena_take_array(arena, statement->successor_count, sizeof(*rows));
	if (rows == NULL)
		return false;
	for (uint32_t i = 0; i < statement->successor_count; i++) {
		const struct sc_continuity_successor *one = &statement->successors[i];
		int32_t device = find_device(imported, one->instance, one->name);

		if (device != SC_NONE)
			rows[count++] = (struct sc_control_successor){ .device = (uint32_t)device,
				.move_media = one->move_media };
	}
	merged->successors = rows;
	merged->successor_count = count;
	return true;
}

/* Routing that is enabled without any criterion holds for all sessions. */
static bool merge_routing(
	struct sc_arena *arena, const struct sc_continuity *statement, struct sc_subscriber *merged)
{
	uint16_t count = statement->criterion_count == 0 ? 1 : (uint16_t)statement->criterion_count;
	struct sc_controller_criterion *rows = NULL;

	if (statement->controller_routing == SC_CONTINUITY_ROUTING_UNSAID)
		return true;
	merged->criterion_count = 0;
	if (statement->controller_routing == SC_CONTINUITY_ROUTING_DISABLED)
		return true;
	rows = sc_arena_take_array(arena, count, sizeof(*rows));
	if (rows == NULL)
		return false;
	for (uint32_t i = 0; i < statement->criterion_count; i++) {
		const struct sc_continuity_criterion *one = &statement->criteria[i];

		rows[i] = (struct sc_controller_criterion){ .calling = one->calling,
			.called = one->called,
			.service = one->service,
			.media = one->media };
	}
	merged->criteria = rows;
	merged->criterion_count = count;
	return true;
}

bool sc_own_merge(struct sc_arena *arena, const struct sc_subscriber *imported,
	const struct sc_continuity *statement, struct sc_subscriber *merged)
{
	*merged = *imported;
	return merge_preferences(arena, imported, statement, merged) &&
	       merge_authorisations(arena, statement, merged) &&
	       merge_successors(arena, imported, statement, merged) &&
	       merge_routing(arena, statement, merged);
}
