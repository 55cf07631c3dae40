/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When is it worth looking whether a file has changed? Shortly after something happened to it or
 * its log, then again and again for a while, because the commit becomes visible only after the last
 * write; and once in a while anyhow. Many events make few looks.
 */
#ifndef SC_WATCH_H
#define SC_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sc_watch {
	const char *name; /* of the file within its directory */
	size_t name_length;
	int events;       /* inotify, -1: none to be had, only the slow look remains */
	int stop;         /* readable when the waiting shall end; not ours */
	unsigned rung;    /* how long to wait for the next look */
	int64_t deadline; /* of that look, monotonic milliseconds */
};

/* `path` must outlive the watch. */
void sc_watch_open(struct sc_watch *watch, const char *path, int stop);
void sc_watch_close(struct sc_watch *watch);
/* Returns when it is time to look; false: time to stop. */
bool sc_watch_wait(struct sc_watch *watch);

#endif
