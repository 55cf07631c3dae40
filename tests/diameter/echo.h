/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which application do the tests of the node speak? One of their own, that says what it heard. Its
 * text may ask for something else:
 *   "grow"    an answer whose text has `number` bytes
 *   "silent"  no answer at all, which is a mistake of the handler
 *   "exp"     Experimental-Result 5001 of ECHO_VENDOR, with a note
 *   "failed"  5004, naming the number in the first member of the second group
 *   "absent"  5005, naming an address that is not there
 *   "park"    no answer yet: it is put into the diary; 3004 when it cannot be parked
 *   "hasty"   the same, but answered from inside the handler
 *   "twice"   parked, and answered directly nevertheless, which is a mistake of the handler
 * There is a second command, which can wait and is otherwise the same.
 */
#ifndef ECHO_H
#define ECHO_H

#include "application.h"

enum {
	ECHO_APPLICATION = 16777999,
	ECHO_VENDOR = 99999,
	ECHO_COMMAND = 8388500,
	ECHO_LAZY_COMMAND
};
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

enum { ECHO_PARKED_LIMIT = 128, ECHO_SERVED_LIMIT = 512 };

/* What the application has heard. */
struct echo_diary {
	struct sc_node *node; /* that opened last */
	struct sc_service *service;
	uint32_t opened;
	uint32_t closed;
	uint32_t peers_opened;
	char peer[64]; /* the last one */
	bool relays;
	uint32_t restarts;
	char restarted[64]; /* the last one */
	uint32_t restarted_with;
	uint32_t restarts_before_serving; /* when the last request was served */
	uint32_t origin_state;            /* of the last request */
	char carrier[64];                 /* the peer it came from */
	struct sc_parked *parked[ECHO_PARKED_LIMIT];
	uint32_t parked_count;
	uint32_t served[ECHO_SERVED_LIMIT]; /* Echo-Numbers in the order of serving */
	uint32_t served_count;
};

extern struct echo_diary echo_diary;

/* Answers the one at that place of the diary, with 2001 and what it said, and strikes it out. */
void echo_answer_parked(uint32_t index);
/* In their order. */
void echo_answer_all(void);

extern const struct sc_avp_map echo_map;
extern const struct sc_application echo_application;

#endif
