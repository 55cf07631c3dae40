/* SPDX-License-Identifier: BSD-2-Clause */
#include "broker.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

#include "alarm.h"
#include "control.h"
#include "dictionary.h"
#include "faces.h"
#include "journal.h"
#include "log.h"
#include "node.h"
#include "plugins.h"
#include "report.h"
#include "service.h"
#include "sip.h"
#include "stopping.h"
#include "store.h"

enum { MICROSECONDS = 1000 };

struct sc_broker {
	const struct sc_configuration *configuration;
	uv_loop_t loop;
	uv_async_t import_seen;    /* sent by the store's worker */
	uv_async_t commit_seen;    /* sent by the store's journal */
	uint64_t journal_failures; /* of the journal, while it could write */
	bool journal_fails;        /* when last looked at */
	struct sc_alarm due;       /* when the service has something to do */
	uv_prepare_t before_wait;  /* once per loop turn */
	uv_signal_t signals[SC_STOP_SIGNALS];
	struct sc_store *store;
	struct sc_service *service;
	struct sc_sip *sip; /* NULL: no SIP is configured */
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
		report->version, count, report->load_microseconds / MICROSECONDS);
}

static void take_import(uv_async_t *import_seen)
{
	struct sc_broker *broker = import_seen->data;
	struct sc_store_report report;
	struct sc_touched touched;

	while (sc_store_take(broker->store, &touched)) {
		sc_store_report(broker->store, &report);
		if (report.refusal[0] != '\0') {
			sc_log(SC_LOG_WARNING,
				"a commit is not in use, the data before it serve on: %s",
				report.refusal);
			continue;
		}
		say_touched(&report, &touched);
		sc_service_touched(broker->service, &touched);
	}
}

static void tick(void *owner)
{
	struct sc_broker *broker = owner;

	sc_service_tick(broker->service);
}

static void set_alarm(void *owner, uint64_t milliseconds)
{
	struct sc_broker *broker = owner;

	sc_alarm_set(&broker->due, milliseconds);
}

/* Runs on the journal's thread. */
static void wake_for_commit(void *owner)
{
	struct sc_broker *broker = owner;

	uv_async_send(&broker->commit_seen);
}

/* Once when it begins and once when it is over, however much fails in between. */
static void say_journal(struct sc_broker *broker)
{
	struct sc_store_report report;
	uint64_t failed = 0;

	sc_store_report(broker->store, &report);
	failed = report.journal_failures - broker->journal_failures;
	if (failed != 0 && !broker->journal_fails)
		sc_log(SC_LOG_ERROR, "a change was not kept: %s", report.journal_failure);
	if (broker->journal_fails && !report.journal_fails)
		sc_log(SC_LOG_NOTICE, "%s is written again; %" PRIu64 " changes were not kept",
			broker->configuration->state, failed);
	if (!report.journal_fails)
		broker->journal_failures = report.journal_failures;
	broker->journal_fails = report.journal_fails;
}

static void settle_journal(uv_async_t *commit_seen)
{
	struct sc_broker *broker = commit_seen->data;

	sc_journal_settle(broker->store);
	say_journal(broker);
}

