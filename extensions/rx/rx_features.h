/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which optional features do both sides have? Supported-Features on Rx (TS 29.214 5.4.1): the AF
 * lists its own in the first request, the answer lists what both have, for the life of the session.
 */
#ifndef SC_RX_FEATURES_H
#define SC_RX_FEATURES_H

#include <stdbool.h>

#include "rx_language.h"

enum { RX_FEATURE_LISTS = 2 };

/* Fills what both sides have, per list. False: the peer insists on something we do not have. */
bool rx_features_agree(const struct rx_aar *aar, uint32_t agreed[RX_FEATURE_LISTS]);
/* Puts features into an answer, one AVP per list that has any. */
void rx_features_tell(const uint32_t features[RX_FEATURE_LISTS], struct rx_aaa *aaa);
/* The same for all that we have, for a peer that insisted on more. */
void rx_features_tell_ours(struct rx_aaa *aaa);

#endif
