/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Whose session it is, over TCP: one row of vectors/rx/binding.sql is one request and what it is
 * answered with (TS 29.214 4.4.1, 4.4.2, 4.4.4, 5.4.1).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_codes.h"
#include "desk.h"
#include "journal.h"
#include "octets.h"
#include "rows.h"
#include "rx_draft.h"
#include "rx_envelope.h"
#include "suite.h"

#define VECTORS "../vectors/rx/"
#define AF      "hss.example.net"

enum { FEATURE_LISTS = 2, OCTETS_LIMIT = 512, PLMN_AVP = 18, ACTION_AVP = 513, NETLOC_AVP = 2824 };

static struct desk desk;

/* What the answer says of that list; false: nothing. */
static bool find_list(uint32_t wanted, uint32_t *bits)
{
	struct sc_text avps = desk.rig.message.avps;
	struct sc_avp avp;
	struct sc_avp member;

	while (sc_avp_next(&avps, &avp)) {
		uint32_t list = 0;

		if (avp.vendor != SC_VENDOR_3GPP || avp.code != SC_RX_AVP_SUPPORTED_FEATURES)
			continue;
		while (sc_avp_next(&avp.value, &member)) {
			if (member.code == 629)
				list = sc_get_u32((const uint8_t *)member.value.at);
			else if (member.code == 630)
				*bits = sc_get_u32((const uint8_t *)member.value.at);
		}
		if (list == wanted)
			return true;
	}
	return false;
}

static bool features_fit(const struct rows *rows)
{
	static const char *const columns[FEATURE_LISTS] = { "features", "features2" };

	for (uint32_t i = 0; i < FEATURE_LISTS; i++) {
		uint32_t bits = 0;
		bool present = find_list(i + 1, &bits);

		if (present != rows_has(rows, columns[i]) ||
			(present && bits != rows_number(rows, columns[i])))
			return false;
	}
	return true;
}

/* The innermost AVP in Failed-AVP on the row's path has this value. */
static bool failed_fits(const struct rows *rows)
{
	const char *path = rows_text(rows, "failed");
	uint8_t octets[OCTETS_LIMIT];
	struct sc_avp avp;
	size_t length = 0;

	if (!rows_has(rows, "holds"))
		return desk_failed(&desk, path);
	if (!desk_failed_avp(&desk, path, &avp))
		return false;
	length = octets_of(rows_text(rows, "holds"), octets, sizeof(octets));
	return sc_text_equal(avp.value, (struct sc_text){ (const char *)octets, length });
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

/* RFC 6733 8.11: who speaks of states is told that one is kept. */
static bool state_fits(const struct rows *rows, bool authorise)
{
	bool asked = strstr(rows_text(rows, "without"), "277") == NULL;
	uint32_t state = 1;
	bool told = desk_number(&desk, 0, SC_CODE_AUTH_SESSION_STATE, &state);

	return told == (authorise && asked && rows_number(rows, "code") == SC_DIAMETER_SUCCESS) &&
	       (!told || state == 0);
}

static bool netloc_fits(const struct rows *rows)
{
	uint32_t netloc = 0;
	bool told = desk_number(&desk, SC_VENDOR_3GPP, NETLOC_AVP, &netloc);

	return told == rows_has(rows, "netloc") && (!told || netloc == rows_number(rows, "netloc"));
}

static bool answer_fits(const struct rows *rows, bool authorise)
{
	struct sc_text message = desk_text(&desk, 0, SC_CODE_ERROR_MESSAGE);
	struct sc_text plmn = desk_text(&desk, SC_VENDOR_3GPP, PLMN_AVP);
	const char *says = rows_text(rows, "says");
	char access[64];

	tell_access(access, sizeof(access));
	return desk_answered(&desk, rows_text(rows, "kind"), rows_number(rows, "code")) &&
	       failed_fits(rows) && strcmp(access, rows_text(rows, "access")) == 0 &&
	       sc_text_equal(plmn, sc_text_of(rows_text(rows, "plmn"))) && features_fit(rows) &&
	       state_fits(rows, authorise) && netloc_fits(rows) &&
	       (says[0] == '\0' || memmem(message.at, message.length, says, strlen(says)) != NULL);
}

static void print_answer(const struct rows *rows, const char *fault)
{
	char access[64];

	tell_access(access, sizeof(access));
	printf("\n  %s (%s): answered %u \"%.*s\", access %s, network %.*s, %u live; %s\n",
		rows_text(rows, "name"), rows_text(rows, "clause"), (unsigned)rig_result(&desk.rig),
		SC_TEXT_ARG(desk_text(&desk, 0, SC_CODE_ERROR_MESSAGE)), access,
		SC_TEXT_ARG(desk_text(&desk, SC_VENDOR_3GPP, PLMN_AVP)),
		(unsigned)sc_service_session_count(desk.provisioned.service),
		fault == NULL ? "" : fault);
}

static void settle(void)
{
	sc_service_tick(desk.provisioned.service);
	sc_journal_settle(desk.provisioned.store);
}

/* The session of the row is not to be there when the next one comes. */
static void end_session(const struct rows *rows)
{
	static const struct rx_str str = { .cause = { true, 1 } };
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = SC_RX_SESSION_TERMINATION,
		.peer = rows_text(rows, "peer"),
		.session_id = rows_text(rows, "session"),
		.map = &sc_rx_str_map,
		.values = &str };

	CU_ASSERT(desk_ask(&desk, &request) && desk_answered(&desk, "base", SC_DIAMETER_SUCCESS));
	settle();
}

