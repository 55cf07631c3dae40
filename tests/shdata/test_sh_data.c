/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Sh-Data documents, byte for byte: order, depth of Extension, empty elements, hostile values.
 */
#include <stdio.h>
#include <string.h>

#include "sh_data.h"
#include "suite.h"
#include "xml_writer.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sh-Data>"
#define TAIL "</Sh-Data>"
#define E    "<Extension>"
#define X    "</Extension>"

static char buffer[8192];

static void check_text(struct sc_text written, const char *expected)
{
	bool same = sc_text_equal(written, sc_text_of(expected));

	if (!same)
		printf("\n  wrote:    %.*s\n  expected: %s\n", SC_TEXT_ARG(written), expected);
	CU_ASSERT(same);
}

static void check(const struct sc_sh_data *data, const char *expected)
{
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	CU_ASSERT_EQUAL(sc_sh_data_write(data, &out), SC_STATUS_OK);
	check_text(sc_text_written(&out), expected);
}

static void test_nothing(void)
{
	check(&(struct sc_sh_data){ 0 }, HEAD TAIL);
}

static void test_msisdn(void)
{
	const struct sc_text msisdns[] = { SC_TEXT("447700900456") };
	const struct sc_text more[] = { SC_TEXT("447700900457"), SC_TEXT("447700900458") };

	check(
		&(struct sc_sh_data){
			.identities = { .present = true, .msisdns = msisdns, .msisdn_count = 1 } },
		HEAD "<PublicIdentifiers><MSISDN>447700900456</MSISDN></PublicIdentifiers>" TAIL);
	check(&(struct sc_sh_data){ .identities = { .present = true,
					    .msisdns = msisdns,
					    .msisdn_count = 1,
					    .additional_msisdns = more,
					    .additional_count = 2 } },
		HEAD "<PublicIdentifiers><MSISDN>447700900456</MSISDN>" E E E
		     "<ExtendedMSISDN><MSISDN>447700900457</MSISDN><MSISDNType>1</MSISDNType>"
		     "</ExtendedMSISDN>"
		     "<ExtendedMSISDN><MSISDN>447700900458</MSISDN><MSISDNType>1</MSISDNType>"
		     "</ExtendedMSISDN>" X X X "</PublicIdentifiers>" TAIL);
}

static void test_identities(void)
{
	const struct sc_sh_public plain[] = { { SC_TEXT("sip:a@example.net"),
						      SC_IDENTITY_TYPE_PUBLIC_USER_IDENTITY },
		{ SC_TEXT("tel:+1"), SC_IDENTITY_TYPE_PUBLIC_USER_IDENTITY } };
	const struct sc_sh_public service[] = { { SC_TEXT("sip:news@example.net"),
		SC_IDENTITY_TYPE_DISTINCT_PSI } };

	check(
		&(struct sc_sh_data){
			.identities = { .present = true, .publics = plain, .public_count = 2 } },
		HEAD "<PublicIdentifiers><IMSPublicIdentity>sip:a@example.net</IMSPublicIdentity>"
		     "<IMSPublicIdentity>tel:+1</IMSPublicIdentity></PublicIdentifiers>" TAIL);
	check(&(struct sc_sh_data){ .identities = { .present = true } },
		HEAD "<PublicIdentifiers></PublicIdentifiers>" TAIL);
	check(
		&(struct sc_sh_data){
			.identities = { .present = true, .publics = service, .public_count = 1 } },
		HEAD "<PublicIdentifiers>"
		     "<IMSPublicIdentity>sip:news@example.net</IMSPublicIdentity>" E E E E
		     "<EnhancedIMSPublicIdentifiers>"
		     "<IMSPublicIdentity>sip:news@example.net</IMSPublicIdentity>"
		     "<IdentityType>1</IdentityType></EnhancedIMSPublicIdentifiers>" X X X X
		     "</PublicIdentifiers>" TAIL);
}

