/* SPDX-License-Identifier: BSD-2-Clause */
#include "report.h"

#include "node.h"
#include "node_report.h"
#include "rx_list.h"
#include "service.h"
#include "sip.h"
#include "store.h"

json_t *sc_report_store(const void *store)
{
	struct sc_store_report report;

	sc_store_report(store, &report);
	return json_pack("{s:I, s:I, s:I, s:I, s:s, s:{s:I, s:I, s:b, s:s}}", "version",
		(json_int_t)report.version, "subscriptions", (json_int_t)report.account_count,
		"load_microseconds", (json_int_t)report.load_microseconds, "loaded_at",
		(json_int_t)report.loaded_at, "refusal", report.refusal, "journal", "waiting",
		(json_int_t)report.journal_waiting, "failures", (json_int_t)report.journal_failures,
		"fails", report.journal_fails, "failure", report.journal_failure);
}

static json_t *text(struct sc_text value)
{
	json_t *string = json_stringn(value.at == NULL ? "" : value.at, value.length);

	return string == NULL ? json_string("(not text)") : string;
}

static json_t *codes(const struct sc_peer_report *peer)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < peer->code_count; i++)
		json_array_append_new(list,
			json_pack("{s:I, s:I, s:I}", "vendor", (json_int_t)peer->codes[i].vendor,
				"code", (json_int_t)peer->codes[i].code, "count",
				(json_int_t)peer->codes[i].count));
	return list;
}

struct count {
	const char *name;
	uint64_t value;
};

static void put_counts(json_t *object, const struct count *counts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		json_object_set_new(
			object, counts[i].name, json_integer((json_int_t)counts[i].value));
}

static json_t *one_peer(const struct sc_peer_report *peer)
{
	json_t *object = json_pack("{s:o, s:o, s:s, s:s, s:s, s:I}", "identity",
		text(peer->identity), "realm", text(peer->realm), "address", peer->address,
		"failure", peer->failure, "state", sc_peer_state_name(peer->state), "seconds",
		(json_int_t)peer->seconds);
	const struct count counts[] = {
		{ "requests_received", peer->requests_received },
		{ "answers_sent", peer->answers_sent },
		{ "questions_sent", peer->questions_sent },
		{ "answers_received", peer->answers_received },
		{ "questions_unanswered", peer->questions_unanswered },
		{ "dropped", peer->dropped },
		{ "watchdogs_missed", peer->watchdogs_missed },
		{ "connections", peer->connections },
	};

	put_counts(object, counts, SC_COUNT_OF(counts));
	json_object_set_new(object, "codes", codes(peer));
	return object;
}

static json_t *ports(const struct sc_node *node)
{
	json_t *list = json_array();
	uint16_t port;

	for (uint32_t i = 0; (port = sc_node_port(node, i)) != 0; i++)
		json_array_append_new(list, json_integer(port));
	return list;
}

static json_t *sip_ports(const struct sc_sip *sip)
{
	json_t *list = json_array();
	uint16_t port;

	for (uint32_t i = 0; (port = sc_sip_port(sip, i)) != 0; i++)
		json_array_append_new(list, json_integer(port));
	return list;
}

static json_t *audiences(const struct sc_rx_totals *totals)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < totals->audiences && i < SC_RX_LIST_AUDIENCES; i++) {
		const struct sc_rx_audience *one = &totals->audience[i];

		json_array_append_new(list,
			json_pack("{s:o, s:b, s:I, s:I}", "identity", text(one->host), "reachable",
				(int)one->reachable, "waiting", (json_int_t)one->waiting,
				"outstanding", (json_int_t)one->outstanding));
	}
	return list;
}

json_t *sc_report_sessions(const void *service)
{
	struct sc_rx_totals totals;

	sc_rx_total(service, &totals);
	return json_pack("{s:I, s:I, s:I, s:I, s:o}", "sessions", (json_int_t)totals.sessions,
		"ending", (json_int_t)totals.ending, "strs_due", (json_int_t)totals.strs_due,
		"afs_to_tell", (json_int_t)totals.audiences, "afs", audiences(&totals));
}

json_t *sc_report_memory(const void *service)
{
	return json_pack("{s:I}", "missing", (json_int_t)sc_service_missing(service));
}

static json_t *sip_counts(const struct sc_sip_report *report)
{
	json_t *object = json_object();
	const struct count counts[] = {
		{ "requests", report->requests },
		{ "answers", report->answers },
		{ "unsent", report->unsent },
		{ "unreadable", report->unreadable },
		{ "told_to_wait", report->told_to_wait },
		{ "passed_over", report->passed_over },
		{ "overlong", report->overlong },
		{ "names_refused", report->names_refused },
		{ "connections", report->connections },
		{ "connections_closed", report->connections_closed },
	};

	put_counts(object, counts, SC_COUNT_OF(counts));
	return object;
}

json_t *sc_report_sip(const void *sip)
{
	struct sc_sip_report report;
	json_t *object;

	sc_sip_report(sip, &report);
	object = sip_counts(&report);
	json_object_set_new(object, "ports", sip_ports(sip));
	return object;
}

static json_t *node_counts(const struct sc_node_report *report)
{
	json_t *object = json_object();
	const struct count counts[] = {
		{ "connections", report->connections },
		{ "strangers", report->strangers },
		{ "parked", report->parked },
		{ "questions", report->questions },
		{ "turned_down", report->turned_down },
		{ "late", report->late },
		{ "refused", report->refused },
		{ "garbage", report->garbage },
	};

	put_counts(object, counts, SC_COUNT_OF(counts));
	return object;
}

json_t *sc_report_node(const void *node)
{
	struct sc_node_report report;
	json_t *peers = json_array();
	json_t *object;

	sc_node_report(node, &report);
	for (uint32_t i = 0; i < report.peer_count; i++) {
		struct sc_peer_report peer;

		sc_node_report_peer(node, i, &peer);
		json_array_append_new(peers, one_peer(&peer));
	}
	object = node_counts(&report);
	json_object_set_new(object, "identity", text(report.identity));
	json_object_set_new(object, "realm", text(report.realm));
	json_object_set_new(object, "ports", ports(node));
	json_object_set_new(object, "peers", peers);
	return object;
}
