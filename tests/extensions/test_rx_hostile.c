/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Bad input to Rx over TCP: one row of vectors/rx/hostile.sql is what an AF says wrongly, first to
 * begin a session, then about one that lives. A refusal must leave no session behind, and the one
 * that lives as it was: in the table of sessions, and for an AF that begins it once more.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "journal.h"
#include "rows.h"
#include "rx_draft.h"
#include "rx_list.h"
#include "suite.h"

#define VECTORS "../vectors/rx/"

enum {
	ERROR_MESSAGE_AVP = 281,
	ARENA_SIZE = 256 * 1024,
	SUCCESS = 2001,
	TOO_BUSY = 3004,
	RESOURCES_EXCEEDED = 5006,
	INVALID_MESSAGE_LENGTH = 5015
};

/* What lives while the rows come by. */
static const char steady_keys[] = "ip4=10.0.0.1|icid=steady|app=steady|actions=1,4|kind=0";
static const char steady_media[] =
	"1|type=audio|up=64000|down=64000|codec=uplink~offer~m=audio 1 RTP/AVP 0"
	"|flow=1|desc=permit in 17 from 10.0.0.1 5000 to 10.1.1.1 6000|status=0|flow=2|usage=1\n"
	"2|type=text|status=3|up=1000";

static struct desk desk;

static struct desk_request ask_for(uint32_t code, const struct rx_draft *draft, const char *keys)
{
	static const struct rx_str str = { .cause = { true, 1 } };

	return (struct desk_request){
		.application = SC_RX_APPLICATION,
		.code = code,
		.peer = "hss.example.net",
		.session_id = "steady",
		.map = code == SC_RX_AA ? rx_draft_map(keys) : &sc_rx_str_map,
		.values = code == SC_RX_AA ? (const void *)&draft->aar : (const void *)&str,
	};
}

static bool ask(const struct desk_request *request)
{
	bool good = desk_ask(&desk, request);

	sc_service_tick(desk.provisioned.service);
	sc_journal_settle(desk.provisioned.store);
	return good;
}

/* Begins the session that lives, or finds it as it began: other content would be refused. */
static bool begin_steady(void)
{
	static struct rx_draft draft;
	struct desk_request request;

	rx_draft_write(&draft, steady_keys, steady_media);
	request = ask_for(SC_RX_AA, &draft, steady_keys);
	return ask(&request) && desk_answered(&desk, "base", SUCCESS);
}

static void end_session(const char *id, struct sc_text octets)
{
	struct desk_request request = ask_for(SC_RX_SESSION_TERMINATION, NULL, NULL);

	request.session_id = id;
	request.session = octets;
	CU_ASSERT(ask(&request) && desk_answered(&desk, "base", SUCCESS));
}

/* All that the broker remembers. */
struct memory {
	struct sc_arena arena;
	struct sc_rx_session session; /* the one that lives */
};

static const struct sc_rx_session *find_steady(void)
{
	struct sc_rx_cursor cursor = { 0 };
	static struct sc_rx_page page;

	page.count = 0;
	sc_rx_list(desk.provisioned.service, &cursor, &page);
	return page.count == 1 ? page.sessions[0] : NULL;
}

static void memorise(struct memory *memory)
{
	const struct sc_rx_session *session = find_steady();

	CU_ASSERT_PTR_NOT_NULL_FATAL(session);
	CU_ASSERT_EQUAL_FATAL(sc_arena_open(&memory->arena, ARENA_SIZE), SC_STATUS_OK);
	sc_rx_session_copy(&memory->arena, session, &memory->session);
}

static bool unchanged(struct memory *memory)
{
	const struct sc_rx_session *session = find_steady();
	const struct sc_rx_session *before = &memory->session;
	bool good = session != NULL && sc_rx_session_equal(session, before) &&
		    sc_text_equal(session->id, before->id) &&
		    sc_text_equal(session->service_urn, before->service_urn) &&
		    sc_text_equal(session->place.apn, before->place.apn) &&
		    session->preliminary == before->preliminary &&
		    session->forking == before->forking && session->state == before->state &&
		    session->components[0].directive == before->components[0].directive;

	sc_arena_close(&memory->arena);
	return good;
}

static bool holds(const struct rows *rows)
{
	static uint8_t wanted[RIG_MESSAGE_LIMIT];
	const char *octets = rows_text(rows, "holds");
	struct sc_avp avp;

	if (octets == NULL)
		return true;
	return desk_failed_avp(&desk, rows_text(rows, "failed"), &avp) &&
	       sc_text_equal(avp.value, (struct sc_text){ (const char *)wanted,
						octets_of(octets, wanted, sizeof(wanted)) });
}