static void test_wildcards(void)
{
	check(&(struct sc_sh_data){ .identities = { .present = true,
					    .wildcard = SC_TEXT("sip:room!.*!@example.net"),
					    .wildcard_type = SC_IDENTITY_TYPE_WILDCARDED_PSI } },
		HEAD "<PublicIdentifiers>" E "<IdentityType>2</IdentityType>"
		     "<WildcardedPSI>sip:room!.*!@example.net</WildcardedPSI>" X
		     "</PublicIdentifiers>" TAIL);
	check(&(struct sc_sh_data){ .identities = { .present = true,
					    .wildcard = SC_TEXT("sip:u!.*!@example.net"),
					    .wildcard_type = SC_IDENTITY_TYPE_WILDCARDED_IMPU } },
		HEAD "<PublicIdentifiers>" E "<IdentityType>3</IdentityType>" E
		     "<WildcardedIMPU>sip:u!.*!@example.net</WildcardedIMPU>" X X
		     "</PublicIdentifiers>" TAIL);
}

static void test_repository(void)
{
	const struct sc_sh_repository rows[] = {
		{ .service_indication = SC_TEXT("a<b"),
			.sequence_number = 65535,
			.service_data = SC_TEXT("<x:y xmlns:x=\"u\"> &amp; </x:y>") },
		{ .service_indication = SC_TEXT("none") },
		{ .service_indication = SC_TEXT("empty"), .service_data = SC_TEXT("") }
	};

	check(&(struct sc_sh_data){ .repository = rows, .repository_count = 3 },
		HEAD "<RepositoryData><ServiceIndication>a&lt;b</ServiceIndication>"
		     "<SequenceNumber>65535</SequenceNumber>"
		     "<ServiceData><x:y xmlns:x=\"u\"> &amp; </x:y></ServiceData></RepositoryData>"
		     "<RepositoryData><ServiceIndication>none</ServiceIndication>"
		     "<SequenceNumber>0</SequenceNumber></RepositoryData>"
		     "<RepositoryData><ServiceIndication>empty</ServiceIndication>"
		     "<SequenceNumber>0</SequenceNumber><ServiceData></ServiceData>"
		     "</RepositoryData>" TAIL);
}

static void test_ims(void)
{
	check(&(struct sc_sh_data){ .ims = { .scscf_name = SC_TEXT(""),
					    .user_state = { true, 0 } } },
		HEAD "<Sh-IMS-Data><SCSCFName></SCSCFName><IMSUserState>0</IMSUserState>"
		     "</Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .stn_sr = SC_TEXT("447700900123"),
					    .srvcc_capability = { true, 1 } } },
		HEAD "<Sh-IMS-Data>" E E E E "<STN-SR>447700900123</STN-SR>"
		     "<UE-SRVCC-Capability>1</UE-SRVCC-Capability>" X X X X "</Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .no_filter_criteria = true,
					    .ip4_address = SC_TEXT(""),
					    .csrn = SC_TEXT("") } },
		HEAD "<Sh-IMS-Data><IFCs></IFCs>" E E E "<IPv4Address></IPv4Address>" E
		     "<CSRN></CSRN>" X X X X "</Sh-IMS-Data>" TAIL);
}

