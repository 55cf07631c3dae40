/* SPDX-License-Identifier: BSD-2-Clause
 *
 * When does what wait for its turn? Which sessions are to be looked at, how much of that one turn
 * of the loop does, and when the next is due.
 */
#include "rx_push.h"

#include "rx_push_parts.h"

/* What one turn of the loop looks through at most, and how many subscribers are worth naming. */
enum { PLACES = 1024, TOUCHED_LIMIT = 1024 };
/* Milliseconds from one that is sent to the next while the disk has enough to do. */
enum { PRESSED_REST = 1 };

void sc_rx_push_set_alarm(struct sc_service *service)
{
	uint64_t due = sc_rx_push_due(service);

	if (due != SC_RX_NEVER && service->settings.alarm != NULL)
		service->settings.alarm(service->settings.owner, due);
}

void sc_rx_push_one(struct sc_service *service, struct sc_text id)
{
	struct sc_rx_pushing *pushing = sc_rx_pushing_find(service->pushes, id);

	if (pushing == NULL) {
		if (sc_rx_pushing_add(service, id) == NULL)
			sc_rx_push_all(service);
		return;
	}
	pushing->again = true;
	sc_rx_push_give_up(pushing);
}

static bool queue_one(void *owner, const struct sc_rx_session *session)
{
	sc_rx_push_one(owner, session->id);
	return true;
}

void sc_rx_push_all(struct sc_service *service)
{
	struct sc_rx_pushes *pushes = service->pushes;

	if (pushes->walks && pushes->at != 0)
		pushes->walks_again = true;
	pushes->walks = true;
}

/* A walk under way is not begun anew: imports that follow each other closely would keep it from
 * what stands at the end of the table. */
static void walk_on(struct sc_service *service)
{
	struct sc_rx_pushes *pushes = service->pushes;

	if (sc_rx_sessions_walk(service->sessions, &pushes->at, PLACES, queue_one, service))
		return;
	pushes->walks = pushes->walks_again;
	pushes->walks_again = false;
	pushes->at = 0;
}

/* Of a subscription that is gone not even the name is known: then all sessions are looked at. */
void sc_rx_push_touched(struct sc_service *service, const struct sc_touched *touched)
{
	bool all = touched->everyone || touched->count > TOUCHED_LIMIT;

	for (uint32_t i = 0; i < touched->count && !all; i++) {
		const struct sc_account *account =
			sc_snapshot_by_id(sc_service_snapshot(service), touched->subscriptions[i]);
		const struct sc_rx_session *one = NULL;

		all = account == NULL;
		while (!all && (one = sc_rx_sessions_of(
					service->sessions, account->subscriber.name, one)) != NULL)
			sc_rx_push_one(service, one->id);
	}
	if (all && sc_rx_sessions_count(service->sessions) != 0)
		sc_rx_push_all(service);
}

void sc_rx_push_forget(struct sc_service *service, struct sc_text session_id)
{
	struct sc_rx_pushing *pushing = sc_rx_pushing_find(service->pushes, session_id);

	if (pushing != NULL)
		sc_rx_pushing_end(service->pushes, pushing);
}

static void end_rests(struct sc_service *service, uint64_t now)
{
	struct sc_rx_pushing *pushing = NULL;

	while ((pushing = sc_rx_pushing_first(service->pushes, SC_RX_LINE_REST)) != NULL &&
		pushing->deadline <= now)
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_TURN);
}

void sc_rx_push_run(struct sc_service *service)
{
	struct sc_rx_pushes *pushes = service->pushes;
	uint64_t now = sc_service_moment(service);

	sc_rx_push_end_guards(service);
	end_rests(service, now);
	if (pushes->tries_at != 0 && pushes->tries_at <= now)
		sc_rx_hosts_found(pushes);
	if (pushes->walks && sc_rx_pushing_first(pushes, SC_RX_LINE_TURN) == NULL)
		walk_on(service);
	if (pushes->rests_to <= now)
		sc_rx_push_tasks(service);
	sc_rx_push_send(service);
}

static uint64_t sooner(uint64_t due, uint64_t moment, uint64_t now)
{
	uint64_t left = moment <= now ? 0 : moment - now;

	return left < due ? left : due;
}

/* The next deadline of a line in whose order they are. */
static uint64_t sooner_in(
	const struct sc_rx_pushes *pushes, enum sc_rx_line line, uint64_t due, uint64_t now)
{
	const struct sc_rx_pushing *first = sc_rx_pushing_first(pushes, line);

	return first == NULL ? due : sooner(due, first->deadline, now);
}

uint64_t sc_rx_push_due(const struct sc_service *service)
{
	const struct sc_rx_pushes *pushes = service->pushes;
	uint64_t now = sc_service_moment(service);
	uint64_t due = SC_RX_NEVER;

	if (pushes->writing < SC_RX_WRITING_LIMIT &&
		(pushes->walks || sc_rx_pushing_first(pushes, SC_RX_LINE_TURN) != NULL))
		due = sooner(due, pushes->rests_to, now);
	if (service->rx_courier.send != NULL && sc_rx_pushing_next(pushes) != NULL)
		due = sc_rx_push_is_pressed(service) ? sooner(due, now + PRESSED_REST, now) : 0;
	if (pushes->tries_at != 0)
		due = sooner(due, pushes->tries_at, now);
	due = sooner_in(pushes, SC_RX_LINE_REST, due, now);
	return sooner_in(pushes, SC_RX_LINE_GUARD, due, now);
}
