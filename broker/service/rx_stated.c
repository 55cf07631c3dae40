/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_stated.h"

#include <stdlib.h>

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

static bool component_goes(const struct sc_rx_stated_component *component)
{
	return component->has_status && component->status == SC_FLOW_STATUS_REMOVED;
}

static enum sc_status check_filters(const struct sc_rx_stated_flow *flow,
	struct sc_rx_offender place, struct sc_rx_offender *offender)
{
	struct sc_rx_filter filter;

	place.element = SC_RX_ELEMENT_DESCRIPTION;
	for (uint32_t i = 0; i < flow->description_count; i++) {
		place.description = i;
		if (!sc_rx_filter_read(flow->descriptions[i], &filter))
			return blame(offender, place, SC_STATUS_FILTER_RESTRICTED);
	}
	return SC_STATUS_OK;
}

/* A flow overrides its component (5.3.18), but one that stays in a component that goes has lost
 * what it is a flow of. */
static enum sc_status check_flows(const struct sc_rx_stated_component *stated,
	struct sc_rx_offender place, struct sc_rx_offender *offender)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < stated->flow_count && status == SC_STATUS_OK; i++) {
		const struct sc_rx_stated_flow *one = &stated->flows[i];

		place.flow = i;
		place.element = SC_RX_ELEMENT_FLOW;
		if (flow_number_repeats(stated, i))
			return blame(offender, place, SC_STATUS_SERVICE_INFORMATION_INVALID);
		place.element = SC_RX_ELEMENT_FLOW_STATUS;
		if (component_goes(stated) && one->flow.has_status &&
			!sc_rx_flow_is_removed(&one->flow))
			return blame(offender, place, SC_STATUS_SERVICE_INFORMATION_INVALID);
		status = check_filters(one, place, offender);
	}
	return status;
}

static bool exceeds(struct sc_rx_rate least, struct sc_rx_rate most)
{
	return least.present && most.present && least.bps > most.bps;
}

/* Nobody can be given at least more than at most (5.3.14, 5.3.15, 5.3.32, 5.3.33). */
static enum sc_status check_rates(const struct sc_rx_stated_component *stated,
	struct sc_rx_offender place, struct sc_rx_offender *offender)
{
	place.element = exceeds(stated->least_up, stated->up) ? SC_RX_ELEMENT_LEAST_UP
							      : SC_RX_ELEMENT_LEAST_DOWN;
	if (place.element == SC_RX_ELEMENT_LEAST_DOWN && !exceeds(stated->least_down, stated->down))
		return SC_STATUS_OK;
	return blame(offender, place, SC_STATUS_SERVICE_INFORMATION_INVALID);
}

static enum sc_status check_components(
	const struct sc_rx_stated *stated, struct sc_rx_offender *offender)
{
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < stated->component_count && status == SC_STATUS_OK; i++) {
		const struct sc_rx_stated_component *one = &stated->components[i];
		const struct sc_rx_offender place = { .element = SC_RX_ELEMENT_COMPONENT,
			.component = i };

		if (component_number_repeats(stated, i))
			return blame(offender, place, SC_STATUS_SERVICE_INFORMATION_INVALID);
		status = check_flows(one, place, offender);
		if (status == SC_STATUS_OK)
			status = check_rates(one, place, offender);
	}
	return status;
}

/* A flow that is described, and where. */
struct described {
	struct sc_rx_filter filter;
	struct sc_rx_offender place;
};

/* All that the message describes, as it stands there; what goes describes nothing. */
struct descriptions {
	struct described *list;
	uint32_t count;
};

static uint32_t count_descriptions(const struct sc_rx_stated *stated)
{
	uint32_t count = 0;

	for (uint32_t c = 0; c < stated->component_count; c++) {
		for (uint32_t f = 0; f < stated->components[c].flow_count; f++)
			count += stated->components[c].flows[f].description_count;
	}
	return count;
}

static void note_flow(const struct sc_rx_stated_flow *flow, struct sc_rx_offender place,
	struct descriptions *descriptions)
{
	place.element = SC_RX_ELEMENT_DESCRIPTION;
	for (uint32_t i = 0; i < flow->description_count; i++) {
		struct described *one = &descriptions->list[descriptions->count++];

		place.description = i;
		one->place = place;
		sc_rx_filter_read(flow->descriptions[i], &one->filter);
	}
}

static void note_all(const struct sc_rx_stated *stated, struct descriptions *descriptions)
{
	for (uint32_t c = 0; c < stated->component_count; c++) {
		const struct sc_rx_stated_component *component = &stated->components[c];

		for (uint32_t f = 0; f < component->flow_count; f++) {
			if (!component_goes(component) &&
				!sc_rx_flow_is_removed(&component->flows[f].flow))
				note_flow(&component->flows[f],
					(struct sc_rx_offender){ .component = c, .flow = f },
					descriptions);
		}
	}
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_places(const struct sc_rx_offender *a, const struct sc_rx_offender *b)
{
	int order = compare_numbers(a->component, b->component);

	if (order == 0)
		order = compare_numbers(a->flow, b->flow);
	return order != 0 ? order : compare_numbers(a->description, b->description);
}

static int compare_described(const void *left, const void *right)
{
	const struct described *a = left;
	const struct described *b = right;
	int order = sc_rx_filter_compare(&a->filter, &b->filter);

	return order != 0 ? order : compare_places(&a->place, &b->place);
}

static bool in_one_flow(const struct sc_rx_offender *a, const struct sc_rx_offender *b)
{
	return a->component == b->component && a->flow == b->flow;
}

/* One IP flow is described by one component, and there by one sub-component (5.3.16). Who repeats
 * himself within a sub-component says nothing else. */
static enum sc_status check_described_once(
	struct sc_arena *arena, const struct sc_rx_stated *stated, struct sc_rx_offender *offender)
{
	struct descriptions found = { .list = NULL };
	const struct described *first = NULL;
	const struct sc_rx_offender *second = NULL;

	found.list = sc_arena_take_array(arena, count_descriptions(stated), sizeof(*found.list));
	if (found.list == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	note_all(stated, &found);
	qsort(found.list, found.count, sizeof(*found.list), compare_described);
	first = found.list;
	for (const struct described *one = first; one < found.list + found.count; one++) {
		if (sc_rx_filter_compare(&one->filter, &first->filter) != 0)
			first = one;
		if (!in_one_flow(&one->place, &first->place) &&
			(second == NULL || compare_places(&one->place, second) < 0))
			second = &one->place;
	}
	if (second == NULL)
		return SC_STATUS_OK;
	return blame(offender, *second, SC_STATUS_SERVICE_INFORMATION_INVALID);
}

enum sc_status sc_rx_stated_check(
	struct sc_arena *arena, const struct sc_rx_stated *stated, struct sc_rx_offender *offender)
{
	enum sc_status status = check_components(stated, offender);

	return status == SC_STATUS_OK ? check_described_once(arena, stated, offender) : status;
}
