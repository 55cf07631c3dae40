/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_list.h"

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
