/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which optional features do both sides have? Supported-Features on Sh (TS 29.229 7.2,
 * TS 29.328 6.1A).
 */
#ifndef SC_SH_FEATURES_H
#define SC_SH_FEATURES_H

#include <stdbool.h>

#include "sh_language.h"

enum {
	SC_SH_NOTIF_EFF = 1u << 0,
	SC_SH_UPDATE_EFF = 1u << 1,
	SC_SH_UPDATE_EFF_ENHANCE = 1u << 2,
	SC_SH_ADDITIONAL_MSISDN = 1u << 3
};

struct sh_negotiation {
	uint32_t agreed;         /* bits above */
	bool refused;            /* the peer insists on something we do not have */
	uint32_t nth;            /* which of its Supported-Features, from 0 */
	struct sh_features ours; /* what we answer; absent when the peer said nothing */
};

void sh_features_negotiate(
	const struct sh_features *theirs, uint32_t count, struct sh_negotiation *negotiation);

#endif
