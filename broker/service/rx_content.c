/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_content.h"

#include "rx_filter.h"

static enum sc_status blame(
	struct sc_rx_offender *offender, struct sc_rx_offender found, enum sc_status status)
{
	*offender = found;
	return status;
}

static bool flow_number_repeats(const struct sc_rx_stated_component *stated, uint32_t position)
{
	for (uint32_t i = 0; i < position; i++) {
		if (stated->flows[i].flow.number == stated->flows[position].flow.number)
			return true;
	}
	return false;
}

static bool component_number_repeats(const struct sc_rx_stated *stated, uint32_t position)
{
	for (uint32_t i = 0; i < position; i++) {
		if (stated->components[i].number == stated->components[position].number)
			return true;
	}
	return false;
}

static enum sc_status check_flow(const struct sc_rx_stated_flow *flow, struct sc_rx_offender place,
	struct sc_rx_offender *offender)
{
	place.element = SC_RX_ELEMENT_DESCRIPTION;
	for (uint32_t i = 0; i < flow->description_count; i++) {
		place.description = i;
		if (!sc_rx_filter_is_allowed(flow->descriptions[i]))
			return blame(offender, place, SC_STATUS_FILTER_RESTRICTED);
	}
	return SC_STATUS_OK;
}

static enum sc_status check_component(const struct sc_rx_stated_component *stated,
	struct sc_rx_offender place, struct sc_rx_offender *offender)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < stated->flow_count && status == SC_STATUS_OK; i++) {
		place.flow = i;
		place.element = SC_RX_ELEMENT_FLOW;
		if (flow_number_repeats(stated, i))
			return blame(offender, place, SC_STATUS_SERVICE_INFORMATION_INVALID);
		status = check_flow(&stated->flows[i], place, offender);
	}
	return status;
}

enum sc_status sc_rx_content_check(
	const struct sc_rx_stated *stated, struct sc_rx_offender *offender)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < stated->component_count && status == SC_STATUS_OK; i++) {
		const struct sc_rx_offender place = { .element = SC_RX_ELEMENT_COMPONENT,
			.component = i };

		if (component_number_repeats(stated, i))
			return blame(offender, place, SC_STATUS_SERVICE_INFORMATION_INVALID);
		status = check_component(&stated->components[i], place, offender);
	}
	return status;
}

static bool is_removed(const struct sc_rx_flow *flow)
{
	return flow->has_status && flow->status == SC_FLOW_STATUS_REMOVED;
}

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

/* Lays the stated flows over those the component has. */
static enum sc_status merge_flows(struct sc_arena *arena,
	const struct sc_rx_stated_component *stated, struct sc_rx_component *component)
{
	uint32_t most = component->flow_count + stated->flow_count;
	struct sc_rx_flow *flows = sc_arena_take_array(arena, most, sizeof(*flows));
	uint32_t count = component->flow_count;
	uint32_t kept = 0;

	if (flows == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < component->flow_count; i++)
		flows[i] = component->flows[i];
	for (uint32_t i = 0; i < stated->flow_count; i++) {
		struct sc_rx_flow *flow = find_flow(flows, count, stated->flows[i].flow.number);

		if (flow == NULL) {
			flow = &flows[count++];
			*flow = stated->flows[i].flow;
		}
		lay_over_flow(flow, &stated->flows[i]);
	}
	for (uint32_t i = 0; i < count; i++) {
		if (!is_removed(&flows[i]))
			flows[kept++] = flows[i];
	}
	for (uint32_t i = 1; i < kept; i++)
		sink_flow(flows, i);
	component->flows = flows;
	component->flow_count = kept;
	return SC_STATUS_OK;
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

/* The media of a new component must be known; that of signalling is control. */
static enum sc_status take_media(
	const struct sc_rx_stated_component *stated, bool is_new, struct sc_rx_component *component)
{
	if (stated->has_media)
		component->media = stated->media;
	else if (is_new && sc_rx_component_is_signalling(component))
		component->media = SC_MEDIA_CONTROL;
	else if (is_new)
		return SC_STATUS_SERVICE_INFORMATION_INVALID;
	return SC_STATUS_OK;
}

static void lay_over(const struct sc_rx_stated_component *stated, struct sc_rx_component *component)
{
	component->number = stated->number;
	if (stated->has_status)
		component->status = stated->status;
	component->up = newer(stated->up, component->up);
	component->down = newer(stated->down, component->down);
	if (stated->service.at != NULL)
		component->service = stated->service;
	if (stated->codec_count != 0) {
		component->codecs = stated->codecs;
		component->codec_count = stated->codec_count;
	}
}

/* What the component becomes; `before` is NULL for one that is new. */
static enum sc_status merge_component(struct sc_arena *arena,
	const struct sc_rx_stated_component *stated, const struct sc_rx_component *before,
	int64_t now, struct sc_rx_component *component)
{
	bool was_active = before != NULL && sc_rx_component_direction(before) == SC_FLOW_SENDRECV;
	enum sc_status status = SC_STATUS_OK;

	*component = before != NULL ? *before
				    : (struct sc_rx_component){ .status = SC_FLOW_STATUS_ENABLED };
	lay_over(stated, component);
	status = merge_flows(arena, stated, component);
	if (status == SC_STATUS_OK)
		status = take_media(stated, before == NULL, component);
	if (!was_active && sc_rx_component_direction(component) == SC_FLOW_SENDRECV)
		component->made_active_at = now;
	return status;
}

static uint32_t find_component(
	const struct sc_rx_component *components, uint32_t count, uint32_t number)
{
	uint32_t i = 0;

	while (i < count && components[i].number != number)
		i++;
	return i;
}

/* The components a session is going to have. */
struct list {
	struct sc_rx_component *components;
	uint32_t count;
};

static void drop_removed(struct list *list)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < list->count; i++) {
		if (list->components[i].status != SC_FLOW_STATUS_REMOVED)
			list->components[kept++] = list->components[i];
	}
	list->count = kept;
}

