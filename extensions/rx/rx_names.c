/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_names.h"

enum { INVALID_AVP_LENGTH = 5014 };

struct name {
	struct sc_text text;
	uint32_t vendor;
	uint32_t avp;
};

/* RFC 6733 7.1.5: of an AVP with such a length an example is sent back. */
static bool fits(struct name name, struct sc_result *result)
{
	if (name.text.length <= RX_NAME_LIMIT)
		return true;
	*result = (struct sc_result){ .code = INVALID_AVP_LENGTH,
		.message = "the AVP is longer than a name may be here" };
	result->failed.vendor = name.vendor;
	result->failed.code = name.avp;
	result->failed.missing = true;
	return false;
}

static bool fits_inside(struct name name, struct name group, uint32_t nth, struct sc_result *result)
{
	if (fits(name, result))
		return true;
	result->failed.group_count = 1;
	result->failed.groups[0].vendor = group.vendor;
	result->failed.groups[0].code = group.avp;
	result->failed.groups[0].nth = nth;
	return false;
}

static bool members_fit(const struct rx_aar *aar, struct sc_result *result)
{
	const struct name identity = { .avp = SC_RX_AVP_SUBSCRIPTION };
	const struct name media = { .vendor = SC_VENDOR_3GPP, .avp = SC_RX_AVP_MEDIA_COMPONENT };
	bool good = true;

	for (uint32_t i = 0; i < aar->subscription_count && good; i++) {
		const struct name value = { .text = aar->subscription[i].value,
			.avp = SC_RX_AVP_SUBSCRIPTION_DATA };

		good = fits_inside(value, identity, i, result);
	}
	for (uint32_t i = 0; i < aar->media_count && good; i++) {
		const struct name service = { aar->media[i].application, SC_VENDOR_3GPP,
			SC_RX_AVP_APPLICATION };

		good = fits_inside(service, media, i, result);
	}
	return good;
}

bool rx_names_fit(
	const struct rx_aar *aar, const struct sc_rx_request *request, struct sc_result *result)
{
	const struct name names[] = {
		{ request->session_id, SC_VENDOR_NONE, SC_RX_AVP_SESSION_ID },
		{ request->af_host, SC_VENDOR_NONE, SC_RX_AVP_ORIGIN_HOST },
		{ request->af_realm, SC_VENDOR_NONE, SC_RX_AVP_ORIGIN_REALM },
		{ aar->called_station, SC_VENDOR_NONE, SC_RX_AVP_CALLED_STATION },
		{ aar->application, SC_VENDOR_3GPP, SC_RX_AVP_APPLICATION },
		{ aar->charging_id, SC_VENDOR_3GPP, SC_RX_AVP_CHARGING_ID },
		{ aar->service_urn, SC_VENDOR_3GPP, SC_RX_AVP_SERVICE_URN },
		{ aar->ip_domain, SC_VENDOR_3GPP, SC_RX_AVP_IP_DOMAIN },
	};

	for (size_t i = 0; i < SC_COUNT_OF(names); i++) {
		if (!fits(names[i], result))
			return false;
	}
	return members_fit(aar, result);
}
