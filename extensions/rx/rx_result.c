/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_result.h"

#include "rx_language.h"

enum {
	SUCCESS = 2001,
	TOO_BUSY = 3004,
	UNKNOWN_SESSION_ID = 5002,
	AUTHORIZATION_REJECTED = 5003,
	RESOURCES_EXCEEDED = 5006,
	UNABLE_TO_COMPLY = 5012,
	/* TS 29.229 6.2.2, TS 29.214 5.5: Experimental-Result-Codes. */
	FEATURE_UNSUPPORTED = 5011,
	INVALID_SERVICE_INFORMATION = 5061,
	FILTER_RESTRICTIONS = 5062,
	REQUESTED_SERVICE_NOT_AUTHORIZED = 5063,
	DUPLICATED_AF_SESSION = 5064,
	IP_CAN_SESSION_NOT_AVAILABLE = 5065,
	UNAUTHORIZED_NON_EMERGENCY_SESSION = 5066,
	REQUESTED_SERVICE_TEMPORARILY_NOT_AUTHORIZED = 4261
};

static struct sc_result base(uint32_t code)
{
	return (struct sc_result){ .code = code };
}

static struct sc_result experimental(uint32_t code)
{
	return (struct sc_result){ .vendor = SC_VENDOR_3GPP, .code = code };
}

static struct sc_result translate(enum sc_status status)
{
	switch (status) {
	case SC_STATUS_OK:
		return base(SUCCESS);
	case SC_STATUS_OUT_OF_ROOM:
		return base(TOO_BUSY);
	case SC_STATUS_NOT_PERMITTED:
		return base(AUTHORIZATION_REJECTED);
	case SC_STATUS_SESSION_UNKNOWN:
		return base(UNKNOWN_SESSION_ID);
	case SC_STATUS_FEATURE_UNSUPPORTED:
		return experimental(FEATURE_UNSUPPORTED);
	case SC_STATUS_SESSION_DUPLICATED:
		return experimental(DUPLICATED_AF_SESSION);
	case SC_STATUS_BINDING_MISSING:
		return experimental(IP_CAN_SESSION_NOT_AVAILABLE);
	case SC_STATUS_SERVICE_INFORMATION_INVALID:
		return experimental(INVALID_SERVICE_INFORMATION);
	case SC_STATUS_FILTER_RESTRICTED:
		return experimental(FILTER_RESTRICTIONS);
	case SC_STATUS_SERVICE_NOT_AUTHORIZED:
		return experimental(REQUESTED_SERVICE_NOT_AUTHORIZED);
	case SC_STATUS_SERVICE_NOT_AUTHORIZED_NOW:
		return experimental(REQUESTED_SERVICE_TEMPORARILY_NOT_AUTHORIZED);
	case SC_STATUS_NOT_EMERGENCY:
		return experimental(UNAUTHORIZED_NON_EMERGENCY_SESSION);
	case SC_STATUS_SESSION_TOO_LARGE:
	case SC_STATUS_TOO_MANY_SESSIONS:
		return base(RESOURCES_EXCEEDED);
	case SC_STATUS_SESSION_EXISTS:
	case SC_STATUS_WAITING:
	case SC_STATUS_OUT_OF_MEMORY:
	case SC_STATUS_MALFORMED:
	case SC_STATUS_NOT_FOUND:
	case SC_STATUS_SETTING_WRONG:
	case SC_STATUS_NETWORK_FAILED:
	case SC_STATUS_STORE_FAILED:
	case SC_STATUS_STORE_FOREIGN:
	case SC_STATUS_STORE_NEWER:
	case SC_STATUS_IMPORT_REFUSED:
	case SC_STATUS_USER_UNKNOWN:
	case SC_STATUS_IDENTITIES_DO_NOT_MATCH:
	case SC_STATUS_KEY_NOT_ALLOWED:
	case SC_STATUS_DATA_UNKNOWN:
	case SC_STATUS_ELEMENT_MISSING:
	case SC_STATUS_DSAI_UNKNOWN:
	case SC_STATUS_UPDATE_IN_PROGRESS:
	case SC_STATUS_OUT_OF_SYNC:
	case SC_STATUS_TOO_MUCH_DATA:
	case SC_STATUS_DATA_NOT_RECOGNISED:
	case SC_STATUS_DATA_ABSENT:
	case SC_STATUS_FEATURE_NEEDED:
	case SC_STATUS_COUNT:
		break;
	}
	return base(UNABLE_TO_COMPLY);
}

