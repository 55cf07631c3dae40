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
#include "status.h"
#include "text.h"
#include "vocabulary.h"

struct sc_sh_number {
	bool present;
	int64_t value;
};

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

/* tShIMSData, as far as the broker speaks of it. */
struct sc_sh_ims {
	struct sc_text scscf_name;
	bool no_filter_criteria; /* an empty IFCs */
	struct sc_sh_number user_state;
	struct sc_text ip4_address;
	struct sc_text stn_sr;
	struct sc_sh_number srvcc_capability; /* 1: supported */
	struct sc_text csrn;
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
	bool no_cs_location; /* empty location elements: none is held */
	bool no_ps_location;
	bool no_eps_location;
	struct sc_sh_identities sets[SC_IDENTITY_SET_COUNT]; /* when several sets are told apart */
	struct sc_sh_tads tads;
	struct sc_text imsi;
	const struct sc_text *private_identities;
	uint32_t private_count;
};

/* Writes the whole document. OUT_OF_ROOM: the writer is full, what it holds is of no use. */
SC_EXPORT enum sc_status sc_sh_data_write(
	const struct sc_sh_data *data, struct sc_text_writer *out);

#endif
