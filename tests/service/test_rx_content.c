/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What a session consists of after a request, TS 29.214 4.4.2: left out stays, REMOVED goes, the
 * flow overrides its component.
 */
#include <string.h>

#include "rx_content.h"
#include "suite.h"

enum { NOW = 1000, ARENA = 256 * 1024 };

static struct sc_arena arena;
static struct sc_rx_session session;
static struct sc_rx_offender offender;

static void begin(void)
{
	CU_ASSERT_EQUAL_FATAL(sc_arena_open(&arena, ARENA), SC_STATUS_OK);
	session = (struct sc_rx_session){ .id = SC_TEXT("s") };
	offender = (struct sc_rx_offender){ .element = SC_RX_ELEMENT_NONE };
}

static enum sc_status merge(
	const struct sc_rx_stated_component *components, uint32_t count, int64_t now)
{
	const struct sc_rx_stated stated = { .components = components, .component_count = count };

	return sc_rx_content_merge(&arena, &stated, now, &session, &offender);
}

static enum sc_status merge_one(struct sc_rx_stated_component component, int64_t now)
{
	struct sc_rx_stated_component *kept = sc_arena_take(&arena, sizeof(*kept));

	*kept = component;
	return merge(kept, 1, now);
}

static void test_new(void)
{
	begin();
	CU_ASSERT_EQUAL(merge_one((struct sc_rx_stated_component){ .number = 3,
					  .has_media = true,
					  .media = SC_MEDIA_AUDIO,
					  .up = { true, 100 } },
				NOW),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(session.component_count, 1);
	CU_ASSERT_EQUAL(session.components[0].number, 3);
	CU_ASSERT_EQUAL(session.components[0].status, SC_FLOW_STATUS_ENABLED);
	CU_ASSERT_EQUAL(session.components[0].made_active_at, NOW);
	CU_ASSERT_FALSE(session.components[0].down.present);
	sc_arena_close(&arena);
}

static void test_left_out_stays(void)
{
	begin();
	CU_ASSERT_EQUAL(merge_one((struct sc_rx_stated_component){ .number = 1,
					  .has_media = true,
					  .media = SC_MEDIA_VIDEO,
					  .up = { true, 100 },
					  .down = { true, 200 },
					  .service = SC_TEXT("urn") },
				NOW),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(merge_one((struct sc_rx_stated_component){ .number = 1,
					  .has_status = true,
					  .status = SC_FLOW_STATUS_DISABLED,
					  .down = { true, 300 } },
				NOW + 1),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(session.component_count, 1);
	CU_ASSERT_EQUAL(session.components[0].media, SC_MEDIA_VIDEO);
	CU_ASSERT_EQUAL(session.components[0].up.bps, 100);
	CU_ASSERT_EQUAL(session.components[0].down.bps, 300);
	CU_ASSERT(sc_text_equal(session.components[0].service, SC_TEXT("urn")));
	CU_ASSERT_EQUAL(session.components[0].made_active_at, NOW);
	/* Activity is stamped anew when it starts anew. */
	CU_ASSERT_EQUAL(merge_one((struct sc_rx_stated_component){ .number = 1,
					  .has_status = true,
					  .status = SC_FLOW_STATUS_ENABLED },
				NOW + 2),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(session.components[0].made_active_at, NOW + 2);
	sc_arena_close(&arena);
}

static void test_removed_goes(void)
{
	const struct sc_rx_stated_component two[] = { { .number = 1, .has_media = true },
		{ .number = 2, .has_media = true } };
	const struct sc_rx_stated_component change[] = {
		{ .number = 1, .has_status = true, .status = SC_FLOW_STATUS_REMOVED },
		{ .number = 3, .has_media = true, .media = SC_MEDIA_TEXT },
		{ .number = 9, .has_status = true, .status = SC_FLOW_STATUS_REMOVED },
	};

	begin();
	CU_ASSERT_EQUAL(merge(two, 2, NOW), SC_STATUS_OK);
	CU_ASSERT_EQUAL(merge(change, 3, NOW), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(session.component_count, 2);
	CU_ASSERT_EQUAL(session.components[0].number, 2);
	CU_ASSERT_EQUAL(session.components[1].number, 3);
	sc_arena_close(&arena);
}

static void test_flows(void)
{
	const struct sc_rx_stated_flow first[] = {
		{ .flow = { .number = 1, .up = { true, 10 } } },
		{ .flow = { .number = 2, .usage = SC_FLOW_USAGE_RTCP }, .has_usage = true },
		{ .flow = { .number = 3 } },
	};
	const struct sc_rx_stated_flow second[] = {
		{ .flow = { .number = 1, .has_status = true, .status = SC_FLOW_STATUS_UPLINK } },
		{ .flow = { .number = 3, .has_status = true, .status = SC_FLOW_STATUS_REMOVED } },
		{ .flow = { .number = 4, .has_status = true, .status = SC_FLOW_STATUS_REMOVED } },
	};
	const struct sc_rx_component *component = NULL;

	begin();
	CU_ASSERT_EQUAL(
		merge_one(
			(struct sc_rx_stated_component){
				.number = 1, .has_media = true, .flows = first, .flow_count = 3 },
			NOW),
		SC_STATUS_OK);
	CU_ASSERT_EQUAL(merge_one(
				(struct sc_rx_stated_component){
					.number = 1, .flows = second, .flow_count = 3 },
				NOW),
		SC_STATUS_OK);
	component = &session.components[0];
	CU_ASSERT_EQUAL_FATAL(component->flow_count, 2);
	CU_ASSERT_EQUAL(component->flows[0].up.bps, 10);
	CU_ASSERT_EQUAL(component->flows[0].status, SC_FLOW_STATUS_UPLINK);
	CU_ASSERT_EQUAL(component->flows[1].usage, SC_FLOW_USAGE_RTCP);
	/* RTCP says nothing about the direction, and the flow overrides its component. */
	CU_ASSERT_EQUAL(sc_rx_component_direction(component), SC_FLOW_SENDONLY);
	sc_arena_close(&arena);
}

static void test_directions(void)
{
	static const struct {
		enum sc_flow_status status;
		enum sc_flow direction;
	} rows[] = {
		{ SC_FLOW_STATUS_UPLINK, SC_FLOW_SENDONLY },
		{ SC_FLOW_STATUS_DOWNLINK, SC_FLOW_RECVONLY },
		{ SC_FLOW_STATUS_ENABLED, SC_FLOW_SENDRECV },
		{ SC_FLOW_STATUS_DISABLED, SC_FLOW_INACTIVE },
	};
	const struct sc_rx_flow both[] = {
		{ .number = 1, .has_status = true, .status = SC_FLOW_STATUS_UPLINK },
		{ .number = 2, .has_status = true, .status = SC_FLOW_STATUS_DOWNLINK },
	};
	const struct sc_rx_component together = {
		.status = SC_FLOW_STATUS_DISABLED, .flows = both, .flow_count = 2
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		const struct sc_rx_component component = { .status = rows[i].status };

		CU_ASSERT_EQUAL(sc_rx_component_direction(&component), rows[i].direction);
	}
	CU_ASSERT_EQUAL(sc_rx_component_direction(&together), SC_FLOW_SENDRECV);
}

/* Media are active from when that is final, whatever the final message states. */
static void test_active_when_final(void)
{
	const struct sc_rx_stated_component two[] = {
		{ .number = 1, .has_media = true },
		{ .number = 2,
			.has_media = true,
			.has_status = true,
			.status = SC_FLOW_STATUS_DOWNLINK },
	};
	const struct sc_rx_stated offer = {
		.components = two, .component_count = 2, .has_standing = true, .preliminary = true
	};
	const struct sc_rx_stated_component nothing = { .number = 2 };

	begin();
	CU_ASSERT_EQUAL(
		sc_rx_content_merge(&arena, &offer, NOW, &session, &offender), SC_STATUS_OK);
	CU_ASSERT(session.preliminary);
	CU_ASSERT_EQUAL(session.components[0].made_active_at, 0);
	CU_ASSERT_EQUAL(merge_one(nothing, NOW + 1), SC_STATUS_OK);
	CU_ASSERT_FALSE(session.preliminary);
	CU_ASSERT_EQUAL(session.components[0].made_active_at, NOW + 1);
	CU_ASSERT_EQUAL(session.components[1].made_active_at, 0);
	CU_ASSERT_EQUAL(
		sc_rx_content_merge(&arena, &offer, NOW + 2, &session, &offender), SC_STATUS_OK);
	CU_ASSERT_EQUAL(session.components[0].made_active_at, NOW + 1);
	sc_arena_close(&arena);
}

static void test_limits(void)
{
	static struct sc_rx_stated_component many[SC_RX_COMPONENT_LIMIT + 1];
	static struct sc_rx_stated_flow flows[SC_RX_FLOW_LIMIT + 1];

	begin();
	for (uint32_t i = 0; i < SC_COUNT_OF(many); i++)
		many[i] = (struct sc_rx_stated_component){ .number = i, .has_media = true };
	CU_ASSERT_EQUAL(merge(many, SC_RX_COMPONENT_LIMIT, NOW), SC_STATUS_OK);
	CU_ASSERT_EQUAL(
		merge(&many[SC_RX_COMPONENT_LIMIT], 1, NOW), SC_STATUS_SERVICE_INFORMATION_INVALID);
	CU_ASSERT_EQUAL(session.component_count, SC_RX_COMPONENT_LIMIT);
	for (uint32_t i = 0; i < SC_COUNT_OF(flows); i++)
		flows[i].flow.number = i;
	many[0].flows = flows;
	many[0].flow_count = SC_RX_FLOW_LIMIT;
	CU_ASSERT_EQUAL(merge(many, 1, NOW), SC_STATUS_OK);
	many[0].flows = &flows[SC_RX_FLOW_LIMIT];
	many[0].flow_count = 1;
	CU_ASSERT_EQUAL(merge(many, 1, NOW), SC_STATUS_SERVICE_INFORMATION_INVALID);
	CU_ASSERT_EQUAL(offender.element, SC_RX_ELEMENT_COMPONENT);
	CU_ASSERT_EQUAL(session.components[0].flow_count, SC_RX_FLOW_LIMIT);
	sc_arena_close(&arena);
}

/* Every room that is too small is an answer that leaves the session as it was. */
static void test_room(void)
{
	static struct sc_rx_stated_component many[SC_RX_COMPONENT_LIMIT];
	static const struct sc_rx_stated_flow flows[4];

	begin();
	for (uint32_t i = 0; i < SC_COUNT_OF(many); i++)
		many[i] = (struct sc_rx_stated_component){
			.number = i, .has_media = true, .flows = flows, .flow_count = 4
		};
	for (size_t room = 0; room < 3000; room += 64) {
		arena.used = 0;
		arena.size = room;
		CU_ASSERT_EQUAL(merge(many, SC_RX_COMPONENT_LIMIT, NOW), SC_STATUS_OUT_OF_ROOM);
		CU_ASSERT_EQUAL(session.component_count, 0);
	}
	sc_arena_close(&arena);
}

static void test_signalling(void)
{
	const struct sc_rx_flow signalling[] = { { .usage = SC_FLOW_USAGE_AF_SIGNALLING } };
	const struct sc_rx_flow mixed[] = { { .usage = SC_FLOW_USAGE_AF_SIGNALLING },
		{ .usage = SC_FLOW_USAGE_NO_INFORMATION } };
	const struct {
		struct sc_rx_component component;
		bool signalling;
	} rows[] = {
		{ { .number = 0 }, true },
		{ { .number = 1 }, false },
		{ { .number = 0, .flows = signalling, .flow_count = 1 }, true },
		{ { .number = 7, .flows = signalling, .flow_count = 1 }, true },
		{ { .number = 0, .flows = mixed, .flow_count = 2 }, false },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++)
		CU_ASSERT_EQUAL(
			sc_rx_component_is_signalling(&rows[i].component), rows[i].signalling);
	begin();
	CU_ASSERT_EQUAL(
		merge_one((struct sc_rx_stated_component){ .number = 0 }, NOW), SC_STATUS_OK);
	CU_ASSERT_EQUAL(session.components[0].media, SC_MEDIA_CONTROL);
	sc_arena_close(&arena);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a new component", test_new },
		{ "what is left out stays", test_left_out_stays },
		{ "what is removed goes", test_removed_goes },
		{ "flows over components", test_flows },
		{ "directions", test_directions },
		{ "active when it is final", test_active_when_final },
		{ "limits", test_limits },
		{ "too little room", test_room },
		{ "signalling is no media", test_signalling },
	};

	return suite_run("service information", tests, SC_COUNT_OF(tests));
}
