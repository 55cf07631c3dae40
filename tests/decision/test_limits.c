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
static struct sc_iut_authorisation authorisations[SC_AUTHORISATION_LIMIT + 1];
static struct sc_control_successor successors[SC_SUCCESSOR_LIMIT + 1];
static struct sc_session_mask masks[SC_MASK_LIMIT + 1];
static struct sc_remote_restriction remotes[SC_REMOTE_LIMIT + 1];
static struct sc_iut_request request;
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
		.preference_count = 1,
		.authorisations = authorisations,
		.successors = successors,
		.masks = masks };
	memset(authorisations, 0, sizeof(authorisations));
	memset(successors, 0, sizeof(successors));
	memset(masks, 0, sizeof(masks));
	memset(remotes, 0, sizeof(remotes));
	policy.remotes = remotes;
	request = (struct sc_iut_request){ .same_subscription = true };
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
	components[3].refused = UINT32_MAX;
	subscriber.authorisation_count = SC_AUTHORISATION_LIMIT;
	subscriber.successor_count = SC_SUCCESSOR_LIMIT;
	subscriber.mask_count = SC_MASK_LIMIT;
	policy.remote_count = SC_REMOTE_LIMIT;
	facts.remote = SC_TEXT("remote.example");
	facts.collaboration.controller = SC_DEVICE_LIMIT;
	facts.collaboration.declined = (1u << SC_DEVICE_LIMIT) - 1;
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
	REFUSES(SC_STATUS_OUT_OF_ROOM, subscriber.authorisation_count = SC_AUTHORISATION_LIMIT + 1);
	REFUSES(SC_STATUS_OUT_OF_ROOM, subscriber.successor_count = SC_SUCCESSOR_LIMIT + 1);
	REFUSES(SC_STATUS_OUT_OF_ROOM, subscriber.mask_count = SC_MASK_LIMIT + 1);
	REFUSES(SC_STATUS_OUT_OF_ROOM, policy.remote_count = SC_REMOTE_LIMIT + 1);
	REFUSES(SC_STATUS_OUT_OF_ROOM, policy.remote_count = UINT32_MAX);
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

/* What is said about media on other devices, whatever the event. */
static void what_is_shared_must_exist(void)
{
	REFUSES(SC_STATUS_MALFORMED, subscriber.authorisations = NULL;
		subscriber.authorisation_count = 1);
	REFUSES(SC_STATUS_MALFORMED, subscriber.successors = NULL; subscriber.successor_count = 1);
	REFUSES(SC_STATUS_MALFORMED, subscriber.masks = NULL; subscriber.mask_count = 1);
	REFUSES(SC_STATUS_MALFORMED, policy.remotes = NULL; policy.remote_count = 1);
	REFUSES(SC_STATUS_MALFORMED, subscriber.authorisation_count = 2;
		authorisations[1].kind = (enum sc_requester_kind)SC_REQUESTER_KIND_COUNT);
	REFUSES(SC_STATUS_MALFORMED, subscriber.authorisation_count = 2;
		authorisations[1].operation = (enum sc_iut_operation)SC_IUT_OPERATION_COUNT);
	REFUSES(SC_STATUS_MALFORMED, subscriber.authorisation_count = 2;
		authorisations[1].decision = (enum sc_authorisation)SC_AUTHORISATION_COUNT);
	REFUSES(SC_STATUS_MALFORMED, subscriber.successor_count = 2;
		successors[1].device = SC_DEVICE_LIMIT);
	REFUSES(SC_STATUS_MALFORMED, subscriber.mask_count = 2;
		masks[1].kind = (enum sc_requester_kind)SC_REQUESTER_KIND_COUNT);
	REFUSES(SC_STATUS_MALFORMED, subscriber.mask_count = 2;
		masks[1].media = SC_SET_OF(SC_MEDIA_COUNT));
	REFUSES(SC_STATUS_MALFORMED, policy.remote_count = 2; facts.remote = SC_TEXT("26201");
		remotes[1].operation = (enum sc_remote_operation)SC_REMOTE_OPERATION_COUNT);
	REFUSES(SC_STATUS_MALFORMED, contacts[1].service_profile = -1);
	REFUSES(SC_STATUS_MALFORMED, facts.contact_count = 3; components[1].refused = 8);
	REFUSES(SC_STATUS_MALFORMED, facts.collaboration.controller = SC_DEVICE_LIMIT + 1);
	REFUSES(SC_STATUS_MALFORMED, facts.collaboration.declined = 1u << SC_DEVICE_LIMIT);
	/* Without a subscriber there is nobody to compare with, but the limit holds. */
	REFUSES(SC_STATUS_MALFORMED, facts.subscriber = NULL;
		facts.collaboration.controller = SC_DEVICE_LIMIT + 1);
}

