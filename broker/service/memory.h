/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does the broker hold in memory of what state.db keeps? Every durable change comes through
 * here into the table it belongs to: after its commit, and again from the file after a restart. So
 * memory is never ahead of the disk. For the files of this floor only.
 */
#ifndef SC_MEMORY_H
#define SC_MEMORY_H

#include "journal.h"
#include "problem.h"
#include "service.h"

/* A committed change. One that memory has no room for, or that cannot be (a file from elsewhere),
 * is counted (sc_service_missing()): the file has it. */
void sc_memory_apply(struct sc_service *service, const struct sc_change *change);
/* All that state.db holds, at the start. */
enum sc_status sc_memory_restore(struct sc_service *service, struct sc_problem *problem);

#endif
