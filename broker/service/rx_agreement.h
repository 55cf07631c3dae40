/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which optional features do both sides of an AF session have (TS 29.214 5.4.1, TS 29.229 7.2), and
 * which events may an AF ask for with them (TS 29.214 5.3.13)? Agreed in the first request, for the
 * life of the session.
 */
#ifndef SC_RX_AGREEMENT_H
#define SC_RX_AGREEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "export.h"

enum {
	SC_RX_FEATURE_LISTS = 2,

	/* Bits of list 1 (TS 29.214 table 5.4.1.1). */
	SC_RX_FEATURE_REL8 = 1u << 0,
	SC_RX_FEATURE_REL9 = 1u << 1,
	SC_RX_FEATURE_PROV_AF_SIGNAL_FLOW = 1u << 2,
	SC_RX_FEATURE_SPONSORED_CONNECTIVITY = 1u << 3,
	SC_RX_FEATURE_REL10 = 1u << 4,
	SC_RX_FEATURE_NETLOC = 1u << 5,
	SC_RX_FEATURE_DEFERRED_SERVICE = 1u << 12,
	SC_RX_FEATURE_PLMN_INFO = 1u << 19,
	SC_RX_FEATURE_MEDIA_COMPONENT_VERSIONING = 1u << 20,
	/* Bits of list 2. */
	SC_RX_FEATURE_EXTENDED_MAX_REQUESTED_BW_NR = 1u << 1,
	SC_RX_FEATURE_EPS_FALLBACK_REPORT = 1u << 8,
	SC_RX_FEATURE_QOS_HINT = 1u << 10,
	SC_RX_FEATURE_REALLOCATION_OF_CREDIT = 1u << 11
};

/* One Supported-Features of a request. */
struct sc_rx_offer {
	uint32_t vendor;
	uint32_t list; /* Feature-List-ID */
	uint32_t bits; /* Feature-List */
	bool must;     /* the AF insists on them */
};

/* What we have, by Feature-List-ID - 1. */
SC_EXPORT extern const uint32_t sc_rx_features[SC_RX_FEATURE_LISTS];

/* Fills what both sides have. False: the offer *nth insists on something that we do not have. */
bool sc_rx_agree(const struct sc_rx_offer *offers, uint32_t count,
	uint32_t agreed[SC_RX_FEATURE_LISTS], uint32_t *nth);
/* Those of the Specific-Actions, a bit each, that need no feature or one that was agreed on. */
uint32_t sc_rx_actions_agreed(const uint32_t features[SC_RX_FEATURE_LISTS], uint32_t actions);

#endif
