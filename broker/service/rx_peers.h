/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which sessions did a restart of their AF end (RFC 6733 8.16)? What each host said as its
 * Origin-State-Id, and from which value on its sessions are those of now. For the Rx files of this
 * floor.
 */
#ifndef SC_RX_PEERS_H
#define SC_RX_PEERS_H

#include "rx_session.h"
#include "status.h"

struct sc_rx_peers;

enum sc_status sc_rx_peers_open(struct sc_rx_peers **peers);
/* Takes NULL. */
void sc_rx_peers_close(struct sc_rx_peers *peers);
/* The highest value a host has said, 0: none. Names of hosts know no case. */
uint32_t sc_rx_peers_known(const struct sc_rx_peers *peers, struct sc_text host);
/* The host has said this; less than is known is ignored. */
enum sc_status sc_rx_peers_note(
	struct sc_rx_peers *peers, struct sc_text host, uint32_t origin_state);
/* The host has restarted with this value: what it opened before, or without saying one, is gone.
 * False: there is no memory to note it, or it is not higher than what is known. */
bool sc_rx_peers_restarted(struct sc_rx_peers *peers, struct sc_text host, uint32_t origin_state);
/* Of which host some sessions may be of an earlier life; .at is NULL when there is none. Every one
 * that restarted, until it was swept. */
struct sc_text sc_rx_peers_to_sweep(const struct sc_rx_peers *peers);
/* None of that host is any longer. */
void sc_rx_peers_swept(struct sc_rx_peers *peers);
/* Some of every host may be. */
void sc_rx_peers_sweep_all(struct sc_rx_peers *peers);
/* Whether the session is of an earlier life of its AF. */
bool sc_rx_peers_ended(const struct sc_rx_peers *peers, const struct sc_rx_session *session);
/* All hosts with what they said. */
void sc_rx_peers_each(const struct sc_rx_peers *peers,
	void (*visit)(void *owner, struct sc_text host, uint32_t origin_state), void *owner);

#endif
