/* SPDX-License-Identifier: BSD-2-Clause
 *
 * The alarm of the service: the sooner counts, and one that is set again while it rings leaves the
 * loop time for what else comes.
 */
#include "alarm.h"

#include "export.h"
#include "suite.h"

enum { LONG = 3600 * 1000, RINGS = 100 };

struct desk {
	uv_loop_t loop;
	uv_check_t turns; /* of the loop: it has looked for input */
	struct sc_alarm alarm;
	uint32_t turn_count;
	uint32_t rings;
	uint32_t wanted;  /* so often it is set again at once */
	uint32_t crowded; /* rings in a turn that had one before */
	uint32_t rung_in;
};

static void count_turn(uv_check_t *turns)
{
	struct desk *desk = turns->data;

	desk->turn_count++;
}

static void take_ring(void *owner)
{
	struct desk *desk = owner;

	desk->crowded += desk->rings != 0 && desk->rung_in == desk->turn_count;
	desk->rung_in = desk->turn_count;
	if (++desk->rings < desk->wanted)
		sc_alarm_set(&desk->alarm, 0);
	else
		uv_stop(&desk->loop);
}

static void desk_open(struct desk *desk)
{
	*desk = (struct desk){ .wanted = 1 };
	CU_ASSERT_EQUAL_FATAL(uv_loop_init(&desk->loop), 0);
	uv_check_init(&desk->loop, &desk->turns);
	desk->turns.data = desk;
	uv_check_start(&desk->turns, count_turn);
	sc_alarm_open(&desk->alarm, &desk->loop, take_ring, desk);
}

static void desk_close(struct desk *desk)
{
	uv_close((uv_handle_t *)&desk->turns, NULL);
	sc_alarm_close(&desk->alarm);
	uv_run(&desk->loop, UV_RUN_DEFAULT);
	CU_ASSERT_EQUAL(uv_loop_close(&desk->loop), 0);
}

static void test_again_at_once(void)
{
	struct desk desk;

	desk_open(&desk);
	desk.wanted = RINGS;
	sc_alarm_set(&desk.alarm, 0);
	uv_run(&desk.loop, UV_RUN_DEFAULT);
	CU_ASSERT_EQUAL(desk.rings, RINGS);
	CU_ASSERT_EQUAL(desk.crowded, 0);
	desk_close(&desk);
}

static void test_sooner_counts(void)
{
	struct desk desk;

	desk_open(&desk);
	sc_alarm_set(&desk.alarm, LONG);
	sc_alarm_set(&desk.alarm, 1);
	sc_alarm_set(&desk.alarm, LONG);
	uv_run(&desk.loop, UV_RUN_DEFAULT);
	CU_ASSERT_EQUAL(desk.rings, 1);
	/* Whoever rings says anew when the next is due. */
	CU_ASSERT_FALSE(uv_is_active((uv_handle_t *)&desk.alarm.later));
	sc_alarm_set(&desk.alarm, LONG);
	sc_alarm_set(&desk.alarm, 0);
	uv_run(&desk.loop, UV_RUN_DEFAULT);
	CU_ASSERT_EQUAL(desk.rings, 2);
	desk_close(&desk);
}

int main(void)
{
	static const struct suite_test tests[] = {
		{ "an alarm that is set again at once", test_again_at_once },
		{ "the sooner of two", test_sooner_counts },
	};

	return suite_run("The alarm", tests, SC_COUNT_OF(tests));
}