static void test_later_ims(void)
{
	const struct sc_sh_charging charging = { .primary_event = SC_TEXT("aaa://ocs:3868"),
		.primary_collection = SC_TEXT("aaa://ccf"),
		.secondary_collection = SC_TEXT("") };
	const struct sc_sh_dsai dsai[] = { { SC_TEXT("a"), SC_SH_DSAI_ACTIVE },
		{ SC_TEXT("b"), SC_SH_DSAI_INACTIVE } };
	const struct sc_sh_reachability first = { .mme = { true, 0 } };
	const struct sc_sh_reachability all = { { true, 0 }, { true, 1 }, { true, 2 },
		{ true, 3 } };
	const struct sc_sh_sms sms = { SC_TEXT("5989901019"), SC_TEXT("447700") };
	const struct sc_sh_sms none = { .ip_sm_gw_number = SC_TEXT("") };

	check(&(struct sc_sh_data){ .ims = { .charging = &charging } },
		HEAD "<Sh-IMS-Data><ChargingInformation>"
		     "<PrimaryEventChargingFunctionName>aaa://ocs:3868"
		     "</PrimaryEventChargingFunctionName>"
		     "<PrimaryChargingCollectionFunctionName>aaa://ccf"
		     "</PrimaryChargingCollectionFunctionName>"
		     "<SecondaryChargingCollectionFunctionName>"
		     "</SecondaryChargingCollectionFunctionName>"
		     "</ChargingInformation></Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .dsai = dsai, .dsai_count = 2 } },
		HEAD "<Sh-IMS-Data>" E E "<DSAI><DSAI-Tag>a</DSAI-Tag><DSAI-Value>0</DSAI-Value>"
		     "</DSAI><DSAI><DSAI-Tag>b</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI>" X X
		     "</Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .reachability = &first } },
		HEAD "<Sh-IMS-Data>" E E E "<UEReachabilityForIP><UEIPReachabilityMME>0"
		     "</UEIPReachabilityMME></UEReachabilityForIP>" X X X "</Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .reachability = &all } },
		HEAD "<Sh-IMS-Data>" E E E "<UEReachabilityForIP><UEIPReachabilityMME>0"
		     "</UEIPReachabilityMME>" E "<UEIPReachabilitySGSN>1</UEIPReachabilitySGSN>" E
		     "<UEIPReachabilityAMF3GPP>2</UEIPReachabilityAMF3GPP>"
		     "<UEIPReachabilityAMFnon3GPP>3</UEIPReachabilityAMFnon3GPP>" X X
		     "</UEReachabilityForIP>" X X X "</Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .sms = &sms } },
		HEAD "<Sh-IMS-Data>" E E E "<SMSRegistrationInfo><IP-SM-GW-Number>5989901019"
		     "</IP-SM-GW-Number>" E "<SCAddress>447700</SCAddress>" X
		     "</SMSRegistrationInfo>" X X X "</Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .sms = &none } },
		HEAD "<Sh-IMS-Data>" E E E "<SMSRegistrationInfo><IP-SM-GW-Number>"
		     "</IP-SM-GW-Number></SMSRegistrationInfo>" X X X "</Sh-IMS-Data>" TAIL);
	check(&(struct sc_sh_data){ .ims = { .srvcc_5g_capability = { true, 1 } } },
		HEAD "<Sh-IMS-Data>" E E E E E E E
		     "<UE-5G-SRVCC-Capability>1</UE-5G-SRVCC-Capability>" X X X X X X X
		     "</Sh-IMS-Data>" TAIL);
}

/* The order of everything in Sh-IMS-Data. */
static void test_ims_in_order(void)
{
	const struct sc_sh_charging charging = { .primary_event = SC_TEXT("") };
	const struct sc_sh_dsai dsai = { SC_TEXT(""), SC_SH_DSAI_ACTIVE };
	const struct sc_sh_reachability reachability = { .mme = { false, 0 } };
	const struct sc_sh_sms sms = { .ip_sm_gw_number = SC_TEXT("") };

	check(&(struct sc_sh_data){ .ims = { .scscf_name = SC_TEXT(""),
					    .no_filter_criteria = true,
					    .user_state = { true, 2 },
					    .charging = &charging,
					    .psi_activation = { true, SC_SH_PSI_ACTIVE },
					    .dsai = &dsai,
					    .dsai_count = 1,
					    .ip4_address = SC_TEXT(""),
					    .reachability = &reachability,
					    .sms = &sms,
					    .stn_sr = SC_TEXT(""),
					    .srvcc_capability = { true, 0 },
					    .csrn = SC_TEXT(""),
					    .srvcc_5g_capability = { true, 0 } } },
		HEAD "<Sh-IMS-Data><SCSCFName></SCSCFName><IFCs></IFCs>"
		     "<IMSUserState>2</IMSUserState><ChargingInformation>"
		     "<PrimaryEventChargingFunctionName></PrimaryEventChargingFunctionName>"
		     "</ChargingInformation>" E "<PSIActivation>1</PSIActivation>" E
		     "<DSAI><DSAI-Tag></DSAI-Tag><DSAI-Value>0</DSAI-Value></DSAI>" E
		     "<IPv4Address></IPv4Address><UEReachabilityForIP></UEReachabilityForIP>"
		     "<SMSRegistrationInfo><IP-SM-GW-Number></IP-SM-GW-Number>"
		     "</SMSRegistrationInfo>" E "<STN-SR></STN-SR>"
		     "<UE-SRVCC-Capability>0</UE-SRVCC-Capability><CSRN></CSRN>" E E E
		     "<UE-5G-SRVCC-Capability>0</UE-5G-SRVCC-Capability>" X X X X X X X
		     "</Sh-IMS-Data>" TAIL);
}

