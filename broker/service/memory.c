/* SPDX-License-Identifier: BSD-2-Clause */
#include "memory.h"

#include "rx_kept.h"
#include "rx_noted.h"
#include "service_parts.h"
#include "sh_view.h"

static enum sc_status keep_subscription(
	struct sc_service *service, const struct sc_kept_subscription_row *row)
{
	struct sc_text subject;
	enum sc_status status = SC_STATUS_OUT_OF_ROOM;

	sc_arena_empty(&service->scratch);
	subject = sc_sh_subject(&service->scratch, row);
	if (subject.at == NULL)
		return status;
	status = sc_sh_subscription_keep(service->subscriptions, row, subject);
	sc_sh_review_expiry(service, row->expires_at);
	return status;
}

/* What a user says himself may change what his sessions may carry. */
static void heed_statement(struct sc_service *service, struct sc_text owner)
{
	struct sc_text subscription = sc_own_statement_subscription(owner);
	const struct sc_rx_session *one = NULL;

	if (subscription.at == NULL)
		return;
	service->changes++;
	while ((one = sc_rx_sessions_of(service->sessions, subscription, one)) != NULL)
		sc_rx_push_one(service, one->id);
}

static void note_digest(struct sc_service *service, const struct sc_kept_subscription_row *row)
{
	struct sc_sh_subscription *there =
		sc_sh_subscription_by_id(service->subscriptions, row->id);

	if (there == NULL)
		return;
	there->row.digest = row->digest;
	if (row->digest == SC_SH_KNOWS_CURRENT)
		sc_sh_review_adopt(service, there);
}

static enum sc_status apply(struct sc_service *service, const struct sc_change *change)
{
	enum sc_status status = SC_STATUS_OK;

	switch (change->kind) {
	case SC_CHANGE_KEEP_DATA:
		status = sc_sh_held_keep_data(service->held, &change->data);
		heed_statement(service, change->data.owner);
		break;
	case SC_CHANGE_DROP_DATA:
		sc_sh_held_drop_data(
			service->held, change->data.owner, change->data.service_indication);
		heed_statement(service, change->data.owner);
		break;
	case SC_CHANGE_KEEP_ITEM:
		status = sc_sh_held_keep_item(service->held, &change->item);
		break;
	case SC_CHANGE_DROP_ITEM:
		sc_sh_held_drop_item(
			service->held, change->item.owner, change->item.kind, change->item.detail);
		break;
	case SC_CHANGE_KEEP_SUBSCRIPTION:
		status = keep_subscription(service, &change->subscription);
		break;
	case SC_CHANGE_DROP_SUBSCRIPTION:
		sc_sh_subscription_drop(service->subscriptions, change->subscription.id);
		break;
	case SC_CHANGE_NOTE_DIGEST:
		note_digest(service, &change->subscription);
		break;
	case SC_CHANGE_KEEP_NOTIFICATION:
		sc_sh_subscriptions_pass(service->subscriptions, change->notification.subscription);
		status = sc_sh_outbox_keep(service->outbox, &change->notification);
		break;
	case SC_CHANGE_DROP_NOTIFICATION:
		sc_sh_outbox_drop(service->outbox, change->notification.id);
		break;
	case SC_CHANGE_KEEP_PEER:
		status = sc_rx_peers_note(service->peers, change->peer.origin_host,
			(uint32_t)change->peer.origin_state_id);
		break;
	case SC_CHANGE_KEEP_SESSION:
		status = sc_rx_kept_apply(service->sessions, &change->session);
		break;
	case SC_CHANGE_NOTE_ENDING:
		status = sc_rx_ending_apply(service->sessions, &change->session.row);
		break;
	case SC_CHANGE_NOTE_TOLD:
		status = sc_rx_told_apply(service->sessions, &change->session);
		break;
	case SC_CHANGE_DROP_SESSION:
		sc_rx_sessions_remove(service->sessions, change->session.row.session_id);
		sc_rx_push_forget(service, change->session.row.session_id);
		sc_rx_time_set(service, change->session.row.session_id, 0);
		break;
	case SC_CHANGE_KIND_COUNT:
		break;
	}
	return status;
}

void sc_memory_apply(struct sc_service *service, const struct sc_change *change)
{
	if (apply(service, change) != SC_STATUS_OK)
		service->missing++;
}

static enum sc_status restore_data(void *owner, const struct sc_kept_data_row *row)
{
	sc_memory_apply(owner, &(struct sc_change){ .kind = SC_CHANGE_KEEP_DATA, .data = *row });
	return SC_STATUS_OK;
}

static enum sc_status restore_item(void *owner, const struct sc_kept_item_row *row)
{
	sc_memory_apply(owner, &(struct sc_change){ .kind = SC_CHANGE_KEEP_ITEM, .item = *row });
	return SC_STATUS_OK;
}

static enum sc_status restore_subscription(void *owner, const struct sc_kept_subscription_row *row)
{
	sc_memory_apply(owner,
		&(struct sc_change){ .kind = SC_CHANGE_KEEP_SUBSCRIPTION, .subscription = *row });
	return SC_STATUS_OK;
}

static enum sc_status restore_notification(void *owner, const struct sc_kept_notification_row *row)
{
	sc_memory_apply(owner,
		&(struct sc_change){ .kind = SC_CHANGE_KEEP_NOTIFICATION, .notification = *row });
	return SC_STATUS_OK;
}

static enum sc_status restore_peer(void *owner, const struct sc_kept_peer_row *row)
{
	sc_memory_apply(owner, &(struct sc_change){ .kind = SC_CHANGE_KEEP_PEER, .peer = *row });
	return SC_STATUS_OK;
}

static enum sc_status restore_session(void *owner, const struct sc_kept_session *session)
{
	sc_memory_apply(
		owner, &(struct sc_change){ .kind = SC_CHANGE_KEEP_SESSION, .session = *session });
	return SC_STATUS_OK;
}

enum sc_status sc_memory_restore(struct sc_service *service, struct sc_problem *problem)
{
	const struct sc_restore visitor = {
		.data = restore_data,
		.item = restore_item,
		.subscription = restore_subscription,
		.notification = restore_notification,
		.peer = restore_peer,
		.session = restore_session,
		.owner = service,
	};

	return sc_journal_restore(service->settings.store, &visitor, problem);
}
