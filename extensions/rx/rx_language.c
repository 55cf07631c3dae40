/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_language.h"

#define V SC_VENDOR_3GPP
#define ONE(kind, must, code, type, member, group)                                                 \
	SC_AVP_ONE(kind, must, V, code, type, member, group)
#define MANY(kind, must, code, type, member, group)                                                \
	SC_AVP_MANY(kind, must, V, code, type, member, group)
#define PLAIN(kind, must, code, type, member)                                                      \
	SC_AVP_ONE(kind, must, SC_VENDOR_NONE, code, type, member, NULL)
#define BANDWIDTH(type)                                                                            \
	ONE(U32, M, 515, type, bandwidth.down, NULL), ONE(U32, M, 516, type, bandwidth.up, NULL),  \
		ONE(U32, O, 554, type, bandwidth.extended_down, NULL),                             \
		ONE(U32, O, 555, type, bandwidth.extended_up, NULL)

SC_AVP_MAP(sc_rx_features_map, SC_AVP_ONE(MUST, O, 0, 0, struct rx_features, must, NULL),
	PLAIN(U32, M, 266, struct rx_features, vendor),
	ONE(U32, O, 629, struct rx_features, list, NULL),
	ONE(U32, O, 630, struct rx_features, bits, NULL));

SC_AVP_MAP(sc_rx_subscription_map,
	PLAIN(U32, M, SC_RX_AVP_SUBSCRIPTION_TYPE, struct rx_subscription, kind),
	PLAIN(TEXT, M, SC_RX_AVP_SUBSCRIPTION_DATA, struct rx_subscription, value));

SC_AVP_MAP(sc_rx_flow_map, ONE(U32, M, 509, struct rx_flow, number, NULL),
	MANY(TEXT, M, SC_RX_AVP_FLOW_DESCRIPTION, struct rx_flow, description, NULL),
	ONE(U32, M, SC_RX_AVP_FLOW_STATUS, struct rx_flow, status, NULL),
	ONE(U32, M, SC_RX_AVP_FLOW_USAGE, struct rx_flow, usage, NULL), BANDWIDTH(struct rx_flow));

SC_AVP_MAP(sc_rx_media_map, ONE(U32, M, 518, struct rx_media, number, NULL),
	MANY(GROUP, M, SC_RX_AVP_MEDIA_SUB_COMPONENT, struct rx_media, flow, &sc_rx_flow_map),
	ONE(TEXT, M, SC_RX_AVP_APPLICATION, struct rx_media, application, NULL),
	ONE(U32, M, SC_RX_AVP_MEDIA_TYPE, struct rx_media, type, NULL), BANDWIDTH(struct rx_media),
	ONE(U32, O, SC_RX_AVP_LEAST_DOWN, struct rx_media, least_down, NULL),
	ONE(U32, O, SC_RX_AVP_LEAST_UP, struct rx_media, least_up, NULL),
	ONE(U32, M, SC_RX_AVP_FLOW_STATUS, struct rx_media, status, NULL),
	ONE(U32, M, 522, struct rx_media, rs, NULL), ONE(U32, M, 521, struct rx_media, rr, NULL),
	MANY(TEXT, M, 524, struct rx_media, codec, NULL),
	ONE(U64, O, 552, struct rx_media, version, NULL));

/* In the order of the grammar (TS 29.214 5.6.1). */
SC_AVP_MAP(sc_rx_aar_map, ONE(TEXT, O, SC_RX_AVP_IP_DOMAIN, struct rx_aar, ip_domain, NULL),
	PLAIN(U32, M, 277, struct rx_aar, session_state),
	ONE(TEXT, M, SC_RX_AVP_APPLICATION, struct rx_aar, application, NULL),
	MANY(GROUP, M, SC_RX_AVP_MEDIA_COMPONENT, struct rx_aar, media, &sc_rx_media_map),
	ONE(U32, M, SC_RX_AVP_SERVICE_INFO_STATUS, struct rx_aar, service_info_status, NULL),
	ONE(TEXT, M, SC_RX_AVP_CHARGING_ID, struct rx_aar, charging_id, NULL),
	ONE(U32, M, SC_RX_AVP_FORKING, struct rx_aar, forking, NULL),
	MANY(U32, M, SC_RX_AVP_SPECIFIC_ACTION, struct rx_aar, action, NULL),
	SC_AVP_MANY(GROUP, M, SC_VENDOR_NONE, SC_RX_AVP_SUBSCRIPTION, struct rx_aar, subscription,
		&sc_rx_subscription_map),
	MANY(GROUP, M, SC_RX_AVP_SUPPORTED_FEATURES, struct rx_aar, features, &sc_rx_features_map),
	PLAIN(TEXT, M, SC_RX_AVP_FRAMED_IP_ADDRESS, struct rx_aar, framed_ip_address),
	PLAIN(TEXT, M, SC_RX_AVP_FRAMED_IPV6_PREFIX, struct rx_aar, framed_ipv6_prefix),
	PLAIN(TEXT, M, SC_RX_AVP_CALLED_STATION, struct rx_aar, called_station),
	ONE(TEXT, M, SC_RX_AVP_SERVICE_URN, struct rx_aar, service_urn, NULL),
	ONE(U32, O, SC_RX_AVP_REQUEST_TYPE, struct rx_aar, request_type, NULL),
	MANY(U32, O, SC_RX_AVP_REQUIRED_ACCESS_INFO, struct rx_aar, required, NULL));

