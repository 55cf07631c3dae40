/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whose is a public identity as it was written by somebody? One look-up behind the canonical form,
 * for the files of this floor.
 */
#ifndef SC_ACCOUNT_BY_URI_H
#define SC_ACCOUNT_BY_URI_H

#include "arena.h"
#include "snapshot.h"

/* NULL: nobody's, also when it is no URI at all. `canonical` and `identity` may be NULL. */
const struct sc_account *sc_account_by_uri(const struct sc_snapshot *snapshot,
	struct sc_arena *arena, struct sc_text uri, struct sc_text *canonical,
	const struct sc_public_identity **identity);
/* By a wildcarded identity as it was written, not by one that it covers. NULL: nobody's. */
const struct sc_account *sc_account_by_wildcard(const struct sc_snapshot *snapshot,
	struct sc_arena *arena, struct sc_text wildcard, struct sc_text *canonical,
	const struct sc_public_identity **identity);

#endif
