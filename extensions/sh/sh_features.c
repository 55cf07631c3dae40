/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_features.h"

enum {
	FEATURE_UNSUPPORTED = 5011,
	FEATURE_LIST = 1,
	OURS = SC_SH_NOTIF_EFF | SC_SH_UPDATE_EFF | SC_SH_UPDATE_EFF_ENHANCE |
	       SC_SH_ADDITIONAL_MSISDN
};

static bool is_sh_list(const struct sh_features *features)
{
	return features->vendor.value == SC_VENDOR_3GPP && features->list.value == FEATURE_LIST;
}

void sh_features_negotiate(
	const struct sh_features *theirs, uint32_t count, struct sh_negotiation *negotiation)
{
	*negotiation = (struct sh_negotiation){ .agreed = 0 };
	for (uint32_t i = 0; i < count; i++) {
		uint32_t known = is_sh_list(&theirs[i]) ? (uint32_t)OURS : 0;

		negotiation->agreed |= theirs[i].bits.value & known;
		if (theirs[i].must && (theirs[i].bits.value & ~known) != 0)
			negotiation->refused = true;
	}
	/* The one means nothing without the other (TS 29.328 6.1A). */
	if ((negotiation->agreed & SC_SH_UPDATE_EFF) == 0)
		negotiation->agreed &= ~(uint32_t)SC_SH_UPDATE_EFF_ENHANCE;
	if (count == 0)
		return;
	negotiation->ours = (struct sh_features){
		.present = true,
		.vendor = { .present = true, .value = SC_VENDOR_3GPP },
		.list = { .present = true, .value = FEATURE_LIST },
		.bits = { .present = true, .value = OURS },
	};
}

struct sc_result sh_features_refusal(void)
{
	return (struct sc_result){ .vendor = SC_VENDOR_3GPP,
		.code = FEATURE_UNSUPPORTED,
		.message = "a feature the peer insists on is not supported" };
}

void sh_features_tell(const struct sh_features *ours, struct sh_features *list, uint32_t *count)
{
	if (ours->present)
		list[(*count)++] = *ours;
}
