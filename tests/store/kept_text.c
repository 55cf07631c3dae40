/* SPDX-License-Identifier: BSD-2-Clause */
#include "kept_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void put(FILE *file, struct sc_text text)
{
	fputc('|', file);
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.at[i];

		if (byte < ' ' || byte > '~')
			fprintf(file, "\\%02x", (unsigned)byte);
		else
			fputc(byte, file);
	}
}

static void put_word(FILE *file, const char *word)
{
	fprintf(file, "|%s", word);
}

static void put_number(FILE *file, int64_t number)
{
	fprintf(file, "|%" PRId64, number);
}

static enum sc_status put_data(void *owner, const struct sc_kept_data_row *row)
{
	FILE *file = owner;

	fputs("data", file);
	put(file, row->owner);
	put(file, row->service_indication);
	put_number(file, row->sequence);
	put(file, row->data);
	put_number(file, row->updated_at);
	put(file, row->updated_by);
	fputc('\n', file);
	return SC_STATUS_OK;
}

static enum sc_status put_item(void *owner, const struct sc_kept_item_row *row)
{
	FILE *file = owner;

	fputs("item", file);
	put(file, row->owner);
	put_word(file, sc_held_kind_name(row->kind));
	put(file, row->detail);
	put(file, row->value);
	put_number(file, row->updated_at);
	fputc('\n', file);
	return SC_STATUS_OK;
}

static enum sc_status put_subscription(void *owner, const struct sc_kept_subscription_row *row)
{
	FILE *file = owner;

	fputs("subscription", file);
	put_number(file, row->id);
	put(file, row->origin_host);
	put(file, row->origin_realm);
	put(file, row->via);
	put(file, row->identity);
	put_number(file, row->identity_kind);
	put(file, row->wildcard);
	put_word(file, sc_identity_type_name(row->wildcard_type));
	put(file, row->private_identity);
	put_number(file, row->data_reference);
	put(file, row->service_indication);
	put(file, row->server_name);
	put(file, row->dsai_tag);
	put_number(file, row->identity_set);
	put_number(file, row->expires_at);
	put_number(file, row->one_time);
	put_number(file, row->notif_eff);
	put_number(file, row->created_at);
	put_number(file, row->digest);
	fputc('\n', file);
	return SC_STATUS_OK;
}

static enum sc_status put_notification(void *owner, const struct sc_kept_notification_row *row)
{
	FILE *file = owner;

	fputs("notification", file);
	put_number(file, row->id);
	put_number(file, row->subscription);
	put(file, row->origin_host);
	put(file, row->origin_realm);
	put(file, row->via);
	put(file, row->identity);
	put_number(file, row->identity_kind);
	put(file, row->wildcard);
	put_word(file, sc_identity_type_name(row->wildcard_type));
	put(file, row->private_identity);
	put(file, row->document);
	put_number(file, row->ends_subscription);
	put_number(file, row->attempts);
	put_number(file, row->next_try);
	put_number(file, row->made_at);
	fputc('\n', file);
	return SC_STATUS_OK;
}

static enum sc_status put_peer(void *owner, const struct sc_kept_peer_row *row)
{
	FILE *file = owner;

	fputs("peer", file);
	put(file, row->origin_host);
	put_number(file, row->origin_state_id);
	fputc('\n', file);
	return SC_STATUS_OK;
}

static void put_session_row(FILE *file, const struct sc_kept_session_row *row)
{
	const struct sc_text names[] = { row->session_id, row->origin_host, row->origin_realm,
		row->via, row->subscription, row->contact, row->device };
	const struct sc_text keys[] = { row->ip4, row->ip6, row->ip_domain, row->apn, row->sub_id,
		row->charging_id, row->service, row->service_urn };
	const int64_t numbers[] = { row->ip6_bits, row->sub_id_type, row->features1, row->features2,
		row->specific_actions, row->emergency, row->preliminary, row->forking,
		row->abort_cause, row->origin_state_id, row->ip_can, row->rat, row->trusted,
		row->created_at, row->updated_at };

	fputs("session", file);
	for (size_t i = 0; i < SC_COUNT_OF(names); i++)
		put(file, names[i]);
	put_word(file, sc_access_name(row->access));
	for (size_t i = 0; i < SC_COUNT_OF(keys); i++)
		put(file, keys[i]);
	for (size_t i = 0; i < SC_COUNT_OF(numbers); i++)
		put_number(file, numbers[i]);
	put_word(file, sc_session_state_name(row->state));
	put(file, row->plmn);
	fputc('\n', file);
}

static void put_media(FILE *file, const struct sc_kept_media_row *row)
{
	fputs(" media", file);
	put_number(file, row->number);
	put_word(file, sc_media_name(row->media));
	put_number(file, row->flow_status);
	put_number(file, row->up_bps);
	put_number(file, row->down_bps);
	put(file, row->service);
	put(file, row->codecs);
	put_number(file, row->versioned);
	put_number(file, row->content_version);
	put_word(file, sc_directive_name(row->directive));
	put_word(file, sc_reason_name(row->reason));
	put_number(file, row->made_active_at);
	put_number(file, row->moved_at);
	fputc('\n', file);
}

static void put_flow(FILE *file, const struct sc_kept_flow_row *row)
{
	fputs("  flow", file);
	put_number(file, row->media);
	put_number(file, row->number);
	put_number(file, row->usage);
	put_number(file, row->status);
	put_number(file, row->up_bps);
	put_number(file, row->down_bps);
	put(file, row->descriptions);
	fputc('\n', file);
}

static enum sc_status put_session(void *owner, const struct sc_kept_session *session)
{
	FILE *file = owner;

	put_session_row(file, &session->row);
	for (uint32_t i = 0; i < session->media_count; i++)
		put_media(file, &session->media[i]);
	for (uint32_t i = 0; i < session->flow_count; i++)
		put_flow(file, &session->flows[i]);
	return SC_STATUS_OK;
}

static void put_change(FILE *file, const struct sc_change *change)
{
	if (change->kind == SC_CHANGE_KEEP_DATA)
		put_data(file, &change->data);
	else if (change->kind == SC_CHANGE_KEEP_ITEM)
		put_item(file, &change->item);
	else if (change->kind == SC_CHANGE_KEEP_SUBSCRIPTION)
		put_subscription(file, &change->subscription);
	else if (change->kind == SC_CHANGE_KEEP_NOTIFICATION)
		put_notification(file, &change->notification);
	else if (change->kind == SC_CHANGE_KEEP_PEER)
		put_peer(file, &change->peer);
	else if (change->kind == SC_CHANGE_KEEP_SESSION)
		put_session(file, &change->session);
}

char *kept_text_of(const struct sc_change *changes, uint32_t count)
{
	char *text = NULL;
	size_t length = 0;
	FILE *file = open_memstream(&text, &length);

	if (file == NULL)
		abort();
	for (uint32_t i = 0; i < count; i++)
		put_change(file, &changes[i]);
	fclose(file);
	return text;
}

char *kept_text(struct sc_store *store)
{
	char *text = NULL;
	size_t length = 0;
	FILE *file = open_memstream(&text, &length);
	struct sc_problem problem = { .sentence = "" };
	const struct sc_restore visitor = {
		.data = put_data,
		.item = put_item,
		.subscription = put_subscription,
		.notification = put_notification,
		.peer = put_peer,
		.session = put_session,
		.owner = file,
	};

	if (file == NULL)
		abort();
	if (sc_journal_restore(store, &visitor, &problem) != SC_STATUS_OK)
		fprintf(file, "failure|%s\n", problem.sentence);
	fclose(file);
	return text;
}
