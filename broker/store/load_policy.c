/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the operator want? Policy sets in the order in which decisions try them, their rules
 * with restricted and preferred accesses spelt out, services that constrain their components, and
 * what remote networks forbid.
 */
#include <ctype.h>
#include <stdlib.h>

#include "loader.h"

static enum sc_status take_set(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_policy_sets_row row;
	struct sc_policy_set *set = NULL;
	enum sc_status status = sc_read_policy_sets(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	if (loader->sets.count == SC_POLICY_SET_LIMIT)
		return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
			"there are more than %d policy sets", SC_POLICY_SET_LIMIT);
	set = sc_load_add(loader, &loader->sets, sizeof(*set), 0);
	if (set == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	set->id = row.id;
	set->scope = row.scope;
	set->precedence = row.precedence;
	set->version = row.version;
	set->valid_from = row.valid_from;
	set->valid_to = row.valid_to;
	status = sc_load_keep(loader, row.name, &set->name);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.scope_value, &set->scope_value);
	return status;
}

/* The most specific scope first, then the newest version, then the oldest row. */
static int compare_sets(const void *a, const void *b)
{
	const struct sc_policy_set *left = a;
	const struct sc_policy_set *right = b;

	if (left->scope != right->scope)
		return left->scope > right->scope ? -1 : 1;
	if (left->version != right->version)
		return left->version > right->version ? -1 : 1;
	return (left->id > right->id) - (left->id < right->id);
}

static struct sc_policy_set *sets_of(const struct sc_loader *loader)
{
	return (struct sc_policy_set *)(void *)loader->sets.rows;
}

