/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Re-Auth-Request and Abort-Session-Request (TS 29.214 4.4.6, 4.5, 5.6.3, 5.6.9): the courier of
 * what AFs must hear. One question of ours each, in their session.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "log.h"
#include "node.h"
#include "rx_language.h"
#include "rx_netloc.h"
#include "rx_push.h"
#include "rx_serve.h"

enum { COMMAND_UNSUPPORTED = 3001, APPLICATION_UNSUPPORTED = 3007, UNKNOWN_SESSION_ID = 5002 };
enum { ACTIONS = 32, NOTE_LIMIT = 200 };

/* One message that waits for its answer. */
struct posting {
	struct posting *next;
	struct posting **to_this;
	uint64_t flight;
	const char *name;      /* "RAR" */
	char note[NOTE_LIMIT]; /* what it says, for the log; cut */
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

/* AFs are known to refuse what they do not implement: such an answer is one, and asked again they
 * would give no other. Errors of the way there and of the moment may pass (RFC 6733 7.1.3, 7.1.4).
 * Only as a Result-Code 5002 means the session, but peers that put it into an Experimental-Result
 * mean no other. */
static enum sc_rx_pushed ending_of(const struct sc_reply *reply)
{
	if (reply->ending == SC_REPLY_PEER_GONE)
		return SC_RX_PUSH_LOST;
	if (reply->ending != SC_REPLY_ANSWERED)
		return SC_RX_PUSH_MISSING;
	if (reply->code == UNKNOWN_SESSION_ID)
		return SC_RX_PUSH_UNKNOWN;
	if (reply->code == COMMAND_UNSUPPORTED || reply->code == APPLICATION_UNSUPPORTED)
		return SC_RX_PUSH_ANSWERED;
	return reply->code / 1000 == 3 || reply->code / 1000 == 4 ? SC_RX_PUSH_MISSING
								  : SC_RX_PUSH_ANSWERED;
}

/* One line for each, as for requests: what was said, why, and how it went. */
static void write_line(const struct posting *posting, const struct sc_reply *reply)
{
	static const char *const silences[] = {
		[SC_REPLY_ANSWERED] = "answered without a result",
		[SC_REPLY_TIMED_OUT] = "not answered in time",
		[SC_REPLY_PEER_GONE] = "lost with the connection",
		[SC_REPLY_UNREADABLE] = "answered with what cannot be read",
	};

	if (!sc_log_wants(SC_LOG_REQUEST))
		return;
	if (reply->ending != SC_REPLY_ANSWERED || reply->code == 0)
		sc_log(SC_LOG_REQUEST, "%.*s: %s of Rx %s: %s", SC_TEXT_ARG(reply->peer),
			posting->name, silences[reply->ending], posting->note);
	else
		sc_log(SC_LOG_REQUEST, "%.*s: %s of Rx was answered %s%u in %" PRIu64 " us: %s",
			SC_TEXT_ARG(reply->peer), posting->name,
			reply->vendor == 0 ? "" : "experimental ", (unsigned)reply->code,
			reply->microseconds, posting->note);
}

static void answered(void *owner, const struct sc_reply *reply)
{
	struct posting *posting = owner;
	uint64_t flight = posting->flight;

	write_line(posting, reply);
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

static const char *value_name(uint32_t avp, uint32_t value)
{
	const char *name = sc_rx_value_name(avp, value);

	return name == NULL ? "an unknown value" : name;
}

/* "1 no longer carried: access_restricted (rule 7)". */
static void note_component(struct sc_text_writer *out, const struct sc_rx_news *news)
{
	sc_text_put(out, SC_TEXT("; "));
	sc_text_put_u64(out, news->number);
	sc_text_put(out, news->directive == SC_DIRECTIVE_DROP ? SC_TEXT(" no longer carried: ")
							      : SC_TEXT(" carried again: "));
	sc_text_put(out, sc_text_of(sc_reason_name(news->reason)));
	if (news->rule == 0)
		return;
	sc_text_put(out, SC_TEXT(" (rule "));
	sc_text_put_i64(out, news->rule);
	sc_text_put(out, SC_TEXT(")"));
}

/* What is said, and the reasons behind it; texts that no longer fit are left out. */
static void write_note(struct posting *posting, const struct sc_rx_push *push)
{
	const struct sc_rx_report *report = push->report;
	struct sc_text_writer out;

	posting->name = push->aborts ? "ASR" : "RAR";
	sc_text_writer_begin(&out, posting->note, sizeof(posting->note) - 1);
	for (uint32_t action = 0; action < ACTIONS && !push->aborts; action++) {
		if (!has(report, action))
			continue;
		if (out.at != out.start)
			sc_text_put(&out, SC_TEXT(", "));
		sc_text_put(&out, sc_text_of(value_name(SC_RX_AVP_SPECIFIC_ACTION, action)));
	}
	if (report->access_is_new && !push->aborts) {
		sc_text_put(&out, SC_TEXT(", over "));
		sc_text_put(&out, sc_text_of(sc_access_name(report->kind)));
	}
	if (push->aborts && report->cause >= 0)
		sc_text_put(&out,
			sc_text_of(value_name(SC_RX_AVP_ABORT_CAUSE, (uint32_t)report->cause)));
	for (uint32_t i = 0; i < report->news_count; i++)
		note_component(&out, &report->news[i]);
	*out.at = '\0';
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
	write_note(posting, push);
	write_rar(push->report, &rar);
	status = sc_node_ask(office.node, &ask);
	if (status != SC_STATUS_OK)
		end_posting(posting);
	return status;
}

/* Nobody will hear any more how they went. */
static void drop_postings(void)
{
	struct posting *posting = office.postings;

	office.postings = NULL;
	while (posting != NULL) {
		struct posting *next = posting->next;

		free(posting);
		posting = next;
	}
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
	drop_postings();
	office.node = NULL;
	office.service = NULL;
}
