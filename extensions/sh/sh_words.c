/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The words of Sh in the dictionary: TS 29.329 6.3 and the AVPs it borrows.
 */
#include <errno.h>

#include "sh_language.h"
#include "wordlist.h"

#define V             SC_VENDOR_3GPP
#define VALUES(table) table, SC_COUNT_OF(table)

static const struct sc_wordlist_value subs_req_types[] = { { "Subscribe", 0 },
	{ "Unsubscribe", 1 } };
static const struct sc_wordlist_value send_data[] = {
	{ "USER_DATA_NOT_REQUESTED", SC_SH_DATA_NOT_REQUESTED },
	{ "USER_DATA_REQUESTED", SC_SH_DATA_REQUESTED },
};
static const struct sc_wordlist_value one_time[] = { { "ONE_TIME_NOTIFICATION_REQUESTED", 0 } };
static const struct sc_wordlist_value serving_nodes[] = { { "ONLY_SERVING_NODES_REQUIRED", 0 } };
static const struct sc_wordlist_value pre_paging[] = {
	{ "PREPAGING_NOT_SUPPORTED", 0 },
	{ "PREPAGING_SUPPORTED", 1 },
};
static const struct sc_wordlist_value time_zones[] = {
	{ "ONLY_LOCAL_TIME_ZONE_REQUESTED", 0 },
	{ "LOCAL_TIME_ZONE_WITH_LOCATION_INFO_REQUESTED", 1 },
};
static const struct sc_wordlist_value domains[] = { { "CS-Domain", 0 }, { "PS-Domain", 1 } };
static const struct sc_wordlist_value current_locations[] = {
	{ "DoNotNeedInitiateActiveLocationRetrieval", 0 },
	{ "InitiateActiveLocationRetrieval", 1 },
};
static const struct sc_wordlist_value identity_sets[] = {
	{ "ALL_IDENTITIES", SC_IDENTITY_SET_ALL },
	{ "REGISTERED_IDENTITIES", SC_IDENTITY_SET_REGISTERED },
	{ "IMPLICIT_IDENTITIES", SC_IDENTITY_SET_IMPLICIT },
	{ "ALIAS_IDENTITIES", SC_IDENTITY_SET_ALIAS },
};

