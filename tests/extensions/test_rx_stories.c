/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Rx over TCP when the world changes: what an AF is told of its sessions, and what becomes of them
 * (TS 29.214 4.4.6, 4.5).
 */
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "octets.h"
#include "rx_draft.h"
#include "rx_restart.h"
#include "suite.h"

#define AF    "hss.example.net"
#define OTHER "as.example.net"
#define FAR   "far.example.org"
#define RELAY "dra.example.net"

enum { OTHER_PLACE = 1 /* among the peers */ };
enum { FLOWS_AVP = 510, ACTION_AVP = 513, CAUSE_AVP = 500 };

static struct desk desk;

/* As that host, over that peer, with these octets behind the AVPs. */
static bool ask_as(const char *host, const char *via, const char *raw, const char *session)
{
	static const char keys[] = "ip4=10.0.0.1";
	static struct rx_draft draft;
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = SC_RX_AA,
		.peer = host,
		.via = via,
		.session_id = session,
		.raw = raw,
		.map = rx_draft_map(keys),
		.values = &draft.aar };

	rx_draft_write(&draft, keys, "1|type=text");
	return desk_ask(&desk, &request) && desk_answered(&desk, "base", 2001);
}

static bool ask(const char *session, const char *keys, const char *media, uint32_t code)
{
	static struct rx_draft draft;
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = SC_RX_AA,
		.peer = AF,
		.session_id = session,
		.map = rx_draft_map(keys),
		.values = &draft.aar };

	rx_draft_write(&draft, keys, media);
	return desk_ask(&desk, &request) && desk_answered(&desk, "base", code);
}

static bool end(const char *session, uint32_t code)
{
	static const struct rx_str str = { .cause = { true, 1 } };
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = SC_RX_SESSION_TERMINATION,
		.peer = AF,
		.session_id = session,
		.map = &sc_rx_str_map,
		.values = &str };

	return desk_ask(&desk, &request) && desk_answered(&desk, "base", code);
}

/* The request that came: about that session, with that number in that AVP. */
static bool is_about(const char *session)
{
	return sc_text_equal(desk_text(&desk, 0, 263), sc_text_of(session)) &&
	       sc_text_equal(desk_text(&desk, 0, 293), SC_TEXT(AF)) &&
	       sc_text_equal(desk_text(&desk, 0, 283), SC_TEXT(RIG_REALM));
}

static bool says(uint32_t code, uint32_t wanted)
{
	uint32_t number = 0;

	return desk_number(&desk, SC_VENDOR_3GPP, code, &number) && number == wanted;
}

static bool is_silent_on(uint32_t code)
{
	return desk_text(&desk, SC_VENDOR_3GPP, code).at == NULL;
}

static bool names_component(uint32_t wanted)
{
	struct sc_text flows = desk_text(&desk, SC_VENDOR_3GPP, FLOWS_AVP);
	struct sc_avp avp;

	return sc_avp_next(&flows, &avp) && avp.code == 518 &&
	       sc_get_u32((const uint8_t *)avp.value.at) == wanted;
}

static bool import(const char *sql)
{
	return provisioned_import(&desk.provisioned, sql);
}

static bool is_live(const char *session)
{
	return sc_rx_find(desk.provisioned.service, sc_text_of(session)) != NULL;
}

/* What an answer ends is dropped in its turn, other requests between. */
static bool is_dropped(const char *session)
{
	for (int i = 0; i < 1000 && is_live(session); i++) {
		if (!end("nobody's", 5002))
			return false;
	}
	return !is_live(session);
}

