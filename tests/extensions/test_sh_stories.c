/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Sh over TCP where one request builds on those before it: each row of vectors/sh/pur.sql, snr.sql
 * and pnr.sql is one step, and what one step stores is there for the next.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_codes.h"
#include "desk.h"
#include "memory.h"
#include "rows.h"
#include "sh_draft.h"
#include "suite.h"

#define VECTORS "../vectors/sh/"

static struct desk desk;
static const char *plug_ins = "continuity_sh";

/* As a restart brings it back: "=SI/NUMBER/DATA". */
static bool run_kept(const struct rows *rows)
{
	char document[256];
	char *rest = document + 1;
	struct sc_change change = { .kind = SC_CHANGE_KEEP_DATA };

	snprintf(document, sizeof(document), "%s", rows_text(rows, "document"));
	change.data.owner = sc_text_of(rows_text(rows, "identity"));
	change.data.service_indication = sc_text_of(piece_next(&rest, '/'));
	change.data.sequence = strtoll(piece_next(&rest, '/'), NULL, 10);
	change.data.data = sc_text_of(rest);
	sc_memory_apply(desk.provisioned.service, &change);
	return true;
}

/* What every request of Sh carries (TS 29.329 6.1.7). */
static bool is_whole(const char *peer)
{
	uint32_t state = 0;

	return sc_text_equal(desk_text(&desk, 0, SC_CODE_ORIGIN_HOST), SC_TEXT(RIG_HOST)) &&
	       sc_text_equal(desk_text(&desk, 0, SC_CODE_DESTINATION_HOST), sc_text_of(peer)) &&
	       desk_number(&desk, 0, SC_CODE_AUTH_SESSION_STATE, &state) && state == 1 &&
	       desk_text(&desk, 0, SC_CODE_VENDOR_SPECIFIC_APPLICATION_ID).length == 24 &&
	       desk_text(&desk, 0, SC_CODE_SESSION_ID).length != 0;
}

/* What the broker pushes next to this peer, who answers it as the row says. */
static bool run_push(const struct rows *rows)
{
	const char *peer = rows_text(rows, "peer");
	const char *via = rows_text(rows, "via");
	struct sc_text whom = { 0 };
	bool carried = via != NULL && via[0] != '\0';
	bool good = desk_await(&desk, carried ? via : peer, SC_SH_PUSH_NOTIFICATION);

	if (!good)
		return false;
	whom = desk_text(&desk, SC_VENDOR_3GPP, SC_SH_AVP_USER_IDENTITY);
	good = is_whole(peer) && sh_holds(whom, rows_text(rows, "identity"), true) &&
	       sh_document_fits(&desk, rows) && sh_wildcard_fits(&desk, rows);
	desk_answer(&desk, carried ? via : peer, peer, rows_text(rows, "kind"),
		rows_number(rows, "code"));
	return good;
}

static bool run_step(const struct rows *rows)
{
	static struct sh_draft draft;
	const char *ask = rows_text(rows, "ask");
	struct desk_request request;

	if (strcmp(ask, "IMPORT") == 0)
		return provisioned_import(&desk.provisioned, rows_text(rows, "document"));
	if (strcmp(ask, "KEPT") == 0)
		return run_kept(rows);
	if (strcmp(ask, "PNR") == 0)
		return run_push(rows);
	return sh_draft_request(&draft, rows, ask, &request) && desk_ask(&desk, &request) &&
	       sh_answer_fits(&desk, rows);
}

static void run_file(const char *file, unsigned least)
{
	struct rows rows;
	unsigned count = 0;

	CU_ASSERT_FATAL(desk_open(&desk, SC_SH_APPLICATION, VECTORS "network.sql", plug_ins));
	CU_ASSERT_FATAL(rows_open(&rows, file, "step"));
	for (; rows_next(&rows); count++) {
		bool good = run_step(&rows);

		if (!good)
			sh_answer_print(&desk, &rows);
		CU_ASSERT(good);
	}
	CU_ASSERT(count >= least);
	rows_close(&rows);
	desk_close(&desk);
}

static void test_updates(void)
{
	run_file(VECTORS "pur.sql", 100);
}

static void test_subscriptions(void)
{
	run_file(VECTORS "snr.sql", 80);
}

static void test_notifications(void)
{
	run_file(VECTORS "pnr.sql", 60);
}

/* Whatever a peer sends is answered, and a good update afterwards gets its good answer. */
static void test_shaken(void)
{
	enum { ROUNDS = 1500 };
	static struct sh_draft draft;
	struct sh_pur *pur = &draft.pur;
	struct desk_request request = { .application = SC_SH_APPLICATION,
		.code = SC_SH_PROFILE_UPDATE,
		.peer = "hss.example.net",
		.session_id = "a;b;c",
		.map = &sc_sh_pur_map,
		.values = pur };

	CU_ASSERT_FATAL(desk_open(&desk, SC_SH_APPLICATION, VECTORS "network.sql", plug_ins));
	pur->whom.user_identity = (struct sh_user_identity){ .present = true,
		.public_identity = SC_TEXT("sip:sue@example.net") };
	pur->data_reference[0] = (struct sc_avp_u32){ true, 0 };
	pur->data_reference_count = 1;
	pur->user_data = SC_TEXT("<Sh-Data><RepositoryData><ServiceIndication>shaken"
				 "</ServiceIndication><SequenceNumber>0</SequenceNumber>"
				 "<ServiceData><a/></ServiceData></RepositoryData></Sh-Data>");
	CU_ASSERT(desk_shake(&desk, &request, ROUNDS) > ROUNDS / 2);
	pur->user_data = SC_TEXT("<Sh-Data><RepositoryData><ServiceIndication>calm"
				 "</ServiceIndication><SequenceNumber>0</SequenceNumber>"
				 "<ServiceData><a/></ServiceData></RepositoryData></Sh-Data>");
	CU_ASSERT_FATAL(desk_ask(&desk, &request));
	CU_ASSERT(desk_answered(&desk, "base", 2001));
	desk_close(&desk);
}

int main(int argument_count, char **arguments)
{
	static const struct suite_test tests[] = {
		{ "the steps of pur.sql", test_updates },
		{ "the steps of snr.sql", test_subscriptions },
		{ "the steps of pnr.sql", test_notifications },
		{ "updates with changed octets", test_shaken },
	};

	if (argument_count > 1)
		plug_ins = arguments[1];
	return suite_run("Sh stories", tests, SC_COUNT_OF(tests));
}
