/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_notice.h"

#include "service_parts.h"

static void draft(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription, struct sc_text document, bool last)
{
	const struct sc_kept_subscription_row *row = &subscription->row;
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_KEEP_NOTIFICATION);

	if (change == NULL)
		return;
	change->notification = (struct sc_kept_notification_row){
		.id = sc_sh_outbox_new_id(service->outbox),
		.subscription = row->id,
		.origin_host = sc_unit_copy(unit, row->origin_host),
		.origin_realm = sc_unit_copy(unit, row->origin_realm),
		.via = sc_unit_copy(unit, row->via),
		.identity = sc_unit_copy(unit, row->identity),
		.identity_kind = row->identity_kind,
		.wildcard = sc_unit_copy(unit, row->wildcard),
		.wildcard_type = row->wildcard_type,
		.private_identity = sc_unit_copy(unit, row->private_identity),
		.document = document,
		.ends_subscription = last,
		.made_at = sc_service_now(service),
	};
}

static void drop(struct sc_unit *unit, int64_t subscription)
{
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_DROP_SUBSCRIPTION);

	if (change != NULL)
		change->subscription = (struct sc_kept_subscription_row){ .id = subscription };
}

void sc_sh_notice_draft(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription)
{
	draft(service, unit, subscription, SC_TEXT(""), false);
}

void sc_sh_notice_draft_last(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription, struct sc_text document)
{
	draft(service, unit, subscription, document, true);
	drop(unit, subscription->row.id);
}

void sc_sh_notice_draft_end(struct sc_service *service, struct sc_unit *unit,
	const struct sc_sh_subscription *subscription)
{
	const struct sc_sh_waiting *waiting =
		sc_sh_outbox_of(service->outbox, subscription->row.id);

	drop(unit, subscription->row.id);
	if (waiting != NULL && waiting->row.ends_subscription == 0)
		sc_sh_notice_draft_out(unit, waiting->row.id);
}

void sc_sh_notice_draft_digest(struct sc_unit *unit, int64_t subscription, int64_t digest)
{
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_NOTE_DIGEST);

	if (change != NULL)
		change->subscription =
			(struct sc_kept_subscription_row){ .id = subscription, .digest = digest };
}

void sc_sh_notice_draft_out(struct sc_unit *unit, int64_t id)
{
	struct sc_change *change = sc_unit_add(unit, SC_CHANGE_DROP_NOTIFICATION);

	if (change != NULL)
		change->notification = (struct sc_kept_notification_row){ .id = id };
}
