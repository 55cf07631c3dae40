/* SPDX-License-Identifier: BSD-2-Clause */
#include "broker.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

#include "control.h"
#include "dictionary.h"
#include "endpoint.h"
#include "log.h"
#include "node.h"
#include "node_report.h"
#include "plugins.h"
#include "report.h"
#include "service.h"
#include "store.h"

enum { DIAMETER_PORT = 3868, MILLISECONDS = 1000, SIGNAL_COUNT = 2 };

struct sc_broker {
	const struct sc_configuration *configuration;
	uv_loop_t loop;
	uv_async_t import_seen;   /* sent by the store's worker */
	uv_prepare_t before_wait; /* once per loop turn */
	uv_signal_t signals[SIGNAL_COUNT];
	struct sc_store *store;
	struct sc_service *service;
	struct sc_node *node;
	struct sc_control *control;
	struct sc_control_desk desk;
	bool stopping;
	bool stopped;
};

/* Runs on the store's worker thread. */
static void wake_for_import(void *owner)
{
	struct sc_broker *broker = owner;

	uv_async_send(&broker->import_seen);
}

static void say_touched(const struct sc_store_report *report, const struct sc_touched *touched)
{
	char count[32] = "every subscription";

	if (!touched->everyone)
		snprintf(count, sizeof(count), "%" PRIu32 " subscriptions", touched->count);
	sc_log(SC_LOG_NOTICE, "import %" PRId64 " is in use: %s touched, loaded in %" PRIu64 " ms",
		report->version, count, report->load_microseconds / MILLISECONDS);
}

static void take_import(uv_async_t *import_seen)
{
	struct sc_broker *broker = import_seen->data;
	struct sc_store_report report;
	struct sc_touched touched;

	while (sc_store_take(broker->store, &touched)) {
		sc_store_report(broker->store, &report);
		if (report.refusal[0] != '\0')
			sc_log(SC_LOG_WARNING,
				"a commit is not in use, the data before it serve on: %s",
				report.refusal);
		else
			say_touched(&report, &touched);
	}
}

static void flush_log(uv_prepare_t *before_wait)
{
	(void)before_wait;
	sc_log_flush();
}

static void say_peer(void *owner, const struct sc_peer_report *peer)
{
	(void)owner;
	sc_log(SC_LOG_NOTICE, "peer %.*s at %s is %s", SC_TEXT_ARG(peer->identity),
		peer->address[0] == '\0' ? "no address" : peer->address,
		sc_peer_state_name(peer->state));
}

/* Everything is closed; the loop ends when their handles have gone. */
static void close_faces(struct sc_broker *broker)
{
	if (broker->stopped)
		return;
	broker->stopped = true;
	sc_control_close(broker->control);
	broker->control = NULL;
	sc_node_close(broker->node);
	broker->node = NULL;
	uv_close((uv_handle_t *)&broker->import_seen, NULL);
	uv_close((uv_handle_t *)&broker->before_wait, NULL);
	for (int i = 0; i < SIGNAL_COUNT; i++)
		uv_close((uv_handle_t *)&broker->signals[i], NULL);
}

static void peers_have_left(void *owner)
{
	close_faces(owner);
}

static void stop_on_signal(uv_signal_t *handle, int number)
{
	struct sc_broker *broker = handle->data;

	if (broker->stopping) {
		close_faces(broker);
		return;
	}
	broker->stopping = true;
	sc_log(SC_LOG_NOTICE, "stopping on signal %d", number);
	sc_node_stop(broker->node, peers_have_left, broker);
}

static enum sc_status open_loop(struct sc_broker *broker)
{
	static const int numbers[SIGNAL_COUNT] = { SIGTERM, SIGINT };

	if (uv_loop_init(&broker->loop) != 0)
		return SC_STATUS_OUT_OF_MEMORY;
	uv_async_init(&broker->loop, &broker->import_seen, take_import);
	broker->import_seen.data = broker;
	uv_prepare_init(&broker->loop, &broker->before_wait);
	uv_prepare_start(&broker->before_wait, flush_log);
	for (int i = 0; i < SIGNAL_COUNT; i++) {
		uv_signal_init(&broker->loop, &broker->signals[i]);
		broker->signals[i].data = broker;
		uv_signal_start(&broker->signals[i], stop_on_signal, numbers[i]);
	}
	signal(SIGPIPE, SIG_IGN);
	return SC_STATUS_OK;
}

