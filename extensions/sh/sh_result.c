/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_result.h"

enum {
	SUCCESS = 2001,
	INVALID_AVP_VALUE = 5004,
	MISSING_AVP = 5005,
	AVP_OCCURS_TOO_MANY_TIMES = 5009,
	UNABLE_TO_COMPLY = 5012,
	/* TS 29.329 6.2.2, Experimental-Result-Codes. */
	USER_UNKNOWN = 5001,
	IDENTITIES_DONT_MATCH = 5002,
	TOO_MUCH_DATA = 5008,
	USER_DATA_NOT_RECOGNIZED = 5100,
	OPERATION_NOT_ALLOWED = 5101,
	TRANSPARENT_DATA_OUT_OF_SYNC = 5105,
	SUBS_DATA_ABSENT = 5106,
	DSAI_NOT_AVAILABLE = 5108,
	PRIOR_UPDATE_IN_PROGRESS = 4101
};

static struct sc_result base(uint32_t code)
{
	return (struct sc_result){ .code = code };
}

static struct sc_result experimental(uint32_t code)
{
	return (struct sc_result){ .vendor = SC_VENDOR_3GPP, .code = code };
}

static struct sc_result translate(enum sc_status status, uint32_t not_permitted)
{
	switch (status) {
	case SC_STATUS_OK:
		return base(SUCCESS);
	case SC_STATUS_NOT_PERMITTED:
		return experimental(not_permitted);
	case SC_STATUS_USER_UNKNOWN:
		return experimental(USER_UNKNOWN);
	case SC_STATUS_IDENTITIES_DO_NOT_MATCH:
		return experimental(IDENTITIES_DONT_MATCH);
	case SC_STATUS_KEY_NOT_ALLOWED:
		return experimental(OPERATION_NOT_ALLOWED);
	case SC_STATUS_DSAI_UNKNOWN:
		return experimental(DSAI_NOT_AVAILABLE);
	case SC_STATUS_UPDATE_IN_PROGRESS:
		return experimental(PRIOR_UPDATE_IN_PROGRESS);
	case SC_STATUS_OUT_OF_SYNC:
		return experimental(TRANSPARENT_DATA_OUT_OF_SYNC);
	case SC_STATUS_TOO_MUCH_DATA:
		return experimental(TOO_MUCH_DATA);
	case SC_STATUS_DATA_NOT_RECOGNISED:
		return experimental(USER_DATA_NOT_RECOGNIZED);
	case SC_STATUS_DATA_ABSENT:
		return experimental(SUBS_DATA_ABSENT);
	case SC_STATUS_DATA_UNKNOWN:
		return base(INVALID_AVP_VALUE);
	case SC_STATUS_ELEMENT_MISSING:
		return base(MISSING_AVP);
	case SC_STATUS_FEATURE_NEEDED:
		return base(AVP_OCCURS_TOO_MANY_TIMES);
	case SC_STATUS_WAITING:
	case SC_STATUS_OUT_OF_ROOM:
	case SC_STATUS_OUT_OF_MEMORY:
	case SC_STATUS_MALFORMED:
	case SC_STATUS_NOT_FOUND:
	case SC_STATUS_SETTING_WRONG:
	case SC_STATUS_NETWORK_FAILED:
	case SC_STATUS_STORE_FAILED:
	case SC_STATUS_STORE_FOREIGN:
	case SC_STATUS_STORE_NEWER:
	case SC_STATUS_IMPORT_REFUSED:
	case SC_STATUS_FEATURE_UNSUPPORTED:
	case SC_STATUS_SESSION_UNKNOWN:
	case SC_STATUS_SESSION_EXISTS:
	case SC_STATUS_SESSION_TOO_LARGE:
	case SC_STATUS_TOO_MANY_SESSIONS:
	case SC_STATUS_SESSION_DUPLICATED:
	case SC_STATUS_BINDING_MISSING:
	case SC_STATUS_SERVICE_INFORMATION_INVALID:
	case SC_STATUS_FILTER_RESTRICTED:
	case SC_STATUS_SERVICE_NOT_AUTHORIZED:
	case SC_STATUS_SERVICE_NOT_AUTHORIZED_NOW:
	case SC_STATUS_NOT_EMERGENCY:
	case SC_STATUS_COUNT:
		break;
	}
	return base(UNABLE_TO_COMPLY);
}

struct sc_result sh_result_of(enum sc_status status, uint32_t not_permitted)
{
	struct sc_result result = translate(status, not_permitted);

	if (status != SC_STATUS_OK)
		result.message = sc_status_sentence(status);
	return result;
}
