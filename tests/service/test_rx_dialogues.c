/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Several dialogues in one session, TS 29.214 Annex A.3.1: whatever dialogues come, a flow may do
 * what any of them lets it and no more, and one dialogue said twice is said once.
 */
#include <stdio.h>
#include <string.h>

#include "facts.h"
#include "rx_content.h"
#include "rx_dialogues.h"
#include "suite.h"

enum { ARENA = 1024 * 1024, ROUNDS = 4000, DIALOGUES = 5, NUMBERS = 4, RATES = 4 };

static struct sc_arena arena;

static uint32_t draw(uint32_t below)
{
	static uint64_t random = 523;

	random = random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(random >> 33) % below;
}

/* Which ways are open: bit 0 up, bit 1 down. */
static unsigned ways(enum sc_flow_status status)
{
	static const unsigned open[SC_FLOW_STATUS_COUNT] = { 1, 2, 3, 0, 0 };

	return open[status];
}

static uint64_t bps(struct sc_rx_rate rate)
{
	return rate.present ? rate.bps : 0;
}

static struct sc_rx_rate draw_rate(void)
{
	return (struct sc_rx_rate){ true, 1 + draw(RATES) };
}

/* What the dialogues said of each flow so far. */
static struct {
	bool known;
	unsigned ways;
	uint64_t up;
	uint64_t down;
} said[NUMBERS];

