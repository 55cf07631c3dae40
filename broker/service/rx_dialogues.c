/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_dialogues.h"

#include "facts.h"
#include "rx_filter.h"

/* What one dialogue, or all together, say of a component or of a flow. */
struct needs {
	bool has_status;
	enum sc_flow_status status;
	struct sc_rx_rate up;
	struct sc_rx_rate down;
};

/* Open where one of both is; REMOVED is open nowhere. */
static enum sc_flow_status more_open(enum sc_flow_status a, enum sc_flow_status b)
{
	enum { UP = 1, DOWN = 2 };
	static const unsigned ways[SC_FLOW_STATUS_COUNT] = {
		[SC_FLOW_STATUS_UPLINK] = UP,
		[SC_FLOW_STATUS_DOWNLINK] = DOWN,
		[SC_FLOW_STATUS_ENABLED] = UP | DOWN,
	};
	static const enum sc_flow_status statuses[] = {
		[0] = SC_FLOW_STATUS_DISABLED,
		[UP] = SC_FLOW_STATUS_UPLINK,
		[DOWN] = SC_FLOW_STATUS_DOWNLINK,
		[UP | DOWN] = SC_FLOW_STATUS_ENABLED,
	};

	return statuses[ways[a] | ways[b]];
}

static struct sc_rx_rate larger(struct sc_rx_rate a, struct sc_rx_rate b)
{
	if (!a.present || (b.present && b.bps > a.bps))
		return b;
	return a;
}

static struct needs together(struct needs a, struct needs b)
{
	struct needs all = a.has_status ? a : b;

	if (a.has_status && b.has_status)
		all.status = more_open(a.status, b.status);
	all.up = larger(a.up, b.up);
	all.down = larger(a.down, b.down);
	return all;
}

static struct needs needs_of_flow(const struct sc_rx_flow *flow)
{
	return (struct needs){ flow->has_status, flow->status, flow->up, flow->down };
}

static struct needs needs_of_component(const struct sc_rx_component *component)
{
	return (struct needs){ true, component->status, component->up, component->down };
}

static struct needs needs_stated(const struct sc_rx_stated_component *stated)
{
	return (struct needs){ stated->has_status, stated->status, stated->up, stated->down };
}

/* What a flow does not say its component says for it, but for RTCP (5.3.16). */
static struct needs filled(const struct sc_rx_flow *flow, struct needs component)
{
	struct needs needs = needs_of_flow(flow);

	if (flow->usage == SC_FLOW_USAGE_RTCP)
		return needs;
	if (!needs.has_status) {
		needs.has_status = component.has_status;
		needs.status = component.status;
	}
	if (!needs.up.present)
		needs.up = component.up;
	if (!needs.down.present)
		needs.down = component.down;
	return needs;
}

static void give(struct sc_rx_flow *flow, struct needs needs)
{
	flow->has_status = needs.has_status;
	flow->status = needs.status;
	flow->up = needs.up;
	flow->down = needs.down;
}

static bool is_listed(struct sc_text description, const struct sc_text *list, uint32_t count)
{
	struct sc_rx_filter wanted;
	struct sc_rx_filter other;

	if (!sc_rx_filter_read(description, &wanted))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		if (sc_rx_filter_read(list[i], &other) &&
			sc_rx_filter_compare(&wanted, &other) == 0)
			return true;
	}
	return false;
}

static enum sc_status join_descriptions(
	struct sc_arena *arena, const struct sc_rx_stated_flow *stated, struct sc_rx_flow *flow)
{
	uint32_t count = flow->description_count;
	struct sc_text *list =
		sc_arena_take_array(arena, count + stated->description_count, sizeof(*list));

	if (list == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < count; i++)
		list[i] = flow->descriptions[i];
	for (uint32_t i = 0; i < stated->description_count; i++) {
		if (!is_listed(stated->descriptions[i], list, count))
			list[count++] = stated->descriptions[i];
	}
	if (count > SC_RX_DESCRIPTION_LIMIT)
		return SC_STATUS_SERVICE_INFORMATION_INVALID;
	flow->descriptions = list;
	flow->description_count = count;
	return SC_STATUS_OK;
}

/* The flows of a component while they are joined. */
struct joining {
	struct sc_rx_flow *flows;
	uint32_t count;
	struct needs before; /* of the component */
	struct needs stated;
};

