/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who hears of changes over Sh? An application server that subscribes to many records and answers
 * the notifications, though not always.
 */
#ifndef CRASH_LISTENER_H
#define CRASH_LISTENER_H

#include "ledger.h"
#include "line.h"

enum { LISTENER_SLOTS = 1024 };

struct listener_slot {
	bool taken;
	bool subscribes;
	struct record *record;
};

struct listener {
	struct line line;
	struct ledger *ledger;
	struct listener_slot slots[LISTENER_SLOTS]; /* by Hop-by-Hop Identifier */
	uint32_t next;
	uint32_t outstanding;
	bool is_careless; /* leaves some notifications without an answer */
	uint64_t heard;   /* notifications */
};

/* A new connection: what was outstanding has no answer any more. */
void listener_open(struct listener *listener, struct ledger *ledger, uint16_t port);
/* Handles what has come. False: the daemon has gone. */
bool listener_read(struct listener *listener);
/* Subscribes to a record that is there, or ends it. */
void listener_subscribe(struct listener *listener, struct record *record, bool subscribes);
/* Subscribes to something, or ends a subscription. */
void listener_subscribe_any(struct listener *listener);

#endif
