/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_media.h"

#include <stdio.h>

/* An IP flow has one component. */
static void put_description(struct bench_message *message, const char *format, uint32_t component)
{
	char text[128];

	snprintf(text, sizeof(text), format, component, component);
	bench_put_text(message, 507, BENCH_VENDOR, text);
}

void rx_put_component(struct bench_message *message, uint32_t number, uint32_t type)
{
	size_t component = bench_open(message, 517, BENCH_VENDOR);
	size_t flow;

	bench_put_u32(message, 518, BENCH_VENDOR, number);
	flow = bench_open(message, 519, BENCH_VENDOR);
	bench_put_u32(message, 509, BENCH_VENDOR, 1);
	put_description(
		message, "permit out 17 from 198.51.100.1 4917%u to 10.0.0.1 4000%u", number);
	put_description(
		message, "permit in 17 from 10.0.0.1 4000%u to 198.51.100.1 4917%u", number);
	bench_close(message, flow);
	bench_put_u32(message, 520, BENCH_VENDOR, type);
	bench_put_u32(message, 515, BENCH_VENDOR, 64000);
	bench_put_u32(message, 516, BENCH_VENDOR, 64000);
	bench_put_u32(message, 511, BENCH_VENDOR, 2);
	bench_close(message, component);
}
