/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_data_read.h"

#include "xml_character.h"
#include "xml_content.h"
#include "xml_walk.h"

enum {
	SEQUENCE_NUMBER_LIMIT = 65535,
	STN_SR_DIGITS = 15,       /* TS 23.003 18.6: an E.164 number */
	ISDN_ADDRESS_LETTERS = 28 /* TS 29.328 Annex D */
};

enum place { AT_DATA = SC_XML_PLACES, AT_REPOSITORY, AT_IMS, AT_DSAI, AT_SMS };

struct reader {
	struct sc_arena *arena;
	struct sc_sh_repository *repository; /* [SC_SH_REPOSITORY_LIMIT], NULL: none so far */
	/* Which element holds the ServiceData of each. */
	uint32_t service_data[SC_SH_REPOSITORY_LIMIT];
	uint32_t repository_count;
	bool has_sequence_number;
	struct sc_sh_dsai *dsai; /* [SC_SH_DSAI_LIMIT], NULL: none so far */
	uint32_t dsai_count;
	bool has_dsai_value;
	struct sc_sh_sms *sms;
	struct sc_sh_number psi_activation;
	struct sc_text stn_sr;
};

/* An array for all instances there may be, when the first one comes. */
static void *begin_array(
	struct reader *reader, size_t limit, size_t size, struct sc_xml_fault *fault)
{
	void *array = sc_arena_take_array(reader->arena, limit, size);

	if (array == NULL)
		sc_xml_refuse(fault, SC_XML_ROOM, "the memory of the request is used up");
	return array;
}

static enum sc_status read_number(struct sc_text text, uint32_t most, const char *name,
	uint32_t *number, struct sc_xml_fault *fault)
{
	uint32_t read = 0;

	if (sc_text_to_u32(sc_xml_trim(text), &read) != SC_STATUS_OK || read > most)
		return sc_xml_refuse(fault, SC_XML_VALUE,
			"%s is a number from 0 to %u, not \"%.*s\"", name, (unsigned)most,
			SC_TEXT_ARG(sc_xml_shown(text)));
	*number = read;
	return SC_STATUS_OK;
}

static enum sc_status begin_repository(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)element;
	if (reader->repository_count == SC_SH_REPOSITORY_LIMIT)
		return sc_xml_refuse(fault, SC_XML_COUNT, "there are more than %d RepositoryData",
			SC_SH_REPOSITORY_LIMIT);
	if (reader->repository == NULL)
		reader->repository = begin_array(
			reader, SC_SH_REPOSITORY_LIMIT, sizeof(*reader->repository), fault);
	reader->has_sequence_number = false;
	return sc_xml_fault_status(fault);
}

static enum sc_status end_repository(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;
	const struct sc_sh_repository *one = &reader->repository[reader->repository_count];

	(void)text;
	if (one->service_indication.at == NULL)
		return sc_xml_refuse(
			fault, SC_XML_MISSING, "RepositoryData has no ServiceIndication");
	if (!reader->has_sequence_number)
		return sc_xml_refuse(fault, SC_XML_MISSING, "RepositoryData has no SequenceNumber");
	reader->repository_count++;
	return SC_STATUS_OK;
}

/* White space is part of it: it is compared byte by byte (TS 29.329 6.3.5). */
static enum sc_status end_indication(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)fault;
	reader->repository[reader->repository_count].service_indication = text;
	return SC_STATUS_OK;
}

static enum sc_status end_sequence(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	reader->has_sequence_number = true;
	return read_number(text, SEQUENCE_NUMBER_LIMIT, "SequenceNumber",
		&reader->repository[reader->repository_count].sequence_number, fault);
}

/* Its bytes are fetched when the whole document is known to be sound. */
static enum sc_status begin_service_data(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)fault;
	reader->repository[reader->repository_count].service_data = SC_TEXT("");
	reader->service_data[reader->repository_count] = element->nth;
	return SC_STATUS_OK;
}

static enum sc_status end_psi_activation(
	void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;
	uint32_t number = 0;
	enum sc_status status =
		read_number(text, SC_SH_PSI_ACTIVE, "PSIActivation", &number, fault);

	reader->psi_activation = (struct sc_sh_number){ .present = true, .value = number };
	return status;
}

static enum sc_status begin_dsai(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)element;
	if (reader->dsai_count == SC_SH_DSAI_LIMIT)
		return sc_xml_refuse(
			fault, SC_XML_COUNT, "there are more than %d DSAI", SC_SH_DSAI_LIMIT);
	if (reader->dsai == NULL)
		reader->dsai = begin_array(reader, SC_SH_DSAI_LIMIT, sizeof(*reader->dsai), fault);
	reader->has_dsai_value = false;
	return sc_xml_fault_status(fault);
}

static enum sc_status end_dsai(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)text;
	if (reader->dsai[reader->dsai_count].tag.at == NULL || !reader->has_dsai_value)
		return sc_xml_refuse(fault, SC_XML_MISSING, "DSAI has no %s",
			reader->has_dsai_value ? "DSAI-Tag" : "DSAI-Value");
	reader->dsai_count++;
	return SC_STATUS_OK;
}

static enum sc_status end_dsai_tag(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)fault;
	reader->dsai[reader->dsai_count].tag = text;
	return SC_STATUS_OK;
}

static enum sc_status end_dsai_value(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;
	uint32_t number = 0;
	enum sc_status status =
		read_number(text, SC_SH_DSAI_INACTIVE, "DSAI-Value", &number, fault);

	reader->has_dsai_value = true;
	reader->dsai[reader->dsai_count].value = (enum sc_sh_dsai_value)number;
	return status;
}

