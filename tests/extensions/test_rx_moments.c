/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Rx over TCP while something is about to begin or end: one row of vectors/rx/moments.sql is one
 * request and what it is answered with (TS 29.214 4.4.1, 5.5).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "rows.h"
#include "rx_draft.h"
#include "suite.h"

#define VECTORS "../vectors/rx/"
/* What a row imports is gone when the next one imports something. */
#define THE_WORLD_BEFORE                                                                           \
	"DELETE FROM policy_set WHERE name LIKE 'timed%'; DELETE FROM preference;"                 \
	"UPDATE contact SET expires_at = 0 WHERE expires_at > 1800000000;"

enum { ACCEPTABLE_AVP = 526, RETRY_INTERVAL_AVP = 541, ERROR_MESSAGE_AVP = 281, SQL_LIMIT = 4096 };

static struct desk desk;

static bool import(const struct rows *rows)
{
	const char *world = rows_text(rows, "world");
	char sql[SQL_LIMIT];

	if (world == NULL)
		return true;
	snprintf(sql, sizeof(sql), "%s%s", THE_WORLD_BEFORE, world);
	return provisioned_import(&desk.provisioned, sql);
}

static uint32_t count_acceptable(void)
{
	struct sc_text group = desk_text(&desk, SC_VENDOR_3GPP, ACCEPTABLE_AVP);
	struct sc_avp component;
	uint32_t count = 0;

	while (sc_avp_next(&group, &component))
		count++;
	return count;
}

static bool retry_fits(const struct rows *rows)
{
	uint32_t seconds = 0;
	bool present = desk_number(&desk, SC_VENDOR_3GPP, RETRY_INTERVAL_AVP, &seconds);

	return present == rows_has(rows, "retry") &&
	       (!present || seconds == rows_number(rows, "retry"));
}

static bool says(const char *piece)
{
	struct sc_text message = desk_text(&desk, 0, ERROR_MESSAGE_AVP);

	return piece[0] == '\0' || (message.at != NULL && memmem(message.at, message.length, piece,
								  strlen(piece)) != NULL);
}

static bool answer_fits(const struct rows *rows)
{
	return desk_answered(&desk, rows_text(rows, "kind"), rows_number(rows, "code")) &&
	       retry_fits(rows) && count_acceptable() == rows_number(rows, "accepts") &&
	       says(rows_text(rows, "says")) &&
	       sc_service_session_count(desk.provisioned.service) == rows_number(rows, "live");
}

static void print_answer(const struct rows *rows)
{
	uint32_t seconds = 0;

	desk_number(&desk, SC_VENDOR_3GPP, RETRY_INTERVAL_AVP, &seconds);
	printf("\n  %s (%s): answered %u \"%.*s\", retry %u, accepts %u, %u live\n",
		rows_text(rows, "name"), rows_text(rows, "clause"), (unsigned)rig_result(&desk.rig),
		SC_TEXT_ARG(desk_text(&desk, 0, ERROR_MESSAGE_AVP)), (unsigned)seconds,
		(unsigned)count_acceptable(),
		(unsigned)sc_service_session_count(desk.provisioned.service));
}

static void run_row(const struct rows *rows)
{
	static struct rx_draft draft;
	const char *keys = rows_text(rows, "keys");
	const struct desk_request request = {
		.application = SC_RX_APPLICATION,
		.code = SC_RX_AA,
		.peer = "hss.example.net",
		.session_id = rows_text(rows, "session"),
		.map = rx_draft_map(keys),
		.values = &draft.aar,
	};
	bool good = import(rows);

	rx_draft_write(&draft, keys, rows_text(rows, "media"));
	good = good && desk_ask(&desk, &request) && answer_fits(rows);
	if (!good)
		print_answer(rows);
	CU_ASSERT(good);
}

static void test_rows(void)
{
	struct rows rows;
	unsigned count = 0;

	CU_ASSERT_FATAL(rows_open(&rows, VECTORS "moments.sql", "moment"));
	for (; rows_next(&rows); count++)
		run_row(&rows);
	CU_ASSERT(count > 20);
	rows_close(&rows);
}

static void test_stop(void)
{
	desk_close(&desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "the rows of moments.sql", test_rows },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, SC_RX_APPLICATION, VECTORS "network.sql", "continuity_rx"))
		return EXIT_FAILURE;
	return suite_run("Rx moments", tests, SC_COUNT_OF(tests));
}
