/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is an AF session written down? The session as one change of the journal, and back, exactly:
 * what comes out is what went in. For the Rx files of this floor only.
 */
#ifndef SC_RX_KEPT_H
#define SC_RX_KEPT_H

#include "rx_sessions.h"
#include "unit.h"

/* Adds the whole session to a unit, with copies of all that hangs on it; what memory is missing for
 * fails the unit when it is written. Components and flows must be in the order of their numbers. */
void sc_rx_keep(struct sc_unit *unit, const struct sc_rx_session *session);
/* Adds the end of a session. */
void sc_rx_drop(struct sc_unit *unit, struct sc_text id);

/* How many bytes of arena sc_rx_kept_read() takes at most. */
size_t sc_rx_kept_size(const struct sc_kept_session *kept);
/* The session as it was kept; its texts are those of the rows, its arrays are in the arena.
 * OUT_OF_ROOM: it is full. MALFORMED: a number is none of its kind, a flow has no component, or
 * there are more components than a decision is about. */
enum sc_status sc_rx_kept_read(
	struct sc_arena *arena, const struct sc_kept_session *kept, struct sc_rx_session *session);
/* Makes what is durable live. OUT_OF_MEMORY, MALFORMED: it is not, and what was stays. */
enum sc_status sc_rx_kept_apply(
	struct sc_rx_sessions *sessions, const struct sc_kept_session *kept);

#endif
