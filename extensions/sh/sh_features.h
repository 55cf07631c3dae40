/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which optional features do both sides have? Supported-Features on Sh (TS 29.229 7.2,
 * TS 29.328 6.1A).
 */
#ifndef SC_SH_FEATURES_H
#define SC_SH_FEATURES_H

#include <stdbool.h>

#include "sh_language.h"

struct sh_negotiation {
	uint32_t agreed;         /* bits of enum sc_sh_feature */
	bool refused;            /* the peer insists on something we do not have */
	struct sh_features ours; /* what we answer; absent when the peer said nothing */
};

void sh_features_negotiate(
	const struct sh_features *theirs, uint32_t count, struct sh_negotiation *negotiation);
/* What a request is answered whose features were refused. */
struct sc_result sh_features_refusal(void);
/* Puts ours into an answer's list, which is empty. */
void sh_features_tell(const struct sh_features *ours, struct sh_features *list, uint32_t *count);

#endif
