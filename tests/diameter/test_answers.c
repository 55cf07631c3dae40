/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is in an answer? What handlers say, and what the node puts around it.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_codes.h"
#include "log.h"
#include "octets.h"
#include "rig.h"
#include "suite.h"

static struct rig rig;
static uint8_t bytes[RIG_MESSAGE_LIMIT];

static const char hss[] = "hss.example.net";

static void proxy_infos_come_back_in_order(void)
{
	static const char *const hosts[] = { "one.net", "another.net", "3.net" };
	struct sc_avp_writer writer;
	struct sc_text rest;
	struct sc_avp avp;
	uint32_t seen = 0;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_begin_echo(&writer, bytes, hss, 1);
	for (size_t i = 0; i < SC_COUNT_OF(hosts); i++) {
		uint8_t *group = sc_write_group(&writer, SC_BASE(SC_CODE_PROXY_INFO));

		sc_write_text(&writer, SC_BASE(280), sc_text_of(hosts[i]));
		sc_write_text(&writer, SC_BASE(33), SC_TEXT("x"));
		sc_write_group_end(&writer, group);
	}
	sc_write_u32(&writer, (struct sc_avp_name){ ECHO_VENDOR, ECHO_NUMBER, true }, 5);
	rig_send(peer, bytes, sc_write_end(&writer));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT_EQUAL(rig.message.proxy_infos, 3);
	rest = rig.message.avps;
	while (sc_avp_next(&rest, &avp)) {
		struct sc_text group = avp.value;
		struct sc_avp host;

		if (avp.vendor == 0 && avp.code == SC_CODE_PROXY_INFO && seen < 3 &&
			sc_avp_next(&group, &host))
			CU_ASSERT(sc_text_equal(host.value, sc_text_of(hosts[seen++])));
	}
	CU_ASSERT_EQUAL(seen, 3);
	close(peer);
	rig_close(&rig);
}

static void ask_for(int peer, const char *what, uint32_t number)
{
	const struct echo_values values = { .number = { number != 0, number },
		.text = sc_text_of(what) };

	rig_send(peer, bytes, rig_write_echo(bytes, hss, 3, &values));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT_EQUAL(rig.fault.code, 0);
}

static void what_handlers_answer(void)
{
	struct sc_peer_report report;
	struct sc_avp avp;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	ask_for(peer, "grow", 60000);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_SUCCESS);
	CU_ASSERT(rig_find(&rig, ECHO_VENDOR, ECHO_TEXT, &avp));
	CU_ASSERT_EQUAL(avp.value.length, 60000);
	ask_for(peer, "grow", ECHO_GROW_LIMIT); /* longer than a message may be */
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_UNABLE_TO_COMPLY);
	ask_for(peer, "silent", 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_UNABLE_TO_COMPLY);
	ask_for(peer, "exp", 0);
	CU_ASSERT(rig_find(&rig, 0, SC_CODE_EXPERIMENTAL_RESULT, &avp));
	CU_ASSERT_FALSE(rig_find(&rig, 0, SC_CODE_RESULT_CODE, &avp));
	CU_ASSERT_EQUAL(rig_result(&rig), 5001);
	CU_ASSERT_EQUAL(rig.message.header.flags, SC_FLAG_PROXIABLE);
	ask_for(peer, "absent", 0);
	CU_ASSERT_EQUAL(rig_result(&rig), SC_DIAMETER_MISSING_AVP);
	CU_ASSERT(rig_find_failed(&rig, &avp, 0));
	CU_ASSERT_EQUAL(avp.code, ECHO_ADDRESS);
	CU_ASSERT_EQUAL(avp.value.length, 6);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT_EQUAL(report.requests_received, 5);
	CU_ASSERT_EQUAL(report.answers_sent, 5);
	CU_ASSERT_EQUAL(report.code_count, 4);
	CU_ASSERT_EQUAL(report.codes[2].vendor, ECHO_VENDOR);
	close(peer);
	rig_close(&rig);
}

static void failed_avp_is_the_received_one(void)
{
	struct echo_values values = {
		.text = { "failed", 6 },
		.group = { { .present = true, .number = { true, 10 } },
			{ .present = true,
				.number = { true, 20 },
				.inner = { { .present = true, .number = { true, 21 } } },
				.inner_count = 1 } },
		.group_count = 2,
	};
	struct sc_avp avp;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	rig_send(peer, bytes, rig_write_echo(bytes, hss, 3, &values));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT(rig_find_failed(&rig, &avp, 2));
	CU_ASSERT_EQUAL(avp.code, ECHO_NUMBER);
	CU_ASSERT_EQUAL(sc_get_u32((const uint8_t *)avp.value.at), 21);
	values.group_count = 1; /* now there is no second group: an example is made */
	rig_send(peer, bytes, rig_write_echo(bytes, hss, 3, &values));
	CU_ASSERT_FATAL(rig_receive(&rig, peer) > 0);
	CU_ASSERT(rig_find_failed(&rig, &avp, 2));
	CU_ASSERT_EQUAL(avp.code, ECHO_NUMBER);
	CU_ASSERT_EQUAL(sc_get_u32((const uint8_t *)avp.value.at), 0);
	close(peer);
	rig_close(&rig);
}

static void answers_nobody_asked_for_are_dropped(void)
{
	struct sc_peer_report report;
	size_t length;
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	length = rig_write_echo(bytes, hss, 3, NULL);
	bytes[4] = 0;
	rig_send(peer, bytes, length);
	rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS);
	sc_node_report_peer(rig.node, 0, &report);
	CU_ASSERT_EQUAL(report.dropped, 1);
	CU_ASSERT_EQUAL(report.requests_received, 1);
	close(peer);
	rig_close(&rig);
}

/* What the log says while somebody else holds standard error. */
static void read_log(int peer, enum sc_log_level level, char *text, size_t size)
{
	FILE *file = tmpfile();
	int kept = dup(STDERR_FILENO);
	size_t length;

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	sc_log_flush();
	dup2(fileno(file), STDERR_FILENO);
	sc_log_open(level);
	ask_for(peer, "exp", 0);
	rig_expect(&rig, peer, hss, SC_DIAMETER_SUCCESS);
	sc_log_flush();
	sc_log_open(SC_LOG_NOTICE);
	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(file);
	length = fread(text, 1, size - 1, file);
	text[length] = '\0';
	fclose(file);
}

static void every_request_is_one_line(void)
{
	char text[1024];
	int peer;

	rig_prepare(&rig);
	rig_start(&rig);
	peer = rig_join(&rig, hss);
	read_log(peer, SC_LOG_NOTICE, text, sizeof(text));
	CU_ASSERT_PTR_NULL(strstr(text, "ECR"));
	read_log(peer, SC_LOG_REQUEST, text, sizeof(text));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(text, "hss.example.net: ECR of Echo answered experimental 5001 in "));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, " us: asked by hss.example.net\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "hss.example.net: ECR of Echo answered 2001 in "));
	CU_ASSERT_PTR_NULL(strstr(text, "rig;1;1"));
	read_log(peer, SC_LOG_DEBUG, text, sizeof(text));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "; session rig;1;1\n"));
	close(peer);
	rig_close(&rig);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "Proxy-Info", proxy_infos_come_back_in_order },
		{ "what handlers answer", what_handlers_answer },
		{ "Failed-AVP", failed_avp_is_the_received_one },
		{ "answers nobody asked for", answers_nobody_asked_for_are_dropped },
		{ "log", every_request_is_one_line },
	};

	return suite_run("answers", tests, SC_COUNT_OF(tests));
}
