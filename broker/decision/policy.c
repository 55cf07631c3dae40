/* SPDX-License-Identifier: BSD-2-Clause */
#include "policy.h"

#include "validity.h"

/* TS 23.237 6.4 leaves open what holds where no policy was provisioned: everything may stay where
 * it is, nothing is restricted, nothing is preferred, unknown IMS voice support counts as none. */
static const struct sc_rule built_in = {
	.level = SC_TRANSFER_LEVEL_MAY,
	.nontransferable = SC_REMAINDER_KEEP,
	.partial_allowed = true,
};

static enum sc_session_case case_of(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	if (situation->facts->event == SC_EVENT_TERMINATE)
		return SC_SESSION_CASE_TERMINATING;
	if (situation->facts->event == SC_EVENT_ORIGINATE || !weighing->running)
		return SC_SESSION_CASE_ORIGINATING;
	return SC_SESSION_CASE_TRANSFER;
}

/* Delivering an arriving session follows what holds for access transfer, because the operator's
 * policy for T-ADS must agree with that for access transfer (TS 23.237 6.4). */
sc_access_set sc_policy_restricted(const struct sc_situation *situation,
	const struct sc_weighing *weighing, const struct sc_rule *rule)
{
	return case_of(situation, weighing) == SC_SESSION_CASE_ORIGINATING
		       ? rule->restricted_originating
		       : rule->restricted_transfer;
}

static bool speaks(const struct sc_rule *rule, const struct sc_weighing *weighing,
	enum sc_session_case session_case, enum sc_roaming roaming)
{
	return SC_SET_HAS(rule->media, weighing->component->media) &&
	       (rule->session_case == SC_SESSION_CASE_ANY || rule->session_case == session_case) &&
	       (rule->roaming == SC_ROAMING_ANY || rule->roaming == roaming) &&
	       (sc_text_equal(rule->service, SC_TEXT("*")) ||
		       sc_text_equal(rule->service, weighing->service));
}

/* Greater is more specific: service before session case before roaming before the media group. */
static uint32_t specificity(const struct sc_rule *rule)
{
	uint32_t service = !sc_text_equal(rule->service, SC_TEXT("*"));
	uint32_t session_case = rule->session_case != SC_SESSION_CASE_ANY;
	uint32_t roaming = rule->roaming != SC_ROAMING_ANY;

	return service << 10 | session_case << 9 | roaming << 8 | (32 - sc_size_of(rule->media));
}

static const struct sc_rule *rule_in(const struct sc_policy_set *set,
	const struct sc_weighing *weighing, enum sc_session_case session_case,
	enum sc_roaming roaming)
{
	const struct sc_rule *best = NULL;
	uint32_t most = 0;

	for (uint32_t i = 0; i < set->rule_count; i++) {
		const struct sc_rule *rule = &set->rules[i];
		uint32_t now;

		if (!speaks(rule, weighing, session_case, roaming))
			continue;
		now = specificity(rule);
		if (best == NULL || now > most || (now == most && rule->id < best->id)) {
			best = rule;
			most = now;
		}
	}
	return best;
}

static const struct sc_rule *find(const struct sc_situation *situation,
	const struct sc_weighing *weighing, struct sc_text network,
	const struct sc_policy_set **found)
{
	const struct sc_facts *facts = situation->facts;
	enum sc_session_case session_case = case_of(situation, weighing);
	enum sc_roaming roaming = network.length == 0 ? SC_ROAMING_HOME : SC_ROAMING_VISITED;

	for (uint32_t i = 0; facts->policy != NULL && i < facts->policy->set_count; i++) {
		const struct sc_policy_set *set = &facts->policy->sets[i];
		const struct sc_rule *rule;

		if (!sc_policy_set_applies(set, facts->subscriber, network, facts->now))
			continue;
		rule = rule_in(set, weighing, session_case, roaming);
		if (rule != NULL) {
			*found = set;
			return rule;
		}
	}
	return NULL;
}