static bool answered(const struct rows *rows, const struct desk_request *request, const char *kind,
	uint32_t code)
{
	bool refused = code != SUCCESS;
	bool good = ask(request) && desk_answered(&desk, kind, code);

	if (good && refused && code == rows_number(rows, "code"))
		good = desk_failed(&desk, rows_text(rows, "failed")) && holds(rows);
	/* Every refusal is explained. */
	if (good && refused)
		good = desk_text(&desk, 0, ERROR_MESSAGE_AVP).length != 0;
	if (!good)
		printf("\n  %s (%s): answered %u \"%.*s\"\n", rows_text(rows, "name"),
			rows_text(rows, "clause"), (unsigned)rig_result(&desk.rig),
			SC_TEXT_ARG(desk_text(&desk, 0, ERROR_MESSAGE_AVP)));
	return good;
}

static struct desk_request bad_request(const struct rows *rows)
{
	static struct rx_draft draft;
	const char *keys = rows_text(rows, "keys");
	struct desk_request request;

	rx_draft_write(&draft, keys, rows_text(rows, "media"));
	request = ask_for(strcmp(rows_text(rows, "command"), "STR") == 0 ? SC_RX_SESSION_TERMINATION
									 : SC_RX_AA,
		&draft, keys);
	request.without = rows_text(rows, "without");
	request.raw = rows_text(rows, "raw");
	return request;
}

static void run_as_beginning(const struct rows *rows)
{
	static uint8_t octets[RIG_MESSAGE_LIMIT];
	const char *id = rows_text(rows, "session");
	struct desk_request request = bad_request(rows);
	uint32_t before = sc_service_session_count(desk.provisioned.service);
	uint32_t code = rows_number(rows, "code");

	request.session_id = "bad";
	if (id != NULL)
		request.session = (struct sc_text){ (const char *)octets,
			octets_of(id, octets, sizeof(octets)) };
	CU_ASSERT(answered(rows, &request, rows_text(rows, "kind"), code));
	if (rig_result(&desk.rig) == SUCCESS)
		end_session("bad", request.session);
	CU_ASSERT_EQUAL(sc_service_session_count(desk.provisioned.service), before);
}

static void run_as_modification(const struct rows *rows)
{
	struct desk_request request = bad_request(rows);
	bool other = rows_text(rows, "later") != NULL;
	uint32_t code = rows_number(rows, other ? "later" : "code");
	struct memory memory;

	memorise(&memory);
	CU_ASSERT(answered(rows, &request, rows_text(rows, other ? "later_kind" : "kind"), code));
	if (rig_result(&desk.rig) == SUCCESS) {
		sc_arena_close(&memory.arena);
		end_session("steady", (struct sc_text){ 0 });
	} else if (!unchanged(&memory)) {
		printf("\n  %s: the session has changed\n", rows_text(rows, "name"));
		CU_FAIL("a refused request changed the session");
	}
	CU_ASSERT(begin_steady());
}

static void test_rows(void)
{
	struct rows rows;
	unsigned count = 0;

	CU_ASSERT_FATAL(rows_open(&rows, VECTORS "hostile.sql", "bad"));
	CU_ASSERT_FATAL(begin_steady());
	for (; rows_next(&rows); count++) {
		run_as_beginning(&rows);
		if (rows_text(&rows, "session") == NULL)
			run_as_modification(&rows);
	}
	CU_ASSERT(count > 150);
	end_session("steady", (struct sc_text){ 0 });
	rows_close(&rows);
}

/* A component with so much in it that eight of them are more than a session may hold. */
static void write_fat(struct rx_aar *aar, uint32_t number)
{
	enum { FLOWS = 8, FILTER = 500, FAT_LIMIT = 16 };
	static char filters[FAT_LIMIT][FLOWS][2][FILTER];
	struct rx_media *media = &aar->media[aar->media_count++];

	CU_ASSERT_FATAL(number < FAT_LIMIT);
	*media = (struct rx_media){ .present = true,
		.number = { true, number },
		.type = { true, 5 },
		.flow_count = FLOWS };
	for (uint32_t i = 0; i < FLOWS; i++) {
		media->flow[i] = (struct rx_flow){
			.present = true, .number = { true, i }, .description_count = 2
		};
		for (uint32_t f = 0; f < 2; f++) {
			char *filter = filters[number][i][f];

			snprintf(filter, FILTER, "permit in 17 from any %u to any %-460u", number,
				2 * i + f);
			media->flow[i].description[f] = sc_text_of(filter);
		}
	}
}

