/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What does a person need to read when something did not start, load or import? One sentence that
 * names the thing and the reason. Filled by whoever saw the problem first, printed once by main().
 */
#ifndef SC_PROBLEM_H
#define SC_PROBLEM_H

#include "export.h"
#include "status.h"

enum { SC_PROBLEM_LIMIT = 512 };

struct sc_problem {
	char sentence[SC_PROBLEM_LIMIT];
};

/* Writes the sentence (cut at the limit) and returns the status, so that a caller can leave with
 * `return sc_problem_set(problem, SC_STATUS_X, ...)`. A NULL problem is allowed. */
SC_EXPORT enum sc_status sc_problem_set(struct sc_problem *problem, enum sc_status status,
	const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
