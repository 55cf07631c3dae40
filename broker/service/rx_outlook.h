/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When might be carried what is refused now (TS 29.214 4.4.1, 4261 and Retry-Interval)? Puts the
 * same question at the moments ahead at which something that the answer rests on begins or ends:
 * a policy set, a wish of the user, a contact. Only refused requests come here.
 */
#ifndef SC_RX_OUTLOOK_H
#define SC_RX_OUTLOOK_H

#include "rx_verdict.h"

enum {
	/* Nobody is told to wait for longer. */
	SC_RX_OUTLOOK_SECONDS = 3600,
	/* As many moments are tried. */
	SC_RX_OUTLOOK_MOMENTS = 16,
};

/* From what was found at the moment of the trial: in how many seconds all that it asks about may be
 * carried; 0: not that soon, as far as is known. Otherwise as sc_rx_try(). */
enum sc_status sc_rx_outlook(const struct sc_service *service, struct sc_arena *arena,
	const struct sc_rx_trial *trial, const struct sc_rx_findings *findings, uint32_t *seconds);

#endif
