/* SPDX-License-Identifier: BSD-2-Clause */
#include "continuity_generator.h"

#include <stdio.h>
#include <stdlib.h>

enum { MANY = 5 };

struct generator {
	uint64_t state;
	struct sc_arena *arena;
};

/* xorshift64*; 0 .. below - 1. */
static uint32_t pick(struct generator *generator, uint32_t below)
{
	uint64_t state = generator->state;

	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	generator->state = state;
	return (uint32_t)((state * UINT64_C(0x2545f4914f6cdd1d)) >> 33) % below;
}

static bool toss(struct generator *generator)
{
	return pick(generator, 2) != 0;
}

static void *take(struct generator *generator, size_t count, size_t size)
{
	void *array = sc_arena_take_array(generator->arena, count, size);

	if (array == NULL)
		abort();
	return array;
}

/* Text with all that is difficult in XML, and a number that makes it different from others. */
static struct sc_text text(struct generator *generator, uint32_t number)
{
	static const struct sc_text pieces[] = { { "a", 1 }, { " ", 1 }, { "&", 1 }, { "<", 1 },
		{ ">", 1 }, { "\"", 1 }, { "'", 1 }, { "\t", 1 }, { "\n", 1 }, { "\r", 1 },
		{ "]]>", 3 }, { "&#38;", 5 }, { "&amp;", 5 }, { "\xc3\xbc", 2 },
		{ "\xf0\x9f\x93\xb1", 4 }, { "urn:uuid:", 9 }, { "cp:", 3 } };
	struct sc_text_writer out;
	uint32_t length = pick(generator, 6);

	sc_arena_lend(generator->arena, &out);
	for (uint32_t i = 0; i < length; i++)
		sc_text_put(&out, pieces[pick(generator, SC_COUNT_OF(pieces))]);
	sc_text_put_u64(&out, number);
	if (out.overflow)
		abort();
	return sc_arena_settle(generator->arena, &out);
}

static uint32_t set_of(struct generator *generator, uint32_t words)
{
	uint32_t all = (UINT32_C(1) << words) - 1;

	return pick(generator, 3) == 0 ? all : pick(generator, all) + 1;
}

static uint32_t accesses(struct generator *generator)
{
	if (toss(generator))
		return sc_access_group_members(
			(enum sc_access_group)pick(generator, SC_ACCESS_GROUP_COUNT));
	return pick(generator, UINT32_C(1) << SC_ACCESS_COUNT);
}

/* Ranks with gaps, ties and groups; NULL: none is listed. */
static const uint8_t *order(struct generator *generator)
{
	uint8_t *ranks = take(generator, SC_ACCESS_COUNT, 1);
	uint32_t words = pick(generator, MANY);
	uint8_t rank = 0;

	for (uint32_t i = 0; i < words; i++) {
		uint32_t members = accesses(generator);

		rank = (uint8_t)(rank + 1 + pick(generator, 40));
		for (int j = 0; j < SC_ACCESS_COUNT; j++) {
			if ((members >> j & 1u) != 0 && ranks[j] == 0)
				ranks[j] = rank;
		}
	}
	return rank == 0 ? NULL : ranks;
}

static struct sc_text rule(struct generator *generator)
{
	struct sc_continuity_rule one = { .media = set_of(generator, SC_MEDIA_COUNT),
		.service = toss(generator) ? SC_TEXT("*") : text(generator, 1),
		.level = (enum sc_transfer_level)pick(generator, SC_TRANSFER_LEVEL_COUNT),
		.nontransferable = (enum sc_remainder)pick(generator, SC_REMAINDER_COUNT),
		.session_case = (enum sc_session_case)pick(generator, SC_SESSION_CASE_COUNT),
		.roaming = (enum sc_roaming)pick(generator, SC_ROAMING_COUNT),
		.partial_allowed = toss(generator),
		.min_kbps = pick(generator, 3) * 64,
		.max_kbps = pick(generator, 3) * UINT32_C(2147483647),
		.restricted_originating = toss(generator) ? accesses(generator) : 0,
		.restricted_transfer = toss(generator) ? accesses(generator) : 0,
		.preferred = order(generator) };
	struct sc_text_writer out;

	sc_arena_lend(generator->arena, &out);
	sc_continuity_write_rule(&one, &out);
	if (out.overflow)
		abort();
	return sc_arena_settle(generator->arena, &out);
}

static void generate_rules(struct generator *generator, struct sc_continuity *whole)
{
	struct sc_text *rules = take(generator, MANY, sizeof(*rules));

	whole->precedence = (enum sc_precedence)pick(generator, SC_PRECEDENCE_COUNT);
	whole->rule_count = pick(generator, MANY);
	for (uint32_t i = 0; i < whole->rule_count; i++)
		rules[i] = rule(generator);
	whole->rules = rules;
}

