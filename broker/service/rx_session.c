/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_session.h"

#include <stddef.h>
#include <string.h>

#include "apn.h"
#include "rx_netloc.h"

enum { ALIGNMENT = 16 };

/* Every text that hangs on a session itself. */
static const size_t texts[] = {
	offsetof(struct sc_rx_session, id),
	offsetof(struct sc_rx_session, af_host),
	offsetof(struct sc_rx_session, af_realm),
	offsetof(struct sc_rx_session, via),
	offsetof(struct sc_rx_session, subscription),
	offsetof(struct sc_rx_session, contact),
	offsetof(struct sc_rx_session, device),
	offsetof(struct sc_rx_session, charging_id),
	offsetof(struct sc_rx_session, service),
	offsetof(struct sc_rx_session, service_urn),
	offsetof(struct sc_rx_session, place.ip4),
	offsetof(struct sc_rx_session, place.ip6),
	offsetof(struct sc_rx_session, place.ip_domain),
	offsetof(struct sc_rx_session, place.apn),
	offsetof(struct sc_rx_session, place.identity),
	offsetof(struct sc_rx_session, told.plmn),
};

bool sc_rx_flow_is_removed(const struct sc_rx_flow *flow)
{
	return flow->has_status && flow->status == SC_FLOW_STATUS_REMOVED;
}

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

static bool lists_equal(
	const struct sc_text *a, uint32_t a_count, const struct sc_text *b, uint32_t b_count)
{
	if (a_count != b_count)
		return false;
	for (uint32_t i = 0; i < a_count; i++) {
		if (!sc_text_equal(a[i], b[i]))
			return false;
	}
	return true;
}

static bool flows_equal(const struct sc_rx_flow *a, const struct sc_rx_flow *b)
{
	return a->number == b->number && a->has_status == b->has_status && a->status == b->status &&
	       a->usage == b->usage && rates_equal(a->up, b->up) && rates_equal(a->down, b->down) &&
	       lists_equal(a->descriptions, a->description_count, b->descriptions,
		       b->description_count);
}

static bool components_equal(const struct sc_rx_component *a, const struct sc_rx_component *b)
{
	if (a->number != b->number || a->media != b->media || a->status != b->status ||
		a->version.present != b->version.present ||
		a->version.number != b->version.number || a->flow_count != b->flow_count ||
		!rates_equal(a->up, b->up) || !rates_equal(a->down, b->down) ||
		!sc_text_equal(a->service, b->service) ||
		!lists_equal(a->codecs, a->codec_count, b->codecs, b->codec_count))
		return false;
	for (uint32_t i = 0; i < a->flow_count; i++) {
		if (!flows_equal(&a->flows[i], &b->flows[i]))
			return false;
	}
	return true;
}

/* The same address in another domain, or behind another access point, is another place. */
static bool is_elsewhere(const struct sc_rx_place *a, const struct sc_rx_place *b)
{
	return (a->ip_domain.length != 0 && b->ip_domain.length != 0 &&
		       !sc_text_equal(a->ip_domain, b->ip_domain)) ||
	       (a->apn.length != 0 && b->apn.length != 0 && !sc_apn_equal(a->apn, b->apn));
}

/* A contact that is registered anew has another URI and is where it was. */
static bool has_same_address(const struct sc_rx_place *a, const struct sc_rx_place *b)
{
	return (a->ip4.length != 0 || a->ip6.length != 0) && sc_text_equal(a->ip4, b->ip4) &&
	       sc_text_equal(a->ip6, b->ip6) && a->ip6_bits == b->ip6_bits && !is_elsewhere(a, b);
}

bool sc_rx_session_has_moved(const struct sc_rx_session *before, const struct sc_rx_session *after)
{
	return !sc_text_equal(before->contact, after->contact) &&
	       !has_same_address(&before->place, &after->place);
}

bool sc_rx_session_equal(const struct sc_rx_session *a, const struct sc_rx_session *b)
{
	if (!sc_text_equal(a->subscription, b->subscription) || sc_rx_session_has_moved(a, b) ||
		a->emergency != b->emergency || a->preliminary != b->preliminary ||
		a->forking != b->forking || a->component_count != b->component_count ||
		!sc_rx_actions_equal(a->specific_actions, b->specific_actions) ||
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

/* An arena begins each piece at a multiple of its alignment. */
static size_t room_for(size_t bytes)
{
	return (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static size_t room_for_list(const struct sc_text *list, uint32_t count)
{
	size_t size = room_for(count * sizeof(*list));

	for (uint32_t i = 0; i < count; i++)
		size += room_for(list[i].length + 1);
	return size;
}

static size_t room_for_component(const struct sc_rx_component *component)
{
	size_t size = room_for(component->service.length + 1) +
		      room_for(component->flow_count * sizeof(component->flows[0])) +
		      room_for_list(component->codecs, component->codec_count);

	for (uint32_t i = 0; i < component->flow_count; i++)
		size += room_for_list(
			component->flows[i].descriptions, component->flows[i].description_count);
	return size;
}

/* The text that stands there in a session. */
static struct sc_text *text_at(struct sc_rx_session *session, size_t offset)
{
	return (struct sc_text *)(void *)((char *)session + offset);
}

size_t sc_rx_session_size(const struct sc_rx_session *session)
{
	struct sc_rx_session shallow = *session;
	size_t size =
		ALIGNMENT + room_for(session->component_count * sizeof(session->components[0]));

	for (size_t i = 0; i < SC_COUNT_OF(texts); i++)
		size += room_for(text_at(&shallow, texts[i])->length + 1);
	for (uint32_t i = 0; i < session->component_count; i++)
		size += room_for_component(&session->components[i]);
	return size;
}

static const struct sc_text *copy_list(
	struct sc_arena *arena, const struct sc_text *list, uint32_t count)
{
	struct sc_text *copies = sc_arena_take_array(arena, count, sizeof(*copies));

	for (uint32_t i = 0; i < count; i++)
		copies[i] = sc_arena_copy(arena, list[i]);
	return copies;
}

static void copy_component(struct sc_arena *arena, struct sc_rx_component *component)
{
	struct sc_rx_flow *flows =
		sc_arena_take_array(arena, component->flow_count, sizeof(*flows));

	for (uint32_t i = 0; i < component->flow_count; i++) {
		flows[i] = component->flows[i];
		flows[i].descriptions =
			copy_list(arena, flows[i].descriptions, flows[i].description_count);
	}
	component->flows = flows;
	component->codecs = copy_list(arena, component->codecs, component->codec_count);
	component->service = sc_arena_copy(arena, component->service);
}

void sc_rx_session_copy(
	struct sc_arena *arena, const struct sc_rx_session *from, struct sc_rx_session *to)
{
	struct sc_rx_component *components =
		sc_arena_take_array(arena, from->component_count, sizeof(*components));

	*to = *from;
	for (size_t i = 0; i < SC_COUNT_OF(texts); i++) {
		struct sc_text *text = text_at(to, texts[i]);

		*text = sc_arena_copy(arena, *text);
	}
	for (uint32_t i = 0; i < from->component_count; i++) {
		components[i] = from->components[i];
		copy_component(arena, &components[i]);
	}
	to->components = components;
}
