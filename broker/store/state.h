/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where does the broker keep what is its own? In state.db, written with every commit on the disk
 * before it counts. One broker has it at a time, and everybody may read it meanwhile.
 */
#ifndef SC_STATE_H
#define SC_STATE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "problem.h"

struct sc_state {
	sqlite3 *database;
	int lock;         /* held on the file by this process as long as it lives, -1: in memory */
	struct stat file; /* that is locked */
	uint32_t start_count;
};

/* Opens the file (NULL: in memory), making it when there is none, and counts this start. A file
 * that another broker has is waited for a little and then refused; with `try` it is left alone, and
 * the state is in memory. */
enum sc_status sc_state_open(
	struct sc_state *state, const char *path, bool try, struct sc_problem *problem);
/* Takes one that is not open, .lock -1. */
void sc_state_close(struct sc_state *state);
/* Whether the path leads to another file by now, or to none: what is written to the open one would
 * be lost. */
bool sc_state_is_replaced(const struct sc_state *state, const char *path);

#endif
