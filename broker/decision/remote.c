/* SPDX-License-Identifier: BSD-2-Clause */
#include "remote.h"

#include <string.h>

enum { MCC_DIGITS = 3, MNC_DIGITS = 3, PLMN_DIGITS = MCC_DIGITS + MNC_DIGITS };

/* The domain itself, or one below it. */
static bool is_within(struct sc_text name, struct sc_text domain)
{
	size_t before;

	if (domain.length == 0 || name.length < domain.length)
		return false;
	before = name.length - domain.length;
	return sc_text_equal_nocase(domain, (struct sc_text){ name.at + before, domain.length }) &&
	       (before == 0 || name.at[before - 1] == '.');
}

/* TS 23.003 13.2: the home domain of a PLMN; an MNC of two digits gets a zero in front. What is of
 * the same length and no PLMN makes a domain that nobody has. */
static bool is_of_plmn(struct sc_text name, struct sc_text plmn)
{
	char domain[] = "mnc000.mcc000.3gppnetwork.org";
	char *const mnc = domain + sizeof("mnc") - 1;
	char *const mcc = domain + sizeof("mnc000.mcc") - 1;

	if (plmn.length != PLMN_DIGITS && plmn.length != PLMN_DIGITS - 1)
		return false;
	memcpy(mnc + PLMN_DIGITS - plmn.length, plmn.at + MCC_DIGITS, plmn.length - MCC_DIGITS);
	memcpy(mcc, plmn.at, MCC_DIGITS);
	return is_within(name, sc_text_of(domain));
}

const struct sc_remote_restriction *sc_remote_forbids(
	const struct sc_facts *facts, enum sc_remote_operation operation)
{
	const struct sc_policy *policy = facts->policy;

	if (facts->remote.length == 0 || policy == NULL)
		return NULL;
	for (uint32_t i = 0; i < policy->remote_count; i++) {
		const struct sc_remote_restriction *row = &policy->remotes[i];

		if ((row->operation == operation || row->operation == SC_REMOTE_OPERATION_ALL) &&
			(is_within(facts->remote, row->remote) ||
				is_of_plmn(facts->remote, row->remote)))
			return row;
	}
	return NULL;
}
