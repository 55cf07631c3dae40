/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How are optional features said on Rx? Supported-Features of a request for the service, and what
 * it agreed to for the answer (TS 29.214 5.4.1).
 */
#ifndef SC_RX_FEATURES_H
#define SC_RX_FEATURES_H

#include "rx_authorise.h"
#include "rx_language.h"

/* False: the arena is full. */
bool rx_features_read(
	struct sc_arena *arena, const struct rx_aar *aar, struct sc_rx_request *request);
/* Puts features into an answer, one AVP per list that has any. */
void rx_features_tell(const uint32_t features[SC_RX_FEATURE_LISTS], struct rx_aaa *aaa);

#endif
