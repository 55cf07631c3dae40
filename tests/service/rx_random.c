/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_random.h"

enum { TEXT_LIMIT = 24 };

/* The same numbers in every run. */
static uint32_t draw(uint32_t below)
{
	static uint64_t random = 20261122;

	random = random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(random >> 33) % below;
}

/* Any bytes where the file takes any, never the end of a line. */
static struct sc_text draw_text(struct sc_arena *arena, bool clean)
{
	struct sc_text text = { .length = draw(TEXT_LIMIT) };
	char *bytes = sc_arena_take(arena, text.length + 1);

	for (size_t i = 0; i < text.length; i++) {
		bytes[i] = (char)(clean ? 'a' + draw(26) : draw(256));
		if (bytes[i] == '\n')
			bytes[i] = '\0';
	}
	text.at = bytes;
	return text;
}

static struct sc_text draw_octets(struct sc_arena *arena, size_t length)
{
	char *bytes = sc_arena_take(arena, length);

	if (draw(2) == 0)
		return (struct sc_text){ .at = bytes };
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)draw(256);
	return (struct sc_text){ .at = bytes, .length = length };
}

static const struct sc_text *draw_list(struct sc_arena *arena, uint32_t *count)
{
	struct sc_text *list = NULL;

	*count = draw(4);
	list = sc_arena_take_array(arena, *count, sizeof(*list));
	for (uint32_t i = 0; i < *count; i++)
		list[i] = draw_text(arena, false);
	return list;
}

static struct sc_rx_rate draw_rate(void)
{
	if (draw(2) == 0)
		return (struct sc_rx_rate){ .present = false };
	return (struct sc_rx_rate){ .present = true, .bps = (uint64_t)draw(1 << 30) * 4000 };
}

static struct sc_rx_version draw_version(void)
{
	if (draw(2) == 0)
		return (struct sc_rx_version){ .present = false };
	return (struct sc_rx_version){ true, (uint64_t)draw(1u << 31) << 33 | draw(1u << 31) };
}

static int32_t draw_known(uint32_t below)
{
	return (int32_t)draw(below + 1) - 1;
}

static void draw_flows(struct sc_arena *arena, struct sc_rx_component *component)
{
	struct sc_rx_flow *flows = NULL;

	component->flow_count = draw(4);
	flows = sc_arena_take_array(arena, component->flow_count, sizeof(*flows));
	for (uint32_t i = 0; i < component->flow_count; i++) {
		flows[i] = (struct sc_rx_flow){ .number = i * 3 + draw(3),
			.has_status = draw(2) == 0,
			.status = SC_FLOW_STATUS_ENABLED,
			.usage = (enum sc_flow_usage)draw(SC_FLOW_USAGE_COUNT),
			.up = draw_rate(),
			.down = draw_rate() };
		if (flows[i].has_status)
			flows[i].status = (enum sc_flow_status)draw(SC_FLOW_STATUS_COUNT);
		flows[i].descriptions = draw_list(arena, &flows[i].description_count);
	}
	component->flows = flows;
}

static void draw_components(struct sc_arena *arena, struct sc_rx_session *session)
{
	struct sc_rx_component *components = NULL;

	session->component_count = draw(SC_RX_COMPONENT_LIMIT + 1);
	components = sc_arena_take_array(arena, session->component_count, sizeof(*components));
	for (uint32_t i = 0; i < session->component_count; i++) {
		components[i] = (struct sc_rx_component){ .number = i * 5 + draw(5),
			.media = (enum sc_media)draw(SC_MEDIA_COUNT),
			.status = (enum sc_flow_status)draw(SC_FLOW_STATUS_COUNT),
			.up = draw_rate(),
			.down = draw_rate(),
			.service = draw_text(arena, false),
			.version = draw_version(),
			.directive = (enum sc_directive)draw(SC_DIRECTIVE_COUNT),
			.reason = (enum sc_reason)draw(SC_REASON_COUNT),
			.made_active_at = draw(1 << 30),
			.moved_at = draw(1 << 30) };
		components[i].codecs = draw_list(arena, &components[i].codec_count);
		draw_flows(arena, &components[i]);
	}
	session->components = components;
}

