/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is Sh spoken (TS 29.329)? Its words in the dictionary, its messages as structs, and the maps
 * between both, for whoever answers and for whoever asks. What a message means is not known here.
 */
#ifndef SC_SH_LANGUAGE_H
#define SC_SH_LANGUAGE_H

#include "application.h"
#include "avp_map.h"
#include "sh_pull.h"

enum {
	SC_SH_APPLICATION = 16777217,
	SC_SH_USER_DATA = 306, /* UDR, UDA */

	SC_SH_AVP_PUBLIC_IDENTITY = 601,
	SC_SH_AVP_SERVER_NAME = 602,
	SC_SH_AVP_USER_IDENTITY = 700,
	SC_SH_AVP_MSISDN = 701,
	SC_SH_AVP_DATA_REFERENCE = 703,
	SC_SH_AVP_SERVICE_INDICATION = 704,
	SC_SH_AVP_REQUESTED_DOMAIN = 706,
	SC_SH_AVP_CURRENT_LOCATION = 707,
	SC_SH_AVP_IDENTITY_SET = 708,
	SC_SH_AVP_DSAI_TAG = 711,
	SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY = 634,
	SC_SH_AVP_WILDCARDED_IMPU = 636,

	SC_SH_FEATURES_LIMIT = 4, /* Supported-Features of one message */
	SC_SH_TAG_LIMIT = 8       /* DSAI-Tags of one message */
};

struct sh_features {
	bool present;
	bool must; /* came with the M bit */
	struct sc_avp_u32 vendor;
	struct sc_avp_u32 list;
	struct sc_avp_u32 bits;
};

struct sh_user_identity {
	bool present;
	struct sc_text public_identity;
	struct sc_text msisdn;
	struct sc_text external;
};

struct sh_udr {
	struct sh_user_identity user_identity;
	struct sc_text wildcarded_public_identity;
	struct sc_text wildcarded_impu;
	struct sc_text server_name;
	struct sc_text service_indication[SC_SH_INDICATION_LIMIT];
	uint32_t service_indication_count;
	struct sc_avp_u32 data_reference[SC_SH_REFERENCE_LIMIT];
	uint32_t data_reference_count;
	struct sc_avp_u32 identity_set[SC_SH_SET_LIMIT];
	uint32_t identity_set_count;
	struct sc_avp_u32 requested_domain;
	struct sc_avp_u32 current_location;
	struct sc_text dsai_tag[SC_SH_TAG_LIMIT];
	uint32_t dsai_tag_count;
	struct sc_text user_name;
	struct sh_features features[SC_SH_FEATURES_LIMIT];
	uint32_t features_count;
};

struct sh_uda {
	struct sh_features features[SC_SH_FEATURES_LIMIT];
	uint32_t features_count;
	struct sc_text wildcarded_public_identity;
	struct sc_text wildcarded_impu;
	struct sc_text user_data;
};

extern const struct sc_avp_map sc_sh_udr_map;
extern const struct sc_avp_map sc_sh_uda_map;

/* Sh for a program that only asks: it serves no command. */
extern const struct sc_application sc_sh_asking;

/* 0 or an errno, as libfdproto does. */
int sc_sh_define(struct dictionary *dictionary);

#endif