static const struct sc_wordlist_avp avps[] = {
	{ "Public-Identity", V, SC_SH_AVP_PUBLIC_IDENTITY, SC_WORDLIST_UTF8, true, NULL, 0 },
	{ "Server-Name", V, SC_SH_AVP_SERVER_NAME, SC_WORDLIST_UTF8, true, NULL, 0 },
	{ "Supported-Features", V, SC_SH_AVP_SUPPORTED_FEATURES, SC_WORDLIST_GROUP, false, NULL,
		0 },
	{ "Feature-List-ID", V, 629, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Feature-List", V, 630, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Wildcarded-Public-Identity", V, SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY, SC_WORDLIST_UTF8,
		false, NULL, 0 },
	{ "Wildcarded-IMPU", V, SC_SH_AVP_WILDCARDED_IMPU, SC_WORDLIST_UTF8, false, NULL, 0 },
	{ "Session-Priority", V, 650, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "User-Identity", V, SC_SH_AVP_USER_IDENTITY, SC_WORDLIST_GROUP, true, NULL, 0 },
	{ "MSISDN", V, SC_SH_AVP_MSISDN, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "User-Data-29.329", V, SC_SH_AVP_USER_DATA, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "Service-Indication", V, SC_SH_AVP_SERVICE_INDICATION, SC_WORDLIST_OCTETS, true, NULL,
		0 },
	{ "Subs-Req-Type", V, SC_SH_AVP_SUBS_REQ_TYPE, SC_WORDLIST_ENUM, true,
		VALUES(subs_req_types) },
	{ "Requested-Domain", V, SC_SH_AVP_REQUESTED_DOMAIN, SC_WORDLIST_ENUM, true,
		VALUES(domains) },
	{ "Current-Location", V, SC_SH_AVP_CURRENT_LOCATION, SC_WORDLIST_ENUM, true,
		VALUES(current_locations) },
	{ "Identity-Set", V, SC_SH_AVP_IDENTITY_SET, SC_WORDLIST_ENUM, false,
		VALUES(identity_sets) },
	{ "Expiry-Time", V, SC_SH_AVP_EXPIRY_TIME, SC_WORDLIST_TIME, false, NULL, 0 },
	{ "Send-Data-Indication", V, SC_SH_AVP_SEND_DATA_INDICATION, SC_WORDLIST_ENUM, false,
		VALUES(send_data) },
	{ "DSAI-Tag", V, SC_SH_AVP_DSAI_TAG, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "One-Time-Notification", V, SC_SH_AVP_ONE_TIME_NOTIFICATION, SC_WORDLIST_ENUM, false,
		VALUES(one_time) },
	{ "Requested-Nodes", V, SC_SH_AVP_REQUESTED_NODES, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Serving-Node-Indication", V, 714, SC_WORDLIST_ENUM, false, VALUES(serving_nodes) },
	{ "Repository-Data-ID", V, SC_SH_AVP_REPOSITORY_DATA_ID, SC_WORDLIST_GROUP, false, NULL,
		0 },
	{ "Sequence-Number", V, SC_SH_AVP_SEQUENCE_NUMBER, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Pre-paging-Supported", V, 717, SC_WORDLIST_ENUM, false, VALUES(pre_paging) },
	{ "Local-Time-Zone-Indication", V, 718, SC_WORDLIST_ENUM, false, VALUES(time_zones) },
	{ "UDR-Flags", V, 719, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Call-Reference-Info", V, 720, SC_WORDLIST_GROUP, false, NULL, 0 },
	{ "Call-Reference-Number", V, 721, SC_WORDLIST_OCTETS, false, NULL, 0 },
	{ "AS-Number", V, 722, SC_WORDLIST_OCTETS, false, NULL, 0 },
	{ "External-Identifier", V, SC_SH_AVP_EXTERNAL_IDENTIFIER, SC_WORDLIST_UTF8, true, NULL,
		0 },
	{ "DRMP", SC_VENDOR_NONE, 301, SC_WORDLIST_ENUM, false, NULL, 0 },
};

#define OF_EVERY_REQUEST                                                                           \
	{ 0, 263, true, false },          /* Session-Id */                                         \
		{ 0, 260, false, false }, /* Vendor-Specific-Application-Id */                     \
		{ 0, 277, false, false }, /* Auth-Session-State */                                 \
		{ 0, 264, false, false }, /* Origin-Host */                                        \
		{ 0, 296, false, false }, /* Origin-Realm */                                       \
		{ 0, 283, false, false }, /* Destination-Realm */                                  \
	{                                                                                          \
		V, SC_SH_AVP_USER_IDENTITY, false, false                                           \
	}

static const struct sc_wordlist_need udr_needs[] = {
	OF_EVERY_REQUEST,
	{ V, SC_SH_AVP_DATA_REFERENCE, false, true },
};

static const struct sc_wordlist_need pur_needs[] = {
	OF_EVERY_REQUEST,
	{ V, SC_SH_AVP_DATA_REFERENCE, false, true },
	{ V, SC_SH_AVP_USER_DATA, false, false },
};

static const struct sc_wordlist_need snr_needs[] = {
	OF_EVERY_REQUEST,
	{ V, SC_SH_AVP_SUBS_REQ_TYPE, false, false },
	{ V, SC_SH_AVP_DATA_REFERENCE, false, true },
};

static const struct sc_wordlist_need pnr_needs[] = {
	OF_EVERY_REQUEST,
	{ 0, 293, false, false }, /* Destination-Host */
	{ V, SC_SH_AVP_USER_DATA, false, false },
};

static const struct sc_wordlist_need answer_needs[] = {
	{ 0, 263, true, false },
	{ 0, 264, false, false },
	{ 0, 296, false, false },
};

static const struct sc_wordlist_need features_needs[] = {
	{ 0, 266, false, false }, /* Vendor-Id */
	{ V, 629, false, false },
	{ V, 630, false, false },
};

static const struct sc_wordlist_need repository_needs[] = {
	{ V, SC_SH_AVP_SERVICE_INDICATION, false, false },
	{ V, SC_SH_AVP_SEQUENCE_NUMBER, false, false },
};

#define REQUEST(name, code, needs)                                                                 \
	{                                                                                          \
		name, code, true, needs, SC_COUNT_OF(needs)                                        \
	}
#define ANSWER(name, code)                                                                         \
	{                                                                                          \
		name, code, false, answer_needs, SC_COUNT_OF(answer_needs)                         \
	}

static const struct sc_wordlist_command commands[] = {
	REQUEST("User-Data-Request", SC_SH_USER_DATA, udr_needs),
	ANSWER("User-Data-Answer", SC_SH_USER_DATA),
	REQUEST("Profile-Update-Request", SC_SH_PROFILE_UPDATE, pur_needs),
	ANSWER("Profile-Update-Answer", SC_SH_PROFILE_UPDATE),
	REQUEST("Subscribe-Notifications-Request", SC_SH_SUBSCRIBE_NOTIFICATIONS, snr_needs),
	ANSWER("Subscribe-Notifications-Answer", SC_SH_SUBSCRIBE_NOTIFICATIONS),
	REQUEST("Push-Notification-Request", SC_SH_PUSH_NOTIFICATION, pnr_needs),
	ANSWER("Push-Notification-Answer", SC_SH_PUSH_NOTIFICATION),
};

/* The names of data references are those of their XML tags, from the vocabulary. */
static int define_data_reference(struct dictionary *dictionary)
{
	struct sc_wordlist_value values[SC_DATA_REFERENCE_COUNT];
	const struct sc_wordlist_avp avp = { "Data-Reference", V, SC_SH_AVP_DATA_REFERENCE,
		SC_WORDLIST_ENUM, true, VALUES(values) };

	for (int i = 0; i < SC_DATA_REFERENCE_COUNT; i++) {
		values[i].name = sc_data_reference_name((enum sc_data_reference)i);
		values[i].value = sc_data_reference_code((enum sc_data_reference)i);
	}
	return sc_wordlist_avps(dictionary, &avp, 1);
}

int sc_sh_define(struct dictionary *dictionary)
{
	int error = sc_wordlist_application(dictionary, SC_SH_APPLICATION, "Sh", V);

	if (error == 0)
		error = sc_wordlist_avps(dictionary, avps, SC_COUNT_OF(avps));
	if (error == 0)
		error = define_data_reference(dictionary);
	if (error == 0)
		error = sc_wordlist_group_needs(dictionary, V, SC_SH_AVP_SUPPORTED_FEATURES,
			features_needs, SC_COUNT_OF(features_needs));
	if (error == 0)
		error = sc_wordlist_group_needs(dictionary, V, SC_SH_AVP_REPOSITORY_DATA_ID,
			repository_needs, SC_COUNT_OF(repository_needs));
	if (error == 0)
		error = sc_wordlist_commands(
			dictionary, SC_SH_APPLICATION, commands, SC_COUNT_OF(commands));
	return error;
}
