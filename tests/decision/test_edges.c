/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can no row say? Facts that no database holds: what stands beyond a count, words nobody
 * knows, rows in another order than that of their numbers, nobody at all.
 */
#include "decision.h"
#include "requester.h"
#include "suite.h"

static struct sc_decision decision;

/* One video, one device with one contact, and two rules. */
static struct sc_device device;
static struct sc_contact contact;
static struct sc_component component;
static struct sc_capability capability;
static struct sc_rule rules[2];
static struct sc_policy_set set;
static struct sc_policy policy;
static struct sc_iut_request request;
static struct sc_subscriber subscriber;
static struct sc_facts facts;

static void fill(void)
{
	device = (struct sc_device){ .id = 1 };
	contact = (struct sc_contact){
		.id = 1, .access = SC_ACCESS_WLAN_TRUSTED, .quality = SC_NONE
	};
	component = (struct sc_component){ .media = SC_MEDIA_VIDEO, .contact = SC_NONE };
	for (uint32_t i = 0; i < SC_COUNT_OF(rules); i++)
		rules[i] = (struct sc_rule){
			.id = i + 1, .media = SC_SET_OF(SC_MEDIA_VIDEO), .service = SC_TEXT("*")
		};
	set = (struct sc_policy_set){ .id = 1, .rules = rules, .rule_count = SC_COUNT_OF(rules) };
	policy = (struct sc_policy){ .sets = &set, .set_count = 1 };
	subscriber = (struct sc_subscriber){
		.id = 1, .active = true, .sc_allowed = true, .devices = &device, .device_count = 1
	};
	request = (struct sc_iut_request){ .same_subscription = true };
	facts = (struct sc_facts){ .subscriber = &subscriber,
		.policy = &policy,
		.contacts = &contact,
		.contact_count = 1,
		.components = &component,
		.component_count = 1 };
}

/* Who speaks only counts where somebody is meant: a kind nobody knows is nobody. */
static void unknown_requesters_are_nobody(void)
{
	fill();
	facts.request = &request;
	CU_ASSERT_TRUE(sc_requester_is_meant(
		&facts, SC_REQUESTER_KIND_ANY_SAME_OPERATOR, (struct sc_text){ 0 }));
	for (unsigned kind = SC_REQUESTER_KIND_COUNT; kind < SC_REQUESTER_KIND_COUNT + 2; kind++)
		CU_ASSERT_FALSE(sc_requester_is_meant(
			&facts, (enum sc_requester_kind)kind, (struct sc_text){ 0 }));
	request.same_subscription = false;
	CU_ASSERT_FALSE(sc_requester_is_meant(
		&facts, SC_REQUESTER_KIND_ANY_SAME_OPERATOR, (struct sc_text){ 0 }));
	request.same_operator = true;
	CU_ASSERT_TRUE(sc_requester_is_meant(
		&facts, SC_REQUESTER_KIND_ANY_SAME_OPERATOR, (struct sc_text){ 0 }));
}

#define REFUSES(change)                                                                            \
	do {                                                                                       \
		fill();                                                                            \
		change;                                                                            \
		CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_MALFORMED);                \
	} while (0)

/* Codecs beyond the count are not what is offered. */
static void nothing_beyond_a_count_is_read(void)
{
	fill();
	capability = (struct sc_capability){
		.id = 1, .media = SC_MEDIA_VIDEO, .flow = SC_FLOW_SENDRECV, .codec = SC_TEXT("VP8")
	};
	device.capabilities = &capability;
	device.capability_count = 1;
	component.codecs[0] = SC_TEXT("H264");
	component.codecs[1] = SC_TEXT("VP8");
	component.codec_count = 2;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.verdicts[0].directive, SC_DIRECTIVE_PLACE);
	component.codec_count = 1;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.verdicts[0].reason, SC_REASON_NO_CAPABILITY);
}

/* Who has neither devices nor contacts can be asked about. */
static void nobody_needs_a_device(void)
{
	fill();
	subscriber.devices = NULL;
	subscriber.device_count = 0;
	facts.contact_count = 0;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.verdicts[0].directive, SC_DIRECTIVE_DENY);
	CU_ASSERT_EQUAL(decision.verdicts[0].candidate_count, 0);
}

/* Without any policy the built-in one speaks, also about a service that has a name. */
static void nobody_needs_a_policy(void)
{
	fill();
	facts.policy = NULL;
	facts.service = SC_TEXT("tele");
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_EQUAL(decision.verdicts[0].directive, SC_DIRECTIVE_PLACE);
	CU_ASSERT_PTR_NULL(decision.verdicts[0].rule);
}

/* What comes first in a list is looked at like the others. */
static void the_first_must_exist_too(void)
{
	struct sc_iut_authorisation authorisation = {
		.kind = (enum sc_requester_kind)SC_REQUESTER_KIND_COUNT
	};
	struct sc_control_successor successor = { .device = 1 };
	struct sc_session_mask mask = { .media = SC_SET_OF(SC_MEDIA_COUNT) };
	struct sc_remote_restriction remote = {
		.operation = (enum sc_remote_operation)SC_REMOTE_OPERATION_COUNT
	};
	struct sc_component twins[2] = {
		{ .number = 7, .media = SC_MEDIA_TEXT, .contact = SC_NONE },
		{ .number = 7, .media = SC_MEDIA_VIDEO, .contact = SC_NONE }
	};

	REFUSES(subscriber.authorisations = &authorisation; subscriber.authorisation_count = 1);
	REFUSES(subscriber.successors = &successor; subscriber.successor_count = 1);
	REFUSES(subscriber.masks = &mask; subscriber.mask_count = 1);
	REFUSES(policy.remotes = &remote; policy.remote_count = 1;
		facts.remote = SC_TEXT("remote.example"));
	REFUSES(component.media = (enum sc_media)SC_MEDIA_COUNT);
	REFUSES(component.contact = 1);
	REFUSES(facts.components = twins; facts.component_count = 2);
	REFUSES(facts.contact_count = 0; subscriber.devices = NULL);
}

/* Of rules that are as specific the older speaks, and only of those, however they are listed. */
static void rules_need_no_order(void)
{
	fill();
	rules[0].id = 2;
	rules[1].id = 1;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_PTR_EQUAL(decision.verdicts[0].rule, &rules[1]);
	rules[0].id = 1;
	rules[1].id = 2;
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_PTR_EQUAL(decision.verdicts[0].rule, &rules[0]);
	rules[0].id = 2;
	rules[1].id = 1;
	rules[1].media |= SC_SET_OF(SC_MEDIA_TEXT);
	CU_ASSERT_EQUAL(sc_decide(&facts, &decision), SC_STATUS_OK);
	CU_ASSERT_PTR_EQUAL(decision.verdicts[0].rule, &rules[0]);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "unknown requesters are nobody", unknown_requesters_are_nobody },
		{ "nothing beyond a count is read", nothing_beyond_a_count_is_read },
		{ "nobody needs a device", nobody_needs_a_device },
		{ "nobody needs a policy", nobody_needs_a_policy },
		{ "the first must exist too", the_first_must_exist_too },
		{ "rules need no order", rules_need_no_order },
	};

	return suite_run("decision edges", tests, SC_COUNT_OF(tests));
}
