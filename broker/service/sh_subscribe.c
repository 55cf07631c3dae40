/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_subscribe.h"

#include <stdlib.h>
#include <string.h>

#include "continuity.h"
#include "service_parts.h"
#include "sh_ladder.h"
#include "sh_notice.h"
#include "sh_view.h"

enum {
	/* Who wants to hear longer subscribes again. */
	LONGEST_SECONDS = 30 * 86400,
	/* Subscriptions in one request; one more is OUT_OF_ROOM. */
	ROWS_AT_MOST = 512,
	NO_SET = -1,
};

/* A subscription on its way. */
struct subscribing {
	struct sc_service *service;
	struct sc_arena *arena;
	const struct sc_sh_subscribe *question;
	struct sc_sh_subscribed *answer;
	struct sc_sh_asking asking;
	struct sc_text host; /* in lower case */
	struct sc_text subject;
	struct sc_kept_subscription_row *rows;
	uint32_t row_count;
	struct sc_unit *unit;
};

/* Who waits for the commit: then what was reserved is there or goes. */
struct pending {
	struct sc_service *service;
	struct sc_promise promise;
	uint32_t count;
	int64_t ids[];
};

static void settle(void *owner, enum sc_status status)
{
	struct pending *pending = owner;

	pending->promise.kept(pending->promise.owner, status);
	for (uint32_t i = 0; i < pending->count; i++) {
		sc_sh_subscription_release(pending->service->subscriptions, pending->ids[i]);
		/* Data may have changed between the question and its commit. */
		sc_sh_review_one(pending->service, pending->ids[i]);
	}
	free(pending);
}

/* Step 3a: every tag must be there, of the named server if one was named. */
static bool has_tag(const struct subscribing *work, struct sc_text tag)
{
	const struct sc_public_details *details = work->asking.user.public->details;
	struct sc_text server = work->question->what.server;

	for (uint32_t i = 0; i < details->dsai_count; i++) {
		if (sc_text_equal(details->dsais[i].tag, tag) &&
			(server.at == NULL || sc_text_equal(details->dsais[i].server, server)))
			return true;
	}
	return false;
}

static enum sc_status check_tags(const struct subscribing *work)
{
	const struct sc_sh_pull *what = &work->question->what;

	for (uint32_t i = 0; i < work->asking.reference_count; i++) {
		if (work->asking.references[i] != SC_DATA_REFERENCE_DSAI)
			continue;
		for (uint32_t t = 0; t < what->tag_count; t++) {
			if (!has_tag(work, what->tags[t]))
				return SC_STATUS_DSAI_UNKNOWN;
		}
	}
	return SC_STATUS_OK;
}

/* Step 5. The broker's own data are always there. */
static enum sc_status check_stored(const struct subscribing *work)
{
	const struct sc_sh_pull *what = &work->question->what;
	const struct sc_sh_user *user = &work->asking.user;
	struct sc_text owner = { 0 };

	for (uint32_t i = 0; i < what->indication_count; i++) {
		if (sc_text_equal(what->indications[i], SC_TEXT(SC_CONTINUITY_INDICATION)))
			continue;
		if (owner.at == NULL)
			owner = sc_sh_owner(work->arena, user->account, user->public);
		if (owner.at == NULL)
			return SC_STATUS_OUT_OF_ROOM;
		if (sc_sh_held_data(work->service->held, owner, what->indications[i]) == NULL)
			return SC_STATUS_DATA_ABSENT;
	}
	return SC_STATUS_OK;
}

static enum sc_status check_data(const struct subscribing *work)
{
	enum sc_status status = check_tags(work);

	for (uint32_t i = 0; i < work->asking.reference_count && status == SC_STATUS_OK; i++) {
		if (work->asking.references[i] == SC_DATA_REFERENCE_REPOSITORYDATA)
			return check_stored(work);
	}
	return status;
}

/* Step 4: what was asked for, bounded; who asks for no end has none. */
static int64_t granted(const struct subscribing *work)
{
	int64_t latest = sc_service_now(work->service) + LONGEST_SECONDS;
	int64_t asked = work->question->expires_at;

	if (!work->question->has_expiry)
		return 0;
	if (asked > latest)
		return latest;
	return asked < 1 ? 1 : asked;
}

