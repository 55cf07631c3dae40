/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Does a story go as its rows say? Plays it step by step, and tells of the first step that goes
 * another way: its sentence, what was expected and what came, and everything that was weighed.
 */
#ifndef SC_PLAY_H
#define SC_PLAY_H

#include <stdbool.h>
#include <stdio.h>

/* `amendment` is SQL that changes the rows before they are played, NULL: none. `book` gets every
 * explanation, NULL: nobody wants them. */
bool play_story(const char *name, const char *amendment, FILE *book);

#endif