static enum sc_status find_set(
	struct sc_loader *loader, const char *table, struct sc_text name, uint32_t *index)
{
	for (uint32_t i = 0; i < loader->sets.count; i++) {
		if (sc_text_equal(sets_of(loader)[i].name, name)) {
			*index = i;
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table %s: policy set \"%.*s\" does not exist", table, SC_TEXT_ARG(name));
}

static enum sc_status take_rule(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_rules_row row;
	struct sc_rule *rule = NULL;
	uint32_t set = 0;
	enum sc_status status = sc_read_rules(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = find_set(loader, "policy_rule", row.policy_set, &set);
	if (status != SC_STATUS_OK)
		return status;
	rule = sc_load_add(loader, &loader->rules, sizeof(*rule), set);
	if (rule == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	rule->id = row.id;
	rule->session_case = row.session_case;
	rule->roaming = row.roaming;
	rule->level = row.level;
	rule->nontransferable = row.nontransferable;
	rule->partial_allowed = row.partial_allowed != 0;
	rule->allow_unknown_vops = row.allow_unknown_vops != 0;
	rule->min_kbps = (uint32_t)row.min_kbps;
	rule->max_kbps = (uint32_t)row.max_kbps;
	status = sc_load_keep(loader, row.name, &rule->name);
	if (status == SC_STATUS_OK)
		status = sc_load_share(loader, row.service, &rule->service);
	if (status == SC_STATUS_OK)
		status = sc_load_media(loader, "policy_rule", row.media_group, &rule->media);
	return status;
}

static enum sc_status find_rule(struct sc_loader *loader, const char *table,
	struct sc_text set_name, struct sc_text name, struct sc_rule **rule)
{
	uint32_t set = 0;
	struct sc_rule *rules = NULL;
	enum sc_status status = find_set(loader, table, set_name, &set);

	if (status != SC_STATUS_OK)
		return status;
	rules = sc_grouped_rows(&loader->rules, set);
	for (uint32_t i = 0; i < sc_grouped_count(&loader->rules, set); i++) {
		if (sc_text_equal(rules[i].name, name)) {
			*rule = &rules[i];
			return SC_STATUS_OK;
		}
	}
	return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
		"table %s: policy set \"%.*s\" has no rule \"%.*s\"", table, SC_TEXT_ARG(set_name),
		SC_TEXT_ARG(name));
}

static enum sc_status take_restricted(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_restricted_accesses_row row;
	struct sc_rule *rule = NULL;
	enum sc_status status = sc_read_restricted_accesses(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = find_rule(loader, "rule_restricted", row.policy_set, row.rule, &rule);
	if (status != SC_STATUS_OK)
		return status;
	if (row.operation != SC_OPERATION_TRANSFER)
		rule->restricted_originating |= sc_access_term_members(row.access);
	if (row.operation != SC_OPERATION_ORIGINATING)
		rule->restricted_transfer |= sc_access_term_members(row.access);
	return SC_STATUS_OK;
}

static enum sc_status take_preferred(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_preferred_accesses_row row;
	struct sc_rule *rule = NULL;
	enum sc_status status = sc_read_preferred_accesses(query, &row, loader->problem);

	if (status == SC_STATUS_OK)
		status = find_rule(loader, "rule_preferred", row.policy_set, row.rule, &rule);
	if (status == SC_STATUS_OK)
		sc_load_rank(&rule->preferred, row.access);
	return status;
}

static enum sc_status take_service(struct sc_loader *loader, sqlite3_stmt *query)
{
	struct sc_services_row row;
	struct sc_service_constraint *constraint = NULL;
	enum sc_status status = sc_read_services(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	constraint = sc_load_add(loader, &loader->constraints, sizeof(*constraint), 0);
	if (constraint == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	constraint->id = row.id;
	constraint->must_stay_together = row.must_stay_together != 0;
	constraint->emergency = row.emergency != 0;
	constraint->data_off_exempt = row.data_off_exempt != 0;
	return sc_load_keep(loader, row.service, &constraint->service);
}

/* Letters, digits, dashes and dots; digits alone are MCC and MNC (TS 23.003 2.2). */
static bool is_network(struct sc_text remote)
{
	size_t digits = 0;

	for (size_t i = 0; i < remote.length; i++) {
		unsigned char letter = (unsigned char)remote.at[i];

		if (!isalnum(letter) && letter != '-' && letter != '.')
			return false;
		digits += isdigit(letter) != 0;
	}
	return digits < remote.length || digits == 5 || digits == 6;
}

static enum sc_status take_remote(struct sc_loader *loader, sqlite3_stmt *query)
{
	char buffer[SC_HOST_LIMIT];
	struct sc_remote_restrictions_row row;
	struct sc_remote_restriction *restriction = NULL;
	struct sc_text remote = { 0 };
	enum sc_status status = sc_read_remote_restrictions(query, &row, loader->problem);

	if (status != SC_STATUS_OK)
		return status;
	remote = sc_lower_host(row.remote, buffer);
	if (remote.length == 0 || !is_network(remote))
		return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
			"table remote_restriction: \"%.*s\" is neither a domain nor a PLMN of five or "
			"six digits",
			SC_TEXT_ARG(row.remote));
	if (loader->remotes.count == SC_REMOTE_LIMIT)
		return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
			"there are more than %d restrictions of remote networks", SC_REMOTE_LIMIT);
	restriction = sc_load_add(loader, &loader->remotes, sizeof(*restriction), 0);
	if (restriction == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	restriction->id = row.id;
	restriction->operation = row.operation;
	return sc_load_share(loader, remote, &restriction->remote);
}

static enum sc_status attach_rules(struct sc_loader *loader)
{
	struct sc_policy_set *sets = sets_of(loader);

	for (uint32_t i = 0; i < loader->sets.count; i++) {
		sets[i].rule_count = sc_grouped_count(&loader->rules, i);
		sets[i].rules = sc_grouped_rows(&loader->rules, i);
		if (sets[i].rule_count > SC_RULE_LIMIT)
			return sc_problem_set(loader->problem, SC_STATUS_OUT_OF_ROOM,
				"policy set \"%.*s\" has %u rules, %d is the limit",
				SC_TEXT_ARG(sets[i].name), sets[i].rule_count, SC_RULE_LIMIT);
	}
	return SC_STATUS_OK;
}

static void hand_over(struct sc_loader *loader)
{
	struct sc_snapshot *snapshot = loader->snapshot;

	snapshot->policy.set_count = loader->sets.count;
	snapshot->policy.constraint_count = loader->constraints.count;
	snapshot->policy.remote_count = loader->remotes.count;
	snapshot->sets = sc_grouped_release(&loader->sets);
	snapshot->rules = sc_grouped_release(&loader->rules);
	snapshot->constraints = sc_grouped_release(&loader->constraints);
	snapshot->policy.sets = snapshot->sets;
	snapshot->policy.constraints = snapshot->constraints;
	snapshot->remotes = sc_grouped_release(&loader->remotes);
	snapshot->policy.remotes = snapshot->remotes;
}

enum sc_status sc_load_policy(struct sc_loader *loader)
{
	enum sc_status status = sc_load_each(loader, sc_policy_sets_sql, take_set);

	if (status == SC_STATUS_OK && loader->sets.count != 0)
		qsort(loader->sets.rows, loader->sets.count, sizeof(struct sc_policy_set),
			compare_sets);
	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_rules_sql, take_rule);
	if (status == SC_STATUS_OK)
		status = sc_grouped_settle(&loader->rules, loader->sets.count);
	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_restricted_accesses_sql, take_restricted);
	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_preferred_accesses_sql, take_preferred);
	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_services_sql, take_service);
	if (status == SC_STATUS_OK)
		status = sc_load_each(loader, sc_remote_restrictions_sql, take_remote);
	if (status == SC_STATUS_OK)
		status = attach_rules(loader);
	if (status == SC_STATUS_OK)
		hand_over(loader);
	return status;
}
