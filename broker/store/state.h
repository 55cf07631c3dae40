/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker keep for itself? state.db, written with every commit on the disk before it
 * counts. Today: how often the broker was started.
 */
#ifndef SC_STATE_H
#define SC_STATE_H

#include <sqlite3.h>
#include <stdint.h>

#include "problem.h"

/* Opens the file (NULL: in memory), making it when there is none, and counts this start. */
enum sc_status sc_state_open(
	sqlite3 **state, const char *path, uint32_t *start_count, struct sc_problem *problem);

#endif
