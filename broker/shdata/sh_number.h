/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What is a number that may be absent from an Sh-Data document?
 */
#ifndef SC_SH_NUMBER_H
#define SC_SH_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

struct sc_sh_number {
	bool present;
	int64_t value;
};

#endif
