/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a request wait for the commit that holds its effect? The exchange is parked, and what
 * the answer will say is kept beside it in copies: snapshots may be swapped meanwhile.
 */
#ifndef SC_SH_WAIT_H
#define SC_SH_WAIT_H

#include "sh_language.h"

struct sh_waiting {
	struct sc_parked *parked;
	struct sh_features features; /* to be told; absent: nothing is */
	struct sc_text wildcard;     /* copies; .at NULL: none */
	enum sc_identity_type wildcard_type;
	struct sc_text document;
	int64_t expires_at; /* epoch seconds, 0: unlimited */
	bool forgotten;     /* there was no memory for the copies */
	char *copies;
};

/* NULL: it cannot wait and was answered DIAMETER_TOO_BUSY. */
struct sh_waiting *sh_wait(struct sc_exchange *exchange, const struct sh_features *features);
/* Keeps copies of both; either may be absent. */
void sh_wait_keep(struct sh_waiting *waiting, struct sc_text wildcard, struct sc_text document);
/* Answers, and ends *waiting. */
void sh_wait_end(struct sh_waiting *waiting, const struct sc_result *result,
	const struct sc_avp_map *map, const void *values);

#endif
