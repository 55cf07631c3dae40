/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Session-Termination-Request (TS 29.214 4.4.4).
 */
#include "rx_result.h"
#include "rx_serve.h"
#include "rx_terminate.h"

static void terminate(struct sc_parked *parked);

static void committed(void *owner, enum sc_status status)
{
	struct sc_parked *parked = owner;
	struct sc_result result = rx_result_of(status, NULL);

	if (status == SC_STATUS_WAITING)
		terminate(parked);
	else
		sc_parked_answer(parked, &result, NULL, NULL);
}

static void terminate(struct sc_parked *parked)
{
	const struct sc_exchange *request = sc_parked_request(parked);
	const struct sc_promise promise = { .kept = committed, .owner = parked };
	enum sc_status status = sc_rx_terminate(sc_exchange_service(request),
		sc_exchange_session_id(request), sc_exchange_origin_host(request), &promise);
	struct sc_result result = rx_result_of(status, NULL);

	if (status != SC_STATUS_OK && status != SC_STATUS_WAITING)
		sc_parked_answer(parked, &result, NULL, NULL);
}

void rx_serve_session_termination(struct sc_exchange *exchange)
{
	const struct sc_result busy = rx_result_of(SC_STATUS_OUT_OF_ROOM, NULL);
	struct sc_parked *parked = sc_exchange_park(exchange);

	if (parked == NULL)
		sc_exchange_answer(exchange, &busy, NULL, NULL);
	else
		terminate(parked);
}
