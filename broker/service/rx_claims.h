/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which AF sessions are being changed right now? Between the check of a request and its commit no
 * other request may be judged on what is about to be different: whoever comes meanwhile waits, and
 * asks again when the first has ended. For the Rx files of this floor.
 */
#ifndef SC_RX_CLAIMS_H
#define SC_RX_CLAIMS_H

#include "promise.h"
#include "text.h"

struct sc_rx_claims;
struct sc_rx_claim;

/* How many may wait for the same thing; one more is OUT_OF_ROOM. */
enum { SC_RX_WAITING_LIMIT = 32 };

enum sc_rx_claim_kind {
	SC_RX_CLAIM_SESSION,  /* name: Session-Id */
	SC_RX_CLAIM_CHARGING, /* name: subscription, detail: AF-Charging-Identifier */
	SC_RX_CLAIM_PLACE,    /* name: subscription that gets a session more; not exclusive */
	SC_RX_CLAIM_COUNT
};

struct sc_rx_claim_key {
	enum sc_rx_claim_kind kind;
	struct sc_text name;
	struct sc_text detail; /* may be empty */
};

enum sc_status sc_rx_claims_open(struct sc_rx_claims **claims);
/* Takes NULL. Claims that are still held go with it; nobody who waits is told. */
void sc_rx_claims_close(struct sc_rx_claims *claims);
/* How many hold this. */
uint32_t sc_rx_claims_of(const struct sc_rx_claims *claims, const struct sc_rx_claim_key *key);
/* How many hold anything of that kind. */
uint32_t sc_rx_claims_count(const struct sc_rx_claims *claims, enum sc_rx_claim_kind kind);
/* Claims it and puts the claim before those in *list. OUT_OF_MEMORY: it did not. */
enum sc_status sc_rx_claim(
	struct sc_rx_claims *claims, const struct sc_rx_claim_key *key, struct sc_rx_claim **list);
/* WAITING: the promise will be kept, with WAITING, when what is claimed is free again.
 * OUT_OF_ROOM, OUT_OF_MEMORY: it will not. */
enum sc_status sc_rx_claims_wait(struct sc_rx_claims *claims, const struct sc_rx_claim_key *key,
	const struct sc_promise *promise);
/* Gives back the whole list and then tells those who waited, in the order in which they came. NULL
 * is allowed. */
void sc_rx_claims_release(struct sc_rx_claims *claims, struct sc_rx_claim *list);

#endif
