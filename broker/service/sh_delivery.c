/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_delivery.h"

#include <stdlib.h>

#include "service_parts.h"
#include "sh_courier.h"
#include "sh_notice.h"
#include "sh_view.h"

/* How many leave in one turn of the loop. */
enum { SLICE = 256 };

/* Who waits for the commit that settles what was on its way. */
struct settling {
	struct sc_service *service;
	int64_t flight;
};

static void settle(void *owner, enum sc_status status)
{
	struct settling *settling = owner;
	struct sc_service *service = settling->service;
	struct sc_sh_lane *lane = sc_sh_lane_with(service->outbox, settling->flight);

	free(settling);
	if (lane == NULL)
		return;
	if (status == SC_STATUS_OK)
		sc_sh_lane_go_on(service->outbox, lane);
	else
		sc_sh_lane_rest(service->outbox, lane, sc_service_moment(service));
}

/* The unit takes the notification out with what else follows from its end. Until that is durable
 * the lane stays busy; when it cannot be, all of it happens again. Takes NULL. */
static void write_end(struct sc_service *service, struct sc_sh_lane *lane, struct sc_unit *unit)
{
	struct settling *settling = malloc(sizeof(*settling));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	lane->sent = false;
	if (unit == NULL || settling == NULL) {
		sc_unit_drop(unit);
	} else {
		*settling = (struct settling){ .service = service, .flight = lane->flight };
		sc_sh_notice_draft_out(unit, lane->flight);
		status = sc_unit_write(
			unit, &(struct sc_promise){ .kept = settle, .owner = settling });
	}
	if (status == SC_STATUS_OK)
		return;
	free(settling);
	sc_sh_lane_rest(service->outbox, lane, sc_service_moment(service));
}

static void take_out(struct sc_service *service, struct sc_sh_lane *lane)
{
	write_end(service, lane, sc_unit_begin(service));
}

static void end_subscription(struct sc_service *service, struct sc_sh_lane *lane,
	const struct sc_sh_subscription *subscription)
{
	struct sc_unit *unit = sc_unit_begin(service);

	if (unit != NULL && subscription != NULL)
		sc_sh_notice_draft_end(service, unit, subscription);
	write_end(service, lane, unit);
}

static bool is_old(const struct sc_service *service, const struct sc_kept_notification_row *row)
{
	return sc_service_now(service) - row->made_at > SC_SH_NOTIFICATION_LIFE_SECONDS;
}

static struct sc_text if_any(struct sc_text text)
{
	return text.length == 0 ? (struct sc_text){ 0 } : text;
}

static void send(struct sc_service *service, struct sc_sh_lane *lane, struct sc_text document)
{
	const struct sc_kept_notification_row *row = &sc_sh_lane_first(lane)->row;
	const struct sc_sh_notification notification = {
		.id = row->id,
		.host = row->origin_host,
		.realm = row->origin_realm,
		.via = row->via,
		.kind = (enum sc_sh_identity_kind)row->identity_kind,
		.identity = row->identity,
		.wildcard = if_any(row->wildcard),
		.wildcard_type = row->wildcard_type,
		.private_identity = if_any(row->private_identity),
		.document = document,
	};

	lane->sent = true;
	if (service->courier.send(service->courier.owner, &notification) == SC_STATUS_OK)
		return;
	if (is_old(service, row))
		take_out(service, lane);
	else
		sc_sh_lane_wait(service->outbox, lane, sc_service_moment(service));
}

/* What he knows already is not told again; of reachability only that it is there (TS 29.328
 * 6.1.4). */
static bool is_news(const struct sc_sh_subscription *subscription, const struct sc_sh_view *view)
{
	if (subscription->reference == SC_DATA_REFERENCE_UEREACHABILITYFORIP)
		return view->held;
	return subscription->row.digest != view->digest;
}

static void send_newest(struct sc_service *service, struct sc_sh_lane *lane)
{
	const struct sc_sh_subscription *subscription =
		sc_sh_subscription_by_id(service->subscriptions, lane->subscription);
	struct sc_sh_view view;
	enum sc_status status = SC_STATUS_OK;

	if (subscription == NULL) {
		take_out(service, lane);
		return;
	}
	if (sc_sh_is_over(&subscription->row, sc_service_now(service)) ||
		!sc_sh_may_hear(service, &subscription->row)) {
		end_subscription(service, lane, subscription);
		return;
	}
	sc_arena_empty(&service->scratch);
	status = sc_sh_view(service, &service->scratch, &subscription->row, &view);
	if (status != SC_STATUS_OK || !is_news(subscription, &view)) {
		take_out(service, lane);
		return;
	}
	lane->digest = view.digest;
	lane->known = subscription->row.digest;
	send(service, lane, view.document);
}

