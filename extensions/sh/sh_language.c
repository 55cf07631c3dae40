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
	ONE(TEXT, M, 3111, struct sh_user_identity, external, NULL));

/* In the order of the grammar (TS 29.329 6.1.1). A request may insist on its features, an answer
 * never does (TS 29.229 6.3.29). */
SC_AVP_MAP(sc_sh_udr_map, MANY(GROUP, M, 628, struct sh_udr, features, &sc_sh_features_map),
	ONE(GROUP, M, SC_SH_AVP_USER_IDENTITY, struct sh_udr, user_identity,
		&sc_sh_user_identity_map),
	ONE(TEXT, O, SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY, struct sh_udr,
		wildcarded_public_identity, NULL),
	ONE(TEXT, O, SC_SH_AVP_WILDCARDED_IMPU, struct sh_udr, wildcarded_impu, NULL),
	ONE(TEXT, M, SC_SH_AVP_SERVER_NAME, struct sh_udr, server_name, NULL),
	MANY(TEXT, M, SC_SH_AVP_SERVICE_INDICATION, struct sh_udr, service_indication, NULL),
	MANY(U32, M, SC_SH_AVP_DATA_REFERENCE, struct sh_udr, data_reference, NULL),
	MANY(U32, O, SC_SH_AVP_IDENTITY_SET, struct sh_udr, identity_set, NULL),
	ONE(U32, M, SC_SH_AVP_REQUESTED_DOMAIN, struct sh_udr, requested_domain, NULL),
	ONE(U32, M, SC_SH_AVP_CURRENT_LOCATION, struct sh_udr, current_location, NULL),
	MANY(TEXT, M, SC_SH_AVP_DSAI_TAG, struct sh_udr, dsai_tag, NULL),
	SC_AVP_ONE(TEXT, M, SC_VENDOR_NONE, 1, struct sh_udr, user_name, NULL));

SC_AVP_MAP(sc_sh_uda_map, MANY(GROUP, O, 628, struct sh_uda, features, &sc_sh_features_map),
	ONE(TEXT, O, SC_SH_AVP_WILDCARDED_PUBLIC_IDENTITY, struct sh_uda,
		wildcarded_public_identity, NULL),
	ONE(TEXT, O, SC_SH_AVP_WILDCARDED_IMPU, struct sh_uda, wildcarded_impu, NULL),
	ONE(TEXT, M, 702, struct sh_uda, user_data, NULL));

const struct sc_application sc_sh_asking = {
	.id = SC_SH_APPLICATION,
	.vendor = SC_VENDOR_3GPP,
	.name = "Sh",
	.naming = SC_NAMED_BY_VSAI,
	.stateless = true,
	.define = sc_sh_define,
};
