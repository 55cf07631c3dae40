/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_data.h"

#include "sh_fields.h"
#include "xml_writer.h"

/* Types are told only when one is not the ordinary one. */
static bool has_special_type(const struct sc_sh_identities *identities)
{
	for (uint32_t i = 0; i < identities->public_count; i++) {
		if (identities->publics[i].type != SC_IDENTITY_TYPE_PUBLIC_USER_IDENTITY)
			return true;
	}
	return false;
}

static void put_typed_publics(struct sc_sh_nest *nest, const struct sc_sh_identities *identities)
{
	if (!has_special_type(identities))
		return;
	for (uint32_t i = 0; i < identities->public_count; i++) {
		struct sc_text_writer *out = sc_sh_at_depth(nest, 4);

		sc_xml_open(out, "EnhancedIMSPublicIdentifiers");
		sc_xml_element(out, "IMSPublicIdentity", identities->publics[i].uri);
		sc_xml_number(out, "IdentityType", identities->publics[i].type);
		sc_xml_close(out, "EnhancedIMSPublicIdentifiers");
	}
}

static void put_identity_extensions(
	struct sc_sh_nest *nest, const struct sc_sh_identities *identities)
{
	bool psi = identities->wildcard_type == SC_IDENTITY_TYPE_WILDCARDED_PSI;

	if (identities->wildcard.at != NULL) {
		sc_xml_number(sc_sh_at_depth(nest, 1), "IdentityType", identities->wildcard_type);
		sc_xml_element(sc_sh_at_depth(nest, psi ? 1 : 2),
			psi ? "WildcardedPSI" : "WildcardedIMPU", identities->wildcard);
	}
	for (uint32_t i = 0; i < identities->additional_count; i++) {
		struct sc_text_writer *out = sc_sh_at_depth(nest, 3);

		sc_xml_open(out, "ExtendedMSISDN");
		sc_xml_element(out, "MSISDN", identities->additional_msisdns[i]);
		sc_xml_number(out, "MSISDNType", 1); /* ADDITIONAL */
		sc_xml_close(out, "ExtendedMSISDN");
	}
	put_typed_publics(nest, identities);
}

static void put_identities(struct sc_sh_nest *outer, unsigned depth, const char *name,
	const struct sc_sh_identities *identities)
{
	struct sc_sh_nest nest = { .out = outer->out };

	if (!identities->present)
		return;
	sc_xml_open(sc_sh_at_depth(outer, depth), name);
	for (uint32_t i = 0; i < identities->public_count; i++)
		sc_xml_element(nest.out, "IMSPublicIdentity", identities->publics[i].uri);
	for (uint32_t i = 0; i < identities->msisdn_count; i++)
		sc_xml_element(nest.out, "MSISDN", identities->msisdns[i]);
	put_identity_extensions(&nest, identities);
	sc_sh_close_nest(&nest);
	sc_xml_close(nest.out, name);
}

static void put_repository(struct sc_text_writer *out, const struct sc_sh_repository *repository)
{
	sc_xml_open(out, "RepositoryData");
	sc_xml_element(out, "ServiceIndication", repository->service_indication);
	sc_xml_number(out, "SequenceNumber", repository->sequence_number);
	if (repository->continuity != NULL || repository->service_data.at != NULL) {
		sc_xml_open(out, "ServiceData");
		if (repository->continuity != NULL)
			sc_continuity_write(repository->continuity, out);
		else
			sc_text_put(out, repository->service_data);
		sc_xml_close(out, "ServiceData");
	}
	sc_xml_close(out, "RepositoryData");
}

#define IMS(depth, form, name, member) SC_SH_FIELD(depth, form, name, struct sc_sh_ims, member)

static const struct sc_sh_field charging_fields[] = {
	SC_SH_FIELD(0, SC_SH_TEXT, "PrimaryEventChargingFunctionName", struct sc_sh_charging,
		primary_event),
	SC_SH_FIELD(0, SC_SH_TEXT, "SecondaryEventChargingFunctionName", struct sc_sh_charging,
		secondary_event),
	SC_SH_FIELD(0, SC_SH_TEXT, "PrimaryChargingCollectionFunctionName", struct sc_sh_charging,
		primary_collection),
	SC_SH_FIELD(0, SC_SH_TEXT, "SecondaryChargingCollectionFunctionName", struct sc_sh_charging,
		secondary_collection),
};
static const struct sc_sh_fields charging = SC_SH_FIELDS(charging_fields);

