/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is Rx spoken (TS 29.214 5)? Its words in the dictionary, its messages as structs, and the
 * maps between both, for whoever answers and for whoever asks. What a message means is not known
 * here.
 */
#ifndef SC_RX_LANGUAGE_H
#define SC_RX_LANGUAGE_H

#include "application.h"
#include "avp_map.h"
#include "rx_content.h"

enum {
	SC_RX_APPLICATION = 16777236,
	SC_RX_RE_AUTH = 258,             /* RAR, RAA */
	SC_RX_AA = 265,                  /* AAR, AAA */
	SC_RX_ABORT_SESSION = 274,       /* ASR, ASA */
	SC_RX_SESSION_TERMINATION = 275, /* STR, STA */

	SC_RX_AVP_FRAMED_IP_ADDRESS = 8,
	SC_RX_AVP_CALLED_STATION = 30,
	SC_RX_AVP_FRAMED_IPV6_PREFIX = 97,
	SC_RX_AVP_SESSION_ID = 263,
	SC_RX_AVP_ORIGIN_HOST = 264,
	SC_RX_AVP_ORIGIN_REALM = 296,
	SC_RX_AVP_SUBSCRIPTION = 443,
	SC_RX_AVP_SUBSCRIPTION_DATA = 444,
	SC_RX_AVP_SUBSCRIPTION_TYPE = 450,
	SC_RX_AVP_ABORT_CAUSE = 500,
	SC_RX_AVP_APPLICATION = 504,
	SC_RX_AVP_CHARGING_ID = 505,
	SC_RX_AVP_FLOW_DESCRIPTION = 507,
	SC_RX_AVP_FLOW_STATUS = 511,
	SC_RX_AVP_FLOW_USAGE = 512,
	SC_RX_AVP_SPECIFIC_ACTION = 513,
	SC_RX_AVP_MEDIA_COMPONENT = 517,
	SC_RX_AVP_MEDIA_SUB_COMPONENT = 519,
	SC_RX_AVP_MEDIA_TYPE = 520,
	SC_RX_AVP_FORKING = 523,
	SC_RX_AVP_SERVICE_URN = 525,
	SC_RX_AVP_SERVICE_INFO_STATUS = 527,
	SC_RX_AVP_REQUEST_TYPE = 533,
	SC_RX_AVP_LEAST_DOWN = 534, /* Min-Requested-Bandwidth-DL */
	SC_RX_AVP_LEAST_UP = 535,
	SC_RX_AVP_REQUIRED_ACCESS_INFO = 536,
	SC_RX_AVP_IP_DOMAIN = 537,
	SC_RX_AVP_SUPPORTED_FEATURES = 628,

	SC_RX_FLOWS_LIMIT = 16,       /* Media-Sub-Components of one component in a message */
	SC_RX_DESCRIPTIONS_LIMIT = 8, /* the grammar says 2, Kamailio sends up to 8 */
	SC_RX_CODECS_LIMIT = 4,       /* Codec-Data of one component, likewise */
	SC_RX_SUBSCRIPTIONS_LIMIT = 8,
	SC_RX_ACTIONS_LIMIT = 32,
	SC_RX_FEATURES_LIMIT = 4,
	SC_RX_REQUIRED_LIMIT = 8, /* Required-Access-Info */

	SC_RX_NETLOC_NOT_SUPPORTED = 0 /* NetLoc-Access-Support (TS 29.212 5.3.111) */
};

struct rx_features {
	bool present;
	bool must; /* came with the M bit */
	struct sc_avp_u32 vendor;
	struct sc_avp_u32 list;
	struct sc_avp_u32 bits;
};

struct rx_subscription {
	bool present;
	struct sc_avp_u32 kind;
	struct sc_text value;
};

struct rx_bandwidth {
	struct sc_avp_u32 down; /* bps */
	struct sc_avp_u32 up;
	struct sc_avp_u32 extended_down; /* kbps */
	struct sc_avp_u32 extended_up;
};

struct rx_flow {
	bool present;
	struct sc_avp_u32 number;
	struct sc_text description[SC_RX_DESCRIPTIONS_LIMIT];
	uint32_t description_count;
	struct sc_avp_u32 status;
	struct sc_avp_u32 usage;
	struct rx_bandwidth bandwidth;
};

