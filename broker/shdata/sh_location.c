/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_location.h"

#include "sh_fields.h"

#define TEXT(depth, name, member)                                                                  \
	SC_SH_FIELD(depth, SC_SH_TEXT, name, struct sc_sh_location, member)
#define OCTETS(depth, name, member)                                                                \
	SC_SH_FIELD(depth, SC_SH_OCTETS, name, struct sc_sh_location, member)
#define ADDRESS(depth, name, member)                                                               \
	SC_SH_FIELD(depth, SC_SH_ADDRESS, name, struct sc_sh_location, member)
#define NUMBER(depth, name, member)                                                                \
	SC_SH_FIELD(depth, SC_SH_NUMBER, name, struct sc_sh_location, member)
#define TIME_ZONE(depth)                                                                           \
	SC_SH_INSIDE(depth, "LocalTimeZone", struct sc_sh_location, time_zone, &time_zone)

static const struct sc_sh_field time_zone_fields[] = {
	SC_SH_FIELD(0, SC_SH_TEXT, "TimeZone", struct sc_sh_time_zone, offset),
	SC_SH_FIELD(0, SC_SH_NUMBER, "DaylightSavingTime", struct sc_sh_time_zone, daylight_saving),
};
static const struct sc_sh_fields time_zone = SC_SH_FIELDS(time_zone_fields);

static const struct sc_sh_field cs_fields[] = {
	OCTETS(0, "LocationNumber", location_number),
	OCTETS(0, "CellGlobalId", cell_global_id),
	OCTETS(0, "ServiceAreaId", service_area_id),
	OCTETS(0, "LocationAreaId", location_area_id),
	OCTETS(0, "GeographicalInformation", geographical),
	OCTETS(0, "GeodeticInformation", geodetic),
	ADDRESS(0, "VLRNumber", vlr_number),
	ADDRESS(0, "MSCNumber", msc_number),
	NUMBER(0, "CurrentLocationRetrieved", current_retrieved),
	NUMBER(0, "AgeOfLocationInformation", age),
	OCTETS(2, "E-UTRANCellGlobalId", eutran_cell_global_id),
	OCTETS(2, "TrackingAreaId", tracking_area_id),
	TIME_ZONE(3),
};

static const struct sc_sh_field ps_fields[] = {
	OCTETS(0, "CellGlobalId", cell_global_id),
	OCTETS(0, "ServiceAreaId", service_area_id),
	OCTETS(0, "LocationAreaId", location_area_id),
	OCTETS(0, "RoutingAreaId", routing_area_id),
	OCTETS(0, "GeographicalInformation", geographical),
	OCTETS(0, "GeodeticInformation", geodetic),
	ADDRESS(0, "SGSNNumber", sgsn_number),
	NUMBER(0, "CurrentLocationRetrieved", current_retrieved),
	NUMBER(0, "AgeOfLocationInformation", age),
	TEXT(2, "VisitedPLMNID", visited_plmn),
	TIME_ZONE(2),
	NUMBER(2, "RATtype", rat),
};

static const struct sc_sh_field eps_fields[] = {
	OCTETS(0, "E-UTRANCellGlobalId", eutran_cell_global_id),
	OCTETS(0, "TrackingAreaId", tracking_area_id),
	OCTETS(0, "GeographicalInformation", geographical),
	OCTETS(0, "GeodeticInformation", geodetic),
	TEXT(0, "MMEName", mme_name),
	NUMBER(0, "CurrentLocationRetrieved", current_retrieved),
	NUMBER(0, "AgeOfLocationInformation", age),
	TEXT(1, "VisitedPLMNID", visited_plmn),
	TIME_ZONE(1),
	NUMBER(2, "RATtype", rat),
};

static const struct sc_sh_field twan_fields[] = {
	TEXT(0, "TWAN-SSID", twan_ssid),
	TEXT(0, "TWAN-BSSID", twan_bssid),
	TEXT(0, "TWAN-PLMNID", twan_plmn),
	TEXT(0, "CivicAddress", civic_address),
	TEXT(0, "TWANOperatorName", twan_operator),
	TIME_ZONE(0),
	TEXT(0, "LogicalAccessID", logical_access_id),
};

static const struct sc_sh_field fiveg_fields[] = {
	TEXT(0, "NRCellGlobalId", nr_cell_global_id),
	OCTETS(0, "E-UTRANCellGlobalId", eutran_cell_global_id),
	OCTETS(0, "TrackingAreaId", tracking_area_id),
	OCTETS(0, "GeographicalInformation", geographical),
	TEXT(0, "AMFAddress", amf_address),
	TEXT(0, "SMSFAddress", smsf_address),
	NUMBER(0, "CurrentLocationRetrieved", current_retrieved),
	NUMBER(0, "AgeOfLocationInformation", age),
	TEXT(0, "VisitedPLMNID", visited_plmn),
	TIME_ZONE(0),
	NUMBER(0, "RATtype", rat),
};

static const struct {
	const char *name;
	struct sc_sh_fields fields;
} locations[SC_SH_LOCATION_COUNT] = {
	[SC_SH_LOCATION_CS] = { "CSLocationInformation", SC_SH_FIELDS(cs_fields) },
	[SC_SH_LOCATION_PS] = { "PSLocationInformation", SC_SH_FIELDS(ps_fields) },
	[SC_SH_LOCATION_EPS] = { "EPSLocationInformation", SC_SH_FIELDS(eps_fields) },
	[SC_SH_LOCATION_TWAN] = { "TWANLocationInformation", SC_SH_FIELDS(twan_fields) },
	[SC_SH_LOCATION_5GS] = { "Sh-5GSLocationInformation", SC_SH_FIELDS(fiveg_fields) },
};

const char *sc_sh_location_name(enum sc_sh_location_kind kind)
{
	return locations[kind].name;
}

const struct sc_sh_fields *sc_sh_location_fields(enum sc_sh_location_kind kind)
{
	return &locations[kind].fields;
}