static const struct sc_sh_field reachability_fields[] = {
	SC_SH_FIELD(0, SC_SH_NUMBER, "UEIPReachabilityMME", struct sc_sh_reachability, mme),
	SC_SH_FIELD(1, SC_SH_NUMBER, "UEIPReachabilitySGSN", struct sc_sh_reachability, sgsn),
	SC_SH_FIELD(
		2, SC_SH_NUMBER, "UEIPReachabilityAMF3GPP", struct sc_sh_reachability, amf_3gpp),
	SC_SH_FIELD(2, SC_SH_NUMBER, "UEIPReachabilityAMFnon3GPP", struct sc_sh_reachability,
		amf_non_3gpp),
};
static const struct sc_sh_fields reachability = SC_SH_FIELDS(reachability_fields);

static const struct sc_sh_field sms_fields[] = {
	SC_SH_FIELD(0, SC_SH_TEXT, "IP-SM-GW-Number", struct sc_sh_sms, ip_sm_gw_number),
	SC_SH_FIELD(1, SC_SH_TEXT, "SCAddress", struct sc_sh_sms, sc_address),
};
static const struct sc_sh_fields sms = SC_SH_FIELDS(sms_fields);

static const struct sc_sh_field name_fields[] = {
	IMS(0, SC_SH_TEXT, "SCSCFName", scscf_name),
};
static const struct sc_sh_field state_fields[] = {
	IMS(0, SC_SH_NUMBER, "IMSUserState", user_state),
	SC_SH_INSIDE(0, "ChargingInformation", struct sc_sh_ims, charging, &charging),
	IMS(1, SC_SH_NUMBER, "PSIActivation", psi_activation),
};
static const struct sc_sh_field later_fields[] = {
	IMS(3, SC_SH_TEXT, "IPv4Address", ip4_address),
	SC_SH_INSIDE(3, "UEReachabilityForIP", struct sc_sh_ims, reachability, &reachability),
	SC_SH_INSIDE(3, "SMSRegistrationInfo", struct sc_sh_ims, sms, &sms),
	IMS(4, SC_SH_TEXT, "STN-SR", stn_sr),
	IMS(4, SC_SH_NUMBER, "UE-SRVCC-Capability", srvcc_capability),
	IMS(4, SC_SH_TEXT, "CSRN", csrn),
	IMS(7, SC_SH_NUMBER, "UE-5G-SRVCC-Capability", srvcc_5g_capability),
};
/* What stands before IFCs, between IFCs and DSAI, and behind DSAI. */
static const struct sc_sh_fields ims_name = SC_SH_FIELDS(name_fields);
static const struct sc_sh_fields ims_state = SC_SH_FIELDS(state_fields);
static const struct sc_sh_fields ims_later = SC_SH_FIELDS(later_fields);

static bool has_ims(const struct sc_sh_ims *ims)
{
	return sc_sh_has_fields(&ims_name, ims) || ims->no_filter_criteria ||
	       sc_sh_has_fields(&ims_state, ims) || ims->dsai_count != 0 ||
	       sc_sh_has_fields(&ims_later, ims);
}

static void put_dsai(struct sc_sh_nest *nest, const struct sc_sh_ims *ims)
{
	for (uint32_t i = 0; i < ims->dsai_count; i++) {
		struct sc_text_writer *out = sc_sh_at_depth(nest, 2);

		sc_xml_open(out, "DSAI");
		sc_xml_element(out, "DSAI-Tag", ims->dsai[i].tag);
		sc_xml_number(out, "DSAI-Value", ims->dsai[i].value);
		sc_xml_close(out, "DSAI");
	}
}

static void put_ims(struct sc_text_writer *out, const struct sc_sh_ims *ims)
{
	struct sc_sh_nest nest = { .out = out };

	if (!has_ims(ims))
		return;
	sc_xml_open(out, "Sh-IMS-Data");
	sc_sh_put_fields(&nest, &ims_name, ims);
	if (ims->no_filter_criteria)
		sc_xml_element(out, "IFCs", SC_TEXT(""));
	sc_sh_put_fields(&nest, &ims_state, ims);
	put_dsai(&nest, ims);
	sc_sh_put_fields(&nest, &ims_later, ims);
	sc_sh_close_nest(&nest);
	sc_xml_close(out, "Sh-IMS-Data");
}

