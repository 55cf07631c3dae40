/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which application do the tests of the node speak? One of their own, that says what it heard. Its
 * text may ask for something else:
 *   "grow"    an answer whose text has `number` bytes
 *   "silent"  no answer at all, which is a mistake of the handler
 *   "exp"     Experimental-Result 5001 of ECHO_VENDOR, with a note
 *   "failed"  5004, naming the number in the first member of the second group
 *   "absent"  5005, naming an address that is not there
 */
#ifndef ECHO_H
#define ECHO_H

#include "application.h"

enum { ECHO_APPLICATION = 16777999, ECHO_VENDOR = 99999, ECHO_COMMAND = 8388500 };
enum { ECHO_NUMBER = 1, ECHO_TEXT, ECHO_GROUP, ECHO_LONG, ECHO_ADDRESS, ECHO_INNER };
enum { ECHO_GROW_LIMIT = 100 * 1024 };

struct echo_inner {
	bool present;
	struct sc_avp_u32 number;
};

struct echo_group {
	bool present;
	bool must;
	struct sc_avp_u32 number;
	struct sc_text text;
	struct echo_inner inner[2];
	uint32_t inner_count;
};

struct echo_values {
	struct sc_avp_u32 number;
	struct sc_text text;
	struct sc_avp_u64 longer;
	struct sc_text address;
	struct echo_group group[3];
	uint32_t group_count;
	struct echo_inner inner;
};

extern const struct sc_avp_map echo_map;
extern const struct sc_application echo_application;

#endif
