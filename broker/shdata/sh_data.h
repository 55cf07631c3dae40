/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does an Sh-Data document say? Plain structs, one per type of TS 29.328 Annex D, and the
 * function that writes them as XML: no namespace, the fixed order of elements, and each newer
 * element at the depth of Extension that its release gave it. Filled by the service; knows nothing
 * of who asks or whether he may.
 *
 * A text is absent when .at is NULL and an empty element when it has .at but no length, which is
 * how "none is held" is said among data that are (TS 29.328 6.1.1.1 step 5).
 */
#ifndef SC_SH_DATA_H
#define SC_SH_DATA_H

#include <stdbool.h>
#include <stdint.h>

#include "continuity.h"
#include "export.h"
#include "sh_location.h"
#include "sh_number.h"
#include "status.h"
#include "text.h"
#include "vocabulary.h"

struct sc_sh_public {
	struct sc_text uri;
	enum sc_identity_type type;
};

/* tPublicIdentity. Present with nothing inside: an empty element. */
struct sc_sh_identities {
	bool present;
	const struct sc_sh_public *publics;
	uint32_t public_count;
	const struct sc_text *msisdns; /* digits */
	uint32_t msisdn_count;
	const struct sc_text *additional_msisdns; /* ExtendedMSISDN, digits */
	uint32_t additional_count;
	/* The wildcard that the requested identity matched; its .at is NULL when it matched none.
	 */
	struct sc_text wildcard;
	enum sc_identity_type wildcard_type; /* WILDCARDED_PSI or WILDCARDED_IMPU */
};

/* tTransparentData. Data of other parties are opaque: one element, written byte for byte. */
struct sc_sh_repository {
	struct sc_text service_indication;
	uint32_t sequence_number;               /* 0..65535 */
	const struct sc_continuity *continuity; /* the broker's own data, NULL: see service_data */
	struct sc_text service_data;            /* .at NULL: no ServiceData */
};

/* ChargingInformation: Diameter URIs; at least one primary one. */
struct sc_sh_charging {
	struct sc_text primary_event;
	struct sc_text secondary_event;
	struct sc_text primary_collection;
	struct sc_text secondary_collection;
};

/* The numbers of DSAI-Value are the reverse of those of PSIActivation. */
enum sc_sh_psi_activation { SC_SH_PSI_INACTIVE, SC_SH_PSI_ACTIVE };
enum sc_sh_dsai_value { SC_SH_DSAI_ACTIVE, SC_SH_DSAI_INACTIVE };

struct sc_sh_dsai {
	struct sc_text tag;
	enum sc_sh_dsai_value value;
};

/* UEReachabilityForIP; 0: reachable. */
struct sc_sh_reachability {
	struct sc_sh_number mme;
	struct sc_sh_number sgsn;
	struct sc_sh_number amf_3gpp;
	struct sc_sh_number amf_non_3gpp;
};

/* SMSRegistrationInfo. An empty number deletes the one that was registered (TS 29.328 6.1.2.1). */
struct sc_sh_sms {
	struct sc_text ip_sm_gw_number;
	struct sc_text sc_address;
};

/* tShIMSData, as far as the broker speaks of it. NULL: absent. */
struct sc_sh_ims {
	struct sc_text scscf_name;
	bool no_filter_criteria; /* an empty IFCs */
	struct sc_sh_number user_state;
	const struct sc_sh_charging *charging;
	struct sc_sh_number psi_activation; /* enum sc_sh_psi_activation */
	const struct sc_sh_dsai *dsai;
	uint32_t dsai_count;
	struct sc_text ip4_address;
	const struct sc_sh_reachability *reachability;
	const struct sc_sh_sms *sms;
	struct sc_text stn_sr;                /* digits */
	struct sc_sh_number srvcc_capability; /* 1: supported */
	struct sc_text csrn;
	struct sc_sh_number srvcc_5g_capability; /* 1: supported */
};

/* tTADSinformation. */
struct sc_sh_tads {
	bool present;
	enum sc_voice_support voice;
	struct sc_sh_number rat;
	struct sc_sh_number last_activity; /* epoch seconds */
	struct sc_sh_number access_type;   /* 0: 3GPP, 1: not 3GPP */
};

enum sc_identity_set {
	SC_IDENTITY_SET_ALL,
	SC_IDENTITY_SET_REGISTERED,
	SC_IDENTITY_SET_IMPLICIT,
	SC_IDENTITY_SET_ALIAS,
	SC_IDENTITY_SET_COUNT
};

struct sc_sh_data {
	struct sc_sh_identities identities;
	const struct sc_sh_repository *repository;
	uint32_t repository_count;
	struct sc_sh_ims ims;
	/* NULL: absent. One with nothing inside tells that none is held. */
	const struct sc_sh_location *locations[SC_SH_LOCATION_COUNT];
	struct sc_sh_number cs_user_state; /* 0..3 */
	struct sc_sh_number ps_user_state; /* 0..6, as the two below */
	struct sc_sh_number eps_user_state;
	struct sc_sh_number user_state_5gs;
	struct sc_sh_identities sets[SC_IDENTITY_SET_COUNT]; /* when several sets are told apart */
	struct sc_sh_identities deleted;                     /* that a subscriber has lost */
	struct sc_sh_tads tads;
	struct sc_text imsi;
	const struct sc_text *private_identities;
	uint32_t private_count;
	struct sc_text imeisv; /* 14 digits of an IMEI, or 16 */
};

/* Writes the whole document. OUT_OF_ROOM: the writer is full, what it holds is of no use. */
SC_EXPORT enum sc_status sc_sh_data_write(
	const struct sc_sh_data *data, struct sc_text_writer *out);

#endif
