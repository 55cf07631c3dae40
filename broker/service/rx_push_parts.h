/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do the files of rx_push.h do for each other? A session is in one line of rx_pushes.h at a
 * time, and these functions take it from one to the next. For them only.
 */
#ifndef SC_RX_PUSH_PARTS_H
#define SC_RX_PUSH_PARTS_H

#include "rx_pushes.h"
#include "service_parts.h"
#include "unit.h"

/* rx_push.c: for the next turn, as soon as there is more to do. */
void sc_rx_push_set_alarm(struct sc_service *service);

/* rx_push_task.c: does what is due with some of those whose turn has come. */
void sc_rx_push_tasks(struct sc_service *service);
/* Does that with this one now; when a request is changing its session, after that. */
void sc_rx_push_do(struct sc_rx_pushing *pushing, enum sc_rx_task task);

/* rx_push_write.c: writes what becomes of the session, and takes the unit; NULL: there was no
 * memory for it. After the commit it is sent what that decided, or its task is done; after a
 * failure the task comes again. */
void sc_rx_push_write(struct sc_rx_pushing *pushing, struct sc_unit *unit, bool then_send);

/* rx_push_send.c: into the line of its host. */
void sc_rx_push_queue(struct sc_rx_pushing *pushing);
/* Gives some of what waits to the courier. */
void sc_rx_push_send(struct sc_service *service);

/* Until when its session, which is to be ended since then, waits for its AF (epoch seconds). */
void sc_rx_push_set_patience(struct sc_rx_pushing *pushing, int64_t since);

/* rx_push_answer.c: ends what no STR came for. */
void sc_rx_push_end_guards(struct sc_service *service);
/* Ends this one untold if it has waited for its AF long enough. */
void sc_rx_push_give_up(struct sc_rx_pushing *pushing);

/* Whether the disk has enough to do with what AFs want. */
static inline bool sc_rx_push_is_pressed(const struct sc_service *service)
{
	return service->rx_changing >= SC_RX_PRESSED_LIMIT;
}

/* Its task comes again after a while. */
static inline void sc_rx_push_rest(struct sc_rx_pushing *pushing)
{
	pushing->deadline = sc_service_moment(pushing->service) + SC_RX_AGAIN_MILLISECONDS;
	sc_rx_pushing_move(pushing->service->pushes, pushing, SC_RX_LINE_REST);
}

#endif