static void put_inside(struct sc_result *result, uint32_t group, uint32_t nth)
{
	uint32_t depth = result->failed.group_count++;

	result->failed.groups[depth].vendor = SC_VENDOR_3GPP;
	result->failed.groups[depth].code = group;
	result->failed.groups[depth].nth = nth;
}

static void name_offender(struct sc_result *result, const struct sc_rx_offender *offender)
{
	result->failed.vendor = SC_VENDOR_3GPP;
	switch (offender->element) {
	case SC_RX_ELEMENT_COMPONENT:
		result->failed.code = SC_RX_AVP_MEDIA_COMPONENT;
		result->failed.nth = offender->component;
		break;
	case SC_RX_ELEMENT_MEDIA_TYPE:
		result->failed.code = SC_RX_AVP_MEDIA_TYPE;
		result->failed.missing = true;
		put_inside(result, SC_RX_AVP_MEDIA_COMPONENT, offender->component);
		break;
	case SC_RX_ELEMENT_LEAST_UP:
		result->failed.code = SC_RX_AVP_LEAST_UP;
		put_inside(result, SC_RX_AVP_MEDIA_COMPONENT, offender->component);
		break;
	case SC_RX_ELEMENT_LEAST_DOWN:
		result->failed.code = SC_RX_AVP_LEAST_DOWN;
		put_inside(result, SC_RX_AVP_MEDIA_COMPONENT, offender->component);
		break;
	case SC_RX_ELEMENT_FLOW:
		result->failed.code = SC_RX_AVP_MEDIA_SUB_COMPONENT;
		result->failed.nth = offender->flow;
		put_inside(result, SC_RX_AVP_MEDIA_COMPONENT, offender->component);
		break;
	case SC_RX_ELEMENT_FLOW_STATUS:
		result->failed.code = SC_RX_AVP_FLOW_STATUS;
		put_inside(result, SC_RX_AVP_MEDIA_COMPONENT, offender->component);
		put_inside(result, SC_RX_AVP_MEDIA_SUB_COMPONENT, offender->flow);
		break;
	case SC_RX_ELEMENT_DESCRIPTION:
		result->failed.code = SC_RX_AVP_FLOW_DESCRIPTION;
		result->failed.nth = offender->description;
		put_inside(result, SC_RX_AVP_MEDIA_COMPONENT, offender->component);
		put_inside(result, SC_RX_AVP_MEDIA_SUB_COMPONENT, offender->flow);
		break;
	case SC_RX_ELEMENT_CHARGING_ID:
		result->failed.code = SC_RX_AVP_CHARGING_ID;
		break;
	case SC_RX_ELEMENT_NONE:
	case SC_RX_ELEMENT_COUNT:
		break;
	}
}

/* The key that leads nowhere or elsewhere. */
static void name_misfit(struct sc_result *result, const struct sc_rx_misfit *misfit)
{
	static const struct {
		uint32_t vendor;
		uint32_t code;
	} avps[SC_RX_KEY_COUNT] = {
		[SC_RX_KEY_IP4] = { 0, SC_RX_AVP_FRAMED_IP_ADDRESS },
		[SC_RX_KEY_IP6] = { 0, SC_RX_AVP_FRAMED_IPV6_PREFIX },
		[SC_RX_KEY_IP_DOMAIN] = { SC_VENDOR_3GPP, SC_RX_AVP_IP_DOMAIN },
		[SC_RX_KEY_APN] = { 0, SC_RX_AVP_CALLED_STATION },
		[SC_RX_KEY_SUBSCRIPTION] = { 0, SC_RX_AVP_SUBSCRIPTION },
	};

	result->message = sc_rx_obstacle_sentence(misfit->obstacle);
	result->failed.vendor = avps[misfit->key].vendor;
	result->failed.code = avps[misfit->key].code;
	result->failed.nth = misfit->nth;
}

static void name_offer(struct sc_result *result, uint32_t nth)
{
	result->failed.vendor = SC_VENDOR_3GPP;
	result->failed.code = SC_RX_AVP_SUPPORTED_FEATURES;
	result->failed.nth = nth;
}

struct sc_result rx_result_of(enum sc_status status, const struct sc_rx_answer *answer)
{
	struct sc_result result = translate(status);

	if (status == SC_STATUS_OK)
		return result;
	result.message = sc_status_sentence(status);
	if (answer == NULL)
		return result;
	if (status == SC_STATUS_BINDING_MISSING)
		name_misfit(&result, &answer->misfit);
	else if (status == SC_STATUS_FEATURE_UNSUPPORTED)
		name_offer(&result, answer->offer);
	else
		name_offender(&result, &answer->offender);
	return result;
}
