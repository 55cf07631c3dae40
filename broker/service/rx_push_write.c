/* SPDX-License-Identifier: BSD-2-Clause
 *
 * How does what was decided about a session become durable before anything is sent? One unit of the
 * journal each, so many at a time that requests of AFs are not held up; the journal commits those
 * of many sessions at once.
 */
#include "rx_change.h"
#include "rx_push_parts.h"

/* The disk does not take it: nobody else's turn comes for a while either. */
static void put_off(struct sc_rx_pushing *pushing)
{
	struct sc_rx_pushes *pushes = pushing->service->pushes;

	pushes->rests_to = sc_service_moment(pushing->service) + SC_RX_AGAIN_MILLISECONDS;
	sc_rx_pushing_move(pushes, pushing, SC_RX_LINE_TURN);
}

static void go_on(struct sc_rx_pushing *pushing)
{
	pushing->task = SC_RX_TASK_REVIEW;
	sc_rx_pushing_move(pushing->service->pushes, pushing, SC_RX_LINE_TURN);
	if (pushing->then_send && !pushing->gone)
		sc_rx_push_queue(pushing);
	else if (pushing->gone || !pushing->again)
		sc_rx_pushing_end(pushing->service->pushes, pushing);
}

static void written(void *owner, enum sc_status status)
{
	struct sc_rx_pushing *pushing = owner;
	struct sc_service *service = pushing->service;

	if (status == SC_STATUS_OK)
		go_on(pushing);
	else
		put_off(pushing);
	sc_rx_push_set_alarm(service);
}

/* Takes the unit. */
static enum sc_status write_unit(struct sc_rx_pushing *pushing, struct sc_unit *unit)
{
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION, .name = pushing->id };
	const struct sc_promise promise = { .kept = written, .owner = pushing };
	struct sc_rx_claim *claims = NULL;
	enum sc_status status = sc_rx_claim(pushing->service->rx_claims, &key, &claims);

	if (status == SC_STATUS_OK)
		return sc_rx_change_write(pushing->service, unit, claims, &promise);
	sc_unit_drop(unit);
	return status;
}

void sc_rx_push_write(struct sc_rx_pushing *pushing, struct sc_unit *unit, bool then_send)
{
	pushing->then_send = then_send;
	sc_rx_pushing_move(pushing->service->pushes, pushing, SC_RX_LINE_WRITING);
	if (unit == NULL || write_unit(pushing, unit) != SC_STATUS_OK)
		put_off(pushing);
}
