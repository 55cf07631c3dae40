/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Rx over TCP: one row of vectors/rx/aar.sql is one request and what it is answered with.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "journal.h"
#include "octets.h"
#include "rows.h"
#include "rx_draft.h"
#include "rx_envelope.h"
#include "suite.h"

#define VECTORS "../vectors/rx/"

enum {
	TEXT_LIMIT = 2048,
	FEATURES_AVP = 628,
	FEATURE_LIST_AVP = 630,
	ACCEPTABLE_AVP = 526,
	ERROR_MESSAGE_AVP = 281
};

static struct desk desk;

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
	static const struct rx_str str = { .cause = { true, 1 } };
	static struct rx_draft draft;
	const char *keys = rows_text(rows, "keys");
	bool authorise = strcmp(rows_text(rows, "command"), "AAR") == 0;
	const struct desk_request request = {
		.application = SC_RX_APPLICATION,
		.code = authorise ? SC_RX_AA : SC_RX_SESSION_TERMINATION,
		.peer = rows_text(rows, "peer"),
		.session_id = rows_text(rows, "session"),
		.without = rows_text(rows, "without"),
		.raw = rows_text(rows, "raw"),
		.map = authorise ? rx_draft_map(keys) : &sc_rx_str_map,
		.values = authorise ? (const void *)&draft.aar : (const void *)&str,
	};
	const char *fault = NULL;
	bool good = false;

	rx_draft_write(&draft, keys, rows_text(rows, "media"));
	good = desk_ask(&desk, &request);
	sc_service_tick(desk.provisioned.service);
	sc_journal_settle(desk.provisioned.store);
	good = good && answer_fits(rows);
	if (good)
		fault = rx_envelope_fault(&desk, &request);
	if (!good || fault != NULL)
		print_answer(rows);
	if (fault != NULL)
		printf("  %s\n", fault);
	CU_ASSERT(good && fault == NULL);
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

/* A contact that is gone takes its session with it: an AAR that crosses the ASR finds none. */
static void test_import(void)
{
	static struct rx_aar aar;
	const struct desk_request request = request_for(&aar, "gone");
	const struct desk_request again = request_for(&aar, "elsewhere");

	aar.framed_ip_address = SC_TEXT("\x0a\0\4\1");
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", 2001));
	CU_ASSERT_FATAL(provisioned_import(
		&desk.provisioned, "DELETE FROM contact WHERE uri = 'sip:eve@1';"));
	CU_ASSERT(desk_await(&desk, "hss.example.net", SC_RX_ABORT_SESSION));
	desk_answer(&desk, "hss.example.net", "hss.example.net", "base", 2001);
	aar.framed_ip_address = (struct sc_text){ 0 };
	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", 5002));
	aar.framed_ip_address = SC_TEXT("\x0a\x09\x09\x09");
	aar.ip_domain = SC_TEXT("west");
	CU_ASSERT(desk_ask(&desk, &again) && desk_answered(&desk, "base", 2001));
}

/* Whatever a peer sends is answered, and a good question afterwards gets its good answer. */
static void test_shaken(void)
{
	enum { ROUNDS = 3000 };
	static struct rx_aar aar;
	const struct desk_request request = request_for(&aar, "shaken");
	struct rx_media *audio = &aar.media[0];

	aar = (struct rx_aar){ .media_count = 2,
		.framed_ip_address = SC_TEXT("\x0a\0\0\1"),
		.called_station = SC_TEXT("ims"),
		.charging_id = SC_TEXT("shaken"),
		.subscription = { { true, { true, 2 }, SC_TEXT("sip:ann@example.net") } },
		.subscription_count = 1,
		.features = { { true, false, { true, SC_VENDOR_3GPP }, { true, 1 }, { true, 1 } } },
		.features_count = 1 };
	*audio = (struct rx_media){ .present = true,
		.number = { true, 1 },
		.type = { true, 0 },
		.codec = { SC_TEXT("uplink\noffer\nm=audio 1 RTP/AVP 0\na=rtpmap:0 PCMU/8000\n") },
		.codec_count = 1,
		.flow_count = 1 };
	audio->flow[0] = (struct rx_flow){ .present = true,
		.number = { true, 1 },
		.description = { SC_TEXT("permit in 17 from 10.0.0.1 5000 to 10.1.1.1 6000") },
		.description_count = 1,
		.usage = { true, 0 } };
	aar.media[1] = (struct rx_media){
		.present = true, .number = { true, 2 }, .type = { true, 5 }, .status = { true, 2 }
	};
	CU_ASSERT(desk_shake(&desk, &request, ROUNDS) > ROUNDS / 2);
	CU_ASSERT(desk_ask(&desk, &request));
	CU_ASSERT(rig_result(&desk.rig) != 0);
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
		{ "requests with changed octets", test_shaken },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, SC_RX_APPLICATION, VECTORS "network.sql",
		    argument_count > 1 ? arguments[1] : "continuity_rx"))
		return EXIT_FAILURE;
	return suite_run("Rx", tests, SC_COUNT_OF(tests));
}
