/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_language.h"

#define V SC_VENDOR_3GPP
#define ONE(kind, must, code, type, member, group)                                                 \
	SC_AVP_ONE(kind, must, V, code, type, member, group)
#define MANY(kind, must, code, type, member, group)                                                \
	SC_AVP_MANY(kind, must, V, code, type, member, group)

SC_AVP_MAP(sc_sh_features_map, SC_AVP_ONE(MUST, O, 0, 0, struct sh_features, must, NULL),
	SC_AVP_ONE(U32, M, SC_VENDOR_NONE, 266, struct sh_features, vendor, NULL),
	ONE(U32, O, 629, struct sh_features, list, NULL),
	ONE(U32, O, 630, struct sh_features, bits, NULL));

SC_AVP_MAP(sc_sh_user_identity_map,
	ONE(TEXT, M, SC_SH_AVP_PUBLIC_IDENTITY, struct sh_user_identity, public_identity, NULL),
	ONE(TEXT, M, SC_SH_AVP_MSISDN, struct sh_user_identity, msisdn, NULL),
	ONE(TEXT, M, SC_SH_AVP_EXTERNAL_IDENTIFIER, struct sh_user_identity, external, NULL));

SC_AVP_MAP(sc_sh_repository_id_map,
	ONE(TEXT, M, SC_SH_AVP_SERVICE_INDICATION, struct sh_repository_id, service_indication,
		NULL),
	ONE(U32, O, SC_SH_AVP_SEQUENCE_NUMBER, struct sh_repository_id, sequence_number, NULL));

/* A request may insist on its features, an answer never does (TS 29.229 6.3.29). */
#define FEATURES(type, must)                                                                       \
	MANY(GROUP, must, SC_SH_AVP_SUPPORTED_FEATURES, type, features, &sc_sh_features_map)
#define WILDCARDS(type, in)                                                                        \
	ONE(TEXT, O, SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY, type, in wildcarded_public_identity,    \
		NULL),                                                                             \
		ONE(TEXT, O, SC_SH_AVP_WILDCARDED_IMPU, type, in wildcarded_impu, NULL)
#define WHOM(type)                                                                                 \
	ONE(GROUP, M, SC_SH_AVP_USER_IDENTITY, type, whom.user_identity,                           \
		&sc_sh_user_identity_map),                                                         \
		WILDCARDS(type, whom.),                                                            \
		SC_AVP_ONE(                                                                        \
			TEXT, M, SC_VENDOR_NONE, SC_SH_AVP_USER_NAME, type, whom.user_name, NULL)
#define SELECTION(type)                                                                            \
	ONE(TEXT, M, SC_SH_AVP_SERVER_NAME, type, what.server_name, NULL),                         \
		MANY(TEXT, M, SC_SH_AVP_SERVICE_INDICATION, type, what.service_indication, NULL),  \
		MANY(U32, M, SC_SH_AVP_DATA_REFERENCE, type, what.data_reference, NULL),           \
		MANY(U32, O, SC_SH_AVP_IDENTITY_SET, type, what.identity_set, NULL),               \
		MANY(TEXT, M, SC_SH_AVP_DSAI_TAG, type, what.dsai_tag, NULL)

/* Their members come close to the order of the grammar (TS 29.329 6.1), which nobody may depend
 * on. */
SC_AVP_MAP(sc_sh_udr_map, FEATURES(struct sh_udr, M), WHOM(struct sh_udr), SELECTION(struct sh_udr),
	ONE(U32, M, SC_SH_AVP_REQUESTED_DOMAIN, struct sh_udr, requested_domain, NULL),
	ONE(U32, M, SC_SH_AVP_CURRENT_LOCATION, struct sh_udr, current_location, NULL),
	ONE(U32, O, SC_SH_AVP_REQUESTED_NODES, struct sh_udr, requested_nodes, NULL));

SC_AVP_MAP(sc_sh_uda_map, FEATURES(struct sh_uda, O), WILDCARDS(struct sh_uda, ),
	ONE(TEXT, M, SC_SH_AVP_USER_DATA, struct sh_uda, user_data, NULL));

SC_AVP_MAP(sc_sh_pur_map, FEATURES(struct sh_pur, M), WHOM(struct sh_pur),
	MANY(U32, M, SC_SH_AVP_DATA_REFERENCE, struct sh_pur, data_reference, NULL),
	ONE(TEXT, M, SC_SH_AVP_USER_DATA, struct sh_pur, user_data, NULL));

SC_AVP_MAP(sc_sh_pua_map, WILDCARDS(struct sh_pua, ),
	ONE(GROUP, O, SC_SH_AVP_REPOSITORY_DATA_ID, struct sh_pua, repository,
		&sc_sh_repository_id_map),
	ONE(U32, M, SC_SH_AVP_DATA_REFERENCE, struct sh_pua, data_reference, NULL),
	FEATURES(struct sh_pua, O));

SC_AVP_MAP(sc_sh_snr_map, FEATURES(struct sh_snr, M), WHOM(struct sh_snr), SELECTION(struct sh_snr),
	ONE(U32, O, SC_SH_AVP_SEND_DATA_INDICATION, struct sh_snr, send_data_indication, NULL),
	ONE(U32, M, SC_SH_AVP_SUBS_REQ_TYPE, struct sh_snr, subs_req_type, NULL),
	ONE(U32, O, SC_SH_AVP_EXPIRY_TIME, struct sh_snr, expiry_time, NULL),
	ONE(U32, O, SC_SH_AVP_ONE_TIME_NOTIFICATION, struct sh_snr, one_time_notification, NULL));

SC_AVP_MAP(sc_sh_sna_map, WILDCARDS(struct sh_sna, ), FEATURES(struct sh_sna, O),
	ONE(TEXT, M, SC_SH_AVP_USER_DATA, struct sh_sna, user_data, NULL),
	ONE(U32, O, SC_SH_AVP_EXPIRY_TIME, struct sh_sna, expiry_time, NULL));

SC_AVP_MAP(sc_sh_pnr_map, WHOM(struct sh_pnr),
	ONE(TEXT, M, SC_SH_AVP_USER_DATA, struct sh_pnr, user_data, NULL));

const struct sc_application sc_sh_asking = {
	.id = SC_SH_APPLICATION,
	.vendor = SC_VENDOR_3GPP,
	.name = "Sh",
	.naming = SC_NAMED_BY_VSAI,
	.stateless = true,
	.define = sc_sh_define,
};
