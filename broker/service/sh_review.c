/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_review.h"

#include "service_parts.h"
#include "sh_data.h"
#include "sh_notice.h"
#include "sh_view.h"

enum { MILLISECONDS = 1000 };

/* Unwritten changes are no reason to forget: everything is looked at again. */
static void settle(void *owner, enum sc_status status)
{
	struct sc_service *service = owner;

	if (status == SC_STATUS_OK)
		return;
	service->review.again = true;
	service->review.again_at = sc_service_moment(service) + SC_SH_REVIEW_AGAIN_MILLISECONDS;
}

/* An identity that is gone is told as such (TS 29.328 6.1.4). */
static void tell_deleted(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription)
{
	const struct sc_sh_public gone = { .uri = subscription->subject,
		.type = subscription->row.wildcard_type };
	struct sc_sh_data data = { .deleted = {
					   .present = true, .publics = &gone, .public_count = 1 } };
	struct sc_text_writer out;

	if (subscription->row.wildcard.length != 0) {
		data.deleted.wildcard = subscription->row.wildcard;
		data.deleted.wildcard_type = subscription->row.wildcard_type;
	}
	sc_arena_empty(&service->scratch);
	sc_arena_lend(&service->scratch, &out);
	if (sc_sh_data_write(&data, &out) != SC_STATUS_OK)
		return;
	sc_sh_notice_draft_last(
		service, unit, subscription, sc_unit_copy(unit, sc_text_written(&out)));
}

/* What he knows, or what is on its way to him. */
static bool is_told(const struct sc_service *service, const struct sc_sh_subscription *subscription,
	const struct sc_sh_view *view)
{
	const struct sc_sh_waiting *waiting =
		sc_sh_outbox_of(service->outbox, subscription->row.id);
	const struct sc_sh_lane *lane =
		waiting == NULL ? NULL : sc_sh_lane_with(service->outbox, waiting->row.id);

	/* Reachability is told as soon as it is there (TS 29.328 6.1.4). */
	if (subscription->reference == SC_DATA_REFERENCE_UEREACHABILITYFORIP)
		return !view->held || waiting != NULL;
	if (waiting == NULL)
		return subscription->row.digest == view->digest;
	return lane == NULL || !lane->sent || lane->digest == view->digest;
}

static void compare(struct sc_service *service, struct sc_unit *unit,
	struct sc_sh_subscription *subscription, const struct sc_sh_view *view)
{
	sc_sh_subscription_set_account(
		service->subscriptions, subscription, view->account->subscriber.id);
	if (is_told(service, subscription, view))
		return;
	if (subscription->row.digest == SC_SH_KNOWS_CURRENT &&
		sc_sh_outbox_of(service->outbox, subscription->row.id) == NULL)
		sc_sh_notice_draft_digest(unit, subscription->row.id, view->digest);
	else
		sc_sh_notice_draft(service, unit, subscription);
}

static void look_at(struct sc_service *service, struct sc_unit *unit,
	struct sc_sh_subscription *subscription, bool compares)
{
	const struct sc_kept_subscription_row *row = &subscription->row;
	struct sc_sh_view view;
	enum sc_status status = SC_STATUS_OK;

	if (!subscription->committed)
		return;
	if (sc_sh_is_over(row, sc_service_now(service)) || !sc_sh_may_hear(service, row)) {
		sc_sh_notice_draft_end(service, unit, subscription);
		return;
	}
	if (!compares)
		return;
	sc_arena_empty(&service->scratch);
	status = sc_sh_view(service, &service->scratch, row, &view);
	if (status == SC_STATUS_OK)
		compare(service, unit, subscription, &view);
	else if (status == SC_STATUS_USER_UNKNOWN && row->identity_kind == SC_SH_BY_PUBLIC)
		tell_deleted(service, unit, subscription);
	else if (status != SC_STATUS_OUT_OF_ROOM)
		sc_sh_notice_draft_end(service, unit, subscription);
}

static void queue_account(struct sc_service *service, int64_t id)
{
	struct sc_sh_subscriptions *subscriptions = service->subscriptions;
	struct sc_sh_subscription *one = NULL;

	while ((one = sc_sh_subscription_of_account(subscriptions, id, one)) != NULL)
		sc_sh_subscription_queue(subscriptions, one);
}

static void queue_identity(struct sc_service *service, struct sc_text subject)
{
	struct sc_sh_subscriptions *subscriptions = service->subscriptions;
	struct sc_sh_subscription *one = NULL;

	while ((one = sc_sh_subscription_about(subscriptions, subject, one)) != NULL)
		sc_sh_subscription_queue(subscriptions, one);
}

/* Those who heard of it before, and those who hear of what it has now. */
static void queue_touched(struct sc_service *service, int64_t id)
{
	const struct sc_account *account = sc_snapshot_by_id(sc_service_snapshot(service), id);

	queue_account(service, id);
	for (uint16_t i = 0; account != NULL && i < account->public_count; i++)
		queue_identity(service, account->publics[i].uri);
	for (uint16_t i = 0; account != NULL && i < account->msisdn_count; i++)
		queue_identity(service, account->msisdns[i]);
	for (uint16_t i = 0; account != NULL && i < account->external_count; i++)
		queue_identity(service, account->externals[i]);
}

