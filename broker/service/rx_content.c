/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_content.h"

#include "rx_dialogues.h"

/* How what is stated meets what was said before. */
enum way {
	OVER,   /* it is newer */
	BESIDE, /* another dialogue says it */
	INSTEAD /* it is the whole of the one dialogue that is left */
};

/* One message on its way into a session. */
struct merging {
	struct sc_arena *arena;
	const struct sc_rx_stated *stated;
	int64_t now;
	enum way way;
	struct sc_rx_component *components; /* that the session is going to have */
	uint32_t count;
	struct sc_rx_offender *offender;
};

static struct sc_rx_rate newer(struct sc_rx_rate stated, struct sc_rx_rate before)
{
	return stated.present ? stated : before;
}

static void lay_over_flow(struct sc_rx_flow *flow, const struct sc_rx_stated_flow *stated)
{
	if (stated->flow.has_status) {
		flow->has_status = true;
		flow->status = stated->flow.status;
	}
	if (stated->has_usage)
		flow->usage = stated->flow.usage;
	flow->up = newer(stated->flow.up, flow->up);
	flow->down = newer(stated->flow.down, flow->down);
	if (stated->description_count != 0) {
		flow->descriptions = stated->descriptions;
		flow->description_count = stated->description_count;
	}
}

static struct sc_rx_flow *find_flow(struct sc_rx_flow *flows, uint32_t count, uint32_t number)
{
	for (uint32_t i = 0; i < count; i++) {
		if (flows[i].number == number)
			return &flows[i];
	}
	return NULL;
}

/* Moves the flow at that position down to where its number belongs. */
static void sink_flow(struct sc_rx_flow *flows, uint32_t position)
{
	const struct sc_rx_flow flow = flows[position];

	for (; position > 0 && flows[position - 1].number > flow.number; position--)
		flows[position] = flows[position - 1];
	flows[position] = flow;
}

/* What the component says now is newer than what its flows said before (5.3.18); RTCP has a
 * bandwidth of its own (5.3.16). */
static void give_way(const struct sc_rx_stated_component *stated, struct sc_rx_flow *flow)
{
	if (sc_rx_flow_is_removed(flow))
		return;
	if (stated->has_status)
		flow->has_status = false;
	if (stated->up.present && flow->usage != SC_FLOW_USAGE_RTCP)
		flow->up.present = false;
	if (stated->down.present && flow->usage != SC_FLOW_USAGE_RTCP)
		flow->down.present = false;
}

/* Flows that go are gone, unless there is no other: then they tell that nothing may flow. */
static uint32_t keep_living(struct sc_rx_flow *flows, uint32_t count)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (!sc_rx_flow_is_removed(&flows[i]))
			flows[kept++] = flows[i];
	}
	for (uint32_t i = 0; i < count && kept == 0; i++)
		flows[i].description_count = 0;
	return kept != 0 ? kept : count;
}

/* Lays the stated flows over those the component has; what never was does not go. */
static enum sc_status merge_flows(struct sc_arena *arena,
	const struct sc_rx_stated_component *stated, struct sc_rx_component *component)
{
	uint32_t most = component->flow_count + stated->flow_count;
	struct sc_rx_flow *flows = sc_arena_take_array(arena, most, sizeof(*flows));
	uint32_t count = component->flow_count;

	if (flows == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < component->flow_count; i++) {
		flows[i] = component->flows[i];
		give_way(stated, &flows[i]);
	}
	for (uint32_t i = 0; i < stated->flow_count; i++) {
		const struct sc_rx_stated_flow *one = &stated->flows[i];
		struct sc_rx_flow *flow = find_flow(flows, count, one->flow.number);

		if (flow == NULL && sc_rx_flow_is_removed(&one->flow))
			continue;
		if (flow == NULL || sc_rx_flow_is_removed(flow)) {
			flow = flow == NULL ? &flows[count++] : flow;
			*flow = one->flow;
		}
		lay_over_flow(flow, one);
	}
	component->flows = flows;
	component->flow_count = keep_living(flows, count);
	return SC_STATUS_OK;
}

/* In the order of their numbers, however they were stated: they are kept and compared so. */
static void sort_flows(struct sc_rx_component *component, struct sc_rx_flow *flows)
{
	for (uint32_t i = 0; i < component->flow_count; i++) {
		flows[i] = component->flows[i];
		sink_flow(flows, i);
	}
	component->flows = flows;
}

