/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How is a daemon started that will be killed? A real continuityd, whose log is read while it runs;
 * it never outlives this process.
 */
#ifndef CRASH_VICTIM_H
#define CRASH_VICTIM_H

#include <stdint.h>
#include <sys/types.h>

struct victim {
	pid_t pid;     /* 0: none runs */
	int log;       /* its stderr */
	uint16_t port; /* of Diameter */
};

/* Starts it and waits until it says that it serves. */
void victim_start(struct victim *victim, const char *program, const char *configuration);
/* Reads what its log has. */
void victim_listen(struct victim *victim);
/* kill -9. It is an error that it has ended by itself. */
void victim_kill(struct victim *victim);

/* Milliseconds that always grow. */
double clock_ms(void);

/* Says what went wrong, with the end of the log, and exits. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
