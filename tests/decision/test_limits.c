/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What becomes of facts that contradict themselves, name what does not exist or exceed a limit? An
 * ending that says so, and a decision that was not touched.
 */
#include <string.h>

#include "decision.h"
#include "generator.h"
#include "suite.h"

enum { UNTOUCHED = 0xA5 };

static struct sc_decision decision;

/* As many of everything as there may be, and one more. */
static struct sc_device devices[SC_DEVICE_LIMIT + 1];
static struct sc_contact contacts[SC_CONTACT_LIMIT + 1];
static struct sc_component components[SC_COMPONENT_LIMIT + 1];
static struct sc_preference preference;
static struct sc_capability capability;
static struct sc_rule rule;
static struct sc_policy_set set;
static struct sc_policy policy;
static struct sc_subscriber subscriber;
static struct sc_facts facts;

static void fill(void)
{
	for (uint32_t i = 0; i < SC_COUNT_OF(devices); i++)
		devices[i] = (struct sc_device){ .id = i + 1 };
	for (uint32_t i = 0; i < SC_COUNT_OF(contacts); i++)
		contacts[i] = (struct sc_contact){ .id = i + 1,
			.device = i % SC_DEVICE_LIMIT,
			.access = SC_ACCESS_WLAN_TRUSTED,
			.quality = SC_NONE };
	for (uint32_t i = 0; i < SC_COUNT_OF(components); i++)
		components[i] = (struct sc_component){
			.number = i, .media = SC_MEDIA_VIDEO, .contact = SC_NONE
		};
	capability = (struct sc_capability){ .id = 1, .media = SC_MEDIA_VIDEO };
	preference = (struct sc_preference){ .id = 1, .media = SC_SET_OF(SC_MEDIA_VIDEO) };
	rule = (struct sc_rule){
		.id = 1, .media = SC_SET_OF(SC_MEDIA_VIDEO), .service = SC_TEXT("*")
	};
	set = (struct sc_policy_set){ .id = 1, .rules = &rule, .rule_count = 1 };
	policy = (struct sc_policy){ .sets = &set, .set_count = 1 };
	subscriber = (struct sc_subscriber){ .id = 1,
		.active = true,
		.sc_allowed = true,
		.devices = devices,
		.device_count = SC_DEVICE_LIMIT,
		.preferences = &preference,
		.preference_count = 1 };
	facts = (struct sc_facts){ .subscriber = &subscriber,
		.policy = &policy,
		.contacts = contacts,
		.contact_count = SC_CONTACT_LIMIT,
		.components = components,
		.component_count = SC_COMPONENT_LIMIT };
}

/* The ending; when it is a refusal, nothing was touched. */
static enum sc_status refused(void)
{
	const unsigned char *bytes = (const unsigned char *)&decision;
	enum sc_status status;
	size_t untouched = 0;

	memset(&decision, UNTOUCHED, sizeof(decision));
	status = sc_decide(&facts, &decision);
	while (untouched < sizeof(decision) && bytes[untouched] == UNTOUCHED)
		untouched++;
	CU_ASSERT_TRUE(status == SC_STATUS_OK || untouched == sizeof(decision));
	return status;
}

#define REFUSES(status, change)                                                                    \
	do {                                                                                       \
		fill();                                                                            \
		change;                                                                            \
		CU_ASSERT_EQUAL(refused(), status);                                                \
	} while (0)

static void limits_may_be_reached(void)
{
	fill();
	components[3].codec_count = SC_CODEC_LIMIT;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.verdict_count, SC_COMPONENT_LIMIT);
	for (uint32_t i = 0; i < decision.verdict_count; i++)
		CU_ASSERT_EQUAL(decision.verdicts[i].candidate_count, SC_CONTACT_LIMIT);
}

