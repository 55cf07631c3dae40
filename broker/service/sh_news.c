/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_news.h"

#include "continuity.h"
#include "service_parts.h"
#include "sh_data.h"
#include "sh_notice.h"
#include "sh_view.h"

/* News on their way into a unit. */
struct telling {
	struct sc_service *service;
	struct sc_unit *unit;
	const struct sc_sh_news *news;
	struct sc_text farewell; /* the document that tells of a removal, once it is needed */
};

static bool is_about(const struct sc_sh_subscription *subscription, const struct sc_sh_news *news)
{
	struct sc_text detail = SC_TEXT("");

	if (subscription->reference != news->reference)
		return false;
	if (news->reference == SC_DATA_REFERENCE_REPOSITORYDATA)
		detail = subscription->row.service_indication;
	if (news->reference == SC_DATA_REFERENCE_DSAI)
		detail = subscription->row.dsai_tag;
	return sc_text_equal(detail, news->detail);
}

/* Removed data: their indication and the sequence of the removal, without ServiceData (TS 29.328
 * 6.1.4). */
static struct sc_text farewell(struct telling *telling)
{
	const struct sc_sh_repository gone = {
		.service_indication = telling->news->detail,
		.sequence_number = telling->news->sequence,
	};
	const struct sc_sh_data data = { .repository = &gone, .repository_count = 1 };
	struct sc_arena *scratch = &telling->service->scratch;
	struct sc_text_writer out;

	if (telling->farewell.length != 0)
		return telling->farewell;
	sc_arena_empty(scratch);
	sc_arena_lend(scratch, &out);
	if (sc_sh_data_write(&data, &out) == SC_STATUS_OK)
		telling->farewell = sc_unit_copy(telling->unit, sc_text_written(&out));
	return telling->farewell;
}

static void tell(struct telling *telling, const struct sc_sh_subscription *subscription)
{
	const struct sc_kept_subscription_row *row = &subscription->row;
	struct sc_service *service = telling->service;
	bool makes = sc_text_equal_nocase(row->origin_host, telling->news->made_by);

	if (telling->news->removed && (makes || !sc_sh_may_hear(service, row)))
		sc_sh_notice_draft_end(service, telling->unit, subscription);
	else if (telling->news->removed)
		sc_sh_notice_draft_last(service, telling->unit, subscription, farewell(telling));
	else if (makes)
		sc_sh_notice_draft_digest(telling->unit, row->id, SC_SH_KNOWS_CURRENT);
	else
		sc_sh_notice_draft(service, telling->unit, subscription);
}

static void tell_of(struct telling *telling, struct sc_text subject)
{
	const struct sc_sh_subscriptions *subscriptions = telling->service->subscriptions;
	const struct sc_sh_subscription *one = NULL;

	while ((one = sc_sh_subscription_about(subscriptions, subject, one)) != NULL) {
		if (is_about(one, telling->news) &&
			!sc_sh_is_over(&one->row, sc_service_now(telling->service)))
			tell(telling, one);
	}
}

/* The broker's own data belong to the subscriber, other repository data to the alias set. */
static bool is_concerned(const struct sc_sh_news *news, const struct sc_public_identity *identity)
{
	if (news->identity == NULL || news->identity == identity)
		return true;
	if (news->reference != SC_DATA_REFERENCE_REPOSITORYDATA)
		return false;
	if (sc_text_equal(news->detail, SC_TEXT(SC_CONTINUITY_INDICATION)))
		return true;
	return identity->alias_set != 0 && identity->alias_set == news->identity->alias_set;
}

void sc_sh_news_draft(
	struct sc_service *service, struct sc_unit *unit, const struct sc_sh_news *news)
{
	struct telling telling = { .service = service, .unit = unit, .news = news };

	for (uint16_t i = 0; i < news->account->public_count; i++) {
		const struct sc_public_identity *identity = &news->account->publics[i];

		if (is_concerned(news, identity))
			tell_of(&telling, identity->uri);
	}
}