static enum sc_status load_plugins(
	const struct sc_configuration *configuration, struct sc_problem *problem)
{
	enum sc_status status = sc_dictionary_open(problem);

	for (uint32_t i = 0; i < configuration->extension_count && status == SC_STATUS_OK; i++)
		status = sc_plugin_load(
			configuration->extension_path, configuration->extensions[i], problem);
	return status;
}

static enum sc_status open_store(struct sc_broker *broker, struct sc_problem *problem)
{
	const struct sc_store_settings settings = {
		.database = broker->configuration->database,
		.state = broker->configuration->state,
		.watch = true,
		.changed = wake_for_import,
		.owner = broker,
	};
	struct sc_store_report report;
	enum sc_status status = sc_store_open(&broker->store, &settings, problem);

	if (status != SC_STATUS_OK)
		return status;
	sc_store_report(broker->store, &report);
	sc_log(SC_LOG_NOTICE,
		"%s: %" PRIu32 " subscriptions, import %" PRId64 ", loaded in %" PRIu64 " ms",
		broker->configuration->database, report.account_count, report.version,
		report.load_microseconds / MILLISECONDS);
	return SC_STATUS_OK;
}

static enum sc_status open_service(struct sc_broker *broker)
{
	const struct sc_service_settings settings = {
		.store = broker->store,
		.hold_seconds = (int32_t)broker->configuration->hold_seconds,
		.session_limit = (uint32_t)broker->configuration->session_limit,
	};

	return sc_service_open(&broker->service, &settings);
}

/* An address of the configuration as the node wants it; the endpoint keeps the text. */
static enum sc_status parse_address(struct sc_node_address *address, struct sc_endpoint *endpoint,
	const char *text, struct sc_problem *problem)
{
	if (sc_endpoint_parse(endpoint, text, DIAMETER_PORT) != SC_STATUS_OK)
		return sc_problem_set(problem, SC_STATUS_SETTING_WRONG,
			"\"%s\" is not an address: write 192.0.2.1:3868 or [2001:db8::1]:3868",
			text);
	*address = (struct sc_node_address){ .host = endpoint->host, .port = endpoint->port };
	return SC_STATUS_OK;
}

static struct sc_node_settings node_settings(struct sc_broker *broker)
{
	const struct sc_configuration *configuration = broker->configuration;
	struct sc_node_settings settings = sc_node_defaults();

	settings.loop = &broker->loop;
	settings.service = broker->service;
	settings.identity = configuration->identity;
	settings.realm = configuration->realm;
	settings.origin_state = sc_store_start_count(broker->store);
	settings.limits.message_bytes = (uint32_t)configuration->message_limit;
	settings.limits.connections = (uint32_t)configuration->connection_limit;
	settings.limits.strangers = (uint32_t)configuration->unidentified_limit;
	settings.limits.output_bytes = (uint32_t)configuration->output_limit;
	settings.times.watchdog = (uint32_t)configuration->watchdog * MILLISECONDS;
	settings.times.reconnect = (uint32_t)configuration->reconnect * MILLISECONDS;
	settings.times.capabilities = (uint32_t)configuration->identify_seconds * MILLISECONDS;
	settings.peer_changed = say_peer;
	settings.owner = broker;
	return settings;
}

static void say_listening(const struct sc_broker *broker, const struct sc_node_address *listen)
{
	for (uint32_t i = 0; i < broker->configuration->listen_count; i++)
		sc_log(SC_LOG_NOTICE, "Diameter on %s port %u", listen[i].host,
			(unsigned)sc_node_port(broker->node, i));
}