static struct sc_rx_flow *flow_for(struct joining *joining, const struct sc_rx_stated_flow *stated)
{
	struct sc_rx_flow *flow = joining->flows;
	struct sc_rx_flow *end = joining->flows + joining->count;

	while (flow < end && flow->number != stated->flow.number)
		flow++;
	if (flow == end) {
		*flow = (struct sc_rx_flow){ .number = stated->flow.number,
			.usage = stated->flow.usage };
		joining->count++;
	}
	return flow;
}

static enum sc_status join_flow(
	struct sc_arena *arena, const struct sc_rx_stated_flow *stated, struct joining *joining)
{
	struct sc_rx_flow said = stated->flow;
	struct sc_rx_flow *flow = NULL;

	if (sc_rx_flow_is_removed(&stated->flow))
		return SC_STATUS_OK;
	flow = flow_for(joining, stated);
	if (stated->has_usage)
		flow->usage = stated->flow.usage;
	said.usage = flow->usage;
	give(flow, together(needs_of_flow(flow), filled(&said, joining->stated)));
	return join_descriptions(arena, stated, flow);
}

/* A dialogue that names no flow speaks of all of them. */
static void join_all_flows(struct joining *joining)
{
	for (uint32_t i = 0; i < joining->count; i++) {
		struct sc_rx_flow *flow = &joining->flows[i];

		if (flow->usage != SC_FLOW_USAGE_RTCP)
			give(flow, together(needs_of_flow(flow), joining->stated));
	}
}

static enum sc_status join_flows(struct sc_arena *arena,
	const struct sc_rx_stated_component *stated, struct joining *joining)
{
	enum sc_status status = SC_STATUS_OK;

	if (stated->flow_count == 0)
		join_all_flows(joining);
	for (uint32_t i = 0; i < stated->flow_count && status == SC_STATUS_OK; i++)
		status = join_flow(arena, &stated->flows[i], joining);
	return status;
}

/* Each flow keeps what it could do before, whatever its component is going to say. */
static bool begin(struct sc_arena *arena, const struct sc_rx_stated_component *stated,
	const struct sc_rx_component *component, struct joining *joining)
{
	joining->before = needs_of_component(component);
	joining->stated = needs_stated(stated);
	joining->count = 0;
	joining->flows = sc_arena_take_array(
		arena, component->flow_count + stated->flow_count, sizeof(*joining->flows));
	if (joining->flows == NULL)
		return false;
	for (uint32_t i = 0; i < component->flow_count; i++) {
		struct sc_rx_flow *flow = &joining->flows[joining->count];

		*flow = component->flows[i];
		give(flow, filled(flow, joining->before));
		joining->count += !sc_rx_flow_is_removed(flow);
	}
	return true;
}

static enum sc_status join_codecs(struct sc_arena *arena,
	const struct sc_rx_stated_component *stated, struct sc_rx_component *component)
{
	struct sc_text *codecs = sc_arena_take_array(arena, SC_CODEC_LIMIT, sizeof(*codecs));
	uint32_t count = 0;

	if (codecs == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < component->codec_count + stated->codec_count; i++) {
		struct sc_text codec = i < component->codec_count
					       ? component->codecs[i]
					       : stated->codecs[i - component->codec_count];
		bool known = false;

		for (uint32_t k = 0; k < count && !known; k++)
			known = sc_text_equal_nocase(codecs[k], codec);
		if (!known && count < SC_CODEC_LIMIT)
			codecs[count++] = codec;
	}
	component->codecs = codecs;
	component->codec_count = count;
	return SC_STATUS_OK;
}

enum sc_status sc_rx_dialogues_join(struct sc_arena *arena,
	const struct sc_rx_stated_component *stated, struct sc_rx_component *component)
{
	struct sc_rx_component joined = *component;
	struct joining joining;
	struct needs all;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	if (!begin(arena, stated, component, &joining))
		return status;
	status = join_flows(arena, stated, &joining);
	if (status == SC_STATUS_OK)
		status = join_codecs(arena, stated, &joined);
	if (status != SC_STATUS_OK)
		return status;
	all = together(joining.before, joining.stated);
	joined.status = all.status;
	joined.up = all.up;
	joined.down = all.down;
	if (joining.count != 0) {
		joined.flows = joining.flows;
		joined.flow_count = joining.count;
	}
	*component = joined;
	return SC_STATUS_OK;
}
