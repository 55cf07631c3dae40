/* SPDX-License-Identifier: BSD-2-Clause */
#include "account_by_uri.h"

#include "identity.h"

/* In canonical form, in the arena; .at NULL: it has none. */
static struct sc_text canonical_of(struct sc_arena *arena, struct sc_text uri,
	enum sc_status (*canonicalise)(struct sc_text, struct sc_text_writer *))
{
	struct sc_text written;
	struct sc_text_writer out;
	enum sc_status status;

	sc_arena_lend(arena, &out);
	status = canonicalise(uri, &out);
	written = sc_arena_settle(arena, &out);
	return status == SC_STATUS_OK ? written : (struct sc_text){ 0 };
}

const struct sc_account *sc_account_by_uri(const struct sc_snapshot *snapshot,
	struct sc_arena *arena, struct sc_text uri, struct sc_text *canonical,
	const struct sc_public_identity **identity)
{
	const struct sc_public_identity *found = NULL;
	const struct sc_account *account = NULL;
	struct sc_text written = canonical_of(arena, uri, sc_identity_canonicalise);

	if (written.at == NULL)
		return NULL;
	account = sc_snapshot_by_public(snapshot, written, &found);
	if (canonical != NULL)
		*canonical = written;
	if (identity != NULL)
		*identity = found;
	return account;
}

const struct sc_account *sc_account_by_wildcard(const struct sc_snapshot *snapshot,
	struct sc_arena *arena, struct sc_text wildcard, struct sc_text *canonical,
	const struct sc_public_identity **identity)
{
	const struct sc_public_identity *found = NULL;
	const struct sc_account *account = NULL;
	struct sc_text written = canonical_of(arena, wildcard, sc_identity_canonicalise_wildcard);

	if (written.at != NULL)
		account = sc_snapshot_by_public(snapshot, written, &found);
	/* The text of one wildcard may fit the expression of another. */
	if (account == NULL || !sc_text_equal(found->uri, written))
		return NULL;
	*canonical = written;
	*identity = found;
	return account;
}
