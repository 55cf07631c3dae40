/* SPDX-License-Identifier: BSD-2-Clause */
#include "sip.h"

#include "sip_answer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <sofia-sip/nta_tag.h>
#include <sofia-sip/nta_tport.h>
#include <sofia-sip/tport.h>
#include <sofia-sip/tport_tag.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <uv.h>

#include "event_packages.h"
#include "log.h"
#include "numeric_names.h"
#include "sofia_door.h"
#include "sofia_loop.h"
#include "tcp_connections.h"
#include "udp_admission.h"

enum {
	REVIEW_PERIOD = 1000, /* milliseconds between looks at silent connections */
	/* Sofia counts what it has read behind a message as part of it. */
	SOFIA_MESSAGE_SLACK = 2 * SC_STREAM_PIECE,
	SOFIA_QUEUE = 512, /* answers waiting for a peer that reads slowly; one more is not sent */
};

struct sc_sip {
	struct sc_sofia_loop *sofia;
	struct sc_sip_answering answering;
	struct sc_sip_offers offers;
	struct sc_sofia_door door;
	struct sc_udp_admission *admission;
	struct sc_tcp_connections *connections;
	const uv_loop_t *loop;
	uv_timer_t review;
	bool reviewing; /* the timer is initialised */
	uint16_t *ports;
	uint32_t port_count;
	uint64_t unreadable;
	uint64_t told_to_wait;
	uint64_t passed_over;
};

struct sc_sip_settings sc_sip_defaults(void)
{
	return (struct sc_sip_settings){
		.product = "continuity-broker/" SC_VERSION,
		.limits = { .body_bytes = 64 * 1024,
			.udp_messages_per_second = 1000,
			.connections = 1024 },
		.times = { .silence = 5 * 60 * 1000, .message = 10 * 1000 },
	};
}

enum sc_status sc_sip_open(struct sc_sip **sip, struct sc_problem *problem)
{
	struct sc_sip *opened = calloc(1, sizeof(*opened));
	enum sc_status status;

