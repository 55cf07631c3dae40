/* SPDX-License-Identifier: BSD-2-Clause */
#include "result_names.h"

#include <stddef.h>

#include "avp_map.h"

#define BASE(code, name, sentence)                                                                 \
	{                                                                                          \
		SC_VENDOR_NONE, code, "DIAMETER_" name, sentence                                   \
	}
#define ERROR(code, name, sentence)                                                                \
	{                                                                                          \
		SC_VENDOR_3GPP, code, "DIAMETER_ERROR_" name, sentence                             \
	}
#define OTHER(code, name, sentence)                                                                \
	{                                                                                          \
		SC_VENDOR_3GPP, code, name, sentence                                               \
	}

static const struct sc_result_name rows[] = {
	BASE(3001, "COMMAND_UNSUPPORTED", "this command is not served"),
	BASE(3002, "UNABLE_TO_DELIVER", "no way leads to the destination"),
	BASE(3003, "REALM_NOT_SERVED", "that realm is not served"),
	BASE(3004, "TOO_BUSY", "there is too much to do, try again later"),
	BASE(3005, "LOOP_DETECTED", "the request came round in a circle"),
	BASE(3007, "APPLICATION_UNSUPPORTED", "this application is not served"),
	BASE(3008, "INVALID_HDR_BITS", "the flags of the header contradict the command"),
	BASE(3009, "INVALID_AVP_BITS", "the flags of an AVP are wrong"),
	BASE(3010, "UNKNOWN_PEER", "who asks is not known"),
	BASE(5001, "AVP_UNSUPPORTED", "an AVP that must be understood is not"),
	BASE(5002, "UNKNOWN_SESSION_ID", "no such session"),
	BASE(5003, "AUTHORIZATION_REJECTED", "not authorised"),
	BASE(5004, "INVALID_AVP_VALUE", "the value of an AVP is not defined"),
	BASE(5005, "MISSING_AVP", "an AVP that is needed is missing"),
	BASE(5006, "RESOURCES_EXCEEDED", "it would take more than it may"),
	BASE(5007, "CONTRADICTING_AVPS", "two AVPs contradict each other"),
	BASE(5008, "AVP_NOT_ALLOWED", "an AVP must not be in this message"),
	BASE(5009, "AVP_OCCURS_TOO_MANY_TIMES", "an AVP is there more often than it may be"),
	BASE(5010, "NO_COMMON_APPLICATION", "both sides have no application in common"),
	BASE(5011, "UNSUPPORTED_VERSION", "the version of the message is not 1"),
	BASE(5012, "UNABLE_TO_COMPLY", "it cannot be done"),
	BASE(5013, "INVALID_BIT_IN_HEADER", "a reserved bit of the header is set"),
	BASE(5014, "INVALID_AVP_LENGTH", "the length of an AVP is wrong"),
	BASE(5015, "INVALID_MESSAGE_LENGTH", "the length of the message is wrong"),
	BASE(5017, "NO_COMMON_SECURITY", "both sides have no security in common"),
	BASE(4003, "ELECTION_LOST", "the other connection of the two is kept"),
	OTHER(4100, "DIAMETER_USER_DATA_NOT_AVAILABLE",
		"the data are being updated by somebody else, try again"),
	OTHER(4101, "DIAMETER_PRIOR_UPDATE_IN_PROGRESS",
		"somebody else is updating the same data, try again"),
	OTHER(4261, "REQUESTED_SERVICE_TEMPORARILY_NOT_AUTHORIZED",
		"the service is not authorised for now"),
	ERROR(5001, "USER_UNKNOWN", "the identity belongs to no subscriber"),
	ERROR(5002, "IDENTITIES_DONT_MATCH", "the private identity is not the public one's"),
	ERROR(5008, "TOO_MUCH_DATA", "the data are larger than may be stored"),
	ERROR(5011, "FEATURE_UNSUPPORTED", "a feature that was insisted on is not supported"),
	OTHER(5061, "INVALID_SERVICE_INFORMATION", "the service information is not sufficient"),
	OTHER(5062, "FILTER_RESTRICTIONS", "a flow description is outside what filters may say"),
	OTHER(5063, "REQUESTED_SERVICE_NOT_AUTHORIZED", "policy does not authorise the service"),
	OTHER(5064, "DUPLICATED_AF_SESSION", "another session has the same charging identifier"),
	OTHER(5065, "IP_CAN_SESSION_NOT_AVAILABLE", "no registered contact has that address"),
	OTHER(5066, "UNAUTHORIZED_NON_EMERGENCY_SESSION", "the access is for emergencies only"),
	ERROR(5100, "USER_DATA_NOT_RECOGNIZED", "the document is not what it should be"),
	ERROR(5101, "OPERATION_NOT_ALLOWED",
		"the operation does not exist for these data or "
		"this kind of identity"),
	ERROR(5102, "USER_DATA_CANNOT_BE_READ", "the asking host may not read these data"),
	ERROR(5103, "USER_DATA_CANNOT_BE_MODIFIED", "the asking host may not change these data"),
	ERROR(5104, "USER_DATA_CANNOT_BE_NOTIFIED",
		"the asking host may not subscribe to these data"),
	ERROR(5105, "TRANSPARENT_DATA_OUT_OF_SYNC",
		"the sequence number does not follow the stored one: read the data again"),
	ERROR(5106, "SUBS_DATA_ABSENT", "there are no such data to subscribe to"),
	ERROR(5107, "NO_SUBSCRIPTION_TO_DATA", "the receiver has not subscribed to these data"),
	ERROR(5108, "DSAI_NOT_AVAILABLE", "there is no such DSAI-Tag"),
};

const struct sc_result_name *sc_result_name(uint32_t vendor, uint32_t code)
{
	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		if (rows[i].vendor == vendor && rows[i].code == code)
			return &rows[i];
	}
	return NULL;
}
