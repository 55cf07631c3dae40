/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which session's moment comes first? One moment per session at most, found by Session-Id and
 * ordered in a heap: setting, moving and taking one away costs the logarithm of how many there are.
 * For rx_time.c.
 */
#ifndef SC_RX_MOMENTS_H
#define SC_RX_MOMENTS_H

#include <stdint.h>

#include "status.h"
#include "text.h"

struct sc_rx_moments;

enum sc_status sc_rx_moments_open(struct sc_rx_moments **moments);
/* Takes NULL. */
void sc_rx_moments_close(struct sc_rx_moments *moments);
/* Epoch seconds, in place of what was set before; 0: none. OUT_OF_MEMORY: what was set stays. */
enum sc_status sc_rx_moments_set(
	struct sc_rx_moments *moments, struct sc_text session_id, int64_t moment);
/* 0: none is set. */
int64_t sc_rx_moments_of(const struct sc_rx_moments *moments, struct sc_text session_id);
/* The earliest; 0: there is none. */
int64_t sc_rx_moments_earliest(const struct sc_rx_moments *moments);
/* Whose that is, until the next change; .at is NULL when there is none. */
struct sc_text sc_rx_moments_first(const struct sc_rx_moments *moments);
uint32_t sc_rx_moments_count(const struct sc_rx_moments *moments);

#endif