SC_AVP_MAP(sc_rx_acceptable_media_map, ONE(U32, M, 518, struct rx_acceptable_media, number, NULL),
	BANDWIDTH(struct rx_acceptable_media));

SC_AVP_MAP(sc_rx_acceptable_map, MANY(GROUP, M, SC_RX_AVP_MEDIA_COMPONENT, struct rx_acceptable,
					 media, &sc_rx_acceptable_media_map));

SC_AVP_MAP(sc_rx_aaa_map, PLAIN(U32, M, 277, struct rx_aaa, session_state),
	ONE(GROUP, M, 526, struct rx_aaa, acceptable, &sc_rx_acceptable_map),
	ONE(U32, O, 1503, struct rx_aaa, an_trusted, NULL),
	ONE(U32, M, 1027, struct rx_aaa, ip_can, NULL), ONE(U32, O, 1032, struct rx_aaa, rat, NULL),
	MANY(GROUP, O, SC_RX_AVP_SUPPORTED_FEATURES, struct rx_aaa, features, &sc_rx_features_map),
	ONE(TEXT, O, 18, struct rx_aaa, sgsn_mcc_mnc, NULL),
	ONE(U32, O, 2824, struct rx_aaa, netloc, NULL),
	ONE(U32, O, 541, struct rx_aaa, retry_interval, NULL));

SC_AVP_MAP(sc_rx_flows_map, ONE(U32, M, 518, struct rx_flows, component, NULL),
	ONE(U64, O, 552, struct rx_flows, version, NULL));

/* In the order of the grammar (TS 29.214 5.6.3). */
SC_AVP_MAP(sc_rx_rar_map, MANY(U32, M, SC_RX_AVP_SPECIFIC_ACTION, struct rx_rar, action, NULL),
	ONE(U32, O, 1503, struct rx_rar, an_trusted, NULL),
	MANY(GROUP, M, 510, struct rx_rar, flows, &sc_rx_flows_map),
	ONE(U32, M, SC_RX_AVP_ABORT_CAUSE, struct rx_rar, abort_cause, NULL),
	ONE(U32, M, 1027, struct rx_rar, ip_can, NULL), ONE(U32, O, 1032, struct rx_rar, rat, NULL),
	ONE(U32, O, 2824, struct rx_rar, netloc, NULL),
	ONE(TEXT, O, 18, struct rx_rar, sgsn_mcc_mnc, NULL));

SC_AVP_MAP(sc_rx_asr_map, ONE(U32, M, SC_RX_AVP_ABORT_CAUSE, struct rx_asr, abort_cause, NULL));

SC_AVP_MAP(sc_rx_str_map, PLAIN(U32, M, 295, struct rx_str, cause),
	MANY(U32, O, SC_RX_AVP_REQUIRED_ACCESS_INFO, struct rx_str, required, NULL));

SC_AVP_MAP(sc_rx_sta_map, ONE(TEXT, O, 18, struct rx_sta, sgsn_mcc_mnc, NULL),
	ONE(U32, O, 2824, struct rx_sta, netloc, NULL));

const struct sc_application sc_rx_asking = {
	.id = SC_RX_APPLICATION,
	.vendor = SC_VENDOR_3GPP,
	.name = "Rx",
	.naming = SC_NAMED_BY_AUTH_ID,
	.define = sc_rx_define,
};
