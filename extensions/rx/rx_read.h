/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does an AAR ask? The message as a struct turned into a question for the service: addresses
 * checked for their form, numbers into words, Codec-Data into codec names.
 */
#ifndef SC_RX_READ_H
#define SC_RX_READ_H

#include <stdbool.h>

#include "rx_authorise.h"
#include "rx_language.h"

/* False: *result says what to answer. Arrays of the request live in the arena, texts in the
 * message. */
bool rx_read_request(struct sc_arena *arena, const struct rx_aar *aar,
	struct sc_rx_request *request, struct sc_result *result);

/* Required-Access-Info as SC_RX_INFO_.... */
uint32_t rx_read_required(const struct sc_avp_u32 *required, uint32_t count);

#endif