static bool ask_fat(const char *session, uint32_t first, uint32_t count)
{
	static struct rx_draft draft;
	struct desk_request request;

	rx_draft_write(&draft, "ip4=10.0.0.1", "");
	for (uint32_t i = 0; i < count; i++)
		write_fat(&draft.aar, first + i);
	request = ask_for(SC_RX_AA, &draft, "");
	request.session_id = session;
	return ask(&request);
}

/* Modification by modification a session becomes as large as it may, and no larger. */
static void test_large_session(void)
{
	static struct rx_draft draft;
	struct desk_request request;
	struct memory memory;
	uint32_t number = 1;

	while (ask_fat("steady", number, 1) && desk_answered(&desk, "base", SUCCESS))
		number++;
	CU_ASSERT(number > 5 && number < 9);
	CU_ASSERT(desk_answered(&desk, "base", RESOURCES_EXCEEDED));
	CU_ASSERT(desk_text(&desk, 0, ERROR_MESSAGE_AVP).length != 0);
	memorise(&memory);
	CU_ASSERT(ask_fat("steady", number, 1));
	CU_ASSERT(desk_answered(&desk, "base", RESOURCES_EXCEEDED) && unchanged(&memory));
	rx_draft_write(&draft, "", "1|status=4");
	request = ask_for(SC_RX_AA, &draft, "");
	CU_ASSERT(ask(&request) && desk_answered(&desk, "base", SUCCESS));
	CU_ASSERT(ask_fat("steady", number, 1) && desk_answered(&desk, "base", SUCCESS));
	end_session("steady", (struct sc_text){ 0 });
}

/* Large sessions are fewer than small ones may be; one that ends makes room. */
static void test_large_sessions(void)
{
	char session[16] = "";
	uint32_t made = 0;

	do {
		snprintf(session, sizeof(session), "fat;%u", (unsigned)made);
		CU_ASSERT_FATAL(ask_fat(session, 1, 6));
	} while (desk_answered(&desk, "base", SUCCESS) && ++made < 64);
	CU_ASSERT(made > 4 && made < 10);
	CU_ASSERT(desk_answered(&desk, "base", TOO_BUSY));
	CU_ASSERT(ask_fat("fat;0", 7, 1) && desk_answered(&desk, "base", TOO_BUSY));
	CU_ASSERT(ask_fat("fat;0", 6, 1) && desk_answered(&desk, "base", SUCCESS));
	end_session("fat;0", (struct sc_text){ 0 });
	CU_ASSERT(ask_fat(session, 1, 6) && desk_answered(&desk, "base", SUCCESS));
	for (; made > 0; made--) {
		snprintf(session, sizeof(session), "fat;%u", (unsigned)made);
		end_session(session, (struct sc_text){ 0 });
	}
	CU_ASSERT_EQUAL(sc_service_session_count(desk.provisioned.service), 0);
}

/* What is longer than a message may be is answered, and nothing can be found behind it; the session
 * outlives the connection. */
static void test_long_message(void)
{
	enum { OCTETS = 70000 };
	static char avp[2 * OCTETS + 1];
	static struct rx_draft draft;
	struct desk_request request;
	struct memory memory;

	CU_ASSERT_FATAL(begin_steady());
	memorise(&memory);
	memset(avp, '0', sizeof(avp) - 1);
	memcpy(avp, "0000ea6000011170", 16);
	rx_draft_write(&draft, "", "1|status=4");
	request = ask_for(SC_RX_AA, &draft, "");
	request.raw = avp;
	CU_ASSERT(desk_ask(&desk, &request));
	CU_ASSERT(desk_answered(&desk, "base", INVALID_MESSAGE_LENGTH));
	desk_rejoin(&desk, "hss.example.net", 0);
	CU_ASSERT(unchanged(&memory) && begin_steady());
	end_session("steady", (struct sc_text){ 0 });
}

static void test_stop(void)
{
	desk_close(&desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the rows of hostile.sql", test_rows },
		{ "a session that grows", test_large_session },
		{ "sessions that are large", test_large_sessions },
		{ "a message that is too long", test_long_message },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, SC_RX_APPLICATION, VECTORS "network.sql", "continuity_rx"))
		return EXIT_FAILURE;
	return suite_run("bad input to Rx", tests, SC_COUNT_OF(tests));
}
