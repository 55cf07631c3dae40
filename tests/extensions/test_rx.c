/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Rx over TCP: one row of vectors/rx/aar.sql is one request and what it is answered with.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "octets.h"
#include "rows.h"
#include "rx_language.h"
#include "suite.h"

#define VECTORS "../vectors/rx/"

enum {
	TEXT_LIMIT = 2048,
	TEXTS = 48,
	FEATURES_AVP = 628,
	FEATURE_LIST_AVP = 630,
	ACCEPTABLE_AVP = 526,
	ERROR_MESSAGE_AVP = 281
};

static struct desk desk;

/* A request under construction; texts of a row live in it. */
struct draft {
	struct rx_aar aar;
	struct rx_str str;
	char texts[TEXTS][TEXT_LIMIT];
	size_t text_count;
	uint8_t ip4[32];
	uint8_t ip6[32];
	char lines[TEXT_LIMIT];
};

static struct sc_avp_u32 number_of(const char *digits)
{
	return (struct sc_avp_u32){ true, (uint32_t)strtoul(digits, NULL, 10) };
}

static struct sc_text keep(struct draft *draft, const char *text)
{
	char *kept = draft->texts[draft->text_count++];

	snprintf(kept, TEXT_LIMIT, "%s", text);
	return sc_text_of(kept);
}

static struct sc_text key_text(struct draft *draft, const char *keys, const char *name)
{
	char value[TEXT_LIMIT];
	const char *found = piece_named(keys, '|', name, value, sizeof(value));

	return found == NULL ? (struct sc_text){ 0 } : keep(draft, found);
}

static struct sc_avp_u32 key_number(const char *keys, const char *name)
{
	char value[TEXT_LIMIT];
	const char *found = piece_named(keys, '|', name, value, sizeof(value));

	return found == NULL ? (struct sc_avp_u32){ 0 } : number_of(found);
}

static void put_addresses(struct draft *draft, const char *keys)
{
	struct rx_aar *aar = &draft->aar;
	char value[TEXT_LIMIT];
	char *bits = NULL;

	if (piece_named(keys, '|', "ip4", value, sizeof(value)) != NULL) {
		CU_ASSERT_EQUAL_FATAL(inet_pton(AF_INET, value, draft->ip4), 1);
		aar->framed_ip_address = (struct sc_text){ (const char *)draft->ip4, 4 };
	}
	if (piece_named(keys, '|', "ip6", value, sizeof(value)) != NULL) {
		bits = strchr(value, '/');
		*bits++ = '\0';
		CU_ASSERT_EQUAL_FATAL(inet_pton(AF_INET6, value, draft->ip6 + 2), 1);
		draft->ip6[1] = (uint8_t)atoi(bits);
		aar->framed_ipv6_prefix = (struct sc_text){ (const char *)draft->ip6, 18 };
	}
	if (piece_named(keys, '|', "ip4hex", value, sizeof(value)) != NULL)
		aar->framed_ip_address = (struct sc_text){ (const char *)draft->ip4,
			octets_of(value, draft->ip4, sizeof(draft->ip4)) };
	if (piece_named(keys, '|', "ip6hex", value, sizeof(value)) != NULL)
		aar->framed_ipv6_prefix = (struct sc_text){ (const char *)draft->ip6,
			octets_of(value, draft->ip6, sizeof(draft->ip6)) };
}

static void put_subscriptions(struct draft *draft, const char *keys)
{
	static const struct {
		const char *name;
		uint32_t kind;
	} kinds[] = { { "e164", 0 }, { "imsi", 1 }, { "sip", 2 }, { "nai", 3 }, { "private", 4 },
		{ "kind9", 9 } };

	for (size_t i = 0; i < SC_COUNT_OF(kinds); i++) {
		struct sc_text value = key_text(draft, keys, kinds[i].name);

		if (value.at != NULL)
			draft->aar.subscription[draft->aar.subscription_count++] =
				(struct rx_subscription){ true, { true, kinds[i].kind }, value };
	}
}

static void put_features(struct draft *draft, const char *keys)
{
	struct sc_avp_u32 bits = key_number(keys, "features");
	struct sc_avp_u32 list = key_number(keys, "list");

	if (!bits.present)
		bits = key_number(keys, "must-features");
	if (!bits.present)
		return;
	draft->aar.features_count = 1;
	draft->aar.features[0] = (struct rx_features){ .present = true,
		.vendor = { true, SC_VENDOR_3GPP },
		.list = { true, list.present ? list.value : 1 },
		.bits = bits };
}

