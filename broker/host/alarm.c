/* SPDX-License-Identifier: BSD-2-Clause */
#include "alarm.h"

static void go_off(struct sc_alarm *alarm)
{
	uv_timer_stop(&alarm->later);
	uv_idle_stop(&alarm->at_once);
	alarm->ring(alarm->owner);
}

static void ring_later(uv_timer_t *later)
{
	go_off(later->data);
}

static void ring_at_once(uv_idle_t *at_once)
{
	go_off(at_once->data);
}

void sc_alarm_open(struct sc_alarm *alarm, uv_loop_t *loop, void (*ring)(void *owner), void *owner)
{
	alarm->ring = ring;
	alarm->owner = owner;
	uv_timer_init(loop, &alarm->later);
	alarm->later.data = alarm;
	uv_idle_init(loop, &alarm->at_once);
	alarm->at_once.data = alarm;
}

void sc_alarm_set(struct sc_alarm *alarm, uint64_t milliseconds)
{
	if (milliseconds == 0)
		uv_idle_start(&alarm->at_once, ring_at_once);
	else if (!uv_is_active((uv_handle_t *)&alarm->later) ||
		 uv_timer_get_due_in(&alarm->later) > milliseconds)
		uv_timer_start(&alarm->later, ring_later, milliseconds, 0);
}

void sc_alarm_close(struct sc_alarm *alarm)
{
	uv_close((uv_handle_t *)&alarm->later, NULL);
	uv_close((uv_handle_t *)&alarm->at_once, NULL);
}
