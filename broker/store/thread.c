/* SPDX-License-Identifier: BSD-2-Clause */
#include "thread.h"

#include <signal.h>

int sc_thread_start(pthread_t *thread, void *(*run)(void *owner), void *owner)
{
	sigset_t all;
	sigset_t before;
	int failure = 0;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	failure = pthread_create(thread, NULL, run, owner);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failure;
}