static void flush_log(uv_prepare_t *before_wait)
{
	(void)before_wait;
	sc_log_flush();
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
	sc_sip_close(broker->sip);
	broker->sip = NULL;
	/* Nobody asks any more: who waits for a commit hears of it while the service lives. And the
	 * store's threads must not wake a loop that is closing. */
	if (broker->service != NULL && sc_journal_flush(broker->store) != SC_STATUS_OK)
		sc_log(SC_LOG_ERROR, "some changes were not written before the end");
	sc_service_close(broker->service);
	broker->service = NULL;
	sc_store_close(broker->store);
	broker->store = NULL;
	uv_close((uv_handle_t *)&broker->import_seen, NULL);
	uv_close((uv_handle_t *)&broker->commit_seen, NULL);
	sc_alarm_close(&broker->due);
	uv_close((uv_handle_t *)&broker->before_wait, NULL);
	for (int i = 0; i < SC_STOP_SIGNALS; i++)
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
	if (uv_loop_init(&broker->loop) != 0)
		return SC_STATUS_OUT_OF_MEMORY;
	uv_async_init(&broker->loop, &broker->import_seen, take_import);
	broker->import_seen.data = broker;
	uv_async_init(&broker->loop, &broker->commit_seen, settle_journal);
	broker->commit_seen.data = broker;
	sc_alarm_open(&broker->due, &broker->loop, tick, broker);
	uv_prepare_init(&broker->loop, &broker->before_wait);
	uv_prepare_start(&broker->before_wait, flush_log);
	for (int i = 0; i < SC_STOP_SIGNALS; i++) {
		uv_signal_init(&broker->loop, &broker->signals[i]);
		broker->signals[i].data = broker;
		uv_signal_start(&broker->signals[i], stop_on_signal, sc_stop_signals[i]);
	}
	/* A peer that is gone and a file that may not grow are errors of a write, not ends. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
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

static void say_loaded(const struct sc_broker *broker)
{
	struct sc_store_report report;

	sc_store_report(broker->store, &report);
	sc_log(SC_LOG_NOTICE,
		"%s: %" PRIu32 " subscriptions, import %" PRId64 ", loaded in %" PRIu64 " ms",
		broker->configuration->database, report.account_count, report.version,
		report.load_microseconds / MICROSECONDS);
	if (sc_service_missing(broker->service) != 0)
		sc_log(SC_LOG_WARNING,
			"%" PRIu64 " rows of %s are not in use: there is no room for them",
			sc_service_missing(broker->service), broker->configuration->state);
}

static enum sc_status begin_store(struct sc_broker *broker, struct sc_problem *problem)
{
	const struct sc_store_settings settings = {
		.database = broker->configuration->database,
		.state = broker->configuration->state,
		.watch = true,
		.changed = wake_for_import,
		.committed = wake_for_commit,
		.stops = sc_stopping_is_asked,
		.owner = broker,
	};

	return sc_store_begin(&broker->store, &settings, problem);
}

/* The service takes up what the one file has while the store reads the other. */
static enum sc_status open_service(struct sc_broker *broker, struct sc_problem *problem)
{
	const struct sc_service_settings settings = {
		.store = broker->store,
		.alarm = set_alarm,
		.owner = broker,
		.hold_seconds = (int32_t)broker->configuration->hold_seconds,
		.session_limit = (uint32_t)broker->configuration->session_limit,
	};
	enum sc_status status = sc_service_open(&broker->service, &settings);

	if (status == SC_STATUS_OK)
		status = sc_service_restore(broker->service, problem);
	if (status == SC_STATUS_OK)
		say_loaded(broker);
	return status;
}

static enum sc_status open_control(struct sc_broker *broker, struct sc_problem *problem)
{
	const struct sc_control_reporter reporters[] = {
		{ .name = "database", .report = sc_report_store, .owner = broker->store },
		{ .name = "diameter", .report = sc_report_node, .owner = broker->node },
		{ .name = "memory", .report = sc_report_memory, .owner = broker->service },
		{ .name = "rx", .report = sc_report_sessions, .owner = broker->service },
		{ .name = "sip", .report = sc_report_sip, .owner = broker->sip },
	};

	broker->desk.service = broker->service;
	for (size_t i = 0; i < SC_COUNT_OF(reporters); i++) {
		if (reporters[i].owner != NULL)
			broker->desk.reporters[broker->desk.reporter_count++] = reporters[i];
	}
	return sc_control_open(&broker->control, &broker->loop, broker->configuration->control,
		&broker->desk, problem);
}

static enum sc_status open_doors(struct sc_broker *broker, struct sc_problem *problem)
{
	const struct sc_face_needs needs = {
		.configuration = broker->configuration,
		.loop = &broker->loop,
		.service = broker->service,
		.origin_state = sc_store_start_count(broker->store),
	};
	enum sc_status status = sc_face_open_node(&broker->node, &needs, problem);

	if (status == SC_STATUS_OK && broker->sip != NULL)
		status = sc_face_listen_sip(broker->sip, &needs, problem);
	if (status == SC_STATUS_OK)
		status = open_control(broker, problem);
	return status;
}

/* What takes long, and what nobody sees. */
static enum sc_status open_inside(struct sc_broker *broker, struct sc_problem *problem)
{
	enum sc_status status = SC_STATUS_OK;

	/* Sofia must start before any other thread does. */
	if (broker->configuration->sip_listen_count != 0)
		status = sc_sip_open(&broker->sip, problem);
	if (status == SC_STATUS_OK)
		status = load_plugins(broker->configuration, problem);
	if (status == SC_STATUS_OK)
		status = begin_store(broker, problem);
	if (status == SC_STATUS_OK)
		status = open_service(broker, problem);
	return status;
}

/* Whether it serves now, unless it was asked to stop before. */
static enum sc_status open_all(struct sc_broker *broker, bool *serves, struct sc_problem *problem)
{
	enum sc_status status = open_inside(broker, problem);

	if (sc_stopping_is_asked(broker)) {
		sc_log(SC_LOG_NOTICE, "stopped before it served");
		return SC_STATUS_OK;
	}
	if (status == SC_STATUS_OK)
		status = open_doors(broker, problem);
	*serves = status == SC_STATUS_OK;
	return status;
}

enum sc_status sc_broker_open(struct sc_broker **broker,
	const struct sc_configuration *configuration, struct sc_problem *problem)
{
	struct sc_broker *opening = calloc(1, sizeof(*opening));
	bool serves = false;
	enum sc_status status;

	if (opening == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	opening->configuration = configuration;
	sc_stopping_hold();
	status = open_loop(opening);
	if (status != SC_STATUS_OK) {
		free(opening);
		return status;
	}
	status = open_all(opening, &serves, problem);
	if (!serves) {
		sc_broker_close(opening);
		return status;
	}
	sc_stopping_release();
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
	uv_loop_close(&broker->loop);
	sc_log_flush();
	free(broker);
}

enum sc_status sc_broker_check(
	const struct sc_configuration *configuration, struct sc_problem *problem)
{
	const struct sc_store_settings settings = { .database = configuration->database,
		.state = configuration->state };
	struct sc_store_report report;
	struct sc_store *store = NULL;
	enum sc_status status = load_plugins(configuration, problem);

	if (status == SC_STATUS_OK)
		status = sc_store_open(&store, &settings, problem);
	if (status == SC_STATUS_OK)
		status = sc_dictionary_define_offered(problem);
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
