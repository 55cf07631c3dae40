/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do the parts of the SIP floor keep their word by themselves: opening and closing, the admission
 * of UDP sources, what is offered, and which names are looked up?
 */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

#include "numeric_names.h"
#include "sip.h"
#include "sip_offers.h"
#include "suite.h"
#include "udp_admission.h"

static const struct sc_sip_address loopback = { "127.0.0.1", 0 };

static struct sc_sip_settings settings_on(uv_loop_t *loop, const struct sc_sip_address *listen)
{
	struct sc_sip_settings settings = sc_sip_defaults();

	settings.loop = loop;
	settings.listen = listen;
	settings.listen_count = 1;
	settings.uri = "sip:broker@example.org";
	return settings;
}

/* Opens, listens and closes; the status of listening. */
static enum sc_status try(const struct sc_sip_settings *settings, struct sc_problem *problem)
{
	struct sc_sip *sip = NULL;
	enum sc_status status;

	problem->sentence[0] = '\0';
	CU_ASSERT_EQUAL_FATAL(sc_sip_open(&sip, problem), SC_STATUS_OK);
	status = sc_sip_listen(sip, settings, problem);
	sc_sip_close(sip);
	uv_run(settings->loop, UV_RUN_DEFAULT);
	return status;
}

static void test_lives(void)
{
	uv_loop_t loop;
	struct sc_problem problem;
	struct sc_sip *sip = NULL;
	struct sc_sip_settings settings = settings_on(&loop, &loopback);

	uv_loop_init(&loop);
	sc_sip_close(NULL);
	CU_ASSERT_EQUAL(sc_sip_open(&sip, &problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_sip_port(sip, 0), 0);
	sc_sip_close(sip);
	for (int i = 0; i < 5; i++)
		CU_ASSERT_EQUAL(try(&settings, &problem), SC_STATUS_OK);
	settings.listen_count = 0;
	CU_ASSERT_EQUAL(try(&settings, &problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(uv_loop_close(&loop), 0);
}

static void test_wrong_settings(void)
{
	static const char *const hosts[] = { "localhost", "", "[::1]", "1.2.3", "127.0.0.1;x" };
	static const char *const uris[] = { NULL, "", "broker", "tel:+1", "*", "sip:a, sip:b",
		"sip:a@b>\r\nX: y" };
	uv_loop_t loop;
	struct sc_problem problem;

	uv_loop_init(&loop);
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		struct sc_sip_address listen = { hosts[i], 0 };
		struct sc_sip_settings settings = settings_on(&loop, &listen);

		CU_ASSERT_EQUAL(try(&settings, &problem), SC_STATUS_SETTING_WRONG);
		CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "is not an address"));
	}
	for (size_t i = 0; i < sizeof(uris) / sizeof(uris[0]); i++) {
		struct sc_sip_settings settings = settings_on(&loop, &loopback);

		settings.uri = uris[i];
		CU_ASSERT_EQUAL(try(&settings, &problem), SC_STATUS_SETTING_WRONG);
		CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "is not a SIP URI"));
	}
	CU_ASSERT_EQUAL(uv_loop_close(&loop), 0);
}

static int take_port(int type, uint16_t *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(address);
	int taken = socket(AF_INET, type, 0);

	if (bind(taken, (struct sockaddr *)&address, length) == 0 &&
		(type == SOCK_DGRAM || listen(taken, 1) == 0) &&
		getsockname(taken, (struct sockaddr *)&address, &length) == 0)
		*port = ntohs(address.sin_port);
	return taken;
}

