/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The words of Sh in the dictionary: TS 29.329 6.3 and the AVPs it borrows. What only other
 * commands than ours carry is left out, so that look-ups stay short.
 */
#include <errno.h>

#include "sh_language.h"
#include "wordlist.h"

#define V             SC_VENDOR_3GPP
#define VALUES(table) table, SC_COUNT_OF(table)

static const struct sc_wordlist_value subs_req_types[] = { { "Subscribe", 0 },
	{ "Unsubscribe", 1 } };
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
	{ "Supported-Features", V, 628, SC_WORDLIST_GROUP, false, NULL, 0 },
	{ "Feature-List-ID", V, 629, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Feature-List", V, 630, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Wildcarded-Public-Identity", V, SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY, SC_WORDLIST_UTF8,
		false, NULL, 0 },
	{ "Wildcarded-IMPU", V, SC_SH_AVP_WILDCARDED_IMPU, SC_WORDLIST_UTF8, false, NULL, 0 },
	{ "Session-Priority", V, 650, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "User-Identity", V, SC_SH_AVP_USER_IDENTITY, SC_WORDLIST_GROUP, true, NULL, 0 },
	{ "MSISDN", V, SC_SH_AVP_MSISDN, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "User-Data-29.329", V, 702, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "Service-Indication", V, SC_SH_AVP_SERVICE_INDICATION, SC_WORDLIST_OCTETS, true, NULL,
		0 },
	{ "Subs-Req-Type", V, 705, SC_WORDLIST_ENUM, true, VALUES(subs_req_types) },
	{ "Requested-Domain", V, SC_SH_AVP_REQUESTED_DOMAIN, SC_WORDLIST_ENUM, true,
		VALUES(domains) },
	{ "Current-Location", V, SC_SH_AVP_CURRENT_LOCATION, SC_WORDLIST_ENUM, true,
		VALUES(current_locations) },
	{ "Identity-Set", V, SC_SH_AVP_IDENTITY_SET, SC_WORDLIST_ENUM, false,
		VALUES(identity_sets) },
	{ "Expiry-Time", V, 709, SC_WORDLIST_TIME, false, NULL, 0 },
	{ "Send-Data-Indication", V, 710, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "DSAI-Tag", V, SC_SH_AVP_DSAI_TAG, SC_WORDLIST_OCTETS, true, NULL, 0 },
	{ "One-Time-Notification", V, 712, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "Requested-Nodes", V, 713, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Serving-Node-Indication", V, 714, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "Repository-Data-ID", V, 715, SC_WORDLIST_GROUP, false, NULL, 0 },
	{ "Sequence-Number", V, 716, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Pre-paging-Supported", V, 717, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "Local-Time-Zone-Indication", V, 718, SC_WORDLIST_ENUM, false, NULL, 0 },
	{ "UDR-Flags", V, 719, SC_WORDLIST_U32, false, NULL, 0 },
	{ "Call-Reference-Info", V, 720, SC_WORDLIST_GROUP, false, NULL, 0 },
	{ "Call-Reference-Number", V, 721, SC_WORDLIST_OCTETS, false, NULL, 0 },
	{ "AS-Number", V, 722, SC_WORDLIST_OCTETS, false, NULL, 0 },
	{ "External-Identifier", V, 3111, SC_WORDLIST_UTF8, true, NULL, 0 },
	{ "DRMP", SC_VENDOR_NONE, 301, SC_WORDLIST_ENUM, false, NULL, 0 },
};

static const struct sc_wordlist_need request_needs[] = {
	{ 0, 263, true, false },  /* Session-Id */
	{ 0, 260, false, false }, /* Vendor-Specific-Application-Id */
	{ 0, 277, false, false }, /* Auth-Session-State */
	{ 0, 264, false, false }, /* Origin-Host */
	{ 0, 296, false, false }, /* Origin-Realm */
	{ 0, 283, false, false }, /* Destination-Realm */
	{ V, SC_SH_AVP_USER_IDENTITY, false, false },
	{ V, SC_SH_AVP_DATA_REFERENCE, false, true },
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

static const struct sc_wordlist_command commands[] = {
	{ "User-Data-Request", SC_SH_USER_DATA, true, request_needs, SC_COUNT_OF(request_needs) },
	{ "User-Data-Answer", SC_SH_USER_DATA, false, answer_needs, SC_COUNT_OF(answer_needs) },
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
		error = sc_wordlist_group_needs(
			dictionary, V, 628, features_needs, SC_COUNT_OF(features_needs));
	if (error == 0)
		error = sc_wordlist_commands(
			dictionary, SC_SH_APPLICATION, commands, SC_COUNT_OF(commands));
	return error;
}
