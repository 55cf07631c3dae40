/* SPDX-License-Identifier: BSD-2-Clause */
#include "af_rig.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import.h"
#include "journal.h"
#include "rx_terminate.h"
#include "service_parts.h"

enum { ARENA = 512 * 1024, PATIENCE = 60000, TURNS = 100000, SQL = 4096, TGPP = 10415 };

static struct af_rig *rig; /* the clocks have no owner */

static int64_t wall_clock(void)
{
	return rig->now;
}

static uint64_t steady_clock(void)
{
	return rig->moment;
}

static void set_alarm(void *owner, uint64_t milliseconds)
{
	struct af_rig *self = owner;

	if (self->moment + milliseconds < self->alarm)
		self->alarm = self->moment + milliseconds;
}

static void write_down(char *out, struct sc_text text)
{
	snprintf(out, AF_RIG_NAME, "%.*s", SC_TEXT_ARG(text));
}

static uint32_t lost_in(const struct sc_rx_report *report)
{
	uint32_t lost = 0;

	for (uint32_t i = 0; i < report->news_count; i++) {
		if (report->news[i].directive == SC_DIRECTIVE_DROP)
			lost |= UINT32_C(1) << (report->news[i].number - 1);
	}
	return lost;
}

static enum sc_status take_along(void *owner, const struct sc_rx_push *push)
{
	struct af_rig *self = owner;
	struct af_rig_sent *sent = &self->sent[self->sent_count];

	if (self->lost != NULL && sc_text_equal(push->host, sc_text_of(self->lost)))
		return SC_STATUS_NOT_FOUND;
	if (self->sent_count == AF_RIG_SENT)
		return SC_STATUS_OUT_OF_ROOM;
	self->sent_count++;
	*sent = (struct af_rig_sent){ .flight = push->flight,
		.aborts = push->aborts,
		.cause = push->report->cause,
		.ip_can = push->report->access.ip_can,
		.rat = push->report->access.rat,
		.trusted = push->report->access.trusted,
		.actions = push->report->actions,
		.lost = lost_in(push->report) };
	write_down(sent->session, push->session_id);
	write_down(sent->host, push->host);
	write_down(sent->realm, push->realm);
	write_down(sent->via, push->via);
	write_down(sent->plmn, push->report->access.plmn);
	return SC_STATUS_OK;
}

static void tell_news(void *owner)
{
	const struct af_rig *self = owner;

	if (write(self->provisioned.news[1], "n", 1) != 1)
		abort();
}

void af_rig_lend_courier(struct af_rig *self)
{
	const struct sc_rx_courier courier = { .send = take_along, .owner = self };

	sc_rx_set_courier(self->service, &courier);
	af_rig_settle(self);
}

static bool start(struct af_rig *self)
{
	const struct sc_store_settings store = {
		.database = self->provisioned.database,
		.state = self->state,
		.watch = true,
		.changed = tell_news,
		.owner = self,
	};
	struct sc_problem problem = { "" };
	bool good = sc_store_open(&self->provisioned.store, &store, &problem) == SC_STATUS_OK;
	const struct sc_service_settings service = {
		.store = self->provisioned.store,
		.wall_clock = wall_clock,
		.steady_clock = steady_clock,
		.alarm = set_alarm,
		.owner = self,
		.session_limit = AF_RIG_SESSION_LIMIT,
	};

	self->alarm = UINT64_MAX;
	good = good && sc_service_open(&self->provisioned.service, &service) == SC_STATUS_OK;
	self->service = self->provisioned.service;
	good = good && sc_service_restore(self->service, &problem) == SC_STATUS_OK;
	if (!good)
		printf("\n  %s\n", problem.sentence);
	else
		af_rig_lend_courier(self);
	return good;
}

static void stop(struct af_rig *self)
{
	sc_service_close(self->provisioned.service);
	sc_store_close(self->provisioned.store);
	self->provisioned.service = NULL;
	self->provisioned.store = NULL;
}

struct af_rig *af_rig_open(void)
{
	rig = calloc(1, sizeof(*rig));
	if (rig == NULL)
		return NULL;
	rig->now = PROVISIONED_NOW;
	rig->moment = 1000;
	rig->sent = calloc(AF_RIG_SENT, sizeof(rig->sent[0]));
	if (rig->sent == NULL || sc_arena_open(&rig->arena, ARENA) != SC_STATUS_OK ||
		!provisioned_open(&rig->provisioned, "../vectors/rx/changes.sql", 1))
		return NULL;
	stop(rig);
	snprintf(rig->state, sizeof(rig->state), "%s/state.db", rig->provisioned.folder);
	return start(rig) ? rig : NULL;
}

void af_rig_close(struct af_rig *self)
{
	provisioned_close(&self->provisioned);
	sc_arena_close(&self->arena);
	free(self->sent);
	free(self);
	rig = NULL;
}

void af_rig_restart(struct af_rig *self)
{
	stop(self);
	if (!start(self))
		abort();
}

static bool is_quiet(const struct af_rig *self)
{
	struct sc_store_report report;

	sc_store_report(self->provisioned.store, &report);
	return report.journal_waiting == 0 && self->alarm > self->moment;
}

