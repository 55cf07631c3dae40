/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which moment did the person mean? Seconds since 1970, or a time of UTC as ISO 8601 writes it:
 * 2026-11-22T10:00:00Z. No time zones, no words.
 */
#ifndef SC_MOMENT_H
#define SC_MOMENT_H

#include <stdint.h>

#include "status.h"

/* MALFORMED leaves *seconds untouched. Years 1970 to 9999. */
enum sc_status sc_moment_parse(const char *text, int64_t *seconds);

#endif