static void test_ports(void)
{
	static const int types[] = { SOCK_DGRAM, SOCK_STREAM };
	struct sc_sip_address listen[3] = { { "127.0.0.1", 0 }, { "::1", 0 }, { "127.0.0.2", 0 } };
	uv_loop_t loop;
	struct sc_problem problem;
	struct sc_sip *sip = NULL;
	struct sc_sip_settings settings = settings_on(&loop, listen);

	uv_loop_init(&loop);
	for (int i = 0; i < 2; i++) {
		int taken = take_port(types[i], &listen[0].port);

		CU_ASSERT_EQUAL(try(&settings, &problem), SC_STATUS_NETWORK_FAILED);
		CU_ASSERT_PTR_NOT_NULL(
			strstr(problem.sentence, "cannot listen for SIP on 127.0.0.1 port"));
		CU_ASSERT_PTR_NOT_NULL(strstr(problem.sentence, "Address already in use"));
		close(taken);
	}
	CU_ASSERT_EQUAL(try(&settings, &problem), SC_STATUS_OK);
	listen[0].port = 0;
	settings.listen_count = 3;
	CU_ASSERT_EQUAL_FATAL(sc_sip_open(&sip, &problem), SC_STATUS_OK);
	CU_ASSERT_EQUAL(sc_sip_listen(sip, &settings, &problem), SC_STATUS_OK);
	for (uint32_t i = 0; i < 3; i++)
		CU_ASSERT_NOT_EQUAL(sc_sip_port(sip, i), 0);
	CU_ASSERT_EQUAL(sc_sip_port(sip, 3), 0);
	sc_sip_close(sip);
	uv_run(&loop, UV_RUN_DEFAULT);
	CU_ASSERT_EQUAL(uv_loop_close(&loop), 0);
}

static struct sockaddr_in6 inet6(const char *text)
{
	struct sockaddr_in6 address = { .sin6_family = AF_INET6 };

	inet_pton(AF_INET6, text, &address.sin6_addr);
	return address;
}

static int admitted(struct sc_udp_admission *admission, const char *text, uint64_t now)
{
	struct sockaddr_in6 six = inet6(text);
	struct sockaddr_in four = { .sin_family = AF_INET };

	if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
		return (int)sc_udp_admission_ask(admission, (const struct sockaddr *)&four, now);
	return (int)sc_udp_admission_ask(admission, (const struct sockaddr *)&six, now);
}

static void test_admission(void)
{
	struct sc_udp_admission *admission = NULL;

	CU_ASSERT_EQUAL_FATAL(sc_udp_admission_open(&admission, 2), SC_STATUS_OK);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 0), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 10), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 20), SC_TOLD_TO_WAIT);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 20), SC_TOLD_TO_WAIT);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 999), SC_PASSED_OVER);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.2", 999), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 1000), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 1999), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 1999), SC_TOLD_TO_WAIT);
	sc_udp_admission_close(admission);
	sc_udp_admission_close(NULL);
}

/* A /64 is one source, and no IPv4 source. */
static void test_admission_of_links(void)
{
	struct sc_udp_admission *admission = NULL;

	CU_ASSERT_EQUAL_FATAL(sc_udp_admission_open(&admission, 1), SC_STATUS_OK);
	CU_ASSERT_EQUAL(admitted(admission, "2001:db8::1", 5000), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "2001:db8::ffff:2", 5000), SC_TOLD_TO_WAIT);
	CU_ASSERT_EQUAL(admitted(admission, "2001:db8:0:1::1", 5000), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "32.1.13.184", 5000), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "::1", 5000), SC_ADMITTED);
	CU_ASSERT_EQUAL(admitted(admission, "0.0.0.0", 5000), SC_TOLD_TO_WAIT);
	sc_udp_admission_close(admission);
}

/* However many others come, one that is over its limit in this second is not forgotten for them as
 * long as they are quieter. */
static void test_admission_in_a_crowd(void)
{
	struct sc_udp_admission *admission = NULL;
	struct sockaddr_in source = { .sin_family = AF_INET };
	unsigned quiet = 0;

	CU_ASSERT_EQUAL_FATAL(sc_udp_admission_open(&admission, 3), SC_STATUS_OK);
	for (int i = 0; i < 7; i++)
		admitted(admission, "192.0.2.1", 100);
	for (uint32_t i = 1; i < 100000; i++) {
		source.sin_addr.s_addr = htonl(0x0a000000 + i);
		quiet += sc_udp_admission_ask(admission, (struct sockaddr *)&source, 100) ==
			 SC_ADMITTED;
	}
	CU_ASSERT_EQUAL(quiet, 99999);
	CU_ASSERT_EQUAL(admitted(admission, "192.0.2.1", 100), SC_PASSED_OVER);
	sc_udp_admission_close(admission);
}

