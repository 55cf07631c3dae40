/* SPDX-License-Identifier: BSD-2-Clause */
#include "service.h"

#include <stdlib.h>
#include <time.h>

#include "service_parts.h"

static int64_t system_clock(void)
{
	return (int64_t)time(NULL);
}

enum sc_status sc_service_open(
	struct sc_service **service, const struct sc_service_settings *settings)
{
	struct sc_service *opened = calloc(1, sizeof(*opened));
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (opened == NULL)
		return status;
	opened->settings = *settings;
	if (opened->settings.wall_clock == NULL)
		opened->settings.wall_clock = system_clock;
	status = sc_rx_sessions_open(&opened->sessions, settings->session_limit);
	if (status == SC_STATUS_OK)
		status = sc_policy_texts_open(&opened->policy_texts);
	if (status != SC_STATUS_OK) {
		sc_service_close(opened);
		return status;
	}
	*service = opened;
	return SC_STATUS_OK;
}

void sc_service_close(struct sc_service *service)
{
	if (service == NULL)
		return;
	sc_policy_texts_close(service->policy_texts);
	sc_rx_sessions_close(service->sessions);
	free(service);
}

const struct sc_snapshot *sc_service_snapshot(const struct sc_service *service)
{
	return sc_store_snapshot(service->settings.store);
}

int64_t sc_service_now(const struct sc_service *service)
{
	return service->settings.wall_clock();
}

uint32_t sc_service_session_count(const struct sc_service *service)
{
	return sc_rx_sessions_count(service->sessions);
}