/* In the order of their numbers, however they were stated: they are kept and compared so. */
static void sort(struct list *list)
{
	for (uint32_t i = 1; i < list->count; i++) {
		const struct sc_rx_component component = list->components[i];
		uint32_t at = i;

		for (; at > 0 && list->components[at - 1].number > component.number; at--)
			list->components[at] = list->components[at - 1];
		list->components[at] = component;
	}
}

/* Which element of a component that could not be merged is to blame. */
static enum sc_rx_element fault_of(enum sc_status status, const struct sc_rx_component *component)
{
	if (status == SC_STATUS_SERVICE_INFORMATION_INVALID)
		return SC_RX_ELEMENT_MEDIA_TYPE;
	if (status == SC_STATUS_OK && component->flow_count > SC_RX_FLOW_LIMIT)
		return SC_RX_ELEMENT_COMPONENT;
	return SC_RX_ELEMENT_NONE;
}

/* Lays the stated components over the first `before` of those there, or behind all of them. */
static enum sc_status merge_each(struct sc_arena *arena, const struct sc_rx_stated *stated,
	int64_t now, struct list *list, struct sc_rx_offender *offender)
{
	uint32_t before = list->count;

	for (uint32_t i = 0; i < stated->component_count; i++) {
		const struct sc_rx_stated_component *one = &stated->components[i];
		uint32_t at = find_component(list->components, before, one->number);
		bool is_new = at == before;
		struct sc_rx_component old;
		enum sc_status status;

		if (is_new && one->has_status && one->status == SC_FLOW_STATUS_REMOVED)
			continue;
		at = is_new ? list->count++ : at;
		old = list->components[at];
		status = merge_component(
			arena, one, is_new ? NULL : &old, now, &list->components[at]);
		*offender = (struct sc_rx_offender){ .component = i,
			.element = fault_of(status, &list->components[at]) };
		if (offender->element != SC_RX_ELEMENT_NONE)
			return SC_STATUS_SERVICE_INFORMATION_INVALID;
		if (status != SC_STATUS_OK)
			return status;
	}
	return SC_STATUS_OK;
}

enum sc_status sc_rx_content_merge(struct sc_arena *arena, const struct sc_rx_stated *stated,
	int64_t now, struct sc_rx_session *session, struct sc_rx_offender *offender)
{
	struct list list = {
		.components = sc_arena_take_array(arena,
			session->component_count + stated->component_count,
			sizeof(*list.components)),
		.count = session->component_count,
	};
	enum sc_status status = SC_STATUS_OK;

	if (list.components == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < list.count; i++)
		list.components[i] = session->components[i];
	status = merge_each(arena, stated, now, &list, offender);
	if (status != SC_STATUS_OK)
		return status;
	drop_removed(&list);
	if (list.count > SC_RX_COMPONENT_LIMIT)
		return blame(offender,
			(struct sc_rx_offender){ .element = SC_RX_ELEMENT_COMPONENT,
				.component = stated->component_count - 1 },
			SC_STATUS_SERVICE_INFORMATION_INVALID);
	sort(&list);
	session->components = list.components;
	session->component_count = list.count;
	return SC_STATUS_OK;
}
