/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_envelope.h"

#include <string.h>

#include "base_codes.h"
#include "octets.h"
#include "rows.h"
#include "rx_language.h"

enum { PROXY_ROOM = 4096 };

/* AVPs of a success, which no refusal carries. */
static const uint32_t of_success[] = { 1027, 1032, 1503, 18, 2824 };

static uint32_t count_of(struct sc_text avps, uint32_t code)
{
	uint32_t count = 0;
	struct sc_avp avp;

	while (sc_avp_next(&avps, &avp))
		count += avp.vendor == 0 && avp.code == code;
	return count;
}

/* The Proxy-Infos one behind the other. */
static size_t gather_proxies(struct sc_text avps, uint8_t *out)
{
	size_t length = 0;
	struct sc_avp avp;

	while (sc_avp_next(&avps, &avp)) {
		if (avp.vendor != 0 || avp.code != SC_CODE_PROXY_INFO)
			continue;
		memcpy(out + length, avp.bytes.at, avp.bytes.length);
		length += avp.bytes.length;
	}
	return length;
}

/* RFC 6733 6.2: they come back as they were, in their order. */
static bool proxies_fit(struct sc_text answer, const struct desk_request *request)
{
	static uint8_t raw[PROXY_ROOM];
	static uint8_t asked[PROXY_ROOM];
	static uint8_t answered[PROXY_ROOM];
	const char *octets = request->raw != NULL ? request->raw : "";
	struct sc_text sent = { .at = (const char *)raw, .length = strlen(octets) / 2 };
	size_t length = 0;

	if (sent.length > sizeof(raw) || strstr(octets, "0000011c") == NULL)
		return count_of(answer, SC_CODE_PROXY_INFO) == 0;
	octets_of(octets, raw, sizeof(raw));
	length = gather_proxies(sent, asked);
	return gather_proxies(answer, answered) == length && memcmp(asked, answered, length) == 0;
}

static bool begins_with_session(struct sc_text avps, const char *session_id)
{
	struct sc_avp avp;

	return sc_avp_next(&avps, &avp) && avp.vendor == 0 && avp.code == SC_CODE_SESSION_ID &&
	       sc_text_equal(avp.value, sc_text_of(session_id));
}

static bool is_experimental_of_3gpp(const struct desk *desk)
{
	struct sc_text group = desk_text(desk, 0, SC_CODE_EXPERIMENTAL_RESULT);
	struct sc_avp avp;

	return sc_avp_next(&group, &avp) && avp.code == SC_CODE_VENDOR_ID &&
	       sc_get_u32((const uint8_t *)avp.value.at) == SC_VENDOR_3GPP;
}

static const char *result_fault(const struct desk *desk, struct sc_text avps)
{
	uint32_t base = count_of(avps, SC_CODE_RESULT_CODE);
	uint32_t experimental = count_of(avps, SC_CODE_EXPERIMENTAL_RESULT);

	if (base + experimental != 1)
		return "it has not one result";
	if (experimental != 0 && !is_experimental_of_3gpp(desk))
		return "its Experimental-Result is of no vendor";
	if (rig_result(&desk->rig) == SC_DIAMETER_SUCCESS)
		return count_of(avps, SC_CODE_ERROR_MESSAGE) == 0 ? NULL
								  : "a success has a message";
	if (desk_text(desk, 0, SC_CODE_ERROR_MESSAGE).length == 0)
		return "it does not say why";
	for (size_t i = 0; i < SC_COUNT_OF(of_success); i++) {
		if (desk_text(desk, SC_VENDOR_3GPP, of_success[i]).at != NULL)
			return "a refusal tells what a success tells";
	}
	return count_of(avps, SC_CODE_FAILED_AVP) > 1 ? "it has several Failed-AVPs" : NULL;
}

const char *rx_envelope_fault(const struct desk *desk, const struct desk_request *request)
{
	struct sc_text avps = desk->rig.message.avps;
	bool protocol_error = rig_result(&desk->rig) / 1000 == 3;
	uint32_t number = 0;

	if (!begins_with_session(avps, request->session_id))
		return "it does not begin with the Session-Id";
	if (((desk->rig.message.header.flags & SC_FLAG_ERROR) != 0) != protocol_error)
		return "its E bit is wrong";
	if (count_of(avps, SC_CODE_ORIGIN_HOST) != 1 || count_of(avps, SC_CODE_ORIGIN_REALM) != 1)
		return "it does not say who answers";
	if (!protocol_error && (!desk_number(desk, 0, SC_CODE_AUTH_APPLICATION_ID, &number) ||
				       number != SC_RX_APPLICATION))
		return "it names no application";
	if (!protocol_error && count_of(avps, SC_CODE_ORIGIN_STATE_ID) != 1)
		return "it has no Origin-State-Id";
	if (!proxies_fit(avps, request))
		return "the Proxy-Infos are not as they were";
	return result_fault(desk, avps);
}