/* LTE becomes WLAN underneath: who subscribed hears of it once, and knows it from then on. */
static void test_ip_can_change(void)
{
	CU_ASSERT(ask("wanted", "ip4=10.0.0.1|actions=6", "1|type=text", 2001));
	CU_ASSERT(says(1027, 5));
	CU_ASSERT(ask("unwanted", "ip4=10.0.0.1|actions=4", "1|type=text", 2001));
	CU_ASSERT_FATAL(
		import("UPDATE contact SET access = 'WLAN_UNTRUSTED' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH));
	CU_ASSERT(is_about("wanted") && says(ACTION_AVP, 6) && says(1027, 6) && says(1032, 0) &&
		  says(1503, 1) && is_silent_on(FLOWS_AVP) && is_silent_on(CAUSE_AVP));
	desk_answer(&desk, AF, AF, "base", 2001);
	CU_ASSERT_FATAL(import("UPDATE contact SET access = 'EUTRAN' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH));
	CU_ASSERT(is_about("wanted") && says(1027, 5) && says(1032, 1004) && is_silent_on(1503));
	desk_answer(&desk, AF, AF, "base", 2001);
	CU_ASSERT(end("wanted", 2001) && end("unwanted", 2001));
}

/* An AF that has lost the session says so, and the session is gone. */
static void test_unknown_there(void)
{
	CU_ASSERT(ask("lost", "ip4=10.0.0.1|actions=6", "1|type=text", 2001));
	CU_ASSERT_FATAL(
		import("UPDATE contact SET access = 'WLAN_TRUSTED' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH));
	CU_ASSERT(is_about("lost") && says(1503, 0));
	desk_answer(&desk, AF, AF, "base", 5002);
	CU_ASSERT_FATAL(import("UPDATE contact SET access = 'EUTRAN' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(is_dropped("lost"));
	CU_ASSERT(end("lost", 5002));
	CU_ASSERT_EQUAL(sc_service_session_count(desk.provisioned.service), 0);
}

/* An AF that does not implement RAR is not asked again: what comes next is the end's answer. */
static void test_unsupported_there(void)
{
	static const uint32_t codes[] = { 3001, 3007 };

	for (uint32_t i = 0; i < SC_COUNT_OF(codes); i++) {
		CU_ASSERT(ask("plain", "ip4=10.0.0.1|actions=6", "1|type=text", 2001));
		CU_ASSERT_FATAL(import(
			"UPDATE contact SET access = 'WLAN_TRUSTED' WHERE uri = 'sip:ann@1';"));
		CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH) && is_about("plain"));
		desk_answer(&desk, AF, AF, "base", codes[i]);
		CU_ASSERT(end("plain", 2001));
		CU_ASSERT_FATAL(
			import("UPDATE contact SET access = 'EUTRAN' WHERE uri = 'sip:ann@1';"));
	}
}

/* Who was not asked has nothing to say of the session, though it knows what to say. */
static void test_stray_answer(void)
{
	struct sc_peer_report report = { 0 };
	uint64_t before = 0;

	desk_rejoin(&desk, OTHER, 0);
	sc_node_report_peer(desk.rig.node, OTHER_PLACE, &report);
	before = report.dropped;
	CU_ASSERT(ask("stays", "ip4=10.0.0.1|actions=6", "1|type=text", 2001));
	CU_ASSERT_FATAL(
		import("UPDATE contact SET access = 'WLAN_TRUSTED' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH) && is_about("stays"));
	desk_answer(&desk, OTHER, AF, "base", 5002);
	for (int i = 0; i < 1000 && report.dropped == before; i++) {
		rig_turn(&desk.rig, -1, 50);
		sc_node_report_peer(desk.rig.node, OTHER_PLACE, &report);
	}
	CU_ASSERT_EQUAL(report.dropped, before + 1);
	desk_answer(&desk, AF, AF, "base", 2001);
	CU_ASSERT(end("stays", 2001));
	CU_ASSERT_FATAL(import("UPDATE contact SET access = 'EUTRAN' WHERE uri = 'sip:ann@1';"));
}

/* Video is no longer allowed over LTE: a part of one session, all of the other. */
static void test_policy(void)
{
	const char *both = "1|type=audio\n2|type=video|up=500000|down=500000";

	CU_ASSERT(ask("in part", "ip4=10.0.0.1|actions=4", both, 2001));
	CU_ASSERT_FATAL(import("INSERT INTO rule_restricted (policy_set, rule, access, operation) "
			       "VALUES ('everybody', 'video', 'EUTRAN', 'both');"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH));
	CU_ASSERT(is_about("in part") && says(ACTION_AVP, 4) && names_component(2) &&
		  says(CAUSE_AVP, 0) && is_silent_on(1027));
	desk_answer(&desk, AF, AF, "base", 2001);
	CU_ASSERT(ask("in part", "", "2|status=4", 2001));
	CU_ASSERT(end("in part", 2001));
	CU_ASSERT_FATAL(import("DELETE FROM rule_restricted WHERE rule = 'video' AND "
			       "access = 'EUTRAN';"));
	CU_ASSERT(ask("unsubscribed", "ip4=10.0.0.1", both, 2001));
	CU_ASSERT(ask("in part", "ip4=10.0.0.1|actions=4", both, 2001));
	CU_ASSERT_FATAL(import("INSERT INTO rule_restricted (policy_set, rule, access, operation) "
			       "VALUES ('everybody', 'video', 'EUTRAN', 'both');"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH));
	CU_ASSERT(is_about("in part"));
	desk_answer(&desk, AF, AF, "base", 2001);
	CU_ASSERT(end("in part", 2001));
	/* What may still be carried goes on, and the rest is refused when it is asked about. */
	CU_ASSERT(ask("unsubscribed", "", "1|status=0", 2001));
	CU_ASSERT_FALSE(ask("unsubscribed", "", "2|status=0", 2001));
	CU_ASSERT(desk_answered(&desk, "experimental", 5063));
	CU_ASSERT_FATAL(import("INSERT INTO rule_restricted (policy_set, rule, access, operation) "
			       "VALUES ('everybody', 'audio', 'EUTRAN', 'both');"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_ABORT_SESSION));
	CU_ASSERT(is_about("unsubscribed") && says(CAUSE_AVP, 0) && is_silent_on(ACTION_AVP));
	CU_ASSERT(ask("unsubscribed", "", "1|status=2", 5002));
	CU_ASSERT(end("unsubscribed", 2001));
	CU_ASSERT(end("unsubscribed", 5002));
	CU_ASSERT_FATAL(import("DELETE FROM rule_restricted WHERE rule = 'audio' AND "
			       "access = 'EUTRAN';"));
}

/* The radio network takes the call to a circuit: the ASR says why (TS 29.214 5.3.1). */
static void test_srvcc(void)
{
	CU_ASSERT(ask("taken", "ip4=10.0.0.1|actions=4,6", "1|type=audio", 2001));
	CU_ASSERT_FATAL(import("UPDATE contact SET access = 'UTRAN_CS' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_ABORT_SESSION));
	CU_ASSERT(is_about("taken") && says(CAUSE_AVP, 3) && is_silent_on(ACTION_AVP));
	desk_answer(&desk, AF, AF, "base", 2001);
	CU_ASSERT(end("taken", 2001));
	CU_ASSERT_FATAL(import("UPDATE contact SET access = 'EUTRAN' WHERE uri = 'sip:ann@1';"));
}

/* An AF that says Origin-State-Id in its CER alone: a higher one ends its sessions, silently, and
 * nothing else does (RFC 6733 8.16). */
static void test_restart(void)
{
	static const uint32_t states[] = { 5, 4, 0, 5 };

	desk_rejoin(&desk, OTHER, 5);
	CU_ASSERT(ask_as(OTHER, NULL, NULL, "before"));
	CU_ASSERT(ask("another's", "ip4=10.0.0.1|actions=6", "1|type=text", 2001));
	for (uint32_t i = 0; i < SC_COUNT_OF(states); i++) {
		desk_rejoin(&desk, OTHER, states[i]);
		CU_ASSERT(is_live("before"));
	}
	desk_rejoin(&desk, OTHER, 6);
	CU_ASSERT_FALSE(is_live("before"));
	CU_ASSERT(is_live("another's"));
	/* What it opens in its new life lasts; it heard nothing in between but answers. */
	CU_ASSERT(ask_as(OTHER, NULL, NULL, "after"));
	CU_ASSERT(is_live("after"));
	desk_rejoin(&desk, OTHER, 6);
	CU_ASSERT(is_live("after"));
	desk_rejoin(&desk, OTHER, 7);
	CU_ASSERT_FALSE(is_live("after"));
	CU_ASSERT(end("another's", 2001));
}

/* What an agent says of itself is not said of those behind it. */
static void test_agent_restart(void)
{
	static const char state_3[] = "000001164000000c00000003";
	static const char state_4[] = "000001164000000c00000004";

	CU_ASSERT_FATAL(import("INSERT INTO rx_permission (origin_host) VALUES "
			       "('" FAR "'), ('" RELAY "');"));
	desk_rejoin(&desk, RELAY, 10);
	CU_ASSERT(ask_as(FAR, RELAY, NULL, "far"));
	CU_ASSERT(ask_as(RELAY, NULL, NULL, "the agent's own"));
	desk_rejoin(&desk, RELAY, 11);
	CU_ASSERT(is_live("far"));
	CU_ASSERT_FALSE(is_live("the agent's own"));
	CU_ASSERT(ask_as(FAR, RELAY, state_3, "third life"));
	CU_ASSERT(is_live("far"));
	CU_ASSERT(is_live("third life"));
	CU_ASSERT(ask_as(FAR, RELAY, NULL, "third life too"));
	CU_ASSERT(ask_as(FAR, RELAY, state_4, "fourth life"));
	CU_ASSERT_FALSE(is_live("far") || is_live("third life") || is_live("third life too"));
	CU_ASSERT(is_live("fourth life"));
}

static void test_stop(void)
{
	desk_close(&desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "an access changes", test_ip_can_change },
		{ "the AF has lost the session", test_unknown_there },
		{ "the AF does not implement it", test_unsupported_there },
		{ "an answer of somebody else", test_stray_answer },
		{ "policy changes", test_policy },
		{ "a circuit takes the call", test_srvcc },
		{ "an AF restarts", test_restart },
		{ "an agent restarts", test_agent_restart },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, SC_RX_APPLICATION, "../vectors/rx/network.sql", "continuity_rx"))
		return EXIT_FAILURE;
	return suite_run("Rx stories", tests, SC_COUNT_OF(tests));
}
