/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a database come into being without anybody seeing half of it? In a directory of its own
 * beside its place, where nobody else opens it, and put in its place when it is whole. So a first
 * import that fails has nothing to take back, and never takes the file of somebody else.
 */
#ifndef SC_DRAFT_H
#define SC_DRAFT_H

#include <stdbool.h>

#include "problem.h"

struct sc_draft {
	char *directory;
	char *file; /* to be made */
};

/* Makes the directory for a file that shall stand at `path`. */
enum sc_status sc_draft_open(struct sc_draft *draft, const char *path, struct sc_problem *problem);
/* Puts the file, closed and whole, in its place; *late: there is one by now, which stays. */
enum sc_status sc_draft_publish(
	const struct sc_draft *draft, const char *path, bool *late, struct sc_problem *problem);
/* Takes a half-open one. Removes what has not been published. */
void sc_draft_close(struct sc_draft *draft);

#endif