void sc_sh_review_all(struct sc_service *service)
{
	if (sc_sh_subscriptions_count(service->subscriptions) == 0)
		return;
	service->review.walks = true;
	service->review.compares = true;
	service->review.place = 0;
	service->review.expiry_met = 0;
}

void sc_sh_review_touched(struct sc_service *service, const struct sc_touched *touched)
{
	if (sc_sh_subscriptions_count(service->subscriptions) == 0)
		return;
	if (touched->everyone || touched->count > SC_SH_TOUCHED_LIMIT) {
		sc_sh_review_all(service);
		return;
	}
	for (uint32_t i = 0; i < touched->count; i++)
		queue_touched(service, touched->subscriptions[i]);
}

void sc_sh_review_one(struct sc_service *service, int64_t id)
{
	struct sc_sh_subscription *subscription =
		sc_sh_subscription_by_id(service->subscriptions, id);

	if (subscription != NULL)
		sc_sh_subscription_queue(service->subscriptions, subscription);
}

static void note_expiry(int64_t *earliest, int64_t expires_at)
{
	if (expires_at != 0 && (*earliest == 0 || expires_at < *earliest))
		*earliest = expires_at;
}

void sc_sh_review_expiry(struct sc_service *service, int64_t expires_at)
{
	note_expiry(&service->review.expiry, expires_at);
	note_expiry(&service->review.expiry_met, expires_at);
}

static void begin_what_is_due(struct sc_service *service)
{
	struct sc_sh_review *review = &service->review;

	if (review->again && review->again_at <= sc_service_moment(service)) {
		review->again = false;
		sc_sh_review_all(service);
	}
	if (review->walks || review->expiry == 0 || review->expiry > sc_service_now(service))
		return;
	review->walks = true;
	review->compares = false;
	review->place = 0;
	review->expiry_met = 0;
}

/* One place of the walk; how many were there. */
static uint32_t walk(struct sc_service *service, struct sc_unit *unit)
{
	struct sc_sh_review *review = &service->review;
	struct sc_sh_subscription *one =
		sc_sh_subscriptions_at(service->subscriptions, review->place++);
	uint32_t met = 0;

	for (; one != NULL; one = sc_sh_subscription_beside(one)) {
		look_at(service, unit, one, review->compares);
		if (!sc_sh_is_over(&one->row, sc_service_now(service)))
			note_expiry(&review->expiry_met, one->row.expires_at);
		met++;
	}
	if (review->place >= sc_sh_subscriptions_places(service->subscriptions)) {
		review->walks = false;
		review->expiry = review->expiry_met;
	}
	return met;
}

static void fill(struct sc_service *service, struct sc_unit *unit)
{
	struct sc_sh_subscription *one = NULL;
	uint32_t met = 0;

	while (met < SC_SH_REVIEW_SLICE &&
		(one = sc_sh_subscription_queued(service->subscriptions)) != NULL) {
		look_at(service, unit, one, true);
		met++;
	}
	/* An empty place costs something too. */
	for (uint32_t places = 0; service->review.walks && met < SC_SH_REVIEW_SLICE &&
				  places < SC_SH_REVIEW_SLICE * SC_SH_REVIEW_SLICE;
		places++)
		met += walk(service, unit);
}

void sc_sh_review_adopt(struct sc_service *service, struct sc_sh_subscription *subscription)
{
	struct sc_unit *unit = NULL;
	struct sc_sh_view view;

	sc_arena_empty(&service->scratch);
	if (sc_sh_view(service, &service->scratch, &subscription->row, &view) != SC_STATUS_OK)
		return;
	subscription->row.digest = view.digest;
	unit = sc_unit_begin(service);
	if (unit == NULL)
		return;
	/* When this is lost the file says still that he knows what is current. */
	sc_sh_notice_draft_digest(unit, subscription->row.id, view.digest);
	sc_unit_write(unit, NULL);
}

void sc_sh_review_run(struct sc_service *service)
{
	const struct sc_promise promise = { .kept = settle, .owner = service };
	struct sc_unit *unit = NULL;
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	begin_what_is_due(service);
	if (!service->review.walks && !sc_sh_subscriptions_wait(service->subscriptions))
		return;
	unit = sc_unit_begin(service);
	if (unit == NULL) {
		settle(service, status);
		return;
	}
	fill(service, unit);
	if (sc_unit_is_empty(unit)) {
		sc_unit_drop(unit);
		return;
	}
	status = sc_unit_write(unit, &promise);
	if (status != SC_STATUS_OK)
		settle(service, status);
}

uint64_t sc_sh_review_due(const struct sc_service *service)
{
	const struct sc_sh_review *review = &service->review;
	uint64_t moment = sc_service_moment(service);
	int64_t now = sc_service_now(service);
	uint64_t due = SC_SH_NEVER;
	uint64_t again = SC_SH_NEVER;

	if (review->walks || sc_sh_subscriptions_wait(service->subscriptions))
		return 0;
	if (review->expiry != 0)
		due = review->expiry <= now ? 0 : (uint64_t)(review->expiry - now) * MILLISECONDS;
	if (review->again)
		again = review->again_at <= moment ? 0 : review->again_at - moment;
	return again < due ? again : due;
}