static void limits_may_not_be_exceeded(void)
{
	REFUSES(SC_STATUS_OUT_OF_ROOM, facts.component_count = SC_COMPONENT_LIMIT + 1);
	REFUSES(SC_STATUS_OUT_OF_ROOM, facts.component_count = UINT32_MAX);
	REFUSES(SC_STATUS_OUT_OF_ROOM, facts.contact_count = SC_CONTACT_LIMIT + 1);
	REFUSES(SC_STATUS_OUT_OF_ROOM, subscriber.device_count = SC_DEVICE_LIMIT + 1);
	REFUSES(SC_STATUS_OUT_OF_ROOM, components[2].codec_count = SC_CODEC_LIMIT + 1);
}

static void what_does_not_exist_is_malformed(void)
{
	REFUSES(SC_STATUS_MALFORMED, facts.event = (enum sc_event)SC_EVENT_COUNT);
	REFUSES(SC_STATUS_MALFORMED, facts.contacts = NULL);
	REFUSES(SC_STATUS_MALFORMED, facts.components = NULL);
	REFUSES(SC_STATUS_MALFORMED, policy.sets = NULL);
	REFUSES(SC_STATUS_MALFORMED, policy.constraint_count = 1);
	REFUSES(SC_STATUS_MALFORMED, subscriber.devices = NULL);
	REFUSES(SC_STATUS_MALFORMED, subscriber.preferences = NULL);
	REFUSES(SC_STATUS_MALFORMED, subscriber.criterion_count = 1);
	REFUSES(SC_STATUS_MALFORMED,
		subscriber.precedence = (enum sc_precedence)SC_PRECEDENCE_COUNT);
	REFUSES(SC_STATUS_MALFORMED, devices[1].capability_count = 1);
	REFUSES(SC_STATUS_MALFORMED, contacts[1].device = SC_DEVICE_LIMIT);
	REFUSES(SC_STATUS_MALFORMED, contacts[1].access = (enum sc_access)SC_ACCESS_COUNT);
	REFUSES(SC_STATUS_MALFORMED, contacts[1].trust = (enum sc_trust)SC_TRUST_COUNT);
	REFUSES(SC_STATUS_MALFORMED,
		contacts[1].voice = (enum sc_voice_support)SC_VOICE_SUPPORT_COUNT);
	REFUSES(SC_STATUS_MALFORMED, contacts[1].q = 1001);
	REFUSES(SC_STATUS_MALFORMED, contacts[1].quality = 101);
	REFUSES(SC_STATUS_MALFORMED, contacts[1].quality = -2);
	REFUSES(SC_STATUS_MALFORMED, components[1].media = (enum sc_media)SC_MEDIA_COUNT);
	REFUSES(SC_STATUS_MALFORMED, components[1].flow = (enum sc_flow)SC_FLOW_COUNT);
	REFUSES(SC_STATUS_MALFORMED, components[1].contact = SC_CONTACT_LIMIT);
	REFUSES(SC_STATUS_MALFORMED, components[1].contact = -2);
}

static void words_of_chosen_rows_must_exist(void)
{
	REFUSES(SC_STATUS_MALFORMED, rule.level = (enum sc_transfer_level)SC_TRANSFER_LEVEL_COUNT);
	REFUSES(SC_STATUS_MALFORMED, rule.nontransferable = (enum sc_remainder)SC_REMAINDER_COUNT);
	REFUSES(SC_STATUS_MALFORMED, set.precedence = (enum sc_precedence)SC_PRECEDENCE_COUNT);
	REFUSES(SC_STATUS_MALFORMED, preference.has_domain = true;
		preference.domain = (enum sc_domain_preference)SC_DOMAIN_PREFERENCE_COUNT);
	REFUSES(SC_STATUS_MALFORMED, preference.has_nontransferable = true;
		preference.nontransferable = (enum sc_remainder)SC_REMAINDER_COUNT);
	REFUSES(SC_STATUS_MALFORMED, preference.device_named = 1;
		preference.device_mode[0] = SC_DEVICE_MODE_COUNT);
	REFUSES(SC_STATUS_MALFORMED, devices[0].capabilities = &capability;
		devices[0].capability_count = 1; capability.media = (enum sc_media)SC_MEDIA_COUNT);
	REFUSES(SC_STATUS_MALFORMED, devices[0].capabilities = &capability;
		devices[0].capability_count = 1; capability.flow = (enum sc_flow)SC_FLOW_COUNT);
	/* A scope or case nobody knows is nobody's. */
	REFUSES(SC_STATUS_OK, set.scope = (enum sc_scope)SC_SCOPE_COUNT);
	CU_ASSERT_PTR_NULL(decision.verdicts[0].rule);
	REFUSES(SC_STATUS_OK, rule.session_case = (enum sc_session_case)SC_SESSION_CASE_COUNT);
	CU_ASSERT_PTR_NULL(decision.verdicts[0].rule);
}

