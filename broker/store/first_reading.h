/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who reads continuity.db for the first time? A thread of its own, so that state.db can be read
 * meanwhile: both take long, and neither needs the other. What it has read is handed over whole.
 */
#ifndef SC_FIRST_READING_H
#define SC_FIRST_READING_H

#include "changes.h"
#include "store.h"

struct sc_first_reading;

/* What is handed over. */
struct sc_first_edition {
	sqlite3 *reader; /* it was read through */
	struct sc_changes changes;
};

/* The strings of the settings must outlive the reading. An older file is brought up to date where
 * the settings allow it. */
enum sc_status sc_first_reading_begin(struct sc_first_reading **reading,
	const struct sc_store_settings *settings, struct sc_problem *problem);
/* Waits until it is done; the reading is gone afterwards in any case. */
enum sc_status sc_first_reading_end(struct sc_first_reading *reading,
	struct sc_first_edition *edition, struct sc_problem *problem);
/* Gives up what is not done, soon. Takes NULL. */
void sc_first_reading_abandon(struct sc_first_reading *reading);

#endif
