/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The plug-in for Sh: offers the application and serves its commands. Commands that are not listed
 * are answered with DIAMETER_COMMAND_UNSUPPORTED by the node.
 */
#include <errno.h>
#include <freeDiameter/extension.h>

#include "sh_features.h"
#include "sh_identity.h"
#include "sh_language.h"
#include "sh_result.h"

enum { INVALID_AVP_VALUE = 5004, FEATURE_UNSUPPORTED = 5011, PACKET_DOMAIN = 1 };

/* A UDR as the service wants it; what does not fit a field directly. */
struct reading {
	struct sh_udr udr;
	uint32_t references[SC_SH_REFERENCE_LIMIT];
	enum sc_identity_set sets[SC_SH_SET_LIMIT];
	struct sc_sh_pull question;
};

static bool read_sets(struct reading *reading, struct sc_result *result)
{
	const struct sh_udr *udr = &reading->udr;

	for (uint32_t i = 0; i < udr->identity_set_count; i++) {
		if (udr->identity_set[i].value >= SC_IDENTITY_SET_COUNT) {
			*result = (struct sc_result){ .code = INVALID_AVP_VALUE,
				.message = "the Identity-Set is not defined" };
			result->failed.vendor = SC_VENDOR_3GPP;
			result->failed.code = SC_SH_AVP_IDENTITY_SET;
			result->failed.nth = i;
			return false;
		}
		reading->sets[i] = (enum sc_identity_set)udr->identity_set[i].value;
	}
	return true;
}

static unsigned elements_of(const struct sh_udr *udr)
{
	unsigned given = 0;

	if (udr->server_name.at != NULL)
		given |= SC_SH_ELEMENT_SERVER_NAME;
	if (udr->dsai_tag_count != 0)
		given |= SC_SH_ELEMENT_DSAI_TAG;
	if (udr->requested_domain.present)
		given |= SC_SH_ELEMENT_REQUESTED_DOMAIN;
	if (udr->current_location.present)
		given |= SC_SH_ELEMENT_CURRENT_LOCATION;
	return given;
}

static bool read_question(struct sc_exchange *exchange, struct reading *reading, uint32_t agreed,
	struct sc_result *result)
{
	const struct sh_udr *udr = &reading->udr;
	struct sc_sh_pull *question = &reading->question;

	*question = (struct sc_sh_pull){
		.origin_host = sc_exchange_origin_host(exchange),
		.references = reading->references,
		.reference_count = udr->data_reference_count,
		.indications = udr->service_indication,
		.indication_count = udr->service_indication_count,
		.sets = reading->sets,
		.set_count = udr->identity_set_count,
		.packet_domain = udr->requested_domain.value == PACKET_DOMAIN,
		.elements = elements_of(udr),
		.notif_eff = (agreed & SC_SH_NOTIF_EFF) != 0,
		.additional_msisdn = (agreed & SC_SH_ADDITIONAL_MSISDN) != 0,
	};
	for (uint32_t i = 0; i < udr->data_reference_count; i++)
		reading->references[i] = udr->data_reference[i].value;
	return sh_identity_read(sc_exchange_arena(exchange), udr, &question->identity, result) &&
	       read_sets(reading, result);
}

static uint32_t avp_of(enum sc_sh_element element)
{
	switch (element) {
	case SC_SH_ELEMENT_SERVICE_INDICATION:
		return SC_SH_AVP_SERVICE_INDICATION;
	case SC_SH_ELEMENT_SERVER_NAME:
		return SC_SH_AVP_SERVER_NAME;
	case SC_SH_ELEMENT_DSAI_TAG:
		return SC_SH_AVP_DSAI_TAG;
	case SC_SH_ELEMENT_REQUESTED_DOMAIN:
		return SC_SH_AVP_REQUESTED_DOMAIN;
	case SC_SH_ELEMENT_CURRENT_LOCATION:
		return SC_SH_AVP_CURRENT_LOCATION;
	case SC_SH_ELEMENT_DATA_REFERENCE:
		return SC_SH_AVP_DATA_REFERENCE;
	case SC_SH_ELEMENT_IDENTITY_SET:
		return SC_SH_AVP_IDENTITY_SET;
	case SC_SH_ELEMENT_ONE_TIME:
		return SC_SH_AVP_ONE_TIME_NOTIFICATION;
	case SC_SH_ELEMENT_NONE:
		break;
	}
	return 0;
}

/* The line in the log says what was asked for. */
static void note_question(struct sc_exchange *exchange, const struct reading *reading)
{
	enum sc_data_reference reference = SC_DATA_REFERENCE_REPOSITORYDATA;
	uint32_t count = reading->question.reference_count;

	if (count != 0 && sc_sh_reference_from_number(reading->references[0], &reference))
		sc_exchange_note(exchange, "%s%s", sc_data_reference_name(reference),
			count > 1 ? " and others" : "");
}

static struct sc_result pull(
	struct sc_exchange *exchange, const struct reading *reading, struct sh_uda *uda)
{
	struct sc_sh_pulled answer;
	enum sc_status status = sc_sh_pull(sc_exchange_service(exchange),
		sc_exchange_arena(exchange), &reading->question, &answer);
	struct sc_result result = sh_result_of(status, SC_SH_CANNOT_BE_READ);

	uda->user_data = answer.document;
	if (answer.wildcard_type == SC_IDENTITY_TYPE_WILDCARDED_PSI)
		uda->wildcarded_public_identity = answer.wildcard;
	else
		uda->wildcarded_impu = answer.wildcard;
	result.failed.vendor = SC_VENDOR_3GPP;
	result.failed.code = avp_of(answer.element);
	result.failed.nth = answer.nth;
	result.failed.missing = status == SC_STATUS_ELEMENT_MISSING;
	return result;
}

static void serve_user_data(struct sc_exchange *exchange)
{
	struct reading reading;
	struct sh_negotiation features;
	struct sh_uda uda = { .features_count = 0 };
	struct sc_result result = SC_RESULT_SUCCESS;

	if (!sc_exchange_read(exchange, &sc_sh_udr_map, &reading.udr))
		return;
	sh_features_negotiate(reading.udr.features, reading.udr.features_count, &features);
	if (features.ours.present)
		uda.features[uda.features_count++] = features.ours;
	if (features.refused)
		result = (struct sc_result){ .vendor = SC_VENDOR_3GPP,
			.code = FEATURE_UNSUPPORTED,
			.message = "a feature the peer insists on is not supported" };
	else if (read_question(exchange, &reading, features.agreed, &result)) {
		note_question(exchange, &reading);
		result = pull(exchange, &reading, &uda);
	}
	sc_exchange_answer(exchange, &result, &sc_sh_uda_map, &uda);
}

static const struct sc_command commands[] = {
	{ .code = SC_SH_USER_DATA,
		.request_name = "UDR",
		.answer_name = "UDA",
		.serve = serve_user_data },
};

static struct sc_application application;

static int enter(char *argument)
{
	(void)argument;
	application = sc_sh_asking;
	application.commands = commands;
	application.command_count = SC_COUNT_OF(commands);
	return sc_application_offer(&application) == SC_STATUS_OK ? 0 : EEXIST;
}

#pragma GCC visibility push(default)
EXTENSION_ENTRY("continuity_sh", enter);
#pragma GCC visibility pop
