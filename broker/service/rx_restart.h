/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What becomes of the sessions of an AF that has restarted (RFC 6733 8.16)? They are gone at once
 * for whoever asks, and are taken out of memory and file a slice at a time; nobody is told. What
 * the AF said is kept, so that a restart of the broker forgets no restart of the AF.
 */
#ifndef SC_RX_RESTART_H
#define SC_RX_RESTART_H

#include "export.h"
#include "rx_session.h"
#include "service.h"
#include "text.h"
#include "unit.h"

/* The host has said a higher Origin-State-Id than before. */
SC_EXPORT void sc_rx_peer_restarted(
	struct sc_service *service, struct sc_text host, uint32_t origin_state);
/* What each AF has said last, as far as the broker has kept it. */
SC_EXPORT void sc_rx_each_origin_state(const struct sc_service *service,
	void (*visit)(void *owner, struct sc_text host, uint32_t origin_state), void *owner);

/* For the files of this floor: the live session with that id; NULL: there is none. */
const struct sc_rx_session *sc_rx_find(const struct sc_service *service, struct sc_text id);
/* Adds to a unit that the host has said this, if that is news. */
void sc_rx_keep_origin_state(struct sc_service *service, struct sc_unit *unit, struct sc_text host,
	uint32_t origin_state);
/* Begins to take out all that has ended, of every AF. */
void sc_rx_sweep_all(struct sc_service *service);
/* The next slice of what is to be taken out. */
void sc_rx_sweep(struct sc_service *service);
/* In how many milliseconds the next slice is due; SC_RX_NEVER: nothing is to be taken out. */
#define SC_RX_NEVER UINT64_MAX
uint64_t sc_rx_sweep_due(const struct sc_service *service);

/* Where the taking out stands. */
struct sc_rx_sweeping {
	bool writing;      /* a slice is on its way to the disk */
	uint64_t rests_to; /* moment; the file could not be written before */
};

#endif