enum sc_flow sc_rx_component_direction(const struct sc_rx_component *component)
{
	static const enum sc_flow directions[SC_FLOW_STATUS_COUNT] = {
		[SC_FLOW_STATUS_UPLINK] = SC_FLOW_SENDONLY,
		[SC_FLOW_STATUS_DOWNLINK] = SC_FLOW_RECVONLY,
		[SC_FLOW_STATUS_ENABLED] = SC_FLOW_SENDRECV,
		[SC_FLOW_STATUS_DISABLED] = SC_FLOW_INACTIVE,
		[SC_FLOW_STATUS_REMOVED] = SC_FLOW_INACTIVE,
	};
	unsigned together = 0;
	bool any = false;

	for (uint32_t i = 0; i < component->flow_count; i++) {
		const struct sc_rx_flow *flow = &component->flows[i];

		if (flow->usage == SC_FLOW_USAGE_RTCP)
			continue;
		together |= directions[flow->has_status ? flow->status : component->status];
		any = true;
	}
	return any ? (enum sc_flow)together : directions[component->status];
}

static bool is_active(const struct sc_rx_component *component)
{
	return sc_rx_component_direction(component) == SC_FLOW_SENDRECV;
}

/* The media of a new component must be known; that of signalling is control. */
static enum sc_status take_media(
	const struct sc_rx_stated_component *stated, bool is_new, struct sc_rx_component *component)
{
	if (stated->has_media && (is_new || !stated->media_is_described))
		component->media = stated->media;
	else if (is_new && sc_rx_component_is_signalling(component))
		component->media = SC_MEDIA_CONTROL;
	else if (is_new)
		return SC_STATUS_SERVICE_INFORMATION_INVALID;
	return SC_STATUS_OK;
}

/* What has no flows and is no bandwidth. */
static void take_words(
	const struct sc_rx_stated_component *stated, struct sc_rx_component *component)
{
	component->number = stated->number;
	if (stated->service.at != NULL)
		component->service = stated->service;
	if (stated->version.present)
		component->version = stated->version;
}

static enum sc_status lay_over(struct sc_arena *arena, const struct sc_rx_stated_component *stated,
	struct sc_rx_component *component)
{
	if (stated->has_status)
		component->status = stated->status;
	component->up = newer(stated->up, component->up);
	component->down = newer(stated->down, component->down);
	if (stated->codec_count != 0) {
		component->codecs = stated->codecs;
		component->codec_count = stated->codec_count;
	}
	return merge_flows(arena, stated, component);
}

/* What is known of a component although it is described anew. */
static struct sc_rx_component history_of(const struct sc_rx_component *before)
{
	struct sc_rx_component component = { .status = SC_FLOW_STATUS_ENABLED };

	if (before == NULL)
		return component;
	component.media = before->media;
	component.directive = before->directive;
	component.reason = before->reason;
	component.made_active_at = before->made_active_at;
	component.moved_at = before->moved_at;
	return component;
}

static enum sc_status blame(struct merging *merging, uint32_t position, enum sc_rx_element element)
{
	*merging->offender = (struct sc_rx_offender){ .element = element, .component = position };
	return SC_STATUS_SERVICE_INFORMATION_INVALID;
}

/* What the component at that position of the message becomes; `before` is NULL for one that is
 * new. */
