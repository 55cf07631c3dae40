/* SPDX-License-Identifier: BSD-2-Clause */
#include "service.h"

#include <stdlib.h>
#include <time.h>

#include "memory.h"
#include "service_parts.h"

enum { MILLISECONDS = 1000, NANOSECONDS_IN_ONE = 1000000 };

static int64_t system_clock(void)
{
	return (int64_t)time(NULL);
}

static uint64_t system_moment(void)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * MILLISECONDS + (uint64_t)now.tv_nsec / NANOSECONDS_IN_ONE;
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
	if (opened->settings.steady_clock == NULL)
		opened->settings.steady_clock = system_moment;
	status = sc_rx_sessions_open(&opened->sessions, settings->session_limit);
	if (status == SC_STATUS_OK)
		status = sc_policy_texts_open(&opened->policy_texts);
	if (status == SC_STATUS_OK)
		status = sc_sh_held_open(&opened->held);
	if (status == SC_STATUS_OK)
		status = sc_sh_claims_open(&opened->claims);
	if (status == SC_STATUS_OK)
		status = sc_own_statements_open(&opened->statements);
	if (status != SC_STATUS_OK) {
		sc_service_close(opened);
		return status;
	}
	*service = opened;
	return SC_STATUS_OK;
}

enum sc_status sc_service_restore(struct sc_service *service, struct sc_problem *problem)
{
	return sc_memory_restore(service, problem);
}

void sc_service_touched(struct sc_service *service, const struct sc_touched *touched)
{
	(void)service;
	(void)touched;
}

void sc_service_tick(struct sc_service *service)
{
	(void)service;
}

void sc_service_close(struct sc_service *service)
{
	if (service == NULL)
		return;
	sc_own_statements_close(service->statements);
	sc_sh_claims_close(service->claims);
	sc_sh_held_close(service->held);
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

uint64_t sc_service_moment(const struct sc_service *service)
{
	return service->settings.steady_clock();
}

uint32_t sc_service_session_count(const struct sc_service *service)
{
	return sc_rx_sessions_count(service->sessions);
}
