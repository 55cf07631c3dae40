/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal.h"
#include "rx_agreement.h"
#include "rx_authorise.h"
#include "rx_terminate.h"

enum { ARENA = 256 * 1024, TURNS = 100000, VENDOR_3GPP = 10415 };

static struct rx_rig *rig; /* the clocks have no owner */

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
	struct rx_rig *self = owner;

	if (self->moment + milliseconds < self->alarm)
		self->alarm = self->moment + milliseconds;
}

static uint32_t first_refused(const struct sc_rx_report *report)
{
	for (uint32_t i = 0; i < report->news_count; i++) {
		if (report->news[i].directive == SC_DIRECTIVE_DROP)
			return report->news[i].number;
	}
	return 0;
}

static enum sc_status take_along(void *owner, const struct sc_rx_push *push)
{
	struct rx_rig *self = owner;
	struct rx_rig_told *told = &self->told[self->told_count];

	if (self->told_count == RX_RIG_TOLD)
		return SC_STATUS_OUT_OF_ROOM;
	*told = (struct rx_rig_told){ .aborts = push->aborts,
		.actions = push->report->actions,
		.refused = first_refused(push->report),
		.flight = push->flight };
	snprintf(told->session, sizeof(told->session), "%.*s", SC_TEXT_ARG(push->session_id));
	self->told_count++;
	return SC_STATUS_OK;
}

static void tell_news(void *owner)
{
	const struct rx_rig *self = owner;

	if (write(self->provisioned.news[1], "n", 1) != 1)
		abort();
}

static bool start(struct rx_rig *self)
{
	const struct sc_store_settings store = {
		.database = self->provisioned.database,
		.state = self->state,
		.watch = true,
		.changed = tell_news,
		.owner = self,
	};
	const struct sc_rx_courier courier = { .send = take_along, .owner = self };
	struct sc_service_settings service = {
		.wall_clock = wall_clock,
		.steady_clock = steady_clock,
		.alarm = set_alarm,
		.owner = self,
		.session_limit = RX_RIG_SESSIONS,
	};
	struct sc_problem problem = { "" };
	bool good = sc_store_open(&self->provisioned.store, &store, &problem) == SC_STATUS_OK;

	self->alarm = UINT64_MAX;
	service.store = self->provisioned.store;
	good = good && sc_service_open(&self->provisioned.service, &service) == SC_STATUS_OK;
	self->service = self->provisioned.service;
	good = good && sc_service_restore(self->service, &problem) == SC_STATUS_OK;
	if (!good) {
		printf("\n  %s\n", problem.sentence);
		return false;
	}
	sc_rx_set_courier(self->service, &courier);
	rx_rig_settle(self);
	return true;
}

static void stop(struct rx_rig *self)
{
	sc_service_close(self->provisioned.service);
	sc_store_close(self->provisioned.store);
	self->provisioned.service = NULL;
	self->provisioned.store = NULL;
}

struct rx_rig *rx_rig_open(const char *statements)
{
	rig = calloc(1, sizeof(*rig));
	if (rig == NULL)
		return NULL;
	rig->now = PROVISIONED_NOW;
	rig->moment = 1000;
	rig->media = SC_MEDIA_TEXT;
	if (sc_arena_open(&rig->arena, ARENA) != SC_STATUS_OK ||
		!provisioned_open(&rig->provisioned, "../vectors/rx/network.sql", 1) ||
		!provisioned_import(&rig->provisioned, statements))
		return NULL;
	stop(rig);
	snprintf(rig->state, sizeof(rig->state), "%s/state.db", rig->provisioned.folder);
	return start(rig) ? rig : NULL;
}

void rx_rig_close(struct rx_rig *self)
{
	provisioned_close(&self->provisioned);
	sc_arena_close(&self->arena);
	free(self);
	rig = NULL;
}

bool rx_rig_restart(struct rx_rig *self)
{
	stop(self);
	return start(self);
}

