/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Service information over TCP: one row of vectors/rx/content.sql is one AAR, what it is answered
 * with, and what its session consists of afterwards. And what an AF hears of it when policy
 * changes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "octets.h"
#include "rows.h"
#include "rx_draft.h"
#include "rx_list.h"
#include "suite.h"

#define AF "hss.example.net"
#define NO_VIDEO                                                                                   \
	"INSERT INTO rule_restricted (policy_set, rule, access, operation) VALUES "                \
	"('everybody', 'video', 'EUTRAN', 'both');"
#define VIDEO "DELETE FROM rule_restricted WHERE rule = 'video' AND access = 'EUTRAN';"

#define NO_AUDIO                                                                                   \
	"INSERT INTO rule_restricted (policy_set, rule, access, operation) VALUES "                \
	"('everybody', 'audio', 'EUTRAN', 'both');"
#define AUDIO "DELETE FROM rule_restricted WHERE rule = 'audio' AND access = 'EUTRAN';"

enum {
	TEXT_LIMIT = 4096,
	FAILED_AVP = 279,
	FLOWS_AVP = 510,
	ACCEPTABLE_AVP = 526,
	VERSION_AVP = 552
};

static struct desk desk;

/* The session that the rows are about, as it was last told. */
static struct {
	char id[64];
	char told[TEXT_LIMIT];
} known;

static void put(struct sc_text_writer *out, const char *text)
{
	sc_text_put(out, sc_text_of(text));
}

static void put_rate(struct sc_text_writer *out, struct sc_rx_rate rate)
{
	if (rate.present)
		sc_text_put_u64(out, rate.bps);
	else
		put(out, "-");
}

static void put_rates(struct sc_text_writer *out, struct sc_rx_rate up, struct sc_rx_rate down)
{
	put_rate(out, up);
	put(out, "/");
	put_rate(out, down);
}

static const char *status_word(enum sc_flow_status status)
{
	static const char *const words[SC_FLOW_STATUS_COUNT] = { "uplink", "downlink", "enabled",
		"disabled", "removed" };

	return words[status];
}

static void put_flow(struct sc_text_writer *out, const struct sc_rx_flow *flow)
{
	static const char *const usages[SC_FLOW_USAGE_COUNT] = { "", " rtcp", " signalling" };

	put(out, " [");
	sc_text_put_u64(out, flow->number);
	put(out, usages[flow->usage]);
	if (flow->has_status) {
		put(out, " ");
		put(out, status_word(flow->status));
	}
	if (flow->up.present || flow->down.present) {
		put(out, " ");
		put_rates(out, flow->up, flow->down);
	}
	if (flow->description_count != 0) {
		put(out, " x");
		sc_text_put_u64(out, flow->description_count);
	}
	put(out, "]");
}

static void put_component(struct sc_text_writer *out, const struct sc_rx_component *component)
{
	sc_text_put_u64(out, component->number);
	put(out, " ");
	put(out, sc_media_name(component->media));
	put(out, " ");
	put(out, status_word(component->status));
	put(out, " ");
	put_rates(out, component->up, component->down);
	if (component->service.length != 0) {
		put(out, " app=");
		sc_text_put(out, component->service);
	}
	for (uint32_t i = 0; i < component->codec_count; i++) {
		put(out, i == 0 ? " " : ",");
		sc_text_put(out, component->codecs[i]);
	}
	if (component->version.present) {
		put(out, " v");
		sc_text_put_u64(out, component->version.number);
	}
	for (uint32_t i = 0; i < component->flow_count; i++)
		put_flow(out, &component->flows[i]);
}

static const struct sc_rx_session *session_with(const char *id)
{
	static struct sc_rx_page page;
	struct sc_rx_cursor cursor = { 0 };

	do {
		sc_rx_list(desk.provisioned.service, &cursor, &page);
		for (uint32_t i = 0; i < page.count; i++) {
			if (sc_text_equal(page.sessions[i]->id, sc_text_of(id)))
				return page.sessions[i];
		}
	} while (page.more);
	return NULL;
}

/* The session as the rows write it; nothing when there is none. */
static void tell(const char *id, char *text, size_t size)
{
	const struct sc_rx_session *session = session_with(id);
	struct sc_text_writer out;

	sc_text_writer_begin(&out, text, size - 1);
	if (session != NULL && session->preliminary)
		put(&out, "preliminary ");
	if (session != NULL && session->forking)
		put(&out, "forked ");
	for (uint32_t i = 0; session != NULL && i < session->component_count; i++) {
		put(&out, i == 0 ? "" : "; ");
		put_component(&out, &session->components[i]);
	}
	CU_ASSERT_FALSE_FATAL(out.overflow);
	text[sc_text_written(&out).length] = '\0';
}

