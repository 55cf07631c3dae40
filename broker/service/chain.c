/* SPDX-License-Identifier: BSD-2-Clause */
#include "chain.h"

void sc_chain_add(struct sc_chain *chain, struct sc_chain_link *link)
{
	*link = (struct sc_chain_link){ .before = chain->last, .linked = true };
	if (chain->last != NULL)
		chain->last->after = link;
	else
		chain->first = link;
	chain->last = link;
}

void sc_chain_remove(struct sc_chain *chain, struct sc_chain_link *link)
{
	if (!link->linked)
		return;
	if (link->before != NULL)
		link->before->after = link->after;
	else
		chain->first = link->after;
	if (link->after != NULL)
		link->after->before = link->before;
	else
		chain->last = link->before;
	*link = (struct sc_chain_link){ .linked = false };
}

struct sc_chain_link *sc_chain_take(struct sc_chain *chain)
{
	struct sc_chain_link *first = chain->first;

	if (first != NULL)
		sc_chain_remove(chain, first);
	return first;
}
