/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which moment does an AVP of type Time tell? Seconds of NTP, whose count begins anew in 2036: with
 * the highest bit set it is of 1968 to 2036, without it of 2036 to 2104 (RFC 6733 4.3.1, RFC 4330
 * 3).
 */
#ifndef SC_SH_TIME_H
#define SC_SH_TIME_H

#include <stdint.h>

/* Epoch seconds. */
int64_t sc_sh_time_read(uint32_t time);
/* What is outside 1968 to 2104 becomes the end next to it. */
uint32_t sc_sh_time_write(int64_t seconds);

#endif