static bool holds(struct sc_text bytes, const char *piece)
{
	return piece[0] == '\0' ||
	       (bytes.at != NULL && memmem(bytes.at, bytes.length, piece, strlen(piece)) != NULL);
}

/* Acceptable-Service-Info: code and number of what is in its components, one after the other. */
static void tell_acceptable(char *text, size_t size)
{
	struct sc_text group = desk_text(&desk, SC_VENDOR_3GPP, ACCEPTABLE_AVP);
	struct sc_text_writer out;
	struct sc_avp component;
	struct sc_avp avp;

	sc_text_writer_begin(&out, text, size - 1);
	while (sc_avp_next(&group, &component)) {
		struct sc_text members = component.value;

		while (sc_avp_next(&members, &avp)) {
			put(&out, out.at == out.start ? "" : " ");
			sc_text_put_u64(&out, avp.code);
			put(&out, "=");
			sc_text_put_u64(&out, sc_get_u32((const uint8_t *)avp.value.at));
		}
	}
	text[sc_text_written(&out).length] = '\0';
}

static bool answer_fits(const struct rows *rows)
{
	char acceptable[TEXT_LIMIT];

	tell_acceptable(acceptable, sizeof(acceptable));
	return desk_answered(&desk, rows_text(rows, "kind"), rows_number(rows, "code")) &&
	       desk_failed(&desk, rows_text(rows, "failed")) &&
	       holds(desk_text(&desk, 0, FAILED_AVP), rows_text(rows, "blames")) &&
	       strcmp(acceptable, rows_text(rows, "accepts")) == 0;
}

static void print_answer(const struct rows *rows)
{
	char acceptable[TEXT_LIMIT];

	tell_acceptable(acceptable, sizeof(acceptable));
	printf("\n  %s (%s): answered %u, accepts \"%s\", kept:\n    %s\n", rows_text(rows, "name"),
		rows_text(rows, "clause"), (unsigned)rig_result(&desk.rig), acceptable, known.told);
}

static bool end(const char *session)
{
	static const struct rx_str str = { .cause = { true, 1 } };
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = SC_RX_SESSION_TERMINATION,
		.peer = AF,
		.session_id = session,
		.map = &sc_rx_str_map,
		.values = &str };

	return desk_ask(&desk, &request) && desk_answered(&desk, "base", 2001);
}

/* A session ends where the next begins. */
static void end_known(void)
{
	if (session_with(known.id) != NULL)
		CU_ASSERT(end(known.id));
	known.told[0] = '\0';
}

static void run_row(const struct rows *rows)
{
	static struct rx_draft draft;
	const char *keys = rows_text(rows, "keys");
	const char *id = rows_text(rows, "session");
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = SC_RX_AA,
		.peer = AF,
		.session_id = id,
		.raw = rows_text(rows, "raw"),
		.map = rx_draft_map(keys),
		.values = &draft.aar };
	char before[TEXT_LIMIT];
	const char *wanted = NULL;
	bool good = false;

	if (strcmp(known.id, id) != 0)
		end_known();
	snprintf(known.id, sizeof(known.id), "%s", id);
	snprintf(before, sizeof(before), "%s", known.told);
	rx_draft_write(&draft, keys, rows_text(rows, "media"));
	good = desk_ask(&desk, &request);
	tell(id, known.told, sizeof(known.told));
	/* Nothing stated there: it is as it was. */
	wanted = rows_has(rows, "kept") ? rows_text(rows, "kept") : before;
	good = good && strcmp(known.told, wanted) == 0 && answer_fits(rows);
	if (!good)
		print_answer(rows);
	CU_ASSERT(good);
}

static void test_rows(void)
{
	struct rows rows;
	unsigned count = 0;

	CU_ASSERT_FATAL(rows_open(&rows, "../vectors/rx/content.sql", "content"));
	for (; rows_next(&rows); count++)
		run_row(&rows);
	CU_ASSERT(count > 80);
	rows_close(&rows);
	end_known();
}

/* False: the node says something else first. */
static bool ask(const char *session, const char *keys, const char *media)
{
	static struct rx_draft draft;
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = SC_RX_AA,
		.peer = AF,
		.session_id = session,
		.map = rx_draft_map(keys),
		.values = &draft.aar };

	rx_draft_write(&draft, keys, media);
	return desk_ask(&desk, &request);
}

static bool accepts(const char *session, const char *keys, const char *media)
{
	return ask(session, keys, media) && desk_answered(&desk, "base", 2001);
}

static bool import(const char *sql)
{
	return provisioned_import(&desk.provisioned, sql);
}

/* Waits for a RAR or ASR about that session, and acknowledges it. */
static bool hears(const char *session, uint32_t code)
{
	bool good = desk_await(&desk, AF, code) &&
		    sc_text_equal(desk_text(&desk, 0, 263), sc_text_of(session));

	desk_answer(&desk, AF, AF, "base", 2001);
	return good;
}

