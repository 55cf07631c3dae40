/* SPDX-License-Identifier: BSD-2-Clause */
#include "account_by_uri.h"
#include "judge.h"

static bool is_digits(struct sc_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	}
	return text.length != 0;
}

static struct sc_text without_plus(struct sc_text text)
{
	if (text.length != 0 && text.at[0] == '+')
		return (struct sc_text){ .at = text.at + 1, .length = text.length - 1 };
	return text;
}

static const struct sc_account *find_by_number(
	const struct sc_snapshot *snapshot, struct sc_text digits)
{
	const struct sc_account *account = sc_snapshot_by_msisdn(snapshot, digits);

	return account != NULL ? account : sc_snapshot_by_imsi(snapshot, digits);
}

static const struct sc_account *find_by_name(
	const struct sc_snapshot *snapshot, struct sc_text name)
{
	const struct sc_account *account = sc_snapshot_by_private(snapshot, name);

	return account != NULL ? account : sc_snapshot_by_external(snapshot, name);
}

enum sc_status sc_find_account(const struct sc_service *service, struct sc_arena *arena,
	struct sc_text identity, const struct sc_account **account)
{
	const struct sc_snapshot *snapshot = sc_service_snapshot(service);
	const struct sc_account *found = sc_account_by_uri(snapshot, arena, identity, NULL, NULL);

	if (found == NULL && is_digits(without_plus(identity)))
		found = find_by_number(snapshot, without_plus(identity));
	if (found == NULL)
		found = find_by_name(snapshot, identity);
	if (found == NULL)
		return SC_STATUS_USER_UNKNOWN;
	*account = found;
	return SC_STATUS_OK;
}

enum sc_status sc_find_subscriber(const struct sc_service *service, struct sc_arena *arena,
	struct sc_text who, const struct sc_account **account)
{
	const struct sc_account *found;

	if (sc_find_account(service, arena, who, account) == SC_STATUS_OK)
		return SC_STATUS_OK;
	found = sc_snapshot_by_name(sc_service_snapshot(service), who);
	if (found == NULL)
		return SC_STATUS_USER_UNKNOWN;
	*account = found;
	return SC_STATUS_OK;
}
