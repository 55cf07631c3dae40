/* SPDX-License-Identifier: BSD-2-Clause */
#include "watch.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

enum {
	RUNG_REPEATS = 20, /* how often the longest wait of the ladder comes again */
	SLOW_LOOK = 1000,  /* milliseconds between looks when nothing happens */
	EVENT_ROOM = 4096,
};

static const int ladder[] = { 1, 2, 5, 20, 100 };

enum { RUNGS = sizeof(ladder) / sizeof(ladder[0]) };

static int64_t milliseconds(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int wait_of(unsigned rung)
{
	if (rung < RUNGS)
		return ladder[rung];
	return rung < RUNGS + RUNG_REPEATS ? ladder[RUNGS - 1] : SLOW_LOOK;
}

/* The directory is watched, since the log comes and goes beside the file. */
void sc_watch_open(struct sc_watch *watch, const char *path, int stop)
{
	const char *slash = strrchr(path, '/');
	char *directory = slash == NULL ? NULL : strndup(path, (size_t)(slash - path) + 1);

	*watch = (struct sc_watch){
		.name = slash == NULL ? path : slash + 1,
		.events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
		.stop = stop,
		.rung = RUNGS + RUNG_REPEATS,
	};
	watch->name_length = strlen(watch->name);
	if (watch->events >= 0 &&
		inotify_add_watch(watch->events, directory == NULL ? "." : directory,
			IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO) < 0) {
		close(watch->events);
		watch->events = -1;
	}
	free(directory);
}

void sc_watch_close(struct sc_watch *watch)
{
	if (watch->events >= 0)
		close(watch->events);
	watch->events = -1;
}

/* Reads all that has happened; true when some of it happened to the file or its log. */
static bool drain(struct sc_watch *watch)
{
	union {
		struct inotify_event event;
		char bytes[EVENT_ROOM];
	} room;
	bool ours = false;
	ssize_t got = 0;

	while ((got = read(watch->events, room.bytes, sizeof(room.bytes))) > 0) {
		for (char *at = room.bytes; at < room.bytes + got;) {
			const struct inotify_event *event =
				(const struct inotify_event *)(const void *)at;

			ours = ours || (event->mask & IN_Q_OVERFLOW) != 0 ||
			       (event->len != 0 &&
				       strncmp(event->name, watch->name, watch->name_length) == 0);
			at += sizeof(*event) + event->len;
		}
	}
	return ours;
}

static void climb_to(struct sc_watch *watch, unsigned rung)
{
	watch->rung = rung;
	watch->deadline = milliseconds() + wait_of(rung);
}

bool sc_watch_wait(struct sc_watch *watch)
{
	climb_to(watch, watch->rung);
	for (;;) {
		struct pollfd files[] = {
			{ .fd = watch->stop, .events = POLLIN },
			/* On the first rung further events change nothing: let them gather. */
			{ .fd = watch->rung == 0 ? -1 : watch->events, .events = POLLIN },
		};
		int64_t left = watch->deadline - milliseconds();
		int ready = left <= 0 ? 0 : poll(files, 2, (int)left);

		if (ready < 0 && errno != EINTR)
			return false;
		if (ready > 0 && files[0].revents != 0)
			return false;
		if (ready > 0 && files[1].revents != 0 && drain(watch))
			climb_to(watch, 0);
		if (ready == 0 && milliseconds() >= watch->deadline)
			break;
	}
	if (watch->rung < RUNGS + RUNG_REPEATS)
		watch->rung++;
	return true;
}
