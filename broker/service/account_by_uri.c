/* SPDX-License-Identifier: BSD-2-Clause */
#include "account_by_uri.h"

#include "identity.h"

const struct sc_account *sc_account_by_uri(const struct sc_snapshot *snapshot,
	struct sc_arena *arena, struct sc_text uri, struct sc_text *canonical,
	const struct sc_public_identity **identity)
{
	const struct sc_public_identity *found = NULL;
	const struct sc_account *account = NULL;
	struct sc_text written;
	struct sc_text_writer out;
	enum sc_status status;

	sc_arena_lend(arena, &out);
	status = sc_identity_canonicalise(uri, &out);
	written = sc_arena_settle(arena, &out);
	if (status != SC_STATUS_OK)
		return NULL;
	account = sc_snapshot_by_public(snapshot, written, &found);
	if (canonical != NULL)
		*canonical = written;
	if (identity != NULL)
		*identity = found;
	return account;
}
