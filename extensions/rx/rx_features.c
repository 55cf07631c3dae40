/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_features.h"

bool rx_features_read(
	struct sc_arena *arena, const struct rx_aar *aar, struct sc_rx_request *request)
{
	struct sc_rx_offer *offers =
		sc_arena_take_array(arena, aar->features_count, sizeof(*offers));

	if (offers == NULL)
		return false;
	for (uint32_t i = 0; i < aar->features_count; i++) {
		const struct rx_features *theirs = &aar->features[i];

		offers[i] = (struct sc_rx_offer){ .vendor = theirs->vendor.value,
			.list = theirs->list.value,
			.bits = theirs->bits.value,
			.must = theirs->must };
	}
	request->offers = offers;
	request->offer_count = aar->features_count;
	return true;
}

void rx_features_tell(const uint32_t features[SC_RX_FEATURE_LISTS], struct rx_aaa *aaa)
{
	for (uint32_t i = 0; i < SC_RX_FEATURE_LISTS; i++) {
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
