/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What can no constraint of the schema say? Rules over several rows: aliases share their sets (TS
 * 23.228 4.3.3.4), the default policy speaks about all media, a wish for circuit switching makes
 * sense for its media. Refused is what has no meaning; what has one that may surprise is a warning.
 */
#include "loader.h"

static const sc_media_set every_media = SC_SET_OF(SC_MEDIA_COUNT) - 1;

static enum sc_status check_aliases(struct sc_loader *loader, const struct sc_account *account)
{
	for (uint32_t i = 0; i < account->public_count; i++) {
		const struct sc_public_identity *a = &account->publics[i];

		for (uint32_t k = 0; a->alias_set != 0 && k < i; k++) {
			const struct sc_public_identity *b = &account->publics[k];

			if (b->alias_set != a->alias_set ||
				(b->registration_set == a->registration_set &&
					b->service_profile == a->service_profile))
				continue;
			return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
				"\"%.*s\" and \"%.*s\" are aliases but do not share registration set "
				"and service profile",
				SC_TEXT_ARG(b->uri), SC_TEXT_ARG(a->uri));
		}
	}
	return SC_STATUS_OK;
}

/* Circuit switching carries speech, and video beside it. */
static enum sc_status check_preferences(
	struct sc_loader *loader, const struct sc_subscriber *subscriber)
{
	const sc_media_set carried = SC_SET_OF(SC_MEDIA_AUDIO) | SC_SET_OF(SC_MEDIA_VIDEO);

	for (uint32_t i = 0; i < subscriber->preference_count; i++) {
		const struct sc_preference *preference = &subscriber->preferences[i];

		if (preference->has_domain && preference->domain == SC_DOMAIN_PREFERENCE_CS_ONLY &&
			(preference->media & carried) == 0)
			return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
				"a preference of subscription \"%.*s\" wants cs_only for media that "
				"circuit switching does not carry",
				SC_TEXT_ARG(subscriber->name));
	}
	return SC_STATUS_OK;
}

static void warn_of_address(struct sc_loader *loader, struct sc_text contact, const char *family)
{
	sc_load_warn(loader,
		"contact \"%.*s\" shares its %s with another device in the same IP domain and APN; "
		"Rx cannot bind it",
		SC_TEXT_ARG(contact), family);
}

static void warn_of_account(struct sc_loader *loader, const struct sc_account *account)
{
	const struct sc_subscriber *subscriber = &account->subscriber;

	if (account->public_count == 0)
		sc_load_warn(loader, "subscription \"%.*s\" has no public identity",
			SC_TEXT_ARG(subscriber->name));
	for (uint32_t i = 0; i < subscriber->contact_count; i++) {
		const struct sc_binding *binding = &account->bindings[i];
		const struct sc_address_place place = { .ip_domain = binding->ip_domain,
			.apn = binding->apn };

		if (binding->has_ip4 &&
			sc_snapshot_by_ip4(loader->snapshot, binding->ip4, &place).end !=
				SC_ADDRESS_FOUND)
			warn_of_address(loader, subscriber->contacts[i].uri, "ip4");
		if (binding->has_ip6 && sc_snapshot_by_ip6(loader->snapshot, binding->ip6,
						binding->ip6_prefix_length, &place)
							.end != SC_ADDRESS_FOUND)
			warn_of_address(loader, subscriber->contacts[i].uri, "ip6");
	}
}

static void warn_of_rule(
	struct sc_loader *loader, const struct sc_policy_set *set, const struct sc_rule *rule)
{
	sc_access_set restricted = rule->restricted_originating & rule->restricted_transfer;

	for (int access = 0; access < SC_ACCESS_COUNT; access++) {
		if (SC_SET_HAS(restricted, access) && rule->preferred.rank[access] != 0)
			sc_load_warn(loader,
				"rule \"%.*s\" of policy set \"%.*s\" both restricts and prefers %s; "
				"it is restricted",
				SC_TEXT_ARG(rule->name), SC_TEXT_ARG(set->name),
				sc_access_name((enum sc_access)access));
	}
	if (rule->media == 0)
		sc_load_warn(loader,
			"rule \"%.*s\" of policy set \"%.*s\" is for a media group without media",
			SC_TEXT_ARG(rule->name), SC_TEXT_ARG(set->name));
}

/* The default policy, when there is one, speaks about every kind of media: for any service, in any
 * session, at home and abroad. */
enum sc_status sc_load_check_policy(struct sc_loader *loader)
{
	const struct sc_policy *policy = &loader->snapshot->policy;
	sc_media_set covered = 0;
	bool has_default = false;

	for (uint32_t i = 0; i < policy->set_count; i++) {
		const struct sc_policy_set *set = &policy->sets[i];

		if (set->scope == SC_SCOPE_SUBSCRIPTION &&
			sc_snapshot_by_name(loader->snapshot, set->scope_value) == NULL)
			sc_load_warn(loader,
				"policy set \"%.*s\" is for the subscription \"%.*s\", which does not "
				"exist",
				SC_TEXT_ARG(set->name), SC_TEXT_ARG(set->scope_value));
		for (uint32_t r = 0; r < set->rule_count; r++) {
			const struct sc_rule *rule = &set->rules[r];

			warn_of_rule(loader, set, rule);
			if (set->scope == SC_SCOPE_DEFAULT &&
				rule->session_case == SC_SESSION_CASE_ANY &&
				rule->roaming == SC_ROAMING_ANY &&
				sc_text_equal(rule->service, SC_TEXT("*")))
				covered |= rule->media;
		}
		has_default = has_default || set->scope == SC_SCOPE_DEFAULT;
	}
	if (!has_default) {
		if (loader->snapshot->account_count != 0)
			sc_load_warn(loader, "there is no default policy set; where no other set "
					     "speaks, the built-in policy applies");
		return SC_STATUS_OK;
	}
	for (int media = 0; media < SC_MEDIA_COUNT; media++) {
		if (!SC_SET_HAS(covered & every_media, media))
			return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
				"the default policy says nothing about %s in every session: add a rule "
				"for the media group \"*\"",
				sc_media_name((enum sc_media)media));
	}
	return SC_STATUS_OK;
}

enum sc_status sc_load_check(struct sc_loader *loader)
{
	const struct sc_snapshot *snapshot = loader->snapshot;
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; status == SC_STATUS_OK && i < snapshot->account_count; i++) {
		status = check_aliases(loader, &snapshot->accounts[i]);
		if (status == SC_STATUS_OK)
			status = check_preferences(loader, &snapshot->accounts[i].subscriber);
		if (status == SC_STATUS_OK && loader->warnings != NULL)
			warn_of_account(loader, &snapshot->accounts[i]);
	}
	return status;
}
