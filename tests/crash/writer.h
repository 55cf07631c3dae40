/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who changes data over Sh? An application server with many updates on their way, which writes down
 * what was acknowledged, and after a crash reads everything back.
 */
#ifndef CRASH_WRITER_H
#define CRASH_WRITER_H

#include "ledger.h"
#include "line.h"

enum { WRITER_SLOTS = 1024 };

struct writer_slot {
	bool taken;
	struct record *record;
	struct record *partner;
};

struct writer {
	struct line line;
	struct ledger *ledger;
	struct writer_slot slots[WRITER_SLOTS]; /* by Hop-by-Hop Identifier */
	uint32_t next;
	uint32_t outstanding;
	uint64_t acknowledged; /* updates */
	uint64_t found;        /* attempts that were there without an answer */
};

/* A new connection: what was outstanding has no answer any more. */
void writer_open(struct writer *writer, struct ledger *ledger, uint16_t port);
/* Handles what has come. False: the daemon has gone. */
bool writer_read(struct writer *writer);
/* Reads a record back, to settle it. */
void writer_pull(struct writer *writer, struct record *record);
/* Updates a record that is there. */
void writer_update(struct writer *writer, struct record *record);
/* Creates, updates or deletes something, or two in one request. */
void writer_change_any(struct writer *writer);

#endif
