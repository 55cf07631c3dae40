/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does a test move time and restart? A service that knows something, with both its files on the
 * disk and clocks that stand still until the test moves them. What stands on it adds a courier.
 */
#ifndef SC_LIVING_H
#define SC_LIVING_H

#include "provisioned.h"

struct living {
	struct provisioned provisioned;
	struct sc_service *service;
	char state[96];
	uint32_t session_limit;
	int64_t now;     /* epoch seconds */
	uint64_t moment; /* milliseconds */
	uint64_t alarm;  /* the moment of the next tick, UINT64_MAX: none is asked for */
};

/* `file` as in provisioned_open(); `more` statements after it, or NULL. False: the reason was
 * printed. One at a time: the clocks have no owner. */
bool living_open(struct living *living, const char *file, const char *more, uint32_t session_limit);
void living_close(struct living *living);
/* As after kill -9 in a quiet moment: the same files, a new service. */
bool living_restart(struct living *living);
/* What the loop does when the alarm has come; commits stay where they are. */
void living_tick(struct living *living);
/* Waits for the disk, and what the loop does when the alarm has come. */
void living_turn(struct living *living);
/* Nothing is on its way to the disk or due. */
bool living_is_quiet(const struct living *living);
/* Moves both clocks. */
void living_pass(struct living *living, uint64_t milliseconds);

#endif
