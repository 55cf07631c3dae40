/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_data.h"

#include <time.h>

#include "xml_writer.h"

/* Each release put its new elements one Extension deeper than the last; what is written at a depth
 * opens the levels above it, and they are all closed together. */
struct nest {
	struct sc_text_writer *out;
	unsigned depth;
};

static struct sc_text_writer *at_depth(struct nest *nest, unsigned depth)
{
	for (; nest->depth < depth; nest->depth++)
		sc_xml_open(nest->out, "Extension");
	return nest->out;
}

static void close_nest(struct nest *nest)
{
	for (; nest->depth != 0; nest->depth--)
		sc_xml_close(nest->out, "Extension");
}

static void put_text(struct nest *nest, unsigned depth, const char *name, struct sc_text value)
{
	if (value.at != NULL)
		sc_xml_element(at_depth(nest, depth), name, value);
}

static void put_number(
	struct nest *nest, unsigned depth, const char *name, const struct sc_sh_number *number)
{
	if (number->present)
		sc_xml_number(at_depth(nest, depth), name, number->value);
}

static void put_empty(struct nest *nest, unsigned depth, const char *name, bool wanted)
{
	if (wanted)
		sc_xml_element(at_depth(nest, depth), name, SC_TEXT(""));
}

static void put_date_time(struct nest *nest, unsigned depth, const char *name, int64_t seconds)
{
	char text[40];
	time_t moment = (time_t)seconds;
	struct tm parts;

	if (gmtime_r(&moment, &parts) == NULL)
		return;
	text[strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts)] = '\0';
	sc_xml_element(at_depth(nest, depth), name, sc_text_of(text));
}

/* Types are told only when one is not the ordinary one. */
static bool has_special_type(const struct sc_sh_identities *identities)
{
	for (uint32_t i = 0; i < identities->public_count; i++) {
		if (identities->publics[i].type != SC_IDENTITY_TYPE_PUBLIC_USER_IDENTITY)
			return true;
	}
	return false;
}

static void put_typed_publics(struct nest *nest, const struct sc_sh_identities *identities)
{
	if (!has_special_type(identities))
		return;
	for (uint32_t i = 0; i < identities->public_count; i++) {
		struct sc_text_writer *out = at_depth(nest, 4);

		sc_xml_open(out, "EnhancedIMSPublicIdentifiers");
		sc_xml_element(out, "IMSPublicIdentity", identities->publics[i].uri);
		sc_xml_number(out, "IdentityType", identities->publics[i].type);
		sc_xml_close(out, "EnhancedIMSPublicIdentifiers");
	}
}

static void put_identity_extensions(struct nest *nest, const struct sc_sh_identities *identities)
{
	bool psi = identities->wildcard_type == SC_IDENTITY_TYPE_WILDCARDED_PSI;

	if (identities->wildcard.at != NULL) {
		sc_xml_number(at_depth(nest, 1), "IdentityType", identities->wildcard_type);
		put_text(nest, psi ? 1 : 2, psi ? "WildcardedPSI" : "WildcardedIMPU",
			identities->wildcard);
	}
	for (uint32_t i = 0; i < identities->additional_count; i++) {
		struct sc_text_writer *out = at_depth(nest, 3);

		sc_xml_open(out, "ExtendedMSISDN");
		sc_xml_element(out, "MSISDN", identities->additional_msisdns[i]);
		sc_xml_number(out, "MSISDNType", 1); /* ADDITIONAL */
		sc_xml_close(out, "ExtendedMSISDN");
	}
	put_typed_publics(nest, identities);
}

static void put_identities(struct nest *outer, unsigned depth, const char *name,
	const struct sc_sh_identities *identities)
{
	struct nest nest = { .out = outer->out };

	if (!identities->present)
		return;
	sc_xml_open(at_depth(outer, depth), name);
	for (uint32_t i = 0; i < identities->public_count; i++)
		sc_xml_element(nest.out, "IMSPublicIdentity", identities->publics[i].uri);
	for (uint32_t i = 0; i < identities->msisdn_count; i++)
		sc_xml_element(nest.out, "MSISDN", identities->msisdns[i]);
	put_identity_extensions(&nest, identities);
	close_nest(&nest);
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

static bool has_ims(const struct sc_sh_ims *ims)
{
	return ims->scscf_name.at != NULL || ims->no_filter_criteria || ims->user_state.present ||
	       ims->ip4_address.at != NULL || ims->stn_sr.at != NULL ||
	       ims->srvcc_capability.present || ims->csrn.at != NULL;
}

static void put_ims(struct sc_text_writer *out, const struct sc_sh_ims *ims)
{
	struct nest nest = { .out = out };

	if (!has_ims(ims))
		return;
	sc_xml_open(out, "Sh-IMS-Data");
	put_text(&nest, 0, "SCSCFName", ims->scscf_name);
	put_empty(&nest, 0, "IFCs", ims->no_filter_criteria);
	put_number(&nest, 0, "IMSUserState", &ims->user_state);
	put_text(&nest, 3, "IPv4Address", ims->ip4_address);
	put_text(&nest, 4, "STN-SR", ims->stn_sr);
	put_number(&nest, 4, "UE-SRVCC-Capability", &ims->srvcc_capability);
	put_text(&nest, 4, "CSRN", ims->csrn);
	close_nest(&nest);
	sc_xml_close(out, "Sh-IMS-Data");
}

static void put_tads(struct nest *outer, const struct sc_sh_tads *tads)
{
	struct nest nest = { .out = outer->out };

	if (!tads->present)
		return;
	sc_xml_open(at_depth(outer, 3), "TADSinformation");
	sc_xml_number(nest.out, "IMSVoiceOverPSSessionSupport", tads->voice);
	put_number(&nest, 0, "RATtype", &tads->rat);
	if (tads->last_activity.present)
		put_date_time(&nest, 1, "LastUEActivityTime", tads->last_activity.value);
	put_number(&nest, 2, "AccessType", &tads->access_type);
	close_nest(&nest);
	sc_xml_close(nest.out, "TADSinformation");
}

static void put_extensions(struct nest *nest, const struct sc_sh_data *data)
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
	put_tads(nest, &data->tads);
	put_empty(nest, 4, "EPSLocationInformation", data->no_eps_location);
	put_text(nest, 5, "IMSI", data->imsi);
	for (uint32_t i = 0; i < data->private_count; i++)
		put_text(nest, 5, "IMSPrivateUserIdentity", data->private_identities[i]);
}

enum sc_status sc_sh_data_write(const struct sc_sh_data *data, struct sc_text_writer *out)
{
	struct nest nest = { .out = out };

	sc_text_put(out, SC_TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sh-Data>"));
	put_identities(&nest, 0, "PublicIdentifiers", &data->identities);
	for (uint32_t i = 0; i < data->repository_count; i++)
		put_repository(out, &data->repository[i]);
	put_ims(out, &data->ims);
	put_empty(&nest, 0, "CSLocationInformation", data->no_cs_location);
	put_empty(&nest, 0, "PSLocationInformation", data->no_ps_location);
	put_extensions(&nest, data);
	close_nest(&nest);
	sc_xml_close(out, "Sh-Data");
	return out->overflow ? SC_STATUS_OUT_OF_ROOM : SC_STATUS_OK;
}