static void a_request_must_exist(void)
{
	REFUSES(SC_STATUS_MALFORMED, facts.request = &request;
		request.operation = (enum sc_iut_operation)SC_IUT_OPERATION_COUNT);
	REFUSES(SC_STATUS_MALFORMED, facts.request = &request;
		request.requester_device = SC_DEVICE_LIMIT + 1);
	REFUSES(SC_STATUS_MALFORMED, facts.request = &request;
		request.target_device = SC_DEVICE_LIMIT + 1);
	REFUSES(SC_STATUS_MALFORMED, facts.request = &request; facts.component_count = 3;
		request.components = 8);
	REFUSES(SC_STATUS_OK, facts.request = &request; facts.component_count = 3;
		request.components = 7);
	/* A word nobody knows, in a row about a network that is not asked about, is nobody's. */
	REFUSES(SC_STATUS_OK, policy.remote_count = 1;
		remotes[0].operation = (enum sc_remote_operation)SC_REMOTE_OPERATION_COUNT);
}

/* A request over facts that say nothing about it gets a verdict all the same. */
static void contradictions_get_a_verdict(void)
{
	fill();
	facts.event = SC_EVENT_IUT_REQUESTED;
	facts.request = &request;
	facts.component_count = 0;
	subscriber.iut_allowed = true;
	for (uint32_t operation = 0; operation < SC_IUT_OPERATION_COUNT; operation++) {
		request.operation = (enum sc_iut_operation)operation;
		CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	}
	facts.subscriber = NULL;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.outcome, SC_OUTCOME_DENY);
	facts.subscriber = &subscriber;
	facts.event = SC_EVENT_CONTROLLER_LOST;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.outcome, SC_OUTCOME_DENY);
	CU_ASSERT_EQUAL(decision.offer_count, 0);
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
	facts.remote = SC_TEXT("remote.example");
	facts.component_count = 1;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.verdicts[0].directive, SC_DIRECTIVE_PLACE);
}

/* Turns one word or index of a drawn world into nonsense. */
static void corrupt(struct world *world, struct dice *dice)
{
	uint8_t nonsense = (uint8_t)dice_roll(dice, 256);
	struct sc_contact *contact = &world->contacts[dice_roll(dice, WORLD_CONTACTS)];
	struct sc_component *component = &world->components[dice_roll(dice, WORLD_COMPONENTS)];
	struct sc_rule *some = &world->rules[dice_roll(dice, WORLD_SETS * WORLD_RULES)];

	switch (dice_roll(dice, 16)) {
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
	case 9:
		world->request.operation = (enum sc_iut_operation)(nonsense % 9);
		break;
	case 10:
		world->request.target_device = nonsense % 6;
		break;
	case 11:
		world->facts.collaboration.controller = nonsense % 6;
		break;
	case 12:
		component->refused = nonsense * 0x01010101u;
		break;
	case 13:
		world->successors[dice_roll(dice, WORLD_SUCCESSORS)].device = nonsense % 6;
		break;
	case 14:
		world->masks[dice_roll(dice, WORLD_MASKS)].media = nonsense * 2u;
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
		{ "what is shared must exist", what_is_shared_must_exist },
		{ "a request must exist", a_request_must_exist },
		{ "contradictions get a verdict", contradictions_get_a_verdict },
		{ "words of chosen rows must exist", words_of_chosen_rows_must_exist },
		{ "contradictions are malformed", contradictions_are_malformed },
		{ "nothing at all is enough", nothing_at_all_is_enough },
		{ "nonsense is survived", nonsense_is_survived },
	};

	return suite_run("decision limits", tests, SC_COUNT_OF(tests));
}
