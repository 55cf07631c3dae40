/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The words of Rx in the dictionary: TS 29.214 5.3 and what it borrows. AVPs that we neither read
 * nor write are here only when peers are known to send them with the M bit, so that look-ups stay
 * short.
 */
#include "dictionary.h"
#include "rx_language.h"
#include "wordlist.h"

#define V             SC_VENDOR_3GPP
#define VALUES(table) table, SC_COUNT_OF(table)

static const struct sc_wordlist_value flow_statuses[] = { { "ENABLED-UPLINK", 0 },
	{ "ENABLED-DOWNLINK", 1 }, { "ENABLED", 2 }, { "DISABLED", 3 }, { "REMOVED", 4 } };
static const struct sc_wordlist_value flow_usages[] = { { "NO_INFORMATION", 0 }, { "RTCP", 1 },
	{ "AF_SIGNALLING", 2 } };
static const struct sc_wordlist_value service_info_statuses[] = {
	{ "FINAL_SERVICE_INFORMATION", 0 }, { "PRELIMINARY_SERVICE_INFORMATION", 1 }
};
static const struct sc_wordlist_value forkings[] = { { "SINGLE_DIALOGUE", 0 },
	{ "SEVERAL_DIALOGUES", 1 } };
static const struct sc_wordlist_value request_types[] = { { "INITIAL_REQUEST", 0 },
	{ "UPDATE_REQUEST", 1 }, { "PCSCF_RESTORATION", 2 } };
static const struct sc_wordlist_value trusts[] = { { "TRUSTED", 0 }, { "UNTRUSTED", 1 } };
static const struct sc_wordlist_value ip_cans[] = { { "3GPP-GPRS", 0 }, { "DOCSIS", 1 },
	{ "xDSL", 2 }, { "WiMAX", 3 }, { "3GPP2", 4 }, { "3GPP-EPS", 5 }, { "Non-3GPP-EPS", 6 },
	{ "FBA", 7 }, { "3GPP-5GS", 8 }, { "Non-3GPP-5GS", 9 } };
static const struct sc_wordlist_value rats[] = { { "WLAN", 0 }, { "VIRTUAL", 1 },
	{ "TRUSTED-N3GA", 2 }, { "WIRELINE", 3 }, { "WIRELINE-CABLE", 4 }, { "WIRELINE-BBF", 5 },
	{ "UTRAN", 1000 }, { "GERAN", 1001 }, { "GAN", 1002 }, { "HSPA_EVOLUTION", 1003 },
	{ "EUTRAN", 1004 }, { "EUTRAN-NB-IoT", 1005 }, { "NR", 1006 }, { "LTE-M", 1007 },
	{ "NR-U", 1008 }, { "CDMA2000_1X", 2000 }, { "HRPD", 2001 }, { "UMB", 2002 },
	{ "EHRPD", 2003 } };
static const struct sc_wordlist_value media_types[] = { { "AUDIO", 0 }, { "VIDEO", 1 },
	{ "DATA", 2 }, { "APPLICATION", 3 }, { "CONTROL", 4 }, { "TEXT", 5 }, { "MESSAGE", 6 },
	{ "OTHER", -1 } };
static const struct sc_wordlist_value subscription_types[] = { { "END_USER_E164", 0 },
	{ "END_USER_IMSI", 1 }, { "END_USER_SIP_URI", 2 }, { "END_USER_NAI", 3 },
	{ "END_USER_PRIVATE", 4 } };
static const struct sc_wordlist_value abort_causes[] = { { "BEARER_RELEASED", 0 },
	{ "INSUFFICIENT_SERVER_RESOURCES", 1 }, { "INSUFFICIENT_BEARER_RESOURCES", 2 },
	{ "PS_TO_CS_HANDOVER", 3 }, { "SPONSORED_DATA_CONNECTIVITY_DISALLOWED", 4 },
	{ "PCEF_FAILURE", 5 } };
static const struct sc_wordlist_value required_infos[] = { { "USER_LOCATION", 0 },
	{ "MS_TIME_ZONE", 1 } };
