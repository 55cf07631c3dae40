/* SPDX-License-Identifier: BSD-2-Clause
 *
 * What leaves when? Hosts take turns, each with so many on their way at most: answers make room for
 * the next. What cannot leave waits for a way, and only its own host's with it.
 */
#include "rx_push_parts.h"

/* What one turn of the loop sends at most. */
enum { SENDS = 256, SENDS_WHEN_PRESSED = 1 };

void sc_rx_push_set_patience(struct sc_rx_pushing *pushing, int64_t since)
{
	struct sc_service *service = pushing->service;
	int64_t now = sc_service_now(service);
	int64_t decided = since < now ? since : now;
	int64_t soonest = now + SC_RX_RETURN_SECONDS;

	pushing->untold_at = decided + SC_RX_ENDING_LIFE_SECONDS;
	if (pushing->untold_at < soonest)
		pushing->untold_at = soonest;
	sc_rx_time_set(service, pushing->id, pushing->untold_at);
}

void sc_rx_push_queue(struct sc_rx_pushing *pushing)
{
	struct sc_service *service = pushing->service;
	const struct sc_rx_session *session = sc_rx_find(service, pushing->id);

	if (session == NULL)
		sc_rx_pushing_end(service->pushes, pushing);
	else if (sc_rx_pushing_queue(service->pushes, pushing, session->af_host) != SC_STATUS_OK)
		sc_rx_push_rest(pushing);
	else if (pushing->state == SC_RX_ABORTING)
		sc_rx_push_set_patience(pushing, session->updated_at);
}

static void send_one(struct sc_service *service, struct sc_rx_pushing *pushing,
	const struct sc_rx_session *session)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_push push = { .aborts = pushing->state == SC_RX_ABORTING,
		.session_id = session->id,
		.host = session->af_host,
		.realm = session->af_realm,
		.via = session->via,
		.report = &pushing->report };

	sc_rx_pushing_take_off(pushes, pushing);
	push.flight = pushing->flight;
	if (service->rx_courier.send(service->rx_courier.owner, &push) == SC_STATUS_OK)
		return;
	sc_rx_pushing_turn_back(pushes, pushing);
	if (pushes->tries_at == 0)
		pushes->tries_at = sc_service_moment(service) + SC_RX_AGAIN_MILLISECONDS;
}

/* A report that waited until it was no longer true is made anew. */
static void send_next(struct sc_service *service, struct sc_rx_pushing *pushing)
{
	const struct sc_rx_session *session = sc_rx_find(service, pushing->id);

	if (session == NULL)
		sc_rx_pushing_end(service->pushes, pushing);
	else if (pushing->again && pushing->state != SC_RX_ABORTING)
		sc_rx_pushing_move(service->pushes, pushing, SC_RX_LINE_TURN);
	else
		send_one(service, pushing, session);
}

void sc_rx_push_send(struct sc_service *service)
{
	int sends = sc_rx_push_is_pressed(service) ? SENDS_WHEN_PRESSED : SENDS;
	struct sc_rx_pushing *pushing = NULL;

	for (int i = 0; i < sends && service->rx_courier.send != NULL; i++) {
		pushing = sc_rx_pushing_next(service->pushes);
		if (pushing == NULL)
			return;
		send_next(service, pushing);
	}
}

void sc_rx_way_opened(struct sc_service *service)
{
	sc_rx_hosts_found(service->pushes);
	sc_rx_push_set_alarm(service);
}

void sc_rx_set_courier(struct sc_service *service, const struct sc_rx_courier *courier)
{
	struct sc_rx_pushes *pushes = service->pushes;
	struct sc_rx_pushing *pushing = NULL;

	service->rx_courier = courier == NULL ? (struct sc_rx_courier){ .send = NULL } : *courier;
	/* Nobody will tell any more how it went. */
	while (courier == NULL && (pushing = sc_rx_pushing_first(pushes, SC_RX_LINE_FLY)) != NULL)
		sc_rx_pushed(service, pushing->flight, SC_RX_PUSH_LOST);
	sc_rx_hosts_found(pushes);
	sc_rx_push_set_alarm(service);
}
