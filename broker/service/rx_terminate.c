/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_terminate.h"

#include "service_parts.h"

enum sc_status sc_rx_terminate(
	struct sc_service *service, struct sc_text session_id, struct sc_text af_host)
{
	const struct sc_rx_session *session = sc_rx_sessions_find(service->sessions, session_id);

	if (session == NULL || !sc_text_equal_nocase(session->af_host, af_host))
		return SC_STATUS_SESSION_UNKNOWN;
	sc_rx_sessions_remove(service->sessions, session_id);
	return SC_STATUS_OK;
}