	if (opened == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	status = sc_sofia_loop_open(&opened->sofia, problem);
	if (status == SC_STATUS_OK)
		*sip = opened;
	else
		free(opened);
	return status;
}

/* Before the datagram is parsed, because parsing is most of what it costs. */
static bool admit(void *owner, const struct sockaddr *source)
{
	struct sc_sip *sip = owner;
	enum sc_admittance admittance =
		sc_udp_admission_ask(sip->admission, source, uv_now(sip->loop));

	sip->answering.too_many = admittance == SC_TOLD_TO_WAIT;
	sip->told_to_wait += admittance == SC_TOLD_TO_WAIT;
	sip->passed_over += admittance == SC_PASSED_OVER;
	return admittance != SC_PASSED_OVER;
}

/* Sofia counts what it refuses, and everything it refuses is one of these two. */
static uint64_t count_unreadable(const struct sc_sip *sip)
{
	uint64_t count = 0;

	for (int i = 0; i < SC_SIP_AGENT_LIMIT; i++) {
		usize_t requests = 0;
		usize_t messages = 0;

		if (sip->answering.agents[i] == NULL)
			continue;
		nta_agent_get_stats(sip->answering.agents[i], NTATAG_S_BAD_REQUEST_REF(requests),
			NTATAG_S_BAD_MESSAGE_REF(messages), TAG_END());
		count += requests > messages ? requests : messages;
	}
	return count;
}

static void take_turn(void *owner)
{
	struct sc_sip *sip = owner;
	bool expected = sc_tcp_connections_expected(sip->connections);
	uint64_t unreadable;

	sc_sofia_loop_burst(sip->sofia, &sip->door);
	if (expected)
		sc_tcp_connections_review(sip->connections);
	unreadable = count_unreadable(sip);
	if (unreadable != sip->unreadable)
		sc_log(SC_LOG_REQUEST, "SIP: %llu unreadable messages refused",
			(unsigned long long)(unreadable - sip->unreadable));
	sip->unreadable = unreadable;
}

static void review(uv_timer_t *timer)
{
	struct sc_sip *sip = timer->data;

	sc_tcp_connections_review(sip->connections);
}

/* 0: IPv4, 1: IPv6, -1: no address. */
static int family_of(const char *host)
{
	unsigned char address[sizeof(struct in6_addr)];

	if (host != NULL && inet_pton(AF_INET, host, address) == 1)
		return 0;
	if (host != NULL && inet_pton(AF_INET6, host, address) == 1)
		return 1;
	return -1;
}

/* Requests with malformed header fields come to us, because Sofia would close the connection behind
 * the 400, and with it the way of everybody else who uses it. */
static nta_agent_t *create_agent(struct sc_sip *sip, const struct sc_sip_settings *settings)
{
	/* How Sofia spells that there is no transport yet. */
	url_string_t *nowhere = (url_string_t *)-1; /* NOLINT(performance-no-int-to-ptr) */

	return nta_agent_create(sc_sofia_loop_root(sip->sofia), nowhere, sc_sip_answer,
		&sip->answering, NTATAG_UA(1), NTATAG_MERGE_482(1), NTATAG_BAD_REQ_MASK(0),
		NTATAG_MAXSIZE((usize_t)2 * settings->limits.body_bytes + SOFIA_MESSAGE_SLACK),
		TAG_END());
}

static tport_t *transport_at(nta_agent_t *agent, unsigned index)
{
	tport_t *transport = tport_primaries(nta_agent_tports(agent));

	while (transport != NULL && index-- != 0)
		transport = tport_next(transport);
	return transport;
}

static unsigned count_transports(nta_agent_t *agent)
{
	unsigned count = 0;

	if (nta_agent_tports(agent) != NULL) {
		while (transport_at(agent, count) != NULL)
			count++;
	}
	return count;
}

static enum sc_status open_address(struct sc_sip *sip, const struct sc_sip_settings *settings,
	const struct sc_sip_address *address, struct sc_problem *problem)
{
	int family = family_of(address->host);
	char port[8] = "*";
	char url[96];
	nta_agent_t **agent;
	unsigned before;

	if (family < 0)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"\"%s\" is not an address that SIP can listen on",
			address->host == NULL ? "" : address->host);
	agent = &sip->answering.agents[family];
	if (*agent == NULL)
		*agent = create_agent(sip, settings);
	if (*agent == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	before = count_transports(*agent);
	if (address->port != 0)
		snprintf(port, sizeof(port), "%u", address->port);
	snprintf(url, sizeof(url), family == 0 ? "sip:%s:%s" : "sip:[%s]:%s", address->host, port);
	if (nta_agent_add_tport(*agent, URL_STRING_MAKE(url), TPTAG_STUN_SERVER(0),
		    TPTAG_QUEUESIZE(SOFIA_QUEUE), TPTAG_TIMEOUT(settings->times.message),
		    TPTAG_PONG2PING(1), TAG_END()) != 0)
		return sc_problem_set(problem, SC_STATUS_NETWORK_FAILED,
			"cannot listen for SIP on %s port %u: %s", address->host, address->port,
			strerror(errno));
	sip->ports[sip->port_count++] =
		(uint16_t)strtoul(tport_name(transport_at(*agent, before))->tpn_port, NULL, 10);
	return SC_STATUS_OK;
}

static enum sc_status open_addresses(
	struct sc_sip *sip, const struct sc_sip_settings *settings, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	sip->ports = calloc((size_t)settings->listen_count + 1, sizeof(*sip->ports));
	if (sip->ports == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	sc_numeric_names_only(true);
	for (uint32_t i = 0; i < settings->listen_count && status == SC_STATUS_OK; i++)
		status = open_address(sip, settings, &settings->listen[i], problem);
	sc_numeric_names_only(false);
	return status;
}

static enum sc_status open_answering(
	struct sc_sip *sip, const struct sc_sip_settings *settings, struct sc_problem *problem)
{
	enum sc_status status = sc_sip_offers_open(
		&sip->offers, settings->uri, settings->product, sc_event_packages, problem);

	sip->answering.offers = &sip->offers;
	sip->answering.body_bytes = settings->limits.body_bytes;
	if (status == SC_STATUS_OK)
		status = sc_udp_admission_open(
			&sip->admission, settings->limits.udp_messages_per_second);
	if (status == SC_STATUS_OK &&
		getrandom(sip->answering.secret, sizeof(sip->answering.secret), 0) !=
			(ssize_t)sizeof(sip->answering.secret))
		status = SC_STATUS_OUT_OF_MEMORY;
	return status;
}

static enum sc_status start_turns(struct sc_sip *sip, const struct sc_sip_settings *settings)
{
	sip->loop = settings->loop;
	sip->door = (struct sc_sofia_door){ .admits = admit, .owner = sip, .stream = -1 };
	uv_timer_init(settings->loop, &sip->review);
	sip->review.data = sip;
	sip->reviewing = true;
	uv_timer_start(&sip->review, review, REVIEW_PERIOD, REVIEW_PERIOD);
	return sc_sofia_loop_start(sip->sofia, settings->loop, take_turn, sip);
}

enum sc_status sc_sip_listen(
	struct sc_sip *sip, const struct sc_sip_settings *settings, struct sc_problem *problem)
{
	enum sc_status status = open_answering(sip, settings, problem);

	if (status == SC_STATUS_OK)
		status = open_addresses(sip, settings, problem);
	if (status == SC_STATUS_OK)
		status = sc_tcp_connections_open(&sip->connections, sc_sofia_loop_queue(sip->sofia),
			settings->limits.connections, settings->times.silence);
	if (status == SC_STATUS_OK)
		status = start_turns(sip, settings);
	return status;
}

uint16_t sc_sip_port(const struct sc_sip *sip, uint32_t index)
{
	return index < sip->port_count ? sip->ports[index] : 0;
}

void sc_sip_report(const struct sc_sip *sip, struct sc_sip_report *report)
{
	const struct sc_sip_answering *answering = &sip->answering;

	*report = (struct sc_sip_report){
		.requests = answering->requests,
		.answers = answering->answers,
		.unsent = answering->unsent,
		.unreadable = sip->unreadable,
		.told_to_wait = sip->told_to_wait,
		.passed_over = sip->passed_over,
		.overlong = sip->door.overlong,
		.names_refused = sc_numeric_names_refused(),
	};
	if (sip->connections == NULL)
		return;
	report->connections = sc_tcp_connections_count(sip->connections);
	report->connections_closed =
		sc_tcp_connections_closed(sip->connections) + sc_sofia_loop_shut_down(sip->sofia);
}

static void forget(uv_handle_t *timer)
{
	free(timer->data);
}

void sc_sip_close(struct sc_sip *sip)
{
	if (sip == NULL)
		return;
	sc_numeric_names_only(true);
	for (int i = 0; i < SC_SIP_AGENT_LIMIT; i++)
		nta_agent_destroy(sip->answering.agents[i]);
	sc_numeric_names_only(false);
	sc_sofia_loop_close(sip->sofia);
	sc_tcp_connections_close(sip->connections);
	sc_udp_admission_close(sip->admission);
	sc_sip_offers_close(&sip->offers);
	free(sip->ports);
	if (sip->reviewing)
		uv_close((uv_handle_t *)&sip->review, forget);
	else
		free(sip);
}
