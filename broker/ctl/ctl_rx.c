/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl rx aar` and `rx str SESSION`: AA-Request and Session-Termination-Request
 * (TS 29.214 5.6), written through the maps of the plug-in for Rx.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl_client.h"
#include "rx_language.h"
#include "rx_sdp.h"
#include "vocabulary.h"

enum aar_option {
	MEDIA,
	SDP,
	ANSWER,
	DIRECTION,
	DESCRIPTION,
	IP4,
	IP6,
	IP_DOMAIN,
	APN,
	USER,
	CHARGING,
	URN,
	SESSION,
	UPDATE,
	FLOW,
	FEATURES
};
enum str_option { CAUSE };
enum { PIECE_LIMIT = 256, IP4_BYTES = 4, PREFIX_BYTES = 18, UPDATE_REQUEST = 1, KILO = 1000 };
/* Both descriptions, their lines, and the lines again in Codec-Data. */
enum { SDP_ARENA = 5 * SC_SDP_BYTE_LIMIT };
enum { OF_E164, OF_IMSI, OF_SIP_URI, OF_NAI };

static const struct sc_ctl_option aar_options[] = {
	[MEDIA] = { "--media", "LIST", NULL,
		"components in the order of the m= lines: audio,video:512 (kbit/s),text::REMOVED "
		"(default audio)" },
	[SDP] = { "--sdp", "FILE", NULL,
		"components from a session description, \"-\": from standard input" },
	[ANSWER] = { "--answer", "FILE", NULL,
		"what the other side answered; without it, the service information is "
		"PRELIMINARY" },
	[DIRECTION] = { "--direction", "WAY", "uplink",
		"uplink: --sdp comes from the user; downlink: it comes to him" },
	[DESCRIPTION] = { "--description", NULL, NULL,
		"--sdp is no offer and gets no answer, as in RTSP" },
	[IP4] = { "--ip4", "ADDRESS", NULL, "Framed-IP-Address" },
	[IP6] = { "--ip6", "PREFIX", NULL, "Framed-IPv6-Prefix: 2001:db8::/64" },
	[IP_DOMAIN] = { "--ip-domain", "NAME", NULL, "IP-Domain-Id" },
	[APN] = { "--apn", "NAME", NULL, "Called-Station-Id" },
	[USER] = { "--user", "IDENTITY", NULL,
		"Subscription-Id: sip:..., user@realm, +digits, or 15 digits of an IMSI" },
	[CHARGING] = { "--charging-id", "ID", NULL, "AF-Charging-Identifier" },
	[URN] = { "--service-urn", "URN", NULL, "Service-URN, \"sos\" for an emergency" },
	[SESSION] = { "--session", "ID", NULL,
		"Session-Id of a running session (default: a new one)" },
	[UPDATE] = { "--update", NULL, NULL, "Rx-Request-Type UPDATE_REQUEST" },
	[FLOW] = { "--flow", "FILTER", NULL,
		"a Flow-Description for the first component: \"permit in ip from ... to ...\"" },
	[FEATURES] = { "--features", "BITS", NULL, "Rx features of list 1" },
};

static const struct sc_ctl_option str_options[] = {
	[CAUSE] = { "--cause", "NUMBER", "1", "Termination-Cause: 1 is DIAMETER_LOGOUT" },
};

/* An AAR under construction; texts that no argument holds live in it. */
struct drafting {
	struct rx_aar aar;
	struct sc_arena arena; /* what session descriptions say */
	struct sc_sdp first;
	struct sc_sdp answer;
	uint8_t ip4[IP4_BYTES];
	uint8_t prefix[PREFIX_BYTES]; /* reserved, length in bits, address (RFC 3162 2.3) */
};

static const struct {
	const char *name;
	uint32_t value;
} flow_states[] = { { "ENABLED-UPLINK", 0 }, { "ENABLED-DOWNLINK", 1 }, { "ENABLED", 2 },
	{ "DISABLED", 3 }, { "REMOVED", 4 } };

static bool put_flow_status(struct sc_avp_u32 *status, const char *name)
{
	for (size_t i = 0; i < SC_COUNT_OF(flow_states); i++) {
		if (strcmp(name, flow_states[i].name) == 0) {
			*status = (struct sc_avp_u32){ true, flow_states[i].value };
			return true;
		}
	}
	return false;
}

/* "video:512:DISABLED": kind, bandwidth in kbit/s, Flow-Status. */
static bool put_component(struct rx_media *media, uint32_t number, char *piece)
{
	char *kbps = strchr(piece, ':');
	char *status = kbps == NULL ? NULL : strchr(kbps + 1, ':');
	enum sc_media kind;
	uint32_t bandwidth;

	if (status != NULL)
		*status++ = '\0';
	if (kbps != NULL)
		*kbps++ = '\0';
	if (!sc_media_from_name(sc_text_of(piece), &kind))
		return false;
	media->present = true;
	media->number = (struct sc_avp_u32){ true, number };
	media->type = (struct sc_avp_u32){ true, (uint32_t)sc_media_rx(kind) };
	if (kbps != NULL && *kbps != '\0') {
		if (sc_text_to_u32(sc_text_of(kbps), &bandwidth) != SC_STATUS_OK ||
			bandwidth > UINT32_MAX / KILO)
			return false;
		media->bandwidth.up = media->bandwidth.down =
			(struct sc_avp_u32){ true, bandwidth * KILO };
	}
	return status == NULL || put_flow_status(&media->status, status);
}

static bool put_media(struct drafting *draft, const char *list, const char *flow)
{
	struct rx_aar *aar = &draft->aar;
	char piece[PIECE_LIMIT];

	if (list == NULL)
		list = "audio";
	while (sc_ctl_next_piece(&list, piece, sizeof(piece))) {
		if (aar->media_count == SC_RX_COMPONENT_LIMIT ||
			!put_component(&aar->media[aar->media_count], aar->media_count + 1, piece))
			return false;
		aar->media_count++;
	}
	if (flow != NULL && aar->media_count != 0) {
		struct rx_media *first = &aar->media[0];

		first->flow_count = 1;
		first->flow[0] = (struct rx_flow){ .present = true,
			.number = { true, 1 },
			.description = { sc_text_of(flow) },
			.description_count = 1 };
	}
	return true;
}

static bool put_ip4(struct drafting *draft, const char *address)
{
	if (address == NULL)
		return true;
	draft->aar.framed_ip_address =
		(struct sc_text){ .at = (const char *)draft->ip4, .length = IP4_BYTES };
	return inet_pton(AF_INET, address, draft->ip4) == 1;
}

static bool put_ip6(struct drafting *draft, const char *prefix)
{
	char address[PIECE_LIMIT];
	const char *slash;
	uint32_t bits = 128;

	if (prefix == NULL)
		return true;
	slash = strchr(prefix, '/');
	snprintf(address, sizeof(address), "%.*s",
		(int)(slash == NULL ? strlen(prefix) : (size_t)(slash - prefix)), prefix);
	if (slash != NULL &&
		(sc_text_to_u32(sc_text_of(slash + 1), &bits) != SC_STATUS_OK || bits > 128))
		return false;
	draft->prefix[1] = (uint8_t)bits;
	draft->aar.framed_ipv6_prefix =
		(struct sc_text){ .at = (const char *)draft->prefix, .length = 2 + (bits + 7) / 8 };
	return inet_pton(AF_INET6, address, draft->prefix + 2) == 1;
}

static void put_user(struct drafting *draft, const char *user)
{
	uint32_t kind = OF_E164;

	if (user == NULL)
		return;
	if (strncmp(user, "sip:", 4) == 0 || strncmp(user, "sips:", 5) == 0)
		kind = OF_SIP_URI;
	else if (strchr(user, '@') != NULL)
		kind = OF_NAI;
	else if (strlen(user) == 15 && user[0] != '+')
		kind = OF_IMSI;
	draft->aar.subscription_count = 1;
	draft->aar.subscription[0] = (struct rx_subscription){ .present = true,
		.kind = { true, kind },
		.value = sc_text_of(user + (user[0] == '+')) };
}

static bool put_features(struct drafting *draft, const char *bits)
{
	struct rx_features *features = &draft->aar.features[0];

	if (bits == NULL)
		return true;
	*features = (struct rx_features){ .present = true,
		.vendor = { true, SC_VENDOR_3GPP },
		.list = { true, 1 },
		.bits = { .present = true } };
	draft->aar.features_count = 1;
	return sc_text_to_u32(sc_text_of(bits), &features->bits.value) == SC_STATUS_OK;
}

static bool draft_aar(struct drafting *draft, const struct sc_ctl_call *call)
{
	draft->aar.ip_domain = sc_text_of(call->values[IP_DOMAIN]);
	draft->aar.called_station = sc_text_of(call->values[APN]);
	draft->aar.charging_id = sc_text_of(call->values[CHARGING]);
	draft->aar.service_urn = sc_text_of(call->values[URN]);
	if (call->values[UPDATE] != NULL)
		draft->aar.request_type = (struct sc_avp_u32){ true, UPDATE_REQUEST };
	put_user(draft, call->values[USER]);
	return (call->values[SDP] != NULL ||
		       put_media(draft, call->values[MEDIA], call->values[FLOW])) &&
	       put_ip4(draft, call->values[IP4]) && put_ip6(draft, call->values[IP6]) &&
	       put_features(draft, call->values[FEATURES]);
}

static bool read_sdp(struct drafting *draft, const char *file, struct sc_sdp *sdp)
{
	struct sc_problem problem = { "" };
	size_t length = 0;
	char *text = sc_ctl_read_whole(file, &length);
	enum sc_status status = SC_STATUS_OK;

	if (text == NULL)
		return false;
	status = sc_sdp_read(&draft->arena, (struct sc_text){ text, length }, sdp, &problem);
	free(text);
	if (status != SC_STATUS_OK)
		sc_ctl_complain("%s: %s", file, problem.sentence);
	return status == SC_STATUS_OK;
}

static bool put_sdp(struct drafting *draft, const struct sc_ctl_call *call)
{
	const char *answer = call->values[ANSWER];
	const struct sc_rx_sdp sdp = {
		.first = &draft->first,
		.answer = answer == NULL ? NULL : &draft->answer,
		.from_network = strcmp(call->values[DIRECTION], "downlink") == 0,
		.no_offer = call->values[DESCRIPTION] != NULL,
	};
	struct sc_problem problem = { "" };

	if (call->values[SDP] == NULL)
		return true;
	if (sc_arena_open(&draft->arena, SDP_ARENA) != SC_STATUS_OK)
		return sc_ctl_complain("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY)) ==
		       SC_CTL_DONE;
	if (!read_sdp(draft, call->values[SDP], &draft->first) ||
		(answer != NULL && !read_sdp(draft, answer, &draft->answer)))
		return false;
	return sc_rx_sdp_describe(&draft->arena, &sdp, &draft->aar, &problem) == SC_STATUS_OK ||
	       sc_ctl_complain("%s", problem.sentence) == SC_CTL_DONE;
}

/* NULL: the options go together. */
static const char *contradiction(const struct sc_ctl_call *call)
{
	const char *direction = call->values[DIRECTION];
	bool answered = call->values[ANSWER] != NULL;
	bool described = call->values[DESCRIPTION] != NULL;

	if (strcmp(direction, "uplink") != 0 && strcmp(direction, "downlink") != 0)
		return "--direction is uplink or downlink";
	if (call->values[SDP] == NULL)
		return answered || described ? "--answer and --description belong to --sdp" : NULL;
	if (call->values[MEDIA] != NULL || call->values[FLOW] != NULL)
		return "--sdp says what --media and --flow would";
	return answered && described ? "what is answered is an offer, no --description" : NULL;
}

static enum sc_ctl_exit send_aar(struct drafting *draft, const struct sc_ctl_call *call)
{
	if (!put_sdp(draft, call))
		return SC_CTL_REFUSED;
	return sc_ctl_put_question(&(struct sc_ctl_question){
		.call = call,
		.own_options = SC_COUNT_OF(aar_options),
		.application = &sc_rx_asking,
		.code = SC_RX_AA,
		.session_id = call->values[SESSION],
		.map = &sc_rx_aar_map,
		.values = &draft->aar,
	});
}

static enum sc_ctl_exit ask_aar(const struct sc_ctl_call *call)
{
	const char *trouble = contradiction(call);
	struct drafting *draft = NULL;
	enum sc_ctl_exit ending = SC_CTL_USAGE;

	if (trouble != NULL) {
		sc_ctl_complain("%s", trouble);
		return SC_CTL_USAGE;
	}
	draft = calloc(1, sizeof(*draft));
	if (draft == NULL)
		return sc_ctl_complain("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	if (!draft_aar(draft, call))
		sc_ctl_complain("an address, a kind of media, a bandwidth or a status is none; "
				"try --help");
	else
		ending = send_aar(draft, call);
	sc_arena_close(&draft->arena);
	free(draft);
	return ending;
}

static enum sc_ctl_exit ask_str(const struct sc_ctl_call *call)
{
	struct rx_str str = { .cause = { .present = true } };

	if (sc_text_to_u32(sc_text_of(call->values[CAUSE]), &str.cause.value) != SC_STATUS_OK) {
		sc_ctl_complain("--cause takes a number");
		return SC_CTL_USAGE;
	}
	return sc_ctl_put_question(&(struct sc_ctl_question){
		.call = call,
		.own_options = SC_COUNT_OF(str_options),
		.application = &sc_rx_asking,
		.code = SC_RX_SESSION_TERMINATION,
		.session_id = call->arguments[0],
		.map = &sc_rx_str_map,
		.values = &str,
	});
}

const struct sc_ctl_command sc_ctl_rx_aar = {
	.words = "rx aar",
	.arguments = "",
	.sentence = "ask over Rx (TS 29.214) whether components may be carried, print the answer",
	.options = aar_options,
	.option_count = SC_COUNT_OF(aar_options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = ask_aar,
};

const struct sc_ctl_command sc_ctl_rx_str = {
	.words = "rx str",
	.arguments = "SESSION",
	.argument_count = 1,
	.sentence = "end an Rx session",
	.options = str_options,
	.option_count = SC_COUNT_OF(str_options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = ask_str,
};
