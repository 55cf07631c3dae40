/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Re-Auth-Request and Abort-Session-Request (TS 29.214 4.4.6, 4.5, 5.6.3, 5.6.9): the courier of
 * what AFs must hear. One question of ours each, in their session.
 */
#include <stdlib.h>

#include "node.h"
#include "rx_language.h"
#include "rx_netloc.h"
#include "rx_push.h"
#include "rx_serve.h"

enum { UNKNOWN_SESSION_ID = 5002, ACTIONS = 32 };

/* One message that waits for its answer. */
struct posting {
	struct posting *next;
	struct posting **to_this;
	uint64_t flight;
};

/* Where they leave: while the node is open. */
static struct {
	struct sc_node *node;
	struct sc_service *service;
	struct posting *postings;
} office;

static void end_posting(struct posting *posting)
{
	*posting->to_this = posting->next;
	if (posting->next != NULL)
		posting->next->to_this = posting->to_this;
	free(posting);
}

static struct posting *begin_posting(uint64_t flight)
{
	struct posting *posting = malloc(sizeof(*posting));

	if (posting == NULL)
		return NULL;
	*posting = (struct posting){
		.next = office.postings, .to_this = &office.postings, .flight = flight
	};
	if (posting->next != NULL)
		posting->next->to_this = &posting->next;
	office.postings = posting;
	return posting;
}

/* AFs are known to refuse what they do not implement: such an answer is one. Only as a Result-Code
 * 5002 means the session, but peers that put it into an Experimental-Result mean no other. */
static enum sc_rx_pushed ending_of(const struct sc_reply *reply)
{
	if (reply->ending == SC_REPLY_PEER_GONE)
		return SC_RX_PUSH_LOST;
	if (reply->ending != SC_REPLY_ANSWERED)
		return SC_RX_PUSH_MISSING;
	if (reply->code == UNKNOWN_SESSION_ID)
		return SC_RX_PUSH_UNKNOWN;
	return reply->code / 1000 == 3 || reply->code / 1000 == 4 ? SC_RX_PUSH_MISSING
								  : SC_RX_PUSH_ANSWERED;
}

static void answered(void *owner, const struct sc_reply *reply)
{
	struct posting *posting = owner;
	uint64_t flight = posting->flight;

	end_posting(posting);
	sc_rx_pushed(office.service, flight, ending_of(reply));
}

static struct sc_avp_u32 known(int32_t value)
{
	return (struct sc_avp_u32){ .present = value >= 0, .value = (uint32_t)value };
}

static bool has(const struct sc_rx_report *report, uint32_t action)
{
	return (report->actions & (UINT32_C(1) << action)) != 0;
}

static void write_rar(const struct sc_rx_report *report, struct rx_rar *rar)
{
	*rar = (struct rx_rar){ .action_count = 0 };
	for (uint32_t action = 0; action < ACTIONS; action++) {
		if (has(report, action))
			rar->action[rar->action_count++] = (struct sc_avp_u32){ true, action };
	}
	if (has(report, SC_RX_ACTION_IP_CAN_CHANGE)) {
		rar->ip_can = known(report->access.ip_can);
		rar->rat = known(report->access.rat);
		rar->an_trusted = known(report->access.trusted);
	}
	if (has(report, SC_RX_ACTION_ACCESS_NETWORK_INFO) && report->is_somewhere)
		rar->sgsn_mcc_mnc = report->access.plmn;
	else if (has(report, SC_RX_ACTION_ACCESS_NETWORK_INFO))
		rar->netloc = (struct sc_avp_u32){ true, SC_RX_NETLOC_NOT_SUPPORTED };
	if (has(report, SC_RX_ACTION_PLMN_CHANGE) && report->access.plmn.length != 0)
		rar->sgsn_mcc_mnc = report->access.plmn;
	if (!has(report, SC_RX_ACTION_RELEASE_OF_BEARER))
		return;
	rar->abort_cause = known(report->cause);
	for (uint32_t i = 0; i < report->news_count; i++) {
		const struct sc_rx_news *news = &report->news[i];

		if (news->directive == SC_DIRECTIVE_DROP)
			rar->flows[rar->flows_count++] =
				(struct rx_flows){ true, { true, news->number },
					{ news->version.present, news->version.number } };
	}
}

static enum sc_status send_push(void *owner, const struct sc_rx_push *push)
{
	struct posting *posting = begin_posting(push->flight);
	struct rx_asr asr = { .abort_cause = known(push->report->cause) };
	struct rx_rar rar;
	struct sc_ask ask = {
		.application = &sc_rx_asking,
		.code = push->aborts ? SC_RX_ABORT_SESSION : SC_RX_RE_AUTH,
		.session_id = push->session_id,
		.destination_host = push->host,
		.destination_realm = push->realm,
		.via = push->via,
		.map = push->aborts ? &sc_rx_asr_map : &sc_rx_rar_map,
		.values = push->aborts ? (const void *)&asr : (const void *)&rar,
		.answered = answered,
		.owner = posting,
	};
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	(void)owner;
	if (posting == NULL)
		return status;
	write_rar(push->report, &rar);
	status = sc_node_ask(office.node, &ask);
	if (status != SC_STATUS_OK)
		end_posting(posting);
	return status;
}

void rx_courier_begin(struct sc_node *node, struct sc_service *service)
{
	const struct sc_rx_courier courier = { .send = send_push };

	office.node = node;
	office.service = service;
	sc_rx_set_courier(service, &courier);
}

void rx_courier_end(void)
{
	sc_rx_set_courier(office.service, NULL);
	while (office.postings != NULL)
		end_posting(office.postings);
	office.node = NULL;
	office.service = NULL;
}
