/* SPDX-License-Identifier: BSD-2-Clause */
#include "stopping.h"

#include <pthread.h>
#include <signal.h>

const int sc_stop_signals[SC_STOP_SIGNALS] = { SIGTERM, SIGINT };

static void change_mask(int how)
{
	sigset_t signals;

	sigemptyset(&signals);
	for (int i = 0; i < SC_STOP_SIGNALS; i++)
		sigaddset(&signals, sc_stop_signals[i]);
	pthread_sigmask(how, &signals, NULL);
}

void sc_stopping_hold(void)
{
	change_mask(SIG_BLOCK);
}

void sc_stopping_release(void)
{
	change_mask(SIG_UNBLOCK);
}

bool sc_stopping_is_asked(void *owner)
{
	sigset_t held;
	bool asked = false;

	(void)owner;
	sigpending(&held);
	for (int i = 0; i < SC_STOP_SIGNALS; i++)
		asked = asked || sigismember(&held, sc_stop_signals[i]) == 1;
	return asked;
}
