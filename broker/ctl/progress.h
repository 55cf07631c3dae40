/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How far is it? One line on standard error that says what is being done and how much of it, drawn
 * over itself at most ten times a second; nothing at all where standard error is no terminal.
 */
#ifndef SC_PROGRESS_H
#define SC_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

enum { SC_PROGRESS_PAUSE = 100 }; /* milliseconds between two drawings */

struct sc_progress {
	bool shown;       /* there is a terminal */
	bool drawn;       /* the line is there and must go */
	const char *what; /* being done */
	int64_t drawn_at; /* milliseconds */
};

struct sc_progress sc_progress_begin(void);
/* Something else is being done now: drawn at once, without a bar. */
void sc_progress_turn(struct sc_progress *progress, const char *what);
/* `owner` is the progress. Draws a bar when it is time. */
void sc_progress_move(void *owner, uint32_t done, uint32_t total);
/* Takes the line away. */
void sc_progress_end(struct sc_progress *progress);

#endif
