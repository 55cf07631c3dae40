/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who carries the log of state.db over into the file? A thread with a connection of its own, so
 * that units go on being committed meanwhile; only when the log has grown far ahead must they wait.
 */
#ifndef SC_JOURNAL_TIDY_H
#define SC_JOURNAL_TIDY_H

#include "problem.h"

struct sc_tidier;

enum sc_status sc_tidier_open(
	struct sc_tidier **tidier, const char *path, struct sc_problem *problem);
/* Takes NULL. Joins the thread. */
void sc_tidier_close(struct sc_tidier *tidier);
/* To be called after each commit with the pages that the log holds, by one thread, which holds no
 * transaction. */
void sc_tidier_note(struct sc_tidier *tidier, int pages);

#endif