static bool is_quiet(const struct rx_rig *self)
{
	struct sc_store_report report;

	sc_store_report(self->provisioned.store, &report);
	return report.journal_waiting == 0 && self->alarm > self->moment &&
	       (self->silent || self->answered == self->told_count);
}

void rx_rig_settle(struct rx_rig *self)
{
	for (int i = 0; i < TURNS && !is_quiet(self); i++) {
		sc_journal_flush(self->provisioned.store);
		if (self->alarm <= self->moment) {
			self->alarm = UINT64_MAX;
			sc_service_tick(self->service);
		}
		while (!self->silent && self->answered < self->told_count)
			sc_rx_pushed(self->service, self->told[self->answered++].flight,
				SC_RX_PUSH_ANSWERED);
	}
}

void rx_rig_pass(struct rx_rig *self, int64_t seconds)
{
	for (; seconds > 0; seconds--) {
		self->now++;
		self->moment += 1000;
		rx_rig_settle(self);
	}
}

bool rx_rig_import(struct rx_rig *self, const char *statements)
{
	return provisioned_import(&self->provisioned, statements);
}

static void note(void *owner, enum sc_status status)
{
	*(enum sc_status *)owner = status;
}

enum sc_status rx_rig_ask(struct rx_rig *self, const char *session, const uint8_t address[2],
	uint32_t actions, enum sc_status *promised)
{
	static const struct sc_rx_offer offer = {
		.vendor = VENDOR_3GPP, .list = 1, .bits = SC_RX_FEATURE_PLMN_INFO
	};
	struct sc_rx_answer answer = { .findings = { .valid_until = 0 } };
	const struct sc_promise promise = { .kept = note, .owner = promised };
	struct sc_rx_stated_component components[] = {
		{ .number = 1, .has_media = true, .media = self->media },
		{ .number = 2, .has_media = true, .media = SC_MEDIA_VIDEO },
	};
	struct sc_rx_request request = { .session_id = sc_text_of(session),
		.kind = SC_RX_KIND_INITIAL,
		.af_host = SC_TEXT(RX_RIG_AF),
		.af_realm = SC_TEXT("example.net"),
		.specific_actions = actions,
		.offers = &offer,
		.offer_count = 1,
		.keys = { .has_ip4 = true, .ip4 = { 10, 0, address[0], address[1] } },
		.stated = { components, address[0] == 0 ? 2 : 1 } };

	sc_arena_empty(&self->arena);
	*promised = SC_STATUS_WAITING;
	return sc_rx_authorise(self->service, &self->arena, &request, &answer, &promise);
}

bool rx_rig_opens(
	struct rx_rig *self, const char *session, uint8_t third, uint8_t last, uint32_t actions)
{
	const uint8_t address[] = { third, last };
	enum sc_status promised = SC_STATUS_WAITING;
	enum sc_status status = rx_rig_ask(self, session, address, actions, &promised);

	rx_rig_settle(self);
	return status == SC_STATUS_OK && promised == SC_STATUS_OK;
}

bool rx_rig_ends(struct rx_rig *self, const char *session)
{
	enum sc_status promised = SC_STATUS_WAITING;
	const struct sc_promise promise = { .kept = note, .owner = &promised };
	enum sc_status status =
		sc_rx_terminate(self->service, sc_text_of(session), SC_TEXT(RX_RIG_AF), &promise);

	rx_rig_settle(self);
	return status == SC_STATUS_OK && promised == SC_STATUS_OK;
}

bool rx_rig_tells(const struct rx_rig *self, uint32_t count, const struct rx_rig_told *last)
{
	const struct rx_rig_told *told = NULL;

	if (self->told_count != count)
		return false;
	told = &self->told[count - 1];
	return strcmp(told->session, last->session) == 0 && told->aborts == last->aborts &&
	       (told->aborts || (told->actions == last->actions && told->refused == last->refused));
}

bool rx_rig_waits(const struct rx_rig *self, uint64_t milliseconds)
{
	return self->alarm == self->moment + milliseconds;
}