static void generate_devices(struct generator *generator, struct sc_continuity_preference *wish)
{
	struct sc_continuity_device *devices = take(generator, MANY, sizeof(*devices));

	wish->device_count = pick(generator, MANY);
	for (uint32_t i = 0; i < wish->device_count; i++) {
		struct sc_continuity_device *one = &devices[i];

		one->mode = (enum sc_device_mode)pick(generator, SC_DEVICE_MODE_COUNT);
		if (one->mode == SC_DEVICE_MODE_PREFER || toss(generator))
			one->rank = (uint8_t)(i * 50 + pick(generator, 50) + 1);
		*(toss(generator) ? &one->instance : &one->name) = text(generator, i);
	}
	wish->devices = devices;
}

static void generate_preferences(struct generator *generator, struct sc_continuity *whole)
{
	struct sc_continuity_preference *wishes = take(generator, MANY, sizeof(*wishes));

	whole->preference_count = pick(generator, MANY);
	for (uint32_t i = 0; i < whole->preference_count; i++) {
		struct sc_continuity_preference *one = &wishes[i];

		*one = (struct sc_continuity_preference){ .has_domain = toss(generator),
			.has_immediate = toss(generator),
			.has_nontransferable = toss(generator),
			.accesses = order(generator) };
		one->media = set_of(generator, SC_MEDIA_COUNT);
		if (one->has_domain)
			one->domain = (enum sc_domain_preference)pick(
				generator, SC_DOMAIN_PREFERENCE_COUNT);
		one->immediate = one->has_immediate && toss(generator);
		if (one->has_nontransferable)
			one->nontransferable =
				(enum sc_remainder)pick(generator, SC_REMAINDER_COUNT);
		generate_devices(generator, one);
	}
	whole->preferences = wishes;
}

static void generate_authorisations(struct generator *generator, struct sc_continuity *whole)
{
	struct sc_continuity_authorisation *some = take(generator, MANY, sizeof(*some));

	whole->authorisation_count = pick(generator, MANY);
	for (uint32_t i = 0; i < whole->authorisation_count; i++) {
		some[i] = (struct sc_continuity_authorisation){
			.kind = (enum sc_requester_kind)pick(generator, SC_REQUESTER_KIND_COUNT),
			.operations = set_of(generator, SC_IUT_OPERATION_COUNT),
			.decision = (enum sc_authorisation)pick(generator, SC_AUTHORISATION_COUNT),
		};
		if (some[i].kind == SC_REQUESTER_KIND_DEVICE ||
			some[i].kind == SC_REQUESTER_KIND_IMPU)
			some[i].requester = text(generator, i);
	}
	whole->authorisations = some;
}

static void generate_criteria(struct generator *generator, struct sc_continuity *whole)
{
	struct sc_continuity_criterion *some = take(generator, MANY, sizeof(*some));

	whole->controller_routing = (enum sc_continuity_routing)pick(generator, 3);
	if (whole->controller_routing == SC_CONTINUITY_ROUTING_UNSAID)
		return;
	whole->criterion_count = pick(generator, MANY);
	for (uint32_t i = 0; i < whole->criterion_count; i++) {
		if (toss(generator))
			some[i].calling = text(generator, i);
		if (toss(generator))
			some[i].called = text(generator, i);
		if (toss(generator))
			some[i].service = text(generator, i);
		if (toss(generator))
			some[i].media = set_of(generator, SC_MEDIA_COUNT);
	}
	whole->criteria = some;
}

static void generate_successors(struct generator *generator, struct sc_continuity *whole)
{
	struct sc_continuity_successor *some = take(generator, MANY, sizeof(*some));

	whole->has_control_loss = toss(generator);
	whole->successor_count = whole->has_control_loss ? pick(generator, MANY) : 0;
	for (uint32_t i = 0; i < whole->successor_count; i++) {
		*(toss(generator) ? &some[i].instance : &some[i].name) = text(generator, i);
		some[i].move_media = toss(generator);
	}
	whole->successors = some;
}

struct sc_continuity continuity_generate(uint64_t number, struct sc_arena *arena)
{
	struct generator generator = { .state = (number + 1) * UINT64_C(0x9e3779b97f4a7c15),
		.arena = arena };
	struct sc_continuity whole = { .precedence = SC_PRECEDENCE_OPERATOR };

	generate_rules(&generator, &whole);
	generate_preferences(&generator, &whole);
	generate_authorisations(&generator, &whole);
	generate_criteria(&generator, &whole);
	generate_successors(&generator, &whole);
	return whole;
}
