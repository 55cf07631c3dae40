/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What could an AF session look like? Any: every field takes any value it has room for. The same
 * sessions come in every run.
 */
#ifndef RX_RANDOM_H
#define RX_RANDOM_H

#include "arena.h"
#include "rx_content.h"
#include "rx_session.h"

/* All of it is in the arena, which must have room. */
void rx_random_session(struct sc_arena *arena, struct sc_rx_session *session);
/* In everything, not only in what the AF said. */
bool rx_random_same(const struct sc_rx_session *a, const struct sc_rx_session *b);

#endif
