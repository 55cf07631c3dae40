/* SPDX-License-Identifier: BSD-2-Clause */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WHAT_WIDTH = 12, BAR_WIDTH = 40, LINE_WIDTH = WHAT_WIDTH + BAR_WIDTH + 8 };

static int64_t milliseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct sc_progress sc_progress_begin(void)
{
	return (struct sc_progress){ .shown = isatty(STDERR_FILENO) == 1 };
}

void sc_progress_turn(struct sc_progress *progress, const char *what)
{
	progress->what = what;
	if (!progress->shown)
		return;
	fprintf(stderr, "\r%-*s", LINE_WIDTH, what);
	fflush(stderr);
	progress->drawn = true;
	progress->drawn_at = milliseconds();
}

void sc_progress_move(void *owner, uint32_t done, uint32_t total)
{
	struct sc_progress *progress = owner;
	int64_t now;
	char bar[BAR_WIDTH + 1];
	uint32_t filled;

	if (!progress->shown || total == 0)
		return;
	now = milliseconds();
	if (now - progress->drawn_at < SC_PROGRESS_PAUSE)
		return;
	filled = (uint32_t)((uint64_t)done * BAR_WIDTH / total);
	memset(bar, '-', BAR_WIDTH);
	memset(bar, '#', filled < BAR_WIDTH ? filled : BAR_WIDTH);
	bar[BAR_WIDTH] = '\0';
	fprintf(stderr, "\r%-*s[%s] %3" PRIu64 " %%", WHAT_WIDTH, progress->what, bar,
		(uint64_t)done * 100 / total);
	fflush(stderr);
	progress->drawn = true;
	progress->drawn_at = now;
}

void sc_progress_end(struct sc_progress *progress)
{
	if (!progress->drawn)
		return;
	fprintf(stderr, "\r%*s\r", LINE_WIDTH, "");
	fflush(stderr);
	progress->drawn = false;
}
