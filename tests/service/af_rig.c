/* SPDX-License-Identifier: BSD-2-Clause */
#include "af_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rx_terminate.h"
#include "service_parts.h"

enum { ARENA = 512 * 1024, TURNS = 100000, TGPP = 10415 };

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

void af_rig_lend_courier(struct af_rig *self)
{
	const struct sc_rx_courier courier = { .send = take_along, .owner = self };

	sc_rx_set_courier(self->life.service, &courier);
	af_rig_settle(self);
}

struct af_rig *af_rig_open(void)
{
	struct af_rig *rig = calloc(1, sizeof(*rig));

	if (rig == NULL)
		return NULL;
	rig->sent = calloc(AF_RIG_SENT, sizeof(rig->sent[0]));
	if (rig->sent == NULL || sc_arena_open(&rig->arena, ARENA) != SC_STATUS_OK ||
		!living_open(&rig->life, "../vectors/rx/changes.sql", NULL, AF_RIG_SESSION_LIMIT))
		return NULL;
	af_rig_lend_courier(rig);
	return rig;
}

void af_rig_close(struct af_rig *self)
{
	living_close(&self->life);
	sc_arena_close(&self->arena);
	free(self->sent);
	free(self);
}

void af_rig_restart(struct af_rig *self)
{
	if (!living_restart(&self->life))
		abort();
	af_rig_lend_courier(self);
}

void af_rig_tick(struct af_rig *self)
{
	living_tick(&self->life);
}

void af_rig_settle(struct af_rig *self)
{
	for (int i = 0; i < TURNS && !living_is_quiet(&self->life); i++)
		living_turn(&self->life);
}

void af_rig_pass(struct af_rig *self, uint64_t milliseconds)
{
	living_pass(&self->life, milliseconds);
	af_rig_settle(self);
}

bool af_rig_import_only(struct af_rig *self, const char *statements)
{
	return provisioned_import(&self->life.provisioned, statements);
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
		.vendor = TGPP, .list = 1, .bits = SC_RX_FEATURE_PLMN_INFO | SC_RX_FEATURE_NETLOC
	};
	const struct sc_promise promise = { .kept = keep, .owner = self };
	struct sc_rx_stated_component stated[AF_RIG_COMPONENTS];
	struct sc_rx_request request = { .session_id = sc_text_of(call->session),
		.af_host = sc_text_of(call->host),
		.af_realm = SC_TEXT("example.net"),
		.via = SC_TEXT("agent.example.net"),
		.keys = { .has_ip4 = call->user != 0, .ip4 = { 10, 0, 0, call->user } },
		.specific_actions = call->actions,
		.kind = call->initial ? SC_RX_KIND_INITIAL : SC_RX_KIND_ANY,
		.offers = &offer,
		.offer_count = 1,
		.stated = { stated, 0 } };

	for (uint32_t i = 0; i < AF_RIG_COMPONENTS; i++) {
		if (call->media != 0 && (call->media & UINT32_C(1) << i) == 0)
			continue;
		stated[request.stated.component_count++] =
			(struct sc_rx_stated_component){ .number = i + 1,
				.has_media = true,
				.media = call->text && i + 1 == AF_RIG_VIDEO ? SC_MEDIA_TEXT
									     : media[i] };
	}
	self->promised = SC_STATUS_COUNT;
	sc_arena_empty(&self->arena);
	return sc_rx_authorise(self->life.service, &self->arena, &request, &self->answer, &promise);
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
	status = sc_rx_terminate(
		self->life.service, sc_text_of(session), sc_text_of(host), &promise);
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
	sc_rx_pushed(self->life.service, af_rig_sent(self, nth)->flight, how);
	af_rig_settle(self);
}

const struct sc_rx_session *af_rig_session(const struct af_rig *self, const char *session)
{
	return sc_rx_sessions_find(self->life.service->sessions, sc_text_of(session));
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
