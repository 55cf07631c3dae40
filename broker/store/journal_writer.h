/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How do units get into state.db? Many in one transaction, each with a savepoint of its own, so
 * that one that breaks a constraint fails alone; whatever else goes wrong fails them all, and
 * nothing of them remains. Used by one thread at a time.
 */
#ifndef SC_JOURNAL_WRITER_H
#define SC_JOURNAL_WRITER_H

#include <sqlite3.h>

#include "journal_unit.h"
#include "problem.h"

struct sc_writer;

/* The database is borrowed. */
enum sc_status sc_writer_open(
	struct sc_writer **writer, sqlite3 *database, struct sc_problem *problem);
/* Takes NULL. */
void sc_writer_close(struct sc_writer *writer);
/* Commits the units and fills their status. STORE_FAILED: all of them failed. The problem is set
 * when any of them did. */
enum sc_status sc_writer_commit(
	struct sc_writer *writer, const struct sc_unit_list *units, struct sc_problem *problem);
/* How many pages the log held after the latest commit. */
int sc_writer_log_pages(const struct sc_writer *writer);

#endif
