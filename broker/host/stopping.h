/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What asks for an orderly stop? SIGTERM and SIGINT. While everything is being opened the loop does
 * not turn, so that they are held: whoever reads long can see them, on any thread.
 */
#ifndef SC_STOPPING_H
#define SC_STOPPING_H

#include <stdbool.h>

enum { SC_STOP_SIGNALS = 2 };

extern const int sc_stop_signals[SC_STOP_SIGNALS];

/* Threads that begin from here on leave them to this one for good. */
void sc_stopping_hold(void);
/* They come to the loop. */
void sc_stopping_release(void);
/* Whether one is held; to be asked from any thread. The owner is nobody. */
bool sc_stopping_is_asked(void *owner);

#endif