static void test_tads(void)
{
	check(&(struct sc_sh_data){ .tads = { .present = true,
					    .voice = SC_VOICE_SUPPORT_SUPPORTED,
					    .rat = { true, 1004 },
					    .last_activity = { true, 1714550400 },
					    .access_type = { true, 0 } } },
		HEAD E E E "<TADSinformation>"
			   "<IMSVoiceOverPSSessionSupport>1</IMSVoiceOverPSSessionSupport>"
			   "<RATtype>1004</RATtype>" E
			   "<LastUEActivityTime>2024-05-01T08:00:00Z</LastUEActivityTime>" E
			   "<AccessType>0</AccessType>" X X "</TADSinformation>" X X X TAIL);
	check(&(struct sc_sh_data){ .tads = { .present = true } },
		HEAD E E E "<TADSinformation>"
			   "<IMSVoiceOverPSSessionSupport>0</IMSVoiceOverPSSessionSupport>"
			   "</TADSinformation>" X X X TAIL);
}

static void test_everything_in_order(void)
{
	const struct sc_sh_location nowhere = { .rat = { .present = false } };
	const struct sc_text privates[] = { SC_TEXT("p1"), SC_TEXT("p2") };
	struct sc_sh_data data = { .identities = { .present = true },
		.ims = { .user_state = { true, 1 } },
		.locations = { [SC_SH_LOCATION_CS] = &nowhere,
			[SC_SH_LOCATION_PS] = &nowhere,
			[SC_SH_LOCATION_EPS] = &nowhere,
			[SC_SH_LOCATION_TWAN] = &nowhere,
			[SC_SH_LOCATION_5GS] = &nowhere },
		.cs_user_state = { true, 2 },
		.ps_user_state = { true, 4 },
		.eps_user_state = { true, 3 },
		.user_state_5gs = { true, 6 },
		.deleted = { .present = true },
		.imeisv = SC_TEXT("3520990017614823"),
		.tads = { .present = true },
		.imsi = SC_TEXT("001010000000001"),
		.private_identities = privates,
		.private_count = 2 };

	for (int i = 0; i < SC_IDENTITY_SET_COUNT; i++)
		data.sets[i].present = true;
	check(&data, HEAD "<PublicIdentifiers></PublicIdentifiers>"
			  "<Sh-IMS-Data><IMSUserState>1</IMSUserState></Sh-IMS-Data>"
			  "<CSLocationInformation></CSLocationInformation>"
			  "<PSLocationInformation></PSLocationInformation>"
			  "<CSUserState>2</CSUserState><PSUserState>4</PSUserState>" E
			  "<RegisteredIdentities></RegisteredIdentities>"
			  "<ImplicitIdentities></ImplicitIdentities>"
			  "<AllIdentities></AllIdentities><AliasIdentities></AliasIdentities>" E
			  "<DeletedIdentities></DeletedIdentities>" E "<TADSinformation>"
			  "<IMSVoiceOverPSSessionSupport>0</IMSVoiceOverPSSessionSupport>"
			  "</TADSinformation>" E "<EPSUserState>3</EPSUserState>"
			  "<EPSLocationInformation></EPSLocationInformation>" E
			  "<IMSI>001010000000001</IMSI>"
			  "<TWANLocationInformation></TWANLocationInformation>"
			  "<IMSPrivateUserIdentity>p1</IMSPrivateUserIdentity>"
			  "<IMSPrivateUserIdentity>p2</IMSPrivateUserIdentity>" E
			  "<IMEISV>3520990017614823</IMEISV>" E
			  "<Sh-5GSLocationInformation></Sh-5GSLocationInformation>"
			  "<Sh-5GSUserState>6</Sh-5GSUserState>" X X X X X X X TAIL);
}

