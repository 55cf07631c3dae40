/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rx_agreement.h"
#include "rx_authorise.h"
#include "rx_terminate.h"

enum { ARENA = 256 * 1024, TURNS = 100000, VENDOR_3GPP = 10415 };

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

static void lend_courier(struct rx_rig *self)
{
	const struct sc_rx_courier courier = { .send = take_along, .owner = self };

	sc_rx_set_courier(self->life.service, &courier);
	rx_rig_settle(self);
}

struct rx_rig *rx_rig_open(const char *statements)
{
	struct rx_rig *rig = calloc(1, sizeof(*rig));

	if (rig == NULL)
		return NULL;
	rig->media = SC_MEDIA_TEXT;
	if (sc_arena_open(&rig->arena, ARENA) != SC_STATUS_OK ||
		!living_open(&rig->life, "../vectors/rx/network.sql", statements, RX_RIG_SESSIONS))
		return NULL;
	lend_courier(rig);
	return rig;
}

void rx_rig_close(struct rx_rig *self)
{
	living_close(&self->life);
	sc_arena_close(&self->arena);
	free(self);
}

bool rx_rig_restart(struct rx_rig *self)
{
	if (!living_restart(&self->life))
		return false;
	lend_courier(self);
	return true;
}

static bool is_quiet(const struct rx_rig *self)
{
	return living_is_quiet(&self->life) && (self->silent || self->answered == self->told_count);
}

void rx_rig_settle(struct rx_rig *self)
{
	for (int i = 0; i < TURNS && !is_quiet(self); i++) {
		living_turn(&self->life);
		while (!self->silent && self->answered < self->told_count)
			sc_rx_pushed(self->life.service, self->told[self->answered++].flight,
				SC_RX_PUSH_ANSWERED);
	}
}

void rx_rig_pass(struct rx_rig *self, int64_t seconds)
{
	for (; seconds > 0; seconds--) {
		living_pass(&self->life, 1000);
		rx_rig_settle(self);
	}
}

bool rx_rig_import(struct rx_rig *self, const char *statements)
{
	return provisioned_import(&self->life.provisioned, statements);
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
	return sc_rx_authorise(self->life.service, &self->arena, &request, &answer, &promise);
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
	enum sc_status status = sc_rx_terminate(
		self->life.service, sc_text_of(session), SC_TEXT(RX_RIG_AF), &promise);

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
	return self->life.alarm == self->life.moment + milliseconds;
}
