/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a session that arrives reach the contacts that were chosen (terminating access domain
 * selection, TS 23.237 5.3.1, 7.2)? What the INVITE says about accesses, and what happens to speech
 * that a device refuses over packets.
 */
#ifndef SC_TADS_H
#define SC_TADS_H

#include "weighing.h"

/* The circuits that may carry on speech that was refused, or whose bearer failed, over packets on
 * the same device; 0: none, or it was not refused. */
sc_contact_set sc_tads_retries(
	const struct sc_situation *situation, const struct sc_weighing *weighing);

/* The refusal that made this circuit come first. */
struct sc_evidence sc_tads_refusal(
	const struct sc_situation *situation, const struct sc_weighing *weighing, uint32_t circuit);

void sc_tads_write(const struct sc_hearing *hearing, struct sc_tads *tads);

#endif