/* Media that are not final are checked early and then left alone, until they are final: then all of
 * them count, whatever the message states. An access that goes takes them with it. */
static void test_preliminary(void)
{
	const char *both = "1|type=audio\n2|type=video|up=500000";

	CU_ASSERT(accepts("offer", "ip4=10.0.0.1|actions=4|preliminary=1", both));
	CU_ASSERT(accepts("answer", "ip4=10.0.0.1|actions=4", both));
	CU_ASSERT_FATAL(import(NO_VIDEO));
	CU_ASSERT(hears("answer", SC_RX_RE_AUTH));
	CU_ASSERT(accepts("offer", "preliminary=1", "1|up=1000"));
	CU_ASSERT(ask("offer", "preliminary=0", "1|up=2000") &&
		  desk_answered(&desk, "experimental", 5063));
	CU_ASSERT(ask("offer", "preliminary=0", "") && desk_answered(&desk, "experimental", 5063));
	tell("offer", known.told, sizeof(known.told));
	CU_ASSERT_STRING_EQUAL(
		known.told, "preliminary 1 audio enabled 1000/-; 2 video enabled 500000/-");
	CU_ASSERT(accepts("offer", "", "2|status=4"));
	CU_ASSERT(end("offer") && end("answer"));
	CU_ASSERT_FATAL(import(VIDEO));
	CU_ASSERT(accepts("offer", "ip4=10.0.4.1|preliminary=1", both));
	CU_ASSERT_FATAL(import("DELETE FROM contact WHERE uri = 'sip:eve@1';"));
	CU_ASSERT(hears("offer", SC_RX_ABORT_SESSION));
	CU_ASSERT(end("offer"));
}

/* An offer within a call adds media that are not carried yet; those that are count as before. */
static void test_offer_within_a_call(void)
{
	CU_ASSERT(accepts("call", "ip4=10.0.0.1", "1|type=audio"));
	CU_ASSERT(accepts("call", "preliminary=1", "2|type=video|up=500000"));
	CU_ASSERT(accepts("witness", "ip4=10.0.0.1", "1|type=video|up=500000"));
	CU_ASSERT_FATAL(import(NO_VIDEO));
	CU_ASSERT(hears("witness", SC_RX_ABORT_SESSION) && end("witness"));
	CU_ASSERT(accepts("call", "preliminary=1", "1|up=1000"));
	CU_ASSERT_FATAL(import(NO_AUDIO));
	CU_ASSERT(hears("call", SC_RX_ABORT_SESSION) && end("call"));
	CU_ASSERT_FATAL(import(VIDEO) && import(AUDIO));
}

/* The Content-Version in the Flows of a RAR, as text; "-": there is none. */
static const char *version_told(void)
{
	static char text[32];
	struct sc_text flows = desk_text(&desk, SC_VENDOR_3GPP, FLOWS_AVP);
	struct sc_avp avp;

	snprintf(text, sizeof(text), "-");
	while (sc_avp_next(&flows, &avp)) {
		if (avp.code == VERSION_AVP)
			snprintf(text, sizeof(text), "%llu",
				(unsigned long long)sc_get_u64((const uint8_t *)avp.value.at));
	}
	return text;
}

/* Flows names the version of what is released, to whom that was agreed with (TS 29.214 5.3.10). */
static void test_version(void)
{
	static const struct {
		const char *keys;
		const char *media;
		const char *told;
	} rows[] = {
		{ "ip4=10.0.0.1|actions=4|features=1048576",
			"1|type=audio|version=1\n2|type=video|version=18446744073709551614",
			"18446744073709551614" },
		{ "ip4=10.0.0.1|actions=4|features=1048576", "1|type=audio|version=1\n2|type=video",
			"-" },
		{ "ip4=10.0.0.1|actions=4|features=1",
			"1|type=audio|version=1\n2|type=video|version=2", "-" },
	};

	for (size_t i = 0; i < SC_COUNT_OF(rows); i++) {
		CU_ASSERT(accepts("version", rows[i].keys, rows[i].media));
		CU_ASSERT_FATAL(import(NO_VIDEO));
		CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH));
		CU_ASSERT_STRING_EQUAL(version_told(), rows[i].told);
		desk_answer(&desk, AF, AF, "base", 2001);
		CU_ASSERT(end("version"));
		CU_ASSERT_FATAL(import(VIDEO));
	}
}

static void test_stop(void)
{
	desk_close(&desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the rows of content.sql", test_rows },
		{ "preliminary while policy changes", test_preliminary },
		{ "an offer within a call while policy changes", test_offer_within_a_call },
		{ "a version while policy changes", test_version },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, SC_RX_APPLICATION, "../vectors/rx/network.sql", "continuity_rx"))
		return EXIT_FAILURE;
	return suite_run("service information over Rx", tests, SC_COUNT_OF(tests));
}
