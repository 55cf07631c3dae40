/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_time.h"

#define NTP_TO_EPOCH INT64_C(2208988800) /* 1900 to 1970 */
#define ERA          (INT64_C(1) << 32)
#define HIGHEST_BIT  (INT64_C(1) << 31)

int64_t sc_sh_time_read(uint32_t time)
{
	int64_t since_1900 = (int64_t)time < HIGHEST_BIT ? time + ERA : time;

	return since_1900 - NTP_TO_EPOCH;
}

uint32_t sc_sh_time_write(int64_t seconds)
{
	const int64_t first = HIGHEST_BIT - NTP_TO_EPOCH;
	const int64_t last = ERA + HIGHEST_BIT - 1 - NTP_TO_EPOCH;

	if (seconds < first)
		seconds = first;
	if (seconds > last)
		seconds = last;
	return (uint32_t)(seconds + NTP_TO_EPOCH);
}
