/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What one message may say, TS 29.214 5.3.16: who is to blame is named exactly, whatever else the
 * message holds.
 */
#include <stdio.h>
#include <string.h>

#include "rx_filter.h"
#include "rx_stated.h"
#include "suite.h"

enum { ARENA = 1024 * 1024, COMPONENTS = 16, FLOWS = 16, DESCRIPTIONS = 8, ROUNDS = 300 };

static struct sc_arena arena;
static struct sc_rx_offender offender;

static enum sc_status check(const struct sc_rx_stated_component *components, uint32_t count)
{
	const struct sc_rx_stated stated = { .components = components, .component_count = count };

	sc_arena_empty(&arena);
	offender = (struct sc_rx_offender){ .element = SC_RX_ELEMENT_NONE };
	return sc_rx_stated_check(&arena, &stated, &offender);
}

static bool is_blamed(enum sc_rx_element element, uint32_t component, uint32_t flow)
{
	return offender.element == element && offender.component == component &&
	       offender.flow == flow;
}

static void test_nothing(void)
{
	const struct sc_rx_stated_component bare = { .number = 1 };

	CU_ASSERT_EQUAL(check(NULL, 0), SC_STATUS_OK);
	CU_ASSERT_EQUAL(check(&bare, 1), SC_STATUS_OK);
}

static void test_contradictions(void)
{
	static const enum sc_flow_status statuses[] = { SC_FLOW_STATUS_UPLINK,
		SC_FLOW_STATUS_DOWNLINK, SC_FLOW_STATUS_ENABLED, SC_FLOW_STATUS_DISABLED,
		SC_FLOW_STATUS_REMOVED };

	for (size_t c = 0; c < SC_COUNT_OF(statuses); c++) {
		for (size_t f = 0; f < SC_COUNT_OF(statuses); f++) {
			const struct sc_rx_stated_flow flow = { .flow = { .has_status = true,
									.status = statuses[f] } };
			const struct sc_rx_stated_component component = { .has_status = true,
				.status = statuses[c],
				.flows = &flow,
				.flow_count = 1 };
			bool wrong = statuses[c] == SC_FLOW_STATUS_REMOVED &&
				     statuses[f] != SC_FLOW_STATUS_REMOVED;

			CU_ASSERT_EQUAL(check(&component, 1),
				wrong ? SC_STATUS_SERVICE_INFORMATION_INVALID : SC_STATUS_OK);
			CU_ASSERT(!wrong || is_blamed(SC_RX_ELEMENT_FLOW_STATUS, 0, 0));
		}
	}
}

static void test_rates(void)
{
	struct sc_rx_stated_component component = { .up = { true, 10 }, .down = { true, 20 } };

	component.least_up = (struct sc_rx_rate){ true, 10 };
	component.least_down = (struct sc_rx_rate){ true, 20 };
	CU_ASSERT_EQUAL(check(&component, 1), SC_STATUS_OK);
	component.least_down.bps = 21;
	CU_ASSERT_EQUAL(check(&component, 1), SC_STATUS_SERVICE_INFORMATION_INVALID);
	CU_ASSERT(is_blamed(SC_RX_ELEMENT_LEAST_DOWN, 0, 0));
	component.least_up.bps = 11;
	CU_ASSERT_EQUAL(check(&component, 1), SC_STATUS_SERVICE_INFORMATION_INVALID);
	CU_ASSERT(is_blamed(SC_RX_ELEMENT_LEAST_UP, 0, 0));
	component.least_down.present = false;
	component.up.present = false;
	CU_ASSERT_EQUAL(check(&component, 1), SC_STATUS_OK);
}

/* As large as a message can be, and full of flows. */
static struct {
	struct sc_rx_stated_component components[COMPONENTS];
	struct sc_rx_stated_flow flows[COMPONENTS][FLOWS];
	struct sc_text descriptions[COMPONENTS][FLOWS][DESCRIPTIONS];
	char texts[COMPONENTS][FLOWS][DESCRIPTIONS][64];
} full;

static void describe(uint32_t c, uint32_t f, uint32_t d, unsigned port)
{
	char *text = full.texts[c][f][d];

	snprintf(text, sizeof(full.texts[c][f][d]), "permit in 17 from 10.0.0.1 %u to any", port);
	full.descriptions[c][f][d] = sc_text_of(text);
}

static void fill(void)
{
	unsigned port = 1000;

	memset(&full, 0, sizeof(full));
	for (uint32_t c = 0; c < COMPONENTS; c++) {
		full.components[c] = (struct sc_rx_stated_component){
			.number = c, .flows = full.flows[c], .flow_count = FLOWS
		};
		for (uint32_t f = 0; f < FLOWS; f++) {
			full.flows[c][f] = (struct sc_rx_stated_flow){ .flow = { .number = f },
				.descriptions = full.descriptions[c][f],
				.description_count = DESCRIPTIONS };
			for (uint32_t d = 0; d < DESCRIPTIONS; d++)
				describe(c, f, d, port++);
		}
	}
}

static uint32_t draw(uint32_t below)
{
	static uint64_t random = 29214;

	random = random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(random >> 33) % below;
}

/* Wherever a flow is described again, the later description is named. */
static void test_described_twice(void)
{
	fill();
	CU_ASSERT_EQUAL(check(full.components, COMPONENTS), SC_STATUS_OK);
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t a = draw(COMPONENTS * FLOWS * DESCRIPTIONS);
		uint32_t b = draw(COMPONENTS * FLOWS * DESCRIPTIONS);
		uint32_t later = a > b ? a : b;
		bool twice = a / DESCRIPTIONS != b / DESCRIPTIONS;

		describe(b / DESCRIPTIONS / FLOWS, b / DESCRIPTIONS % FLOWS, b % DESCRIPTIONS,
			1000 + a);
		CU_ASSERT_EQUAL(check(full.components, COMPONENTS),
			twice ? SC_STATUS_SERVICE_INFORMATION_INVALID : SC_STATUS_OK);
		CU_ASSERT(!twice ||
			  (is_blamed(SC_RX_ELEMENT_DESCRIPTION, later / DESCRIPTIONS / FLOWS,
				   later / DESCRIPTIONS % FLOWS) &&
				  offender.description == later % DESCRIPTIONS));
		describe(b / DESCRIPTIONS / FLOWS, b / DESCRIPTIONS % FLOWS, b % DESCRIPTIONS,
			1000 + b);
	}
}

static void test_too_little_room(void)
{
	size_t whole = arena.size;

	fill();
	arena.size = whole / 64;
	CU_ASSERT_EQUAL(check(full.components, COMPONENTS), SC_STATUS_OUT_OF_ROOM);
	arena.size = whole;
	CU_ASSERT_EQUAL(check(full.components, COMPONENTS), SC_STATUS_OK);
}

static void test_close(void)
{
	sc_arena_close(&arena);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "nothing stated", test_nothing },
		{ "components and flows that contradict", test_contradictions },
		{ "least and most", test_rates },
		{ "a flow described twice", test_described_twice },
		{ "too little room", test_too_little_room },
		{ "the end", test_close },
	};

	if (sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return 1;
	return suite_run("what is stated", tests, SC_COUNT_OF(tests));
}
