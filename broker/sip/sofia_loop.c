/* SPDX-License-Identifier: BSD-2-Clause */
#include "sofia_loop.h"

#include <errno.h>
#include <fcntl.h>
#include <sofia-sip/su_log.h>
#include <sofia-sip/su_wait.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <uv.h>

#include "log.h"
#include "numeric_names.h"
#include "sofia_door.h"

enum {
	BURST_STEPS = 16,
	BURST_NANOSECONDS = 2 * 1000 * 1000,
	/* A step reads a piece of one connection; what is in there is answered in less than one
	 * millisecond. */
	SLOW_NANOSECONDS = 20 * 1000 * 1000,
	/* Sofia says 0 when it has worked and also when a timer is due in less than a
	 * millisecond. Taking it at its word would make the loop spin. */
	LEAST_WAIT = 1,
	DISCARD_READS = 1024,
	SOFIA_LOG_LEVEL = 3, /* what went wrong, without tracing */
};

struct sc_sofia_loop {
	su_root_t *root;
	int queue;
	uv_poll_t readable;
	uv_timer_t deadline;
	uv_prepare_t before_wait;
	int handles; /* initialised and not closed yet */
	bool stirred;
	uint64_t shut_down;
	void (*turn)(void *owner);
	void *owner;
};

/* Sofia speaks in lines, of what peers did as well as of itself. */
static void log_line(void *stream, const char *format, va_list values)
{
	char line[512];

	(void)stream;
	vsnprintf(line, sizeof(line), format, values);
	line[strcspn(line, "\n")] = '\0';
	sc_log(SC_LOG_DEBUG, "Sofia: %s", line);
}

static int lowest_free_descriptor(void)
{
	int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (descriptor >= 0)
		close(descriptor);
	return descriptor;
}

static bool is_epoll(int descriptor)
{
	char path[64];
	char target[64] = "";

	snprintf(path, sizeof(path), "/proc/self/fd/%d", descriptor);
	return readlink(path, target, sizeof(target) - 1) > 0 &&
	       strcmp(target, "anon_inode:[eventpoll]") == 0;
}

static enum sc_status open_root(struct sc_sofia_loop *sofia, struct sc_problem *problem)
{
	if (su_init() != 0)
		return sc_problem_set(
			problem, SC_STATUS_OUT_OF_MEMORY, "the SIP library did not start");
	su_log_redirect(su_log_default, log_line, NULL);
	su_log_redirect(su_log_global, log_line, NULL);
	su_log_set_level(su_log_default, sc_log_wants(SC_LOG_DEBUG) ? SOFIA_LOG_LEVEL : 0);
	sofia->queue = lowest_free_descriptor();
	sofia->root = su_root_create(NULL);
	if (sofia->root == NULL)
		return sc_problem_set(problem, SC_STATUS_OUT_OF_MEMORY,
			"the SIP library did not start: %s", strerror(errno));
	if (!is_epoll(sofia->queue))
		return sc_problem_set(problem, SC_STATUS_NETWORK_FAILED,
			"the event queue of the SIP library was not found: it must be opened "
			"before other threads run, and SU_PORT must not be set");
	fcntl(sofia->queue, F_SETFD, FD_CLOEXEC);
	su_root_multishot(sofia->root, 0); /* one event a step, so that a burst can end anywhere */
	return SC_STATUS_OK;
}

enum sc_status sc_sofia_loop_open(struct sc_sofia_loop **sofia, struct sc_problem *problem)
{
	struct sc_sofia_loop *opened = calloc(1, sizeof(*opened));
	enum sc_status status;

	if (opened == NULL)
		return SC_STATUS_OUT_OF_MEMORY;
	status = open_root(opened, problem);
	if (status == SC_STATUS_OK)
		*sofia = opened;
	else
		sc_sofia_loop_close(opened);
	return status;
}

struct su_root_s *sc_sofia_loop_root(const struct sc_sofia_loop *sofia)
{
	return sofia->root;
}

int sc_sofia_loop_queue(const struct sc_sofia_loop *sofia)
{
	return sofia->queue;
}

/* The poll stays readable until Sofia has taken what is there, so errors need no care here: the
 * burst meets them. */
