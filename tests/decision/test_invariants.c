/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do the invariants of section 7.2 hold in situations nobody thought of? Runs with fixed seeds
 * unless SC_SEED says another or `random`; prints them, so that a failure can be repeated.
 * SC_SITUATIONS changes how many are drawn in all.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "generator.h"
#include "invariants.h"
#include "suite.h"
#include "verdict_text.h"
#include "view.h"

/* In all a million situations, parted among the tests. */
enum { SITUATIONS = 1000000, PARTS = 20, FAILURES_SHOWN = 5 };

static uint64_t count_of(uint64_t parts)
{
	const char *value = getenv("SC_SITUATIONS");

	return (value == NULL ? SITUATIONS : strtoull(value, NULL, 10)) * parts / PARTS;
}

/* Every test draws other situations, from a seed of its own. */
static uint64_t next_seed(void)
{
	static uint64_t seed;
	const char *value = getenv("SC_SEED");
	struct timespec now;

	if (seed != 0)
		return ++seed;
	seed = value == NULL ? 20240607 : strtoull(value, NULL, 10);
	if (value != NULL && strcmp(value, "random") == 0) {
		clock_gettime(CLOCK_REALTIME, &now);
		seed = (uint64_t)now.tv_sec * 1000000007 + (uint64_t)now.tv_nsec;
	}
	return seed = seed == 0 ? 1 : seed;
}

static struct sc_decision decision;
static struct sc_decision other;

/* Draws situations and asks `check` about each that can be decided. */
static void for_situations(uint64_t parts, const char *(*check)(struct world *, struct dice *))
{
	static struct world world;
	static char page[64 * 1024];
	struct dice dice = { .state = next_seed() };
	uint64_t count = count_of(parts);
	uint32_t failures = 0;

	printf("seed %" PRIu64 ", %" PRIu64 " situations ... ", dice.state, count);
	for (uint64_t i = 0; i < count && failures < FAILURES_SHOWN; i++) {
		const char *broken;

		world_draw(&world, &dice);
		broken = sc_decide(&world.facts, &decision) == SC_STATUS_OK ? check(&world, &dice)
									    : "decided";
		if (broken != NULL) {
			verdict_write(&world.facts, &decision, page, sizeof(page));
			printf("\n    situation %" PRIu64 ", %s: not so: %s\n%s", i,
				sc_event_name(world.facts.event), broken, page);
			failures++;
		}
	}
	CU_ASSERT_EQUAL(failures, 0);
}

static const char *check_invariants(struct world *world, struct dice *dice)
{
	(void)dice;
	return invariants_check(&world->facts, &decision);
}

static const char *check_again(struct world *world, struct dice *dice)
{
	memset(&other, (int)dice_roll(dice, 256), sizeof(other));
	sc_decide(&world->facts, &other);
	return decisions_agree(&world->facts, &decision, &world->facts, &other)
		       ? NULL
		       : "the same facts give the same decision";
}

static uint32_t reversed(uint32_t set, uint32_t count)
{
	uint32_t turned = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (SC_SET_HAS(set, i))
			turned |= SC_SET_OF(count - 1 - i);
	}
	return turned;
}

/* The same contacts in another order, under the same row ids. */
static const char *check_order(struct world *world, struct dice *dice)
{
	static struct world turned;
	uint32_t count = world->facts.contact_count;

	(void)dice;
	turned = *world;
	for (uint32_t c = 0; c < count; c++)
		turned.contacts[c] = world->contacts[count - 1 - c];
	for (uint32_t c = 0; c < world->facts.component_count; c++) {
		turned.components[c].refused = reversed(world->components[c].refused, count);
		if (world->components[c].contact != SC_NONE)
			turned.components[c].contact =
				(int32_t)count - 1 - world->components[c].contact;
	}
	turned.facts.contacts = turned.contacts;
	turned.facts.components = turned.components;
	sc_decide(&turned.facts, &other);
	return decisions_agree(&world->facts, &decision, &turned.facts, &other)
		       ? NULL
		       : "the order of the contacts does not matter";
}

/* Takes one contact away from a session of one component. */
static void without(struct world *world, uint32_t contact)
{
	for (uint32_t c = contact; c + 1 < world->facts.contact_count; c++)
		world->contacts[c] = world->contacts[c + 1];
	world->facts.contact_count--;
	if (world->components[0].contact > (int32_t)contact)
		world->components[0].contact--;
}

