/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What do answers do, and answers that never come? They are events of rx_machine.h; this does what
 * the machine says.
 */
#include "rx_push_parts.h"

static enum sc_rx_event event_of(const struct sc_rx_pushing *pushing, enum sc_rx_pushed how)
{
	bool aborts = pushing->state == SC_RX_ABORTING;

	switch (how) {
	case SC_RX_PUSH_ANSWERED:
		return aborts ? SC_RX_EVENT_ASA : SC_RX_EVENT_RAA;
	case SC_RX_PUSH_UNKNOWN:
		return aborts ? SC_RX_EVENT_ASA_UNKNOWN : SC_RX_EVENT_RAA_UNKNOWN;
	case SC_RX_PUSH_LOST:
		return aborts ? SC_RX_EVENT_ASA_LOST : SC_RX_EVENT_RAA_LOST;
	case SC_RX_PUSH_MISSING:
		break;
	}
	return aborts ? SC_RX_EVENT_ASA : SC_RX_EVENT_RAA_MISSING;
}

/* From now on its own deadline ends it. */
static void start_guard(struct sc_rx_pushing *pushing)
{
	sc_rx_time_set(pushing->service, pushing->id, 0);
	pushing->deadline = sc_service_moment(pushing->service) + SC_RX_GUARD_MILLISECONDS;
	sc_rx_pushing_move(pushing->service->pushes, pushing, SC_RX_LINE_GUARD);
}

/* Very many may be answered or end at the same moment, and requests of AFs wait behind what is on
 * its way to the disk. */
static void do_in_turn(struct sc_rx_pushing *pushing, enum sc_rx_task task)
{
	pushing->task = task;
	sc_rx_pushing_move(pushing->service->pushes, pushing, SC_RX_LINE_TURN);
}

/* It will not be told now. */
static void leave_it(struct sc_rx_pushing *pushing)
{
	if (!pushing->again)
		sc_rx_pushing_end(pushing->service->pushes, pushing);
}

static void take_step(struct sc_rx_pushing *pushing, enum sc_rx_event event)
{
	struct sc_rx_step step = sc_rx_step(pushing->state, event);

	pushing->state = step.next;
	switch (step.action) {
	case SC_RX_DO_SEND_RAR:
	case SC_RX_DO_SEND_ASR:
		sc_rx_push_queue(pushing);
		break;
	case SC_RX_DO_START_GUARD:
		start_guard(pushing);
		break;
	case SC_RX_DO_DROP:
		do_in_turn(pushing, SC_RX_TASK_DROP);
		break;
	case SC_RX_DO_NOTE_TOLD:
		do_in_turn(pushing, SC_RX_TASK_NOTE);
		break;
	case SC_RX_DO_NOTHING:
	case SC_RX_DO_KEEP:
	case SC_RX_DO_REFUSE:
	case SC_RX_DO_ANSWER_UNKNOWN:
	case SC_RX_DO_HOLD_BACK:
	case SC_RX_ACTION_COUNT:
		leave_it(pushing);
		break;
	}
}

void sc_rx_push_give_up(struct sc_rx_pushing *pushing)
{
	int64_t now = sc_service_now(pushing->service);

	if (pushing->line != SC_RX_LINE_SEND || pushing->state != SC_RX_ABORTING)
		return;
	if (pushing->untold_at <= now)
		take_step(pushing, SC_RX_EVENT_GUARD);
	else if (pushing->untold_at > now + SC_RX_ENDING_LIFE_SECONDS)
		sc_rx_push_set_patience(pushing, now);
}

void sc_rx_push_end_guards(struct sc_service *service)
{
	struct sc_rx_pushing *pushing = NULL;
	uint64_t now = sc_service_moment(service);

	while ((pushing = sc_rx_pushing_first(service->pushes, SC_RX_LINE_GUARD)) != NULL &&
		pushing->deadline <= now)
		take_step(pushing, SC_RX_EVENT_GUARD);
}

/* Of a session that is gone only the place at its host is given back. */
void sc_rx_pushed(struct sc_service *service, uint64_t flight, enum sc_rx_pushed how)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = sc_rx_pushing_of_flight(pushes, flight);

	if (pushing == NULL)
		return;
	sc_rx_pushing_move(pushes, pushing, SC_RX_LINE_TURN);
	if (pushing->gone)
		sc_rx_pushing_end(pushes, pushing);
	else
		take_step(pushing, event_of(pushing, how));
	sc_rx_push_set_alarm(service);
}
