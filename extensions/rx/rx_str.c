/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Session-Termination-Request (TS 29.214 4.4.4).
 */
#include <stdlib.h>

#include "rx_netloc.h"
#include "rx_read.h"
#include "rx_result.h"
#include "rx_serve.h"
#include "rx_terminate.h"

/* Who waits for the commit, and what the answer will say then. */
struct ending {
	struct sc_parked *parked;
	uint32_t required; /* Required-Access-Info */
	struct sc_rx_netloc netloc;
};

static void terminate(struct ending *ending);

static void finish(struct ending *ending, const struct sc_result *result)
{
	const struct sc_rx_netloc *netloc = &ending->netloc;
	struct rx_sta sta = { .netloc = { .present = false } };

	if (netloc->asked && netloc->plmn_length != 0)
		sta.sgsn_mcc_mnc = (struct sc_text){ netloc->plmn, netloc->plmn_length };
	else if (netloc->asked)
		sta.netloc = (struct sc_avp_u32){ true, SC_RX_NETLOC_NOT_SUPPORTED };
	if (result->message != NULL)
		sc_parked_note(ending->parked, "%s", result->message);
	sc_parked_answer(ending->parked, result, &sc_rx_sta_map, &sta);
	free(ending);
}

static void committed(void *owner, enum sc_status status)
{
	struct ending *ending = owner;
	struct sc_result result = rx_result_of(status, NULL);

	if (status == SC_STATUS_WAITING) {
		terminate(ending);
		return;
	}
	if (status != SC_STATUS_OK)
		ending->netloc.asked = false;
	finish(ending, &result);
}

/* What can be told of the session is looked up while it is there. */
static void terminate(struct ending *ending)
{
	const struct sc_exchange *request = sc_parked_request(ending->parked);
	const struct sc_promise promise = { .kept = committed, .owner = ending };
	struct sc_service *service = sc_exchange_service(request);
	struct sc_text session_id = sc_exchange_session_id(request);
	struct sc_text af_host = sc_exchange_origin_host(request);
	struct sc_result result;
	enum sc_status status;

	sc_rx_netloc_last(service, session_id, af_host, ending->required, &ending->netloc);
	status = sc_rx_terminate(service, session_id, af_host, &promise);
	if (status == SC_STATUS_OK || status == SC_STATUS_WAITING)
		return;
	ending->netloc.asked = false;
	result = rx_result_of(status, NULL);
	finish(ending, &result);
}

void rx_serve_session_termination(struct sc_exchange *exchange)
{
	const struct sc_result busy = rx_result_of(SC_STATUS_OUT_OF_ROOM, NULL);
	struct ending *ending = NULL;
	struct rx_str str;

	if (!sc_exchange_read(exchange, &sc_rx_str_map, &str))
		return;
	ending = calloc(1, sizeof(*ending));
	if (ending != NULL)
		ending->parked = sc_exchange_park(exchange);
	if (ending == NULL || ending->parked == NULL) {
		free(ending);
		sc_exchange_answer(exchange, &busy, NULL, NULL);
		return;
	}
	ending->required = rx_read_required(str.required, str.required_count);
	terminate(ending);
}