/* Sessions of one component in one network, where nothing but the ranking decides. */
static bool is_simple(const struct world *world)
{
	if (world->facts.component_count != 1 || !was_weighed(&decision.verdicts[0]) ||
		world->components[0].refused != 0 ||
		world->facts.event == SC_EVENT_CONTROLLER_LOST ||
		world->facts.event == SC_EVENT_IUT_REQUESTED ||
		decision.verdicts[0].chosen == SC_NONE ||
		decision.verdicts[0].directive == SC_DIRECTIVE_KEEP_SUSPENDED)
		return false;
	for (uint32_t c = 0; c < world->facts.contact_count; c++) {
		if (world->contacts[c].plmn.length != 0)
			return false;
	}
	return true;
}

static const char *check_worse(struct world *world, struct dice *dice)
{
	uint32_t leaving;
	int64_t chosen;

	if (!is_simple(world))
		return NULL;
	leaving = dice_roll(dice, world->facts.contact_count);
	chosen = world->contacts[decision.verdicts[0].chosen].id;
	if (world->contacts[leaving].id == chosen ||
		(int32_t)leaving == decision.verdicts[0].candidates[0].contact ||
		(int32_t)leaving == world->components[0].contact)
		return NULL;
	without(world, leaving);
	sc_decide(&world->facts, &other);
	return other.verdicts[0].chosen != SC_NONE &&
			       world->contacts[other.verdicts[0].chosen].id == chosen
		       ? NULL
		       : "a worse contact does not matter";
}

static const char *check_second(struct world *world, struct dice *dice)
{
	const struct sc_verdict *verdict = &decision.verdicts[0];
	int64_t second;

	(void)dice;
	if (!is_simple(world) || verdict->directive != SC_DIRECTIVE_PLACE ||
		world->components[0].contact != SC_NONE || verdict->survivor_count < 2)
		return NULL;
	second = world->contacts[verdict->candidates[1].contact].id;
	without(world, (uint32_t)verdict->chosen);
	sc_decide(&world->facts, &other);
	return other.verdicts[0].chosen != SC_NONE &&
			       world->contacts[other.verdicts[0].chosen].id == second
		       ? NULL
		       : "without the best the second is chosen";
}

static uint32_t urgency(const struct sc_verdict *verdict)
{
	switch (verdict->directive) {
	case SC_DIRECTIVE_TRANSFER_NOW:
	case SC_DIRECTIVE_TRANSFER_CS:
		return 3;
	case SC_DIRECTIVE_TRANSFER_RECOMMENDED:
		return 2;
	case SC_DIRECTIVE_TRANSFER_ALLOWED:
		return 1;
	case SC_DIRECTIVE_DENY:
	case SC_DIRECTIVE_PASSTHROUGH:
	case SC_DIRECTIVE_PLACE:
	case SC_DIRECTIVE_KEEP:
	case SC_DIRECTIVE_KEEP_SUSPENDED:
	case SC_DIRECTIVE_DROP:
	case SC_DIRECTIVE_RELEASE:
	case SC_DIRECTIVE_ASK_CONTROLLER:
	case SC_DIRECTIVE_REPLICATE:
	case SC_DIRECTIVE_COUNT:
		break;
	}
	return 0;
}

static struct sc_verdict decide_at(struct world *world, enum sc_transfer_level level)
{
	for (uint32_t r = 0; r < SC_COUNT_OF(world->rules); r++)
		world->rules[r].level = level;
	sc_decide(&world->facts, &other);
	return other.verdicts[0];
}

/* With the user's word first at every level the ranking is the same, only the urgency differs. */
static const char *check_urgency(struct world *world, struct dice *dice)
{
	struct sc_verdict may;
	struct sc_verdict should;
	struct sc_verdict shall;

	(void)dice;
	if (!is_simple(world))
		return NULL;
	world->subscriber.has_precedence = true;
	world->subscriber.precedence = SC_PRECEDENCE_USER;
	may = decide_at(world, SC_TRANSFER_LEVEL_MAY);
	should = decide_at(world, SC_TRANSFER_LEVEL_SHOULD);
	shall = decide_at(world, SC_TRANSFER_LEVEL_SHALL);
	return urgency(&may) <= urgency(&should) && urgency(&should) <= urgency(&shall)
		       ? NULL
		       : "shall is more urgent than should, and should than may";
}

static void test_invariants(void)
{
	for_situations(10, check_invariants);
}

static void test_again(void)
{
	for_situations(1, check_again);
}

static void test_order(void)
{
	for_situations(3, check_order);
}

static void test_worse(void)
{
	for_situations(2, check_worse);
}

static void test_second(void)
{
	for_situations(2, check_second);
}

static void test_urgency(void)
{
	for_situations(2, check_urgency);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the invariants hold", test_invariants },
		{ "the same facts give the same decision", test_again },
		{ "the order of the contacts does not matter", test_order },
		{ "a worse contact does not matter", test_worse },
		{ "without the best the second is chosen", test_second },
		{ "shall is more urgent than should, and should than may", test_urgency },
	};

	return suite_run("decision invariants", tests, SC_COUNT_OF(tests));
}
