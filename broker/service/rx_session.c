/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_session.h"

#include <string.h>

enum { ALIGNMENT_SLACK = 16 };

bool sc_rx_component_is_signalling(const struct sc_rx_component *component)
{
	for (uint32_t i = 0; i < component->flow_count; i++) {
		if (component->flows[i].usage != SC_FLOW_USAGE_AF_SIGNALLING)
			return false;
	}
	return component->flow_count != 0 || component->number == 0;
}

static bool rates_equal(struct sc_rx_rate a, struct sc_rx_rate b)
{
	return a.present == b.present && a.bps == b.bps;
}

static bool flows_equal(const struct sc_rx_flow *a, const struct sc_rx_flow *b)
{
	return a->number == b->number && a->has_status == b->has_status && a->status == b->status &&
	       a->usage == b->usage && rates_equal(a->up, b->up) && rates_equal(a->down, b->down);
}

static bool components_equal(const struct sc_rx_component *a, const struct sc_rx_component *b)
{
	if (a->number != b->number || a->media != b->media || a->status != b->status ||
		a->codec_count != b->codec_count || a->flow_count != b->flow_count ||
		!rates_equal(a->up, b->up) || !rates_equal(a->down, b->down) ||
		!sc_text_equal(a->service, b->service))
		return false;
	for (uint32_t i = 0; i < a->codec_count; i++) {
		if (!sc_text_equal(a->codecs[i], b->codecs[i]))
			return false;
	}
	for (uint32_t i = 0; i < a->flow_count; i++) {
		if (!flows_equal(&a->flows[i], &b->flows[i]))
			return false;
	}
	return true;
}

bool sc_rx_session_has_moved(const struct sc_rx_session *before, const struct sc_rx_session *after)
{
	return !sc_text_equal(before->contact, after->contact);
}

bool sc_rx_session_equal(const struct sc_rx_session *a, const struct sc_rx_session *b)
{
	if (!sc_text_equal(a->subscription, b->subscription) || sc_rx_session_has_moved(a, b) ||
		a->emergency != b->emergency || a->component_count != b->component_count ||
		a->specific_actions != b->specific_actions ||
		memcmp(a->features, b->features, sizeof(a->features)) != 0 ||
		!sc_text_equal(a->charging_id, b->charging_id) ||
		!sc_text_equal(a->service, b->service))
		return false;
	for (uint32_t i = 0; i < a->component_count; i++) {
		if (!components_equal(&a->components[i], &b->components[i]))
			return false;
	}
	return true;
}

static size_t room_for(size_t bytes)
{
	return bytes + ALIGNMENT_SLACK;
}

size_t sc_rx_session_size(const struct sc_rx_session *session)
{
	const struct sc_text texts[] = { session->id, session->af_host, session->subscription,
		session->contact, session->device, session->charging_id, session->service };
	size_t size = room_for(session->component_count * sizeof(session->components[0]));

	for (size_t i = 0; i < SC_COUNT_OF(texts); i++)
		size += room_for(texts[i].length + 1);
	for (uint32_t i = 0; i < session->component_count; i++) {
		const struct sc_rx_component *component = &session->components[i];

		size += room_for(component->service.length + 1);
		size += room_for(component->flow_count * sizeof(component->flows[0]));
		size += room_for(component->codec_count * sizeof(component->codecs[0]));
		for (uint32_t c = 0; c < component->codec_count; c++)
			size += room_for(component->codecs[c].length + 1);
	}
	return size;
}

static void copy_component(struct sc_arena *arena, struct sc_rx_component *component)
{
	struct sc_rx_flow *flows =
		sc_arena_take_array(arena, component->flow_count, sizeof(*flows));
	struct sc_text *codecs =
		sc_arena_take_array(arena, component->codec_count, sizeof(*codecs));

	for (uint32_t i = 0; i < component->flow_count; i++)
		flows[i] = component->flows[i];
	for (uint32_t i = 0; i < component->codec_count; i++)
		codecs[i] = sc_arena_copy(arena, component->codecs[i]);
	component->flows = flows;
	component->codecs = codecs;
	component->service = sc_arena_copy(arena, component->service);
}

void sc_rx_session_copy(
	struct sc_arena *arena, const struct sc_rx_session *from, struct sc_rx_session *to)
{
	struct sc_rx_component *components =
		sc_arena_take_array(arena, from->component_count, sizeof(*components));

	*to = *from;
	to->id = sc_arena_copy(arena, from->id);
	to->af_host = sc_arena_copy(arena, from->af_host);
	to->subscription = sc_arena_copy(arena, from->subscription);
	to->contact = sc_arena_copy(arena, from->contact);
	to->device = sc_arena_copy(arena, from->device);
	to->charging_id = sc_arena_copy(arena, from->charging_id);
	to->service = sc_arena_copy(arena, from->service);
	for (uint32_t i = 0; i < from->component_count; i++) {
		components[i] = from->components[i];
		copy_component(arena, &components[i]);
	}
	to->components = components;
}