static void note_readable(uv_poll_t *readable, int status, int events)
{
	struct sc_sofia_loop *sofia = readable->data;

	(void)status;
	(void)events;
	sofia->stirred = true;
}

static void note_deadline(uv_timer_t *deadline)
{
	struct sc_sofia_loop *sofia = deadline->data;

	sofia->stirred = true;
}

static void take_turn(uv_prepare_t *before_wait)
{
	struct sc_sofia_loop *sofia = before_wait->data;

	if (!sofia->stirred)
		return;
	sofia->stirred = false;
	sofia->turn(sofia->owner);
}

enum sc_status sc_sofia_loop_start(
	struct sc_sofia_loop *sofia, struct uv_loop_s *loop, void (*turn)(void *owner), void *owner)
{
	sofia->turn = turn;
	sofia->owner = owner;
	sofia->stirred = true;
	sofia->readable.data = sofia;
	sofia->deadline.data = sofia;
	sofia->before_wait.data = sofia;
	if (uv_poll_init(loop, &sofia->readable, sofia->queue) != 0)
		return SC_STATUS_NETWORK_FAILED;
	uv_timer_init(loop, &sofia->deadline);
	uv_prepare_init(loop, &sofia->before_wait);
	sofia->handles = 3;
	if (uv_poll_start(&sofia->readable, UV_READABLE, note_readable) != 0)
		return SC_STATUS_NETWORK_FAILED;
	uv_prepare_start(&sofia->before_wait, take_turn);
	return SC_STATUS_OK;
}

/* What this thread has worked, so that a busy machine does not cost an innocent its connection. */
static uint64_t work_time(void)
{
	struct timespec time = { .tv_sec = 0 };

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (uint64_t)time.tv_sec * 1000 * 1000 * 1000 + (uint64_t)time.tv_nsec;
}

/* A shutdown alone would let Sofia read on what has arrived already. */
static void end_stream(int stream)
{
	char discarded[4096];
	int reads = 0;

	shutdown(stream, SHUT_RDWR);
	while (reads++ < DISCARD_READS &&
		recv(stream, discarded, sizeof(discarded), MSG_DONTWAIT) > 0)
		;
}

static su_duration_t take_steps(struct sc_sofia_loop *sofia, struct sc_sofia_door *door)
{
	uint64_t start = uv_hrtime();
	uint64_t worked = work_time();
	uint64_t passed = 0;
	su_duration_t wait = 0;

	for (int i = 0; i < BURST_STEPS && wait == 0 && passed < BURST_NANOSECONDS; i++) {
		door->stream = -1;
		wait = su_root_step(sofia->root, 0);
		passed = uv_hrtime() - start;
	}
	if (passed >= SLOW_NANOSECONDS && door->stream >= 0 &&
		work_time() - worked >= SLOW_NANOSECONDS) {
		end_stream(door->stream);
		sofia->shut_down++;
	}
	return wait;
}

void sc_sofia_loop_burst(struct sc_sofia_loop *sofia, struct sc_sofia_door *door)
{
	su_duration_t wait;

	sc_numeric_names_only(true);
	sc_sofia_door_use(door);
	wait = take_steps(sofia, door);
	sc_sofia_door_use(NULL);
	sc_numeric_names_only(false);
	if (wait < 0)
		uv_timer_stop(&sofia->deadline);
	else
		uv_timer_start(&sofia->deadline, note_deadline,
			wait < LEAST_WAIT ? LEAST_WAIT : (uint64_t)wait, 0);
}

uint64_t sc_sofia_loop_shut_down(const struct sc_sofia_loop *sofia)
{
	return sofia->shut_down;
}

static void forget_handle(uv_handle_t *handle)
{
	struct sc_sofia_loop *sofia = handle->data;

	if (--sofia->handles == 0)
		free(sofia);
}

void sc_sofia_loop_close(struct sc_sofia_loop *sofia)
{
	if (sofia == NULL)
		return;
	if (sofia->handles != 0) {
		uv_close((uv_handle_t *)&sofia->readable, forget_handle);
		uv_close((uv_handle_t *)&sofia->deadline, forget_handle);
		uv_close((uv_handle_t *)&sofia->before_wait, forget_handle);
	}
	if (sofia->root != NULL)
		su_root_destroy(sofia->root);
	su_deinit();
	if (sofia->handles == 0)
		free(sofia);
}
