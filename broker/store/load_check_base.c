/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does what was read anew agree with the base? No two rows of the database have one key. Where an
 * account of the base has a key that one of these has now, it has changed without being told: some
 * tool has passed the change log by.
 */
#include "loader.h"

static bool has_another(const struct sc_snapshot *snapshot, const struct sc_account *in_base)
{
	return in_base != NULL &&
	       !sc_snapshot_is_stale(snapshot, (uint32_t)(in_base - snapshot->base->accounts));
}

static bool is_alone(const struct sc_snapshot *snapshot, const struct sc_account *account)
{
	const struct sc_snapshot *base = snapshot->base;

	if (has_another(snapshot, sc_snapshot_by_name(base, account->subscriber.name)))
		return false;
	for (uint32_t i = 0; i < account->private_count; i++) {
		const struct sc_private_identity *identity = &account->privates[i];

		if (has_another(snapshot, sc_snapshot_by_private(base, identity->impi)) ||
			(identity->imsi.length != 0 &&
				has_another(snapshot, sc_snapshot_by_imsi(base, identity->imsi))))
			return false;
	}
	for (uint32_t i = 0; i < account->msisdn_count; i++) {
		if (has_another(snapshot, sc_snapshot_by_msisdn(base, account->msisdns[i])))
			return false;
	}
	for (uint32_t i = 0; i < account->external_count; i++) {
		if (has_another(snapshot, sc_snapshot_by_external(base, account->externals[i])))
			return false;
	}
	return true;
}

enum sc_status sc_load_check_base(struct sc_loader *loader)
{
	const struct sc_snapshot *snapshot = loader->snapshot;

	for (uint32_t i = 0; i < snapshot->account_count; i++) {
		if (!is_alone(snapshot, &snapshot->accounts[i]))
			return sc_problem_set(loader->problem, SC_STATUS_MALFORMED,
				"a key of subscription \"%.*s\" belongs to another one as well",
				SC_TEXT_ARG(snapshot->accounts[i].subscriber.name));
	}
	return SC_STATUS_OK;
}
