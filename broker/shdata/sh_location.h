/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where is the user? One struct for the location elements of TS 29.328 Annex D, which differ in
 * what they may tell, and in which order.
 */
#ifndef SC_SH_LOCATION_H
#define SC_SH_LOCATION_H

#include "sh_number.h"
#include "text.h"

struct sc_sh_fields;

enum sc_sh_location_kind {
	SC_SH_LOCATION_CS,
	SC_SH_LOCATION_PS,
	SC_SH_LOCATION_EPS,
	SC_SH_LOCATION_TWAN,
	SC_SH_LOCATION_5GS,
	SC_SH_LOCATION_COUNT
};

struct sc_sh_time_zone {
	struct sc_text offset;
	struct sc_sh_number daylight_saving;
};

/* What an element does not provide for is not written. With nothing inside: an empty element. */
struct sc_sh_location {
	/* Octets of TS 29.002; written as base64. */
	struct sc_text location_number;
	struct sc_text cell_global_id; /* one of these three at the most */
	struct sc_text service_area_id;
	struct sc_text location_area_id;
	struct sc_text routing_area_id;
	struct sc_text eutran_cell_global_id;
	struct sc_text tracking_area_id;
	struct sc_text geographical;
	struct sc_text geodetic;
	struct sc_text vlr_number;
	struct sc_text msc_number;
	struct sc_text sgsn_number;
	/* Texts. */
	struct sc_text nr_cell_global_id; /* digits: MCC, MNC, NR Cell Identity */
	struct sc_text mme_name;
	struct sc_text amf_address;
	struct sc_text smsf_address;
	struct sc_text visited_plmn; /* digits: MCC, MNC */
	struct sc_text twan_ssid;
	struct sc_text twan_bssid;
	struct sc_text twan_plmn;
	struct sc_text civic_address;
	struct sc_text twan_operator;
	struct sc_text logical_access_id;
	struct sc_sh_number current_retrieved; /* 1: asked of the serving node just now */
	struct sc_sh_number age;               /* minutes */
	struct sc_sh_number rat;               /* TS 29.212 RAT-Type */
	const struct sc_sh_time_zone *time_zone;
};

/* The name of the element and the fields inside it. */
const char *sc_sh_location_name(enum sc_sh_location_kind kind);
const struct sc_sh_fields *sc_sh_location_fields(enum sc_sh_location_kind kind);

#endif