void rx_random_session(struct sc_arena *arena, struct sc_rx_session *session)
{
	*session = (struct sc_rx_session){ .id = draw_text(arena, false),
		.af_host = draw_text(arena, true),
		.af_realm = draw_text(arena, true),
		.via = draw_text(arena, true),
		.subscription = draw_text(arena, true),
		.contact = draw_text(arena, true),
		.device = draw_text(arena, true),
		.access = (enum sc_access)draw(SC_ACCESS_COUNT),
		.charging_id = draw_text(arena, false),
		.service = draw_text(arena, false),
		.service_urn = draw_text(arena, false),
		.place = { .ip4 = draw_octets(arena, 4),
			.ip6 = draw_octets(arena, 16),
			.ip6_bits = (uint8_t)draw(129),
			.ip_domain = draw_text(arena, false),
			.apn = draw_text(arena, false),
			.identity_kind = draw_known(10),
			.identity = draw_text(arena, false) },
		.told = { draw_known(10), draw_known(2004), draw_known(2), draw_text(arena, true) },
		.emergency = draw(2) == 0,
		.preliminary = draw(2) == 0,
		.forking = draw(2) == 0,
		.state = (enum sc_session_state)draw(SC_SESSION_STATE_COUNT),
		.abort_cause = draw_known(6),
		.origin_state = draw(1u << 31) * 2 + 1,
		.features = { draw(1u << 31) * 2, draw(1u << 31) },
		.specific_actions = draw(1u << 31) * 2 + 1,
		.created_at = draw(1u << 31),
		.updated_at = draw(1u << 31) };
	draw_components(arena, session);
}

static bool accesses_equal(const struct sc_rx_access *a, const struct sc_rx_access *b)
{
	return a->ip_can == b->ip_can && a->rat == b->rat && a->trusted == b->trusted &&
	       sc_text_equal(a->plmn, b->plmn);
}

static bool places_equal(const struct sc_rx_place *a, const struct sc_rx_place *b)
{
	return sc_text_equal(a->ip4, b->ip4) && sc_text_equal(a->ip6, b->ip6) &&
	       a->ip6_bits == b->ip6_bits && sc_text_equal(a->ip_domain, b->ip_domain) &&
	       sc_text_equal(a->apn, b->apn) && a->identity_kind == b->identity_kind &&
	       sc_text_equal(a->identity, b->identity);
}

static bool decided_equal(const struct sc_rx_session *a, const struct sc_rx_session *b)
{
	for (uint32_t i = 0; i < a->component_count; i++) {
		const struct sc_rx_component *x = &a->components[i];
		const struct sc_rx_component *y = &b->components[i];

		if (x->directive != y->directive || x->reason != y->reason ||
			x->made_active_at != y->made_active_at || x->moved_at != y->moved_at)
			return false;
	}
	return true;
}

bool rx_random_same(const struct sc_rx_session *a, const struct sc_rx_session *b)
{
	return sc_rx_session_equal(a, b) && a->specific_actions == b->specific_actions &&
	       sc_text_equal(a->id, b->id) && sc_text_equal(a->af_host, b->af_host) &&
	       sc_text_equal(a->af_realm, b->af_realm) && sc_text_equal(a->via, b->via) &&
	       sc_text_equal(a->device, b->device) && a->access == b->access &&
	       sc_text_equal(a->service_urn, b->service_urn) &&
	       places_equal(&a->place, &b->place) && accesses_equal(&a->told, &b->told) &&
	       a->preliminary == b->preliminary && a->forking == b->forking &&
	       a->state == b->state && a->abort_cause == b->abort_cause &&
	       a->origin_state == b->origin_state && a->created_at == b->created_at &&
	       a->updated_at == b->updated_at && decided_equal(a, b);
}