void sc_sh_deliver(struct sc_service *service)
{
	struct sc_sh_lane *lane = NULL;

	if (service->courier.send == NULL)
		return;
	sc_sh_outbox_wake(service->outbox, sc_service_moment(service));
	for (int i = 0; i < SLICE; i++) {
		lane = sc_sh_outbox_next(service->outbox);
		if (lane == NULL)
			return;
		if (sc_sh_lane_first(lane)->row.ends_subscription != 0)
			send(service, lane, sc_sh_lane_first(lane)->row.document);
		else
			send_newest(service, lane);
	}
}

uint64_t sc_sh_deliver_due(const struct sc_service *service)
{
	uint64_t due = sc_sh_outbox_due(service->outbox);
	uint64_t now = sc_service_moment(service);

	if (service->courier.send == NULL)
		return SC_SH_NEVER;
	if (sc_sh_outbox_is_ready(service->outbox))
		return 0;
	if (due == SC_SH_NEVER)
		return due;
	return due <= now ? 0 : due - now;
}

void sc_sh_set_courier(struct sc_service *service, const struct sc_sh_courier *courier)
{
	service->courier = courier == NULL ? (struct sc_sh_courier){ .send = NULL } : *courier;
	sc_service_turn(service);
}

/* He has it: what he was sent is what he knows, and who wanted it once has got it. Who has changed
 * it himself in the meantime, or subscribed again, knows better. */
static void note_known(struct sc_service *service, struct sc_sh_lane *lane)
{
	const struct sc_sh_subscription *subscription =
		sc_sh_subscription_by_id(service->subscriptions, lane->subscription);
	struct sc_unit *unit = sc_unit_begin(service);

	if (unit != NULL && subscription != NULL && subscription->row.one_time != 0)
		sc_sh_notice_draft_end(service, unit, subscription);
	else if (unit != NULL && subscription != NULL && subscription->row.digest == lane->known)
		sc_sh_notice_draft_digest(unit, subscription->row.id, lane->digest);
	write_end(service, lane, unit);
}

/* TS 29.328 6.1.4.1: all that he subscribed to about the identity. */
static void draft_end_all(struct sc_service *service, struct sc_unit *unit,
	const struct sc_kept_notification_row *row)
{
	const struct sc_kept_subscription_row alike = {
		.identity = row->identity,
		.identity_kind = row->identity_kind,
		.wildcard = row->wildcard,
	};
	const struct sc_sh_subscription *one = NULL;
	struct sc_text subject;

	sc_arena_empty(&service->scratch);
	subject = sc_sh_subject(&service->scratch, &alike);
	while ((one = sc_sh_subscription_about(service->subscriptions, subject, one)) != NULL) {
		if (sc_text_equal(one->row.origin_host, row->origin_host))
			sc_sh_notice_draft_end(service, unit, one);
	}
}

static void end_all(struct sc_service *service, struct sc_sh_lane *lane)
{
	const struct sc_sh_waiting *first = sc_sh_lane_first(lane);
	struct sc_unit *unit = sc_unit_begin(service);

	if (unit != NULL && first != NULL)
		draft_end_all(service, unit, &first->row);
	write_end(service, lane, unit);
}

static void try_later(struct sc_service *service, struct sc_sh_lane *lane)
{
	const struct sc_sh_waiting *first = sc_sh_lane_first(lane);

	if (first != NULL && first->row.id == lane->flight && is_old(service, &first->row))
		take_out(service, lane);
	else
		sc_sh_lane_rest(service->outbox, lane, sc_service_moment(service));
}

void sc_sh_delivered(struct sc_service *service, int64_t id, enum sc_sh_delivery how)
{
	struct sc_sh_lane *lane = sc_sh_lane_with(service->outbox, id);

	if (lane == NULL || !lane->sent)
		return;
	switch (how) {
	case SC_SH_DELIVERED:
	case SC_SH_REFUSED:
		note_known(service, lane);
		break;
	case SC_SH_NO_SUBSCRIPTION:
		end_subscription(service, lane,
			sc_sh_subscription_by_id(service->subscriptions, lane->subscription));
		break;
	case SC_SH_RECEIVER_FORGOT:
		end_all(service, lane);
		break;
	case SC_SH_NOT_DELIVERED:
		try_later(service, lane);
		break;
	}
	sc_service_turn(service);
}

void sc_sh_way_opened(struct sc_service *service, struct sc_text host)
{
	sc_sh_outbox_wake_all(service->outbox, host);
	sc_service_turn(service);
}