static struct sc_kept_subscription_row row_for(
	const struct subscribing *work, enum sc_data_reference reference)
{
	const struct sc_sh_subscribe *question = work->question;
	const struct sc_sh_identity *identity = &question->what.identity;
	bool by_server = reference == SC_DATA_REFERENCE_INITIALFILTERCRITERIA ||
			 reference == SC_DATA_REFERENCE_DSAI;

	return (struct sc_kept_subscription_row){
		.origin_host = work->host,
		.origin_realm = question->origin_realm,
		.via = question->via,
		.identity = identity->value,
		.identity_kind = identity->kind,
		.wildcard = work->answer->pulled.wildcard,
		.wildcard_type = work->answer->pulled.wildcard_type,
		.private_identity = identity->private_identity,
		.data_reference = sc_data_reference_code(reference),
		.server_name = by_server ? question->what.server : SC_TEXT(""),
		.identity_set = NO_SET,
		.expires_at = work->answer->expires_at,
		/* For other references One-Time-Notification is no condition (6.1.3). */
		.one_time = reference == SC_DATA_REFERENCE_UEREACHABILITYFORIP,
		.notif_eff = question->what.notif_eff,
		.created_at = sc_service_now(work->service),
	};
}

/* How many subscriptions a reference makes: one for each of its keys (steps 7, 8, 8a). */
static uint32_t keys_of(const struct sc_sh_pull *what, enum sc_data_reference reference)
{
	switch ((int)reference) {
	case SC_DATA_REFERENCE_REPOSITORYDATA:
		return what->indication_count;
	case SC_DATA_REFERENCE_IMSPUBLICIDENTITY:
		return what->set_count;
	case SC_DATA_REFERENCE_DSAI:
		return what->tag_count;
	default:
		return 1;
	}
}

static void set_key(struct sc_kept_subscription_row *row, const struct sc_sh_pull *what,
	enum sc_data_reference reference, uint32_t nth)
{
	if (reference == SC_DATA_REFERENCE_REPOSITORYDATA)
		row->service_indication = what->indications[nth];
	if (reference == SC_DATA_REFERENCE_IMSPUBLICIDENTITY)
		row->identity_set = what->sets[nth];
	if (reference == SC_DATA_REFERENCE_DSAI)
		row->dsai_tag = what->tags[nth];
}

static enum sc_status list_rows(struct subscribing *work)
{
	const struct sc_sh_pull *what = &work->question->what;
	uint32_t count = 0;

	for (uint32_t i = 0; i < work->asking.reference_count; i++)
		count += keys_of(what, work->asking.references[i]);
	if (count == 0)
		return SC_STATUS_ELEMENT_MISSING;
	if (count > ROWS_AT_MOST)
		return SC_STATUS_OUT_OF_ROOM;
	work->rows = sc_arena_take_array(work->arena, count, sizeof(work->rows[0]));
	if (work->rows == NULL)
		return SC_STATUS_OUT_OF_ROOM;
	for (uint32_t i = 0; i < work->asking.reference_count; i++) {
		enum sc_data_reference reference = work->asking.references[i];

		for (uint32_t k = 0; k < keys_of(what, reference); k++) {
			struct sc_kept_subscription_row *row = &work->rows[work->row_count++];

			*row = row_for(work, reference);
			set_key(row, what, reference, k);
		}
	}
	work->subject = sc_sh_subject(work->arena, &work->rows[0]);
	return work->subject.at == NULL ? SC_STATUS_OUT_OF_ROOM : SC_STATUS_OK;
}

/* What it says now is what the subscriber knows; of reachability he knows nothing, so that he
 * hears at once when it is there. */
static enum sc_status take_digest(struct subscribing *work, struct sc_kept_subscription_row *row)
{
	struct sc_sh_view view;
	enum sc_status status = SC_STATUS_OK;

	sc_arena_empty(&work->service->scratch);
	status = sc_sh_view(work->service, &work->service->scratch, row, &view);
	if (status == SC_STATUS_OK)
		row->digest = view.digest;
	return status;
}

static struct sc_kept_subscription_row copy_row(
	struct sc_unit *unit, const struct sc_kept_subscription_row *row)
{
	struct sc_kept_subscription_row copy = *row;

	copy.origin_host = sc_unit_copy(unit, row->origin_host);
	copy.origin_realm = sc_unit_copy(unit, row->origin_realm);
	copy.via = sc_unit_copy(unit, row->via);
	copy.identity = sc_unit_copy(unit, row->identity);
	copy.wildcard = sc_unit_copy(unit, row->wildcard);
	copy.private_identity = sc_unit_copy(unit, row->private_identity);
	copy.service_indication = sc_unit_copy(unit, row->service_indication);
	copy.server_name = sc_unit_copy(unit, row->server_name);
	copy.dsai_tag = sc_unit_copy(unit, row->dsai_tag);
	return copy;
}

