/* SPDX-License-Identifier: BSD-2-Clause */
#include "news_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "service_parts.h"

enum { ARENA = 256 * 1024, TURNS = 100000 };

static void write_down(char *out, size_t size, struct sc_text text)
{
	snprintf(out, size, "%.*s", SC_TEXT_ARG(text));
}

static enum sc_status take_along(void *owner, const struct sc_sh_notification *notification)
{
	struct news_rig *self = owner;
	struct rig_sent *sent = &self->sent[self->sent_count];

	if (self->way != SC_STATUS_OK)
		return self->way;
	if (self->lost != NULL && sc_text_equal(notification->host, sc_text_of(self->lost)))
		return SC_STATUS_NETWORK_FAILED;
	if (self->sent_count == RIG_SENT)
		return SC_STATUS_OUT_OF_ROOM;
	self->sent_count++;
	sent->id = notification->id;
	write_down(sent->host, sizeof(sent->host), notification->host);
	write_down(sent->realm, sizeof(sent->realm), notification->realm);
	write_down(sent->via, sizeof(sent->via), notification->via);
	write_down(sent->identity, sizeof(sent->identity), notification->identity);
	write_down(sent->wildcard, sizeof(sent->wildcard), notification->wildcard);
	write_down(sent->private_identity, sizeof(sent->private_identity),
		notification->private_identity);
	write_down(sent->document, sizeof(sent->document), notification->document);
	return SC_STATUS_OK;
}

static void lend_courier(struct news_rig *self)
{
	const struct sc_sh_courier courier = { .send = take_along, .owner = self };

	sc_sh_set_courier(self->life.service, &courier);
}

struct news_rig *rig_open(void)
{
	struct news_rig *rig = calloc(1, sizeof(*rig));

	if (rig == NULL)
		return NULL;
	rig->answers = true;
	rig->sent = calloc(RIG_SENT, sizeof(rig->sent[0]));
	if (rig->sent == NULL || sc_arena_open(&rig->arena, ARENA) != SC_STATUS_OK ||
		!living_open(&rig->life, "../vectors/sh/news.sql", NULL, 1))
		return NULL;
	lend_courier(rig);
	rig_settle(rig);
	return rig;
}

void rig_close(struct news_rig *self)
{
	living_close(&self->life);
	sc_arena_close(&self->arena);
	free(self->sent);
	free(self);
}

void rig_restart(struct news_rig *self)
{
	self->answered = self->sent_count;
	if (!living_restart(&self->life))
		abort();
	lend_courier(self);
	rig_settle(self);
}

static bool is_quiet(const struct news_rig *self)
{
	return living_is_quiet(&self->life) &&
	       (!self->answers || self->answered == self->sent_count);
}

void rig_settle(struct news_rig *self)
{
	for (int i = 0; i < TURNS && !self->holds && !is_quiet(self); i++) {
		living_turn(&self->life);
		while (self->answers && self->answered < self->sent_count)
			sc_sh_delivered(self->life.service, self->sent[self->answered++].id,
				SC_SH_DELIVERED);
	}
}

void rig_pass(struct news_rig *self, uint64_t milliseconds)
{
	living_pass(&self->life, milliseconds);
	rig_settle(self);
}

bool rig_import_only(struct news_rig *self, const char *statements)
{
	return provisioned_import_only(&self->life.provisioned, statements);
}

bool rig_import(struct news_rig *self, const char *statements)
{
	if (!provisioned_import(&self->life.provisioned, statements))
		return false;
	rig_settle(self);
	return true;
}

static void keep(void *owner, enum sc_status status)
{
	struct news_rig *self = owner;

	self->promised = status;
}

enum sc_status rig_subscribe(struct news_rig *self, const struct sc_sh_subscribe *question)
{
	const struct sc_promise promise = { .kept = keep, .owner = self };
	enum sc_status status = SC_STATUS_OK;

	sc_arena_empty(&self->arena);
	self->promised = SC_STATUS_WAITING;
	status = sc_sh_subscribe(
		self->life.service, &self->arena, question, &self->subscribed, &promise);
	rig_settle(self);
	return status == SC_STATUS_OK ? self->promised : status;
}

enum sc_status rig_want(struct news_rig *self, const char *host, uint32_t reference,
	const char *identity, const char *key)
{
	static const enum sc_identity_set all[] = { SC_IDENTITY_SET_ALL };
	const struct sc_text detail = sc_text_of(key);
	struct sc_sh_subscribe question = {
		.what = { .origin_host = sc_text_of(host),
			.identity = { .kind = SC_SH_BY_PUBLIC, .value = sc_text_of(identity) },
			.references = &reference,
			.reference_count = 1 },
		.origin_realm = SC_TEXT("example.net"),
		.via = SC_TEXT("agent.example.net"),
		.subscribe = true,
		.one_time = reference == 25,
	};

	if (reference == 0) {
		question.what.indications = &detail;
		question.what.indication_count = 1;
	}
	if (reference == 19) {
		question.what.tags = &detail;
		question.what.tag_count = 1;
		question.what.elements = SC_SH_ELEMENT_DSAI_TAG;
	}
	if (reference == 10) {
		question.what.sets = all;
		question.what.set_count = 1;
	}
	return rig_subscribe(self, &question);
}

enum sc_status rig_update(struct news_rig *self, const char *host, const char *identity,
	uint32_t reference, const char *document)
{
	const struct sc_sh_update question = {
		.origin_host = sc_text_of(host),
		.identity = { .kind = SC_SH_BY_PUBLIC, .value = sc_text_of(identity) },
		.references = &reference,
		.reference_count = 1,
		.document = sc_text_of(document),
	};
	const struct sc_promise promise = { .kept = keep, .owner = self };
	enum sc_status status = SC_STATUS_OK;

	sc_arena_empty(&self->arena);
	self->promised = SC_STATUS_WAITING;
	status =
		sc_sh_update(self->life.service, &self->arena, &question, &self->updated, &promise);
	rig_settle(self);
	return status == SC_STATUS_OK ? self->promised : status;
}

enum sc_status rig_put(struct news_rig *self, const char *host, const char *identity,
	uint32_t sequence, const char *data)
{
	char document[RIG_DOCUMENT];
	char inside[RIG_DOCUMENT / 2] = "";

	if (data != NULL)
		snprintf(inside, sizeof(inside), "<ServiceData><x>%s</x></ServiceData>", data);
	snprintf(document, sizeof(document),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Sh-Data><RepositoryData>"
		"<ServiceIndication>diary</ServiceIndication><SequenceNumber>%u</SequenceNumber>%s"
		"</RepositoryData></Sh-Data>",
		sequence, inside);
	return rig_update(self, host, identity, 0, document);
}

const struct rig_sent *rig_sent(const struct news_rig *self, uint32_t nth)
{
	static const struct rig_sent nothing;

	return nth < self->sent_count ? &self->sent[nth] : &nothing;
}

void rig_answer(struct news_rig *self, uint32_t nth, enum sc_sh_delivery how)
{
	sc_sh_delivered(self->life.service, rig_sent(self, nth)->id, how);
	rig_settle(self);
}

uint32_t rig_subscriptions(const struct news_rig *self)
{
	return sc_sh_subscriptions_count(self->life.service->subscriptions);
}

uint32_t rig_waiting(const struct news_rig *self)
{
	return sc_sh_outbox_count(self->life.service->outbox);
}