struct rx_media {
	bool present;
	struct sc_avp_u32 number;
	struct rx_flow flow[SC_RX_FLOWS_LIMIT];
	uint32_t flow_count;
	struct sc_text application;
	struct sc_avp_u32 type;
	struct rx_bandwidth bandwidth;
	struct sc_avp_u32 least_down; /* bps */
	struct sc_avp_u32 least_up;
	struct sc_avp_u32 status;
	struct sc_avp_u32 rs; /* bps */
	struct sc_avp_u32 rr;
	struct sc_text codec[SC_RX_CODECS_LIMIT];
	uint32_t codec_count;
	struct sc_avp_u64 version;
};

struct rx_aar {
	struct sc_text ip_domain;
	struct sc_text application;
	struct rx_media media[SC_RX_COMPONENT_LIMIT];
	uint32_t media_count;
	struct sc_avp_u32 service_info_status;
	struct sc_text charging_id;
	struct sc_avp_u32 forking;
	struct sc_avp_u32 action[SC_RX_ACTIONS_LIMIT];
	uint32_t action_count;
	struct rx_subscription subscription[SC_RX_SUBSCRIPTIONS_LIMIT];
	uint32_t subscription_count;
	struct rx_features features[SC_RX_FEATURES_LIMIT];
	uint32_t features_count;
	struct sc_text framed_ip_address;
	struct sc_text framed_ipv6_prefix;
	struct sc_text called_station;
	struct sc_text service_urn;
	struct sc_avp_u32 request_type;
	struct sc_avp_u32 session_state;                  /* Auth-Session-State */
	struct sc_avp_u32 required[SC_RX_REQUIRED_LIMIT]; /* Required-Access-Info */
	uint32_t required_count;
};

/* A component of Acceptable-Service-Info. */
struct rx_acceptable_media {
	bool present;
	struct sc_avp_u32 number;
	struct rx_bandwidth bandwidth;
};

struct rx_acceptable {
	bool present;
	struct rx_acceptable_media media[SC_RX_COMPONENT_LIMIT];
	uint32_t media_count;
};

struct rx_aaa {
	struct sc_avp_u32 session_state; /* Auth-Session-State */
	struct rx_acceptable acceptable;
	struct sc_avp_u32 an_trusted;
	struct sc_avp_u32 ip_can;
	struct sc_avp_u32 rat;
	struct rx_features features[SC_RX_FEATURES_LIMIT];
	uint32_t features_count;
	struct sc_text sgsn_mcc_mnc;
	struct sc_avp_u32 retry_interval; /* seconds */
	struct sc_avp_u32 netloc;         /* NetLoc-Access-Support */
};

struct rx_str {
	struct sc_avp_u32 cause;
	struct sc_avp_u32 required[SC_RX_REQUIRED_LIMIT];
	uint32_t required_count;
};

struct rx_sta {
	struct sc_text sgsn_mcc_mnc;
	struct sc_avp_u32 netloc;
};

/* Flows of one component; all of them, as no Flow-Number is named. */
struct rx_flows {
	bool present;
	struct sc_avp_u32 component;
	struct sc_avp_u64 version;
};

struct rx_rar {
	struct sc_avp_u32 action[SC_RX_ACTIONS_LIMIT];
	uint32_t action_count;
	struct sc_avp_u32 an_trusted;
	struct rx_flows flows[SC_RX_COMPONENT_LIMIT];
	uint32_t flows_count;
	struct sc_avp_u32 abort_cause;
	struct sc_avp_u32 ip_can;
	struct sc_avp_u32 netloc;
	struct sc_avp_u32 rat;
	struct sc_text sgsn_mcc_mnc;
};

struct rx_asr {
	struct sc_avp_u32 abort_cause;
};

extern const struct sc_avp_map sc_rx_rar_map;
extern const struct sc_avp_map sc_rx_asr_map;
extern const struct sc_avp_map sc_rx_aar_map;
extern const struct sc_avp_map sc_rx_aaa_map;
extern const struct sc_avp_map sc_rx_str_map;
extern const struct sc_avp_map sc_rx_sta_map;

/* Rx for a program that only asks: it serves no command. */
extern const struct sc_application sc_rx_asking;

struct sc_wordlist_avp;
/* An AVP with its name and the names of its values (wordlist.h); NULL: it is no word of Rx. No two
 * words that have names for their values share a code. */
const struct sc_wordlist_avp *sc_rx_avp(uint32_t code);
/* The name of a value of that AVP; NULL: it has none. */
const char *sc_rx_value_name(uint32_t code, int64_t value);

/* 0 or an errno, as libfdproto does. */
int sc_rx_define(struct dictionary *dictionary);

#endif