static void put_keys(struct draft *draft, const char *keys)
{
	struct rx_aar *aar = &draft->aar;
	char actions[TEXT_LIMIT] = "";
	char *rest = actions;
	const char *action = NULL;

	put_addresses(draft, keys);
	put_subscriptions(draft, keys);
	put_features(draft, keys);
	aar->ip_domain = key_text(draft, keys, "domain");
	aar->called_station = key_text(draft, keys, "apn");
	aar->charging_id = key_text(draft, keys, "icid");
	aar->service_urn = key_text(draft, keys, "urn");
	aar->application = key_text(draft, keys, "app");
	aar->request_type = key_number(keys, "kind");
	aar->forking = key_number(keys, "forking");
	aar->service_info_status = key_number(keys, "preliminary");
	piece_named(keys, '|', "actions", actions, sizeof(actions));
	while ((action = piece_next(&rest, ',')) != NULL)
		aar->action[aar->action_count++] = number_of(action);
}

static struct sc_text codec_of(struct draft *draft, const char *value)
{
	struct sc_text kept = keep(draft, value);
	char *at = draft->texts[draft->text_count - 1];

	for (size_t i = 0; i < kept.length; i++) {
		if (at[i] == '~')
			at[i] = '\n';
		else if (at[i] == '^')
			at[i] = '\r';
		else if (at[i] == '\\')
			at[i] = '\0';
	}
	return kept;
}

static struct sc_avp_u32 media_of(const char *word)
{
	enum sc_media media = SC_MEDIA_OTHER;

	if (sc_media_from_name(sc_text_of(word), &media))
		return (struct sc_avp_u32){ true, (uint32_t)sc_media_rx(media) };
	return number_of(word);
}

static bool put_bandwidth(struct rx_bandwidth *bandwidth, const char *name, const char *value)
{
	if (strcmp(name, "up") == 0)
		bandwidth->up = number_of(value);
	else if (strcmp(name, "down") == 0)
		bandwidth->down = number_of(value);
	else if (strcmp(name, "xup") == 0)
		bandwidth->extended_up = number_of(value);
	else if (strcmp(name, "xdown") == 0)
		bandwidth->extended_down = number_of(value);
	else
		return false;
	return true;
}

static void put_of_flow(
	struct draft *draft, struct rx_flow *flow, const char *name, const char *value)
{
	if (put_bandwidth(&flow->bandwidth, name, value))
		return;
	if (strcmp(name, "desc") == 0)
		flow->description[flow->description_count++] = keep(draft, value);
	else if (strcmp(name, "usage") == 0)
		flow->usage = number_of(value);
	else if (strcmp(name, "status") == 0)
		flow->status = number_of(value);
	else
		CU_FAIL("a flow has no such thing");
}

static void put_of_component(
	struct draft *draft, struct rx_media *media, const char *name, const char *value)
{
	if (strcmp(name, "flow") == 0)
		media->flow[media->flow_count++] =
			(struct rx_flow){ .present = true, .number = number_of(value) };
	else if (strcmp(name, "codec") == 0)
		media->codec[media->codec_count++] = codec_of(draft, value);
	else if (media->flow_count != 0)
		put_of_flow(draft, &media->flow[media->flow_count - 1], name, value);
	else if (strcmp(name, "type") == 0)
		media->type = media_of(value);
	else if (strcmp(name, "status") == 0)
		media->status = number_of(value);
	else if (strcmp(name, "app") == 0)
		media->application = keep(draft, value);
	else if (!put_bandwidth(&media->bandwidth, name, value))
		CU_FAIL("a component has no such thing");
}

static void put_media(struct draft *draft, const char *components)
{
	char *lines = draft->lines;
	char *line = NULL;

	snprintf(draft->lines, sizeof(draft->lines), "%s", components);
	while ((line = piece_next(&lines, '\n')) != NULL) {
		struct rx_media *media = &draft->aar.media[draft->aar.media_count++];
		char *piece = piece_next(&line, '|');

		*media = (struct rx_media){ .present = true, .number = number_of(piece) };
		while ((piece = piece_next(&line, '|')) != NULL) {
			char *value = strchr(piece, '=');

			*value++ = '\0';
			put_of_component(draft, media, piece, value);
		}
	}
}

/* The map of requests insists on features; a row that does not needs one that does not. */
static const struct sc_avp_map *map_for(const char *keys)
{
	static struct sc_avp_field fields[32];
	static struct sc_avp_map map;

	memcpy(fields, sc_rx_aar_map.fields, sc_rx_aar_map.count * sizeof(fields[0]));
	map = (struct sc_avp_map){ .fields = fields, .count = sc_rx_aar_map.count };
	for (uint32_t i = 0; i < map.count; i++) {
		if (fields[i].code == FEATURES_AVP)
			fields[i].mandatory_bit = key_number(keys, "must-features").present;
	}
	return &map;
}

