/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How long, and at what cost? Clocks, the processor time of another process, and percentiles.
 */
#ifndef BENCH_METER_H
#define BENCH_METER_H

#include <stdint.h>

/* Nanoseconds that always grow. */
uint64_t meter_now(void);
/* Nanoseconds of processor that all threads of a process have used. */
uint64_t meter_processor_time(const char *pid);
void meter_sort(uint32_t *values, uint32_t count);
/* Of sorted values, which is then the unit; 0 when there are none. */
uint32_t meter_percentile(const uint32_t *values, uint32_t count, uint32_t percent);

/* Says what failed, with errno, and exits. */
_Noreturn void meter_fail(const char *what);

/* Ends the program unless the number of refused requests is 0: the figures are of others then. */
void meter_expect_success(uint32_t refused);

#endif
