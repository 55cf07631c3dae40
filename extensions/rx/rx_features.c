/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_features.h"

/* Feature-List-ID 1 (TS 29.214 table 5.4.1.1); of list 2 we have none. */
enum {
	REL8 = 1u << 0,
	REL9 = 1u << 1,
	PROV_AF_SIGNAL_FLOW = 1u << 2,
	REL10 = 1u << 4,
};

static const uint32_t ours[RX_FEATURE_LISTS] = { REL8 | REL9 | PROV_AF_SIGNAL_FLOW | REL10, 0 };

bool rx_features_agree(const struct rx_aar *aar, uint32_t agreed[RX_FEATURE_LISTS])
{
	bool good = true;

	agreed[0] = 0;
	agreed[1] = 0;
	for (uint32_t i = 0; i < aar->features_count; i++) {
		const struct rx_features *theirs = &aar->features[i];
		uint32_t list = theirs->list.value - 1;
		uint32_t known = 0;

		if (theirs->vendor.value == SC_VENDOR_3GPP && list < RX_FEATURE_LISTS) {
			known = ours[list];
			agreed[list] |= theirs->bits.value & known;
		}
		if (theirs->must && (theirs->bits.value & ~known) != 0)
			good = false;
	}
	return good;
}

void rx_features_tell(const uint32_t features[RX_FEATURE_LISTS], struct rx_aaa *aaa)
{
	for (uint32_t i = 0; i < RX_FEATURE_LISTS; i++) {
		if (features[i] == 0)
			continue;
		aaa->features[aaa->features_count++] = (struct rx_features){
			.present = true,
			.vendor = { true, SC_VENDOR_3GPP },
			.list = { true, i + 1 },
			.bits = { true, features[i] },
		};
	}
}

void rx_features_tell_ours(struct rx_aaa *aaa)
{
	rx_features_tell(ours, aaa);
}
