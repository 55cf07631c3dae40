/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does Sofia live on libuv's loop? Its root object keeps an epoll of its own; libuv watches
 * that one descriptor. Whenever it is readable or a deadline of Sofia has come, the next turn of
 * the loop calls turn(), which lets Sofia work off a bounded burst, so that Diameter and the others
 * get theirs. Between bursts Sofia costs the loop nothing.
 *
 * Everything in Sofia belongs to the thread that opened it; it aborts when another one calls.
 */
#ifndef SC_SOFIA_LOOP_H
#define SC_SOFIA_LOOP_H

#include <stdint.h>

#include "problem.h"
#include "status.h"

struct sc_sofia_door;
struct sc_sofia_loop;
struct su_root_s;
struct uv_loop_s;

/* Finds Sofia's epoll by its number, the lowest that was free: no other thread may run yet. */
enum sc_status sc_sofia_loop_open(struct sc_sofia_loop **sofia, struct sc_problem *problem);
struct su_root_s *sc_sofia_loop_root(const struct sc_sofia_loop *sofia);
/* The descriptor of the epoll; it stays Sofia's. */
int sc_sofia_loop_queue(const struct sc_sofia_loop *sofia);
/* From now on turn() is called, first in the next turn. */
enum sc_status sc_sofia_loop_start(struct sc_sofia_loop *sofia, struct uv_loop_s *loop,
	void (*turn)(void *owner), void *owner);
/* Only inside turn(): Sofia reads through the door, answers and looks at its timers. A connection
 * whose octets took far longer than any request does is shut down. */
void sc_sofia_loop_burst(struct sc_sofia_loop *sofia, struct sc_sofia_door *door);
/* How many connections were. */
uint64_t sc_sofia_loop_shut_down(const struct sc_sofia_loop *sofia);
/* Destroys the root; what Sofia has on it must be gone. When it was started, the loop must run once
 * more before it is closed itself. NULL is allowed. */
void sc_sofia_loop_close(struct sc_sofia_loop *sofia);

#endif