static void contradictions_are_malformed(void)
{
	REFUSES(SC_STATUS_MALFORMED, components[5].number = components[2].number);
	REFUSES(SC_STATUS_MALFORMED, components[1].lost = true; components[1].contact = 0);
	REFUSES(SC_STATUS_MALFORMED, components[1].lost = true;
		components[1].lost_access = (enum sc_access)SC_ACCESS_COUNT);
	REFUSES(SC_STATUS_MALFORMED, components[1].lost = true;
		components[1].lost_device = SC_DEVICE_LIMIT + 1);
}

static void nothing_at_all_is_enough(void)
{
	facts = (struct sc_facts){ 0 };
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.outcome, SC_OUTCOME_DENY);
	CU_ASSERT_EQUAL(decision.verdict_count, 0);
	fill();
	facts.policy = NULL;
	facts.component_count = 0;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.outcome, SC_OUTCOME_ALLOW);
}

/* Turns one word or index of a drawn world into nonsense. */
static void corrupt(struct world *world, struct dice *dice)
{
	uint8_t nonsense = (uint8_t)dice_roll(dice, 256);
	struct sc_contact *contact = &world->contacts[dice_roll(dice, WORLD_CONTACTS)];
	struct sc_component *component = &world->components[dice_roll(dice, WORLD_COMPONENTS)];
	struct sc_rule *some = &world->rules[dice_roll(dice, WORLD_SETS * WORLD_RULES)];

	switch (dice_roll(dice, 10)) {
	case 0:
		contact->access = (enum sc_access)nonsense;
		break;
	case 1:
		contact->device = nonsense;
		break;
	case 2:
		contact->quality = (int16_t)(nonsense - 100);
		break;
	case 3:
		component->contact = nonsense - 100;
		break;
	case 4:
		component->media = (enum sc_media)nonsense;
		break;
	case 5:
		component->lost_device = nonsense;
		break;
	case 6:
		some->level = (enum sc_transfer_level)nonsense;
		break;
	case 7:
		some->media = nonsense;
		break;
	case 8:
		component->number = nonsense % 10;
		break;
	default:
		world->facts.event = (enum sc_event)nonsense;
		break;
	}
}

static void nonsense_is_survived(void)
{
	static struct world world;
	struct dice dice = { .state = 4711 };

	for (uint32_t i = 0; i < 20000; i++) {
		enum sc_status status;

		world_draw(&world, &dice);
		corrupt(&world, &dice);
		facts = world.facts;
		status = refused();
		CU_ASSERT_TRUE(status == SC_STATUS_OK || status == SC_STATUS_MALFORMED);
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "limits may be reached", limits_may_be_reached },
		{ "limits may not be exceeded", limits_may_not_be_exceeded },
		{ "what does not exist is malformed", what_does_not_exist_is_malformed },
		{ "words of chosen rows must exist", words_of_chosen_rows_must_exist },
		{ "contradictions are malformed", contradictions_are_malformed },
		{ "nothing at all is enough", nothing_at_all_is_enough },
		{ "nonsense is survived", nonsense_is_survived },
	};

	return suite_run("decision limits", tests, SC_COUNT_OF(tests));
}
