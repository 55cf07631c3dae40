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
#include "sh_update.h"

enum {
	SC_SH_APPLICATION = 16777217,
	SC_SH_USER_DATA = 306,               /* UDR, UDA */
	SC_SH_PROFILE_UPDATE = 307,          /* PUR, PUA */
	SC_SH_SUBSCRIBE_NOTIFICATIONS = 308, /* SNR, SNA */
	SC_SH_PUSH_NOTIFICATION = 309,       /* PNR, PNA */

	SC_SH_AVP_USER_NAME = 1, /* of no vendor */
	SC_SH_AVP_PUBLIC_IDENTITY = 601,
	SC_SH_AVP_SERVER_NAME = 602,
	SC_SH_AVP_USER_IDENTITY = 700,
	SC_SH_AVP_MSISDN = 701,
	SC_SH_AVP_USER_DATA = 702,
	SC_SH_AVP_DATA_REFERENCE = 703,
	SC_SH_AVP_SERVICE_INDICATION = 704,
	SC_SH_AVP_SUBS_REQ_TYPE = 705,
	SC_SH_AVP_REQUESTED_DOMAIN = 706,
	SC_SH_AVP_CURRENT_LOCATION = 707,
	SC_SH_AVP_IDENTITY_SET = 708,
	SC_SH_AVP_EXPIRY_TIME = 709,
	SC_SH_AVP_SEND_DATA_INDICATION = 710,
	SC_SH_AVP_DSAI_TAG = 711,
	SC_SH_AVP_ONE_TIME_NOTIFICATION = 712,
	SC_SH_AVP_REQUESTED_NODES = 713,
	SC_SH_AVP_REPOSITORY_DATA_ID = 715,
	SC_SH_AVP_SEQUENCE_NUMBER = 716,
	SC_SH_AVP_EXTERNAL_IDENTIFIER = 3111,
	SC_SH_AVP_SUPPORTED_FEATURES = 628,
	SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY = 634,
	SC_SH_AVP_WILDCARDED_IMPU = 636,

	SC_SH_FEATURES_LIMIT = 4, /* Supported-Features of one message */
	SC_SH_TAG_LIMIT = 8       /* DSAI-Tags of one message */
};

/* Bits of Feature-List 1 (TS 29.328 6.1A). */
enum sc_sh_feature {
	SC_SH_NOTIF_EFF = 1u << 0,
	SC_SH_UPDATE_EFF = 1u << 1,
	SC_SH_UPDATE_EFF_ENHANCE = 1u << 2,
	SC_SH_ADDITIONAL_MSISDN = 1u << 3
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

/* Whom a request is about. */
struct sh_whom {
	struct sh_user_identity user_identity;
	struct sc_text wildcarded_public_identity;
	struct sc_text wildcarded_impu;
	struct sc_text user_name;
};

/* Which data a UDR asks for, or an SNR subscribes to. */
struct sh_selection {
	struct sc_text server_name;
	struct sc_text service_indication[SC_SH_INDICATION_LIMIT];
	uint32_t service_indication_count;
	struct sc_avp_u32 data_reference[SC_SH_REFERENCE_LIMIT];
	uint32_t data_reference_count;
	struct sc_avp_u32 identity_set[SC_SH_SET_LIMIT];
	uint32_t identity_set_count;
	struct sc_text dsai_tag[SC_SH_TAG_LIMIT];
	uint32_t dsai_tag_count;
};

struct sh_udr {
	struct sh_whom whom;
	struct sh_selection what;
	struct sc_avp_u32 requested_domain;
	struct sc_avp_u32 current_location;
	struct sc_avp_u32 requested_nodes;
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

struct sh_pur {
	struct sh_whom whom;
	struct sc_avp_u32 data_reference[SC_SH_INSTANCE_LIMIT];
	uint32_t data_reference_count;
	struct sc_text user_data;
	struct sh_features features[SC_SH_FEATURES_LIMIT];
	uint32_t features_count;
};

struct sh_repository_id {
	bool present;
	struct sc_text service_indication;
	struct sc_avp_u32 sequence_number;
};

struct sh_pua {
	struct sc_text wildcarded_public_identity;
	struct sc_text wildcarded_impu;
	struct sh_repository_id repository;
	struct sc_avp_u32 data_reference;
	struct sh_features features[SC_SH_FEATURES_LIMIT];
	uint32_t features_count;
};

struct sh_snr {
	struct sh_whom whom;
	struct sh_selection what;
	struct sc_avp_u32 send_data_indication;
	struct sc_avp_u32 subs_req_type;
	struct sc_avp_u32 expiry_time;
	struct sc_avp_u32 one_time_notification;
	struct sh_features features[SC_SH_FEATURES_LIMIT];
	uint32_t features_count;
};

struct sh_sna {
	struct sc_text wildcarded_public_identity;
	struct sc_text wildcarded_impu;
	struct sh_features features[SC_SH_FEATURES_LIMIT];
	uint32_t features_count;
	struct sc_text user_data;
	struct sc_avp_u32 expiry_time;
};

struct sh_pnr {
	struct sh_whom whom;
	struct sc_text user_data;
};

/* Values of Subs-Req-Type and Send-Data-Indication. */
enum { SC_SH_SUBSCRIBE, SC_SH_UNSUBSCRIBE };
enum { SC_SH_DATA_NOT_REQUESTED, SC_SH_DATA_REQUESTED };

extern const struct sc_avp_map sc_sh_udr_map;
extern const struct sc_avp_map sc_sh_uda_map;
extern const struct sc_avp_map sc_sh_pur_map;
extern const struct sc_avp_map sc_sh_pua_map;
extern const struct sc_avp_map sc_sh_snr_map;
extern const struct sc_avp_map sc_sh_sna_map;
extern const struct sc_avp_map sc_sh_pnr_map;

/* Sh for a program that only asks: it serves no command. */
extern const struct sc_application sc_sh_asking;

/* 0 or an errno, as libfdproto does. */
int sc_sh_define(struct dictionary *dictionary);

#endif