/* Digits, without "+"; empty: no number. */
static enum sc_status end_stn_sr(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	reader->stn_sr = sc_xml_trim(text);
	for (size_t i = 0; i < reader->stn_sr.length; i++) {
		if (i == STN_SR_DIGITS || reader->stn_sr.at[i] < '0' || reader->stn_sr.at[i] > '9')
			return sc_xml_refuse(fault, SC_XML_VALUE,
				"STN-SR has at most %d digits and nothing else, it is \"%.*s\"",
				STN_SR_DIGITS, SC_TEXT_ARG(sc_xml_shown(text)));
	}
	return SC_STATUS_OK;
}

static enum sc_status begin_sms(
	void *user, const struct sc_xml_element *element, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)element;
	reader->sms = begin_array(reader, 1, sizeof(*reader->sms), fault);
	return sc_xml_fault_status(fault);
}

static enum sc_status end_sms(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	(void)text;
	if (reader->sms->ip_sm_gw_number.at == NULL)
		return sc_xml_refuse(
			fault, SC_XML_MISSING, "SMSRegistrationInfo has no IP-SM-GW-Number");
	return SC_STATUS_OK;
}

/* An ISDN address: digits, or the base64 of TS 29.002's octets. */
static enum sc_status read_address(
	struct sc_text text, const char *name, struct sc_text *address, struct sc_xml_fault *fault)
{
	*address = sc_xml_trim(text);
	for (size_t i = 0; i < address->length; i++) {
		if (i == ISDN_ADDRESS_LETTERS || address->at[i] <= ' ' || address->at[i] > '~')
			return sc_xml_refuse(fault, SC_XML_VALUE,
				"%s is an address of at most %d letters, not \"%.*s\"", name,
				ISDN_ADDRESS_LETTERS, SC_TEXT_ARG(sc_xml_shown(text)));
	}
	return SC_STATUS_OK;
}

static enum sc_status end_gateway(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	return read_address(text, "IP-SM-GW-Number", &reader->sms->ip_sm_gw_number, fault);
}

static enum sc_status end_sc_address(void *user, struct sc_text text, struct sc_xml_fault *fault)
{
	struct reader *reader = user;

	return read_address(text, "SCAddress", &reader->sms->sc_address, fault);
}

/* What an element holds: elements of a place, or text; and how often it may stand. */
#define GROUP(within, name, inside, once, begin, end)                                              \
	{                                                                                          \
		within, inside, false, once, name, NULL, begin, end                                \
	}
#define VALUE(within, name, end)                                                                   \
	{                                                                                          \
		within, SC_XML_NOWHERE, true, true, name, NULL, NULL, end                          \
	}

static const struct sc_xml_known known[] = {
	GROUP(SC_XML_ABOVE, "Sh-Data", AT_DATA, true, NULL, NULL),
	GROUP(AT_DATA, "RepositoryData", AT_REPOSITORY, false, begin_repository, end_repository),
	VALUE(AT_REPOSITORY, "ServiceIndication", end_indication),
	VALUE(AT_REPOSITORY, "SequenceNumber", end_sequence),
	GROUP(AT_REPOSITORY, "ServiceData", SC_XML_NOWHERE, true, begin_service_data, NULL),
	GROUP(AT_DATA, "Sh-IMS-Data", AT_IMS, true, NULL, NULL),
	VALUE(AT_IMS, "PSIActivation", end_psi_activation),
	GROUP(AT_IMS, "DSAI", AT_DSAI, false, begin_dsai, end_dsai),
	VALUE(AT_DSAI, "DSAI-Tag", end_dsai_tag),
	VALUE(AT_DSAI, "DSAI-Value", end_dsai_value),
	GROUP(AT_IMS, "SMSRegistrationInfo", AT_SMS, true, begin_sms, end_sms),
	VALUE(AT_SMS, "IP-SM-GW-Number", end_gateway),
	VALUE(AT_SMS, "SCAddress", end_sc_address),
	VALUE(AT_IMS, "STN-SR", end_stn_sr),
};

/* The second is a slip in a table of the standard, the third that of a home subscriber server. */
static const char *const extensions[] = { "Extension", "Extention", "Sh-Data-Extension", NULL };

static const struct sc_xml_language sh_data = {
	.known = known, .known_count = SC_COUNT_OF(known), .transparent = extensions
};

static enum sc_status fetch_service_data(
	struct reader *reader, struct sc_text document, struct sc_xml_fault *fault)
{
	struct sc_xml_contents contents;

	sc_xml_contents_begin(&contents, document);
	for (uint32_t i = 0; i < reader->repository_count; i++) {
		struct sc_sh_repository *one = &reader->repository[i];

		if (one->service_data.at != NULL &&
			sc_xml_content_of(&contents, reader->service_data[i], reader->arena,
				&one->service_data, fault) != SC_STATUS_OK)
			return sc_xml_fault_status(fault);
	}
	return SC_STATUS_OK;
}

enum sc_status sc_sh_data_read(struct sc_text document, struct sc_arena *arena,
	struct sc_sh_data *data, struct sc_xml_fault *fault)
{
	struct reader reader = { .arena = arena };
	size_t used = arena->used;

	if (sc_xml_walk(&sh_data, document, &reader, arena, fault) == SC_STATUS_OK)
		fetch_service_data(&reader, document, fault);
	if (fault->wrong != SC_XML_SOUND) {
		arena->used = used;
		return sc_xml_fault_status(fault);
	}
	*data = (struct sc_sh_data){ .repository = reader.repository,
		.repository_count = reader.repository_count,
		.ims = { .psi_activation = reader.psi_activation,
			.dsai = reader.dsai,
			.dsai_count = reader.dsai_count,
			.sms = reader.sms,
			.stn_sr = reader.stn_sr } };
	return SC_STATUS_OK;
}