void af_rig_tick(struct af_rig *self)
{
	if (self->alarm > self->moment)
		return;
	self->alarm = UINT64_MAX;
	sc_service_tick(self->service);
}

void af_rig_settle(struct af_rig *self)
{
	for (int i = 0; i < TURNS && !is_quiet(self); i++) {
		sc_journal_flush(self->provisioned.store);
		af_rig_tick(self);
	}
}

void af_rig_pass(struct af_rig *self, uint64_t milliseconds)
{
	self->moment += milliseconds;
	self->now += (int64_t)(milliseconds / 1000);
	af_rig_settle(self);
}

bool af_rig_import_only(struct af_rig *self, const char *statements)
{
	struct pollfd news = { .fd = self->provisioned.news[0], .events = POLLIN };
	struct sc_import_report report;
	struct sc_problem problem = { "" };
	struct sc_touched touched;
	char sql[SQL];
	char told;

	snprintf(sql, sizeof(sql),
		"BEGIN; INSERT INTO import_begin (source) VALUES ('more'); %s; "
		"INSERT INTO import_end (source) VALUES ('more'); COMMIT;",
		statements);
	if (sc_import(self->provisioned.database, "test", sc_text_of(sql), &report, &problem) !=
		SC_STATUS_OK) {
		printf("\n  %s\n", problem.sentence);
		return false;
	}
	if (poll(&news, 1, PATIENCE) != 1 || read(news.fd, &told, 1) != 1 ||
		!sc_store_take(self->provisioned.store, &touched))
		return false;
	sc_service_touched(self->service, &touched);
	return true;
}

bool af_rig_import(struct af_rig *self, const char *statements)
{
	bool good = af_rig_import_only(self, statements);

	af_rig_settle(self);
	return good;
}

static void keep(void *owner, enum sc_status status)
{
	struct af_rig *self = owner;

	self->promised = status;
}

enum sc_status af_rig_ask(struct af_rig *self, const struct af_rig_call *call)
{
	static const enum sc_media media[] = { SC_MEDIA_AUDIO, SC_MEDIA_VIDEO };
	static const struct sc_rx_offer offer = {
		.vendor = TGPP, .list = 1, .bits = SC_RX_FEATURE_PLMN_INFO
	};
	const struct sc_promise promise = { .kept = keep, .owner = self };
	struct sc_rx_stated_component stated[AF_RIG_COMPONENTS];
	struct sc_rx_request request = { .session_id = sc_text_of(call->session),
		.af_host = sc_text_of(call->host),
		.af_realm = SC_TEXT("example.net"),
		.via = SC_TEXT("agent.example.net"),
		.keys = { .has_ip4 = call->user != 0, .ip4 = { 10, 0, 0, call->user } },
		.specific_actions = call->actions,
		.offers = &offer,
		.offer_count = 1,
		.stated = { stated, 0 } };

	for (uint32_t i = 0; i < AF_RIG_COMPONENTS; i++) {
		if (call->media != 0 && (call->media & UINT32_C(1) << i) == 0)
			continue;
		stated[request.stated.component_count++] = (struct sc_rx_stated_component){
			.number = i + 1, .has_media = true, .media = media[i]
		};
	}
	self->promised = SC_STATUS_COUNT;
	sc_arena_empty(&self->arena);
	return sc_rx_authorise(self->service, &self->arena, &request, &self->answer, &promise);
}

bool af_rig_call(struct af_rig *self, const struct af_rig_call *call)
{
	enum sc_status status = af_rig_ask(self, call);

	af_rig_settle(self);
	return status == SC_STATUS_OK && self->promised == SC_STATUS_OK;
}

enum sc_status af_rig_end(struct af_rig *self, const char *session, const char *host)
{
	const struct sc_promise promise = { .kept = keep, .owner = self };
	enum sc_status status = SC_STATUS_OK;

	self->promised = SC_STATUS_COUNT;
	status = sc_rx_terminate(self->service, sc_text_of(session), sc_text_of(host), &promise);
	af_rig_settle(self);
	return status == SC_STATUS_OK ? self->promised : status;
}

const struct af_rig_sent *af_rig_sent(const struct af_rig *self, uint32_t nth)
{
	static const struct af_rig_sent nothing;

	return nth < self->sent_count ? &self->sent[nth] : &nothing;
}

void af_rig_answer(struct af_rig *self, uint32_t nth, enum sc_rx_pushed how)
{
	sc_rx_pushed(self->service, af_rig_sent(self, nth)->flight, how);
	af_rig_settle(self);
}

const struct sc_rx_session *af_rig_session(const struct af_rig *self, const char *session)
{
	return sc_rx_sessions_find(self->service->sessions, sc_text_of(session));
}

bool af_rig_is_lost(const struct af_rig *self, const char *session, uint32_t number)
{
	const struct sc_rx_session *found = af_rig_session(self, session);

	for (uint32_t i = 0; found != NULL && i < found->component_count; i++) {
		if (found->components[i].number == number)
			return found->components[i].directive == SC_DIRECTIVE_DROP;
	}
	return false;
}