static const struct sc_wordlist_value specific_actions[] = {
	{ "CHARGING_CORRELATION_EXCHANGE", 1 },
	{ "INDICATION_OF_LOSS_OF_BEARER", 2 },
	{ "INDICATION_OF_RECOVERY_OF_BEARER", 3 },
	{ "INDICATION_OF_RELEASE_OF_BEARER", 4 },
	{ "IP-CAN_CHANGE", 6 },
	{ "INDICATION_OF_OUT_OF_CREDIT", 7 },
	{ "INDICATION_OF_SUCCESSFUL_RESOURCES_ALLOCATION", 8 },
	{ "INDICATION_OF_FAILED_RESOURCES_ALLOCATION", 9 },
	{ "INDICATION_OF_LIMITED_PCC_DEPLOYMENT", 10 },
	{ "USAGE_REPORT", 11 },
	{ "ACCESS_NETWORK_INFO_REPORT", 12 },
	{ "INDICATION_OF_RECOVERY_FROM_LIMITED_PCC_DEPLOYMENT", 13 },
	{ "INDICATION_OF_ACCESS_NETWORK_INFO_REPORTING_FAILURE", 14 },
	{ "INDICATION_OF_TRANSFER_POLICY_EXPIRED", 15 },
	{ "PLMN_CHANGE", 16 },
	{ "EPS_FALLBACK", 17 },
	{ "INDICATION_OF_REALLOCATION_OF_CREDIT", 18 },
	{ "SUCCESSFUL_QOS_UPDATE", 19 },
	{ "FAILED_QOS_UPDATE", 20 },
};

