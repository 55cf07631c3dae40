/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When has the service something to do? One alarm on the loop, which its owner sets again while it
 * rings, as often as there is more to do. At once is once in a turn of the loop: what peers send is
 * read in between.
 */
#ifndef SC_ALARM_H
#define SC_ALARM_H

#include <stdint.h>
#include <uv.h>

struct sc_alarm {
	uv_timer_t later;
	uv_idle_t at_once; /* a timer of no time would ring again in the same turn */
	void (*ring)(void *owner);
	void *owner;
};

void sc_alarm_open(struct sc_alarm *alarm, uv_loop_t *loop, void (*ring)(void *owner), void *owner);
/* The sooner of this and what was set before. */
void sc_alarm_set(struct sc_alarm *alarm, uint64_t milliseconds);
/* It rings no more; the loop needs one more turn for that. */
void sc_alarm_close(struct sc_alarm *alarm);

#endif