static bool feature_list(struct sc_text group, uint32_t *bits)
{
	struct sc_avp avp;

	while (sc_avp_next(&group, &avp)) {
		if (avp.code == FEATURE_LIST_AVP) {
			*bits = sc_get_u32((const uint8_t *)avp.value.at);
			return true;
		}
	}
	return false;
}

static bool features_fit(const struct rows *rows)
{
	uint32_t bits = 0;
	bool present = feature_list(desk_text(&desk, SC_VENDOR_3GPP, FEATURES_AVP), &bits);

	return present == (rows_text(rows, "features") != NULL) &&
	       (!present || bits == rows_number(rows, "features"));
}

static void put_rate(char *out, size_t size, const struct sc_avp_u32 *rate, const char *before)
{
	size_t length = strlen(out);

	if (rate->present)
		snprintf(out + length, size - length, "%s%u", before, (unsigned)rate->value);
}

/* Acceptable-Service-Info as the rows write it. */
static void tell_acceptable(char *out, size_t size)
{
	struct sc_text group = desk_text(&desk, SC_VENDOR_3GPP, ACCEPTABLE_AVP);
	struct sc_avp component;

	out[0] = '\0';
	while (sc_avp_next(&group, &component)) {
		struct sc_avp_u32 number = { 0 };
		struct sc_avp_u32 up = { 0 };
		struct sc_avp_u32 down = { 0 };
		struct sc_text members = component.value;
		struct sc_avp avp;

		while (sc_avp_next(&members, &avp)) {
			uint32_t value = sc_get_u32((const uint8_t *)avp.value.at);

			if (avp.code == 518)
				number = (struct sc_avp_u32){ true, value };
			else if (avp.code == 516)
				up = (struct sc_avp_u32){ true, value };
			else if (avp.code == 515)
				down = (struct sc_avp_u32){ true, value };
		}
		put_rate(out, size, &number, out[0] == '\0' ? "" : " ");
		put_rate(out, size, &up, ":");
		put_rate(out, size, &down, "/");
	}
}

static void tell_access(char *out, size_t size)
{
	static const uint32_t codes[] = { 1027, 1032, 1503 };

	out[0] = '\0';
	for (size_t i = 0; i < SC_COUNT_OF(codes); i++) {
		uint32_t number = 0;
		char text[16] = "-";
		size_t length = strlen(out);

		if (desk_number(&desk, SC_VENDOR_3GPP, codes[i], &number))
			snprintf(text, sizeof(text), "%u", (unsigned)number);
		snprintf(out + length, size - length, "%s%s", i == 0 ? "" : " ", text);
	}
}

static bool says(const char *piece)
{
	struct sc_text message = desk_text(&desk, 0, ERROR_MESSAGE_AVP);

	return piece[0] == '\0' || (message.at != NULL && memmem(message.at, message.length, piece,
								  strlen(piece)) != NULL);
}

static bool answer_fits(const struct rows *rows)
{
	char acceptable[TEXT_LIMIT];
	char access[TEXT_LIMIT];

	tell_acceptable(acceptable, sizeof(acceptable));
	tell_access(access, sizeof(access));
	return desk_answered(&desk, rows_text(rows, "kind"), rows_number(rows, "code")) &&
	       desk_failed(&desk, rows_text(rows, "failed")) &&
	       strcmp(acceptable, rows_text(rows, "accepts")) == 0 &&
	       strcmp(access, rows_text(rows, "access")) == 0 && says(rows_text(rows, "says")) &&
	       features_fit(rows) &&
	       sc_service_session_count(desk.provisioned.service) == rows_number(rows, "live");
}

static void print_answer(const struct rows *rows)
{
	char acceptable[TEXT_LIMIT];
	char access[TEXT_LIMIT];

	tell_acceptable(acceptable, sizeof(acceptable));
	tell_access(access, sizeof(access));
	printf("\n  %s (%s): answered %u \"%.*s\", accepts %s, access %s, %u live\n",
		rows_text(rows, "name"), rows_text(rows, "clause"), (unsigned)rig_result(&desk.rig),
		SC_TEXT_ARG(desk_text(&desk, 0, ERROR_MESSAGE_AVP)), acceptable, access,
		(unsigned)sc_service_session_count(desk.provisioned.service));
}

