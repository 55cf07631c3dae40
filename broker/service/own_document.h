/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker's own repository data say about a subscriber? The operator's rules that
 * apply to him now, most specific first, and his preferences. For the Sh files of this floor.
 */
#ifndef SC_OWN_DOCUMENT_H
#define SC_OWN_DOCUMENT_H

#include "arena.h"
#include "continuity.h"
#include "service.h"

/* NULL: the arena is full. */
const struct sc_continuity *sc_own_document(
	const struct sc_service *service, struct sc_arena *arena, const struct sc_account *account);

#endif