static const struct sc_sh_field tads_fields[] = {
	SC_SH_FIELD(0, SC_SH_NUMBER, "RATtype", struct sc_sh_tads, rat),
	SC_SH_FIELD(1, SC_SH_MOMENT, "LastUEActivityTime", struct sc_sh_tads, last_activity),
	SC_SH_FIELD(2, SC_SH_NUMBER, "AccessType", struct sc_sh_tads, access_type),
};
static const struct sc_sh_fields tads_later = SC_SH_FIELDS(tads_fields);

static void put_tads(struct sc_sh_nest *outer, const struct sc_sh_tads *tads)
{
	struct sc_sh_nest nest = { .out = outer->out };

	if (!tads->present)
		return;
	sc_xml_open(sc_sh_at_depth(outer, 3), "TADSinformation");
	sc_xml_number(nest.out, "IMSVoiceOverPSSessionSupport", tads->voice);
	sc_sh_put_fields(&nest, &tads_later, tads);
	sc_sh_close_nest(&nest);
	sc_xml_close(nest.out, "TADSinformation");
}

static void put_location(struct sc_sh_nest *nest, unsigned depth, const struct sc_sh_data *data,
	enum sc_sh_location_kind kind)
{
	if (data->locations[kind] != NULL)
		sc_sh_put_group(nest, depth, sc_sh_location_name(kind), sc_sh_location_fields(kind),
			data->locations[kind]);
}

static void put_number(struct sc_sh_nest *nest, unsigned depth, const char *name,
	const struct sc_sh_number *number)
{
	if (number->present)
		sc_xml_number(sc_sh_at_depth(nest, depth), name, number->value);
}

static void put_text(struct sc_sh_nest *nest, unsigned depth, const char *name, struct sc_text text)
{
	if (text.at != NULL)
		sc_xml_element(sc_sh_at_depth(nest, depth), name, text);
}

static void put_all_sets(struct sc_sh_nest *nest, const struct sc_sh_data *data)
{
	static const struct {
		enum sc_identity_set set;
		const char *name;
	} sets[] = {
		{ SC_IDENTITY_SET_REGISTERED, "RegisteredIdentities" },
		{ SC_IDENTITY_SET_IMPLICIT, "ImplicitIdentities" },
		{ SC_IDENTITY_SET_ALL, "AllIdentities" },
		{ SC_IDENTITY_SET_ALIAS, "AliasIdentities" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(sets); i++)
		put_identities(nest, 1, sets[i].name, &data->sets[sets[i].set]);
	put_identities(nest, 2, "DeletedIdentities", &data->deleted);
}

static void put_extensions(struct sc_sh_nest *nest, const struct sc_sh_data *data)
{
	put_all_sets(nest, data);
	put_tads(nest, &data->tads);
	put_number(nest, 4, "EPSUserState", &data->eps_user_state);
	put_location(nest, 4, data, SC_SH_LOCATION_EPS);
	put_text(nest, 5, "IMSI", data->imsi);
	put_location(nest, 5, data, SC_SH_LOCATION_TWAN);
	for (uint32_t i = 0; i < data->private_count; i++)
		put_text(nest, 5, "IMSPrivateUserIdentity", data->private_identities[i]);
	put_text(nest, 6, "IMEISV", data->imeisv);
	put_location(nest, 7, data, SC_SH_LOCATION_5GS);
	put_number(nest, 7, "Sh-5GSUserState", &data->user_state_5gs);
}

enum sc_status sc_sh_data_write(const struct sc_sh_data *data, struct sc_text_writer *out)
{
	struct sc_sh_nest nest = { .out = out };

	sc_text_put(out, SC_TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sh-Data>"));
	put_identities(&nest, 0, "PublicIdentifiers", &data->identities);
	for (uint32_t i = 0; i < data->repository_count; i++)
		put_repository(out, &data->repository[i]);
	put_ims(out, &data->ims);
	put_location(&nest, 0, data, SC_SH_LOCATION_CS);
	put_location(&nest, 0, data, SC_SH_LOCATION_PS);
	put_number(&nest, 0, "CSUserState", &data->cs_user_state);
	put_number(&nest, 0, "PSUserState", &data->ps_user_state);
	put_extensions(&nest, data);
	sc_sh_close_nest(&nest);
	sc_xml_close(out, "Sh-Data");
	return out->overflow ? SC_STATUS_OUT_OF_ROOM : SC_STATUS_OK;
}
