/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_agreement.h"

#include <stddef.h>

#include "text.h"

enum { VENDOR_3GPP = 10415 };

const uint32_t sc_rx_features[SC_RX_FEATURE_LISTS] = {
	SC_RX_FEATURE_REL8 | SC_RX_FEATURE_REL9 | SC_RX_FEATURE_PROV_AF_SIGNAL_FLOW |
		SC_RX_FEATURE_REL10 | SC_RX_FEATURE_NETLOC | SC_RX_FEATURE_PLMN_INFO |
		SC_RX_FEATURE_MEDIA_COMPONENT_VERSIONING,
	SC_RX_FEATURE_EXTENDED_MAX_REQUESTED_BW_NR
};

/* Specific-Actions that came with a feature (TS 29.214 5.3.13). */
static const struct {
	uint32_t action;
	uint32_t list; /* Feature-List-ID */
	uint32_t feature;
} gated[] = {
	{ 7, 1, SC_RX_FEATURE_REL8 },  /* INDICATION_OF_OUT_OF_CREDIT */
	{ 8, 1, SC_RX_FEATURE_REL8 },  /* INDICATION_OF_SUCCESSFUL_RESOURCES_ALLOCATION */
	{ 9, 1, SC_RX_FEATURE_REL8 },  /* INDICATION_OF_FAILED_RESOURCES_ALLOCATION */
	{ 10, 1, SC_RX_FEATURE_REL8 }, /* INDICATION_OF_LIMITED_PCC_DEPLOYMENT */
	{ 11, 1, SC_RX_FEATURE_SPONSORED_CONNECTIVITY }, /* USAGE_REPORT */
	{ 12, 1, SC_RX_FEATURE_NETLOC },                 /* ACCESS_NETWORK_INFO_REPORT */
	{ 13, 1, SC_RX_FEATURE_REL8 },   /* INDICATION_OF_RECOVERY_FROM_LIMITED_PCC_DEPLOYMENT */
	{ 14, 1, SC_RX_FEATURE_NETLOC }, /* INDICATION_OF_ACCESS_NETWORK_INFO_REPORTING_FAILURE */
	{ 15, 1, SC_RX_FEATURE_DEFERRED_SERVICE },       /* INDICATION_OF_TRANSFER_POLICY_EXPIRED */
	{ 16, 1, SC_RX_FEATURE_PLMN_INFO },              /* PLMN_CHANGE */
	{ 17, 2, SC_RX_FEATURE_EPS_FALLBACK_REPORT },    /* EPS_FALLBACK */
	{ 18, 2, SC_RX_FEATURE_REALLOCATION_OF_CREDIT }, /* INDICATION_OF_REALLOCATION_OF_CREDIT */
	{ 19, 2, SC_RX_FEATURE_QOS_HINT },               /* SUCCESSFUL_QOS_UPDATE */
	{ 20, 2, SC_RX_FEATURE_QOS_HINT },               /* FAILED_QOS_UPDATE */
};

bool sc_rx_agree(const struct sc_rx_offer *offers, uint32_t count,
	uint32_t agreed[SC_RX_FEATURE_LISTS], uint32_t *nth)
{
	uint32_t both[SC_RX_FEATURE_LISTS] = { 0 };

	for (uint32_t i = 0; i < count; i++) {
		uint32_t list = offers[i].list - 1;
		bool is_known = offers[i].vendor == VENDOR_3GPP && list < SC_RX_FEATURE_LISTS;
		uint32_t ours = is_known ? sc_rx_features[list] : 0;

		if (offers[i].must && (offers[i].bits & ~ours) != 0) {
			*nth = i;
			return false;
		}
		if (is_known)
			both[list] |= offers[i].bits & ours;
	}
	for (uint32_t i = 0; i < SC_RX_FEATURE_LISTS; i++)
		agreed[i] = both[i];
	return true;
}

uint32_t sc_rx_actions_agreed(const uint32_t features[SC_RX_FEATURE_LISTS], uint32_t actions)
{
	for (size_t i = 0; i < SC_COUNT_OF(gated); i++) {
		if ((features[gated[i].list - 1] & gated[i].feature) == 0)
			actions &= ~(UINT32_C(1) << gated[i].action);
	}
	return actions;
}
