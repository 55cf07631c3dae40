/* SPDX-License-Identifier: BSD-2-Clause */
#include "victim.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KEPT_BYTES = 16384, PATIENCE_MS = 60000 };

static char kept[KEPT_BYTES + 1]; /* the end of the log */
static size_t kept_length;

double clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void fail(const char *format, ...)
{
	va_list arguments;

	printf("FAILED: ");
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	printf("\nthe end of the log:\n%.*s\n", (int)kept_length, kept);
	fflush(stdout);
	exit(EXIT_FAILURE);
}

static _Noreturn void become(const char *program, const char *configuration, int log)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	dup2(log, STDERR_FILENO);
	execl(program, program, "--config", configuration, (char *)NULL);
	perror(program);
	_exit(127);
}

/* False: it has closed its log. */
static int read_log(struct victim *victim)
{
	char bytes[4096];
	ssize_t length = read(victim->log, bytes, sizeof(bytes));
	size_t surplus;

	if (length <= 0)
		return length < 0;
	surplus = kept_length + (size_t)length > KEPT_BYTES
			  ? kept_length + (size_t)length - KEPT_BYTES
			  : 0;
	memmove(kept, kept + surplus, kept_length - surplus);
	memcpy(kept + kept_length - surplus, bytes, (size_t)length);
	kept_length += (size_t)length - surplus;
	kept[kept_length] = '\0';
	return 1;
}

void victim_listen(struct victim *victim)
{
	read_log(victim);
}

static void wait_until_it_serves(struct victim *victim)
{
	double until = clock_ms() + PATIENCE_MS;
	struct pollfd log = { .fd = victim->log, .events = POLLIN };
	const char *port;

	while (strstr(kept, " serves\n") == NULL) {
		if (clock_ms() > until)
			fail("the daemon does not serve");
		if (poll(&log, 1, 1000) > 0 && !read_log(victim))
			fail("the daemon ended at its start");
	}
	port = strstr(kept, "Diameter on ");
	port = port == NULL ? NULL : strstr(port, " port ");
	if (port == NULL)
		fail("the daemon names no port");
	victim->port = (uint16_t)strtoul(port + 6, NULL, 10);
}

void victim_start(struct victim *victim, const char *program, const char *configuration)
{
	int ends[2];

	kept_length = 0;
	kept[0] = '\0';
	fflush(stdout);
	if (pipe(ends) != 0)
		fail("there is no pipe");
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	victim->pid = fork();
	if (victim->pid == 0)
		become(program, configuration, ends[1]);
	close(ends[1]);
	victim->log = ends[0];
	if (victim->pid < 0)
		fail("there is no process");
	wait_until_it_serves(victim);
}

void victim_kill(struct victim *victim)
{
	int status = 0;

	kill(victim->pid, SIGKILL);
	waitpid(victim->pid, &status, 0);
	read_log(victim);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		fail("the daemon ended by itself, with status %x", (unsigned)status);
	close(victim->log);
	victim->pid = 0;
}
