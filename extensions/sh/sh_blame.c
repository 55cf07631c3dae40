/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_blame.h"

#include "sh_language.h"

enum { INVALID_AVP_VALUE = 5004 };

static uint32_t avp_of(enum sc_sh_element element)
{
	switch (element) {
	case SC_SH_ELEMENT_SERVICE_INDICATION:
		return SC_SH_AVP_SERVICE_INDICATION;
	case SC_SH_ELEMENT_SERVER_NAME:
		return SC_SH_AVP_SERVER_NAME;
	case SC_SH_ELEMENT_DSAI_TAG:
		return SC_SH_AVP_DSAI_TAG;
	case SC_SH_ELEMENT_REQUESTED_DOMAIN:
		return SC_SH_AVP_REQUESTED_DOMAIN;
	case SC_SH_ELEMENT_CURRENT_LOCATION:
		return SC_SH_AVP_CURRENT_LOCATION;
	case SC_SH_ELEMENT_DATA_REFERENCE:
		return SC_SH_AVP_DATA_REFERENCE;
	case SC_SH_ELEMENT_IDENTITY_SET:
		return SC_SH_AVP_IDENTITY_SET;
	case SC_SH_ELEMENT_ONE_TIME:
		return SC_SH_AVP_ONE_TIME_NOTIFICATION;
	case SC_SH_ELEMENT_NONE:
		break;
	}
	return 0;
}

void sh_blame_element(
	struct sc_result *result, enum sc_sh_element element, uint32_t nth, enum sc_status status)
{
	result->failed.vendor = SC_VENDOR_3GPP;
	result->failed.code = avp_of(element);
	result->failed.nth = nth;
	result->failed.missing = status == SC_STATUS_ELEMENT_MISSING;
}

struct sc_result sh_blame_value(uint32_t avp, uint32_t nth, const char *sentence)
{
	struct sc_result result = { .code = INVALID_AVP_VALUE, .message = sentence };

	result.failed.vendor = SC_VENDOR_3GPP;
	result.failed.code = avp;
	result.failed.nth = nth;
	return result;
}