static enum sc_status open_node_with(struct sc_broker *broker, struct sc_node_peer *peers,
	struct sc_endpoint *endpoints, struct sc_problem *problem)
{
	const struct sc_configuration *configuration = broker->configuration;
	struct sc_node_settings settings = node_settings(broker);
	struct sc_node_address listen[SC_LISTEN_LIMIT];
	struct sc_endpoint listen_endpoints[SC_LISTEN_LIMIT];
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < configuration->listen_count && status == SC_STATUS_OK; i++)
		status = parse_address(
			&listen[i], &listen_endpoints[i], configuration->listen[i], problem);
	for (uint32_t i = 0; i < configuration->peer_count && status == SC_STATUS_OK; i++) {
		const struct sc_configured_peer *peer = &configuration->peers[i];

		peers[i] = (struct sc_node_peer){
			.identity = peer->identity, .realm = peer->realm, .relays = peer->relays
		};
		if (peer->connect != NULL)
			status = parse_address(
				&peers[i].connect, &endpoints[i], peer->connect, problem);
	}
	if (status != SC_STATUS_OK)
		return status;
	settings.listen = listen;
	settings.listen_count = configuration->listen_count;
	settings.peers = peers;
	settings.peer_count = configuration->peer_count;
	status = sc_node_open(&broker->node, &settings, problem);
	if (status == SC_STATUS_OK)
		say_listening(broker, listen);
	return status;
}

static enum sc_status open_node(struct sc_broker *broker, struct sc_problem *problem)
{
	size_t count = (size_t)broker->configuration->peer_count + 1;
	struct sc_node_peer *peers = calloc(count, sizeof(*peers));
	struct sc_endpoint *endpoints = calloc(count, sizeof(*endpoints));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (peers != NULL && endpoints != NULL)
		status = open_node_with(broker, peers, endpoints, problem);
	free(peers);
	free(endpoints);
	return status;
}

static enum sc_status open_control(struct sc_broker *broker, struct sc_problem *problem)
{
	broker->desk = (struct sc_control_desk){
		.service = broker->service,
		.reporters =
			{
				{.name = "database",
					.report = sc_report_store,
					.owner = broker->store},
				{.name = "diameter",
					.report = sc_report_node,
					.owner = broker->node},
			},
		.reporter_count = 2,
	};
	return sc_control_open(&broker->control, &broker->loop, broker->configuration->control,
		&broker->desk, problem);
}

static enum sc_status open_all(struct sc_broker *broker, struct sc_problem *problem)
{
	enum sc_status status = load_plugins(broker->configuration, problem);

	if (status == SC_STATUS_OK)
		status = open_store(broker, problem);
	if (status == SC_STATUS_OK)
		status = open_service(broker);
	if (status == SC_STATUS_OK)
		status = open_node(broker, problem);
	if (status == SC_STATUS_OK)
		status = open_control(broker, problem);
	return status;
}

enum sc_status sc_broker_open(struct sc_broker **broker,
	const struct sc_configuration *configuration, struct sc_problem *problem)
{
	struct sc_broker *opening = calloc(1, sizeof(*opening));
	enum sc_status status;

	if (opening == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	opening->configuration = configuration;
	status = open_loop(opening);
	if (status != SC_STATUS_OK) {
		free(opening);
		return status;
	}
	status = open_all(opening, problem);
	if (status != SC_STATUS_OK)
		sc_broker_close(opening);
	else
		*broker = opening;
	return status;
}

void sc_broker_run(struct sc_broker *broker)
{
	sc_log(SC_LOG_NOTICE, "%s serves", broker->configuration->identity);
	uv_run(&broker->loop, UV_RUN_DEFAULT);
	sc_log(SC_LOG_NOTICE, "%s has stopped", broker->configuration->identity);
	sc_log_flush();
}

void sc_broker_close(struct sc_broker *broker)
{
	if (broker == NULL)
		return;
	close_faces(broker);
	uv_run(&broker->loop, UV_RUN_DEFAULT);
	sc_service_close(broker->service);
	sc_store_close(broker->store);
	uv_loop_close(&broker->loop);
	sc_log_flush();
	free(broker);
}

enum sc_status sc_broker_check(
	const struct sc_configuration *configuration, struct sc_problem *problem)
{
	const struct sc_store_settings settings = { .database = configuration->database };
	struct sc_store_report report;
	struct sc_store *store = NULL;
	enum sc_status status = load_plugins(configuration, problem);

	if (status == SC_STATUS_OK)
		status = sc_dictionary_define_offered(problem);
	if (status == SC_STATUS_OK)
		status = sc_store_open(&store, &settings, problem);
	if (status == SC_STATUS_OK) {
		sc_store_report(store, &report);
		printf("%s: %" PRIu32 " subscriptions, %" PRIu32 " plug-ins, %" PRIu32
		       " peers: ready to serve\n",
			configuration->identity, report.account_count,
			configuration->extension_count, configuration->peer_count);
	}
	sc_store_close(store);
	return status;
}
