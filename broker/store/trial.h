/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Where can an import be tried without changing anything? On a copy of continuity.db in a directory
 * of its own that nobody else may enter. The original is opened for reading only and copied as it
 * stands at one moment, while others may import; the copy is brought up to date where the original
 * is older than this broker. Whoever makes a copy removes it, also when a signal ends the program.
 */
#ifndef SC_TRIAL_H
#define SC_TRIAL_H

#include <stdint.h>

#include "export.h"
#include "problem.h"

enum {
	SC_TRIAL_PATH_LIMIT = 1024, /* bytes of the longest path, with its end */
	SC_TRIAL_FILE_COUNT = 4     /* the copy, and what SQLite puts beside it */
};

struct sc_trial {
	char directory[SC_TRIAL_PATH_LIMIT];                  /* "": there is none */
	char files[SC_TRIAL_FILE_COUNT][SC_TRIAL_PATH_LIMIT]; /* the first is the copy */
};

/* Makes the directory inside `folder`. */
SC_EXPORT enum sc_status sc_trial_open(
	struct sc_trial *trial, const char *folder, struct sc_problem *problem);
/* Copies the database. `progress`, which may be NULL, hears of every few thousand pages. */
SC_EXPORT enum sc_status sc_trial_copy(const struct sc_trial *trial, const char *database,
	void (*progress)(void *owner, uint32_t done, uint32_t total), void *owner,
	struct sc_problem *problem);
/* Removes files and directory. May be called from a signal handler, and more than once. */
SC_EXPORT void sc_trial_remove(const struct sc_trial *trial);

#endif
