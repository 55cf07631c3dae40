/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Location elements, byte for byte: a place of which everything is known, and what each kind of
 * element takes of it, in which order and at which depth of Extension.
 */
#include <stdio.h>

#include "sh_data.h"
#include "suite.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sh-Data>"
#define TAIL "</Sh-Data>"
#define E    "<Extension>"
#define X    "</Extension>"
#define ZONE                                                                                       \
	"<LocalTimeZone><TimeZone>+01:00</TimeZone><DaylightSavingTime>1</DaylightSavingTime>"     \
	"</LocalTimeZone>"
#define AGE                                                                                        \
	"<CurrentLocationRetrieved>0</CurrentLocationRetrieved>"                                   \
	"<AgeOfLocationInformation>5</AgeOfLocationInformation>"
#define GEO                                                                                        \
	"<GeographicalInformation>Z2VvZw==</GeographicalInformation>"                              \
	"<GeodeticInformation>Z2VvZA==</GeodeticInformation>"

static const struct sc_sh_time_zone zone = { SC_TEXT("+01:00"), { true, 1 } };
static const struct sc_sh_location place = { .location_number = SC_TEXT("num"),
	.cell_global_id = SC_TEXT("\x72\xf2\x10\x00\x01\x4e\x4a"),
	.routing_area_id = SC_TEXT("routes"),
	.eutran_cell_global_id = SC_TEXT("\xff\xfe\x3f"),
	.tracking_area_id = SC_TEXT("taidx"),
	.geographical = SC_TEXT("geog"),
	.geodetic = SC_TEXT("geod"),
	.vlr_number = SC_TEXT("vlr"),
	.msc_number = SC_TEXT(""),
	.sgsn_number = SC_TEXT("sgsn"),
	.nr_cell_global_id = SC_TEXT("00101000000001"),
	.mme_name = SC_TEXT("mme"),
	.amf_address = SC_TEXT("amf"),
	.smsf_address = SC_TEXT("smsf"),
	.visited_plmn = SC_TEXT("00101"),
	.twan_ssid = SC_TEXT("ssid"),
	.twan_bssid = SC_TEXT("bssid"),
	.twan_plmn = SC_TEXT("00102"),
	.civic_address = SC_TEXT("street"),
	.twan_operator = SC_TEXT("cafe"),
	.logical_access_id = SC_TEXT("port"),
	.current_retrieved = { true, 0 },
	.age = { true, 5 },
	.rat = { true, 1004 },
	.time_zone = &zone };

static const char *const written[SC_SH_LOCATION_COUNT] = {
	[SC_SH_LOCATION_CS] =
		"<CSLocationInformation><LocationNumber>bnVt</LocationNumber>"
		"<CellGlobalId>cvIQAAFOSg==</CellGlobalId>" GEO
		"<VLRNumber><Address>dmxy</Address></VLRNumber><MSCNumber></MSCNumber>" AGE E E
		"<E-UTRANCellGlobalId>//4/</E-UTRANCellGlobalId>"
		"<TrackingAreaId>dGFpZHg=</TrackingAreaId>" E ZONE X X X "</CSLocationInformation>",
	[SC_SH_LOCATION_PS] = "<PSLocationInformation><CellGlobalId>cvIQAAFOSg==</CellGlobalId>"
			      "<RoutingAreaId>cm91dGVz</RoutingAreaId>" GEO
			      "<SGSNNumber><Address>c2dzbg==</Address></SGSNNumber>" AGE E E
			      "<VisitedPLMNID>00101</VisitedPLMNID>" ZONE
			      "<RATtype>1004</RATtype>" X X "</PSLocationInformation>",
	[SC_SH_LOCATION_EPS] =
		E E E E "<EPSLocationInformation>"
			"<E-UTRANCellGlobalId>//4/</E-UTRANCellGlobalId>"
			"<TrackingAreaId>dGFpZHg=</TrackingAreaId>" GEO
			"<MMEName>mme</MMEName>" AGE E "<VisitedPLMNID>00101</VisitedPLMNID>" ZONE E
			"<RATtype>1004</RATtype>" X X "</EPSLocationInformation>" X X X X,
	[SC_SH_LOCATION_TWAN] = E E E E E
	"<TWANLocationInformation><TWAN-SSID>ssid</TWAN-SSID>"
	"<TWAN-BSSID>bssid</TWAN-BSSID><TWAN-PLMNID>00102</TWAN-PLMNID>"
	"<CivicAddress>street</CivicAddress>"
	"<TWANOperatorName>cafe</TWANOperatorName>" ZONE
	"<LogicalAccessID>port</LogicalAccessID></TWANLocationInformation>" X X X X X,
	[SC_SH_LOCATION_5GS] =
		E E E E E E E "<Sh-5GSLocationInformation>"
			      "<NRCellGlobalId>00101000000001</NRCellGlobalId>"
			      "<E-UTRANCellGlobalId>//4/</E-UTRANCellGlobalId>"
			      "<TrackingAreaId>dGFpZHg=</TrackingAreaId>"
			      "<GeographicalInformation>Z2VvZw==</GeographicalInformation>"
			      "<AMFAddress>amf</AMFAddress><SMSFAddress>smsf</SMSFAddress>" AGE
			      "<VisitedPLMNID>00101</VisitedPLMNID>" ZONE "<RATtype>1004</RATtype>"
			      "</Sh-5GSLocationInformation>" X X X X X X X,
};

static void check(const struct sc_sh_data *data, const char *expected)
{
	char buffer[4096];
	struct sc_text_writer out;
	bool same;

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	CU_ASSERT_EQUAL(sc_sh_data_write(data, &out), SC_STATUS_OK);
	same = sc_text_equal(sc_text_written(&out), sc_text_of(expected));
	if (!same)
		printf("\n  wrote:    %.*s\n  expected: %s\n", SC_TEXT_ARG(sc_text_written(&out)),
			expected);
	CU_ASSERT(same);
}

static void test_everything(void)
{
	char expected[2048];

	for (int i = 0; i < SC_SH_LOCATION_COUNT; i++) {
		struct sc_sh_data data = { .repository_count = 0 };

		data.locations[i] = &place;
		snprintf(expected, sizeof(expected), HEAD "%s" TAIL, written[i]);
		check(&data, expected);
	}
}

/* Of the three kinds of area one is known. */
static void test_areas(void)
{
	const struct sc_sh_location service = { .service_area_id = SC_TEXT("s") };
	const struct sc_sh_location area = { .location_area_id = SC_TEXT("la") };

	check(&(struct sc_sh_data){ .locations = { [SC_SH_LOCATION_CS] = &service,
					    [SC_SH_LOCATION_PS] = &area } },
		HEAD "<CSLocationInformation><ServiceAreaId>cw==</ServiceAreaId>"
		     "</CSLocationInformation><PSLocationInformation>"
		     "<LocationAreaId>bGE=</LocationAreaId></PSLocationInformation>" TAIL);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "a place with everything", test_everything },
		{ "areas", test_areas },
	};

	return suite_run("Sh-Data locations", tests, SC_COUNT_OF(tests));
}
