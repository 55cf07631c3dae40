/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_list.h"

#include "rx_pushes.h"
#include "service_parts.h"

/* One page being filled. */
struct filling {
	struct sc_rx_page *page;
	uint32_t skip;       /* sessions of the place that are not to be shown again */
	uint32_t seen;       /* sessions of the place */
	uint32_t components; /* of the page */
};

/* False: the page is full. */
static bool show(void *owner, const struct sc_rx_session *session)
{
	struct filling *filling = owner;
	struct sc_rx_page *page = filling->page;

	if (filling->seen >= filling->skip) {
		if (page->count == SC_RX_LIST_SESSIONS ||
			filling->components >= SC_RX_LIST_COMPONENTS)
			return false;
		page->sessions[page->count++] = session;
		filling->components += session->component_count;
	}
	filling->seen++;
	return true;
}

void sc_rx_list(
	const struct sc_service *service, struct sc_rx_cursor *cursor, struct sc_rx_page *page)
{
	struct filling filling = { .page = page, .skip = cursor->skip };
	uint32_t place = cursor->place;

	page->count = 0;
	page->more = true;
	for (uint32_t i = 0; i < SC_RX_LIST_PLACES && page->more; i++) {
		filling.seen = 0;
		page->more = sc_rx_sessions_walk(service->sessions, &place, 1, show, &filling);
		if (page->more && place == cursor->place) {
			cursor->skip = filling.seen;
			return;
		}
		*cursor = (struct sc_rx_cursor){ .place = place };
		filling.skip = 0;
	}
}

void sc_rx_list_of(const struct sc_service *service, struct sc_text subscription,
	struct sc_rx_cursor *cursor, struct sc_rx_page *page)
{
	struct filling filling = { .page = page, .skip = cursor->skip };
	const struct sc_rx_session *session = NULL;

	page->count = 0;
	page->more = false;
	while (!page->more &&
		(session = sc_rx_sessions_of(service->sessions, subscription, session)) != NULL)
		page->more = !show(&filling, session);
	*cursor = (struct sc_rx_cursor){ .skip = filling.seen };
}

enum sc_rx_awaited sc_rx_awaited(const struct sc_service *service, struct sc_text session_id)
{
	static const enum sc_rx_awaited awaited[SC_RX_LINE_COUNT] = {
		[SC_RX_LINE_TURN] = SC_RX_AWAITED_TURN,
		[SC_RX_LINE_REST] = SC_RX_AWAITED_TURN,
		[SC_RX_LINE_BUSY] = SC_RX_AWAITED_TURN,
		[SC_RX_LINE_WRITING] = SC_RX_AWAITED_TURN,
		[SC_RX_LINE_SEND] = SC_RX_AWAITED_ROOM,
		[SC_RX_LINE_FLY] = SC_RX_AWAITED_ANSWER,
		[SC_RX_LINE_GUARD] = SC_RX_AWAITED_STR,
	};
	const struct sc_rx_pushing *pushing = sc_rx_pushing_find(service->pushes, session_id);

	if (pushing == NULL)
		return SC_RX_AWAITED_NOTHING;
	if (pushing->line == SC_RX_LINE_SEND && pushing->host->lost)
		return SC_RX_AWAITED_WAY;
	return awaited[pushing->line];
}

int64_t sc_rx_holds_until(const struct sc_service *service, struct sc_text session_id)
{
	return sc_rx_moments_of(service->time.moments, session_id);
}

static void add_audience(void *owner, const struct sc_rx_host *host)
{
	struct sc_rx_totals *totals = owner;

	if (totals->audiences < SC_RX_LIST_AUDIENCES)
		totals->audience[totals->audiences] = (struct sc_rx_audience){
			.host = { host->name, host->length },
			.reachable = !host->lost,
			.waiting = host->waiting_count,
			.outstanding = host->outstanding,
		};
	totals->audiences++;
}

void sc_rx_total(const struct sc_service *service, struct sc_rx_totals *totals)
{
	const struct sc_rx_pushes *pushes = service->pushes;

	*totals = (struct sc_rx_totals){
		.sessions = sc_rx_sessions_count(service->sessions),
		.ending = sc_rx_sessions_ending(service->sessions),
		.strs_due = pushes->guarded,
	};
	sc_rx_hosts_each(pushes, add_audience, totals);
}