static void test_hostile_values(void)
{
	static const struct {
		struct sc_text value;
		const char *written;
	} rows[] = {
		{ { "", 0 }, "" },
		{ { "plain", 5 }, "plain" },
		{ { "<&>\"'", 5 }, "&lt;&amp;&gt;&quot;'" },
		{ { "]]>", 3 }, "]]&gt;" },
		{ { "a\0b", 3 }, "a\xef\xbf\xbd"
				 "b" },
		{ { "\x01\x1f\x7f", 3 }, "\xef\xbf\xbd\xef\xbf\xbd\x7f" },
		{ { "\t\r\n", 3 }, "&#9;&#13;&#10;" },
		{ { "gr\xc3\xbc\xc3\x9f", 6 }, "gr\xc3\xbc\xc3\x9f" },
		{ { "\xf0\x9f\x93\xb1", 4 }, "\xf0\x9f\x93\xb1" },
		{ { "\xc3", 1 }, "\xef\xbf\xbd" },                                 /* cut short */
		{ { "\xc0\xaf", 2 }, "\xef\xbf\xbd\xef\xbf\xbd" },                 /* overlong */
		{ { "\xed\xa0\x80", 3 }, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" }, /* surrogate */
		{ { "\xef\xbf\xbf", 3 }, "\xef\xbf\xbd" },                         /* U+FFFF */
		{ { "\xf4\x90\x80\x80", 4 }, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
		{ { "\xff<", 2 }, "\xef\xbf\xbd&lt;" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		struct sc_text_writer out;

		sc_text_writer_begin(&out, buffer, sizeof(buffer));
		sc_xml_put_value(&out, rows[i].value);
		check_text(sc_text_written(&out), rows[i].written);
	}
}

/* Every room that is too small is answered, none is overrun. */
static void test_room(void)
{
	const struct sc_sh_data data = { .ims = { .stn_sr = SC_TEXT("1&2") } };
	struct sc_text_writer out;
	size_t needed = 0;

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	CU_ASSERT_EQUAL(sc_sh_data_write(&data, &out), SC_STATUS_OK);
	needed = sc_text_written(&out).length;
	for (size_t room = 0; room < needed; room++) {
		char *tight = malloc(room + 1);

		CU_ASSERT_PTR_NOT_NULL_FATAL(tight);
		sc_text_writer_begin(&out, tight, room);
		CU_ASSERT_EQUAL(sc_sh_data_write(&data, &out), SC_STATUS_OUT_OF_ROOM);
		free(tight);
	}
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a document without data", test_nothing },
		{ "MSISDN and ExtendedMSISDN", test_msisdn },
		{ "public identities and their types", test_identities },
		{ "wildcarded identities", test_wildcards },
		{ "repository data", test_repository },
		{ "IMS data at their depths", test_ims },
		{ "later IMS data", test_later_ims },
		{ "the order of IMS data", test_ims_in_order },
		{ "T-ADS information", test_tads },
		{ "the order of everything", test_everything_in_order },
		{ "hostile values", test_hostile_values },
		{ "too little room", test_room },
	};

	return suite_run("Sh-Data", tests, SC_COUNT_OF(tests));
}