static void test_offers(void)
{
	static const struct sc_event_package packages[] = {
		{ .name = "session-spec-policy", .accept = "application/media-policy-dataset+xml" },
		{ .name = "reg" },
		{ .name = "x", .accept = "application/x" },
		{ .name = NULL },
	};
	struct sc_sip_offers offers;
	struct sc_problem problem;

	CU_ASSERT_EQUAL_FATAL(
		sc_sip_offers_open(&offers, "sip:a@example.org", "p/1 (c)", packages, &problem),
		SC_STATUS_OK);
	CU_ASSERT_STRING_EQUAL(offers.allow->k_items[1], "SUBSCRIBE");
	CU_ASSERT_PTR_NOT_NULL_FATAL(offers.allow_events);
	if (offers.allow_events == NULL)
		return;
	CU_ASSERT_STRING_EQUAL(offers.allow_events->k_items[0], "session-spec-policy");
	CU_ASSERT_STRING_EQUAL(offers.allow_events->k_items[1], "reg");
	CU_ASSERT_STRING_EQUAL(offers.allow_events->k_items[2], "x");
	CU_ASSERT_STRING_EQUAL(offers.accept->ac_type, "application/media-policy-dataset+xml");
	CU_ASSERT_STRING_EQUAL(offers.accept->ac_next->ac_type, "application/x");
	CU_ASSERT_PTR_NULL(offers.accept->ac_next->ac_next);
	sc_sip_offers_close(&offers);
	CU_ASSERT_EQUAL(sc_sip_offers_open(&offers, "sip:a@example.org", NULL, packages, &problem),
		SC_STATUS_SETTING_WRONG);
}

static int look_up(const char *name)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
	struct addrinfo *found = NULL;
	int ending = getaddrinfo(name, "5060", &hints, &found);

	if (ending == 0)
		freeaddrinfo(found);
	return ending;
}

static void *look_up_elsewhere(void *name)
{
	return look_up(name) == 0 ? name : NULL;
}

static void test_names(void)
{
	static char localhost[] = "localhost";
	uint64_t before = sc_numeric_names_refused();
	pthread_t other;
	void *found = NULL;
	/* A machine may have no name at all, not even this one; the guard must hold there too. */
	int unguarded = look_up(localhost);

	sc_numeric_names_only(true);
	CU_ASSERT_EQUAL(look_up(localhost), EAI_NONAME);
	CU_ASSERT_EQUAL(
		getaddrinfo(localhost, "5060", NULL, &(struct addrinfo *){ NULL }), EAI_NONAME);
	CU_ASSERT_EQUAL(look_up("127.0.0.1"), 0);
	CU_ASSERT_EQUAL(look_up("::1"), 0);
	CU_ASSERT_EQUAL(look_up(NULL), 0);
	pthread_create(&other, NULL, look_up_elsewhere, localhost);
	pthread_join(other, &found);
	CU_ASSERT_PTR_EQUAL(found, unguarded == 0 ? localhost : NULL);
	sc_numeric_names_only(false);
	CU_ASSERT_EQUAL(look_up(localhost), unguarded);
	CU_ASSERT_EQUAL(sc_numeric_names_refused() - before, 2);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "opens and closes, whole or half", test_lives },
		{ "says which setting is wrong", test_wrong_settings },
		{ "listens where it is told or says why not", test_ports },
		{ "admits so many a second", test_admission },
		{ "counts an IPv6 link as one", test_admission_of_links },
		{ "remembers the loud in a crowd", test_admission_in_a_crowd },
		{ "offers what the packages say", test_offers },
		{ "looks no names up while it must not", test_names },
	};

	return suite_run("SIP parts", tests, sizeof(tests) / sizeof(tests[0]));
}
