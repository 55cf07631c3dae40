/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl rx aar` and `rx str SESSION`: AA-Request and Session-Termination-Request
 * (TS 29.214 5.6), written through the maps of the plug-in for Rx.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl_client.h"
#include "rx_draft.h"
#include "rx_language.h"
#include "rx_sdp.h"

enum aar_option {
	MEDIA,
	SDP,
	ANSWER,
	DIRECTION,
	DESCRIPTION,
	SERVICE_INFO,
	DIALOGUES,
	VERSIONS,
	FLOW,
	IP4,
	IP6,
	IP_DOMAIN,
	APN,
	USER,
	APPLICATION,
	CHARGING,
	URN,
	SESSION,
	REQUEST_TYPE,
	ACTIONS,
	REQUIRED,
	FEATURES,
	INSIST
};
enum str_option { CAUSE, STR_REQUIRED };
/* Both descriptions, their lines, and the lines again in Codec-Data. */
enum { SDP_ARENA = 5 * SC_SDP_BYTE_LIMIT, AAR_FIELDS = 32 };

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
	[SERVICE_INFO] = { "--service-info", "WORD", NULL,
		"Service-Info-Status: final or preliminary, whatever --sdp makes of it" },
	[DIALOGUES] = { "--dialogues", "WORD", NULL, "SIP-Forking-Indication: single or several" },
	[VERSIONS] = { "--content-version", "LIST", NULL,
		"Content-Version of each component: 7,8" },
	[FLOW] = { "--flow", "FILTER", NULL,
		"a Flow-Description for the first component: \"permit in ip from ... to ...\"" },
	[IP4] = { "--ip4", "ADDRESS", NULL, "Framed-IP-Address" },
	[IP6] = { "--ip6", "PREFIX", NULL, "Framed-IPv6-Prefix: 2001:db8::/64" },
	[IP_DOMAIN] = { "--ip-domain", "NAME", NULL, "IP-Domain-Id" },
	[APN] = { "--apn", "NAME", NULL, "Called-Station-Id" },
	[USER] = { "--user", "LIST", NULL,
		"Subscription-Ids: sip:..., +digits, imsi:digits, nai:user@realm, private:..." },
	[APPLICATION] = { "--application", "ID", NULL, "AF-Application-Identifier" },
	[CHARGING] = { "--charging-id", "ID", NULL, "AF-Charging-Identifier" },
	[URN] = { "--service-urn", "URN", NULL, "Service-URN, \"sos\" for an emergency" },
	[SESSION] = { "--session", "ID", NULL,
		"Session-Id of a running session (default: a new one)" },
	[REQUEST_TYPE] = { "--request-type", "WORD", NULL, "Rx-Request-Type: initial or update" },
	[ACTIONS] = { "--action", "LIST", NULL,
		"Specific-Actions: ip_can_change,plmn_change,release_of_bearer ..." },
	[REQUIRED] = { "--required-info", "LIST", NULL,
		"Required-Access-Info: user_location,ms_time_zone" },
	[FEATURES] = { "--features", "LIST", NULL,
		"Supported-Features: Rel8,NetLoc,PLMNInfo ..., or bits of a list: 2:0x2" },
	[INSIST] = { "--insist", NULL, NULL, "the features are required (M bit)" },
};

static const struct sc_ctl_option str_options[] = {
	[CAUSE] = { "--cause", "NUMBER", "1", "Termination-Cause: 1 is DIAMETER_LOGOUT" },
	[STR_REQUIRED] = { "--required-info", "LIST", NULL,
		"Required-Access-Info: user_location,ms_time_zone" },
};

/* Where texts go that are taken as they are. */
static const struct {
	enum aar_option option;
	size_t offset; /* of a text in an AAR */
} texts[] = {
	{ IP_DOMAIN, offsetof(struct rx_aar, ip_domain) },
	{ APN, offsetof(struct rx_aar, called_station) },
	{ APPLICATION, offsetof(struct rx_aar, application) },
	{ CHARGING, offsetof(struct rx_aar, charging_id) },
	{ URN, offsetof(struct rx_aar, service_urn) },
};

/* What the others mean; components come first. */
static const struct {
	enum aar_option option;
	enum sc_status (*put)(
		struct sc_rx_draft *draft, const char *typed, struct sc_problem *problem);
} words[] = {
	{ MEDIA, sc_rx_draft_media },
	{ VERSIONS, sc_rx_draft_versions },
	{ FLOW, sc_rx_draft_flow },
	{ SERVICE_INFO, sc_rx_draft_service_info },
	{ DIALOGUES, sc_rx_draft_dialogues },
	{ IP4, sc_rx_draft_ip4 },
	{ IP6, sc_rx_draft_ip6 },
	{ USER, sc_rx_draft_users },
	{ REQUEST_TYPE, sc_rx_draft_request_type },
	{ ACTIONS, sc_rx_draft_actions },
	{ REQUIRED, sc_rx_draft_required },
	{ FEATURES, sc_rx_draft_features },
};

/* What one AAR is made of. */
struct drafting {
	struct sc_rx_draft draft;
	struct sc_arena arena; /* what session descriptions say */
	struct sc_sdp first;
	struct sc_sdp answer;
	struct sc_avp_field fields[AAR_FIELDS];
};

static enum sc_ctl_exit put_words(struct drafting *drafting, const struct sc_ctl_call *call)
{
	struct sc_problem problem = { "" };

	for (size_t i = 0; i < SC_COUNT_OF(texts); i++)
		*(struct sc_text *)(void *)((char *)&drafting->draft.aar + texts[i].offset) =
			sc_text_of(call->values[texts[i].option]);
	for (size_t i = 0; i < SC_COUNT_OF(words); i++) {
		const char *typed = call->values[words[i].option];

		if (words[i].option == MEDIA && typed == NULL && call->values[SDP] == NULL)
			typed = "audio";
		if (typed == NULL ||
			words[i].put(&drafting->draft, typed, &problem) == SC_STATUS_OK)
			continue;
		sc_ctl_complain("%s: %s", aar_options[words[i].option].name, problem.sentence);
		return SC_CTL_USAGE;
	}
	return SC_CTL_DONE;
}

static bool read_sdp(struct drafting *drafting, const char *file, struct sc_sdp *sdp)
{
	struct sc_problem problem = { "" };
	size_t length = 0;
	char *text = sc_ctl_read_whole(file, SC_SDP_BYTE_LIMIT, &length);
	enum sc_status status = SC_STATUS_OK;

	if (text == NULL)
		return false;
	status = sc_sdp_read(&drafting->arena, (struct sc_text){ text, length }, sdp, &problem);
	free(text);
	if (status != SC_STATUS_OK)
		sc_ctl_complain("%s: %s", file, problem.sentence);
	return status == SC_STATUS_OK;
}

static bool put_sdp(struct drafting *drafting, const struct sc_ctl_call *call)
{
	const char *answer = call->values[ANSWER];
	const struct sc_rx_sdp sdp = {
		.first = &drafting->first,
		.answer = answer == NULL ? NULL : &drafting->answer,
		.from_network = strcmp(call->values[DIRECTION], "downlink") == 0,
		.no_offer = call->values[DESCRIPTION] != NULL,
	};
	struct sc_problem problem = { "" };

	if (call->values[SDP] == NULL)
		return true;
	if (sc_arena_open(&drafting->arena, SDP_ARENA) != SC_STATUS_OK)
		return sc_ctl_complain("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY)) ==
		       SC_CTL_DONE;
	if (!read_sdp(drafting, call->values[SDP], &drafting->first) ||
		(answer != NULL && !read_sdp(drafting, answer, &drafting->answer)))
		return false;
	return sc_rx_sdp_describe(&drafting->arena, &sdp, &drafting->draft.aar, &problem) ==
		       SC_STATUS_OK ||
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
	if (call->values[INSIST] != NULL && call->values[FEATURES] == NULL)
		return "--insist belongs to --features";
	if (call->values[SDP] == NULL)
		return answered || described ? "--answer and --description belong to --sdp" : NULL;
	if (call->values[MEDIA] != NULL || call->values[FLOW] != NULL)
		return "--sdp says what --media and --flow would";
	return answered && described ? "what is answered is an offer, no --description" : NULL;
}

/* Who does not insist on features says so with the M bit of their AVP (TS 29.229 7.2.1). */
static struct sc_avp_map map_of(struct drafting *drafting, bool insists)
{
	const struct sc_avp_map *map = &sc_rx_aar_map;

	for (uint32_t i = 0; i < map->count && i < AAR_FIELDS; i++) {
		drafting->fields[i] = map->fields[i];
		if (map->fields[i].code == SC_RX_AVP_SUPPORTED_FEATURES)
			drafting->fields[i].mandatory_bit = insists;
	}
	return (struct sc_avp_map){ .fields = drafting->fields, .count = map->count };
}

/* What the broker has to tell at once comes before this program is gone; it is printed here, so the
 * AF has heard it. */
static void serve_notice(struct sc_exchange *exchange)
{
	sc_exchange_answer(exchange, &SC_RESULT_SUCCESS, NULL, NULL);
}

static const struct sc_application *asking_application(void)
{
	static const struct sc_command commands[] = {
		{ .code = SC_RX_RE_AUTH,
			.request_name = "RAR",
			.answer_name = "RAA",
			.serve = serve_notice },
		{ .code = SC_RX_ABORT_SESSION,
			.request_name = "ASR",
			.answer_name = "ASA",
			.serve = serve_notice },
	};
	static struct sc_application application;

	application = sc_rx_asking;
	application.commands = commands;
	application.command_count = SC_COUNT_OF(commands);
	return &application;
}

static enum sc_ctl_exit send_aar(struct drafting *drafting, const struct sc_ctl_call *call)
{
	const struct sc_avp_map map = map_of(drafting, call->values[INSIST] != NULL);

	return sc_ctl_put_question(&(struct sc_ctl_question){
		.call = call,
		.own_options = SC_COUNT_OF(aar_options),
		.application = asking_application(),
		.code = SC_RX_AA,
		.session_id = call->values[SESSION],
		.map = &map,
		.values = &drafting->draft.aar,
	});
}

static enum sc_ctl_exit ask_aar(const struct sc_ctl_call *call)
{
	const char *trouble = contradiction(call);
	struct drafting *drafting = NULL;
	enum sc_ctl_exit ending = SC_CTL_REFUSED;

	if (trouble != NULL) {
		sc_ctl_complain("%s", trouble);
		return SC_CTL_USAGE;
	}
	drafting = calloc(1, sizeof(*drafting));
	if (drafting == NULL)
		return sc_ctl_complain("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	if (put_sdp(drafting, call))
		ending = put_words(drafting, call);
	if (ending == SC_CTL_DONE)
		ending = send_aar(drafting, call);
	sc_arena_close(&drafting->arena);
	free(drafting);
	return ending;
}

static enum sc_ctl_exit ask_str(const struct sc_ctl_call *call)
{
	const char *required = call->values[STR_REQUIRED];
	struct rx_str str = { .cause = { .present = true } };
	struct sc_problem problem = { "" };

	if (sc_text_to_u32(sc_text_of(call->values[CAUSE]), &str.cause.value) != SC_STATUS_OK) {
		sc_ctl_complain("--cause takes a number");
		return SC_CTL_USAGE;
	}
	if (required != NULL && sc_rx_draft_required_info(str.required, &str.required_count,
					required, &problem) != SC_STATUS_OK) {
		sc_ctl_complain("--required-info: %s", problem.sentence);
		return SC_CTL_USAGE;
	}
	return sc_ctl_put_question(&(struct sc_ctl_question){
		.call = call,
		.own_options = SC_COUNT_OF(str_options),
		.application = asking_application(),
		.code = SC_RX_SESSION_TERMINATION,
		.session_id = call->arguments[0],
		.map = &sc_rx_str_map,
		.values = &str,
	});
}

static void print_words(void)
{
	puts("A WORD is a value of the AVP as TS 29.214 names it, or its beginning, or its number:\n"
	     "\"prelim\", \"IP-CAN_CHANGE\", \"12\". One that does not exist is answered with the list\n"
	     "of those that do. Pieces of a LIST stand between commas.");
}

const struct sc_ctl_command sc_ctl_rx_aar = {
	.words = "rx aar",
	.arguments = "",
	.sentence = "ask over Rx (TS 29.214) whether components may be carried, print the answer",
	.print_more = print_words,
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
