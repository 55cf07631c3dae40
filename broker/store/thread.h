/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a thread of the store begin? With all signals blocked, since these are for the loop's.
 */
#ifndef SC_THREAD_H
#define SC_THREAD_H

#include <pthread.h>

/* 0, or an errno. */
int sc_thread_start(pthread_t *thread, void *(*run)(void *owner), void *owner);

#endif