const struct sc_rule *sc_policy_in_network(const struct sc_situation *situation,
	const struct sc_weighing *weighing, struct sc_text network)
{
	const struct sc_policy_set *set;

	return find(situation, weighing, network, &set);
}

/* Smaller media groups first, then preferences for a certain time, then the older row. */
static bool comes_before(const struct sc_preference *a, const struct sc_preference *b)
{
	uint32_t size_a = sc_size_of(a->media);
	uint32_t size_b = sc_size_of(b->media);
	bool timed_a = a->valid_from != 0 || a->valid_to != 0;
	bool timed_b = b->valid_from != 0 || b->valid_to != 0;

	if (size_a != size_b)
		return size_a < size_b;
	if (timed_a != timed_b)
		return timed_a;
	return a->id < b->id;
}

static const struct sc_preference *preference_for(
	const struct sc_facts *facts, const struct sc_component *component)
{
	const struct sc_preference *best = NULL;

	for (uint32_t i = 0; i < facts->subscriber->preference_count; i++) {
		const struct sc_preference *preference = &facts->subscriber->preferences[i];

		if (SC_SET_HAS(preference->media, component->media) &&
			sc_within(preference->valid_from, preference->valid_to, facts->now) &&
			(best == NULL || comes_before(preference, best)))
			best = preference;
	}
	return best;
}

static bool words_exist(const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	const struct sc_preference *preference = weighing->preference;

	if ((unsigned)weighing->rule->level >= SC_TRANSFER_LEVEL_COUNT ||
		(unsigned)weighing->rule->nontransferable >= SC_REMAINDER_COUNT ||
		(weighing->set != NULL &&
			(unsigned)weighing->set->precedence >= SC_PRECEDENCE_COUNT))
		return false;
	if (preference == NULL)
		return true;
	if ((preference->has_domain &&
		    (unsigned)preference->domain >= SC_DOMAIN_PREFERENCE_COUNT) ||
		(preference->has_nontransferable &&
			(unsigned)preference->nontransferable >= SC_REMAINDER_COUNT))
		return false;
	for (uint32_t i = 0; i < situation->facts->subscriber->device_count; i++) {
		if (SC_SET_HAS(preference->device_named, i) &&
			preference->device_mode[i] >= SC_DEVICE_MODE_COUNT)
			return false;
	}
	return true;
}

/* TS 23.237 6.4: `may`, which the built-in policy says too, leaves the choice to the user;
 * otherwise the flag of the subscription or, without one, of the policy set tells whose word comes
 * first. */
static bool user_comes_first(
	const struct sc_situation *situation, const struct sc_weighing *weighing)
{
	const struct sc_subscriber *subscriber = situation->facts->subscriber;

	if (weighing->rule->level == SC_TRANSFER_LEVEL_MAY)
		return true;
	if (subscriber->has_precedence)
		return subscriber->precedence == SC_PRECEDENCE_USER;
	return weighing->set->precedence == SC_PRECEDENCE_USER;
}

enum sc_status sc_policy_choose(const struct sc_situation *situation, struct sc_weighing *weighing)
{
	weighing->set = NULL;
	weighing->rule = find(situation, weighing, situation->network, &weighing->set);
	if (weighing->rule == NULL)
		weighing->rule = &built_in;
	weighing->preference = preference_for(situation->facts, weighing->component);
	if (!words_exist(situation, weighing))
		return SC_STATUS_MALFORMED;
	weighing->user_first = user_comes_first(situation, weighing);
	weighing->nontransferable = weighing->rule->nontransferable;
	if (weighing->user_first && weighing->preference != NULL &&
		weighing->preference->has_nontransferable)
		weighing->nontransferable = weighing->preference->nontransferable;
	return SC_STATUS_OK;
}

const struct sc_service_constraint *sc_policy_constraint(
	const struct sc_policy *policy, struct sc_text service)
{
	if (policy == NULL || service.length == 0)
		return NULL;
	for (uint32_t i = 0; i < policy->constraint_count; i++) {
		if (sc_text_equal(policy->constraints[i].service, service))
			return &policy->constraints[i];
	}
	return NULL;
}