static uint64_t most(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

/* A dialogue with some of the flows, each of which says all or leaves it to the component. */
static const struct sc_rx_stated_component *draw_dialogue(void)
{
	struct sc_rx_stated_component *dialogue = sc_arena_take(&arena, sizeof(*dialogue));
	struct sc_rx_stated_flow *flows = sc_arena_take_array(&arena, NUMBERS, sizeof(*flows));

	*dialogue = (struct sc_rx_stated_component){ .number = 1,
		.has_media = true,
		.has_status = true,
		.status = (enum sc_flow_status)draw(SC_FLOW_STATUS_REMOVED),
		.up = draw_rate(),
		.down = draw_rate(),
		.flows = flows };
	for (uint32_t i = 0; i < NUMBERS; i++) {
		struct sc_rx_stated_flow *flow = &flows[dialogue->flow_count];

		if (draw(2) == 0)
			continue;
		flow->flow.number = i;
		if (draw(2) == 0)
			flow->flow = (struct sc_rx_flow){ .number = i,
				.has_status = true,
				.status = (enum sc_flow_status)draw(SC_FLOW_STATUS_COUNT),
				.up = draw_rate(),
				.down = draw_rate() };
		dialogue->flow_count++;
	}
	return dialogue;
}

static void note_flow(const struct sc_rx_stated_component *dialogue, const struct sc_rx_flow *flow)
{
	bool own = flow->has_status;

	if (own && flow->status == SC_FLOW_STATUS_REMOVED)
		return;
	said[flow->number].known = true;
	said[flow->number].ways |= ways(own ? flow->status : dialogue->status);
	said[flow->number].up = most(said[flow->number].up, own ? flow->up.bps : dialogue->up.bps);
	said[flow->number].down =
		most(said[flow->number].down, own ? flow->down.bps : dialogue->down.bps);
}

static void note(const struct sc_rx_stated_component *dialogue)
{
	for (uint32_t i = 0; i < dialogue->flow_count; i++)
		note_flow(dialogue, &dialogue->flows[i].flow);
	for (uint32_t i = 0; i < NUMBERS && dialogue->flow_count == 0; i++) {
		const struct sc_rx_flow flow = { .number = i };

		if (said[i].known)
			note_flow(dialogue, &flow);
	}
}

static void check(const struct sc_rx_component *component)
{
	uint32_t known = 0;

	for (uint32_t i = 0; i < NUMBERS; i++)
		known += said[i].known;
	CU_ASSERT_EQUAL(component->flow_count, known);
	for (uint32_t i = 0; i < component->flow_count; i++) {
		const struct sc_rx_flow *flow = &component->flows[i];
		enum sc_flow_status status = flow->has_status ? flow->status : component->status;

		CU_ASSERT(i == 0 || flow[-1].number < flow->number);
		CU_ASSERT_EQUAL(ways(status), said[flow->number].ways);
		CU_ASSERT_EQUAL(
			bps(flow->up.present ? flow->up : component->up), said[flow->number].up);
		CU_ASSERT_EQUAL(bps(flow->down.present ? flow->down : component->down),
			said[flow->number].down);
	}
}

static void add(struct sc_rx_session *session, const struct sc_rx_stated_component *dialogue)
{
	const struct sc_rx_stated stated = {
		.components = dialogue, .component_count = 1, .several_dialogues = true
	};
	struct sc_rx_offender offender;

	CU_ASSERT_EQUAL_FATAL(
		sc_rx_content_merge(&arena, &stated, 0, session, &offender), SC_STATUS_OK);
}

static void test_random_dialogues(void)
{
	for (int i = 0; i < ROUNDS; i++) {
		struct sc_rx_session session = { .component_count = 0 };

		sc_arena_empty(&arena);
		memset(said, 0, sizeof(said));
		for (int d = 0; d < DIALOGUES; d++) {
			const struct sc_rx_stated_component *dialogue = draw_dialogue();
			struct sc_rx_session twice;

			add(&session, dialogue);
			note(dialogue);
			check(&session.components[0]);
			twice = session;
			add(&twice, dialogue);
			check(&twice.components[0]);
			CU_ASSERT_EQUAL(twice.components[0].status, session.components[0].status);
		}
	}
}

/* So many filters of one flow and no more, and the component is as it was. */
static void test_filters(void)
{
	static char texts[SC_RX_DESCRIPTION_LIMIT + 1][64];
	static struct sc_text filters[SC_RX_DESCRIPTION_LIMIT + 1];
	struct sc_rx_stated_flow flow = { .flow = { .number = 1 }, .descriptions = filters };
	const struct sc_rx_stated_component dialogue = {
		.number = 1, .flows = &flow, .flow_count = 1
	};
	struct sc_rx_component component = { .number = 1, .status = SC_FLOW_STATUS_ENABLED };

	sc_arena_empty(&arena);
	for (unsigned i = 0; i < SC_COUNT_OF(filters); i++) {
		snprintf(texts[i], sizeof(texts[i]), "permit in 17 from any %u to any", i);
		filters[i] = sc_text_of(texts[i]);
	}
	for (uint32_t i = 0; i < SC_RX_DESCRIPTION_LIMIT; i += 8) {
		flow.description_count = i + 8;
		CU_ASSERT_EQUAL(sc_rx_dialogues_join(&arena, &dialogue, &component), SC_STATUS_OK);
		CU_ASSERT_EQUAL_FATAL(component.flow_count, 1);
		CU_ASSERT_EQUAL(component.flows[0].description_count, i + 8);
	}
	flow.description_count++;
	CU_ASSERT_EQUAL(sc_rx_dialogues_join(&arena, &dialogue, &component),
		SC_STATUS_SERVICE_INFORMATION_INVALID);
	CU_ASSERT_EQUAL(component.flows[0].description_count, SC_RX_DESCRIPTION_LIMIT);
	CU_ASSERT(sc_text_equal(component.flows[0].descriptions[0], filters[0]));
}

/* The least preferred codecs are left out. */
static void test_codecs(void)
{
	static char names[2 * SC_CODEC_LIMIT][8];
	static struct sc_text codecs[2 * SC_CODEC_LIMIT];
	const struct sc_rx_stated_component dialogue = {
		.number = 1, .codecs = codecs, .codec_count = SC_COUNT_OF(codecs)
	};
	struct sc_rx_component component = { .codecs = &codecs[2], .codec_count = 1 };

	sc_arena_empty(&arena);
	for (unsigned i = 0; i < SC_COUNT_OF(codecs); i++) {
		snprintf(names[i], sizeof(names[i]), "c%u", i);
		codecs[i] = sc_text_of(names[i]);
	}
	CU_ASSERT_EQUAL(sc_rx_dialogues_join(&arena, &dialogue, &component), SC_STATUS_OK);
	CU_ASSERT_EQUAL_FATAL(component.codec_count, SC_CODEC_LIMIT);
	CU_ASSERT(sc_text_equal(component.codecs[0], SC_TEXT("c2")));
	CU_ASSERT(sc_text_equal(component.codecs[1], SC_TEXT("c0")));
	CU_ASSERT(sc_text_equal(component.codecs[2], SC_TEXT("c1")));
	CU_ASSERT(sc_text_equal(component.codecs[3], SC_TEXT("c3")));
}

/* Every room that is too small is an answer that leaves the component as it was. */
static void test_room(void)
{
	static const struct sc_text filter = { "permit in ip from any to any", 28 };
	static const struct sc_rx_stated_flow flow = {
		.flow = { .number = 1 }, .descriptions = &filter, .description_count = 1
	};
	const struct sc_rx_stated_component dialogue = {
		.number = 1, .up = { true, 5 }, .flows = &flow, .flow_count = 1
	};
	struct sc_rx_component component = { .number = 1 };
	size_t whole = arena.size;
	size_t room = 0;

	do {
		sc_arena_empty(&arena);
		arena.size = room++;
		CU_ASSERT(!component.up.present && component.flow_count == 0);
	} while (sc_rx_dialogues_join(&arena, &dialogue, &component) == SC_STATUS_OUT_OF_ROOM);
	CU_ASSERT(room > 64);
	CU_ASSERT(component.up.present && component.flow_count == 1);
	arena.size = whole;
}

static void test_close(void)
{
	sc_arena_close(&arena);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "whatever dialogues come", test_random_dialogues },
		{ "many filters", test_filters },
		{ "many codecs", test_codecs },
		{ "too little room", test_room },
		{ "the end", test_close },
	};

	if (sc_arena_open(&arena, ARENA) != SC_STATUS_OK)
		return 1;
	return suite_run("dialogues", tests, SC_COUNT_OF(tests));
}
