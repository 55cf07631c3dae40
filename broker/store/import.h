/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does SQL get into continuity.db? As one transaction, checked before it commits; a file that
 * fails anywhere changes nothing and the problem names line, statement and reason.
 */
#ifndef SC_IMPORT_H
#define SC_IMPORT_H

#include "export.h"
#include "problem.h"
#include "status.h"
#include "text.h"

struct sc_import_report {
	uint32_t statements;
	uint64_t rows;          /* inserted, updated or deleted in data tables */
	uint32_t subscriptions; /* touched */
	uint64_t microseconds;
	uint32_t warning_count;             /* accepted, but somebody should look */
	char warnings[8][SC_PROBLEM_LIMIT]; /* the first of them */
};

/* Creates the database when there is none, whole or not at all. `source` is the name to show in
 * problems. */
SC_EXPORT enum sc_status sc_import(const char *database, const char *source, struct sc_text sql,
	struct sc_import_report *report, struct sc_problem *problem);

#endif