static enum sc_status merge_component(struct merging *merging, uint32_t position,
	const struct sc_rx_component *before, struct sc_rx_component *component)
{
	const struct sc_rx_stated_component *stated = &merging->stated->components[position];
	bool was_active = before != NULL && is_active(before);
	bool joins = before != NULL && merging->way == BESIDE;
	struct sc_rx_flow *flows = NULL;
	enum sc_status status = SC_STATUS_OK;

	*component = before == NULL || merging->way == INSTEAD ? history_of(before) : *before;
	take_words(stated, component);
	status = joins ? sc_rx_dialogues_join(merging->arena, stated, component)
		       : lay_over(merging->arena, stated, component);
	if (status == SC_STATUS_SERVICE_INFORMATION_INVALID ||
		component->flow_count > SC_RX_FLOW_LIMIT)
		return blame(merging, position, SC_RX_ELEMENT_COMPONENT);
	flows = sc_arena_take_array(merging->arena, component->flow_count, sizeof(*flows));
	if (status != SC_STATUS_OK || flows == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	sort_flows(component, flows);
	if (take_media(stated, before == NULL, component) != SC_STATUS_OK)
		return blame(merging, position, SC_RX_ELEMENT_MEDIA_TYPE);
	if (!was_active && component->made_active_at != 0 && is_active(component))
		component->made_active_at = merging->now;
	return SC_STATUS_OK;
}

/* The first time that media are active is when that is final. */
static void activate(struct merging *merging)
{
	for (uint32_t i = 0; i < merging->count; i++) {
		struct sc_rx_component *component = &merging->components[i];

		if (component->made_active_at == 0 && is_active(component))
			component->made_active_at = merging->now;
	}
}

static struct sc_rx_component *find_component(
	struct sc_rx_component *components, uint32_t count, uint32_t number)
{
	for (uint32_t i = 0; i < count; i++) {
		if (components[i].number == number)
			return &components[i];
	}
	return NULL;
}

/* Nothing was to be removed, or others still need it. */
static bool is_idle(const struct merging *merging, const struct sc_rx_stated_component *stated,
	const struct sc_rx_component *before)
{
	return stated->has_status && stated->status == SC_FLOW_STATUS_REMOVED &&
	       (before == NULL || merging->way == BESIDE);
}

/* What is stated takes the place of what was before, or stands behind it. */
static enum sc_status merge_each(struct merging *merging)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < merging->stated->component_count && status == SC_STATUS_OK; i++) {
		const struct sc_rx_stated_component *one = &merging->stated->components[i];
		struct sc_rx_component *place =
			find_component(merging->components, merging->count, one->number);
		const struct sc_rx_component before =
			place != NULL ? *place : (struct sc_rx_component){ .number = 0 };

		if (is_idle(merging, one, place))
			continue;
		status = merge_component(merging, i, place != NULL ? &before : NULL,
			place != NULL ? place : &merging->components[merging->count++]);
	}
	return status;
}

static bool is_stated(const struct sc_rx_stated *stated, uint32_t number)
{
	for (uint32_t i = 0; i < stated->component_count; i++) {
		if (stated->components[i].number == number)
			return true;
	}
	return false;
}

/* What was REMOVED, and what the one dialogue that is left does without. */
static void drop_gone(struct merging *merging)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < merging->count; i++) {
		const struct sc_rx_component *one = &merging->components[i];
		bool without = merging->way == INSTEAD && !is_stated(merging->stated, one->number);

		if (one->status != SC_FLOW_STATUS_REMOVED &&
			(!without || sc_rx_component_is_signalling(one)))
			merging->components[kept++] = *one;
	}
	merging->count = kept;
}

/* As the flows are. */
static void sort(struct merging *merging)
{
	for (uint32_t i = 1; i < merging->count; i++) {
		const struct sc_rx_component component = merging->components[i];
		uint32_t at = i;

		for (; at > 0 && merging->components[at - 1].number > component.number; at--)
			merging->components[at] = merging->components[at - 1];
		merging->components[at] = component;
	}
}

static enum way way_of(const struct sc_rx_stated *stated, const struct sc_rx_session *before)
{
	if (stated->several_dialogues)
		return BESIDE;
	return before->forking && stated->component_count != 0 ? INSTEAD : OVER;
}

/* A message without service information says nothing about it. */
static void take_standing(const struct sc_rx_stated *stated, struct sc_rx_session *session)
{
	bool says_nothing = stated->component_count == 0;

	if (stated->has_standing || !says_nothing)
		session->preliminary = stated->preliminary;
	if (stated->several_dialogues || !says_nothing)
		session->forking = stated->several_dialogues;
}

enum sc_status sc_rx_content_merge(struct sc_arena *arena, const struct sc_rx_stated *stated,
	int64_t now, struct sc_rx_session *session, struct sc_rx_offender *offender)
{
	struct merging merging = {
		.arena = arena,
		.stated = stated,
		.now = now,
		.way = way_of(stated, session),
		.components = sc_arena_take_array(arena,
			session->component_count + stated->component_count,
			sizeof(*merging.components)),
		.count = session->component_count,
		.offender = offender,
	};
	enum sc_status status = SC_STATUS_OK;

	if (merging.components == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < merging.count; i++)
		merging.components[i] = session->components[i];
	status = merge_each(&merging);
	if (status != SC_STATUS_OK)
		return status;
	drop_gone(&merging);
	if (merging.count > SC_RX_COMPONENT_LIMIT)
		return blame(&merging, stated->component_count - 1, SC_RX_ELEMENT_COMPONENT);
	sort(&merging);
	take_standing(stated, session);
	if (!session->preliminary)
		activate(&merging);
	session->components = merging.components;
	session->component_count = merging.count;
	return SC_STATUS_OK;
}