static void run_row(const struct rows *rows)
{
	static struct rx_draft draft;
	const struct rx_str str = { .cause = { true, rows_number(rows, "cause") } };
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
	good = desk_ask(&desk, &request) && answer_fits(rows, authorise);
	fault = rx_envelope_fault(&desk, &request);
	settle();
	if (rows_number(rows, "ends") != 0)
		end_session(rows);
	good = good &&
	       sc_service_session_count(desk.provisioned.service) == rows_number(rows, "live");
	if (!good || fault != NULL)
		print_answer(rows, fault);
	CU_ASSERT(good && fault == NULL);
}

static void test_rows(void)
{
	struct rows rows;
	unsigned count = 0;

	CU_ASSERT_FATAL(rows_open(&rows, VECTORS "binding.sql", "binding"));
	for (; rows_next(&rows); count++)
		run_row(&rows);
	CU_ASSERT(count > 150);
	rows_close(&rows);
}

static bool ask_in(const char *session, uint32_t code, const char *keys, const char *media)
{
	static const struct rx_str str = { .cause = { true, 1 } };
	static struct rx_draft draft;
	const struct desk_request request = { .application = SC_RX_APPLICATION,
		.code = code,
		.peer = AF,
		.session_id = session,
		.map = code == SC_RX_AA ? rx_draft_map(keys) : &sc_rx_str_map,
		.values = code == SC_RX_AA ? (const void *)&draft.aar : (const void *)&str };

	rx_draft_write(&draft, keys, media);
	return desk_ask(&desk, &request) && desk_answered(&desk, "base", SC_DIAMETER_SUCCESS) &&
	       desk_text(&desk, SC_VENDOR_3GPP, NETLOC_AVP).at == NULL;
}

static bool ask_for(uint32_t code, const char *keys, const char *media)
{
	return ask_in("where", code, keys, media);
}

static bool is_told(const char *plmn, uint32_t action)
{
	uint32_t number = 0;

	if (!desk_await(&desk, AF, SC_RX_RE_AUTH) ||
		!desk_number(&desk, SC_VENDOR_3GPP, ACTION_AVP, &number) || number != action ||
		!sc_text_equal(desk_text(&desk, SC_VENDOR_3GPP, PLMN_AVP), sc_text_of(plmn)))
		return false;
	desk_answer(&desk, AF, AF, "base", SC_DIAMETER_SUCCESS);
	return true;
}

/* The network is told where the location is not known: once, for each request of the AF. What comes
 * next on the connection shows that nothing else was told. */
static void test_where(void)
{
	CU_ASSERT(ask_for(SC_RX_AA, "ip4=10.0.0.1|features=32|actions=6,12", "1|type=text"));
	CU_ASSERT(is_told("00101", 12));
	CU_ASSERT(ask_for(SC_RX_AA, "kind=1", "1|status=2"));
	CU_ASSERT_FATAL(provisioned_import(&desk.provisioned,
		"UPDATE contact SET access = 'UTRAN_PS' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(is_told("", 6));
	CU_ASSERT(ask_for(SC_RX_AA, "kind=1|actions=12", "1|status=2"));
	CU_ASSERT(is_told("00101", 12));
	/* The same beginning again is no new request, and the subscription is still that of the
	 * first one. */
	CU_ASSERT_FATAL(provisioned_import(&desk.provisioned,
		"UPDATE contact SET access = 'EUTRAN' WHERE uri = 'sip:ann@1';"));
	CU_ASSERT(is_told("", 6));
	CU_ASSERT(ask_for(SC_RX_AA, "kind=0|ip4=10.0.0.1|features=32|actions=6,12", "1|type=text"));
	CU_ASSERT(ask_for(SC_RX_SESSION_TERMINATION, "", ""));
}

/* An AF that could not take it hears it once more. */
static void test_where_again(void)
{
	CU_ASSERT(ask_for(SC_RX_AA, "ip4=10.0.0.1|features=32|actions=12", "1|type=text"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_RE_AUTH));
	desk_answer(&desk, AF, AF, "base", SC_DIAMETER_TOO_BUSY);
	CU_ASSERT(is_told("00101", 12));
	CU_ASSERT(ask_for(SC_RX_SESSION_TERMINATION, "", ""));
}

/* A call goes on in a new session while the AF has not ended the aborted one yet. */
static void test_follows(void)
{
	CU_ASSERT(ask_in("first", SC_RX_AA, "ip4=10.5.5.5|icid=follows", "1|type=text"));
	CU_ASSERT_FATAL(provisioned_import(&desk.provisioned,
		"DELETE FROM contact WHERE uri = 'sip:kim@1'; "
		"INSERT INTO contact (subscription, device, uri, access, ip4) "
		"VALUES ('kim', 'phone', 'sip:kim@2', 'NR', '10.5.5.6');"));
	CU_ASSERT(desk_await(&desk, AF, SC_RX_ABORT_SESSION));
	desk_answer(&desk, AF, AF, "base", SC_DIAMETER_SUCCESS);
	CU_ASSERT(ask_in("next", SC_RX_AA, "ip4=10.5.5.6|icid=follows", "1|type=text"));
	CU_ASSERT(ask_in("first", SC_RX_SESSION_TERMINATION, "", ""));
	CU_ASSERT(ask_in("next", SC_RX_SESSION_TERMINATION, "", ""));
}

static void test_stop(void)
{
	desk_close(&desk);
}

int main(int argument_count, char **arguments)
{
	static const struct suite_test tests[] = {
		{ "the rows of binding.sql", test_rows },
		{ "where the user is", test_where },
		{ "where the user is, told a second time", test_where_again },
		{ "a session that follows an aborted one", test_follows },
		{ "an orderly stop", test_stop },
	};

	if (!desk_open(&desk, SC_RX_APPLICATION, VECTORS "places.sql",
		    argument_count > 1 ? arguments[1] : "continuity_rx"))
		return EXIT_FAILURE;
	return suite_run("whose session it is", tests, SC_COUNT_OF(tests));
}
