/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_terminate.h"

#include "rx_change.h"
#include "rx_kept.h"
#include "service_parts.h"

/* The session, and its AF-Charging-Identifier: whoever wants that next is not judged before it is
 * free. OUT_OF_MEMORY. */
static enum sc_status claim(
	struct sc_rx_claims *claims, const struct sc_rx_session *session, struct sc_rx_claim **list)
{
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION, .name = session->id };
	const struct sc_rx_claim_key charging = { .kind = SC_RX_CLAIM_CHARGING,
		.name = session->subscription,
		.detail = session->charging_id };
	enum sc_status status = sc_rx_claim(claims, &key, list);

	if (status == SC_STATUS_OK && session->charging_id.length != 0)
		status = sc_rx_claim(claims, &charging, list);
	return status;
}

enum sc_status sc_rx_terminate(struct sc_service *service, struct sc_text session_id,
	struct sc_text af_host, const struct sc_promise *promise)
{
	const struct sc_rx_claim_key key = { .kind = SC_RX_CLAIM_SESSION, .name = session_id };
	const struct sc_rx_session *session = sc_rx_find(service, session_id);
	struct sc_rx_claim *claims = NULL;
	struct sc_unit *unit = NULL;

	if (sc_rx_claims_of(service->rx_claims, &key) != 0)
		return sc_rx_claims_wait(service->rx_claims, &key, promise);
	if (session == NULL || !sc_text_equal_nocase(session->af_host, af_host))
		return SC_STATUS_SESSION_UNKNOWN;
	unit = sc_unit_begin(service);
	if (unit == NULL || claim(service->rx_claims, session, &claims) != SC_STATUS_OK) {
		sc_unit_drop(unit);
		sc_rx_claims_release(service->rx_claims, claims);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	sc_rx_drop(unit, session_id);
	return sc_rx_change_write(service, unit, claims, promise);
}