static enum sc_status add(
	struct subscribing *work, struct sc_kept_subscription_row *row, struct pending *pending)
{
	struct sc_sh_subscription *subscription = NULL;
	struct sc_change *change = NULL;
	enum sc_status status = take_digest(work, row);

	if (status == SC_STATUS_OK)
		status = sc_sh_subscription_reserve(
			work->service->subscriptions, row, work->subject, &subscription);
	if (status != SC_STATUS_OK)
		return status;
	pending->ids[pending->count++] = subscription->row.id;
	row->id = subscription->row.id;
	change = sc_unit_add(work->unit, SC_CHANGE_KEEP_SUBSCRIPTION);
	if (change == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	change->subscription = copy_row(work->unit, row);
	return SC_STATUS_OK;
}

/* Success also when it was not subscribed to (step 6). */
static void take_away(struct subscribing *work, const struct sc_kept_subscription_row *row)
{
	const struct sc_sh_subscription *there =
		sc_sh_subscription_find(work->service->subscriptions, row, work->subject);

	if (there != NULL)
		sc_sh_notice_draft_end(work->service, work->unit, there);
}

static enum sc_status draft(struct subscribing *work, struct pending *pending)
{
	/* An end that has passed already ends what there is. */
	bool stays = work->question->subscribe &&
		     !sc_sh_is_over(&work->rows[0], sc_service_now(work->service));
	enum sc_status status = SC_STATUS_OK;

	for (uint32_t i = 0; i < work->row_count && status == SC_STATUS_OK; i++) {
		if (stays)
			status = add(work, &work->rows[i], pending);
		else
			take_away(work, &work->rows[i]);
	}
	return status;
}

static enum sc_status write_unit(struct subscribing *work, const struct sc_promise *promise)
{
	struct pending *pending =
		malloc(sizeof(*pending) + work->row_count * sizeof(pending->ids[0]));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	work->unit = sc_unit_begin(work->service);
	if (pending == NULL || work->unit == NULL) {
		free(pending);
		sc_unit_drop(work->unit);
		return status;
	}
	*pending = (struct pending){ .service = work->service, .promise = *promise };
	status = draft(work, pending);
	if (status == SC_STATUS_OK)
		status = sc_unit_write(
			work->unit, &(struct sc_promise){ .kept = settle, .owner = pending });
	else
		sc_unit_drop(work->unit);
	if (status == SC_STATUS_OK)
		return status;
	for (uint32_t i = 0; i < pending->count; i++)
		sc_sh_subscription_release(work->service->subscriptions, pending->ids[i]);
	free(pending);
	return status;
}

/* A DiameterIdentity is compared without case (RFC 6733 4.3.1). */
static struct sc_text lower(struct sc_arena *arena, struct sc_text host)
{
	char *at = sc_arena_take_array(arena, host.length + 1, 1);

	for (size_t i = 0; at != NULL && i < host.length; i++) {
		char letter = host.at[i];

		at[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter;
	}
	return (struct sc_text){ .at = at, .length = host.length };
}

static enum sc_status check(struct subscribing *work)
{
	enum sc_status status = SC_STATUS_OK;

	if (work->question->what.reference_count == 0) {
		work->answer->pulled.element = SC_SH_ELEMENT_DATA_REFERENCE;
		return SC_STATUS_ELEMENT_MISSING;
	}
	status = sc_sh_ladder(&work->asking, work->arena);
	if (status == SC_STATUS_OK)
		status = check_data(work);
	if (status != SC_STATUS_OK)
		return status;
	work->answer->expires_at = granted(work);
	work->host = lower(work->arena, work->question->what.origin_host);
	return work->host.at == NULL ? SC_STATUS_OUT_OF_ROOM : list_rows(work);
}

enum sc_status sc_sh_subscribe(struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_subscribe *question, struct sc_sh_subscribed *answer,
	const struct sc_promise *promise)
{
	struct subscribing work = {
		.service = service,
		.arena = arena,
		.question = question,
		.answer = answer,
		.asking = { .service = service,
			.question = &question->what,
			.answer = &answer->pulled,
			.operation = SC_PERMISSION_NOTIFY,
			.one_time = question->one_time },
	};
	enum sc_status status = SC_STATUS_OK;

	*answer = (struct sc_sh_subscribed){ .pulled = { .element = SC_SH_ELEMENT_NONE } };
	status = check(&work);
	if (status == SC_STATUS_OK && question->subscribe && question->send_data)
		status = sc_sh_write_held(&work.asking, arena);
	return status == SC_STATUS_OK ? write_unit(&work, promise) : status;
}
