/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is a little of an AF session written down without the rest? What the broker itself decides
 * about many sessions at once, their ends and what their AFs have been told, is one change of the
 * journal each that names only what is different. What may cross it is kept apart by claims
 * (rx_claims.h). For the Rx files of this floor only.
 */
#ifndef SC_RX_NOTED_H
#define SC_RX_NOTED_H

#include "rx_report.h"
#include "rx_sessions.h"
#include "unit.h"

/* Adds that a session which is written down is to be ended: its state, its Abort-Cause and when
 * that was decided, and nothing else of it. */
void sc_rx_keep_ending(struct sc_unit *unit, const struct sc_rx_session *session);
/* Adds what the AF of such a session has been told: what it knows of the access, what it still
 * waits for and when that was, and the news about components; nothing else of it. */
void sc_rx_keep_told(struct sc_unit *unit, const struct sc_rx_session *session,
	const struct sc_rx_report *report);

/* Makes what is durable live, of a session that is. OUT_OF_MEMORY: it is not, and what was stays.
 */
enum sc_status sc_rx_ending_apply(
	struct sc_rx_sessions *sessions, const struct sc_kept_session_row *row);
enum sc_status sc_rx_told_apply(
	struct sc_rx_sessions *sessions, const struct sc_kept_session *kept);

#endif