static const struct sc_wordlist_avp avps[] = {
	{ "Framed-IP-Address", 0, SC_RX_AVP_FRAMED_IP_ADDRESS, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "Called-Station-Id", 0, SC_RX_AVP_CALLED_STATION, SC_WORDLIST_UTF8, true, NULL, 0 },
	{ "Framed-IPv6-Prefix", 0, SC_RX_AVP_FRAMED_IPV6_PREFIX, SC_WORDLIST_OCTETS, true, NULL,
		0 },
	{ "DRMP", 0, 301, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "Subscription-Id", 0, SC_RX_AVP_SUBSCRIPTION, SC_WORDLIST_GROUP, true, NULL, 0 },
	{ "Subscription-Id-Data", 0, SC_RX_AVP_SUBSCRIPTION_DATA, SC_WORDLIST_UTF8, true, NULL, 0 },
	{ "Subscription-Id-Type", 0, SC_RX_AVP_SUBSCRIPTION_TYPE, SC_WORDLIST_ENUM, true,
		VALUES(subscription_types) },
	{ "Reservation-Priority", SC_VENDOR_ETSI, 458, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "3GPP-SGSN-MCC-MNC", V, 18, SC_WORDLIST_UTF8, false, NULL, 0 },
	{ "Abort-Cause", V, SC_RX_AVP_ABORT_CAUSE, SC_WORDLIST_ENUM, true, VALUES(abort_causes) },
	{ "AF-Application-Identifier", V, SC_RX_AVP_APPLICATION, SC_WORDLIST_OCTETS, true, NULL,
		0 },
	{ "AF-Charging-Identifier", V, SC_RX_AVP_CHARGING_ID, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "Flow-Description", V, SC_RX_AVP_FLOW_DESCRIPTION, SC_WORDLIST_FILTER, true, NULL, 0 },
	{ "Flow-Number", V, 509, SC_WORDLIST_U32, true, NULL, 0 },
	{ "Flows", V, 510, SC_WORDLIST_GROUP, true, NULL, 0 },
	{ "Flow-Status", V, SC_RX_AVP_FLOW_STATUS, SC_WORDLIST_ENUM, true, VALUES(flow_statuses) },
	{ "Flow-Usage", V, SC_RX_AVP_FLOW_USAGE, SC_WORDLIST_ENUM, true, VALUES(flow_usages) },
	{ "Specific-Action", V, SC_RX_AVP_SPECIFIC_ACTION, SC_WORDLIST_ENUM, true,
		VALUES(specific_actions) },
	{ "Max-Requested-Bandwidth-DL", V, 515, SC_WORDLIST_U32, true, NULL, 0 },
	{ "Max-Requested-Bandwidth-UL", V, 516, SC_WORDLIST_U32, true, NULL, 0 },
	{ "Media-Component-Description", V, SC_RX_AVP_MEDIA_COMPONENT, SC_WORDLIST_GROUP, true,
		NULL, 0 },
	{ "Media-Component-Number", V, 518, SC_WORDLIST_U32, true, NULL, 0 },
	{ "Media-Sub-Component", V, SC_RX_AVP_MEDIA_SUB_COMPONENT, SC_WORDLIST_GROUP, true, NULL,
		0 },
	{ "Media-Type", V, SC_RX_AVP_MEDIA_TYPE, SC_WORDLIST_ENUM, true, VALUES(media_types) },
	{ "RR-Bandwidth", V, 521, SC_WORDLIST_U32, true, NULL, 0 },
	{ "RS-Bandwidth", V, 522, SC_WORDLIST_U32, true, NULL, 0 },
	{ "SIP-Forking-Indication", V, SC_RX_AVP_FORKING, SC_WORDLIST_ENUM, true,
		VALUES(forkings) },
	{ "Codec-Data", V, 524, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "Service-URN", V, SC_RX_AVP_SERVICE_URN, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "Acceptable-Service-Info", V, 526, SC_WORDLIST_GROUP, true, NULL, 0 },
	{ "Service-Info-Status", V, SC_RX_AVP_SERVICE_INFO_STATUS, SC_WORDLIST_ENUM, true,
		VALUES(service_info_statuses) },
	{ "MPS-Identifier", V, 528, SC_WORDLIST_OCTETS, false, NULL, 0 },
	{ "AF-Signalling-Protocol", V, 529, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "Sponsored-Connectivity-Data", V, 530, SC_WORDLIST_GROUP, false, NULL, 0 },
	{ "Sponsor-Identity", V, 531, SC_WORDLIST_UTF8, false, NULL, 0 },
	{ "Application-Service-Provider-Identity", V, 532, SC_WORDLIST_UTF8, false, NULL, 0 },
	{ "Rx-Request-Type", V, SC_RX_AVP_REQUEST_TYPE, SC_WORDLIST_ENUM, false,
		VALUES(request_types) },
	{ "Min-Requested-Bandwidth-DL", V, SC_RX_AVP_LEAST_DOWN, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Min-Requested-Bandwidth-UL", V, SC_RX_AVP_LEAST_UP, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Required-Access-Info", V, SC_RX_AVP_REQUIRED_ACCESS_INFO, SC_WORDLIST_ENUM, false,
		VALUES(required_infos) },
	{ "IP-Domain-Id", V, SC_RX_AVP_IP_DOMAIN, SC_WORDLIST_OCTETS, false, NULL, 0 },
	{ "Retry-Interval", V, 541, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Content-Version", V, 552, SC_WORDLIST_U64, false, NULL, 0 },
	{ "Extended-Max-Requested-BW-DL", V, 554, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Extended-Max-Requested-BW-UL", V, 555, SC_WORDLIST_U32, false, NULL, 0 },
	{ "IMS-Content-Identifier", V, 563, SC_WORDLIST_OCTETS, false, NULL, 0 },
	{ "IMS-Content-Type", V, 564, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "Supported-Features", V, SC_RX_AVP_SUPPORTED_FEATURES, SC_WORDLIST_GROUP, false, NULL,
		0 },
	{ "Feature-List-ID", V, 629, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Feature-List", V, 630, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Calling-Party-Address", V, 831, SC_WORDLIST_UTF8, false, NULL, 0 },
	{ "IP-CAN-Type", V, 1027, SC_WORDLIST_ENUM, true, VALUES(ip_cans) },
	{ "RAT-Type", V, 1032, SC_WORDLIST_ENUM, false, VALUES(rats) },
	{ "NetLoc-Access-Support", V, 2824, SC_WORDLIST_U32, false, NULL, 0 },
	{ "AN-Trusted", V, 1503, SC_WORDLIST_ENUM, false, VALUES(trusts) },
};

static const struct sc_wordlist_need request_needs[] = {
	{ 0, 263, true, false },  /* Session-Id */
	{ 0, 258, false, false }, /* Auth-Application-Id */
	{ 0, 264, false, false }, /* Origin-Host */
	{ 0, 296, false, false }, /* Origin-Realm */
	{ 0, 283, false, false }, /* Destination-Realm */
};

static const struct sc_wordlist_need answer_needs[] = {
	{ 0, 263, true, false },
	{ 0, 264, false, false },
	{ 0, 296, false, false },
};

static const struct sc_wordlist_command commands[] = {
	{ "AA-Request", SC_RX_AA, true, request_needs, SC_COUNT_OF(request_needs) },
	{ "AA-Answer", SC_RX_AA, false, answer_needs, SC_COUNT_OF(answer_needs) },
};

/* Members that groups must have (TS 29.214 5.3.7, 5.3.16, 5.3.17; TS 29.229 6.3.29). */
static const struct {
	uint32_t vendor;
	uint32_t code;
	struct sc_wordlist_need needs[3];
	size_t count;
} groups[] = {
	{ V, SC_RX_AVP_MEDIA_COMPONENT, { { V, 518, false, false } }, 1 },
	{ V, SC_RX_AVP_MEDIA_SUB_COMPONENT, { { V, 509, false, false } }, 1 },
	{ 0, 443, { { 0, 450, false, false }, { 0, SC_RX_AVP_SUBSCRIPTION_DATA, false, false } },
		2 },
	{ V, 628, { { 0, 266, false, false }, { V, 629, false, false }, { V, 630, false, false } },
		3 },
};

/* AA commands are shared with NASREQ (RFC 7155), whose rules a correct Rx message breaks. */
static int relax_nasreq(void)
{
	static const struct {
		bool request;
		uint32_t avp;
	} rules[] = {
		{ true, 274 },  /* Auth-Request-Type */
		{ false, 274 }, /* Auth-Request-Type */
		{ false, 268 }, /* Result-Code: Experimental-Result stands for it */
	};
	int error = 0;

	for (size_t i = 0; i < SC_COUNT_OF(rules) && error == 0; i++)
		error = sc_dictionary_relax(SC_RX_AA, rules[i].request, 0, rules[i].avp);
	return error;
}

const struct sc_wordlist_avp *sc_rx_avp(uint32_t code)
{
	for (size_t i = 0; i < SC_COUNT_OF(avps); i++) {
		if (avps[i].code == code)
			return &avps[i];
	}
	return NULL;
}

const char *sc_rx_value_name(uint32_t code, int64_t value)
{
	const struct sc_wordlist_avp *word = sc_rx_avp(code);

	for (size_t i = 0; word != NULL && i < word->value_count; i++) {
		if (word->values[i].value == value)
			return word->values[i].name;
	}
	return NULL;
}

int sc_rx_define(struct dictionary *dictionary)
{
	int error = sc_wordlist_application(dictionary, SC_RX_APPLICATION, "Rx", V);

	if (error == 0)
		error = sc_wordlist_avps(dictionary, avps, SC_COUNT_OF(avps));
	if (error == 0)
		error = sc_wordlist_commands(
			dictionary, SC_RX_APPLICATION, commands, SC_COUNT_OF(commands));
	for (size_t i = 0; i < SC_COUNT_OF(groups) && error == 0; i++)
		error = sc_wordlist_group_needs(dictionary, groups[i].vendor, groups[i].code,
			groups[i].needs, groups[i].count);
	if (error == 0)
		error = relax_nasreq();
	return error;
}
