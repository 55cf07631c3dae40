/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who must hear of a change? Finds the subscriptions that a change concerns and drafts their
 * notifications into the unit that makes the change, so that both are durable together (TS 29.328
 * 6.1.2.1, 6.1.4): never to whoever made it. For the Sh files of this floor.
 */
#ifndef SC_SH_NEWS_H
#define SC_SH_NEWS_H

#include "sh_references.h"
#include "unit.h"

struct sc_sh_news {
	const struct sc_account *account;
	/* Whose data they are: all identities of its alias set hear of repository data. NULL: the
	 * data of every identity of the account. */
	const struct sc_public_identity *identity;
	enum sc_data_reference reference;
	struct sc_text detail;  /* Service-Indication or DSAI-Tag; empty for other references */
	struct sc_text made_by; /* Origin-Host that is not told */
	/* Repository data that go: their subscriptions hear of it for the last time. */
	bool removed;
	uint32_t sequence; /* that the removal had */
};

void sc_sh_news_draft(
	struct sc_service *service, struct sc_unit *unit, const struct sc_sh_news *news);

#endif