static void run_row(const struct rows *rows)
{
	static struct draft draft;
	const char *keys = rows_text(rows, "keys");
	bool authorise = strcmp(rows_text(rows, "command"), "AAR") == 0;
	const struct desk_request request = {
		.application = SC_RX_APPLICATION,
		.code = authorise ? SC_RX_AA : SC_RX_SESSION_TERMINATION,
		.peer = rows_text(rows, "peer"),
		.session_id = rows_text(rows, "session"),
		.without = rows_text(rows, "without"),
		.raw = rows_text(rows, "raw"),
		.map = authorise ? map_for(keys) : &sc_rx_str_map,
		.values = authorise ? (const void *)&draft.aar : (const void *)&draft.str,
	};
	bool good = false;

	memset(&draft, 0, sizeof(draft));
	draft.str.cause = (struct sc_avp_u32){ true, 1 };
	put_keys(&draft, keys);
	put_media(&draft, rows_text(rows, "media"));
	good = desk_ask(&desk, &request) && answer_fits(rows);
	if (!good)
		print_answer(rows);
	CU_ASSERT(good);
}

static void test_rows(void)
{
	struct rows rows;
	unsigned count = 0;

	CU_ASSERT_FATAL(rows_open(&rows, VECTORS "aar.sql", "aar"));
	for (; rows_next(&rows); count++)
		run_row(&rows);
	CU_ASSERT(count > 100);
	rows_close(&rows);
}

static struct desk_request request_for(const struct rx_aar *aar, const char *session)
{
	return (struct desk_request){ .application = SC_RX_APPLICATION,
		.code = SC_RX_AA,
		.peer = "hss.example.net",
		.session_id = session,
		.map = &sc_rx_aar_map,
		.values = aar };
}

/* One component more than the broker takes is named. */
static void test_many_components(void)
{
	static struct rx_aar aar;
	static char more[2 * 16 * 2 + 1];
	struct desk_request request = request_for(&aar, "many");

	aar.framed_ip_address = SC_TEXT("\x0a\0\0\1");
	for (uint32_t i = 0; i < SC_RX_COMPONENT_LIMIT; i++)
		aar.media[aar.media_count++] = (struct rx_media){
			.present = true, .number = { true, i + 1 }, .type = { true, 5 }
		};
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", 2001));
	aar.media[0].number.value = SC_RX_COMPONENT_LIMIT + 1;
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "experimental", 5061));
	CU_ASSERT(desk_failed(&desk, "517"));
	snprintf(more, sizeof(more), "00000205c000001c000028af00000206c0000010000028af00000063");
	request.raw = more;
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", 5009));
	CU_ASSERT(desk_failed(&desk, "517/518"));
}

/* The table of sessions is bounded, and the limit is an answer. */
static void test_many_sessions(void)
{
	static struct rx_aar aar;
	struct rx_str str = { .cause = { true, 1 } };
	char session[32] = "";
	struct desk_request request = request_for(&aar, session);
	uint32_t before = sc_service_session_count(desk.provisioned.service);
	uint32_t made = 0;

	aar.framed_ip_address = SC_TEXT("\x0a\0\0\1");
	do {
		snprintf(session, sizeof(session), "s%u", (unsigned)made);
		CU_ASSERT_FATAL(desk_ask(&desk, &request));
	} while (desk_answered(&desk, "base", 2001) && ++made < 1000);
	CU_ASSERT(desk_answered(&desk, "base", 3004));
	CU_ASSERT_EQUAL(made + before, 64);
	request.code = SC_RX_SESSION_TERMINATION;
	request.map = &sc_rx_str_map;
	request.values = &str;
	while (made-- != 0) {
		snprintf(session, sizeof(session), "s%u", (unsigned)made);
		CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", 2001));
	}
	CU_ASSERT_EQUAL(sc_service_session_count(desk.provisioned.service), before);
}

/* A contact that is gone takes its session's access with it. */
static void test_import(void)
{
	static struct rx_aar aar;
	const struct desk_request request = request_for(&aar, "gone");

	aar.framed_ip_address = SC_TEXT("\x0a\0\4\1");
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", 2001));
	CU_ASSERT_FATAL(provisioned_import(
		&desk.provisioned, "DELETE FROM contact WHERE uri = 'sip:eve@1';"));
	aar.framed_ip_address = (struct sc_text){ 0 };
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "experimental", 5065));
	aar.framed_ip_address = SC_TEXT("\x0a\x09\x09\x09");
	aar.ip_domain = SC_TEXT("west");
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", 2001));
}

static void test_stop(void)
{
	desk_close(&desk);
}

int main(int argument_count, char **arguments)
{
	static const struct suite_test tests[] = {
		{ "the rows of aar.sql", test_rows },
		{ "more components than fit", test_many_components },
		{ "more sessions than fit", test_many_sessions },
		{ "an import while sessions live", test_import },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, VECTORS "network.sql",
		    argument_count > 1 ? arguments[1] : "continuity_rx"))
		return EXIT_FAILURE;
	return suite_run("Rx", tests, SC_COUNT_OF(tests));
}
