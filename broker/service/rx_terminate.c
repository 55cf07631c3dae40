/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_terminate.h"

#include "rx_change.h"
#include "rx_kept.h"
#include "service_parts.h"

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
	if (unit == NULL || sc_rx_claim(service->rx_claims, &key, &claims) != SC_STATUS_OK) {
		sc_unit_drop(unit);
		return SC_STATUS_OUT_OF_MEMORY;
	}
	sc_rx_drop(unit, session_id);
	return sc_rx_change_write(service, unit, claims, promise);
}
